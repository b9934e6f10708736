"""Write docs/library.md and docs/thu-vien.md: what each drill of the library trains, whom, how long, what it rates and what not.

From the scenarios and from docs/reference/verdict.md, which `infodrill rehearse --grid` wrote by playing them. Whoever will play
may read the pages, but for the folds. A test fails when one of them is stale.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from infodrill.automata.character import WORDS as CHARACTERS
from infodrill.casework.rights import GATES
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.i18n import Lang, tr
from infodrill.review.measures import SPECS
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Scenario

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES: dict[Lang, str] = {"en": "library.md", "vi": "thu-vien.md"}
INTRO = {
    "en": """# The library: which drill for whom

[Tiếng Việt](thu-vien.md)

Written by `python tools/librarypage.py` from the scenarios and from
[what the verdict tells apart](reference/verdict.md); do not edit. Whoever will play may read it, but for the folds: they say
what kinds of stories there are. Everything in the drills is invented.

In the tables stand the ratings of automated cells of each character, by seed: P, S, M, U; *i* too little covered, *r* reported
only, – not measured. All measures, and how much of a drill falls due, stand at
[what the verdict tells apart](reference/verdict.md).
""",
    "vi": """# Thư viện: bài diễn tập nào cho ai

[English](library.md)

Do `python tools/librarypage.py` viết ra từ các kịch bản và từ [bảng phân biệt của kết quả](reference/verdict.md); xin đừng
sửa tay. Người sắp tập cũng đọc được, trừ các mục gập lại: trong đó ghi có những loại tin nào. Mọi thứ đều hư cấu.

Các bảng ghi mức của những khung tự động theo từng kiểu làm việc, mỗi hạt giống một chữ: P, S, M, U; *i* là phần đo được còn
ít, *r* là chỉ nêu chứ không xếp mức, – là chưa đo. Đủ các tiêu chí và phần việc đến hạn của từng bài nằm ở
[bảng phân biệt của kết quả](reference/verdict.md).
""",
}
WORDS = {
    "en": {
        "table": "All at a glance",
        "drill": "Drill",
        "min": "Minutes",
        "seats": "Seats",
        "told": "What players are told",
        "who": "For whom",
        "people": "{n} seats in {cells} cells; procedure: {edition}",
        "long": "How long",
        "minutes": "{n} minutes of play, {accounts} simulated accounts",
        "claims": "For those who run it, not for who will play: what goes round",
        "ours": "with {n} of our own mistakes to correct",
        "none": "false and harmful, protected by nothing",
        "trains": "What it trains",
        "rates": "What it rates, and who falls",
        "measure": "Measure",
        "lesson": "It is a lesson and rates nothing; the report tells all the same.",
        "not": "What it does not train",
        "all": "Every measure is rated.",
        "promised": "It promises no rating of: {measures}.",
        "try": "`infodrill tryout {name}` writes its try-out page, `infodrill papers {name}` its papers; "
        "all measures: [{name}](reference/verdict.md#{name}).",
    },
    "vi": {
        "table": "Nhìn chung",
        "drill": "Bài",
        "min": "Phút",
        "seats": "Ghế",
        "told": "Người tập được dặn",
        "who": "Cho ai",
        "people": "{n} ghế trong {cells} khung tập; quy trình: {edition}",
        "long": "Thời lượng",
        "minutes": "{n} phút diễn tập, {accounts} tài khoản mô phỏng",
        "claims": "Chỉ dành cho ban đạo diễn: những gì đang lan",
        "ours": "kèm {n} sai sót của chính mình phải đính chính",
        "none": "tin sai có hại, không thuộc loại được bảo vệ",
        "trains": "Luyện điều gì",
        "rates": "Xếp mức điều gì, ai thì không đạt",
        "measure": "Tiêu chí",
        "lesson": "Đây là bài học, không xếp mức; báo cáo vẫn nói đủ.",
        "not": "Không luyện điều gì",
        "all": "Tiêu chí nào cũng được xếp mức.",
        "promised": "Không hứa xếp mức: {measures}.",
        "try": "`infodrill tryout {name}` ghi trang chạy thử, `infodrill papers {name}` ghi các tài liệu; "
        "đủ mọi tiêu chí: [{name}](reference/verdict.md#{name}).",
    },
}


def page(lang: Lang) -> str:
    """The whole page in one language."""
    found = {name: load(find(name)).scenario for name in library()}
    words = WORDS[lang]
    glance = _table(
        (words["drill"], words["min"], words["seats"], words["trains"]),
        (
            (
                f"[{each.drill.title.in_(lang)}](#{name})",
                str(_minutes(each)),
                str(_seats(each)),
                each.drill.objectives[0].text.in_(lang),
            )
            for name, each in found.items()
        ),
    )
    parts = (_section(name, scenario, lang) for name, scenario in found.items())
    return f"{INTRO[lang]}\n## {words['table']}\n\n{glance}\n" + "\n".join(parts)


def _section(name: str, scenario: Scenario, lang: Lang) -> str:
    words, drill = WORDS[lang], scenario.drill
    rated = [code for code in SPECS if code in scenario.evaluation.rates]
    left = [tr(lang, SPECS[code].title) for code in SPECS if code not in rated]
    played = [cell for cell in scenario.cells.cells if cell.level > 0]
    people = words["people"].format(
        n=_seats(scenario), cells=len(played), edition=load_shipped(drill.edition).title[lang]
    )
    trains = "".join(f"- {objective.text.in_(lang)}\n" for objective in drill.objectives)
    length = words["minutes"].format(n=_minutes(scenario), accounts=f"{drill.accounts:,}".replace(",", " "))
    fallen = f"{words['lesson']}\n" if drill.lesson else _fallen(name, rated, lang)
    without = words["promised"].format(measures=", ".join(left)) if left else words["all"]
    return (
        f'<a id="{name}"></a>\n\n## {drill.title.in_(lang)}\n\n*{drill.subtitle.in_(lang)}*\n\n'
        f"**{words['who']}.** {people}: {', '.join(cell.name.in_(lang) for cell in played)}.\n\n"
        f"**{words['told']}.** {drill.briefing.in_(lang)}\n\n"
        f"**{words['long']}.** {length}.\n\n"
        f"<details><summary>{words['claims']}</summary>\n\n{_claims(scenario, lang)}.\n\n</details>\n\n"
        f"**{words['trains']}**\n\n{trains}\n**{words['rates']}**\n\n{fallen}\n"
        f"**{words['not']}.** {without}\n\n{words['try'].format(name=name)}\n"
    )


def _fallen(name: str, rated: list[str], lang: Lang) -> str:
    letters = _letters(name)
    return _table(
        (WORDS[lang]["measure"], *(tr(lang, word) for word in CHARACTERS.values())),
        ((tr(lang, SPECS[code].title), *letters[code]) for code in rated),
    )


def _claims(scenario: Scenario, lang: Lang) -> str:
    """How many of each kind, as the rights check names them; which is which nobody reads here."""
    kinds = Counter(claim.gate_code for claim in scenario.claims)
    told = [
        f"{n} × {WORDS[lang]['none'] if code == 'G0' else tr(lang, GATES[code])}"
        for code, n in sorted(kinds.items())
    ]
    ours = sum(claim.own_error for claim in scenario.claims)
    return "; ".join([*told, *([WORDS[lang]["ours"].format(n=ours)] if ours else [])])


def _letters(name: str) -> dict[str, list[str]]:
    """What each character came to in each measure, as the page of the verdict prints it, behind ✓ and what falls due."""
    text = (DOCS / "reference" / "verdict.md").read_text("utf-8")
    if f"\n## {name}\n" not in text:
        raise SystemExit(
            f"verdict.md lacks {name}: infodrill rehearse --grid --out docs/reference/verdict.md"
        )
    part = text.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in part.splitlines()
        if line.startswith("| E")
    ]
    if any(len(row) != 3 + len(CHARACTERS) for row in rows):
        raise SystemExit(f"{name}: the page of the verdict has other columns than there are characters")
    return {row[0].partition(" ")[0]: row[3:] for row in rows}


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "".join(f"| {' | '.join(cells)} |\n" for cells in (heads, ("---",) * len(heads), *rows))


def _minutes(scenario: Scenario) -> int:
    return sum(phase.minutes for phase in scenario.drill.phases)


def _seats(scenario: Scenario) -> int:
    return sum(len(cell.seats) for cell in scenario.cells.cells if cell.level > 0)


if __name__ == "__main__":
    for lang, name in PAGES.items():
        (DOCS / name).write_text(page(lang), encoding="utf-8")
        sys.stdout.write(f"{DOCS / name}\n")
