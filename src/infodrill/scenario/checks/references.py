"""Names that point at something: every claim, cell, ward, objective, situation and picture named must exist once."""

# Charter: scenario checks references
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.scenario.calledby import PUBLIC, called
from infodrill.scenario.checks import twice
from infodrill.scenario.checks.renamed import HOMES, renamed
from infodrill.scenario.checks.reserved import CONTROL
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.light.names import id_of
from infodrill.scenario.light.talk import TALK
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema.base import Model, Player, PointsAt, Role, holds_a_model
from infodrill.scenario.tokens import FIELD, FILLED, TOKENS, unknown
from infodrill.scenario.valuenames import METHODS, suggested
from infodrill.scenario.yamltext import Document, Path_

MOST_SENTENCES, MOST_STARTS = (
    6_000,
    24,
)  # the flagship, the largest that ships, has 3,896, and 10 begin its longest
MOST_NAMED = 12  # names of a list that is told whole
KINDS = {
    "claim": N_("claim"), "cell": N_("cell"), "ward": N_("ward"), "objective": N_("objective"), "situation": N_("situation"),
    "picture": N_("picture"), "inject": N_("inject"),
}  # fmt: skip
_IDS = {kind: re.compile(rf"{file}\.yaml:{head}\[\d+\]\.id") for kind, (file, head) in HOMES.items()}
_IDS["claim"] = re.compile(r"claims/[^:]*:id")
"""Kind → where its ids are written."""
BRACES = re.compile(r"\{[^{}\n]*\}")  # whatever stands between them: in an inject nothing else does
LONE = re.compile(r"\S*[{}]\S*")  # what is left of braces that are doubled or not closed
UNCLOSED = re.compile(
    r"\{[a-z]+(?::[a-z0-9_.-]*[a-z0-9])?|[a-z]+(?::[a-z0-9_.-]+)?\}"
)  # of a token one brace is left of
Pointer = tuple[tuple[str | int, ...], str, str]  # where, kind, name


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    doubles = list(twice.ids(loaded))
    # Of two of one id, one may be the one that is missed.
    lost = {
        kind
        for each in doubles
        for kind, home in _IDS.items()
        if home.fullmatch(f"{each.place.file}:{each.place.field}")
    }
    known = _known(loaded)
    filled_in: dict[str, None] = {}
    pointers = list(_pointers(loaded.scenario))
    pointed = frozenset((kind, name) for _, kind, name in pointers)
    unknown_names = [each for each in pointers if each[2] not in known[each[1]] and each[1] not in lost]
    named = {(kind, name) for path, kind, name in unknown_names if loaded.where.written(*path)}
    once: dict[tuple[str, str], list[Path_]] = {}
    for path, kind, name in unknown_names:
        # What follows from a name that is told where it is written is not told again.
        if (kind, name) in named and not _stands(loaded, path):
            continue
        if path[:2] == ("msel", "injects") and kind == "objective" and not loaded.where.written(*path[:-1]):
            filled_in[name] = None
        else:
            once.setdefault((kind, name), []).append(path)
    for (kind, name), paths in once.items():
        for each in _missed(loaded, kind, name, paths, known[kind]):
            yield renamed(loaded, each, kind, pointed) if each.remedy == _ADD else each
    if filled_in:
        message = N_("injects without `objectives` train those of the format, and drill.yaml lacks {names}")
        remedy = N_("Add them to `objectives` there, or write `objectives` in each inject.")
        names = ", ".join(map(in_code, filled_in))
        yield error(
            "S141", loaded.where("drill", "objectives"), message, remedy, kind="objective", names=names
        )
    yield from _unused_pictures(loaded)
    yield from _tokens(loaded)
    yield from _few_sentences(loaded)


def _missed(
    loaded: Loaded, kind: str, name: str, paths: list[Path_], known: set[str]
) -> Iterator[ScenarioProblem]:
    """One finding for all places that name something; a picture is looked for where it is shown."""
    found = [_unknown(loaded, path, kind, name, known) for path in paths]
    first = found[0]
    if len(found) > 1 and first.message in _IN_SEVERAL and kind != "picture":
        params = {**first.params, "n": len(found), "places": _named_at(loaded, paths)}
        yield replace(first, message=_IN_SEVERAL[first.message], params=params)
    else:
        yield from found


def _stands(loaded: Loaded, path: Path_) -> bool:
    """Whether somebody wrote it: recipients in their short form, which names cells and roles in one list, too."""
    return loaded.where.written(*path) or (
        "to" in path and loaded.where.written(*path[: path.index("to") + 1])
    )


_NONE = N_("there is no {kind} {name}")
_NOBODY = N_("no seat of any cell holds the role {name}")
_ADD = N_("Add it, or write one of: {known}.")
_ROLE, _UNHELD = N_("That is a role, which stands under `roles`."), N_("No seat holds that role.")
_A_WAY = N_("That is a way to deliver it, which stands as `method`; here write who receives it: {known}.")
_NUMBERED = N_("Write the number of an inject, {least} to {most}.")
_IN_SEVERAL = {
    _NONE: N_("there is no {kind} {name}, named in {n} places: {places}"),
    _NOBODY: N_("no seat of any cell holds the role {name}, named in {n} places: {places}"),
}


def _named_at(loaded: Loaded, paths: Iterable[Path_]) -> str:
    """The files that name something, that of the injects with their numbers."""
    injects = [
        str(loaded.scenario.msel.injects[int(path[2])].number)
        for path in paths
        if path[:2] == ("msel", "injects")
    ]
    others = dict.fromkeys(
        place.file for place in (loaded.where(*path) for path in paths if path[0] != "msel")
    )
    return ", ".join((*others, *((f"msel.yaml ({', '.join(injects)})",) if injects else ())))


def _known(loaded: Loaded) -> dict[str, set[str]]:
    scenario = loaded.scenario
    return {
        "claim": {claim.id for claim in scenario.claims},
        "cell": {cell.id for cell in scenario.cells.cells},
        "ward": {ward.id for ward in scenario.places.wards},
        "objective": {objective.id for objective in scenario.drill.objectives},
        "situation": {situation.id for situation in scenario.drill.situations},
        "picture": set(loaded.media),
        "inject": {str(inject.number) for inject in scenario.msel.injects},
        "role": scenario.cells.roles,
    }


def _unknown(
    loaded: Loaded, path: tuple[str | int, ...], kind: str, name: str, known: set[str]
) -> ScenarioProblem:
    place = loaded.where(*path)
    if kind == "role":
        return error("S141", place, _NOBODY, N_("Give the role to a seat in cells.yaml."), name=in_code(name))
    params = {"kind": MsgidWords(KINDS[kind]), "name": in_code(name)}
    message = _NONE
    if kind == "claim" and path[0] == "claims" and isinstance(path[1], int):  # none points at itself
        known = known - {loaded.scenario.claims[path[1]].id}
    # A cell may have been meant, or a role or the public, where all three can be named.
    held = loaded.scenario.cells.roles
    recipient = kind == "cell" and "to" in path
    if recipient and name in get_args(Role):
        return error("S141", place, message, _ROLE if name in held else _UNHELD, **params)
    if near := _meant(loaded, path, kind, name, known, {*known, *held, "public"} if "to" in path else known):
        return error("S141", place, message, N_("Did you mean {near}?"), **params, near=in_code(near))
    if recipient and name in METHODS:
        offered = [*sorted(known - {CONTROL}), *sorted(held & {*get_args(Player)}), "public"]
        return error("S141", place, message, _A_WAY, **params, known=", ".join(map(in_code, offered)))
    if kind == "claim" and fold(name) in NO_CLAIM:
        return error("S141", place, message, N_("Take the line out: it tells of no claim."), **params)
    if kind == "picture" and not known:
        remedy = N_("Put the picture into the folder `media`, and write its name here without the folder.")
        return error("S141", place, message, remedy, **params)
    if kind == "inject":
        numbers = sorted(map(int, known))
        return error("S141", place, message, _NUMBERED, **params, least=numbers[0], most=numbers[-1])
    if unnamed := _unnamed(loaded, kind):
        remedy = N_(
            "Write `id: {id}` at {where}, which has no id of its own, if that is meant; else one of: {known}."
        )
        listed = ", ".join(map(in_code, sorted(known)))
        return error("S141", place, message, remedy, **params, id=name, where=unnamed, known=listed)
    if 0 < len(known) <= MOST_NAMED:
        # What is added by itself is nobody's to name; among recipients the public may stand.
        offered = [*sorted(known - {CONTROL}), *(["public"] if recipient else [])]
        return error("S141", place, message, _ADD, **params, known=", ".join(map(in_code, offered)))
    return error("S141", place, message, N_("Add it, or correct the name."), **params)


def _meant(
    loaded: Loaded, path: tuple[str | int, ...], kind: str, name: str, known: set[str], anyone: set[str]
) -> str:
    """The name that may have been meant, "" where none may; `anyone` = all that can stand there."""
    called_so = called(loaded.where.documents, cells="to" not in path) if kind == "cell" else {}
    meant = (
        "public"
        if "to" in path and fold(name.replace("-", " ").replace("_", " ")) in map(fold, PUBLIC)
        else "",
        name.rpartition("/")[2] if kind == "picture" else "",
        _of_file(loaded, name) if kind == "claim" else "",
        _by_name(loaded, name),
        called_so.get(fold(name), ""),
        # Another number is as far from one as any.
        "" if name.isdigit() else suggested(name, known) or suggested(name, anyone),
    )
    # Of other kinds there may be one of that name: it is not offered where it cannot stand.
    return next((each for each in meant if each in anyone and each != name), "")


def _unnamed(loaded: Loaded, kind: str) -> str:
    """Where the one cell or ward stands whose id nobody wrote; "" where there is none, or several."""
    scenario = loaded.scenario
    heads = {
        "cell": ("cells", "cells", scenario.cells.cells),
        "ward": ("places", "wards", scenario.places.wards),
    }
    file, head, listed = heads.get(kind, ("", "", ()))
    at = [
        n
        for n in range(len(listed))
        if loaded.where.written(file, head, n) and not loaded.where.written(file, head, n, "id")
    ]
    place = loaded.where(file, head, at[0]) if len(at) == 1 else None
    return f"{place.file}:{place.line}" if place else ""


NO_CLAIM = frozenset({"none", "no", "khong", "khong co", "null", "n-a"})


def _of_file(loaded: Loaded, name: str) -> str:
    """The id that the claim of a file gives itself, where its file's name is written."""
    file = f"claims/{name}.yaml"
    return next(
        (claim.id for n, claim in enumerate(loaded.scenario.claims) if loaded.where.claims[n] == file), ""
    )


def _by_name(loaded: Loaded, written: str) -> str:
    """The id of the cell or ward whose name makes an id such as the one that is written."""
    named = [(cell.id, cell.name) for cell in loaded.scenario.cells.cells]
    named += [(ward.id, ward.name) for ward in loaded.scenario.places.wards]
    return next((known for known, name in named if id_of(name.vi) == written), "")


def _few_sentences(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Posts are made by rules; a scenario is no way to bring in what stood somewhere, post by post (charter)."""
    remedy = N_("Let rules make many posts out of few sentences; posts are never brought in one by one.")
    grammars = loaded.scenario.texts.grammars
    sentences = sum(
        len(grammar.start) + sum(map(len, grammar.rules.values()))
        for n, grammar in enumerate(grammars)
        # What was made of a claim's sentence is no text brought in, nor is the small talk that ships.
        if loaded.where.grammars[n][0].startswith("texts/")
    )
    if sentences > MOST_SENTENCES:
        message = N_("{n} sentences stand in the grammars, at most {limit}")
        yield error(
            "S187", loaded.where("texts", "grammars", 0), message, remedy, n=sentences, limit=MOST_SENTENCES
        )
    for n, grammar in enumerate(grammars):
        # Small talk that ships is whole: its lines stand in no drill of anybody's.
        if len(grammar.start) > MOST_STARTS and not grammar.id.startswith(TALK):
            message, place = (
                N_("a grammar begins with {n} sentences, at most {limit}"),
                loaded.where("texts", "grammars", n),
            )
            yield error("S187", place, message, remedy, n=len(grammar.start), limit=MOST_STARTS)


def _tokens(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """What stands between braces and is no token would be shown to players as it is."""
    remedy = N_("Tokens are {known}; they are filled in in subject and body of injects, and in grammars.")
    for document, path, text in loaded.written_texts:
        for passage in _unfilled(loaded, document, path, text):
            message = N_("{passage} is shown as it is: no token is filled in")
            known, near = ", ".join(sorted(TOKENS)), "".join(passage.split()).lower()
            written = (
                FIELD.fullmatch(near) and near != passage and not any(_unfilled(loaded, document, path, near))
            )
            said = N_("Write {near}.") if written else remedy
            if closed := _closed(loaded, document, path, passage):
                near, said = closed, N_("Close the brace: {near}.")
            elif passage.count("{") != passage.count("}"):
                said = N_("Close the brace or take it out. Tokens are {known}.")
            yield error("S186", document.place(path), message, said, passage=passage, known=known, near=near)


def _closed(loaded: Loaded, document: Document, path: Path_, passage: str) -> str:
    """The token that is meant by one of which a brace is missing: "{account:a" and "account:a}"; "" where it would be none."""
    found = UNCLOSED.search(passage) if passage.count("{") != passage.count("}") else None
    near = f"{{{found[0].strip('{}')}}}" if found else ""
    return near if FIELD.fullmatch(near) and not any(_unfilled(loaded, document, path, near)) else ""


def _unfilled(loaded: Loaded, document: Document, path: Path_, text: str) -> Iterator[str]:
    places = loaded.scenario.places
    if path[0] == "grammars" and isinstance(path[1], int):
        yield from unknown(text, places, also=document.data["grammars"][path[1]].get("rules", ()))
    elif path[0] == "injects" and path[2:3] and path[2] in FILLED:
        yield from unknown(text, places, timed=bool(document.data["injects"][path[1]].get("story_time")))
        yield from (found[0] for found in BRACES.finditer(text) if not FIELD.fullmatch(found[0]))
        yield from (found[0].strip() for found in LONE.finditer(FIELD.sub("", BRACES.sub("", text))))
    elif path[0] != "public_contacts":
        yield from (found[0] for found in FIELD.finditer(text))


def _pointers(value: object, path: tuple[str | int, ...] = (), kind: str = "") -> Iterator[Pointer]:
    """What a part of the scenario names, as its fields declare it."""
    if isinstance(value, Model):
        # The path is that of the file, where a field may be called what Python keeps for itself ("not", "from").
        for name, written, own in _fields(type(value)):
            yield from _pointers(getattr(value, name), (*path, written), own)
    elif isinstance(value, tuple):
        for n, entry in enumerate(value):
            yield from _pointers(entry, (*path, n), kind)
    elif kind and value is not None:
        yield path, kind, str(value)


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str, str], ...]:
    """(name, name in the file, what it points at) of each field that points at something or may hold one that does."""
    found = list[tuple[str, str, str]]()
    for name, field in model.model_fields.items():
        own = (hint.kind for hint in field.metadata if isinstance(hint, PointsAt))
        kind = next(own, "") or _kind(field.annotation)
        if kind or holds_a_model(field.annotation):
            found.append((name, field.alias or name, kind))
    return tuple(found)


def _kind(hint: Any) -> str:
    """What the entries of a field point at, "" for nothing."""
    told = (each.kind for each in getattr(hint, "__metadata__", ()) if isinstance(each, PointsAt))
    return next(told, "") or next(filter(None, map(_kind, get_args(hint))), "")


def _unused_pictures(loaded: Loaded) -> Iterator[ScenarioProblem]:
    used = {medium for inject in loaded.scenario.msel.injects for medium in inject.media}
    for name in sorted(set(loaded.media) - used):
        place = loaded.where("msel")
        remedy = N_("Name it in an inject's `media`, or delete it.")
        yield warning("S142", place, N_("no inject shows the picture {name}"), remedy, name=name)
