"""Signs that every room shares: priority, group of states, deadline in words."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from infodrill.casework import textkinds
from infodrill.casework.approving import approvals
from infodrill.casework.book import Case, Statement
from infodrill.casework.clocks import Owing
from infodrill.casework.edition import Edition
from infodrill.casework.stances import barred
from infodrill.casework.steps import BY_TEXT, CORE, GROUPS, step_owed
from infodrill.conduct import naming
from infodrill.conduct.twoclocks import REAL_TIME
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import NEXT_WORD, PRESS_WORD, RANK
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut
from infodrill.web.rooms.hours import Hour, hour_at, hour_of
from infodrill.web.rooms.moments import span
from infodrill.web.rooms.steps import STEPS

SOON = 300  # seconds before a deadline from which it is soon, whatever was allowed
# And before which it never is: of the eight hours of a P3 the last third is soon to nobody who has a P1 in a quarter of an hour.
SOONEST = 900
CHIPS = {
    PRESS_WORD: N_("Next word"), NEXT_WORD: N_("Next word"), "press": N_("Answer the press"), "guidance": N_("Confirm receipt"),
    "reading": N_("Reading"),
}  # fmt: skip  # of deadlines that are no step's
QUESTION = "G3"  # in what the rights check takes for a question nothing is verified: an answer is found
ANSWERED = N_("Find the answer")
ERRANDS = frozenset(step for step, core in CORE.items() if core.errand)
CLOSED = 100  # behind every case that is open
GROUP_OF = {state: group for group, states in GROUPS.items() for state in states}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline of `step`: `name` as the edition says it, `at` exercise second, `tone` "" | soon | over | met | excused.

    While it runs a page counts on from `before` (words until then) and `after`, with {span} where the time stands; `soon` =
    seconds from which on it is soon; -1 when it was missed already. It is the one by which the report judges; where time ran
    faster than people work, or the story leapt, `desk` is the second of the procedure's own clock, `moved` why the one that
    counts is another (a key of MOVED), and `counted` says so.
    """

    step: str
    name: str
    at: int
    clock: str
    words: str
    tone: str
    left: int
    share: int  # per mille of the allowed time that is left, 0–1000
    before: str = ""
    after: str = ""
    soon: int = SOON
    counted: str = ""
    moved: str = ""
    beyond: bool = False  # behind the end of play: no result counts it, and all that names its hour says so
    by: str = ""  # the hour for a sentence, which says of one that has passed that it has


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """A case in a list or table. `urgent` = in words that it is, "" when it is not, or is logged."""

    case: str
    number: str
    title: str
    priority: str
    provisional: bool
    ward: str
    cell: str
    group: str
    group_name: str
    state_name: str
    h: str
    s: str
    due: Due | None
    closed: bool
    urgent: str
    rank: tuple[int, int, int]

    @property
    def edge(self) -> str:
        return self.priority[1:]


def number(item: str) -> str:
    """An id as people say it: "C14"."""
    return item.upper()


def grouped(lang: str, value: int) -> str:
    """1.240 in Vietnamese, 1,240 in English."""
    return f"{value:,}".replace(",", "." if lang == "vi" else ",")


def step_name(edition: Edition, deadline: str, lang: str) -> str:
    """A deadline's step in two or three words; "ticket:…" and "promise:…" lose their number."""
    step, _ = step_owed(deadline)
    chip = STEPS[step].chip if step in STEPS else CHIPS.get(deadline.partition(":")[0], "")
    if chip:
        return tr(lang, chip)
    return edition.step_name(step, lang) if edition.has(step) else step


def due_sign(
    view: SeatView,
    edition: Edition,
    step: str,
    at: int,
    priority: str,
    missed: bool = False,
    *,
    escalates: bool = True,
    asks: bool = False,
    hour: Hour | None = None,
) -> Due:
    """The deadline of `step` at second `at`, seen now; `escalates` = the procedure takes it up a level as it passes; `asks` = the
    case is a question; `hour` = what is known of its hour beside that second."""
    hour = hour or hour_at(view, at)
    left = at - view.now
    allowed = edition.due(step_owed(step)[0], priority) or 1_800
    due = Due(
        step=step,
        name=tr(view.lang, ANSWERED) if asks and step == "verify" else step_name(edition, step, view.lang),
        at=at,
        clock=hour.clock,
        words="",
        tone="",
        left=left,
        share=max(0, min(1_000, left * 1_000 // allowed)),
        beyond=hour.beyond,
        by=hour.told(view.lang),
    )
    over = N_("{step}: {span} over, escalated") if escalates else N_("{step}: {span} over")
    return running(
        view, due, (N_("{step} {span}"), over), -1 if missed else min(SOONEST, max(SOON, allowed // 3))
    )


def running(view: SeatView, due: Due, words: tuple[str, str], soon: int) -> Due:
    """A deadline that runs, in `words` before and after it; the page counts on by the same. Nothing runs after the drill."""
    if view.over:
        return replace(due, beyond=False)
    if due.beyond:
        # Why stands once on the page: said of each row, it drowned what the rows ask for.
        clock = Hour(clock=due.clock, beyond=True).told(view.lang)
        told = tr(view.lang, "{step}, after play", step=due.name) if due.name else clock
        why = tr(view.lang, COUNTED["beyond"])
        return replace(due, words=told, clock=clock, before=told, after=told, soon=0, counted=why)
    tone = "over" if due.left < 0 or soon < 0 else "soon" if due.left <= soon else ""
    before, after = (tr(view.lang, phrase, step=due.name, clock=due.clock, span="{span}") for phrase in words)
    said = (after if tone == "over" else before).replace("{span}", span(view.lang, due.left))
    return replace(due, words=said, tone=tone, before=before, after=after, soon=soon)


def owed(view: SeatView, edition: Edition, case: Case) -> Iterator[Due]:
    """What is still owed on a case, earliest first; nothing when the drill is over."""
    if not view.over:
        yield from (judged(view, edition, case, step, at) for step, at in view.casework.owed(case))


def first_owed(view: SeatView, edition: Edition, case: Case) -> Due | None:
    """The earliest of what is still owed on a case, an errand beside it last."""
    found = next(_in_turn(view, case), None)
    return judged(view, edition, case, *found) if found else None


def first_second(view: SeatView, case: Case) -> int | None:
    """The second of `first_owed`, put into no words: the ruler of every page asks it of every case, and has room for few."""
    found = next(_in_turn(view, case), None)
    return view.casework.judged_at(case, *found, view.play_ends).until if found else None


def owed_now(view: SeatView, edition: Edition, case: Case) -> Due | None:
    """What the case waits for as it stands: while it is being found out, the answer of an office that was asked comes before what
    is done with it, however much sooner that is due."""
    row = _row_now(view, case)
    return judged(view, edition, case, *row) if row else None


def second_now(view: SeatView, case: Case) -> int | None:
    """The second of `owed_now`, put into no words: a list that shows the first few asks it of every case."""
    row = _row_now(view, case)
    return view.casework.judged_at(case, *row, view.play_ends).until if row else None


def _row_now(view: SeatView, case: Case) -> tuple[str, int] | None:
    found = tuple(_in_turn(view, case))
    open_still = case.state == "VERIFYING" and not case.found
    answers = (row for row in found if open_still and row[0].startswith("question:"))
    return next(answers, next(iter(found), None))


def leads_on(view: SeatView, edition: Edition, case: Case) -> Due | None:
    """The earliest of what is owed that carries a case on from where it stands: no text of it, and no errand beside it."""
    now = owed_now(view, edition, case)
    if now is not None and now.step.startswith("question:"):
        return now
    found = ((due, CORE.get(step_owed(due.step)[0])) for due in owed(view, edition, case))
    return next(
        (due for due, core in found if core and case.state in core.frm and not (core.text or core.aside)),
        None,
    )


def _in_turn(view: SeatView, case: Case) -> Iterator[tuple[str, int]]:
    """(step, second by the procedure's own clock) of what is owed, earliest first; what somebody was sent to do beside the case
    behind its own steps, however soon it is due."""
    if not view.over:
        yield from sorted(view.casework.owed(case), key=lambda row: step_owed(row[0])[0] in ERRANDS)


def judged(
    view: SeatView, edition: Edition, about: Case | Statement, step: str, at: int, *, of: Owing | None = None
) -> Due:
    """The deadline of a case, a text or an appeal that will be judged; what the procedure's clock said is told beside it, and
    colours nothing."""
    item = of or about
    found = view.casework.judged_at(item, step, at, view.play_ends)
    priority, code = (about.priority, about.gate_code) if isinstance(about, Case) else ("", "")
    until, missed, asks = found.until, found.missed, code == QUESTION
    hour = hour_of(view, item, step, at)
    if found.at_end:
        due = due_sign(view, edition, step, until, priority, missed, escalates=False, asks=asks, hour=hour)
        return replace(due, counted=tr(view.lang, COUNTED["ends"], clock=view.moment(at)), moved="ends")
    # Where a leap settles it for the report, the procedure's own clock has not taken it up yet.
    due = due_sign(
        view,
        edition,
        step,
        until,
        priority,
        missed,
        escalates=until >= at or step in item.missed,
        asks=asks,
        hour=hour,
    )
    if until == at:
        return due
    moved = "sooner" if until < at else view.casework.why_later(item, step, at)
    told = tr(view.lang, COUNTED[moved], clock=view.moment(at))
    return replace(due, counted=f"{told}. {due.counted}" if due.counted else told, moved=moved)


# Said of one deadline, beside the second that counts.
COUNTED: Mapping[str, str] = {
    "later": N_("{clock} by the procedure; time ran faster than real time, so the later one counts"),
    "leapt": N_("{clock} by the procedure; minutes were leapt over, so the later one counts"),
    "back": N_("{clock} by the procedure; the story's clock was set back, so the later one counts"),
    "sooner": N_("{clock} by the procedure; the story leapt, so the earlier one counts"),
    "ends": N_("{clock} by the procedure; play ends before, so its end counts"),
    "beyond": N_(
        "It falls due after play has ended: no result counts it. What is urgent is still done first."
    ),
}
# Said once beside a list, where the clock of some of its deadlines moved.
MOVED: Mapping[str, str] = {
    "later": N_(
        "In one minute of yours {n} pass in the story: all minutes and hours here are the story's. So these deadlines are later"
        " now, and nobody has to work faster."
    ),
    "ran": N_(
        "Until {clock} the clock ran faster than real time: deadlines that began before are later now, the others are not."
    ),
    "leapt": N_("Minutes were leapt over: deadlines that began before are later by as much."),
    "back": N_("The story's clock was set back: deadlines that began before are later by as much."),
    "sooner": N_(
        "The story is about to leap over some of these deadlines: what they ask for has to be done before it does."
    ),
    "ends": N_(
        "Some of these deadlines lie behind the end of play, and there is time enough before it: that end counts."
    ),
    "beyond": N_(
        "What falls due after play has ended is counted in no result; what is urgent is still done first."
    ),
}


def moved(view: SeatView, dues: Iterable[Due]) -> tuple[str, ...]:
    """Why some of the deadlines do not stand where the procedure puts them, each reason once."""
    found = {why for due in dues for why in (due.moved, "beyond" if due.beyond else "")}
    if "later" in found and view.pace <= REAL_TIME:
        found = found - {"later"} | {"ran"}
    if "beyond" in found:  # what is settled at the end says so by its own minutes
        found -= {"ends"}
    clock, times = view.moment(max(view.hurried_until, 0)), f"{view.pace / REAL_TIME:g}"
    return tuple(tr(view.lang, words, clock=clock, n=times) for how, words in MOVED.items() if how in found)


def next_due(view: SeatView, edition: Edition, case: Case) -> Due | None:
    """The nearest thing owed, on P1 a word to the public before all else; for a watched case the re-check, for a closed one when
    it was closed; nothing owed is left when the drill is over."""
    lang = view.lang
    if case.state == "CLOSED":
        when = view.moment(max(case.closed_at, 0))
        return (
            Due(
                step="close",
                name="",
                at=case.closed_at,
                clock=when,
                words=tr(lang, "Closed {clock}", clock=when),
                tone="met",
                left=0,
                share=0,
            )
            if case.closed_at >= 0
            else None
        )
    if view.over:
        return None
    if case.state == "TRACKING" and case.recheck_at >= 0:
        when = view.moment(case.recheck_at)
        return Due(
            step="watch",
            name="",
            at=case.recheck_at,
            clock=when,
            words=tr(lang, "Look again {clock}", clock=when),
            tone="",
            left=case.recheck_at - view.now,
            share=1_000,
        )
    found = _in_turn(view, case)
    row = min(found, key=lambda row: case.priority != "P1" or row[0] not in BY_TEXT, default=None)
    return judged(view, edition, case, *row) if row else None


def case_row(view: SeatView, edition: Edition, case: Case) -> CaseRow:
    """One case as a row, in the order in which work waits; an urgent one before a P1."""
    due = next_due(view, edition, case)
    group = GROUP_OF[case.state]
    held = view.seats.cells.get(case.cell)
    order = (-1 if case.urgent else RANK[case.priority]) + (CLOSED if case.state == "CLOSED" else 0)
    return CaseRow(
        case=case.case,
        number=number(case.case),
        title=case.title(),
        priority=case.priority,
        provisional=not case.priority_final,
        ward=view.premises.wards.get(case.ward, ""),
        cell=held.name.in_(view.lang) if held else "",
        group=group,
        group_name=edition.groups[group][view.lang],
        state_name=edition.state_name(case.state, view.lang),
        h=tr(view.lang, naming.IN_SHORT[case.h]) if case.h else "",
        s=tr(view.lang, naming.IN_SHORT[f"S{case.s}"]) if case.h else "",
        due=due,
        closed=case.state == "CLOSED",
        urgent=tr(view.lang, naming.DANGER_TOLD["yes"]) if case.urgent else "",
        rank=(order, due.at if due else 1 << 40, case.opened_at),
    )


def titled(view: SeatView, text: Statement, letters: int = 1_000) -> str:
    """A text by its title, cut to `letters`; with what kind of text it is where another one is shown by the same."""

    def shown(each: Statement) -> str:
        return cut(each.newest.said(view.lang)[0], letters)

    alike = view.once(("titles", letters), lambda: Counter(map(shown, view.statements)))
    title = shown(text)
    return f"{title} ({tr(view.lang, textkinds.KINDS[text.kind].noun)})" if alike[title] > 1 else title


def state_told(view: SeatView, edition: Edition, statement: Statement | None) -> str:
    """Where a text stands as its writers say it: also that it was sent back, or thrown away."""
    if statement is None:
        return edition.state_name("DRAFTING", view.lang)
    if statement not in view.statements:
        return tr(view.lang, "Thrown away")
    if statement.state == "DRAFTING" and statement.newest.returned:
        return tr(view.lang, "Sent back to be changed")
    case = next((case for case in view.cases if case.case == statement.case), None)
    if barred(case, statement):
        return tr(view.lang, "Does not go out any more")
    if statement.state == "REVIEW" and not approvals(statement, case, edition).missing:
        return tr(view.lang, "Approved, not public yet")
    return edition.state_name(statement.state, view.lang)
