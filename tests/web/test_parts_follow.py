"""What is open follows the log: whatever part of a page an event changes for a seat, its stream names a topic of that part.

The kept drills of tests/corpus hold every kind of event. Each is met by pages of several seats, drawn before and after it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from zlib import crc32

import pytest
from django.conf import settings
from django.test import Client

from infodrill.conduct.aheadpapers import papers
from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.policy import rooms_of
from infodrill.kernel.archive import DrillFile, read_drill
from infodrill.kernel.events import Event, event_types
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import Stored
from infodrill.kernel.store import MemoryLogStore
from infodrill.web import live, models
from infodrill.web.live import LiveDrill
from infodrill.web.streams.topics import topics_of
from tests.corpus import keeping
from tests.forms import amount

from .rehearsed import rehearsed, rehearsed_when, session_of
from .test_rooms_pages import browser

DRILLS = [
    path
    for path in keeping.kept()
    if path.stem.startswith(f"{MODEL_VERSION}-") and "unsealed" not in path.stem
]
# Seats that look at an event: who did it, and two others; one seat where an earlier drill had such an event. In the short form
# each kind is met once, by who did it and by another in turn.
SEATS, AGAIN = 3, amount(False, True)
STAY = 6  # kinds, after which other seats look: who stays holds the page that the next event changes
THIRDS = 3  # of a drill, told apart so that no process has a long one to itself
# Stirred by every minute, whatever happened in it: posts show with the minute.
EACH_MINUTE = frozenset({"network", "watch", "screen"})
REST = "what lies outside of all parts"
VOID = frozenset(["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
ONCE = ("csrfmiddlewaretoken", "client")  # drawn anew each time
DRAWN_ONCE = re.compile(rf'name="(?:{"|".join(ONCE)})" value="[^"]*"')


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
    """Every page on which a player's seat may stand while something happens. The meeting comes first: what waits there is
    read by opening it, and no event is told then."""
    view = drill.view(seat, "vi")
    rooms = sorted(set(rooms_of(view.seat)) - {"report"}, key=lambda room: (room != "meeting", room))
    yield from (f"{room}/" for room in rooms)
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


def same(page: str, other: str) -> bool:
    """True when nothing of the main part differs: most events change nothing on most pages, and those need not be cut."""
    first, second = (DRAWN_ONCE.sub("", drawn_page.partition("<main")[2]) for drawn_page in (page, other))
    return first == second


class Lookers:
    """Browsers by seat, and the pages that they have before them: each is fetched once for as long as the log is as long."""

    def __init__(self, drill: LiveDrill) -> None:
        self.drill = drill
        self.browsers: dict[str, Client] = {}
        for seat in drill.seats().seats:
            self.browsers[seat] = Client()
            self.browsers[seat].cookies[settings.SESSION_COOKIE_NAME] = session_of(drill, seat)
        self._held: dict[tuple[str, str], tuple[int, str]] = {}

    def page(self, seat: str, address: str, seq: int) -> str:
        """What the seat reads there when the log ends with event `seq`; "" where it reads nothing."""
        length, held = self._held.get((seat, address), (-1, ""))
        if length != seq:
            answer = self.browsers[seat].get(f"/d/{self.drill.id}/{address}")
            held = answer.content.decode() if answer.status_code == 200 else ""
            self._held[seat, address] = (seq, held)
        return held

    def pages(self, seats: Iterable[str], seq: int) -> dict[tuple[str, str], str]:
        """The pages of all who look, by seat and address."""
        asked = [(seat, address) for seat in seats for address in addresses(self.drill, seat)]
        found = {(seat, address): self.page(seat, address, seq) for seat, address in asked}
        return {where: page for where, page in found.items() if page}

    def order(self, actor: str, drawn: str) -> list[str]:
        """Who did it, then the others as they are drawn."""
        return sorted(self.browsers, key=lambda seat: (seat != actor, crc32(f"{drawn} {seat}".encode())))


@cache
def firsts(path: Path) -> tuple[str, ...]:
    """The kinds of event of a kept drill, in the order in which they come first."""
    return tuple(dict.fromkeys(event.body.TYPE for event in read_drill(path).events[1:]))


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("third", range(THIRDS))
@pytest.mark.parametrize("path", DRILLS, ids=lambda path: path.stem)
def test_every_part_that_an_event_changes_is_told_so(
    path: Path, third: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = read_drill(path)
    # Time alone changes a page too; here it stands.
    monkeypatch.setattr(LiveDrill, "clock", property(lambda drill: kept.events[-1].at))
    stored, kinds = written(kept), firsts(path)
    before = {kind for earlier in DRILLS[: DRILLS.index(path)] for kind in firsts(earlier)}
    mine = {
        kind: n
        for n, kind in enumerate(kinds)
        if n * THIRDS // len(kinds) == third and (AGAIN or kind not in before)
    }
    drill = opened(kept, stored, f"{path.stem[-20:].replace('.', '-')}-{third}")
    lookers = Lookers(drill)
    silent: list[str] = []
    for seq, line in enumerate(stored.lines[1:], 1):
        if not mine:
            break
        event = kept.events[seq]
        kind = event.body.TYPE
        n = mine.pop(kind, None)
        if n is not None:
            live.of(drill.id)
            order = lookers.order(event.actor, f"{path.stem} {n // STAY}")
            seats = order[1:2] if kind in before else order[:SEATS] if AGAIN else order[n % 2 : n % 2 + 1]
            was = lookers.pages(seats, seq - 1)
        models.LogLine.objects.create(drill_id=drill.id, seq=seq, line=line)
        if n is not None:
            live.of(drill.id)
            silent += unheard(drill, event, was, lookers)
    assert not silent, "\n".join(silent)
    assert not mine and len(kinds) > 10


def unheard(
    drill: LiveDrill, event: Event, before: Mapping[tuple[str, str], str], lookers: Lookers
) -> Iterator[str]:
    """Parts that the event has changed on pages and that their seats' streams do not name."""
    for (seat, address), page in before.items():
        told = topics_of([event], drill.seats().seats[seat], drill.state) | EACH_MINUTE
        now = lookers.page(seat, address, event.seq)
        if not now or "stop" in told or same(page, now):
            continue  # another page by now, or the very one
        after = parts(now)
        for name, (topics, was) in parts(page).items():
            if name in after and after[name][1] != was and not topics & told:
                yield f"{event.body.TYPE}: {seat} at {address} is not told that “{name}” changed"


def asked_too_soon(drill: LiveDrill) -> tuple[str, str, int] | None:
    """(seat, case, inject) where an owner is asked what its record will show, and the record is still to come."""
    state = drill.state
    for seat, place in drill.seats().seats.items():
        view = drill.view(seat, "vi")
        for case in view.cases if "FACT-OWNER" in place.roles else ():
            asked = any(question.owner == place.cell and not question.answer for question in case.questions)
            for number, *_ in papers(drill.scenario).get(state.links.get(case.case, ""), ()) if asked else ():
                if number not in state.deliveries and view.known_truth(case) is None:
                    return seat, case.case, number
    return None


@pytest.mark.usefixtures("base")
def test_a_record_that_control_sends_ahead_reaches_the_open_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its owner's open form went on to say that the unit's record holds nothing, until the next minute."""
    drill, (seat, case, number) = rehearsed_when("clinic", 2, asked_too_soon)
    monkeypatch.setattr(LiveDrill, "clock", property(lambda drill: drill.state.at))
    lookers, length = Lookers(drill), len(drill.events)
    form = seat, f"case/{case}/"
    before = {form: lookers.page(*form, drill.state.seq)}
    drill.give("direction", DeliverInject(role="CTRL", inject=number), "")
    for event in drill.events[length:]:
        assert list(unheard(drill, event, before, lookers)) == []
    assert lookers.page(*form, drill.state.seq) != before[form] != ""


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("minute", [0, 40])
def test_every_part_of_a_page_is_given_by_itself(minute: int) -> None:
    """A part that its room did not know was answered with a refusal, and the whole page loaded itself anew at each news."""
    drill = rehearsed("clinic", minute, own=True)
    lookers, asked, refused = Lookers(drill), set[tuple[str, str]](), []
    for seat, looker in lookers.browsers.items():
        for address in addresses(drill, seat):
            for name in parts(lookers.page(seat, address, drill.state.seq)).keys() - {REST}:
                if (address, name) not in asked:
                    asked.add((address, name))
                    answer = looker.get(f"/d/{drill.id}/{address}?part={name}")
                    if answer.status_code != 200 or f'data-part="{name}"' not in answer.content.decode():
                        refused.append((seat, address, name, answer.status_code))
    assert len(asked) > 20 and not refused


def test_every_kind_of_event_is_met_by_open_pages() -> None:
    met = {event.body.TYPE for path in DRILLS for event in read_drill(path).events}
    declared = {name for name, kind in event_types().items() if kind.__module__.startswith("infodrill.")}
    assert declared - met == set(), "python tools/corpus.py --add"


def test_whatever_leads_to_the_next_thing_hears_of_all_that_makes_another_thing_the_next() -> None:
    """A text that its author was done with went on to lead to a text that somebody else had published meanwhile."""
    pages = Path(live.__file__).parent / "templates" / "infodrill"
    leads = ("desk/next", "desk/waiting", "parts/tabs", "parts/thumb", "parts/practice", "statement/head")
    hears = {}
    for name in leads:
        parts = re.findall(r'data-topics="(.*?)"', (pages / f"{name}.html").read_text("utf-8"), re.DOTALL)
        hears[name] = frozenset(" ".join(parts).split())
    made_of = hears["desk/next"]
    assert {"press", "statements", "cases", "inbox", "messages"} <= made_of
    assert {
        name: sorted(made_of - heard - {"minute"})
        for name, heard in hears.items()
        if made_of - heard - {"minute"}
    } == {}


def test_the_parts_of_a_page_keep_their_order_from_the_beginning_to_the_end(base: object) -> None:
    """A part is drawn anew where it stands: where the page of a later minute has it elsewhere, an open one is another page."""
    drills, met = [rehearsed("clinic", minute) for minute in (1, 40)], 0
    for seat, place in drills[0].seats().seats.items():
        for room in rooms_of(place):
            pages = (
                browser(drill, seat, "vi").get(f"/d/{drill.id}/{room}/").content.decode() for drill in drills
            )
            begun, later = (re.findall(r'data-part="([\w-]+)"', page) for page in pages)
            assert [part for part in begun if part in later] == [part for part in later if part in begun], (
                seat,
                room,
            )
            met += "terms" in begun
    assert met


def test_no_remark_of_a_template_is_read_on_a_page() -> None:
    """A remark in braces that goes over two lines is drawn: a spokesperson read one on the watch."""
    pages = [*(Path(live.__file__).parent / "templates").rglob("*.html")]
    lines = ((page.name, line) for page in pages for line in page.read_text("utf-8").splitlines())
    assert pages and [found for found in lines if found[1].count("{#") != found[1].count("#}")] == []
