"""Control's room: the clock and what it may do, the MSEL as lines by situation and as a table, load, dials, persona, stop."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter

from infodrill.conduct import naming
from infodrill.conduct.board import ControlView, MselRow, called
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.saying import Reader
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import listed
from infodrill.web.rooms.evaluation import WantShown, want_shown
from infodrill.web.rooms.fields import Choice, choices, units
from infodrill.web.rooms.frame import FramePace
from infodrill.web.rooms.loads import Load, advice, loads
from infodrill.web.rooms.moments import day, span
from infodrill.web.rooms.pacing import ClockShown, Target, clock_shown, targets
from infodrill.web.rooms.signs import titled

LANE = 38  # pixels of one situation: its name, whole, and its line below
AROUND = 35 * 60  # seconds before and after now that the lines show
SOON = 10 * 60
LATE = 60
TABS = ("eye", "ahead", "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """An inject on a line: `x` per cent of the window; `shape` as in control/dot.html."""

    x: str
    shape: str
    number: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlLane:
    situation: str
    title: str
    y: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A line of the table. `may` = run statuses that control may set now."""

    number: int
    clock: str
    situation: str
    subject: str
    body: str
    to: str
    status: str
    tone: str
    may: tuple[str, ...]
    synopsis: str
    expected: tuple[WantShown, ...]
    stuck: str
    overdue: bool  # something that is named is owed; else nobody acts on it at all
    facts: tuple[tuple[str, str], ...]
    path: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The MSEL as lines, `height` pixels high: `hours` = (place, clock), `leaps` = (place, whereto) of the story, `now` a place,
    all in per cent of the width."""

    lanes: tuple[ControlLane, ...]
    hours: tuple[tuple[str, str], ...]
    leaps: tuple[tuple[str, str], ...]
    now: str
    height: int
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Control's page. `phases` and `moves` = those to come; `run_on` = (its seconds, where it leads)."""

    clock: ClockShown
    targets: tuple[Target, ...]
    chart: Chart
    rows: tuple[TableRow, ...]
    chosen: TableRow | None
    tab: str
    tabs: tuple[tuple[str, str, int], ...]
    loads: tuple[Load, ...]
    advice: str
    dials: tuple[tuple[str, str, int], ...]
    personas: tuple[Choice, ...]
    persona_rooms: tuple[Choice, ...]
    off_system: tuple[tuple[str, str, str], ...]
    cells: tuple[Choice, ...]
    claims: tuple[Choice, ...]
    links: tuple[Choice, ...]
    methods: tuple[Choice, ...]
    prebunks: tuple[Choice, ...]
    leaks: tuple[Choice, ...]
    phases: tuple[tuple[int, str], ...]
    moves: tuple[tuple[int, str], ...]
    held: bool  # the first of them is kept from beginning
    conducts: bool
    run_on: tuple[int, str]
    over: int


def control(
    view: SeatView, board: ControlView, pace: FramePace, desk: Callable[[str], SeatView], *, tab: str = "eye", inject: int = 0,
    groups: tuple[Choice, ...] = (),
) -> Control:  # fmt: skip
    """Control's page; `tab` eye | ahead | all; `inject` = the row that is open for editing;
    `desk` = what a seat sees."""
    lang, now, rows = view.lang, pace.now, board.msel
    tab = "all" if view.over else tab if tab in TABS else "eye"  # nothing is ahead any more
    table = {each_tab: tuple(_wanted(rows, each_tab, now)) for each_tab in TABS}
    chosen = next((row for row in rows if row.inject.number == inject), None)
    busy, later = tuple(loads(view, board, desk)), view.premises.run_on_hours * 3_600
    return Control(
        clock=clock_shown(view, board, pace),
        targets=tuple(targets(view, board, now)),
        chart=_chart(view, board, rows, now),
        rows=tuple(_row(view, row, now) for row in table[tab]),
        chosen=_row(view, chosen, now) if chosen else None,
        tab=tab,
        tabs=() if view.over else _tabs(lang, {name: len(wanted) for name, wanted in table.items()}),
        loads=busy,
        advice=advice(view, busy, table["ahead"]),
        dials=tuple((name, tr(lang, naming.CHANNELS[name]), value) for name, value in board.noise.items()),
        personas=tuple(sorted(((name, who.in_(lang)) for name, who in board.personas), key=itemgetter(1))),
        persona_rooms=(("feed", tr(lang, "Public feed")), ("press", tr(lang, "Press")), *groups),
        off_system=tuple(_off_system(view, board)),
        cells=units(view),
        claims=tuple((claim.id, called(claim, lang)) for claim in board.claims),
        links=tuple(_linked(view)),
        methods=choices(lang, {key: words for key, (words, _) in naming.METHODS.items()}),
        prebunks=tuple(_prebunks(view)),
        leaks=tuple(_leaks(view)),
        phases=tuple(enumerate((title for _, title in view.premises.phases), 1))[view.phase :],
        held=board.hold is not None,
        moves=tuple((move.number, f"{move.story} · {move.title.in_(lang)}") for move in board.ahead),
        conducts=view.may(DeliverInject),
        run_on=_run_on(view, later, now + later),
        over=view.hall.phase_over,
    )


def _chart(view: SeatView, board: ControlView, rows: tuple[MselRow, ...], now: int) -> Chart:
    shapes = [_shape(row, now, view.over) for row in rows]
    first = max(0, (now - AROUND) // 600 * 600 + 600)
    return Chart(
        lanes=tuple(_lanes(view, board, rows, now)),
        hours=tuple(
            (_at(at, now), f"{view.foretold(at):%H:%M}") for at in range(first, now + AROUND + 1, 600)
        ),
        leaps=tuple(
            (_at(at, now), view.dated(told, short=True))
            for at, told in view.leaps_foretold
            if abs(at - now) <= AROUND
        ),
        now=_at(now, now),
        height=len(board.situations) * LANE + 24,
        summary=tr(
            view.lang,
            "{done} of {all} delivered, {late} late, {held} held",
            done=sum(shape in ("done", "now") for shape in shapes),
            all=len(rows),
            late=shapes.count("late"),
            held=shapes.count("held"),
        ),
    )


def _tabs(lang: str, rows: Mapping[str, int]) -> tuple[tuple[str, str, int], ...]:
    return (
        ("eye", tr(lang, "Around now"), rows["eye"]),
        ("ahead", tr(lang, "Ahead"), rows["ahead"]),
        ("all", tr(lang, "All"), rows["all"]),
    )


def _run_on(view: SeatView, seconds: int, then: int) -> tuple[int, str]:
    words, told = N_("The simulation runs to {clock} of {day}, without people."), view.foretold(then)
    return seconds, tr(view.lang, words, clock=f"{told:%H:%M}", day=day(view.lang, told))


def _wanted(rows: tuple[MselRow, ...], tab: str, now: int) -> Iterator[MselRow]:
    for row in rows:
        waits = row.run_status in ("pending", "held")
        if (
            tab == "all"
            or (tab == "ahead" and waits and row.planned >= now)
            or (tab == "eye" and _needs_an_eye(row, now, waits))
        ):
            yield row


def _needs_an_eye(row: MselRow, now: int, waits: bool) -> bool:
    """Held, late, due within ten minutes, or just delivered; a reserve only around its own time."""
    if (
        row.stuck
        or row.run_status == "held"
        or (0 <= now - row.delivered_at <= SOON // 2 and row.delivered_at >= 0)
    ):
        return True
    timed = row.inject.trigger.kind == "time" and row.inject.kind != "contingency"
    return waits and (timed or row.planned >= now - SOON // 2) and row.planned <= now + SOON


def _shape(row: MselRow, now: int, over: bool) -> str:
    if row.delivered_at >= 0:
        return "late" if row.run_status == "late" else "now" if now - row.delivered_at < LATE else "done"
    if over:
        return "skipped"
    if row.run_status in ("held", "skipped", "cancelled", "failed"):
        return "held" if row.run_status == "held" else "skipped"
    if row.inject.trigger.kind == "manual" or row.inject.kind == "contingency":
        return "reserve"
    if row.inject.trigger.kind != "time":
        return "condition"
    return "late" if row.planned + LATE < now else "wait"


def _lanes(view: SeatView, board: ControlView, rows: tuple[MselRow, ...], now: int) -> Iterator[ControlLane]:
    for place, situation in enumerate(board.situations):
        dots = [
            Dot(
                x=_at(when, now),
                shape=_shape(row, now, view.over),
                number=row.inject.number,
                words=f"{row.inject.number}. {row.inject.subject.in_(view.lang)}",
            )
            for row in rows
            if row.inject.situation == situation.id
            and abs((when := row.delivered_at if row.delivered_at >= 0 else row.planned) - now) <= AROUND
        ]
        title, y = situation.title.in_(view.lang), place * LANE + 28
        yield ControlLane(situation=situation.id, title=title, y=y, dots=tuple(dots))


def _at(at: int, now: int) -> str:
    """Per cent of the width; a dot at either end stands whole."""
    return f"{2 + (at - now + AROUND) * 96 / (2 * AROUND):.2f}%"


def _row(view: SeatView, row: MselRow, now: int) -> TableRow:
    lang, inject = view.lang, row.inject
    shape = _shape(row, now, view.over)
    to = [tr(lang, "the public")] if inject.to.public else []
    to += [view.seats.cells[cell].name.in_(lang) for cell in inject.to.cells if cell in view.seats.cells]
    return TableRow(
        number=inject.number,
        clock=view.coming(row.delivered_at if row.delivered_at >= 0 else row.planned, short=True),
        situation=row.situation.title.in_(lang) if row.situation else "",
        subject=inject.subject.in_(lang),
        body=inject.body.in_(lang),
        to=listed((*to, *(_role(view, role) for role in inject.to.roles))),
        status=_status(view, row, shape, 60 * (row.planned // 60 - now // 60)),
        tone={"now": "good", "held": "heed", "late": "bad"}.get(shape, ""),
        may=row.next,
        synopsis=inject.synopsis.in_(lang),
        expected=tuple(want_shown(view, want) for want in row.expected),
        stuck=_stuck(view, row) if row.stuck else "",
        overdue=_overdue(view, row),
        facts=tuple(_facts(view, row)),
        path=tuple(
            (
                view.coming(view.as_played(step.after), short=True),
                f"{_role(view, step.by)}: {step.note.in_(lang)}",
            )
            for step in (row.claim.right_path if row.claim else ())
        ),
    )


def _status(view: SeatView, row: MselRow, shape: str, left: int) -> str:
    """How an inject of that shape stands, `left` seconds before it is planned, as the clocks beside it count."""
    lang = view.lang
    if shape in ("done", "now"):
        if not row.reached:
            return tr(lang, "delivered")
        return tr(lang, "delivered, {n} of {of} received", n=row.acknowledged, of=row.reached)
    if shape == "late":
        return tr(lang, "late {span}", span=span(lang, max(0, -left)))
    if shape == "wait":
        return tr(lang, "waits {span}", span=span(lang, left)) if left > 0 else tr(lang, "waits")
    if view.over and row.run_status in ("pending", "held"):
        return tr(lang, "not delivered")
    return tr(lang, naming.RUN_STATES[row.run_status if shape in ("held", "skipped") else shape])


def _overdue(view: SeatView, row: MselRow) -> bool:
    return any(want.waits(view.now) for want in row.expected)


def _stuck(view: SeatView, row: MselRow) -> str:
    """What is owed on an inject, what was done on it, and what control may do."""
    lang, said = view.lang, []
    if _overdue(view, row):
        owed = [want for want in row.expected if want.waits(view.now)]
        said += [f"{_role(view, want.who)}: {want.what.in_(lang)}." for want in owed]
        done = sum(want.done is not None and want.done >= 0 for want in row.expected)
        if done:
            said.append(tr(lang, "{n} of {of} expected steps are done.", n=done, of=len(row.expected)))
        opened = next((case.state for case in view.cases if case.case in row.cases), "")
        state = view.casework.edition.state_name(opened, lang) if opened else ""
        told = N_("A case is open, at “{state}”.") if opened else N_("No case on it yet.")
        said.append(tr(lang, told, state=state))
    advice = row.inject.if_stuck.in_(lang) if row.inject.if_stuck else ""
    return " ".join([*said, advice or tr(lang, "Ask the cell, or call the seat.")])


def _facts(view: SeatView, row: MselRow) -> Iterator[tuple[str, str]]:
    """What its author wrote for control, by label."""
    lang, inject, claim = view.lang, row.inject, row.claim
    if inject.in_danger:
        yield tr(lang, "In danger"), inject.in_danger.in_(lang)
    if inject.truth != "none":
        yield tr(lang, "What it says is"), tr(lang, naming.TRUTHS[inject.truth])
    if claim and claim.kernel:
        yield tr(lang, "The true part"), claim.kernel.in_(lang)
    yield tr(lang, "Looked after by"), _role(view, inject.controller)
    yield tr(lang, "Approved by"), _role(view, inject.approver)
    yield tr(lang, "Stands at"), tr(lang, naming.READINESS[inject.status])
    if inject.tags:
        yield tr(lang, "The author's own words"), ", ".join(inject.tags)


def _role(view: SeatView, role: str) -> str:
    return Reader(view.lang, view.casework.edition).word(role, ("role",))


def _off_system(view: SeatView, board: ControlView) -> Iterator[tuple[str, str, str]]:
    for done in reversed(board.off_system):
        yield view.moment(done.done_at, short=True), view.seats.cells[done.who].name.in_(view.lang), done.what


def _linked(view: SeatView) -> Iterator[Choice]:
    """Open cases, for control to mend the link of one, as long as that may be."""
    for case in view.open_cases:
        if view.control and not view.control.linked_for_good(case):
            yield case.case, f"{case.case.upper()} · {case.title(60)}"


def _prebunks(view: SeatView) -> Iterator[Choice]:
    """Statements that prepare people and stand on no case: their claim is told by control."""
    for statement in view.statements:
        if not statement.case and statement.kind in ("prebunk", "bulletin"):
            yield statement.statement, titled(view, statement, 60)


def _leaks(view: SeatView) -> Iterator[Choice]:
    """Texts that the leak check stopped and that this seat may clear."""
    for statement in view.statements:
        if any(step == "clear_leak" for step, _ in view.casework.possible(statement.statement)):
            yield statement.statement, titled(view, statement, 60)
