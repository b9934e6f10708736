"""What a check says in Vietnamese is Vietnamese: English stands in it only as what is written in a file, apart from the words."""

from __future__ import annotations

import re

from tests.forms import amount
from tests.scenario.test_agreement import EXAMPLES
from tests.scenario.test_mistakes import KINDS, found, mistakes
from tests.scenario.test_mistakes_of_sense import CUTS, LIGHT, ROLES, RUINS, changed, without

MADE = amount(1, None)  # of a kind
APART = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|\[[A-Z]\d+\]|[\w/]+\.yaml")
ENGLISH = frozenset(
    re.findall(
        r"\w+",
        "the is are of or and not none where which write add take out leave hold warn correct answer refer respond service "
        "acknowledge watch tell question deny agree claim cell role seat field name value missing unknown inject time manual "
        "condition deadline repeat on off place agency expected draft approved press chat hotline stance harm truth owner",
    )
)
"""Words of fields, of their values and of sentences; none of them is a word of Vietnamese."""


def findings() -> set[str]:
    """What is said of every kind of mistake: in the short form of each kind once, in the long at every place."""
    files = [{file: text} for kind in KINDS for file, _, _, text in [*mistakes(LIGHT, kind, seed=7)][:MADE]]
    files += EXAMPLES.values()
    files += [changed(file, old, new)[0] for file, old, new, _ in CUTS]
    files += [without(role) for role in [*ROLES][:MADE]]
    files += [{file: text} for file in [*LIGHT][:MADE] for text in RUINS.values() if text is not None]
    return {shown for change in files for *_, shown in found({**LIGHT, **change})}


def test_no_english_word_is_left_in_a_vietnamese_finding():
    wrong = []
    for shown in findings():
        place, _, said = shown.partition(": ")
        words = set(re.findall(r"(?<![\w.-])[a-z]+(?![\w.-])", APART.sub(" ", said if place else shown)))
        wrong += [f"{words & ENGLISH}: {shown}"] if words & ENGLISH else []
    assert not wrong, "\n".join(sorted(wrong)[:20])


def test_a_word_of_a_field_would_be_seen():
    assert "hold" in ENGLISH and not APART.sub(" ", "`hold` “hold” [S113] a/hold.yaml").strip()
