"""What an error says to people."""

from __future__ import annotations

import pytest
from tests.patience import calls

from infodrill.casework.refusal import refuse
from infodrill.kernel.errors import DrillError, Refused


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_list_with_nothing_in_it_says_nothing(lang: str) -> None:
    empty, full = refuse("once", "x"), refuse("once", "x", ("merge",))
    assert empty.said(lang)[1] == "" and "–" not in empty.render(lang)
    assert "merge" in full.said(lang)[1]


def test_only_the_sentence_that_would_name_the_empty_list_is_left_out() -> None:
    error = DrillError("It holds {known}.", remedy="Choose: {known}. Or ask c1.t2.", known=())
    assert error.said("en") == ("It holds –.", "Or ask c1.t2.")


def test_a_refusal_that_nobody_reads_is_not_put_into_words() -> None:
    made = calls(lambda: Refused("No {what}.", rule="role", allowed=("a", "b"), what="x"), most=6)
    assert str(made) == "role: No x. [R100]"
