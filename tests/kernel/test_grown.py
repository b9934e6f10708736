"""A mapping that grows without being copied: always as a dict would be, at a small price."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.patience import grows

from infodrill.kernel.grown import SMALL, with_one


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(), st.booleans()), max_size=600))
def test_it_is_what_a_dict_would_be(steps: list[tuple[int, int, bool]]) -> None:
    grown, plain = (
        with_one({number: 0 for number in range(SMALL)}, 0, 0),
        {number: 0 for number in range(SMALL)},
    )
    for key, value, look in steps:
        before, kept = grown, dict(plain)
        grown, plain = with_one(grown, key, value), {**plain, key: value}
        assert (grown[key], len(grown), key in grown) == (value, len(plain), True)
        if look:
            assert list(grown.items()) == list(plain.items()) and dict(before) == kept
    assert list(grown) == list(plain) and grown == plain and plain == grown
    assert grown.get(-1) is None and -1 not in grown


def test_setting_entries_one_by_one_is_work_in_proportion_to_their_number() -> None:
    def fill(entries: int) -> None:
        grown = with_one({}, "", 0)
        for number in range(entries):
            grown = with_one(grown, f"u{number}", number)
        assert len(grown) == entries + 1

    assert grows(fill, 4_000) < 3  # copied each time: 8
