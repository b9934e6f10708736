"""The ledger as workbook, JSON and annex: each number leads to its rows, each row to its events, times on both clocks."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from infodrill.conduct.nouns.evaluation import NotePinned
from infodrill.kernel.events import Event, Text
from infodrill.review import limits
from infodrill.review.assess import Assessment, assess, judge, proved_of
from infodrill.review.frontpage import Point, front_page, why_told
from infodrill.review.plan import PlanRow, improvement_plan
from infodrill.review.record import Record
from infodrill.review.report.ledgerbook import HEADINGS, write_ledger
from infodrill.review.report.page import page
from infodrill.review.report.tree import tree
from infodrill.review.timeline import read_timeline
from infodrill.review.words import Voice, line
from tests.review.test_assess import play
from tests.review.test_report import read

RAW = re.compile(
    r"(?<![\w#@.])(?!\w+\.invalid)(?:[cs]\d+(?:\.[eq]\d+|@\d+)?|pq\d+|[a-z]+_[a-z_]+|[a-z]+\.[a-z_]+|\{[^}]*\})(?![\w.])"
)
CLOCK = re.compile(r"(?<![\d:])\d{1,2}:\d\d(?![\d:])")
WHOLE = {
    "vi": re.compile(r"\d\d:\d\d (?:ngày )?\d{1,2}/\d{1,2}(?: · phút [\d.]+| \(phút [\d.]+\))"),
    "en": re.compile(r"\d\d:\d\d (?:on )?\d{1,2} [A-Z][a-z]{2}(?: · minute [\d,]+| \(minute [\d,]+\))"),
}
LATER = {
    "vi": re.compile(r"(\d\d:\d\d) (?:ngày )?(\d{1,2}/\d{1,2})"),
    "en": re.compile(r"(\d\d:\d\d) (?:on )?(\d{1,2} [A-Z][a-z]{2})"),
}
DAY = {"vi": "%d/%m", "en": "%d %b"}


@pytest.fixture(scope="module", params=[0, 1], ids=["good", "overreacting"])
def record(request: pytest.FixtureRequest) -> Record:
    return play(pressed=request.param)


@pytest.fixture(scope="module")
def found(record: Record) -> Assessment:
    return assess(record, replicas=0)


def test_every_number_of_the_json_leads_to_its_rows_and_every_row_to_its_events(
    record: Record, found: Assessment
) -> None:
    told = json.loads(json.dumps(tree(found, record)))
    rows = {row["id"]: row for row in told["ledger"]}
    assert len(rows) == len(told["ledger"]) == len(found.ledger) > 0
    for measure in told["measures"].values():
        assert {rows[row]["measure"] for row in measure["rows"]} <= {measure["code"]}
    for entry in told["plan"]:
        assert all(rows[row]["outcome"] == "missed" for row in entry["rows"])
    assert all(0 <= seq < len(record.events) for row in rows.values() for seq in row["evidence"])


def test_the_page_leads_from_a_measures_numbers_to_its_rows_and_from_a_row_to_its_events(
    record: Record, found: Assessment
) -> None:
    html = page(found, record, "en")
    parsed = read(html)
    for code, measure in found.measures.items():
        if measure.rows:
            assert f"#l-{code}" in parsed.targets and f"l-{code}" in parsed.ids
            assert all(f"r-{code}-{n}" in parsed.ids for n in range(1, len(measure.rows) + 1))
    assert {f"e{seq}" for row in found.ledger for seq in row.evidence} <= set(parsed.ids)


def test_the_workbook_has_a_row_a_ledger_row_in_words_and_on_both_clocks(
    record: Record, tmp_path: Path
) -> None:
    verdict = judge(record)
    book, text = write_ledger(verdict, record, tmp_path)
    assert len(json.loads(text.read_text(encoding="utf-8"))["rows"]) == len(verdict.ledger)
    sheets = load_workbook(BytesIO(book.read_bytes())).worksheets
    assert len(sheets) == 4
    for sheet in sheets[:2]:
        cells = [
            ["" if cell is None else cell for cell in row]
            for row in sheet.iter_rows(min_row=3, values_only=True)
        ]
        assert len(cells) == len(verdict.ledger)
        for row, found in zip(cells, verdict.ledger, strict=True):
            owed = found.owed
            assert bool(row[6]) == (owed.since >= 0) and len(row) == len(HEADINGS)
            if owed.since >= 0:
                assert isinstance(row[6], datetime) and isinstance(row[7], int)
            assert [text for text in row[:6] if RAW.search(text)] == []
            # Times are times, which sort; what lies behind the end has none; what counts says so, and nothing else does.
            assert all(isinstance(row[n], datetime) or not row[n] for n in (6, 8, 11))
            limit = limits.deadline(verdict.log.shown, found)
            assert isinstance(row[9], str) == (
                owed.due < 0 or (limit is not None and limit.how == limits.BEYOND)
            )
            assert row[16] in ("có", "yes") or not found.evaluated or owed.automated or owed.measure == "E1"
            assert row[16] in ("không", "no") or found.evaluated


def test_the_ledger_as_a_file_carries_letters_and_coverage_and_overall(
    record: Record, tmp_path: Path
) -> None:
    verdict = judge(record)
    book, text = write_ledger(verdict, record, tmp_path)
    told = json.loads(text.read_text(encoding="utf-8"))
    assert told["overall"] == (verdict.letter or None)
    for code, measure in verdict.measures.items():
        found = told["measures"][code]
        assert (found["letter"] or "", found["status"], found["coverage"], tuple(found["covered"])) == (
            measure.letter,
            measure.status,
            measure.coverage,
            measure.covered,
        )
    for sheet in load_workbook(BytesIO(book.read_bytes())).worksheets[2:]:
        cells = list(sheet.iter_rows(min_row=3, values_only=True))
        proof = [cells.pop() for _ in proved_of(record, verdict).told]
        assert proof and all(cell[0] and not cell[1] for cell in proof)
        letters = [verdict.letter, *(each_measure.letter for each_measure in verdict.measures.values())]
        assert [cell[1] if cell[1] in {*"PSMU"} else "" for cell in cells] == letters
        assert all(cell[1] for cell in cells), "what has no letter says why"
        assert [cell[2] for cell in cells[1:]] == [
            "/".join(map(str, each_measure.covered)) if each_measure.covered[1] else "–"
            for each_measure in verdict.measures.values()
        ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_printed_time_has_its_date_and_its_minute(record: Record, found: Assessment, lang: str) -> None:
    html = page(found, record, lang)
    assert len(WHOLE[lang].findall(_text(html))) > 50
    assert times_without_both_clocks(html, found, lang) == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_raw_id_token_or_field_name_is_printed(record: Record, found: Assessment, lang: str) -> None:
    assert raw_in(page(found, record, lang)) == []


def times_without_both_clocks(html: str, found: Assessment, lang: str) -> list[str]:
    """Printed times without their date, or without their minute though they lie within the drill."""
    rest = WHOLE[lang].sub("", _text(html))
    log = found.log
    beyond = log.story(log.live_until if log.run_on_at >= 0 else max(log.ends_at, log.clocks.ends))
    missing = []
    for clock, day in LATER[lang].findall(rest):
        told = datetime.strptime(f"{clock} {day} {beyond.year}", f"%H:%M {DAY[lang]} %Y")
        if told.replace(tzinfo=beyond.tzinfo) <= beyond:
            missing.append(f"{clock} {day}")
    return [*missing, *CLOCK.findall(LATER[lang].sub("", rest))]


def raw_in(html: str) -> list[str]:
    """Ids, tokens and names of fields among the words of a page; addresses of the range's own, names of editions and of the
    program are none."""
    return sorted(set(RAW.findall(_text(html).split("SHA")[0])) - {"vn-2025", "infodrill"})


def test_page_one_has_at_most_three_of_each_and_every_unexcused_miss(
    record: Record, found: Assessment
) -> None:
    front = front_page(found.log, found.measures, found.plan)
    assert max(len(front.strengths), len(front.gaps), len(front.to_do)) <= 3
    # One thing to do closes gaps of several measures; each gap stands under its own, and tells rows of the plan alone.
    assert {gap.row.code for gap in front.gaps} <= {code for row in found.plan for code in row.codes}
    planned = {missed for row in found.plan for missed in row.rows}
    assert front.gaps and all(gap.rows and {*gap.rows} <= planned for gap in front.gaps)
    assert all(point.owners and point.row.days for point in front.to_do)
    first = page(found, record, "en").split("</article>")[0]
    assert first.count('href="#r-') == len(found.missed)


@pytest.mark.parametrize(
    ("failed", "told"),
    [("", "ABCDE"), ("A", "ABCDE"), ("E", "ABECD"), ("DE", "ABDCE"), ("X", "ABCDE")],
)
def test_what_makes_the_result_u_is_among_the_gaps_that_page_one_tells(failed: str, told: str) -> None:
    """A director read three grave gaps, and the cause of U in a line of small letters below them."""
    row = PlanRow(code="", gap=line("x"), action=line("y"), owners=(), days=1, evidence=line("z"), seqs=())
    gaps = [Point(replace(row, code=code), (), ()) for code in "ABCDE"]
    assert "".join(gap.row.code for gap in why_told(gaps, set(failed))) == told


def test_what_people_wrote_is_told_without_the_ranges_own_ids() -> None:
    voice = Voice(lang="vi", story=int, ids=frozenset({"c17", "c25", "s3"}))
    assert (
        voice.plain("Làm rõ ở vụ việc c17, xem c25.e1 và s3@2.")
        == "Làm rõ ở vụ việc số 17, xem vụ việc số 25 và văn bản số 3."
    )
    assert voice.plain("c1.2, abc17, C17") == "c1.2, abc17, C17"
    assert voice.plain("họp ở phòng c3 và s17") == "họp ở phòng c3 và s17"  # no case, no text of this log


def test_a_voice_knows_the_cases_and_texts_of_its_log_and_a_note_stands_as_it_was_typed() -> None:
    record = play()
    note = NotePinned(
        note="n1", moment=60, cell="city", kind="improve", objective="", text=Text("họp ở phòng c99 về c1")
    )
    record = replace(
        record,
        events=(*record.events, Event(seq=len(record.events), at=180 * 60, actor="eval.one", body=note)),
    )
    log = read_timeline(record)
    row = next(each_row for each_row in improvement_plan(log, {}) if not each_row.code)
    assert log.voice("vi").say(row.gap).endswith("họp ở phòng c99 về vụ việc số 1")
    assert log.voice("en").plain("s1, s98") == "text no. 1, s98"


def test_a_typed_note_keeps_its_words_and_says_its_language_to_eyes_and_ears() -> None:
    record = play()
    note = NotePinned(
        note="n1",
        moment=60,
        cell="city",
        kind="improve",
        objective="",
        text=Text("họp muộn & không ghi biên bản"),
    )
    record = replace(
        record,
        events=(*record.events, Event(seq=len(record.events), at=180 * 60, actor="eval.one", body=note)),
    )
    found = assess(record, replicas=0)
    marked = '<span lang="vi">họp muộn &amp; không ghi biên bản</span> (in Vietnamese)'
    assert page(found, record, "en").count(marked) >= 2  # among the notes and in the plan
    assert "họp muộn &amp; không ghi biên bản" in page(found, record, "vi")
    assert 'lang="vi">họp' not in page(found, record, "vi") and "\ue000" not in page(found, record, "en")


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", " ".join(read(re.sub(r"<svg.*?</svg>", "", html, flags=re.S)).text))
