// A draft stays in this browser until the range has answered: reload, sleep and a broken line lose nothing.
import { placeOf, sayNoLine } from "./said.js";

const home = () => `draft:${document.body.dataset.drill}:${document.body.dataset.seat}:`;
const AGAIN = 15000; // a line that was lost too shortly for anybody to notice
const ON_FROM = "on-from"; // session key: the id of a button that was pressed with the keys
const skipped = new Set(["csrfmiddlewaretoken", "client", "role", "next"]);

// Whether a field holds something else than the server drew.
export function differs(field) {
  if (field.type === "file") return field.files.length > 0;
  if (field.type === "hidden" || field.type === "search" || !field.name) return false;
  if (field.options) {
    // Of several that are drawn as chosen a browser takes the last: the empty place stands above what the page chose.
    const drawn = [...field.options].findLastIndex((one) => one.defaultSelected);
    return !field.multiple && field.selectedIndex !== Math.max(0, drawn);
  }
  if (["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.value !== field.defaultValue;
}

function written(form) {
  const found = {};
  for (const field of form.elements) {
    if (!field.name || skipped.has(field.name) || ["file", "hidden", "submit"].includes(field.type)) continue;
    if (["checkbox", "radio"].includes(field.type) && !field.checked) continue;
    (found[field.name] ??= []).push(field.value);
    if (field.matches("[data-hours]")) found[`${field.name}=`] = hourOf(field);
  }
  // Its id too: sent, perhaps recorded, then loaded again before the answer came, it still counts once.
  if (form.elements.client) found.client = [form.elements.client.value];
  return found;
}

// The hour that was chosen, without how long that was ("in 30 min, at 8:20"), and the sentences that say it.
export function hourOf(field) {
  const { text = "", dataset = {} } = field.selectedOptions[0] ?? {};
  return { words: text.replace(/^[^,]*, /, ""), said: { ...dataset } };
}

// What was chosen is chosen again. An hour stays one to choose, though those that are offered count from now.
export function choose(field, value, hour) {
  if (hour && ![...field.options].some((option) => option.value === value)) {
    const option = new Option(hour.words, value);
    Object.assign(option.dataset, hour.said);
    field.append(option);
  }
  field.value = value;
}

function put(form, found) {
  if (form.elements.client && found.client) form.elements.client.value = found.client[0];
  for (const field of form.elements) {
    if (!field.name || skipped.has(field.name) || field.type === "file" || field.type === "hidden") continue;
    const values = found[field.name];
    if (field.type === "checkbox" || field.type === "radio") field.checked = Boolean(values?.includes(field.value));
    else if (values?.length) {
      choose(field, values.shift(), found[`${field.name}=`]); // fields of one name, in order
    }
    if (field.selectedIndex < 0) field.selectedIndex = 0; // it can no longer be chosen
  }
  form.dispatchEvent(new Event("draft:put", { bubbles: true }));
}

function keep(form) {
  // As it was drawn: no draft, which would cover what the range says later.
  if (![...form.elements].some(differs)) return forget(form);
  form.dataset.dirty = "yes";
  try {
    localStorage.setItem(home() + form.dataset.draft, JSON.stringify(written(form)));
    form.querySelector("[data-kept]")?.removeAttribute("hidden");
  } catch {
    // A full or forbidden store loses nothing that is on the screen.
  }
}

function restore(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    const kept = localStorage.getItem(home() + form.dataset.draft);
    // Never over what somebody has typed since.
    if (kept && !form.dataset.dirty) {
      put(form, JSON.parse(kept));
      form.dataset.dirty = "yes";
      form.querySelector("[data-kept]")?.removeAttribute("hidden");
    }
  }
}

// What was typed or chosen before this listened, on a slow line, is written too, and goes before what was kept.
function takeEarly(form) {
  const early = [...form.elements].filter(differs).map((field) => [field, field.value, field.checked]);
  if (!early.length) return;
  const kept = localStorage.getItem(home() + form.dataset.draft);
  if (kept) put(form, JSON.parse(kept));
  for (const [field, value, checked] of early) {
    if (field.type !== "file") field.value = value;
    if (checked !== undefined) field.checked = checked;
  }
  keep(form);
  form.dispatchEvent(new Event("draft:put", { bubbles: true }));
}

// After the end no form is drawn that could hold it: what was never sent is shown to whoever wrote it.
function showUnsent(place) {
  // A browser that goes back fills a field again with what was sent: what stands in the record is no draft.
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const sent = [...(place.querySelector("[data-sent]")?.content.children ?? [])].map((line) => plain(line.textContent));
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(home()));
  const texts = keys.flatMap((key) => Object.entries(JSON.parse(localStorage.getItem(key))))
    .filter(([name]) => name !== "client" && !name.endsWith("="))
    .flatMap(([, values]) => values)
    .filter((text) => text.trim().includes(" ") && !sent.some((words) => words.includes(plain(text))));
  for (const text of texts) {
    const line = document.createElement("p");
    line.className = "words";
    line.textContent = text;
    place.lastElementChild.append(line);
  }
  place.hidden = !texts.length;
}

function renew(form) {
  const client = form.elements.client;
  if (client) client.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
}

// Two buttons of a form are two commands: the second, pressed before the first is answered, is no repetition of it.
const gave = new WeakMap();
function told({ target: form, submitter }) {
  if (!submitter) return;
  const button = `${submitter.name}=${submitter.value}`;
  if (gave.has(form) && gave.get(form) !== button) renew(form);
  gave.set(form, button);
}

function forget(form) {
  localStorage.removeItem(home() + form.dataset.draft);
  delete form.dataset.dirty;
  form.querySelector("[data-kept]")?.setAttribute("hidden", "");
}

// Recorded: the draft goes, and what is written next is a thing of its own.
function settled(form) {
  if (form.dataset.draft) {
    forget(form);
    form.reset();
    renew(form);
  }
  if (!form.dataset.then) return;
  // Whoever pressed with the keys goes on from that button, on the page that comes.
  const key = document.activeElement?.matches(":focus-visible") ? document.activeElement.id : "";
  if (key) sessionStorage.setItem(ON_FROM, key);
  // In the place of the form: whoever goes back from there is not led to an empty one.
  location.replace(form.dataset.then);
}

function goOn() {
  const key = sessionStorage.getItem(ON_FROM);
  sessionStorage.removeItem(ON_FROM);
  if (key) document.getElementById(key)?.focus({ preventScroll: true });
}

// What was said of a form may lie off the screen of a phone.
function inSight(place) {
  if (place.matches(".form-said") && place.firstElementChild) place.scrollIntoView({ block: "nearest" });
}

// No answer came: whether the range has it nobody knows, so it is sent again under the same client id, which counts once.
function wait(form) {
  form.dataset.waiting = "yes";
  const words = document.getElementById("waits");
  const place = placeOf(form);
  if (words) place.replaceChildren(words.content.cloneNode(true));
  inSight(place);
  setTimeout(sendAgain, AGAIN);
}

function sendAgain() {
  for (const form of document.querySelectorAll("form[data-waiting]:not([aria-busy=true])")) {
    delete form.dataset.waiting;
    form.requestSubmit();
  }
}

export function keepDrafts() {
  for (const form of document.querySelectorAll("form[data-draft]")) takeEarly(form);
  restore(document);
  document.querySelectorAll("[data-unsent]").forEach(showUnsent);
  goOn();
  // Before others hear of it: the id has to be the new one when the form is read.
  document.addEventListener("submit", told, true);
  document.addEventListener("part:fresh", (event) => restore(event.target));
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-draft]");
    if (form) keep(form);
  });
  // htmx answers each form at its own place; a recorded command takes its draft away, a refused one keeps it. Only a
  // record names what it changed: the page of a stop, which is an answer too, does not.
  document.addEventListener("htmx:after:request", (event) => {
    const form = event.target.closest?.("form[data-draft], form[data-then]");
    const answer = event.detail?.ctx?.response;
    if (!form || !answer) return;
    if (answer.status === 200 && answer.headers.has("HX-Trigger")) settled(form);
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const form = event.target.closest?.("form[data-draft]");
    if (!form) return;
    form.querySelectorAll(".form-said").forEach(inSight);
    // A note under a row that was chosen: the row is free again, the rest of the draft stays, and it is read at once.
    for (const note of form.querySelectorAll("[data-note]")) {
      note.removeAttribute("data-note");
      note.closest(".rung")?.scrollIntoView({ block: "center" }); // with the line that it speaks of
      note.focus({ preventScroll: true });
      renew(form);
      keep(form);
    }
  });
  // Without a line the form waits on the page and is sent when the line is back.
  document.addEventListener("htmx:error", (event) => {
    const form = event.target.closest?.("form");
    if (!form || event.detail?.ctx?.response) return;
    if (form.dataset.draft) wait(form);
    else sayNoLine((words) => placeOf(form).replaceChildren(words)); // it held nothing: whoever pressed does so again
  });
  document.addEventListener("form:ready", sendAgain); // it was busy when it should have gone
  addEventListener("online", sendAgain);
  document.body.addEventListener("drill:line", sendAgain);
}
