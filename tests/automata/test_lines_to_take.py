"""Lines to take say what is known when they go out, in the voice of whoever hands them on, and nothing a second time."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from infodrill.automata.hours import hour
from infodrill.automata.linestotake import LIFTING, LINE, REPLACING, _over, as_form, in_lines
from infodrill.casework.lifting import left_out, single
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.records import Statement, Version
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.kernel.i18n import tr
from infodrill.kernel.sentences import sentences
from infodrill.review.timeline import read_timeline
from infodrill.scenario.schema import REPORTS
from tests import rehearsals
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Said

OURS = re.compile(r"(?:hồ sơ, sổ sách|số liệu) của chúng tôi|[Cc]húng tôi xin lỗi(?! vì báo lại muộn)")
SOON = 6 * 60  # seconds within which new lines stand in place of overtaken ones
GOVERNMENT = re.compile(r"^(?:Ủy ban|Ban Chỉ đạo|Trung tâm Thông tin)")


def told(name: str) -> list[tuple[int, GuidanceIssued, Statement, Version]]:
    """(second, guidance, the text it hands on, the version it was made from) of that drill."""
    state, found = drill_heard(name)[1].state, []
    for event in rehearsals.played(name, "good").events:
        if isinstance(event.body, GuidanceIssued) and event.body.repeats:
            text = state.book.statements[event.body.repeats]
            out = [version for version in text.versions if 0 <= version.published_at <= event.at]
            found.append((event.at, event.body, text, out[-1]))
    return found


@pytest.mark.parametrize("name", DRILLS)
def test_no_line_is_one_that_the_record_has_overtaken(name: str) -> None:
    """A desk that reads "not decided" aloud two minutes after the order came out is wrong, and was told so by us."""
    heard = drill_heard(name)[1]
    events = rehearsals.played(name, "good").events
    for at, guidance, text, version in told(name):
        claim = heard.state.links.get(text.case)
        assert guidance.topic.startswith(version.title_vi[:60]), (
            f"{name} {guidance.guidance}: an older version"
        )
        for event in events:
            if not version.at < event.at < at:
                continue
            body = event.body
            if isinstance(body, QuestionAnswered) and body.verdict:
                assert heard.state.links.get(body.case) != claim, (
                    f"{name} {guidance.guidance}: answered since"
                )


@pytest.mark.parametrize("name", DRILLS)
def test_nothing_of_a_report_from_inside_becomes_a_line(name: str) -> None:
    """Where a crowd stands and that a house is unguarded is a task for somebody, and is told to no caller."""
    rows = drill_heard(name)[0].scenario.msel.injects
    told_us = {sentences(row.body.vi.strip())[0] for row in rows if row.method in REPORTS}
    for _, guidance, _, version in told(name):
        for line in guidance.lines:
            inside = [said for said in told_us if said in line and said not in version.body_vi]
            assert not inside, f"{name} {guidance.guidance}: {inside}"


@pytest.mark.parametrize("name", DRILLS)
def test_a_newer_text_is_followed_by_its_own_lines_within_minutes(name: str) -> None:
    """What stands until the next version stands for ever where none follows: a desk goes on telling what is false by now."""
    loaded, heard = drill_heard(name)
    given = told(name)
    for word in heard.said:
        about = word.case.case if word.case else ""
        before = [old for at, old, _, _ in given if old.about == about and at < word.at]
        issuer = heard.state.book.statements[word.statement].issuer
        wards = {cell.id for cell in loaded.scenario.cells.cells if cell.level == 1} - {issuer}
        if not about or not before or not wards or says_no_more(word, before) or moves_on(name, word):
            continue
        anew = [
            at - word.at for at, _, text, _ in given if text.statement == word.statement and at >= word.at
        ]
        assert anew and min(anew) <= SOON, f"{name} {word}: {anew}"


def says_no_more(word: Said, before: list[GuidanceIssued]) -> bool:
    """Whether the headline of a text stood in the lines that were given before."""
    return any(word.title("vi").rstrip(".") in str(line) for old in before for line in old.lines)


def moves_on(name: str, word: Said) -> bool:
    """Whether play ends, another text comes out, or the owner tells more, before the lines of a text are due."""
    heard, due = drill_heard(name)[1], word.at + SOON
    about = word.case.case if word.case else ""
    more = any(
        isinstance(event.body, QuestionAnswered)
        and event.body.case == about
        and word.version.at < event.at < due
        for event in rehearsals.played(name, "good").events
    )
    later = any(other.case and other.case.case == about and word.at < other.at < due for other in heard.said)
    return more or later or due > heard.said[-1].at


@pytest.mark.parametrize("name", DRILLS)
def test_nobody_is_handed_the_same_lines_in_another_order(name: str) -> None:
    before: dict[str, set[str]] = {}
    for _, guidance, _, _ in told(name):
        *lines, _source, _last = guidance.lines
        parts = {part.rstrip(".").lower() for line in lines for part in re.split(r"(?<=\.) |; ", str(line))}
        earlier = before.setdefault(guidance.about, set())
        assert parts - earlier, f"{name} {guidance.guidance}: {lines}"
        earlier |= parts


@pytest.mark.parametrize("name", DRILLS)
def test_whoever_hands_it_on_neither_owns_another_house_s_book_nor_its_fault(name: str) -> None:
    loaded = drill_heard(name)[0]
    houses = {cell.id: cell.organisation.vi for cell in loaded.scenario.cells.cells if cell.organisation}
    for _, guidance, text, _ in told(name):
        one = {house for cell in (guidance.cell, text.issuer) if (house := houses.get(cell))}
        if len(one) < 2 or all(GOVERNMENT.match(house) and "phường" not in house for house in one):
            continue
        assert not [line for line in guidance.lines if OURS.search(str(line))], f"{name} {guidance.lines}"


@pytest.mark.parametrize("name", DRILLS)
def test_no_house_is_handed_lines_from_its_own_text_and_each_says_whose_it_is(name: str) -> None:
    loaded = drill_heard(name)[0]
    houses = {cell.id: cell.organisation.vi for cell in loaded.scenario.cells.cells if cell.organisation}
    for _, guidance, text, _ in told(name):
        assert text.issuer not in guidance.to, f"{name} {guidance.guidance}"
        assert houses.get(text.issuer, "") in guidance.facts, guidance.facts


@pytest.mark.parametrize("name", DRILLS)
def test_each_line_is_whole_and_points_at_nothing_that_was_left_out(name: str) -> None:
    """The wrong notice is quoted in the text, and what was reported is told there: here nothing goes before "that"."""
    for _, guidance, _, _ in told(name):
        for line in map(str, guidance.lines):
            assert line[-1] in ".!?…”)", f"{name} {guidance.guidance}: {line}"
            assert not line.startswith(("Thông báo ấy", "Điều được phản ánh là")), f"{name}: {line}"
            assert "làm theo bài này" not in line, f"{name} {guidance.guidance}: {line}"


@pytest.mark.parametrize("name", DRILLS)
def test_lines_are_torn_out_for_newer_ones_on_their_own_matter_alone(name: str) -> None:
    """With the page on the false voice a ward would have thrown away "there is no order", which still held: only the windows
    were lifted."""
    whole, part = (tr("vi", form, times="|").split("|") for form in (REPLACING, LIFTING))
    given: dict[str, list[datetime]] = {}
    story = read_timeline(rehearsals.record(name, "good")).story
    merged = drill_heard(name)[1].state.book.cases
    for at, guidance, _, _ in told(name):
        about = merged[guidance.about].merged_into or guidance.about
        for begins, ends in (whole, part):
            over = re.findall(rf"{re.escape(begins)}(.*?){re.escape(ends)}", guidance.facts)
            for time in (each for found in over for each in found.split(", ")):
                mine = time in {hour("vi", when, story(at).date()) for when in given.get(about, ())}
                assert mine is (begins == whole[0]), f"{name} {guidance.guidance}: {guidance.facts}"
        given.setdefault(about, []).append(story(at))


def test_a_promised_word_whose_hour_is_over_is_no_line() -> None:
    """At four minutes to nine a ward was handed "there is word at five to nine"."""
    then = datetime(2026, 10, 8, 20, 40)
    duty = SimpleNamespace(view=SimpleNamespace(story=lambda at: then + timedelta(minutes=at), now=16))
    version = SimpleNamespace(at=0)
    said = ("Có tin lúc 20 giờ 55.", "Có tin lúc 22 giờ.", "Đóng cửa sổ phía bến lúc 20 giờ 55.")
    assert [_over(duty, version, each) for each in said] == [True, False, False]


def test_a_long_line_is_parted_between_sentences() -> None:
    told_of = "The ward told no family to keep quiet. " * 20
    lines = list(in_lines(told_of))
    assert len(lines) == 3 and all(line.endswith("to keep quiet.") and len(line) <= LINE for line in lines)
    long = "; ".join(["the ward told no family to keep quiet"] * 20) + "."
    assert all(line.endswith(("quiet;", "quiet.")) for line in in_lines(long))
    assert " ".join(in_lines(long)) == long


def test_a_step_that_is_told_with_its_hour_is_not_taken_back() -> None:
    then, now = single("Kê đồ điện lên cao; nhà thấp dọn đồ sớm"), single("Kê đồ điện lên cao trước 8 giờ")
    assert left_out(then, now) == single("nhà thấp dọn đồ sớm")


def test_a_form_that_begins_with_a_blank_is_told_by_its_other_words() -> None:
    """Taken for one of those, every line that ends in a full stop was no news, and no newer lines went out at all."""
    words = "{unit} có thêm tin lúc {time}."
    assert as_form(words).fullmatch("Văn phòng thành phố có thêm tin lúc 6 giờ 55.")
    assert not as_form(words).fullmatch("Học sinh nghỉ học hôm nay.")
