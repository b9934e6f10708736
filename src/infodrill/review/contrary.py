"""Whether a text says the contrary of a sentence that stands in a drill's own record: the same thing, with the other sign.

Nobody asks what is so: the record says "no tank is washed before 26 June", and a text that the tank is washed is held against
that. A clause of the record is met again where nearly all its telling words stand in one clause of a text; the two are at odds
where one of them denies and the other does not. A rumour that is not so is denied by its record, a complaint that is true is
affirmed. What is quoted, asked, supposed or told of others says nothing, nor does what another record says in the same way.
"""

# Charter: review contrary
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from infodrill.casework.clauses import ASKED, STATED, SpokenClause, clauses, names_in, telling
from infodrill.casework.contraries import contrary, denied_there
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.review.truth import TRUE_VERDICTS
from infodrill.scenario.schema import Claim

LEAST = {"vi": 4, "en": 3}  # telling words of a clause that can be met again, none of them a name
NEARLY = 700  # per mille of them that show that it is
WHOLLY = 900  # per mille of a clause's own words that stand in a record which says it as well
MOSTLY = 500  # per mille of the words that a rumour alone has, without which a clause does not tell it
RUMOURED = 3  # words that the rumour alone has, by which a clause tells it as ours


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordClause:
    """A clause that a record holds, and whether it denies it. `judged` = a verdict denies it as a whole, and not its own words:
    who says "locked" has not said "open"."""

    said: SpokenClause
    denies: bool
    judged: bool = False


Records = Mapping[
    str, tuple[Sequence[RecordClause], frozenset[str]]
]  # by claim: its record, its rumour's own words


def records_of(claims: Iterable[Claim], lang: str) -> Records:
    """By claim, what its record holds and what its rumour alone says: to be held against many texts."""
    return {claim.id: (record_clauses(claim, lang), rumoured(claim, lang)) for claim in claims}


def contrary_of(records: Records, lang: str, text: str) -> str:
    """The claim whose record a text says the contrary of in one clause, "" = of none."""
    ours = [clause for clause in clauses(lang, text) if clause.mood == STATED]
    every = [record for held, _ in records.values() for record in held] if ours else []
    for clause in ours:
        if any(_same(clause, record.said) and not _apart(clause, record) for record in every):
            continue
        for claim, (held, rumour) in records.items():
            if any(_gainsays(clause, record) for record in held):
                return claim
            if not clause.turned and _retells(clause, rumour):
                return claim
    return ""


def _tells(clause: SpokenClause) -> bool:
    """Whether it says enough to be met again."""
    return len(clause.telling) >= LEAST[clause.lang]


def _meets(clause: SpokenClause, record: SpokenClause) -> bool:
    if not (_tells(clause) and _tells(record)):
        return False
    shared = len(clause.telling & record.telling)
    elsewhere = clause.names and record.names and not clause.names & record.names
    return not elsewhere and shared >= LEAST[clause.lang] and shared * 1000 >= NEARLY * len(record.telling)


def _retells(clause: SpokenClause, rumour: frozenset[str]) -> bool:
    """Whether a clause has enough of the rumour's own words, and not only the name of what both are about."""
    shared = len(clause.telling & rumour)
    return shared >= RUMOURED and shared * 1000 >= MOSTLY * len(rumour)


def _gainsays(clause: SpokenClause, record: RecordClause) -> bool:
    """Whether they take two sides of one matter, or one denies what the other says; who owns to a slip denies nothing."""
    if clause.owns_up:
        return False
    if not record.judged and contrary(clause, record.said):
        return True
    if clause.turned == record.denies or (record.judged and not record.said.telling <= clause.telling):
        return False
    return _meets(clause, record.said) and denied_there(clause, record.said)


def _apart(clause: SpokenClause, record: RecordClause) -> bool:
    return clause.turned != record.denies or (not record.judged and contrary(clause, record.said))


def _same(clause: SpokenClause, record: SpokenClause) -> bool:
    """Whether all of a clause but a word or so stands in one of a record, or nearly all of that in it."""
    shared = len(clause.telling & record.telling)
    told = shared * 1000 >= WHOLLY * len(clause.telling)
    return shared >= LEAST[clause.lang] and (told or shared * 1000 >= NEARLY * len(record.telling))


@lru_cache(maxsize=512)
def record_clauses(claim: Claim, lang: str) -> tuple[RecordClause, ...]:
    """What the record of a claim says, and that a rumour is not so: all that its owner ever says."""
    texts = [both.in_(lang) for both in (claim.kernel, *(known.why for known in claim.truth)) if both]
    found = [RecordClause(said=each, denies=each.turned) for text in texts for each in clauses(lang, text)]
    verdicts = {known.verdict for known in claim.truth}
    if verdicts <= FALSE_VERDICTS or verdicts <= TRUE_VERDICTS:
        denied = verdicts <= FALSE_VERDICTS
        rumour = clauses(lang, claim.sentence.in_(lang))
        found += [RecordClause(said=each, denies=each.turned != denied, judged=denied) for each in rumour]
    return tuple(record for record in found if record.said.mood != ASKED)


@lru_cache(maxsize=512)
def rumoured(claim: Claim, lang: str) -> frozenset[str]:
    """The words that a claim which is not known to be so has alone: none of its record, its advice or its kernel."""
    if any(known.verdict not in FALSE_VERDICTS | {"UNPROVEN"} for known in claim.truth):
        return frozenset()
    told = (claim.kernel, claim.advice, claim.meanwhile, claim.topic)
    own = [both for both in (*told, *(known.why for known in claim.truth)) if both]
    record = {word for both in own for word in telling(both.in_(lang))}
    sentence = claim.sentence.in_(lang)
    return telling(sentence) - record - names_in(sentence)
