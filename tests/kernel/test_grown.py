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


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 3), st.booleans()), max_size=200),
    st.integers(0, 200),
)
def test_what_was_set_since_is_told_in_whole_or_not_at_all(
    steps: list[tuple[int, int, bool]], back: int
) -> None:
    grown = with_one({number: 0 for number in range(SMALL)}, 0, 0)
    all_of_it = [grown]
    for key, value, look in steps:
        if look:
            list(grown.items())  # from then on it grows from another base
        grown = with_one(grown, key, value)
        all_of_it.append(grown)
    for older in (all_of_it[-min(len(all_of_it), back + 1)], all_of_it[max(0, len(all_of_it) - 2)]):
        late = grown.since(older)
        assert late is None or {**older, **late} == dict(grown)
        backwards = older.since(grown)
        assert backwards is None or {**grown, **backwards} == dict(older)
    assert len(all_of_it) < 2 or grown.since(all_of_it[-2]) is not None, "the last step is always told"
    assert grown.since({}) is None


def test_setting_entries_one_by_one_is_work_in_proportion_to_their_number() -> None:
    def fill(entries: int) -> None:
        grown = with_one({}, "", 0)
        for number in range(entries):
            grown = with_one(grown, f"u{number}", number)
        assert len(grown) == entries + 1

    assert grows(fill, 4_000) < 3  # copied each time: 8
