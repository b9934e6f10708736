"""Names that people read for the codes of the domain: verdicts, harms, channels, kinds. English msgids; nothing else."""

# Charter: conduct naming
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework import textkinds
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.scenario import valuenames
from infodrill.scenario.valuenames import ANSWERS as ANSWERS
from infodrill.scenario.valuenames import CHANNELS as CHANNELS
from infodrill.scenario.valuenames import HARMS as HARMS
from infodrill.scenario.valuenames import READINESS as READINESS
from infodrill.scenario.valuenames import SPREADS as SPREADS
from infodrill.scenario.valuenames import TRUTHS as TRUTHS
from infodrill.scenario.valuenames import VERDICTS as VERDICTS
from infodrill.scenario.valuenames import VOIDS as VOIDS
from infodrill.scenario.valuenames import without_code

SURENESS: Mapping[str, str] = {  # thousandths, as the log holds them
    "950": N_("95 %: hardly any doubt"), "800": N_("80 %: fairly sure"), "700": N_("70 %: rather yes"),
    "600": N_("60 %: leaning to it"), "500": N_("50 %: it may be either"),
}  # fmt: skip
IN_SHORT: Mapping[str, str] = {  # of harm and spread, in the columns of a list
    "H0": N_("no harm"), "H1": N_("reputation"), "H2": N_("small loss"), "H3": N_("large loss"),
    "H4": N_("life and limb"),
    "S0": N_("one post"), "S1": N_("one community"), "S2": N_("several places"), "S3": N_("widely told"),
    "S4": N_("in the press"), "S5": N_("offline"),
}  # fmt: skip


def uncoded(lang: Lang, name: str) -> str:
    """A name of a table as people read it, without the code that authors write: "H3 large loss" → "Large loss"."""
    told, said = tr(lang, name), without_code(lang, name)
    return told if said == told else f"{said[:1].upper()}{said[1:]}"


INTAKES: Mapping[str, str] = {
    "hotline": N_("Hotline"), "portal": N_("Portal"), "ward": N_("Staff or front desk of the unit"), "field": N_("Field report"),
    "press": N_("Press"), "monitoring": N_("The network"), "collaborator": N_("Collaborator"),
}  # fmt: skip
DANGER_TOLD: Mapping[str, str] = {
    "yes": N_("Whoever reported it says that somebody is in danger"),
    "no": N_("Whoever reported it says that nobody is in danger"),
}
_SIGNS = {
    "public_feed": "net", "closed_group": "lock", "press": "press", "hotline": "horn", "field_report": "pin",
    "official_letter": "paper", "phone_note": "horn", "chat": "meet",
}  # fmt: skip
METHODS: Mapping[str, tuple[str, str]] = {
    code: (name, _SIGNS[code]) for code, name in valuenames.METHODS.items()
}
EVIDENCE: Mapping[str, str] = {
    "primary": N_("Primary record"), "independent": N_("Independent source"), "report": N_("Report, hearsay"),
    "none": N_("No record"),
}  # fmt: skip
KINDS: Mapping[str, str] = {kind: text.name for kind, text in textkinds.KINDS.items()}
# A notice after the decision that confirms corrects nothing: it is called by what it did.
_BY_STANCE: Mapping[tuple[str, str], str] = {
    ("correction", "confirm"): N_("Confirmation"), ("correction", "partly"): N_("Clarification"),
}  # fmt: skip
STANCES: Mapping[str, str] = {
    "confirm": N_("It is so"), "deny": N_("It is not so"), "partly": N_("Partly so"), "unknown": N_("Not yet known"),
    "advice": N_("Advice only"),
}  # fmt: skip
ESCALATE: Mapping[str, str] = {
    "priority": N_("It is P1"), "two_wards": N_("Two wards or more"),
    "city_owner": N_("An agency of the upper level holds the facts"),
    "press": N_("The press asks"), "spread": N_("It spreads widely"), "overrun": N_("We are half over the time"),
    "about_level": N_("It is about our own level"),
}  # fmt: skip
CONFLICTS: Mapping[str, str] = {
    "misconduct": N_("misconduct is alleged"), "concealment": N_("concealment is alleged"),
    "disputed": N_("the unit disputes the claim"), "about_unit": N_("the claim is about the unit"),
}  # fmt: skip
CRAFT: Mapping[str, str] = {
    "fact_first": N_("The fact comes first"), "myth_once": N_("The false part told once"),
    "why_misleads": N_("Says why people were misled"), "evidence": N_("Names where it is known from"),
    "what_to_do": N_("Says what to do"), "issuer_time": N_("Issuer, version and time"),
    "plain": N_("Short and plain, under 200 words"), "no_attack": N_("Attacks nobody"),
}  # fmt: skip
MESSAGES: Mapping[str, str] = {
    "chat": N_("Message"), "guidance": N_("Guidance"), "directive": N_("Directive"), "report": N_("Report"),
    "forecast": N_("Forecast sheet"), "bulletin": N_("Bulletin"),
}  # fmt: skip
# The gate on one screen of a phone: the same nine questions in a few words, and what each code means for people.
SHORT_QUESTIONS: tuple[str, ...] = (
    N_("A checkable fact?"), N_("Opinion, criticism?"), N_("Satire, a joke?"), N_("A question, a worry?"),
    N_("A complaint, a petition?"), N_("True, or mostly so?"), N_("Press, whistle-blower?"), N_("An honest mistake?"),
    N_("Harms a reputation only?"),
)  # fmt: skip
GATE_SAYS: Mapping[str, str] = {
    "G0": N_("None of the protected kinds. Answer, correct or warn; anything stronger needs the three-part test."),
    "G1": N_("Opinion or criticism. Leave it alone, or answer the worry; never label the speaker."),
    "G2": N_("Satire. Leave it alone; never label the joke."),
    "G3": N_("A question. Answer it; doubt is not hostility."),
    "G4": N_("A complaint. It is served: fix, report back, thank. No act against the complainant."),
    "G5": N_("True, or mostly true. Acknowledge and put right; dispute only a wrong sentence, with evidence."),
    "G6": N_("Press or whistle-blower. Answer; protect the source."),
    "G7": N_("An honest mistake. Correct the claim and thank the reporter; the poster is left alone."),
    "GU": N_("Not yet known whether it is true. A holding line and safety advice are allowed."),
}  # fmt: skip
CLOCK_STATES: Mapping[str, str] = {
    "before": N_("Not begun"), "running": N_("Running"), "paused": N_("Paused"), "jump": N_("Jumping"),
    "run_on": N_("Running on"), "stopped": N_("Stopped"), "closed": N_("Closed"),
}  # fmt: skip
RUN_STATES: Mapping[str, str] = {
    "delivered": N_("delivered"), "pending": N_("waits"), "held": N_("held"), "late": N_("late"),
    "skipped": N_("skipped"), "cancelled": N_("cancelled"), "failed": N_("failed"), "condition": N_("on a condition"),
    "manual": N_("by hand"), "reserve": N_("reserve"),
}  # fmt: skip
RATINGS: Mapping[str, str] = {
    "P": N_("P done"), "S": N_("S done, with gaps"), "M": N_("M with difficulty"), "U": N_("U not done"),
}  # fmt: skip
FOUND: Mapping[str, str] = {
    "so": N_("Says what the record says"), "otherwise": N_("Says otherwise than the record"), "harms": N_("Leads people to harm"),
}  # fmt: skip
NOTES: Mapping[str, str] = {"strength": N_("A strength"), "improve": N_("To improve")}
ROLLS: Mapping[str, str] = {"roll_call": N_("Roll-call"), "communication": N_("Communication check")}
PRESS_ANSWERS: Mapping[str, str] = {
    "answer": N_("Answer"), "holding": N_("Not yet known; when we shall say more"), "no_comment": N_("No comment, and why"),
}  # fmt: skip
CLOCK_CHANGES: Mapping[str, str] = {
    "start": N_("Begin"), "resume": N_("Go on"), "pause": N_("Pause"), "step": N_("One minute"), "jump": N_("Jump"),
    "run_on": N_("See the city later on"), "close": N_("Close"), "halt": N_("End now"), "speed": N_("Change the speed"),
}  # fmt: skip
POINTERS: Mapping[str, str] = {  # what in a word of a watch list points at somebody
    "handle": N_("an account's name"), "number": N_("a number"), "name": N_("a person's name"),
    "title": N_("a form of address"),
}  # fmt: skip
CONTROL_ROLES: Mapping[str, str] = {
    "DIR": N_("Exercise director"), "CTRL": N_("Controller"), "WHITE": N_("White cell"), "SAFE": N_("Safety officer"),
    "SIM-PUB": N_("Simulated public"), "SIM-PRESS": N_("Simulated press"), "SIM-PLAT": N_("Simulated platform"),
    "SIM-AGENCY": N_("Simulated agencies"), "EVAL": N_("Evaluator"), "OBS": N_("Observers and guests"),
}  # fmt: skip


def kind_of(kind: str, stance: str) -> str:
    """The msgid of what a text is, by its kind and what it says of its claim."""
    return _BY_STANCE.get((kind, stance), KINDS[kind])
