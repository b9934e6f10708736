"""The desk: what came, the one next thing to do, my cases, what is due. Two densities of the same parts."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from infodrill.casework.edition import Edition
from infodrill.casework.steps import step_owed
from infodrill.conduct import news
from infodrill.conduct.nouns.guidance import IssueGuidance
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import head
from infodrill.kernel.clock import HOUR
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.heldback import WordAhead
from infodrill.web.rooms.inbox import SHOWN, Item, what_came
from infodrill.web.rooms.leapt import leapt
from infodrill.web.rooms.nextthings import NextThingShown, next_things, promises
from infodrill.web.rooms.signs import CaseRow, Due, case_row, moved, next_due, owed_now
from infodrill.web.rooms.whose import waits_for
from infodrill.web.rooms.wordahead import words_ahead

OVERVIEW = frozenset({"L2-DUTY", "L2-SEC", "L2-LEAD", "UBND"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFigure:
    """A number with its words. `tone` "" | bad | good."""

    value: str
    words: str
    note: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLoad:
    place: str
    waiting: int
    open: int
    permille: int


class Desk:
    """The desk of a seat; `seen` = exercise second up to which the person has seen the inbox. Each part is made when it is
    shown: a browser mostly fetches one of them again."""

    def __init__(self, view: SeatView, edition: Edition, *, seen: int = 0, coach: bool = True) -> None:
        self._view, self._edition, self._seen, self._coach = view, edition, seen, coach
        # Who decides for a city or network has its overview; who checks, advises or writes there has a desk of their own.
        self.dense = view.seat.level == 2 and bool(view.seat.roles & OVERVIEW)

    @cached_property
    def away(self) -> str:
        return news.line(self._view, self._seen) if self._seen and news.since(self._view, self._seen) else ""

    @cached_property
    def inbox(self) -> tuple[Item, ...]:
        return tuple(what_came(self._view, self._seen))

    @cached_property
    def fresh(self) -> int:
        return sum(item.fresh for item in self.inbox)

    @property
    def ours(self) -> bool:
        """Whether our own side put out anything beside the studio: it may be wrong."""
        return bool(self._view.casework.own_words) and self._view.may(RaiseOwnWord)

    @cached_property
    def waiting(self) -> tuple[NextThingShown, ...]:
        return self._waiting[:SHOWN]

    @cached_property
    def next(self) -> NextThingShown | None:
        return head(self._waiting)

    @property
    def more(self) -> tuple[NextThingShown, ...]:
        return tuple(thing for thing in self.waiting if thing is not self.next)

    @cached_property
    def ahead(self) -> tuple[WordAhead, ...]:
        """What this seat will write or publish, once others have done what comes before it; what it may begin itself first, as
        of more than two the rest are folded."""
        found = words_ahead(self._view, self._edition, self._waiting)
        return tuple(sorted(found, key=lambda word: not (word.kind or word.first)))

    @property
    def held(self) -> bool:
        """Whether something of that waits for others: what is told already waits for nobody."""
        return any(not word.told for word in self.ahead)

    @property
    def shared(self) -> tuple[NextThingShown, ...]:
        return () if self.next else self._waiting[:3]

    @cached_property
    def cases(self) -> tuple[CaseRow, ...]:
        return (*self._open_rows, *(row for row in self._mine if row.closed))[:SHOWN]

    @property
    def open(self) -> int:
        """Of the open cases those that its unit holds, as control counts them; who decides for many units holds all."""
        named = self._view.seats.cells[self._view.seat.cell].name.in_(self._view.lang)
        return sum(self._view.seat.level != 1 or row.cell == named for row in self._open_rows)

    @property
    def with_others(self) -> int:
        return len(self._open_rows) - self.open

    @property
    def done(self) -> int:
        return sum(row.closed for row in self._mine)

    @cached_property
    def soon(self) -> tuple[tuple[CaseRow, Due], ...]:
        """What falls due within an hour; what has two days, as to close a case, would stand there all through play."""
        waiting = ((row, row.due) for row in self._open_rows if row.due and row.due.tone != "met")
        return tuple((row, due) for row, due in waiting if due.left <= HOUR)[:4]

    @property
    def promised(self) -> tuple[NextThingShown, ...]:
        """What was promised to the press, or in a text, and has not come yet."""
        return promises(self._view, self._edition)

    @property
    def moved(self) -> tuple[str, ...]:
        """What was leapt over lately, and why some of these deadlines moved."""
        dues = [
            *(due for _, due in self.soon),
            *(row.due for row in self._open_rows if row.due and row.due.beyond),
        ]
        dues += [thing.due for thing in self.waiting if thing.due and thing.due.beyond]
        return *leapt(self._view), *moved(self._view, dues)

    @cached_property
    def others(self) -> tuple[tuple[str, str], ...]:
        return tuple(_others(self._view, self._edition))

    @property
    def hint(self) -> str:
        return self.next.how if self._coach and self.next else ""

    @cached_property
    def figures(self) -> tuple[DeskFigure, ...]:
        return tuple(_figures(self._view, self._edition, self._rows, self._waiting))

    @cached_property
    def guidance(self) -> tuple[tuple[str, int, int], ...]:
        return tuple(_guidance(self._view))

    @property
    def guides(self) -> bool:
        return self._view.may(IssueGuidance)

    @cached_property
    def forecast(self) -> tuple[str, ...]:
        return tuple(_forecast(self._view))

    @cached_property
    def loads(self) -> tuple[DeskLoad, ...]:
        return tuple(_loads(self._view, self._edition))

    @cached_property
    def _rows(self) -> list[CaseRow]:
        view = self._view
        rows = (case_row(view, self._edition, case) for case in view.cases if not case.merged_into)
        return sorted(rows, key=lambda row: row.rank)

    @cached_property
    def _mine(self) -> list[CaseRow]:
        view = self._view
        if view.seat.level != 1:
            return self._rows
        wards = {case.case: case.ward for case in view.cases}
        return [row for row in self._rows if view.seat.ward in ("", wards[row.case])]

    @cached_property
    def _open_rows(self) -> tuple[CaseRow, ...]:
        return tuple(row for row in self._mine if not row.closed)

    @property
    def _waiting(self) -> tuple[NextThingShown, ...]:
        return next_things(self._view, self._edition)


def _others(view: SeatView, edition: Edition) -> Iterator[tuple[str, str]]:
    """Who holds the next step of my nearest cases: never a person, always a chair or a role."""
    told: set[str] = set()
    for case in view.open_cases:
        if due := owed_now(view, edition, case):
            step = edition.steps.get(step_owed(due.step)[0])
            who, what = waits_for(view, edition, due, case)
            if step and who and who not in told and not step.roles(case.priority) & view.seat.roles:
                told.add(who)
                yield (
                    who,
                    tr(
                        view.lang,
                        "{case}: {step}, by {clock}",
                        case=case.case.upper(),
                        step=what,
                        clock=due.by,
                    ),
                )
        if len(told) == 3:
            return


def _figures(
    view: SeatView, edition: Edition, rows: list[CaseRow], waiting: tuple[NextThingShown, ...]
) -> Iterator[DeskFigure]:
    lang = view.lang
    urgent = sum(1 for thing in waiting if thing.due and thing.due.tone == "over")
    yield DeskFigure(
        value=str(len(waiting)),
        words=tr(lang, "Wait for you"),
        note=tr(lang, "{n} over time", n=urgent),
        tone="bad" if urgent else "",
    )
    late = [row for row in rows if not row.closed and row.due and row.due.tone == "over"]
    first = f"{late[0].number}" if late else tr(lang, "nothing late")
    yield DeskFigure(
        value=str(len(late)), words=tr(lang, "Running late"), note=first, tone="bad" if late else "good"
    )
    tickets = [ticket for case in view.cases for ticket in case.tickets]
    yield DeskFigure(
        value=f"{sum(answered >= 0 for _, _, answered in tickets)} / {len(tickets)}",
        words=tr(lang, "Complaints answered"),
        note=tr(lang, "each with its date"),
        tone="",
    )


def _guidance(view: SeatView) -> Iterator[tuple[str, int, int]]:
    """(topic, cells that confirmed, cells addressed), newest first."""
    for guidance in reversed(view.guidance.seen):
        yield guidance.topic, len(guidance.confirmed), len(guidance.to)


def _forecast(view: SeatView) -> Iterator[str]:
    """What people will ask, by the newest sheets."""
    for sheet in view.forecasts.sheets[-2:]:
        yield from sheet.questions[:4]


def _loads(view: SeatView, edition: Edition) -> Iterator[DeskLoad]:
    """Open work by ward cell, the busiest first."""
    counted = []
    for cell in view.seats.cells.values():
        mine = [case for case in view.open_cases if case.cell == cell.id]
        if cell.level == 1:
            waiting = sum(
                bool((due := next_due(view, edition, case)) and due.tone in ("soon", "over")) for case in mine
            )
            counted.append((cell.name.in_(view.lang), waiting, len(mine)))
    most = max((count for _, _, count in counted), default=0) or 1
    for place, waiting, count in sorted(counted, key=lambda triple: (-triple[2], triple[0])):
        yield DeskLoad(place=place, waiting=waiting, open=count, permille=count * 1_000 // most)
