"""Slips of relation in any drill, made by rule: what is written fits its field and not what stands beside it.

Two entries change a field with each other (`swapped`); a name points at another thing of its kind (`elsewhere`); a field that an
entry does not have is written with a value that its type allows (`added`). `python -m tests.scenario.relationwalk SEED N DRILL …`
plants N of them, drawn by the seed, and prints what is told of each.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, get_args, get_origin

from infodrill.scenario.checks.references import _fields as pointing
from infodrill.scenario.schema import Cell, Claim, Drill, Inject
from infodrill.scenario.schema.base import Bi, Model
from tests.scenario.plaindrills import Data, data, said, usual

LATE = "+59:00"  # play of a template is over then
UNSWAPPED = frozenset(
    {"id", "name", "number", "population", "at", "seats", "trigger", "effect", "to", "method", "if_stuck", "owner", "about",
     "from", "harm"}
)  # fmt: skip
"""Fields that are another drill, and no mistake, when two entries have each other's."""
UNADDED = frozenset(
    {"subject", "synopsis", "topic", "harm_why", "evaluator_notes", "tags", "media", "id", "number", "pull", "doubt", "question",
     "subtitle", "briefing", "plan", "preset", "assumptions", "survey", "address", "situations", "objectives", "senders", "title",
     "organisation", "trap_reach", "anchors", "if_stuck", "protects", "name", "ordinances", "accounts", "public_contacts",
     "phases", "moves", "right_path", "waves", "expected_actions", "effect", "trigger", "format", "edition", "situation",
     "controller", "approver", "status", "truth", "gate_code", "disposition", "kind", "method", "story_time", "talk", "epoch",
     "star", "parent", "about", "owner", "ward", "lesson", "both_languages", "run_on_hours", "owns", "poses_as",
     "split_of", "claim"}
)  # fmt: skip
"""Fields of which any value of their type may be meant, or in which several things stand."""


@dataclass(frozen=True, kw_only=True)
class Relation:
    """A slip: in which entry of which files, and the drill with it."""

    kind: str
    field: str
    places: tuple[tuple[str, str], ...]  # (file, the path of an entry)
    was: object
    now: object
    files: Data


def entries(files: Data) -> Iterator[tuple[str, str, type[Model], Data]]:
    """(file, path, model, entry) of the drill, its claims, injects and cells."""
    yield "drill.yaml", "", Drill, files["drill.yaml"]
    for name, node in files.items():
        if name.startswith("claims/"):
            yield name, "", Claim, node
    for n, inject in enumerate(files["msel.yaml"]["injects"]):
        yield "msel.yaml", f"injects[{n}]", Inject, inject
    for n, cell in enumerate(files["cells.yaml"]["cells"]):
        yield "cells.yaml", f"cells[{n}]", Cell, cell


def known(files: Data) -> dict[str, list[str]]:
    return {
        "claim": [name[7:-5] for name in files if name.startswith("claims/")],
        "cell": [cell["id"] for cell in files["cells.yaml"]["cells"]],
        "ward": [ward["id"] for ward in files["places.yaml"]["wards"]],
    }


def swapped(drill: str) -> Iterator[Relation]:
    """Two entries of a kind have each other's value of one field."""
    base = list(entries(data(drill)))
    for model in (Claim, Inject, Cell):
        rows = [n for n, each in enumerate(base) if each[2] is model]
        for first, other in pairwise(rows):
            both = base[first][3].keys() & base[other][3].keys() - UNSWAPPED
            for field in sorted(both):
                if base[first][3][field] != base[other][3][field]:
                    files = data(drill)
                    made = list(entries(files))
                    one_entry, next_entry = made[first][3], made[other][3]
                    one_entry[field], next_entry[field] = next_entry[field], one_entry[field]
                    yield Relation(
                        kind="swapped", field=field, places=(made[first][:2], made[other][:2]),
                        was=next_entry[field], now=one_entry[field], files=files,
                    )  # fmt: skip


def elsewhere(drill: str) -> Iterator[Relation]:
    """A name points at the next thing of its kind."""
    names = known(data(drill))
    for n, (file, path, model, entry) in enumerate(entries(data(drill))):
        for _, written, kind in pointing(model):
            value = entry.get(written)
            if kind == "claim" and isinstance(value, str) and value in names[kind]:
                row = names[kind]
                now = row[(row.index(value) + 1) % len(row)]
                files = data(drill)
                list(entries(files))[n][3][written] = now
                yield Relation(
                    kind="elsewhere", field=written, places=((file, path),), was=value, now=now, files=files
                )


def added(drill: str) -> Iterator[Relation]:
    """A field that an entry does not have, with what its type allows."""
    names = known(data(drill))
    for n, (file, path, model, entry) in enumerate(entries(data(drill))):
        for name, written, kind in pointing(model):
            if written in entry or written in UNADDED:
                continue
            now = _value(model, name, names.get(kind, []), entry)
            if now is None:
                continue
            files = data(drill)
            list(entries(files))[n][3][written] = now
            yield Relation(
                kind="added", field=written, places=((file, path),), was=None, now=now, files=files
            )


def _value(model: type[Model], name: str, names: list[str], entry: Data) -> Any:
    """What the type of a field allows; None where nothing is made of it."""
    field = model.model_fields[name]
    hint = str(field.annotation)
    if names:
        other = names[-1]
        return [other] if "tuple" in hint else other
    if field.annotation is bool:
        return not field.default
    if "InSeconds" in hint or "InSeconds" in str(field.metadata):
        return LATE
    if Bi.__name__ in hint:
        return next(
            (text for key, text in entry.items() if key in ("sentence", "body") and isinstance(text, str)),
            None,
        )
    if get_origin(field.annotation) is not None and get_args(field.annotation) and "Literal" in hint:
        return None
    most = next((each.le for each in field.metadata if hasattr(each, "le")), None)
    return most


WALKS = (swapped, elsewhere, added)


def drawn(seed: int, n: int, drills: list[str]) -> list[tuple[str, Relation]]:
    """So many, of each walk as many, no two of one field and kind of entry."""
    rng, found = random.Random(seed), list[tuple[str, Relation]]()
    for walk in WALKS:
        rows = [(drill, each) for drill in drills for each in walk(drill)]
        rng.shuffle(rows)
        seen = set[tuple[str, str]]()
        for drill, each in rows:
            key = (each.field, each.places[0][0].partition("/")[0])
            if key not in seen:
                seen.add(key)
                found.append((drill, each))
    return found[:n] if len(found) <= n else rng.sample(found, n)


def told(drill: str, relation: Relation) -> list[tuple[str, str, str, str]]:
    """What is said of it and not of the drill as it was."""
    return [
        each
        for each in said(relation.files)
        if each[3] not in usual(drill) and each[0] not in ("S131", "S132")
    ]


def is_named(relation: Relation, found: list[tuple[str, str, str, str]]) -> bool:
    """Whether a finding stands in one of the entries and names the field, there or in its words."""
    return any(
        file == at
        and where.startswith(path)
        and (relation.field in where or f"`{relation.field}" in shown or str(relation.now) in shown)
        for _, file, where, shown in found
        for at, path in relation.places
    )


def show(seed: int, n: int, drills: list[str]) -> None:
    rows = drawn(seed, n, drills)
    good = 0
    for drill, each in rows:
        found = told(drill, each)
        named = is_named(each, found)
        good += named
        print(
            "+" if named else "-" if found else "0",
            drill,
            each.kind,
            each.field,
            each.places,
            repr(each.was)[:90],
            "→",
            repr(each.now)[:90],
        )
        for code, file, where, shown in found[:4]:
            print("     ", code, file, where, shown[:260], flush=True)
    print(good, "of", len(rows))


if __name__ == "__main__":
    show(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
