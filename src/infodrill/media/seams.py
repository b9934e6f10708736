"""Where the pieces of a grammar meet: every text that can come to stand there, so that none is put together unread.

A real name or number may lie in no single piece and yet in what they make together. Each expansion is a row of pieces; the few
words on both sides of each meeting are enumerated exactly over all expansions, in the order of the rules and never in circles.
"""

# Charter: media seams
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from infodrill.kernel.erasable import until_erased
from infodrill.media.grammar import Compiled, Pattern, Piece, Ref, value_of
from infodrill.scenario.checks.invented import LONGEST_NAME

WORDS = (
    LONGEST_NAME - 1
)  # on each side: so a name that is spread over a meeting stands whole in the text around it
MOST = 60_000  # texts of one grammar
CUT = 4_096  # of which it is remembered what is left: one sentence stands at many meetings
# Figures stay together however they are spaced: a number may be spread over many pieces. A link is one word: cut short, the
# invented one of a token would look like a real one.
_WORD = re.compile(r"https?://\S+|[+(]?\d[\d .()+-]*\d|[^\W_]+")
_Texts = frozenset[str]


class TooMany(Exception):
    """More than MOST texts meet in a grammar: nobody could say what it makes."""


def meetings(grammar: Compiled, values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The text around each meeting, once each; `values` as in `grammar.anchored`. Raises TooMany."""
    heads: dict[str, _Texts] = {}
    tails: dict[str, _Texts] = {}
    seen: set[str] = set()
    for name in grammar.order:
        heads[name] = _of_all(grammar.rules[name], lambda pattern: _first(pattern, heads, values))
        tails[name] = _of_all(grammar.rules[name], lambda pattern: _last(pattern, tails, values))
    for pattern in (*grammar.start, *(each for name in grammar.order for each in grammar.rules[name])):
        for n in range(1, len(pattern)):
            before, behind = _last(pattern[:n], tails, values), _first(pattern[n:], heads, values)
            if len(before) * len(behind) > MOST:
                raise TooMany
            for text in {left + right for left in before for right in behind} - seen:
                seen.add(text)
                yield text


def _of_all(patterns: tuple[Pattern, ...], ends: Callable[[Pattern], _Texts]) -> _Texts:
    return frozenset().union(*map(ends, patterns))


def _first(pieces: Pattern, heads: Mapping[str, _Texts], values: Mapping[str, Sequence[str]]) -> _Texts:
    return _grown(pieces, heads, values, lambda text, more: _head(text + more), at=-1)


def _last(pieces: Pattern, tails: Mapping[str, _Texts], values: Mapping[str, Sequence[str]]) -> _Texts:
    return _grown(pieces[::-1], tails, values, lambda text, more: _tail(more + text), at=0)


def _grown(
    pieces: Pattern,
    ends: Mapping[str, _Texts],
    values: Mapping[str, Sequence[str]],
    join: Callable[[str, str], str],
    at: int,
) -> _Texts:
    """Texts that the pieces can begin (or, turned round, end) with, until their words are whole; `at` = the end that grows."""
    found = frozenset({""})
    for piece in pieces:
        short = frozenset(text for text in found if _is_short(text, at))
        if not short:
            break
        found = found - short | {join(text, more) for text in short for more in _texts(piece, ends, values)}
        if len(found) > MOST:
            raise TooMany
    return found


def _is_short(text: str, at: int) -> bool:
    """Whether a word is wanting, or the last one may go on."""
    words = len(_WORD.findall(text))
    return words < WORDS or (words == WORDS and text[at].isalnum())


def _texts(piece: Piece, ends: Mapping[str, _Texts], values: Mapping[str, Sequence[str]]) -> _Texts:
    if isinstance(piece, str):
        return frozenset({piece})
    if isinstance(piece, Ref):
        return ends[piece.rule]
    return frozenset(values.get(piece.name, ())) or frozenset({value_of(piece)})


@until_erased(CUT)
def _head(text: str) -> str:
    words = list(islice(_WORD.finditer(text), WORDS + 1))
    return text[: words[WORDS].start()] if len(words) > WORDS else text


@until_erased(CUT)
def _tail(text: str) -> str:
    words = list(_WORD.finditer(text))
    return text[words[-WORDS - 1].end() :] if len(words) > WORDS else text
