"""Whether a planner's table is the plan that the folder has, with changes, or another one: then somebody says what it is for."""

# Charter: exchange mselkin
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from infodrill.exchange.mselaround import Around
from infodrill.exchange.mselcolumns import taken
from infodrill.exchange.mselfilling import KNOWN_BY, alike, tags_of
from infodrill.exchange.mseltable import SheetRow
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.schema import Msel

REPLACE, CHANGE = "replace-all", "change-these"
USES = (REPLACE, CHANGE)
"""What a table is for: the whole plan, of which nothing older stays, or changes of the injects that it names."""
ANOTHER = "Q146"
TEXTS = tuple(path for path in KNOWN_BY if path != ("at",))


def refuse_another_plan(rows: Sequence[SheetRow], around: Around, place: Place) -> None:
    """Raises ScenarioErrors where most rows are none of the injects so far, and nobody said what the table is for."""
    if around.use or not around.before:
        return
    known = sum(_is_known(row.values, row.own, around) for row in rows)
    if 2 * known >= len(rows):
        return
    message = N_(
        "of the table's {n} rows {known} are injects that the scenario has, and it has {before}: is it another plan?"
    )
    remedy = N_(
        "Say what it is for: `--rows {replace}` if it replaces all of them, `--rows {change}` if it changes those of the same "
        "number and leaves the others."
    )
    said = {
        "n": len(rows),
        "known": known,
        "before": len(around.before),
        "replace": REPLACE,
        "change": CHANGE,
    }
    raise ScenarioErrors([ScenarioError(message, remedy=remedy, place=place, code=ANOTHER, **said)])


def together(now: Msel, before: Msel) -> Msel:
    """The injects so far, those that a table names as it says them, and behind them what is new in it."""
    named = {inject.number: inject for inject in now.injects}
    kept = tuple(named.pop(inject.number, inject) for inject in before.injects)
    return now.model_copy(update={"injects": (*kept, *named.values())})


def _is_known(values: Mapping[str, Any], own: list[tuple[str, str]], around: Around) -> bool:
    texts = [(path, said) for path in TEXTS if (said := taken(values, path)) is not None]
    if any(taken(row, path) == said for row in around.before.values() for path, said in texts):
        return True  # whatever number it bears: numbers may have moved, or texts
    if base := around.before.get(values.get("number", 0)):
        # A table without a column of texts has subjects, which nobody wrote so far: then the number says it.
        both = [(said, then) for path, said in texts if (then := taken(base, path)) is not None]
        return not both or any(alike(said, then) for said, then in both)
    return any({*tags_of(own)} & {*row.get("tags", ())} for row in around.before.values())
