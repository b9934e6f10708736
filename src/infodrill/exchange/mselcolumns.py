"""The columns of an MSEL workbook: which field of msel.yaml stands where, under which heading, as what kind of value."""

# Charter: exchange mselcolumns
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from infodrill.scenario.schema import Expected, Inject, Role, Trigger

INJECTS = "MSEL"
EXPECTED = "Việc cần làm · Expected"
REST = ("…",)
YES_NO = ("có · yes", "không · no")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path` = the field in msel.yaml; `kind` text | word | number | list | yes_no | flow (a line of YAML).

    A text is kept to the last space; a word is trimmed.
    """

    path: tuple[str, ...]
    vi: str
    en: str
    kind: str = "word"
    width: int = 14
    choices: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        return f"{self.vi} · {self.en}"

    @property
    def offered(self) -> tuple[str, ...]:
        """What the drop-down list of the column holds."""
        return YES_NO if self.kind == "yes_no" else self.choices

    @property
    def names(self) -> tuple[str, ...]:
        """What a person may have written above the column."""
        return tuple(folded(one) for one in (self.heading, self.vi, self.en, ".".join(self.path)))


def folded(heading: str) -> str:
    """A heading without what people change by accident: case, spaces."""
    return " ".join(heading.casefold().split())


def _listed(model: type[BaseModel], field: str) -> tuple[str, ...]:
    return tuple(str(one) for one in get_args(model.model_fields[field].annotation))


def _text(field: str, vi: str, en: str, width: int = 40) -> tuple[Column, Column]:
    """The two columns of a bilingual field."""
    return (
        Column((field, "vi"), f"{vi} (tiếng Việt)", f"{en} (Vietnamese)", "text", width),
        Column((field, "en"), f"{vi} (tiếng Anh)", f"{en} (English)", "text", width),
    )


_ROLES = get_args(Role)
INJECT_COLUMNS: tuple[Column, ...] = (
    Column(("number",), "Số", "Number", "number", 8),
    Column(("situation",), "Tình huống", "Situation", width=10),
    Column(("phase",), "Giai đoạn", "Phase", "number", 9),
    Column(("at",), "Lúc (giây)", "At (seconds)", "number", 10),
    Column(("story_time",), "Giờ trong truyện", "Story time", width=10),
    Column(("kind",), "Loại", "Kind", choices=_listed(Inject, "kind")),
    Column(("from",), "Người gửi", "From", "text", 24),
    Column(("to", "cells"), "Gửi khung", "To cells", "list", 20),
    Column(("to", "roles"), "Gửi vai", "To roles", "list", 20),
    Column(("to", "public"), "Công khai", "To the public", "yes_no", 10),
    Column(("method",), "Cách đưa vào", "Method", choices=_listed(Inject, "method")),
    *_text("subject", "Tiêu đề", "Subject", 30),
    *_text("body", "Nội dung", "Body", 60),
    *_text("synopsis", "Tóm tắt cho ban đạo diễn", "Synopsis for control"),
    Column(("claim",), "Thông tin cần xác minh", "Claim", width=18),
    Column(("truth",), "Đúng hay sai", "Truth", choices=_listed(Inject, "truth")),
    Column(("objectives",), "Mục tiêu", "Objectives", "list", 20),
    Column(("controller",), "Người điều khiển", "Controller", choices=_ROLES),
    Column(("approver",), "Người duyệt", "Approver", choices=_ROLES),
    Column(("status",), "Tình trạng soạn", "Status", choices=_listed(Inject, "status")),
    *_text("if_stuck", "Nếu khung tập bế tắc", "If stuck"),
    *_text("evaluator_notes", "Ghi chú cho tổ đánh giá", "Notes for evaluators"),
    Column(("language",), "Ngôn ngữ", "Language", choices=_listed(Inject, "language")),
    Column(("visibility",), "Ai thấy", "Visibility", choices=_listed(Inject, "visibility")),
    Column(("media",), "Ảnh", "Pictures", "list", 20),
    Column(("tags",), "Nhãn", "Tags", "list"),
    Column(("trigger", "kind"), "Cách kích hoạt", "Trigger", choices=_listed(Trigger, "kind")),
    Column(("trigger", "condition"), "Điều kiện", "Condition", "flow", 40),
    Column(("trigger", "until"), "Chờ đến (giây)", "Until (seconds)", "number"),
    Column(("trigger", "every"), "Lặp mỗi (giây)", "Every (seconds)", "number"),
    Column(("trigger", "times"), "Số lần", "Times", "number"),
    Column(("effect", "wave", "at"), "Đợt lan: lúc (giây)", "Wave: at (seconds)", "number"),
    Column(("effect", "wave", "roots"), "Đợt lan: số tài khoản", "Wave: accounts", "number"),
    Column(("effect", "wave", "layers"), "Đợt lan: kênh", "Wave: layers", "list"),
    Column(("effect", "wave", "ward"), "Đợt lan: phường", "Wave: ward"),
    Column(("effect", "boost_permille"), "Báo chí đưa (phần nghìn)", "Boost (per mille)", "number"),
    Column(REST, "Khác", "Other", "flow", 20),
)
EXPECTED_COLUMNS: tuple[Column, ...] = (
    Column(("inject",), "Số tình huống đưa vào", "Inject number", "number", 12),
    Column(("who",), "Vai", "Who", choices=_ROLES),
    *_text("what", "Việc", "What", 50),
    Column(("deadline",), "Hạn (giây)", "Deadline (seconds)", "number"),
    Column(("evidence",), "Dấu vết", "Evidence", choices=_listed(Expected, "evidence")),
    Column(("score",), "Điểm", "Score", "number", 8),
    Column(("critical",), "Trọng yếu", "Critical", "yes_no", 10),
    Column(REST, "Khác", "Other", "flow", 20),
)


def taken(row: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """The value at a path of plain values, or None."""
    value: Any = row
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def put(row: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    """Set the value at a path, making what lies between."""
    for step in path[:-1]:
        row = row.setdefault(step, {})
    row[path[-1]] = value
