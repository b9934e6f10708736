"""Briefing and objectives are read before play: they name the aim, and never what the drill asks for or lays out as a trap."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from infodrill.kernel.folding import fold
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Bi, Claim, Condition, Scenario, StatementTest

RUN = 5  # words in a row that two sentences on one subject do not share by chance
TRAPS = frozenset({"trap", "pressure"})
# What a drill holds, and the words that give it away: (which claims, vi, en).
OWN = (
    r"(?:lỗi|sai|nhầm|đính chính)[^.;]{0,30}(?:của (?:chính )?(?:mình|ta)\b|chính ta)|"
    r"(?:mình|ta) (?:nói|đăng) (?:nhầm|sai)|bài của (?:chính )?ta"
)
OWN_EN = r"\bour own (?:\w+ )?(?:error|mistake|post|text|notice)|\b(?:we|ours|ourselves)\b[^.;]{0,20}\bwrong|your own texts"
JOKE, JOKE_EN = r"chuyện (?:cười|vui)|câu đùa|tiểu phẩm", r"\bjokes?\b|\bcomedy\b|\bsketch\b"
LEFT, LEFT_EN = (
    r"để yên|lời chê|khó nghe",
    r"\bleave [^.;]*\balone\b|\blet [^.;]*\bbe\b|\bcriticism\b|unpleasant",
)
SERVED, SERVED_EN = (
    r"phản ánh[^.;]{0,10}giải quyết|giải quyết phản ánh|kèm ngày",
    r"\bcomplaint|\bdates? (?:it|of the remedy)\b",
)
LATER, LATER_EN = (
    r"bản thứ hai|nói (?:lại|tiếp) khi|cập nhật|\bdỡ\b",
    r"\bversion two\b|\bagain (?:when|as)\b|\bupdate\b|\bcancel\b",
)
OPEN, OPEN_EN = r"chưa (?:quyết|biết|rõ)", r"\bnot (?:yet )?(?:known|decided)\b|\bwhat is not known\b"
FEW, FEW_EN = r"theo dõi|ít người thấy", r"\bwatch what\b|\bfew have seen\b"
HALF, HALF_EN = (
    r"phần thật|điều (?:gì )?(?:đúng|thật)[^.;]{0,15}nhận|nhận điều đúng",
    r"\b(?:own|admit\w*) what is (?:true|so)\b|\bwhat is (?:true|so) is (?:owned|admitted)",
)
KEPT, KEPT_EN = (
    r"nhắc lại nội dung|ai đưa (?:giấy|ra)|người (?:đăng ảnh|báo tin)",
    r"\brepeat what stands\b|\bwho (?:gave|posted|passed)\b",
)


# What is asked of everybody in the first ten minutes foresees no error of ours, no paper that is kept and nobody's case.
FORESEEN = re.compile(
    r"câu nào của (?:chính )?(?:ta|mình|chúng ta|phường)|nói hớ|giả giọng|ta nói sai|tin giả nào|không ai được viết|"
    r"không đem ra kể|không hỏi điều gì|mà có người nói ra|(?:hình|chuyện) (?:nói )?về (?:mình|chính)|thật, cũ|"
    r"bản thứ hai|không phải người chống|trang giấy mật lọt|tin lừa|từ danh sách nào|con dấu nào đúng|sổ (?:đón|tiêm)|"
    r"\bsentence of (?:our|the ward)|careless sentence|voice would be faked|false report|nobody (?:writes?)\b|"
    r"does nobody write|do we not (?:ask|tell)|have to own|of itself\b|about (?:them|the clinic itself)\b|true, old|"
    r"version two|is not against us|secret page got out|a fraud aims|from which list|which stamp is right|opens book",
    re.IGNORECASE,
)
FIRST_MINUTES = 10 * 60


def signs(claim: Claim) -> Iterator[tuple[str, str]]:
    """Words that would give this claim away, in each language."""
    verdicts = {known.verdict for known in claim.truth}
    steps = {step.what for step in claim.right_path}
    holds = (
        (claim.own_error, OWN, OWN_EN), ("SATIRE" in verdicts, JOKE, JOKE_EN), ("leave" in steps, LEFT, LEFT_EN),
        ("service" in steps, SERVED, SERVED_EN), (len(claim.truth) > 1, LATER, LATER_EN),
        ("UNPROVEN" in verdicts, OPEN, OPEN_EN), ("watch" in steps, FEW, FEW_EN),
        (bool(verdicts & {"MIXED", "TRUE"}), HALF, HALF_EN), (bool(claim.protects), KEPT, KEPT_EN),
    )  # fmt: skip
    yield from ((vi, en) for held, vi, en in holds if held)


def shown(scenario: Scenario) -> Iterator[Bi]:
    """What players read before they play."""
    yield scenario.drill.briefing
    yield from (objective.text for objective in scenario.drill.objectives)


def opening(scenario: Scenario) -> Iterator[Bi]:
    """What everybody reads in the first ten minutes that tells no claim, and what the seats are called."""
    for inject in scenario.msel.injects:
        if isinstance(inject.at, int) and 0 <= inject.at <= FIRST_MINUTES and not inject.claim:
            yield from (text for text in (inject.subject, inject.body) if text)


def answers(scenario: Scenario) -> Iterator[Bi]:
    """What the drill asks for, and where it leads astray."""
    for claim in scenario.claims:
        yield from (step.note for step in claim.right_path if step.note)
    yield from (
        inject.synopsis for inject in scenario.msel.injects if inject.synopsis and TRAPS & set(inject.tags)
    )
    yield from (situation.lesson for situation in scenario.drill.situations if situation.lesson)


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def given_away(told: Bi, scenario: Scenario) -> list[str]:
    """What of the drill's answers a text before play gives away."""
    found = [
        sign for claim in scenario.claims for vi, en in signs(claim)
        for sign, said in ((vi, told.vi), (en, told.en)) if re.search(sign, said, re.IGNORECASE)
    ]  # fmt: skip
    for answer in answers(scenario):
        for said, asked in ((told.vi, answer.vi), (told.en, answer.en)):
            found += [" ".join(run) for run in runs(said) & runs(asked)]
    return found


@pytest.mark.parametrize("name", sorted(library()))
def test_what_is_read_before_play_gives_no_answer_away(name: str) -> None:
    scenario = load(find(name)).scenario
    for told in shown(scenario):
        assert not given_away(told, scenario), f"{told.vi} / {told.en}"


def foreseen(told: Bi) -> list[str]:
    """What an opening inject tells of what is to come."""
    return [said for said in (told.vi, told.en) if FORESEEN.search(said)]


@pytest.mark.parametrize("name", sorted(library()))
def test_no_inject_of_the_first_minutes_foresees_what_is_to_come(name: str) -> None:
    scenario = load(find(name)).scenario
    told = list(opening(scenario))
    assert told
    for text in told:
        assert not foreseen(text), f"{text.vi} / {text.en}"
        for answer in answers(scenario):
            shared = (runs(text.vi) & runs(answer.vi)) | (runs(text.en) & runs(answer.en))
            assert not shared, f"{text.vi} / {text.en}: {shared}"


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("ai sẽ bị giả giọng, và câu nào của chính ta dễ sai nhất?", "whose voice would be faked?"),
        ("Công ty cầu nhớ là không tự xếp loại hình về mình.", "it rates no picture of itself"),
        (
            "chuyện gì của học sinh mà tối nay không ai được viết ra",
            "what about a pupil does nobody write tonight?",
        ),
        ("sáng nay ta không hỏi điều gì?", "what do we not ask this morning?"),
    ],
)
def test_what_foresees_is_found(vi: str, en: str) -> None:
    assert len(foreseen(Bi(vi=vi, en=en))) == 2


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("five-pictures", "Ít người thấy thì theo dõi; chuyện vui thì để yên", "Leave comedy alone"),
        ("free-data", "Lỗi của chính mình, nếu có, thì nhận trước", "Own our own mistakes first"),
        ("forged-order", "Chuẩn bị bản thứ hai ngay từ bây giờ", "Prepare version two now"),
        ("stamped-page", "Đừng nhắc lại nội dung dù chỉ để bác bỏ", "Do not repeat what stands in it"),
        ("boundaries", 'Nói "chưa quyết" khi chưa quyết', 'Say "not decided" where nothing is'),
    ],
)
def test_what_gives_away_is_found(name: str, vi: str, en: str) -> None:
    scenario = load(find(name)).scenario
    assert given_away(Bi(vi=vi, en="–"), scenario) and given_away(Bi(vi="–", en=en), scenario)


# Whoever reports what is so tells the facts; how the cells put them is what the drill asks.
TELLS_HOW = re.compile(
    r"(?:xin|mong|anh chị)\b[^.;]{0,25}\b(?:đừng|chớ)\b[^.;]{0,12}\b(?:viết|bảo|nói|gọi|phủ nhận|trích|đăng|nêu tên)\b|"
    r"kể cả để cải chính|không xác nhận, không phủ nhận|"
    r"\bplease (?:do not|don't|call|confirm, deny)\b[^.;]{0,20}\b(?:write|call|say|deny|quote|post|name|nobody|neither)\b|"
    r"\bplease name nobody\b|\bnot even to correct\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", sorted(library()))
def test_whoever_reports_tells_what_is_so_and_not_how_to_put_it(name: str) -> None:
    for row in load(find(name)).scenario.msel.injects:
        if row.kind == "information":
            for lang in ("vi", "en"):
                assert not (told := TELLS_HOW.search(row.body.in_(lang))), f"{row.number} {lang}: {told}"


SOON = 120  # seconds in which a text that has just come out is met, read and answered by nobody


def published(condition: Condition | None, wanted: bool = True) -> Iterator[StatementTest]:
    """The texts that a condition waits for, without those whose absence it waits for."""
    if condition is None:
        return
    for part in (*(condition.all or ()), *(condition.any or ())):
        yield from published(part, wanted)
    yield from published(condition.not_, not wanted)
    if wanted and condition.statement_published:
        yield condition.statement_published


@pytest.mark.parametrize("name", sorted(library()))
def test_nobody_answers_a_text_in_the_minute_in_which_it_comes_out(name: str) -> None:
    for row in load(find(name)).scenario.msel.injects:
        for test in published(row.trigger.condition):
            assert (test.ago or 0) >= SOON, f"{row.number}: {test}"
