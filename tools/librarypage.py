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
from infodrill.review.report.page import RATINGS
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Scenario

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES: dict[Lang, str] = {"en": "library.md", "vi": "thu-vien.md"}
INTRO = {
    "en": """# The library: which drill for whom

[Tiếng Việt](thu-vien.md)

Every drill is there in Vietnamese and in English, and everything in it is invented. Whoever will play may read this page, but
for the folds: they say what the story is. Written by `python tools/librarypage.py`; do not edit.

**Seats** are those of players; a seat that nobody takes works by itself, so fewer people can play. Beside them somebody runs the
drill. [A hall](how-to/hall.md) needs one laptop, [one person](how-to/alone.md) a browser.
""",
    "vi": """# Thư viện: bài diễn tập nào cho ai

[English](library.md)

Bài nào cũng có bản tiếng Việt và bản tiếng Anh, mọi thứ trong bài đều hư cấu. Người sắp tập cũng đọc được trang này, trừ các
mục gập lại: trong đó kể câu chuyện của bài. Trang do `python tools/librarypage.py` viết ra, xin đừng sửa tay.

**Ghế** là ghế của người tập; ghế nào trống thì tự làm việc, nên ít người hơn vẫn tập được. Ngoài ra cần có người đạo diễn. [Cả
hội trường](how-to/hall.md) chỉ cần một máy tính xách tay, [một mình](how-to/alone.md) thì chỉ cần một trình duyệt.
""",
}
READING = {
    "en": """## How to read the ratings

Before people, machines played every drill: cells that work in six ways, three times each with other draws. A letter stands for
each time: P “{P}”, S “{S}”, M “{M}”, U “{U}”; *i* too little covered to
say, *r* reported without a letter, – not measured. A percentage is the least that could be judged, where it was not all. A drill
tells good work from bad when the good cells reach P or S and each measure falls for some of the others. All measures of all
drills stand at [what the verdict tells apart](reference/verdict.md), what a measure asks for at
[what a drill is measured by](reference/measures.md).
""",
    "vi": """## Đọc các mức thế nào

Trước khi có người tập, máy đã chạy mọi bài: các khung tự động theo sáu kiểu làm việc, mỗi kiểu ba lần với các phép rút
ngẫu nhiên khác nhau. Mỗi lần một chữ: P “{P}”, S “{S}”, M “{M}”, U “{U}”;
*i* là phần đo được còn ít nên chưa nói được, *r* là chỉ nêu chứ không xếp mức, – là chưa đo. Số phần trăm là phần ít nhất
xét được, khi không xét được hết. Một bài phân biệt được làm tốt với làm dở khi khung làm tốt đạt P hoặc S, và tiêu chí nào
cũng có kiểu khung khác không đạt. Mọi tiêu chí của mọi bài nằm ở [bảng phân biệt của kết quả](reference/verdict.md), mỗi
tiêu chí đòi hỏi gì thì xem [thang đo](reference/measures.md).
""",
}
BEGIN: dict[Lang, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (
        ("A hospital, a clinic", ("clinic",)),
        ("A school", ("school-gate",)),
        ("An aid organisation", ("wet-rice",)),
        ("A ward, mostly by itself", ("ward-desk",)),
        ("A ward and its city", ("forged-order", "five-pictures", "free-data", "port-voice", "stamped-page")),
        (
            "A whole city; three in one year, with the same people and what trust is left "
            "([a year's series](how-to/the-plan-lives.md))",
            ("typhoon", "pump-log", "boundaries"),
        ),
        ("One person, a quarter of an hour", ("market-rumour",)),
    ),
    "vi": (
        ("Bệnh viện, phòng khám", ("clinic",)),
        ("Trường học", ("school-gate",)),
        ("Tổ chức cứu trợ", ("wet-rice",)),
        ("Một phường, gần như tự làm", ("ward-desk",)),
        ("Phường và thành phố", ("forged-order", "five-pictures", "free-data", "port-voice", "stamped-page")),
        (
            "Cả thành phố; ba bài trong một năm, vẫn những người ấy và lòng tin còn lại từ bài trước "
            "([chuỗi bài một năm](how-to/the-plan-lives.md))",
            ("typhoon", "pump-log", "boundaries"),
        ),
        ("Một người, mười lăm phút", ("market-rumour",)),
    ),
}
"""Whom a drill was written for, and the drills in the order in which they are best played."""
WORDS = {
    "en": {
        "table": "Where to begin",
        "house": "Who you are",
        "drill": "Drill",
        "min": "Minutes",
        "seats": "Seats",
        "told": "What players are told",
        "who": "For whom",
        "people": "{n} seats in {cells} cells; procedure: {edition}",
        "long": "How long",
        "minutes": "{n} minutes of play, {accounts} simulated accounts",
        "claims": "For those who run it, not for who will play: the story, and what goes round",
        "ours": "with {n} of our own mistakes to correct",
        "none": "false and harmful, protected by nothing",
        "trains": "What it trains",
        "rates": "What it rates, and who falls",
        "measure": "Measure",
        "lesson": "It is a lesson and rates nothing; the report tells all the same.",
        "not": "What it does not train",
        "all": "Every measure is rated.",
        "promised": "It promises no rating of: {measures}.",
        "try": "`infodrill tryout {name}` writes its try-out page, `infodrill papers {name}` its papers",
        "every": "; all measures: [{name}](reference/verdict.md#{name})",
    },
    "vi": {
        "table": "Bắt đầu từ đâu",
        "house": "Anh chị là",
        "drill": "Bài",
        "min": "Phút",
        "seats": "Ghế",
        "told": "Người tập được dặn",
        "who": "Cho ai",
        "people": "{n} ghế trong {cells} khung tập; quy trình: {edition}",
        "long": "Thời lượng",
        "minutes": "{n} phút diễn tập, {accounts} tài khoản mô phỏng",
        "claims": "Chỉ dành cho ban đạo diễn: câu chuyện, và những gì đang lan",
        "ours": "kèm {n} sai sót của chính mình phải đính chính",
        "none": "tin sai có hại, không thuộc loại được bảo vệ",
        "trains": "Luyện điều gì",
        "rates": "Xếp mức điều gì, ai thì không đạt",
        "measure": "Tiêu chí",
        "lesson": "Đây là bài học, không xếp mức; báo cáo vẫn nói đủ.",
        "not": "Không luyện điều gì",
        "all": "Tiêu chí nào cũng được xếp mức.",
        "promised": "Không hứa xếp mức: {measures}.",
        "try": "`infodrill tryout {name}` ghi trang chạy thử, `infodrill papers {name}` ghi các tài liệu",
        "every": "; đủ mọi tiêu chí: [{name}](reference/verdict.md#{name})",
    },
}


def page(lang: Lang) -> str:
    """The whole page in one language."""
    found = {name: load(find(name)).scenario for name in library()}
    words = WORDS[lang]
    glance = _table(
        (words["house"], words["drill"], words["min"], words["seats"]),
        (
            (house if name == names[0] else "", *_at_a_glance(name, found[name], lang))
            for house, names in BEGIN[lang]
            for name in names
        ),
    )
    letters = {letter: tr(lang, rating).lower() for letter, rating in RATINGS.items() if letter}
    parts = (_section(name, scenario, lang) for name, scenario in found.items())
    return f"{INTRO[lang]}\n## {words['table']}\n\n{glance}\n{READING[lang].format(**letters)}\n" + "\n".join(
        parts
    )


def _at_a_glance(name: str, scenario: Scenario, lang: Lang) -> tuple[str, str, str]:
    return f"[{scenario.drill.title.in_(lang)}](#{name})", str(_minutes(scenario)), str(_seats(scenario))


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
        f'<a id="{name}"></a>\n\n## {drill.title.in_(lang)}\n\n'
        f"**{words['who']}.** {people}: {', '.join(cell.name.in_(lang) for cell in played)}.\n\n"
        f"**{words['told']}.** {drill.briefing.in_(lang)}\n\n"
        f"**{words['long']}.** {length}.\n\n"
        f"<details><summary>{words['claims']}</summary>\n\n*{drill.subtitle.in_(lang)}*\n\n"
        f"{drill.synopsis.in_(lang)}\n\n{_claims(scenario, lang)}.\n\n</details>\n\n"
        f"**{words['trains']}**\n\n{trains}\n**{words['rates']}**\n\n{fallen}\n"
        + ("" if drill.lesson else f"**{words['not']}.** {without}\n\n")
        + f"{words['try']}{'' if drill.lesson else words['every']}.\n".format(name=name)
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
