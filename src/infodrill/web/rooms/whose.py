"""Whom a step or an approval waits for, as the lobby calls the chair: never a person."""

# No charter: names chairs that everybody reads in the lobby
from __future__ import annotations

from collections.abc import Sequence

from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.scene import AGENCY_CONFLICTS, with_substitutes
from infodrill.casework.steps import CORE, step_owed
from infodrill.conduct import policy
from infodrill.conduct.seats import SeatPlace, called
from infodrill.conduct.turns import first, ripe
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.hours import hour_of
from infodrill.web.rooms.signs import Due, step_name

NAMED = 2  # chairs that are named one by one; where more could do it, their role is


def holders(view: SeatView, edition: Edition, step: str, case: Case) -> str:
    """Whose a step on the case is; `step` may name its round ("answer:2"). "" where it is no step of the procedure."""
    named, _, key = step.partition(":")
    if named == "question":
        return _asked(view, edition, case, key)
    rule = edition.steps.get(named)
    if rule is None:
        return ""
    roles = rule.in_turn(case.priority)
    if not case.conflicts or not CORE[named].decisive:
        return chairs(view, edition, roles, case)
    return chairs(
        view, edition, (*roles, *sorted(with_substitutes(frozenset(roles)) - {*roles})), case, decides=True
    )


def waits_for(view: SeatView, edition: Edition, due: Due, case: Case) -> tuple[str, str]:
    """(who, what they do first, in words) until what is owed on a case is done: whose it is now, as it stands on their own desk;
    where it cannot be done yet, whoever has what comes before it. ("", its name) where nobody can do anything for it yet."""
    step, item = step_owed(due.step)
    if who := _has_now(view, step, item, case, due.at):
        return who, due.name
    core = CORE.get(step)
    if (
        core is None or core.text or core.item == "question"
    ):  # a text's own step, or an office that nobody sits in
        return holders(view, edition, due.step, case), due.name
    for core in CORE.values():
        if core.step == step or core.text or not (core.due or core.must) or case.state not in core.frm:
            continue
        if who := _has_now(view, core.step, "", case, due.at):
            before = step_name(edition, core.step, view.lang)
            return who, tr(view.lang, "{first}, then {later}", first=before, later=due.name)
    return "", due.name


def _has_now(view: SeatView, step: str, item: str, case: Case, due: int) -> str:
    """Who has a step on a case first, of those who may take it now and do not better wait; "" = nobody."""
    if not view.casework.edition.has(step):
        return ""
    able = [seat for seat in view.casework.open_to(step, case.case) if ripe(view, step, case, seat, due)]
    owner = next((asked.owner for asked in case.questions if asked.question == item), "")
    able = [seat for seat in able if seat.cell == owner] or able
    return _called(view, first(view, step, case.case, case, able)) if able else ""


def _asked(view: SeatView, edition: Edition, case: Case, question: str) -> str:
    """Who answers that question for the office to which it was put; the office itself where nobody or too many do."""
    owner = next((each.owner for each in case.questions if each.question == question), "")
    held = [seat for seat in view.seats.with_role("FACT-OWNER") if seat.cell == owner]
    if 0 < len(held) <= NAMED:
        return " / ".join(_called(view, seat) for seat in held)
    cell = view.seats.cells.get(owner)
    return cell.name.in_(view.lang) if cell else edition.role_name("FACT-OWNER", view.lang)


def unconfirmed(view: SeatView, edition: Edition, case: Case) -> str:
    """Whom a decision on what was found out waits for where the rights check still says "not yet known"; "" where it does not."""
    if case.gate_code != "GU" or not case.verified:
        return ""
    return holders(view, edition, "recode", case)


def not_yet(view: SeatView, edition: Edition, case: Case) -> str:
    """Who is asked whether a claim is true, and when, while nobody can know it; "" = the verdict says so."""
    if case.found or view.over:
        return ""
    dues = dict(reversed([*view.casework.owed(case)]))

    def hour(step: str, at: int) -> str:
        return hour_of(view, case, step, at).told(view.lang)  # as the case says it

    waiting = next((question for question in case.questions if question.answered_at < 0), None)
    if waiting:
        who = _asked(view, edition, case, waiting.question)
        step, at = f"question:{waiting.question}", view.moment(waiting.at)
        asked = N_("Whether it is true cannot be known yet: {who} was asked, {at}, and answers by {until}.")
        if step in dues:
            return tr(view.lang, asked, who=who, at=at, until=hour(step, dues[step]))
        return tr(view.lang, "Whether it is true cannot be known yet: {who} was asked, {at}.", who=who, at=at)
    if case.questions:
        return ""
    allowed, who = edition.due("verify", case.priority), holders(view, edition, "verify", case)
    until = dues.get("verify", case.round_at + allowed if allowed else None)
    if until is not None:
        words = N_(
            "Whether it is true cannot be known yet, and need not be: after this check {who} asks whoever holds the record, by"
            " {until}."
        )
        return tr(view.lang, words, who=who, until=hour("verify", until))
    words = N_(
        "Whether it is true cannot be known yet, and need not be: after this check {who} asks whoever holds the record."
    )
    return tr(view.lang, words, who=who)


def chairs(
    view: SeatView,
    edition: Edition,
    roles: Sequence[str],
    case: Case | None,
    *,
    decides: bool = False,
    signs: bool = False,
) -> str:
    """The chairs of the first of these roles that somebody holds who acts on the case, those of its own cell before others; the
    names of the roles where nobody or too many do. `decides`: nobody whose unit has a conflict of interest. `signs`: whoever may
    sign a text, of whatever cell."""
    for role in roles:
        near = _nearest(view, edition, role, case, own_first=not signs)
        if decides and case:
            near = [seat for seat in near if not _conflicted(seat, role, case)]
        if 0 < len(near) <= NAMED:
            return " / ".join(_called(view, seat) for seat in near)
        if near:
            return edition.role_name(role, view.lang)
    return " / ".join(edition.role_name(role, view.lang) for role in roles[:NAMED])


def _nearest(
    view: SeatView, edition: Edition, role: str, case: Case | None, *, own_first: bool
) -> list[SeatPlace]:
    held = [seat for seat in view.seats.with_role(role) if not seat.control]
    if case is None:
        return held
    asked = {question.owner for question in case.questions} - {""}
    if role == "FACT-OWNER" and asked:
        return [seat for seat in held if seat.cell in asked]
    # A chair that does not even see the case is not whom it waits for.
    near = [seat for seat in held if policy.sees_case(seat, case) and _acts_on(seat, edition, case, asked)]
    return [seat for seat in near if own_first and seat.cell == case.cell] or near


def _conflicted(seat: SeatPlace, role: str, case: Case) -> bool:
    at_issue = role == "AGENCY-HEAD" and any(reason in AGENCY_CONFLICTS for _, reason in case.conflicts)
    return at_issue or seat.cell in {unit for unit, _ in case.conflicts}


def _acts_on(seat: SeatPlace, edition: Edition, case: Case, asked: set[str]) -> bool:
    """Below the highest level a unit acts on the cases of its own wards, and on what was put to it."""
    area = seat.wards | {seat.ward} - {""}
    if not area or seat.level >= edition.top_level or seat.cell == case.cell or case.ward in ("", *area):
        return True
    return seat.cell in asked | {task.to for task in case.tasks}


def _called(view: SeatView, place: SeatPlace) -> str:
    found = next(seat for seat in view.seats.cells[place.cell].seats if seat.id == place.seat)
    return called(found.name.in_(view.lang))
