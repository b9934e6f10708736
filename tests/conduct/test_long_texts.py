"""A text of any length and any letters neither holds the city nor falls out of it."""

from __future__ import annotations

from itertools import count

import pytest

from infodrill.casework import content
from infodrill.casework.records import Version
from infodrill.conduct import passages as told
from infodrill.conduct.counted import counted
from infodrill.conduct.seenin import READ, as_far_as_read, seen_in
from infodrill.conduct.subject import NOTHING
from infodrill.kernel.digits import MOST
from infodrill.kernel.events import Text
from infodrill.kernel.fields import LONGEST
from infodrill.kernel.saiddays import said_days
from infodrill.kernel.saidnumbers import said_numbers
from tests.patience import grows

UNITS = (
    "thứ hai ", "by 5 pm ", "5 giờ ", "từ 7h30 đến 8h ", "trước 5 giờ ", "đến 5 giờ - ", "1", "7h", "A", "một tỷ trăm ", "“a” ",
    "1.", "²", "٣", "và ", "trẻ a b c ", "\n", "\u200b", "a. ",
)  # fmt: skip
FIGURE = "7" * 5_000


def version(body: str, lang: str) -> Version:
    said = dict.fromkeys(("title_vi", "title_en", "body_vi", "body_en"), Text(""))
    said |= {f"title_{lang}": Text("Thông báo về tủ vắc-xin"), f"body_{lang}": Text(body)}
    return Version(
        version=1, stance="deny", figures=(), craft={}, leaks=(), author=("", "a"), author_seat="", at=0, **said
    )  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_letters_make_a_reader_of_typed_words_fall(lang: str) -> None:
    for unit in UNITS:
        text = (unit * LONGEST)[:1_000]
        told.passages(version(text, lang), lang)
        list(counted(lang, text))
        content.lacking([(lang, unit, text)], 0)
        content.idle(lang, text)
        content.advises([(lang, text)])
        content.names_a_day(text)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_figure_longer_than_anything_counts_is_no_number_and_is_read_past(lang: str) -> None:
    text = f"Theo biên bản lúc 9 giờ 12/6, {FIGURE} người. According to the record, {FIGURE} doses."
    assert not [number for number in said_numbers(text, lang) if number.value >= 10**MOST]
    assert told.passages(version(text, lang), lang)


def test_passers_by_read_the_beginning_of_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def seen(title: str, body: str, *rest: object) -> told.Passages:
        read.append(len(body))
        return seen_in(title, body, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(told, "seen_in", seen)
    body = "Tủ vắc-xin hỏng từ 5 giờ. " * (LONGEST // 26)
    assert told.passages(version(body, "vi"), "vi", NOTHING) == told.passages(
        version(as_far_as_read(body), "vi"), "vi", NOTHING
    )
    assert read
    assert max(read) <= READ


def test_a_long_row_of_days_is_read_in_a_time_that_grows_with_its_length() -> None:
    unread = count()  # a text that was read before is remembered
    assert grows(lambda days: said_days(f"{next(unread)} " + "thứ hai " * days), 200) < 3
