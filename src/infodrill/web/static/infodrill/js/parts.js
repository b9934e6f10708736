// A part ([data-part] with [data-topics]) is fetched again when one of its topics changes. It waits, and says so with a
// button, only while somebody is at work in it: keys have the focus in it, a text differs from what the server drew, a
// pointer moves over it, or a [data-held] one has been scrolled. body[data-asking] is there while anything is on its way.
import { choose, differs, hourOf } from "./drafts.js";
import { keepAnswers } from "./refused.js";

// One press stirs several topics within moments: they are asked for together.
const GATHER = 150;
const RUSH = 2000; // ms between two askings while a jump or a run-on closes many minutes a second
const AGAIN = 2000; // ms until what got no answer is asked for again
const waiting = new Set();
let timer = 0;

// A finger leaves no pointer over what it touched, whatever :hover says there.
const points = matchMedia("(hover: hover)");
// Parts whose own form has just been recorded: what stands in them is behind what the person did.
const done = new Set();

const FIELDS = "input, select, textarea";
const written = (part) => [...part.querySelectorAll(FIELDS)].some((field) => field.form?.method === "post" && differs(field));
const scrolled = (part) =>
  part.getBoundingClientRect().top < 0 || [...part.querySelectorAll(".pane-body")].some((one) => one.scrollTop > 0);

// A pointer that rests holds nothing: its owner looks elsewhere, or waits for what comes.
const RESTS = 2000;
let moved = -Infinity;
const underWay = (part) => points.matches && part.matches(":hover") && performance.now() - moved < RESTS;

const occupied = (part) =>
  (part.matches("[data-held]") && scrolled(part)) ||
  (!done.has(part.dataset.part) && (written(part) || underWay(part) || Boolean(part.querySelector(":focus-visible:not([tabindex='-1'])"))));

// What a pointer or a key presses just now, and forms whose answer is on its way: replaced under the hand, a press would
// reach nobody.
let pressed = null;
const sent = new Set();
const CLICK = 400; // ms after a finger has left, within which its click comes
const underHand = (part) => [pressed, ...sent].some((one) => one && part.contains(one));
const mayMove = (part) => !underHand(part) && (!occupied(part) || part.dataset.calm === "no");

// A step that was taken from its form leads to the next one of the page once its part is drawn anew, unless something else was
// pressed meanwhile: its form is gone, and on a phone whoever took it would stand before nothing.
let taken = null;
const LED = 3000; // ms after which nobody is led any more
function lead(names) {
  if (!taken) return;
  taken.drawn ||= names.includes(taken.part);
  if (!taken.drawn) return;
  // Who answered may answer again: such a form goes to what is at hand, and is no longer what waits.
  const stays = !taken.main && document.getElementById(taken.step);
  const next = stays ? null : document.querySelector(`[data-next]:not(#${taken.step})`);
  // It may stand in a part that is on its way still, as a text's way on does in the page's head.
  if (!next && !stays && performance.now() - taken.at < LED) return;
  taken = null;
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "start" });
}

async function fetchParts(names) {
  const here = new URL(location.href);
  here.searchParams.set("part", names.join(","));
  const answer = await fetch(here, { headers: { "HX-Request": "true" }, redirect: "manual" });
  if (answer.status === 429 || answer.status >= 500) throw new Error(answer.statusText); // asked again soon
  // Another page stands here by now: the exercise was stopped, goes on, the seat was given up, or what was shown is no more.
  if (!answer.ok || answer.headers.has("HX-Refresh") || answer.headers.has("HX-Redirect")) return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const name of names) {
    const fresh = page.querySelector(`[data-part="${name}"]`);
    const old = document.querySelector(`[data-part="${name}"]`);
    if (fresh && old && !mayMove(old)) waiting.add(name); // somebody came into it meanwhile
    else if (fresh && old) {
      const held = hold(old);
      const own = done.has(name); // what somebody's own press brought does not come under their hand
      const answered = keepAnswers(old);
      old.dispatchEvent(new CustomEvent("part:goes", { bubbles: true }));
      old.replaceWith(fresh);
      answered(fresh);
      done.delete(name);
      held(fresh);
      window.htmx?.process(fresh);
      say(fresh);
      fresh.dispatchEvent(new CustomEvent("part:fresh", { bubbles: true, detail: { own } }));
    }
  }
  lead(names);
}

// What a fold is: by its place another one would open when one goes, and under control's hand that may be the end.
function named(fold) {
  // Several folds may give one command, as a jump and the end both change the clock.
  return fold.id || `${fold.querySelector("form")?.getAttribute("action")} ${fold.querySelector("summary")?.textContent.trim()}`;
}

const reach = (part) => [...part.querySelectorAll("a[href], button, summary")];

// A part that is replaced under somebody's hands stays as they had it: folds that are open, what is chosen, the focus.
function hold(old) {
  const open = new Set([...old.querySelectorAll("details[open]")].map(named));
  // The hour that was offered first is the hour of whoever began to write beside it: on its way it does not move on.
  const begun = (field) => field.matches("[data-hours]") && [...(field.form?.elements ?? [])].some(differs);
  const chosen = [...old.querySelectorAll("select[id], input[id], textarea[id]")]
    .filter((one) => differs(one) || begun(one))
    .map((one) => [one.id, one.value, one.matches("[data-hours]") && hourOf(one), !differs(one)]);
  const inside = old.contains(document.activeElement);
  // By id, since the field itself goes with the old part; what has none is the same that stands in its place there.
  const focus = inside ? document.activeElement.id : "";
  const [place, was] = [reach(old).indexOf(document.activeElement), document.activeElement.textContent];
  return (fresh) => {
    for (const one of fresh.querySelectorAll("details")) one.open ||= open.has(named(one));
    for (const [id, value, hour, offered] of chosen) {
      const field = fresh.querySelector(`#${CSS.escape(id)}`);
      if (field && (hour || !field.options || [...field.options].some((one) => one.value === value))) choose(field, value, hour);
      if (field && offered) field.dispatchEvent(new Event("change", { bubbles: true })); // the sentence that says it follows
    }
    if (!inside) return;
    const there = reach(fresh)[place];
    const again = focus ? fresh.querySelector(`#${CSS.escape(focus)}`) : there?.textContent === was && there;
    if (!again && !fresh.hasAttribute("tabindex")) fresh.tabIndex = -1;
    (again || fresh).focus({ preventScroll: true });
  };
}

function say(part) {
  const words = part.dataset.say;
  if (words) document.getElementById(part.dataset.urgent === "yes" ? "urgent" : "polite").textContent = words;
}

// Something new waits for this part: a small button shows it at once.
function news(part) {
  const words = document.getElementById("news");
  if (!words || part.querySelector("[data-news]")) return;
  (part.querySelector(".pane-head") ?? part).append(words.content.cloneNode(true));
}

// For whoever looks from outside whether this page shows what it has heard of.
const tell = () => document.body.toggleAttribute("data-asking", Boolean(timer || asking));

// One answer at a time: an older one that comes late never covers a newer one.
let asking = false;

let last = -RUSH;

function settle() {
  timer = 0;
  if (asking) return;
  const ready = [];
  for (const name of waiting) {
    const part = document.querySelector(`[data-part="${name}"]`);
    if (!part) waiting.delete(name);
    else if (mayMove(part)) {
      ready.push(name);
      waiting.delete(name);
    } else if (!underHand(part)) {
      news(part);
      if (underWay(part)) timer ||= setTimeout(settle, RESTS);
    }
  }
  if (!ready.length) return tell();
  asking = true;
  last = performance.now();
  fetchParts(ready).then(
    () => {
      asking = false;
      wake();
    },
    () => {
      // No answer, or none now: what changed is not forgotten.
      asking = false;
      for (const name of ready) waiting.add(name);
      timer ||= setTimeout(settle, AGAIN);
      tell();
    },
  );
}

// What the person's own form did is not kept waiting by a rush.
function pause() {
  const state = document.getElementById("hour")?.dataset.state;
  const rushes = !done.size && (state === "jump" || state === "run_on");
  return Math.max(GATHER, rushes ? last + RUSH - performance.now() : 0);
}

function wake() {
  if (waiting.size) timer ||= setTimeout(settle, pause());
  tell();
}

function changed(topics) {
  for (const part of document.querySelectorAll("[data-part]"))
    if (topics === "all" || part.dataset.topics.split(" ").some((one) => topics.includes(one))) waiting.add(part.dataset.part);
  wake();
}

// What a form in a part did shows in that part at once; its "recorded" goes to the place for answers, which stays.
function recorded(event) {
  const part = event.target.closest?.("form")?.closest("[data-part]");
  const ctx = event.detail?.ctx;
  // Only a record names what it changed: a coach's note, which is an answer too, does not.
  if (!part || ctx?.response?.status !== 200 || !ctx.response.headers.has("HX-Trigger")) return;
  ctx.hx.retarget ||= "#said";
  ctx.hx.reswap ||= "innerHTML";
  const form = event.target.closest("form");
  taken = form.id.startsWith("step-") ? { step: form.id, part: part.dataset.part, main: form.matches("[data-next]"), at: performance.now() } : null;
  done.add(part.dataset.part);
  waiting.add(part.dataset.part);
  // Not at the end of a longer pause: the person who pressed waits for it.
  clearTimeout(timer);
  timer = 0;
  wake();
}

function press(event) {
  pressed = event.target;
  taken = null;
}

function release(event) {
  const held = pressed;
  const after = event.type === "pointerup" ? CLICK : 0;
  setTimeout(() => {
    if (pressed !== held) return;
    pressed = null;
    wake();
  }, after);
}

export function keepParts() {
  const known = new Set();
  const listen = () => {
    for (const part of document.querySelectorAll("[data-topics]"))
      for (const topic of part.dataset.topics.split(" "))
        if (!known.has(topic)) {
          known.add(topic);
          document.body.addEventListener(`drill:${topic}`, () => changed([topic]));
        }
  };
  listen();
  document.addEventListener("part:fresh", listen);
  document.addEventListener("part:stale", (event) => {
    const part = event.target.closest("[data-part]");
    if (part) waiting.add(part.dataset.part);
    wake();
  });
  // How time goes concerns every part: by when, in how long, what can be chosen.
  for (const all of ["resync", "clock"]) document.body.addEventListener(`drill:${all}`, () => changed("all"));
  document.addEventListener("htmx:after:request", recorded);
  document.addEventListener("pointermove", () => (moved = performance.now()), { passive: true });
  document.addEventListener("pointerout", wake);
  // Scrolling does not bubble: it is heard on its way down.
  document.addEventListener("scrollend", wake, true);
  document.addEventListener("focusout", wake);
  document.addEventListener("pointerdown", press, true);
  document.addEventListener("keydown", (event) => event.key === " " && press(event), true);
  for (const end of ["pointerup", "pointercancel", "click", "keyup"]) document.addEventListener(end, release, true);
  document.addEventListener("htmx:before:request", (event) => sent.add(event.detail.ctx.sourceElement));
  document.addEventListener("htmx:finally:request", (event) => {
    sent.delete(event.detail.ctx.sourceElement);
    wake();
  });
  document.addEventListener("click", (event) => {
    const news = event.target.closest("[data-news]");
    const part = news?.closest("[data-part]");
    if (part) {
      part.dataset.calm = "no";
      document.activeElement?.blur();
      waiting.add(part.dataset.part);
      wake();
    }
  });
}
