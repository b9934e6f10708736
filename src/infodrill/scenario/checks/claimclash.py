"""Answers of the gate, harm, verdicts and what is true in a claim: each pair that cannot both be right is a row of a table."""

# Charter: scenario checks claim clash
from __future__ import annotations

import re

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.clash import FALSE, TRUE, Clash, Found, settled
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.schema import Claim, Scenario
from infodrill.scenario.schema.base import NO_SIDE

LAST_OPEN = 5  # the question, counted from 0, to which nobody may know the answer yet
MOST_BEGIN = 4  # of so many who live somewhere one at most begins a claim: of more nothing is left to be seen spreading
TELLING = frozenset({"tell", "press", "official"})
UNREAD = "field"  # the layer of which no posts are seen
_ASKS = {
    "vi": re.compile(r"(?i)(?<!\w)(?:không|chưa|à|sao|nào|gì|chi|mô|đâu|ai|bao giờ|bao nhiêu|mấy|hay|thế|hả|nhỉ|có phải)(?!\w)"),
    "en": re.compile(
        r"(?i)(?<!\w)(?:what|when|where|who|whom|whose|why|how|which|whether|if)(?!\w)"
        r"|^\W*(?:is|are|may|can|must|do|does|did|will|should|has|have|was|were)(?!\w)"
    ),
}  # fmt: skip
_REPUTED = frozenset({"G1", "G5"})  # a question and a complaint may be awkward besides
_CHECKED = frozenset({"MIXED", "UNPROVEN"})  # of TRUE and FALSE other rows tell


def ever(claim: Claim, verdict: str) -> bool:
    return any(known.verdict == verdict for known in claim.truth)


def denied_and_never_known(claim: Claim) -> bool:
    return (
        claim.gate_answers[0] == "yes"
        and claim.gate_answers[5] == "no"
        and {known.verdict for known in claim.truth} == {"UNPROVEN"}
    )


def _last(claim: Claim) -> str:
    """The last verdict; "" where two of one moment say which that is, and are told."""
    return claim.truth[-1].verdict if len({known.at for known in claim.truth}) == len(claim.truth) else ""


def _unsure(claim: Claim, _: Scenario) -> Found:
    """An answer, other than whether it is true, that nobody gives."""
    where = next(
        (n for n, answer in enumerate(claim.gate_answers) if answer == "unsure" and n != LAST_OPEN), None
    )
    return False if where is None else ("gate_answers", where)


def _more_than_people(claim: Claim, scenario: Scenario) -> Found:
    """A wave that more accounts begin than live where it begins."""
    people = {ward.id: ward.population for ward in scenario.places.wards}
    for n, wave in enumerate(claim.waves):
        part = people.get(wave.ward or "", 0) / sum(people.values()) if wave.ward else 1
        if part and wave.roots >= scenario.drill.accounts * part / MOST_BEGIN:
            return ("waves", n, "roots")
    return False


def _unheard_of(claim: Claim, scenario: Scenario) -> Found:
    """A wave in the press of which no grammar makes a line of the press. By word of mouth nothing is to be read."""
    channels = {
        channel
        for grammar in scenario.texts.grammars
        if grammar.claim == claim.id and grammar.stance in TELLING
        for channel in grammar.channels
    }
    for n, wave in enumerate(claim.waves):
        if any(layer != UNREAD and layer not in channels for layer in wave.layers):
            return ("waves", n, "layers")
    return False


def _by_the_accused(claim: Claim, scenario: Scenario) -> Found:
    """A step of what is true and unwelcome that the head of a cell takes of which it speaks."""
    heads = {
        cell.id for cell in scenario.cells.cells for seat in cell.seats if "AGENCY-HEAD" in seat.roles
    } & {*claim.about}
    for n, step in enumerate(claim.right_path if claim.gate_code == "G5" and heads else ()):
        if step.what == "acknowledge" and step.by == "AGENCY-HEAD":
            return ("right_path", n, "by")
    return False


def _about_another(claim: Claim, scenario: Scenario) -> bool:
    """Whether its sentence names one house, and `about` names only others, of which none keeps the record: where it names a
    hospital its store may be spoken of."""
    known = {cell.id for cell in scenario.cells.cells}
    if claim.owner in claim.about or not known.issuperset(
        claim.about
    ):  # what names no cell is told by itself
        return False
    lang = scenario.drill.languages[0]
    sentence = f" {folded_words(claim.sentence.in_(lang))} "
    wards = {ward.id: (ward.name.vi, ward.name.en) for ward in scenario.places.wards}
    said = set[str]()
    for cell in scenario.cells.cells if claim.about else ():
        head = any("L1-LEAD" in seat.roles for seat in cell.seats)  # whose house is called as its ward is
        names = map(folded_words, (*cell.called, *(wards.get(cell.ward or "", ()) if head else ())))
        if cell.level and any(name and f" {name} " in sentence for name in names):
            said.add(cell.id)
    return bool(said) and said.isdisjoint(claim.about)


def _is_asked(claim: Claim, scenario: Scenario) -> bool:
    """Whether its sentence ends as a question does."""
    return claim.sentence.in_(scenario.drill.languages[0]).rstrip('"” )').endswith("?")


def _asks_nothing(claim: Claim, scenario: Scenario) -> bool:
    """Whether its sentence has neither a question mark nor a word that asks."""
    lang = scenario.drill.languages[0]
    said = claim.sentence.in_(lang)
    return "?" not in said and not _ASKS[lang].search(said)


CLAIMS: tuple[Clash, ...] = (
    Clash(
        fields=("about", "sentence"), severity="warning", when=_about_another,
        message=N_("its sentence names one house, and `about` only others"),
        remedy=N_("Name in `about` whose conduct it is about."),
    ),
    Clash(
        fields=("gate_answers", "sentence"), severity="warning",
        when=lambda claim, scenario: claim.gate_answers[3] == "no" and _is_asked(claim, scenario),
        message=N_("question 4 says that it is no question, and yet its sentence asks one"),
        remedy=N_("Take the question mark out of `sentence`, or answer question 4 with `yes`."),
    ),
    Clash(
        fields=("gate_answers", "sentence"), severity="warning",
        when=lambda claim, scenario: claim.gate_answers[3] == "yes" and _asks_nothing(claim, scenario),
        message=N_("question 4 says that it is a question, and yet its sentence asks none"),
        remedy=N_("Write `sentence` as people ask it, or answer question 4 with `no`, and 5 with `yes` if it is a complaint."),
    ),
    Clash(
        fields=("kernel", "truth"), severity="warning",
        when=lambda claim, _: claim.kernel is not None and settled(claim, NO_SIDE),
        message=N_("`kernel` says what is true in it, and yet its truth says `{verdict}`: there is nothing to put right"),
        remedy=N_("Take `kernel` out, or write MIXED as the verdict."),
    ),
    Clash(
        fields=("meanwhile", "disposition"), severity="warning",
        when=lambda claim, _: claim.meanwhile is not None and (claim.disposition == "leave" or settled(claim, NO_SIDE)),
        message=N_("`meanwhile` is what a first word would say, and yet nobody is to say any"),
        remedy=N_("Take `meanwhile` out, or correct the answers of the gate."),
    ),
    Clash(
        fields=("right_path", "about"), severity="warning", when=_by_the_accused,
        message=N_("the claim is about a cell's own conduct, and yet the head of that cell is to acknowledge it"),
        remedy=N_("Write `by: L2-LEAD`: whoever it is about leaves the decision to others."),
    ),
    Clash(
        fields=("waves",), severity="warning", when=_more_than_people,
        message=N_("a quarter of those who live there, or more, are to begin it"),
        remedy=N_("Write fewer `roots`; a wave grows by itself."),
    ),
    Clash(
        fields=("waves",), severity="warning", when=_unheard_of,
        message=N_("this wave goes through channels for which no grammar of the claim has words"),
        remedy=N_("Add the channel to `channels` of a grammar that tells it, or take the layer out."),
    ),
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
        when=lambda claim, scenario: claim.harm == "H1" and claim.gate_answers[8] == "no" and claim.gate_code in _REPUTED
        and "yes" in claim.gate_answers  # of answers that say nothing at all another row tells
        and not (claim.gate_answers[3] == "yes" and _asks_nothing(claim, scenario)),
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
        when=lambda claim, _: denied_and_never_known(claim),
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
