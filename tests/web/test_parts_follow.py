"""What is open follows the log: whatever part of a page an event changes for a seat, its stream names a topic of that part.

The kept drills of tests/corpus hold every kind of event. Each is met by pages of several seats, drawn before and after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from zlib import crc32

import pytest
from django.conf import settings
from django.test import Client

from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.policy import rooms_of
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.kernel.events import event_types
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import Stored
from infodrill.kernel.store import MemoryLogStore
from infodrill.web import live, models
from infodrill.web.live import LiveDrill
from infodrill.web.streams.topics import topics_of
from tests.corpus import keeping

from .rehearsed import session_of

DRILLS = [
    path
    for path in keeping.kept()
    if path.stem.startswith(f"{MODEL_VERSION}-") and "unsealed" not in path.stem
]
SEATS = 3  # that look at an event: who did it, and two others
# Stirred by every minute, whatever happened in it: posts show with the minute.
EACH_MINUTE = frozenset({"network", "watch", "screen", "minute"})
REST = "what lies outside of all parts"
VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
ONCE = ("csrfmiddlewaretoken", "client")  # drawn anew each time


def written(kept: DrillFile) -> Stored:
    """The drill's events as a store keeps them."""
    store = MemoryLogStore()
    log = EventLog(store, seed=1, epoch=0)
    for event in kept.events:
        log.append(event.at, event.actor, event.body, event.command)
    return store.read()


def opened(kept: DrillFile, lines: Stored, name: str) -> LiveDrill:
    """The drill in the database with its first event, long after its last minute."""
    row = models.Drill(id=name, name=name, scenario=name, language="vi")
    row.save(force_insert=True)
    models.Lease.objects.create(drill=row, opened=10_000, reached=600_000)
    models.DrillFile.objects.bulk_create(
        models.DrillFile(drill=row, path=path, content=content) for path, content in kept.files.items()
    )
    models.LogText.objects.bulk_create(
        models.LogText(drill=row, seq=0, digest=digest, salt=stored.salt, text=stored.text)
        for digest, stored in lines.texts.items()
    )
    models.LogLine.objects.create(drill=row, seq=0, line=lines.lines[0])
    return live.of(name)


def addresses(drill: LiveDrill, seat: str) -> Iterator[str]:
    """Every page on which a player's seat may stand while something happens."""
    view = drill.view(seat, "vi")
    rooms = rooms_of(view.seat)
    yield from (f"{room}/" for room in rooms if room != "report")
    if "case" in rooms:
        yield from (f"case/{case.case}/" for case in view.cases[-2:] if not case.merged_into)
    if "studio" in rooms:
        yield from (f"studio/{statement.statement}/" for statement in view.statements[-2:])


class Cut(HTMLParser):
    """A page cut into what it would fetch again by itself: (topics, what is drawn) by name, and the rest of its main part."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: dict[str, tuple[frozenset[str], str]] = {}
        self._open: list[tuple[str, str]] = []  # (tag, part that begins with it)
        self._into: list[str] = []
        self._said: defaultdict[str, list[str]] = defaultdict(list)
        self._topics: dict[str, frozenset[str]] = {REST: frozenset()}
        self.feed(page)
        self.parts = {name: (self._topics[name], "".join(group)) for name, group in self._said.items()}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name = str(told.get("data-part") or (REST if tag == "main" else ""))
        if name:
            self._topics[name] = frozenset(str(told.get("data-topics") or "").split())
            self._into.append(name)
        if tag not in VOID:
            self._open.append((tag, name))
        self._add(
            f"<{tag} {sorted((key, value) for key, value in attrs if (tag, key) != ('input', 'value'))}>"
        )
        if tag == "input" and told.get("name") not in ONCE:
            self._add(str(told.get("value")))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed, name = self._open.pop()
            if name:
                self._into.remove(name)
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        self._add(" ".join(data.split()))

    def _add(self, said: str) -> None:
        if self._into:
            self._said[self._into[-1]].append(said)


def parts(page: str) -> dict[str, tuple[frozenset[str], str]]:
    return Cut(page).parts


def drawn(drill: LiveDrill, browsers: Mapping[str, Client]) -> dict[tuple[str, str], str]:
    """The pages of all who look, by seat and address."""
    found = {}
    for seat, browser in browsers.items():
        for address in addresses(drill, seat):
            answer = browser.get(f"/d/{drill.id}/{address}")
            if answer.status_code == 200:
                found[seat, address] = answer.content.decode()
    return found


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("path", DRILLS, ids=lambda path: path.stem)
def test_every_part_that_an_event_changes_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = read_drill(path)
    # Time alone changes a page too; here it stands.
    monkeypatch.setattr(LiveDrill, "clock", property(lambda drill: kept.events[-1].at))
    stored = written(kept)
    drill = opened(kept, stored, path.stem[-20:].replace(".", "-"))
    browsers: dict[str, Client] = {}
    for seat in drill.seats().seats:
        browsers[seat] = Client()
        browsers[seat].cookies[settings.SESSION_COOKIE_NAME] = session_of(drill, seat)
    seen: set[str] = set()
    silent: list[str] = []
    for seq, line in enumerate(stored.lines[1:], 1):
        kind = kept.events[seq].body.TYPE
        if kind in seen:
            models.LogLine.objects.create(drill_id=drill.id, seq=seq, line=line)
            continue
        seen.add(kind)
        live.of(drill.id)
        actor = kept.events[seq].actor
        order = sorted(browsers, key=lambda seat: (seat != actor, crc32(f"{kind} {seat}".encode())))
        lookers = {seat: browsers[seat] for seat in order[:SEATS]}
        before = drawn(drill, lookers)
        models.LogLine.objects.create(drill_id=drill.id, seq=seq, line=line)
        live.of(drill.id)
        event = kept.events[seq]
        for (seat, address), page in before.items():
            told = topics_of([event], drill.seats().seats[seat], drill.state) | EACH_MINUTE
            answer = browsers[seat].get(f"/d/{drill.id}/{address}")
            if answer.status_code != 200 or "stop" in told:
                continue  # the page itself is another one now
            now = parts(answer.content.decode())
            silent += [
                f"{kind}: {seat} at {address} is not told that “{name}” changed"
                for name, (topics, was) in parts(page).items()
                if name in now and now[name][1] != was and not topics & told
            ]
    assert not silent, "\n".join(silent)
    assert len(seen) > 10


def test_every_kind_of_event_is_met_by_open_pages() -> None:
    met = {event.body.TYPE for path in DRILLS for event in read_drill(path).events}
    declared = {name for name, kind in event_types().items() if kind.__module__.startswith("infodrill.")}
    assert declared - met == set(), "python tools/corpus.py --add"
