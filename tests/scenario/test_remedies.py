"""What an author is told to write mends the mistake: no name is made up, no entry thrown away, nothing told twice."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.refusal import refused
from infodrill.scenario.checks.invented import denied
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.folder import MAX_MEDIA_BYTES
from infodrill.scenario.loader import load
from infodrill.scenario.sparing import NOBODYS
from infodrill.scenario.starting import started
from tests.scenario.test_mistakes_of_sense import LIGHT, changed, told

CELLS, MSEL, DRILL = LIGHT["cells.yaml"], LIGHT["msel.yaml"], LIGHT["drill.yaml"]
SEATS = CELLS[CELLS.index("      - {name: Trực") : CELLS.index("  - id: water")]
BODY = re.compile(r'body: "Vòi[^"]*"')
OWNERS = "`adviser`, `city`, `ward`, `water`"


def to(written: str) -> dict[str, str]:
    return changed("msel.yaml", "to: [public, ward]", f"to: {written}")[0]


def keyed(text: str) -> str:
    """A list written as fields, each entry under a name."""
    names = iter("abcdefgh")
    return re.sub(r"(?m)^( +)- \{", lambda found: f"{found[1]}{next(names)}: {{", text)


def body(text: str) -> dict[str, str]:
    return {"msel.yaml": BODY.sub(f'body: "{text}"', MSEL)}


TOLD = {
    "recipients in quotation marks": (to('"public, ward, city"'), "S113", "Viết `[public, ward, city]`."),
    "recipients between blanks": (to("public ward city"), "S113", "Viết `[public, ward, city]`."),
    "recipients between semicolons": (to("public; ward; L1-DUTY"), "S113", "Viết `[public, ward, L1-DUTY]`."),
    "recipients in round brackets": (to('"(public, ward)"'), "S113", "Viết `[public, ward]`."),
    "recipients of a list between blanks": (to("[public ward]"), "S113", "Viết `[public, ward]`."),
    "two owners": (changed("claims/ask.yaml", "owner: water", "owner: ward, water")[0], "S113", OWNERS),
    "a role that owns": (changed("claims/ask.yaml", "owner: water", "owner: FACT-OWNER")[0], "S113", OWNERS),
    "a comment of another language": (
        changed("msel.yaml", "claim: smell", "claim: smell // x")[0], "S113", "Viết `smell`",
    ),
    "a blank that is not seen": (changed("msel.yaml", "claim: smell", "claim: sm\u200bell")[0], "S113", "`smell`"),
    "wards by name": ({"places.yaml": keyed(LIGHT["places.yaml"])}, "S112", "`- id: a`"),
    "cells by name": ({"cells.yaml": re.sub(r"(?m)^  - id: (\w+)$", r"  \1:", CELLS)}, "S112", "`- id: ward`"),
    "seats by name": ({"cells.yaml": CELLS.replace(SEATS, keyed(SEATS))}, "S112", "`- id: a`"),
    "injects by name": ({"msel.yaml": keyed(MSEL)}, "S112", "`- at: +0:00`"),
    "phases by number": (changed("drill.yaml", "phases: 60", "phases: {1: 6, 2: 7, 3: 43, 4: 4}")[0], "S112", "`[6, 7, 43, 4]`"),
    "wards that are a word": ({"places.yaml": "city: Cửa Lạch\nwards: bai-sau\n"}, "S112", "bắt đầu bằng `- `"),
    "a cell of duty without its ward": (changed("cells.yaml", "    ward: phuong-bai-sau\n", "")[0], "S163", "`ward`"),
    "an adviser who writes": (changed("cells.yaml", "[RIGHTS]", "[RIGHTS, COMMS]")[0], "S192", "RIGHTS"),
    "an adviser of the house": (changed("cells.yaml", "[RIGHTS]", "[RIGHTS, COLLAB]")[0], "S192", "RIGHTS"),
    "an adviser who knows": (changed("cells.yaml", "[RIGHTS]", "[FACT-OWNER, RIGHTS]")[0], "S192", "RIGHTS"),
    "an adviser who verifies": (changed("cells.yaml", "[RIGHTS]", "[RIGHTS, VERIFY]")[0], "S192", "RIGHTS"),
    "the public on the hotline": (
        changed("msel.yaml", "[public], claim", "[public], method: hotline, claim")[0], "S163", "`hotline`",
    ),
    "insert": (body("[insert text here]"), "S165", "Hãy viết"),
    "fill in": (body("[…điền…]"), "S165", "Hãy viết"),
    "a number alone": (body("12"), "S165", "Hãy viết"),
    "see the file": (body("Xem file đính kèm."), "S165", "Hãy viết"),
    "see the file by its number": (body("Xem tệp đính kèm số 4."), "S165", "Hãy viết"),
    "a bracket that waits for its text": (body("[sẽ viết sau]"), "S165", "Hãy viết"),
    "lorem": (body("Lorem ipsum dolor sit amet, consectetur"), "S165", "Hãy viết"),
    "a dash left out": (
        {"msel.yaml": MSEL.partition("\n")[0] + "\n  - at: +0:00\n    to: [ward]\n    at: +5:00\n"}, "S105", "`- `",
    ),
    "a format in quotation marks": (changed("drill.yaml", "format: 2", 'format: "2"')[0], "S113", "Viết `2`, không đặt"),
    "a comma left out": (changed("cells.yaml", "L1-DUTY, CITIZEN", "L1-DUTY CITIZEN")[0], "S113", "`L1-DUTY, CITIZEN-DESK`"),
    "a list of owners": (
        changed("claims/ask.yaml", "owner: water", "owner: [ward, water]")[0], "S112", "một trong: `ward`, `water`.",
    ),
    "a list of one owner": (changed("claims/ask.yaml", "owner: water", "owner: [water]")[0], "S112", "Viết `water`."),
    "a list of one harm": (changed("claims/ask.yaml", "harm: H0", "harm: [H0]")[0], "S112", "Viết `H0`."),
    "answers between blanks": (
        changed("claims/ask.yaml", "[no, no, no, yes, no, no, no, no, no]", "no no no yes no no no no no")[0], "S112",
        "Viết `[no, no, no, yes, no, no, no, no, no]`.",
    ),
    "answers in one word": (
        changed("claims/ask.yaml", "[no, no, no, yes, no, no, no, no, no]", "nnnynnnnn")[0], "S112", "mỗi mục một dòng",
    ),
    "a language by another word": (changed("drill.yaml", "[vi]", "vn")[0], "S112", "Viết `[vi]`."),
    "a time of either kind": (changed("msel.yaml", "at: +5:00", "at: 5:00")[0], "S112", "Viết `+5:00`."),
    "time for at": (changed("msel.yaml", "at: +5:00", "time: +5:00")[0], "S111", "Ý anh chị là `at`?"),
    "owned_by for owner": (changed("claims/ask.yaml", "owner:", "owned_by:")[0], "S111", "Ý anh chị là `owner`?"),
    "a field of five letters": (changed("msel.yaml", "claim: smell", "clame: smell")[0], "S111", "Ý anh chị là `claim`?"),
    "a field of another file": (
        changed("msel.yaml", "claim: joke", "claim: joke, harm: H0")[0], "S111", "`claims/*.yaml`: `harm: …`",
    ),
    "a claim by its file": (changed("msel.yaml", "claim: smell", "claim: smell.yaml")[0], "S141", "Ý anh chị là `smell`?"),
    "an inject copied": (
        {"msel.yaml": MSEL + MSEL.rstrip("\n").rpartition("\n")[2].replace("08:20", "08:21") + "\n"}, "S143", "tình huống 6",
    ),
    "two senders": (
        changed("msel.yaml", "from: Nhóm cư dân Bãi Sậu", 'from: "Nhóm cư dân Bãi Sậu, Cư dân tổ 5"')[0], "S184",
        "hãy ghi Nhóm cư dân Bãi Sậu",
    ),
    "a sender by the id of a cell": (
        changed("msel.yaml", "from: Nhóm cư dân Bãi Sậu", "from: ward")[0], "S184", "Khung phường Bãi Sậu?",
    ),
    "a sender without a letter": (changed("msel.yaml", "from: Nhóm cư dân Bãi Sậu", 'from: "?"')[0], "S184", "Hãy ghi tên"),
    "a tab": (changed("cells.yaml", "    name: Khung", "\tname: Khung")[0], "S103", "phím tab"),
    "a dash without its blank": (changed("cells.yaml", "  - id: ward", "  -id: ward")[0], "S103", "sau dấu gạch đầu dòng"),
    "a colon without its blank": (changed("claims/ask.yaml", "harm: H0", "harm:H0")[0], "S103", "sau dấu hai chấm"),
    "a colon left out": (changed("claims/ask.yaml", "harm: H0", "harm H0")[0], "S103", "thiếu dấu hai chấm"),
    "an equals sign": (changed("claims/ask.yaml", "harm: H0", "harm = H0")[0], "S103", "thiếu dấu hai chấm"),
    "two versions": (
        changed("claims/ask.yaml", "harm: H0", "<<<<<<< a\nharm: H0\n=======\nharm: H1\n>>>>>>> b")[0], "S103", "giữ một bản",
    ),
    "two cells of one id": (changed("cells.yaml", "id: water", "id: ward")[0], "S140", "tên hoặc số riêng"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", TOLD)
def test_what_one_is_told_mends_the_mistake(mistake):
    files, code, remedy = TOLD[mistake]
    said = [each for each in told(files) if each[2] not in ("S132", "S189", "S194")]
    assert [each[2] for each in said] == [code], said
    assert remedy in said[0][3], said


def test_one_number_among_seconds_may_be_a_minute():
    seconds = {"+0:00": "0", "+5:00": "300", "+7:00": "420", "08:10": "600", "08:12": "18", "08:20": "1200"}
    claims = {"poison": ("+18:00", "1080"), "school": ("+22:00", "1320")}
    files = {
        f"claims/{name}.yaml": LIGHT[f"claims/{name}.yaml"].replace(*pair) for name, pair in claims.items()
    }
    text = MSEL
    for pair in seconds.items():
        text = text.replace(*pair)
    assert [said[2] for said in told({**files, "msel.yaml": text})] == ["S164"]
    assert not [
        said for said in told({**files, "msel.yaml": text.replace("at: 18", "at: 720")}) if said[2] == "S164"
    ]


def test_behind_a_fault_of_form_more_may_follow_and_that_is_told():
    said = told(changed("cells.yaml", "    name: Khung", "\tname: Khung")[0])
    assert ["cells.yaml" in each[3] for each in said if each[2] == "S132"].count(True) == 1


def test_what_stands_in_for_a_fault_is_told_to_nobody():
    for files, _, _ in TOLD.values():
        assert not [said for said in told(files) if any(word in said[3] for word in NOBODYS)]


def test_real_cities_are_known_in_english_spelling():
    for name in ("Da Nang", "Ha Noi", "Can Tho", "Hanoi"):
        assert [kind for kind, _ in denied(f"city of {name}")] == ["place"], name
    assert not denied("ca bệnh đã nặng, da nắng, cần thở")


def test_a_drill_in_another_language_than_it_says_is_told_so_once():
    files = dict(started("ward", "en", name="own", minutes=60, cells=4))
    drill = files["drill.yaml"].replace("languages: [en]", "languages: [vi]")
    said = [each for each in told({**files, "drill.yaml": drill}) if each[2] == "S165"]
    assert [each[:2] for each in said] == [("drill.yaml", drill[: drill.index("languages")].count("\n") + 1)]


def test_a_folder_within_a_folder_is_told_once(tmp_path):
    for name, text in LIGHT.items():
        (tmp_path / "x" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "x" / name).write_text(text, "utf-8")
    with pytest.raises(ScenarioErrors) as wrong:
        load(tmp_path)
    assert [(each.code, str(each.place)) for each in wrong.value.errors] == [("S126", "x/")]


def test_a_picture_too_large_is_there_all_the_same(tmp_path):
    files = {**LIGHT, **changed("msel.yaml", "[public], claim", "[public], media: [a.svg], claim")[0]}
    for name, text in {**files, "media/a.svg": " " * (MAX_MEDIA_BYTES + 1)}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ScenarioErrors) as wrong:
        load(tmp_path)
    assert "S141" not in {each.code for each in refused(wrong.value)}
