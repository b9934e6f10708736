"""What each kind of statement may do and need not have, written down a second time: a rule that slips is seen here."""

from __future__ import annotations

import pytest

from infodrill.casework.textkinds import EARLY, FREE, KINDS, OF_EFFECT

RULES = {
    "holding": ("hold", "unknown", True, {"why_misleads", "evidence"}, "early"),
    "answer": ("answer", "", False, {"why_misleads"}, ""),
    "correction": ("correct", "deny", False, set(), ""),
    "warning": ("warn", "advice", True, set(), "early"),
    "acknowledgement": ("acknowledge", "confirm", True, {"why_misleads"}, ""),
    "prebunk": ("prebunk", "", False, {"myth_once", "why_misleads", "evidence"}, "free"),
    "bulletin": ("answer", "", False, {"myth_once", "why_misleads"}, "free"),
}
"""Kind → what it does in the city, what it says, whether of itself alone, the items of the craft check that it need not have, and
whether it needs no case ("free") or no verdict ("early": who is in danger is warned while the case is being verified)."""


@pytest.mark.parametrize("kind", RULES)
def test_a_kind_may_do_what_the_rules_say(kind: str) -> None:
    text = KINDS[kind]
    effect, stance, of_itself, spares, when = RULES[kind]
    assert (text.effect, text.stance, text.of_itself, set(text.spares)) == (effect, stance, of_itself, spares)
    assert (text.early, text.free) == (when == "early", when == "free")


def test_there_is_no_other_kind() -> None:
    assert set(KINDS) == set(RULES)
    assert {"holding", "warning"} == EARLY and {"prebunk", "bulletin"} == FREE
    assert OF_EFFECT["answer"] == "answer", "a bulletin answers no case"
