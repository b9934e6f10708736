"""What a text counts, in figures and in words of both languages."""

from __future__ import annotations

import pytest

from infodrill.conduct.counted import counted, fewer

TOLD = """
vi|Mười hai người chết ở cầu.|12 người  vi|Hai mươi mốt hộ mất điện.|21 hộ  vi|Một trăm lẻ năm người mắc kẹt.|105 người
vi|1.200 người mắc kẹt.|1200 người  vi|12.500 hộ mất điện.|12500 hộ  vi|Ba chục người chờ.|30 người
vi|Năm trăm ba mươi hộ.|530 hộ
vi|Có 3 người và hai xe.|3 người,2 xe  vi|Mưa 120 mm, sâu 3 m.|  vi|Thứ hai người ta họp.|
vi|Vài chục người chờ.|  vi|Năm 2026 người ta xây.|
vi|Còn 2-3 người.|  vi|Không người nào bị thương.|  vi|Có 0 người chết.|
en|One hundred and five people are stuck.|105 people  en|Twenty-five people.|25 people  en|Fifteen people died.|15 people
en|1,200 people wait.|1200 people  en|Two dozen people.|24 people  en|A dozen boats.|12 boats  en|Three hundred homes.|300 homes
en|A hundred workers left.|100 workers  en|Room 12 is open to people.|  en|No people were hurt.|  en|In March people left.|
"""
ROWS = [tuple(cell.split("|")) for row in TOLD.strip().splitlines() for cell in row.split("  ")]


@pytest.mark.parametrize(("lang", "text", "meant"), ROWS)
def test_a_tally_is_read_whole(lang: str, text: str, meant: str) -> None:
    said = list(counted(lang, text))
    assert ",".join(f"{each.number} {each.words.split()[-1]}" for each in said) == meant
    assert all(each.words in text for each in said)


def test_a_smaller_number_of_the_same_is_set_against_a_tally() -> None:
    assert fewer("vi", "Có 3 người bị thương nhẹ.", "Mười hai người chết ở cầu") == "3 người"
    assert fewer("en", "Three people were hurt.", "one hundred and five people died") == "Three people"
    assert not fewer("vi", "Có 12 người bị thương.", "Mười hai người chết ở cầu"), "as many is not fewer"
    assert not fewer("vi", "Có 3 xe.", "Mười hai người chết ở cầu")
    assert not fewer("vi", "Có 0 người chết.", "Mười hai người chết ở cầu"), "none is no tally to compare"


def test_of_several_smaller_numbers_nobody_knows_which_is_the_news() -> None:
    claim = "40 học sinh nằm viện"
    assert fewer("vi", "6 học sinh được theo dõi.", claim) == "6 học sinh"
    assert fewer("vi", "6 học sinh được theo dõi, 9 học sinh khác ở nhà.", claim) == ""
