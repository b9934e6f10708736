"""The improvement plan as a file of its own (JSON): what an office keeps between two drills, and gives to the next one.

No person, seat or case is in it; units and roles are.
"""

# Charter: review planfile
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from infodrill.conduct.carrying import FORMAT, MOST_BYTES, EarlierPlan, read_plan
from infodrill.conduct.nouns.improvements import OPEN, Improvement
from infodrill.conduct.proof import step_fault
from infodrill.kernel.chain import ERASED
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.mark import MARK, stamped
from infodrill.review.assess import Verdict, judge
from infodrill.review.livingplan import agreed, owner, standing_plan
from infodrill.review.measures.base import Measure
from infodrill.review.plan import PROPOSED, PlanRow, improvement_plan
from infodrill.review.record import Record, load_record
from infodrill.review.trustleft import WardTrust, trust_left_by
from infodrill.review.words import ReportLine, Voice
from infodrill.scenario.schema import Bi

DRILL = ".drill"
MOST_UNPACKED = (
    32 << 20
)  # bytes of a drill file that is read while somebody waits: log, texts, scenario, rows


def plan_file(record: Record, trust: WardTrust, verdict: Verdict | None = None) -> bytes:
    """The plan of a drill: what its meeting agreed; of one whose meeting agreed nothing, what its report proposes. With it goes
    the `trust` that the city is left with. `verdict` = of this record, from whoever has judged it already."""
    verdict, record = verdict or judge(record), record.shown
    log, measures = verdict.log.shown, verdict.measures
    plan = standing_plan(record, log, improvement_plan(log, measures))
    told = tuple(_rows(record, plan, measures, {lang: log.voice(lang) for lang in LANGUAGES}))
    title = record.scenario.drill.title
    whole = {
        "plan": FORMAT, "mark": MARK, **stamped(record.opened.real_places),
        "drill": {
            "scenario": record.opened.scenario, "title": title.by_language, "content": record.content_digest,
            "city": record.scenario.places.city.by_language,
        },
        "trust": dict(trust),
        "rows": told,
    }  # fmt: skip
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()


def earlier_plan(path: Path, *, lived: bool = True) -> EarlierPlan:
    """What a drill file or a plan file leaves open and behind. With `lived` False it is asked while somebody's browser waits: a
    drill file is small, no twin city is run, and what its false words cost is left out: a plan file holds it. Raises PlanError,
    or the drill file's first fault."""
    if path.suffix == DRILL:
        record = load_record(path) if lived else load_record(path, most=MOST_UNPACKED, rows=False)
        if record.drill and (fault := step_fault(record.drill)):
            raise fault
        verdict = judge(record)
        trust = trust_left_by(record, verdict.log) if lived else record.opened.trust
        return read_plan(plan_file(record, trust, verdict))
    with path.open("rb") as stream:
        return read_plan(stream.read(MOST_BYTES + 1))


def _rows(
    record: Record, plan: Sequence[PlanRow], measures: Mapping[str, Measure], voices: Mapping[str, Voice]
) -> Iterator[dict[str, Any]]:
    held = {row.improvement: row for row in agreed(record)}
    own = any(not row.earlier for row in held.values())
    carried = {voices["vi"].say(row.action) for row in plan if row.earlier and row.to_do}
    names = {cell.name: cell.id for cell in record.scenario.cells.cells}
    for row in plan:
        again = voices["vi"].say(row.action) in carried
        if row.status == PROPOSED and (own or again):
            continue  # the meeting chose what is done, or an earlier drill had left the same
        improvement = held.get(row.key)
        if improvement and ERASED in (improvement.gap, improvement.action):
            continue  # what was erased goes nowhere
        first = next((name for name in row.owners if isinstance(name, Bi)), None)
        yield {
            "gap": _both(row.gap, voices), "action": _both(row.action, voices), "evidence": _both(row.evidence, voices),
            "owner": improvement.owner if improvement else names.get(first, "") if first else "",
            "owner_name": _name(record, improvement, first), "role": improvement.holder if improvement else "",
            "due": row.due, "measure": row.code,
            "letter": measures[row.code].letter if row.code in measures else "",
            "status": OPEN if row.status == PROPOSED else row.status,
            "closure": _both(row.closure, voices) if row.closure else {},
        }  # fmt: skip


def _name(record: Record, improvement: Improvement | None, first: Bi | None) -> dict[str, str]:
    found = owner(record, improvement) if improvement else first
    return found.by_language if found else {}


def _both(text: ReportLine, voices: Mapping[str, Voice]) -> dict[str, str]:
    return {lang: voice.say(text) for lang, voice in voices.items()}
