"""How people type: more voices, and never a word less than the grammar proved."""

from __future__ import annotations

import pytest

from infodrill.kernel.folding import fold, nfc
from infodrill.media.feed import Feed
from infodrill.media.grammar import compile_grammar, expansions
from infodrill.media.refs import PostRef
from infodrill.media.voices import of_oneself, replied, voiced
from infodrill.scenario.loader import find, load

LONGEST_TOUCH = 24  # characters that a touch may add
LINES = (
    "Đê Cồn Vạc vỡ rồi, chạy đi.",
    "Ai biết thì nói giùm với ạ",
    "KHẨN!!! Đi ngay",
    "Tủ lạnh hỏng thật không?",
)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_touch_takes_no_word_away(lang: str) -> None:
    for line in LINES:
        for number in range(300):
            said = voiced(line, lang, 1, f"p{number}")
            assert line.rstrip(".").lower() in said.lower()
            assert len(said) <= len(line) + 2 * LONGEST_TOUCH


def test_one_sentence_is_typed_in_many_ways_and_mostly_plainly() -> None:
    said = [voiced(LINES[0], "vi", 1, f"p{number}") for number in range(1_000)]
    assert len(set(said)) > 4
    assert sum(one in (LINES[0], LINES[0][:-1]) for one in said) > 500
    assert said == [voiced(LINES[0], "vi", 1, f"p{number}") for number in range(1_000)]


@pytest.mark.parametrize("name", ["clinic", "typhoon"])
def test_every_harmful_expansion_names_something_invented_however_it_is_typed(name: str) -> None:
    scenario = load(find(name)).scenario
    harmful = [grammar for grammar in scenario.texts.grammars if grammar.harmful]
    assert harmful
    for grammar in harmful:
        anchors = [fold(nfc(anchor)) for anchor in scenario.claim(grammar.claim or "").anchors]
        for number, text in enumerate(expansions(compile_grammar(grammar), 400)):
            said = fold(voiced(text, grammar.language, 1, f"p{number}"))
            assert any(anchor in said for anchor in anchors), text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_thread_of_answers_does_not_say_one_thing_over_and_over(lang: str) -> None:
    scenario = load(find("clinic")).scenario
    feed = Feed(scenario, seed=1, language=lang)
    asks = [feed.texts.pick("question", "b2-fridge", "feed", lang, f"p{n}") for n in range(200)]
    refs = [
        PostRef(
            id=f"p{n}",
            minute=30,
            ward="go-nhan",
            channel="feed",
            grammar=grammar,
            narrative="b2-fridge",
            thread="p0",
            parent="p0",
            author_key=1,
            kind="question",
            form="reply",
        )
        for n, grammar in enumerate(asks)
    ]
    said = [feed.expand(ref) for ref in refs]
    assert len(set(said)) > 70 and max(map(said.count, said)) <= 12


def test_what_is_quoted_is_copied_and_what_is_taken_up_is_in_nobodys_dialect() -> None:
    """A hand that types no marks opens no quotation marks, and nobody makes "tui" of the office's "tôi"."""
    words = "tôi không bố trí thế nhé"
    quoted = [
        replied("“{}”, thật thế ạ?", "vi", 1, f"p{n}", lambda text: text.format(words)) for n in range(600)
    ]
    assert all(f"“{words}”" in said for said in quoted) and len(set(quoted)) > 1
    inline = [
        replied("Thế là {} phải không ạ?", "vi", 1, f"p{n}", lambda text: text.format(words))
        for n in range(600)
    ]
    assert any(said.isascii() for said in inline) and not any(
        "tui" in said or "nghen" in said for said in inline
    )


def test_few_speak_as_in_the_south_and_who_has_a_child_calls_nobody_uncle() -> None:
    said = [replied("Mẹ tôi bảo thật thế ạ?", "vi", 1, f"p{n}") for n in range(1_000)]
    assert 0 < sum("Má" in each for each in said) < 50
    assert not any("con cháu" in of_oneself("Em gửi nhóm lớp con em nhé ad?", 1, f"p{n}") for n in range(300))
