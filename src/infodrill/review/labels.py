"""Words by which the report tells the rows of measures apart; no measure counts by them, so they are none of its declaration."""

# Charter: review labels
from __future__ import annotations

QUESTION, NO_FACT = "question", "no fact"  # kinds of false labels; "" of what is true or has grounds
QUESTIONS = "G3"
SPOKEN = frozenset({"confirm", "partly"})  # stances of a text that acknowledges
LEAKS = frozenset({"protected fact kept", "no leak"})  # what rows of E19 forbid to let out
TOLD = 3  # times of a leak that are named
VOUCHED = frozenset("ABC")  # grades of a source that somebody can rely on
HALF_TELLS = 4  # rows from which on it says more within what time half of them came than all: of words, not of measures
