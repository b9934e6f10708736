// What every room does by itself: parts that fetch themselves again, the clock, deadlines, drafts, the line's state.
import "./theme.js";
import { differs, keepDrafts } from "./drafts.js";
import { runClock } from "./clock.js";
import { keepGates } from "./gate.js";
import { keepNeeded } from "./needed.js";
import { keepPace } from "./pace.js";
import { keepParts } from "./parts.js";
import { keepPictures } from "./photo.js";
import { reach } from "./reached.js";
import { keepSaid, sayNoLine } from "./said.js";
import { showRefusals } from "./refused.js";
import { keepTurned } from "./turned.js";
import { readTold } from "./told.js";

keepParts();
runClock();
keepGates();
keepNeeded();
keepPace();
readTold();
keepDrafts();
keepPictures();
keepSaid();
showRefusals();
keepTurned();

// The words beside the clock say how the line is, in a bar that was fetched anew too.
const LINE = { lost: "off", still: "still" };
function showLine() {
  const line = LINE[document.body.dataset.stream] ?? "on";
  // Time is asked for of a server: while none answers, its buttons would reach nobody.
  for (const place of document.querySelectorAll("[data-needs-line]")) place.inert = line === "off";
  for (const state of document.querySelectorAll(".line-state")) {
    if (state.dataset.line === line) continue;
    state.dataset.line = line;
    state.textContent = { on: state.dataset.wordsOn, off: state.dataset.wordsOff, still: state.dataset.wordsStill }[line];
  }
}
new MutationObserver(showLine).observe(document.body, { attributeFilter: ["data-stream"] });
document.addEventListener("part:fresh", showLine);

// Whoever is led to something reads it at once: its words are not folded there.
function unfold() {
  // By its id: what is drawn anew is no :target any more.
  const led = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  for (const shut of led ? [...led.querySelectorAll("details.more"), ...(led.matches("details") ? [led] : [])] : []) shut.open = true;
}
unfold();
addEventListener("hashchange", unfold);

// Whoever is led to a text that is begun already writes on at its end.
const begun = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
if (begun?.matches("textarea")) {
  begun.focus({ preventScroll: true });
  begun.setSelectionRange(begun.value.length, begun.value.length);
}

// What is folded on a phone stands open where there is room.
function widen() {
  for (const shut of innerWidth < 720 ? [] : document.querySelectorAll("details[data-wide]")) shut.open = true;
}
widen();
document.addEventListener("part:fresh", widen);
document.addEventListener("part:fresh", unfold);

// What a narrow screen shows last is last there for the keys and a reading voice too.
const narrow = matchMedia("(max-width: 719px)");
const shownLast = document.querySelector("[data-last]");
const home = shownLast?.parentElement;
const place = () => shownLast && (narrow.matches ? document.getElementById("main") : home).append(shownLast);
place();
narrow.addEventListener("change", place);

// While no server answers a link would lead to the browser's own error page, away from what is written here: the page stays.
async function go(address, pressed) {
  const answers = () => fetch("/healthz").then((answer) => answer.ok, () => false);
  if (document.body.dataset.stream !== "lost" || (await answers())) location.href = address;
  else if (pressed.closest("main")) sayNoLine((words) => pressed.after(words));
  else sayNoLine((words) => document.getElementById("said").replaceChildren(words)); // of the bars: no room beside it
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return;
  if (document.body.dataset.stream !== "lost" || link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.href, link);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("a")?.hash === location.hash) unfold();
  for (const open of document.querySelectorAll("details.tools[open]")) if (!open.contains(event.target)) open.open = false;
  const row = event.target.closest("tr[data-href]");
  if (row && !event.target.closest("a, button, form")) go(row.dataset.href, row.querySelector("a"));
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("details:is(.tools, .clk-more)[open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
// The beginning calls everybody out of the lobby, as the end calls to the debrief; who is writing there has the button. A lobby
// that was opened after the beginning stays: somebody looks something up.
let gathers = document.querySelector("[data-part=begin]:not([data-go])");
document.addEventListener("part:fresh", ({ target }) => {
  if (!gathers || !target.dataset.go) return;
  gathers = null;
  const writes = [...document.querySelectorAll("input, textarea")].some((field) => field.form?.method === "post" && differs(field));
  if (!writes && !document.activeElement?.matches("input, textarea")) location.assign(target.dataset.go);
});
// A copied text leaves the range under its mark.
document.addEventListener("copy", (event) => {
  const text = String(getSelection());
  if (!text || event.target.closest?.("input, textarea")) return;
  const said = document.querySelectorAll(".mark > :first-child, .mark > .mark-local");
  const mark = [...said].map((one) => one.textContent).join(" · ");
  event.clipboardData.setData("text/plain", `[${mark}]\n${text}\n[${mark}]\n`);
  event.preventDefault();
});

reach();
addEventListener("resize", reach);
document.addEventListener("toggle", reach, true); // a fold that opens takes room from what stands beside it
document.addEventListener("part:fresh", reach);
