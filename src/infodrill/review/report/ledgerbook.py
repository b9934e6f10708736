"""The ledger as a workbook and as JSON: one row a ledger row, in words, on both clocks, with the events that show it."""

# Charter: review report ledger book
from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from infodrill.exchange.asrun import CLOCK
from infodrill.exchange.workbook import Value, WorkbookSheet, safe_text, write
from infodrill.kernel.i18n import LANGUAGES, N_, Lang, tr
from infodrill.kernel.mark import MARK, stamped
from infodrill.review import limits, rowtext
from infodrill.review.assess import Verdict, proved_of
from infodrill.review.ledger import LedgerRow, canonical
from infodrill.review.measures import SPECS, Measure
from infodrill.review.proved import Proved
from infodrill.review.record import Record
from infodrill.review.report.page import STATUS
from infodrill.review.rowtext import DUTY, PROHIBITION, Numbered
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import ReportLine, Voice

NAMES = ("ledger.xlsx", "ledger.json")
FORMAT = 1
SHEET, LETTERS = N_("Ledger"), N_("Measures")
OVERALL, PROVED = N_("Overall"), N_("Log of the drill")
HEADINGS = (
    N_("Row"), N_("Measure"), N_("What was owed or forbidden"), N_("Kind"), N_("Cell"), N_("Claim"), N_("Since"),
    N_("Since, minute played"), N_("Deadline by the story"), N_("Counts until"), N_("Counts until, minute played"),
    N_("Done or breached"), N_("Done, minute played"), N_("Own number"), N_("Outcome"), N_("Why"), N_("Counts in the result"),
    N_("Events of the log"),
)  # fmt: skip
HEADS = (N_("Measure"), N_("Rating"), N_("Coverage"), N_("Result"))  # of the sheet of letters
LETTERS_WIDE = {0: 40, 3: 80}
WIDE = {1: 24, 2: 32, 4: 24, 5: 48, 6: 18, 8: 18, 9: 18, 11: 18, 14: 18, 15: 48, 17: 18}
LONGEST = 2_000  # characters of what was proved


def write_ledger(verdict: Verdict, record: Record, folder: Path) -> tuple[Path, ...]:
    """Write ledger.xlsx, a sheet of rows and one of letters in each language, and ledger.json."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = rowtext.numbered(verdict.measures)
    text = json.dumps(as_tree(verdict, record), ensure_ascii=False, indent=1)
    written = (as_workbook(verdict, rows, proved_of(record, verdict), _mark(record)), f"{text}\n".encode())
    paths = tuple(folder / name for name in NAMES)
    for path, content in zip(paths, written, strict=True):
        path.write_bytes(content)
    return paths


def as_tree(verdict: Verdict, record: Record) -> dict[str, Any]:
    """The ledger as plain values: letters, its digest, and the rows."""
    return {
        "format": FORMAT, "mark": MARK, **stamped(record.opened.real_places), "scenario": record.opened.scenario,
        "overall": verdict.letter or None, "digest": canonical.digest(verdict.ledger),
        "measures": {code: numbers_of(measure) for code, measure in verdict.measures.items()},
        "rows": rows_as_data(verdict.log.shown, rowtext.numbered(verdict.measures)),
    }  # fmt: skip


def numbers_of(measure: Measure) -> dict[str, Any]:
    """A measure's letter, coverage (percent, None = nothing was to be evaluated) and numbers, and the ids of the rows that they
    are computed from."""
    return {
        "letter": measure.letter or None, "status": measure.status, "coverage": measure.coverage,
        "covered": list(measure.covered),
        "values": dict(measure.values), "rows": [row.owed.key for row in measure.rows if not row.owed.automated],
    }  # fmt: skip


def rows_as_data(log: ReportTimeline, rows: tuple[Numbered, ...]) -> list[dict[str, Any]]:
    """Each row: `id` the same in every play, `number` as pages print it, canonical values, words in both languages, times on
    both clocks; `evidence` = sequence numbers of events."""
    voices = {lang: log.voice(lang) for lang in LANGUAGES}

    def words(text: ReportLine) -> dict[str, str]:
        return {lang: voice.say(text) for lang, voice in voices.items()}

    return [
        {
            "id": row.row.owed.key, "number": row.number, **canonical.as_data(row.row),
            "words": {
                "what": words(rowtext.what(log, row.row)), "outcome": words(rowtext.outcome(row.row)),
                "why": words(rowtext.why(log, row.row)),
                "cell": {lang: voice.value(rowtext.cell(log, row.row)) for lang, voice in voices.items()},
            },
            "clocks": {name: _clocks(log, at) for name, at in _moments(row.row)},
            "due_by_the_story": _story_deadline(log, row.row) or None,
        }
        for row in rows
    ]  # fmt: skip


def as_workbook(verdict: Verdict, rows: tuple[Numbered, ...], proof: Proved, mark: str = MARK) -> bytes:
    """The workbook's bytes; the same ledger gives the same bytes."""
    sheets = (ledger_sheet(verdict.log.shown, rows, lang) for lang in LANGUAGES)
    return write(
        (
            *sheets,
            *(
                letters_sheet(verdict.log, verdict.measures, verdict.letter, proof, lang)
                for lang in LANGUAGES
            ),
        ),
        mark,
    )


def ledger_sheet(log: ReportTimeline, rows: tuple[Numbered, ...], lang: Lang) -> WorkbookSheet:
    """One line for each row of the ledger."""
    return WorkbookSheet(
        name=tr(lang, SHEET),
        headings=tuple(tr(lang, heading) for heading in HEADINGS),
        rows=tuple(_row(log, row, log.voice(lang)) for row in rows),
        widths=WIDE,
    )


def letters_sheet(
    log: ReportTimeline, measures: Mapping[str, Measure], letter: str, proof: Proved, lang: Lang
) -> WorkbookSheet:
    """Overall, and each measure's letter, or why it has none, coverage as the two counts that it is made of, and result; then
    what was proved of the log, and what was not."""
    voice = log.voice(lang)
    lines = tuple(
        (
            safe_text(f"{code} {voice(measure.title)}"), measure.letter or voice(STATUS[measure.status]),
            f"{measure.covered[0]}/{measure.covered[1]}" if measure.covered[1] else "–", safe_text(voice.say(measure.result)),
        )
        for code, measure in measures.items()
    )  # fmt: skip
    overall = (tr(lang, OVERALL), letter or tr(lang, "not rated"), "", "")
    told = tuple((tr(lang, PROVED), "", "", safe_text(voice.say(text), LONGEST)) for text in proof.told)
    return WorkbookSheet(
        name=tr(lang, LETTERS),
        headings=tuple(tr(lang, head) for head in HEADS),
        rows=(overall, *lines, *told),
        widths=LETTERS_WIDE,
    )


def _row(log: ReportTimeline, numbered: Numbered, voice: Voice) -> tuple[Value, ...]:
    row = numbered.row
    times: list[Value] = [value for _, at in _moments(row) for value in _cells(log, at)]
    found = limits.deadline(log, row)
    times.insert(2, _plain(found.when) if found else "")
    if (
        found and found.how == limits.BEYOND
    ):  # no hour of this play: whoever sorts by it would find a night after the end
        times[3:5] = (safe_text(voice(limits.BEYOND)), "")
    value = rowtext.value(log, row)
    claim = log.scenario.claim(row.owed.claim).sentence.in_(voice.lang) if row.owed.claim else ""
    texts = (
        voice(rowtext.measure_title(row)), voice(row.owed.what), voice(DUTY if row.owed.duty else PROHIBITION),
        voice.value(rowtext.cell(log, row)), claim,
    )  # fmt: skip
    ends = (
        voice.say(value) if value else "", voice.say(rowtext.outcome(row)), voice.say(rowtext.why(log, row)),
        voice(N_("yes") if _counts(row) else N_("no")), ", ".join(f"#{seq}" for seq in rowtext.evidence(row)),
    )  # fmt: skip
    return (numbered.number, *map(safe_text, texts), *times, *map(safe_text, ends))


def _moments(row: LedgerRow) -> tuple[tuple[str, int], ...]:
    return (("since", row.owed.since), ("due", row.owed.due), ("at", row.at))


def _story_deadline(log: ReportTimeline, row: LedgerRow) -> str:
    """The procedure's own hour, "" where nothing falls due."""
    found = limits.deadline(log, row)
    return found.when.strftime(CLOCK) if found else ""


def _plain(moment: datetime) -> datetime:
    """An hour of the story as a cell holds it: to the minute, of no zone."""
    return moment.replace(second=0, microsecond=0, tzinfo=None)


def _counts(row: LedgerRow) -> bool:
    """Whether a result is made of it: due, its outcome known, of a cell that people played, and weighed by its measure."""
    return row.evaluated and not row.owed.automated and SPECS[row.owed.measure].weighs(row)


def _cells(log: ReportTimeline, at: int) -> tuple[Value, Value]:
    if at < 0:
        return "", ""
    played = log.played(at)
    return _plain(log.story(at)), played if played >= 0 else ""


def _clocks(log: ReportTimeline, at: int) -> dict[str, Any] | None:
    """The story's date and time, and the minute played, None beyond the end of play."""
    if at < 0:
        return None
    played = log.played(at)
    return {"story": log.story(at).isoformat(timespec="minutes"), "minute": played if played >= 0 else None}


def _mark(record: Record) -> str:
    """The mark, with the stamp of local use where places are real."""
    return " · ".join((MARK, *map(str, stamped(record.opened.real_places).values())))
