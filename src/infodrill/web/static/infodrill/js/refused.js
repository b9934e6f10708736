// No charter: shows what the server refused beside the field that it is about, and beside the button that was pressed
// A refusal names its field. Its words go after that field, the field says that it is invalid and is given the focus; the whole
// stands beside the pressed button, which may lie far from the form. What was typed stays as it is.
import { placeOf } from "./said.js";

let pressed = null; // the button of the last form that was sent
let count = 0;
const NOTE = ".rung > .refused"; // what the coach says under a row that was chosen

function forget(form) {
  for (const said of form.querySelectorAll(`.field-said, ${NOTE}`)) said.remove();
  for (const field of form.elements) {
    if (!field.ariaInvalid) continue;
    field.ariaInvalid = null;
    const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => !id.startsWith("why-"));
    if (others.join("")) field.setAttribute("aria-describedby", others.join(" "));
    else field.removeAttribute("aria-describedby");
  }
  for (const said of document.querySelectorAll(".press-said")) if (said.dataset.of === form.dataset.sent) said.remove();
}

const shown = (field) => field.type !== "hidden" && field.type !== "submit" && !field.disabled;

// The control of a field: of several, the first that holds nothing; of a list that is put together by the page, its first.
function control(form, name) {
  const found = [...form.elements].filter((field) => shown(field) && (field.name === name || field.name.startsWith(`${name}-`)));
  return found.find((field) => !field.value.trim()) ?? found[0];
}

function beside(form, field, refused, now) {
  const place = field.closest("fieldset, .field, .pick, .two-tongues") ?? field;
  const why = document.createElement("p");
  why.className = "field-said";
  why.id = `why-${(count += 1)}`;
  why.textContent = [...refused.querySelectorAll("[data-why]")].map((one) => one.textContent.trim()).join(" ");
  if (place.matches("fieldset, .field")) place.append(why);
  else place.after(why);
  field.ariaInvalid = "true";
  field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), why.id].filter(Boolean).join(" "));
  for (let around = field.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  // Put back into a part that was drawn anew: the person may be elsewhere by now, and is not called away.
  if (!now) return;
  field.focus({ preventScroll: true });
  place.scrollIntoView({ block: "center" });
}

// The answer stands in its form. A button elsewhere on the page has it after it as well.
function besideButton(form, refused) {
  if (pressed?.form !== form || form.contains(pressed)) return;
  form.dataset.sent = count += 1;
  const said = document.createElement("div");
  said.className = "press-said";
  said.dataset.of = form.dataset.sent;
  said.append(refused.cloneNode(true));
  pressed.after(said);
  if (!refused.dataset.field) said.scrollIntoView({ block: "nearest" });
}

function told(event) {
  const ctx = event.detail?.ctx;
  const form = ctx?.sourceElement?.closest?.("form");
  const refused = ctx?.response?.status >= 400 && form?.querySelector(".form-said .refused");
  if (!refused) return;
  forget(form);
  besideButton(form, refused);
  atField(form, refused, true);
}

function atField(form, refused, now) {
  const field = refused.dataset.field && control(form, refused.dataset.field);
  if (field) beside(form, field, refused, now);
}

// The forms of one command are told apart by what they send unseen, but for what is new with each drawing.
const FRESH = ["client", "csrfmiddlewaretoken"];
const unseen = (form) =>
  [...form.querySelectorAll("input[type=hidden]")].filter((one) => !FRESH.includes(one.name)).map((one) => `${one.name}=${one.value}`);
const named = (form) => form.id || [form.getAttribute("action"), ...unseen(form)].join(" ");

// What was answered to this browser alone is not in a part that is drawn anew: it is carried over, to the same form and row,
// until the next attempt. Gives what does so, once the new part stands.
export function keepAnswers(old) {
  const answers = [...old.querySelectorAll(".form-said")].filter((said) => said.firstElementChild && said.closest("form")).map((said) => [named(said.closest("form")), said]);
  const notes = [...old.querySelectorAll(NOTE)].map((note) => [note.parentElement.id, note]);
  return (fresh) => {
    for (const form of fresh.querySelectorAll("form")) {
      const said = answers.find(([name]) => name === named(form))?.[1];
      if (!said) continue;
      placeOf(form).replaceChildren(...said.childNodes);
      const refused = form.querySelector(".form-said .refused");
      if (refused) atField(form, refused, false);
    }
    for (const [id, note] of notes) fresh.querySelector(`#${CSS.escape(id)}`)?.append(note);
  };
}

export function showRefusals() {
  document.addEventListener("submit", (event) => {
    pressed = event.submitter;
    if (event.target.matches("form")) forget(event.target);
  });
  document.addEventListener("htmx:after:swap", told);
}
