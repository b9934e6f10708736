"""What a seventh planner met: names with dots, a copy that was half written anew, a sender one word off."""

from __future__ import annotations

from copy import deepcopy

import pytest

from infodrill.kernel.errors import Place
from infodrill.scenario.checks.languages import _pair
from infodrill.scenario.checks.translations import difference
from infodrill.scenario.schema import Bi
from infodrill.scenario.senders import to_paste
from tests.scenario.plaindrills import Data, by, claim_of, data, injects, lang, said, usual


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
