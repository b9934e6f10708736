// What the range says of a press. That it was recorded stands in the strip of the mark, where no control is, for a
// while; a verdict with its reason stands until the next press; a refusal stands at its form until the next attempt.
const STAYS = 4500; // ms
const BELOW = 24; // px, what is left free around a verdict at the foot of the window
let number = 0;
let timer = 0;

// Where a form is answered: its own place, made where the page has none.
export function placeOf(form) {
  let place = form.querySelector(".form-said");
  if (!place) {
    place = document.createElement("div");
    place.className = "form-said";
    form.append(place);
  }
  place.id ||= `said-${++number}`;
  return place;
}

// Beside the press, until the line is back: a link or a pause that said nothing was taken for broken, or for done.
export function sayNoLine(put) {
  for (const said of document.querySelectorAll("[data-no-line]")) said.remove();
  const words = document.getElementById("no-line");
  if (words) put(words.content.cloneNode(true));
  document.body.addEventListener("drill:line", () => document.querySelector("[data-no-line]")?.remove(), { once: true });
}

function inSight(one) {
  const box = one?.getBoundingClientRect();
  // Below the bars that stay, which cover what is only inside the window.
  const bars = parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  return Boolean(box && box.top >= bars && box.bottom <= innerHeight);
}

export function keepSaid() {
  const strip = document.getElementById("said");
  new MutationObserver(() => {
    // The time begins anew with each word, so that a later one stands as long as the first.
    clearTimeout(timer);
    // Who practises alone reads it in the strip of the practice, where that is in sight: never the same words twice.
    if (inSight(document.getElementById("practice"))) strip.querySelector('[data-remark="step"]')?.remove();
    const remark = strip.querySelector("[data-remark]");
    document.documentElement.style.setProperty("--said", remark ? `${strip.offsetHeight + BELOW}px` : "0px");
    if (strip.firstElementChild && !remark) timer = setTimeout(() => strip.replaceChildren(), STAYS);
  }).observe(strip, { childList: true });
  document.addEventListener("click", () => strip.querySelector("[data-remark]") && strip.replaceChildren());
  document.addEventListener("htmx:before:request", (event) => {
    strip.replaceChildren();
    event.target.closest?.("form")?.querySelector(".form-said")?.replaceChildren();
  });
  document.addEventListener("htmx:after:request", (event) => {
    const form = event.target.closest?.("form");
    const ctx = event.detail?.ctx;
    if (!form || !(ctx?.response?.status >= 400) || ctx.response.headers.has("Retry-After")) return;
    ctx.hx.retarget = `#${placeOf(form).id}`;
    ctx.hx.reswap = "innerHTML";
  });
}
