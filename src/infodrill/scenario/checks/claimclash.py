"""Answers of the gate, harm, verdicts and what is true in a claim: each pair that cannot both be right is a row of a table."""

# Charter: scenario checks claim clash
from __future__ import annotations

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.clash import FALSE, TRUE, Clash, Found, settled
from infodrill.scenario.schema import Claim, Scenario

LAST_OPEN = 5  # the question, counted from 0, to which nobody may know the answer yet
_REPUTED = frozenset({"G1", "G5"})  # a question and a complaint may be awkward besides
_CHECKED = frozenset({"MIXED", "UNPROVEN"})  # of TRUE and FALSE other rows tell


def ever(claim: Claim, verdict: str) -> bool:
    return any(known.verdict == verdict for known in claim.truth)


def _last(claim: Claim) -> str:
    """The last verdict; "" where two of one moment say which that is, and are told."""
    return claim.truth[-1].verdict if len({known.at for known in claim.truth}) == len(claim.truth) else ""


def _unsure(claim: Claim, _: Scenario) -> Found:
    """An answer, other than whether it is true, that nobody gives."""
    where = next(
        (n for n, answer in enumerate(claim.gate_answers) if answer == "unsure" and n != LAST_OPEN), None
    )
    return False if where is None else ("gate_answers", where)


CLAIMS: tuple[Clash, ...] = (
    Clash(
        fields=("truth", "kernel"), severity="warning",
        when=lambda claim, _: claim.kernel is None and _last(claim) == "MIXED"
        and not any(known.verdict == "UNPROVEN" for known in claim.truth),
        message=N_("the truth says `MIXED`, and yet no `kernel` says what is true in it"),
        remedy=N_("Write `kernel`, or TRUE or FALSE as the verdict."),
    ),
    Clash(
        fields=("truth", "gate_answers"), severity="warning",
        when=lambda claim, _: claim.gate_answers[LAST_OPEN] == "yes" and _last(claim) in _CHECKED,
        message=N_("question 6 says that all of it is true, and yet its truth says `{verdict}`"),
    ),
    Clash(
        fields=("truth", "gate_answers"), severity="warning",
        when=lambda claim, _: claim.gate_answers[2] == "yes" and _last(claim) in _CHECKED,
        message=N_("question 3 calls it satire, and yet its truth says `{verdict}`"),
        remedy=N_("Write SATIRE, or correct the answers."),
    ),
    Clash(
        fields=("truth", "gate_answers"), severity="warning",
        when=lambda claim, _: claim.gate_answers[0] == "no" and claim.gate_answers[2] == "no" and _last(claim) in _CHECKED,
        message=N_("question 1 says that nobody can check it, and yet its truth says `{verdict}`"),
        remedy=N_("Write NOT_A_FACT or SATIRE, or answer question 1 with `yes`."),
    ),
    Clash(
        fields=("gate_answers",), severity="warning", when=_unsure,
        message=N_("the right answer is called `unsure` here, and only to question 6, whether it is true, can that be right"),
        remedy=N_("Write `yes` or `no`."),
    ),
    Clash(
        fields=("harm", "gate_answers"), severity="warning",
        when=lambda claim, _: claim.harm == "H0" and claim.gate_answers[8] == "yes" and claim.gate_code != "G2",
        message=N_("question 9 says that a reputation is harmed, and yet its harm is none (`H0`)"),
        remedy=N_("Write `H1`, or answer question 9 with `no`."),
    ),
    Clash(
        fields=("harm", "gate_answers"), severity="warning",
        when=lambda claim, _: claim.harm == "H1" and claim.gate_answers[8] == "no" and claim.gate_code in _REPUTED,
        message=N_("only a reputation is harmed (`H1`), and yet question 9 says no"),
        remedy=N_("Answer question 9 with `yes`, or write the harm that it does besides."),
    ),
    Clash(
        fields=("truth", "gate_answers"),
        when=lambda claim, _: claim.gate_code == "G3" and any(settled(claim, each) for each in (FALSE, TRUE)),
        message=N_("the answers call it a question (G3), and yet its truth says `{verdict}`"),
        remedy=N_("Write NOT_A_FACT, or correct the answers."),
    ),
    Clash(
        fields=("truth", "gate_answers"),
        when=lambda claim, _: claim.gate_code == "G2" and any(settled(claim, each) for each in (FALSE, TRUE)),
        message=N_("the answers call it satire (G2), and yet its truth says `{verdict}`"),
        remedy=N_("Write SATIRE, or correct the answers."),
    ),
    Clash(
        fields=("truth", "gate_answers"),
        when=lambda claim, _: claim.gate_answers[0] == "yes" and claim.gate_answers[5] == "no"
        and {known.verdict for known in claim.truth} == {"UNPROVEN"},
        message=N_("question 6 says that it is not true, and yet the truth is `UNPROVEN` to the end"),
        remedy=N_("Write what the record shows at last, or answer question 6 with `unsure`."),
    ),
    Clash(
        fields=("gate_answers", "truth"),
        when=lambda claim, _: ever(claim, "NOT_A_FACT") and "yes" not in claim.gate_answers[:5]
        and "unsure" not in claim.gate_answers[:5],
        message=N_("the truth says `NOT_A_FACT`, and yet no answer says what it is instead"),
        remedy=N_("Answer one of the questions 2 to 5 with `yes`."),
    ),
    Clash(
        fields=("truth", "gate_answers"), when=lambda claim, _: claim.gate_code == "G1" and settled(claim, FALSE),
        message=N_("the answers call it an opinion (G1), and yet its truth says `{verdict}`"),
        remedy=N_("Write NOT_A_FACT, or correct the answers."),
    ),
)  # fmt: skip
