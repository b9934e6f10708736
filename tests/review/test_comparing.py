"""Drills side by side: counts that are those of the ledgers, letters only where they answer one question, and why not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from infodrill.conduct.nouns.course import DrillOpened, DrillScored
from infodrill.kernel.i18n import LANGUAGES
from infodrill.review.assess import judge
from infodrill.review.comparing import FEWEST_SHARED, Comparison, compare
from infodrill.review.measures import versions
from infodrill.review.measures.base import FEW
from infodrill.review.record import Record
from infodrill.review.report import besidepage
from infodrill.review.report.comparepage import compared_as_data, compared_as_markdown, names_of
from tests import rehearsals

CELLS = ("good", "silent", "overreacting")


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return [rehearsals.record("clinic", cells) for cells in CELLS]


@pytest.fixture(scope="module")
def found(records: list[Record]) -> Comparison:
    return compare(records)


def bars(found: Comparison) -> str:
    voice = found.verdicts[0].log.voice("en")
    return " ".join(voice.say(bar) for bar in found.bars)


def opened_otherwise(record: Record, **changes: object) -> Record:
    first = record.events[0]
    assert isinstance(first.body, DrillOpened)
    return replace(record, events=(replace(first, body=replace(first.body, **changes)), *record.events[1:]))


def test_letters_and_counts_are_those_of_each_drill_s_own_ledger(
    records: list[Record], found: Comparison
) -> None:
    verdicts = [judge(record) for record in records]
    assert found.overall == tuple(verdict.letter for verdict in verdicts) and len(set(found.overall)) > 1
    assert [row.code for row in found.measures] == list(verdicts[0].measures)
    for row in found.measures:
        due = []
        for each, verdict in zip(row.drills, verdicts, strict=True):
            measure = verdict.measures[row.code]
            counted = {one.owed.key: one for one in measure.rows if one.evaluated and not one.owed.automated}
            assert (each.letter, each.result, each.due) == (measure.letter, measure.result, len(counted))
            assert each.met == sum(one.outcome == "met" for one in counted.values())
            due.append(counted)
        shared = set(due[0]) & set(due[1]) & set(due[2])
        assert row.shared == len(shared)
        for each, counted in zip(row.drills, due, strict=True):
            assert each.met_shared == sum(counted[key].outcome == "met" for key in shared) <= each.met


def test_a_measure_is_barred_for_what_stands_against_it_and_for_nothing_else(found: Comparison) -> None:
    voice = found.verdicts[0].log.voice("en")
    barred = set()
    for row in found.measures:
        measures = [verdict.measures[row.code] for verdict in found.verdicts]
        unrated = any(measure.rating is None for measure in measures)
        other = row.shared * 100 < FEWEST_SHARED * max(each.due for each in row.drills)
        few = any(measure.rating is not None and 0 < measure.rests_on <= FEW for measure in measures)
        said = " ".join(voice.say(bar) for bar in row.bars)
        assert ("not rated in drill" in said, "other rows" in said, "very few" in said) == (
            unrated,
            other,
            few,
        )
        barred.add(bool(row.bars))
    assert barred == {True, False}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda record: opened_otherwise(record, scenario_digest="0" * 64),
            "different versions of the scenario",
        ),
        (lambda record: opened_otherwise(record, edition_digest="0" * 64), "different procedures"),
        (lambda record: opened_otherwise(record, traps=False), "traps were off"),
        (lambda record: opened_otherwise(record, cells={}), "played by the machine"),
        (lambda record: opened_otherwise(record, seed=2), "simulated cities differ"),
        (lambda record: opened_otherwise(record, accounts=7_000), "simulated cities differ"),
        (lambda record: replace(record, content_digest=""), "Texts were erased from drill 2"),
        (
            lambda record: replace(
                record,
                events=tuple(
                    replace(event, body=replace(event.body, versions={**event.body.versions, "E7": 0}))
                    if isinstance(event.body, DrillScored)
                    else event
                    for event in record.events
                ),
            ),
            "Drill 2 was closed under other measures: First word",
        ),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_what_stands_between_the_drills_is_said_once_and_only_where_it_does(
    records: list[Record], change: Callable[[Record], Record], words: str
) -> None:
    if "closed under" in words and not any(
        isinstance(event.body, DrillScored) for event in records[1].events
    ):
        last = records[1].events[-1]
        scored = DrillScored(overall="", letters={}, versions=versions(), ledger="")
        records = [
            records[0],
            replace(records[1], events=(*records[1].events, replace(last, seq=last.seq + 1, body=scored))),
        ]
    assert words not in bars(compare(records[:2]))
    assert bars(compare([records[0], change(records[1])])).count(words) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_says_each_letter_count_and_reason_in_both_languages(found: Comparison, lang: str) -> None:
    voice = found.verdicts[0].log.voice(lang)
    names = names_of(3, voice)
    table = compared_as_markdown(found, names, lang)
    lines = {line.split("|")[1].strip(): line for line in table.splitlines() if line.startswith("| E")}
    told = compared_as_data(found, lang)
    assert list(lines) == [row.code for row in found.measures] == [row["code"] for row in told["measures"]]
    for row, data in zip(found.measures, told["measures"], strict=True):
        assert ("≠" in lines[row.code]) == bool(row.bars) == bool(data["not_compared"])
        assert all(reason in table for reason in data["not_compared"])
        for each in row.drills:
            assert (
                not each.due
                or voice("{n} of {of} rows met", n=str(each.met), of=str(each.due)) in lines[row.code]
            )
    assert all(name in table for name in names) and json.loads(json.dumps(told)) == told
    other = "en" if lang == "vi" else "vi"
    assert table != compared_as_markdown(found, names_of(3, found.verdicts[0].log.voice(other)), other)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_of_two_plays_says_that_it_is_one_draw_of_each(found: Comparison, lang: str) -> None:
    """The sentence above it tells means of many, and may show another difference."""
    voice = found.verdicts[0].log.voice(lang)
    row = besidepage.TimeBeside(minute=9, clock="08:09", first=126, second=87, forked=True)
    page = besidepage.BesidePage(title="t", names=("a", "b"), said=("s",), times=(row,))
    assert voice(besidepage.ONE_DRAW) in besidepage.as_markdown(page, voice)
    assert voice(besidepage.ONE_DRAW) not in besidepage.as_markdown(replace(page, times=()), voice)
