"""The meeting: chat by cell and across, agenda and decision record, guidance and directives, who is there."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from infodrill.conduct.nouns import meetings
from infodrill.conduct.nouns.lobby import CallRoll
from infodrill.conduct.nouns.messages import Message
from infodrill.conduct.ranking import CALL, on_the_line
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.kernel.quoting import listed, quoted
from infodrill.web.rooms.fields import Choice, moments, units
from infodrill.web.rooms.moments import moment

SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLine:
    key: str
    who: str
    clock: str
    text: str
    mine: bool = False
    to: str = ""
    calls: int = 0  # who waits on the line: the number of what came, 0 = nobody


@dataclass(frozen=True, slots=True)
class MeetingSession:
    """A meeting; `decisions` = (what, who does it, by when)."""

    record: meetings.Meeting
    clock: str
    decisions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    guidance: str
    clock: str
    topic: str
    facts: str
    lines: tuple[str, ...]
    confirmed: int
    of: int
    due: str
    waits: bool
    public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """What came and is answered here, and how the answer `begins`, so that those who read it know of what it speaks."""

    number: int
    who: str
    clock: str
    words: str
    begins: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingShown:
    """The room. `with_cell` = whose conversation is open, "" = everyone; `with_control` = theirs who play whoever calls."""

    with_cell: str
    with_control: bool
    answers: CameIn | None  # what came, where it is answered here
    with_name: str
    threads: tuple[tuple[str, str], ...]
    lines: tuple[MeetingLine, ...]
    sessions: tuple[MeetingSession, ...]
    guides: tuple[Guide, ...]
    directives: tuple[tuple[str, str, str, str], ...]
    cells: tuple[Choice, ...]
    wards: tuple[Choice, ...]
    dues: tuple[Choice, ...]
    roll: RollCall


def meeting(view: SeatView, *, with_cell: str = "", about: str = "") -> MeetingShown:
    """The meeting room of a seat; `about` = the number of what came and is answered here, "" = of nothing."""
    lang, seat = view.lang, view.seat
    names = view.seats.names(lang)
    with_cell = with_cell if with_cell in names and with_cell != seat.cell else ""
    chats = [message for message in view.messages if message.kind in ("chat", "report")]
    with_control = not seat.control and view.seats.cells[with_cell].level == 0 if with_cell else False
    shown = [chat for chat in chats if _between(chat.cell, chat.to, seat.cell, with_cell)]
    lines = tuple(line for _, line in _lines(view, names, shown[-SHOWN:], with_control=with_control))
    calls = [str(line.calls) for line in lines if line.calls]
    # Who is the only one on the line is answered by whatever is said to them.
    about = about or (calls[0] if len(calls) == 1 else "")
    return MeetingShown(
        with_cell=with_cell,
        with_control=with_control,
        answers=next(_answered(view, about, above=about in calls), None),
        with_name=names.get(with_cell, tr(lang, "Everyone")),
        threads=tuple(_threads(view, names, chats)),
        lines=lines[-SHOWN:],
        sessions=tuple(
            MeetingSession(
                each_meeting,
                moment(view, each_meeting.at),
                tuple(
                    (made.text, names.get(made.owner, "–"), view.moment(made.due) if made.due else "")
                    for made in each_meeting.decisions
                ),
            )
            for each_meeting in reversed(view.meeting.meetings)
        ),
        guides=tuple(_guides(view)),
        directives=tuple(_directives(view, names)),
        cells=units(view),
        wards=units(view, 1),
        dues=(("0", tr(lang, "no date")), *moments(view, 15, 30, 60, 240)),
        roll=roll_call(view),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitsForWord:
    """A cell to whose last words, written to control alone, control has not answered."""

    cell: str
    name: str
    clock: str
    text: str


def wait_for_word(view: SeatView) -> tuple[WaitsForWord, ...]:
    """To control, which plays those who call: who spoke to it last and waits, longest first."""
    if not view.seat.control:
        return ()
    names, last = view.seats.names(view.lang), dict[str, Message]()
    for message in view.messages:
        if message.kind != "chat":
            continue
        if view.seats.cells[message.cell].level == 0:
            for cell in message.to:
                last.pop(cell, None)
        elif view.seat.party in message.to:
            last.pop(message.cell, None)
            last[message.cell] = message
    return tuple(
        WaitsForWord(cell=cell, name=names.get(cell, cell), clock=moment(view, message.at), text=message.text)
        for cell, message in last.items()
    )


def _lines(
    view: SeatView, names: Mapping[str, str], chats: Sequence[Message], *, with_control: bool
) -> list[tuple[int, MeetingLine]]:
    """What was said, with what those said who called, where control plays them, in the order in which it came."""
    said = [
        (
            chat.at,
            MeetingLine(
                key=chat.message,
                who=names.get(chat.cell, "–"),
                clock=moment(view, chat.at),
                text=chat.text,
                mine=chat.cell == view.seat.cell,
                to=listed(names.get(to, to) for to in chat.to),
            ),
        )
        for chat in chats
    ]
    waiting = [
        (
            delivery.at,
            MeetingLine(
                key=f"call-{row.number}",
                who=row.from_.in_(view.lang),
                clock=moment(view, delivery.at),
                text=row.body.in_(view.lang),
                calls=row.number
                if delivery.waits_for(view.seat.seat) and on_the_line(view, delivery, row)
                else 0,
            ),
        )
        for delivery, row in view.inbox
        if with_control and row.method == CALL and view.seat.seat in delivery.recipients
    ]
    return sorted([*waiting, *said], key=lambda timed: timed[0])


def _answered(view: SeatView, about: str, *, above: bool) -> Iterator[CameIn]:
    """`above` = its words stand there already, as somebody is on the line."""
    for delivery, row in view.inbox:
        if str(row.number) == about:
            begins = tr(view.lang, "On {title}:", title=quoted(row.subject.in_(view.lang)))
            # On the telephone nobody needs to be told of what is spoken.
            begins = "" if row.method == CALL else f"{begins} "
            yield CameIn(
                number=row.number,
                who=row.from_.in_(view.lang),
                clock=moment(view, delivery.at),
                words="" if above else row.body.in_(view.lang),
                begins=begins,
            )


def _directives(view: SeatView, names: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """(when, what to do, what was found wanting, by whom and within how long), newest first."""
    for given in reversed(view.directives):
        owner = names.get(given.owner, tr(view.lang, "everyone"))
        within = tr(view.lang, "{cell}, within {n} days", cell=owner, n=given.due_days)
        yield moment(view, given.at), given.text, given.gap, within


def _between(sender: str, to: tuple[str, ...], mine: str, other: str) -> bool:
    if not other:
        return not to or sender == mine or mine in to
    return (sender == other and (not to or mine in to)) or (sender == mine and other in to)


def _threads(view: SeatView, names: Mapping[str, str], chats: Sequence[Message]) -> Iterator[tuple[str, str]]:
    """(cell, name) of those one has spoken with most, then the other cells."""
    mine = view.seat.cell
    spoken = Counter(
        cell
        for chat in chats
        for cell in (
            {*chat.to} if chat.cell == mine else {chat.cell} if not chat.to or mine in chat.to else ()
        )
    )
    for cell in sorted((cell for cell in names if cell != mine), key=lambda cell: -spoken[cell]):
        yield cell, names[cell]


def _guides(view: SeatView) -> Iterator[Guide]:
    for guidance in reversed(view.guidance.seen):
        yield Guide(
            guidance=guidance.guidance,
            clock=view.moment(guidance.at),
            topic=guidance.topic,
            facts=guidance.facts,
            lines=guidance.lines,
            confirmed=len(guidance.confirmed),
            of=len(guidance.to),
            due=view.moment(guidance.due),
            waits=not view.rests
            and view.seat.cell in guidance.to
            and view.seat.cell not in guidance.confirmed,
            public=guidance.published_at >= 0,
        )


# The roll-call and the communication check, as the lobby and the meeting ask for them.
@dataclass(frozen=True, slots=True)
class RollCall:
    """`waiting` = (roll, words) that this seat has not answered; `calls` = it may call one."""

    waiting: tuple[Choice, ...]
    calls: bool


def roll_call(view: SeatView) -> RollCall:
    """What of it a seat is shown."""
    waiting = (
        (
            roll.roll,
            tr(view.lang, "Roll-call") if roll.kind == "roll_call" else tr(view.lang, "Communication check"),
        )
        for roll in view.meeting.to_answer
    )
    return RollCall(tuple(waiting), view.may(CallRoll))
