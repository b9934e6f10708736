"""What a process keeps while it runs is bounded: nothing grows with the drills that were ever looked at."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.sources import parsed

import infodrill

SOURCE = Path(infodrill.__file__).parent
GROWING = {"dict", "set", "list", "OrderedDict", "defaultdict", "Counter", "deque", "WeakValueDictionary"}
# What a module keeps that begins empty, and what bounds it. What is known of a drill belongs to `LiveDrill.once`.
BOUNDED = {
    ("casework/noun.py", "_declared"): "the nouns",
    ("conduct/noun.py", "_declared"): "the nouns",
    ("kernel/egress.py", "_installed"): "one",
    ("kernel/erasable.py", "_remembering"): "the readers of typed words",
    ("kernel/events.py", "_types"): "the events",
    ("kernel/events.py", "_upcasters"): "their versions",
    ("web/faults.py", "_met"): "the named faults",
    ("web/live.py", "_led"): "the listeners",
    ("web/live.py", "_listeners"): "the listeners",
    ("web/live.py", "_making"): "as long as somebody waits",
    ("web/live.py", "_running"): "drills that are there: `forget`, the follower",
    ("web/live.py", "_unreadable"): "drills that are damaged: `forget`, the follower",
    ("web/outcome/answering.py", "_counted"): "the one question of a maker's process",
    ("web/outcome/making.py", "_counted"): "the one drill of a maker's process",
    ("web/pacing.py", "_sights"): "DRILLS clocks",
    ("web/scenarios/sound.py", "_reports"): "KEPT scenarios",
    ("web/supervising.py", "_fallen"): "the threads",
    ("web/supervising.py", "_threads"): "the threads",
    ("web/templatetags/infodrill.py", "_drawn"): "AT_ONCE ids",
}


def _begins_empty(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Dict):
        return not value.keys
    if isinstance(value, ast.List):
        return not value.elts
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id in GROWING
        and not value.args
    )


def growing() -> set[tuple[str, str]]:
    """(file, name) of everything of a module that begins empty."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        for item in parsed(path).body:
            if isinstance(item, ast.Assign | ast.AnnAssign) and _begins_empty(item.value):
                targets = item.targets if isinstance(item, ast.Assign) else [item.target]
                names = [target.id for target in targets if isinstance(target, ast.Name)]
                found |= {(str(path.relative_to(SOURCE)), name) for name in names}
    return found


def test_what_a_module_keeps_is_bounded() -> None:
    assert growing() == set(BOUNDED)


def test_nothing_without_a_bound_is_remembered_by_drill() -> None:
    """`cache` has none: `lru_cache`, or `LiveDrill.once`."""
    found = {
        (str(path.relative_to(SOURCE)), item.name)
        for path in SOURCE.rglob("*.py")
        for item in ast.walk(parsed(path))
        if isinstance(item, ast.FunctionDef)
        and any(isinstance(mark, ast.Name) and mark.id == "cache" for mark in item.decorator_list)
        and any("drill" in named.arg for named in item.args.args)
    }
    assert found == set()


TYPED = {"text", "title", "body", "texts", "said", "vi", "word", "words"}
"""What parameters are called that hold words which somebody may have typed."""


def test_what_is_read_off_typed_words_is_remembered_only_until_a_text_is_erased() -> None:
    """By `until_erased`, which forgets then; `lru_cache` keeps the words of an erased text as its key."""
    found = {
        (str(path.relative_to(SOURCE)), item.name)
        for package in ("kernel", "media", "casework", "conduct", "automata", "watch", "web")
        for path in (SOURCE / package).rglob("*.py")
        for item in ast.walk(parsed(path))
        if isinstance(item, ast.FunctionDef)
        and any("cache" in ast.unparse(mark) for mark in item.decorator_list)
        and TYPED & {named.arg for named in item.args.args}
    }
    assert found == {("kernel/i18n.py", "_for_one")}  # our own messages
