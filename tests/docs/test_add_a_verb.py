"""docs/how-to/add-a-verb.md is true: its blocks, applied to a copy of the house, make a verb in four files, a step in six."""

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
from tests.forms import both_forms, first_of_each

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "add-a-verb.md"
BLOCK = re.compile(
    r"^Into `([^`]+)`, (above|below|instead of) the line `([^`]+)`:\n\n```\w+\n(.*?)^```$", re.M | re.S
)
NOUN, WORDS, PLAY = "meetings.py", "web-rooms.po", "control.py"
STEP = "# Add a step of the procedure\n"  # where the second half of the page begins
CORE, INTAKE, EDITION, SHOWN = "casework/steps.py", "intake.py", "vn-2025.yaml", "rooms/steps.py"
# Kernels of the city, compiled beside their sources: no block touches them.
AS_IT_IS = Path("src/infodrill/society")
COPIED = ("src", "tests", "tools", "docs/reference")
NOUNS = "from infodrill.conduct.noun import commands; commands()"
BRINGING = "from infodrill.conduct.noun import bringing; bringing()"
CASEWORK = "from infodrill.casework.noun import commands; commands()"


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


def told(step: bool) -> str:
    """The half of the page that adds the verb, or the step."""
    return PAGE.read_text("utf-8").split(STEP)[step]


def blocks(step: bool = False) -> list[Block]:
    return [Block(*found) for found in BLOCK.findall(told(step))]


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
    touched = {house / block.file for block in (*blocks(), *blocks(step=True))}
    before = {path: path.read_text("utf-8") for path in touched}
    yield before
    for path, text in before.items():
        path.write_text(text, "utf-8")


def apply(house: Path, chosen: Sequence[Block]) -> None:
    for block in chosen:
        block.put(house)


def lint(house: Path, chosen: Sequence[Block]) -> str:
    """What is wrong with the Python that the blocks came into; "" when nothing is."""
    files = {block.file for block in chosen if block.file.endswith(".py")}
    code, said = ask(house, "-m", "ruff", "check", *sorted(files))
    return said if code else ""


def test_a_verb_costs_four_files() -> None:
    touched = {block.file for block in blocks()}
    assert {Path(file).name for file in touched} == {NOUN, "sessions.html", WORDS, PLAY}
    assert told(step=False).count("\n```") == 2 * len(blocks()) + 2  # and the commands of section 5
    words = "".join(block.body for block in blocks() if block.file.endswith(".po"))
    assert words.count("msgid ") == 3


@pytest.mark.usefixtures("files")
def test_the_verb_of_the_page_is_all_there(house: Path) -> None:
    apply(house, blocks())
    assert lint(house, blocks()) == ""
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


# Free text of which nothing more is said; the noun of the page imports no such name.
BARE = "__import__('infodrill.kernel.events', fromlist=['Text']).Text"
# What says that a piece is missing, by the file and a word of the block that is left out.
FORGOTTEN = (
    (NOUN, "class HandRaised", ("-m", "ruff", "check", "--select", "F821", "src"), "`HandRaised`"),
    (NOUN, "class RaiseHand", ("-c", BRINGING), "HandRaised says not who records it"),
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
@pytest.mark.parametrize(
    "file, word, words, told", both_forms(FORGOTTEN, first_of_each(FORGOTTEN, lambda row: row[2]))
)
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
        ("    DONE", "HandRaised says not what who did it is told"),
        (
            "    def decide(self, scene: RangeScene) -> tuple[HandRaised",
            "RaiseHand says not to which events it",
        ),
        ("    text: Inside", "HandRaised says not whom its words reach"),
        ("class HandRaised(_OfMeeting", "HandRaised says not which topics it stirs (TOPICS)"),
    ],
)
def test_a_line_that_is_left_out_of_the_noun_stops_the_import(house: Path, line: str, told: str) -> None:
    broken = (
        line.replace("MAY", "NO")
        .replace("DONE", "NO")
        .replace("def apply", "def no_apply")
        .replace("tuple[HandRaised", "tuple[object")
        .replace("_OfMeeting", "OfRecord")
        .replace("Inside", BARE)
    )
    renamed = [
        block._replace(body=re.sub(rf"^{re.escape(line)}", broken, block.body, flags=re.M))
        for block in blocks()
    ]
    apply(house, renamed)
    code, said = ask(house, "-c", NOUNS)
    assert code != 0 and told in said, said


def test_a_step_costs_two_files_more() -> None:
    touched = [Path(block.file).name for block in blocks(step=True)]
    assert sorted(touched) == sorted(
        ["steps.py", INTAKE, EDITION, "steps.py", "casework-cases.po", "cases.py"]
    )
    assert told(step=True).count("\n```") == 2 * len(touched)


@pytest.mark.usefixtures("files")
def test_the_step_of_the_page_is_all_there(house: Path) -> None:
    apply(house, blocks(step=True))
    assert lint(house, blocks(step=True)) == ""
    assert ask(house, "tools/commandtable.py")[0] == 0
    shutil.copy(Path(__file__).with_name("stepped.py"), house / "tests" / "web" / "test_stepped.py")
    code, said = ask(
        house, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/web/test_stepped.py",
        "tests/conduct/test_fields.py", "tests/house/test_one_record_a_step.py", "tests/casework/test_editions.py",
        "tests/charter/test_both_languages.py",
        "-k", "stepped or page_of_commands or keyed_by_steps or proved or templates_is_translated",
    )  # fmt: skip
    assert code == 0, said


# What says that a piece of the step is missing, by the file of the block that is left out.
FORGOTTEN_STEP = (
    (CORE, ("-c", CASEWORK), "steps and commands differ: ['thank']"),
    (INTAKE, ("-c", CASEWORK), "steps and commands differ: ['thank']"),
    (
        SHOWN,
        ("-c", "import infodrill.web.rooms.steps"),
        "steps of the procedure and of pages differ: ['thank']",
    ),
    (EDITION, ("-c", "from tests.corpus.making import played; played('cases')"), "This edition has no step"),
    ("casework-cases.po", ("tools/messages.py", "casework"), "whoever reported it was thanked"),
    ("cases.py", ("tools/corpus.py",), "no kept drill gives the verb ThankReporter"),
)
# The first of those that the same import names; what the tools name is a verb's too.
OF_A_STEP = first_of_each((row for row in FORGOTTEN_STEP if row[1][0] == "-c"), lambda row: row[1][1])


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("file, words, says", both_forms(FORGOTTEN_STEP, OF_A_STEP))
def test_what_is_left_out_of_a_step_is_named(
    house: Path, file: str, words: tuple[str, ...], says: str
) -> None:
    (left,) = (block for block in blocks(step=True) if block.file.endswith(file))
    apply(house, [block for block in blocks(step=True) if block != left])
    code, said = ask(house, *words)
    assert code != 0 and says in said, said
