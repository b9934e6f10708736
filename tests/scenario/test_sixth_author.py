"""What a sixth planner met: advice that does what the rumour says, names that name nobody, dates as others write them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from infodrill.scenario.checks import problems
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Bi
from tests.scenario.plaindrills import Data, claims, data, said, usual

RUMOURS = {
    "ngo-en": (
        ("rice", "whoever ate it must take a laxative", "Whoever ate the rice must take a laxative."),
        ("rice", "whoever ate it must take a laxative", "See the medics, bring the sack, and take a laxative."),
        ("fee", "pay two hundred thousand first and get it today", "Call us. Pay two hundred thousand first."),
        ("fee", "the list closes, so bring your bank card to the hall", "Bring your bank card to the hall at 2 pm."),
        ("rice", "the well is bad, boil the river water with ash", "Please boil the river water with ash."),
    ),
    "ngo-vi": (
        ("rice", "ai ăn rồi phải uống thuốc xổ", "Ai ăn rồi phải uống thuốc xổ."),
        ("fee", "nộp ngay hai trăm nghìn để giữ chỗ", "Đừng lo. Nộp ngay hai trăm nghìn để giữ chỗ."),
    ),
}  # fmt: skip


def followed(drill: str, claim: str, rumour: str, advice: str) -> list[str]:
    files = data(drill)
    node = files[f"claims/{claim}.yaml"]
    node["sentence"] = f"{node['sentence'].split(',')[0].split(';')[0]}, {rumour}"
    node["advice"] = advice
    return [
        field for code, file, field, _ in said(files) if code == "S163" and file.endswith(f"{claim}.yaml")
    ]


@pytest.mark.parametrize("drill", RUMOURS)
def test_advice_that_does_what_the_rumour_says_is_told_and_what_refuses_it_is_not(drill: str) -> None:
    no = "Không ai phải làm theo: " if drill.endswith("vi") else "Do not do this: "
    for claim, rumour, advice in RUMOURS[drill]:
        assert "advice" in followed(drill, claim, rumour, advice), (rumour, advice)
        refused = f"{no}{rumour}."
        assert "advice" not in followed(drill, claim, rumour, refused), refused


def test_a_place_that_both_name_is_no_deed() -> None:
    files = data("hospital-vi")
    node = files["claims/oxygen.yaml"]
    node["sentence"] = "Bệnh viện Khe Mận hết ôxy, ai bị khó thở thì đừng lên viện"
    node["meanwhile"] = "Khó thở thì nằm yên, không tự đi, gọi Bệnh viện Khe Mận."
    node["advice"] = "Không tự đi; đến Bệnh viện Khe Mận ngay, ngày đêm đều có người trực."
    told = {each[:3] for each in said(files)}
    assert ("S163", "claims/oxygen.yaml", "advice") not in told


def test_another_deed_with_the_thing_that_both_name_is_not_the_rumour_s() -> None:
    files = data("hospital-vi")
    node = files["claims/oxygen.yaml"]
    node["sentence"] = "Nước Bệnh viện Khe Mận bị đổ thuốc, uống là chết, phải đổ hết nước trong bồn ngay"
    node["advice"] = "Xả vòi năm phút rồi mới dùng; không đổ nước trong bồn."
    for meanwhile, wrong in (
        ("Nước trong bồn cứ giữ lại để giặt rửa.", False),
        ("Đổ hết nước trong bồn đi.", True),
    ):
        node["meanwhile"] = meanwhile
        told = {each[:3] for each in said(files)}
        assert (("S163", "claims/oxygen.yaml", "meanwhile") in told) is wrong, meanwhile


KINDS = {
    "hospital-vi": (
        "Bệnh viện",
        "BỆNH VIỆN",
        "Khoa Nhi",
        "Trường số 2",
        "Bệnh viện thành phố",
        "Công an phường",
    ),
    "ngo-en": ("Hospital", "The City Hospital", "The Fund", "PRIMARY SCHOOL", "Health Station No. 3"),
}


@pytest.mark.parametrize("drill", KINDS)
def test_what_kind_of_thing_it_is_anchors_no_text(drill: str) -> None:
    files = data(drill)
    harmful = [(name, node) for name, node in claims(files) if node["harm"] in ("H3", "H4")]
    name, node = harmful[0]
    for anchor in KINDS[drill]:
        node["anchors"] = [anchor]
        assert ("S191", name, "anchors[0]") in {each[:3] for each in said(files)}, anchor
    node["anchors"] = [f"{KINDS[drill][0]} {node_of_place(files)}"]
    assert ("S191", name, "anchors[0]") not in {each[:3] for each in said(files)}


def node_of_place(files: Data) -> str:
    """The name of the first ward alone."""
    name = files["places.yaml"]["wards"][0]["name"]
    return str(name).replace("Phường ", "").replace(" Ward", "").replace("Xã ", "")


@pytest.mark.parametrize("drill", KINDS)
def test_places_that_are_called_real_and_are_not_are_told_once(drill: str) -> None:
    files = data(drill)
    files["places.yaml"]["invented"] = False
    told = [each for each in said(files) if each[0] not in ("S131", "S132") and each[3] not in usual(drill)]
    assert [each[:3] for each in told] == [("S183", "places.yaml", "invented")], told


DATES = {
    "09/23/2027 8:00 AM": "2027-09-23 08:00",
    "12/31/2027 7:30": "2027-12-31 07:30",
    "23/09/2027 8:00": "2027-09-23 08:00",
    "09/03/2027 7h30": "2027-03-09 07:30 2027-09-03 07:30",
    "31/02/2027 8:00": "",
    "13/13/2027 8:00": "",
}


@pytest.mark.parametrize("written", DATES)
def test_a_date_is_offered_as_a_day_that_there_is(written: str) -> None:
    files = data("ngo-en")
    files["drill.yaml"]["epoch"] = written
    told = " ".join(each[3] for each in said(files) if each[1:3] == ("drill.yaml", "epoch"))
    offered = [
        each for each in re.findall(r"`(\d{4}-\d\d-\d\d \d\d:\d\d)`", told) if each != "2027-05-20 08:00"
    ]
    assert " ".join(offered) == DATES[written], told


PERSONS = {
    "hospital-vi": (
        "Điều dưỡng Trần Thị Hoa lấy huyết thanh đem bán.",
        "Cháu Nguyễn Thị Lan, 5 tuổi, đã mất.",
        "Chị Hoa ở quầy tiếp nhận làm việc có tốt không?",
        "Nhà ở số nhà 12 phố dưới đã phát bệnh.",
    ),
    "hospital-en": (
        "Nurse Mr Tran Van Binh sold the serum.",
        "Ms Hoa at the desk was rude, they say.",
        "The child of house number 12 has died.",
    ),
}


@pytest.mark.parametrize("drill", PERSONS)
def test_claims_and_surveys_are_about_nobody(drill: str) -> None:
    files = data(drill)
    name, node = next(claims(files))
    for text in PERSONS[drill]:
        for field in ("advice", "harm_why", "kernel"):
            changed = {**files, name: {**node, field: text}}
            assert ("S199", name, field) in {each[:3] for each in said(changed)}, (field, text)
        kept = {**files, "evaluation.yaml": {"survey": [{"text": text}]}}
        assert "S199" in {each[0] for each in said(kept) if each[1] == "evaluation.yaml"}, text


BOTH = "wet-rice"


def test_advice_of_another_claim_is_told_in_each_language() -> None:
    world = load(find(BOTH))
    first, second, *rest = world.scenario.claims
    assert first.advice and second.advice
    for lang in ("vi", "en"):
        copied = Bi(**{**first.advice.model_dump(), lang: second.advice.in_(lang)})
        mixed = (first.model_copy(update={"advice": copied}), second, *rest)
        lost = replace(world, scenario=world.scenario.model_copy(update={"claims": mixed}))
        told = {each.place.field for each in problems(lost) if each.code == "S163"}
        assert told == {f"advice.{lang}"}, (lang, told)
