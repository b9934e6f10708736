"""Values with something around them, names behind which nothing stands, texts taken from another field: told in any field."""

from __future__ import annotations

import re

import pytest

from infodrill.scenario.allowed import schema_of
from infodrill.scenario.schema import Cells, Claim, Drill, Msel, Places
from infodrill.scenario.wrapped import unwrapped
from tests.forms import amount, both_forms, first_of_each
from tests.scenario.mutating import Judge
from tests.scenario.slips import parts
from tests.scenario.test_mistakes import HERE, read
from tests.scenario.test_planners_further import DRILLS, told

AROUND = (
    "“{}”",
    "`{}`",
    "({})",
    "*{}*",
    "{} (hỏi lại)",
    "{} // xem lại",
    "{},",
    "{}?",
    "«{}»",
    "[{}]",
    "{} – chị Lan",
)
PLACES = [
    (Msel, ("injects", 0, "at"), "+8:00"), (Msel, ("injects", 0, "claim"), "bread"), (Msel, ("injects", 0, "phase"), 2),
    (Msel, ("injects", 0, "method"), "hotline"), (Msel, ("injects", 0, "expected_actions", 0, "deadline"), "+15:00"),
    (Claim, ("harm",), "H3"), (Claim, ("own_error",), True), (Claim, ("truth", 0, "verdict"), "MIXED"),
    (Claim, ("waves", 0, "roots"), 12), (Drill, ("noise_per_hour",), 300), (Drill, ("epoch",), "2027-05-20 08:00"),
    (Places, ("wards", 0, "population"), 8200), (Cells, ("cells", 0, "id"), "ward"), (Cells, ("join_minutes",), 60),
]  # fmt: skip


@pytest.mark.parametrize(("model", "path", "value"), PLACES)
@pytest.mark.parametrize("shape", AROUND)
def test_what_stands_around_a_value_is_taken_away(model, path, value, shape):
    written = str(value).lower() if isinstance(value, bool) else str(value)
    given = [value] if shape == "[{}]" else shape.format(written)
    assert unwrapped(schema_of(model), path, given) == written


@pytest.mark.parametrize(
    ("model", "path", "value"),
    [
        (Msel, ("injects", 0, "phase"), "“9”"),  # there are four
        (Claim, ("harm",), "(H7)"),
        (Claim, ("waves", 0, "roots"), "“vài”"),
        (Msel, ("injects", 0, "at"), "“sáng”"),
        (Drill, ("noise_per_hour",), [1, 2]),
        (Cells, ("cells", 0, "id"), "(…)"),
    ],
)
def test_what_could_not_stand_there_either_is_not_proposed(model, path, value):
    assert unwrapped(schema_of(model), path, value) == ""


def test_a_text_in_brackets_is_proposed_whole():
    schema = schema_of(Claim)
    assert unwrapped(schema, ("sentence",), ["Một câu", "hai vế"]) == '"Một câu, hai vế"'
    assert unwrapped(schema, ("sentence", "vi"), ["Một câu"]) == '"Một câu"'


@pytest.mark.parametrize("drill", both_forms(list(DRILLS), ["ward-vi"]))
def test_a_field_behind_whose_name_nothing_stands_is_told_and_null_is_meant(drill):
    """Of every field that may be left out, wherever it stands; in the short form of the first of each name."""
    judge, seen = Judge(DRILLS[drill]), 0
    bare = [
        part
        for part in parts(DRILLS[drill])
        if part.kind == "scalar" and not isinstance(part.path[-1], int) and part.name not in ("vi", "en")
    ]
    for part in amount(first_of_each(bare, lambda each: (each.file.partition("/")[0], each.name)), bare):
        empty = judge.said({**DRILLS[drill], part.file: part.other("")})[0]
        here = [
            each
            for each in empty
            if each[0] == part.file and each[1] == part.line and f"`{part.name}`" in each[4]
        ]
        assert here, (part.file, part.path, empty[:3])
        optional = {"kernel", "meanwhile", "plan", "if_stuck", "until"}
        if part.name in optional:
            null = judge.said({**DRILLS[drill], part.file: part.other("null")})[0]
            assert not [each for each in null if each[2] == "S112"], null
            seen += 1
    assert seen


MARKED = (
    ("ward-vi", "msel.yaml", r'(?m)^    body: "([^"]*)"'),
    ("ngo-en", "drill.yaml", r'(?m)^  - "([^"]*)"$'),
    ("city-vi", "cells.yaml", r'name: "([^"]*)"'),
)


@pytest.mark.parametrize(("drill", "file", "pattern"), MARKED)
@pytest.mark.parametrize("marks", ["“”", "«»", "``"])
def test_marks_around_a_whole_text_are_told_in_any_text(drill, file, pattern, marks):
    around = f'"{marks[0]}%s{marks[1]}"'
    _, line, said = told(drill, file, pattern, lambda hit: hit[0].replace(f'"{hit[1]}"', around % hit[1]))
    assert any(each[2] == "S167" and each[1] == line for each in said), said


@pytest.mark.parametrize("drill", DRILLS)
def test_a_text_of_a_claim_that_says_what_another_says_is_told(drill):
    file, _, said = told(drill, "claims/", r"(?m)^meanwhile: .*", lambda hit: "meanwhile: x")
    sentence = re.findall(r"(?m)^sentence: (.*)$", DRILLS[drill][file])[0]
    _, line, said = told(drill, file, r"(?m)^meanwhile: .*", lambda hit: f"meanwhile: {sentence}")
    assert any(each[:3] == (file, line, "S143") and "`sentence`" in each[3] for each in said), said


@pytest.mark.parametrize("drill", both_forms(list(DRILLS), ["ward-vi"]))
def test_a_text_of_a_claim_that_is_null_is_compared_with_none(drill):
    _, _, said = told(drill, "claims/", r"(?m)^meanwhile: .*", "meanwhile: null")
    assert not [each for each in said if each[2] == "S112"], said


EMPTY = ("TODO", "n/a", "…", "?", "TBC")


@pytest.mark.parametrize(("turn", "name"), [*enumerate(EMPTY)])
def test_a_name_that_only_holds_a_place_for_one_is_told_where_it_stands_and_nothing_that_follows(turn, name):
    for drill in [*DRILLS][turn :: amount(len(EMPTY), 1)]:  # in the short form each drill meets one of them
        _, line, said = told(drill, "drill.yaml", r'(?m)^  - "[^"]*"', lambda hit: f'{hit[0]}\n  - "{name}"')
        assert [(each[0], each[2]) for each in said] == [("drill.yaml", "S165")], said
        _, line, said = told(drill, "places.yaml", r'(?m)^city: "[^"]*"', f'city: "{name}"')
        assert said and {(each[0], each[2]) for each in said} == {("places.yaml", "S165")}, said
        base = DRILLS[drill]["drill.yaml"]
        if "\nsubtitle: " in base:
            _, line, said = told(drill, "drill.yaml", r"(?m)^subtitle: .*", f'subtitle: "{name}"')
            assert {each[1] for each in said} == {line}, said


def test_of_phases_that_are_wrong_no_time_is_told():
    tiny = read(HERE / "tiny")
    judge = Judge(tiny)
    for wrong in ("", "x", "9"):
        text = tiny["drill.yaml"].replace("number: 3", f"number: {wrong}", 1)
        assert text != tiny["drill.yaml"]
        said = [each for each in judge.said({**tiny, "drill.yaml": text})[0] if each[4] not in judge.usual]
        assert {each[2] for each in said} <= {"S112", "S113", "S132", "S160"}, said


@pytest.mark.parametrize("drill", DRILLS)
def test_two_commas_in_a_list_are_told_as_that(drill):
    for pattern, new in ((r"\[(\w[\w-]*), ", r"[\1, , "), (r"\[(\w[\w-]*), ", r"[, \1, ")):
        _, line, said = told(drill, "msel.yaml", pattern, new)
        assert [(each[1], each[2]) for each in said] == [(line, "S103")] and "`,`" in said[0][3], said


def test_of_a_text_nothing_is_taken_away_and_one_that_is_too_long_is_to_be_shortened():
    schema = schema_of(Msel)
    for text in ("“Nước hôi quá”", "Nước hôi (hỏi lại)", "nước, " * 3_000):
        assert unwrapped(schema, ("injects", 0, "body"), text) == ""
        assert unwrapped(schema, ("injects", 0, "from"), text) == ""
