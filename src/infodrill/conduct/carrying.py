"""What an earlier drill left open, carried into the next one: read from a plan file, and recorded as the drill opens.

A plan file (JSON) is written by `review.planfile`, and may have been kept, printed and edited by an office for months: every
value is checked, and its texts are held to the rules of any text that is typed.
"""

# Charter: conduct carrying
from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from infodrill.casework.privacy import private
from infodrill.casework.steps import ROLES
from infodrill.conduct.nouns.evaluation import MEASURES, RATINGS
from infodrill.conduct.nouns.improvements import OPEN, OUTCOMES, ImprovementCarried
from infodrill.kernel.errors import DrillError
from infodrill.kernel.events import Text
from infodrill.kernel.fields import LINE, LONGEST_KEY, TEXT
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.leads import leads
from infodrill.scenario.schema import Scenario

FORMAT = 1
MOST_BYTES = 2_000_000
MOST_ROWS, MOST_WARDS = 100, 1_000
LEAST_TRUST = 1_000  # permille: trust can be lost whole, and no drill leaves more of it than it found
TOLD = {"gap": True, "action": True, "evidence": False}  # texts of a row, and whether they say something
_DIGEST = re.compile(r"(?:[0-9a-f]{64})?")
Both = Mapping[str, str]


class PlanError(DrillError):
    """A plan file cannot be read."""

    code = "Y250"


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRow:
    """A row of an earlier plan; texts by language."""

    gap: Both
    action: Both
    evidence: Both
    owner: str
    owner_name: Both
    holder: str
    due: str
    measure: str
    letter: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPlan:
    """The plan of an earlier drill: what that was called, by language, and its content digest ("" = unknown); the city that it
    was played in, by language, and by ward the permille of trust in authorities that the next drill there begins with."""

    drill: Both
    origin: str
    rows: tuple[EarlierRow, ...]
    city: Both
    trust: Mapping[str, int]

    @property
    def open(self) -> tuple[EarlierRow, ...]:
        return tuple(row for row in self.rows if row.status == OPEN)


def read_plan(content: bytes) -> EarlierPlan:
    """The plan that a file holds. Raises PlanError for what is none, is too large, or holds personal data or leads outside."""
    if len(content) > MOST_BYTES:
        raise _wrong("> 2 MB")
    try:
        found = json.loads(content.decode())
    except (ValueError, RecursionError) as error:
        raise _wrong(type(error).__name__) from None
    head, rows = _of(found, dict, "{}"), _of(_get(found, "rows"), list, "rows")
    version = _get(head, "plan")
    if type(version) is not int or version != FORMAT or len(rows) > MOST_ROWS:
        raise _wrong(f"plan={FORMAT}, rows ≤ {MOST_ROWS}")
    drill = _of(_get(head, "drill"), dict, "drill")
    return EarlierPlan(
        drill=_both(drill, "title", LINE),
        origin=_digest(drill, "content"),
        city=_both(drill, "city", LINE, needed=False),
        trust=_trust(head),
        rows=tuple(_row(_of(row, dict, f"rows[{n}]")) for n, row in enumerate(rows)),
    )


def past(plan: EarlierPlan | None, scenario: Scenario) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The content digest of the earlier drill, and (ward, permille of trust) in the order of this one's wards; ("", ()) in
    another city, and where it left trust as it was."""
    if plan is None or plan.city["vi"] != scenario.places.city.vi:
        return "", ()
    left = tuple((ward.id, plan.trust[ward.id]) for ward in scenario.places.wards if plan.trust.get(ward.id))
    return (plan.origin, left) if left else ("", ())


def carried(plan: EarlierPlan, scenario: Scenario, lang: str) -> tuple[ImprovementCarried, ...]:
    """What a drill in that language records of it: the rows that are still open. A unit that this drill does not have keeps its
    name, and the secretariat its row."""
    cells = {cell.id for cell in scenario.cells.cells}
    return tuple(
        ImprovementCarried(
            improvement=f"k{n}", row="", measure=row.measure, about="",
            gap=Text(row.gap[lang]), action=Text(row.action[lang]), evidence=Text(row.evidence[lang]),
            owner=row.owner if row.owner in cells else "", holder=row.holder, due=row.due,
            earlier=plan.drill[lang], origin=plan.origin, letter=row.letter, owned_by=row.owner_name[lang],
        )
        for n, row in enumerate(plan.open, 1)
    )  # fmt: skip


def _row(row: Mapping[str, Any]) -> EarlierRow:
    said = {name: _both(row, name, TEXT, needed=needed) for name, needed in TOLD.items()}
    found = EarlierRow(
        **said, owner=_code(row, "owner"), owner_name=_both(row, "owner_name", LINE, needed=False),
        holder=_code(row, "role", ("", *ROLES)), due=_code(row, "due"), measure=_code(row, "measure", ("", *MEASURES)),
        letter=_code(row, "letter", ("", *RATINGS)), status=_code(row, "status", OUTCOMES),
    )  # fmt: skip
    try:
        as_written = not found.due or date.fromisoformat(found.due).isoformat() == found.due
    except ValueError:
        as_written = False
    if not as_written:
        raise _wrong(f"due: {found.due[:20]}")
    return found


def _trust(head: Mapping[str, Any]) -> Mapping[str, int]:
    told = _of(head.get("trust", {}), dict, "trust")
    if len(told) > MOST_WARDS or not all(
        type(more) is int and -LEAST_TRUST <= more <= 0 and 0 < len(ward) <= LONGEST_KEY and ward.isascii()
        for ward, more in told.items()
    ):
        raise _wrong(f"trust: -{LEAST_TRUST}…0")
    return {ward: int(more) for ward, more in told.items()}


def _both(held: Mapping[str, Any], name: str, most: int, *, needed: bool = True) -> Both:
    """A text in both languages; what is written in one alone stands for both."""
    told = _of(held.get(name, {}), dict, name)
    said = {lang: _read(_of(told.get(lang, ""), str, name), name) for lang in LANGUAGES}
    either = next(filter(None, said.values()), "")
    if (needed and not either) or any(len(text) > most for text in said.values()):
        raise _wrong(name)
    return {lang: _clean(text or either) for lang, text in said.items()}


def _read(text: str, name: str) -> str:
    """As a reader sees it, which is what is looked at and what is recorded: the rule of `wording.worded`."""
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise _wrong(name)
    return as_read(text).strip()


def _clean(text: str) -> str:
    """No person, not even by a bare name: beside a row of a plan stand a letter and what was not done."""
    if private(text) or any(leads(text)):
        raise _named(text)
    return text


def _named(text: str) -> PlanError:
    return PlanError(
        N_("A text of the plan names a person, an account or a page: “{text}”."),
        remedy=N_("Say it without that in the file, and give it again."),
        code="Y251",
        text=text[:80],
    )


def _digest(held: Mapping[str, Any], name: str) -> str:
    """What is recorded in the chain, where nothing is erased: a digest or nothing, never a word that somebody typed."""
    told = str(_of(held.get(name) or "", str, name))
    if not _DIGEST.fullmatch(told):
        raise _wrong(f"{name}: {told[:40]}")
    return told


def _code(held: Mapping[str, Any], name: str, known: Sequence[str] = ()) -> str:
    told = str(_of(held.get(name) or "", str, name))
    if len(told) > LONGEST_KEY or not told.isascii() or " " in told or (known and told not in known):
        raise _wrong(f"{name}: {told[:40]}")
    return told


def _get(held: object, name: str) -> Any:
    return held.get(name) if isinstance(held, Mapping) else None


def _of(value: Any, kind: type, where: str) -> Any:
    if not isinstance(value, kind):
        raise _wrong(where)
    return value


def _wrong(what: str) -> PlanError:
    return PlanError(
        N_("This is no improvement plan of a drill: {what}."),
        remedy=N_("Give a .drill file, or the plan file that `infodrill report --format plan` wrote."),
        what=what,
    )
