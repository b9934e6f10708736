"""All that is told of a scenario that was refused: its faults, what is wrong elsewhere, and what was not looked at yet.

A finding is told where it follows from no fault: in what is read with other values in the wrong places, in a thing that is
whole or in a text by itself, and never that something is found nowhere while a part cannot be read.
"""

# Charter: conduct refusal
from __future__ import annotations

import re

from infodrill.conduct.check import check
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem, from_fault, warning
from infodrill.scenario.sparing import NOBODYS

NOWHERE = frozenset({"S142", "S172", "S176", "S188", "S189", "S192", "S194", "S196", "S197", "S200"})
"""Codes of what is done, held or told nowhere, or too late as everything else stands."""
ALONE = frozenset({"S109", "S141", "S143", "S165", "S167", "S180", "S181", "S183", "S184", "S185", "S186"})
"""Codes of what one field says by itself, whatever stands beside it."""
UNREAD = frozenset({"S103", "S104", "S105", "S106", "S107"})
"""Codes of what ends the reading of a file."""
NEEDS = {
    "S163": {"role", "claim"}, "S170": {"cell", "role"}, "S175": {"cell", "role", "claim"}, "S177": {"cell", "role", "claim"},
    "S184": {"cell", "sender"}, "S191": {"ward", "claim"}, "S195": {"ward"},
    "S160": {"time"}, "S161": {"time"}, "S162": {"time"}, "S164": {"time"},
}  # fmt: skip
"""Code → the kinds of thing of which all must be read before it is told."""
HOMES = {"cells.yaml": ("cell", "role"), "places.yaml": ("ward",), "msel.yaml": ("inject", "objective")}
ROLES = re.compile(r"\.(?:roles|seats)(?:\[\d+\])?$")
IN_DRILL = {
    "objectives": "objective", "situations": "situation", "senders": "sender", "epoch": "time", "phases": "time", "moves": "time",
}  # fmt: skip
NAMES = re.compile(r"(?:^|\.)(?:id|name|number|roles|seats|organisation|senders|vi|en)(?:\[\d+\])?$")
THING = re.compile(
    r"^(?:injects|cells|wards|grammars|capabilities|situations|objectives|moves|ordinances)\[\d+\]"
)


def refused(wrong: ScenarioErrors) -> tuple[ScenarioProblem, ...]:
    """Faults first, as they were raised."""
    told = [from_fault(fault) for fault in wrong.errors]
    unread = list(dict.fromkeys(fault.place.file for fault in wrong.errors if fault.code in UNREAD))
    more = [_more_there(unread)] if unread else []
    if wrong.spared is None:
        return (*told, *more)
    found = [check(world).problems for world in wrong.spared.worlds()]
    spoilt = wrong.spared.spoilt
    if found and not spoilt:  # files that do not belong there, or pictures: the drill itself was read whole
        there = {f"`{problem.place.file.removeprefix('media/')}`" for problem in told}
        return (
            *told,
            *(each for each in found[0] if each.code != "S141" or each.params["name"] not in there),
        )
    if len(found) > 1:
        lines = {(problem.place.file, problem.place.line, problem.code) for problem in told}
        both = {problem.render("en") for problem in found[1]}
        told += [
            problem
            for problem in found[0]
            if problem.render("en") in both
            and not any(word in problem.render("en") for word in NOBODYS)
            and not _follows(problem, spoilt)
            and (problem.place.file, problem.place.line, problem.code) not in lines
        ]
    return (*told, *more, _not_yet(len(found) > 1))


def _follows(problem: ScenarioProblem, spoilt: set[Place]) -> bool:
    """Whether it could follow from a fault."""
    lost = {kind for place in spoilt for kind in _lost(place)}
    wanted = (
        {str(problem.params.get("kind", "role"))}
        if problem.code == "S141"
        else NEEDS.get(problem.code, set())
    )
    if problem.code in NOWHERE or wanted & lost:
        return True
    at = problem.place
    beside = [place for place in spoilt if place.file == at.file]
    return any(
        _within(at.field, place.field)
        or _within(place.field, at.field)
        or (problem.code not in ALONE and _thing(at) == _thing(place))
        for place in beside
    )


def _lost(place: Place) -> tuple[str, ...]:
    """The kinds of thing of which one may go by another name than is read."""
    file, field = place.file, place.field
    whole = not field or THING.fullmatch(field) or not field.count("[")
    if file == "drill.yaml":
        head = re.split(r"[.\[]", field)[0]
        return (IN_DRILL[head],) if head in IN_DRILL else ()
    if not whole and not NAMES.search(field):
        return ()
    if ROLES.search(field):
        return ("role",)
    return ("claim",) if file.startswith("claims/") and field in ("", "id") else HOMES.get(file, ())


def _within(inner: str, outer: str) -> bool:
    return inner == outer or not outer or inner.startswith((f"{outer}.", f"{outer}["))


def _thing(place: Place) -> str:
    found = THING.match(place.field)
    return found[0] if found else ""


def _more_there(files: list[str]) -> ScenarioProblem:
    """A file that is no YAML is read up to its first fault."""
    message = N_("{files}: only the first fault of form is told, and more may follow behind it")
    return warning("S132", Place(), message, N_("Mend it, then check again."), files=", ".join(files))


def _not_yet(looked: bool) -> ScenarioProblem:
    """What is left for the next time."""
    message = (
        N_("whether everything is held, told, trained and possible in time is looked at when this is mended")
        if looked
        else N_("what the files say of one another is looked at when this is mended")
    )
    return warning("S132", Place(), message, N_("Mend the errors, then check again."))
