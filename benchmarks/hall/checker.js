// Runs in an open page: what differs between it and a fresh load of its own address, as lines; nothing when it is up to date.
// Left out is what a page counts by itself while time runs, what is drawn anew each time, and what the person has in hand.
async ({ running }) => {
  const ONCE = ["csrfmiddlewaretoken", "client"];
  const OWN = /^(tabindex|open|hidden|role|required|style|data-dirty|data-waiting|data-calm|data-asking|data-stream|data-cursor|aria-busy|aria-describedby|aria-disabled|aria-labelledby|data-needs|data-htmx.*)$/;
  const HANDS = ".form-said, .needs, .pace, [data-kept], [data-news], [data-turned], [data-gate-code], [data-gate-send]";
  // What time alone moves while it runs: the clock that others count from, moments to choose, the ruler of the lanes.
  const TIMED = running ? { "#hour": /^data-(now|story)$/, option: /^value$/, "[data-part=lanes] *": /^(x|x1|x2|width|points)$/ } : {};
  // A part that asks again every other second while something is being made is never at rest till then.
  const ASKS = '[data-part][hx-trigger^="every"]';
  const CLOCKS = "[data-clock]:not(.tide), [data-left], [data-since], [data-seconds]";
  const lines = (root) => {
    const said = [];
    const walk = (node, part) => {
      if (node.nodeType === 3) {
        const words = node.textContent.replace(/\s+/g, " ").trim();
        if (words) said.push(`${part}: ${words}`);
        return;
      }
      if (node.nodeType !== 1 || node.matches(HANDS) || asking.has(node.dataset?.part)) return;
      const within = node.dataset?.part ?? part;
      const told = [...node.attributes]
        .filter(({ name }) => !Object.entries(TIMED).some(([which, what]) => what.test(name) && node.matches(which)))
        .filter(({ name }) => !OWN.test(name) && !(name === "disabled" && node.localName === "option") && !(ONCE.includes(node.getAttribute("name")) && name === "value"))
        .map(({ name, value }) => {
          const plain = value.split(/\s+/).filter((one) => !/^(htmx-.*|gate-open)$/.test(one) && !(running && /^due-(soon|over)$/.test(one)));
          return `${name}=${name === "class" ? plain.join(" ").trim() : value.replace(/before=[^&]+/, "")}`;
        })
        .filter((one) => one !== "class=")
        .sort();
      const counts = node.matches(CLOCKS) || (running && node.matches("[data-due], option"));
      said.push(`${within}: <${node.localName} ${told.join(" ")}>`);
      if (!counts) for (const one of node.childNodes) walk(one, within);
    };
    walk(root, "");
    return said;
  };
  const answer = await fetch(location.href, { redirect: "follow" });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const asking = new Set([document, fresh].flatMap((page) => [...page.querySelectorAll(ASKS)].map((part) => part.dataset.part)));
  const found = [];
  for (const place of ["main", "nav.tabs", "nav.thumb", "header.hall-top"]) {
    const [here, there] = [document, fresh].map((page) => page.querySelector(place));
    if (!here && !there) continue;
    const [old, now] = [here, there].map((one) => (one ? lines(one) : []));
    const gone = old.filter((one) => !now.includes(one));
    const missing = now.filter((one) => !old.includes(one));
    found.push(...gone.slice(0, 4).map((one) => `- ${one}`), ...missing.slice(0, 4).map((one) => `+ ${one}`));
    if (!gone.length && !missing.length && old.join("\n") !== now.join("\n")) found.push(`~ ${place}: the order`);
  }
  return found;
}
