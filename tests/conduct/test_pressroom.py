"""The press room: questions, answers against what was published, promises that become deadlines."""

from __future__ import annotations

import pytest

from infodrill.casework.leak import _leaks
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.intake import CaseMerged
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.conduct.contradiction import ClaimedWords, _figures, contradictions
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.conferences import CloseConference, OpenConference
from infodrill.conduct.nouns.msel import DeliverInject
from infodrill.conduct.nouns.pressquestions import (
    AnswerPressQuestion,
    AskPressQuestion,
    PressAnswerHeld,
    PressQuestionAnswered,
)
from infodrill.conduct.release import releases
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range

SPOKE, PRESS, CTRL, DUTY = "voice", "town", "direction", "duty"


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def ask(ground: Range, text: str = "Tủ lạnh có hỏng không?", conference: str = "", claim: str = "") -> str:
    ground.give(
        PRESS,
        AskPressQuestion(
            role="SIM-PRESS",
            outlet="Phóng viên Tin Bờ Cát (hư cấu)",
            text=text,
            conference=conference,
            claim=claim,
        ),
    )
    return list(ground.state.press_questions)[-1]


def answer(
    question: str, kind: str = "answer", text: str = "Chúng tôi đang kiểm tra.", **fields: object
) -> object:
    return AnswerPressQuestion(role="SPOKE", question=question, kind=kind, text=text, **fields)  # type: ignore[arg-type]


def test_a_press_inject_puts_a_question_into_the_queue_in_the_readers_language(ground: Range) -> None:
    row = next(inject for inject in ground.scenario.msel.injects if inject.method == "press" and inject.claim)
    ground.give(CTRL, DeliverInject(role="CTRL", inject=row.number))
    for lang in ("vi", "en"):
        queue = ground.see(SPOKE, lang).press.queue
        assert [(exchange.outlet, exchange.asked) for exchange in queue] == [
            (ground.scenario.speaker(row.from_).in_(lang), row.body.in_(lang))
        ]
    assert ground.state.press_questions["pq1"].claim == row.claim
    assert not ground.see(DUTY).press.queue, "an open question is the press room's"


def test_a_question_in_a_conference_has_a_live_timer(ground: Range) -> None:
    ground.give(SPOKE, OpenConference("SPOKE", "Họp báo 9 giờ"))
    ask(ground, conference="p1")
    ground.at(60)
    assert ground.see(SPOKE).press.queue[0].left == 120
    ground.give(SPOKE, answer("pq1"))  # type: ignore[arg-type]
    assert ground.see(SPOKE).press.transcript[0].took == 60


def test_a_closed_conference_takes_no_question(ground: Range) -> None:
    ground.give(SPOKE, OpenConference("SPOKE", "Họp báo"))
    ground.give(SPOKE, CloseConference("SPOKE", "p1"))
    for command in (
        AskPressQuestion(role="SIM-PRESS", outlet="x", text="y?", conference="p1"),
        AskPressQuestion(role="SIM-PRESS", outlet="x", text="y?", conference="p9"),
    ):
        with pytest.raises(Refused, match="R150"):
            ground.give(PRESS, command)


def test_what_was_said_in_a_conference_is_public_and_a_letter_is_not(ground: Range) -> None:
    ground.give(SPOKE, OpenConference("SPOKE", "Họp báo"))
    live, letter = ask(ground, "Một?", "p1"), ask(ground, "Hai?")
    for each_answer in (live, letter):
        ground.give(SPOKE, answer(each_answer))  # type: ignore[arg-type]
    assert [exchange.question for exchange in ground.see(DUTY).press.transcript] == [live]
    assert [exchange.question for exchange in ground.see(SPOKE).press.transcript] == [live, letter]


@pytest.mark.parametrize("kind", ["holding", "no_comment"])
def test_holding_and_refusing_to_comment_are_allowed(ground: Range, kind: str) -> None:
    ground.give(SPOKE, answer(ask(ground), kind))  # type: ignore[arg-type]
    assert ground.see(SPOKE).press.transcript[0].kind == kind


def test_a_question_is_answered_once(ground: Range) -> None:
    question = ask(ground)
    ground.give(SPOKE, answer(question))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="R151"):
        ground.give(SPOKE, answer(question))  # type: ignore[arg-type]


def test_the_spoken_word_is_held_to_the_rules_of_the_written_one(ground: Range) -> None:
    case, question = ground.case(), ask(ground)
    with pytest.raises(
        Refused, match="R302"
    ):  # what our own side did is owned without a case, and nothing is denied so
        ground.give(SPOKE, answer(question, stance="deny"))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="R302"):
        ground.give(SPOKE, answer(question, stance="deny", case=case))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="R213"):
        ground.give(SPOKE, answer(question, "holding", stance="confirm", case=case))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="R305"):
        ground.give(SPOKE, answer(question, text="Gọi 0912 345 678"))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="R117"):
        ground.give(SPOKE, answer(question, case="c9"))  # type: ignore[arg-type]


def test_contradictions_are_recorded_with_the_checkers_version_and_shown_to_the_press_room(
    ground: Range,
) -> None:
    claim = ground.scenario.claims[0].id
    case = ground.case(claim)
    said = ground.publish(case, stance="partly", body_vi="Có 6 trẻ đang được theo dõi.", figures=("6 trẻ",))
    ground.give(SPOKE, OpenConference("SPOKE", "Họp báo"))
    question = ask(ground, conference="p1", claim=claim)
    event, _ = ground.give(SPOKE, answer(question, text="Hiện có 8 cháu.", stance="unknown"))  # type: ignore[arg-type]
    assert isinstance(event, PressQuestionAnswered) and event.checker == "contradiction-2 leak-9"
    assert event.contradictions == (
        f"{said}@1:stance:partly→unknown",
        f"{said}@1:figure:6 child→8 child",
    )
    assert ground.see(SPOKE).press.transcript[0].contradictions == event.contradictions
    assert ground.see(DUTY).press.transcript[0].contradictions == ()


def test_a_spoken_answer_reaches_the_city_under_a_name_of_its_own(ground: Range) -> None:
    claim = ground.scenario.claims[0].id
    question = ask(ground, claim=claim)
    bodies = ground.give(SPOKE, answer(question))  # type: ignore[arg-type]
    sent = releases(ground.state, ground.scenario, bodies)
    assert [
        (release.statement, release.issuer, release.layers)
        for release in sent
        if isinstance(release, StatementReleased)
    ] == [(question, "clinic:press", ("press",))]
    silent = ground.give(SPOKE, answer(ask(ground, claim=claim), "no_comment"))  # type: ignore[arg-type]
    assert releases(ground.state, ground.scenario, silent) == ()


def test_each_answer_to_one_reporter_reaches_the_city_under_a_number_of_its_own(ground: Range) -> None:
    """All were version 1: what was kept of them by question and version was the newest's alone."""
    question = ask(ground, claim=ground.scenario.claims[0].id)
    numbers = []
    for second, kind, hour in ((60, "holding", 1_800), (120, "no_comment", 2_400), (180, "answer", 0)):
        ground.at(second)
        bodies = ground.give(SPOKE, answer(question, kind, promise_due=hour))  # type: ignore[arg-type]
        sent = releases(ground.state, ground.scenario, bodies)
        numbers += [release.version for release in sent if isinstance(release, StatementReleased)]
    assert numbers == [1, 3], "what said nothing to the city is counted, as in the log"


@pytest.mark.parametrize(
    "text, found",
    [
        ("Có 6 trẻ và 2 người lớn.", {"child": {"6"}, "person": {"2"}}),
        ("6 children, 12 homes", {"child": {"6"}, "home": {"12"}}),
        ("mực nước 4,12 m", {"m": {"4.12"}}),
        ("gauge 4.12 m and falling", {"m": {"4.12"}}),
        ("1.200 hộ", {"home": {"1200"}}),
        ("1,200 homes", {"home": {"1200"}}),
        ("3 trong 8 máy bơm", {"pump": {"8"}}),
        ("lúc 22:40 ngày 12/9", {}),
        ("98 % số hộ", {"%": {"98"}}),
        ("chưa rõ", {}),
    ],
)
def test_figures_are_read_with_their_units_in_both_languages(text: str, found: dict[str, set[str]]) -> None:
    read = list(_figures(text))
    assert {
        unit: {figure.value for figure in read if figure.unit == unit}
        for unit in {figure.unit for figure in read}
    } == found


def published(ground: Range, stance: str, vi: str, en: str = "Body."):  # type: ignore[no-untyped-def]
    number = ground.publish(ground.case(), stance=stance, body_vi=vi, body_en=en)
    return (ground.state.book.statements[number],)


@pytest.mark.parametrize(
    "before, now, clash",
    [
        ("confirm", "deny", True), ("deny", "confirm", True), ("partly", "deny", True), ("deny", "unknown", True),
        ("confirm", "confirm", False), ("unknown", "confirm", False), ("deny", "advice", False), ("partly", "confirm", False),
        ("confirm", "", False),
    ],
)  # fmt: skip
def test_stances_clash_when_both_cannot_be_said(ground: Range, before: str, now: str, clash: bool) -> None:
    found = contradictions(ClaimedWords(now, (), "Không có số."), published(ground, before, "Thân bài."))
    assert bool(found) is clash


def test_the_same_figure_in_the_other_language_is_no_contradiction(ground: Range) -> None:
    told = published(ground, "partly", "Có 6 trẻ đang theo dõi, mực nước 4,12 m.")
    assert (
        contradictions(ClaimedWords("partly", (), "6 children are observed; the gauge reads 4.12 m."), told)
        == ()
    )
    wrong = contradictions(ClaimedWords("partly", ("7 children",), "The gauge reads 4.12 m."), told)
    assert [(contradiction.before, contradiction.now) for contradiction in wrong] == [("6 child", "7 child")]


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("Có gió giật lúc 22, 23 giờ.", "Cập nhật lúc 0 giờ có gió giật.", []),
        ("Đê thấm một đoạn dài 40 m.", "Mực nước ở thước là 4,12 m.", []),
        ("Đê thấm một đoạn dài 40 m.", "Đoạn thấm dài 40 m, đê ở mức 4,12 m.", []),
        ("Mực nước ở thước là 4,12 m.", "Thước nước đang chỉ 4,5 m.", [("4.12 m", "4.5 m")]),
    ],
)
def test_only_two_figures_of_one_quantity_contradict(
    ground: Range, before: str, now: str, found: list[tuple[str, str]]
) -> None:
    told = contradictions(ClaimedWords("partly", (), now), published(ground, "partly", before))
    assert [(contradiction.before, contradiction.now) for contradiction in told] == found


def test_a_figure_of_another_unit_is_no_contradiction(ground: Range) -> None:
    told = published(ground, "partly", "Có 6 trẻ.")
    assert contradictions(ClaimedWords("partly", (), "Sau 8 giờ nữa có kết quả."), told) == ()


def test_what_a_red_paper_of_the_case_says_is_not_told_to_the_press(ground: Range) -> None:
    case = ground.case(ground.scenario.claims[0].id)
    ground.note(
        EvidenceAdded(
            case=case,
            evidence=f"{case}.e1",
            kind="report",
            grade="B2",
            tlp="RED",
            text="Kho ở Gò Sậy còn 37 thùng.",
        )
    )
    question = ask(ground)
    with pytest.raises(Refused, match="R153"):
        ground.give(SPOKE, answer(question, text="Ở Gò Sậy còn 37 thùng.", case=case))  # type: ignore[arg-type]
    ground.give(SPOKE, answer(question, text="Chúng tôi chưa thể nói thêm.", case=case))  # type: ignore[arg-type]


def test_what_was_read_before_the_lock_is_looked_up_under_it_and_read_again_when_papers_changed(
    ground: Range,
) -> None:
    case = ground.case(ground.scenario.claims[0].id)
    question = ask(ground)
    command = answer(question, text="Ở Gò Sậy còn 37 thùng.", case=case)
    ground.drill.decide(SPOKE, command, ground.state.at)  # type: ignore[arg-type]
    read = _leaks.cache_info().misses
    ground.drill.decide(SPOKE, command, ground.state.at)  # type: ignore[arg-type]
    assert _leaks.cache_info().misses == read
    ground.note(
        EvidenceAdded(
            case=case,
            evidence=f"{case}.e1",
            kind="report",
            grade="B2",
            tlp="RED",
            text="Kho ở Gò Sậy còn 37 thùng.",
        )
    )
    with pytest.raises(Refused, match="R153"):
        ground.drill.decide(SPOKE, command, ground.state.at)  # type: ignore[arg-type]


def secret(ground: Range, **where: str) -> str:
    case = ground.case(ground.scenario.claims[0].id, **where)
    ground.note(
        EvidenceAdded(
            case=case,
            evidence=f"{case}.e1",
            kind="report",
            grade="B2",
            tlp="RED",
            text="Kho ở Gò Sậy còn 37 thùng.",
        )
    )
    return case


def test_what_is_held_back_is_on_record_without_its_words(ground: Range) -> None:
    case, question = secret(ground), ask(ground)
    with pytest.raises(Refused, match="R153"):
        ground.give(SPOKE, answer(question, text="Ở Gò Sậy còn 37 thùng.", case=case))  # type: ignore[arg-type]
    last = ground.log.kept[-1]
    assert (last.actor, last.body) == (
        SPOKE,
        PressAnswerHeld(question=question, cell="clinic", found=2, checker="leak-9"),
    )
    assert ground.state.press_questions[question].answer is None


def test_whatever_else_is_refused_tells_nothing_about_the_words(ground: Range) -> None:
    case, question = secret(ground), ask(ground)
    for text in ("Ở Gò Sậy còn 37 thùng.", "Ở Gò Sậy còn 38 thùng."):
        with pytest.raises(Refused, match="R110"):
            ground.give(SPOKE, answer(question, text=text, case=case, figures=("",)))  # type: ignore[arg-type]


@pytest.mark.parametrize("named", ["none", "another"])
def test_an_answer_is_compared_with_the_papers_of_every_case_that_its_cell_sees(
    ground: Range, named: str
) -> None:
    secret(ground)
    case = "" if named == "none" else ground.case()
    with pytest.raises(Refused, match="R153"):
        ground.give(SPOKE, answer(ask(ground), text="Ở Gò Sậy còn 37 thùng.", case=case))  # type: ignore[arg-type]


def test_a_text_on_no_case_is_compared_with_the_papers_of_every_case_that_its_cell_sees(
    ground: Range,
) -> None:
    """Else a bulletin carried a protected paper into public, where it then counted as open."""
    secret(ground)
    words = {
        "title_vi": "T",
        "title_en": "T",
        "body_vi": "Ở Gò Sậy còn 37 thùng.",
        "body_en": "37 boxes at Gò Sậy.",
    }
    ground.give(
        SPOKE,
        DraftStatement(role="COMMS", case="", kind="bulletin", stance="advice", channels=("press",), figures=(), **words),
    )  # fmt: skip
    assert ground.state.book.statements["s1"].newest.leaks


def test_what_we_published_ourselves_is_told_to_the_press(ground: Range) -> None:
    secret(ground)
    ground.publish(body_vi="Kho ở Gò Sậy còn 37 thùng.")
    ground.give(SPOKE, answer(ask(ground), text="Ở Gò Sậy còn 37 thùng."))  # type: ignore[arg-type]


def test_an_answer_on_a_case_that_was_merged_meanwhile_is_filed_where_that_goes_on(ground: Range) -> None:
    """It was the form's own choice, and refused: somebody had merged it while the answer was written."""
    case, into, question = ground.case(), ground.case(), ask(ground)
    ground.note(CaseMerged(case, into, "clinic"))
    ground.give(SPOKE, answer(question, case=case))  # type: ignore[arg-type]
    assert ground.see(SPOKE).press.transcript[0].about == into
    hidden = ground.case(cell="city")
    ground.note(CaseMerged(hidden, into, "city"))
    if all(seen.case != hidden for seen in ground.see(SPOKE).cases):
        with pytest.raises(Refused, match="R117"):
            ground.give(SPOKE, answer(ask(ground), case=hidden))  # type: ignore[arg-type]


def test_a_question_of_several_parts_is_answered_on_several_cases_each_under_its_own_rules(
    ground: Range,
) -> None:
    """Three things were asked in one breath, and the form took one case: an honest answer to all was an evasion of the others."""
    first, second = (claim.id for claim in ground.scenario.claims[:2])
    one, two, question = ground.case(first), ground.case(second), ask(ground, claim=first)
    said = ground.publish(two, stance="confirm")
    refused = {
        "R117": ("c9:unknown",), "R302": (f"{two}:deny",), "R178": (f"{two}:unknown", f"{two}:advice"), "R213": (f"{two}:maybe",),
    }  # fmt: skip
    for code, also in refused.items():
        with pytest.raises(Refused, match=code):
            ground.give(SPOKE, answer(question, case=one, also=also))  # type: ignore[arg-type]
    silent = ground.give(SPOKE, answer(ask(ground), "no_comment", also=(f"{two}:unknown",)))[0]  # type: ignore[arg-type]
    assert isinstance(silent, PressQuestionAnswered) and not silent.also, "who says nothing speaks of no case"
    also = (f"{two}:unknown", f"{one}:unknown", f"{two}:unknown")
    bodies = ground.give(SPOKE, answer(question, case=one, stance="confirm", also=also))  # type: ignore[arg-type]
    told = bodies[0]
    assert isinstance(told, PressQuestionAnswered)
    assert told.parts == ((one, "confirm"), (two, "unknown")), (
        "the first stance stands, and each is said once"
    )
    assert told.contradictions == (f"{said}@1:stance:confirm→unknown",), "each is compared with its own case"
    sent = releases(ground.state, ground.scenario, bodies)
    assert [(each.statement, each.target) for each in sent if isinstance(each, StatementReleased)] == [
        (question, first),
        (f"{question}/{second}", second),
    ]
    assert ground.see(SPOKE).press.transcript[0].also == ((two, "unknown"),)
