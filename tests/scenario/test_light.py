"""Format 2: what need not be written follows from the rest, short forms mean what long ones do, drafts stay in the drawer."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework import rights
from infodrill.conduct.check import check
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.light.claims import gate_code
from infodrill.scenario.light.times import DrillHours
from infodrill.scenario.loader import MODELS, Loaded, load, load_files
from infodrill.scenario.schema import PROTECTED
from infodrill.scenario.schema.base import Derived, Model
from infodrill.scenario.schema_json import published
from infodrill.scenario.yamltext import read_yaml
from tests.scenario.plaindrills import claims, data, said

HERE = Path(__file__).parent
LIGHT = HERE / "light"
FILES = ("drill.yaml", "places.yaml", "cells.yaml", "msel.yaml", "evaluation.yaml", "claims/fake-fund.yaml")


@pytest.fixture
def light(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIGHT, tmp_path / "light"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def models(model: type[Model]) -> Iterator[tuple[type[Model], str, bool]]:
    """Each model below `model`, with its required fields, and whether they are derived."""
    for name, field in model.model_fields.items():
        if field.is_required():
            yield model, field.alias or name, any(isinstance(each, Derived) for each in field.metadata)


def fields_of(file: str) -> Iterator[tuple[tuple[str | int, ...], bool]]:
    """Where a required field is written in the tiny scenario, once a model and field, and whether it may be left out."""
    seen: set[tuple[str, str]] = set()

    def walk(
        node: Any, model: Any, path: tuple[str | int, ...]
    ) -> Iterator[tuple[tuple[str | int, ...], bool]]:
        if isinstance(node, list):
            for n, each in enumerate(node):
                yield from walk(each, model, (*path, n))
        elif isinstance(node, dict):
            for _, name, derived in models(model):
                if name in node and (model.__name__, name) not in seen:
                    seen.add((model.__name__, name))
                    yield (*path, name), derived
            for name, field in model.model_fields.items():
                inner = _inner(field.annotation)
                if inner and (field.alias or name) in node:
                    yield from walk(node[field.alias or name], inner, (*path, field.alias or name))

    yield from walk(read_yaml(HERE / "tiny" / file, file).data, MODELS.get(file) or MODELS["claims"], ())


def _inner(hint: Any) -> type[Model] | None:
    if isinstance(hint, type):
        return hint if issubclass(hint, Model) else None
    return next(filter(None, map(_inner, getattr(hint, "__args__", ()))), None)


CASES = [(file, path, derived) for file in FILES for path, derived in fields_of(file)]


@pytest.mark.parametrize(("file", "path", "derived"), CASES, ids=lambda value: str(value).replace("'", ""))
def test_a_field_may_be_left_out_just_when_it_is_derived(file, path, derived, tiny):
    target = tiny / file
    data = read_yaml(target, file).data
    around = data
    for step in path[:-1]:
        around = around[step]
    del around[path[-1]]
    target.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    if derived:
        assert isinstance(load(tiny), Loaded)
        return
    with pytest.raises(ScenarioErrors) as refused:
        load(tiny)
    assert any(path[-1] in str(fault.params.get("name")) for fault in refused.value.errors)


def test_some_fields_are_derived_and_some_are_not():
    assert {derived for *_, derived in CASES} == {True, False}


def test_the_gate_code_is_the_one_of_the_rights_core_for_all_answers():
    for answers in product(("yes", "no", "unsure"), repeat=9):
        assert gate_code(list(answers)) == rights.gate_code(answers)


def test_a_drill_of_forty_lines_passes_and_is_rated():
    loaded = load(LIGHT)
    report = check(loaded)
    assert report.errors == () and report.rated
    assert sum(claim.gate_code in PROTECTED for claim in loaded.scenario.claims) == 3


def test_a_drill_in_one_language_shows_it_to_everybody():
    scenario = load(LIGHT).scenario
    assert scenario.drill.languages == ("vi",) and not scenario.drill.both_languages
    assert all(inject.body.en == inject.body.vi for inject in scenario.msel.injects)
    assert {grammar.language for grammar in scenario.texts.grammars} == {"vi"}


def test_a_second_language_that_is_declared_is_complete(light):
    change(light / "drill.yaml", "languages: [vi]", "languages: [vi, en]")
    with pytest.raises(ScenarioErrors) as refused:
        load(light)
    (whole,) = refused.value.errors  # of none, one word: where the languages are named
    assert (whole.code, whole.place.field) == ("S110", "languages") and "`languages: [vi]`" in str(whole)
    change(
        light / "places.yaml", "city: Thành phố Cửa Lạch", "city: {vi: Thành phố Cửa Lạch, en: Cửa Lạch City}"
    )
    with pytest.raises(ScenarioErrors) as refused:
        load(light)
    assert len(refused.value.errors) == 1  # of a translation that was only begun too


def test_one_text_of_two_languages_that_lacks_one_is_told_where_it_stands(tmp_path):
    copied = tmp_path / "tiny"
    shutil.copytree(Path(__file__).parent / "tiny", copied)
    text = (copied / "places.yaml").read_text()
    (copied / "places.yaml").write_text(re.sub(r"city: \{(vi: [^,}]+), en: [^}]+\}", r"city: {\1}", text))
    with pytest.raises(ScenarioErrors) as refused:
        load(copied)
    (told,) = [fault for fault in refused.value.errors if fault.code == "S110"]
    assert told.place.file == "places.yaml" and "English" in str(told)


def test_a_draft_is_delivered_to_nobody_and_may_be_half_written(light):
    change(
        light / "msel.yaml",
        "method: closed_group, claim: poison",
        "status: draft, method: closed_group, claim: poison",
    )
    loaded = load(light)
    assert [inject.number for inject in loaded.drafts] == [4]
    assert [inject.number for inject in loaded.scenario.msel.injects] == [1, 2, 3, 5, 6]
    assert loaded.where("msel", "injects", 3, "body").line == 6
    assert "S188" in {problem.code for problem in check(loaded).problems}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("+8:00", 480), ("+1:05:30", 3_930), ("480", 480), ("08:08", 480), ("8:08", 480)],
)
def test_a_time_may_be_written_as_people_say_it(written, meant, light):
    change(light / "msel.yaml", "at: 08:12", f"at: {written}")
    assert load(light).scenario.msel.injects[4].at == meant


@pytest.mark.parametrize("written", ["25:00", "07:00", "8.5", "sáng"])
def test_what_is_no_time_of_the_drill_is_answered_with_the_ways_to_write_one(written, light):
    change(light / "msel.yaml", "at: 08:12", f"at: {written}")
    with pytest.raises(ScenarioErrors) as refused:
        load(light)
    (fault,) = refused.value.errors
    assert (fault.place.line, fault.place.field) == (6, "injects[4].at")
    assert (
        "08:00" in fault.render("en") and "`08:30`" in fault.render("vi") and "`+30:00`" in fault.render("vi")
    )


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("8h12", "08:12"),
        ("8 giờ 12", "08:12"),
        ("8:12 AM", "08:12"),
        ("08.12", "08:12"),
        ("2027-01-11 08:12", "08:12"),
        ("T+12", "+12:00"),
        ("12 phút", "+12:00"),
        ("+ 8:12", "+8:12"),
        ("+12", "+12:00"),
    ],
)
def test_a_time_in_other_words_is_answered_with_that_time(written, meant, light):
    change(light / "msel.yaml", "at: 08:12", f"at: {written}")
    with pytest.raises(ScenarioErrors) as refused:
        load(light)
    (fault,) = refused.value.errors
    assert (fault.place.line, fault.place.field) == (6, "injects[4].at") and f"`{meant}`" in fault.render(
        "vi"
    )


@given(st.integers(0, 23 * 60), st.integers(0, 1439))
def test_the_hour_of_a_second_leads_back_to_it(minute, start):
    clock = DrillHours.of({"epoch": f"2027-01-11T{start // 60:02}:{start % 60:02}:00+07:00"})
    assert clock.second(clock.story(minute * 60)) == minute * 60


def test_the_hour_follows_a_leap_of_the_story():
    moves = [{"at": 0, "story": "22:00"}, {"at": 600, "story": "23:30"}, {"at": 1200, "story": "01:00"}]
    clock = DrillHours.of({"epoch": "2027-01-11T22:00:00+07:00", "moves": moves, "phases": [{"minutes": 30}]})
    assert [clock.second(hour) for hour in ("22:05", "23:35", "01:02")] == [300, 900, 1320]
    assert clock.second("22:30") == "22:30"  # the leap passes over it


def test_editors_accept_what_may_be_written():
    schemas = published()
    for file in sorted(LIGHT.rglob("*.yaml")):
        name = str(file.relative_to(LIGHT))
        model = MODELS.get(name) or MODELS[name.partition("/")[0]]
        checker = jsonschema.Draft202012Validator(schemas[f"{model.__name__.lower()}.schema.json"])
        found = [error.message for error in checker.iter_errors(read_yaml(file, name).data)]
        assert found == [], f"{name}: {json.dumps(found)}"


@pytest.mark.parametrize("junk", ["7", "[]", "[1, 2]", "{a: 1}", "true", "~", "text"])
@pytest.mark.parametrize("file", ["drill.yaml", "places.yaml", "cells.yaml", "msel.yaml", "claims/ask.yaml"])
def test_no_value_anywhere_breaks_the_reading(file, junk, light):
    """Each field of a file in turn holds something else: a fault in words, or a drill."""
    whole = read_yaml(light / file, file).data
    for name in whole:
        (light / file).write_text(
            yaml.safe_dump({**whole, name: yaml.safe_load(junk)}, allow_unicode=True), "utf-8"
        )
        try:
            loaded = load(light)
        except ScenarioErrors as refused:
            assert refused.render("vi")
        else:
            check(loaded)


def test_a_draft_moves_nothing(light):
    text = (light / "msel.yaml").read_text("utf-8")
    rows = [line for line in text.split("\n") if "claim: smell" not in line]
    (light / "msel.yaml").write_text("\n".join(rows), "utf-8")
    without = load(light).scenario
    drafted = text.replace(
        "to: [CITIZEN-DESK], claim: smell", "status: draft, number: 99, to: [CITIZEN-DESK], claim: smell"
    )
    (light / "msel.yaml").write_text(drafted, "utf-8")
    assert load(light).scenario == without


@pytest.mark.parametrize(
    "day", ["2027-02-30 08:00", "2027-13-01 08:00", "0000-01-01 08:00", "2027-06-31 08:00"]
)
def test_a_day_that_no_calendar_has_is_refused_at_its_line(day, light):
    change(light / "drill.yaml", "2027-05-20 08:00", day)
    with pytest.raises(ScenarioErrors) as refused:
        load(light)
    assert {(fault.place.field, fault.code) for fault in refused.value.errors} == {("epoch", "S113")}


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("drill.yaml", "phases: 60", "phases: -5", "phases"),
        ("drill.yaml", "phases: 60", "phases: 4", "phases"),
        ("drill.yaml", "phases: 60", "phases: 60\nsituations: [a]", "situations[0]"),
        ("claims/ask.yaml", "harm: H0", "harm: [H1]", "harm"),
        ("claims/ask.yaml", "[no, no, no, yes,", "[no, no, no, perhaps,", "gate_answers[3]"),
        ("cells.yaml", "id: adviser", "id: [adviser]", "cells[3].id"),
    ],
)
def test_one_mistake_is_one_fault(file, old, new, field, light):
    change(light / file, old, new)
    with pytest.raises(ScenarioErrors) as refused:
        load(light)
    assert [(fault.place.file, fault.place.field) for fault in refused.value.errors] == [(file, field)]


def paths(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    for key, child in (
        node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    ):
        yield from paths(child, (*path, key))


@pytest.mark.parametrize("file", sorted(str(path.relative_to(LIGHT)) for path in LIGHT.rglob("*.yaml")))
def test_whatever_stands_for_a_value_is_a_fault_in_words(file):
    """Each value of the file, however deep, in turn by a list, a mapping, a number and a text."""
    files = {str(path.relative_to(LIGHT)): path.read_bytes() for path in LIGHT.rglob("*.yaml")}
    whole = read_yaml(files[file], file).data
    for path in paths(whole):
        for junk in ([["x"]], {"a": ["x"]}, -5, "x"):
            data = json.loads(json.dumps(whole))
            around = data
            for step in path[:-1]:
                around = around[step]
            around[path[-1]] = junk
            try:
                check(load_files({**files, file: yaml.safe_dump(data, allow_unicode=True).encode()}))
            except ScenarioErrors as refused:
                assert refused.render("vi")


KEPT = {
    "light": "4ea0fa197a8706ed",
    "tiny": "74e79a01deece5b3",
}


@pytest.mark.parametrize("name", KEPT)
def test_what_follows_from_what_is_held_still(name):
    """Drills keep their files as written: filled in otherwise they would be other drills. It changes with the format's number."""
    told = json.dumps(load(HERE / name).scenario.model_dump(mode="json", by_alias=True), sort_keys=True)
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == KEPT[name]


@pytest.mark.parametrize("drill", ["hospital-vi", "city-en"])
def test_one_role_and_one_cell_by_themselves_are_lists_of_one(drill: str) -> None:
    files = data(drill)
    seats = [
        seat for cell in files["cells.yaml"]["cells"] for seat in cell["seats"] if len(seat["roles"]) == 1
    ]
    told_of = [claim for _, claim in claims(files) if len(claim.get("about", ())) == 1]
    for node, name in [*((seat, "roles") for seat in seats), *((claim, "about") for claim in told_of)]:
        (node[name],) = node[name]
    assert seats and told_of and said(files) == said(data(drill))
    seats[0]["roles"] = "SPOKE, COMMS"
    assert ("S112", "[SPOKE, COMMS]") in {(each[0], each[3].split("`")[-2]) for each in said(files)}
