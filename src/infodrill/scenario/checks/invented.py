"""Only invented things: no real name, and nothing that could be somebody's (`ofsomebody`).

Real names are kept as hashes (`denied.txt`), so that none stands in the repository in clear; `denied_lines`
makes new ones. Folding drops case, accents and separators, so spellings that only look different are found too.
"""

# Charter: scenario checks invented
from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.kernel.sentences import around
from infodrill.scenario.checks.ofsomebody import (
    REMEMBERED,
    TEXTS,
    Places,
    openly_named,
    personal_problems,
    problems_of,
)
from infodrill.scenario.faults import ScenarioProblem, error
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema.base import OF_STORY
from infodrill.scenario.yamltext import Node, Path_, leaves

LONGEST_NAME = 4
"""Words of the longest name that the list holds, those that only join them left out."""
JOINING = frozenset({"of", "the", "and", "for", "s"})
"""English words that join the others of a name: "the X of Y", "Y's X" and "X, Y" are one name's."""
ASKING = frozenset({"who"})
"""Words that are written in capitals to stress them, and spell an abbreviation so."""
LEADING = frozenset({"by", "from", "of", "with", "to", "at", "for", "and", "theo", "từ", "của", "và"})
"""What stands before somebody who is named in the middle of a sentence."""
HALVES: Mapping[str, frozenset[str]] = {"bộ": frozenset({"cán", "toàn", "nội", "cục", "đi", "đường"})}
"""Words that begin names, by what they are the second half of a common word behind."""
_CARE = "bác sĩ tá dưỡng khoa viện bs doctor dr nurse surgeon hospital patient patients clinic"
NAMED_BY: Mapping[str, frozenset[str]] = {"báo": frozenset(), "bệnh viện": frozenset(_CARE.split())}
"""What the list puts before names that are common words, by the words of which one stands shortly before such a name where it is
named without that: "Reporter of …", "a nurse at …"."""
SHORTLY = 4  # words
_PAIRS = "ủy ban,uỷ ban,hội đồng,văn hóa,văn hoá,công viên,kiểm sát,tòa án,toà án,quân đội,công an,nhà hát"
_SINGLE = "đoàn hội cung phố đường chợ quỹ trường bộ park street theatre club"
COMMON = frozenset((*_PAIRS.split(","), *_SINGLE.split()))
"""What leads to the same words as part of a common name."""
_WORD = re.compile(r"[^\W_]+")
_IN_CAPITALS = re.compile("[A-Z][A-Z0-9]|[0-9][A-Z]")
SHORTEST_JOINED = 7
SHORT_CAPITALS, LONGEST_CAPITALS = 3, 8
"""Letters of an abbreviation: a short one among words in capitals may be any word."""

REAL_KINDS = {
    "agency": N_("an agency"), "bank": N_("a bank"), "company": N_("a company"), "event": N_("an event"),
    "person": N_("a person"), "place": N_("a place"),
    "platform": N_("a platform"), "press": N_("a newspaper or station"), "religion": N_("a religion"),
}  # fmt: skip
"""What the names of the list are names of."""
_HOUR = re.compile(OF_STORY)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    openly = openly_named(loaded)
    real_places = not loaded.scenario.places.invented
    for text, places in loaded.texts.items():
        yield from problems_of(text, places, openly)
        yield from _named(text, places, real_places)
    yield from _as_shown(loaded)


def _as_shown(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """What tokens make of a text that says nothing by itself: it is read again as players read it."""
    real_places = not loaded.scenario.places.invented
    document = loaded.where.documents["msel.yaml"]
    for n, inject in enumerate(loaded.scenario.msel.injects):
        path: Path_ = ("injects", loaded.where.injects[n], "body")
        if inject.story_time and not _HOUR.fullmatch(inject.story_time):
            message = N_("the hour of the story is written as {value}")
            remedy = N_("Write hour and minute, as 08:35, or leave it out.")
            place = loaded.where("msel", "injects", n, "story_time")
            yield error("S113", place, message, remedy, value=inject.story_time[:40])
        shown = dict.fromkeys((inject.subject.vi, inject.subject.en, inject.body.vi, inject.body.en))
        for text in _unwritten(document.data["injects"][loaded.where.injects[n]], shown):
            yield from personal_problems(text, ((document, path),), frozenset())
            yield from _named(text, ((document, path),), real_places)


def _unwritten(row: Mapping[str, Node], shown: Iterable[str]) -> list[str]:
    """Those of the texts that stand nowhere in an inject: nearly always none, since where they are filled in they stand."""
    said = {text for name in ("subject", "body") for _, text in leaves(row.get(name))}
    left = [text for text in shown if text not in said]
    return [text for text in left if text not in {each for _, each in leaves(row)}] if left else []


def denied(*texts: str) -> tuple[tuple[str, str], ...]:
    """(kind, passage) of every real name of the list in the texts."""
    found = (_denied(text) if len(text) <= REMEMBERED else _denied.__wrapped__(text) for text in texts)
    return tuple(dict.fromkeys(chain.from_iterable(found)))


@lru_cache(TEXTS)
def _denied(text: str) -> tuple[tuple[str, str], ...]:
    passages = dict.fromkeys(_passages(text))
    return tuple((kind, passage) for passage in passages for kind in _kinds(passage))


def _passages(text: str) -> Iterator[str]:
    """Every one, two, three and four words that follow each other: as long as the longest name."""
    plain = _plain(text)
    words = _WORD.findall(plain)
    small = [word.casefold() for word in words]
    for n in range(len(words)):
        if n and small[n - 1] in HALVES.get(small[n], ()):
            continue
        in_capitals = True
        for end in range(n + 1, min(n + LONGEST_NAME, len(words)) + 1):
            yield " ".join(small[n:end])
            in_capitals = in_capitals and words[end - 1].istitle() and words[end - 1].isascii()
            if in_capitals:
                yield " ".join(words[n:end])
    yield from _joined(words, small)
    if _IN_CAPITALS.search(plain):
        yield from _abbreviations(plain)
    yield from _led(words)


def _led(words: list[str]) -> Iterator[str]:
    """Names of two or three words in capitals, with what the list puts before them."""
    for n, word in enumerate(words):
        if not word.istitle():
            continue
        last = min(n + LONGEST_NAME, len(words))
        end = next((m for m in range(n, last) if not words[m].istitle()), last)
        begins = n == 0 or not words[n - 1].istitle() or words[n - 1].isascii()
        if not begins or not 2 <= end - n < LONGEST_NAME or (word.isascii() and words[n + 1].isascii()):
            continue
        near = [each.casefold() for each in words[max(0, n - SHORTLY) : n]]
        if {" ".join(near[-2:]), *near[-1:]} & COMMON:
            continue
        for head, led_by in NAMED_BY.items():
            if not led_by or led_by & {*near}:
                yield f"{head} {' '.join(words[n:end])}".casefold()


def _joined(words: list[str], small: list[str]) -> Iterator[str]:
    """Two, three and four words between which stands one that only joins them; "&" says that it is left out."""
    kept = [n for n, word in enumerate(small) if word not in JOINING]
    if len(kept) == len(words):
        return
    for n, begin in enumerate(kept):
        for end in range(n + 2, min(n + LONGEST_NAME, len(kept)) + 1):
            if kept[end - 1] - begin >= end - n:
                yield "&" + " ".join(words[at] for at in kept[n:end]).casefold()


def _abbreviations(plain: str) -> Iterator[str]:
    """Words in capitals, as they are written; one that asks a question otherwise, where it is said of an organisation."""
    found = list(_WORD.finditer(plain))
    for n, here in enumerate(found):
        word = here[0]
        capital = 1 < len(word) <= LONGEST_CAPITALS and word.isupper() and word.isascii()
        if not capital or (len(word) <= SHORT_CAPITALS and _is_shouted(found, n)):
            continue
        if word.casefold() not in ASKING or _is_named(plain, found, n):
            yield word


def _is_shouted(found: list[re.Match[str]], n: int) -> bool:
    """Whether a word stands among others in capitals."""
    beside = (*found[max(n - 1, 0) : n], *found[n + 1 : n + 2])
    return any(len(word[0]) > 1 and word[0].isupper() for word in beside)


def _is_named(plain: str, found: list[re.Match[str]], n: int) -> bool:
    """Whether a word in capitals is a name: behind "the", or in a statement that it begins or that leads to it."""
    before, after = found[max(n - 1, 0) : n], found[n + 1 : n + 2]
    begins, closes = around(plain, *found[n].span())
    first = not before or before[0].end() <= begins
    if before and not first and before[0][0].casefold() == "the":
        return True
    states = bool(after) and plain[closes : closes + 1] not in ("?", "!")
    return states and (first or before[0][0].casefold() in LEADING)


@lru_cache(50_000)
def _kinds(passage: str) -> tuple[str, ...]:
    """Of what kinds the passage is the name of something real."""
    listed = _listed()
    found = (listed.get(_hash(spelling)) for spelling in _spellings(passage))
    return tuple(dict.fromkeys(kind for kind in found if kind))


def _spellings(passage: str) -> tuple[str, ...]:
    if passage.istitle() or passage.isupper():
        return (passage,)
    if passage.startswith("&"):
        return (f"&{folded(passage[1:])}",)
    bare = " ".join(map(_folded, passage.split(" ")))
    joined = bare.replace(" ", "")
    # Two short common words can spell a short name when joined; only longer names are looked for that way.
    apart = () if joined == bare or len(joined) < SHORTEST_JOINED else (f"~{joined}",)
    return passage, f"~{bare}", *apart


def denied_lines(
    kind: str, name: str, accents_matter: bool = False, *, capitals_matter: bool = False
) -> tuple[str, ...]:
    """Lines for `denied.txt`. `accents_matter` keeps apart names that are common words without accents; with `capitals_matter`
    they are known in English spelling, and abbreviations in capitals. A name with words that only join the others is known by
    the others, four at most."""
    if capitals_matter:
        return (f"{kind} {_hash(name)}",)
    words = _WORD.findall(_plain(name).casefold())
    plain = " ".join(words)
    if kept := [folded(word) for word in words if word not in JOINING] if JOINING & {*words} else []:
        return (f"{kind} {_hash('&' + ' '.join(kept))}",)
    if accents_matter:
        return (f"{kind} {_hash(plain)}",)
    joined = folded(plain).replace(" ", "")
    return tuple(dict.fromkeys(f"{kind} {_hash(f'~{text}')}" for text in (folded(plain), joined)))


# A table costs a tenth of asking each letter, and the longest drills ask two million times.
_MARKS = {mark: None for mark in range(sys.maxunicode + 1) if unicodedata.combining(chr(mark))}


@lru_cache(20_000)
def _folded(word: str) -> str:
    return folded(word)


def folded(text: str) -> str:
    """Lower case without accents: "Đê" → "de"."""
    bare = text.casefold().replace("đ", "d")
    return bare if bare.isascii() else unicodedata.normalize("NFD", bare).translate(_MARKS)


def _named(text: str, places: Places, real_places: bool) -> Iterator[ScenarioProblem]:
    found = [(kind, passage) for kind, passage in denied(text) if kind != "place" or not real_places]
    for kind, passage in found:
        if any(
            passage != longer and f" {passage} " in f" {longer} " for _, longer in found
        ):  # told once, in full
            continue
        message = N_("“{passage}” is the name of something real ({kind})")
        said = {"passage": passage, "kind": MsgidWords(REAL_KINDS[kind])}
        for document, path in places:
            yield error("S181", document.place(path), message, N_("Invent a name."), **said)


def _plain(text: str) -> str:
    """Compatibility forms made plain; characters that show nothing dropped (they hide numbers from a pattern)."""
    plain = unicodedata.normalize("NFKC", text)
    return (
        plain
        if plain.isprintable()
        else "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    )


def _hash(text: str) -> str:
    return hashlib.sha256(f"infodrill:{text}".encode()).hexdigest()[:20]


@cache
def _listed() -> Mapping[str, str]:
    text = (files("infodrill.scenario.checks") / "denied.txt").read_text(encoding="ascii")
    pairs = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {digest: kind for kind, digest in pairs}
