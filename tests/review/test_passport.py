"""The realism passport rests on a stored measurement of the model that runs; its sentences follow from it and the drill."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from infodrill.conduct.nouns.course import DrillOpened
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review.assess import assess
from infodrill.review.effects import BASES, GROUPS, WORDED, effects
from infodrill.review.passport import (
    ALWAYS,
    FACTS,
    LEVELS,
    PRESETS,
    SETS,
    TAILS,
    few,
    in_short,
    passport,
)
from infodrill.review.record import Record
from infodrill.review.report.page import page
from infodrill.review.report.tree import tree
from infodrill.review.words import ReportLine, Voice
from infodrill.society import MODEL_VERSION
from infodrill.society import realism as store
from infodrill.society.assumptions import ASSUMPTIONS, PRESET_TABLE
from infodrill.society.realism import (
    FAIL,
    FactDistance,
    Realism,
    RealSet,
    SetCompared,
    SizeMeasured,
    TailCompared,
    numbers_digest,
    stored,
)
from tests.review.scene import Pen, claim, scenario

TEXT = Path(__file__).parents[2].joinpath("docs", "validation.md").read_text(encoding="utf-8")
TREES, TIMES = (
    RealSet(name="tw15", label="", real=1_000, trees=True),
    RealSet(name="upfd_gos", label="", real=1_000, trees=False),
)
TABLE = {"structural virality": "sv", "most at one depth": "maxbreadth", "t50, h": "t50", "t90, h": "t90",
         "direct share": "br1", "burstiness": "B", "first hour": "f1h", "depth": "depth"}  # fmt: skip


def measured(
    accounts: int, *, far: Sequence[str] = (), simulated: int = 600, inside: bool = True
) -> SizeMeasured:
    """A preset at one size: near in all facts but `far`."""
    facts = [
        FactDistance(fact=fact, ks=300 if fact in far else 90, w1=90, level=FAIL if fact in far else "good")
        for fact in FACTS
    ]
    level = FAIL if far or not inside else "good"
    both = [
        SetCompared(name=known.name, label="", simulated=simulated, level=level, facts=tuple(part))
        for known, part in ((TREES, facts), (TIMES, facts[3:5]))
    ]
    tail = TailCompared(what="P(>=100)", simulated=33, real=19, inside=inside)
    return SizeMeasured(
        preset="mixed", accounts=accounts, seeds=1, threads=9_000, tails=(tail,), against=tuple(both)
    )


def known(*sizes: SizeMeasured) -> Realism:
    return replace(stored(), sets=(TREES, TIMES), measured=sizes)


@cache
def drill() -> Record:
    return Pen(scenario(claim("dyke", "G0", "FALSE"))).end(60)


def played(accounts: int = 200_000, preset: str = "mixed", model: str = f"city-{MODEL_VERSION}") -> Record:
    first = drill().events[0]
    assert isinstance(first.body, DrillOpened)
    body = replace(first.body, accounts=accounts, preset=preset, model_version=model)
    return replace(drill(), events=(replace(first, body=body), *drill().events[1:]))


def said(lines: Sequence[ReportLine]) -> str:
    return " ".join(Voice(lang="en", story=lambda at: datetime(2030, 1, 1)).say(text) for text in lines)


# ---- the store ----


def test_what_is_stored_was_measured_with_the_numbers_that_run() -> None:
    """A new version of the model, or one coefficient changed, is to be measured again: python benchmarks/realism.py."""
    assert (stored().model, stored().digest) == (MODEL_VERSION, numbers_digest())


def test_one_changed_number_is_another_measurement(monkeypatch: pytest.MonkeyPatch) -> None:
    before = numbers_digest()
    first, *others = ASSUMPTIONS
    monkeypatch.setattr(store, "ASSUMPTIONS", (replace(first, base=first.base + 1), *others))
    assert numbers_digest() != before


def test_every_preset_was_measured_at_several_sizes_beside_every_set_and_all_is_worded() -> None:
    sizes = {tuple(size.accounts for size in stored().of(preset)) for preset in PRESET_TABLE}
    assert len(sizes) == 1 and len(*sizes) >= 4 and set(PRESETS) == set(PRESET_TABLE)
    names = [(real.name, real.label) for real in stored().sets]
    assert {*names, (stored().unselected.name, "")} == set(SETS)
    for size in stored().measured:
        assert [(compared.name, compared.label) for compared in size.against] == names
        assert {tail.what for tail in size.tails} == set(TAILS)
        for compared in size.against:
            real = stored().named(compared)
            if not few(real, compared):
                assert {distance.fact for distance in compared.facts} >= (
                    set(FACTS) if real.trees else {"t50", "t90"}
                )
            assert {distance.level for distance in compared.facts} <= set(LEVELS)


def test_the_validation_page_says_the_same_distances() -> None:
    rows = {
        cells[0]: cells[1:]
        for line in TEXT.partition("## What came out")[2].partition("\n## ")[0].splitlines()
        if line.startswith("|") and (cells := [part.strip() for part in line.strip("|").split("|")])
    }
    for preset, name, label, first in (("public-feed", "tw15", "", 1), ("groups", "ced", "false", 5)):
        size = next(size for size in stored().of(preset) if size.accounts == 1_000_000)
        found = next(known for known in size.against if (known.name, known.label) == (name, label))
        told = {fact: tuple(rows[row][first : first + 3]) for row, fact in TABLE.items()}
        assert told == {
            one.fact: (f"{one.ks / 1000:.3f}", f"{one.w1 / 1000:.3f}", one.level) for one in found.facts
        }
        assert f"{found.simulated}" in rows["selected cascades"] and found.level == "accept"
        assert f"{stored().named(found).real:,}" in TEXT


# ---- what is said of a drill ----


@pytest.mark.parametrize(
    ("accounts", "words"),
    [
        (20_000, "smaller than any"),
        (200_000, "lies among them"),
        (300_000, "lies among them"),
        (4_000_000, "larger than any"),
    ],
)
def test_a_city_outside_the_sizes_that_held_is_said(accounts: int, words: str) -> None:
    facts = known(measured(20_000, far=("sv",)), measured(100_000), measured(1_000_000))
    found = passport(played(accounts), None, facts)
    assert found.held_at == (100_000, 1_000_000) and words in said(found.findings)
    assert ("How large and how fast" in said(found.not_concluded)) is (words != "lies among them")


@pytest.mark.parametrize(
    "unfit",
    [measured(100_000, far=("t50",)), measured(100_000, inside=False), measured(100_000, simulated=17)],
)
def test_a_size_holds_by_all_that_is_compared_and_by_enough_cascades(unfit: SizeMeasured) -> None:
    found = passport(played(), None, known(unfit))
    assert found.held_at == () and "In no city of" in said(found.findings)


def test_what_lies_far_from_every_set_may_carry_no_conclusion() -> None:
    found = passport(played(), None, known(measured(200_000, far=("sv", "t50"), inside=False)))
    told = said(found.not_concluded)
    assert "structural virality" in told and "until half of the shares" in told and "nine tenths" not in told
    assert "threads of 100 shares and more" in told
    assert "far from every real set" not in said(
        passport(played(), None, known(measured(200_000))).not_concluded
    )


def test_another_model_and_a_preset_that_was_not_measured_are_said() -> None:
    old = passport(played(model="city-1"), None, known(measured(200_000)))
    assert not old.same_model and "another version of the model (city-1)" in said(old.findings)
    none = passport(played(preset="own"), None, known(measured(200_000)))
    assert "has not been compared" in said(none.findings) and "was not measured" in said(
        [in_short(none, known())]
    )


def test_the_nearest_size_is_taken_by_its_ratio_and_told_in_one_line() -> None:
    facts = known(measured(20_000, far=("sv",)), measured(100_000), measured(1_000_000))
    found = passport(played(50_000), None, facts)
    assert found.nearest is not None and found.nearest.accounts == 100_000
    told = "A simulated city of 100,000 accounts beside 2 sets of real cascades"
    assert told in said([in_short(found, facts)])


def test_the_one_line_tells_every_set_that_was_compared_not_the_best_of_them() -> None:
    facts = known(measured(200_000, far=("sv",)))
    found = passport(played(), None, facts)
    assert "set by set: 7 of 8; 2 of 2." in said([in_short(found, facts)])


def test_near_to_one_set_is_said_of_that_set() -> None:
    found = passport(played(), None, known(measured(100_000), measured(300_000)))
    assert "acceptably near to 1 of 2 sets of real cascades: rumours and news on a public feed" in said(
        found.findings
    )


def test_what_was_compared_and_did_not_come_near_is_not_told_as_not_compared() -> None:
    far, few_there = known(measured(200_000, far=("sv",))), known(measured(200_000, simulated=17))
    assert "did not come acceptably near to them" in said(passport(played(), None, far).not_concluded)
    assert "has not been held against anything real" in said(
        passport(played(), None, few_there).not_concluded
    )
    elsewhere = passport(played(4_000_000), None, far).not_concluded
    assert "has not been held against anything real" in said(elsewhere)


def test_a_size_at_which_too_few_cascades_were_there_is_not_the_one_that_is_shown() -> None:
    facts = known(measured(20_000, simulated=17), measured(100_000, far=("sv",)))
    found = passport(played(20_000), None, facts)
    assert found.nearest is not None and found.nearest.accounts == 100_000
    alone = passport(played(20_000), None, known(measured(20_000, simulated=17)))
    assert alone.nearest is not None and "was not measured" in said([in_short(alone, facts)])


# ---- whose assumptions ----


def test_every_coefficient_is_worded_and_says_whose_it_is() -> None:
    assert set(WORDED) == {one.name for one in ASSUMPTIONS if one.basis != "unit"}
    assert {group for group, _ in WORDED.values()} | {"reaction"} == set(GROUPS)
    for one in ASSUMPTIONS:
        assert all(study in one.source for study in one.studies)
        assert one.basis == "unit" or one.basis in BASES
        assert bool(one.studies) or "assumption" in one.source or one.basis == "unit"
    found = {effect.name: effect.basis for effect in effects(0)}
    assert (found["correct"], found["false_denial"], found["trust_answer"]) == (
        "measured",
        "direction",
        "ours",
    )
    assert found["trap_reach"] == "scenario"


# ---- in the report ----


def test_the_passport_is_in_page_and_tree_in_both_languages() -> None:
    record = played(preset="public-feed")
    found = assess(record, replicas=0)
    told = tree(found, record)["passport"]
    json.dumps(told)
    for lang in LANGUAGES:
        html = page(found, record, lang)
        text = html.partition('aria-labelledby="h-passport"')[2].partition("<article")[0]
        for line in (*told["findings"], *told["not_concluded"]):
            assert line[lang].split("(")[0].strip() in text.replace("&#39;", "'")
        for msgid in (*ALWAYS, "Whose assumption each effect is", *SETS.values(), *TAILS.values()):
            assert tr(lang, msgid) in text
        assert "Walter &amp; Murphy 2018" in text and record.opened.preset not in text
