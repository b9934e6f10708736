"""Only invented things: no personal data that could be somebody's, no link that leads out, no real name.

Real names are kept as hashes (`denied.txt`), so that none stands in the repository in clear; `denied_lines`
makes new ones. Folding drops case, accents and separators, so spellings that only look different are found too.
"""

# Charter: scenario checks invented
from __future__ import annotations

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

from infodrill.kernel.i18n import LANGUAGES, N_, MsgidWords
from infodrill.kernel.leads import leads
from infodrill.kernel.sentences import around
from infodrill.scenario.allowed import is_id_in
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded, model_of
from infodrill.scenario.schema.base import OF_STORY
from infodrill.scenario.tokens import FILLED
from infodrill.scenario.yamltext import Document, Path_, leaves

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
SHORTEST_JOINED = 7
SHORT_CAPITALS, LONGEST_CAPITALS = 3, 8
"""Letters of an abbreviation: a short one among words in capitals may be any word."""
REMEMBERED, TEXTS = 400, 40_000
"""Letters of a text, at most, of which it is remembered what was found in it, and how many are: who mends a scenario checks it
again and again, with most of its texts as they were."""

REAL_KINDS = {
    "agency": N_("an agency"), "bank": N_("a bank"), "company": N_("a company"), "event": N_("an event"),
    "person": N_("a person"), "place": N_("a place"),
    "platform": N_("a platform"), "press": N_("a newspaper or station"), "religion": N_("a religion"),
}  # fmt: skip
"""What the names of the list are names of."""
_KINDS = {
    "phone": N_("a telephone number"), "identity": N_("an identity number"), "birth": N_("a date of birth"),
    "account": N_("a bank account or card number"), "plate": N_("a vehicle plate"), "mail": N_("an e-mail address"),
    "link": N_("a link that does not end in .invalid"), "handle": N_("the name of an account"),
    "position": N_("the position of a place"),
}  # fmt: skip
_NUMBERS = frozenset({"phone", "identity", "account"})
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    "mail": re.compile(r"(?<![\w.+-])[\w.+-]++@(?![\w.-]*\.invalid\b)[\w-]+(?:\.[\w-]+)+"),
    "phone": re.compile(
        r"(?<![\d,.])(?:\+?84|\(?0)[ .()-]{0,2}(?:[35789](?:[ .-]?\d){8}|2(?:[ .()-]{0,2}\d){9})(?![ .-]?\d)"
        r"|(?<!\d)1[89]00(?:[ .-]?\d){4,6}(?!\d)"
        # Of other countries: behind a + and no sum in thousands, in groups that begin with 0, three, three and four with signs.
        r"|(?<![\w+])\+(?!\d{1,3}(?:[ .]\d{3})+(?![ .]?\d))[1-9]\d{0,2}(?:[ .()-]{0,2}\d){7,12}(?![ .-]?\d)"
        r"|(?<![\d,.])\(?0\d{2,4}\)?[ .-]\d{3,4}[ .-]?\d{3,4}(?![ .-]?\d)"
        r"|(?<![\d,.])(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?![ .-]?\d)"
    ),
    "identity": re.compile(
        r"(?<![\d.,])(?:\d[ -]?){11}\d(?![ -]?\d)|(?i:(?<!\w)(?:hộ chiếu|passport)[^\d;]{0,12}?[A-Z]\d{7}(?!\d))"
    ),
    "birth": re.compile(
        r"(?i)(?<!\w)(?:sinh(?: ngày)?|born(?: on)?|d\.?o\.?b\.?)[: ]{1,2}\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d)"
    ),
    "position": re.compile(r"(?<![\d.,])-?\d{1,2}\.\d{3,}°?,? +-?\d{2,3}\.\d{3,}(?!\d)"),
    "account": re.compile(r"(?<![\d.,])\d{9,19}(?!\d)|(?<!\d)\d{4}(?:[ -]\d{4}){2,4}(?![ -]?\d)"),
    "plate": re.compile(
        r"(?<!\w)\d{2}[ -]?[A-ZĐ]{1,2}\d?[ -.]\d{3}\.?\d{2}(?!\w)|(?<!\w)\d{2}[A-ZĐ]\d?[ -]\d{4}(?!\w)"
    ),
}
_SHORT_NUMBER = re.compile(
    r"(?i)(?:\b(?:gọi|bấm|call|dial|ring|phone)\W+(?:\w+\W+){0,3}?|\b(?:tổng đài|cấp cứu|cảnh sát|cứu hỏa|cứu hoả|hotline)\W+)"
    r"(11[1-5]|911|999)(?![\w.,-]*\d)(?!\s*(?:người|em|cháu|hộ|nhà|ca|lần|people|times|houses)\b)"
)
_HOUR = re.compile(OF_STORY)
_MOBILE = re.compile(r"(?:84|0)[35789]")  # at the beginning of the digits


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    contacts = frozenset(
        _digits(passage)
        for public_contact in loaded.scenario.drill.public_contacts
        for kind, passage in personal_data(public_contact)
        if kind == "phone"
    )
    real_places = not loaded.scenario.places.invented
    for document, path, text in written_texts(loaded):
        yield from _personal(document, path, text, contacts)
        if path[:1] == ("public_contacts",):
            yield from _private_lines(document, path, text)
        else:
            yield from _public_lines(loaded, document, path, text)
        yield from _named(document, path, text, real_places)
    yield from _as_shown(loaded)


def written_texts(loaded: Loaded) -> Iterator[tuple[Document, Path_, str]]:
    """Every text that an author wrote; what was filled in says it again, or is the format's own."""
    unwritten = tuple(lang for lang in LANGUAGES if lang not in loaded.scenario.drill.languages)
    for document in loaded.where.documents.values():
        for path, text in document.texts:
            if path[-1:] != unwritten or path in document.lines:
                yield document, path, text


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
        for text in (inject.subject.vi, inject.subject.en, inject.body.vi, inject.body.en):
            if text not in _written(document, loaded.where.injects[n]):
                yield from _personal(document, path, text, frozenset())
                yield from _named(document, path, text, real_places)


def _written(document: Document, n: int) -> frozenset[str]:
    return frozenset(text for _, text in leaves(document.data["injects"][n]))


def personal_data(text: str) -> tuple[tuple[str, str], ...]:
    """(kind, passage) of everything in the text that could be a real person's or lead to a real site, each once."""
    return _personal_data(text) if len(text) <= REMEMBERED else _personal_data.__wrapped__(text)


@lru_cache(TEXTS)
def _personal_data(text: str) -> tuple[tuple[str, str], ...]:
    plain = _plain(text)
    found = [(lead.kind, plain[lead.start : lead.end].strip()) for lead in leads(plain)]
    for kind, pattern in _PATTERNS.items():
        for hit in pattern.finditer(plain):
            found.append((kind, hit[0].strip()))
        plain = pattern.sub(" ", plain)
    whole = dict.fromkeys(found)
    return tuple(
        (kind, passage)
        for kind, passage in whole
        if not any(
            passage != longer and passage in longer and (kind == other or (kind, other) == ("link", "mail"))
            for other, longer in whole
        )
    )


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
    for n in range(len(words)):
        if n and words[n - 1].casefold() in HALVES.get(words[n].casefold(), ()):
            continue
        for end in range(n + 1, min(n + LONGEST_NAME, len(words)) + 1):
            yield " ".join(words[n:end]).casefold()
            if all(word.istitle() and word.isascii() for word in words[n:end]):
                yield " ".join(words[n:end])
    yield from _joined(words)
    yield from _abbreviations(plain)
    yield from _led(words)


def _led(words: list[str]) -> Iterator[str]:
    """Names of two or three words in capitals, with what the list puts before them."""
    for n, word in enumerate(words):
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


def _joined(words: list[str]) -> Iterator[str]:
    """Two, three and four words between which stands one that only joins them; "&" says that it is left out."""
    kept = [n for n, word in enumerate(words) if word.casefold() not in JOINING]
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


# An id with one dot, `pump.tell`, leads nowhere; with a path or a second dot it is a link wherever it stands.
_DOTTED = re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*")


def _personal(
    document: Document, path: Path_, text: str, contacts: frozenset[str]
) -> Iterator[ScenarioProblem]:
    for kind, passage in personal_data(text):
        if kind == "phone" and _digits(passage) in contacts:
            continue
        if kind == "link" and _DOTTED.fullmatch(text) and is_id_in(model_of(document.name), path):
            continue
        message = N_("this could be {what} of someone real: {passage}")
        remedy = N_("Write a token such as {{phone:a}}, {{account:a}}, or an address ending in .invalid.")
        if {"name", "from", "senders"} & {*path}:
            remedy = N_("Take it out: a name holds what people call somebody, and no number.")
        elif not _filled_in(path):
            remedy = N_(
                "Take it out: no token is filled in here. A number that may be called stands in `public_contacts`."
            )
        yield error(
            "S180", document.place(path), message, remedy, what=MsgidWords(_KINDS[kind]), passage=passage
        )


def _filled_in(path: Path_) -> bool:
    """Whether tokens are filled in where a text stands: in what injects say, and in grammars."""
    return path[:1] == ("grammars",) or (path[:1] == ("injects",) and len(path) > 2 and path[2] in FILLED)


def _private_lines(document: Document, path: Path_, text: str) -> Iterator[ScenarioProblem]:
    """Mobile numbers among the public contacts: an office may have one, and so may anybody."""
    for kind, passage in personal_data(text):
        if kind == "phone" and _MOBILE.match(_digits(passage)):
            message = N_("the mobile number {passage} could be a person's")
            remedy = N_("Name only numbers that an institution answers, best a landline or a hotline.")
            yield warning("S185", document.place(path), message, remedy, passage=passage)


def _public_lines(loaded: Loaded, document: Document, path: Path_, text: str) -> Iterator[ScenarioProblem]:
    """Short numbers that are really answered: who reads one in a drill may call it."""
    plain = _plain(text)
    for kind, passage in personal_data(text):  # which are told by themselves, whatever they begin or end with
        plain = plain.replace(passage, " ") if kind in _NUMBERS else plain
    for found in _SHORT_NUMBER.finditer(plain):
        if not any(found[1] in contact for contact in loaded.scenario.drill.public_contacts):
            message = N_("{number} is an emergency number in use: whoever reads this may call it")
            remedy = N_("Write a token such as {{phone:a}}, or name it in `public_contacts` if it is meant.")
            yield warning("S185", document.place(path), message, remedy, number=found[1])


def _named(document: Document, path: Path_, text: str, real_places: bool) -> Iterator[ScenarioProblem]:
    found = [(kind, passage) for kind, passage in denied(text) if kind != "place" or not real_places]
    for kind, passage in found:
        if any(
            passage != longer and f" {passage} " in f" {longer} " for _, longer in found
        ):  # told once, in full
            continue
        message = N_("“{passage}” is the name of something real ({kind})")
        yield error(
            "S181",
            document.place(path),
            message,
            N_("Invent a name."),
            passage=passage,
            kind=MsgidWords(REAL_KINDS[kind]),
        )


def _plain(text: str) -> str:
    """Compatibility forms made plain; characters that show nothing dropped (they hide numbers from a pattern)."""
    plain = unicodedata.normalize("NFKC", text)
    return (
        plain
        if plain.isprintable()
        else "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    )


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def _hash(text: str) -> str:
    return hashlib.sha256(f"infodrill:{text}".encode()).hexdigest()[:20]


@cache
def _listed() -> Mapping[str, str]:
    text = (files("infodrill.scenario.checks") / "denied.txt").read_text(encoding="ascii")
    pairs = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {digest: kind for kind, digest in pairs}
