"""The two readings of one drill beside each other: measure by measure and row by row.

Both are brought to one form here. What is only said differently is evened out: E3 has a row a kind of over-reaction in the
product's ledger and one a claim in the second reading, E14 a row for each part of the public log. Merging is counted by pairs of
reports there and by pairs of cases here: of E1 the reports are compared, not the letter. A due second is compared where the row
came due. What is forbidden is compared by its breaches: when a claim counts as dealt with is read more widely in the
ledger. A U that
was seen stands in the ledger where the second reading says *insufficient*.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from infodrill.review.ledger import LedgerRow as Ours
from infodrill.review.ledger import course_of
from infodrill.review.measures import Measure, measure_log
from infodrill.review.measures.base import reported
from infodrill.review.record import load_record
from infodrill.review.timeline import ReportTimeline, read_timeline
from tests.verdict.reading import MEASURES, Reading, read
from tests.verdict.rows import Row

Key = tuple[str, str, str]  # measure, claim, what
OUTCOMES = {"not_due": "not due", "not_applicable": "not applicable"}
NAMES = {
    "first word": "first word", "answer to a harmful rumour": "answer", "answer, warning or referral": "answer or act",
    "no correction, warning or referral": "left alone", "conflict of interest reported above the unit": "conflict",
    "matter brought to the upper level": "escalate", "complaint routed with a public date": "route",
    "complaint answered with a remedy date": "answer by date", "acknowledged with a remedy date": "acknowledge",
    "answer to a question": "question", "word into a void": "void",
    "matter without a reason left at its own level": "own level",
    "matter left at its own level until it had a reason": "too early",
    "conflict of interest recorded only where the matter is about the unit": "needless conflict",
    "protected expression kept within its ceiling": "kept protected",
}  # fmt: skip
NUMBERED = {"E6": "verdict", "E7": "answer"}
FORBIDDING = frozenset({"E2", "E3", "E14"})


@dataclass(frozen=True, slots=True)
class Plain:
    """A row in the form that both are brought to; `due` -1 = none, or one that did not come."""

    outcome: str
    since: int = -1
    due: int = -1


def disagreements(path: Path) -> list[str]:
    """What the two readings of a drill file see differently, in words; empty = they agree."""
    record = load_record(path)
    log = read_timeline(record)
    measures, second = measure_log(log, course_of(record)), read(path)
    ours, theirs = _ours(measures, log), _theirs(second)
    found = [_letters(code, measures[code], second) for code in MEASURES]
    for key in sorted({*ours, *theirs}):
        one, other = ours.get(key), theirs.get(key)
        if one != other:
            found.append(f"{key}: ledger {one}, second reading {other}")
    return [one for one in found if one]


def _letters(code: str, measure: Measure, second: Reading) -> str:
    letters, why = second.ratings[code].letters, second.ratings[code].why
    seen = any(row.outcome == "missed" for row in second.by_measure[code])
    if code in FORBIDDING | {"E5"} and not seen:  # how much was covered hangs on what counts as dealt with
        return "" if measure.letter in ("", "P") else f"{code}: ledger {measure.letter} without a breach"
    left = any(row.what == "own level" and row.outcome == "not due" for row in second.by_measure[code])
    if (
        left and why == "too much excused"
    ):  # so does the share that was excused: what was kept counts beside it
        return ""
    if code == "E1" or (measure.letter == "U" and why == "insufficient" and seen):
        return ""
    if (measure.letter in letters) if measure.letter else not letters:
        return ""
    return f"{code}: ledger {measure.letter or measure.status}, second reading {sorted(letters) or why}"


def _ours(measures: dict[str, Measure], log: ReportTimeline) -> dict[Key, Plain]:
    """The ledger's rows; one that never began stands for nothing that the second reading would list."""
    found: dict[Key, Plain] = {}
    for code in MEASURES:
        for row in measures[code].rows:
            what = _what(code, row, log)
            if not what or (row.owed.since < 0 and not row.evaluated):
                continue
            key = (code, row.owed.claim, what)
            plain = _plain(code, what, OUTCOMES.get(row.outcome, row.outcome), row.owed.since, row.owed.due)
            found[key] = _worse(found.get(key), plain)
    return found


def _what(code: str, row: Ours, log: ReportTimeline) -> str:
    """The second reading's name of a row; "" = it has none."""
    owed = row.owed
    if code == "E1":
        case = reported(log, int(owed.about))[0] if owed.about.isdecimal() else owed.about
        return f"log report {case}" if "entered" in owed.what else ""
    if code == "E3":
        return "no over-reaction" if owed.claim else ""
    if code == "E7" and not owed.duty:
        return ""
    if code == "E13":
        return f"{'correct' if owed.what.startswith('own') else 'promise'} {owed.about}"
    if code == "E14":
        item, action, _ = owed.about.partition("/")[0].split("-")
        return f"{item} {action}"
    if code == "E6" and not owed.duty:
        return f"wrong {owed.about}"
    if code == "E18" and "press" in owed.what:
        return f"{'press' if owed.duty else 'evaded'} {owed.about}"
    if code in NUMBERED and owed.what not in NAMES:
        return f"{NUMBERED[code]} from {owed.since}"
    return NAMES[owed.what]


def _theirs(second: Reading) -> dict[Key, Plain]:
    found: dict[Key, Plain] = {}
    for row in second.rows:
        outcome = row.outcome
        if row.measure == "E3" and (
            not row.claim or all(value.startswith("trap") for value in row.values["breaches"])
        ):
            outcome = "met" if outcome == "missed" else outcome  # traps are rows of their own in the ledger
            if not row.claim:
                continue
        key = (row.measure, row.claim, _named(row))
        plain = _plain(row.measure, row.what, outcome, row.since, -1 if row.due is None else row.due)
        found[key] = _worse(found.get(key), plain)
    return found


def _named(row: Row) -> str:
    if row.measure == "E13":
        return f"{row.what} {row.values.get('word', '')}"
    if row.measure == "E14":
        _, _, name, _, action = row.what.split()
        return f"{name.partition('@')[0]} {action}"
    if row.measure in NUMBERED and row.what == NUMBERED[row.measure]:
        return f"{row.what} from {row.since}"
    return row.what


def _worse(before: Plain | None, now: Plain) -> Plain:
    """Of rows that are one in this form: the missed one."""
    return before if before is not None and before.outcome == "missed" else now


def _plain(code: str, what: str, outcome: str, since: int, due: int) -> Plain:
    if code in FORBIDDING or what in ("left alone", "own level", "needless conflict") or "evaded" in what:
        return Plain("missed" if outcome == "missed" else "kept or uncovered")
    return Plain(outcome, since, due if outcome in ("met", "missed", "excused") else -1)


def counted(path: Path) -> Counter[str]:
    """How many rows of each measure came due, by the second reading: what the comparison rests on."""
    return Counter(row.measure for row in read(path).rows if row.evaluated)
