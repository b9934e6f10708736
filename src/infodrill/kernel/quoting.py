"""Words of others as they stand in a sentence of ours: cut at a word, and quoted once."""

# No charter: how words are cut and quoted; what may be said of them is decided elsewhere
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from infodrill.kernel.sentences import ends

ELLIPSIS = "…"  # ends what was cut
_OPENING, _CLOSING = '“"„«', '”"»'
_PAIRED = re.compile(r'[“"„«]([^“”"„«»]*)[”"»]')
_QUOTES = re.compile('[“”"„«»]')
_FIELD = re.compile(r"“\{(\w+)[^{}]*\}”")


# What an owner says about the question instead of answering it; a public text leaves it out.
_ASIDE = re.compile(
    r"^(?:Đây là (?:một )?câu hỏi|(?:It|This) is a question)[.;:]\s*(?:Câu trả lời:|The answer:)?\s*",
    re.IGNORECASE,
)


def without_aside(text: str) -> str:
    """An owner's answer without "This is a question." before it; other words stay as they are written."""
    plain = text.strip()
    answer = _ASIDE.sub("", plain)
    return plain if answer == plain else begun(answer)


def cut(text: str, most: int) -> str:
    """The text, cut at a word when it is longer than `most` letters."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + ELLIPSIS


def closed(text: str) -> str:
    """The text with the mark that closes what it quotes, where cutting it took that away."""
    return f"{text}”" if text.count("“") > text.count("”") else text


def whole(text: str, most: int) -> str:
    """The sentences of a text that find room in `most` letters; the first one cut, where not even that does. Cut in its middle
    a sentence may say the opposite: "the tank is not about to …"."""
    room = max((end for end in (*(mark.end for mark in ends(text)), len(text)) if end <= most), default=0)
    return text[:room].rstrip() if room else cut(text, most)


def begun(words: str) -> str:
    """Words as they begin a sentence: with a capital, all else as it stands."""
    return words[:1].upper() + words[1:]


def within(text: str) -> str:
    """The text as it stands between quotation marks of ours: without those around the whole, and single ones inside."""
    bare = text.strip()
    if bare[:1] in tuple(_OPENING) and len(_QUOTES.findall(bare)) <= 1 + (bare[-1:] in tuple(_CLOSING)):
        bare = bare[1:-1] if bare[-1:] in tuple(_CLOSING) and len(bare) > 1 else bare[1:]
    return _QUOTES.sub(_single, _PAIRED.sub(r"‘\1’", bare)) if bare else text


def _single(mark: re.Match[str]) -> str:
    """A mark without its other half, as what was cut leaves one: it opens where it says so, or where a word begins."""
    before = mark.string[: mark.start()][-1:]
    opens = mark[0] in _OPENING[:1] + _OPENING[2:] or (mark[0] == '"' and before in ("", " "))
    return "‘" if opens else "’"


def quoted(text: str) -> str:
    """The text between quotation marks, "" when there is nothing to quote."""
    return f"“{within(text)}”" if text.strip() else ""


@cache
def _quotes(sentence: str) -> frozenset[str]:
    return frozenset(_FIELD.findall(sentence)) if "“{" in sentence else frozenset()


def once(sentence: str, values: Mapping[str, object]) -> Mapping[str, object]:
    """The values of a sentence's `{name}` fields, what it quotes itself (“{name}”) without quotation marks of its own."""
    names = _quotes(sentence)
    if not names:
        return values
    return {
        name: within(value) if name in names and type(value) is str else value
        for name, value in values.items()
    }


def listed(names: Iterable[str]) -> str:
    """Names one after another; where one holds a comma itself semicolons part them, or two would read as three."""
    found = [*names]
    return ("; " if any("," in name for name in found) else ", ").join(found)
