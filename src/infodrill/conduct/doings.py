"""What an ordinary notice tells of, found by its sentences: never in one alone without the thing that its title names."""

# Charter: conduct doings
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.casework.advice import quotes_blank
from infodrill.casework.clauses import takes_place
from infodrill.conduct.doingsigns import NOTICES, Doing
from infodrill.conduct.happenings import HAPPENINGS
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import BARE, tongue
from infodrill.kernel.patterns import as_typed, signs
from infodrill.kernel.saidtimes import masked
from infodrill.kernel.sentences import sentences

DOINGS: Mapping[str, Doing] = {**NOTICES, **HAPPENINGS}
"""All that notices tell of."""
_OF_QUESTIONS = frozenset({"askedof", "views"})
"""What shows in a question: that somebody asked, and that the public is."""
_UNACCENTED = frozenset({"cutoff", "meeting", "calledoff"})
"""Of what is typed without accents these alone: the signs of others are other words then."""
_WHEREVER = frozenset({"flee"})
"""What matters more than all that a title may speak of."""
_ANNOUNCES = signs(r"(?:thông báo|tin|thư) \w+$", r"(?:notice|announcement|word) of \w+$")
"""A title of one word more, behind the word that something follows."""
BARE_TITLE = 2
"""Words up to which a title only says that something follows."""
FIRST = 3
"""Sentences, its title among them, that say what a notice is about."""


def notices(text: str, lang: str) -> Iterator[str]:
    """The names of what a text in `lang` tells of, if it is a notice."""
    text = quotes_blank(as_read(text))
    return doings([masked(each) for each in sentences(text)], tongue(lang, text))


def doings(said: list[str], spelt: str) -> Iterator[str]:
    """The names of what a notice tells of, by its sentences, of which the first is its title, each with its hours marked, if
    the title names the thing or what happens: a reader found a third of the replies out of place that took up what stands
    below it alone. What is only asked is not told."""
    title = said[0].rstrip(".") if said else ""
    bare = len(title.split()) <= BARE_TITLE or as_typed(_ANNOUNCES, spelt).match(title)
    head = " ".join(said[:2]) if bare else title
    asked, said = said, [each for each in said if not each.rstrip().endswith("?")]
    for name, doing in DOINGS.items():
        read = asked if name in _OF_QUESTIONS else said
        first = [*read[:FIRST], *(f"{title} – {each}" for each in read[1:FIRST])]
        thing, happens, but = (as_typed(signs, spelt) for signs in (doing.thing, doing.happens, doing.but))
        named = thing.search(head) or (happens.search(head) and thing.search(" ".join(read[:2])))
        if not (named or name in _WHEREVER) or (spelt == BARE and name not in _UNACCENTED):
            continue
        told = [*first, *(f"{title} – {each}" for each in read[FIRST:])]
        if any(
            thing.search(each) and takes_place(happens, each, spelt) and not but.search(each) for each in told
        ):
            yield name
