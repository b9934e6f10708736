// The gate on one screen: carries each answer into the form's nine fields, counts what is left, names the code so far.
// The same order as the rights core's; the range decides again when the check is handed in.
const CODES = [
  ["G4", (a) => a[5] !== "no"],
  ["G5", (a) => a[6] === "yes"],
  ["G6", (a) => a[7] !== "no"],
  ["G2", (a) => a[3] !== "no"],
  ["G1", (a) => a[2] !== "no" || (a[1] === "no" && a[6] !== "yes" && [2, 3, 4, 5, 7, 8].every((n) => a[n] === "no"))],
  ["G3", (a) => a[4] !== "no"],
  ["GU", (a) => a[6] === "unsure"],
  ["G7", (a) => a[8] !== "no"],
  ["G0", () => true],
];

function look(form) {
  const answers = {};
  for (const radio of form.querySelectorAll("[data-answer]:checked")) answers[radio.dataset.answer] = radio.value;
  for (const field of form.querySelectorAll("[data-answer-of]")) field.value = answers[field.dataset.answerOf] ?? "";
  let open = 0;
  for (let number = 1; number <= 9; number += 1) {
    const row = form.querySelector(`[data-answer="${number}"]`).closest("li");
    row.classList.toggle("gate-open", !answers[number] && open === 0);
    if (!answers[number]) open += 1;
  }
  const send = form.querySelector("[data-gate-send]");
  send.disabled = open > 0;
  const { words, leftOne, leftMany } = send.dataset;
  send.textContent = open === 0 ? words : open === 1 ? leftOne : `${open} ${leftMany}`;
  const says = form.querySelector("[data-gate-code]");
  const code = open === 0 ? CODES.find(([, holds]) => holds(answers))[0] : "";
  const told = form.querySelector(`template[data-code="${code}"]`);
  says.replaceChildren(...(told ? [told.content.cloneNode(true)] : []));
}

export function keepGates() {
  const all = () => document.querySelectorAll("form[data-gate]").forEach(look);
  // The nine radio groups serve the fingers; what the range reads are the nine fields "answers".
  document.addEventListener("formdata", (event) => {
    if (event.target.matches("form[data-gate]")) for (let n = 1; n <= 9; n += 1) event.formData.delete(`answers-${n}`);
  });
  all();
  document.addEventListener("change", (event) => event.target.closest("form[data-gate]") && look(event.target.form));
  document.addEventListener("draft:put", (event) => event.target.matches("form[data-gate]") && look(event.target));
  document.addEventListener("part:fresh", all);
}
