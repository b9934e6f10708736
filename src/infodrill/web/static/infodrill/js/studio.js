// Craft, leaks and what a loudspeaker says are read 400 ms after a pause. The form comes and goes with the statement's steps:
// it is looked for each time.
const PAUSE = 400;
const timers = new Map(); // by the id of a form
let asked = 0; // an older answer that comes late never covers a newer one
const studio = () => document.querySelector("form[data-studio]");
const all = (form, name) => [...form.querySelectorAll(`[name="${name}"]`)].map((one) => one.value.trim()).filter(Boolean);
// "part-vi-1" = the first part in Vietnamese, else the name of a field.
const typed = (form, name) => (name.startsWith("part-") ? form.querySelector(`#p-${name.slice(5)}`)?.value : all(form, name).join(" ")) ?? "";

async function check(form) {
  const mine = ++asked;
  const answer = await fetch(form.dataset.check ?? form.dataset.reads, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Something was typed since: the answer to that is on its way.
  if (mine !== asked) return;
  // Too often, or too busy: once more when there is time.
  if (answer.status === 409 || answer.status === 429 || answer.status >= 500) later(form.id, 2 * PAUSE);
  if (!answer.ok) return;
  const unheard = page.getElementById("unheard")?.textContent ?? ""; // what it names and no record has, beside its button
  for (const place of document.querySelectorAll(`[data-unheard="${form.id}"]`)) {
    if (place.textContent !== unheard) place.textContent = unheard;
    place.hidden = !unheard;
  }
  if (form !== studio()) return;
  for (const id of ["craft", "leaks", "loud", "differs"]) {
    const fresh = page.getElementById(id);
    const old = document.getElementById(id);
    if (fresh && old && !old.contains(document.activeElement)) old.replaceWith(fresh);
  }
  const words = page.querySelector("[data-word-count]");
  if (words) document.querySelector("[data-word-count]").textContent = words.textContent;
}

function later(id, pause) {
  clearTimeout(timers.get(id));
  timers.set(id, setTimeout(() => {
    const form = document.getElementById(id);
    if (form) check(form).catch(() => undefined);
  }, pause));
}

function mirror(form) {
  const mine = document.documentElement.lang;
  const tongues = [mine, mine === "vi" ? "en" : "vi"]; // as whoever looks will read it, where both are written
  for (const place of document.querySelectorAll("[data-mirror]")) {
    place.lang = tongues.find((lang) => typed(form, `${place.dataset.mirror}_${lang}`)) ?? mine;
    place.textContent = typed(form, `${place.dataset.mirror}_${place.lang}`);
  }
}

// What is typed shows beside the form; what the server drew stands there already.
function readAlong(event) {
  for (const form of document.querySelectorAll("form[data-studio], form[data-reads]")) {
    if (event.type === "input" ? !form.contains(event.target) : !form.dataset.dirty) continue;
    if (form === studio()) mirror(form);
    later(form.id, PAUSE);
  }
}

// The sentence that promises the next word follows its field for as long as nobody has put it otherwise.
const left = new WeakMap(); // a part without its promise, and what it said before
function follow({ target: field }) {
  if (field.name !== "next_update" || field.form !== studio()) return;
  for (const part of field.form.querySelectorAll("textarea.part")) {
    const { said, after } = left.get(part) ?? {};
    const text = part.value === after ? said : part.value;
    const sentence = [...field.options].map((option) => option.dataset[part.lang]).find((each) => each && text.includes(each));
    if (!sentence) continue;
    part.value = text.replace(sentence, field.selectedOptions[0].dataset[part.lang]).trim();
    left.set(part, { said: text, after: part.value });
    part.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// What is handed in is what stands there: words that are not saved yet are saved first, and the page comes anew with the way on.
let saving = false;
document.addEventListener("htmx:before:request", (event) => {
  const form = studio();
  const source = event.detail.ctx.sourceElement;
  if (form && source === form) saving = true;
  if (!form || source.id !== "step-submit" || !(saving || form.dataset.dirty)) return;
  event.preventDefault();
  if (!saving) form.requestSubmit();
});
document.addEventListener("htmx:finally:request", ({ detail }) => {
  if (detail.ctx.sourceElement === studio()) saving = false;
});
document.addEventListener("change", follow);
document.addEventListener("formdata", ({ target, formData }) => {
  if (target !== studio()) return;
  const figures = String(formData.get("figures") ?? "").split(/[·;]/).map((one) => one.trim()).filter(Boolean);
  formData.delete("figures");
  for (const one of figures) formData.append("figures", one);
  // A headline is read whole while it is written, and is one line.
  for (const title of ["title_vi", "title_en"]) formData.set(title, String(formData.get(title) ?? "").replace(/\s+/g, " ").trim());
});
for (const kind of ["input", "draft:put", "part:fresh"]) document.addEventListener(kind, readAlong);
readAlong({ type: "load" }); // a draft was put in before this listened
