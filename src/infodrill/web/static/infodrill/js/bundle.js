// The replay in a file of its own: unpacks what stands in it and shows the page of a room at a moment. It asks nobody for anything.
// The address after # is EVENT/ROOM, as the links of the pages have it; #report is the report.
(async () => {
  const packed = Uint8Array.from(atob(document.getElementById("kept-packed").textContent), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const kept = await new Response(unpacked).json();
  const [page, range, play, report, speed] = ["page", "moment", "play", "report", "speed"].map((name) => document.getElementById(`kept-${name}`));
  const rooms = Object.keys(kept.pages);
  const sheet = document.head.appendChild(document.createElement("style"));
  const faces = document.head.appendChild(document.createElement("style"));
  faces.textContent = kept.faces;
  range.max = kept.seqs.length - 1;
  let here = { room: rooms[0], at: 0 };

  // The last kept moment at or before an event.
  const place = (seq) => Math.max(0, kept.seqs.findLastIndex((each) => each <= seq));

  function show() {
    const [seq, sheets, classes, room, title, lines] = kept.pages[here.room][here.at];
    const css = sheets.map((number) => kept.sheets[number]).join("\n");
    if (sheet.textContent !== css) sheet.textContent = css;
    const scrolled = [...page.querySelectorAll(".pane-body, .col")].map((pane) => pane.scrollTop);
    page.innerHTML = lines.map((number) => kept.lines[number]).join("\n");
    [...page.querySelectorAll(".pane-body, .col")].forEach((pane, nth) => (pane.scrollTop = scrolled[nth] ?? 0));
    document.body.className = classes;
    document.body.dataset.room = room;
    document.title = title;
    range.value = here.at;
    const now = page.querySelector(".rp-now");
    range.setAttribute("aria-valuetext", now ? now.textContent.trim() : "");
    const address = `#${seq}/${here.room}`;
    if (location.hash !== address) history.replaceState(null, "", address);
  }

  function go() {
    const told = decodeURI(location.hash.slice(1));
    const onReport = told === "report";
    if (onReport && !report.srcdoc) report.srcdoc = kept.report;
    report.hidden = !onReport;
    page.hidden = onReport;
    for (const way of document.querySelectorAll("[data-way]"))
      way.toggleAttribute("aria-current", (way.dataset.way === "report") === onReport);
    if (onReport) return;
    const [, seq, room] = /^(\d+)\/(.*)$/.exec(told) ?? [];
    if (rooms.includes(room)) here = { room, at: place(Number(seq)) };
    show();
  }

  let playing = 0;
  function stand() {
    clearTimeout(playing);
    playing = 0;
    play.setAttribute("aria-pressed", "false");
    play.textContent = play.dataset.stands;
  }
  play.addEventListener("click", () => {
    if (playing) return stand();
    play.setAttribute("aria-pressed", "true");
    play.textContent = play.dataset.plays;
    run();
  });
  // To the next kept moment in the time that lay between, at the speed that is chosen; the run-on has no length.
  function run() {
    const wait = Math.max(60, (kept.seconds[here.at + 1] ?? 0) - kept.seconds[here.at]);
    playing = setTimeout(() => {
      if (here.at >= kept.seqs.length - 1) return stand();
      here.at += 1;
      show();
      run();
    }, (wait * 1000) / Number(speed.value));
  }
  speed.addEventListener("change", () => {
    if (playing) clearTimeout(playing), run();
  });
  range.addEventListener("input", () => {
    here.at = Number(range.value);
    show();
  });
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, summary") || report.hidden === false) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    here.at = Math.min(kept.seqs.length - 1, Math.max(0, here.at + step));
    show();
  });
  addEventListener("hashchange", go);
  go();
})();
