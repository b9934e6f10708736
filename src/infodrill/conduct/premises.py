"""What a drill takes as given and everybody in it may know: names, places, phases. Not what is told, nor what is true."""

# Charter: conduct premises
from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from infodrill.casework.leak import Artefact
from infodrill.conduct.beside import stage_of
from infodrill.kernel.i18n import LANGUAGES, N_, filled, ones, tr, unfilled
from infodrill.scenario.schema import Bi, Places, Scenario
from infodrill.scenario.schema.drill import Address

# What a city's offices call those whom they write to, and who answers them.
USUAL = (N_("neighbours"), N_("the citizens' desk"))


class Premises:
    """A scenario's premises, in the reader's language where they are plain words."""

    def __init__(self, scenario: Scenario, lang: str) -> None:
        drill = scenario.drill
        self._scenario, self._lang = scenario, lang
        self.id, self.run_on_hours, self.contacts = drill.id, drill.run_on_hours, drill.public_contacts
        self.traps = drill.traps  # whether the ladder holds rows that go too far
        self.begins = datetime.fromisoformat(drill.epoch)
        self.title = drill.title.in_(lang)
        self.synopsis, self.briefing = drill.synopsis.in_(lang), drill.briefing.in_(lang)
        self.city, self.real = scenario.places.city.in_(lang), scenario.places.real

    def say(self, lang: str, msgid: str, /, **params: object) -> str:
        """`tr`, with the public and its desk named as this drill's organisation names them."""
        return addressed_and_filled(lang, msgid, params, self._scenario.drill.address)

    @cached_property
    def wards(self) -> Mapping[str, str]:
        """Names by id, in the order of places.yaml."""
        return {ward.id: ward.name.in_(self._lang) for ward in self._scenario.places.wards}

    @cached_property
    def phases(self) -> tuple[tuple[int, str], ...]:
        """(minutes, title) of each phase; the run-on lies behind the third."""
        return tuple((phase.minutes, phase.title.in_(self._lang)) for phase in self._scenario.drill.phases)

    @property
    def objectives(self) -> tuple[tuple[str, str], ...]:
        """(id, text)."""
        aims = self._scenario.drill.objectives
        return tuple((objective.id, objective.text.in_(self._lang)) for objective in aims)

    @property
    def stage(self) -> Artefact:
        """Names and places of the story, which no leak check takes for a secret."""
        return stage_of(self._scenario)

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of the city and its wards, without their kind."""
        known = self._scenario.places
        return frozenset(own_name(text) for text in (known.city, *(ward.name for ward in known.wards)))

    def place(self, ward: str, told: str = "") -> Bi:
        """The place that `told` names, else the name of the ward; of the city for "" and for what is no ward."""
        return concerned(self._scenario.places, ward, told)

    @property
    def ordinance(self) -> str:
        """A fictional ordinance that a three-part test may cite; "" when the scenario has none."""
        ordinances = self._scenario.drill.ordinances
        return ordinances[0].id if ordinances else ""

    @property
    def rules(self) -> str:
        """What the scenario's ordinances are called and allow, for whoever cites one."""
        known, lang = self._scenario.drill.ordinances, self._lang
        return " · ".join(f"{each.id}: {each.title.in_(lang)}. {each.text.in_(lang)}" for each in known)

    def legal_basis(self, name: str) -> Bi:
        """The title of the ordinance that a measure cites."""
        return legal_basis(self._scenario, name)


def addressed_and_filled(lang: str, msgid: str, params: Mapping[str, object], address: Address | None) -> str:
    """`tr`, with the public and its desk named as the drill's `address` does. What the address says is never a field."""
    text = unfilled(lang, msgid, ones(params))
    own = address if address is None or not params else _as_text(address)
    return filled(lang, addressed(lang, text, own), params)


def _as_text(address: Address) -> Address:
    """The address as it stands in a text that is filled afterwards: whoever wrote it wrote words, and no braces of ours."""
    doubled = {
        name: Bi(**{lang: both.in_(lang).replace("{", "{{").replace("}", "}}") for lang in LANGUAGES})
        for name, both in (("people", address.people), ("desk", address.desk))
    }
    return address.model_copy(update=doubled)


def addressed(lang: str, text: str, address: Address | None) -> str:
    """A text of the product without fields, or with fields that nobody fills, that names the public and its desk as the drill's
    `address` does."""
    if address is None:
        return text
    for usual, own in zip(USUAL, (address.people, address.desk), strict=True):
        said, here = tr(lang, usual), own.in_(lang)
        text = text.replace(said, here).replace(said[:1].upper() + said[1:], here[:1].upper() + here[1:])
    return text


def legal_basis(scenario: Scenario, name: str) -> Bi:
    """The title of the ordinance that a measure cites, or what was typed where the scenario has none of that name."""
    title = next((ordinance.title for ordinance in scenario.drill.ordinances if ordinance.id == name), None)
    return title or Bi(vi=name or "—", en=name or "—")


# Which place a matter concerns: the wards that it names, the whole city where it names that; else where it was
# reported.
def concerned(places: Places, ward: str, told: str) -> Bi:
    """The place that `told` (in any language) speaks of, in both languages; of the case's `ward`, "" = the city, when it
    names none."""
    named = [each_ward.name for each_ward in places.wards if own_name(each_ward.name) in told]
    city = own_name(places.city)
    # A port or a fund may bear the city's name: beside a ward only the city itself, or all of it, is the place that is meant.
    all_of_it = rf"\b(?:cả|toàn|khắp|all(?: of)?|whole of) {re.escape(city)}\b"
    whole = any(name.casefold() in told.casefold() for name in (places.city.vi, places.city.en))
    if city in told and (not named or whole or re.search(all_of_it, told)):
        return places.city
    if not named:
        return next((each_ward.name for each_ward in places.wards if each_ward.id == ward), places.city)
    return Bi(vi=", ".join(text.vi for text in named), en=", ".join(text.en for text in named))


def own_name(name: Bi) -> str:
    """The name without its kind: "Phường Bến Lành", "Bến Lành ward" → "Bến Lành"."""
    words = name.vi.split()
    ends = (" ".join(words[at:]) for at in range(len(words)))
    return next((end for end in ends if name.en.startswith(end)), name.vi)
