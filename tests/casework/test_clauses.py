"""In what mood a clause speaks, and what it denies: read in one place for all that hold our words against something."""

from __future__ import annotations

import pytest

from infodrill.casework.clauses import ANYBODY, ASKED, BIDDEN, FELT, HEARD, NOTED, STATED, SUPPOSED, clauses


@pytest.mark.parametrize(
    ("lang", "text", "moods"),
    [
        ("vi", "Van đã khóa, khí đang giảm.", [STATED, STATED]),
        ("vi", "Có người kể van chưa khóa, khí đang tăng.", [HEARD, HEARD]),
        ("vi", "Có người kể van chưa khóa, nhưng khí đang giảm.", [HEARD, STATED]),
        ("vi", "Ai hỏi thì bảo bà con gói ghém đồ đạc.", [ANYBODY]),  # what is to be told is our word
        ("en", "Tell parents that the order is genuine.", [STATED]),
        ("en", "Parents tell us of an order.", [HEARD]),
        ("vi", "Nếu cay mắt thì rửa nước sạch.", [SUPPOSED]),
        ("vi", "Xin bà con đóng cửa sổ.", [BIDDEN]),
        ("vi", "Van khóa chưa?", [ASKED]),
        ("vi", "Cảm ơn bà con đã báo.", [FELT]),
        ("en", "The valve is shut and the gas is falling.", [STATED, STATED]),
        ("en", "Whoever smells it rings us, then waits.", [ANYBODY, ANYBODY]),
        ("en", "The operator has since told us of a gift.", [NOTED]),
        ("en", "“The valve is open.”", []),
    ],
)
def test_a_mood_lasts_to_the_end_of_its_sentence_or_to_a_but(lang: str, text: str, moods: list[str]) -> None:
    assert [clause.mood for clause in clauses(lang, text)] == moods


@pytest.mark.parametrize(
    ("lang", "text", "denied"),
    [
        ("vi", "Kho số 2 không hề dột.", {"he", "dot"}),
        ("en", "No tank is washed at the Hướng Dương flats.", {"tank", "washed"}),
        ("en", "Order no. 61 stands.", set()),
    ],
)
def test_what_stands_behind_a_no_is_what_is_denied(lang: str, text: str, denied: set[str]) -> None:
    (clause,) = clauses(lang, text)
    assert clause.denied == denied and clause.denies == bool(denied)
