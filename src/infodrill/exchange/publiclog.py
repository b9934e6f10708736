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
        return tuple(one for one in self.appeals if one.item == item)


def as_csv(log: PublicLog) -> str:
    """Comma-separated, one line an entry, the mark in each and in a line of its own where there is none; texts that look like
    formulas get a leading apostrophe."""
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    if not log.lines:
        writer.writerow([log.mark, *[""] * (len(HEADINGS) - 1)])
    for one in log.lines:
        appeals = log.on(one.item)
        action = f"{one.action} {one.action_name.vi} · {one.action_name.en}"
        told = (one.item, action, _pair(one.issuer_name), one.notice.vi, one.notice.en, reserved(one.appeal))
        answered = sum(each.answered_at is not None for each in appeals)
        upheld = sum(each.upheld for each in appeals)
        writer.writerow(
            [
                log.mark,
                one.number,
                one.at.isoformat(),
                *map(_cell, told),
                len(appeals),
                answered,
                upheld,
                _cell(one.safety),
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
            "answered": sum(one.answered_at is not None for one in log.appeals),
            "upheld": sum(one.upheld for one in log.appeals),
        },
        "entries": [_entry(one) for one in log.lines],
        "appeals": [_appeal(one) for one in log.appeals],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cell(text: str) -> str:
    flat = line(text)
    return f"'{flat}" if flat.startswith(_LEADING) else flat


def _pair(text: BothTexts) -> str:
    return f"{text.vi} · {text.en}"


def _entry(one: PublicLogLine) -> dict[str, Any]:
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "item": one.item,
        "action": one.action,
        "action_name": _both(one.action_name),
        "issuer": _both(one.issuer_name),
        "notice": _both(one.notice),
        "appeal": reserved(one.appeal),
        "safety": line(one.safety),
    }


def _appeal(one: AppealLine) -> dict[str, Any]:
    return {
        "appeal": one.appeal,
        "item": one.item,
        "at": one.at.isoformat(),
        "answered_at": one.answered_at.isoformat() if one.answered_at else None,
        "upheld": one.upheld,
    }


def _both(text: BothTexts) -> dict[str, str]:
    return {"vi": line(text.vi), "en": line(text.en)}
