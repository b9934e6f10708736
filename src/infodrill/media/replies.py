"""The grammars of replies: one a matter, and one a matter and topic, in each language. Their ids say what they answer.

`builtin.reply.<matter>.<topic, or any>.<language>`: stored with posts, behind it the number of the line, so that one post is
answered in different words as long as there are any. An id once given stays readable for ever.

A line may begin with its condition and "|" (`matters.CONDITIONS`): "never" is one that kept drills say and no new one does.
"""

# Charter: media replies
from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from infodrill.kernel.streams import draw64
from infodrill.media.words.askeden import ASKED_EN
from infodrill.media.words.askedvi import ASKED_VI
from infodrill.media.words.personalen import PERSONAL_EN
from infodrill.media.words.personalvi import PERSONAL_VI
from infodrill.media.words.takenen import TAKEN_EN
from infodrill.media.words.takenvi import TAKEN_VI
from infodrill.media.words.talken import TALK_EN
from infodrill.media.words.talkvi import TALK_VI
from infodrill.scenario.schema import Grammar

REPLY, ANY, LINE, CONDITION = "builtin.reply.", "any", "/", "|"
LANGUAGES: tuple[Literal["vi", "en"], ...] = ("vi", "en")
_SHELVES: Mapping[str, tuple[Mapping[str, tuple[str, ...]], ...]] = {
    "vi": (ASKED_VI, TAKEN_VI, TALK_VI, PERSONAL_VI),
    "en": (ASKED_EN, TAKEN_EN, TALK_EN, PERSONAL_EN),
}
_HEY: Mapping[str, tuple[str, ...]] = {
    "vi": ("bà con", "mọi người", "cả nhà", "các bác", "anh chị em"),
    "en": ("everyone", "folks", "neighbours", "all"),
}
_STANCES: Mapping[str, Literal["question", "deny", "agree"]] = {
    **dict.fromkeys(
        ("do", "source", "next", "asof", "plain", "sure", "on", "here", "mend", "whence"), "question"
    ),
    **dict.fromkeys(("seen", "late", "turned", "fair", "unsure", "admit", "vague", "angry"), "deny"),
    **dict.fromkeys(("ask", "source", "too"), "question"),
    **dict.fromkeys(("doubt", "stop", "told", "otherwise", "flat"), "deny"),
}


def reply_id(matter: str, topic: str, lang: str) -> str:
    """The id of the grammar of a matter under a topic; a topic that the matter has no words for counts as any."""
    at = topic if f"{matter}.{topic}" in _shelf("vi") else ANY
    return f"{REPLY}{matter}.{at}.{lang}"


def matter_of(grammar: str) -> str:
    """The matter of a reply grammar's id, "" for another one."""
    return grammar.split(".")[2] if grammar.startswith(REPLY) else ""


def in_language(grammar: str, lang: str) -> str:
    """The same matter and topic in another language."""
    return f"{grammar.rpartition('.')[0]}.{lang}"


def line_order(grammar: str, seed: int, above: str, holding: frozenset[str] = frozenset()) -> tuple[int, ...]:
    """The numbers of a grammar's lines in the order in which they are said under the post `above`: those of the topic sooner.

    Of the lines that carry a condition only those whose condition is in `holding`.
    """
    _, _, matter, topic, lang = grammar.split(".")
    particular = _shelf(lang).get(f"{matter}.{topic}", ())
    own = len(particular)
    fitting = [
        number
        for number, line in enumerate((*particular, *_shelf(lang)[matter]))
        if not condition_of(line) or condition_of(line) in holding
    ]

    def place(line: int) -> int:
        drawn = draw64(seed, "reply.line", above, grammar, line)
        return drawn >> 1 if line < own else drawn

    return tuple(sorted(fitting, key=place))


def condition_of(line: str) -> str:
    """The condition under which a line is said, "" for one that always may be."""
    return line.rpartition(CONDITION)[0]


@cache
def lines_of(matter: str, topic: str, lang: str) -> tuple[str, ...]:
    """The lines of a matter, and of a topic under it, with their conditions."""
    return _shelf(lang).get(f"{matter}.{topic}" if topic else matter, ())


def with_line(grammar: str, line: int) -> str:
    """The reference of a post that says this line."""
    return f"{grammar}{LINE}{line}"


def parted(reference: str) -> tuple[str, int]:
    """(grammar, number of its line) of such a reference."""
    grammar, _, line = reference.partition(LINE)
    return grammar, int(line)


@cache
def reply_grammars() -> tuple[Grammar, ...]:
    """Every grammar of a reply."""
    return tuple(_grammar(key, lang) for lang in LANGUAGES for key in _shelf(lang))


@cache
def matters() -> tuple[str, ...]:
    """Every matter that has words, in the order of its words."""
    return tuple(key for key in _shelf("vi") if "." not in key)


def _grammar(key: str, lang: Literal["vi", "en"]) -> Grammar:
    matter, _, topic = key.partition(".")
    start = _shelf(lang)[key]
    if topic:
        start = (*start, *_shelf(lang)[matter])
    start = tuple(line.rpartition(CONDITION)[2] for line in start)
    return Grammar(
        id=f"{REPLY}{matter}.{topic or ANY}.{lang}",
        language=lang,
        stance=_STANCES.get(matter.rpartition("-")[2], "agree"),
        start=start,
        rules={"hey": _HEY[lang]} if any("{hey}" in line for line in start) else {},
        channels=("feed", "group", "press", "field", "portal"),
    )


@cache
def _shelf(lang: str) -> Mapping[str, tuple[str, ...]]:
    return {key: lines for shelf in _SHELVES[lang] for key, lines in shelf.items()}
