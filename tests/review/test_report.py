"""The written report: marked, offline, complete in both languages, safe with hostile text."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import vl_convert
from babel.messages.pofile import read_po

import infodrill
from infodrill.kernel.i18n import catalogue
from infodrill.kernel.mark import MARK
from infodrill.kernel.seals import GROUND_ONLY, MODIFIED, ORIGINAL, BuildStanding
from infodrill.review.assess import Assessment, assess
from infodrill.review.estimate import Curve
from infodrill.review.expected import ExpectedAction
from infodrill.review.record import Record
from infodrill.review.report import charts, write
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.report.page import page
from infodrill.review.twins import ClaimTwin, SetTwin
from infodrill.review.words import Voice
from infodrill.scenario.schema import Bi
from tests.review.msgids import code_msgids, template_msgids
from tests.review.scene import Pen, claim, scenario
from tests.review.test_assess import play

EVIL = '<script>alert("x")</script><img src=x onerror=alert(1)>&amp;'
VOID = {"meta", "link", "br", "img", "hr", "input"}


class Strict(HTMLParser):
    """Fails on tags that do not nest; keeps names, ids and link targets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if values.get("id") and "svg" not in self.open:
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.targets.append(values.get("href") or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def read(html: str) -> Strict:
    parsed = Strict()
    parsed.feed(html)
    parsed.close()
    assert parsed.open == []
    return parsed


@pytest.fixture(scope="module")
def record() -> Record:
    return play(pressed=1)


@pytest.fixture(scope="module")
def assessment(record: Record) -> Assessment:
    return assess(record, replicas=0)


@pytest.fixture(scope="module", params=["vi", "en"])
def html(request: pytest.FixtureRequest, record: Record, assessment: Assessment) -> str:
    return page(assessment, record, request.param)


def test_every_section_carries_the_mark(html: str) -> None:
    assert html.count('<article class="sheet') == 10
    assert html.count('<div class="mark"') == 10
    assert MARK in html.split("</title>")[0]


def test_page_reaches_no_address_and_runs_no_script(html: str) -> None:
    assert "default-src 'none'" in html
    assert not re.findall(r"https?://(?![\w.-]+\.invalid)", html)
    assert "script" not in read(html).tags
    assert not re.search(r"url\((?!\"?data:)|@import|\son\w+=", html)


def test_page_nests_and_its_links_lead_somewhere(html: str) -> None:
    parsed = read(html)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert all(target.startswith("#") and target[1:] in parsed.ids for target in parsed.targets)


def test_tables_have_headers_and_charts_are_named(html: str) -> None:
    assert html.count("<table") == html.count("<thead")
    assert "<th>" not in html
    assert html.count("<svg") == len(re.findall(r'role="img" aria-label="[^"]+"', html))


def test_page_holds_its_fonts(html: str) -> None:
    assert html.count("@font-face") == 4
    assert len(html) < 2_500_000


def test_vietnamese_page_has_no_english_left(record: Record, assessment: Assessment) -> None:
    text = " ".join(read(page(assessment, record, "vi")).text)
    english = {
        code_msgid
        for code_msgid in code_msgids() | template_msgids()
        if " " in code_msgid and "{" not in code_msgid
    }
    same = {msgid for msgid, vietnamese in _catalogue().items() if msgid == vietnamese}
    assert [
        code_msgid
        for code_msgid in sorted(english - same)
        if re.search(rf"(?<!\w){re.escape(code_msgid)}(?!\w)", text)
    ] == []


def test_every_line_of_review_has_its_translation_with_the_same_fields() -> None:
    shown = catalogue("vi")  # papers share words with the pages that do the same
    assert [
        code_msgid for code_msgid in sorted(code_msgids() | template_msgids()) if code_msgid not in shown
    ] == []
    known = _catalogue()
    fields = {one: set(re.findall(r"\{\w+\}", one)) for one in known}
    assert [
        field for field, text in known.items() if fields[field] != set(re.findall(r"\{\w+\}", text))
    ] == []


def test_numbers_and_times_follow_the_language(record: Record, assessment: Assessment) -> None:
    assert "14 tháng 8 năm 2026" in page(assessment, record, "vi")
    assert "August 14, 2026" in page(assessment, record, "en")


def test_hostile_text_is_shown_as_text() -> None:
    dyke = claim("dyke", "G0", "FALSE", "H4", sentence={"vi": EVIL, "en": EVIL})
    pen = Pen(scenario(dyke))
    pen.open(10, "c1", "dyke")
    pen.log(12, "c1")
    pen.publish(20, "c1", title=EVIL, body=EVIL)
    record = pen.end(180)
    html = page(assess(record, replicas=0), record, "vi")
    parsed = read(html)
    assert "script" not in parsed.tags and "img" not in parsed.tags
    assert re.sub("[‘’]", '"', "".join(parsed.text)).count(EVIL) >= 3


def test_the_builds_that_played_and_that_reports_are_printed(record: Record, assessment: Assessment) -> None:
    original, modified = (
        BuildStanding(digest=letter * 64, release="0.1.0", state=state)
        for letter, state in (("a", ORIGINAL), ("b", MODIFIED))
    )
    honest = page(replace(assessment, played_with=original, made_with=original), record, "vi")
    assert f"nguyên bản 0.1.0 · {'a' * 12}" in honest and "đã sửa đổi" not in honest
    gutted = page(replace(assessment, played_with=modified, made_with=original), record, "vi")
    assert f'<dd class="bad">đã sửa đổi so với bản 0.1.0 · {"b" * 12}' in gutted and "lập báo cáo" in gutted
    beside = replace(original, state=GROUND_ONLY, program="c" * 64)
    around = page(replace(assessment, played_with=beside, made_with=original), record, "vi")
    assert '<dd class="bad">phần nền tảng của hiến chương đúng bản 0.1.0; các phần khác' in around
    assert "lập báo cáo: nguyên bản 0.1.0" in around, (
        "the one that reports has the same ground and is another"
    )
    assert '<dd class="bad">nguyên bản 0.1.0' in page(
        replace(assessment, played_with=original, made_with=modified), record, "vi"
    )


def test_report_is_written_whole_with_json_from_the_same_tree(
    record: Record, assessment: Assessment, tmp_path: Path
) -> None:
    written = write(assessment, record, tmp_path)
    assert [path.name for path in written] == ["report.vi.html", "report.en.html", "report.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in written)
    tree = json.loads(written[-1].read_text(encoding="utf-8"))
    assert tree["mark"] == MARK
    assert tree["overall"] == assessment.overall
    assert tree["measures"]["E3"]["values"]["traps"] == 1
    assert set(tree["measures"]["E1"]["result"]) >= {"vi", "en"}


def test_report_names_no_seat(record: Record, assessment: Assessment, tmp_path: Path) -> None:
    for path in write(assessment, record, tmp_path):
        assert "ward-a.desk" not in path.read_text(encoding="utf-8")


def _catalogue() -> dict[str, str]:
    """Review's own words and those of the charter, some of which it prints."""
    found: dict[str, str] = {}
    folder = Path(infodrill.__file__).parent / "locale" / "vi.d"
    for path in (*sorted(folder.glob("review*.po")), folder / "charter.po"):
        with path.open("rb") as stream:
            found |= {str(message.id): str(message.string) for message in read_po(stream) if message.id}
    return found


def test_beside_each_letter_stand_the_misses_that_it_carries(record: Record, assessment: Assessment) -> None:
    written = page(assessment, record, "en")
    front, results = written.split("</article>")[0], written.split('id="results"')[1].split("</table>")[0]
    by_code = Counter(row.owed.measure for row in assessment.missed)
    assert by_code, "nothing was missed"
    overall = unescape(front.split('class="overall"')[1].split("</section>")[0])
    for code, n in by_code.items():
        assert f"{assessment.measures[code].title} {n}" in overall
    for code, measure in assessment.measures.items():
        cell = re.search(rf'<td class="muted">{code}<.*?</tr>', results, re.DOTALL)
        assert cell and (f"of these missed: {by_code[code]}<" in cell[0]) == bool(
            measure.letter and by_code[code]
        ), code


def test_page_one_prints_the_misses_before_what_nobody_has_judged(
    record: Record, assessment: Assessment
) -> None:
    due = next(row for row in assessment.ledger if row.owed.standing == "due")
    text = Bi(vi="việc", en="deed")
    missed, unjudged = (
        ExpectedAction(number=1, subject=text, text=text, row=replace(due, outcome=outcome))
        for outcome in ("missed", "not_due")
    )
    made = replace(assessment, expected=(unjudged, missed, unjudged))
    front = page(made, record, "en").split("</article>")[0]
    assert front.index('id="h-missed"') < front.index('id="h-expected"')
    assert [action.unjudged for action in LedgerPage(made, made.log.voice("en")).expected_open] == [
        False,
        True,
        True,
    ]


def test_the_fullest_drill_is_drawn_and_what_a_drawing_does_not_hold_is_said_on_it(
    assessment: Assessment,
) -> None:
    """Two thousand of what a drill's text may name without end: what draws must not ask of each within the last."""
    lane, many = assessment.lanes[0], 2_000
    voice = Voice(lang="vi", story=assessment.log.story)
    lanes = [replace(lane, situation=f"S{n}") for n in range(many)]
    longest = 4 * 600 * 60  # seconds of four phases, a move in each minute
    drawn = charts.lanes_chart(lanes, longest, range(0, longest, 60), voice)
    said = voice(charts.FIRST, n=voice.number(charts.MOST_LANES), all=voice.number(many))
    assert f">{said}<" in drawn and f">S{charts.MOST_LANES}<" not in drawn
    assert [f">S{n}<" in drawn for n in range(charts.MOST_LANES)] == [True] * charts.MOST_LANES
    whole = charts.lanes_chart(lanes[: charts.MOST_LANES], longest, [], voice)
    assert said not in whole and whole.count(">S") == drawn.count(">S")
    busy = replace(lane, marks=tuple(replace(lane.marks[0], at=n) for n in range(many)))
    fewer = voice(charts.FIRST_DEEDS, n=voice.number(charts.MOST_DEEDS))
    drawn = charts.lanes_chart([busy, *lanes], longest, [], voice)
    assert f">{said}<".replace(voice.number(many), voice.number(many + 1)) in drawn and f">{fewer}<" in drawn
    assert drawn.count("<path") < charts.MOST_DEEDS + 1_000
    assert fewer not in whole
    rising = tuple(range(longest // 60 // charts.STEP + 1))
    curve = Curve(rising, rising, rising)
    twin = SimpleNamespace(itself=rising, played=curve, none=curve)
    assert "<path" in charts.belief_chart(cast(ClaimTwin, twin), 2_000, voice, ("a", "b"))
    assert "<path" in charts.course_chart(curve, curve, curve, 2_000, voice)


def without(node: object, word: str) -> object:
    """A drawing's specification without a word, wherever it stands; data are left as they are."""
    if isinstance(node, list):
        return [without(each, word) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: each if key == "values" else without(each, word) for key, each in node.items() if key != word
    }


def words_in(node: object) -> set[str]:
    if isinstance(node, list):
        return set().union(*map(words_in, node))
    if not isinstance(node, dict):
        return set()
    return {*node, *set().union(*(words_in(each) for key, each in node.items() if key != "values"))}


def test_every_word_of_a_charts_specification_draws_something(
    monkeypatch: pytest.MonkeyPatch, assessment: Assessment
) -> None:
    """What draws passes over a word that it does not know: one that is misspelt would change nothing, and nobody be told."""
    asked: list[tuple[dict[str, object], dict[str, object], str]] = []

    def drawn(spec: dict[str, object], **how: object) -> str:
        svg = str(vl_convert.vegalite_to_svg(spec, **how))
        asked.append((spec, how, svg))
        return svg

    monkeypatch.setattr(charts, "vl_convert", SimpleNamespace(vegalite_to_svg=drawn))
    voice = Voice(lang="en", story=assessment.log.story)
    rising = tuple(range(0, 38 * 30, 30))
    low = Curve(rising, tuple(0 for _ in rising), tuple(2 * each for each in rising))
    high = Curve(low.high, low.middle, tuple(3 * each for each in rising))
    twin = SimpleNamespace(itself=rising, played=low, none=high)
    averted = SimpleNamespace(averted=SimpleNamespace(mean=4_000, low=-1_000, high=9_000))
    until = assessment.log.live_until + 60  # no round number, and moves whose hours stand close
    charts.lanes_chart(assessment.lanes, until, range(0, until, until // 8), voice)
    charts.belief_chart(cast(ClaimTwin, twin), 2_000, voice, ("this drill", "no response"))
    charts.course_chart(low, low, high, 2_000, voice)
    charts.sets_chart([("low", cast(SetTwin, averted)), ("base", cast(SetTwin, averted))], voice)

    def alters(word: str) -> bool:
        for spec, how, svg in asked:
            try:
                if word in words_in(spec) and vl_convert.vegalite_to_svg(without(spec, word), **how) != svg:
                    return True
            except ValueError:  # without it there is no drawing
                return True
        return False

    words = set().union(*(words_in(spec) for spec, *_ in asked))
    assert len(asked) == 4 and len(words) > 40
    assert [word for word in sorted(words) if not alters(word)] == []
