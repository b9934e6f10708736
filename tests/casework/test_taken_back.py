"""A text is taken back by its own author, or sent back by somebody else, whoever writes on in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement, SubmitStatement
from tests.casework.table import Table

DRAFT = DraftStatement(
    role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), title_vi="Nước sạch",
    title_en="Clean water", body_vi="Bà con đun sôi nước trước khi uống.", body_en="Boil the water before you drink it.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("hand", "then", "own"),
    [
        ("s1", "", True),
        ("s2", "", False),
        ("s1", "s1", True),
        ("s2", "s1", False),
        ("s1", "s2", False),
        ("s2", "s2", False),  # who sent a colleague's text back and writes on in it
    ],
)
def test_its_own_author_alone_takes_a_text_back(hand: str, then: str, own: bool) -> None:
    table = Table()
    table.play(DRAFT, seat="s1")
    table.play(SubmitStatement("COMMS", "s1"), seat="s1")
    table.play(ReturnStatement("SPOKE", "s1", "Nêu nguồn."), seat=hand)
    if then:
        table.play(replace(DRAFT, statement="s1", title_vi="Nước đã sạch"), seat=then)
    newest = table.statement().newest
    assert newest.returned == "Nêu nguồn." and newest.taken_back is own


def test_nobody_is_named_where_the_log_names_nobody() -> None:
    table = Table()
    table.play(DRAFT, seat="s1")
    assert not replace(table.statement().newest, returned="Nêu nguồn.", author_seat="").taken_back
