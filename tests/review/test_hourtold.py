"""An hour of the next word that stands in the words of a text alone was told to people: it is named where it passed."""

from __future__ import annotations

import pytest

from infodrill.review import rowtext
from infodrill.review.assess import judge
from infodrill.review.measures import hourtold
from infodrill.review.remedies import remedy
from tests.review.scene import TEXT_EN, TEXT_VI, Pen, claim, scenario

VI, EN = f"{TEXT_VI} Phường có thêm tin lúc 23 giờ 20.", f"{TEXT_EN} The ward has more news at 23:20."


@pytest.mark.parametrize(
    ("vi", "en", "then", "field", "told"),
    [
        (VI, EN, 0, 0, "đến hết buổi không có tin nào"),
        (TEXT_VI, EN, 0, 0, "đến hết buổi không có tin nào"),
        (VI, TEXT_EN, 50, 0, "muộn 10 phút"),
        (VI, EN, 40, 0, ""),
        (VI, EN, 0, 40, ""),  # E13 counts it
        (TEXT_VI, TEXT_EN, 0, 0, ""),
    ],
)
def test_an_hour_in_the_words_that_passed_stands_beside_the_promises(
    vi: str, en: str, then: int, field: int, told: str
) -> None:
    """Three texts and an answer to the press said "more at 6.55"; it came at seven, and all promises were called kept."""
    pen = Pen(scenario(claim("dyke", "G0", "FALSE", "H2")))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", body=vi, body_en=en, next_minute=field)
    if then:
        pen.publish(then, "c1", "answer", "deny", body=f"{TEXT_VI} Đê đã đo lại, không vỡ.")
    found = judge(pen.end(180))
    rows = [row for row in found.measures["E13"].beside if row.owed.what == hourtold.PASSED]
    said = [found.log.voice("vi").say(rowtext.gap(found.log, row)) for row in rows]
    assert len(said) == bool(told) and all(told in each and "23:20" in each for each in said), said
    assert all(remedy(found.log, row) for row in rows) and not any(row in found.ledger for row in rows)
