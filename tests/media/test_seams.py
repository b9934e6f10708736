"""What grammars put together out of pieces is read for all expansions, and no piece hides behind a rule."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.media.grammar import SAMPLE, compile_grammar, expansions
from infodrill.media.seams import MOST, TooMany, meetings
from infodrill.scenario.schema import Grammar

WORD = re.compile(r"[^\W_]+")


def grammar(start: list[str], **rules: list[str]) -> Grammar:
    return Grammar(
        id="g",
        language="vi",
        stance="noise",
        start=tuple(start),
        rules={k: tuple(v) for k, v in rules.items()},
    )


PIECES = st.sampled_from(["an", "bo ", " ca", "12", " 34", "{a}", "{b}", "d", " "])
PATTERN = st.lists(PIECES, min_size=1, max_size=4).map("".join)


@given(
    start=st.lists(PATTERN, min_size=1, max_size=2),
    a=st.lists(
        st.lists(st.sampled_from(["x", " y", "9", "{b}"]), min_size=1, max_size=2).map("".join),
        min_size=1,
        max_size=3,
    ),
    b=st.lists(st.sampled_from(["q", " r ", "7 ", "st"]), min_size=1, max_size=3),
)
def test_two_neighbouring_words_of_any_expansion_stand_in_a_piece_or_a_meeting(start, a, b):
    made = compile_grammar(grammar(start, a=a, b=b))
    pieces = [*start, *a, *b]
    read = [
        text.strip()
        for text in (*meetings(made, {}), *(part for piece in pieces for part in re.split(r"\{.\}", piece)))
    ]
    pairs = {pair for text in read for pair in neighbours(text)}
    for text in expansions(made, 400, SAMPLE):
        assert neighbours(text) <= pairs, text


def neighbours(text: str) -> set[tuple[str, ...]]:
    """Each word with the next; a single word by itself."""
    words = WORD.findall(text)
    return set(pairwise(words)) or {tuple(words)}


def test_a_number_spread_over_many_rules_stands_whole_in_a_meeting():
    made = compile_grammar(grammar(["gọi {a} {b} {c} ngay"], a=["0912", "x"], b=["345"], c=["678"]))
    assert any("0912 345 678" in text for text in meetings(made, {}))


def test_a_link_stands_whole_or_not_at_all_in_a_meeting():
    link = "https://qua-thang-nay.dien-tap.invalid"
    made = compile_grammar(grammar(["{a} {link:qua-thang-nay} {a}"], a=["bấm vào", "ở đây nhé"]))
    shown = [text for text in meetings(made, {}) if "http" in text or "invalid" in text]
    assert shown and [text for text in shown if link not in text] == []


def test_a_grammar_that_meets_in_too_many_ways_says_so():
    many = [f"w{n}" for n in range(190)]
    made = compile_grammar(grammar(["{a} {b}"], a=many, b=["{a} {a}"]))
    with pytest.raises(TooMany):
        list(meetings(made, {}))
    assert len(many) ** 3 > MOST
