"""Workbooks as planners make them: their own headings and order, titles above and between, times in every shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import openpyxl

START = datetime(2027, 3, 10, 8, 0)
LEAP_AT, LEAP = 600, 1_200  # seconds: the tiny drill's second move
HSEEP = {
    "number": ("Event #", "Inject No."),
    "at": ("Event Time", "Time", "Scenario Time"),
    "from": ("From / Sender", "Originator (From)"),
    "to": ("Recipient Player(s)", "Recipient (To)"),
    "method": ("Delivery Method", "Inject Mode"),
    "subject": ("Event", "Inject Title"),
    "body": ("Event Description", "Event Description / Inject"),
    "expected": ("Expected Player Action", "Expected Outcome of Player Action"),
}
BLUEPRINT = {
    "number": ("Control Number",),
    "at": ("Execution Time", "DTG", "Date & Time"),
    "from": ("From Org",),
    "to": ("To Org",),
    "method": ("Delivery Method",),
    "subject": ("Name", "Title"),
    "body": ("Description", "Details"),
    "expected": ("Expected Response",),
}
OPENAEV = {
    "number": ("ID",),
    "at": ("Trigger time",),
    "from": ("Sender",),
    "to": ("Teams", "Audience"),
    "method": ("Channel",),
    "subject": ("Title", "Subject"),
    "body": ("Description", "Content"),
    "expected": ("Expectation name", "Expectation description"),
}
VIETNAMESE = {
    "number": ("STT", "Số TT", "Mã tình huống"),
    "at": ("Thời gian", "Giờ đưa tin", "THỜI ĐIỂM", "Thoi gian"),
    "from": ("Nguồn tin", "Đơn vị gửi", "Bên gửi"),
    "to": ("Người nhận", "Nơi nhận", "Đơn vị nhận"),
    "method": ("Hình thức", "Kênh đưa tin", "Phương thức"),
    "subject": ("Tên tình huống", "Tiêu đề"),
    "body": ("Nội dung", "Diễn biến", "Nội dung tình huống"),
    "expected": ("Hành động mong đợi", "Dự kiến xử lý"),
}
FAMILIES = {"HSEEP": HSEEP, "Blueprint": BLUEPRINT, "OpenAEV": OPENAEV, "Vietnamese": VIETNAMESE}
OWN = ("Địa điểm", "Venue", "Người chuẩn bị")

Shape = Callable[[int], tuple[Any, str]]


def _clock(second: int) -> datetime:
    """What the story's clock shows."""
    return START + timedelta(seconds=second + (LEAP if second >= LEAP_AT else 0))


SHAPES: Mapping[str, Shape] = {
    "text clock": lambda at: (f"{_clock(at):%H:%M:%S}" if at % 60 else f"{_clock(at):%H:%M}", "@"),
    "time": lambda at: (_clock(at).time(), "HH:MM:SS"),
    "date and time": lambda at: (_clock(at), "DD/MM/YYYY HH:MM:SS"),
    "another day": lambda at: (_clock(at) + timedelta(days=200), "YYYY-MM-DD HH:MM:SS"),
    "fraction": lambda at: ((_clock(at) - datetime(2027, 3, 10)) / timedelta(days=1), "0.0000000"),
    "plus minutes": lambda at: (f"+{at // 60}:{at % 60:02}", "@"),
    "T plus": lambda at: (f"T+{at // 3_600}:{at // 60 % 60:02}:{at % 60:02}", "@"),
    "day count": lambda at: (f"D+0 {_clock(at):%H:%M:%S}", "@"),
    "first day": lambda at: (f"Ngày 1, {_clock(at):%H:%M:%S}", "@"),
    "dated text": lambda at: (f"{_clock(at):%d/%m/%Y %H:%M:%S}", "@"),
    "Vietnamese": lambda at: (
        f"{_clock(at):%H}h{_clock(at):%M}" if not at % 60 else f"{_clock(at):%H:%M:%S}",
        "@",
    ),
    "span": lambda at: (f"+{at // 60} phút {at % 60} giây", "@"),
}


@dataclass(frozen=True, kw_only=True)
class PlannersInject:
    """What a planner means; `phase` is said by a title above the row."""

    number: int
    at: int
    phase: int
    sender: str
    to: str
    method: str
    subject: str
    body: str
    expected: str
    venue: str

    def cell(self, field: str) -> Any:
        return {"from": self.sender, "own": self.venue}.get(field) or getattr(self, field)


@dataclass(frozen=True, kw_only=True)
class PlannersTable:
    """How the planner lays it out: fields in the order of columns with their headings, and what stands above."""

    headings: tuple[tuple[str, str], ...]
    shape: str
    above: tuple[str, ...]
    first_column: int
    phase_title: str
    merged: bool
    blank_rows: bool
    sheet: str

    def workbook(
        self, injects: tuple[PlannersInject, ...], changes: Mapping[tuple[int, str], Any] = {}
    ) -> bytes:
        """The file; `changes` = other values by number of the row and field."""
        book = openpyxl.Workbook()
        book.active.title = "Hướng dẫn"
        book.active["A1"].value = "Ghi chú về bảng"
        page = book.create_sheet(self.sheet)
        row, last = 1, self.first_column + len(self.headings) - 1
        for text in self.above:
            page.cell(row, self.first_column).value = text
            if self.merged:
                page.merge_cells(start_row=row, end_row=row, start_column=self.first_column, end_column=last)
            row += 2 if self.blank_rows else 1
        for number, (_, heading) in enumerate(self.headings):
            page.cell(row, self.first_column + number).value = heading
        phase = 0
        for inject in injects:
            if inject.phase != phase:
                phase, row = inject.phase, row + 1
                page.cell(row, self.first_column).value = self.phase_title.format(phase)
            row += 2 if self.blank_rows else 1
            for number, (field, _) in enumerate(self.headings):
                cell = page.cell(row, self.first_column + number)
                value, form = (
                    SHAPES[self.shape](inject.at) if field == "at" else (inject.cell(field), "General")
                )
                cell.value, cell.number_format = changes.get((inject.number, field), value), form
        packed = BytesIO()
        book.save(packed)
        return packed.getvalue()

    def place(self, injects: tuple[PlannersInject, ...], number: int, field: str) -> str:
        """The cell of a field, as a fault must name it."""
        book = openpyxl.load_workbook(BytesIO(self.workbook(injects, {(number, field): "HERE IT IS"})))
        (found,) = (
            cell for row in book[self.sheet].iter_rows() for cell in row if cell.value == "HERE IT IS"
        )
        return f"{self.sheet}!{found.coordinate}"
