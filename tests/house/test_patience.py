"""No test depends on the speed of the machine: whatever waits, waits for an event, and what must be quick is counted as work."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests import chromium
from tests.patience import PATIENCE

TESTS = Path(__file__).parents[1]
HALL = TESTS.parent / "benchmarks" / "hall"  # played by the suite
CLOCKS = {"monotonic", "perf_counter", "process_time", "thread_time", "time"}
CLOCKS |= {f"{clock}_ns" for clock in CLOCKS}
# What waits as long as its first number says, in seconds. A browser's are told by a keyword, in milliseconds.
WAITS = {"wait", "join", "communicate", "until", "acquire", "result", "wait_for", "settimeout"}
LEAST = PATIENCE
# A press that leads to another page, and what waits for that page: till then whatever is looked at may be the page before.
LEADS = re.compile(r"""['" ]a[\[.:]|\blink\(|get_by_role\(['"]link""")
COMES = re.compile(r"wait_for_url|to_have_url|_opened")
SAID = "wait for an event with tests.patience, or count work"
# Those that do it for all, and what stays for a reason: (file, what it does) → why no machine is too slow for it.
HOUSE = {"patience.py", "leash.py", "chromium.py"}
LEFT = {
    ("benchmarks/hall/checker.py", "compare"): "how often pages are looked at, not what they show",
    ("web/serving.py", "sleep"): "between two attempts of a stream to come back, as a browser's",
    ("web/test_kill.py", "compare"): "half of what it took is a promise to whoever ends the server",
    ("web/test_wall_clock.py", "compare"): "its bounds grow with the time that passed, or are half an hour of a moved clock",
    ("web/test_faults.py", "timeout"): "a lock that is never let go is met",
    ("web/test_protocol.py", "settimeout"): "a line is silent however long it is listened to",
    ("web/test_protocol.py", "wait"): "between two drops of what trickles",
}  # fmt: skip


def hasty(source: str) -> Iterator[str]:
    """What in a test's source depends on how fast it runs, by kind."""
    tree = ast.parse(source)
    polls = {
        id(each_node)
        for loop in ast.walk(tree)
        if isinstance(loop, ast.While)
        for each_node in ast.walk(loop.test)
    }
    clocked = {
        target.id
        for each_node in ast.walk(tree)
        if isinstance(each_node, ast.Assign) and any(map(_is_clock, ast.walk(each_node.value)))
        for target in each_node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from _goes_on(node)
        yield from _left_behind(getattr(node, "body", None))
        if isinstance(node, ast.Compare) and any(
            _is_clock(part) or (isinstance(part, ast.Name) and part.id in clocked) for part in ast.walk(node)
        ):
            yield "compare"
        elif isinstance(node, ast.Call):
            yield from _waits(node, id(node) in polls)


def _goes_on(work: ast.FunctionDef) -> Iterator[str]:
    """A page's clock that was put in the test's hand goes on by itself until it is stopped."""
    called = [ast.unparse(each_node.func) for each_node in ast.walk(work) if isinstance(each_node, ast.Call)]
    stopped = any(name.endswith("clock.pause_at") for name in called)
    if any(name.endswith("clock.install") for name in called) and not stopped:
        yield "clock"


def _left_behind(block: object) -> Iterator[str]:
    for line, after in pairwise(block) if isinstance(block, list) else ():
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Call):
            press = line.value.func
            if isinstance(press, ast.Attribute) and press.attr in ("click", "tap"):
                led = LEADS.search(ast.unparse(press.value))
                if led and not COMES.search(ast.unparse(after)):
                    yield "link"


def _waits(call: ast.Call, polls: bool) -> Iterator[str]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in ("sleep", "wait_for_timeout") and _number(call.args[0]) != 0:
        yield name
    if name.startswith("set_default_"):  # `chromium.running` has given every page the patience of all tests
        yield "default"
    if (
        name in WAITS
        and not polls
        and any((found := _number(node)) is not None and 0 < found < LEAST for node in call.args)
    ):
        yield name
    for keyword in call.keywords:
        found = _number(keyword.value)
        if (
            "timeout" in (keyword.arg or "")
            and found is not None
            and (found < LEAST or 1_000 <= found < LEAST * 1_000)
        ):
            yield "timeout"
        if name == "settings" and keyword.arg == "deadline" and ast.unparse(keyword.value) != "None":
            yield "deadline"
        if keyword.arg == "suppress_health_check" and not any(
            word in ast.unparse(keyword.value) for word in ("too_slow", "list(")
        ):
            yield "health check"


def _is_clock(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in {f"time.{clock}" for clock in CLOCKS}


def _number(node: ast.AST) -> float | None:
    found = node.value if isinstance(node, ast.Constant) else None
    return found if isinstance(found, (int, float)) and not isinstance(found, bool) else None


def test_no_test_depends_on_the_speed_of_the_machine() -> None:
    sources = {
        path.relative_to(TESTS.parent).as_posix().removeprefix("tests/"): path.read_text("utf-8")
        for path in (*TESTS.rglob("*.py"), *HALL.glob("*.py"))
    }
    found = {
        (place, what) for place, source in sources.items() if place not in HOUSE for what in hasty(source)
    }
    assert not found - set(LEFT), f"{SAID}: {sorted(found - set(LEFT))}"
    assert not set(LEFT) - found, "no longer there: take it out of the list"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("assert time.monotonic() - begun < 1", "compare"),
        ("took = time.perf_counter() - begun\nassert took < 0.5", "compare"),
        ("time.sleep(1)", "sleep"),
        ("page.wait_for_timeout(500)", "wait_for_timeout"),
        ("page.wait_for_selector('a', timeout=10_000)", "timeout"),
        ("until(lambda: True, 60)", "until"),
        ("process.communicate(timeout=60)", "timeout"),
        ("page.set_default_timeout(40_000)", "default"),
        ("gone.wait(10)", "wait"),
        ("settings(deadline=200)", "deadline"),
        ("def test(page):\n    page.clock.install()\n    page.goto(place)", "clock"),
        ("page.locator('a[href]').first.click()\nassert page.evaluate(SEEN)", "link"),
        ("person.link('Try it out').click()\nperson.shows('02')", "link"),
        ("settings(suppress_health_check=[HealthCheck.function_scoped_fixture])", "health check"),
    ],
)
def test_what_is_hasty_is_seen(line: str, what: str) -> None:
    assert list(hasty(line)) == [what]


@pytest.mark.parametrize(
    "line",
    [
        "while not over.wait(0.1): pass",
        "until(here)",
        "settings(deadline=None)",
        "asyncio.sleep(0)",
        "x.get('a', 0)",
    ],
)
def test_what_waits_for_an_event_is_let_be(line: str) -> None:
    assert not list(hasty(line))


class Opened:
    """A page, as far as it is told how long it waits."""

    def set_default_timeout(self, milliseconds: float) -> None:
        self.waits = milliseconds


def test_whatever_a_browser_opens_waits_as_long_as_any_test() -> None:
    running = SimpleNamespace(new_context=Opened, new_page=Opened)
    chromium.be_patient(running)
    assert {running.new_context().waits, running.new_page().waits} == {PATIENCE * 1_000}
