"""The public log as a file: numbers, notices, appeals (Santa Clara Principles). CSV for people, JSON for programs."""

# Charter: exchange publiclog
from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from io import StringIO
from typing import Any

from infodrill.exchange.address import reserved
from infodrill.exchange.plain import line
from infodrill.exchange.records import AppealLine, BothTexts, PublicLogLine
from infodrill.kernel.mark import MARK

HEADINGS = (
    "Dấu · Mark", "Số · Number", "Lúc · At", "Mục · Item", "Hành động · Action", "Cơ quan · Issuer",
    "Thông báo · Notice", "Notice (English)", "Đề nghị xem xét lại · Ask for another look",
    "Số đề nghị · Appeals", "Đã trả lời · Answered", "Được chấp nhận · Upheld",
    "Vì an toàn, trước khi thẩm định · For safety, before its approval",
)  # fmt: skip
_LEADING = ("=", "+", "-", "@", "\t")  # what a spreadsheet would take for a formula


@dataclass(frozen=True, slots=True)
class PublicLog:
    """The lines in order of number, and every appeal in order of filing."""

    lines: tuple[PublicLogLine, ...]
    appeals: tuple[AppealLine, ...]
    mark: str = MARK

    def on(self, item: str) -> tuple[AppealLine, ...]:
        return tuple(appeal for appeal in self.appeals if appeal.item == item)


def as_csv(log: PublicLog) -> str:
    """Comma-separated, one line an entry, the mark in each and in a line of its own where there is none; texts that look like
    formulas get a leading apostrophe."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    if not log.lines:
        writer.writerow([log.mark, *[""] * (len(HEADINGS) - 1)])
    for log_line in log.lines:
        appeals = log.on(log_line.item)
        action = f"{log_line.action} {log_line.action_name.side_by_side}"
        told = (
            log_line.item,
            action,
            log_line.issuer_name.side_by_side,
            log_line.notice.vi,
            log_line.notice.en,
            reserved(log_line.appeal),
        )
        answered = sum(each.answered_at is not None for each in appeals)
        upheld = sum(each.upheld for each in appeals)
        writer.writerow(
            [
                log.mark,
                log_line.number,
                log_line.at.isoformat(),
                *map(_cell, told),
                len(appeals),
                answered,
                upheld,
                _cell(log_line.safety),
            ]
        )
    return page.getvalue()


def as_json(log: PublicLog) -> str:
    """The same with every appeal, and the counts."""
    whole = {
        "mark": log.mark,
        "numbers": {
            "entries": len(log.lines),
            "appeals": len(log.appeals),
            "answered": sum(appeal.answered_at is not None for appeal in log.appeals),
            "upheld": sum(appeal.upheld for appeal in log.appeals),
        },
        "entries": [_entry(log_line) for log_line in log.lines],
        "appeals": [_appeal(appeal) for appeal in log.appeals],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cell(text: str) -> str:
    flat = line(text)
    return f"'{flat}" if flat.startswith(_LEADING) else flat


def _entry(log_line: PublicLogLine) -> dict[str, Any]:
    return {
        "number": log_line.number,
        "at": log_line.at.isoformat(),
        "item": log_line.item,
        "action": log_line.action,
        "action_name": _both(log_line.action_name),
        "issuer": _both(log_line.issuer_name),
        "notice": _both(log_line.notice),
        "appeal": reserved(log_line.appeal),
        "safety": line(log_line.safety),
    }


def _appeal(appeal: AppealLine) -> dict[str, Any]:
    return {
        "appeal": appeal.appeal,
        "item": appeal.item,
        "at": appeal.at.isoformat(),
        "answered_at": appeal.answered_at.isoformat() if appeal.answered_at else None,
        "upheld": appeal.upheld,
    }


def _both(text: BothTexts) -> dict[str, str]:
    return {"vi": line(text.vi), "en": line(text.en)}
