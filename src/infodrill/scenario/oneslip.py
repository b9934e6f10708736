"""Several faults that one slip of an author made, told as one: a list in other words, a field under another name, a comma."""

# Charter: scenario oneslip
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import Json, fields_at, kind_at
from infodrill.scenario.meant import in_code, listed
from infodrill.scenario.valuenames import suggested
from infodrill.scenario.yamltext import Document, Node, Path_, dotted


def listed_whole(faults: list[ScenarioError], document: Document) -> list[ScenarioError]:
    """One fault for a list in which most words are others for those that are meant."""
    around: dict[str, list[ScenarioError]] = {}
    for fault in faults:
        head, _, index = fault.place.field.rpartition("[")
        if fault.code == "S113" and index[:-1].isdigit() and "expected" in fault.params:
            around.setdefault(head, []).append(fault)
    for field, told in around.items():
        path = next((path for path in document.lines if dotted(path) == field), ())
        values: Node = document.data
        for step in path:
            values = values[step]
        known = re.findall(r"`([^`]*)`", str(told[0].params["expected"]))
        meant_words = [str(each) if str(each) in known else suggested(each, known) for each in values]
        if len(told) > 2 and all(meant_words):
            whole = ScenarioError(
                N_("{name} holds other words than those that are known here"), remedy=N_("Write {near}."),
                place=document.place(path), code="S113", name=in_code(path[-1]), near=f"`[{', '.join(meant_words)}]`",
            )  # fmt: skip
            faults = [each for each in faults if each not in told] + [whole]
    return faults


def misplaced(faults: list[ScenarioError], document: Document, schema: Json) -> list[ScenarioError]:
    """One fault for what is missing because it stands under another name, or behind a comma that ended its value."""
    for fault in [fault for fault in faults if fault.code == "S111"]:
        around = fault.place.field.rpartition(".")[0]
        missing = [
            each for each in faults if each.code == "S110" and each.place.field.rpartition(".")[0] == around
        ]
        unknown = [
            each for each in faults if each.code == "S111" and each.place.field.rpartition(".")[0] == around
        ]
        near = str(fault.params.get("near", ""))
        if not near and len(missing) == len(unknown) == 1 and not {"shape", "beside"} & fault.params.keys():
            near = str(missing[0].params["name"])
            fault.remedy, fault.params = N_("Did you mean {near}?"), {**fault.params, "near": near}
        faults = [each for each in faults if each not in missing or each.params["name"] != near]
    for path, near in _behind_commas(document, schema).items():
        place = document.place(path)
        cut = ScenarioError(
            N_("a comma ends the value of {name}"), remedy=N_("Write {near}."), place=place, code="S112",
            name=in_code(path[-1]), near=in_code(near),
        )  # fmt: skip
        inside = document.place(path[:-1]).field
        if any(fault.code == "S111" and fault.place.field.rpartition(".")[0] == inside for fault in faults):
            faults = [
                fault for fault in faults
                if fault.place.field != place.field
                and not (fault.code == "S111" and fault.place.field.rpartition(".")[0] == inside and "near" not in fault.params)
            ] + [cut]  # fmt: skip
    return faults


def _behind_commas(document: Document, schema: Json) -> Mapping[Path_, str]:
    """Fields of whose value a part became a field of its own, in `{ }`: by path, what was meant."""
    found: dict[Path_, str] = {}

    def look(node: Node, path: Path_) -> None:
        if isinstance(node, list):
            for n, each in enumerate(node):
                look(each, (*path, n))
        elif isinstance(node, dict):
            known, last = fields_at(schema, path), ""
            for name, value in node.items():
                written = (*path, name) in document.lines
                if name in known or not written:
                    last = name if written else last
                    look(value, (*path, name))
                elif value is None and last and isinstance(node[last], str | int):
                    at = (*path, last)
                    found[at] = _joined(kind_at(schema, at), found.get(at) or str(node[last]), name)

    look(document.data, ())
    return found


def _joined(kind: str, before: str, behind: str) -> str:
    if kind == "integer" and re.fullmatch(r"\d{3}", behind):
        return f"{before}{behind}"
    if kind == "list":
        return listed(f"{before.strip('[]')}, {behind}")
    whole = before.strip('"')
    return f'"{whole}, {behind}"'
