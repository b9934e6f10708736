"""What a statement may say, and when: its stance by the verdict, and the kinds that need not wait for one."""

# Charter: casework stances
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework import rights, textkinds
from infodrill.casework.records import Case, CaseBook, Statement
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import CaseScene
from infodrill.casework.tongues import Worded, lacking, uneven, whole
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.base import NO_SIDE as NO_SIDE
from infodrill.scenario.schema.base import SIDES

# What a text on a claim of this verdict may say of it, the plainest first; any other stance contradicts the verdict.
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "TRUE": ("confirm",), "MOSTLY_TRUE": ("confirm", "partly"), "MIXED": ("partly",), "UNPROVEN": ("unknown",),
    "MISLEADING_CONTEXT": ("partly", "deny"), "FALSE": ("deny",), "NOT_A_FACT": ("advice",), "SATIRE": ("advice",),
}  # fmt: skip
# What is found or said of one thing is found or said of its opposite: verdicts and stances share no word.
_OTHER_WAY: Mapping[str, str] = {
    "TRUE": "FALSE", "FALSE": "TRUE", "MOSTLY_TRUE": "MISLEADING_CONTEXT", "MISLEADING_CONTEXT": "MOSTLY_TRUE",
    "confirm": "deny", "deny": "confirm",
}  # fmt: skip
DENIAL, CONFIRMATION, SETTLED = "denial", "confirmation", "settled"
NOT_SO_OR_SO = N_(
    "Nothing is so or not so of a question, an opinion or a joke: choose “Advice only”; the words themselves may say no."
)
OWNED = SIDES - {"deny"}
OTHERWISE = N_("This stance says otherwise than the verdict of the case. Look at both once more.")
BEGUN_BY = 4 * 60  # seconds after the decision
DRAFTABLE = frozenset({"DECIDED", "ACTING", "TRACKING"})


def turned(word: str) -> str:
    """A verdict or a stance on a sentence that says that something is wrong, as one on what it says that of; others stay."""
    return _OTHER_WAY.get(word, word)


def said_otherwise(claim: Claim, stance: str, at: int) -> str:
    """How what is said of a claim at second `at` of the plan differs from what its owner knows then, "" = it does not.

    DENIAL and CONFIRMATION are false words of ours: of what nobody knows to be wrong, and of what is wrong, in whole or part.
    What nobody knows yet is confirmed falsely where it is false in fact; else it is told as SETTLED, which answers nothing.
    """
    known, so = claim.known_at(at), claim.so_at(at).verdict
    verdict = known.verdict if known else "UNPROVEN"
    if stance == "deny" and verdict not in rights.FALSE_VERDICTS:
        return DENIAL
    if stance != "confirm" or verdict in rights.TRUE_VERDICTS | NO_SIDE:
        return ""
    return SETTLED if verdict == "UNPROVEN" and so not in rights.FALSE_VERDICTS else CONFIRMATION


def may_unsay(claim: Claim, at: int) -> bool:
    """Whether whoever called a claim right may take that back then, though nobody can know it yet: it is not so."""
    known = claim.known_at(at)
    unproven = known is None or known.verdict == "UNPROVEN"
    return unproven and claim.so_at(at).verdict in rights.FALSE_VERDICTS


def early(case: Case | None, kind: str) -> bool:
    """True for a holding line or protective warning while its case is being verified."""
    return case is not None and case.state == "VERIFYING" and kind in textkinds.EARLY


def begins_early(case: Case | None, kind: str) -> bool:
    """True for one that may be written: from the rights check on, while others still send the question. It goes out once that
    has gone: whoever is told that it is being looked into is told what is so."""
    return early(case, kind) or (case is not None and case.state == "GATED" and kind in textkinds.EARLY)


def follows(case: Case | None, text: Statement | None) -> bool:
    """True for the next word of a first word that stands in public, once its case has a verdict: the people were promised it, and
    with both approvals it waits for no decision on how to answer, unless that was to say nothing."""
    if case is None or text is None or text.standing is None or text.kind not in textkinds.EARLY:
        return False
    speaks = not {*rights.STATEMENT_ACTION.values()}.isdisjoint(case.actions)
    return case.verified and (case.state == "TRIAGED" or (case.state in DRAFTABLE and speaks))


def barred(case: Case | None, text: Statement) -> bool:
    """Whether words that never went out can go out no more as their case stands: it was decided how to answer, and their kind is
    not among it, or the case is closed."""
    if case is None or text.newest.published_at >= 0 or text.newest.corrects or follows(case, text):
        return False
    decided = case.state in DRAFTABLE and rights.STATEMENT_ACTION[text.kind] not in case.actions
    return decided or case.state == "CLOSED"


def unbegun(book: CaseBook, case: Case, kind: str, now: int) -> bool:
    """Whether words of this kind were decided longer ago than whoever writes needs to begin them, and nobody has."""
    waits = case.state in DRAFTABLE and 0 <= case.decided_at <= now - BEGUN_BY
    begun = any(text.case == case.case and text.kind == kind for text in book.statements.values())
    return waits and rights.STATEMENT_ACTION[kind] in case.actions and not begun


def stands_for(scene: CaseScene, case: Case | None, kind: str, text: Statement | None) -> None:
    """Refuse a kind that the case's state, decision or gate code does not carry; `text` = what it goes on from, None = anew."""
    if case is None:
        if kind not in textkinds.FREE:
            raise refuse("kind", N_("{kind} needs a case."), sorted(textkinds.FREE), kind=kind)
        return
    action = rights.STATEMENT_ACTION[kind]
    scene.ceiling(case, (action,))
    if begins_early(case, kind):
        _early_need(case)
        return
    if follows(case, text):
        return
    if case.state not in DRAFTABLE:
        raise refuse(
            "state",
            N_("{kind} is not written while the case is {state}."),
            sorted(DRAFTABLE),
            kind=kind,
            state=case.state,
        )
    if action not in case.actions:
        kinds = sorted(key for key, of in rights.STATEMENT_ACTION.items() if of in case.actions)
        raise refuse(
            "decision",
            N_("{kind} needs {action} to be decided first."),
            kinds,
            N_("Decided kinds: {allowed}."),
            kind=kind,
            action=action,
        )


def _early_need(case: Case) -> None:
    if not case.early:
        raise refuse(
            "priority",
            N_("While verifying, only P1, or what may cost lives and is not verified yet, is spoken about."),
            ("verdict", "triage"),
            N_("Else first: {allowed}."),
        )


def check_stance(
    case: Case | None, kind: str, stance: str, *, spoken: bool = False, owned: bool = False
) -> None:
    """I3, I2 and the holding line's rule: neither confirm nor deny; so does a text that names no open claim. `spoken` = to the
    press, which asks what our own side did: that may be owned, wholly or in part, without a case; nothing is denied without one.
    `owned` = it takes back a word of our own that said that it is so: I2 guards what others say, and no verdict is waited for.
    """
    if stance not in rights.STANCES:
        raise refuse("stance", N_("There is no stance {stance}."), rights.STANCES, stance=stance)
    if stance == "deny" and case is not None and case.verdict in rights.TRUE_VERDICTS:
        raise refuse(
            "I3",
            N_("What is {verdict} cannot be denied."),
            (*ANSWERS[case.verdict], "advice"),
            verdict=case.verdict,
        )
    if case is None and stance not in rights.NEITHER and not (spoken and stance in OWNED):
        raise refuse(
            "I2",
            N_("A text without a case names no claim, so it says of none whether it is so."),
            sorted(rights.NEITHER),
            N_("Name the case, or answer “Not yet known” or “Advice only”."),
        )
    denied = case if stance == "deny" and not owned else None
    if denied is not None and not (denied.verdict and denied.verdict_evidence):
        raise refuse("I2", N_("A denial needs a verdict with an evidence sheet."), ("unknown", "advice"))
    if denied is not None and not denied.verified:
        raise refuse(
            "I2",
            N_("A denial needs a verdict that stands and rests on enough evidence."),
            ("unknown", "advice"),
        )
    if (kind == "holding" or begins_early(case, kind)) and stance not in rights.NEITHER:
        raise refuse("stance", N_("Until it is verified, neither confirm nor deny."), sorted(rights.NEITHER))


def sayable(case: Case | None, kind: str, *, spoken: bool = False, owned: bool = False) -> tuple[str, ...]:
    """The stances that are not refused for it as the case stands."""

    def may(stance: str) -> bool:
        try:
            check_stance(case, kind, stance, spoken=spoken, owned=owned)
        except Refused:
            return False
        return True

    return tuple(filter(may, rights.STANCES))


def contradicts(stance: str, verdict: str) -> bool:
    """Whether a stance says of the claim what this verdict does not bear; nothing is refused for it."""
    return stance not in rights.NEITHER and stance not in ANSWERS.get(verdict, (stance,))


def misfit(stance: str, verdict: str) -> str:
    """What to tell whoever wrote or reads such a text, "" when the verdict bears it."""
    if not contradicts(stance, verdict):
        return ""
    return NOT_SO_OR_SO if verdict in NO_SIDE else OTHERWISE


def newest_record(case: Case) -> str:
    """What the newest record of a case says of it: the verdict that stands, or an owner's later answer; "" = there is none."""
    told = [
        (asked.answered_at, asked.verdict)
        for asked in case.questions
        if asked.verdict and asked.answered_at >= 0
    ]
    if case.verified:
        told.append((case.verdict_at, case.verdict))
    return max(told, default=(-1, ""))[1]


def opposed(verdict: str, other: str) -> bool:
    """Whether two findings on one sentence cannot both be so; "not known yet" is opposed to none."""
    plain = ANSWERS.get(verdict, ())[:1]
    return "UNPROVEN" not in (verdict, other) and any(contradicts(stance, other) for stance in plain)


def begun_in_one(text: Worded) -> None:
    """Refuse a text that is whole in no language, by the first field that is open where it was begun."""
    if not any(whole(text, lang) for lang in LANGUAGES):
        begun = min(LANGUAGES, key=lambda lang: len(lacking(text, lang)))
        raise refuse(
            "fields",
            N_("A text has a title and a body, in one language at least."),
            (),
            N_("Missing: {field}."),
            field=lacking(text, begun)[0],
        )


def in_words(text: Worded, *, both: bool) -> None:
    """Refuse a text for approval that lacks a language which this drill asks for (`both`), a part of it that the other language
    has, or half of one that was begun. All that is missing is said at once."""
    open_yet = tuple(lacking(text, lang) for lang in LANGUAGES)
    missing = [name for names in open_yet if both or len(names) == 1 for name in names]
    parts = uneven(text) if both else ()
    if not (missing or parts):
        return
    fields = tuple(dict.fromkeys((*missing, *(f"body_{lang}" for lang, _ in parts))))
    raise refuse(
        "fields",
        N_("Missing before approval: {allowed}. Parts that one language has alone: {parts}.")
        if parts
        else N_("Missing before approval: {allowed}."),
        fields,
        N_("In this drill both languages are asked for. Save a new version with it.")
        if both
        else N_("Save a new version with it."),
        field=fields[0],
        parts=", ".join(str(number) for number in sorted({number for _, number in parts})),
    )
