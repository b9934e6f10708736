"""Whether the words of a text say anything of a claim: they name its matter, and tell what is so or what to do.

The one judge of it, for what a text does in the city when it comes out and for what a report takes for a word: by form, in the
languages that the drill asks for. Whether what it says is right, nobody asks here.
"""

# Charter: conduct substance
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.casework import content
from infodrill.casework.records import Version
from infodrill.conduct.state import DrillState
from infodrill.conduct.subject import subject_of
from infodrill.scenario.readonce import read_once
from infodrill.scenario.schema import Scenario

Texts = tuple[tuple[str, str, str], ...]
"""(language, title, body) of each language in which something is said, that of its readers first."""
DENYING = ("deny", "partly")  # stances by which something is called wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """Whether the words of a drill in `lang` say anything of the claims of its scenario; in each language where it asks for
    `both`."""

    scenario: Scenario
    lang: str
    both: bool

    def mute(self, claim: str, stance: str, version: Version) -> bool:
        """Whether a version says nothing of a claim: neither what is so nor what to do, or on another matter."""
        texts = self.texts(version)
        lang, title, body = texts[0]
        named = self.named(claim, f"{title}\n{body}", lang)
        return self.empty(version) or not (named and self.says(claim, stance, texts))

    def texts(self, version: Version) -> Texts:
        """What a version says, in the language in which readers have it and in the other."""
        first = version.tongue(self.lang)
        both = {"vi": (version.title_vi, version.body_vi), "en": (version.title_en, version.body_en)}
        return tuple((lang, *both[lang]) for lang in sorted(both, key=lambda each: each != first))

    def empty(self, version: Version) -> bool:
        """Whether nothing is written in any language, or in one of both that are asked for."""
        bodies = (version.body_vi, version.body_en)
        return content.empty(*bodies) or (self.both and any(content.empty(body) for body in bodies))

    def named(self, claim: str, text: str, lang: str) -> bool:
        """Whether a text in `lang` names the matter of a claim, and is not clearly on another; one on no claim need not."""
        if not claim:
            return True
        matters = matters_of(self.scenario)
        own, others = matters[claim], (each for of, each in matters.items() if of != claim)
        return content.names(lang, text, own) and not content.astray(text, own, others)

    def matter(self, claim: str) -> frozenset[str]:
        """The words by which the matter of a claim is known."""
        return matters_of(self.scenario)[claim]

    def says(self, claim: str, stance: str, texts: Texts, *, so: bool = False) -> bool:
        """What is so or what to do, in the first of `texts`, and in each where both are asked for; of advice what to do, in each.
        `so` = what is so alone: that the claim is wrong, in so many words, is enough beside what names it."""
        if stance == "advice":
            return content.advises((lang, body) for lang, _, body in texts)
        on = self.scenario.claim(claim) if claim else None
        denied = self.matter(claim) if on and stance in DENYING and not so else None
        return all(
            content.says(lang, title, body, on.sentence.in_(lang) if on else "", denied, so=so)
            for lang, title, body in self.asked(texts)
        )

    def asked(self, texts: Texts) -> Texts:
        """The languages that a text has to be written in."""
        return texts if self.both else texts[:1]


def reader(state: DrillState, scenario: Scenario) -> Substance:
    """As the drill that was opened reads texts."""
    opened = state.opened
    assert opened is not None
    return Substance(scenario=scenario, lang=opened.language, both=opened.both_languages)


@read_once
def matters_of(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """By claim, the words by which its matter is known: all that the drill says of it, and what was planned to come on it."""
    return {each.id: _matter(scenario, each.id) for each in scenario.claims}


def _matter(scenario: Scenario, claim: str) -> frozenset[str]:
    rows = [row for row in scenario.msel.injects if row.claim == claim]
    came = (f"{both.vi} {both.en}" for row in rows for both in (row.subject, row.body))
    places = scenario.places
    where = " ".join(f"{name.vi} {name.en}" for name in (places.city, *(ward.name for ward in places.wards)))
    return content.matter(" ".join((subject_of(scenario.claim(claim), "vi").matter, *came)), where)
