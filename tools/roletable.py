"""Write docs/reference/roles.md and docs/reference/cac-vai.md from the editions. A test fails when one of them is stale."""

from __future__ import annotations

import sys
from pathlib import Path

from infodrill.casework.edition import DEFAULT, SHIPPED, Edition, load_edition
from infodrill.casework.steps import CORE, PLAYERS
from infodrill.conduct.housewords import CONTROL_WORDS, ROLE_WORDS
from infodrill.conduct.naming import CONTROL_ROLES
from infodrill.kernel.i18n import Lang, tr

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
PAGES: dict[Lang, str] = {"en": "roles.md", "vi": "cac-vai.md"}
INTRO = {
    "en": """# Roles: who that is with us, and what it must do

[Tiếng Việt](cac-vai.md)

Written by `python tools/roletable.py` from the editions of the procedure; do not edit.

A role is what a seat may do and is told: `roles` of a seat in `cells.yaml`, `who` of an expected action, `by` of a right
path, `to` of an inject. A seat may hold several; `RIGHTS`, the rights adviser, has a seat of its own. Read a line from the
left: the code that you write, who that is in your house, what that person does, the steps of
[the procedure](../procedure.md) that nobody else can take, and those that it shares with others. A step that a claim needs
and no seat can take is told by `infodrill check` (S194).
""",
    "vi": """# Các vai: ở chỗ anh chị là ai, và phải làm gì

[English](roles.md)

Do `python tools/roletable.py` viết ra từ các bản quy trình; xin đừng sửa tay.

Vai cho biết một ghế được làm gì và được biết gì: `roles` của ghế trong `cells.yaml`, `who` của việc cần làm, `by` của cách
xử lý đúng, `to` của tình huống đưa vào. Một ghế có thể giữ nhiều vai; riêng `RIGHTS`, cố vấn quyền, ngồi ghế riêng. Đọc mỗi
dòng từ trái sang: mã để ghi vào tệp, người ấy ở cơ quan anh chị là ai, người ấy làm gì, những bước của
[quy trình](../procedure.md) mà không ai làm thay được, và những bước làm cùng vai khác.
Bước nào cần mà không ghế nào làm được thì `infodrill check` báo (S194).
""",
}
HEADS = {
    "en": ("Code", "What it does", "Only it can", "It and others can"),
    "vi": ("Mã", "Làm gì", "Chỉ vai này làm được", "Làm cùng vai khác"),
}
CONTROL = {
    "en": """
## Control

Control need not be written: where no cell of level 0 is, it is added with all of these. No expected action is theirs.

| Code | Who that is | What it does |
|---|---|---|
""",
    "vi": """
## Ban đạo diễn

Không cần ghi: khi không có khung nào ở cấp 0, ban đạo diễn được thêm vào với đủ các vai này. Không giao việc cho các vai này.

| Mã | Là ai | Làm gì |
|---|---|---|
""",
}


def page(lang: Lang) -> str:
    """The whole page in one language."""
    editions = [load_edition(name) for name in SHIPPED]
    code, *others = HEADS[lang]
    heads = (code, *(f"`{edition.id}`: {edition.title[lang]}" for edition in editions), *others)
    rows = [_row(role, editions, lang) for role in ROLE_WORDS]
    table = "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, ("---",) * len(heads), *rows))
    control = "".join(
        f"| `{role}` | {tr(lang, CONTROL_ROLES[role])} | {tr(lang, words)} |\n"
        for role, words in CONTROL_WORDS.items()
    )
    return f"{INTRO[lang]}\n{table}{CONTROL[lang]}{control}"


def _row(role: str, editions: list[Edition], lang: Lang) -> tuple[str, ...]:
    default = next(edition for edition in editions if edition.id == DEFAULT)
    alone, shared = steps_of(default, role)
    named = (" · ".join(default.step_name(step, lang) for step in steps) or "–" for steps in (alone, shared))
    names = (edition.role_name(role, lang) for edition in editions)
    return (f"`{role}`", *names, tr(lang, ROLE_WORDS[role]), *named)


def steps_of(edition: Edition, role: str) -> tuple[list[str], list[str]]:
    """The steps that the role alone takes, and those that it shares: without what is always at hand or everybody's."""
    taken = [
        step
        for step in edition.steps.values()
        if role in step.roles() and not CORE[step.step].aside and not step.roles() >= PLAYERS - {"OVERSIGHT"}
    ]
    alone = [step.step for step in taken if step.roles() == {role}]
    return alone, [step.step for step in taken if step.step not in alone]


if __name__ == "__main__":
    for lang, name in PAGES.items():
        (FOLDER / name).write_text(page(lang), encoding="utf-8")
        sys.stdout.write(f"{FOLDER / name}\n")
