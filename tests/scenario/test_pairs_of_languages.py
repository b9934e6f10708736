"""The same mistake in the same story is found in Vietnamese as in English, in the templates of both languages, and by the check
whose it is; the stories as they are say nothing wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from infodrill.scenario import checks
from infodrill.scenario.starting import templates
from tests.forms import both_forms
from tests.scenario.pairedstories import ROWS, STORIES, Row, planted
from tests.scenario.plaindrills import Data, loaded

KINDS = tuple(each.kind for each in templates())
Places = frozenset[tuple[str, str]]
OWNED: Mapping[str, str] = {"advised": "storyline", "claimclash": "agreement", "meanwhile": "agreement"}
"""Modules without findings of their own, and whose finding it is that comes of them."""
OTHERWISE = frozenset(
    {
        "addsup",
        "besideitself",
        "bothways",
        "closedways",
        "givenotherwise",
        "halfchanged",
        "languages",
        "measuredapart",
        "namedelsewhere",
        "released",
        "saiddates",
        "sameplaces",
        "sentto",
        "translations",
        "vietnamese",
        "withinone",
    }
)
"""Modules that hold both languages beside each other, or that their own tests try in both."""


def found(module: str, files: Data) -> Places:
    problems = import_module(f"{checks.__name__}.{module}").problems
    return frozenset((each.place.file, each.place.field) for each in problems(loaded(files)))


@cache
def usual(module: str, drill: str, story: str) -> Places:
    return found(module, planted(drill, story))


EVERY = [(row, kind) for row in ROWS for kind in KINDS]
IN_TURN = [(row, KINDS[n % len(KINDS)]) for n, row in enumerate(ROWS)]


@pytest.mark.parametrize(
    ("row", "kind"),
    both_forms(EVERY, IN_TURN),
    ids=lambda each: each if isinstance(each, str) else each[3][:30],
)
def test_a_mistake_is_found_in_both_languages(row: Row, kind: str) -> None:
    module, story, *rest = row
    silent = [
        code
        for code in ("vi", "en")
        if not found(module, planted(f"{kind}-{code}", story, *rest)) - usual(module, f"{kind}-{code}", story)
    ]
    assert not silent, row[3:]


@pytest.mark.parametrize("kind", KINDS)
def test_the_stories_themselves_say_nothing_wrong(kind: str) -> None:
    for story in STORIES:
        for code in ("vi", "en"):
            for module in sorted({row[0] for row in ROWS}):
                wrong = [
                    each
                    for each in usual(module, f"{kind}-{code}", story)
                    if each[0] == "claims/planted.yaml"
                ]
                assert not wrong, (story, code, module)


def test_every_module_that_reads_both_languages_has_its_pairs() -> None:
    tried = {row[0] for row in ROWS}
    for file in Path(checks.__file__).parent.glob("*.py"):
        module = import_module(f"{checks.__name__}.{file.stem}") if file.stem != "__init__" else checks
        tables = [
            name
            for name, each in vars(module).items()
            if isinstance(each, Mapping) and each.keys() == {"vi", "en"}
        ]
        if tables and file.stem not in OTHERWISE:
            assert OWNED.get(file.stem, file.stem) in tried, (file.stem, tables)
