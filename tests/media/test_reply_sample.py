"""The sample for a reader: five replies under each typed statement, the same for the same seed, and a file of each drill."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from infodrill.media.refs import PostRef
from infodrill.scenario.loader import library

TOOL = Path(__file__).resolve().parents[2] / "tools" / "replysample.py"
TYPED = "= bulletin confirm ward-desk -\nNghỉ một buổi\nSáng thứ Tư quầy một cửa nghỉ.\n"


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    monkeypatch.setattr("sys.argv", [str(TOOL), *words])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(TOOL), run_name="__main__")
    assert not ended.value.code
    return capsys.readouterr().out


def test_five_replies_stand_under_each_typed_statement_and_the_same_seed_draws_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "typed.txt"
    file.write_text(TYPED, encoding="utf-8")
    first, again, other = (
        run(monkeypatch, capsys, "--typed", str(file), "--seed", seed) for seed in ("3", "3", "4")
    )
    assert first == again != other
    assert len([line for line in first.splitlines() if line.startswith("  ")]) == 5


def test_a_sample_of_the_library_is_a_file_of_each_drill(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tool = runpy.run_path(str(TOOL), run_name="replysample")
    monkeypatch.setitem(
        tool["main"].__globals__, "sample", lambda drill, asked: iter([drill, str(asked.number)])
    )
    monkeypatch.setattr("sys.argv", [str(TOOL), "--library", str(tmp_path / "out")])
    assert tool["main"]() == 0
    written = {
        path.stem: path.read_text(encoding="utf-8").split() for path in (tmp_path / "out").glob("*.txt")
    }
    assert written == {name: [name, "200"] for name in library()} and len(written) >= 13


def test_a_short_drill_is_played_again_until_there_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    tool = runpy.run_path(str(TOOL), run_name="replysample")
    within, seeds = tool["sample"].__globals__, list[int]()

    def played(_loaded: object, seed: int, *_others: object) -> object:
        seeds.append(seed)
        return SimpleNamespace(expand=lambda post, _lang: f"{post.id} of play {seed}")

    def post(name: str) -> PostRef:
        return cast(PostRef, SimpleNamespace(id=name, minute=1, kind="question", grammar="g"))

    monkeypatch.setitem(within, "played", played)
    monkeypatch.setitem(
        within, "answers", lambda _feed, _relation: [(post(f"r{at}"), post("s")) for at in range(3)]
    )
    asked = SimpleNamespace(seed=5, number=5, relation="statement", lang="vi", accounts=1, cells="good")
    lines = list(tool["sample"](library()[0], asked))
    assert seeds == [5, 6] and lines[-1] == "5 of 6 replies, 2 plays"
    assert len({line for line in lines if line.startswith("  ")}) == 5 and lines == list(
        tool["sample"](library()[0], asked)
    )
