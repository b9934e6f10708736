"""The big screen: run of show, clock, curves, map, cases moving, the latest statement, a caption; and the guests' poll.

Nothing here names a person, and no press of a trap is shown.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from infodrill.casework import craft, rights
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.duplicates import likeness
from infodrill.casework.edition import Edition
from infodrill.conduct import naming
from infodrill.conduct.nouns.hall import PollShown
from infodrill.conduct.view import SeatView
from infodrill.kernel.clock import HOUR_IN_MINUTES
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.protocols import DerivedStore
from infodrill.kernel.quoting import cut, whole
from infodrill.web.rooms.drawing import (
    HALL,
    NARROW,
    PANE,
    DrawnCurve,
    Paper,
    curve,
    leaps_of,
)
from infodrill.web.rooms.leapt import NEWS, leapt, speed_told
from infodrill.web.rooms.moments import moment, programme
from infodrill.web.rooms.signs import CaseRow, case_row
from infodrill.web.rooms.wardmap import Map, tiles

LOOK_BACK = 75  # minutes of the curve, while the drill is played
MOST_POINTS = 150  # of a line
SHOWN = 6
OPENING = 120  # letters of a text on the wall: two lines, where it is long
ADVICE = 360  # of what to do, which a hall reads to its end
LINE, LINES = (
    44,
    5,
)  # letters of a line, and lines of title and both, behind which they stand smaller and what to do comes first
FIRST = 30  # letters by which the beginning of what to do is known within its paragraph
WAITS = {
    3: N_("Phase 3 is over; phase 4 begins in a moment"),
    4: N_("Phase 4 is over; the drill is about to end"),
}
LIFTED = N_("The real event is over; the exercise stands paused")
LEFT = {"one": N_("minute left of phase {n}"), "many": N_("minutes left of phase {n}")}
GAVE_UP = N_("believed it, and no longer do")  # many more read the answer and had never believed it
SEEN = {"claim": N_("seen what is false"), "true": N_("seen what is true"), "open": N_("seen it")}
_STEPS = {"new": 1, "checking": 2, "answering": 3, "tracking": 4, "done": 5}


Counts = Mapping[str, list[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityCounted:
    """What is counted in the city up to a minute: each claim's rows, and the questions of the hour before by ward, None = nothing
    of the city is there yet."""

    minute: int
    series: Counts
    asked: Mapping[str, int] | None


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """A case on the hall's list; `steps` of five are filled."""

    row: CaseRow
    steps: tuple[bool, ...]


GONE = N_("corrected by its issuer")
MISTAKEN = N_("a mistake in it was reported; its correction is on its way")
UNCHECKED = N_("not checked yet")
BESIDE = N_("put out beside the studio")  # a word of our own that somebody called wrong answers nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """`body` = what a text says first beside what it tells people to do, `todo` = that; `gone` = corrected by its issuer, or
    known to hold a mistake"""

    title: str
    body: str
    todo: str
    clock: str
    version: int
    issuer: str
    kind: str
    gone: bool = False

    @property
    def long(self) -> bool:
        return sum(-(-len(text) // LINE) for text in (self.title, self.body, self.todo)) > LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPoll:
    """A question to the hall; `bars` (option, votes, permille) once enough have answered, () before."""

    poll: str
    question: str
    options: tuple[str, ...]
    closed: bool
    bars: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    clock: str
    move: str
    phases: tuple[tuple[str, str, str], ...]  # title, clock, status
    left: int
    left_words: str
    waits: str
    curve: DrawnCurve | None
    curve_title: str
    curve_claim: str
    curve_checked: str  # what the range has found of it so far, in words
    map: Map
    unanswered: str  # how many questions of the public nobody has answered, "" = none
    cases: tuple[ScreenLine, ...]
    latest: Latest | None
    public: tuple[Latest, ...]
    caption: str
    polls: tuple[ScreenPoll, ...]
    moving: tuple[tuple[str, str, int], ...]
    speed: str  # in words, "" at real time
    leapt: str  # what was leapt over last, "" = nothing lately
    asking: ScreenPoll | None
    closed: bool


def screen(
    view: SeatView,
    edition: Edition,
    city: CityCounted,
    now: int,
    *,
    closed: bool = False,
) -> Screen:
    """What the hall sees at exercise second `now`."""
    lang = view.lang
    title, claim, checked, drawn = hottest(view, city.series)
    left = 0 if closed else _minutes_left(view, now)
    said = published(view)
    polls = tuple(poll_shown(poll) for poll in reversed(view.hall.polls))
    return Screen(
        clock=view.clock(now),
        move="" if closed else _move_told(view),
        phases=programme(view),
        left=left,
        left_words=tr(lang, LEFT["one" if left == 1 else "many"], n=view.phase),
        waits=_waits(view),
        curve=drawn,
        curve_title=title,
        curve_claim=claim,
        curve_checked=checked,
        map=tiles(view, city.asked, minute=city.minute),
        unanswered=_unanswered(view),
        cases=tuple(_on_their_way(view, edition)),
        latest=next((text for text in said if not text.gone), None),
        public=said[:SHOWN],
        caption=view.hall.caption,
        polls=polls,
        moving=tuple((group, edition.groups[group][lang], n) for group, n in view.hall.moving.items()),
        speed="" if closed else speed_told(view),
        leapt="" if closed else next(reversed(leapt(view, NEWS)), ""),
        asking=next((poll for poll in polls if not poll.closed), None),
        closed=closed,
    )


def _move_told(view: SeatView) -> str:
    move = view.move
    return tr(view.lang, "Move {n}: {title}", n=move.number, title=move.title.in_(view.lang)) if move else ""


def _minutes_left(view: SeatView, now: int) -> int:
    """Minutes, begun ones counted, until a phase that ends by the clock does; 0 in the others."""
    end = sum(minutes for minutes, _ in view.premises.phases[: view.phase]) * 60
    return max(0, -(-(end - now) // 60)) if view.phase in (1, 2, 3) else 0


def _waits(view: SeatView) -> str:
    """Why the clock stands, where the hall is told more than that it does; "" = it is not."""
    if over := view.hall.phase_over:
        return tr(view.lang, WAITS[over])
    return tr(view.lang, LIFTED) if view.hall.lifted else ""


def _unanswered(view: SeatView) -> str:
    n = view.hall.unanswered
    return tr(view.lang, "without an answer so far: {n}", n=n) if n else ""


def _on_their_way(view: SeatView, edition: Edition) -> Iterator[ScreenLine]:
    """The first of the cases that have a priority, open ones before those that are closed."""
    rows = sorted(
        (case_row(view, edition, case) for case in view.cases if not case.merged_into and case.priority),
        key=lambda row: (row.closed, row.rank),
    )
    for row in rows[:SHOWN]:
        yield ScreenLine(row, tuple(place < _STEPS[row.group] for place in range(5)))


def poll_shown(poll: PollShown) -> ScreenPoll:
    """A poll with its bars."""
    total = sum(poll.votes or ()) or 1
    bars = tuple(
        (option, votes, votes * 1_000 // total)
        for option, votes in zip(poll.options, poll.votes or (), strict=False)
    )
    return ScreenPoll(
        poll=poll.poll, question=poll.question, options=poll.options, closed=poll.closed, bars=bars
    )


def counted(view: SeatView, derived: DerivedStore, minute: int, *, there: bool = True) -> CityCounted:
    """The counters of every claim over the last hour and a quarter, and the hour's questions: asked for once a minute, not once a
    viewer. `minute` = up to which the city is `there`."""
    series: dict[str, list[Mapping[str, Any]]] = {}
    # What the city lived through by itself is a level line: only from the beginning does it tell what came of the drill.
    over = minute > sum(length for length, _ in view.premises.phases[:3])
    since = 0 if over else max(0, minute - LOOK_BACK)
    each = 1 + (minute - since) // MOST_POINTS
    for row in derived.rows("counts", since):
        if (minute - 1 - int(row["minute"])) % each == 0:
            series.setdefault(str(row["claim"]), []).append(row)
    return CityCounted(
        minute=minute, series=series, asked=questions(view, derived, minute) if there else None
    )


def hottest(view: SeatView, series: Counts) -> tuple[str, str, str, DrawnCurve | None]:
    """The claim that the hall is at: of those that its range ranks P1, else of all, the one that most people came to see in that
    time; its situation, its words, what was found of them, and its curve.

    The situation is the headline: a rumour in large letters on a wall would be one more who spreads it.
    """
    grown = {key: rows[-1]["exposed"] - rows[0]["exposed"] for key, rows in series.items()}
    if not grown:
        return "", "", "", None
    claim = max(grown, key=lambda key: (view.ranked(key) == "P1" and grown[key] > 0, grown[key], key))
    told, said = view.hall.headline(claim), said_at(view, claim)
    verdict = view.standing_verdict(claim)
    drawn = claim_curve(view, series[claim], verdict, said, paper=HALL)
    return told.title, told.sentence, _checked(view, claim, verdict), drawn


def _checked(view: SeatView, claim: str, verdict: str) -> str:
    """What a claim is, in words. While a drill is played it is what its cells found, right or wrong, and a wall says whose word
    it is: a wrong finding in large letters would be the truth to whoever looks at it, in a replay above all."""
    if not verdict:
        return tr(view.lang, GONE if _righted(view, claim) else UNCHECKED)
    found = tr(view.lang, naming.VERDICTS[verdict])
    return (
        found
        if view.over
        else tr(view.lang, "found by the cells: {verdict}", verdict=found[:1].lower() + found[1:])
    )


def _righted(view: SeatView, claim: str) -> bool:
    """Whether a word of ours that said it was put right in public: a wall that calls it unchecked would spread the wrong day."""
    about = (text.published for text in view.statements if view.is_about(text, claim))
    return any(out is not None and out.corrects > 0 for out in about)


def said_at(view: SeatView, claim: str) -> list[tuple[int, str]]:
    """The minutes in which something was published on a claim, each with what it did."""
    return sorted(
        (version.published_at // 60, tr(view.lang, _called(statement, version)))
        for statement in view.statements
        for version in statement.versions
        if version.published_at >= 0 and view.is_about(statement, claim)
    )


def _called(statement: Statement, version: Version) -> str:
    """The msgid of what a version is, to whoever reads it on the wall."""
    first = statement.beside and version is statement.versions[0]
    return BESIDE if first else naming.kind_of(statement.kind, version.stance)


def effect(view: SeatView, case: Case, series: Counts) -> DrawnCurve | None:
    """The effect so far of what was done on a case; before anything was done or said there is none to show."""
    said = [
        (version.published_at // 60, "")
        for statement in view.statements
        for version in statement.versions
        if statement.case == case.case and version.published_at >= 0
    ]
    rows = view.effect(case, series)
    return claim_curve(view, rows, view.drawn_as(case), said, paper=NARROW) if rows else None


def claim_curve(
    view: SeatView,
    rows: Iterable[Mapping[str, Any]],
    verdict: str,
    moments: Iterable[tuple[int, str]] = (),
    *,
    paper: Paper = PANE,
) -> DrawnCurve | None:
    """How many have seen a claim, and how many gave it up once answered; `verdict` = as what it stands now, "" not yet found.

    A complaint that nobody has checked is drawn in no colour of falsehood.
    """
    lang, found = view.lang, list(rows)
    clock = {int(row["minute"]): view.moment(int(row["minute"]) * 60, short=True) for row in found}
    kind = (
        "claim" if verdict in rights.FALSE_VERDICTS else "true" if verdict in rights.TRUE_VERDICTS else "open"
    )
    lines = [(kind, tr(lang, SEEN[kind]), [(int(row["minute"]), int(row["exposed"])) for row in found])]
    answered = [(int(row["minute"]), int(row["corrected"])) for row in found]
    if answered and answered[-1][1]:
        first = next(place for place, (_, value) in enumerate(answered) if value)
        lines.append(("answer", tr(lang, GAVE_UP), answered[max(0, first - 1) :]))
    return curve(lang, lines, clock, moments, leaps_of(view), paper=paper)


def questions(view: SeatView, derived: DerivedStore, minute: int) -> Mapping[str, int]:
    """Questions of the last hour by ward, from what can be seen; of what came since the story leapt, where it did in it."""
    rows = derived.rows(
        "posts", max(0, minute - HOUR_IN_MINUTES, *(at for at, _ in leaps_of(view) if at <= minute))
    )
    return Counter(str(row["ward"]) for row in rows if row.get("kind") == "question" and row["ward"])


def _opening(body: str, todo: str, title: str = "", known: str = "") -> str:
    """The first paragraph as far as it tells something else than the title, and than what to do, which stand by themselves; ""
    when none does. Of those after the first none that quotes: what goes round is not told on a wall apart from what is so. Where
    something is `known` of the matter, the one that tells most of it: that what was unclear is clear by now tells nothing."""
    found = tuple(_openings(body, todo, title))
    return whole(max(found, key=lambda said: likeness(said, known)), OPENING) if found else ""


def _openings(body: str, todo: str, title: str) -> Iterator[str]:
    told, headed = " ".join(todo.split()), fold(title)
    for place, line in enumerate(" ".join(paragraph.split()) for paragraph in body.split("\n")):
        said = line[:begins].strip() if told and (begins := line.find(told[:FIRST])) >= 0 else line
        if place and "“" in said:
            continue
        if said and said not in told and fold(said).rstrip(".!… ") not in headed:
            yield said


def published(view: SeatView, were: Mapping[tuple[str, int], str] | None = None) -> tuple[Latest, ...]:
    """Every published version, newest first; `were` = (text, version) → what it was, where that is known and is not its kind."""
    found = [
        (version.published_at, text, version)
        for text in view.statements
        for version in text.versions
        if version.published_at >= 0
    ]
    known = {
        case.case: " ".join(asked.answer for asked in case.questions if asked.verdict) for case in view.cases
    }
    told = []
    for at, statement, version in sorted(found, key=lambda row: -row[0]):
        issuer = view.seats.cells.get(statement.issuer)
        title, body = version.said(view.lang)
        issued = issuer.organisation.in_(view.lang) if issuer else statement.issuer
        mistaken = statement.error_open and version is statement.published
        gone = version.state == "SELF_CORRECTED" or mistaken
        kind = tr(view.lang, MISTAKEN if mistaken else GONE if gone else _called(statement, version))
        was = (were or {}).get((statement.statement, version.version), "")
        told.append(
            Latest(
                title=title,
                body=_opening(
                    body,
                    todo := craft.advice_of(statement.kind, version, view.lang),
                    title,
                    known.get(statement.case, ""),
                ),
                todo=cut(todo, ADVICE),
                clock=moment(view, at),
                version=statement.edition(version.version),
                issuer=issued,
                kind=f"{kind} – {was}" if was else kind,
                gone=gone,
            )
        )
    return tuple(told)
