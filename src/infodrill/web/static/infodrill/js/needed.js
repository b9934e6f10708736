// A button whose form still lacks what it must hold is locked and says what; pressed, it leads there. What that is the command
// declares: `required`, data-choose on a choice of which one entry is empty and may be sent, data-any on a fieldset of which one box at least is ticked, and data-unless="field words after": unless every entry of that field behind the first `after` says those words; data-only="field value value": chosen, it leaves of that field these values alone; data-when="field value value": asked only while that field says one of these.
let number = 0;

// What only the eye is told, as the number before a question, is no part of its name.
function text(element) {
  const said = element?.cloneNode(true);
  for (const drawn of said?.querySelectorAll("[aria-hidden=true]") ?? []) drawn.remove();
  return said?.textContent.trim();
}

const called = (field) => field.dataset.any || (field.type === "radio" && text(field.closest("fieldset")?.querySelector("legend"))) || text(field.labels?.[0]) || field.ariaLabel || field.placeholder || "…";

// A browser cuts what is pasted where the place is full, in the middle of a word: from then on the form counts itself, and what
// is too long waits to be made shorter.
function paste({ target }) {
  if (!(target.maxLength > 0)) return;
  target.dataset.most = target.maxLength;
  target.removeAttribute("maxlength");
}
const most = (field) => (field.maxLength > 0 ? field.maxLength : Number(field.dataset.most ?? Infinity));

function conditions(form) {
  for (const field of form.querySelectorAll("[data-unless]")) {
    const [of, words, after] = field.dataset.unless.split(" ");
    field.required = new FormData(form).getAll(of).slice(Number(after)).some((said) => said && said !== words);
  }
  for (const part of form.querySelectorAll("[data-when]")) {
    const [of, ...values] = part.dataset.when.split(" ");
    part.hidden = !values.includes(new FormData(form).get(of) ?? "");
    // One part may lie within another: what is asked in it is asked while both are there.
    for (const field of part.querySelectorAll("input, select, textarea")) field.disabled = Boolean(field.closest("[data-when][hidden]"));
  }
  const rules = [...form.querySelectorAll("[data-only]")].map((each) => [each.selected || each.checked, ...each.dataset.only.split(" ")]);
  const chosen = rules.filter(([holds]) => holds).map(([, ...rule]) => rule);
  for (const of of new Set(rules.map(([, name]) => name))) {
    // What is hidden says that nothing is chosen yet; no rule lets that be sent.
    for (const option of form.elements[of].options) if (!option.hidden) option.disabled = chosen.some(([name, ...left]) => name === of && !left.includes(option.value));
  }
}

function lacking(form) {
  const ticked = (group) => group.querySelector("input:checked");
  const fields = [...form.elements].filter((field) => (field.required || field.matches("fieldset[data-any], select[data-choose]")) && !field.disabled);
  return fields.filter((field, place) => {
    if (field.matches("fieldset")) return !ticked(field);
    if (field.matches("[data-choose]")) return field.selectedOptions[0]?.disabled;
    if (field.type === "checkbox") return !field.checked;
    if (field.type !== "radio") return !field.value.trim() || field.selectedOptions?.[0]?.disabled;
    return fields.findIndex((each) => each.name === field.name) === place && !form.elements[field.name].value;
  });
}

function look(form) {
  conditions(form);
  const buttons = [...form.elements].filter((field) => field.type === "submit" && !field.formNoValidate);
  const names = [...new Set(lacking(form).map(called))];
  const full = [...form.elements].find((field) => field.value?.length >= most(field));
  const over = full ? full.value.length - most(full) : 0;
  const spoken = document.getElementById("needs")?.dataset ?? { words: "", full: "", over: "" };
  for (const button of buttons) {
    let words = document.getElementById(button.dataset.needs ?? "");
    const locked = (names.length > 0 || over > 0) && !button.disabled;
    if ((locked || full) && !words) {
      words = document.createElement("span");
      words.id = button.dataset.needs = `needs-${(number += 1)}`;
      words.className = button.closest(".form-end, [class$=-foot]") ? "needs" : "needs heard";
      button.after(words);
    }
    if (!words) continue;
    const held = over > 0 ? spoken.over.replace("{n}", most(full)).replace("{over}", over) : full ? spoken.full.replace("{n}", most(full)) : "";
    const said = names.length && !button.disabled ? spoken.words.replace("{what}", names.map((name) => `“${name.replaceAll("“", "‘").replaceAll("”", "’")}”`).join(", ")) : held;
    if (words.textContent !== said) words.textContent = said;
    button.ariaDisabled = locked ? "true" : null;
    if (locked) button.setAttribute("aria-describedby", words.id);
    else button.removeAttribute("aria-describedby");
  }
}

// To the first field that holds nothing or too much, clear of what stays at the head and the foot of a phone; false = none is left.
function lead(form) {
  const field = lacking(form)[0] ?? [...form.elements].find((each) => each.value?.length > most(each));
  for (let shut = field; (shut = shut?.closest("details:not([open])")); ) shut.open = true;
  field?.scrollIntoView({ block: "center" });
  (field?.querySelector("input") ?? field)?.focus({ preventScroll: true });
  return Boolean(field);
}

export function keepNeeded() {
  const all = (root) => root.querySelectorAll("form[method=post]").forEach(look);
  const at = ({ target }) => target.form?.method === "post" && look(target.form);
  all(document);
  for (const kind of ["input", "change"]) document.addEventListener(kind, at);
  document.addEventListener("paste", paste, true);
  document.addEventListener("draft:put", ({ target }) => look(target));
  document.addEventListener("part:fresh", ({ target }) => all(target));
  document.addEventListener("reset", ({ target }) => queueMicrotask(() => look(target)));
  // Blanks are no words, though a browser takes them for some.
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[method=post]") || !lead(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  document.addEventListener("click", (event) => {
    const words = event.target.closest(".needs");
    const button = words ? document.querySelector(`[data-needs="${words.id}"]`) : event.target.closest("[data-needs]");
    if (button?.ariaDisabled === "true" && lead(button.form)) event.preventDefault();
  }, true);
}
