"""A telephone number or a named place to which a text sends people and that stands in nothing that a drill's own side told.

One that the rumour alone tells leads to harm. Any other may be an office's own, which no drill has to know: a person looks at it.
What counts as told: what every owner of facts says, advises and keeps, the places and units of the drill, its public numbers,
and what comes to the players on no claim that proves false. Whoever names a number to warn of it sends nobody there.
"""

# Charter: review nowhere
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from infodrill.casework.advice import advised, quotes_blank
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.conduct.besidemarks import as_typed
from infodrill.conduct.harmful import Signs, in_both
from infodrill.conduct.namedplaces import capital, kind_of, sent_to, spots
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare, tongue
from infodrill.kernel.personal import PHONES, identifiers
from infodrill.kernel.saidtimes import TIME, masked
from infodrill.kernel.sentences import sentences
from infodrill.scenario.schema import Bi, Claim, Scenario

_RINGS: Signs = in_both(
    r"gọi|alo|liên hệ|bấm|quay số|nhắn|điện thoại|hotline|đường dây|số máy",
    r"call|ring|dial|phone|text|contact|hotline|number",
)
_WARNED: Signs = in_both(
    r"(?:không|đừng|chớ|tránh)(?: \w+){0,3} (?:gọi|liên hệ|nghe|nhắn|bấm|tin)|không phải|giả|lừa|mạo danh|chặn",
    r"(?:not|never|don['’]t)(?: \w+){0,3} (?:call|ring|dial|answer|text|trust)|is not|fake|scam|block",
)
_FIGURE = re.compile(r"(?<![\w/-])\d+(?:[.,]\d+)*(?![\w/-])")
_COUNTED = 99  # what somebody may have counted at a desk
_GREAT = re.compile(r" (?:ty|trieu|nghin|ngan|million|billion|thousand)\b")
_PLAIN = re.compile(r"[^a-z0-9]+")


def told_of(scenario: Scenario, *, lies: bool = False) -> str:
    """All that a drill's own side tells, in one spelling of letters and blanks; with what false claims say, where `lies`."""
    return f" {' '.join(_spelt(text) for text in told_by(scenario, lies=lies))} "


def told_by(scenario: Scenario, *, lies: bool = False) -> Iterator[str]:
    """Each text of it."""
    yield from scenario.drill.public_contacts
    both: list[Bi | None] = [scenario.places.city, *(ward.name for ward in scenario.places.wards)]
    for cell in scenario.cells.cells:
        both += [cell.name, *(seat.name for seat in cell.seats)]
    for claim in scenario.claims:
        both += [
            claim.topic,
            claim.kernel,
            claim.advice,
            claim.meanwhile,
            *(step.note for step in claim.right_path),
        ]
        both += [text for known in claim.truth for text in (known.why, known.advice)]
        both += [claim.sentence] if lies or not _a_lie(claim) else []
    false = {claim.id for claim in scenario.claims if _a_lie(claim)}
    for row in scenario.msel.injects:
        both += [row.subject, row.body] if lies or row.claim not in false else []
    yield from (text for each in both if each for text in (each.vi, each.en))


def _a_lie(claim: Claim) -> bool:
    return all(known.verdict in FALSE_VERDICTS for known in claim.truth)


def sends(held: str, rumoured: str, texts: Iterable[tuple[str, str, str]]) -> str:
    """The number or place to which a text sends people in any language, which nothing in `held` tells and the rumour does, ""
    = none: whoever knows it knows it from there."""
    digits = re.sub(r"\D", "", rumoured)
    return next(
        (
            found for found in untold(held, texts)
            if (re.sub(r"\D", "", found) in digits if found[-1:].isdigit() else _named(found, rumoured))
        ),
        "",
    )  # fmt: skip


def untold(held: str, texts: Iterable[tuple[str, str, str]], *, wide: bool = False) -> Iterator[str]:
    """Each number and place to which a text sends people in any language and which stands nowhere in what is `held`; `wide` =
    also a place whose kind is told in several words, where `held` tells of no such kind by that name."""
    digits = re.sub(r"\D", "", held)
    for lang, title, body in texts:
        for number in _numbers(lang, f"{title}\n{body}"):
            if re.sub(r"\D", "", number) not in digits:
                yield number
        for sentence in sentences(body):
            if advised(lang, sentence):
                yield from (place for place in spots(sentence, lang) if not _named(place, held))
                further = set(sent_to(sentence, lang)) - set(spots(sentence, lang)) if wide else ()
                yield from (place for place in sorted(further) if not _of_its_kind(place, held, lang))


def figure(scenario: Scenario, text: str, known: int) -> str:
    """The first figure of a text that stands in no record, no planned message and no sentence of a claim, and is no hour, date or
    telephone number, nor so small (up to `known`, or of two figures) that somebody may have counted it at a desk; "" = none."""
    held = {_value(each[0]) for told in told_by(scenario, lies=True) for each in _FIGURE.finditer(told)}
    spelt = masked(quotes_blank(as_read(text))).replace(TIME, " ")
    numbers = {spelt[found.start : found.end] for found in identifiers(bare(spelt), spelt)}
    for found in _FIGURE.finditer(spelt):
        value = _value(found[0])
        great = int(value) > max(known, _COUNTED) or _GREAT.match(bare(spelt[found.end() :]).lower())
        if great and value not in held and not any(found[0] in number for number in numbers):
            return found[0] + (great.group(0).rstrip() if isinstance(great, re.Match) else "")
    return ""


def _value(figure_as_written: str) -> str:
    return re.sub(r"\D", "", figure_as_written).lstrip("0") or "0"


def _named(spot: str, held: str) -> bool:
    """Whether the drill names such a place: its name, without the word that says what it is."""
    name = [word for word in spot.split() if word[:1].isupper()]
    return f" {_spelt(' '.join(name))} " in held


def _of_its_kind(spot: str, held: str, lang: str) -> bool:
    """Whether the drill has a place of that kind and name; in English by its name alone."""
    kind, name = (
        _spelt(kind_of(spot)).split(),
        _spelt(" ".join(word for word in spot.split() if capital(word))),
    )
    near = rf" {kind[0]} (?:\w+ ){{0,4}}?{name} " if lang == "vi" else f" {name} "
    return bool(re.search(near, held))


def _numbers(lang: str, text: str) -> Iterator[str]:
    """Telephone numbers that a text tells people to ring."""
    for sentence in sentences(quotes_blank(as_read(text))):
        spelt = tongue(lang, sentence)
        if not as_typed(_RINGS, spelt).search(sentence) or as_typed(_WARNED, spelt).search(sentence):
            continue
        for found in identifiers(bare(sentence), sentence):
            if found.kind in PHONES:
                yield sentence[found.start : found.end]


def _spelt(text: str) -> str:
    return _PLAIN.sub(" ", bare(as_read(text)).lower()).strip()
