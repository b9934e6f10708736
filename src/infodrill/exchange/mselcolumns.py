"""The columns of an MSEL workbook: which field of msel.yaml stands where, under which heading, as what kind of value."""

# Charter: exchange mselcolumns
from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from pydantic import BaseModel

from infodrill.kernel.i18n import InBoth
from infodrill.scenario.schema import Expected, Inject, Trigger
from infodrill.scenario.schema.base import Control, Player

INJECTS = "MSEL"
EXPECTED = "Việc cần làm · Expected"
REST = ("…",)
YES_NO = ("có · yes", "không · no")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(InBoth):
    """One column. `path` = the field in msel.yaml; `kind` text | word | number | span | point (a moment) | list | yes_no | flow
    (a line of YAML), or one of those of `BESIDE`. `named` = what a mapping calls it, "" = its path; `above` = what stands above
    it in a sheet, "" = the heading of an exported one.

    A text is kept to the last space; a word is trimmed.
    """

    path: tuple[str, ...]
    vi: str
    en: str
    kind: str = "word"
    width: int = 14
    choices: tuple[str, ...] = ()
    named: str = ""
    above: str = ""

    @property
    def key(self) -> str:
        return self.named or ".".join(self.path)

    @property
    def shown(self) -> str:
        """What whoever looks at the sheet finds above the column."""
        return self.above or self.side_by_side

    @property
    def offered(self) -> tuple[str, ...]:
        """What the drop-down list of the column holds."""
        return YES_NO if self.kind == "yes_no" else self.choices

    @property
    def names(self) -> tuple[str, ...]:
        """What a person may have written above the column."""
        return tuple(folded(text) for text in (self.side_by_side, self.vi, self.en, ".".join(self.path)))


def folded(heading: str) -> str:
    """A heading without what people change by accident: case, spaces, how wide or composed its letters are."""
    return " ".join(unicodedata.normalize("NFKC", heading).casefold().split())


def _listed(model: type[BaseModel], field: str) -> tuple[str, ...]:
    return tuple(str(choice) for choice in get_args(model.model_fields[field].annotation))


def _text(field: str, vi: str, en: str, width: int = 40) -> tuple[Column, Column]:
    """The two columns of a bilingual field."""
    return (
        Column(
            path=(field, "vi"), vi=f"{vi} (tiếng Việt)", en=f"{en} (Vietnamese)", kind="text", width=width
        ),
        Column(path=(field, "en"), vi=f"{vi} (tiếng Anh)", en=f"{en} (English)", kind="text", width=width),
    )


_CONTROL = get_args(Control)
INJECT_COLUMNS: tuple[Column, ...] = (
    Column(path=("number",), vi="Số", en="Number", kind="number", width=8),
    Column(path=("situation",), vi="Tình huống", en="Situation", width=10),
    Column(path=("phase",), vi="Giai đoạn", en="Phase", kind="number", width=9),
    Column(path=("at",), vi="Lúc (giây)", en="At (seconds)", kind="moment", width=10),
    Column(path=("story_time",), vi="Giờ trong truyện", en="Story time", width=10),
    Column(path=("kind",), vi="Loại", en="Kind", choices=_listed(Inject, "kind")),
    Column(path=("from",), vi="Người gửi", en="From", width=24),
    Column(path=("to", "cells"), vi="Gửi khung", en="To cells", kind="list", width=20),
    Column(path=("to", "roles"), vi="Gửi vai", en="To roles", kind="list", width=20),
    Column(path=("to", "public"), vi="Công khai", en="To the public", kind="yes_no", width=10),
    Column(path=("method",), vi="Cách đưa vào", en="Method", choices=_listed(Inject, "method")),
    *_text("subject", "Tiêu đề", "Subject", 30),
    *_text("body", "Nội dung", "Body", 60),
    *_text("synopsis", "Tóm tắt cho ban đạo diễn", "Synopsis for control"),
    Column(path=("claim",), vi="Thông tin cần xác minh", en="Claim", width=18),
    Column(path=("truth",), vi="Đúng hay sai", en="Truth", choices=_listed(Inject, "truth")),
    *_text("in_danger", "Ai gặp nguy", "In danger"),
    Column(path=("objectives",), vi="Mục tiêu", en="Objectives", kind="list", width=20),
    Column(path=("controller",), vi="Người điều khiển", en="Controller", choices=_CONTROL),
    Column(path=("approver",), vi="Người duyệt", en="Approver", choices=_CONTROL),
    Column(path=("status",), vi="Tình trạng soạn", en="Status", choices=_listed(Inject, "status")),
    *_text("if_stuck", "Nếu khung tập bế tắc", "If stuck"),
    *_text("evaluator_notes", "Ghi chú cho tổ đánh giá", "Notes for evaluators"),
    Column(path=("media",), vi="Ảnh", en="Pictures", kind="list", width=20),
    Column(path=("tags",), vi="Nhãn", en="Tags", kind="list"),
    Column(path=("trigger", "kind"), vi="Cách kích hoạt", en="Trigger", choices=_listed(Trigger, "kind")),
    Column(path=("trigger", "condition"), vi="Điều kiện", en="Condition", kind="flow", width=40),
    Column(path=("trigger", "until"), vi="Chờ đến (giây)", en="Until (seconds)", kind="point"),
    Column(path=("trigger", "every"), vi="Lặp mỗi (giây)", en="Every (seconds)", kind="span"),
    Column(path=("trigger", "times"), vi="Số lần", en="Times", kind="number"),
    Column(path=("effect", "wave", "roots"), vi="Đợt lan: số tài khoản", en="Wave: accounts", kind="number"),
    Column(path=("effect", "wave", "layers"), vi="Đợt lan: kênh", en="Wave: layers", kind="list"),
    Column(path=("effect", "wave", "ward"), vi="Đợt lan: phường", en="Wave: ward"),
    Column(
        path=("effect", "boost_permille"),
        vi="Báo chí đưa (phần nghìn)",
        en="Boost (per mille)",
        kind="number",
    ),
    Column(path=REST, vi="Khác", en="Other", kind="flow", width=20),
)
EXPECTED_COLUMNS: tuple[Column, ...] = (
    Column(path=("inject",), vi="Số tình huống đưa vào", en="Inject number", kind="number", width=12),
    Column(path=("who",), vi="Vai", en="Who", choices=get_args(Player)),
    *_text("what", "Việc", "What", 50),
    Column(path=("deadline",), vi="Hạn (giây)", en="Deadline (seconds)", kind="span"),
    Column(path=("evidence",), vi="Dấu vết", en="Evidence", choices=_listed(Expected, "evidence")),
    Column(path=("score",), vi="Điểm", en="Score", kind="number", width=8),
    Column(path=("critical",), vi="Trọng yếu", en="Critical", kind="yes_no", width=10),
    Column(path=REST, vi="Khác", en="Other", kind="flow", width=20),
)
NEEDED = frozenset({("inject",), ("who",), ("deadline",)})
"""Of what is expected: without which no row of it can be read."""

OWN, LEFT_OUT = "tag", "-"
BESIDE: tuple[Column, ...] = (
    Column(path=("at",), named="at_minutes", vi="Phút diễn tập", en="Minute of the exercise", kind="minutes"),
    Column(
        path=("at",),
        named="at_elapsed",
        vi="Giờ:phút từ lúc bắt đầu",
        en="Hours:minutes since the start",
        kind="elapsed",
    ),
    Column(path=("day",), vi="Ngày", en="Day", kind="day"),
    Column(
        path=("to",),
        vi="Gửi đến (khung, vai, công chúng)",
        en="To (cells, roles, the public)",
        kind="recipients",
    ),
    *_text("expected", "Việc mong đợi", "Expected action"),
    Column(path=("own",), named=OWN, vi="Cột riêng, giữ làm nhãn", en="Our own, kept as tags", kind="own"),
    Column(path=("left_out",), named=LEFT_OUT, vi="Bỏ qua", en="Leave out", kind="left_out"),
)
"""What a planner's own table may have beside the columns of an exported one."""
TARGETS: Mapping[str, Column] = {column.key: column for column in (*INJECT_COLUMNS, *BESIDE)}


def named_column(target: str, name: str) -> Column:
    """The column of a target under the heading that it has in the sheet, by which one of their own goes."""
    column = replace(TARGETS[target], above=name)
    return replace(column, vi=name, en=name, named=name) if target == OWN else column


def left_over(shape: tuple[Column, ...], headings: Iterable[str]) -> Column | None:
    """The one column that a sheet cannot be without and that none of its headings names."""
    there = {folded(heading) for heading in headings}
    lacking = [column for column in shape if column.path in NEEDED and not there & {*column.names}]
    return lacking[0] if len(lacking) == 1 else None


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


def clash(row: dict[str, Any], more: dict[str, Any]) -> bool:
    """True when both speak of one field, or one holds fields where the other holds a value."""
    both = [(row[key], value) for key, value in more.items() if key in row]
    return any(not (isinstance(old, dict) and isinstance(new, dict)) or clash(old, new) for old, new in both)


def merged(row: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """The fields of both, as deep as both hold fields."""
    deeper = {key: merged(row[key], value) for key, value in more.items() if key in row}
    return {**row, **more, **deeper}
