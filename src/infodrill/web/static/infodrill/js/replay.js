// The replay's scrubber: moves a page through the moments of a drill, plays it, leads the hall or follows whoever does. What is
// seen at a moment is the server's page of it; this module only puts it in the place of the one before. The big screen has no
// scrubber: it is drawn anew when the hall is led elsewhere.
import { reach } from "./reached.js";

const bar = document.getElementById("replay");
const at = () => Number(bar.dataset.seq);
const BEAT = 200; // ms between two looks while it plays

async function page(address) {
  const answer = await fetch(address, { redirect: "follow" });
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

const panes = () => [...document.querySelectorAll("main .pane-body, main .col")];

// The page in the place of the one before; the scrubber stays under the hand.
function swap(fresh) {
  for (const sheet of fresh.querySelectorAll("link[rel=stylesheet]"))
    if (!document.head.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) document.head.append(sheet);
  document.title = fresh.title;
  document.body.className = fresh.body.className;
  const [range, next] = [document, fresh].map((one) => one.querySelector(".range"));
  range.className = next.className;
  const scrolled = panes().map((pane) => pane.scrollTop);
  for (const child of [...range.children]) if (child !== bar) child.remove();
  let above = Boolean(bar);
  for (const child of [...next.children]) {
    if (child.id === "replay") above = false;
    else if (above) bar.before(child);
    else range.append(child);
  }
  panes().forEach((pane, place) => (pane.scrollTop = scrolled[place] ?? 0));
  reach();
}
reach();
addEventListener("resize", reach);

// What the scrubber says of the new moment.
function freshen(fresh) {
  for (const one of fresh.querySelectorAll("[data-fresh]"))
    bar.querySelector(`[data-fresh="${one.dataset.fresh}"]`)?.replaceWith(one);
  bar.dataset.seq = fresh.dataset.seq;
  for (const field of bar.querySelectorAll("[data-at]")) field.value = fresh.dataset.seq;
  const [line, there] = [bar, fresh].map((one) => one.querySelector(".rp-here"));
  for (const name of ["x1", "x2"]) line.setAttribute(name, there.getAttribute(name));
  const [range, moved] = [bar, fresh].map((one) => one.querySelector(".rp-range"));
  range.setAttribute("aria-valuetext", moved.getAttribute("aria-valuetext"));
  if (!playing && !held) range.value = moved.value;
}

let wanted = null;
let busy = false;
let playing = 0;
let held = false; // a hand holds the thumb

// To an event; while one page is on its way only the last one that is wanted waits.
async function go(seq) {
  wanted = seq;
  if (busy) return;
  busy = true;
  document.body.toggleAttribute("data-asking", true);
  while (wanted !== null) {
    const here = new URL(location.href);
    here.searchParams.set("at", wanted);
    here.searchParams.delete("second");
    here.hash = "";
    wanted = null;
    try {
      const fresh = await page(here);
      // Play goes on: nobody looks back now.
      if (!fresh.getElementById("replay")) return location.reload();
      freshen(fresh.getElementById("replay"));
      swap(fresh);
      history.replaceState(null, "", here);
      if (leads()) await lead(at());
    } catch {
      // No line: what is shown stays, and the next press asks again.
    }
  }
  busy = false;
  document.body.toggleAttribute("data-asking", false);
}

// Leading and following
const leading = bar?.querySelector("[data-lead]");
const follow = bar?.querySelector("[data-follow]");
const leads = () => leading?.querySelector("button").getAttribute("aria-pressed") === "true";
function lead(seq) {
  const body = new FormData(leading);
  body.set("at", seq);
  return fetch(leading.action, { method: "POST", body });
}
async function led() {
  const answer = await fetch(`${bar.dataset.base}led`);
  return (await answer.json()).at;
}
async function catchUp() {
  if (!follow?.checked) return;
  const seq = await led();
  if (seq >= 0 && seq !== at()) go(seq);
}

function keep(steps) {
  const range = bar.querySelector(".rp-range");
  const play = bar.querySelector("[data-play]");
  const speed = bar.querySelector("[data-speeds]");
  const { seqs, seconds } = steps;
  const last = seqs.length - 1;
  // The last moment at or before: of a sorted list.
  const place = (list, value) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };
  const stand = () => {
    clearInterval(playing);
    playing = 0;
    play.setAttribute("aria-pressed", "false");
  };
  const own = (seq) => {
    if (follow) follow.checked = false;
    if (seq !== at() || wanted !== null) go(seq);
  };
  const toSecond = (second) => own(seqs[place(seconds, second)]);
  const step = (by) => {
    const here = place(seqs, wanted ?? at());
    const to = by < 0 && seqs[here] < (wanted ?? at()) ? here : here + by;
    own(seqs[Math.max(0, Math.min(last, to))]);
  };
  const start = () => {
    if (at() >= seqs[last]) range.value = seconds[0];
    let [time, now] = [performance.now(), Number(range.value)];
    play.setAttribute("aria-pressed", "true");
    playing = setInterval(() => {
      const passed = (performance.now() - time) / 1000;
      time = performance.now();
      if (held) now = Number(range.value);
      else {
        now = Math.min(seconds[last], now + passed * Number(speed.value));
        range.value = now;
      }
      const seq = seqs[place(seconds, now)];
      if (seq !== (wanted ?? at())) own(seq);
      if (now >= seconds[last]) stand();
    }, BEAT);
  };
  const toggle = () => (playing ? stand() : start());

  for (const one of bar.querySelectorAll("[data-unscripted]")) one.hidden = true;
  for (const one of [play, speed, leading, follow?.closest("label")]) if (one) one.hidden = false;
  play.addEventListener("click", toggle);
  range.addEventListener("input", () => toSecond(Number(range.value)));
  range.addEventListener("pointerdown", () => (held = true));
  for (const end of ["pointerup", "pointercancel", "blur"]) range.addEventListener(end, () => (held = false));
  document.addEventListener("pointerup", () => (held = false));
  bar.querySelector("#rp-as")?.addEventListener("change", (event) => event.target.form.submit());
  bar.addEventListener("click", (event) => {
    const link = event.target.closest("[data-step], [data-to]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stand();
    link.closest("details")?.removeAttribute("open");
    if (link.dataset.to) own(Number(link.dataset.to));
    else step(Number(link.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("select, input:not(.rp-range), textarea")) return;
    if (key === " " && target.matches("a, button, summary")) return;
    const minute = (by) => toSecond(Math.max(0, seconds[place(seqs, at())] + by * 60));
    const deed = {
      ArrowLeft: () => (event.shiftKey ? minute(-1) : step(-1)),
      ArrowRight: () => (event.shiftKey ? minute(1) : step(1)),
      Home: () => own(seqs[0]),
      End: () => own(seqs[last]),
      " ": toggle,
    }[key];
    if (!deed) return;
    event.preventDefault();
    if (key !== " ") stand();
    deed();
  });
  leading?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const on = !leads();
    leading.querySelector("button").setAttribute("aria-pressed", String(on));
    await lead(on ? at() : "");
  });
  follow?.addEventListener("change", catchUp);
  if (follow && location.hash === "#follow") follow.checked = true;
  document.body.addEventListener("drill:replay", catchUp);
  catchUp();
}

if (bar) {
  const steps = await fetch(`${bar.dataset.base}steps?${new URLSearchParams({ as: bar.dataset.eyes })}`);
  if (steps.ok) keep(await steps.json());
} else {
  document.body.addEventListener("drill:replay", async () => {
    if (busy) return (wanted = 0);
    busy = true;
    do {
      wanted = null;
      await page(location.href).then(swap, () => location.reload());
    } while (wanted !== null);
    busy = false;
  });
}
