"""Commands, options, exit codes and error codes are documented, and nothing is documented that does not exist."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import typer

import infodrill
from infodrill.cli.app import app
from infodrill.cli.exits import Exit
from tests.sources import parsed

SOURCE = Path(infodrill.__file__).parent
REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
CODE = re.compile(r"[A-Z][0-9]{3}")
SHARED = {"--lang", "--json", "--help", "-h"}


def commands(group: typer.Typer, words: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
    """("infodrill rehearse", {"--seed", …}) of every command."""
    tree = typer.main.get_command(group)
    yield from _walk(tree, words)


def _walk(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, set[str]]]:
    inner = getattr(command, "commands", {})
    for name, one in inner.items():
        yield from _walk(one, (*words, name))
    if words[1:]:
        options = {opt for param in command.params for opt in param.opts if opt.startswith("-")}  # type: ignore[attr-defined]
        yield " ".join(words), options


def section(text: str, heading: str) -> str:
    found = re.search(rf"^(#+) {re.escape(heading)}(?: [^\n]*)?$(.*?)(?=^#+ infodrill|\Z)", text, re.M | re.S)
    assert found, f"docs/reference/cli.md has no heading for `{heading}`"
    return found[2]


def test_every_command_and_option_is_documented():
    text = (REFERENCE / "cli.md").read_text("utf-8")
    every = dict(commands(app, ("infodrill",)))
    assert len(every) >= 11
    for command, options in every.items():
        body = section(text, command)
        for option in options - SHARED:
            assert f"`{option}`" in body, f"{command} {option} is not documented"


def test_every_documented_option_exists():
    text = (REFERENCE / "cli.md").read_text("utf-8")
    known = {option for _, options in commands(app, ("infodrill",)) for option in options} | SHARED
    assert set(re.findall(r"^\| `(--[a-z-]+)`", text, re.M)) <= known


def test_every_exit_code_is_documented():
    text = (REFERENCE / "errors.md").read_text("utf-8")
    for each_exit in Exit:
        assert f"| {each_exit.value} | {each_exit.name} |" in text


def codes_of_the_source() -> set[str]:
    trees = (parsed(path) for path in SOURCE.rglob("*.py"))
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {constant for constant in constants if isinstance(constant, str) and CODE.fullmatch(constant)}


def test_every_error_code_is_documented():
    documented = set(
        re.findall(r"^\| ([A-Z][0-9]{3}) \|", (REFERENCE / "errors.md").read_text("utf-8"), re.M)
    )
    missing = codes_of_the_source() - documented
    assert missing == set()


def test_no_documented_error_code_is_unknown_to_the_source():
    documented = set(
        re.findall(r"^\| ([A-Z][0-9]{3}) \|", (REFERENCE / "errors.md").read_text("utf-8"), re.M)
    )
    # X999 stands inside the message of an internal error.
    assert documented - codes_of_the_source() == {"X999"}
