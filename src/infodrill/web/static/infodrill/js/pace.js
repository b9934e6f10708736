// A seat writes at human pace. While the range would still say "too soon" every form with words in it says when the next text
// may go, beside its button; what is sent before waits on the page and goes by itself.
const home = () => `pace:${document.body.dataset.drill}:${document.body.dataset.seat}`;
const BEAT = 250; // ms
const waiting = new Map(); // form → the button that sends it
let timer = 0;

// For all tabs of the seat.
const until = () => Number(localStorage.getItem(home()) ?? 0);
const left = () => Math.ceil((until() - Date.now()) / 1000);
// What a command declares as words has a length: so a form carries a text.
const worded = (form) => form?.method === "post" && form.querySelector(":is(textarea, input):is([maxlength], [data-most])");
const atWork = (form) => waiting.has(form) || form.contains(document.activeElement) || form.dataset.dirty;

function say(form, words) {
  let place = form.querySelector(".pace");
  if (!place && !words) return;
  if (!place) {
    place = document.createElement("p");
    place.className = "pace";
    place.setAttribute("role", "status");
    (form.querySelector(".form-said") ?? form.lastElementChild).before(place);
  }
  if (place.textContent !== words) place.textContent = words;
}

function beat() {
  clearTimeout(timer);
  const n = left();
  const words = document.getElementById("pace")?.dataset ?? {};
  for (const form of document.forms)
    if (worded(form) || waiting.has(form)) {
      const told = n > 0 && atWork(form) ? (waiting.has(form) ? words.sends : words.next) : "";
      say(form, told.replace("{n}", n));
    }
  if (n > 0) timer = setTimeout(beat, BEAT);
  else
    for (const [form, button] of waiting) {
      waiting.delete(form);
      if (form.isConnected) form.requestSubmit(button?.isConnected ? button : undefined);
    }
}

function waits(form, button) {
  waiting.set(form, button);
  beat();
}

export function keepPace() {
  let pressed = null;
  document.addEventListener("submit", (event) => {
    pressed = event.submitter;
    if (left() <= 0 || !worded(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waits(event.target, event.submitter);
  }, true);
  document.addEventListener("focusin", () => left() > 0 && beat());
  // The range says with its answer in how many seconds the seat may write again.
  document.addEventListener("htmx:after:request", ({ target, detail }) => {
    const answer = detail?.ctx?.response;
    const form = target.closest?.("form");
    if (!form || ![200, 409].includes(answer?.status) || !answer.headers.has("Retry-After")) return;
    localStorage.setItem(home(), Date.now() + Number(answer.headers.get("Retry-After")) * 1000);
    if (answer.status === 200) return beat();
    detail.ctx.hx.reswap = "none"; // refused for now alone: it goes again
    waits(form, pressed?.form === form ? pressed : undefined);
  });
  if (left() > 10) localStorage.removeItem(home()); // the clock of this machine was set
  beat();
}
