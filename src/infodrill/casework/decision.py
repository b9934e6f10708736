"""Verbs of the decision: leave, decide, test, sign, act, track, close."""

# Charter: casework decision
from __future__ import annotations

from infodrill.casework import commands as ask
from infodrill.casework import rights
from infodrill.casework.events import ActionSigned, ActionTaken, CaseDecided, PublicLogEntered, TestRecorded
from infodrill.casework.measures import below_threshold
from infodrill.casework.records import Case
from infodrill.casework.refusal import refuse
from infodrill.casework.scene import AGENCY_CONFLICTS, Scene, decider_in_conflict
from infodrill.kernel.events import EventBody, Text
from infodrill.kernel.i18n import N_

LEFT_ALONE = frozenset({"G1", "G2", "G3"})
LEFT_AFTER = LEFT_ALONE | {"G5", "G6"}
DECIDABLE = ("respond", "service", "acknowledge", "leave", "refer")
NEEDS = {"service": 2, "acknowledge": 3, "refer": 8}  # what a disposition must contain
CARRIED_BY_ACT = (2, 3, 7, 8)  # statements carry 1 and 4–6
LONGEST_DAYS = 90


def leave(scene: Scene, cmd: ask.Leave) -> tuple[EventBody, ...]:
    """Close with nothing done: one line, one person."""
    case = scene.case(cmd.case)
    step = "leave_gated" if case.state == "GATED" else "leave"
    scene.step(step, case)
    reason = scene.said(cmd.reason, "reason")
    fitting = LEFT_ALONE if step == "leave_gated" else LEFT_AFTER
    if case.gate_code not in fitting:
        raise refuse(
            "gate",
            N_("{gate} is not left alone here."),
            sorted(fitting),
            N_("Codes that are: {allowed}."),
            gate=case.gate_code or "–",
        )
    if step == "leave" and not case.gate_confirmed_by_rights:
        raise refuse(
            "gate",
            N_("The rights adviser has not confirmed the gate since the verdict."),
            ("recode",),
            N_("First: {allowed}."),
        )
    if remedy_owed(case):
        raise refuse("remedy", N_("A remedy is owed on this case."), ("acknowledge", "service"))
    return (scene.moved(step, case, "leave", reason=reason),)


def remedy_owed(case: Case) -> bool:
    """Misconduct, concealment or a disputed true claim is not left alone, nor is a ticket without an answer."""
    owed = case.gate_code in ("G5", "G6") and any(reason in AGENCY_CONFLICTS for _, reason in case.conflicts)
    return owed or any(answered < 0 for _, _, answered in case.tickets)


def decide_response(scene: Scene, cmd: ask.Decide) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("decide", case)
    actions = tuple(sorted(set(cmd.actions)))
    reason = scene.said(cmd.reason, "reason")
    _actions(scene, case, actions)
    _disposition(cmd.disposition, actions)
    if actions != (0,) and not cmd.less_intrusive_considered:
        raise refuse(
            "decision", N_("Less intrusive options were not considered."), (), N_("Consider them and say so.")
        )
    decided = CaseDecided(
        case.case,
        cmd.disposition,
        actions,
        scene.role,
        scene.cell,
        cmd.less_intrusive_considered,
        Text(reason),
    )
    return decided, scene.moved("decide", case, cmd.disposition)


def _actions(scene: Scene, case: Case, actions: tuple[int, ...]) -> None:
    if not actions or any(one not in rights.ACTIONS for one in actions):
        raise refuse("ceiling", N_("A decision names one or more actions of the closed list 0 to 8."))
    if 0 in actions and len(actions) > 1:
        raise refuse("decision", N_("“No action” stands alone."))
    if not case.priority_final:
        raise refuse("priority", N_("The priority is not final."), ("triage",), N_("First: {allowed}."))
    scene.ceiling(case, actions)
    _incitement(case, actions)


def _incitement(case: Case, actions: tuple[int, ...]) -> None:
    if below_threshold(case) and set(actions) & set(rights.SIGNED_ACTIONS):
        raise refuse(
            "three-part test",
            N_("The Rabat test lies below its threshold: no action 7 or 8."),
            ("leave", "1", "5", "6"),
            N_("Answer or leave it: {allowed}."),
        )


def _disposition(disposition: str, actions: tuple[int, ...]) -> None:
    if disposition not in DECIDABLE:
        raise refuse(
            "decision",
            N_("There is no disposition {disposition} to decide."),
            DECIDABLE,
            disposition=disposition,
        )
    needed = NEEDS.get(disposition)
    if needed is not None and needed not in actions:
        raise refuse(
            "decision",
            N_("{disposition} needs action {n}."),
            (),
            N_("Add it or choose another disposition."),
            disposition=disposition,
            n=needed,
        )
    if (disposition == "leave") != (actions == (0,)):
        raise refuse("decision", N_("Leaving alone and “no action” go together."), ("leave",))


def record_test(scene: Scene, cmd: ask.RecordTest) -> tuple[EventBody, ...]:
    """A complete three-part test: basis, one aim of the closed list, least intrusive, direct link, duration, review."""
    case = scene.case(cmd.case)
    scene.step("test", case)
    _restrictive(case, cmd.action)
    if cmd.aim not in rights.AIMS:
        raise refuse(
            "three-part test",
            N_("{aim} is not an aim of the closed list."),
            sorted(rights.AIMS),
            aim=cmd.aim or "–",
        )
    if not cmd.basis.strip() or not cmd.least_intrusive.strip() or not cmd.harm_link.strip():
        raise refuse(
            "three-part test",
            N_("The test lacks its basis, the least intrusive option or the link to a harm."),
        )
    if not 1 <= cmd.duration_days <= LONGEST_DAYS or not scene.at < cmd.review_at:
        raise refuse(
            "three-part test",
            N_("The test needs a duration of 1 to {n} days and a review date to come."),
            n=LONGEST_DAYS,
        )
    scene.clean(cmd.basis, cmd.least_intrusive, cmd.harm_link)
    return (
        TestRecorded(
            case.case,
            cmd.action,
            Text(cmd.basis),
            cmd.aim,
            cmd.duration_days,
            cmd.review_at,
            Text(cmd.least_intrusive),
            Text(cmd.harm_link),
        ),
    )


def sign_action(scene: Scene, cmd: ask.SignAction) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("sign", case)
    _restrictive(case, cmd.action)
    if cmd.action not in case.tests:
        raise refuse(
            "three-part test",
            N_("Action {n} has no complete three-part test."),
            ("test",),
            N_("First: {allowed}."),
            n=cmd.action,
        )
    units = {unit for unit, _ in case.conflicts}
    if scene.role == "UBND" and not lead_in_conflict(scene, case):
        raise refuse(
            "signature",
            N_(
                "The People's Committee signs only for the steering committee, when its own unit has a conflict of interest."
            ),
            ("L2-LEAD",),
            N_("The signature is owed by: {allowed}."),
        )
    standing = {role for action, role, cell in case.signatures if action == cmd.action and cell not in units}
    if scene.role in standing:
        raise refuse("once", N_("{role} has signed already."), role=scene.role)
    if (cmd.action, scene.seat) in case.signed_by:
        raise refuse(
            "once",
            N_("This seat has signed already."),
            sorted(rights.SIGNED_ACTIONS[cmd.action] - {scene.role}),
            N_("The second signature is another person's."),
        )
    scene.ceiling(case, (cmd.action,))
    return (ActionSigned(case.case, cmd.action, scene.role, scene.cell),)


def lead_in_conflict(scene: Scene, case: Case) -> bool:
    """True when a cell in which L2-LEAD has acted in this drill is in conflict on the case."""
    leads = {cell for one in scene.book.cases.values() for role, cell in one.actors if role == "L2-LEAD"}
    return any(unit in leads for unit, _ in case.conflicts)


def _restrictive(case: Case, action: int) -> None:
    if action not in rights.SIGNED_ACTIONS or action not in case.actions:
        raise refuse("three-part test", N_("Action {n} is not a decided action 7 or 8."), n=action)


def act(scene: Scene, cmd: ask.Act) -> tuple[EventBody, ...]:
    """DECIDED → ACTING. Carries out 2, 3, 7 and 8; 7 and 8 also enter the public log."""
    case = scene.case(cmd.case)
    scene.step("act", case)
    scene.ceiling(case, case.actions)
    _incitement(case, case.actions)
    if decider_in_conflict(case):
        raise refuse(
            "I9",
            N_("{cell} decided this and is now in conflict of interest."),
            ("new_evidence",),
            N_("Another cell decides again after: {allowed}."),
            cell=case.decided_by,
        )
    for action in case.actions:
        if action in rights.SIGNED_ACTIONS:
            signed(scene, case, action)
    number = len(scene.book.public_log)
    bodies: list[EventBody] = []
    for action in (one for one in case.actions if one in CARRIED_BY_ACT):
        bodies.append(ActionTaken(case.case, action, scene.cell))
        if action in rights.SIGNED_ACTIONS:
            number += 1
            bodies.append(PublicLogEntered(number, case.case, action, rights.appeal_link(case.case)))
    return *bodies, scene.moved("act", case)


def signed(scene: Scene, case: Case, action: int) -> None:
    """Refuse an action 7 or 8 without its test and both signatures; UBND stands in for a conflicted L2-LEAD.

    A conflict recorded after a signature takes that signature away.
    """
    if action not in case.tests:
        raise refuse(
            "three-part test",
            N_("Action {n} has no complete three-part test."),
            ("test",),
            N_("First: {allowed}."),
            n=action,
        )
    units = {unit for unit, _ in case.conflicts}
    roles = {role for one, role, cell in case.signatures if one == action and cell not in units}
    if "UBND" in roles and lead_in_conflict(scene, case):
        roles.add("L2-LEAD")
    if missing := sorted(rights.SIGNED_ACTIONS[action] - roles):
        raise refuse(
            "signature", N_("Action {n} needs two signatures."), missing, N_("Missing: {allowed}."), n=action
        )


def track(scene: Scene, cmd: ask.Track) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("track", case)
    if any(answered < 0 for _, _, answered in case.tickets):
        raise refuse("remedy", N_("A complaint has no answer yet."), ("ticket",), N_("First: {allowed}."))
    return (scene.moved("track", case),)


def close_case(scene: Scene, cmd: ask.CloseCase) -> tuple[EventBody, ...]:
    case = scene.case(cmd.case)
    scene.step("close", case)
    reason = cmd.reason if cmd.target_met else scene.said(cmd.reason, "reason")
    scene.clean(reason)
    return (scene.moved("close", case, target_met=cmd.target_met, reason=reason),)
