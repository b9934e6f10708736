"""Small talk that ships: every kind in both languages, of no one city; a drill gets what it names, and writes none over."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from infodrill.conduct.check import check
from infodrill.media.grammar import compile_grammar, expansions, unused_rules
from infodrill.scenario.light.talk import small_talk
from infodrill.scenario.loader import load
from infodrill.scenario.schema.places import TalkKind
from infodrill.scenario.tokens import FIELD, LABELLED, TOKENS

LIGHT = Path(__file__).parent / "light"
FEWEST_LINES, FEWEST_POSTS = 36, 80
NOISE = """
grammars:
  - {id: own, language: vi, stance: noise, start: ["Trời {city} hôm nay đẹp."]}
"""


def talk_of(folder: Path) -> set[str]:
    return {
        grammar.id.rpartition(".noise")[0]
        for grammar in load(folder).scenario.texts.grammars
        if grammar.id.startswith("talk.") and grammar.stance == "noise"
    }


@pytest.fixture
def light(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIGHT, tmp_path / "light"))


def names(folder: Path, talk: str) -> None:
    with (folder / "places.yaml").open("a", encoding="utf-8") as places:
        places.write(f"talk: {talk}\n")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", get_args(TalkKind))
def test_each_kind_has_plenty_to_say_and_to_answer(kind, lang):
    grammars = tuple(small_talk((kind,), (), (lang,)))
    assert {grammar.stance for grammar in grammars} == {"noise", "agree"}
    for grammar in grammars:
        assert grammar.id == f"talk.{kind}.{grammar.stance}.{lang}"
        assert grammar.claim is None and not grammar.harmful
        compiled = compile_grammar(grammar)
        assert unused_rules(compiled) == ()
        assert expansions(compiled).count >= (FEWEST_LINES if grammar.stance == "noise" else FEWEST_POSTS)
    noise = next(grammar for grammar in grammars if grammar.stance == "noise")
    # Each line is whole: what it says is in it, and not put together of what does not belong together.
    assert not noise.rules
    # It is told of the city that reads it: places come as tokens, and no ward is named by an id.
    used = {(found[1], found[2]) for text in noise.start for found in FIELD.finditer(text)}
    assert used & {("ward", None), ("place", None), ("city", None)}
    assert not [label for name, label in used if name in TOKENS - {"phone", *LABELLED} and label]
    words = " ".join((*noise.start, *(text for rule in noise.rules.values() for text in rule)))
    assert not re.search(r"\b(?:[Pp]hường|[Xx]ã|[Tt]hành phố) [A-ZĐ]", words)


def test_a_drill_that_names_none_talks_as_a_town(light):
    assert talk_of(light) == {"talk.town"}


@pytest.mark.parametrize(
    ("talk", "told"), [("coast", {"talk.coast"}), ("[river, school]", {"talk.river", "talk.school"})]
)
def test_a_drill_talks_as_it_says(talk, told, light):
    names(light, talk)
    assert talk_of(light) == told
    assert check(load(light)).problems == ()


def test_who_writes_small_talk_is_given_none_unless_he_names_some(light):
    (light / "texts").mkdir()
    (light / "texts" / "own.yaml").write_text(NOISE, "utf-8")
    assert talk_of(light) == set()
    names(light, "mountain")
    assert talk_of(light) == {"talk.mountain"}


def test_small_talk_is_chosen_in_places(light):
    names(light, "town")
    loaded = load(light)
    grammars = loaded.scenario.texts.grammars
    at = next(n for n, grammar in enumerate(grammars) if grammar.id.startswith("talk."))
    place = loaded.where("texts", "grammars", at, "start", 3)
    assert (place.file, place.field) == ("places.yaml", "talk") and place.line == len(
        (light / "places.yaml").read_text("utf-8").splitlines()
    )


def test_a_drill_of_the_first_format_is_given_none():
    assert talk_of(LIGHT.parent / "format1") == set()
