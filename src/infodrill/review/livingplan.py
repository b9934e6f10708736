"""The improvement plan as it stands: what the meeting agreed, in its words and with what became of it, then what the report
proposes and nobody took up.
"""

# Charter: review livingplan
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from infodrill.conduct import naming
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.improvements import (
    DONE,
    DROPPED,
    OPEN,
    Improvement,
    ImprovementAgreed,
    ImprovementCarried,
    ImprovementSettled,
)
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.review.plan import PROPOSED, PlanRow, of_action
from infodrill.review.record import Record
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import LabelIn, ReportLine, line
from infodrill.scenario.schema import Bi

OF_PLAN = (ImprovementAgreed, ImprovementCarried, ImprovementSettled)
STATUSES: Mapping[str, str] = {
    PROPOSED: N_("proposed"), OPEN: N_("to be done"), DONE: N_("carried out"), DROPPED: N_("dropped"),
}  # fmt: skip
SECRETARIAT = N_("secretariat")


def agreed(record: Record) -> tuple[Improvement, ...]:
    """The rows that the meeting of a drill agreed, and those it was given, in order."""
    state = fold(event for event in record.events if isinstance(event.body, OF_PLAN))
    return tuple(state.improvements.values())


def standing_plan(record: Record, log: ReportTimeline, proposed: Sequence[PlanRow]) -> tuple[PlanRow, ...]:
    """Agreed rows first, those that wait before those that are closed; then proposals that nobody took up."""
    rows, by_key = agreed(record), {of_action(row.key): row for row in proposed}
    taken = {of_action(row.row) for row in rows}
    held = [_held(record, log, row, by_key.get(of_action(row.row))) for row in rows]
    rest = [row for row in proposed if of_action(row.key) not in taken]
    return (*sorted(held, key=lambda row: not row.to_do), *rest)


def _held(record: Record, log: ReportTimeline, row: Improvement, found: PlanRow | None) -> PlanRow:
    """A row as it was agreed; words that were left as the report proposed them are said in both languages."""
    own = found or PlanRow(
        code=row.measure, gap=line(""), action=line(""), owners=(), days=-1, evidence=line(""), seqs=()
    )
    return replace(
        own,
        key=row.improvement,
        gap=_on_claim(record, row, _said(log, row.gap, found.gap if found else None)),
        action=_said(log, row.action, found.action if found else None),
        evidence=_said(log, row.evidence, found.evidence if found else None),
        owners=(owner(record, row),),
        status=row.status,
        due=row.due,
        closure=line(N_("{text}"), text=row.closure) if row.closure else None,
        earlier=_earlier(row) if row.earlier else None,
    )


def _on_claim(record: Record, row: Improvement, gap: ReportLine) -> ReportLine:
    """What was found wanting, with the claim on which the room spoke of it."""
    if not row.about:
        return gap
    return line(N_("{what} – “{claim}”"), what=gap, claim=record.scenario.claim(row.about).sentence)


def _said(log: ReportTimeline, text: str, proposed: ReportLine | None) -> ReportLine:
    if proposed and text in {log.voice(lang).say(proposed) for lang in LANGUAGES}:
        return proposed
    return line(N_("{text}"), text=text)


def _earlier(row: Improvement) -> ReportLine:
    if not row.measure:
        return line(N_("left open by “{drill}”"), drill=row.earlier)
    return line(
        N_("left open by “{drill}”, rated {letter} there"),
        drill=row.earlier,
        letter=row.letter or LabelIn(N_("not rated")),
    )


def owner(record: Record, row: Improvement) -> Bi:
    """Who answers for a row: the unit, and the role in it; no person."""
    names = record.scenario.cells.names
    unit = names.get(row.owner) or (
        Bi(vi=row.owned_by, en=row.owned_by) if row.owned_by else _both(SECRETARIAT)
    )
    if not row.holder:
        return unit
    roles = record.procedure.roles
    role = roles.get(row.holder) or {
        lang: tr(lang, naming.CONTROL_ROLES.get(row.holder, row.holder)) for lang in LANGUAGES
    }
    return Bi(vi=f"{unit.vi} ({role['vi']})", en=f"{unit.en} ({role['en']})")


def _both(msgid: str) -> Bi:
    return Bi(vi=tr("vi", msgid), en=tr("en", msgid))
