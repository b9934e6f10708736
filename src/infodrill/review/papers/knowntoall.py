"""What papers for players are made of: premises, directory, procedure. No scenario is kept, so nothing of it can be shown."""

# Charter: review papers knowntoall
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from infodrill.casework import rights
from infodrill.casework.edition import Edition, Step
from infodrill.casework.steps import CORE, PRIORITIES
from infodrill.conduct.housewords import rules, told_of
from infodrill.conduct.premises import Premises
from infodrill.conduct.saying import Reader
from infodrill.conduct.seats import Directory, SeatPlace, directory
from infodrill.kernel.clock import DAY
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.review.words import Voice
from infodrill.scenario.schema import Cell, Scenario

APART = frozenset({"CONG-AN", "COLLAB"})  # roles that few steps are for: a step of all others is everybody's


@dataclass(frozen=True, slots=True, kw_only=True)
class CardCode:
    """What opens a seat: typed, as an address, and as the drawing of that address. It is told to nobody but control."""

    code: str
    address: str
    qr: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOnPaper:
    """A step that a seat may take: what comes of it, and by when at each priority ("" = no clock)."""

    name: str
    artefact: str
    due: tuple[str, ...]

    @property
    def timed(self) -> bool:
        return any(self.due)


@dataclass(frozen=True, kw_only=True)
class KnownToAll:
    """What every player may know before the drill, in one language."""

    premises: Premises
    seats: Directory
    edition: Edition
    lang: Lang

    @classmethod
    def of(cls, scenario: Scenario, edition: Edition, lang: Lang) -> KnownToAll:
        return cls(
            premises=Premises(scenario, lang),
            seats=directory(scenario.cells, lang),
            edition=edition,
            lang=lang,
        )

    @cached_property
    def voice(self) -> Voice:
        return Voice.standing(self.lang, self.premises.begins)

    def cell(self, cell: str) -> Cell:
        return self.seats.cells[cell]

    @property
    def date(self) -> str:
        return self.voice.day(self.premises.begins.date())

    @property
    def begins(self) -> str:
        return f"{self.premises.begins:%H:%M}"

    @property
    def lasts(self) -> str:
        return self.voice.lasting(60 * sum(minutes for minutes, _ in self.premises.phases))

    @property
    def briefing(self) -> tuple[str, ...]:
        """Its paragraphs."""
        return tuple(" ".join(part.split()) for part in self.premises.briefing.split("\n\n"))

    @property
    def rules(self) -> tuple[str, ...]:
        return rules(self.lang, self.premises.real)

    @property
    def phases(self) -> Iterator[tuple[str, str, str]]:
        """(title, the minute in which it begins, how long it lasts)."""
        at = 0
        for minutes, title in self.premises.phases:
            yield title, self.voice.number(at), self.voice.lasting(minutes * 60)
            at += minutes

    def seats_of(self, cell: str) -> tuple[SeatPlace, ...]:
        return self.seats.in_cell(cell)

    def roles(self, seat: SeatPlace) -> str:
        return ", ".join(self._role(role) for role in sorted(seat.roles))

    def words(self, seat: SeatPlace) -> list[tuple[str, str]]:
        """(role, what it is for)."""
        return [(self._role(role), told) for role, told in told_of(seat.roles, self.lang)]

    def steps(self, seat: SeatPlace) -> tuple[StepOnPaper, ...]:
        """What a seat may do by its roles, in the procedure's order; what everybody may do is told once."""
        return tuple(
            self._step(step)
            for step in self.edition.steps.values()
            if step.roles() & seat.roles and not self._everybodys(step)
        )

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """Steps that everybody may take."""
        return tuple(step.name[self.lang] for step in self.edition.steps.values() if self._everybodys(step))

    def area(self, cell: Cell) -> str:
        """The ward that a cell serves, or the name of its level."""
        if cell.ward:
            return self.premises.wards[cell.ward]
        return next((name[self.lang] for level, name in self.edition.levels if level == cell.level), "")

    @property
    def teams(self) -> tuple[Cell, ...]:
        """Cells that play, then control's."""
        return tuple(sorted(self.seats.cells.values(), key=lambda cell: cell.level == 0))

    @property
    def priorities(self) -> tuple[str, ...]:
        return PRIORITIES

    @property
    def ceilings(self) -> Iterator[tuple[str, str, str]]:
        """(code, what it means, what may be done at most)."""
        for code, name in sorted(rights.GATES.items()):
            allowed = sorted(self.edition.allowed(code))
            actions = "; ".join(f"{n} {tr(self.lang, rights.ACTIONS[n][1])}" for n in allowed)
            yield code, tr(self.lang, name), actions

    @property
    def owners(self) -> Iterator[tuple[str, str]]:
        """(organisation, cell) of those who may be asked for facts; of what, a case alone says."""
        for cell in self.teams:
            if any("FACT-OWNER" in seat.roles for seat in self.seats_of(cell.id)):
                yield cell.organisation.in_(self.lang), cell.name.in_(self.lang)

    def _role(self, role: str) -> str:
        return Reader(self.lang, self.edition).word(role, ("role",))

    def _everybodys(self, step: Step) -> bool:
        return not CORE[step.step].system and step.roles() >= set(self.edition.roles) - APART

    def _step(self, step: Step) -> StepOnPaper:
        due = tuple(self._span(step.due[each]) if each in step.due else "" for each in PRIORITIES)
        return StepOnPaper(name=step.name[self.lang], artefact=step.artefact[self.lang], due=due)

    def _span(self, seconds: int) -> str:
        """A deadline; days where it is more than three of them."""
        days, rest = divmod(seconds, DAY)
        return tr(self.lang, N_("{n} days"), n=days) if days > 3 and not rest else self.voice.lasting(seconds)
