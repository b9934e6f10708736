// The story's clock and every deadline count on between two visits to the server, from the exercise second it gave.
const pad = (value) => String(value).padStart(2, "0");
const AHEAD = 300; // exercise seconds by which a page may have counted too far; what goes back further was moved by somebody
let base = null;

function read() {
  const hour = document.getElementById("hour");
  if (!hour || (base && base.hour === hour)) return;
  const [h, m] = hour.dataset.story.split(":").map(Number);
  const now = Number(hour.dataset.now);
  const running = hour.dataset.state === "running";
  // While time goes on no clock goes back: one that was ahead of a slow machine waits for it.
  const told = running && base?.running ? second() : now;
  base = {
    hour,
    now,
    running,
    least: told - now <= AHEAD ? told : now,
    minute: h * 60 + m,
    rate: running ? Number(hour.dataset.speed) / 1000 : 0,
    // Not the time of day, which may be set while the page is open.
    since: performance.now(),
  };
  stands = null;
}

// Alone no clock goes on: nobody knows then whether time does.
const alone = () => ["lost", "still"].includes(document.body.dataset.stream);
let stands = null;
function second() {
  if (!alone()) stands = null;
  else if (stands) return stands.second;
  const now = Math.max(base.least, base.now + Math.floor(((performance.now() - base.since) / 1000) * base.rate));
  if (alone()) stands = { second: now };
  return now;
}

const counted = (seconds) => {
  const [h, m, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, pad(seconds % 60)];
  return h ? `${h}:${pad(m)}:${rest}` : `${m}:${rest}`;
};

// How long, in words, as the server says it (rooms/moments.py).
function span(seconds) {
  const words = document.getElementById("spans")?.dataset;
  const minutes = Math.ceil(Math.abs(seconds) / 60);
  const [h, m] = [Math.floor(minutes / 60), pad(minutes % 60)];
  if (!words) return "";
  if (minutes < 60) return words.minutes.replace("{n}", minutes);
  if (minutes < 48 * 60) return (minutes % 60 ? words.both : words.hours).replace("{h}", h).replace("{m}", m);
  return words.days.replace("{n}", Math.floor(minutes / 1440));
}

// A deadline that becomes soon or is over changes more in its part than its words: that is asked for, once.
const crossed = new Set();
function count(place, now) {
  const { due, before, after, soon } = place.dataset;
  const left = Number(due) - now;
  const tone = left < 0 || Number(soon) < 0 ? "over" : left <= Number(soon) ? "soon" : "";
  const words = (tone === "over" ? after : before).replace("{span}", span(left));
  // Only when it changes: a text that is set again is drawn again, each second.
  if (place.lastElementChild.textContent !== words) place.lastElementChild.textContent = words;
  if (!tone || place.classList.contains(`due-${tone}`)) return;
  place.classList.remove("due-soon");
  place.classList.add(`due-${tone}`);
  ask(place, `${due} ${before} ${tone}`);
}

function ask(place, what) {
  const key = `${place.closest("[data-part]")?.dataset.part} ${what}`;
  if (crossed.has(key)) return;
  crossed.add(key);
  place.dispatchEvent(new CustomEvent("part:stale", { bubbles: true }));
}

// Begun, and the city is not ready: no event tells when it is, so it is asked for.
const AWAITED = 5; // seconds between
let waited = 0;
function awaits() {
  const { state, speed } = base.hour.dataset;
  waited = state === "running" && speed === "0" ? waited + 1 : 0;
  if (waited && waited % AWAITED === 0) base.hour.dispatchEvent(new CustomEvent("part:stale", { bubbles: true }));
}

function tick() {
  read();
  if (!base) return;
  awaits();
  const now = second();
  // By whole minutes of the exercise: the story's minute turns when the server's does, not a minute after the
  // page was drawn.
  const told = (base.minute + Math.floor(now / 60) - Math.floor(base.now / 60)) % 1440;
  for (const place of document.querySelectorAll("[data-clock]:not(.tide)")) place.textContent = `${pad(Math.floor(told / 60))}:${pad(told % 60)}`;
  for (const place of document.querySelectorAll("[data-due]")) count(place, now);
  for (const place of document.querySelectorAll("[data-left]")) {
    const left = Math.max(0, Number(place.dataset.left) - now);
    if (!left) ask(place, place.dataset.left);
    place.textContent = counted(left);
  }
  for (const place of document.querySelectorAll("[data-remains]")) {
    const left = Math.max(0, Number(place.dataset.remains) - now);
    if (!left) ask(place, place.dataset.remains);
    const words = left < 60 ? (document.getElementById("spans")?.dataset.seconds ?? "").replace("{n}", left) : span(left);
    if (place.textContent !== words) place.textContent = words;
  }
  for (const place of document.querySelectorAll("[data-since]")) place.textContent = counted(Math.max(0, now - Number(place.dataset.since)));
  for (const place of document.querySelectorAll("[data-seconds]")) place.textContent = `:${pad(now % 60)}`;
}

export function runClock() {
  tick();
  setInterval(tick, 1000);
  document.addEventListener("part:fresh", tick);
}
