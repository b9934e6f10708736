"""What runs side by side comes to the same in threads and in processes, and nothing of it stays behind."""

from __future__ import annotations

import ast
import multiprocessing
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace
from typing import Any

import pytest

import infodrill
from infodrill.kernel import forks
from infodrill.review import report, sidebyside
from infodrill.review.report import making
from infodrill.review.sidebyside import Task, is_alone, side_by_side
from tests.sources import parsed

HERE = os.getpid()
DRAWS = re.compile(r"(?:vegalite_to|svg_to)_\w+\(|typst\.Compiler\(")


@pytest.fixture(params=[True, False], ids=["processes", "threads"])
def run(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., list[Any]]]:
    monkeypatch.setattr(sidebyside, "is_alone", lambda: request.param)
    yield lambda tasks, at_once=2: list(side_by_side(tasks, at_once))
    assert not multiprocessing.active_children()


def counting(number: int) -> Task:
    return lambda broken: ((number, each, os.getpid()) for each in range(number))


def test_everything_is_found_once_and_by_others_where_there_are_others(
    run: Callable[..., list[Any]], request: pytest.FixtureRequest
) -> None:
    found = run([counting(number) for number in range(9)])
    assert sorted(each[:2] for each in found) == [
        (number, each) for number in range(9) for each in range(number)
    ]
    assert (HERE in {each[2] for each in found}) == ("threads" in request.node.name)
    assert {each[2] for each in run([counting(3)], at_once=1)} == {HERE}


def test_what_a_task_raises_is_raised_as_it_was(run: Callable[..., list[Any]]) -> None:
    class Own(Exception):
        def __init__(self, *, why: str) -> None:
            self.why = why

    def fails(broken: Event) -> Iterator[Any]:
        yield "one"
        raise Own(why="no such claim")

    with pytest.raises(Own) as told:
        run([fails, counting(3)])
    assert told.value.why == "no such claim"


@pytest.mark.parametrize("run", [True], indirect=True)
@pytest.mark.parametrize("workers", [1, 2], ids=["one is killed", "both are"])
def test_what_a_killed_process_left_is_done_here(
    run: Callable[..., list[Any]], workers: int, tmp_path: Path
) -> None:
    def killed(broken: Event) -> Iterator[Any]:
        yield "begun"
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        yield "ended"

    found = run([*[killed] * workers, counting(3), counting(4)])
    assert found.count("ended") == workers and len([each for each in found if isinstance(each, tuple)]) == 7


def test_who_asks_no_further_leaves_nobody_at_work(run: Callable[..., list[Any]]) -> None:
    """A task that would go on for ever is broken off; its process is gone when the fixture looks."""

    def endless(broken: Event) -> Iterator[Any]:
        while not broken.is_set():
            yield os.getpid()

    with closing(side_by_side([endless, endless], 2)) as found:
        assert next(found)


def test_a_process_with_threads_of_its_own_is_not_forked() -> None:
    end = Event()
    other = Thread(target=end.wait)
    other.start()
    try:
        assert not is_alone()
    finally:
        end.set()
        other.join()


def test_no_room_for_a_process_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(sidebyside, "is_alone", lambda: True)
    monkeypatch.setattr(os, "fork", full)
    assert [each[:2] for each in side_by_side([counting(2)], 2)] == [(2, 0), (2, 1)]


@pytest.mark.parametrize("drawn", [False, True], ids=["in processes", "here"])
def test_the_files_of_a_report_are_named_in_their_order_whoever_makes_them(
    drawn: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nobody is forked from a process in which what draws has been at work: it would wait there for ever."""

    def named(name: str, *asked: Any) -> Iterator[tuple[str, bytes]]:
        yield name, b"%d" % os.getpid()

    monkeypatch.setattr(sidebyside, "is_alone", lambda: True)
    monkeypatch.setattr(forks, "may_fork", lambda: not drawn)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(making, "_page", lambda *asked: named(f"report.{asked[2]}.html"))
    monkeypatch.setattr(making, "_sheet", lambda *asked: named(f"takeaway.{asked[2]}.pdf"))
    monkeypatch.setattr(making, "_data", lambda *asked: named("report.json"))
    monkeypatch.setattr(making, "read_document", lambda _, __, lang: lang)
    monkeypatch.setattr(making, "_drawn", lambda form, lang, *asked: named(f"report.{lang}.{form}"))
    record: Any = SimpleNamespace(shown=None)
    found = report.write(record, record, tmp_path, ("en", "vi"), formats=report.FORMATS)
    of_each = [f"report.{{}}.{form}" for form in ("html", *report.DRAWN)] + ["takeaway.{}.pdf"]
    told = [name.format(lang) for lang in ("en", "vi") for name in of_each]
    assert [path.name for path in found] == [*told, "report.json"]
    assert (str(HERE) in {path.read_text() for path in found}) == drawn


def test_a_page_that_a_killed_process_had_made_is_not_written_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made once more here, it was taken for a file that somebody had asked for."""

    def paged(record: Any, lang: str) -> Iterator[tuple[str, bytes]]:
        yield f"report.{lang}.html", b"page"
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)

    def drawn(form: str, lang: str, *asked: Any) -> Iterator[tuple[str, bytes]]:
        yield f"report.{lang}.{form}", b"drawn"

    monkeypatch.setattr(sidebyside, "is_alone", lambda: True)
    monkeypatch.setattr(forks, "may_fork", lambda: True)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(making, "_page", lambda _, record, lang: paged(record, lang))
    monkeypatch.setattr(making, "read_document", lambda _, __, lang: lang)
    monkeypatch.setattr(making, "_drawn", drawn)
    record: Any = SimpleNamespace(shown=None)
    found = making.beside(record, record, ("en", "vi"), formats=("pdf",))
    assert sorted(name for name, _ in found) == ["report.en.pdf", "report.vi.pdf"]


def test_who_calls_what_draws_says_that_it_has_threads() -> None:
    """Each function that does, or the one that it asks for the face."""
    silent = [
        (path.name, item.name)
        for path in Path(infodrill.__file__).parent.rglob("*.py")
        for item in ast.walk(parsed(path))
        if isinstance(item, ast.FunctionDef) and DRAWS.search(told := ast.unparse(item))
        if "has_own_threads()" not in told and "with_fonts()" not in told
    ]
    assert silent == []
