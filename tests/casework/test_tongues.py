"""A text is begun in one language; whether the other is asked for before approval, the drill says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.parting import joined, parted
from infodrill.kernel.errors import Refused
from infodrill.kernel.folding import as_read
from tests.casework.table import Table, draft

WORDS = ("title_vi", "title_en", "body_vi", "body_en")
ONLY_VI = {"title_en": "", "body_en": ""}
ONLY_EN = {"title_vi": "", "body_vi": ""}


def field_of(error: pytest.ExceptionInfo[Refused]) -> object:
    return error.value.params["field"]


@pytest.mark.parametrize("blank", [ONLY_VI, ONLY_EN], ids=["vi", "en"])
def test_one_language_is_enough_to_draft_and_the_other_is_asked_for_by_name_before_approval(blank) -> None:
    table = Table()
    statement = table.draft(table.decided(), **blank)
    with pytest.raises(Refused) as no:
        table.play(SubmitStatement("COMMS", statement))
    assert field_of(no) in blank
    table.play(draft("c1", statement=statement), 1)
    table.play(SubmitStatement("COMMS", statement))
    assert table.statement().state == "REVIEW"


@pytest.mark.parametrize("blank", [ONLY_VI, ONLY_EN], ids=["vi", "en"])
def test_where_one_language_is_enough_it_is_published_and_read_by_all(blank) -> None:
    table = Table(both=False)
    statement = table.draft(table.decided(), **blank)
    table.play(SubmitStatement("COMMS", statement))
    for role in ("FACT-OWNER", "RIGHTS"):
        table.play(ApproveStatement(role, statement))
    table.play(PublishStatement("SPOKE", statement))
    version = table.statement().newest
    assert version.published_at >= 0
    assert version.said("vi") == version.said("en") and all(version.said("vi"))
    table.play(RaiseError("MONITOR", statement, "The gauge was read wrongly."), seat="another")
    own = {"title_en": "The dyke stands", "body_en": "The gauge reads 4.21 m."} if blank is ONLY_EN else {
        "title_vi": "Đê đứng vững", "body_vi": "Trạm đo ghi 4,21 m."}  # fmt: skip
    table.play(SelfCorrect(role="SPOKE", statement=statement, stance="partly", **own), 1)
    assert table.statement().state == "REVIEW"


@pytest.mark.parametrize("missing", WORDS)
def test_half_a_language_goes_nowhere(missing: str) -> None:
    """Neither where both are asked for nor where one is enough: what is begun is written whole."""
    for both in (True, False):
        table = Table(both=both)
        statement = table.draft(table.decided(), **{missing: " "})
        with pytest.raises(Refused) as no:
            table.play(SubmitStatement("COMMS", statement))
        assert field_of(no) == missing


@pytest.mark.parametrize("given_one", WORDS)
def test_a_text_that_is_whole_in_no_language_is_refused_at_the_field_that_is_open(given_one: str) -> None:
    table = Table()
    case = table.decided()
    with pytest.raises(Refused) as no:
        table.draft(case, **(dict.fromkeys(WORDS, "") | {given_one: "Đê vững."}))
    kind, lang = given_one.split("_")
    assert field_of(no) == f"{'body' if kind == 'title' else 'title'}_{lang}"


def test_a_correction_of_our_own_asks_for_the_languages_as_any_approval_does() -> None:
    table = Table()
    statement = table.published(table.decided())
    table.play(RaiseError("MONITOR", statement, "The gauge was read wrongly."), seat="another")
    own = SelfCorrect(
        role="SPOKE", statement=statement, stance="partly", title_vi="Đê vững", body_vi="Mực nước 4,21 m."
    )
    with pytest.raises(Refused) as no:
        table.play(own, 1)
    assert field_of(no) == "title_en"
    table.play(replace(own, title_en="The dyke holds", body_en="The gauge reads 4.21 m."), 1)


@given(st.lists(st.text(st.sampled_from("aộ. \n\r\t\u2028\x85\x0b"), max_size=12), min_size=5, max_size=5))
def test_no_part_moves_when_a_text_is_kept_and_read_again(parts: list[str]) -> None:
    body, lines = joined(parts)
    assert parted(as_read(body), lines, 5) == [as_read(part).strip() for part in parts]


def test_a_text_from_before_stands_a_paragraph_a_part() -> None:
    assert parted("a\n\nb\nc", (), 5) == ["a", "b", "c", "", ""]
    assert parted("a\nb\nc\nd\ne\nf", (), 5) == ["a", "b", "c", "d", "e\nf"]


def test_parts_that_do_not_add_up_are_refused() -> None:
    table = Table()
    case = table.decided()
    with pytest.raises(Refused) as no:
        table.draft(case, lines_vi=(1, 2, 0, 0, 1))
    assert field_of(no) == "lines_vi"
