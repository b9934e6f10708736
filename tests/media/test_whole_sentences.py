"""Where the halves of a text meet stands what ends the first: no sentence runs into the next, no comma is left over."""

from __future__ import annotations

import re

import pytest

from infodrill.media.grammar import compile_grammar, expansions
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Grammar

LEFT_OVER = re.compile(r" [,.;?!](?!\.)|[,;:]$|[.?!],|,\s*[,.?!]")
"""A stop that stands alone, one that ends a text and nothing, two where one belongs."""
NAMES = frozenset({
    "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Chủ", "A", "B", "Tết", "Ủng", "Mầm", "Minh", "Đáy", "Sân",
    "Trung", "Đình", "Nhà", "Y", "Ban", "Thoát",
})  # fmt: skip
"""Words that stand with a capital within a sentence: days, gates, a feast, a button, a class, streets, bodies."""
TWICE = re.compile(r"\b([^\W\d_]+) \1\b", re.IGNORECASE)
"""A word that is said again at once: "bảo bảo vệ". Where one piece holds both ("khăng khăng", "xxx xxx") that is meant."""
MOST = 3_000


def runs_on(text: str) -> bool:
    """Whether a single word with a capital stands behind a word, where a sentence would begin if there were a stop."""
    words = ["", *text.split(), ""]
    return any(
        before[-1:].isalpha()
        and before[0].islower()
        and word[0].isupper()
        and not word[1:2].isupper()
        and not behind[:1].isupper()
        and word.strip(',.?!:)"”') not in NAMES
        for before, word, behind in zip(words, words[1:-1], words[2:], strict=False)
    )


def stammers(text: str, meant: str) -> bool:
    """Whether where two pieces meet the second begins with the word that ends the first."""
    return any(found[0].lower() not in meant for found in TWICE.finditer(text))


def faults(grammar: Grammar) -> list[str]:
    """What a grammar makes whose halves do not join."""
    pieces = (*grammar.start, *(piece for rule in grammar.rules.values() for piece in rule))
    meant = " | ".join((*pieces, "xxx xxx")).lower()
    return [
        text
        for text in expansions(compile_grammar(grammar), MOST)
        if LEFT_OVER.search(text) or stammers(text, meant) or (grammar.language == "vi" and runs_on(text))
    ]


@pytest.mark.parametrize("name", library())
def test_a_sentence_ends_before_the_next_begins(name: str) -> None:
    told = (
        grammar
        for grammar in load(find(name)).scenario.texts.grammars
        if grammar.claim and grammar.style not in ("unaccented", "slang")
    )
    found = {grammar.id: texts[0] for grammar in told if (texts := faults(grammar))}
    assert not found, found


def test_halves_that_do_not_join_are_seen() -> None:
    def made(*start: str) -> list[str]:
        return faults(
            Grammar(
                id="two",
                language="vi",
                stance="tell",
                start=start,
                rules={"end": ("Báo muộn thế.",), "late": ("báo muộn thế.",)},
            )
        )

    assert (
        made("sân chơi nghỉ cả hè, lớp bóng cũng thôi {end}")
        and made("Đùa thôi , đừng tin.")
        and made("Biết mà,")
        and made("Mà họ lại báo {late}")
    )
    assert not made("Sân chơi ở Ga Cũ nghỉ từ thứ Bảy. {end}", "Mai họp ở Cầu Ván.", "Cứ khăng khăng thế.")
