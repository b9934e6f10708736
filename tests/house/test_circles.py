"""No two modules import each other, in whatever way: at the top, inside a function, for types alone or by a package."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tests.sources import parsed

from infodrill.kernel import errors

SOURCE = Path(errors.__file__).parents[1]
STARTS = "a command imports what it runs: nobody who asks for help waits for the compiler or for Django"
DJANGO = "Django is set up before what needs its tables can be imported"
KERNELS = "only who lives a city waits for compiled kernels"
LATE: Mapping[str, str] = {
    "infodrill.cli": STARTS,
    "infodrill.conduct.city": KERNELS,
    "infodrill.review.arms": KERNELS,
    "infodrill.web.apps": DJANGO,
    "infodrill.web.driving": DJANGO,
    "infodrill.web.firststart": DJANGO,
    "infodrill.web.keeping.opening": DJANGO,
    "infodrill.web.outcome.answering": DJANGO,
    "infodrill.web.outcome.making": DJANGO,
    "infodrill.web.outcome.process": DJANGO,
    "infodrill.web.protocol": DJANGO,
    "infodrill.web.runner.main": DJANGO,
    "infodrill.web.scenarios.trying": DJANGO,
    "infodrill.web.serving": DJANGO,
}
"""Modules, with all below them, that may import another one inside a function, and why."""
NAMES = "it names a type of what is built upon it, and runs nothing of it"
FOR_TYPES: Mapping[str, str] = {
    "infodrill.casework.noun": NAMES,
    "infodrill.casework.timeline": NAMES,
    "infodrill.conduct.noun": NAMES,
    "infodrill.conduct.state": "a noun keeps its records; the state only says where each lies",
}
"""Modules whose imports for types alone close no circle, and why."""

Imports = dict[str, dict[str, bool]]  # module → what it imports → whether only inside functions


@cache
def imports(source: Path) -> Imports:
    """Who imports whom below a package's folder; the packages around an imported module are run first and count too."""
    files = {_name(source, path): path for path in sorted(source.rglob("*.py"))}
    found: Imports = {}
    for module, path in files.items():
        package = module if path.name == "__init__.py" else module.rpartition(".")[0]
        found[module] = {}
        tree = _run(path) if module in FOR_TYPES else parsed(path)
        for target, late in _named(tree, package, files):
            run_first = [
                file for file in _around(target) if file in files and file not in (module, *_around(module))
            ]
            for one in (target, *run_first):
                found[module][one] = late and found[module].get(one, True)
    return found


def _run(path: Path) -> ast.Module:
    """The module without what it imports for types alone."""
    tree = ast.Module([], [])
    tree.body = [
        node
        for node in parsed(path).body
        if not (
            isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        )
    ]
    return tree


def circles(found: Imports) -> list[list[str]]:
    """Groups of modules each of which leads to each other one, sorted."""
    reached = {module: _reached(found, module) for module in found}
    groups = {
        tuple(sorted(one for one in reached[module] if module in reached.get(one, ())))
        for module in found
        if module in reached[module]
    }
    return sorted(map(list, groups))


def _reached(found: Imports, start: str) -> set[str]:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        for one in found.get(ahead.pop(), ()):
            if one not in seen:
                seen.add(one)
                ahead.append(one)
    return seen


def _name(source: Path, path: Path) -> str:
    return ".".join(path.relative_to(source.parent).with_suffix("").parts).removesuffix(".__init__")


def _around(module: str) -> Iterator[str]:
    while "." in module:
        module = module.rpartition(".")[0]
        yield module


def _named(
    node: ast.AST, package: str, known: Mapping[str, Path], late: bool = False
) -> Iterator[tuple[str, bool]]:
    """(module, whether inside a function) of each import of one of the known modules."""
    for iter_child_node in ast.iter_child_nodes(node):
        if isinstance(iter_child_node, ast.Import):
            yield from ((name.name, late) for name in iter_child_node.names if name.name in known)
        elif isinstance(iter_child_node, ast.ImportFrom):
            up = package.split(".")
            base = ".".join(
                [*up[: len(up) - iter_child_node.level + 1], iter_child_node.module or ""]
                if iter_child_node.level
                else [iter_child_node.module or ""]
            )
            base = base.rstrip(".")
            for name in iter_child_node.names:
                inner = f"{base}.{name.name}"
                yield from (
                    (target, late) for target in (inner if inner in known else base,) if target in known
                )
        inside = late or isinstance(iter_child_node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _named(iter_child_node, package, known, inside)


def _may_be_late(module: str) -> bool:
    return any(f"{module}.".startswith(f"{key}.") for key in LATE)


def test_no_two_modules_import_each_other() -> None:
    assert circles(imports(SOURCE)) == []


def test_a_module_is_imported_inside_a_function_only_where_the_reason_is_declared() -> None:
    late = {(module, key) for module, to in imports(SOURCE).items() for key, only in to.items() if only}
    assert sorted(pair for pair in late if not _may_be_late(pair[0])) == []
    assert [key for key in LATE if not any(f"{module}.".startswith(f"{key}.") for module, _ in late)] == []


def test_who_may_import_for_types_alone_does() -> None:
    assert [
        file for file in FOR_TYPES if "if TYPE_CHECKING:" not in _file(file).read_text(encoding="utf-8")
    ] == []


def _file(module: str) -> Path:
    return (SOURCE.parent / module.replace(".", "/")).with_suffix(".py")


def test_each_kind_of_circle_would_be_noticed(tmp_path: Path) -> None:
    house = tmp_path / "house"
    texts = {
        "__init__.py": "",
        "top.py": "import house.late",
        "late.py": "def work():\n    from house import top",
        "said.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from house.read import Log",
        "read.py": "from .said import Said",
        "ledger/__init__.py": "from house.ledger.row import Row",
        "ledger/row.py": "from house import log",
        "ledger/other.py": "",
        "log.py": "from house.ledger.other import x",
        "alone.py": "from house import top, read, log",
    }
    for name, text in texts.items():
        (house / name).parent.mkdir(parents=True, exist_ok=True)
        (house / name).write_text(text, encoding="utf-8")
    found = imports(house)
    assert circles(found) == [
        ["house.late", "house.top"],
        ["house.ledger", "house.ledger.row", "house.log"],
        ["house.read", "house.said"],
    ]
    assert found["house.late"] == {"house.top": True} and found["house.top"] == {"house.late": False}
