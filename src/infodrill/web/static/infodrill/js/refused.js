// No charter: shows what the server refused beside the field that it is about, and beside the button that was pressed
// A refusal names its field. Its words go after that field, the field says that it is invalid and is given the focus; the whole
// stands beside the pressed button, which may lie far from the form. What was typed stays as it is.
let pressed = null; // the button of the last form that was sent
let count = 0;

function forget(form) {
  for (const said of form.querySelectorAll(".field-said")) said.remove();
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

function beside(form, field, refused) {
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
  const field = refused.dataset.field && control(form, refused.dataset.field);
  if (field) beside(form, field, refused);
}

export function showRefusals() {
  document.addEventListener("submit", (event) => {
    pressed = event.submitter;
    if (event.target.matches("form")) forget(event.target);
  });
  document.addEventListener("htmx:after:swap", told);
}
