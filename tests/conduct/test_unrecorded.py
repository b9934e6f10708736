"""What a text of people names and no record of its case has is found: nobody noticed a wrong place in our own correction."""

from __future__ import annotations

import pytest

from infodrill.automata.character import character
from infodrill.automata.proposal import Duty
from infodrill.automata.stillholds import unborne
from infodrill.casework.figures import unmatched, unnamed
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.selfcorrection import ErrorRaised
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.sentwhere import unknown_numbers
from infodrill.conduct.unrecorded import gainsaid_since, unrecorded
from infodrill.kernel.events import Text
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Bi
from infodrill.web.rooms.saidotherwise import two_places, unheard_of
from tests.conduct.drilling import Range

SPOKE = "voice"
OLD = {
    "title_vi": "Ai khó thở tới nhà văn hóa Lò Muối",
    "body_vi": "Nhà văn hóa Lò Muối mở cửa từ 20 giờ 45.",
}
WRONG = {
    "title_vi": "Tin lúc nãy của chúng tôi sai",
    "body_vi": "Đừng tới nhà văn hóa Lò Muối. Bà con tới trạm y tế phường Lò Muối.",
}
RIGHT = {**WRONG, "body_vi": "Đừng tới nhà văn hóa Lò Muối. Bà con tới trạm y tế phường Cồn Vạc."}


@pytest.fixture
def ground() -> Range:
    made = Range(load(find("clinic")).scenario)
    made.note(SeatJoined(SPOKE))
    made.at(600)
    case = made.case()
    made.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner="clinic", text=Text("Nhà văn hóa mở không?"))
    )
    text = made.publish(case, "answer", "confirm", **OLD)
    made.note(ErrorRaised(text, "clinic", Text("Nhà văn hóa khóa.")), actor="duty")
    return made


def corrected(ground: Range, words: dict[str, str], *, out: bool = True) -> None:
    """The correction as its writer hands it in, and as it goes out."""
    state = ground.state.book.statements["s1"]
    version = len(state.versions) + 1
    if out:
        ground.note(
            StatementStepped(
                statement="s1",
                version=version - 1,
                frm="PUBLISHED",
                to="SELF_CORRECTED",
                role="SPOKE",
                cell="clinic",
            ),
            actor=SPOKE,
        )
    ground.note(
        StatementDrafted(
            statement="s1", version=version, case="c1", kind="answer", stance="advice", issuer="clinic", channels=("press",),
            figures=(), next_update=0, craft={}, checker="craft-1", leaks=(), role="SPOKE", cell="clinic", corrects=1,
            title_en="", body_en="", **words,
        ),
        StatementStepped(
            statement="s1", version=version, frm="DRAFTING", to="PUBLISHED" if out else "REVIEW", role="SPOKE", cell="clinic"
        ),
        actor=SPOKE,
    )  # fmt: skip


def answered(ground: Range, words: str) -> None:
    ground.at(ground.state.at + 300)
    ground.note(
        QuestionAnswered(
            case="c1",
            question="c1.q1",
            owner="clinic",
            verdict="FALSE",
            record="primary",
            disputes=False,
            text=Text(words),
        ),
        actor="head",
    )


def told(ground: Range) -> tuple[str, ...]:
    return unrecorded(ground.see(SPOKE), ground.state.book.statements["s1"], ground.state.book.cases["c1"])


def test_a_place_that_no_record_has_is_named(ground: Range) -> None:
    corrected(ground, WRONG, out=False)
    assert told(ground) == ("trạm y tế Lò Muối",)


def test_what_the_record_has_is_not(ground: Range) -> None:
    answered(ground, "Nhà văn hóa khóa. Danh sách mới ghi trạm y tế Cồn Vạc.")
    corrected(ground, RIGHT, out=False)
    assert told(ground) == ()


def test_a_number_and_an_hour_that_no_record_has_are_named(ground: Range) -> None:
    corrected(
        ground,
        {**RIGHT, "body_vi": "Nhà văn hóa Lò Muối đóng cửa. Có 350 người chờ, trạm mở lúc 4 giờ 15."},
        out=False,
    )
    assert set(told(ground)) >= {"350"} and any("15" in name for name in told(ground))


@pytest.mark.parametrize(
    ("said", "asked"), [("Cháu sốt cao, co giật: gọi ngay 115.", False), ("Có 115 cháu sốt.", True)]
)
def test_a_number_that_everybody_rings_needs_no_record(ground: Range, said: str, asked: bool) -> None:
    corrected(ground, {**RIGHT, "body_vi": f"Nhà văn hóa Lò Muối đóng cửa. {said}"}, out=False)
    assert any("115" in name for name in told(ground)) == asked


def test_a_careful_adviser_asks_of_it_once(ground: Range) -> None:
    corrected(ground, WRONG, out=False)

    def sent() -> str:
        return unborne(Duty(ground.see("rights"), character("good"), 1), ground.state.book.statements["s1"])

    why = sent()
    assert "trạm y tế Lò Muối" in why
    version = ground.state.book.statements["s1"].newest.version
    ground.note(
        StatementStepped(
            statement="s1",
            version=version,
            frm="REVIEW",
            to="DRAFTING",
            role="RIGHTS",
            cell="adviser",
            reason=Text(why),
        ),
        actor="rights",
    )
    corrected(ground, WRONG, out=False)
    assert not sent(), "who hands it in again has looked"


def test_an_answer_that_sends_people_elsewhere_is_told_afterwards(ground: Range) -> None:
    corrected(ground, WRONG)
    text, case = ground.state.book.statements["s1"], ground.state.book.cases["c1"]
    assert gainsaid_since(ground.see(SPOKE), text, case) is None
    answered(ground, "Nhà văn hóa khóa. Ai khó thở tới trạm y tế Cồn Vạc, mở suốt đêm.")
    found = gainsaid_since(
        ground.see(SPOKE), ground.state.book.statements["s1"], ground.state.book.cases["c1"]
    )
    assert found is not None and found[1] == ("trạm y tế Lò Muối",)
    corrected(ground, RIGHT)
    assert (
        gainsaid_since(ground.see(SPOKE), ground.state.book.statements["s1"], ground.state.book.cases["c1"])
        is None
    )


@pytest.mark.parametrize(
    ("said", "otherwise"), [("Chúng tôi báo tiếp lúc 21 giờ 07.", False), ("Trạm mở từ 21 giờ 07.", True)]
)
def test_the_hour_of_the_next_word_is_told_otherwise_by_no_answer(
    ground: Range, said: str, otherwise: bool
) -> None:
    """“Names 08:03. The clinic has answered otherwise”: at 08:03 the next word was promised, and the answer was on dates."""
    corrected(ground, {**RIGHT, "body_vi": f"Nhà văn hóa Lò Muối đóng cửa. {said}"})
    answered(ground, "Nhà văn hóa khóa. Trạm y tế Cồn Vạc mở từ 22 giờ 30.")
    text, case = ground.state.book.statements["s1"], ground.state.book.cases["c1"]
    assert bool(gainsaid_since(ground.see(SPOKE), text, case)) == otherwise
    assert bool(told(ground)) == otherwise


SCHOOL = {
    **WRONG,
    "body_vi": "Đừng tới nhà văn hóa Lò Muối. Bà con tới trường tiểu học phường Lò Muối nhận thuốc từ 21 giờ.",
}
NURSERY = {
    "title_vi": "Phát thuốc tối nay",
    "body_vi": "Bà con tới trường mầm non Vịnh Sậy nhận thuốc từ 21 giờ.",
}


def test_a_place_whose_kind_is_told_in_several_words_is_named_on_a_case_and_beside_them(
    ground: Range,
) -> None:
    """An invented school stood in our own correction; neither the writer nor who approved it was told, nor anybody after."""
    corrected(ground, SCHOOL, out=False)
    assert "trường tiểu học Lò Muối" in told(ground)
    beside = ground.publish("", "bulletin", "advice", published=False, title_en="", body_en="", **SCHOOL)
    text = ground.state.book.statements[beside]
    assert "trường tiểu học Lò Muối" in unrecorded(ground.see(SPOKE), text, None)
    assert "trường tiểu học Lò Muối" in unheard_of(ground.see(SPOKE), text, None)


def test_a_careful_adviser_asks_of_a_place_in_any_text(ground: Range) -> None:
    text = ground.publish("c1", "holding", "unknown", published=False, title_en="", body_en="", **SCHOOL)
    duty = Duty(ground.see("rights"), character("good"), 1)
    assert "trường tiểu học Lò Muối" in unborne(duty, ground.state.book.statements[text])


def test_two_texts_of_ours_that_send_people_to_two_places_for_one_thing_are_told_before_and_after(
    ground: Range,
) -> None:
    first = ground.publish("", "bulletin", "advice", title_en="", body_en="", **NURSERY)
    later = {**NURSERY, "body_vi": NURSERY["body_vi"].replace("21 giờ", "23 giờ")}
    for words, theirs in ((SCHOOL, "trường mầm non Vịnh Sậy"), (later, "21 giờ")):
        ground.at(ground.state.at + 60)
        text = ground.publish("", "bulletin", "advice", published=False, title_en="", body_en="", **words)
        warned = unheard_of(ground.see(SPOKE), ground.state.book.statements[text], None)
        assert theirs in warned and "còn hiệu lực" in warned
    assert not list(two_places(ground.see("head")))
    ground.at(ground.state.at + 60)
    ground.publish("", "bulletin", "advice", title_en="", body_en="", **SCHOOL)
    (ahead,) = two_places(ground.see("head"))
    assert ahead.statement == first and "trường tiểu học Lò Muối" in ahead.words
    fever = {"title_vi": "Sốt cao", "body_vi": "Ai sốt cao thì tới trạm y tế Bến Lành khám ngay."}
    other = ground.publish("", "bulletin", "advice", published=False, title_en="", body_en="", **fever)
    assert "còn hiệu lực" not in unheard_of(ground.see(SPOKE), ground.state.book.statements[other], None)


@pytest.mark.parametrize(
    ("wards", "told"), [(("ben-lanh", "xom-luoi"), False), (("ben-lanh", "ben-lanh"), True)]
)
def test_two_wards_that_each_open_a_hall_of_their_own_are_at_odds_over_nothing(
    ground: Range, wards: tuple[str, str], told: bool
) -> None:
    """“13:46 says the Đồng Rươi hall, 22:55 says the Cồn Vạc hall. Both stand: raise the wrong one there.”"""
    for ward, hall in zip(wards, ("Bến Lành", "Xóm Lưới"), strict=True):
        ground.at(ground.state.at + 60)
        case = ground.case(ward=ward)
        body = f"Tối nay ai nhà yếu mang chăn tới nhà văn hóa {hall} trú bão."
        ground.publish(case, "bulletin", "advice", title_vi=hall, title_en="", body_vi=body, body_en="")
    assert bool(list(two_places(ground.see("head")))) == told


def test_a_number_is_found_neither_across_two_others_nor_within_one() -> None:
    """In whatever groups the record has it, with its area's code or without."""
    held = "Gọi 0225 381 000, 0912 345 678 hoặc 1022. Hồ sơ 9109123456705."
    known = ("0225381000", "0225 381 000", "0912.345.678", "1022")
    for number in known:
        assert not [*unknown_numbers(f"Bà con gọi {number} ngay.", held, "vi")], number
    for number in ("0003 810 009", "0912 345 679", "0912345670"):
        assert [*unknown_numbers(f"Bà con gọi {number} ngay.", held, "vi")] == [number]


def test_the_hour_as_of_which_a_text_speaks_is_its_own(ground: Range) -> None:
    """Some minutes before it was written; of an hour before those somebody has to have told it."""
    ground.at(3_600)
    story = ground.see(SPOKE).story
    for minutes, found in ((5, False), (20, False), (21, True), (40, True)):
        then = story(ground.state.at - 60 * minutes)
        words = {**WRONG, "body_vi": f"Tính đến {then:%H} giờ {then:%M}, nhà văn hóa Lò Muối vẫn đóng cửa."}
        text = ground.publish("c1", "holding", "unknown", published=False, title_en="", body_en="", **words)
        named = unrecorded(
            ground.see(SPOKE), ground.state.book.statements[text], ground.state.book.cases["c1"]
        )
        assert bool(named) is found, (minutes, named)


def test_a_place_that_only_the_other_languages_record_names_is_on_record(ground: Range) -> None:
    answered(ground, "Nhà văn hóa khóa. Ai khó thở tới trạm y tế Cồn Vạc, mở suốt đêm.")
    right = {"title_en": "Our last text was wrong", "body_en": "Please go to the Cồn Vạc health station."}
    for place, found in (("Cồn Vạc", ()), ("Bến Xa", ("Bến Xa health station",))):
        words = {
            **right,
            "body_en": right["body_en"].replace("Cồn Vạc", place),
            "title_vi": "",
            "body_vi": "",
        }
        text = ground.publish("c1", "holding", "unknown", published=False, **words)
        named = unrecorded(
            ground.see(SPOKE), ground.state.book.statements[text], ground.state.book.cases["c1"]
        )
        assert named == found, place


@pytest.mark.parametrize(
    ("verdict", "found"), [("FALSE", ("trạm y tế Bến Sậy",)), ("TRUE", ()), ("UNPROVEN", ())]
)
def test_a_place_that_was_only_asked_about_is_none_once_its_owner_says_that_it_is_not_so(
    ground: Range, verdict: str, found: tuple[str, ...]
) -> None:
    """A place that somebody had made up stood in the question, and so passed, over the owner's own "False"."""
    ground.note(
        QuestionAsked(case="c1", question="c1.q2", owner="clinic", text=Text("Phát thuốc ở trạm y tế Bến Sậy phải không?")),
        QuestionAnswered(
            case="c1", question="c1.q2", owner="clinic", verdict=verdict, record="primary", disputes=False,
            text=Text("Không có đợt phát thuốc nào."), advice=Text(""),
        ),
    )  # fmt: skip
    told = {**RIGHT, "body_vi": "Đừng tới nhà văn hóa Lò Muối. Bà con tới trạm y tế Bến Sậy."}
    corrected(ground, told, out=False)
    view = ground.see(SPOKE)
    text, case = view.statements[0], next(case for case in view.cases if case.case == "c1")
    assert unrecorded(view, text, case) == found
    denies = {**RIGHT, "body_vi": "Đừng tới trạm y tế Bến Sậy: ở đó không phát thuốc."}
    corrected(ground, denies, out=False)
    text = ground.see(SPOKE).statements[0]
    assert unrecorded(ground.see(SPOKE), text, case) == (), "whoever keeps people from it has to name it"


def test_a_number_that_is_part_of_a_name_counts_nothing(
    ground: Range, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“Year 6” of the school's own message stood in its text, and the writer was told that no record has a 6."""
    names = "Khối 6 với khối 7 đang ra cổng, còn 64 em. Lúc 17 giờ 30 có 12."
    assert unmatched(unnamed("Khối 6 em nào cũng có sổ; khối 7 về sau.", names), "") == ()
    assert unmatched(unnamed("Khối 8 ở lại, có 12 và 6 em.", names), "") == ("8", "12", "6")
    assert unmatched(unnamed("Year 6 leaves at 16:30.", "The gate is open for year 6 and year 7."), "") == (
        "16:30",
    )
    corrected(ground, {**RIGHT, "body_vi": "Nhà văn hóa Lò Muối đóng cửa. Đón lớp 83 ở cổng."}, out=False)
    assert told(ground) == ("83",)
    first = ground.scenario.msel.injects[0]
    monkeypatch.setitem(vars(first), "body", Bi(vi="Lớp 83 và lớp 84 đang ra cổng.", en="Class 83 is out."))
    delivered = InjectDelivered(
        inject=first.number, planned=600, run_status="delivered", recipients=(SPOKE,), public=True
    )
    ground.note(delivered)
    assert told(ground) == ()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Trẻ có bị tiêm nhầm không?", ()),
        ("Có phải ai khó thở thì tới phòng khám Bến Lành không?", ("phòng khám Bến Lành",)),
    ],
)
def test_whoever_holds_the_record_may_be_gone_to_unless_that_was_the_question(
    ground: Range, asked: str, found: tuple[str, ...]
) -> None:
    """A clinic could not be named in its own advice: a careful adviser sent a holding line back."""
    ground.note(
        QuestionAsked(case="c1", question="c1.q2", owner="clinic", text=Text(asked)),
        QuestionAnswered(
            case="c1", question="c1.q2", owner="clinic", verdict="FALSE", record="primary", disputes=False,
            text=Text("Không có việc ấy."), advice=Text(""),
        ),
    )  # fmt: skip
    told = {**RIGHT, "body_vi": "Ai sốt cao thì tới phòng khám Bến Lành ngay."}
    corrected(ground, told, out=False)
    view = ground.see(SPOKE)
    text, case = view.statements[0], next(case for case in view.cases if case.case == "c1")
    assert unrecorded(view, text, case) == found
