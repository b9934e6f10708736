"""Slips of sense in every field of any drill: what an ordinary planner writes there by mistake, made by rule.

`python -m tests.scenario.fieldwalk EACH DRILL …` plants so many of each kind in each field of each drill, and prints by field
and kind how many were silent, with an example of each.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from infodrill.scenario.loader import Loaded, find, load_files
from tests.scenario.fieldslips import KINDS, Field, is_legal
from tests.scenario.mutating import Judge, Slip, drills
from tests.scenario.slips import Files, Part, parts

Base = tuple[
    Files, Files | None, str
]  # a drill's files, those of its twin in the other language, its language


def base(name: str) -> Base:
    """A template by its name, as hospital-vi, or a drill of the library."""
    known = drills()
    if name in known:
        kind, _, lang = name.rpartition("-")
        return known[name], known.get(f"{kind}-{'en' if lang == 'vi' else 'vi'}"), lang
    folder = Path(str(find(name)))
    return (
        {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.yaml"))},
        None,
        "vi",
    )


@cache
def as_it_stands(name: str) -> Loaded:
    """That drill, read."""
    return loaded_of(base(name)[0])


def loaded_of(files: Files) -> Loaded:
    """A drill of these files."""
    return load_files({name: text.encode() for name, text in files.items()})


def fields(files: Files, twin: Files | None = None, lang: str = "vi") -> Iterator[Field]:
    whole = list(_read(files))
    by_name: dict[str, list[tuple[Part, object]]] = defaultdict(list)
    by_entry: dict[tuple[object, ...], list[tuple[Part, object]]] = defaultdict(list)
    for part, value in whole:
        by_name[part.whole].append((part, value))
        by_entry[part.file, _entry(part)].append((part, value))
    across = {(part.file, part.path): value for part, value in _read(twin or {})}
    names = _names(files)
    for part, value in whole:
        rows = by_name[part.whole]
        n = next(n for n, row in enumerate(rows) if row[0] is part)
        spoken = part.path[-1] if part.path[-1] in ("vi", "en") else lang
        # The same language of other fields of the same entry.
        beside = tuple(
            each for other, each in by_entry[part.file, _entry(part)]
            if other.name != part.name and (other.path[-1] == part.path[-1] or part.path[-1] not in ("vi", "en"))
        )  # fmt: skip
        yield Field(
            part=part, value=value, others=tuple(each for _, each in rows[n + 1 :] + rows[:n]), beside=beside,
            lang=str(spoken), twin=_twin(part, across), names=names,
        )  # fmt: skip


def _twin(part: Part, across: Mapping[tuple[object, ...], object]) -> object:
    if part.path[-1] in ("vi", "en"):
        text = yaml.safe_load(part.text)
        for step in part.path[:-1]:
            text = text[step]
        return text.get("en" if part.path[-1] == "vi" else "vi")
    return across.get((part.file, part.path))


def _read(files: Files) -> Iterator[tuple[Part, object]]:
    data = {name: yaml.safe_load(text) for name, text in files.items() if name.endswith(".yaml")}
    for part in parts(files):
        value = data[part.file]
        for step in part.path:
            value = value[step]
        if part.kind != "fields":
            yield part, value


def _entry(part: Part) -> tuple[object, ...]:
    """The claim, the inject, the seat in which it stands: up to its last number but its own."""
    path = part.path[:-1] if part.path[-1] in ("vi", "en") else part.path
    return path[:-1]


def _names(files: Files) -> tuple[str, ...]:
    places = yaml.safe_load(files["places.yaml"])
    found = [each["name"] for each in places["wards"]]
    return tuple(each["vi"] if isinstance(each, dict) else each for each in found)


def planted(field: Field, kind: str) -> Slip | None:
    """None where the kind makes nothing of the field, or another drill and no mistake."""
    value = None if is_legal(field.part, kind) else KINDS[kind](field)
    if value is None or value == field.value:
        return None
    part, new = field.part, json.dumps(value, ensure_ascii=False)
    if part.written.startswith((">", "|")):
        new = f"{new}\n"
    return Slip(part=part, kind=kind, text=part.other(new), was=part.written, new=new)


def walked(found: Iterable[Field], each: int, start: int = 0) -> Iterator[Slip]:
    """So many of each kind in each field, from different entries."""
    rows: dict[str, list[Field]] = defaultdict(list)
    for field in found:
        rows[field.part.whole].append(field)
    for _, entries in sorted(rows.items()):
        for n, kind in enumerate(KINDS):
            made = 0
            for m in range(len(entries)):
                if (slip := planted(entries[(m * 5 + n + start) % len(entries)], kind)) is not None:
                    yield slip
                    made += 1
                if made == each:
                    break


def heard(judge: Judge, slip: Slip) -> tuple[str, tuple[str, ...]]:
    """ "named", "silent", "same" where the drill is the same, "crash"."""
    try:
        told, loaded = judge.said({**judge.files, slip.part.file: slip.text})
    except Exception as crash:
        return "crash", (repr(crash),)
    new = tuple(each[4] for each in told if each[4] not in judge.usual and each[2] not in ("S131", "S132"))
    if new:
        return "named", new
    same = loaded is not None and judge.loaded is not None and loaded.scenario == judge.loaded.scenario
    return ("same" if same else "silent"), ()


def show(each: int, names: list[str]) -> None:
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    shown: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        files, twin, lang = base(name)
        judge = Judge(files)
        for slip in walked(fields(files, twin, lang), each):
            verdict, said = heard(judge, slip)
            key = (re.sub(r"\.(?:vi|en)$", "", slip.part.whole), slip.kind)
            sums[key][verdict] += 1
            if verdict in ("silent", "crash"):
                shown[key].append(
                    f"{name} {slip.part.file}:{slip.part.line} {slip.was[:150]!r} → {slip.new[:150]!r} {said[:1]}"
                )
    total: Counter[str] = Counter()
    for key, found in sorted(sums.items()):
        total.update(found)
        if found["silent"] or found["crash"]:
            print(
                f"{key[0]} | {key[1]} | silent {found['silent']} crash {found['crash']} of {sum(found.values()) - found['same']}"
            )
            for row in shown[key]:
                print("     ", row)
    print(dict(total))
    for n in (0, 1):
        print("----")
        rows: dict[str, Counter[str]] = defaultdict(Counter)
        for key, found in sums.items():
            rows[key[n]].update(found)
        for head, found in sorted(rows.items(), key=lambda row: -row[1]["silent"]):
            print(f"{head:60} named {found['named']:4} silent {found['silent']:4} same {found['same']:4}")


if __name__ == "__main__":
    show(int(sys.argv[1]), sys.argv[2:])
