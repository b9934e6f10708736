"""Grammars of posts: compiled, checked, expanded by hashed draws, counted, and proved to hold an anchor.

A pattern is text with `{rule}` references and `{token}` or `{token:label}` fields (`scenario.tokens`). A rule hides a
token of the same bare name. Everything here is exact over all expansions without enumerating them; `expansions`
enumerates lazily for those who want to look.
"""

# Charter: media grammar
from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.folding import de_accent, nfc
from infodrill.kernel.i18n import N_
from infodrill.kernel.streams import choose
from infodrill.scenario.schema import Grammar, Places
from infodrill.scenario.tokens import FIELD, TOKENS, render, takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when a post is read: names already in the post's language; `wards` = names by ward id."""

    city: str
    ward: str = ""
    time: str = "00:00"
    wards: Mapping[str, str] | None = None


SAMPLE = Setting(city="Thành phố Hải Minh", ward="Phường Bến Mẫu", time="22:40")


def value_of(token: Token, setting: Setting = SAMPLE) -> str:
    """What stands for the token in a post."""
    return render(
        token.name,
        token.label,
        city=setting.city,
        ward=setting.ward,
        time=setting.time,
        wards=setting.wards or {},
    )


def values(places: Places, lang: str) -> dict[str, Sequence[str]]:
    """Every value that the place tokens can take in a scenario, for the proof of anchors."""
    city = places.city.in_(lang)
    wards = tuple(ward.name.in_(lang) for ward in places.wards)
    return {"ward": (*wards, city), "place": (*wards, city), "city": (city,)}


LONGEST = 1_500
"""Characters of the longest expansion a grammar may have."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a rule."""

    rule: str


@dataclass(frozen=True, slots=True)
class Token:
    """A field rendered to an invented value when a post is read."""

    name: str
    label: str = ""


Piece = str | Ref | Token
Pattern = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A checked grammar: every reference exists, nothing is cyclic, no expansion is longer than `LONGEST`."""

    id: str
    unaccented: bool
    start: tuple[Pattern, ...]
    rules: Mapping[str, tuple[Pattern, ...]]
    # So everything that is computed of rules (counts, lengths, proofs) goes once through this list and never in
    # circles.
    order: tuple[str, ...]  # rules, each after those it refers to
    tokens: frozenset[str]  # their names, anywhere in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansions:
    """All derivations of a grammar: how many, and the first `limit` of them, made as they are read."""

    count: int
    grammar: Compiled
    limit: int
    setting: Setting

    def __iter__(self) -> Iterator[str]:
        made = _all(self.grammar, self.grammar.start, self.setting)
        for _, text in zip(range(self.limit), made, strict=False):
            yield finish(self.grammar, text)


def compile_grammar(grammar: Grammar, file: str = "") -> Compiled:
    """Check and compile. Raises ScenarioError (S3xx) naming grammar, rule and pattern of the first fault."""
    start = _patterns(grammar, grammar.start, "start", file)
    rules = {
        name: _patterns(grammar, grammar.rules[name], f"rules.{name}", file) for name in sorted(grammar.rules)
    }
    order = _order(grammar, rules, file)
    made = Compiled(
        id=grammar.id, unaccented=grammar.style == "unaccented", start=start, rules=rules, order=order,
        tokens=frozenset(
            piece.name
            for patterns in (start, *rules.values())
            for pattern in patterns
            for piece in pattern
            if isinstance(piece, Token)
        ),
    )  # fmt: skip
    if longest(made) > LONGEST:
        raise ScenarioError(
            N_("grammar {id} can grow to {n} characters; the limit is {limit}"),
            remedy=N_("Shorten its patterns or split it into two grammars."),
            place=Place(file, 0, f"{grammar.id}.start"), code="S304", id=grammar.id, n=longest(made), limit=LONGEST,
        )  # fmt: skip
    return made


def expand(grammar: Compiled, setting: Setting, seed: int, key: str) -> str:
    """The one expansion that (seed, key) draws: the same for ever, whatever else is drawn."""
    return finish(grammar, "".join(_pieces(grammar, setting, seed, key)))


def declared(grammar: Compiled, seed: int, key: str) -> str:
    """The sort of post that the expansion of (seed, key) declares last, "" for none: what it ends with is what is answered."""
    marks = labels(grammar, seed, key, "is")
    return marks[-1] if marks else ""


def labels(grammar: Compiled, seed: int, key: str, token: str) -> tuple[str, ...]:
    """The labels of a token that shows nothing, in the expansion of (seed, key)."""
    if token not in grammar.tokens:  # seldom: nothing is drawn for nothing
        return ()
    return tuple(filter(None, _pieces(grammar, Setting(city=""), seed, key, marks=token)))


def _pieces(grammar: Compiled, setting: Setting, seed: int, key: str, *, marks: str = "") -> Iterator[str]:
    """The pieces of an expansion in order; with `marks` the labels of that token instead."""
    # Each choice has a number of its own in the order of growing: with the key alone all choices would fall
    # alike.
    steps = iter(range(1 << 30))

    def grow(patterns: tuple[Pattern, ...]) -> Iterator[str]:
        # No draw where there is no choice: to split a pattern into rules of one pattern each changes no text.
        pick = patterns[0] if len(patterns) == 1 else choose(patterns, seed, "grammar", key, next(steps))
        for piece in pick:
            if isinstance(piece, Ref):
                yield from grow(grammar.rules[piece.rule])
            elif marks:
                yield piece.label if isinstance(piece, Token) and piece.name == marks else ""
            else:
                yield piece if isinstance(piece, str) else value_of(piece, setting)

    yield from grow(grammar.start)


def only(grammar: Compiled, line: int) -> Compiled:
    """The grammar with one of its lines to begin from; a number beyond the last begins again, as of a language with fewer."""
    return replace(grammar, start=(grammar.start[line % len(grammar.start)],))


def finish(grammar: Compiled, text: str) -> str:
    """The last touch of an expansion: the *unaccented* style is folding, never hand-written."""
    return de_accent(text).strip() if grammar.unaccented else text.strip()


def expansions(grammar: Compiled, limit: int = 1_000, setting: Setting = SAMPLE) -> Expansions:
    """Count of all derivations and a lazy walk over the first `limit`; tokens take the values of `setting`."""
    counts: dict[str, int] = {}
    for name in grammar.order:
        counts[name] = sum(_ways(pattern, counts) for pattern in grammar.rules[name])
    return Expansions(
        count=sum(_ways(pattern, counts) for pattern in grammar.start),
        grammar=grammar,
        limit=limit,
        setting=setting,
    )


def anchored(
    grammar: Compiled, anchors: Sequence[str], values: Mapping[str, Sequence[str]] | None = None
) -> bool:
    """True when **every** expansion literally holds one of `anchors`; proved, never sampled.

    A pattern is anchored if one of its literal pieces holds an anchor, or it refers to a rule of which every
    pattern is anchored, or a token of which every possible value (`values`, by token name) holds one. An anchor
    spelled across two pieces is not proven (the answer is False, never wrongly True). Comparison ignores case, and
    accents in the unaccented style.
    """
    wanted = tuple(anchor for anchor in (_compare(grammar, anchor).strip() for anchor in anchors) if anchor)
    known = values or {}
    proven: dict[str, bool] = {}

    def holds(text: str) -> bool:
        return any(anchor in _compare(grammar, text) for anchor in wanted)

    def is_anchored(pattern: Pattern) -> bool:
        for piece in pattern:
            if isinstance(piece, str):
                found = holds(piece)
            elif isinstance(piece, Ref):
                found = proven[piece.rule]
            else:
                # A labelled token names one place, which is not looked up here: not proven, so not anchored.
                options = () if piece.label else known.get(piece.name, ())
                found = bool(options) and all(holds(option) for option in options)
            if found:
                return True
        return False

    for name in grammar.order:
        proven[name] = all(is_anchored(pattern) for pattern in grammar.rules[name])
    return all(is_anchored(pattern) for pattern in grammar.start)


def longest(grammar: Compiled) -> int:
    """Characters of the longest expansion; a token counts as 60, the length of the longest name a ward may bear."""
    size: dict[str, int] = {}
    for name in grammar.order:
        size[name] = max(_size(pattern, size) for pattern in grammar.rules[name])
    return max(_size(pattern, size) for pattern in grammar.start)


def unused_rules(grammar: Compiled) -> tuple[str, ...]:
    """Rules that no expansion reaches."""
    seen: set[str] = set()
    todo = [piece.rule for pattern in grammar.start for piece in pattern if isinstance(piece, Ref)]
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo += [
                piece.rule for pattern in grammar.rules[name] for piece in pattern if isinstance(piece, Ref)
            ]
    return tuple(name for name in grammar.rules if name not in seen)


# ---- below: compiling ---------------------------------------------------------------------------------------------


def _patterns(grammar: Grammar, texts: Sequence[str], where: str, file: str) -> tuple[Pattern, ...]:
    return tuple(
        _pattern(grammar, nfc(text), Place(file, 0, f"{grammar.id}.{where}[{n}]"))
        for n, text in enumerate(texts)
    )


def _pattern(grammar: Grammar, text: str, place: Place) -> Pattern:
    pieces: list[Piece] = []
    end = 0
    for match in FIELD.finditer(text):
        _literal(pieces, text[end : match.start()], place)
        name, label = match.group(1), match.group(2) or ""
        if name in grammar.rules and not label:
            pieces.append(Ref(name))
        elif name in TOKENS and (takes(name, label)):
            pieces.append(Token(name, label))
        else:
            raise ScenarioError(
                N_("{field} is neither a rule of this grammar nor a known token"),
                remedy=N_("Add the rule, or use one of: {tokens}."),
                place=place, code="S301", field=match.group(0), tokens=", ".join(sorted(TOKENS)),
            )  # fmt: skip
        end = match.end()
    _literal(pieces, text[end:], place)
    return tuple(pieces)


def _literal(pieces: list[Piece], text: str, place: Place) -> None:
    if not text:
        return
    if "{" in text or "}" in text:
        raise ScenarioError(
            N_("a brace is left open or misspelt in “{text}”"),
            remedy=N_("Write {{rule}} or {{token:label}} with small letters, digits and _."),
            place=place, code="S302", text=text[:60],
        )  # fmt: skip
    if unicodedata.combining(text[0]):
        # A mark that would join the previous piece could undo an anchor that was proved letter by letter.
        raise ScenarioError(
            N_("“{text}” begins with a bare accent"),
            remedy=N_("Write the accented letter as one piece."),
            place=place, code="S305", text=text[:20],
        )  # fmt: skip
    pieces.append(text)


def _order(grammar: Grammar, rules: Mapping[str, tuple[Pattern, ...]], file: str) -> tuple[str, ...]:
    done: dict[str, None] = {}
    path: list[str] = []

    def visit(name: str) -> None:
        if name in done:
            return
        if name in path:
            round_ = " → ".join([*path[path.index(name) :], name])
            raise ScenarioError(
                N_("rules refer to each other in a circle: {circle}"),
                remedy=N_("Break the circle; a post must end."),
                place=Place(file, 0, f"{grammar.id}.rules.{name}"), code="S303", circle=round_,
            )  # fmt: skip
        path.append(name)
        for pattern in rules[name]:
            for piece in pattern:
                if isinstance(piece, Ref):
                    visit(piece.rule)
        path.pop()
        done[name] = None

    for name in rules:
        visit(name)
    return tuple(done)


def _ways(pattern: Pattern, counts: Mapping[str, int]) -> int:
    ways = 1
    for piece in pattern:
        if isinstance(piece, Ref):
            ways *= counts[piece.rule]
    return ways


def _size(pattern: Pattern, size: Mapping[str, int]) -> int:
    return sum(
        len(piece) if isinstance(piece, str) else size[piece.rule] if isinstance(piece, Ref) else 60
        for piece in pattern
    )


def _all(grammar: Compiled, patterns: tuple[Pattern, ...], setting: Setting) -> Iterator[str]:
    for pattern in patterns:
        yield from _tails(grammar, pattern, setting)


def _tails(grammar: Compiled, pattern: Pattern, setting: Setting) -> Iterator[str]:
    if not pattern:
        yield ""
        return
    head, rest = pattern[0], pattern[1:]
    if isinstance(head, Ref):
        for first in _all(grammar, grammar.rules[head.rule], setting):
            for tail in _tails(grammar, rest, setting):
                yield first + tail
        return
    first = head if isinstance(head, str) else value_of(head, setting)
    for tail in _tails(grammar, rest, setting):
        yield first + tail


def _compare(grammar: Compiled, text: str) -> str:
    composed = nfc(text)
    return (de_accent(composed) if grammar.unaccented else composed).lower()
