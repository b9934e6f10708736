"""Every sentence that the source shows has a Vietnamese translation with the same fields."""

from __future__ import annotations

import ast
import string
from functools import cache
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.sources import parsed

import infodrill

SOURCE = Path(infodrill.__file__).parent
FOLDER = SOURCE / "locale" / "vi.d"
SPEAKERS = {"N_", "_broken", "_fault"}
PACKAGES = (
    "kernel",
    "scenario",
    "society",
    "media",
    "watch",
    "casework",
    "exchange",
    "conduct",
    "automata",
    "review",
    "cli",
)


@cache
def error_names() -> set[str]:
    """Every class of the source that descends from DrillError, by name."""
    bases = {
        node.name: {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef)
    }
    names = {"DrillError"}
    while more := {name for name, parents in bases.items() if parents & names} - names:
        names |= more
    return names


def sentences(package: str, speakers: set[str]) -> set[str]:
    found: set[str] = set()
    for path in (SOURCE / package).rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            said = node.args[:1] if name in speakers else node.args[1:2] if name == "tr" else []
            said += [
                keyword.value for keyword in node.keywords if keyword.arg == "remedy" and name in speakers
            ]
            found.update(
                each_node.value
                for each_node in said
                if isinstance(each_node, ast.Constant) and isinstance(each_node.value, str)
            )
    return found - {""}


@cache
def translations() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.po")):
        with path.open("rb") as stream:
            found.update(
                (message.id, message.string)
                for message in read_po(stream)
                if message.id and not message.fuzzy
            )
    return found


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_sentence_of_a_package_is_translated(package):
    known = translations()
    missing = sorted(
        sentence for sentence in sentences(package, SPEAKERS | error_names()) if not known.get(sentence)
    )
    assert missing == []


def test_every_sentence_of_pages_and_their_templates_is_translated(monkeypatch):
    monkeypatch.syspath_prepend(str(SOURCE.parents[1] / "tools"))
    missing = import_module("messages").missing(["web"])
    assert [f"{path}:{line}: {text}" for path, line, text in missing] == []


def test_a_translation_fills_the_same_fields():
    odd = {msgid for msgid, text in translations().items() if slots(text) - slots(msgid)}
    assert odd == set()


def test_no_translation_is_left_of_what_nobody_says() -> None:
    told = {
        text
        for folder in (SOURCE, SOURCE.parents[1] / "tools")
        for path in folder.rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for text in (node.value, cleandoc(node.value))
    }
    pages = "\n".join(
        path.read_text(encoding="utf-8")
        for kind in ("html", "j2", "js", "yaml", "css", "typ")
        for path in SOURCE.rglob(f"*.{kind}")
    )
    left = [
        ids[0]
        for ids in ((said,) if isinstance(said, str) else said for said in translations())
        if not any(each in told or each in pages or each.replace('"', '\\"') in pages for each in ids)
    ]
    assert not left, f"take these out of locale/vi.d: {left}"
