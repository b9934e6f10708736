"""The inbox of a desk: what came to a seat, newest first, each with the room in which it is answered."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.conduct import naming
from infodrill.conduct.nouns.directives import Directive
from infodrill.conduct.nouns.guidance import Guidance
from infodrill.conduct.nouns.injects import WITHIN, Delivery, Received
from infodrill.conduct.nouns.messages import ConfirmReceipt, Message, SendMessage
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion
from infodrill.conduct.policy import enters
from infodrill.conduct.ranking import CALL
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.moments import moment
from infodrill.web.rooms.ownword import OwnWordShown, own_word

SHOWN = 40  # of each list of a desk
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
    cases: tuple[str, ...]  # on it, each once: of one that somebody else opened meanwhile too
    source: str
    at: int
    within: bool = False  # a letter or message of the offices: it orders, asks or informs
    pictures: tuple[str, ...] = ()
    sender: str = ""
    door: tuple[str, str] | None = None  # (words, link) of another room where it is answered
    own: OwnWordShown | None = None  # the door at a word of ours: its error is raised there


def what_came(view: SeatView, seen: int) -> Iterator[Item]:
    """Injects, messages, guidance and directives, newest first; of those that wait for nothing the newest alone."""
    opened: dict[str, list[str]] = {}
    for case in sorted(view.cases, key=lambda case: bool(case.merged_into)):
        if not (case.merged_into and opened.get(case.source)):
            opened.setdefault(case.source, []).append(case.case)
    asked = {exchange.inject: exchange.question for exchange in reversed(view.press.queue)}
    found = [
        _inject(
            view,
            delivery,
            row,
            seen,
            cases=tuple(opened.get(f"inject:{row.number}", ())),
            question=asked.get(row.number, ""),
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


def _inject(
    view: SeatView, delivery: Delivery, row: Received, seen: int, *, cases: tuple[str, ...], question: str
) -> Item:
    """`cases` = those that were opened on it; `question` = the one of the press that it asks."""
    at, known, rests = delivery.at, view.seat.seat in delivery.acknowledged, view.rests
    fresh = at > seen and not known
    door = None if rests else _door(view, row, question, known=known)
    own = None if rests else own_word(view, f"post:i{row.number}.{at // 60}")
    label, icon = naming.METHODS[row.method]

    def drawn() -> Item:
        return Item(
            key=str(row.number),
            kind="inject",
            icon=icon,
            label=tr(view.lang, label),
            sender=row.from_.in_(view.lang),  # who says it tells how much it is worth
            clock=moment(view, at),
            title=row.subject.in_(view.lang),
            body=row.body.in_(view.lang),
            fresh=fresh,
            ask_receipt=not known and not rests,
            received=known,
            cases=cases,
            source="" if rests else f"inject:{row.number}",
            at=at,
            within=not row.reports,
            pictures=row.media,
            door=door,
            own=own,
        )

    return view.once(
        ("came", view.seat.seat, row.number),
        drawn,
        (delivery, row, fresh, rests, cases, door, own, view.calendar),
    )


def _door(view: SeatView, row: Received, question: str, *, known: bool) -> tuple[str, str] | None:
    """The room in which an inject is answered: the press room, or the meeting, for colleagues and callers, whom control plays."""
    if question and view.may(AnswerPressQuestion):
        return tr(view.lang, "To the press room"), f"press/?question={question}#answer"
    if row.method in BY_COLLEAGUES and enters(view.seat, "meeting"):
        return tr(view.lang, "Answer in the meeting"), f"meeting/?about={row.number}#talk-t"
    if row.method != CALL or known or not view.may(SendMessage) or not enters(view.seat, "meeting"):
        return None
    caller = next((seat.cell for role in CALLERS for seat in view.seats.with_role(role)), "")
    return (
        (tr(view.lang, "Take the call"), f"meeting/?with={caller}&about={row.number}#talk-h")
        if caller
        else None
    )


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
        cases=(message.case,) if message.case else (),
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
        cases=(),
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
        cases=tuple(case.case for case in view.cases if case.case == directive.about),
        source="",
        at=directive.at,
    )
