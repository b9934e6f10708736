"""Which commands a program may give under a token: those that declare it. Everything else is for people at a page.

The charter: people post at human speed, a person judges with evidence attached, and nothing is said in public, signed,
started or stopped by a program. What is left to tokens is the clerk's work: reports, records, receipts, messages.
"""

# Charter: web api allowed
from __future__ import annotations

from infodrill.conduct.noun import RangeCommand
from infodrill.web.forms import verbs


def by_token(verb: str) -> bool:
    """True when a token that may act may give the command; False for one that does not exist."""
    asked = verbs().get(verb)
    if asked is None:
        return False
    return asked.MAY.token if issubclass(asked, RangeCommand) else asked.TOKEN
