"""A set of names, what a function does and how a thing looks stand in one place: two copies come apart."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path

from tests.sources import parsed

from infodrill.casework import rights
from infodrill.scenario.schema import base

SOURCE = Path(__file__).parents[2] / "src" / "infodrill"
LOOKS = SOURCE / "web" / "static" / "infodrill"
LEAST = 14  # nodes of a function's tree, below which two are alike by chance
GATHERED = 30  # nodes of a comprehension, below which two are
UNITS, LARGE = {"MINUTE", "HOUR", "DAY", "WEEK"}, 1_000
PHRASE = 14  # letters of a passage or pattern, below which two are
DECLARED = 5  # what a rule of a sheet declares, below which two are
APART = (
    {"casework/rights.PROTECTED", "scenario/schema/base.PROTECTED"},  # the rights core asks nobody
    {
        "automata/pressroom.VOICES",
        "conduct/ranking.SPEAKS",
        "conduct/roles.VOICES",
    },  # whose turn it is first, and who may
    {"casework/nouns/measures.TESTERS", "conduct/roles.CITY"},
    {"casework/rights.ANSWERS", "conduct/reading.TOLD"},
    {"casework/steps.WRITERS", "conduct/policy/sees.PRESS_ROOM"},  # who writes, and who answers the press
    {"conduct/policy/channels.RELAY_CHANNELS", "watch/desk.PLATFORMS"},
    {
        "review/papers/__init__.FORMATS",
        "review/report/making.DRAWN",
    },  # papers before a drill, and the report after it
    {"casework/rights.MIN_PROTECTED", "scenario/schema/base.MIN_PROTECTED"},  # the rights core asks nobody
    {"casework/rights.MIN_UNPROVEN", "scenario/schema/base.MIN_UNPROVEN"},
    {"conduct/persons.LONGEST_NAME", "scenario/checks/invented.LONGEST_NAME"},  # whose names a drill may hold
)
"""Names of one set, under each of which something else is meant."""


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    paths = sorted(path for path in SOURCE.rglob("*.py") if "/locale/" not in path.as_posix())
    return tuple((path.relative_to(SOURCE).as_posix()[:-3], parsed(path)) for path in paths)


def strings(node: ast.expr | None) -> frozenset[str]:
    """The strings of a set of two and more, and of nothing else."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "frozenset"
        and node.args
    ):
        node = node.args[0]
    if not isinstance(node, ast.Set | ast.Tuple) or len(node.elts) < 2:
        return frozenset()
    said = [
        each.value for each in node.elts if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]
    return frozenset(said) if len(said) == len(node.elts) else frozenset()


def sets() -> Iterator[tuple[object, str]]:
    for name, tree in trees():
        for node in tree.body:
            targets = (
                node.targets
                if isinstance(node, ast.Assign)
                else [node.target]
                if isinstance(node, ast.AnnAssign)
                else []
            )
            value = getattr(node, "value", None)
            if targets and isinstance(targets[0], ast.Name) and (said := strings(value)):
                yield said, f"{name}.{targets[0].id}"


def named() -> Iterator[tuple[str, ast.expr, str]]:
    """Every name of a module with what it is from the beginning: (name, that, where)."""
    for module, tree in trees():
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                several = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                pairs = (
                    zip(target.elts, node.value.elts, strict=False) if several else ((target, node.value),)
                )
                for one, value in pairs:
                    if isinstance(one, ast.Name):
                        yield one.id.strip("_"), value, f"{module}.{one.id.strip('_')}"


def number(node: ast.expr) -> float | None:
    """The number that is written there, also as 24 * 60."""
    parts = ast.Constant | ast.BinOp | ast.UnaryOp | ast.operator | ast.unaryop
    if not all(isinstance(each, parts) for each in ast.walk(node)):
        return None
    said = eval(compile(ast.Expression(node), "", "eval"))
    return said if type(said) in (int, float) else None


def numbers() -> Iterator[tuple[object, str]]:
    """Those under a name that says what they are: of more than one word, or a unit of time, or for a number that nobody comes to
    by chance. What few, most or near may be is each room's own."""
    for name, value, where in named():
        if (said := number(value)) is not None and ("_" in name or name in UNITS or said >= LARGE):
            yield (name, said), where


def phrases() -> Iterator[tuple[object, str]]:
    """Passages and patterns that are long enough to be the same by no chance, and tuples of classes, under whatever names."""
    for _, value, where in named():
        said = "".join(
            each.value
            for each in ast.walk(value)
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        )
        called = (
            value.func.attr if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) else ""
        )
        called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else called
        text = isinstance(value, ast.Constant | ast.JoinedStr) or called in ("compile", "later", "words")
        several = isinstance(value, ast.Tuple) and len(value.elts) > 1
        classes = several and all(
            isinstance(each, ast.Name) and each.id != each.id.upper() for each in value.elts
        )
        moment = several and len(value.elts) > 3 and all(number(each) is not None for each in value.elts)
        if (text and len(said) >= PHRASE) or classes or moment:
            yield ast.dump(value), where


def functions() -> Iterator[tuple[object, str]]:
    """Every function and method, under whatever names it calls things; what a class is begun with is no deed."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    for name, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, kinds) and node.name != "__init__":
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if sum(1 for each in body for _ in ast.walk(each)) >= LEAST:
                    yield done(node, body), f"{name}.{node.name}:{node.lineno}"


def done(node: ast.FunctionDef | ast.AsyncFunctionDef, body: list[ast.stmt]) -> str:
    """What it does: its own variables by their order, all else as it is called."""
    given = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    own = dict.fromkeys(each.arg for each in given)
    own |= dict.fromkeys(
        each.id for part in body for each in ast.walk(part)
        if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
    )  # fmt: skip
    called = {said: f"v{n}" for n, said in enumerate(own)}
    copied = deepcopy(body)
    for part in copied:
        for each in ast.walk(part):
            if isinstance(each, ast.Name):
                each.id = called.get(each.id, each.id)
    return "\n".join(map(ast.dump, copied))


def looks() -> Iterator[tuple[object, str]]:
    for sheet in sorted(LOOKS.glob("*.css")):
        bare = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for rule in re.finditer(r"([^{}]+)\{([^{}]*)\}", bare):
            declared = frozenset(filter(None, map(str.strip, rule[2].split(";"))))
            if len(declared) >= DECLARED:
                yield declared, f"{sheet.name} {rule[1].strip()}"


class Unnamed(ast.NodeTransformer):
    """Calls variables by their order: what is gathered is the same under any names."""

    def __init__(self) -> None:
        self.called: dict[str, str] = {}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        new = self.called.setdefault(node.id, f"v{len(self.called)}")
        return node if node.id[:1].isupper() else ast.Name(id=new, ctx=node.ctx)


def gathered() -> Iterator[tuple[object, str]]:
    """Every comprehension with the module that it stands in, once a module."""
    kinds = ast.DictComp | ast.SetComp | ast.ListComp | ast.GeneratorExp
    for name, tree in trees():
        long = [
            node for node in ast.walk(tree)
            if isinstance(node, kinds) and sum(1 for _ in ast.walk(node)) >= GATHERED
        ]  # fmt: skip
        yield from ((said, name) for said in {ast.dump(Unnamed().visit(deepcopy(node))) for node in long})


def twice(found: Iterator[tuple[object, str]]) -> list[list[str]]:
    names = defaultdict[object, list[str]](list)
    for what, name in found:
        names[what].append(name)
    return [each for each in names.values() if len(each) > 1 and set(each) not in APART]


def test_no_set_of_names_has_two_names() -> None:
    assert twice(sets()) == []


def test_no_number_is_written_twice_under_its_name() -> None:
    """A day stood in eleven rooms, the last phase in three."""
    assert twice(numbers()) == []


def test_no_passage_pattern_or_tuple_of_classes_has_two_names() -> None:
    assert twice(phrases()) == []


def test_what_the_rights_core_says_for_itself_scenarios_say_too() -> None:
    for name in ("PROTECTED", "MIN_PROTECTED", "MIN_UNPROVEN"):
        assert getattr(rights, name) == getattr(base, name), name


def test_no_two_functions_do_the_same() -> None:
    assert twice(functions()) == []


def test_nothing_is_gathered_by_the_same_words_in_two_rooms() -> None:
    """Thirteen rooms made the same table of the cells' names: what has them can say it."""
    assert twice(gathered()) == []


def test_what_is_gathered_under_other_names_is_the_same() -> None:
    told = [
        ast.dump(Unnamed().visit(ast.parse(words)))
        for words in (
            "{a.id: a.name for a in log.cells}",
            "{b.id: b.name for b in held.cells}",
            "{b.id: b.title for b in c.d}",
        )
    ]
    assert told[0] == told[1] != told[2]


def test_what_is_done_under_other_names_is_the_same() -> None:
    told = [
        done(made, made.body)
        for words in (
            "def a(seat, state): return state.closed and bool(seat.roles & RAN)",
            "def b(who, held): return held.closed and bool(who.roles & RAN)",
            "def c(who, held): return held.closed and bool(who.roles & STAFF)",
        )
        if isinstance(made := ast.parse(words).body[0], ast.FunctionDef)
    ]
    assert told[0] == told[1] != told[2]


def test_no_look_of_many_words_is_declared_twice() -> None:
    """What two rooms show alike is a part of all rooms."""
    assert twice(looks()) == []
