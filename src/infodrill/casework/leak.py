"""The leak check on statement drafts: personal data, and passages of AMBER or RED evidence, exact or near.

Findings are words for people: "phone: 09…" or "RED c1.e2: the passage". It marks; RIGHTS or SAFE clears with a reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from infodrill.casework.personal import personal
from infodrill.casework.records import Case

CLOSED_MARKINGS = frozenset({"AMBER", "RED"})
RUN = 7  # words in a row that make an exact passage
NEAR_WINDOW, NEAR_PERMILLE = 12, 800  # share of a window's words found again in a row of the draft

__all__ = ["leaks", "personal"]


def leaks(text: str, case: Case | None, public_contacts: Iterable[str] = ()) -> tuple[str, ...]:
    """All findings in a draft, personal data first; () when clean."""
    found = list(personal(text, public_contacts))
    for item in case.evidence if case else ():
        if item.tlp in CLOSED_MARKINGS and (passage := passage_of(item.text, text)):
            found.append(f"{item.tlp} {item.evidence}: {passage}")
    return tuple(dict.fromkeys(found))


def passage_of(source: str, draft: str) -> str:
    """The passage of `source` that stands, exactly or nearly, in `draft`; "" when none does."""
    closed, said = _words(source), _words(draft)
    if not closed or not said:
        return ""
    run = min(RUN, len(closed))
    rows = {tuple(said[at : at + run]) for at in range(len(said) - run + 1)}
    for at in range(len(closed) - run + 1):
        if tuple(closed[at : at + run]) in rows and run >= 3:
            return " ".join(closed[at : at + run])
    return _near(closed, said)


def _near(closed: list[str], said: list[str]) -> str:
    """A window of the source most of whose words come again, in any order, within a window of the draft."""
    if len(closed) < NEAR_WINDOW or len(said) < NEAR_WINDOW:
        return ""
    drafts = [frozenset(said[at : at + NEAR_WINDOW]) for at in range(len(said) - NEAR_WINDOW + 1)]
    for at in range(len(closed) - NEAR_WINDOW + 1):
        window = frozenset(closed[at : at + NEAR_WINDOW])
        if any(len(window & one) * 1000 >= NEAR_PERMILLE * len(window) for one in drafts):
            return " ".join(closed[at : at + NEAR_WINDOW])
    return ""


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFC", text).casefold()
    return re.findall(r"[^\W_]+", plain)
