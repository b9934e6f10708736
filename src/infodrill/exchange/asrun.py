"""The MSEL as it ran: planned and real times, status, who got it and how many confirmed. For the file of the drill."""

# Charter: exchange asrun
from __future__ import annotations

from infodrill.exchange.plain import line
from infodrill.exchange.records import Ran
from infodrill.exchange.workbook import Sheet, Value, write
from infodrill.kernel.mark import MARK

SHEET = "MSEL đã chạy · As run"
HEADINGS = (
    "Số · Number", "Tình huống · Situation", "Kế hoạch (giây) · Planned (seconds)", "Thực tế (giây) · Actual (seconds)",
    "Giờ trong truyện · Story time", "Kết quả · Status", "Gửi khung · To cells", "Công khai · To the public",
    "Số ghế xác nhận · Seats that confirmed", "Tiêu đề · Subject", "Subject (English)",
)  # fmt: skip
_WIDE = {6: 30, 9: 40, 10: 40}


def as_workbook(rows: tuple[Ran, ...], mark: str = MARK) -> bytes:
    """One row an inject, in order of number; what never came has an empty time and status."""
    return write((Sheet(SHEET, HEADINGS, tuple(_row(one) for one in rows), _WIDE),), mark)


def _row(one: Ran) -> tuple[Value, ...]:
    return (
        one.number,
        line(one.situation),
        one.planned,
        one.at if one.at >= 0 else "",
        one.story,
        one.status,
        ", ".join(one.to),
        one.public,
        one.read_by,
        _safe(one.subject.vi),
        _safe(one.subject.en),
    )


def _safe(text: str) -> str:
    """On one line, and without what the format would read as an escape."""
    return line(text, 400).replace("_x", "_ x").replace("x005F_", "x005F _")
