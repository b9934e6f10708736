"""The improvement plan in the debrief: what the meeting agreed, with what became of it, and what the report proposes."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from infodrill.conduct import policy
from infodrill.conduct.nouns.improvements import AgreeImprovement, Improvement
from infodrill.conduct.saying import Reader
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.review.frontpage import most_urgent_first
from infodrill.review.livingplan import STATUSES
from infodrill.review.measures import overreaction
from infodrill.review.plan import PlanRow, improvement_plan, of_action
from infodrill.review.words import Voice
from infodrill.web.rooms.fields import Choice, units
from infodrill.web.rooms.lookingback import record_of
from infodrill.web.shown import ShownDrill


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanForm:
    """What the form of a row begins with; `improvement` "" = it is a new one, `row` = the report's row that it takes up."""

    key: str
    improvement: str = ""
    row: str = ""
    claim: str = ""
    gap: str = ""
    action: str = ""
    owner: str = ""
    holder: str = ""
    due: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedShown:
    """A row that was agreed; `who` = unit and role, `day` "" = none was set, `late` = it is over; `form` for who changes it."""

    improvement: str
    gap: str
    about: str
    action: str
    who: str
    day: str
    late: bool
    evidence: str
    status: str
    words: str
    closure: str
    earlier: str
    form: PlanForm | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedShown:
    """A row that the report proposes and nobody took up."""

    gap: str
    action: str
    who: str
    form: PlanForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanBoard:
    """`proposed` for who may take rows up."""

    rows: tuple[PlannedShown, ...]
    proposed: tuple[ProposedShown, ...]
    new: PlanForm | None
    units: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    file: bool

    @property
    def open(self) -> int:
        return sum(row.status == "open" for row in self.rows)


def plan_board(
    drill: ShownDrill, view: SeatView, *, claim: str = "", today: date | None = None
) -> PlanBoard | None:
    """The plan as this seat reads it, None for a guest and before the close; `claim` = what a new row concerns."""
    if not drill.state.closed or not policy.sees_plan(view.seat, drill.state) or drill.state.practice:
        return None
    agrees, day = view.may(AgreeImprovement), today or timezone.localdate()
    reader = Reader(view.lang, drill.edition)
    roles = sorted({role for seat in view.seats.seats.values() if not seat.control for role in seat.roles})
    names = {code: reader.word(code, ("role",)) for code in roles}
    return PlanBoard(
        rows=tuple(
            _planned(view, row, names, day, agrees=agrees)
            for row in sorted(view.improvements, key=lambda row: row.status != "open")
        ),
        proposed=_proposed(drill, view, day) if agrees else (),
        new=PlanForm(key=f"new-{claim}", claim=claim) if agrees else None,
        units=units(view),
        roles=tuple(names.items()),
        file=policy.takes(view.seat, "plan", drill.state),
    )


def _planned(
    view: SeatView, row: Improvement, names: Mapping[str, str], today: date, *, agrees: bool
) -> PlannedShown:
    voice, lang = Voice(lang=view.lang, story=view.story), view.lang
    cell = view.seats.cells.get(row.owner)
    unit = cell.name.in_(lang) if cell else row.owned_by or tr(lang, "secretariat")
    holder = names.get(row.holder, row.holder)
    return PlannedShown(
        improvement=row.improvement,
        gap=voice.plain(row.gap),
        about=view.hall.headline(row.about).sentence if row.about else "",
        action=voice.plain(row.action),
        who=f"{unit} ({holder})" if holder else unit,
        day=voice.day(date.fromisoformat(row.due)) if row.due else "",
        late=bool(row.due) and row.status == "open" and date.fromisoformat(row.due) < today,
        evidence=voice.plain(row.evidence),
        status=row.status,
        words=tr(lang, STATUSES[row.status]),
        closure=voice.plain(row.closure),
        earlier=tr(lang, "left open by “{drill}”", drill=row.earlier) if row.earlier else "",
        form=PlanForm(
            key=row.improvement, improvement=row.improvement, claim=row.about, gap=row.gap, action=row.action,
            owner=row.owner, holder=row.holder, due=row.due, evidence=row.evidence,
        )
        if agrees
        else None,
    )  # fmt: skip


def proposals(drill: ShownDrill) -> tuple[PlanRow, ...]:
    """What the report proposes but for presses of traps, read once a close."""

    def read() -> tuple[PlanRow, ...]:
        found = record_of(drill)
        measures = dict(found.verdict.measures)
        # A press of a trap is told to who pressed it: here it proposes nothing, and puts nothing in another order.
        over = measures[overreaction.CODE]
        kept = tuple(row for row in over.rows if row.owed.what != overreaction.TRAP)
        measures[overreaction.CODE] = replace(over, rows=kept, rating=None)
        return tuple(most_urgent_first(found.log, improvement_plan(found.log, measures)))

    return drill.once("proposals", drill.state.bears, read)


def _proposed(drill: ShownDrill, view: SeatView, today: date) -> tuple[ProposedShown, ...]:
    found = record_of(drill)
    voice = found.log.voice(view.lang)
    taken = {of_action(row.row) for row in view.improvements}
    cells = {cell.name: cell.id for cell in view.seats.cells.values()}
    return tuple(
        ProposedShown(
            gap=voice.say(row.gap),
            action=voice.say(row.action),
            who=", ".join(voice.value(owner) if not isinstance(owner, str) else voice(owner) for owner in row.owners),
            form=PlanForm(
                key=row.key, row=row.key, gap=voice.say(row.gap), action=voice.say(row.action),
                owner=next((cells[owner] for owner in row.owners if owner in cells), ""),
                due=(today + timedelta(days=row.days)).isoformat(), evidence=voice.say(row.evidence),
            ),
        )
        for row in proposals(drill)
        if of_action(row.key) not in taken
    )  # fmt: skip
