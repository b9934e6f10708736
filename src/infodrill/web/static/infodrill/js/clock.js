// The story's clock and every deadline count on between two visits to the server, from the exercise second it gave.
const pad = (value) => String(value).padStart(2, "0");
let base = null;

function read() {
  const hour = document.getElementById("hour");
  if (!hour || (base && base.hour === hour)) return;
  const [h, m] = hour.dataset.story.split(":").map(Number);
  base = {
    hour,
    now: Number(hour.dataset.now),
    minute: h * 60 + m,
    rate: hour.dataset.state === "running" ? Number(hour.dataset.speed) / 1000 : 0,
    since: performance.now(),
  };
}

const second = () => base.now + Math.floor(((performance.now() - base.since) / 1000) * base.rate);

function tick() {
  read();
  if (!base) return;
  const now = second();
  const told = (base.minute + Math.floor(now / 60) - Math.floor(base.now / 60)) % 1440;
  for (const place of document.querySelectorAll("[data-clock]:not(.tide)")) place.textContent = `${pad(Math.floor(told / 60))}:${pad(told % 60)}`;
  for (const place of document.querySelectorAll("[data-left]")) {
    const left = Math.max(0, Number(place.dataset.left) - now);
    const hours = Math.floor(left / 3600);
    place.textContent = hours ? `${hours}:${pad(Math.floor(left / 60) % 60)}:${pad(left % 60)}` : `${Math.floor(left / 60)}:${pad(left % 60)}`;
  }
  for (const place of document.querySelectorAll("[data-seconds]")) place.textContent = `:${pad(now % 60)}`;
}

export function runClock() {
  tick();
  setInterval(tick, 1000);
}
