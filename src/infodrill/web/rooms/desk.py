"""The desk: what came, the one next thing to do, my cases, what is due. Two densities of the same parts."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from infodrill.casework.edition import Edition
from infodrill.casework.steps import step_owed
from infodrill.conduct import naming, news
from infodrill.conduct.nouns.directives import Directive
from infodrill.conduct.nouns.guidance import Guidance, IssueGuidance
from infodrill.conduct.nouns.injects import Received
from infodrill.conduct.nouns.messages import ConfirmReceipt, Message, SendMessage
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion
from infodrill.conduct.policy import enters
from infodrill.conduct.ranking import CALL
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.heldback import WordAhead
from infodrill.web.rooms.leapt import leapt
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.nextthings import WITHIN, NextThingShown, may_report, next_things, promises
from infodrill.web.rooms.signs import CaseRow, Due, case_row, moved, next_due, owed_now
from infodrill.web.rooms.whose import holders
from infodrill.web.rooms.wordahead import words_ahead

SHOWN = 40
AN_HOUR = 3_600  # seconds
OVERVIEW = frozenset({"L2-DUTY", "L2-SEC", "L2-LEAD", "UBND"})
CALLERS = ("SIM-PUB", "CTRL")  # who plays the public, and who does where nobody is there for it
BY_COLLEAGUES = (*WITHIN, "phone_note")  # what is asked, told or ordered within the offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row of the inbox: an inject, a hand-over, guidance. `key` = what a receipt names."""

    key: str
    kind: str
    icon: str
    label: str
    clock: str
    title: str
    body: str
    fresh: bool
    ask_receipt: bool
    received: bool
    case: str
    source: str
    at: int
    within: bool = False  # a letter or message of the offices: it orders, asks or informs
    pictures: tuple[str, ...] = ()
    sender: str = ""
    door: tuple[str, str] | None = None  # (words, link) of another room where it is answered


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
        return tuple(_inbox(self._view, self._seen))

    @cached_property
    def fresh(self) -> int:
        return sum(item.fresh for item in self.inbox)

    @cached_property
    def waiting(self) -> tuple[NextThingShown, ...]:
        return self._waiting[:SHOWN]

    @cached_property
    def next(self) -> NextThingShown | None:
        return next((thing for thing in self._waiting if thing.heads), None)

    @property
    def more(self) -> tuple[NextThingShown, ...]:
        return tuple(thing for thing in self.waiting if thing is not self.next)

    @cached_property
    def ahead(self) -> tuple[WordAhead, ...]:
        """What this seat will write or publish, once others have done what comes before it."""
        return tuple(words_ahead(self._view, self._edition, self._waiting))

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
        return len(self._open_rows)

    @property
    def done(self) -> int:
        return sum(row.closed for row in self._mine)

    @cached_property
    def soon(self) -> tuple[tuple[CaseRow, Due], ...]:
        """What falls due within an hour; what has two days, as to close a case, would stand there all through play."""
        waiting = ((row, row.due) for row in self._open_rows if row.due and row.due.tone != "met")
        return tuple((row, due) for row, due in waiting if due.left <= AN_HOUR)[:4]

    @property
    def promised(self) -> tuple[NextThingShown, ...]:
        """What was promised to the press, or in a text, and has not come yet."""
        return promises(self._view, self._edition)

    @property
    def moved(self) -> tuple[str, ...]:
        """What was leapt over lately, and why some of these deadlines moved."""
        return *leapt(self._view), *moved(self._view, (due for _, due in self.soon))

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


def _inbox(view: SeatView, seen: int) -> Iterator[Item]:
    """Injects, messages, guidance and directives, newest first; of those that wait for nothing the newest alone."""
    opened = {case.source: case.case for case in reversed(view.cases)}
    found = [
        _inject(
            view,
            delivery.at,
            row,
            seen,
            known=view.seat.seat in delivery.acknowledged,
            case=opened.get(f"inject:{row.number}", ""),
        )
        for delivery, row in view.inbox
        if not row.on_network or view.seat.seat in delivery.recipients
    ]
    found += [
        _message(view, message, seen)
        for message in view.messages
        if message.kind != "chat" and message.cell != view.seat.cell
    ]
    found += [
        _guided(view, guidance, seen) for guidance in view.guidance.seen if guidance.cell != view.seat.cell
    ]
    found += [_directed(view, each, seen) for each in view.directives if each.is_to(view.seat)]
    newest = sorted(found, key=lambda item: -item.at)
    yield from (item for place, item in enumerate(newest) if item.ask_receipt or place < SHOWN)


def _inject(view: SeatView, at: int, row: Received, seen: int, *, known: bool, case: str) -> Item:
    """`known` = the seat has confirmed it; `case` = the one that was opened on it."""
    label, icon = naming.METHODS[row.method]
    return Item(
        key=str(row.number),
        kind="inject",
        icon=icon,
        label=tr(view.lang, label),
        sender=row.from_.in_(view.lang),  # who says it tells how much it is worth
        clock=moment(view, at),
        title=row.subject.in_(view.lang),
        body=row.body.in_(view.lang),
        fresh=at > seen and not known,
        ask_receipt=not known and not view.rests,
        received=known,
        case=case,
        source="" if view.rests else f"inject:{row.number}",
        at=at,
        within=not may_report(row),
        pictures=row.media,
        door=None if view.rests else _door(view, row, known=known),
    )


def _door(view: SeatView, row: Received, *, known: bool) -> tuple[str, str] | None:
    """The room in which an inject is answered: the press room, or the meeting, for colleagues and callers, whom control plays."""
    question = next((asked.question for asked in view.press.queue if asked.inject == row.number), "")
    if question and view.may(AnswerPressQuestion):
        return tr(view.lang, "To the press room"), f"press/?question={question}#answer"
    if row.method in BY_COLLEAGUES and enters(view.seat, "meeting"):
        return tr(view.lang, "Answer in the meeting"), f"meeting/?about={row.number}#talk-t"
    caller = next((seat.cell for role in CALLERS for seat in view.seats.with_role(role)), "")
    if row.method == CALL and not known and caller and view.may(SendMessage) and enters(view.seat, "meeting"):
        return tr(view.lang, "Take the call"), f"meeting/?with={caller}#talk-h"
    return None


def _message(view: SeatView, message: Message, seen: int) -> Item:
    received = view.seat.cell in message.received
    cell = view.seats.cells.get(message.cell)
    kind = tr(view.lang, naming.MESSAGES.get(message.kind, message.kind))
    return Item(
        key=message.message,
        kind=message.kind,
        icon="meet",
        label=kind,
        clock=moment(view, message.at),
        title=tr(view.lang, "{kind} from {cell}", kind=kind, cell=cell.name.in_(view.lang) if cell else "–"),
        body=message.text,
        fresh=message.at > seen and not received,
        ask_receipt=not view.rests and message.message in view.to_receive and view.may(ConfirmReceipt),
        received=received,
        case=message.case,
        source="",
        at=message.at,
    )


def _guided(view: SeatView, guidance: Guidance, seen: int) -> Item:
    waits = not view.rests and view.seat.cell in guidance.to and view.seat.cell not in guidance.confirmed
    return Item(
        key=guidance.guidance,
        kind="guidance",
        icon="paper",
        label=tr(view.lang, "Guidance"),
        clock=moment(view, guidance.at),
        title=guidance.topic,
        body="\n".join((guidance.facts, *(f"– {line}" for line in guidance.lines))),
        fresh=guidance.at > seen and waits,
        ask_receipt=waits,
        received=view.seat.cell in guidance.confirmed,
        case="",
        source="",
        at=guidance.at,
    )


def _directed(view: SeatView, directive: Directive, seen: int) -> Item:
    waits = not view.rests and directive.directive in view.to_receive and view.may(ConfirmReceipt)
    cell = view.seats.cells.get(directive.cell)
    kind, named = tr(view.lang, "Directive"), cell.name.in_(view.lang) if cell else "–"
    within = tr(view.lang, "within {n} days", n=directive.due_days)
    return Item(
        key=directive.directive,
        kind="directive",
        icon="paper",
        label=kind,
        clock=moment(view, directive.at),
        title=tr(view.lang, "{kind} from {cell}", kind=kind, cell=named),
        body="\n".join(line for line in (directive.gap, f"{directive.text} ({within})") if line),
        fresh=directive.at > seen and waits,
        ask_receipt=waits,
        received=view.seat.cell in directive.received,
        case=directive.about if any(case.case == directive.about for case in view.cases) else "",
        source="",
        at=directive.at,
    )


def _others(view: SeatView, edition: Edition) -> Iterator[tuple[str, str]]:
    """Who holds the next step of my nearest cases: never a person, always a chair or a role."""
    told: set[str] = set()
    for case in view.open_cases:
        if due := owed_now(view, edition, case):
            step = edition.steps.get(step_owed(due.step)[0])
            who = holders(view, edition, due.step, case)
            if step and who not in told and not step.roles(case.priority) & view.seat.roles:
                told.add(who)
                yield (
                    who,
                    tr(
                        view.lang,
                        "{case}: {step}, by {clock}",
                        case=case.case.upper(),
                        step=due.name,
                        clock=due.clock,
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
