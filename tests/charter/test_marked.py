"""The charter: the exercise mark is on what leaves the range."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from infodrill.cli import screen
from infodrill.cli.app import app
from infodrill.kernel import egress
from infodrill.kernel.archive import write_drill
from infodrill.kernel.mark import MARK, MARK_ASCII, is_marked, mark_copied
from infodrill.kernel.store import MemoryLogStore


def test_the_manifest_of_a_drill_file_carries_the_mark(tmp_path):
    write_drill(tmp_path / "a.drill", store=MemoryLogStore(), files={})
    with zipfile.ZipFile(tmp_path / "a.drill") as archive:
        assert json.loads(archive.read("manifest.json"))["mark"] == MARK


def test_a_copied_text_is_marked_outside_the_text_on_both_sides():
    copied = mark_copied("Nước đã rút.")
    assert copied.splitlines() == [f"[{MARK}]", "Nước đã rút.", f"[{MARK}]"]


def test_a_mark_is_known_in_full_and_in_plain_letters():
    assert is_marked(f"x {MARK}") and is_marked(MARK_ASCII)
    assert not is_marked("diễn tập")


@pytest.mark.parametrize(
    "words",
    [("scenarios", "list"), ("charter",), ("version",), ("check", "TINY"), ("verify", "DRILL", "--quick")],
)
def test_every_json_answer_carries_the_mark(words, tmp_path, monkeypatch):
    monkeypatch.setattr(screen, "guard_egress", lambda: None)  # for life, so not in the process of the tests
    monkeypatch.setattr(egress, "assert_installed", lambda: None)
    drill, tiny = tmp_path / "a.drill", Path(__file__).parents[1] / "scenario" / "tiny"
    write_drill(drill, store=MemoryLogStore(), files={})
    line = [{"TINY": str(tiny), "DRILL": str(drill)}.get(word, word) for word in words]
    assert json.loads(CliRunner().invoke(app, [*line, "--json"]).stdout)["mark"] == MARK


def test_a_mark_that_is_there_already_stays(capsys):
    screen.give({"mark": "another", "level": 1})
    assert json.loads(capsys.readouterr().out) == {"mark": "another", "level": 1}
