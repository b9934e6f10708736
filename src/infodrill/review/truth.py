"""What was true, when, and what it called for: the scenario's answer key as the measures read it.

Two readings of truth are kept apart. *In fact* (`Known.at`) excuses a label that came before the record; *known to the owner*
(`Known.known_from`) judges denials and verdicts, because nobody can be asked to know earlier.
"""

# Charter: review truth
from __future__ import annotations

from infodrill.casework import rights
from infodrill.scenario.schema import Claim, Known
from infodrill.scenario.schema.base import FALSE_PARTS as FALSE_PARTS
from infodrill.scenario.schema.claims import RightStep

TRUE_VERDICTS = rights.TRUE_VERDICTS
# Codes from which a correction is allowed: "not yet known" takes one of the others once the record says false.
CORRECTABLE = frozenset({"G0", "G7", "GU"})
SPOKEN = frozenset({"correct", "warn", "answer", "acknowledge"})  # right-path steps that say what is so
HOLDING = frozenset({"hold", "warn"})


COMPLAINT = "G4"
TRUE_CODE = rights.VERDICT_CEILING["TRUE"]
FIRST_WORD = rights.STATEMENT_ACTION["holding"]


def known(claim: Claim, at: int) -> str:
    """The verdict that the owner of the facts can give at second `at`; UNPROVEN before anything is known."""
    found = claim.known_at(at)
    return found.verdict if found else "UNPROVEN"


def in_fact(claim: Claim, at: int) -> str:
    """What is so at second `at`, known or not."""
    return claim.so_at(at).verdict


def falsely_labelled(claim: Claim, verdict: str, at: int) -> bool:
    """Whether a verdict at second `at` of the plan calls a claim false, or misleading, that is neither in fact nor on record.

    What is true in part is not false; whoever follows the only record there is mislabels nothing. For E2 and E3 alike.
    """
    called_false = verdict in rights.FALSE_VERDICTS
    return called_false and not {in_fact(claim, at), known(claim, at)} & rights.FALSE_VERDICTS


def finally_so(claim: Claim) -> str:
    """The last word of the record."""
    return claim.truth[-1].verdict


def settled(claim: Claim) -> Known | None:
    """The first entry that is more than "not yet known", or None."""
    return next((fact for fact in claim.truth if fact.verdict != "UNPROVEN"), None)


def unproven_sometime(claim: Claim) -> bool:
    """True when the right answer was "not yet known" for a while."""
    return any(fact.verdict == "UNPROVEN" for fact in claim.truth)


def harmful_false(claim: Claim) -> bool:
    """False in whole or part, H2 or more to people, and open to correction by its code: E4, and the acted-on class of E5."""
    return claim.harm >= "H2" and finally_so(claim) in FALSE_PARTS and claim.gate_code in CORRECTABLE


def to_be_left(claim: Claim) -> bool:
    """Protected (an honest error may be corrected, so G7 is not meant) or true: the left-alone class of E5."""
    return claim.gate_code in rights.PROTECTED - {"G7"} or finally_so(claim) in TRUE_VERDICTS


def first_words(claim: Claim) -> tuple[RightStep, ...]:
    """Steps of the best play with which its first word can come: those before everything is known, else those that answer."""
    holding = tuple(step for step in claim.right_path if step.what in HOLDING)
    return holding or tuple(step for step in claim.right_path if step.what in SPOKEN)


def answering(claim: Claim, entry: Known) -> tuple[RightStep, ...]:
    """Steps of the best play that answer what an entry of the truth says: while it is not yet known, to say so."""
    spoken = tuple(step for step in claim.right_path if step.what in SPOKEN)
    if entry.verdict != "UNPROVEN":
        return spoken
    return tuple(step for step in claim.right_path if step.what in HOLDING) or spoken


def first_false(claim: Claim) -> Known | None:
    """The first entry that says false in whole or part, or None."""
    return next((fact for fact in claim.truth if fact.verdict in FALSE_PARTS), None)


def ceiling(claim: Claim, at: int) -> frozenset[int]:
    """Actions that the scenario's code allows at `at`. "Not yet known" is re-coded once the record speaks, and that something is
    true nobody can code before: until its owner knows, a first word may say that it is being checked (docs/adr/0020). Who calls
    about our own error complains of us, and may be served as whoever complains is (docs/adr/0021)."""
    complained = rights.CEILING[COMPLAINT] if claim.own_error else frozenset[int]()
    return _of_its_code(claim, at) | complained


def _of_its_code(claim: Claim, at: int) -> frozenset[int]:
    if claim.gate_code == TRUE_CODE and known(claim, at) == "UNPROVEN":
        return rights.CEILING[TRUE_CODE] | {FIRST_WORD}
    if claim.gate_code == "GU" and (code := recoded(claim, at)) != "GU":
        found = rights.CEILING["GU"] | rights.CEILING[code]
        return found - {7, 8} if claim.star else found
    return rights.CEILING[claim.gate_code]


def recoded(claim: Claim, at: int) -> str:
    """The code that a claim "not yet known" takes from its own gate answers once its owner knows (question 6)."""
    if claim.gate_code != "GU" or known(claim, at) == "UNPROVEN":
        return claim.gate_code
    return rights.gate_code(gate_answers(claim, known(claim, at)))


def coded_as_true(claim: Claim) -> bool:
    """Whether it is protected as what is true: of all codes the one that only a record gives, and no reading."""
    return claim.gate_code == "G5"


def gate_answers(claim: Claim, verdict: str) -> tuple[str, ...]:
    """The nine answers of the scenario; of a claim "not yet known" question 6 says what a verdict says."""
    if claim.gate_code != "GU" or verdict == "UNPROVEN":
        return claim.gate_answers
    return (
        *claim.gate_answers[:5],
        "yes" if verdict in TRUE_VERDICTS else "no",
        *claim.gate_answers[6:],
    )


def outside_ceiling(claim: Claim, action: int, at: int) -> bool:
    """True when an action lies outside the ceiling of the scenario's code; doing nothing (0) lies outside nobody's."""
    return action != 0 and action not in ceiling(claim, at)


def code_outside(claim: Claim, code: str, at: int) -> bool:
    """True when a code opens actions that the scenario's code closes. "Not yet known" is caution, never a miss."""
    return code not in {"GU", recoded(claim, at)} and any(
        outside_ceiling(claim, action, at) for action in rights.CEILING[code]
    )


def guarded(claim: Claim) -> bool:
    """Claims that E2 watches: protected by their code, or marked ★ (the right answer suppresses nothing)."""
    return claim.protected or claim.star
