// One stream a browser, shared by its tabs: one tab leads, listens to the range and tells the others.
// Every change becomes an event on <body>, "drill:inbox" and so on, to which fragments listen by hx-trigger;
// "drill:resync" means: load everything again, "drill:line": a line that was lost is back. body[data-stream] says how the line
// is: open, lost (no server answers), still (a server answers, but hears of nothing new: what is shown may be old). Needs <body data-drill="…" data-seat="…">; does nothing without.

const { drill, seat } = document.body.dataset;
const RETRY = 2000;
const BEAT = 1000;
const SILENCE = 3500;
const QUIET = 12000; // the server gives a sign of life every 5 s: without one for so long the line is broken, whatever TCP says

function heard(message) {
  if (message.kind === "beat" || message.kind === "hello") return;
  const before = document.body.dataset.stream;
  const now = { lost: "lost", still: "still", open: "open" }[message.kind] ?? (before === "still" ? "still" : "open");
  if (now !== before) document.body.dataset.stream = now;
  const back = before === "lost" && now !== "lost";
  if (back) document.body.dispatchEvent(new CustomEvent("drill:line"));
  if (message.kind === "resync") document.body.dispatchEvent(new CustomEvent("drill:resync"));
  for (const topic of message.topics ?? []) document.body.dispatchEvent(new CustomEvent(`drill:${topic}`));
  // "ended": this seat was given to another browser; the page that comes says so.
  if (message.topics?.includes("stop") || message.kind === "ended") location.reload();
}

// What a tab that has just come is told: the line as it stands.
function state() {
  return document.body.dataset.stream ?? "lost";
}

// Listens until `stopped` is aborted; comes back with a fresh ticket and the last cursor whenever the line breaks.
async function listen(share, stopped) {
  let last = "";
  while (!stopped.aborted) {
    await new Promise((over) => {
      stopped.addEventListener("abort", over);
      fetch(`/d/${drill}/ticket`, { redirect: "manual" })
        .then((answer) => {
          // To the door: the seat was taken back while nobody could tell this browser.
          if (answer.type === "opaqueredirect") share({ kind: "ended" });
          return answer.json();
        })
        .then(({ ticket }) => {
          const query = new URLSearchParams({ ticket, last });
          const source = new EventSource(`/d/${drill}/stream?${query}`);
          let sign = Date.now();
          const watch = setInterval(() => Date.now() - sign > QUIET && close(), BEAT);
          const close = () => {
            clearInterval(watch);
            source.close();
            over();
          };
          stopped.addEventListener("abort", close);
          source.onerror = close;
          source.onopen = () => share({ kind: "open" });
          for (const [name, kind] of [["alive", "open"], ["still", "still"]]) {
            source.addEventListener(name, () => {
              sign = Date.now();
              if (state() !== kind) share({ kind });
            });
          }
          source.addEventListener("changed", (event) => {
            last = event.lastEventId;
            share({ kind: "changed", topics: event.data.split(" ") });
          });
          source.addEventListener("ended", () => share({ kind: "ended" }));
          source.addEventListener("resync", (event) => {
            last = event.lastEventId;
            share({ kind: "resync" });
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
  let beaten = Date.now() - SILENCE + Math.random() * 500;
  let leading = null;
  const share = (message) => {
    heard(message);
    channel.postMessage({ ...message, term });
  };
  channel.onmessage = ({ data }) => {
    if (data.kind === "hello" && leading) channel.postMessage({ kind: state(), term });
    if (data.kind === "hello" || data.term < term) return;
    if (leading && data.term > term) {
      leading.abort();
      leading = null;
    }
    term = Math.max(term, data.term);
    beaten = Date.now();
    heard(data);
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
    };
    const share = (message) => {
      heard(message);
      channel.postMessage(message);
    };
    channel.postMessage({ kind: "hello" });
    navigator.locks.request(name, () => {
      leading = true;
      return listen(share, new AbortController().signal);
    });
  } else elect(channel);
}
