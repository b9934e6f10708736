"""The rights core: what every edition may narrow and none may widen. Code, not configuration.

It owns the action and gate codes, the ceilings, the caps, the invariants I1–I9, the independence of the rights
adviser and the rules of E2, E3, E5, E14 and Overall. Like all the charter's ground it is sealed (`kernel/seals.py`), so
that a report can say *nguyên bản* or *đã sửa đổi*.
"""

# Charter: casework rights
from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from types import FunctionType

from infodrill.casework.records import Case, CaseBook, Statement, Version
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import is_marked
from infodrill.kernel.personal import personal

# ---- codes ------------------------------------------------------------------------------------------------------

ACTIONS: Mapping[int, tuple[str, str]] = {
    0: ("none", N_("no action")),
    1: ("answer", N_("answer, add information")),
    2: ("fix", N_("fix and report back")),
    3: ("acknowledge", N_("acknowledge, apologise")),
    4: ("holding", N_("holding line")),
    5: ("correction", N_("public attributed correction")),
    6: ("warning", N_("public safety or fraud warning")),
    7: ("report_page", N_("report a page that poses as an organisation")),
    8: ("refer", N_("refer to the competent authority (simulated)")),
}
GATES: Mapping[str, str] = {
    "G0": N_("none of the protected kinds"),
    "G1": N_("opinion or criticism"),
    "G2": N_("satire, parody"),
    "G3": N_("question, doubt"),
    "G4": N_("complaint, petition"),
    "G5": N_("true or substantially true"),
    "G6": N_("press, research, whistle-blowing"),
    "G7": N_("honest error"),
    "GU": N_("not yet known"),
}
# The first that holds decides. Every protected kind goes before "none of the protected kinds", from which alone
# anything may be restricted.
GATE_ORDER = ("G4", "G5", "G6", "G2", "G1", "G3", "GU", "G7", "G0")
PROTECTED = frozenset({"G1", "G2", "G3", "G4", "G5", "G6", "G7"})
QUESTIONS: tuple[str, ...] = (
    N_("Is it a checkable statement of fact?"),
    N_("Is it opinion or criticism, however rude?"),
    N_("Is it satire, parody or a meme that ordinary readers take as humour?"),
    N_("Is it a question, a doubt, a call for explanation?"),
    N_("Is it a complaint, a petition, a report of a service failure?"),
    N_("Is it true or substantially true?"),
    N_("Is it journalism, research or whistle-blowing?"),
    N_("Is it an honest mistake on a matter of public interest?"),
    N_("Is the only harm to the reputation of an institution or official?"),
)
ANSWERS = ("yes", "no", "unsure")
CEILING: Mapping[str, frozenset[int]] = {
    "GU": frozenset({0, 1, 4, 6}),
    "G1": frozenset({0, 1}),
    "G2": frozenset({0, 1}),
    "G3": frozenset({0, 1}),
    "G4": frozenset({1, 2, 3}),
    "G5": frozenset({0, 1, 2, 3}),
    "G6": frozenset({0, 1, 2, 3}),
    "G7": frozenset({0, 1, 4, 5, 6}),
    "G0": frozenset({0, 1, 4, 5, 6, 7, 8}),
}
REPUTATION_CEILING = 5  # question 9 yes: at most this action
REPUTATION_HARM = "H1"  # question 9 yes: at most this harm
STATEMENT_ACTION: Mapping[str, int] = {
    "answer": 1, "prebunk": 1, "bulletin": 1, "acknowledgement": 3, "holding": 4, "correction": 5, "warning": 6,
}  # fmt: skip
STANCES = ("confirm", "deny", "partly", "unknown", "advice")
MARKINGS: Mapping[str, str] = {  # who may read something, by the traffic light protocol 2.0
    "RED": N_("RED – victims' data, named people only"), "AMBER": N_("AMBER – those who need it"),
    "GREEN": N_("GREEN – within the community"), "CLEAR": N_("CLEAR – public"),
}  # fmt: skip
NEITHER = frozenset({"unknown", "advice"})  # stances that neither confirm nor deny
VERDICTS = ("TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN", "MISLEADING_CONTEXT", "FALSE", "NOT_A_FACT", "SATIRE")
TRUE_VERDICTS = frozenset({"TRUE", "MOSTLY_TRUE"})
FALSE_VERDICTS = frozenset({"FALSE", "MISLEADING_CONTEXT"})
FALSE_DENIALS = frozenset({"TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN"})
VERDICT_CEILING: Mapping[str, str] = {
    "TRUE": "G5", "MOSTLY_TRUE": "G5", "UNPROVEN": "GU", "NOT_A_FACT": "G1", "SATIRE": "G2",
}  # fmt: skip
AIMS: Mapping[str, str] = {
    "rights_of_others": N_("respect of the rights of others"),
    "public_order": N_("protection of public order"),
    "public_health": N_("protection of public health"),
    "national_security": N_("protection of national security"),
    "public_morals": N_("protection of public morals"),
}
SIGNED_ACTIONS: Mapping[int, frozenset[str]] = {
    7: frozenset({"L2-LEAD", "RIGHTS"}),
    8: frozenset({"L2-LEAD", "RIGHTS"}),
}
INDEPENDENT: Mapping[str, frozenset[str]] = {"RIGHTS": frozenset({"L2-LEAD", "SPOKE", "UBND"})}
SUBSTITUTES: Mapping[str, tuple[str, ...]] = {
    "L1-LEAD": ("L2-DUTY",), "L2-DUTY": ("L2-LEAD",), "AGENCY-HEAD": ("L2-LEAD",), "L2-LEAD": ("UBND",),
    "FACT-OWNER": ("EXPERT",),
}  # fmt: skip
REVIEWERS = ("RIGHTS", "L2-LEAD", "L2-DUTY", "L2-SEC", "OVERSIGHT")
TRAPS: Mapping[str, str] = {
    "ask_removal": N_("ask for removal"),
    "identify_poster": N_("identify the poster"),
    "private_accounts": N_("have personal accounts comment"),
    "deny_at_once": N_("deny at once"),
    "flood_positive": N_("flood with positive items"),
}
RABAT: tuple[tuple[str, str], ...] = (
    ("context", N_("Does the social and political setting make violence or discrimination likely now?")),
    ("speaker", N_("Does the speaker's standing move this audience?")),
    ("intent", N_("Is it meant to incite, more than careless or reckless?")),
    ("content", N_("Does the form and text call directly for an act against a group?")),
    ("extent", N_("How far and how often is it spread, and can the audience act upon it?")),
    ("likelihood", N_("Is harm probable and imminent, not only imaginable?")),
)
MIN_PROTECTED, MIN_UNPROVEN = 3, 1

# ---- the gate and its ceilings ----------------------------------------------------------------------------------


def gate_code(answers: Sequence[str], verdict: str = "") -> str:
    """The first code of GATE_ORDER that the nine answers call for.

    Unsure at 2–5, 7 or 8 counts as yes. While the verdict is UNPROVEN, question 6 counts as unsure.
    """
    if len(answers) != len(QUESTIONS) or any(answer not in ANSWERS for answer in answers):
        raise ValueError("nine answers of yes, no or unsure")
    # Doubt protects: only a clear no takes the protection of a kind of expression away.
    held = {number: answers[number - 1] != "no" for number in (2, 3, 4, 5, 7, 8)}
    truth = "unsure" if verdict == "UNPROVEN" else answers[5]
    kinds = {
        "G4": held[5], "G5": truth == "yes", "G6": held[7], "G2": held[3], "G3": held[4],
        "GU": truth == "unsure", "G7": held[8], "G0": True,
    }  # fmt: skip
    # (9) speaks of the harm, not of the kind of expression: it does not keep an opinion from being one.
    no_fact = answers[0] == "no" and truth != "yes" and not any(held.values())
    kinds["G1"] = held[2] or no_fact
    return next(code for code in GATE_ORDER if kinds[code])


def allowed_actions(code: str, answers: Sequence[str] = (), verdict: str = "") -> frozenset[int]:
    """Actions that the code allows, narrowed by question 9 and by what a verdict says whatever the code.

    A verdict only ever narrows: true claims have G5's ceiling, unproven ones GU's, until RIGHTS re-codes.
    """
    found = CEILING[code]
    if len(answers) == len(QUESTIONS) and answers[8] == "yes":
        found = frozenset(action for action in found if action <= REPUTATION_CEILING)
    if verdict in VERDICT_CEILING:
        narrower = CEILING[VERDICT_CEILING[verdict]]
        # Remedies (0–3) restrict nobody: a verdict never takes them from a complaint.
        found = frozenset(action for action in found if action <= 3 or action in narrower)
    return found


def cap_harm(harm: str, answers: Sequence[str]) -> str:
    """The harm after the reputation cap: question 9 yes holds it at H1."""
    return min(harm, REPUTATION_HARM) if len(answers) == len(QUESTIONS) and answers[8] == "yes" else harm


def merged_against_rule(roles: Iterable[str]) -> tuple[str, str] | None:
    """A pair of roles that one person may not hold together, or None."""
    held = frozenset(roles)
    for role, others in INDEPENDENT.items():
        # The pair that is named is the same in every run, whatever order a set has.
        if role in held and others & held:
            return role, min(others & held)
    return None


def appeal_link(item: str) -> str:
    """Where the public may ask for another look at an item; never a real address."""
    return f"https://xem-xet-lai.dien-tap.invalid/{item}"


# ---- invariants: each returns what breaks it, "" when nothing does ----------------------------------------------


def i1_no_restriction_of_protected(book: CaseBook) -> str:
    """I1: no action 7–8 from G1–G7 or GU."""
    for case in book.cases.values():
        for action, code in case.taken_codes:
            if action >= 7 and code != "G0":
                return f"{case.case}: action {action} from {code}"
    return ""


def i2_no_label_without_evidence(book: CaseBook) -> str:
    """I2: no verdict FALSE, and no denial of what others say, without an evidence sheet."""
    for case in book.cases.values():
        if case.verdict == "FALSE" and not case.verdict_evidence:
            return f"{case.case}: FALSE without evidence"
    for statement, version in _published(book):
        case_of = book.cases.get(statement.case)
        sheet = version.verdict_then or takes_back(statement, version.corrects)
        if version.stance == "deny" and (case_of is None or not sheet):
            return f"{statement.statement}: denial without a verdict"
    return ""


def i3_no_denial_of_truth(book: CaseBook) -> str:
    """I3: stance deny is impossible for a verdict TRUE or MOSTLY_TRUE."""
    for statement, version in _published(book):
        if version.stance == "deny" and version.verdict_then in TRUE_VERDICTS:
            return f"{statement.statement}: denies what is {version.verdict_then}"
    return ""


def i4_published_is_attributed(book: CaseBook) -> str:
    """I4: each published item has issuer, time, version, sources and an appeal link."""
    for statement, version in _published(book):
        if not (
            statement.issuer and version.version >= 1 and version.sources and appeal_link(statement.statement)
        ):
            return f"{statement.statement}: lacks issuer, version or sources"
    return ""


def i5_no_personal_data(book: CaseBook) -> str:
    """I5: no real account, phone or identity number in any case, nor in a published text that nobody cleared."""
    for case in book.cases.values():
        texts = (
            case.said,
            case.sentence,
            *(evidence.text for evidence in case.evidence),
            *(question.text for question in case.questions),
        )
        if found := personal("\n".join(texts)):
            return f"{case.case}: {found[0]}"
    for statement, version in _published(book):
        if version.leaks and not statement.leak_cleared and version is statement.newest:
            return f"{statement.statement}: {version.leaks[0]}"
    return ""


def i6_marked(output: str) -> str:
    """I6: the mark on every output; a CAP message has status Exercise only."""
    if not is_marked(output):
        return "no mark"
    return "CAP status" if "<status>" in output and "<status>Exercise</status>" not in output else ""


def i7_author_is_not_approver(book: CaseBook) -> str:
    """I7: nobody approves their own text."""
    for statement in book.statements.values():
        for version in statement.versions:
            seats = {seat for _, _, seat in version.approved_by}
            # Approvals that are being gathered stand at the statement, and are of its newest version.
            if version is statement.newest:
                seats |= {seat for _, _, seat in statement.approvals}
            if version.author_seat in seats:
                return f"{statement.statement}: {version.author_seat} approved their own text"
    return ""


def i8_timers_publish_nothing(owed: Iterable[object]) -> str:
    """I8: what the clock owes is an escalation or a case brought back, never a publication or a decision."""
    for body in owed:
        kind, step = type(body).__name__, getattr(body, "step", "")
        if kind != "DeadlineMissed" and (kind, step) != ("CaseStepped", "watch_back"):
            return f"{kind} {step}".strip()
    return ""


def i9_conflicted_unit_did_not_decide(before: Case, role: str, cell: str) -> str:
    """I9: a cell named in a recorded conflict of interest leaves the decision to others."""
    return f"{before.case}: {cell} ({role})" if any(cell == unit for unit, _ in before.conflicts) else ""


BOOK_INVARIANTS = (
    i1_no_restriction_of_protected, i2_no_label_without_evidence, i3_no_denial_of_truth, i4_published_is_attributed,
    i5_no_personal_data, i7_author_is_not_approver,
)  # fmt: skip


# ---- ratings in code: P 3, S 2, M 1, U 0; None = not rated --------------------------------------------------------

OVERALL_FLOORS = ("E2", "E3", "E7")
MODEL_BASED = frozenset({"E9", "E10", "E15", "E16"})  # on a page of their own, never in Overall
MIN_CLASS = 5
FALSE_CONFIRMATION: Mapping[str, int] = {"H3": 1, "H4": 0}  # harm → the letter at most that is left of E7
CAP_OF_U = 1  # at most this overall, when a measure that is no floor is U


def rate_e2(kept: int, total: int, star_missed: int) -> int | None:
    """Gate quality: protected claims kept protected. P only at 100 %; a miss on a ★ claim is U for the whole drill."""
    if total == 0:
        return None
    return 0 if star_missed else _share(kept, total)


def rate_e3(traps: int, false_labels: int, restrictive: int, false_denials: int) -> int:
    """Over-reaction: none P, one trap press S, two or more M; a false label, restriction or denial is U."""
    if false_labels or restrictive or false_denials:
        return 0
    return max(1, 3 - traps)


def youden(tp: int, fn: int, fp: int, tn: int) -> Fraction | None:
    """J = TPR − FPR, exactly; None when a class has fewer than five."""
    if tp + fn < MIN_CLASS or fp + tn < MIN_CLASS:
        return None
    return Fraction(tp, tp + fn) - Fraction(fp, fp + tn)


def rate_e5(tp: int, fn: int, fp: int, tn: int) -> int | None:
    """Discernment: J ≥ .70 P, ≥ .50 S, ≥ .25 M, else U."""
    found = youden(tp, fn, fp, tn)
    if found is None:
        return None
    return sum(found >= fraction for fraction in (Fraction(1, 4), Fraction(1, 2), Fraction(7, 10)))


def rate_e7(share: int, late_p1: bool, confirmed_harms: Iterable[str]) -> int:
    """First word: `share` = the letter that its share of words in time gives. P only if every due P1 row is met; a false
    confirmation of a rumour of H3 holds it at M, of H4 at U."""
    found = min(share, 2) if late_p1 else share
    caps = (FALSE_CONFIRMATION[harm] for harm in confirmed_harms if harm in FALSE_CONFIRMATION)
    return min((found, *caps))


def rate_e14(complete: int, total: int) -> int | None:
    """Transparency: actions 5–8 with a public number, notice and, where one was filed, an appeal answered. P at 100 %."""
    return None if total == 0 else _share(complete, total)


def overall(ratings: Mapping[str, int | None], *, first_word_owed: bool = True) -> int | None:
    """min(E2, E3, E7, floor of the mean of the other rated measures), P = 3 … U = 0; a U among the others caps it at M.

    A floor that is U decides, whatever else is unrated. Else None when E2 or E3 was not rated, nor E7 although first words
    were owed. Model-based measures never count, nor does anything that is no measure (critical tasks).
    """
    floors = [
        ratings.get(key) for key in OVERALL_FLOORS if key != "E7" or first_word_owed or ratings.get(key) == 0
    ]
    if 0 in floors:
        return 0
    if None in floors:
        return None
    skipped = {*OVERALL_FLOORS, *MODEL_BASED}
    others = [rating for key, rating in ratings.items() if rating is not None and key not in skipped]
    found = min(floor for floor in floors if floor is not None)
    if others:
        # Rounded down, and never above the weakest floor: what is good elsewhere makes up for no breach of rights.
        found = min(found, sum(others) // len(others))
    return min(found, CAP_OF_U) if 0 in others else found


def _share(part: int, total: int) -> int:
    """P only for all; S from 90 %, M from 75 %."""
    if part >= total:
        return 3
    return 2 if part * 10 >= total * 9 else 1 if part * 4 >= total * 3 else 0


def takes_back(statement: Statement, corrects: int) -> bool:
    """Whether what corrects that version takes back a word of ours, put out beside the studio, that said that something is so."""
    return bool(statement.beside) and corrects == 1 and statement.versions[0].stance == "confirm"


def _published(book: CaseBook) -> Iterable[tuple[Statement, Version]]:
    """What was published by the procedure: a word that went out beside it and is called one of ours stands as version 1."""
    for statement in book.statements.values():
        for version in statement.versions[bool(statement.beside) :]:
            if version.published_at >= 0:
                yield statement, version


# ---- tables, for whoever asks whether they are as written ---------------------------------------------------------


def tables() -> str:
    """All tables of the core as they are in memory, in canonical JSON: what this module names in capitals, none left out."""
    named = {name: value for name, value in globals().items() if name.isupper() and name[0] != "_"}
    found = {name: _plain(value) for name, value in named.items() if not callable(value)}
    return json.dumps(found, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.__name__ if isinstance(value, FunctionType) else value


_WRITTEN = tables()


def as_written() -> bool:
    """False when a table was changed in memory after this module was read; sources are the seal's matter."""
    return tables() == _WRITTEN
