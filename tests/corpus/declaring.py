"""What each version of a measure declares, by digest: thresholds and declaration change only under another version.

A digest is made of the targets, duties and prohibitions of the `Spec`, the measure's thresholds in `P_S_M`, the minute by
which they reckon, the numbers and lists of codes that its module and `measures.base` set, in their order. Not of names, and
not of sentences, which may be worded anew. `measures.json` keeps one for every version since; none is ever taken out or
changed.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from infodrill.kernel.canonical import canonical, digest_of, encode
from infodrill.kernel.clock import MINUTE
from infodrill.review.measures import MODULES, base

KEPT = Path(__file__).parent / "measures.json"
DECLARED = ("code", "target", "horizon", "always", "duties", "forbids")

Digests = dict[str, dict[str, str]]  # code → version → digest


def declared(modules: tuple[ModuleType, ...] = MODULES) -> Digests:
    """The digests of the versions of today."""
    return {module.SPEC.code: {str(module.SPEC.version): _digest(module)} for module in modules}


def recorded(path: Path = KEPT) -> Digests:
    found: Digests = json.loads(path.read_text("utf-8"))
    return found


def otherwise(before: Digests, now: Digests) -> tuple[str, ...]:
    """Measures that declare something else under a version that is on record."""
    return tuple(
        f"{code} of version {version}"
        for code, today in now.items()
        for version, digest in today.items()
        if before.get(code, {}).get(version, digest) != digest
    )


def together(before: Digests, now: Digests) -> Digests:
    """The record with the versions of today. ValueError where one of them declares something else than it did."""
    if changed := otherwise(before, now):
        raise ValueError(f"{', '.join(changed)}: another declaration; raise the version of the measure")
    return {code: before.get(code, {}) | now.get(code, {}) for code in sorted(before.keys() | now.keys())}


def _digest(module: ModuleType) -> str:
    spec = module.SPEC
    scales = {key: of for key, of in base.P_S_M.items() if key.partition(".")[0] == spec.code}
    told = [{name: getattr(spec, name) for name in DECLARED}, scales, [MINUTE, *_set(base)], [*_set(module)]]
    return digest_of(encode(canonical(_plain(told))))


def _set(module: ModuleType) -> Iterator[object]:
    """Numbers and codes that a module sets at its top, as they follow one another."""
    for name in _names(module):
        value = getattr(module, name)
        if name != "P_S_M" and _sets(value):
            yield value


@cache
def _names(module: ModuleType) -> tuple[str, ...]:
    found = []
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.Assign) or (isinstance(node, ast.AnnAssign) and node.value is not None):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [name.id for each in targets for name in ast.walk(each) if isinstance(name, ast.Name)]
    return tuple(found)


def _sets(value: object) -> bool:
    if isinstance(value, str):
        return " " not in value
    if isinstance(value, Mapping):
        return all(map(_sets, (*value.keys(), *value.values())))
    if isinstance(value, tuple | frozenset | set):
        return all(map(_sets, value))
    return isinstance(value, int | float)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return [[_plain(key), _plain(of)] for key, of in sorted(value.items())]
    if isinstance(value, frozenset | set):
        return sorted(map(_plain, value))
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, float) else value
