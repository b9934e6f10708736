"""Lines to take say what is known when they go out, in the voice of whoever hands them on, and nothing a second time."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.lifting import left_out, single
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.records import Statement, Version
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.seats import directory
from infodrill.kernel.sentences import sentences
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import REPORTS
from tests import rehearsals
from tests.automata.hearing import DRILLS, drill_heard

OURS = re.compile(r"(?:hồ sơ, sổ sách|số liệu) của chúng tôi|[Cc]húng tôi xin lỗi(?! vì báo lại muộn)")
RENEWED = 10 * 60  # seconds within which lines from a newer text go out
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
    loaded, heard = drill_heard(name)
    rows = {row.number: row for row in loaded.scenario.msel.injects}
    seats = directory(loaded.scenario.cells, "vi")
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
            if isinstance(body, InjectDelivered) and rows[body.inject].claim == claim:
                row = rows[body.inject]
                reached = any(seats.seats[seat].cell == guidance.cell for seat in body.recipients)
                said = row.body.vi.strip()
                if (
                    reached
                    and row.method in REPORTS - {"field_report"}
                    and said[:1] not in '"“'
                    and "?" not in said
                ):
                    assert any(sentences(said)[0] in line for line in guidance.lines), f"{name}: {said[:60]}"


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


def test_what_was_reported_since_stands_among_the_lines() -> None:
    """A count that ends every call, and one that says how many threw theirs away."""
    for name, claim, words in (
        ("school-gate", "g1-taken", "548 em có người đón"),
        ("wet-rice", "r1-stale", "26 nhà đã bỏ mì"),
    ):
        links = drill_heard(name)[1].state.links
        lines = [
            line
            for _, guidance, text, _ in told(name)
            if links[text.case] == claim
            for line in guidance.lines
        ]
        assert any(words in line for line in lines), f"{name} {lines}"


def test_a_step_that_is_told_with_its_hour_is_not_taken_back() -> None:
    then, now = single("Kê đồ điện lên cao; nhà thấp dọn đồ sớm"), single("Kê đồ điện lên cao trước 8 giờ")
    assert left_out(then, now) == single("nhà thấp dọn đồ sớm")


def test_the_drills_hold_what_these_lines_are_made_of() -> None:
    row = next(row for row in load(find("school-gate")).scenario.msel.injects if row.number == 24)
    assert row.method in REPORTS and row.claim == "g1-taken"


@pytest.mark.parametrize("name", DRILLS)
def test_nobody_is_handed_their_own_text_or_what_is_wrong_without_saying_what(name: str) -> None:
    """Whoever wrote it has it: only what was reported since is news to them, and nobody tells them that they apologised."""
    loaded = drill_heard(name)[0]
    houses = {cell.id: cell.organisation.vi for cell in loaded.scenario.cells.cells if cell.organisation}
    for _, guidance, text, _ in told(name):
        lines = [str(line) for line in guidance.lines]
        if text.issuer in guidance.to:
            assert any(line.startswith("Mới nhận lúc") for line in lines), f"{name} {guidance.guidance}"
        if guidance.to == (text.issuer,):
            assert not [line for line in lines if "đã xin lỗi về việc này" in line], f"{name} {lines}"
        assert not [line for line in lines if re.match("Thông báo ấy|Tin này không đúng", line)], (
            f"{name} {lines}"
        )
        house = houses.get(text.issuer, "")
        if house != houses.get(guidance.cell) and not GOVERNMENT.match(house):
            assert house in str(guidance.facts), f"{name} {guidance.facts}"


@pytest.mark.parametrize("name", DRILLS)
def test_lines_that_have_become_false_do_not_stand(name: str) -> None:
    """Whoever got lines from a text that says something else since gets lines from the new one while people play."""
    loaded, heard = drill_heard(name)
    end = sum(phase.minutes for phase in loaded.scenario.drill.phases[:3]) * 60
    last = {text.statement: (at, guidance, version) for at, guidance, text, version in told(name)}
    for statement, (at, guidance, version) in last.items():
        text = heard.state.book.statements[statement]
        newer = [other for other in text.versions if at < other.published_at < end - RENEWED]
        turned = [other for other in newer if other.stance != version.stance]
        assert not turned, f"{name} {guidance.guidance}: {version.title_vi} / {turned[-1].title_vi}"


@pytest.mark.parametrize("name", DRILLS)
def test_no_line_is_cut_within_a_sentence_or_tells_where_a_crowd_stands(name: str) -> None:
    loaded = drill_heard(name)[0]
    seen = [row for row in loaded.scenario.msel.injects if row.method == "field_report"]
    for _, guidance, _, _ in told(name):
        for line in map(str, guidance.lines):
            assert line[-1:] in ".!?…”", f"{name} {guidance.guidance}: {line[-60:]}"
            assert not [row for row in seen if sentences(row.body.vi)[0] in line], f"{name} {line}"
