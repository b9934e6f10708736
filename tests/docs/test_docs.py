"""The pages hold: links lead somewhere, commands exist, quoted YAML is accepted, both READMEs show the same."""

from __future__ import annotations

import itertools
import re
import shlex
import sys
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from infodrill.cli.app import app
from infodrill.conduct.check import check
from infodrill.scenario.loader import load, load_files
from infodrill.scenario.starting import started

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
HOUSE_WORDS = {"", "test", "bundle"}
"""Words of run.py that are no commands of infodrill; `check` alone is another."""
NOT_OURS = {".venv", ".cache", "out", "dist", "build", "node_modules"}
LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
COMMAND = re.compile(r"^(?:python3? run\.py|infodrill)(?= (?![0-9])|$)")


def pages() -> list[Path]:
    return [
        file
        for file in sorted(ROOT.rglob("*.md"))
        if not NOT_OURS & set(file.relative_to(ROOT).parts)
        and not any(part.startswith(".") for part in file.relative_to(ROOT).parts)
    ]


def prose(text: str) -> str:
    """The page without its fenced blocks and code, where brackets mean something else."""
    return re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))


def command_lines(page: Path) -> Iterator[str]:
    """Every whole command line in fenced blocks and between backticks, without comment and redirection."""
    text = page.read_text("utf-8")
    inline = re.findall(r"`([^`]*[^`\s])`", FENCE.sub("", text))  # "`infodrill seal `" is a piece of a file
    for line in [*(line for _, body in FENCE.findall(text) for line in body.splitlines()), *inline]:
        bare = re.split(r"\s#\s|\s>\s|\s\|\s", " ".join(line.split()))[0].strip()
        if COMMAND.match(bare):
            yield bare


def words_of(line: str) -> list[str]:
    return shlex.split(COMMAND.sub("", line))


@cache
def commands() -> Any:
    return typer.main.get_command(app)


def refusal(line: str) -> str:
    """Why the command line would not be understood; "" when it would."""
    words = words_of(line)
    if line.startswith("python") and (not words or words[0] in HOUSE_WORDS or words == ["check"]):
        return ""
    command: Any = commands()
    name = "infodrill"
    while inner := getattr(command, "commands", None):
        word = next(iter(words), "--help")
        if word.startswith("-") or word == "COMMAND":
            return ""
        if word not in inner:
            return f"{name} has no command {word}"
        command, name, words = inner[word], f"{name} {word}", words[1:]
    known = {option: param for param in command.params for option in param.opts if option.startswith("-")}
    for word in words:
        if word.startswith("-") and word not in known and word not in {"-h", "--help"}:
            return f"{name} has no option {word}"
    for option, value in itertools.pairwise(words):
        kind = getattr(getattr(known.get(option), "type_descriptor", None), "annotation", None)
        if isinstance(kind, type) and issubclass(kind, Enum) and value not in [enum.value for enum in kind]:
            return f"{name} {option} cannot be {value}"
    return ""


@pytest.mark.parametrize("page", pages(), ids=lambda one: str(one.relative_to(ROOT)))
def test_every_relative_link_leads_to_a_file(page: Path):
    targets = LINK.findall(prose(page.read_text("utf-8")))
    inside = [target.split("#")[0] for target in targets if not re.match(r"[a-z]+:|#", target)]
    assert [one for one in inside if not (page.parent / one).exists()] == []


@pytest.mark.parametrize("page", pages(), ids=lambda one: str(one.relative_to(ROOT)))
def test_every_command_that_is_shown_exists_with_its_options(page: Path):
    assert {line: told for line in command_lines(page) if (told := refusal(line))} == {}


def test_a_wrong_command_would_be_noticed():
    assert refusal("infodrill rehearse clinic --cells good --seed 7") == ""
    assert "has no command" in refusal("python3 run.py rehears clinic")
    assert "has no option" in refusal("python3 run.py rehearse clinic --loud")
    assert "cannot be" in refusal("infodrill rehearse clinic --cells lazy")


def test_the_house_words_are_those_of_run_py():
    source = (ROOT / "tools" / "house" / "door.py").read_text("utf-8")
    doors = re.search(r"doors = \{(.*?)\}", source, re.S)
    assert doors and set(re.findall(r'"(\w*)":', doors[1])) == HOUSE_WORDS | {"check"}


def test_both_readmes_show_the_same_commands():
    both = [set(command_lines(ROOT / name)) for name in ("README.md", "README.vi.md")]
    own = re.compile(r"\S+/$")  # a folder of one's own, named in the page's language
    english, vietnamese = ({own.sub("FOLDER/", line) for line in lines} for lines in both)
    assert english == vietnamese


def test_both_tutorials_show_the_same_commands_in_the_same_order():
    english, vietnamese = (
        list(command_lines(ROOT / "docs" / one)) for one in ("tutorial.md", "huong-dan.md")
    )
    assert english == vietnamese and len(english) >= 9


def test_the_pieces_of_the_scenario_how_to_fit_into_the_drills_that_it_names():
    text = (ROOT / "docs/how-to/write-a-scenario.md").read_text("utf-8")
    inject, *_, grammar = (body for kind, body in FENCE.findall(text) if kind == "yaml")
    made = started("ward", "en", name="my-drill", minutes=60, cells=4)
    ward = {**made, "msel.yaml": made["msel.yaml"] + inject}
    loaded = load_files({name: text.encode() for name, text in ward.items()})
    assert loaded.scenario.msel.injects[-1].number == 28
    assert [problem.render("en") for problem in check(loaded).problems] == []
    clinic = load(ROOT / "src/infodrill/scenario/library/clinic").files
    report = check(load_files({**clinic, "texts/extra.yaml": grammar.encode()}))
    assert [error.render("en") for error in report.errors] == []


def test_the_change_of_the_tutorial_can_be_made_as_described():
    text = (ROOT / "src/infodrill/scenario/library/clinic/msel.yaml").read_text("utf-8")
    inject = text.split("  - number: 91\n")[1].split("  - number:")[0]
    for quoted in (
        "at: 2220",
        '"08:14"',
        "claim: b2-expired",
        "wave: {at: 2220",
        "Nửa tiếng rồi",
        "Half an hour",
    ):
        assert quoted in inject
    assert text[: text.index("  - number: 92")].count("\n") > 889
    assert text.splitlines()[888].strip() == "claim: b2-expired"


@pytest.mark.parametrize(("page", "lang"), [("in-pictures.md", "en"), ("bang-hinh.md", "vi")])
def test_the_story_in_pictures_shows_each_picture_of_its_language_and_none_is_heavy(page: str, lang: str):
    folder = ROOT / "docs" / "img" / "stories"
    kept = {f"img/stories/{file.name}": file.stat().st_size for file in folder.glob(f"*-{lang}.png")}
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "docs" / page).read_text("utf-8"))
    assert sorted(shown) == sorted(kept) and len(kept) > 17
    assert {name: size for name, size in kept.items() if size > 120_000} == {}
