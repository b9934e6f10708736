"""Making a drill: the scenario's files are kept as they are, event 0 is written, the clock stands at its beginning."""

# Charter: web joining opening
from __future__ import annotations

import secrets
import time
from collections.abc import Collection, Iterable, Mapping

from infodrill.automata.character import character
from infodrill.conduct.carrying import EarlierPlan, carried, past
from infodrill.conduct.city import open_event
from infodrill.conduct.nouns.practice import PracticeOpened
from infodrill.conduct.playfiles import played_files
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.events import EventBody
from infodrill.kernel.log import EventLog
from infodrill.scenario.loader import Loaded, find, load
from infodrill.web.models import Drill, DrillFile, Lease
from infodrill.web.scenarios.sound import must_be_sound
from infodrill.web.stores.log import DatabaseLogStore, growing

LETTERS = "abcdefghjkmnpqrstvwxyz23456789"
SEED_BITS = 31


def open_drill(
    scenario: str | Loaded,
    *,
    name: str = "",
    lang: str = "vi",
    automated: Collection[str] = (),
    accounts: int = 0,
    seed: int = -1,
    coach: bool = True,
    both_languages: bool | None = None,
    practice: str = "",
    source: str = "",
    plan: EarlierPlan | None = None,
) -> Drill:
    """Make a drill from a scenario, or from its name in the library or its folder. `automated` = cells that work by themselves;
    `lang` of its texts: where the scenario is not written in it, the first that it is written in.

    `practice` = the seat of whoever practises alone in it, `source` = from where, as a keyed digest; "" = a drill with control.

    `plan` = that of an earlier drill, whose open rows join the objectives, and whose city's trust goes on.

    Raises ScenarioErrors when the scenario has faults.
    """
    loaded = scenario if isinstance(scenario, Loaded) else load(find(scenario))
    must_be_sound(loaded)
    drill = loaded.scenario.drill
    # What the city and the machine say by themselves is in a language that the scenario is written in.
    lang = lang if lang in drill.languages else drill.languages[0]
    row = Drill(
        id=new_id(),
        name=name or drill.title.in_(lang),
        scenario=drill.id,
        language=lang,
        coach=coach,
        practice=source if practice else "",
    )
    edition, working = load_shipped(drill.edition), _working(loaded, automated)
    seed = seed if seed >= 0 else secrets.randbits(SEED_BITS)
    opened = open_event(
        loaded,
        edition,
        seed,
        accounts or drill.accounts,
        working,
        lang,
        both_languages=both_languages,
        past=past(plan, loaded.scenario),
    )
    first = [opened, *([PracticeOpened(practice)] if practice else [])]
    _write(
        row, played_files(loaded, edition), [*first, *(carried(plan, loaded.scenario, lang) if plan else ())]
    )
    return row


def new_id() -> str:
    """An id that nobody guesses."""
    return "".join(secrets.choice(LETTERS) for _ in range(10))


def _write(row: Drill, files: Mapping[str, bytes], bodies: Iterable[EventBody]) -> None:
    """The drill with its lease, its files and its first events, all or nothing."""
    with growing(row.id, new=row):
        Lease.objects.create(drill=row)
        DrillFile.objects.bulk_create(
            DrillFile(drill=row, path=path, content=content) for path, content in files.items()
        )
        log = EventLog(DatabaseLogStore(row.id), now=lambda: int(time.time()))
        for body in bodies:
            log.append(0, "runner", body)


def _working(loaded: Loaded, automated: Collection[str]) -> dict[str, str]:
    """The character of each player cell that works by itself."""
    players = (cell.id for cell in loaded.scenario.cells.cells if cell.level > 0)
    return {cell: character("good").name for cell in players if cell in automated}
