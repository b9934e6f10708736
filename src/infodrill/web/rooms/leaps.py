"""The leap ahead, for control: when the story skips, what it would leave open, and the hold that keeps it from coming."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.stances import turned
from infodrill.conduct import naming
from infodrill.conduct.board import ControlView, called
from infodrill.conduct.likely import Likely, said, speaks_against
from infodrill.conduct.nouns.leaps import HoldLeap, LetLeapGo
from infodrill.conduct.nouns.links import LinkCase
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import rank_of
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import listed
from infodrill.review.ahead import LeftOpen, left_open
from infodrill.web.rooms.fields import Choice, units
from infodrill.web.rooms.moments import span
from infodrill.web.rooms.signs import owed_now, second_now
from infodrill.web.rooms.whose import waits_for
from infodrill.web.shown import ShownDrill

LEAD = 20 * 60  # exercise seconds before the leap from which it is said what it would leave open
SHOWN = 8
LIKELY = 3  # claims that a case may be about, each with a button of its own
BACK = (0, 5, 10, 20, 30, 60)  # minutes ago that a fault may have begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What one cell would leave open on one claim."""

    claim: str
    what: str
    who: str
    cases: tuple[str, ...]
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeapShown:
    """The next move, where the story skips time before it. `near` = within the lead time, or held; then `left` is known."""

    move: int
    title: str
    words: str
    when: str
    held: bool
    why: str
    near: bool
    left: tuple[Open, ...]
    more: int
    stay: int
    holds: bool
    lets_go: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Faulty:
    fault: str
    what: str
    since: str
    who: str


@dataclass(frozen=True, slots=True)
class Faults:
    open: tuple[Faulty, ...]
    cells: tuple[Choice, ...]
    since: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyShown:
    """A claim that a case is likely to be about, and why in words."""

    claim: str
    words: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """A case that waits for its link; the claims it is likely to be about, then the others that are told; `ahead` = how the claim
    is called that fits better and that nobody has been told yet, "" = none; `against` = its words say that one of them is
    wrong; `holder` = the cell that can split it where it seems to tell two of them, None = it does not."""

    case: str
    name: str
    said: str
    clock: str
    likely: tuple[LikelyShown, ...]
    ahead: str
    others: tuple[Choice, ...]
    against: bool
    holder: Choice | None


def leap(view: SeatView, board: ControlView, drill: ShownDrill, now: int) -> LeapShown | None:
    """The leap ahead of exercise second `now`; None where no move is ahead, the story goes straight on, or the drill is over."""
    move, at = board.following, board.follows_at
    if view.over or move is None or at < 0:
        return None
    runs_to, begins = view.story(at), view.begins(move, at)
    held = board.hold is not None and board.hold.move == move.number
    if begins <= runs_to and not held:
        return None
    lang, near = view.lang, held or at - now <= LEAD
    left = _left(drill, board, at) if near else ()
    told = {"move": move.number, "frm": f"{runs_to:%H:%M}", "to": view.dated(begins)}
    return LeapShown(
        move=move.number,
        title=move.title.in_(lang),
        words=tr(lang, "The story leaps from {frm} to {to} (move {move})", **told),
        when=tr(lang, "held; it waits for you")
        if held
        else tr(lang, "in {span}", span=span(lang, at - now))
        if at > now
        else tr(lang, "as soon as time goes on"),
        held=held,
        why=board.hold.why if held and board.hold else "",
        near=near,
        left=tuple(_open(view, unfinished) for unfinished in left[:SHOWN]),
        more=max(0, len(left) - SHOWN),
        stay=len(view.open_cases),
        holds=not held and view.may(HoldLeap) and view.phase < LOOKING_BACK,
        lets_go=held and view.may(LetLeapGo),
    )


def owing(view: SeatView, edition: Edition) -> tuple[tuple[str, ...], int]:
    """What people owe now, which a leap by control leaves waiting: (a line for each open case, the most urgent first; how many
    more)."""
    waits = sorted(
        (rank_of(case), at, case.case, case)
        for case in view.open_cases
        if (at := second_now(view, case)) is not None
    )
    lines = []
    for _, _, number, case in waits[:SHOWN]:
        due = owed_now(view, edition, case)
        assert due is not None  # as its second says
        who, what = waits_for(view, edition, due, case)
        words = N_("{case} {priority}, {who}: {step}, by {clock}")
        lines.append(
            tr(
                view.lang,
                words,
                case=number.upper(),
                priority=case.priority,
                who=who or tr(view.lang, "nobody in particular"),
                step=what,
                clock=due.clock,
            )
        )
    return tuple(lines), max(0, len(waits) - SHOWN)


def _left(drill: ShownDrill, board: ControlView, at: int) -> tuple[LeftOpen, ...]:
    """Asked for by every page of control that is open: read once for what is recorded up to a minute's close."""
    version = (drill.state.minute, at, board.hold)
    return drill.once("left open", version, lambda: left_open(drill.record, drill.edition, at))


def _open(view: SeatView, unfinished: LeftOpen) -> Open:
    lang, cell = view.lang, view.seats.cells.get(unfinished.cell)
    claim = view.hall.headline(unfinished.claim).sentence if unfinished.claim else ""
    what = dict.fromkeys(tr(lang, row.owed.what) for row in unfinished.rows)
    return Open(
        claim=claim,
        what=", ".join(what),
        who=cell.name.in_(lang) if cell else tr(lang, "nobody in particular"),
        cases=tuple(case.upper() for case in unfinished.cases),
        due=view.moment(unfinished.due),
    )


def faults(view: SeatView, board: ControlView, now: int) -> Faults:
    """Faults that are open, and what the form offers."""
    lang = view.lang
    names = dict(units(view))
    return Faults(
        open=tuple(
            Faulty(
                fault=fault.fault,
                what=fault.what,
                since=view.moment(fault.since, short=True),
                who=listed(names.get(cell, cell) for cell in fault.cells) or tr(lang, "all cells"),
            )
            for fault in board.faults
        ),
        cells=tuple(names.items()),
        since=tuple((str(back * 60), view.moment(now - back * 60)) for back in BACK if back * 60 <= now),
    )


def waiting(view: SeatView, drill: ShownDrill) -> tuple[Waits, ...]:
    """The cases that wait for a link, in order of opening; nothing for a seat that may not link."""
    return tuple(_waits(view, view.control, case, drill) for case in unlinked(view) if view.control)


@dataclass(frozen=True, slots=True, kw_only=True)
class Astray:
    """A case that was linked as saying the opposite, and what that now makes of its claim."""

    case: str
    name: str
    claim: str
    words: str


def astray(view: SeatView) -> tuple[Astray, ...]:
    """Those for a seat that may link: one tap turns each back."""
    board = view.control if view.may(LinkCase) else None
    return tuple(_astray(view, board, case) for case in board.astray) if board else ()


def _astray(view: SeatView, board: ControlView, case: Case) -> Astray:
    lang, claim = view.lang, board.claim_of(case)
    words = N_(
        "{case} is linked as saying the opposite of “{claim}”, and was found: {verdict}. So all that was said on it counts for"
        " the claim the other way round, as: {read}."
    )
    told = tr(
        lang, words, case=case.case.upper(), claim=called(claim, lang), verdict=tr(lang, naming.VERDICTS[case.verdict]),
        read=tr(lang, naming.VERDICTS[turned(case.verdict)]),
    )  # fmt: skip
    return Astray(case=case.case, name=case.case.upper(), claim=claim.id, words=told)


def unlinked(view: SeatView) -> tuple[Case, ...]:
    """The cases themselves: how many they are is known without reading them."""
    return tuple(view.control.unlinked) if view.control and view.may(LinkCase) else ()


def _waits(view: SeatView, board: ControlView, case: Case, drill: ShownDrill) -> Waits:
    fitting = drill.fitting(case.case)
    likely = fitting.claims[:LIKELY]
    named, cell = {found.claim.id for found in likely}, view.seats.cells.get(case.cell)
    return Waits(
        case=case.case,
        name=case.case.upper(),
        said=case.sentence or case.said,
        clock=view.moment(case.opened_at),
        likely=tuple(
            LikelyShown(
                claim=found.claim.id, words=called(found.claim, view.lang), why=_why(view.lang, found)
            )
            for found in likely
        ),
        ahead=called(fitting.ahead, view.lang) if fitting.ahead else "",
        others=tuple((claim.id, called(claim, view.lang)) for claim in board.told if claim.id not in named),
        against=any(speaks_against(found.claim, said(case)) for found in likely),
        holder=(case.cell, cell.name.in_(view.lang)) if fitting.several and cell else None,
    )


def _why(lang: str, found: Likely) -> str:
    told = [tr(lang, "same words: {words}", words=", ".join(found.words))]
    told += [tr(lang, "same ward")] if found.here else []
    told += [tr(lang, "told within two hours of the report")] if found.now else []
    return "; ".join(told)
