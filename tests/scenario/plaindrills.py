"""Templates of `infodrill new` as plain values that a rule may change, and what the check says of them then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from infodrill.conduct.check import check
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import Loaded, load_files
from infodrill.scenario.yamltext import read_yaml
from tests.scenario.test_planners_further import DRILLS

Data = dict[str, Any]
Told = list[tuple[str, str, str, str]]  # code, file, field, the whole as shown


@cache
def _plain(drill: str) -> str:
    return json.dumps(
        {
            name: read_yaml(text.encode(), name).data
            for name, text in DRILLS[drill].items()
            if name.endswith(".yaml")
        }
    )


def data(drill: str) -> Data:
    return deepcopy(json.loads(_plain(drill)))


def loaded(files: Data) -> Loaded:
    return load_files({name: json.dumps(node, ensure_ascii=False).encode() for name, node in files.items()})


def said(files: Data) -> Told:
    try:
        problems = check(loaded(files)).problems
    except ScenarioErrors as wrong:
        return [(each.code, each.place.file, each.place.field, each.render("vi")) for each in wrong.errors]
    return [(each.code, each.place.file, each.place.field, each.render("vi")) for each in problems]


@cache
def usual(drill: str) -> frozenset[str]:
    return frozenset(shown for *_, shown in said(data(drill)))


def claims(files: Data) -> Iterator[tuple[str, Data]]:
    yield from ((name, node) for name, node in files.items() if name.startswith("claims/"))


def injects(files: Data) -> list[Data]:
    return files["msel.yaml"]["injects"]


def claim_of(files: Data, verdict: str, **has: bool) -> tuple[str, Data]:
    """The first claim that is known to be so, with or without these fields."""
    return next(
        (name, node)
        for name, node in claims(files)
        if node["truth"][-1]["verdict"] == verdict
        and all((field in node) == there for field, there in has.items())
    )


def lang(files: Data) -> str:
    return files["drill.yaml"]["languages"][0]


def by(files: Data, vi: str, en: str) -> str:
    return vi if lang(files) == "vi" else en


def first_public(files: Data) -> tuple[int, Data]:
    return next(
        (n, row) for n, row in enumerate(injects(files)) if "public" in row["to"] and row.get("claim")
    )
