// What waits changes its order while somebody reads it, or as the finger comes down. The next thing that has just come to the
// head says so, and leads back to what stood there; a tap in its first moments was meant for what stood there, and goes there.
// A button that came in that moment where the same stood of another thing gives no command: what was read was that.
const MEANT = 700; // ms in which nobody has read what has come
const SAID = 60000; // ms for which it is said
const THINGS = "[data-waits] a, a[data-waits]";
const KEYED = 1500; // the same of a key, by which nobody sees where it goes until the focus is drawn
const came = new WeakMap(); // part that was drawn anew by no press of one's own: when, and the id of what had the focus in it
const reached = new WeakMap(); // what somebody went to by the Tab key: when
let key = -KEYED; // when Space or Enter went down last
let tab = false; // whether Tab is on its way
let had = "";
let gone = { at: -MEANT, head: null, links: [] }; // of the part that was replaced last: its next thing, and where each link led
let turn = null; // {from, to, href, at}: the names of the two things, where the former leads, when it turned

let stood = []; // of the parts that were replaced in these moments: where each button was, and of what
const BUTTON = "form[method=post] button";
const does = (button) => button.form.getAttribute("action");
const whose = (button) => button.closest("[id]")?.id;

const head = (part) => part.querySelector("a[data-waits]");
const inSight = ({ bottom, top }) => bottom > 0 && top < innerHeight;

function goes({ target: part }) {
  const now = performance.now();
  stood = stood.filter(({ at }) => now - at < MEANT);
  for (const button of part.querySelectorAll(BUTTON)) stood.push({ at: now, box: button.getBoundingClientRect(), act: does(button), of: whose(button) });
  had = part.contains(document.activeElement) ? document.activeElement.id : "";
  const links = [...part.querySelectorAll(THINGS)].map((link) => [link.getBoundingClientRect(), link.href]);
  const first = head(part);
  if (links.length || part.matches(".next"))
    gone = { at: performance.now(), links, head: first && inSight(first.getBoundingClientRect()) && { name: first.dataset.waits, href: first.href } };
}

function say(part) {
  const rows = [...part.querySelectorAll("li[data-waits]")];
  const former = turn && rows.find((row) => row.dataset.waits === turn.from);
  if (!former || head(part).dataset.waits !== turn.to || performance.now() - turn.at > SAID) return;
  const line = document.getElementById("turned").content.cloneNode(true);
  const link = line.querySelector("a");
  link.href = turn.href;
  link.textContent = former.querySelector(".strong").textContent;
  part.querySelector(".next-do").after(line);
}

function fresh({ target: part, detail }) {
  if (!detail?.own) came.set(part, { at: performance.now(), had });
  const first = head(part);
  if (!first) return;
  const to = first.dataset.waits;
  if (gone.head && gone.head.name !== to) turn = { from: gone.head.name, to, href: gone.head.href, at: performance.now() };
  say(part);
}

function tapped(event) {
  const link = event.target.closest(THINGS);
  if (link ? event.pointerType !== "touch" || performance.now() - gone.at > MEANT : !event.target.closest(BUTTON) || event.detail === 0) return;
  const at = (box) => box.left <= event.clientX && event.clientX <= box.right && box.top <= event.clientY && event.clientY <= box.bottom;
  const meant = link && gone.links.find(([box]) => at(box));
  if (meant) [, link.href] = meant;
  if (!link) pushed(event, at);
}

function pushed(event, at) {
  const button = event.target.closest(BUTTON);
  const under = came.get(button.closest("[data-part]"));
  const others = stood.filter(({ box, act }) => at(box) && act === does(button)); // the same deed, to whatever stood there
  if (!under || performance.now() - under.at > MEANT || !others.length || others.some(({ of }) => of === whose(button))) return;
  stop(event);
}

// It is said beside what was pressed, and stays until the next press: whoever believes that it was done puts the phone away.
function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
  unsay();
  const told = document.createElement("p");
  told.className = "press-said under-said";
  told.setAttribute("role", "alert");
  told.textContent = document.getElementById("turned")?.dataset.under ?? "";
  (event.target.closest("label, button") ?? event.target).after(told);
  told.scrollIntoView({ block: "nearest" });
}

const unsay = () => document.querySelectorAll(".under-said").forEach((said) => said.remove());

// A key ticks or presses nothing that came under it: what it was meant for stood there before.
function keyed(event) {
  const now = performance.now();
  const under = event.detail === 0 && now - key < KEYED ? came.get(event.target.closest("[data-part]")) : null;
  if (!under || now - under.at > KEYED || (event.target.id && event.target.id === under.had)) return;
  if (reached.get(event.target) > under.at) return; // who went there since has seen what it is
  stop(event);
}

export function keepTurned() {
  document.addEventListener("keydown", (event) => {
    tab = event.key === "Tab";
    if (event.key === " " || event.key === "Enter") key = performance.now();
  }, true);
  document.addEventListener("focusin", ({ target }) => { if (tab) reached.set(target, performance.now()); tab = false; }, true);
  document.addEventListener("click", unsay, true);
  document.addEventListener("click", keyed, true);
  document.addEventListener("part:goes", goes);
  document.addEventListener("part:fresh", fresh);
  document.addEventListener("click", tapped, true);
}
