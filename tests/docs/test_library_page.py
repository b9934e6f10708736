"""docs/library.md and docs/thu-vien.md are what their command writes, and tell outside of their folds nobody what is true."""

from __future__ import annotations

import pytest

from infodrill.scenario.loader import find, library, load
from tests.docs.test_docs import ROOT

PAGES = {"en": "library.md", "vi": "thu-vien.md"}


@pytest.mark.parametrize(("lang", "name"), PAGES.items())
def test_the_page_is_what_its_command_writes(lang, name):
    import librarypage

    assert librarypage.PAGES == PAGES
    assert (ROOT / "docs" / name).read_text("utf-8") == librarypage.page(lang), (
        "run python tools/librarypage.py"
    )


@pytest.mark.parametrize(("lang", "name"), PAGES.items())
def test_it_names_every_drill_and_outside_of_the_folds_no_kind_of_story_that_is_in_it(lang, name):
    page = (ROOT / "docs" / name).read_text("utf-8")
    for drill in library():
        scenario = load(find(drill)).scenario
        assert f"\n## {scenario.drill.title.in_(lang)}\n" in page
        section = page.split(f"\n## {scenario.drill.title.in_(lang)}\n", 1)[1].split("\n<a id=", 1)[0]
        shut, _, below = section.partition("<details>")
        assert shut and "</details>" in below
        told = shut + below.partition("</details>")[2]
        assert " × " in section and " × " not in told
        hidden = [claim.sentence.in_(lang) for claim in scenario.claims]
        hidden += [known.why.in_(lang) for claim in scenario.claims for known in claim.truth if known.why]
        assert hidden and not [words for words in hidden if words and words in page]
        said = (scenario.drill.subtitle.in_(lang), scenario.drill.synopsis.in_(lang))
        assert [words for words in said if words not in section or words in told] == []


def test_whoever_chooses_finds_each_drill_once():
    import librarypage

    for lang in PAGES:
        assert sorted(name for _, names in librarypage.BEGIN[lang] for name in names) == sorted(library())
