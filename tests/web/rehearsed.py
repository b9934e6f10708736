"""A drill played to a chosen minute by automated cells and put into the database, for tests that look at rooms."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, transaction

from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.conduct.city import build_city, open_event, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.network import Network
from infodrill.conduct.nouns.course import CityBuilt, MinuteClosed
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import directory
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.log import EventLog
from infodrill.kernel.protocols import Stored
from infodrill.kernel.store import MemoryLogStore
from infodrill.scenario.loader import find, load
from infodrill.web import live, models
from infodrill.web.joining.sittings import begun
from infodrill.web.live import LiveDrill
from infodrill.web.seating import SEATS, SITTINGS
from infodrill.web.stores.derived import DatabaseDerivedStore
from tests.once import once

ACCOUNTS = 1_500
MOMENTS = 8  # of which the rows are kept at hand
# Minutes of the one play that all moments of that drill are cut out of; of any other each moment is played anew.
LONG = {"clinic": 75, "typhoon": 50, "five-pictures": 50, "port-voice": 50}
Groups = list[dict[str, Any]]
Found = TypeVar("Found")
_numbers = count(1)


@once
def played(
    name: str, minutes: int, accounts: int = ACCOUNTS
) -> tuple[dict[str, bytes], Stored, MemoryDerivedStore, dict[int, Groups]]:
    """(the scenario's files, log, derived rows, groups of the desk after each minute) of `name`, played for so many minutes."""
    loaded = load(find(name))
    scenario, edition = loaded.scenario, load_shipped(loaded.scenario.drill.edition)
    players = {cell.id: character("good") for cell in scenario.cells.cells if cell.level > 0}
    lang = scenario.drill.languages[0]
    opened = open_event(loaded, edition, 1, accounts, dict.fromkeys(players, "good"), lang)
    city = build_city(scenario, accounts, 1, None)
    store, derived = MemoryLogStore(), MemoryDerivedStore()
    drill = Drill(scenario, edition, directory(scenario.cells, lang), EventLog(store, seed=1, epoch=0))
    drill.record((opened, CityBuilt(accounts, city.digest)), 0, "runner")
    network = Network(scenario, seed=1, language=lang)
    runner = Runner(drill, open_spread(city, opened), network, derived, AutomatedCells(players, 1), lang=lang)
    groups: dict[int, Groups] = {}
    for minute in range(minutes + 1):
        runner.play(until=minute)
        groups[minute] = _told(network)
    return dict(loaded.files), store.read(), derived, groups


@cache
def _spoken(name: str) -> str:
    return load(find(name)).scenario.drill.languages[0]


def _told(network: Network) -> Groups:
    names = ("volume", "velocity", "question_permille", "level", "ward", "text")
    return [{"id": group.source, **{key: getattr(group, key) for key in names}} for group in network.groups()]


def rehearsed(
    name: str = "clinic", minute: int = 40, accounts: int = ACCOUNTS, *, own: bool = False
) -> LiveDrill:
    """The drill in the database after so many minutes, as a web process meets it; `own` = under an id that no other has had."""
    of = max(LONG.get(name, 0), minute)
    scenario, log, derived, groups = played(name, of, accounts)
    lines = log.lines[: _stood(name, of, accounts)[minute]]
    kept = "".join(lines)
    drill = f"{Path(name).name[:6]}{minute}" + (f"-{next(_numbers)}" if own else "")
    with transaction.atomic():
        row = models.Drill(id=drill, name=name, scenario=name, language=_spoken(name), coach=True)
        row.save(force_insert=True)
        models.Lease.objects.create(drill=row, opened=minute - 1, reached=minute * 60)
        files = {f"scenario/{path}": content for path, content in scenario.items()}
        models.DrillFile.objects.bulk_create(
            models.DrillFile(drill=row, path=path, content=content) for path, content in files.items()
        )
        models.LogLine.objects.bulk_create(
            models.LogLine(drill=row, seq=seq, line=line) for seq, line in enumerate(lines)
        )
        models.LogText.objects.bulk_create(
            models.LogText(drill=row, seq=0, digest=digest, salt=text.salt, text=text.text)
            for digest, text in log.texts.items()
            if digest in kept
        )
        moment = (name, minute, of, accounts)
        if moment in _derived:
            _copied(drill, moment)
        else:
            _put(drill, derived, minute, groups[minute])
            _derived[moment] = list(models.DerivedRow.objects.filter(drill=row).values_list(*COLUMNS))
            if len(_derived) > MOMENTS:
                del _derived[next(iter(_derived))]
    return live.of(drill)


def rehearsed_when(
    name: str, since: int, holds: Callable[[LiveDrill], Found | None]
) -> tuple[LiveDrill, Found]:
    """The drill at its first minute from `since` at which something holds, and what does: what cells learn to say moves it."""
    for minute in range(since, LONG[name]):
        drill = rehearsed(name, minute, own=True)
        if (found := holds(drill)) is not None:
            return drill, found
    raise AssertionError(f"at no minute of {name} from {since} on")


COLUMNS = tuple(
    column.column for column in models.DerivedRow._meta.concrete_fields[2:]
)  # after its number and its drill
_derived: dict[tuple[str, int, int, int], list[tuple[Any, ...]]] = {}


def _put(drill: str, derived: MemoryDerivedStore, minute: int, groups: Groups) -> None:
    """As the runner puts them, minute by minute."""
    rows = DatabaseDerivedStore(drill)
    for kind in derived.kinds():
        for at in (told for told in derived.minutes(kind) if told < minute):
            rows.put(at, kind, list(derived.rows(kind, at, at + 1)))
    rows.put(minute, "groups", groups)
    for at in range(minute):
        rows.put(at, "closed", [])


def _copied(drill: str, moment: tuple[str, int, int, int]) -> None:
    """The rows of that moment as they once lay in the database, all at once: hundreds of tests begin with them."""
    columns, places = ", ".join(("drill_id", *COLUMNS)), ", ".join(["%s"] * (len(COLUMNS) + 1))
    told = f"INSERT INTO {models.DerivedRow._meta.db_table} ({columns}) VALUES ({places})"
    with connection.cursor() as cursor:
        cursor.executemany(told, [(drill, *row) for row in _derived[moment]])


@once
def _stood(name: str, of: int, accounts: int) -> list[int]:
    """How many lines the log of a play of `of` minutes had after each of them; at 0 the city stands and nothing has happened."""
    stored = played(name, of, accounts)[1]
    log = EventLog(MemoryLogStore(stored.lines, stored.texts))
    return [event.seq + 1 for event in log.events if isinstance(event.body, CityBuilt | MinuteClosed)]


def session_of(drill: LiveDrill, seat: str) -> str:
    """The key of a session that sits down on the seat now: it outlives what was ended before."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SEATS] = {drill.id: seat}
    store[SITTINGS] = {drill.id: begun(drill.id, seat)}
    store.save()
    return str(store.session_key)
