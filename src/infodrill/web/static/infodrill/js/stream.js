// One stream a browser, shared by its tabs: one tab leads, listens to the range and tells the others.
// Every change becomes an event on <body>, "drill:inbox" and so on, to which fragments listen by hx-trigger;
// "drill:resync" means: load everything again, "drill:line": a line that was lost is back. body[data-stream] says how the line
// is: open, lost (no server answers), still (a server answers, but hears of nothing new: what is shown may be old). Needs <body data-drill="…" data-seat="…" data-cursor="…">; does nothing without.

const { drill, seat } = document.body.dataset;
const RETRY = 2000;
const BEAT = 1000;
// Several beats: a leading tab in the background may be slow to send one.
const SILENCE = 3500;
// The cursor of what this page knows: as it was drawn, then as it was told.
let last = document.body.dataset.cursor ?? "";
const QUIET = 12000; // the server gives a sign of life every 5 s: without one for so long the line is broken, whatever TCP says

// The whole page is another one now. When the drill is over everybody comes to the debrief; the projector, which nobody sits
// at, draws its own ending where it stands, and who looks back has come further already.
const STAYS = ["screen", "replay"];
async function move() {
  const answer = await fetch(`/d/${drill}/ticket`, { redirect: "error" });
  const { over } = await answer.json();
  if (over && !STAYS.includes(document.body.dataset.room)) location.assign(`/d/${drill}/`);
  else location.reload();
}

// Who was away while the drill ended hears no more of it than that everything may be old. Pages drawn after the end stay.
const drawnOver =
  document.body.dataset.room === "replay" || document.querySelector("#hour")?.dataset.state === "closed";
async function moveWhenOver() {
  if (drawnOver) return;
  const answer = await fetch(`/d/${drill}/ticket`, { redirect: "error" });
  if ((await answer.json()).over) await move();
}

function heard(message) {
  if (message.kind === "beat" || message.kind === "hello") return;
  last = message.last ?? last;
  document.body.dataset.cursor = last;
  const before = document.body.dataset.stream;
  const now = { lost: "lost", still: "still", open: "open" }[message.kind] ?? (before === "still" ? "still" : "open");
  if (now !== before) document.body.dataset.stream = now;
  const back = before === "lost" && now !== "lost";
  if (back) document.body.dispatchEvent(new CustomEvent("drill:line"));
  // While it stood still nobody told how time went.
  if (before === "still" && now === "open") document.body.dispatchEvent(new CustomEvent("drill:clock"));
  if (message.kind === "resync") {
    document.body.dispatchEvent(new CustomEvent("drill:resync"));
    moveWhenOver().catch(() => undefined);
  }
  for (const topic of message.topics ?? []) document.body.dispatchEvent(new CustomEvent(`drill:${topic}`));
  // "ended": this seat was given to another browser; the page that comes says so.
  if (message.topics?.includes("stop")) move().catch(() => location.reload());
  else if (message.kind === "ended") location.reload();
}

// What a tab that has just come is told: the line as it stands.
function state() {
  return document.body.dataset.stream ?? "lost";
}

// What changed between the drawing of this page and its listening, when it hears the stream through another tab.
let behind = true;
async function catchUp() {
  if (!behind) return;
  behind = false;
  const answer = await fetch(`/d/${drill}/ticket?${new URLSearchParams({ last })}`, { redirect: "error" });
  const { missed } = await answer.json();
  if (missed.length) heard(missed.includes("resync") ? { kind: "resync" } : { kind: "changed", topics: missed });
}

// Listens until `stopped` is aborted; comes back with a fresh ticket and the last cursor whenever the line breaks.
async function listen(share, stopped) {
  // Whoever listens for itself is told by the stream what it missed since `last`.
  behind = false;
  while (!stopped.aborted) {
    await new Promise((over) => {
      stopped.addEventListener("abort", over);
      // A new ticket for each attempt: one is good for a minute only.
      fetch(`/d/${drill}/ticket`, { redirect: "manual" })
        .then((answer) => {
          // To the door: the seat was taken back while nobody could tell this browser.
          if (answer.type === "opaqueredirect") share({ kind: "ended" });
          return answer.json();
        })
        .then(({ ticket }) => {
          // Another tab leads since this one asked: who is told so before the line is open never opens it.
          if (stopped.aborted) return over();
          const query = new URLSearchParams({ ticket, last });
          const source = new EventSource(`/d/${drill}/stream?${query}`);
          let sign = Date.now();
          const watch = setInterval(() => Date.now() - sign > QUIET && close(), BEAT);
          const close = () => {
            removeEventListener("offline", close);
            clearInterval(watch);
            source.close();
            over();
          };
          stopped.addEventListener("abort", close);
          addEventListener("offline", close);
          // The browser's own way of trying again would come with the old ticket.
          source.onerror = close;
          source.onopen = () => share({ kind: "open" });
          for (const [name, kind] of [["alive", "open"], ["still", "still"]]) {
            source.addEventListener(name, () => {
              sign = Date.now();
              if (state() !== kind) share({ kind });
            });
          }
          source.addEventListener("changed", (event) => {
            share({ kind: "changed", topics: event.data.split(" "), last: event.lastEventId });
          });
          source.addEventListener("ended", () => share({ kind: "ended" }));
          source.addEventListener("resync", (event) => {
            share({ kind: "resync", last: event.lastEventId });
          });
        })
        .catch(over);
    });
    if (!stopped.aborted) {
      share({ kind: "lost" });
      await new Promise((later) => setTimeout(later, RETRY));
    }
  }
}

// Web Locks need HTTPS, which a hall's own Wi-Fi has not: there the tabs elect a leader by its heartbeat.
function elect(channel) {
  let term = 0;
  // Tabs that open together do not all claim the lead at once; the first one that does is heard by the others.
  let beaten = Date.now() - SILENCE + Math.random() * 500;
  let leading = null;
  // Told first: what is heard may load this page again.
  const share = (message) => {
    channel.postMessage({ ...message, term });
    heard(message);
  };
  channel.onmessage = ({ data }) => {
    if (data.kind === "hello" && leading) channel.postMessage({ kind: state(), term });
    // A message of an older term comes from a leader that has not heard yet that another leads.
    if (data.kind === "hello" || data.term < term) return;
    if (leading && data.term > term) {
      leading.abort();
      leading = null;
    }
    term = Math.max(term, data.term);
    beaten = Date.now() + Math.random() * BEAT;
    heard(data);
    catchUp().catch(() => (behind = true));
  };
  channel.postMessage({ kind: "hello" });
  setInterval(() => {
    if (leading) channel.postMessage({ kind: "beat", term });
    else if (Date.now() - beaten > SILENCE) {
      // Part of a term is chance, so that two tabs never claim the same one.
      term = Math.floor(term) + 1 + Math.random();
      leading = new AbortController();
      channel.postMessage({ kind: "beat", term });
      listen(share, leading.signal);
    }
  }, BEAT / 2);
}

if (drill) {
  const name = `infodrill:${drill}:${seat}`;
  const channel = new BroadcastChannel(name);
  if (navigator.locks) {
    let leading = false;
    channel.onmessage = ({ data }) => {
      if (data.kind === "hello" && leading) channel.postMessage({ kind: state() });
      heard(data);
      if (!leading && data.kind !== "hello") catchUp().catch(() => (behind = true));
    };
    // Told first: what is heard may load this page again.
    const share = (message) => {
      channel.postMessage(message);
      heard(message);
    };
    channel.postMessage({ kind: "hello" });
    navigator.locks.request(name, () => {
      leading = true;
      return listen(share, new AbortController().signal);
    });
  } else elect(channel);
}
