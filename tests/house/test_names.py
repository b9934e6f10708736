"""A class name is used once in the house, and what is handed over is named: whoever reads one knows what is meant."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

from tests.sources import parsed

HOUSE = Path(__file__).parents[2] / "src" / "infodrill"
TEMPLATES = HOUSE / "web" / "templates"
TABLE = "a table of the database is called like what it keeps; renaming it would move every range's data"
TWICE: Mapping[str, str] = {
    "Attachment": TABLE,
    "Drill": TABLE + "; a scenario's file is called drill.yaml",
    "DrillFile": TABLE,
    "Measure": "the law calls an act against a post a measure, evaluation what it rates a cell by",
    "Meta": "Django's word inside a table",
    "Migration": "Django's word for a change of tables",
}
"""Names that stand in several places, and why."""
COMPILED = {"kernel", "inlined", "allocating"}
"""Decorators of what numba compiles, which takes its arguments by position only."""
PLACES = 7
"""So many arguments told apart by their place alone are too many."""
BY_PLACE: Mapping[str, str] = {
    "Lease.objects.filter(over=False).values_list": "Django takes any number of columns",
    "client.submit": "Dask hands on by position what it calls somewhere else",
    "words": "takes any number of lists",
    "write": "one of two kernels, chosen once for all blocks of a city",
}
"""Calls that hand over so many by place though nothing in their file says that it is right, and why."""


def named() -> dict[str, list[str]]:
    """Class name → the files that define one of that name."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for file, tree in house().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(file)
    return found


def test_a_class_name_is_used_once() -> None:
    assert {name: files for name, files in named().items() if len(files) > 1 and name not in TWICE} == {}


def test_every_exception_is_still_one() -> None:
    found = named()
    assert {name for name in TWICE if len(found.get(name, ())) < 2} == set()


def test_a_file_has_at_most_400_lines() -> None:
    folders = [HOUSE, *(HOUSE.parents[1] / name for name in ("tests", "tools", "benchmarks"))]
    files = [file for folder in folders for file in folder.rglob("*.py")]
    long = {str(file): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in long.items() if lines > 400} == {} and len(long) > 1_000


LINES = 40
LADDER = "one question after the other, each told by its place: parted, the order would be said in two places"
YET = "not parted yet: "
LONG: Mapping[str, str] = {
    "automata/writer.py:_body": LADDER,
    "conduct/textsorts.py:sorts": LADDER,
    "media/answers.py:grammar": YET + "a ladder of what a reply answers, then of what it takes up",
    "scenario/checks/heldbeside.py:_of_one_thing": LADDER,
    "web/joining/opening.py:open_drill": "what may be said of a drill that is opened, and what it means, is half of its lines",
}
"""Functions of the house with more lines, and why."""


def test_a_function_has_at_most_40_lines() -> None:
    long = {
        f"{file}:{node.name}"
        for file, tree in house().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LINES
    }
    assert long - LONG.keys() == set(), "part by what each piece means, not by lines"
    assert LONG.keys() - long == set(), "parted: take it out of the list"


@cache
def house() -> Mapping[str, ast.Module]:
    """File → its syntax tree."""
    return {str(file.relative_to(HOUSE)): parsed(file) for file in sorted(HOUSE.rglob("*.py"))}


def records_by_place(files: Mapping[str, ast.Module]) -> set[str]:
    """Dataclasses with more than three fields, their bases' counted, that may be made without naming them.

    What stands before `_: KW_ONLY` may be given by its place; the rest may not.
    """
    classes = {
        node.name: node
        for tree in files.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    return {
        node.name
        for tree in files.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        if (made := _made(node)) is not None
        and "kw_only=True" not in made
        and len(_fields(node, classes)) > 3
    }


def _made(node: ast.ClassDef) -> str | None:
    """How it is declared a dataclass; None = it is none."""
    told = (ast.unparse(each_node) for each_node in node.decorator_list)
    return next((one for one in told if one.partition("(")[0].rpartition(".")[2] == "dataclass"), None)


def _by_place(statement: ast.stmt) -> bool:
    return not (isinstance(statement, ast.AnnAssign) and ast.unparse(statement.annotation) == "KW_ONLY")


def _fields(node: ast.ClassDef, classes: Mapping[str, ast.ClassDef]) -> set[str]:
    own = {
        ast.unparse(each_node.target)
        for each_node in takewhile(_by_place, node.body)
        if isinstance(each_node, ast.AnnAssign)
        and "ClassVar" not in ast.unparse(each_node.annotation)
        and "init=False" not in ast.unparse(each_node)
    }
    bases = (classes.get(ast.unparse(base)) for base in node.bases)
    return own.union(
        *(_fields(base, classes) for base in bases if base is not None and _made(base) is not None)
    )


def calls_by_place(files: Mapping[str, ast.Module]) -> dict[str, str]:
    """Function → a place that hands PLACES or more arguments over by their place. Not: what its own file
    lets take any number, nor what numba compiles when its own package calls it."""
    known = [
        (file, node)
        for file, tree in files.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    ]
    any_number = {(file, node.name) for file, node in known if node.args.vararg}
    compiled = {
        node.name
        for file, node in known
        if file.startswith("society/")
        and COMPILED & {ast.unparse(each_node) for each_node in node.decorator_list}
    }
    found: dict[str, str] = {}
    for file, tree in files.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or len(node.args) < PLACES:
                continue
            called = ast.unparse(node.func)
            name = called.rpartition(".")[2]
            lent = file.startswith("society/") and name in compiled
            if not lent and (file, name) not in any_number:
                found[called] = f"{file}:{node.lineno}"
    return found


def test_a_record_of_more_than_three_fields_is_made_by_their_names() -> None:
    assert records_by_place(house()) == set()


def test_a_call_of_seven_arguments_names_them() -> None:
    assert {call: at for call, at in calls_by_place(house()).items() if call not in BY_PLACE} == {}


def test_every_call_by_place_is_still_one() -> None:
    assert set(BY_PLACE) - set(calls_by_place(house())) == set()


FAULTY = """
@dataclass(frozen=True)
class Held:
    case: str
    at: int

@dataclass(frozen=True)
class Handed(Held):
    KIND: ClassVar[str] = "x"
    to: str
    by: str = ""
    seen: int = field(default=0, init=False)

@dataclass(frozen=True, kw_only=True)
class Named(Held):
    to: str
    by: str

@dataclass
class Small(Held):
    to: str
    seen: int = field(default=0, init=False)

def tell(*words): ...
def give(a, b, c, d, e, f, g): ...
tell(1, 2, 3, 4, 5, 6, 7)
give(1, 2, 3, d=4, e=5, f=6, g=7)
give(1, 2, 3, 4, 5, 6, 7)
"""


def test_records_and_calls_by_place_are_seen() -> None:
    files = {"web/faulty.py": ast.parse(FAULTY)}
    assert records_by_place(files) == {"Handed"}
    assert calls_by_place(files) == {"give": "web/faulty.py:28"}


NAMELESS = 9
"""Bindings called `one` in the house: only where two of a kind are held side by side (`one`, `other`)."""


def nameless() -> list[str]:
    """Where a variable, an argument or a loop's thing is called `one`: file:line."""
    found = []
    for file, tree in house().items():
        for node in ast.walk(tree):
            stored = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == "one"
            if stored or (isinstance(node, ast.arg) and node.arg == "one"):
                found.append(f"{file}:{node.lineno}")
    return found


def test_a_loops_variable_is_named_after_the_thing() -> None:
    places = nameless()
    assert len(places) <= NAMELESS, (
        "`one` tells a reader nothing: name it after what is run over (`for message in view.messages`), "
        f"with a second word where that name is taken (`each_message`): {', '.join(places)}"
    )
    assert len(places) == NAMELESS, f"fewer than {NAMELESS}: lower the number to {len(places)}"


def nameless_in_pages() -> list[str]:
    """Where a template of pages, papers or reports calls what it holds `one`: file:line."""
    bound = re.compile(
        r"{% (?:for (?:\w+, )*one\b|with one=|include [^%]*\bone=|set one\b|macro \w+\([^)]*\bone\b)"
    )
    return [
        f"{page.name}:{number}"
        for page in sorted((*TEMPLATES.rglob("*.html"), *HOUSE.rglob("*.j2")))
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1)
        if bound.search(line)
    ]


def test_a_pages_loop_is_named_after_the_thing_too() -> None:
    assert nameless_in_pages() == []
