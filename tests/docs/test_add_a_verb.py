"""docs/how-to/add-a-verb.md is true: its blocks, applied to a copy of the house, make a verb that is all there, in four files."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests import leash

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-verb.md"
BLOCK = re.compile(
    r"^Into `([^`]+)`, (above|below|instead of) the line `([^`]+)`:\n\n```\w+\n(.*?)^```$", re.M | re.S
)
NOUN, WORDS, PLAY = "meetings.py", "web-rooms.po", "control.py"
# Kernels of the city, compiled beside their sources: no block touches them.
AS_IT_IS = Path("src/infodrill/society")
COPIED = ("src", "tests", "tools", "docs/reference")
NOUNS = "from infodrill.conduct.noun import commands; commands()"


class Block(NamedTuple):
    """Lines of the page: `side` above | below | instead of the one line of `file` that is `line`, or begins so ("…")."""

    file: str
    side: str
    line: str
    body: str

    def _here(self, line: str) -> bool:
        return line.startswith(self.line[:-1]) if self.line.endswith("…") else line == self.line

    def put(self, house: Path) -> None:
        path = house / self.file
        lines = path.read_text("utf-8").splitlines(keepends=True)
        (at,) = (n for n, line in enumerate(lines) if self._here(line.strip()))
        before, after = at + (self.side == "below"), at + (self.side != "above")
        path.write_text("".join((*lines[:before], self.body, *lines[after:])), "utf-8")


def blocks() -> list[Block]:
    return [Block(*found) for found in BLOCK.findall(PAGE.read_text("utf-8"))]


def ask(house: Path, *words: str) -> tuple[int, str]:
    """Exit code and all that a process of the copy says."""
    path = os.pathsep.join((str(house / "src"), str(house)))
    done = leash.run(
        [sys.executable, *words],
        cwd=house,
        # Python knows a kept compilation by second and size of its source: two tests that each change a word within one
        # second would be answered by the first.
        env=os.environ | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house without the verb."""
    house = tmp_path_factory.mktemp("verb") / "house"
    for folder in COPIED:
        shutil.copytree(ROOT / folder, house / folder, ignore=_as_it_is)
    (house / AS_IT_IS).symlink_to(ROOT / AS_IT_IS)
    shutil.copy(ROOT / "pyproject.toml", house)
    return house


def _as_it_is(folder: str, names: list[str]) -> set[str]:
    return {AS_IT_IS.name} if Path(folder) == ROOT / AS_IT_IS.parent else set()


@pytest.fixture
def files(house: Path) -> dict[Path, str]:
    """The files of the page as they were, and are again after the test."""
    before = {house / block.file: (house / block.file).read_text("utf-8") for block in blocks()}
    yield before
    for path, text in before.items():
        path.write_text(text, "utf-8")


def apply(house: Path, chosen: Sequence[Block]) -> None:
    for block in chosen:
        block.put(house)


def test_a_verb_costs_four_files() -> None:
    touched = {block.file for block in blocks()}
    assert {Path(file).name for file in touched} == {NOUN, "sessions.html", WORDS, PLAY}
    assert PAGE.read_text("utf-8").count("\n```") == 2 * len(blocks()) + 2  # and the commands of section 5
    words = "".join(block.body for block in blocks() if block.file.endswith(".po"))
    assert words.count("msgid ") == 2


@pytest.mark.usefixtures("files")
def test_the_verb_of_the_page_is_all_there(house: Path) -> None:
    apply(house, blocks())
    code, said = ask(house, "-m", "ruff", "check", "src", "tests")
    assert code == 0, said
    for tool in ("policytable", "commandtable"):
        assert ask(house, f"tools/{tool}.py")[0] == 0
    assert "| RaiseHand | meeting | every player |" in (house / "docs/reference/policy.md").read_text("utf-8")
    shutil.copy(Path(__file__).with_name("raised.py"), house / "tests" / "web" / "test_raised.py")
    code, said = ask(
        house, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/web/test_raised.py",
        "tests/conduct/test_policy_may.py", "tests/conduct/test_fields.py", "tests/charter/test_both_languages.py",
        "-k", "raised or RaiseHand or matrix_names or reference_page or page_of_commands or templates_is_translated",
    )  # fmt: skip
    assert code == 0, said


# What says that a piece is missing, by the file and a word of the block that is left out.
FORGOTTEN = (
    (NOUN, "class HandRaised", ("-m", "ruff", "check", "--select", "F821", "src"), "`HandRaised`"),
    (NOUN, "import CITY", ("-m", "ruff", "check", "--select", "F821", "src"), "`PLAYERS`"),
    (
        "sessions.html", "raise-hand",
        ("-m", "pytest", "-q", "tests/web/test_forms_declared.py", "-k", "every_verb_of_the_range"), "raise-hand",
    ),
    (WORDS, "msgid", ("tools/messages.py", "web"), "Ask to speak"),
    (PLAY, "RaiseHand   ", ("-m", "pytest", "-q", "tests/conduct/test_policy_may.py", "-k", "names_every"), "RaiseHand"),
    (PLAY, "stage.give", ("tools/corpus.py",), "no kept drill gives the verb RaiseHand"),
)  # fmt: skip


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("file, word, words, told", FORGOTTEN, ids=[row[1] for row in FORGOTTEN])
def test_what_is_left_out_is_named(
    house: Path, file: str, word: str, words: tuple[str, ...], told: str
) -> None:
    (left,) = (block for block in blocks() if block.file.endswith(file) and word in block.body)
    apply(house, [block for block in blocks() if block != left])
    code, said = ask(house, *words)
    assert code != 0 and told in said, said


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    "line, told",
    [
        ("    MAY: ", "RaiseHand says not who may give it (MAY)"),
        ("    def apply", "HandRaised says not ['apply']"),
        ("class HandRaised(_OfMeeting", "HandRaised says not which topics it stirs (TOPICS)"),
    ],
)
def test_a_line_that_is_left_out_of_the_noun_stops_the_import(house: Path, line: str, told: str) -> None:
    broken = line.replace("MAY", "NO").replace("def ", "def no_").replace("_OfMeeting", "OfRecord")
    renamed = [
        block._replace(body=re.sub(rf"^{re.escape(line)}", broken, block.body, flags=re.M))
        for block in blocks()
    ]
    apply(house, renamed)
    code, said = ask(house, "-c", NOUNS)
    assert code != 0 and told in said, said
