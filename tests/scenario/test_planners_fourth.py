"""What a third planner's list still held: lengths, long sentences, levels, one entry, errors of our own side."""

from __future__ import annotations

import re

import pytest

from infodrill.scenario.loader import load_files
from tests.forms import both_forms
from tests.scenario.test_planners_further import DRILLS, in_turn, of_each_language, told

PHASES = r"(?m)^phases: .*"
SENTENCE = r'(?m)^sentence: "([^"]*)"'
WHOLE = r"(?ms)\A.*\Z"


def loaded(drill: str, file: str, text: str):
    files = {**DRILLS[drill], file: text}
    return load_files({name: each.encode() for name, each in files.items()})


@pytest.mark.parametrize(
    ("written", "meant", "drill"),
    in_turn(
        ("60,5", "`60`"),
        ("90.25 phút", "`90`"),
        ("1.5 giờ", "`90`"),
        ("1,5h", "`90`"),
        ("một tiếng rưỡi", "60"),
    ),
)
def test_a_length_that_is_no_whole_number_is_told_in_minutes(written, meant, drill):
    _, _, said = told(drill, "drill.yaml", PHASES, f"phases: {written}")
    assert [each[2] for each in said] == ["S112"] and meant in said[0][3].partition("]")[2], said
    assert "`number`" not in said[0][3]


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(3)))
def test_of_a_sentence_that_is_too_long_no_grammar_is_told_and_what_is_told_is_enough(drill):
    name, line, said = told(drill, "claims/", SENTENCE, lambda hit: f'sentence: "{hit[1]}{" và thế" * 260}"')
    long = [each for each in said if each[2] == "S304"]
    assert [each[:2] for each in long] == [(name, line)], said
    assert not [each for each in said if re.search("văn phạm|tell.|question.", each[3])], said
    most = int(re.findall(r"\d+", long[0][3].partition("]")[2])[0])
    for length, codes in ((most, set()), (most + 1, {"S304"})):
        _, _, said = told(
            drill,
            "claims/",
            SENTENCE,
            lambda hit, n=length: f'sentence: "{(hit[1] + " và thế" * 260)[:n].strip():x<{n}}"',
        )
        assert {each[2] for each in said} & {"S304"} == codes, (length, said)


@pytest.mark.parametrize(
    ("written", "level", "drill"),
    in_turn(("city", 2), ("tỉnh", 2), ("phường", 1), ("commune", 1), ("control", 0)),
)
def test_a_level_in_words_is_told_as_its_number(written, level, drill):
    _, _, said = told(drill, "cells.yaml", r"(?m)^    seats:", f"    level: {written}\n    seats:")
    assert [each[2] for each in said] == ["S113"] and f"`{level}`" in said[0][3].partition("]")[2], said


OWN_ERROR = r"(?m)^own_error: true\n"


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(4)))
def test_a_page_of_our_own_side_that_errs_by_honest_mistake_is_asked_about(drill):
    name, _, said = told(drill, "claims/", OWN_ERROR, "")
    assert any(each[0] == name and "`own_error: true`" in each[3] for each in said), said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(5)))
def test_an_error_that_our_own_side_publishes_comes_by_a_way_that_the_public_reads(drill):
    own = next(
        name[7:-5]
        for name, text in DRILLS[drill].items()
        if name.startswith("claims/") and re.search(OWN_ERROR, text)
    )
    text = DRILLS[drill]["msel.yaml"]
    for method in ("hotline", "field_report"):
        wrong = re.sub(rf"(claim: {own}\n(?:    .*\n)*?    method: )public_feed", rf"\1{method}", text)
        wrong = wrong.replace("to: [public]\n    claim: " + own, "to: [public, MONITOR]\n    claim: " + own)
        assert wrong != text
        _, _, said = told(drill, "msel.yaml", WHOLE, lambda hit, new=wrong: new)
        assert any(
            each[2] == "S163" and f"`{method}`" in each[3] and "`public_feed`" in each[3] for each in said
        ), said


DENIALS = {
    "vi": (("Ở yên chỗ mình, đừng đi đâu.", False), ("Đừng nghe ai bảo {}.", False), ("{} không có đâu, cứ ở nhà.", True)),
    "en": (("Stay at home and do not open the gate.", False), ("It is not so that {}.", True)),
}  # fmt: skip


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(6)))
def test_meanwhile_denies_nothing_that_is_not_known_yet(drill):
    lang = drill[-2:]
    for name, text in DRILLS[drill].items():
        for shape, told_early in (
            DENIALS[lang] if "\nmeanwhile:" in text and name.startswith("claims/") else ()
        ):
            begun = " ".join(re.findall(SENTENCE, text)[0].split(",")[0].split(";")[0].split()[:9])
            line = f'meanwhile: "{shape.format(begun)}"'
            wrong = re.sub(r"(?m)^meanwhile: .*", lambda hit, new=line: new, text)
            _, _, said = told(drill, name, WHOLE, lambda hit, new=wrong: new)
            assert any("`meanwhile`" in each[3] and each[2] == "S163" for each in said) == told_early, (
                shape,
                said,
            )


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(0)))
def test_words_of_a_claim_that_nobody_is_said_to_tell_are_asked_about(drill):
    """As when a cell of the claims was emptied: whoever speaks is no cell, and says it to the public or to a seat."""
    asked = emptied = 0
    text = DRILLS[drill]["msel.yaml"]
    for entry in re.split(r"(?m)^(?=  - at: )", text)[1:]:
        if "    claim: " in entry and "statement" not in entry:
            without = text.replace(entry, re.sub(r"    claim: .*\n", "", entry))
            _, _, said = told(drill, "msel.yaml", WHOLE, lambda hit, new=without: new)
            emptied += 1
            asked += any(each[2] in ("S163", "S189", "S174") for each in said)
    assert emptied > 3 and 100 * asked > 80 * emptied, (asked, emptied)
