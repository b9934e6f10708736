// The five parts become the two bodies when the form is sent; craft and leaks are read 400 ms after a pause. The form comes
// and goes with the statement's steps: it is looked for each time.
const PAUSE = 400;
let timer = 0;
const studio = () => document.querySelector("form[data-studio]");
const parts = (form, lang) => [...form.querySelectorAll(`[name^="part-${lang}-"]`)].map((one) => one.value.trim()).filter(Boolean).join("\n");

async function check() {
  const form = studio();
  if (!form) return;
  const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } });
  if (answer.status === 409) later(2 * PAUSE); // too often: once more when there is time
  if (!answer.ok || !form.dataset.dirty) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["craft", "leaks"]) {
    const fresh = page.getElementById(id);
    const old = document.getElementById(id);
    if (fresh && old && !old.contains(document.activeElement)) old.replaceWith(fresh);
  }
  const words = page.querySelector("[data-words]");
  if (words) document.querySelector("[data-words]").textContent = words.textContent;
}

function later(pause) {
  clearTimeout(timer);
  timer = setTimeout(() => check().catch(() => undefined), pause);
}

// What is typed shows beside the form; what the server drew stands there already.
function mirror() {
  const form = studio();
  if (!form?.dataset.dirty) return;
  for (const place of document.querySelectorAll("[data-mirror]")) {
    const name = place.dataset.mirror;
    place.textContent = name === "body_vi" ? parts(form, "vi").replaceAll("\n", " ") : (form.elements[name]?.value ?? "");
  }
}

function readAlong() {
  mirror();
  if (studio()?.dataset.dirty) later(PAUSE);
}

document.addEventListener("formdata", ({ target, formData }) => {
  if (target !== studio()) return;
  for (const name of [...formData.keys()]) if (name.startsWith("part-")) formData.delete(name);
  formData.set("body_vi", parts(target, "vi"));
  formData.set("body_en", parts(target, "en"));
  const figures = String(formData.get("figures") ?? "").split(/[·;]/).map((one) => one.trim()).filter(Boolean);
  formData.delete("figures");
  for (const one of figures) formData.append("figures", one);
});
document.addEventListener("input", (event) => event.target.closest("form[data-studio]") && readAlong());
document.addEventListener("draft:put", readAlong);
document.addEventListener("part:fresh", readAlong);
