"""A telephone number or a named place to which a text sends people and that stands in nothing that a drill's own side told.

One that the rumour alone tells leads to harm. Any other may be an office's own, which no drill has to know: a person looks at it.
What counts as told: what every owner of facts says, advises and keeps, the places and units of the drill, its public numbers,
and what comes to the players on no claim that proves false. What a text sends people to, `conduct.sentwhere` reads.
"""

# Charter: review nowhere
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from infodrill.casework.advice import quotes_blank
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.conduct import sentwhere
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare
from infodrill.kernel.personal import identifiers
from infodrill.kernel.saidtimes import TIME, masked
from infodrill.scenario.schema import Bi, Claim, Scenario

_FIGURE = re.compile(r"(?<![\w/-])\d+(?:[.,]\d+)*(?![\w/-])")
_COUNTED = 99  # what somebody may have counted at a desk
_GREAT = re.compile(r" (?:ty|trieu|nghin|ngan|million|billion|thousand)\b")


def told_of(scenario: Scenario, *, lies: bool = False) -> str:
    """All that a drill's own side tells, in one spelling of letters and blanks; with what false claims say, where `lies`."""
    return f" {' '.join(sentwhere.plainly(text) for text in told_by(scenario, lies=lies))} "


def told_by(scenario: Scenario, *, lies: bool = False) -> Iterator[str]:
    """Each text of it."""
    yield from scenario.drill.public_contacts
    both: list[Bi | None] = [scenario.places.city, *(ward.name for ward in scenario.places.wards)]
    if scenario.drill.address:
        both += [scenario.drill.address.people, scenario.drill.address.desk]
    for cell in scenario.cells.cells:
        both += [cell.name, cell.organisation, *(seat.name for seat in cell.seats)]
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
    numbers = sentwhere.numbers(rumoured)
    return next(
        (
            found for found in untold(held, texts)
            if (sentwhere.digits_of(found) in numbers if found[-1:].isdigit() else sentwhere.named(found, rumoured))
        ),
        "",
    )  # fmt: skip


def untold(held: str, texts: Iterable[tuple[str, str, str]], *, wide: bool = False) -> Iterator[str]:
    """Each number and place to which a text sends people in any language and which stands nowhere in what is `held`; `wide` =
    also a place whose kind is told in several words, where `held` tells of no such kind by that name."""
    for lang, title, body in texts:
        yield from sentwhere.unknown_numbers(f"{title}\n{body}", held, lang)
        yield from sentwhere.unknown_places(body, held, lang, wide=wide)


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
    return sentwhere.digits_of(figure_as_written).lstrip("0") or "0"
