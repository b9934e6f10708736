"""The lines of replies that ship, as grammars: one a matter, and one a matter and topic, in each language (`replies`)."""

# Charter: media replygrammars
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from infodrill.kernel.i18n import LANGUAGES
from infodrill.media.relations import STANCES
from infodrill.media.replies import ANY, REPLY, words_of
from infodrill.media.words.shelf import shelf
from infodrill.scenario.schema import Grammar

_HEY: Mapping[str, tuple[str, ...]] = {
    "vi": ("bà con", "mọi người", "cả nhà", "các bác", "anh chị em"),
    "en": ("everyone", "folks", "neighbours", "everybody"),
}


@cache
def reply_grammars() -> tuple[Grammar, ...]:
    """Every grammar of a reply."""
    return tuple(_grammar(key, cast(Literal["vi", "en"], lang)) for lang in LANGUAGES for key in shelf(lang))


@cache
def matters() -> tuple[str, ...]:
    """Every matter that has words, in the order of its words."""
    return tuple(key for key in shelf("vi") if "." not in key)


def _grammar(key: str, lang: Literal["vi", "en"]) -> Grammar:
    matter, _, topic = key.partition(".")
    start = shelf(lang)[key]
    if topic:
        start = (*start, *shelf(lang)[matter])
    start = tuple(words_of(line) for line in start)
    # Unchecked: that a grammar has 200 beginnings at most is for who writes a drill, and every line of ours is read by the tests.
    return Grammar.model_construct(
        id=f"{REPLY}{matter}.{topic or ANY}.{lang}",
        language=lang,
        stance=STANCES.get(matter.rpartition("-")[2], "agree"),
        start=start,
        rules={"hey": _HEY[lang]} if any("{hey}" in line for line in start) else {},
        channels=("feed", "group", "press", "field", "portal"),
    )
