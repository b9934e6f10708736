"""The pages of the roles are what the editions say, are found by an author, and every message that lists roles names them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from infodrill.casework.edition import SHIPPED, load_edition
from infodrill.casework.steps import PLAYERS, ROLES
from infodrill.conduct.check import check
from infodrill.conduct.housewords import CONTROL_WORDS, ROLE_WORDS
from infodrill.kernel.i18n import LANGUAGES, Lang, tr
from infodrill.review.measures import SPECS
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import load
from tests.docs.test_docs import ROOT

TINY = ROOT / "tests" / "scenario" / "tiny"
CODE = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})(?![\w-])")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def test_both_pages_are_what_the_editions_say() -> None:
    import roletable

    assert ROLE_WORDS.keys() == PLAYERS and CONTROL_WORDS.keys() == ROLES - PLAYERS
    for lang, name in roletable.PAGES.items():
        written = (roletable.FOLDER / name).read_text("utf-8")
        assert written == roletable.page(lang), "run python tools/roletable.py"
        assert all(f"| `{role}` |" in written for role in ROLES)
    editions = [load_edition(name) for name in SHIPPED]  # the steps stand once, for all of them
    for role in PLAYERS:
        first, *others = [roletable.steps_of(edition, role) for edition in editions]
        assert others == [first] * len(others)


@pytest.mark.parametrize(
    ("page", "leads"),
    [
        ("docs/README.md", ("reference/roles.md", "reference/cac-vai.md")),
        ("docs/how-to/write-a-scenario.md", ("../reference/roles.md",)),
        ("docs/how-to/viet-kich-ban.md", ("../reference/cac-vai.md",)),
    ],
)
def test_an_author_is_led_there(page: str, leads: tuple[str, ...]) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert [lead for lead in leads if f"]({lead})" not in text] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("COLLAB, VERIFY]", "COLLAB]"),  # a role that is asked for and that nobody holds
        ("roles: [RIGHTS, OVERSIGHT]", "roles: [RIGHTS, SPOKE]"),  # two that may not sit together
        ("roles: [RIGHTS, OVERSIGHT]", "roles: [OVERSIGHT]"),  # a step that nobody takes
    ],
)
def test_a_finding_names_the_roles_of_which_it_speaks(tiny: Path, old: str, new: str) -> None:
    cells = tiny / "cells.yaml"
    text = cells.read_text("utf-8")
    assert old in text
    cells.write_text(text.replace(old, new, 1), "utf-8")
    loaded = load(tiny)
    edition = load_edition(loaded.scenario.drill.edition)
    told = 0
    for lang in LANGUAGES:
        for problem in check(loaded).problems:
            for value in map(str, filter(None, (_said(each, lang) for each in problem.params.values()))):
                for found in CODE.finditer(value):
                    if found[0] in edition.roles:
                        assert f"({edition.role_name(found[0], lang)})" in value, problem.render(lang)
                        told += 1
    assert told


def _said(value: object, lang: str) -> object:
    return value.get(lang) if isinstance(value, dict) else value if isinstance(value, str) else None


@pytest.mark.parametrize("wrong", ["PRESSY-XX", ""])
def test_a_list_of_codes_says_where_they_are_explained(tiny: Path, wrong: str) -> None:
    cells = tiny / "cells.yaml"
    cells.write_text(
        cells.read_text("utf-8").replace("roles: [SPOKE]", f"roles: [{wrong or 'null'}]", 1), "utf-8"
    )
    with pytest.raises(ScenarioErrors) as caught:
        load(tiny)
    for lang, page in (("en", "docs/reference/roles.md"), ("vi", "docs/reference/cac-vai.md")):
        listing = [line for line in caught.value.render(lang).splitlines() if "`SIM-PLAT`" in line]
        assert listing and all(page in line for line in listing)
        assert (ROOT / page).is_file()


@pytest.mark.parametrize(("page", "lang"), [("write-a-scenario.md", "en"), ("viet-kich-ban.md", "vi")])
def test_every_measure_is_explained_where_a_planner_reads_of_them(page: str, lang: Lang) -> None:
    rows = re.findall(
        r"(?m)^\| (E\d+) \| ([^|]+) \| [^|]+ \|$", (ROOT / "docs" / "how-to" / page).read_text("utf-8")
    )
    assert rows == [(code, tr(lang, spec.title)) for code, spec in SPECS.items()]
