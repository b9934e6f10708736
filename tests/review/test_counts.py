"""Every percentage of a report can be computed again from the two counts that stand beside it, and those from the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest

from infodrill.review.assess import assess
from infodrill.review.measures import detection
from infodrill.review.measures.base import share
from infodrill.review.record import load_record
from infodrill.review.report import pages
from infodrill.review.report.tree import tree
from tests.forms import both_forms
from tests.once import once
from tests.verdict.walks import played

PLAYS = [
    (name, cells)
    for name in ("clinic", "boundaries")
    for cells in ("good", "careless", "overreacting", "slow")
]
KEPT = [("clinic", "good"), ("clinic", "overreacting"), ("boundaries", "good"), ("boundaries", "slow")]
PERCENT = re.compile(r"(\d+(?:\.\d)?)\s%")
PAIR = re.compile(r"(\d[\d,]*) of (?:all )?(\d[\d,]*)")


@once
def reported(name: str, cells: str) -> tuple[dict[str, Any], str]:
    """The report of a short play as values and as the English page."""
    record = load_record(played(name, cells))
    found = assess(record, replicas=0)
    return tree(found, record), pages(found, record)["en"]


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, KEPT))
def test_percentages_of_the_json_follow_from_the_counts_beside_them(name: str, cells: str) -> None:
    found, _ = reported(name, cells)
    shares = 0
    for node in nodes(found):
        if "covered" in node:
            evaluated, planned = node["covered"]
            assert node["coverage"] == (100 * evaluated // planned if planned else None), node
        values = node.get("values", {})
        if isinstance(values, dict) and "share" in values:
            shares += 1
            others = [value for key, value in values.items() if key != "share"]
            assert any(share(*pair) == values["share"] for pair in permutations(others, 2)), node
    assert shares >= 3


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, KEPT))
def test_counts_of_coverage_and_of_what_a_letter_rests_on_follow_from_the_rows(name: str, cells: str) -> None:
    found, _ = reported(name, cells)
    rows = found["ledger"]
    for code, measure in found["measures"].items():
        mine = [row for row in rows if row["measure"] == code and not row["automated"]]
        weighed = [
            row
            for row in mine
            if code != "E1" or row["what"] != detection.LOGGED or row["priority"] in detection.PRESSING
        ]
        planned = [row for row in weighed if row["planned"] and row["outcome"] != "not_applicable"]
        evaluated = [row for row in planned if row["outcome"] in ("met", "missed")]
        assert measure["covered"] == [len(evaluated), len(planned)], code
        assert measure["rests_on"] == sum(row["outcome"] in ("met", "missed") for row in weighed), code
        assert measure["rating"] is None or measure["rests_on"] or code == "E8", code


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, KEPT))
def test_percentages_on_page_one_and_in_the_results_stand_beside_their_counts(name: str, cells: str) -> None:
    _, html = reported(name, cells)
    seen = 0
    assert next(blocks(html)).startswith("Evaluated: "), "a share alone beside the result is read as a mark"
    for block in blocks(html):
        pairs = [(number(each_number), number(other)) for each_number, other in PAIR.findall(block)]
        for printed in PERCENT.findall(block):
            seen += 1
            shares = {share(*pair) / 10 for pair in pairs} | {float(100 * a // b) for a, b in pairs if b}
            assert float(printed) in shares, block
    assert seen >= 10


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping in a tree of plain values."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict):
        yield value
    for one in inside:
        yield from nodes(one)


def blocks(html: str) -> Iterator[str]:
    """The words beside the overall result, and of each result and coverage in the table of measures; targets left out."""
    yield plain(re.findall(r'<div class="overall__c">.*?</div>', html, re.S)[0])
    table = re.findall(r'<table class="results">.*?</table>', html, re.S)[0]
    for row in re.findall(r"<tr.*?</tr>", table, re.S)[1:]:
        _, _, measured, _, covered = re.findall(r"<td.*?</td>", row, re.S)
        yield plain(measured)
        yield plain(covered)


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("&nbsp;", " ").split())


def number(text: str) -> int:
    return int(text.replace(",", ""))
