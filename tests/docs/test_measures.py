"""The page of the measures is what they say, and code that names a page for its source names one that is here."""

from __future__ import annotations

import re

from infodrill.review.measures import SPECS
from infodrill.review.measures.base import P_S_M
from infodrill.review.modelled import measure_model
from tests.docs.test_docs import ROOT

NAMED = re.compile(r"(?<![\w{}*.])((?:[\w-]+/)*[a-z0-9][a-z0-9-]+\.md)\b")


def test_the_page_is_what_the_measures_say() -> None:
    import measurepage

    written = measurepage.PAGE.read_text("utf-8")
    assert written == measurepage.page(), "run python tools/measurepage.py"
    assert all(f"| {code} |" in written for code in (*SPECS, *measure_model(None)))
    assert {key.split(".")[0] for key in P_S_M} <= SPECS.keys()


def test_a_page_that_code_names_is_here() -> None:
    pages = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.md") if ".venv" not in path.parts}
    missing = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (ROOT / "src").rglob("*.py")
        for name in NAMED.findall(path.read_text("utf-8"))
        if not any(page == name or page.endswith(f"/{name}") for page in pages)
    }
    assert missing == set()
    assert NAMED.findall("as (docs/reference/measures.md) and a/b-c.md say") == [
        "docs/reference/measures.md",
        "a/b-c.md",
    ]
