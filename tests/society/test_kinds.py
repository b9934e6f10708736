"""Kinds of threads: their tables, their words, and who begins an organic thread of a kind."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from operator import gt, lt

import numpy as np
import pytest

from infodrill.society import City, Layer, Spread
from infodrill.society import columns as c
from infodrill.society.assumptions import PRESET_TABLE
from infodrill.society.curves import load_curves
from infodrill.society.kinds import ANYBODY, OWN, PLAIN, STEPS, Kind, arranged, audience, kind_words, plain
from infodrill.society.organic import organic_cascades
from infodrill.society.strength import coefficient_array
from infodrill.society.threads import delay_row, grip, kind_word, origin


def test_natures_of_mixed_stay_independent_of_each_other_two_by_two() -> None:
    kinds = arranged(range(16), range(100, 116), range(200, 216), range(20, 36))[: c.KINDS]
    for a, b in combinations((0, 2, 3, 4), 2):
        assert len({(kind[a], kind[b]) for kind in kinds}) == 256


@pytest.mark.parametrize("preset", sorted(PRESET_TABLE))
def test_each_preset_has_256_kinds_and_as_many_of_ordinary_tellers_within_their_ranges(preset: str) -> None:
    kinds = PRESET_TABLE[preset].kinds
    assert len(kinds) == 2 * c.KINDS
    exponents = len(load_curves().delay) // STEPS
    for kind in kinds:
        assert OWN <= kind.exponent < exponents and -STEPS < kind.tempo < STEPS
        assert 0 <= kind.original <= 1000 and 0 < kind.grip < 4096 and ANYBODY <= kind.reach < 80


def test_word_of_a_kind_says_what_the_kind_says_and_that_of_all_ones_is_the_plain_one() -> None:
    kinds = (Kind(-3, 2, 1000, 300, 40), Kind(5, OWN, 0, 90, 0))
    co = coefficient_array(_numbers(), replace(PRESET_TABLE["mixed"], kinds=kinds), 0)
    first, second, plain = (kind_word(nature, co) for nature in (0, 1, c.PLAIN_NATURE))
    assert (grip(first), origin(first), grip(second), origin(second)) == (300, 1 << 24, 90, 0)
    assert (grip(plain), origin(plain)) == (PLAIN.grip, (1 << 24) // 2)
    base = PRESET_TABLE["mixed"].delay[c.FEED]
    assert delay_row(c.FEED, 0, co) == 2 * STEPS + base - 3 and delay_row(c.FEED, 1, co) == STEPS - 1
    assert (
        delay_row(c.FEED, c.PLAIN_NATURE, co) == 2 * STEPS + base - 3
    )  # the lower of two tempos, the first exponent


def test_words_keep_their_order() -> None:
    kinds = PRESET_TABLE["groups"].kinds
    words = kind_words(kinds, PRESET_TABLE["groups"].delay[c.FEED])
    assert len(words) == len(kinds) + 1 and words[0] != words[1]
    assert [word & 0xFFFF for word in words[1:]] == [kind.grip for kind in kinds]


def test_audiences_rise_by_quarters_of_a_doubling_and_overlap_by_one() -> None:
    spans = [audience(reach) for reach in range(12, 70)]
    assert all(low < high for low, high in spans) and audience(ANYBODY)[0] == 0
    assert all(a[0] <= b[0] < a[1] for a, b in pairwise(spans[8:]))
    assert audience(40) == (1024, 1448)


def test_organic_thread_is_begun_by_a_teller_as_widely_read_as_its_kind_says(town: City) -> None:
    made = PRESET_TABLE["groups"]
    wide, narrow = Kind(0, OWN, 1000, 256, 36), Kind(0, OWN, 1000, 256, 14)
    kinds = (wide,) * c.KINDS + (narrow,) * c.KINDS
    preset = replace(made, kinds=kinds, organic=replace(made.organic, busy=50_000))
    found = organic_cascades(town, seed=3, preset=preset, hours=48, threads=400)
    sizes, busy = np.diff(found["offsets"]) - 1, found["nature"] < c.KINDS
    assert 120 < busy.sum() < 280
    assert sizes[busy].mean() > 5 * sizes[~busy].mean()


def _numbers() -> dict[str, int]:
    from infodrill.society.assumptions import coefficients

    return coefficients("base")


@pytest.mark.parametrize("preset", PRESET_TABLE)
def test_pages_are_taken_up_like_the_middle_thread_of_the_preset(preset: str) -> None:
    threads = PRESET_TABLE[preset].kinds[:256]
    page = plain(PRESET_TABLE[preset].kinds)
    slower, faster = (sum(f(thread.tempo, page.tempo) for thread in threads) for f in (gt, lt))
    assert max(slower, faster) <= 128
    assert (page.original, page.grip, page.near) == (500, 256, 0)


@pytest.mark.parametrize("preset", PRESET_TABLE)
@pytest.mark.parametrize("layer", [Layer.FEED, Layer.GROUP, Layer.PRESS])
def test_page_is_read_as_late_as_its_nature_says(town: City, preset: str, layer: Layer) -> None:
    run = Spread(town, preset=preset)
    run.publish(
        "s", targets="k", at=0, issuer="page", layers=(layer,), reach=1000, craft=5, evidence=2, effect="hold"
    )
    run.advance(1)
    _, due = run._engine.readings(1)
    row = load_curves().delay[delay_row(layer, c.PLAIN_NATURE, run._engine.tables.co)]
    awake = np.quantile(due, 0.25)  # by day an active minute is about a minute
    assert 0.5 * np.quantile(row, 0.25) - 2 <= awake <= 2 * np.quantile(row, 0.25) + 2
