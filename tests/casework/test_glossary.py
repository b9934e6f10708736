"""The glossary holds every code of the procedure, and the translations use its words."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import get_args

import pytest

from infodrill.casework import rights
from infodrill.casework.edition import load_edition
from infodrill.casework.steps import CASE_STATES, CORE, PLAYERS, STATEMENT_STATES
from infodrill.casework.timeline import WORDS
from infodrill.kernel.i18n import catalogue
from infodrill.scenario.schema.base import Disposition

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
PAGE = (ROOT / "docs" / "thuat-ngu.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|", re.M)


def test_the_pages_are_what_the_code_says() -> None:
    import procedurepage

    assert procedurepage.section() in PAGE
    assert (ROOT / "docs" / "procedure.md").read_text(encoding="utf-8") == procedurepage.page()


def test_every_code_is_in_it() -> None:
    codes = {row[0].strip("` ") for row in ROW.findall(PAGE[PAGE.index("## Codes of") :])}
    steps = {key for key in CORE if load_edition().has(key)}
    wanted = {
        *CASE_STATES,
        *STATEMENT_STATES,
        *get_args(Disposition),
        *rights.VERDICTS,
        *PLAYERS,
        *rights.GATES,
        *steps,
    }
    assert wanted | {str(key) for key in rights.ACTIONS} <= codes
    assert steps == set(CORE), "the default edition has every step"


def terms() -> dict[str, str]:
    """English → Vietnamese of the first table."""
    table = PAGE[PAGE.index("| English |") : PAGE.index("## Words of the field")]
    found = {}
    for english, vietnamese, _ in ROW.findall(table)[1:]:
        if "," not in english and "/" not in english and not set(english) <= {"-"}:
            found[english.strip()] = re.sub(r"\s*\(.*?\)", "", vietnamese).strip()
    return found


@pytest.mark.parametrize("english", sorted(terms()))
def test_a_message_that_is_a_term_is_translated_by_its_word(english: str) -> None:
    words = catalogue("vi")
    if english in words:
        assert terms()[english].lower() in words[english].lower(), words[english]


def test_the_verdicts_are_told_by_the_words_of_the_page() -> None:
    told = PAGE[PAGE.index("## Verdicts") : PAGE.index("## Ratings")].replace("\n", " ")
    for code in rights.VERDICTS:
        english = code.replace("_", " ")
        assert f"{english} *{catalogue('vi')[WORDS[code]]}*" in told, code
