"""What a city says on any day, and phrases that fit whatever is talked about: drawn from the grammars that name no claim."""

# Charter: media ordinary
from __future__ import annotations

from collections.abc import Iterator

from infodrill.kernel.streams import choose
from infodrill.media.refs import PostRef
from infodrill.media.storyclock import drill_minutes
from infodrill.media.talkedabout import TalkedAbout
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Places, Scenario

DAYS = 1_200  # posts about nothing that are drawn
STOCK = ("tell", "question", "deny", "agree", "press")
EACH = 60  # phrases of each of those


def place_names(places: Places, lang: str) -> tuple[str, ...]:
    """The names that the wards and the city have on every page."""
    return (*(ward.name.in_(lang) for ward in places.wards), places.city.in_(lang))


def talk_of(scenario: Scenario, texts: TextLibrary, lang: str) -> TalkedAbout:
    """What is being talked about in that language, nothing heard so far."""
    return TalkedAbout(
        texts.written(lang),
        place_names(scenario.places, lang),
        ordinary(scenario, texts, lang),
        stock_phrases(scenario, texts, lang),
    )


def ordinary(scenario: Scenario, texts: TextLibrary, lang: str) -> Iterator[str]:
    """Posts about nothing in particular, from every ward in turn."""
    yield from _drawn(scenario, texts, lang, "noise", DAYS)


def stock_phrases(scenario: Scenario, texts: TextLibrary, lang: str) -> Iterator[str]:
    """What is said of anything that is told, asked or denied."""
    for stance in STOCK:
        yield from _drawn(scenario, texts, lang, stance, EACH)


def _drawn(scenario: Scenario, texts: TextLibrary, lang: str, stance: str, number: int) -> Iterator[str]:
    """Spread evenly over the people of all wards and over the minutes of the drill."""
    people = [
        ward.id
        for ward in scenario.places.wards
        for _ in range(1 + ward.population * number // _people(scenario))
    ]
    minutes = drill_minutes(scenario.drill)
    for place in range(number):
        name = f"{stance}.{place}"
        ref = PostRef(
            id=name, minute=place * minutes // number, ward=choose(people, 0, "ordinary", name), channel="feed",
            grammar=texts.pick(stance, "", "feed", lang, name), narrative="", thread=name, parent="",
            author_key=0, kind="share",
        )  # fmt: skip
        yield texts.expand(ref, lang)


def _people(scenario: Scenario) -> int:
    return max(1, sum(ward.population for ward in scenario.places.wards))
