"""Whoever follows the tutorial sees what it shows: its commands are given, and what they print is compared with the page.

Its first drill is played whole; those that follow have an hour of run-on, on which nothing hangs that a page shows of them.
A drill is the same in whichever language it is told: in the short form the second page gives the commands that play none.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pytest

from infodrill.web.serving import ListenAt, invitation
from tests import leash
from tests.forms import amount
from tests.verdict.walks import shortened

ROOT = Path(__file__).parents[2]
PAGES = {"en": ROOT / "docs" / "tutorial.md", "vi": ROOT / "docs" / "huong-dan.md"}
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
COMMAND = re.compile(r"^(python3|cp|export) ")
EDIT = re.compile(r"^ *(?P<line>(?P<key>\w+):.*?) +# (?:was|trước là) (?P<old>[^:\n]+)", re.M)
CUT = "…"
PLAYED_IN = amount(("en",), ("en", "vi"))
PLAYED_OTHERWISE_IN = amount((), ("vi",))
PLAYED_AGAIN_IN = amount((), ("vi",))


def chunks(shown: str) -> Iterator[list[re.Pattern[str]]]:
    """Runs of lines that stand together, as patterns in which … is anything."""
    run: list[re.Pattern[str]] = []
    for line in [*shown.splitlines(), CUT]:
        if line.strip() == CUT:
            if run:
                yield run
            run = []
        else:
            words = " ".join(line.split())
            run.append(
                re.compile(".*".join(re.escape(part) for part in words.split(CUT)).replace(r"\ .*", " ?.*"))
            )


def missing(shown: str, printed: str) -> str:
    """The first line of the page that the program does not print, in this order; "" when all are there."""
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    at = 0
    for run in chunks(shown):
        places = range(at, len(lines) - len(run) + 1)
        whole = (
            place for place in places if all(one.fullmatch(lines[place + n]) for n, one in enumerate(run))
        )
        found = next(whole, -1)
        if found < 0:
            return run[0].pattern
        at = found + len(run)
    return ""


class Learner:
    """Follows a page in a folder of its own."""

    def __init__(self, lang: str, folder: Path) -> None:
        self.lang, self.folder = lang, folder
        self.copy = folder / "my-clinic" / "msel.yaml"
        self.env = {**os.environ, "INFODRILL_LANG": lang, "COLUMNS": "80", "PYTHONPATH": str(ROOT / "src")}

    def give(self, line: str) -> str:
        """What a command prints; reports, which take most of the time, are not written."""
        words = shlex.split(line)
        if words[0] == "cp":
            shortened(Path(words[2]).name, self.folder / words[3])
            return ""
        if words[1:] == ["run.py", "serve"]:
            return "\n".join(invitation(ListenAt("127.0.0.1", 8000), "/enter/1.abc", self.lang, "serve.log"))
        program = ["-m", "infodrill.cli"] if words[1] == "run.py" else []
        more = ["--no-report"] if "rehearse" in words else []
        given = words[1 + bool(program) :]
        if played_otherwise(line):
            given[given.index("clinic")] = str(self._short)
        done = leash.run(
            [sys.executable, *program, *given, *more],
            cwd=self.folder, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        return str(done.stdout)

    @cached_property
    def _short(self) -> Path:
        return shortened("clinic", self.folder / "short")

    def edit(self, piece: str) -> None:
        """Make the page's changes to inject 91."""
        before, _, rest = self.copy.read_text("utf-8").partition("- number: 91")
        inject, mark, after = rest.partition("- number: 92")
        for change in EDIT.finditer(piece):
            old = change["old"].strip().strip('"')
            pattern = re.compile(rf"^( *){change['key']}:.*{re.escape(old)}.*$", re.M)
            inject, made = pattern.subn(lambda found, new=change["line"]: found[1] + new, inject, count=1)
            assert made == 1, change[0]
        self.copy.write_text(f"{before}- number: 91{inject}{mark}{after}", "utf-8")

    def mend(self) -> None:
        self.copy.write_text(self.copy.read_text("utf-8").replace("b2-expird", "b2-expired"), "utf-8")


def played_otherwise(line: str) -> bool:
    """Whether a drill is played in another character: the longest commands, given in Vietnamese alone, in the long form."""
    return "--cells" in line


def played_again(line: str) -> bool:
    """Whether the reader's own drill is played: likewise."""
    return "rehearse my-clinic" in line


def played(line: str) -> bool:
    """Whether a drill is played, or proved by being played."""
    return "rehearse " in line or "verify " in line


def given_in(body: str) -> Collection[str]:
    """The pages of which that block is given; the others tell the same numbers."""
    if played_otherwise(body):
        return PLAYED_OTHERWISE_IN
    return PLAYED_AGAIN_IN if played_again(body) else PLAYED_IN if played(body) else PAGES


def numbers(body: str) -> list[str]:
    """The numbers of a text in no order of their own, dates left out, which each language writes its way."""
    return sorted(re.findall(r"\d+", re.sub(r"\d+ May|\d+/\d+(?= )|(?<=\d)[.,](?=\d)", "", body)))


def test_both_pages_tell_the_same_numbers_of_drills_that_are_not_played_for_both() -> None:
    told = []
    for page in PAGES.values():
        blocks = [body for _, body in FENCE.findall(page.read_text("utf-8"))]
        told.append(
            [numbers(shown) for line, shown in pairwise(blocks) if COMMAND.match(line) and played(line)]
        )
    assert told[0] == told[1] and len(told[0]) == 6


@pytest.mark.parametrize("lang", PAGES)
def test_every_output_of_the_tutorial_is_what_the_program_prints(lang: str, tmp_path: Path) -> None:
    learner = Learner(lang, tmp_path)
    given, printed, seldom, wrong = 0, "", False, {}
    lines: list[str] = []
    for kind, body in FENCE.findall(PAGES[lang].read_text("utf-8")):
        if kind == "yaml":
            learner.edit(body)
        elif COMMAND.match(body):
            lines = [line for line in body.splitlines() if not line.startswith("export")]
            if seldom := lang not in given_in(body):
                continue
            printed = "\n".join(map(learner.give, lines))
            given += len(lines)
        elif not seldom:
            # What setting up prints is printed once a machine; reports were not written here.
            kept = [line for line in body.splitlines() if "/report." not in line]
            kept = kept[-1:] if "infodrill 0" in body else kept
            if line := missing("\n".join(kept), printed):
                wrong[line] = printed[-3_000:]
            if "S141" in body:  # the page says: write it rightly and check again
                learner.mend()
                printed = "\n".join(map(learner.give, lines))
    assert not wrong, wrong
    played_here = (lang in PLAYED_AGAIN_IN) + 2 * (lang in PLAYED_OTHERWISE_IN) + 4 * (lang in PLAYED_IN)
    assert given >= 4 + played_here


def test_a_line_that_the_program_no_longer_prints_is_noticed() -> None:
    assert missing("a\n…\nc … e\n", "a\nb\nc d e\n") == ""
    assert missing("a\nb\n", "b\na\n") and missing("a b\n", "a c\n") and missing("a\nc\n", "a\nb\nc\n")
