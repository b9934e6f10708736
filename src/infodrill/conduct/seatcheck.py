"""Who sits where: the rights adviser alone, and for every step that the claims need somebody who can take it."""

# Charter: conduct seat check
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.casework import rights
from infodrill.casework.edition import Edition, Step
from infodrill.casework.nouns.triage import priority
from infodrill.conduct import reachcheck
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Seat

NOTICED = ("log", "gate")  # the steps that bring a report into the procedure
VERIFIED = (*NOTICED, "verify", "verdict")
SPOKEN = ("draft", "submit", "publish")
WAYS: Mapping[str, tuple[str, ...]] = {
    "leave": (*NOTICED, "leave_gated"),
    "service": (*NOTICED, "service"),
    "acknowledge": (*VERIFIED, "acknowledge"),
    "respond": (*VERIFIED, "triage", "decide", *SPOKEN),
    "refer": (*VERIFIED, "triage", "decide", "test", "sign"),
    "watch": (*VERIFIED, "triage", "watch"),
}
"""Disposition → the steps without which nobody can do it."""
DECIDES = frozenset({"L1-LEAD", "L2-LEAD", "L1-DUTY", "L2-DUTY", "SPOKE", "AGENCY-HEAD", "UBND"})
PREPARES = frozenset({"COMMS", "VERIFY"})
QUESTION = (*NOTICED, *SPOKEN)  # an answer to a question needs no verdict
SPREADS = (1, 3)  # how far a claim has come when it is triaged: a few accounts, or many communities
LEADS = frozenset({"L1-LEAD", "L2-LEAD", "L2-DUTY", "AGENCY-HEAD"})  # have others do what they answer for
SAID = ("holding", *SPOKEN)
SHOWN: Mapping[str, tuple[str, ...]] = {
    "case_opened": ("open", "log"), "case_gated": ("gate",), "case_triaged": ("triage",), "question": ("verify", "ask"),
    "verdict": ("verdict",),
    "case_decided": ("decide", "leave", "leave_gated", "service", "acknowledge", "watch"), "statement": SAID,
    "case_closed": ("close", "leave", "leave_gated"), "ticket": ("service", "ticket"), "escalated": ("escalate",),
    "marked": ("mark",),
}  # fmt: skip
"""Evidence of an expected action → the steps that leave it."""
DONE_IN: Mapping[str, tuple[str, ...]] = {
    "hold": SAID, "warn": SAID, "correct": SAID, "answer": (*SAID, "log"), "acknowledge": (*SAID, "acknowledge"),
    "leave": ("leave", "leave_gated", "gate"), "service": ("service", "ticket"), "watch": ("watch", "track"),
    "refer": ("test", "sign", "act"), "report_page": ("test", "sign", "act"),
}  # fmt: skip
"""Step of the right path → the steps of the edition by which it is done."""
BEGINS: Mapping[str, re.Pattern[str]] = {
    evidence: re.compile(rf"(?i)\W*(?:{words})(?!\w)")
    for evidence, words in {
        "case_opened": "mở (?:vụ )?việc|vào sổ|gộp|open a case|log(?: it)?|merge(?: it)?",
        "case_gated": "rà soát:|gate:", "question": "hỏi(?!.*[,;])|ask(?!.*[,;])",
        "verdict": "kết luận|verdict", "ticket": "mở phiếu|open a ticket",
        "statement": "(?:tự )?đính chính|cảnh báo|thông tin ban đầu|công bố|trả lời (?:công khai|báo(?! cáo))"
        "|lời đầu tiên|correct(?:ion| it| ourselves)?|warn(?: now)?|a warning|(?:a )?holding line|publish"
        "|answer (?:in public|the press)|first word",
    }.items()
}  # fmt: skip
"""How the words of an expected action begin that name the thing that it leaves."""
_GIVE = N_("Give one of these roles to a seat.")


def problems(loaded: Loaded, edition: Edition | None) -> Iterator[ScenarioProblem]:
    held: set[str] = {*loaded.scenario.cells.roles}
    yield from _adviser(loaded, held)
    if edition is not None:
        needed = _needed(loaded, edition)
        yield from _steps(loaded, edition, held, needed)
        yield from _approvals(loaded, edition, held, needed)
        yield from _deeds(loaded, edition)
        yield from _untold(loaded)
        yield from reachcheck.problems(loaded, edition)
        yield from _levels(loaded, edition)


def _levels(loaded: Loaded, edition: Edition) -> Iterator[ScenarioProblem]:
    """Cells of a level that the procedure does not have, and districts where it has none."""
    top = max(level for level, _ in edition.levels)
    for n, cell in enumerate(loaded.scenario.cells.cells):
        if cell.level > top:
            message = N_("the cell {id} is of level {level}, and this procedure has levels 1 to {top}")
            remedy = N_("Write level {top} or less, or another `edition` in drill.yaml.")
            said = {"id": in_code(cell.id), "level": cell.level, "top": top}
            yield warning("S163", loaded.where("cells", "cells", n, "level"), message, remedy, **said)
        elif cell.wards and (cell.level != 2 or top < 3):
            message = N_("`wards` says of which wards a district is, and the cell {id} is none")
            remedy = N_("Take `wards` out; the ward of a cell of level 1 is its `ward`.")
            said = {"id": in_code(cell.id)}
            yield warning("S163", loaded.where("cells", "cells", n, "wards"), message, remedy, **said)


def _deeds(loaded: Loaded, edition: Edition) -> Iterator[ScenarioProblem]:
    """What is expected of a role that can neither do it nor have it done."""
    asked = [
        (
            ("msel", "injects", n, "expected_actions", m, "who"),
            expected.who,
            expected.evidence,
            SHOWN.get(expected.evidence, ()),
        )
        for n, inject in enumerate(loaded.scenario.msel.injects)
        for m, expected in enumerate(inject.expected_actions)
    ] + [
        (("claims", n, "right_path", m, "by"), step.by, step.what, DONE_IN.get(step.what, SPOKEN))
        for n, claim in enumerate(loaded.scenario.claims)
        for m, step in enumerate(claim.right_path)
        if loaded.where.written("claims", n, "right_path")
    ]
    yield from _called_otherwise(loaded, edition)
    for path, role, deed, steps in asked:
        able = {each: step for each in steps if (step := edition.steps.get(each))}
        if able and role not in LEADS and not any(role in step.roles() for step in able.values()):
            message = N_("{role}: no step of the edition by which {deed} is done is this role's")
            roles = sorted({each for step in able.values() for each in step.in_turn()})
            remedy = N_("Name a role that does: {roles}; or another thing to do.")
            yield warning(
                "S194",
                loaded.where(*path),
                message,
                remedy,
                role=role,
                deed=f"`{deed}`",
                roles=", ".join(roles),
            )


def _untold(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """What the press asks of some seats is to be answered by a role of none of them."""
    seats = [(cell.id, seat) for cell in loaded.scenario.cells.cells for seat in cell.seats]
    for n, inject in enumerate(loaded.scenario.msel.injects):
        if inject.method != "press" or inject.to.public:
            continue
        told = {
            role for cell, seat in seats for role in seat.roles
            if cell in inject.to.cells or {*inject.to.roles} & {*seat.roles}
        }  # fmt: skip
        for m, expected in enumerate(inject.expected_actions):
            held = any(expected.who in seat.roles for _, seat in seats)
            if held and told and expected.who not in told:
                message = N_(
                    "inject {number} is a question of the press that {role} is to answer, and no seat of that role gets it"
                )
                remedy = N_("Name whoever acts on it, or add them to `to`: it goes to {roles}.")
                place = loaded.where("msel", "injects", n, "expected_actions", m, "who")
                to = ", ".join((*inject.to.roles, *inject.to.cells))
                yield warning(
                    "S194", place, message, remedy, number=inject.number, role=expected.who, roles=to
                )


def _called_otherwise(loaded: Loaded, edition: Edition) -> Iterator[ScenarioProblem]:
    """What an action is called begins with a deed that its role cannot do, or that leaves other evidence."""
    lang = loaded.scenario.drill.languages[0]
    for n, inject in enumerate(loaded.scenario.msel.injects):
        for m, expected in enumerate(inject.expected_actions):
            what = expected.what.in_(lang)
            left = next((evidence for evidence, words in BEGINS.items() if words.match(what)), None)
            if left is None:
                continue
            place = ("msel", "injects", n, "expected_actions", m)
            able = {
                role for step in SHOWN[left] if step in edition.steps for role in edition.steps[step].roles()
            }
            said = {"text": in_code(what[:60]), "number": inject.number}
            if expected.who not in LEADS | able:
                message = N_("inject {number} expects {text} of {role}, whose step that is not")
                remedy, roles = (
                    N_("Name a role that does: {roles}; or another thing to do."),
                    ", ".join(sorted(able)),
                )
                yield warning(
                    "S194",
                    loaded.where(*place, "who"),
                    message,
                    remedy,
                    **said,
                    role=expected.who,
                    roles=roles,
                )
            elif left != "case_opened" and expected.evidence != left and expected.evidence in SHOWN:
                if {*SHOWN[expected.evidence]} & {*SHOWN[left]}:
                    continue
                message = N_(
                    "inject {number} expects {text}, and looks for {evidence}, which that does not leave"
                )
                remedy = N_("Write {near}, or correct what is to be done.")
                told = {"evidence": in_code(expected.evidence), "near": in_code(f"evidence: {left}")}
                yield warning("S194", loaded.where(*place, "evidence"), message, remedy, **said, **told)


def _beside(loaded: Loaded, advisers: list[tuple[int, int, Seat]]) -> Iterator[ScenarioProblem]:
    """An adviser who decides nothing, and does something besides all the same."""
    for n, m, seat in advisers:
        beside = {*seat.roles} - {"RIGHTS", "OVERSIGHT"}  # who oversees is as independent
        if beside and not DECIDES & beside and not rights.merged_against_rule(seat.roles):
            place = loaded.where("cells", "cells", n, "seats", m, "roles")
            prepares = N_(
                "this adviser holds {other} as well, and so advises on what this seat writes or checks itself"
            )
            any_other = N_("one seat holds {one} and {other}; the rights adviser is independent")
            own = PREPARES & beside
            remedy = N_("Give {one} a seat of its own.")
            message = prepares if own else any_other
            yield warning("S192", place, message, remedy, one="RIGHTS", other=min(own or beside))


def _adviser(loaded: Loaded, held: set[str]) -> Iterator[ScenarioProblem]:
    for n, cell in enumerate(loaded.scenario.cells.cells):
        for m, seat in enumerate(cell.seats):
            if pair := rights.merged_against_rule(seat.roles):
                place = loaded.where("cells", "cells", n, "seats", m, "roles")
                message = N_("one seat holds {one} and {other}; the rights adviser is independent")
                remedy = N_("Give {one} a seat of its own.")
                yield error("S192", place, message, remedy, one=pair[0], other=pair[1])
    advisers = [
        (n, m, seat)
        for n, cell in enumerate(loaded.scenario.cells.cells)
        for m, seat in enumerate(cell.seats)
        if "RIGHTS" in seat.roles
    ]
    alone = all(DECIDES & {*seat.roles} for _, _, seat in advisers)
    for n, m, seat in advisers:
        if DECIDES & {*seat.roles} and not rights.merged_against_rule(seat.roles):
            place = loaded.where("cells", "cells", n, "seats", m, "roles")
            both = N_("this adviser holds {other} as well, and so advises on what this seat decides itself")
            only = N_(
                "the only adviser holds {other} as well, and so advises on what this seat decides itself"
            )
            remedy = N_("Give {one} a seat of its own.")
            other = min(DECIDES & {*seat.roles})
            found, message = (error, only) if alone else (warning, both)
            yield found("S192", place, message, remedy, one="RIGHTS", other=other)
    yield from _beside(loaded, advisers)
    if "RIGHTS" not in held:
        place, message = loaded.where("cells", "cells"), N_("no seat holds RIGHTS, the rights adviser")
        yield error("S192", place, message, N_("Add a seat with the role RIGHTS; it may be automated."))


def _needed(loaded: Loaded, edition: Edition) -> dict[tuple[str, frozenset[str]], list[str]]:
    """(step, the roles that may take it) → claims that cannot be dealt with unless somebody takes it."""
    found: dict[tuple[str, frozenset[str]], list[str]] = {}
    for claim in loaded.scenario.claims:
        for step in _way(claim):
            if step in edition.steps:
                ranks = {priority(claim.void, claim.harm, spread) for spread in SPREADS}
                for roles in {edition.steps[step].roles(rank) for rank in ranks}:
                    found.setdefault((step, roles), []).append(claim.id)
    return found


def _way(claim: Claim) -> tuple[str, ...]:
    return QUESTION if claim.gate_code == "G3" else WAYS[claim.disposition]


def _steps(
    loaded: Loaded, edition: Edition, held: set[str], needed: Mapping[tuple[str, frozenset[str]], list[str]]
) -> Iterator[ScenarioProblem]:
    place = loaded.where("cells", "cells")
    missing: dict[frozenset[str], dict[str, list[str]]] = {}  # roles that nobody holds → their steps → claims
    for (name, roles), claims in needed.items():
        if roles and not roles & held and not any(name in steps for steps in missing.values()):
            missing.setdefault(roles, {})[name] = claims
        elif roles & held == {"RIGHTS"} and roles != {"RIGHTS"}:
            params = {"step": edition.steps[name].name, "claims": ", ".join(claims)}
            message = N_("only the rights adviser can take the step “{step}”, needed for {claims}: {roles}")
            remedy = N_("Give one of the other roles to a seat: an adviser who is alone advises nobody.")
            others = _named(edition, edition.steps[name], roles - {"RIGHTS"})
            yield warning("S194", place, message, remedy, **params, roles=others)
    for roles, steps in missing.items():  # one lack, whatever cannot be done for want of it
        message = N_("nobody can take the step “{step}”, needed for {claims}: {roles}")
        if len(steps) > 1:
            message = N_("nobody can take the steps {step}, needed for {claims}: {roles}")
        first = edition.steps[next(iter(steps))]
        listed = ", ".join(sorted({claim for claims in steps.values() for claim in claims}))
        params = {"step": _steps_named(edition, [*steps]), "claims": listed, "lacks": roles}
        yield error("S194", place, message, _GIVE, **params, roles=_named(edition, first, roles))
    spare: dict[frozenset[str], list[str]] = {}
    for name, step in edition.steps.items():
        told = any(name in steps for steps in missing.values())
        if step.roles() and not step.roles() & held and not told and step.roles() not in missing:
            spare.setdefault(frozenset(step.roles()), []).append(name)
    for roles, names in spare.items():
        message = N_("nobody can take the step “{step}”: {roles}")
        if len(names) > 1:
            message = N_("nobody can take the steps {step}: {roles}")
        named = _named(edition, edition.steps[names[0]], roles)
        said = {"step": _steps_named(edition, names), "lacks": roles}
        yield warning("S194", place, message, _GIVE, **said, roles=named)


def _steps_named(edition: Edition, names: list[str]) -> Mapping[str, str]:
    """What steps are called in each language; of several each in quotes."""
    listed = [edition.steps[name].name for name in names]
    if len(listed) == 1:
        return listed[0]
    return {lang: ", ".join(f"“{name[lang]}”" for name in listed) for lang in LANGUAGES}


def _approvals(
    loaded: Loaded, edition: Edition, held: set[str], needed: Mapping[tuple[str, frozenset[str]], list[str]]
) -> Iterator[ScenarioProblem]:
    """A text is published when its approvals are given: each of them is somebody's."""
    claims = sorted({claim for (step, _), named in needed.items() if step == "publish" for claim in named})
    for role in edition.steps["publish"].approvals if claims else ():
        if role not in held and role != "RIGHTS":  # told by itself
            message = N_(
                "nobody can give the approval of {role}, without which no text about {claims} is published"
            )
            place, named = (
                loaded.where("cells", "cells"),
                _named(edition, edition.steps["publish"], frozenset({role})),
            )
            yield error(
                "S194",
                place,
                message,
                N_("Give this role to a seat."),
                role=named,
                claims=", ".join(claims),
                approves=role,
            )


def _named(edition: Edition, step: Step, roles: frozenset[str]) -> Mapping[str, str]:
    """Roles by code and name in each language, whose step it is first, first."""
    listed = [role for role in step.in_turn() if role in roles] or sorted(roles)
    return {
        lang: ", ".join(
            f"{role} ({edition.roles[role][lang]})" if role in edition.roles else role for role in listed
        )
        for lang in LANGUAGES
    }
