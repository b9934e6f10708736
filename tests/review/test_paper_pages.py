"""Where pages of the papers before a drill begin and end: what is read or filled in together stays on one sheet."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from infodrill.review.papers import PaperName
from infodrill.review.report.document import (
    FactsBlock,
    GroupBlock,
    HeadingBlock,
    ParagraphBlock,
    ReportDocument,
    TableBlock,
    plain_text,
)
from tests.forms import both_forms
from tests.review.beforehand import every_paper, tree_of
from tests.review.telling import lines_of, squeezed
from tests.review.test_papers import DRILLS, paper_of, sheets_of

LANGS = ("vi", "en")
EVERY = [(name, lang) for name in DRILLS for lang in LANGS]
FEW = [("clinic", "en"), ("market-rumour", "vi")]
FEW_ENTRIES = 24


def groups_of(found: Any) -> list[GroupBlock]:
    """The claims and injects of a paper, at any depth."""
    held = (
        [group for part in found.parts for group in part.blocks]
        if isinstance(found, ReportDocument)
        else found
    )
    return [group for group in held if isinstance(group, GroupBlock) and group.kind == "claim"]


def together(name: str, paper: str, lang: str, cell: str = "") -> tuple[ReportDocument, list[str]]:
    asked = PaperName(paper, cell)
    return tree_of(name, asked, lang), [squeezed(page) for page in sheets_of(paper_of(name, asked, lang))]


@pytest.mark.parametrize(("name", "lang"), both_forms(EVERY, FEW))
def test_what_an_inject_says_is_on_the_page_of_what_is_known_of_it(name: str, lang: str) -> None:
    tree, pages = together(name, "msel", lang)
    looked = 0
    for group in groups_of(tree):
        facts, said = (next((one for one in group.blocks if fits(one)), None) for fits in (_facts, _said))
        if facts is None or said is None or sum(len(line) for line in lines_of((facts,))) > 1_000:
            continue
        heading = next(plain_text(one.spans) for one in group.blocks if isinstance(one, HeadingBlock))
        first, *_, last = (squeezed(line) for line in lines_of((facts,)))
        begun = next(line for line in lines_of((said,)))[:40]
        # Two lines of terms say the same in many injects; together with the heading they stand once.
        assert any(_in_order(page, squeezed(heading), first, last, squeezed(begun)) for page in pages), (
            heading
        )
        looked += 1
    assert looked > 5


def _in_order(page: str, *wanted: str) -> bool:
    at = 0
    for text in wanted:
        at = page.find(text, at)
        if at < 0:
            return False
    return True


def _facts(block: Any) -> bool:
    return isinstance(block, FactsBlock)


def _said(block: Any) -> bool:
    return isinstance(block, GroupBlock) and block.kind == "said"


@pytest.mark.parametrize(("name", "lang"), both_forms(EVERY, FEW))
def test_a_claim_of_the_right_path_is_not_left_behind_on_the_page_before_it(name: str, lang: str) -> None:
    tree, pages = together(name, "evaluation", lang)
    looked = 0
    for part in tree.parts:
        for before, after in pairwise(part.blocks):
            if (
                isinstance(before, ParagraphBlock)
                and before.kind == "big"
                and isinstance(after, ParagraphBlock)
            ):
                both = "".join(squeezed(plain_text(one.spans)) for one in (before, after))
                assert any(both in page for page in pages), plain_text(before.spans)
                looked += 1
    assert looked


@pytest.mark.parametrize(("name", "lang"), FEW)
def test_contents_of_few_lines_stand_below_the_title(name: str, lang: str) -> None:
    for paper in ("plan", "evaluation", "msel"):
        tree, pages = together(name, paper, lang)
        first = squeezed(
            plain_text(next(one for one in tree.parts[1].blocks if isinstance(one, HeadingBlock)).spans)
        )
        depth = int(tree.furniture["depth"])
        entries = sum(
            isinstance(one, HeadingBlock) and one.level <= depth
            for part in tree.parts[1:]
            for one in _all(part.blocks)
        )
        holds = [n for n, page in enumerate(pages[:3]) if first in page]
        if entries <= FEW_ENTRIES:
            assert holds[:2] in ([0, 1], [0]), paper
        else:
            assert holds and holds[0] == 1, paper


def _all(blocks: Any) -> list[Any]:
    found = []
    for one in blocks:
        found += [one, *(_all(one.blocks) if isinstance(one, GroupBlock) else [])]
    return found


@pytest.mark.parametrize(("name", "lang"), both_forms(EVERY, [("clinic", "vi")]))
def test_a_row_across_the_table_is_not_left_behind_on_the_page_before_its_rows(name: str, lang: str) -> None:
    tree, pages = together(name, "run-of-show", lang)
    looked = 0
    for table in _all(block for part in tree.parts for block in part.blocks):
        for before, after in pairwise(table.lines if isinstance(table, TableBlock) else ()):
            if len(before.cells) == 1 < len(after.cells):
                said = squeezed("".join(lines_of((before,)))) + squeezed("".join(lines_of(after.cells[:2])))
                assert any(said in page for page in pages), said
                looked += 1
    assert looked


@pytest.mark.parametrize(("name", "lang"), both_forms(EVERY, [("clinic", "vi")]))
def test_what_a_sheet_is_stands_on_the_page_of_its_title(name: str, lang: str) -> None:
    looked = 0
    for handbook in (found for found in every_paper(name) if found.kind == "handbook"):
        tree, pages = together(name, "handbook", lang, handbook.cell)
        for part in tree.parts:
            for head in part.blocks:
                if isinstance(head, GroupBlock) and head.kind == "head":
                    said = "".join(squeezed(line) for line in [*lines_of(head.blocks)][:2])
                    assert any(said in page for page in pages), said
                    looked += 1
    assert looked


@pytest.mark.parametrize("lang", LANGS)
def test_a_choice_of_several_in_a_line_is_not_cut_at_its_dash(lang: str) -> None:
    pages = sheets_of(paper_of("clinic", PaperName("forms"), lang))
    lines = [line.strip() for page in pages for line in page.splitlines()]
    choices = [line for line in lines if "□" in line]
    assert choices and not [line for line in choices if re.search(r"[–-]$", line)]
