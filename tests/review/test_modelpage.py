"""The page of the model: what stands beside what, in which words, and to which digits."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.kernel.events import Text
from infodrill.review.answers import WhatIf
from infodrill.review.assess import Assessment, assess
from infodrill.review.estimate import Estimate, Range
from infodrill.review.measures.base import NO_DAY
from infodrill.review.parity import Reach
from infodrill.review.record import Record
from infodrill.review.report import textnames
from infodrill.review.report.answerpage import asked
from infodrill.review.report.modelpage import ModelPage
from infodrill.review.report.page import page
from infodrill.review.shifting import Moved
from infodrill.review.timeline import read_timeline
from infodrill.review.twins import Shift, TwinCourse, Twins
from infodrill.review.words import Voice
from infodrill.scenario.schema import Move
from tests.review.living import Deed, live, say, together
from tests.review.scene import MIN, Pen, bi, claim, known, scenario
from tests.review.test_report import read

MINUTES, REPLICAS = 130, 4

NIL = re.compile(r"0|no difference in any of \d+ replicas")  # what cannot differ has no interval


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """Two false claims; one is answered five minutes after its facts were known."""
    told = (
        claim("fraud", "G0", "FALSE", pull=90, truth=(known(0, "UNPROVEN"), known(55 * 60, "FALSE"))),
        claim("dyke", "G0", "FALSE", pull=60),
    )
    deeds: dict[int, Deed] = {
        2: together(lambda pen: pen.wave(2, "fraud", roots=60), lambda pen: pen.wave(2, "dyke", roots=30)),
        30: lambda pen: pen.open(30, "c1", "fraud"),
        60: say(60, "c1", "fraud"),
    }
    return live(Pen(scenario(*told)), MINUTES, tmp_path_factory.mktemp("city"), deeds)


@pytest.fixture(scope="module")
def assessment(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return assess(record, city_cache=tmp_path_factory.mktemp("city"), replicas=REPLICAS)


def model_page(assessment: Assessment, record: Record, lang: str = "vi") -> str:
    """The article of the model as text, without drawings."""
    html = page(assessment, record, lang)  # type: ignore[arg-type]
    read(html)
    found = html.partition('aria-labelledby="h-model"')[2].partition("<article")[0]
    found = re.sub(r"<svg.*?</svg>", "", found, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", found)))


def with_twins(assessment: Assessment, **changes: object) -> Assessment:
    assert isinstance(assessment.twins, Twins)
    return replace(assessment, twins=replace(assessment.twins, **changes))  # type: ignore[arg-type]


def with_place(assessment: Assessment, itself: int) -> Assessment:
    """The first claim's person-hours in the drill are `itself`, and its replicas lie between 100 and 200."""
    assert assessment.twins is not None
    one, *others = assessment.twins.claims
    hours = TwinCourse(
        itself=itself,
        played=Estimate(mean=150, low=140, high=160, n=8),
        none=Estimate(mean=300, low=280, high=320, n=8),
        one_more=Range(100, 200, 8),
    )
    return with_twins(assessment, claims=(replace(one, hours=hours), *others))


@pytest.mark.parametrize(("lang", "said"), [("vi", "{n} lần chạy lại"), ("en", "{n} replicas")])
def test_every_interval_tells_its_number_of_replicas(
    assessment: Assessment, record: Record, lang: str, said: str
) -> None:
    """In the head of its table, in a column of its own where it differs, or in the same brackets."""
    html = page(assessment, record, lang)  # type: ignore[arg-type]
    tables = [one for one in re.findall(r"<table.*?</table>", html, flags=re.DOTALL) if 'class="iv"' in one]
    assert len(tables) == 5
    column = {"vi": "Số lần chạy lại", "en": "Replicas"}[lang]
    assert [
        table for table in tables if said.format(n=REPLICAS) not in table and f">{column}<" not in table
    ] == []
    under = re.findall(r'<p class="(?:under|one)">(.*?)</p>', html)
    assert len(under) == 4  # of a course that an eye cannot tell from as played the table tells alone
    assert [one for one in under if said.format(n=REPLICAS) not in one] == []


def test_drill_beside_its_replicas_is_said_in_words_for_each_claim(
    assessment: Assessment, record: Record
) -> None:
    above, below = (model_page(with_place(assessment, one), record) for one in (201, 99))
    assert (
        re.search(r"tin 1 “claim fraud \(vi\)” 201 .*? cao hơn khoảng", above)
        and "Với 1 trong 2 tin" in above
    )
    assert "thấp hơn khoảng" in below
    within = with_place(assessment, 150)
    assert within.twins is not None
    quiet = model_page(with_twins(within, claims=within.twins.claims[:1]), record)
    assert "Với mọi tin, cuộc diễn tập này nằm trong khoảng" in quiet and "cao hơn khoảng" not in quiet


def test_a_sum_that_lies_apart_is_told_beside_claims_that_do_not(
    assessment: Assessment, record: Record
) -> None:
    """The table had the sum above its range, and the sentence below it said that every claim lies within."""
    within = with_place(assessment, 150)
    assert within.twins is not None
    total = replace(within.twins.claims[0].hours, itself=201)
    text = model_page(with_twins(within, claims=within.twins.claims[:1], total=total), record, "en")
    assert "for each claim by itself. All false claims together lie above theirs" in text


def test_shift_says_by_how_much_each_text_really_moved(assessment: Assessment, record: Record) -> None:
    text = model_page(assessment, record)
    assert "Nếu công bố sớm hơn tối đa 20 phút" in text
    assert (
        "Trong 1 văn bản, 0 ra sớm được đủ 20 phút, 1 sớm được ít hơn, 0 không thể sớm hơn; trung bình sớm 5,0 phút"
        in text
    )
    assert re.search(r"Về claim fraud 5 phút căn cứ có từ \d\d:\d\d", text)


def test_difference_that_is_not_clear_is_not_told_as_one(assessment: Assessment, record: Record) -> None:
    assert assessment.twins is not None and assessment.twins.earlier is not None
    clear, unclear, worse = (
        replace(assessment.twins.earlier, fewer=estimate)
        for estimate in (
            Estimate(mean=27_674, low=23_800, high=31_500, n=8),
            Estimate(mean=27_674, low=-100, high=55_400, n=8),
            Estimate(mean=-434, low=-586, high=-282, n=8),
        )
    )
    assert "giảm khoảng 28 nghìn giờ-người tin nhầm" in model_page(
        with_twins(assessment, earlier=clear), record
    )
    said = model_page(with_twins(assessment, earlier=unclear), record)
    assert "chưa thấy khác biệt rõ" in said and "giảm khoảng" not in said
    told = model_page(with_twins(assessment, earlier=worse), record)
    assert re.search(r"tăng khoảng 430 giờ-người tin nhầm, bằng [\d.,]+\s% của [\d.]+ \(280 đến 590;", told)


@pytest.mark.parametrize(
    ("story", "told"), [("23:40", 0), ("00:40", 0), ("06:00", 1)], ids=["on the minute", "an hour", "a night"]
)
def test_earlier_by_hours_is_told_only_where_the_story_leaps_over_hours(
    assessment: Assessment, record: Record, story: str, told: int
) -> None:
    """A move that goes on where the one before it ended is no leap, and one of an hour is not "hours"."""
    moves = (
        {"number": 1, "at": 0, "story": "22:40", "title": bi("night")},
        {"number": 2, "at": 60 * MIN, "story": story, "title": bi("later")},
    )
    drill = record.scenario.drill.model_copy(update={"moves": tuple(map(Move.model_validate, moves))})
    pen = Pen(record.scenario.model_copy(update={"drill": drill}))
    pen.write(60, MoveBegun(2, story), actor="runner")
    move = Moved(statement="s1", version=1, claim="fraud", minute=65, by=-20, held_by="", held_at=-1)
    shift = Shift(minutes=20, fewer=Estimate(mean=0, low=0, high=0, n=8), moved=(move,))
    log = read_timeline(pen.end(180))
    found = ModelPage(assessment=replace(assessment, log=log), record=record, voice=log.voice("en"))
    assert found.leaping(shift) == told


def test_answers_that_reached_few_are_listed_by_name(assessment: Assessment, record: Record) -> None:
    short = Reach(claim="fraud", issuer="city", minute=60, statement="s1", reached=84, false=100)
    alone = Reach(claim="dyke", issuer="", minute=2, statement="", reached=0, false=300)
    press = Reach(claim="dyke", issuer="ward-a:press", minute=9, statement="pq1", reached=1, false=300)
    enough = Reach(claim="fraud", issuer="ward-a:press", minute=70, statement="s1", reached=300, false=100)
    text = model_page(with_twins(assessment, reach=(short, alone, press, enough)), record)
    assert re.search(r"tin 1 “claim fraud \(vi\)” city \(vi\): Về claim fraud 84 100 0,84", text)
    assert re.search(r"claim dyke \(vi\)”? ward-a \(vi\): trả lời báo chí 1 300 0,00", text)
    assert re.search(r"– tin 2 “claim dyke \(vi\)” chưa ai trả lời tin này 0 300 0,00", text)


def test_where_the_replicas_cannot_say_the_page_says_no_more(assessment: Assessment, record: Record) -> None:
    inside = with_place(assessment, 150).twins
    assert inside is not None
    blind = [replace(one, hours=replace(one.hours, one_more=None)) for one in inside.claims]
    some, none = (
        model_page(with_twins(assessment, claims=claims), record, "en")
        for claims in ((inside.claims[0], blind[1]), tuple(blind))
    )
    assert (
        "For 1 of 2 claims this drill lies within the range for one play; of the others the replicas cannot"
        in some
    )
    assert "Of no claim can the replicas say" in none
    for page_of in (some, none):
        assert "within the range for one play for every claim" not in page_of


def test_no_mean_of_replicas_stands_without_its_interval(assessment: Assessment, record: Record) -> None:
    """Every cell that tells a count of replicas beside the drill itself, in the tables of claims and of wards."""
    html = page(assessment, record, "en")  # type: ignore[arg-type]
    for table in ("h-twins", "h-wards"):
        body = html.partition(f'id="{table}"')[2].partition("<tbody>")[2].partition("</tbody>")[0]
        cells = re.findall(r'<td class="num(?: soft)?">(.*?)</td>', body)
        means = [cell for n, cell in enumerate(cells) if table == "h-twins" or n % 4 > 1]
        ranges = [cell for n, cell in enumerate(cells) if table == "h-wards" and n % 4 == 1]
        assert all(" to " in cell or cell == "–" for cell in ranges)  # what the drill itself is compared with
        assert (
            means and [cell for cell in means if 'class="iv"' not in cell and not NIL.fullmatch(cell)] == []
        )


def test_sets_show_their_replicas_side_by_side(assessment: Assessment, record: Record) -> None:
    assert assessment.twins is not None
    fewer = {
        name: replace(twin, replicas=7) if name == "low" else twin
        for name, twin in assessment.twins.sets.items()
    }
    assert re.search(r"Số lần chạy lại .* thấp 7 ", model_page(with_twins(assessment, sets=fewer), record))


def test_a_report_without_twins_says_that_its_city_was_not_relived(record: Record) -> None:
    text = model_page(assess(record, replicas=0), record, "en")
    assert text.count("not measured: the city was not relived") == 4


def test_what_was_left_out_is_counted_by_kind(assessment: Assessment, record: Record) -> None:
    text = model_page(
        with_twins(assessment, valued={"statement": 3, "prebunk": 1, "mute": 4, "unheard": 2}), record
    )
    assert "3 văn bản công bố; 1 văn bản cảnh báo trước" in text
    assert "không phải là phản hồi, nên vẫn giữ (4)" in text
    assert "không ai trong thành phố mô phỏng gặp (2)" in text


@pytest.mark.parametrize(("itself", "told"), [(102, True), (60, False)])
def test_a_ward_that_lies_outside_the_range_is_named_in_a_sentence(
    assessment: Assessment, record: Record, itself: int, told: bool
) -> None:
    assert assessment.twins is not None
    ((ward, course), *others) = assessment.twins.wards
    apart = replace(course, itself=itself, one_more=Range(33, 96, 8))
    rest = [(name, replace(each_course, one_more=None)) for name, each_course in others]
    page = model_page(with_twins(assessment, wards=((ward, apart), *rest)), record)
    name = next(place.name.vi for place in record.scenario.places.wards if place.id == ward)
    assert (f"Ngoài khoảng của một lượt chơi (95 %): {name};" in page) == told


def test_what_we_confirmed_ourselves_is_told_beside_the_fewer_who_believed_it(
    assessment: Assessment, record: Record
) -> None:
    """A reader learnt that to confirm a rumour had helped."""
    note = "Chính lời của ta đã nói những tin này là thật"
    assert note not in model_page(assessment, record)
    said = tuple(
        replace(word, stance="confirm") if word.claim == "fraud" else word for word in assessment.log.said
    )
    log = copy(assessment.log)
    log.__dict__["said"] = said  # a cached property
    assert note in model_page(replace(assessment, log=log), record)


@pytest.mark.parametrize(("stance", "kept"), [("advice", True), ("confirm", False)])
def test_what_is_false_is_not_said_to_stand_in_the_course_without_a_response(
    assessment: Assessment, record: Record, stance: str, kept: bool
) -> None:
    """“Không có chuyện đó” on what has grounds was listed as a text that both courses have."""
    said = tuple(
        replace(word, stance=stance, says=False) if word.claim == "fraud" else word
        for word in assessment.log.said
    )
    log = copy(assessment.log)
    log.__dict__["said"] = said  # a cached property
    found = model_page(replace(assessment, log=log), record)
    assert ("diễn biến không phản hồi cũng có các bài này" in found) == kept


def test_a_text_stands_under_the_title_that_its_readers_had_in_that_minute() -> None:
    """A table had "open from 9:53" at 9:50, when the text said that it was shut."""
    pen = Pen(scenario(claim("dyke", "G0", "FALSE")))
    pen.open(10, "c1", "dyke")
    name = pen.publish(20, "c1", title="Cầu đang đóng")
    draft = next(event.body for event in pen.events if isinstance(event.body, StatementDrafted))
    pen.write(30, replace(draft, version=2, title_vi=Text("Cầu mở từ 9 giờ 53")))
    moved = StatementStepped(
        statement=name, version=2, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="city"
    )
    pen.write(30, moved)
    log = read_timeline(pen.end(60))
    voice = Voice(lang="vi", story=log.story)
    told = [textnames.title(log, name, voice, minute) for minute in (20, 29, 30, None)]
    assert told == ["Cầu đang đóng", "Cầu đang đóng", "Cầu mở từ 9 giờ 53", "Cầu mở từ 9 giờ 53"]
    # What leaves out or moves all versions is not named by the last of them.
    first, versions = textnames.whole(log, name, voice)
    assert (first, versions) == ("Cầu đang đóng", f", cả 2 bản, bản đầu lúc {voice.dated(20 * 60)}")
    question = asked(WhatIf("without", name), None, log, voice)  # type: ignore[arg-type]
    assert question == f"Không có “{first}”{versions}"


@pytest.mark.parametrize(
    ("itself", "low", "high"), [(368, 462, 22_900), (23_400, 100, 23_100), (9_960, 10_020, 40_000)]
)
def test_a_drill_outside_the_range_is_told_in_digits_that_show_it(itself: int, low: int, high: int) -> None:
    mean = Estimate(mean=9_000, low=2_000, high=16_000, n=20)
    course = TwinCourse(itself=itself, played=mean, none=mean, one_more=Range(low, high, 20))
    voice = Voice(lang="en", story=lambda at: NO_DAY + timedelta(seconds=at))
    mine = ModelPage(None, None, voice)  # type: ignore[arg-type]
    told, ends = digits(mine.itself(course)), [digits(end) for end in mine.one_play(course).split(" to ")]
    if (
        "thousand" in mine.one_play(course)
        and "thousand" not in mine.one_play(course).split(" to ")[0]
        and ends[0] < 100
    ):
        ends[0] *= 1_000
    assert told < ends[0] if course.place == "below" else told > ends[1]


def digits(text: str) -> int:
    number = int(text.split()[0].replace(",", ""))
    return number * 1_000 if "thousand" in text else number
