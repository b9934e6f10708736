// What is written for people outside is read along, 400 ms after a pause: what it would give away stands below its field before it
// goes. Nothing is prevented, and a warning that is not known leaves the form as it is.
const PAUSE = 400;
const waiting = new WeakMap(); // field → timer

// It stands there before it says anything: what reads pages aloud hears only what changes.
function noteOf(field) {
  if (field.nextElementSibling?.matches("[data-gives-away]")) return field.nextElementSibling;
  const note = document.createElement("p");
  note.className = "note";
  note.role = "status";
  note.dataset.givesAway = "";
  note.hidden = true;
  field.after(note);
  return note;
}

async function ask(field) {
  const words = field.value;
  const form = new FormData(field.form);
  const body = new URLSearchParams({ csrfmiddlewaretoken: form.get("csrfmiddlewaretoken") ?? "", told: words });
  const answer = words.trim() ? await fetch(`/d/${document.body.dataset.drill}/told/`, { method: "POST", body, headers: { "HX-Request": "true" } }) : null;
  if (words !== field.value || !field.isConnected) return; // the answer to what stands there now is on its way
  if (answer && [409, 429].includes(answer.status)) return later(field, 2 * PAUSE);
  if (answer && !answer.ok) return;
  const note = noteOf(field);
  const said = answer ? await answer.text() : "";
  if (note.textContent !== said) note.textContent = said;
  note.hidden = !said;
}

function later(field, pause) {
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => ask(field).catch(() => undefined), pause));
}

export function readTold() {
  document.addEventListener("input", ({ target }) => target.matches("[data-told]") && (noteOf(target), later(target, PAUSE)));
  document.addEventListener("draft:put", ({ target }) => target.querySelectorAll("[data-told]").forEach((field) => later(field, PAUSE)));
  document.addEventListener("reset", ({ target }) => target.querySelectorAll("[data-told]").forEach((field) => later(field, 0)));
}
