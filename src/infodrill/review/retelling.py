"""What automated cells typed, said again in both languages: the log keeps it in the language of the drill alone.

People's words stay as typed. The product's own words are found again by their pattern, and its names by the scenario.
"""

# Charter: conduct retelling
from __future__ import annotations

import re
from functools import cache

from infodrill.automata.guiding import LATE_GAP, LATE_ORDER, STEP, STEPS
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.scenario.schema import Bi, Scenario

PATTERNS = (LATE_GAP, LATE_ORDER)
_FIELD = re.compile(r"\{(\w+)\}")


def retold(scenario: Scenario, text: str) -> Bi | None:
    """A text in both languages where the scenario or an automated cell wrote it; None for what a person typed."""
    if found := _of_scenario(scenario, text):
        return found
    for pattern in PATTERNS:
        for lang in LANGUAGES:
            if match := _pattern(lang, pattern).fullmatch(text):
                values = {name: _value(scenario, lang, value) for name, value in match.groupdict().items()}
                vi, en = (
                    tr(other, pattern, **{name: value.in_(other) for name, value in values.items()})
                    for other in LANGUAGES
                )
                return Bi(vi=vi, en=en)
    return None


def _of_scenario(scenario: Scenario, text: str) -> Bi | None:
    for claim in scenario.claims:
        advice = (known.advice for known in claim.truth if known.advice)
        for words in (claim.sentence, claim.advice, *advice, *(known.why for known in claim.truth)):
            if words is not None and text in (words.vi, words.en):
                return words
    return None


def _value(scenario: Scenario, lang: str, said: str) -> Bi:
    """A field of a pattern: a step of the procedure, the name of a unit, else as it stands."""
    for step in (*STEPS.values(), STEP):
        if tr(lang, step) == said:
            return Bi(vi=tr("vi", step), en=tr("en", step))
    names = (name for cell in scenario.cells.cells for name in (cell.organisation, cell.name))
    return next((name for name in names if name.in_(lang) == said), Bi(vi=said, en=said))


@cache
def _pattern(lang: str, msgid: str) -> re.Pattern[str]:
    parts = _FIELD.split(tr(lang, msgid))
    text = "".join(f"(?P<{part}>.+?)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    return re.compile(text, re.DOTALL)
