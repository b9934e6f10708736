"""No personal data that could be somebody's: numbers, accounts, addresses, links that lead out, lines that are answered."""

# Charter: scenario checks ofsomebody
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from infodrill.kernel.addresses import addresses
from infodrill.kernel.folding import as_read, fold
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.kernel.letters import MASK, bare
from infodrill.kernel.personal import PHONES, apart, identifiers
from infodrill.scenario.allowed import is_id_in
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded, model_of
from infodrill.scenario.tokens import FILLED
from infodrill.scenario.yamltext import Document, Path_

REMEMBERED, TEXTS = 400, 40_000
"""Letters of a text, at most, of which it is remembered what was found in it, and how many are: who mends a scenario checks it
again and again, with most of its texts as they were."""
_WORD = re.compile(r"[^\W_]+")

ITS_PLACE = 60  # letters behind a house number in which its ward is named
_KINDS = {
    "phone": N_("a telephone number"), "hotline": N_("a hotline number"), "identity": N_("an identity number"),
    "birth": N_("a date of birth"),
    "account": N_("a bank account or card number"), "plate": N_("a vehicle plate"), "mail": N_("an e-mail address"),
    "link": N_("a link that does not end in .invalid"), "handle": N_("the name of an account"),
    "position": N_("the position of a place"), "address": N_("a home address"),
}  # fmt: skip
_NUMBERS = PHONES | {"identity", "account"}
_SHORT_NUMBER = re.compile(
    r"(?i)(?:\b(?:gọi|bấm|call|dial|ring|phone)\W+(?:\w+\W+){0,3}?|\b(?:tổng đài|cấp cứu|cảnh sát|cứu hỏa|cứu hoả|hotline)\W+)"
    r"(11[1-5]|911|999)(?![\w.,-]*\d)(?!\s*(?:người|em|cháu|hộ|nhà|ca|lần|people|times|houses)\b)"
)
_MOBILE = re.compile(r"(?:84|0)[35789]")  # at the beginning of the digits


@dataclass(frozen=True)
class OpenlyNamed:
    """What a drill says openly: the contacts that may be called, the digits of their numbers, and its invented places."""

    contacts: tuple[str, ...]
    numbers: frozenset[str]
    places: tuple[str, ...]


def openly_named(loaded: Loaded) -> OpenlyNamed:
    contacts, places = loaded.scenario.drill.public_contacts, loaded.scenario.places
    found = (passage for contact in contacts for passage in personal_data(contact))
    numbers = frozenset(_digits(passage) for kind, passage in found if kind in PHONES)
    return OpenlyNamed(tuple(contacts), numbers, () if places.real else places.called)


Places = tuple[tuple[Document, Path_], ...]
"""Where one text stands."""


def problems_of(text: str, places: Places, openly: OpenlyNamed) -> Iterator[ScenarioProblem]:
    """What in a text could be somebody's."""
    yield from personal_problems(text, places, openly.numbers)
    contacts = tuple(each for each in places if each[1][:1] == ("public_contacts",))
    if contacts:
        yield from _private_lines(text, contacts)
    if others := tuple(each for each in places if each not in contacts):
        yield from _public_lines(text, others, openly.contacts)
        yield from _homes(text, others, openly.places)


# An id with one dot, `pump.tell`, leads nowhere; with a path or a second dot it is a link wherever it stands.
_DOTTED = re.compile(r"[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*")


def personal_problems(text: str, places: Places, contacts: frozenset[str]) -> Iterator[ScenarioProblem]:
    """Numbers, accounts and links, but for numbers of the contacts."""
    for (kind, passage), (document, path) in product(personal_data(text), places):
        if kind in PHONES and _digits(passage) in contacts:
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


def _homes(text: str, places: Places, own_places: tuple[str, ...]) -> Iterator[ScenarioProblem]:
    for passage, (document, path) in product(homes(text, own_places), places):
        message = N_("this could be {what} of someone real: {passage}")
        remedy = N_(
            "Take the house number out, or name the ward of `places.yaml` in which the house stands right behind it."
        )
        what = MsgidWords(_KINDS["address"])
        yield error("S180", document.place(path), message, remedy, what=what, passage=passage)


def _filled_in(path: Path_) -> bool:
    """Whether tokens are filled in where a text stands: in what injects say, and in grammars."""
    return path[:1] == ("grammars",) or (path[:1] == ("injects",) and len(path) > 2 and path[2] in FILLED)


def _private_lines(text: str, places: Places) -> Iterator[ScenarioProblem]:
    """Mobile numbers among the public contacts: an office may have one, and so may anybody."""
    for (kind, passage), (document, path) in product(personal_data(text), places):
        if kind in PHONES and _MOBILE.match(_digits(passage)):
            message = N_("the mobile number {passage} could be a person's")
            remedy = N_("Name only numbers that an institution answers, best a landline or a hotline.")
            yield warning("S185", document.place(path), message, remedy, passage=passage)


def _public_lines(text: str, places: Places, contacts: tuple[str, ...]) -> Iterator[ScenarioProblem]:
    """Short numbers that are really answered: who reads one in a drill may call it."""
    plain = as_read(text)
    for kind, passage in personal_data(text):  # which are told by themselves, whatever they begin or end with
        plain = plain.replace(passage, " ") if kind in _NUMBERS else plain
    for found in _SHORT_NUMBER.finditer(plain):
        if not any(found[1] in contact for contact in contacts):
            message = N_("{number} is an emergency number in use: whoever reads this may call it")
            remedy = N_("Write a token such as {{phone:a}}, or name it in `public_contacts` if it is meant.")
            for document, path in places:
                yield warning("S185", document.place(path), message, remedy, number=found[1])


def personal_data(text: str) -> tuple[tuple[str, str], ...]:
    """(kind, passage) of everything in the text that could be a real person's or lead to a real site, each once."""
    return _personal_data(text) if len(text) <= REMEMBERED else _personal_data.__wrapped__(text)


@lru_cache(TEXTS)
def _personal_data(text: str) -> tuple[tuple[str, str], ...]:
    plain = as_read(text)
    masked = bare(plain, MASK)
    # The longest first: a number in a link leads out with it.
    found = sorted(identifiers(masked, plain, doubtful=True), key=lambda passage: passage.start - passage.end)
    return tuple(
        dict.fromkeys((each.kind, plain[each.start : each.end].strip()) for each in apart(found, masked, ()))
    )


def homes(text: str, named: Iterable[str] = ()) -> tuple[str, ...]:
    """The homes with a house number in the text that stand in none of the places named, right behind which they may be."""
    plain = as_read(text)
    masked = bare(plain, MASK)
    found = tuple(addresses(masked))
    places = tuple(f" {fold(name)} " for name in named if found)
    return tuple(
        dict.fromkeys(
            plain[home.start : home.end].strip()
            for home in found
            if not _is_in(plain[home.start : home.end + ITS_PLACE], places)
        )
    )


def _is_in(passage: str, places: tuple[str, ...]) -> bool:
    words = f" {' '.join(_WORD.findall(fold(passage)))} "
    return any(place in words for place in places)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())
