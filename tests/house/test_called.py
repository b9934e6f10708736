"""What the program defines, the program calls: code that only tests run is proved and used by nobody."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

from tests.sources import parsed

import infodrill

ROOT = Path(infodrill.__file__).parent
TEXTS = (".html", ".j2", ".js", ".xml")  # what else of the package names functions
BY_OTHERS = {
    **dict.fromkeys(
        ("BoundedConnection", "CompressedFiles", "JsonLines", "KeptLetters", "WebConfig", "csrf_failed"), "named in settings"
    ),
    **dict.fromkeys(
        ("choose_language", "content_policy", "keep_staff_doors", "remember", "watch_requests"), "middleware, named in settings"
    ),
    **dict.fromkeys(
        ("Meta", "_get_key", "data_received", "get_response_async", "handle_data", "handle_endtag", "handle_starttag",
         "ignore_aliases", "immutable_file_test", "on_end", "on_start", "process_view"),
        "a library calls what it finds under this name",
    ),
    "declarations": "the charter's tests ask what each source says of itself",
    "denied_lines": "whoever keeps the list of real names makes its lines with it (docs/reference/scenario.md)",
    "numbers_digest": "benchmarks/realism.py writes it beside the numbers that it stands for",
    "text_digests": "benchmarks/torture asks which texts a log holds",
}  # fmt: skip
# A decorator of this kind hands the function to whoever calls it.
GIVEN = re.compile(r"\b(?:command|upcaster|kernel|receiver)\b|\.(?:get|post|exception_handler|callback)\(")


def defined() -> set[str]:
    """Names of functions and classes that no decorator hands on."""
    return {
        node.name
        for path in ROOT.rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("__")
        and not any(GIVEN.search(ast.unparse(given)) for given in node.decorator_list)
    }


def named() -> Counter[str]:
    """How often each name stands where it is used: in sources otherwise than by its definition, in templates and scripts."""
    found: Counter[str] = Counter()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(parsed(path)):
            match node:
                case (
                    ast.Name(id=name)
                    | ast.Attribute(attr=name)
                    | ast.alias(name=name)
                    | ast.keyword(arg=str(name))
                ):
                    found[name] += 1
                case ast.Constant(value=str(name)) if name.isidentifier():
                    found[name] += 1
                case _:
                    pass
    for path in ROOT.rglob("*"):
        if path.suffix in TEXTS:
            found.update(re.findall(r"\w+", path.read_text("utf-8")))
    return found


def test_whatever_is_defined_is_called() -> None:
    uses = named()
    alone = {name for name in defined() if not uses[name]}
    assert alone - BY_OTHERS.keys() == set(), "move it to the tests, or take it away"
    assert BY_OTHERS.keys() <= alone, "called by the program after all, or gone"
