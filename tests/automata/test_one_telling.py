"""An office says a thing once and whole: one text a matter, each question of a letter, and nothing of any single person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from infodrill.automata.character import character
from infodrill.automata.firstwords import APART
from infodrill.automata.hours import next_word
from infodrill.automata.proposal import Duty
from infodrill.automata.words import draft
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.kernel.events import Text
from infodrill.kernel.quoting import begun
from infodrill.scenario.loader import Loaded, find, library, load
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.drilling import Range
from tests.conduct.saying import Heard, Said, Told

LANGUAGES = ("vi", "en")
LIBRARY = sorted(library())
TELLING = {
    "vi": re.compile(r"^(?:Có tin đang lan truyền|Có người nói|Một bài đang được chia sẻ)", re.M),
    "en": re.compile(r"^(?:One claim going round|Some people say|A shared post says):", re.M),
}
# One person who is to blame, by what that person does: the house erred, whoever held the pen.
BLAMED = re.compile(
    r"\b(?:bác|anh|chị|cô|chú|ông|bà|người|nhân viên|cán bộ) [^,.;:]{0,20}?(?:cầm|lấy|gõ|đọc|ghi|gửi|chép) nhầm"
    r"|\b(?:bác|anh|chị|cô|chú) [^.;:]{0,70}? không (?:ghi|báo|kiểm|mở)"
    r"|\b(?:guard|announcer|keeper|storekeeper|clerk|officer|driver) [^,.;:]{0,30}?(?:did not|forgot|mistyped|picked up|misread)",
    re.IGNORECASE,
)
SORRY = re.compile(r"xin lỗi|rất tiếc")
DAY = re.compile(r"\d{1,2}/\d{1,2}|(?:sáng|chiều|tối|hôm|ngày) (?:mai|nay)|thứ \w+|từ mai")
NO_PERSON, NO_SOURCE = "Chúng tôi không nói về tên", "đi tìm người"
# What a letter asks, question by question, and is told once the owner has answered: (drill, inject) → words of each answer.
LETTERS = {
    ("ward-desk", 19): ("bỏ sót tổ 7", "41 con", "13/11", "xin lỗi"),
    ("ward-desk", 24): (NO_PERSON, "không có danh sách tiêu hủy"),
    ("wet-rice", 19): ("22 bao", "chưa có lệ mở bao", "chiều nay", "xin lỗi"),
    ("wet-rice", 24): (NO_PERSON, "chưa có gì cho thấy ai bán", "14 giờ"),
    ("school-gate", 18): ("không có tên trong danh sách", "chưa ghi vào sổ", "Từ sáng mai", "xin lỗi"),
    ("school-gate", 23): (NO_PERSON,),
    ("forged-order", 15): ("Không có công văn số 88", "chưa quyết", "6 giờ 55", "Tra số công văn"),
    ("pump-log", 15): ("18 cm", "hẹn ngày 13/9", "không giữ lời hẹn công bố ngày 16/9", "haiminh.invalid", "17/10", "xin lỗi"),
    ("pump-log", 24): ("Không có hợp đồng 46 tỉ", "150 triệu đồng", NO_SOURCE),
    ("clinic", 13): ("hỏng đêm thứ Ba", "không trẻ nào phải tiêm", "hai ngày, vì", "21/5", "xin lỗi"),
    ("clinic", 23): ("chưa rõ do món phát sáng nay hay do bệnh khác", "mẫu cháo gửi xét nghiệm", "14 giờ"),
    ("clinic", 27): ("không có vi khuẩn gây bệnh", "ba trẻ nhiễm vi-rút"),
}  # fmt: skip
# Drills in which an owner's hour is to be told, and in which a fault is owned to the press: where nothing is left
# of it, the tests would see nothing.
HOURS = {"five-pictures", "forged-order", "free-data", "port-voice", "school-gate", "typhoon", "ward-desk"}
OWNED = {
    "clinic",
    "five-pictures",
    "pump-log",
    "school-gate",
    "stamped-page",
    "typhoon",
    "ward-desk",
    "wet-rice",
}
OUR_OWN = "đính chính thông báo của chính mình"
Played = tuple[Loaded, Heard]


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> Played:
    return drill_heard(request.param)


def said_again(words: tuple[Said, ...]) -> list[str]:
    """Texts that come out on a case after another one although its owner has told nothing since and no hour was promised."""
    found = []
    for word in words:
        earlier = next(
            (other for other in reversed(words) if other.at < word.at and other.case and word.case
             and other.case.case == word.case.case), None,
        )  # fmt: skip
        if earlier is None:
            continue
        settled = earlier.version.stance == "unknown" != word.version.stance
        # Of a danger that there is, people are warned first, and told behind it what of the telling is not so; where lives are
        # at stake they are told what to do before all is checked, and the reasons some minutes later.
        mixed, lives = word.version.verdict_then == "MIXED", earlier.case.h == "H4" or word.case.h == "H4"
        lives |= word.case.danger and OUR_OWN in word.body("vi")  # what our own word did is as pressing
        settled |= earlier.kind == "warning" and (mixed or (lives and word.at - earlier.at >= APART // 2))
        news = word.told is not None and word.told >= earlier.written
        if not (settled or news or earlier.promised):
            found.append(f"{word} after {earlier}")
    return found


def test_what_the_owner_has_answered_is_told_in_one_text(drill: Played) -> None:
    assert not said_again(drill[1].said)


def test_a_second_text_with_nothing_new_is_found(drill: Played) -> None:
    words = drill[1].said
    told = next(word for word in words if word.case and word.told and not word.promised)
    again = replace(told, statement="s99", at=told.at + 300, written=told.when)
    assert said_again((*words, again))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_so_stands_before_the_telling_that_it_refutes(drill: Played, lang: str) -> None:
    """A reason picked from the middle of a record is often none."""
    for word in drill[1].said:
        claim = drill[0].scenario.claim(word.claim) if word.claim else None
        if claim and not claim.own_error and word.version.verdict_then in FALSE_VERDICTS:
            bare = re.search("^(?:Tin này không đúng|That is not true)[.]$", word.body(lang), re.M)
            assert not TELLING[lang].search(word.body(lang)) or bare, f"{word}: {word.body(lang)}"


def owners_hours(words: tuple[Said, ...]) -> Iterator[tuple[Said, str]]:
    """Texts written on an owner's answer that gave an hour still to come, each with that hour as it is told."""
    for word in words:
        answered = [asked for asked in word.case.questions if asked.answer] if word.case else []
        newest = max(answered, key=lambda asked: asked.answered_at, default=None)
        if newest is None or word.told is None or word.told > word.written or word.kind == "warning":
            continue
        hour = next_word(f"{newest.answer} {newest.advice}", word.told)
        if hour and hour > word.when:
            yield word, f"{hour.hour} giờ {hour.minute:02d}" if hour.minute else f"{hour.hour} giờ"


def test_the_hour_that_an_owner_gives_is_told(drill: Played) -> None:
    given = list(owners_hours(drill[1].said))
    assert not [f"{word}: {hour}" for word, hour in given if hour not in word.body("vi")]
    assert given or drill[0].scenario.drill.id not in HOURS


def test_nobody_writes_to_the_public_once_play_is_over(clinic: Loaded) -> None:
    """An hour that was promised is kept by a text while people play, and by none when they look back."""
    ground = Range(clinic.scenario)
    seat = next(seat.seat for seat in ground.drill.seats.with_role("COMMS"))
    case = ground.case(clinic.scenario.claims[0].id)
    ground.publish(case, "holding", "unknown", next_update=ground.state.at + 600)
    ground.note(
        CaseStepped(
            role="VERIFY", cell="clinic", case=case, step="verify", frm="GATED", to="VERIFYING", disposition="",
            recheck_at=-1, target_met=False, reason=Text(""),
        )
    )  # fmt: skip
    ground.at(ground.state.at + 120)
    assert list(draft(Duty(ground.see(seat), character("good"), 1)))
    ground.note(PhaseBegun(4))
    assert not list(draft(Duty(ground.see(seat), character("good"), 1)))


def left_unanswered(name: str, heard: Heard) -> list[str]:
    """Questions of letters whose answer is not in what the reporter was told; all of a letter that nobody answered."""
    told = {
        heard.state.press_questions[answer.body.question].inject: str(answer.body.text).lower()
        for answer in heard.press
    }
    return [
        f"{drill} {inject}: {word}"
        for (drill, inject), words in LETTERS.items() if drill == name
        for word in words if word.lower() not in told.get(inject, "")
    ]  # fmt: skip


def test_each_question_of_a_letter_is_answered_or_declined_in_words(drill: Played) -> None:
    assert not left_unanswered(drill[0].scenario.drill.id, drill[1])


def test_a_letter_that_nobody_answers_and_one_that_is_left_half_answered_are_found(drill: Played) -> None:
    name, heard = drill[0].scenario.drill.id, drill[1]
    asked = [words for (drill_id, _), words in LETTERS.items() if drill_id == name]
    assert len(left_unanswered(name, replace(heard, press=()))) == sum(map(len, asked))
    cut = [re.escape(words[-1]) for words in asked]
    halves = tuple(
        replace(told, body=replace(told.body, text=Text(re.sub("|".join(cut), "…", str(told.body.text), flags=re.I))))
        for told in heard.press
    )  # fmt: skip
    assert not asked or len(left_unanswered(name, replace(heard, press=halves))) >= len(asked)


def owning(told: tuple[Told, ...], loaded: Loaded) -> list[str]:
    """Answers to the press that own what was reported of a house."""
    return [
        str(answer.body.text) for answer in told
        if answer.claim and answer.body.stance == "confirm" and loaded.scenario.claim(answer.claim).about
    ]  # fmt: skip


def without_regret(texts: list[str]) -> list[str]:
    """Those that are not sorry for it, or name no day."""
    return [text for text in texts if not (SORRY.search(text) and DAY.search(text))]


def test_whoever_owns_a_fault_to_the_press_is_sorry_and_names_a_day(drill: Played) -> None:
    owned = owning(drill[1].press, drill[0])
    assert not without_regret(owned)
    assert owned or drill[0].scenario.drill.id not in OWNED


def test_regret_without_a_day_and_a_day_without_regret_are_found(drill: Played) -> None:
    owned = owning(drill[1].press, drill[0])
    for missing in (SORRY, DAY):
        assert len(without_regret([missing.sub("…", text) for text in owned])) == len(owned)


def test_whoever_complained_and_was_right_is_told_regret_and_a_day(drill: Played) -> None:
    right = [reply for reply in drill[1].replies if "phản ánh đúng" in reply]
    assert not without_regret(right)
    for missing in (SORRY, DAY):
        assert len(without_regret([missing.sub("…", reply) for reply in right])) == len(right)


def blamed(loaded: Loaded) -> list[str]:
    """Records and advice that lay a fault on one person."""
    said = [
        text.in_(lang)
        for claim in loaded.scenario.claims
        for text in (*(known.why for known in claim.truth), *((claim.advice,) if claim.advice else ()))
        for lang in LANGUAGES
    ]
    return [text for text in said if BLAMED.search(text)]


@pytest.mark.parametrize("name", LIBRARY)
def test_no_record_lays_a_fault_on_one_person(name: str) -> None:
    assert not blamed(load(find(name)))


@pytest.mark.parametrize(
    "record",
    [
        "Người đọc loa cầm nhầm tờ lịch tháng trước, đây là lỗi của phường.",
        "Bác bảo vệ có gọi, nhưng gọi xong không ghi.",
        "The announcer picked up last month's sheet.",
        "The guard did ring the mother but did not write the call down.",
    ],
)  # fmt: skip
def test_a_record_that_lays_a_fault_on_one_person_is_found(record: str) -> None:
    assert BLAMED.search(begun(record))


def test_a_letter_of_five_points_is_answered_in_all_of_them_and_a_reading_is_not_cut_for_length() -> None:
    """Pumps, lunch and a kitchen that nobody had asked for were told, and nothing of dyke, water and posts taken down."""
    told = [str(answer.body.text) for answer in drill_heard("typhoon")[1].press]
    (conference,) = [text for text in told if "yêu cầu gỡ thì không phải làm theo" in text]
    for point in (
        "thân đê không vỡ",
        "18 giờ ngày 14/9",
        "dừng từ ngày 28/8",
        "6 học sinh đang được theo dõi",
    ):
        assert point in conference, conference
    assert "chuyển người già" not in conference, "last night's steps are no errand for today's paper"
    (night,) = [text for text in told if "thân đê không vỡ" in text and text != conference]
    assert "4,12 m" in night and "Đơn vị quản lý đê Hải Minh lúc 23 giờ 05" in night, night
