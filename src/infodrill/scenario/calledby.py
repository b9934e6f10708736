"""Ids of cells, wards, claims and roles by what people call them: an author who writes the name is told the id."""

# Charter: scenario called by
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, get_args

from infodrill.kernel.brokenletters import typed
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.scenario.light.frame import SITUATION
from infodrill.scenario.light.values import Fields, fields, name_of, rows, words
from infodrill.scenario.light.words import OBJECTIVES
from infodrill.scenario.meant import SMALL, in_code, parted
from infodrill.scenario.schema.base import Control, Role
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import Document, Node, dotted

PUBLIC = (
    "public",
    "công chúng",
    "người dân",
    "bà con",
    "nhân dân",
    "dân",
    "cộng đồng",
    "mạng xã hội",
    "mọi người",
    "tất cả",
    "everyone",
    "everybody",
    "all",
    "the public",
    "general public",
    "citizens",
)
REFERS: Mapping[str, str] = {
    "to": "cell", "cells": "cell", "owner": "cell", "about": "cell", "claim": "claim", "owns": "claim", "parent": "claim",
    "split_of": "claim", "twin": "claim", "duplicates": "claim", "case_opened": "claim",
    "objectives": "objective", "objective": "objective", "situation": "situation", "ward": "ward", "wards": "ward",
}  # fmt: skip
"""Field → what it points at."""
WHO = ("to", "who", "by")  # fields of roles that somebody must hold
ROLES = frozenset(get_args(Role))
OF_CONTROL = ("controller", "approver")  # fields of roles that no player holds
CONTROL = tuple(role for role in get_args(Control) if role != "OBS")  # who only watches does nothing
ONE_OF = N_("Write one of: {expected}.")
ONE_OF_ROLES = N_("Write one of: {expected}. Who that is and what each does: docs/reference/roles.md.")


def told_the_id(faults: list[ScenarioError], documents: Mapping[str, Document]) -> list[ScenarioError]:
    """The faults, those whose value is the name of something with its id as remedy."""
    if not any(fault.code in ("S111", "S112", "S113") for fault in faults):
        return faults
    known = called(documents)
    return [
        _several(_held(_parted(_answered(fault, known, documents), documents), documents), documents)
        for fault in faults
    ]


def called(documents: Mapping[str, Document], *, cells: bool = False) -> dict[str, str]:
    """Folded name → id, what is nearer to a whole agency winning; `cells` = a seat is called by its cell, else by its role."""
    return dict(_called(documents, cells))


def _answered(
    fault: ScenarioError, known: Mapping[str, str], documents: Mapping[str, Document]
) -> ScenarioError:
    if fault.code != "S113" or fault.place.field.endswith("id"):  # an id of its own points at nothing
        return fault
    value = str(fault.params.get("value", "")).strip("`")
    said = fold(PurePosixPath(typed(value)).name.removesuffix(".yaml"))
    public = fault.place.field.endswith(".to") and re.sub("[-_]", " ", said) in map(fold, PUBLIC)
    meant = "public" if public else known.get(said)
    if meant is None and fault.place.field.endswith(".to"):
        meant = suggested(value, {*_ids(documents, "cell"), *_held_roles(documents)}) or None
    if meant in (None, value) or not _may_stand(str(meant), fault.place.field, documents):
        return fault
    return _mended(fault, N_("Did you mean {near}?"), near=in_code(meant))


def _held_roles(documents: Mapping[str, Document]) -> set[str]:
    """Those that a seat holds; all of them where the seats cannot be read."""
    cells = rows(_of(documents, "cells.yaml").get("cells"))
    seats = (seat for cell in cells for seat in rows(cell.get("seats")))
    return {role for seat in seats for role in words(seat.get("roles"))} & ROLES or {*ROLES}


def _may_stand(name: str, field: str, documents: Mapping[str, Document]) -> bool:
    """Whether a field takes what is called so: no claim is offered for a cell, and nothing for a text."""
    last = re.split(r"[.\[]", re.sub(r"(?:\[\d+\])+$", "", field))[-1].rstrip("]")
    kind = REFERS.get(last, "")
    if last == "to":
        return name in {*_ids(documents, "cell"), *ROLES, "public"}
    return name in _ids(documents, kind) if kind else last not in ("vi", "en", "name")


def _parted(fault: ScenarioError, documents: Mapping[str, Document]) -> ScenarioError:
    """Several names in one text, or something that is no name, where names of things stand."""
    field, value = fault.place.field, str(fault.params.get("value", "")).strip("`")
    kind = REFERS.get(re.split(r"[.\[]", re.sub(r"(?:\[\d+\])+$", "", field))[-1].rstrip("]"), "")
    if not kind:
        return fault
    anyone = field.endswith(".to")  # cells, roles and the public
    ids = sorted({*_ids(documents, kind), *(("public",) if anyone else ())})
    lines = documents[fault.place.file].lines
    # In a list of its own, the whole list is what has to be written.
    entries = {path[-1] for path in lines if len(path) > 1 and dotted(path[:-1]) == field}
    inside = {0, 1} <= entries
    near, remedy = parted(value, {*ids, *ROLES}, inside=inside), N_("Write {near}.")
    if near and near == value:  # the same words, in marks of their own
        near, remedy = (
            near.replace(", ", "`, `"),
            N_("Write each by itself, without marks around them all: {near}."),
        )
    if not anyone or not near:
        if fault.remedy != SMALL:
            return fault
        words = re.findall(r"[\w.-]+", typed(value))
        named = [word for word in words if word in ids]
        near, remedy = named[0] if len(named) == 1 else "", N_("Did you mean {near}?")
    if not near and ids:
        near, remedy = "", ONE_OF
    if not near and not ids:
        return fault
    return _mended(fault, remedy, near=in_code(near), expected=", ".join(map(in_code, ids)))


def _held(fault: ScenarioError, documents: Mapping[str, Document]) -> ScenarioError:
    """Who can be meant where a role stands: those that somebody holds here, beside the names of their seats."""
    field = re.split(r"[.\[]", re.sub(r"(?:\[\d+\])+$", "", fault.place.field))[-1]
    if field in OF_CONTROL and fault.remedy in (ONE_OF, ONE_OF_ROLES):
        return _mended(fault, ONE_OF, expected=", ".join(map(in_code, CONTROL)))
    sent = (
        fault.place.field.partition("[")[0] == "injects" and field == "roles"
    )  # those of an inject's recipients
    offered = str(fault.params.get("near", "")).strip("`")
    unheld = offered in ROLES and "expected" in fault.params and offered not in _held_roles(documents)
    if not (sent or field in WHO) or not (unheld or fault.remedy in (ONE_OF, ONE_OF_ROLES)):
        return fault
    cells = rows(_of(documents, "cells.yaml").get("cells"))
    value = str(fault.params.get("value", "")).strip("`")
    seats = [
        (name_of(cell), role, seat)
        for cell in cells
        for seat in rows(cell.get("seats"))
        for role in words(seat.get("roles"))
    ]
    of_cell = [(cell, role, seat) for cell, role, seat in seats if cell == value]
    remedy = ONE_OF
    if near := _whose_seat(fold(typed(value)), (seat for _, _, seat in seats)):
        return _mended(fault, N_("Did you mean {near}?"), near=in_code(near))
    if of_cell and sent:
        seats, remedy = (
            of_cell,
            N_("That is a cell, which stands under `cells`; or write one of its roles: {expected}."),
        )
    elif of_cell and field != "to":
        seats, remedy = of_cell, N_("That is a cell; write one of its roles: {expected}.")
    told = _with_holders((role, seat) for _, role, seat in seats)
    told += [*map(in_code, sorted(_ids(documents, "cell"))), in_code("public")] if field == "to" else []
    return _mended(fault, remedy, expected=", ".join(dict.fromkeys(told))) if told else fault


def _mended(fault: ScenarioError, remedy: str, **told: str) -> ScenarioError:
    """The fault with another remedy."""
    params = {**fault.params, **told}
    return type(fault)(fault.message, remedy=remedy, place=fault.place, code=fault.code, **params)


def _whose_seat(said: str, seats: Iterable[dict[str, Any]]) -> str:
    """The role of the one whose seat is called so, "" where there is none, or several."""
    near = {
        words(seat.get("roles"))[0]
        for seat in seats
        if len(said) > 3 and any(said in name.split(",")[0] for name in _names(seat.get("name")))
    }
    return near.pop() if len(near) == 1 else ""


def _with_holders(seats: Iterable[tuple[str, dict[str, Any]]]) -> list[str]:
    """Each role once, with the names of all who hold it; of control nothing is asked."""
    holders: dict[str, dict[str, None]] = {}
    for role, seat in seats:
        if role in ROLES and role not in get_args(Control):
            holders.setdefault(role, {})[next(iter(_plain(seat.get("name"))), name_of(seat))] = None
    return [f"{in_code(role)} ({', '.join(names)})" for role, names in holders.items()]


def _several(fault: ScenarioError, documents: Mapping[str, Document]) -> ScenarioError:
    """A list of names where one is asked for."""
    document = documents.get(fault.place.file)
    kind = REFERS.get(fault.place.field.rpartition(".")[2], "")
    if fault.code == "S112" and kind and document and (wrong := _unlisted(fault, _ids(documents, kind))):
        return wrong
    if fault.code != "S112" or not kind or document is None or not isinstance(document.data, dict):
        return fault
    path = next((path for path in document.lines if dotted(path) == fault.place.field), ())
    value: Any = document.data
    for step in path:
        value = value[step]
    known = _ids(documents, kind) if isinstance(value, list) else set()
    named = [each for each in value if isinstance(each, str) and each in known] if known else []
    if not named or len(named) < len(value):
        return fault
    remedy = N_("Write {near}.") if len(named) == 1 else N_("Write one of: {near}.")
    return _mended(fault, remedy, near=", ".join(map(in_code, named)))


def _unlisted(fault: ScenarioError, known: set[str]) -> ScenarioError | None:
    """A list proposed for one word that is no name of anything."""
    near = re.fullmatch(r"`\[([^,\]]+)\]`", str(fault.params.get("near", "")))
    if not near or near[1] in known or near[1] in ROLES or not known:
        return None
    meant = suggested(near[1], known)
    remedy = N_("Write {near}.") if meant else N_("Write a list of one or several of these: {expected}.")
    return _mended(fault, remedy, near=in_code(f"[{meant}]"), expected=", ".join(map(in_code, sorted(known))))


def _ids(documents: Mapping[str, Document], kind: str) -> set[str]:
    if kind == "claim":
        files = [name for name in documents if name.startswith("claims/")]
        return {name_of(_of(documents, name)) or PurePosixPath(name).stem for name in files} - {""}
    if kind == "objective":
        own = {name_of(row) for row in rows(_of(documents, "drill.yaml").get("objectives"))}
        return (own or set(OBJECTIVES)) - {""}
    if kind == "situation":
        return {name_of(row) for row in rows(_of(documents, "drill.yaml").get("situations"))} or {SITUATION}
    file, around = ("cells.yaml", "cells") if kind == "cell" else ("places.yaml", "wards")
    return {name_of(row) for row in rows(_of(documents, file).get(around))} - {"", "control"}


def _called(documents: Mapping[str, Document], of_cells: bool) -> Iterator[tuple[str, str]]:
    """(name, id), what is nearer to a whole agency last, so that it wins."""
    cells = rows(_of(documents, "cells.yaml").get("cells"))
    for around, seat in ((cell, seat) for cell in cells for seat in rows(cell.get("seats"))):
        roles = [role for role in words(seat.get("roles")) if role in ROLES]
        if near := name_of(around) if of_cells else next(iter(roles), ""):
            yield from ((name, near) for name in (*_names(seat.get("name")), fold(name_of(seat))) if name)
    named = [_of(documents, name) for name in documents if name.startswith("claims/")]
    for thing in (*rows(_of(documents, "places.yaml").get("wards")), *named, *cells):
        if name_of(thing):
            names = (*_names(thing.get("organisation")), *_names(thing.get("name")))
            yield from ((name, name_of(thing)) for name in (*names, fold(name_of(thing))) if name)


def _of(documents: Mapping[str, Document], file: str) -> Fields:
    return fields(documents[file].data) if file in documents else {}


def _plain(node: Node) -> Iterator[str]:
    yield from (
        text for text in (node.values() if isinstance(node, dict) else (node,)) if isinstance(text, str)
    )


def _names(node: Node) -> Iterator[str]:
    yield from map(fold, _plain(node))
