"""What of a scenario lies around a table of injects: names of cells, phases, situations, the story's clock, the table so far."""

# Charter: exchange mselaround
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from types import MappingProxyType
from typing import Any

from infodrill.exchange.msel import plain_values, table
from infodrill.exchange.mselcolumns import folded
from infodrill.exchange.mselnumbers import ROMAN
from infodrill.exchange.mselwords import PHASES
from infodrill.kernel.folding import de_accent
from infodrill.scenario import light
from infodrill.scenario.loader import Loaded
from infodrill.scenario.migrate import written_in
from infodrill.scenario.schema import Bi, Scenario
from infodrill.scenario.senders import of_injects
from infodrill.scenario.storydate import StoryDate, planned
from infodrill.scenario.yamltext import Document, read_yaml

NO_NAMES: Mapping[str, Bi] = MappingProxyType({})
_PHASE = re.compile(rf"\b(?:{'|'.join(PHASES)})\s*(?:số\s*)?([1-4]|iv|i{{1,3}})\b")
_NO_PHASE = re.compile(r"^(?:phase|giai đoạn|gđ)\s*(?:số\s*)?(\d{1,3}|[ivx]{1,4})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedThing:
    """An id with what people call it, folded; `shown` = as it is written, in the drill's language, "" where nobody reads it."""

    id: str
    names: frozenset[str]
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """All of it may be missing: then names stand as they are written, and only times from the start can be read.

    `phases` = number, first second, end; `seats` = roles by cell; `before` = injects by number, as msel.yaml says them.
    """

    cells: tuple[NamedThing, ...] = ()
    control: frozenset[str] = frozenset()  # cells that do not play
    seats: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chairs: tuple[NamedThing, ...] = ()  # of cells that play, each by the role that tells it apart
    roles: tuple[NamedThing, ...] = ()  # as the edition of the procedure calls them
    phases: tuple[tuple[int, int, int], ...] = ()
    phase_names: tuple[NamedThing, ...] = ()
    situations: tuple[NamedThing, ...] = ()
    objectives: tuple[NamedThing, ...] = ()
    listed: bool = True  # whether somebody wrote the objectives: of those that follow nobody knows the places
    claims: tuple[NamedThing, ...] = ()
    senders: frozenset[str] = (
        frozenset()
    )  # folded, whoever speaks in an inject so far and whom the drill declares
    sender: str = "Ban đạo diễn"  # control, in the drill's language
    story: StoryDate | None = None
    before: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    light: bool = False
    use: str = ""  # what somebody said that a table is for, one of `mselkin.USES`
    languages: tuple[str, ...] = ("vi", "en")

    @property
    def people(self) -> tuple[NamedThing, ...]:
        """Whoever has a name and stands for a role: a seat of the drill before what any drill calls the role."""
        taken = {name for chair in self.chairs for name in chair.names}
        return (*self.chairs, *(replace(role, names=role.names - taken) for role in self.roles))

    def plays(self, cell: str) -> bool:
        return cell not in self.control

    def phase_at(self, second: int) -> int | None:
        return next((number for number, begin, end in self.phases if begin <= second < end), None)

    @property
    def length(self) -> int:
        """Seconds of the drill, 0 = not known."""
        return self.phases[-1][2] if self.phases else 0

    def phase_of(self, title: str) -> int | None:
        """The phase that a title names: "Giai đoạn 2: Ứng phó", "Phase II"."""
        text = folded(title)
        if found := _PHASE.search(text):
            return ROMAN.get(found[1]) or int(found[1])
        named = _named(text, self.phase_names)
        return int(named) if named else None

    def no_phase(self, title: str) -> str:
        """The number or name of a phase that a title begins with and that no drill has, "" for none."""
        found = _NO_PHASE.match(folded(title))
        return found[1] if found and self.phase_of(title) is None else ""

    def only_names(self, title: str) -> bool:
        """Whether a title is the name of a phase or situation and nothing more."""
        text = _PHASE.sub(" ", folded(title))
        for thing in (*self.phase_names, *self.situations):
            for name in thing.names:
                text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", text)
        return not re.search(r"\w", text)

    def situation_of(self, title: str) -> str | None:
        return _named(folded(title), self.situations)

    def parted(self, text: str) -> list[str]:
        """Ids of objectives that have blanks alone between them, each by itself; else the text as it is."""
        parts, known = text.split(), {thing.id for thing in self.objectives}
        return parts if known & {*parts} and all(re.fullmatch(r"[\w-]+", part) for part in parts) else [text]

    def objective_of(self, text: str) -> str | None:
        """By id, by its own words, or by its place in the list: "Mục tiêu 2"."""
        named = _named(folded(text), self.objectives)
        digits = re.fullmatch(r"\D*(\d{1,2})\.?", text)
        if named is None and self.listed and digits and 0 < int(digits[1]) <= len(self.objectives):
            return self.objectives[int(digits[1]) - 1].id
        return named


def around(loaded: Loaded, roles: Mapping[str, Bi] = NO_NAMES) -> Around:
    """What a scenario's folder says; `roles` = what its edition calls each role."""
    scenario = loaded.scenario
    ends = list(accumulate(phase.minutes * 60 for phase in scenario.drill.phases))
    story = planned(scenario.drill)
    return Around(
        cells=tuple(_thing(cell.id, cell.name, cell.organisation) for cell in scenario.cells.cells),
        control=frozenset(cell.id for cell in scenario.cells.cells if cell.level == 0),
        seats={
            cell.id: tuple(role for seat in cell.seats for role in seat.roles)
            for cell in scenario.cells.cells
        },
        chairs=tuple(_chairs(scenario)),
        roles=tuple(_roles(roles, scenario.drill.languages[0])),
        phases=tuple(
            (phase.number, begin, end)
            for phase, begin, end in zip(scenario.drill.phases, [0, *ends], ends, strict=False)
        ),
        phase_names=tuple(
            NamedThing(
                id=str(phase.number), names=frozenset({folded(phase.title.vi), folded(phase.title.en)})
            )
            for phase in scenario.drill.phases
        ),
        situations=tuple(_thing(situation.id, situation.title) for situation in scenario.drill.situations),
        objectives=tuple(_thing(objective.id, objective.text) for objective in scenario.drill.objectives),
        listed=loaded.where.written("drill", "objectives"),
        claims=tuple(_thing(claim.id, claim.sentence) for claim in scenario.claims),
        senders=frozenset(map(folded, of_injects(scenario))),
        sender=next(
            cell.name.in_(scenario.drill.languages[0]) for cell in scenario.cells.cells if cell.level == 0
        ),
        story=story,
        documents=loaded.where.documents,
        before=_as_written(loaded),
        light=written_in({"drill.yaml": read_yaml(loaded.files["drill.yaml"], "drill.yaml")}) >= light.FROM,
        languages=tuple(scenario.drill.languages),
    )


def _roles(names: Mapping[str, Bi], lang: str) -> Iterator[NamedThing]:
    return (replace(_thing(role, name), shown=name.in_(lang)) for role, name in names.items())


def _chairs(scenario: Scenario) -> Iterator[NamedThing]:
    """Seats that a role of their own tells apart from all others; that role stands for the seat among recipients."""
    seats = [(cell, seat) for cell in scenario.cells.cells for seat in cell.seats]
    often = Counter(role for _, seat in seats for role in seat.roles)
    for cell, seat in seats:
        own = next((role for role in seat.roles if often[role] == 1), None)
        names = {*_thing(seat.id, seat.name).names} - {*_thing(cell.id, cell.name, cell.organisation).names}
        if own and names:
            shown = seat.name.in_(scenario.drill.languages[0])
            yield NamedThing(id=own, names=frozenset(names), shown=shown)


def _as_written(loaded: Loaded) -> Mapping[int, Mapping[str, Any]]:
    """The injects in today's words, with those fields alone that stand in the file."""
    raw = read_yaml(loaded.files["msel.yaml"], "msel.yaml").data["injects"]
    rows = zip(plain_values(table(loaded))["injects"], raw, strict=True)
    return {row["number"]: {name: value for name, value in row.items() if name in own} for row, own in rows}


def named_exactly(text: str, things: tuple[NamedThing, ...]) -> str | None:
    """The one thing that a text names, with or without accents and capitals."""
    said = folded(text)
    exact = [thing.id for thing in things if said in thing.names]
    alike = exact or [thing.id for thing in things if de_accent(said) in map(de_accent, thing.names)]
    return next((known for known in alike if known == said), None) or (
        alike[0] if len(set(alike)) == 1 else None
    )


def named_in_part(text: str, things: tuple[NamedThing, ...], fewest: int = 2) -> str | None:
    """The one thing whose name holds these words, `fewest` or more: "phường Bãi Sậu" is "Khung phường Bãi Sậu"."""
    said = de_accent(folded(text))
    held = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")
    alike = {thing.id for thing in things if any(held.search(de_accent(name)) for name in thing.names)}
    return next(iter(alike)) if len(alike) == 1 and len(said.split()) >= fewest else None


def _thing(identity: str, *called: Bi) -> NamedThing:
    names = {
        folded(identity),
        *(folded(text) for each_name in called for text in (each_name.vi, each_name.en)),
    }
    return NamedThing(id=identity, names=frozenset(names))


def _named(text: str, things: tuple[NamedThing, ...]) -> str | None:
    """The thing whose name a title is or holds as words of its own; the longest name wins."""
    held = [
        (len(name), thing.id)
        for thing in things
        for name in thing.names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    return max(held)[1] if held else None
