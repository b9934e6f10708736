"""What a seventh planner met: names with dots, a copy that was half written anew, a sender one word off; and what those who
came after them wrote of one claim that its other texts gainsay."""

from __future__ import annotations

from copy import deepcopy

import pytest

from infodrill.conduct.check import check
from infodrill.kernel.errors import Place
from infodrill.scenario.checks.languages import _pair
from infodrill.scenario.checks.translations import difference
from infodrill.scenario.schema import Bi
from infodrill.scenario.senders import to_paste
from tests.scenario.plaindrills import Data, by, claim_of, claims, data, injects, lang, loaded, said, usual


def anew(files: Data, drill: str) -> list[tuple[str, str, str, str]]:
    return [each for each in said(files) if each[3] not in usual(drill)]


@pytest.mark.parametrize(("drill", "name"), [("hospital-vi", "pump.ke"), ("ngo-en", "pump.tell")])
def test_a_short_name_with_dots_leads_nowhere_and_a_text_with_them_does(drill: str, name: str) -> None:
    files = data(drill)
    claim = claim_of(files, "FALSE")[0].removeprefix("claims/").removesuffix(".yaml")
    grammar = {"id": name, "language": lang(files), "stance": "question", "claim": claim}
    texts = [by(files, "Có thật không, ai biết chỉ với?", "Is that so, does anybody know?")]
    files["texts/more.yaml"] = {"grammars": [grammar | {"start": texts}]}
    assert "S180" not in {each[0] for each in said(files)}
    texts[0] += f" www.{name}"
    assert "S180" in {each[0] for each in said(files)}


NEW = {
    "vi": "Kho lạnh chợ đầu mối nổ tung, ai hít phải khói thì nằm sấp xuống",
    "en": "The cold store at the market blew up; lie flat on your face if you smell smoke",
}


@pytest.mark.parametrize(("drill", "name"), [("hospital-vi", "aaa"), ("ngo-en", "zzz")])
def test_of_a_copy_with_a_sentence_of_its_own_the_copy_is_told_once(drill: str, name: str) -> None:
    for file in [each for each in data(drill) if each.startswith("claims/")][1::2]:
        files = data(drill)
        files[f"claims/{name}.yaml"] = {**deepcopy(files[file]), "sentence": NEW[lang(files)]}
        row = next(each for each in injects(files) if each.get("claim"))
        body = {"vi": "Kho lạnh nổ thiệt hả bà con?", "en": "Did the cold store blow up?"}[lang(files)]
        injects(files).append({**row, "claim": name, "body": body, "number": 99})
        told = [each[1] for each in anew(files, drill) if each[0] == "S163" and each[1].startswith("claims/")]
        assert file not in told and told.count(f"claims/{name}.yaml") <= 1, (file, told)


def test_a_sender_one_word_off_a_declared_one_is_taken_for_a_slip() -> None:
    for drill in ("hospital-vi", "ngo-en"):
        files = data(drill)
        names = [each["from"] for each in injects(files) if len(each["from"].split()) > 3]
        row = next(each for each in injects(files) if each["from"] == names[0])
        row["from"] = " ".join([*names[0].split()[:-1], by(files, "hôm kia", "Xyzzyland").split()[0]])
        (told,) = [each for each in said(files) if each[0] == "S184"]
        assert names[0] in told[3], told
        row["from"] = by(files, "Bà con đầu xóm hỏi", "People behind the hill")
        (told,) = [each for each in said(files) if each[0] == "S184"]
        assert names[0] not in told[3], told


def test_of_a_text_that_is_english_in_both_languages_the_vietnamese_one_is_told() -> None:
    text = "We have a picture of the crack from July. Does the school own it, and when is it mended?"
    vi, en = (Place("msel.yaml", 1, f"body.{lang}") for lang in ("vi", "en"))
    (told,) = _pair(vi, en, Bi(vi=text, en=text))
    assert told.place == vi
    text = "Chúng tôi có ảnh vết nứt chụp hồi tháng Bảy. Bao giờ sửa?"
    (told,) = _pair(vi, en, Bi(vi=text, en=text))
    assert told.place == en


def test_a_line_to_paste_of_a_drill_in_two_languages_has_room_for_both() -> None:
    line = to_paste(["Trang Phụ huynh"], ("vi", "en")).strip()
    assert line == '- {vi: "Trang Phụ huynh", en: "…"}'
    assert to_paste(["Trang Phụ huynh"], ("vi",)).strip() == '- "Trang Phụ huynh"'


def test_an_owner_that_can_answer_nothing_is_asked_about_before_roles_are_given_away() -> None:
    for drill in ("hospital-vi", "school-en"):
        files = data(drill)
        cells = files["cells.yaml"]["cells"]
        silent = next(
            each for each in cells if not any("FACT-OWNER" in seat["roles"] for seat in each["seats"])
        )
        file, node = claim_of(files, "FALSE", owner=True)
        right, node["owner"] = node["owner"], silent["id"]
        told = [each[3] for each in said(files) if each[0] == "S175" and each[1] == file]
        assert len(told) == 1 and f"`{right}`" in told[0], told


def test_of_a_sender_who_says_nothing_any_more_it_is_asked_who_says_it_now() -> None:
    for drill in ("hospital-vi", "ngo-en"):
        files = data(drill)
        names = [each["from"] for each in injects(files)]
        alone = next(each for each in injects(files) if names.count(each["from"]) == 1)
        was, alone["from"] = alone["from"], next(name for name in names if names.count(name) > 1)
        (told,) = [each[3] for each in said(files) if each[0] == "S200" and was in each[3]]
        assert "ghi người khác gửi" in told, told


TURNED = (
    ("Ngày mai trường học bình thường.", "School is closed tomorrow.", "School is open tomorrow."),
    ("Phí là 300 nghìn đồng.", "The fee is 300 thousand dollars.", "The fee is 300 thousand dong."),
    ("Ba của một em lớp 5 hỏi.", "Mother of a pupil in year 5 asks.", "Father of a pupil in year 5 asks."),
    ("Má của một em lớp 5 hỏi.", "Father of a pupil in year 5 asks.", "A parent in year 5 asks."),
)  # fmt: skip


@pytest.mark.parametrize(("vi", "otherwise", "same"), TURNED)
def test_a_translation_that_turns_a_word_round_is_told(vi: str, otherwise: str, same: str) -> None:
    assert difference(Bi(vi=vi, en=otherwise), of_facts=True)
    assert not difference(Bi(vi=vi, en=same), of_facts=True)


UNKNOWN = {"verdict": "UNPROVEN", "why": "Three children are feverish again; the drip is being tested."}
LATER = {"verdict": "MIXED", "at": "+21:00", "known_from": "+21:00"}
FEVER = {
    "sentence": "Children on the ward are feverish because the drip is dirty; pull it out",
    "truth": [
        UNKNOWN,
        LATER | {"why": "Three are feverish indeed, from influenza; both tests of the drip came back clean."},
    ],
}
SICK = {
    "sentence": "Mấy cháu khoa Nhi sốt lại là tại dịch truyền bẩn, nhà nào đang truyền thì giật ra",
    "truth": [
        {"verdict": "UNPROVEN", "why": "Ba cháu sốt lại; mẫu dịch truyền đang cấy, chưa có kết quả."},
        LATER | {"why": "Ba cháu sốt thật, do bị cúm; hai mẫu dịch truyền âm tính."},
    ],
}
SALT = {"sentence": "Fumes leaked at Cửa Rạm school; drink salt water and vomit if your chest hurts"}
VAN = "Gate book and camera: the van delivered milk, in at {} and out again."
PLAN = "The gate book says: milk comes in until {} and never later."
TAP, BOTTLED = (
    "Chưa pha sữa bằng nước vòi; lấy nước đóng bình.",
    "Trạm y tế dặn pha sữa bằng nước {} cho tới khi trong.",
)
MILK = {"sentence": "Nước vàng vầy đun sôi có pha sữa cho em bé được không?", "advice": TAP}
LORRY = {
    "sentence": "Phường báo xe bồn nước sạch tới lúc 17 giờ chiều nay, bà con ra trụ sở",
    "own_error": True,
}
ORDER = "Lệnh điều xe ghi 9 giờ sáng; bảng tin gõ nhầm {}, lỗi của phường."
ASK = {"harm": "H0", "sentence": "Is the gate open tomorrow morning for the youngest?"}
LIKE_THE_RUMOUR, EARLY, BEFORE_ITS_HOUR, APART, SPEAKS_OF_IT = (
    "tells people to do what the rumour tells them", "`meanwhile` tells what only the record shows", "its own reason names",
    "of the same story", "speaks of the claim, not of what is so",
)  # fmt: skip
"""Of the msgids of what is told."""
OF_ONE_CLAIM = (
    ("school-en", "FALSE", SALT | {"advice": "Whoever coughs drinks salt water and sees the nurse."}, LIKE_THE_RUMOUR, True),
    ("school-en", "FALSE", SALT | {"advice": "Try drinking salt water and vomiting, then see the nurse."}, LIKE_THE_RUMOUR, True),
    ("school-en", "FALSE", SALT | {"advice": "Whoever coughs goes into fresh air and sees the nurse."}, LIKE_THE_RUMOUR, False),
    ("school-en", "MIXED", FEVER | {"meanwhile": "It is influenza; leave the drip alone and ring the nurse."}, EARLY, True),
    ("school-en", "MIXED", FEVER | {"meanwhile": "Leave the drip alone and ring the nurse."}, EARLY, False),
    ("hospital-vi", "MIXED", SICK | {"meanwhile": "Các cháu bị cúm, không tự rút dây truyền."}, EARLY, True),
    ("hospital-vi", "MIXED", SICK | {"meanwhile": "Không tự rút dây truyền; sốt thì gọi điều dưỡng."}, EARLY, False),
    ("school-en", "FALSE", {"known": "+14:00", "why": VAN.format("9:50")}, BEFORE_ITS_HOUR, True),
    ("school-en", "FALSE", {"known": "+14:00", "why": VAN.format("8:50")}, BEFORE_ITS_HOUR, False),
    ("school-en", "FALSE", {"known": "+14:00", "why": PLAN.format("9:50")}, BEFORE_ITS_HOUR, False),
    ("ward-vi", "NOT_A_FACT", MILK | {"why": BOTTLED.format("bình")}, APART, False),
    ("ward-vi", "NOT_A_FACT", MILK | {"why": BOTTLED.format("vòi")}, APART, True),
    ("hospital-vi", "FALSE", LORRY | {"why": ORDER.format("19 giờ")}, APART, True),
    ("hospital-vi", "FALSE", LORRY | {"why": ORDER.format("17 giờ")}, APART, False),
    ("hospital-vi", "FALSE", LORRY | {"why": ORDER.format("9 giờ thành 17 giờ")}, APART, False),
    ("school-en", "NOT_A_FACT", ASK | {"why": "It is only a question, and the timetable has sports."}, SPEAKS_OF_IT, True),
    ("school-en", "NOT_A_FACT", ASK | {"why": "It is a question. The timetable has sports."}, SPEAKS_OF_IT, False),
)  # fmt: skip


@pytest.mark.parametrize(("drill", "verdict", "written", "words", "is_told"), OF_ONE_CLAIM)
def test_what_the_other_texts_of_a_claim_gainsay_is_told(drill, verdict, written, words, is_told) -> None:
    files = data(drill)
    name, node = next(
        (name, node) for name, node in claims(files)
        if node["truth"][-1]["verdict"] == verdict
        and (verdict != "NOT_A_FACT" or node["gate_answers"][3] in (True, "yes"))
    )  # fmt: skip
    for field in ("kernel", "meanwhile", "advice"):
        node.pop(field, None)
    last = {"known": "known_from", "why": "why"}
    node |= {key: value for key, value in written.items() if key not in last}
    node["truth"][-1] |= {last[key]: value for key, value in written.items() if key in last}
    rows = [each for each in injects(files) if each.get("claim") != name[7:-5]]
    files["msel.yaml"]["injects"] = rows  # what others tell of it is not looked at here
    told = [each.message for each in check(loaded(files)).problems if each.place.file == name]
    assert any(words in each for each in told) == is_told, told
