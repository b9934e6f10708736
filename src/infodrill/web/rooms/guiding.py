"""The words that tell a newcomer what a role is for."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr

ROLE_WORDS = {
    "L1-DUTY": N_(
        "You take reports, book them, check citizens' rights, send up what is too big. You need not know what is true."
    ),
    "L1-LEAD": N_(
        "You decide for your unit: leave alone, serve a complaint, answer. What is P1 or P2 goes to the upper level."
    ),
    "L2-DUTY": N_(
        "You hold the watch of the upper level: answer the units below, decide P2, keep the deadlines."
    ),
    "L2-LEAD": N_(
        "You decide P1, and you sign, together with the rights adviser, what is stronger than a warning."
    ),
    "L2-SEC": N_("You keep the decision record, the guidance and the closing of cases."),
    "MONITOR": N_(
        "You watch the network: groups of posts, questions, how far it spreads. You count and open cases; you do not judge."
    ),
    "VERIFY": N_("You ask the owners of the facts, weigh the evidence, set verdict and priority."),
    "RIGHTS": N_(
        "You are independent. You answer what others left at “not sure”, confirm the check after the verdict, and approve texts."
    ),
    "COMMS": N_(
        "You write: fact, the false part once, why it misled, the fact again, what to do. Others approve."
    ),
    "SPOKE": N_(
        "You publish what has all its approvals, answer the press, and correct our own errors first."
    ),
    "FACT-OWNER": N_(
        "You hold the record. You answer questions with figure and time, and approve texts about them."
    ),
    "AGENCY-HEAD": N_("Your agency is spoken about. If it is true, you acknowledge it and put it right."),
    "CITIZEN-DESK": N_("You answer the hotline and enter what people report."),
    "COLLAB": N_(
        "You tell the ward what you see and hear, and pass on official texts word for word, under their name."
    ),
    "EXPERT": N_("You give your opinion on evidence, and stand in for an owner with a conflict of interest."),
    "UBND": N_(
        "You answer for your organisation, and stand in for the committee's lead where there is a conflict of interest."
    ),
    "CONG-AN": N_("You advise on fraud and safety. You have no powers here."),
    "OVERSIGHT": N_("You read decisions and may ask for another look."),
}


def main_role(seat: SeatPlace, lang: str) -> str:
    """What the first of the seat's roles is for, in a line."""
    return next((tr(lang, words) for role, words in ROLE_WORDS.items() if role in seat.roles), "")


def role_words(view: SeatView) -> str:
    """What the seat's roles are for, in a sentence or two."""
    told = [tr(view.lang, ROLE_WORDS[role]) for role in ROLE_WORDS if role in view.seat.roles]
    return " ".join(told[:2])
