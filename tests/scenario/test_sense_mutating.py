"""Mistakes of sense made by seed all over the library's drills: named at their file and entry, so many of each sort, and never a
crash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from infodrill.scenario.loader import library
from tests.forms import amount
from tests.scenario.sensekinds import MSEL
from tests.scenario.sensemutating import KINDS, Sensed, drill, said_of, sensed, sort_of

SMALL = ("clinic", "market-rumour", "forged-order", "school-gate", "boundaries")
"""Drills of which one check takes least."""
NAMED: Mapping[str, int] = {"translation": 72, "meaning": 60, "form": 95}
"""Per cent of each sort that are named now: whoever raises the rate raises these, nobody lowers them."""


def tried() -> Iterator[Sensed]:
    """In the short form each kind in one drill, in the long one in each."""
    if amount(False, True):
        yield from sensed(library(), KINDS)
    for n, name in enumerate(SMALL):
        yield from sensed([name], list(KINDS)[n :: len(SMALL)])


def test_mistakes_of_sense_are_named_where_they_are():
    rows = list(tried())
    made, named = Counter[str](), Counter[str]()
    for row in rows:
        made[sort_of(row.planted)] += 1
        named[sort_of(row.planted)] += row.verdict == "named"
    assert len({row.planted.kind for row in rows}) > 60
    crashed = [
        (row.drill, row.planted.kind, row.planted.shown, row.said) for row in rows if row.verdict == "crash"
    ]
    assert not crashed
    missed = [(row.drill, row.planted.kind, row.planted.shown) for row in rows if row.verdict != "named"]
    for sort, least in NAMED.items():
        assert 100 * named[sort] >= least * made[sort] > 0, (sort, named[sort], made[sort], missed)


def test_a_question_of_the_press_whose_minutes_are_read_as_seconds_can_be_shown():
    clinic = drill("clinic")
    rows = [
        n for n, each in enumerate(clinic.story.injects) if each["method"] == "press" and each.get("claim")
    ]
    for n in rows:
        files = clinic.story.with_edits(((MSEL, ("injects", n, "at"), 20),))
        assert any(each.field == f"injects[{n}].at" for each in said_of({**files, **clinic.others}))
