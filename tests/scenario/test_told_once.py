"""What has one cause is told once, in either language: other findings that follow from it, or say it again, are left out."""

from __future__ import annotations

from codecs import decode

import pytest

from tests.scenario.plaindrills import (
    Data,
    Told,
    by,
    claim_of,
    claims,
    data,
    first_public,
    lang,
    said,
    usual,
)

LATER = ("S131", "S132")
BOTH = ("school-vi", "city-en", "hospital-en", "ward-vi")


def anew(drill: str, files: Data) -> Told:
    return [each for each in said(files) if each[3] not in usual(drill) and each[0] not in LATER]


def own_error(files: Data) -> tuple[str, Data]:
    return next((name, claim) for name, claim in claims(files) if claim.get("own_error"))


@pytest.mark.parametrize("drill", BOTH)
def test_a_role_that_nobody_holds_is_one_finding(drill: str) -> None:
    files = data(drill)
    for cell in files["cells.yaml"]["cells"]:
        cell["seats"] = [seat for seat in cell["seats"] if "VERIFY" not in seat["roles"]]
    told = [each for each in anew(drill, files) if "VERIFY" in each[3]]
    assert [each[0] for each in told] == ["S194"], told


@pytest.mark.parametrize("drill", BOTH)
def test_a_claim_misspelt_makes_no_question_early(drill: str) -> None:
    files = data(drill)
    n, row = first_public(files)
    row["claim"] += "x"
    assert [each[:3] for each in anew(drill, files) if each[0] in ("S141", "S164")] == [
        ("S141", "msel.yaml", f"injects[{n}].claim")
    ]


@pytest.mark.parametrize("drill", BOTH)
def test_what_a_role_cannot_do_is_told_once(drill: str) -> None:
    files = data(drill)
    n, row = first_public(files)
    what = by(files, "Trả lời báo chí bằng điều đã công bố", "Answer the press with what has been published")
    row["expected_actions"] = [{"who": "COLLAB", "what": what, "deadline": "+15:00", "evidence": "statement"}]
    told = [each for each in anew(drill, files) if each[2] == f"injects[{n}].expected_actions[0].who"]
    assert [each[0] for each in told] == ["S194"], told


@pytest.mark.parametrize("drill", BOTH)
def test_a_text_in_the_other_language_is_told_once(drill: str) -> None:
    files = data(drill)
    n, row = first_public(files)
    row["body"] = by(
        files,
        "The beach is white with dead fish. They say something was let out, and whoever ate fish must vomit. Is it so?",
        "Bãi biển trắng xác cá chết. Người ta nói có chất độc xả ra, ai ăn cá thì phải móc họng nôn. Có đúng không?",
    )
    assert [each[0] for each in anew(drill, files) if each[2] == f"injects[{n}].body"] == ["S165"]


@pytest.mark.parametrize("drill", BOTH)
def test_a_harm_that_its_gate_cannot_have_is_told_once(drill: str) -> None:
    files = data(drill)
    name, claim = claim_of(files, "FALSE", own_error=False)
    claim["harm"] = "H0"
    assert [each[0] for each in anew(drill, files) if each[1:3] == (name, "harm")] == ["S174"]


@pytest.mark.parametrize("drill", BOTH)
def test_advice_that_says_our_own_error_again_mends_no_record(drill: str) -> None:
    files = data(drill)
    name, claim = own_error(files)
    claim["advice"] = claim["sentence"].split("(")[0].strip() + "."
    told = [each for each in anew(drill, files) if each[1] == name]
    assert [each[:1] + each[2:3] for each in told] == [("S163", "advice")], told


@pytest.mark.parametrize("drill", BOTH)
def test_a_text_that_ends_with_a_link_stops_nowhere(drill: str) -> None:
    files = data(drill)
    n, row = first_public(files)
    row["body"] += " " + decode("uggcf://pnatph.tbi.ia/jngre", "rot13")
    assert [each[0] for each in anew(drill, files) if each[2] == f"injects[{n}].body"] == ["S180"]


@pytest.mark.parametrize("drill", BOTH)
def test_two_machines_of_one_kind_contradict_nobody(drill: str) -> None:
    files = data(drill)
    _, claim = claim_of(files, "FALSE", own_error=False)
    claim["kernel"] = by(
        files,
        "Nước vào chân nhà máy; máy số 1 được tắt hai mươi phút.",
        "Pump 1 was shut for twenty minutes.",
    )
    claim["truth"][-1]["why"] = by(
        files, "Sổ trực: máy số 2 chạy suốt đêm, không máy nào trong phòng bị ngắt.",
        "The book: pump 2 ran all night, and no pump in the room was cut.",
    )  # fmt: skip
    assert [each for each in anew(drill, files) if each[2] == "kernel"] == []


def test_the_drills_are_of_both_languages() -> None:
    assert {lang(data(drill)) for drill in BOTH} == {"vi", "en"}
