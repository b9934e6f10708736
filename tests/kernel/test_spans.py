"""Which letters of a text are taken is told as a plain look at each of them tells it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infodrill.kernel.spans import Taken

SPAN = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda span: (span[0], span[0] + span[1]))


def overlap(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return bool({*range(*first)} & {*range(*second)})


@given(given_away=st.lists(SPAN, max_size=8), asked=SPAN)
def test_a_span_meets_what_shares_a_letter_with_it(
    given_away: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    assert Taken(given_away).meets(*asked) == any(overlap(asked, span) for span in given_away)


@given(spans=st.lists(SPAN, max_size=20), asked=SPAN)
def test_what_is_taken_one_after_the_other_is_seen_as_what_was_taken_at_once(
    spans: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    taken, kept = Taken(), list[tuple[int, int]]()
    for span in spans:
        if not taken.meets(*span):
            taken.take(*span)
            kept.append(span)
    assert not any(overlap(first, second) for first in kept for second in kept if first is not second)
    assert taken.meets(*asked) == any(overlap(asked, span) for span in kept)
