"""Grammars: faults are named, draws are stable, and the proof of anchors agrees with looking at everything."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from infodrill.kernel.errors import ScenarioError
from infodrill.media.grammar import (
    SAMPLE,
    TOKENS,
    anchored,
    compile_grammar,
    expand,
    expansions,
    longest,
    unused_rules,
    values,
)
from infodrill.scenario.schema import Grammar
from infodrill.scenario.tokens import LABELLED

from .conftest import grammar, make_scenario

ANCHOR = "Bến Mẫu"
MANY = 3_000


@st.composite
def small_grammars(draw: st.DrawFn) -> Grammar:
    """Random acyclic grammars: rule n refers only to later rules; some literals hold the anchor or half of it."""
    words = st.sampled_from(["đê vỡ ", "Bến Mẫu ", "bến mẫu", "Bến ", "Mẫu ", "nước ", "{ward}", "{phone:a}"])
    names = ["ra", "rb", "rc"]

    def pattern(later: list[str]) -> st.SearchStrategy[str]:
        refs = st.sampled_from([f"{{{name}}}" for name in later]) if later else words
        return st.lists(st.one_of(words, words, refs), min_size=1, max_size=3).map("".join)

    rules = {
        name: tuple(draw(st.lists(pattern(names[place + 1 :]), min_size=1, max_size=3)))
        for place, name in enumerate(names)
    }
    start = tuple(draw(st.lists(pattern(names), min_size=1, max_size=3)))
    return grammar(start=start, rules=rules, style=draw(st.sampled_from(["plain", "unaccented"])))


def marked(source: Grammar) -> Grammar:
    """The same grammar with "#" for each literal that holds the anchor and "." for every other piece of text."""

    def mark(text: str) -> str:
        parts = re.split(r"(\{r[abc]\}|\{[^}]*\})", text)
        return "".join(
            part if part.startswith("{r") else ("#" if ANCHOR.lower() in part.lower() else ".")
            for part in parts
        )

    rules = {name: tuple(map(mark, patterns)) for name, patterns in source.rules.items()}
    return grammar(start=tuple(map(mark, source.start)), rules=rules)


@given(small_grammars())
def test_a_proven_anchor_is_in_every_expansion(source: Grammar) -> None:
    try:
        made = compile_grammar(source)
    except ScenarioError as fault:
        assume(fault.code != "S304")  # grew too long, which another test looks at
        raise
    everything = expansions(made, MANY)
    assert len(list(everything)) == min(everything.count, MANY)
    if anchored(made, [ANCHOR]):
        held = "ben mau" if source.style == "unaccented" else "bến mẫu"
        assert all(held in text.lower() for text in everything)


@given(small_grammars())
def test_the_proof_agrees_with_looking_at_every_derivation(source: Grammar) -> None:
    everything = expansions(compile_grammar(marked(source)), MANY)
    assume(everything.count <= MANY)
    assert anchored(compile_grammar(source), [ANCHOR]) == all("#" in text for text in everything)


def test_all_values_of_a_token_can_carry_the_anchor() -> None:
    made = compile_grammar(grammar(start=("đê ở {ward} vỡ",)))
    assert not anchored(made, ["Bến"])
    assert anchored(made, ["Bến", "Hải Minh"], values(make_scenario().places, "vi"))
    assert not anchored(made, ["Bến 1"], values(make_scenario().places, "vi"))


def test_a_rule_with_one_bare_pattern_is_not_anchored() -> None:
    made = compile_grammar(grammar(start=("{who} bỏ chạy",), rules={"who": ("Chợ Bến Mẫu", "Ai cũng")}))
    assert not anchored(made, [ANCHOR])


def test_no_anchor_proves_nothing() -> None:
    assert not anchored(compile_grammar(grammar()), [])
    assert not anchored(compile_grammar(grammar()), ["  "])


@pytest.mark.parametrize(
    ("start", "rules", "code"),
    [
        (("{lạ}",), {}, "S302"),
        (("{missing}",), {}, "S301"),
        (("{phone:a",), {}, "S302"),
        (("{a}",), {"a": ("{b}",), "b": ("{a}",)}, "S303"),
        (("x",), {"a": ("{a}",)}, "S303"),
        (("{a}" * 8,), {"a": ("x" * 300,)}, "S304"),
        (("{ward}\u0301 nữa",), {}, "S305"),
    ],
)
def test_a_faulty_grammar_is_refused_with_its_place(
    start: tuple[str, ...], rules: dict[str, tuple[str, ...]], code: str
) -> None:
    with pytest.raises(ScenarioError) as fault:
        compile_grammar(grammar("bad", start, rules=rules), "texts/a.yaml")
    assert fault.value.code == code
    assert fault.value.place.file == "texts/a.yaml"
    assert fault.value.place.field.startswith("bad.")


def test_the_count_of_a_huge_grammar_is_known_without_walking_it() -> None:
    rules = {"w": tuple("abcdefghij")}
    made = expansions(compile_grammar(grammar(start=("{w}" * 30,), rules=rules)), 5)
    assert made.count == 10**30
    assert len(list(made)) == 5


@given(st.integers(), st.text(max_size=8))
def test_an_expansion_is_one_of_all_and_always_the_same(seed: int, key: str) -> None:
    made = compile_grammar(grammar(start=("{a} {b}", "{b}"), rules={"a": ("x", "y"), "b": ("{a}1", "z")}))
    text = expand(made, SAMPLE, seed, key)
    assert text == expand(made, SAMPLE, seed, key)
    assert text in set(expansions(made))


def test_unaccented_style_is_applied_by_folding() -> None:
    assert expand(compile_grammar(grammar(start=("Đê vỡ",), style="unaccented")), SAMPLE, 1, "p") == "De vo"


def test_tokens_render_to_values_nobody_could_use() -> None:
    def shown(name: str) -> str:
        return expand(compile_grammar(grammar(start=(f"{{{name}:a}}",))), SAMPLE, 1, "p")

    assert not any(letter.isdigit() for letter in shown("phone")[2:])
    assert "DIENTAP" in shown("account") and shown("link").endswith(".invalid")
    assert all(map(shown, TOKENS - {*LABELLED}))


def test_longest_is_at_least_the_length_of_every_expansion() -> None:
    made = compile_grammar(
        grammar(start=("{a} và {a}",), rules={"a": ("ngắn", "dài hơn nhiều"), "b": ("x",)})
    )
    assert longest(made) == max(len(text) for text in expansions(made))
    assert unused_rules(made) == ("b",)
