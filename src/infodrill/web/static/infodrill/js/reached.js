// A pane that scrolls and holds nothing to tab to can be scrolled by keyboard too.
const REACHED = ":is(a[href], button, input, select, textarea, summary, [tabindex]):not(:disabled, [type=hidden])";
const shown = new WeakSet(); // rows of ways whose open one was brought into sight: later they stay where somebody moved them
export function reach() {
  // Of a row of ways that scrolls, the one that is open stands in sight.
  for (const rail of document.querySelectorAll(".side-rail")) {
    if (shown.has(rail)) continue;
    const open = rail.querySelector("[aria-current]");
    shown.add(rail);
    if (open) rail.scrollLeft += open.getBoundingClientRect().left - rail.getBoundingClientRect().left;
  }
  for (const body of document.querySelectorAll(":is(.pane-body, .talk-answers):not([tabindex])")) {
    const scrolls = body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
    const name = body.closest("[aria-labelledby]")?.getAttribute("aria-labelledby");
    if (!scrolls || body.querySelector(REACHED)) continue;
    body.tabIndex = 0;
    body.setAttribute("role", "group");
    if (name) body.setAttribute("aria-labelledby", name);
  }
}
