"""What everybody in a drill is told before it begins: what a role is for, and the rules of the range."""

# Charter: conduct housewords
from __future__ import annotations

from collections.abc import Iterable

from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.i18n import N_, tr

ROLE_WORDS = {
    "L1-DUTY": N_(
        "You take reports, book them, check citizens' rights, send up what is too big. You need not know what is true."
    ),
    "L1-LEAD": N_(
        "You decide for your unit: leave alone, serve a complaint, answer. What is urgent or grave goes to the upper level."
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
CONTROL_WORDS = {
    "DIR": N_(
        "You direct the exercise: you open it, approve what is planned and what changes, and close it."
    ),
    "CTRL": N_("You keep the clock and the list of injects, help who is stuck, and let nothing be lost."),
    "WHITE": N_(
        "You see that the exercise stays true to its plan and its rules, and judge what is disputed."
    ),
    "SAFE": N_("You stop everything at once for a real event. Nobody needs to be asked first."),
    "SIM-PUB": N_("You play the public: callers, pages and groups, as the list of injects gives them."),
    "SIM-PRESS": N_("You play the press: you ask, and you write what you were told."),
    "SIM-PLAT": N_("You play the networks: you answer reports about pages, as their rules would."),
    "SIM-AGENCY": N_("You play the offices that do not take part, and answer in their name."),
    "EVAL": N_(
        "You see what a cell does, write down moments and rate tasks. You help nobody and judge no person."
    ),
    "OBS": N_("You see what the hall is shown, and answer when the hall is asked."),
}


REAL_PLACES = N_(
    "Only the names of places are real; people, agencies, posts and all that happens are invented. Nothing leaves the range."
)
RULES = (
    N_("Everything here is invented: places, agencies, people, posts. Nothing leaves the range."),
    N_("Work on claims and the harm they may do, never on persons."),
    N_("Opinion, criticism, satire, questions and true reports are left alone."),
    N_("Control reads all chat in the range, so that nobody is left without help."),
    N_("If a real event happens, say so: the safety officer stops everything at once."),
)


AT_THE_DOOR = (  # who has no seat yet is told nothing of a drill, so also not whether its places are real
    N_(
        "This is an exercise: people, agencies, posts and all that happens are invented. Nothing leaves the range."
    ),
    *RULES[1:],
)


def rules(lang: str, real_places: bool) -> tuple[str, ...]:
    """The rules of the range, for a drill with invented or with real names of places."""
    return tuple(tr(lang, rule) for rule in ((REAL_PLACES, *RULES[1:]) if real_places else RULES))


def main_role(seat: SeatPlace, lang: str) -> str:
    """What the first of the seat's roles is for, in a line."""
    return next((tr(lang, words) for role, words in ROLE_WORDS.items() if role in seat.roles), "")


def told_of(roles: Iterable[str], lang: str) -> tuple[tuple[str, str], ...]:
    """(role, what it is for) of each of a seat's roles that has words."""
    held, words = frozenset(roles), ROLE_WORDS | CONTROL_WORDS
    return tuple((role, tr(lang, words[role])) for role in words if role in held)
