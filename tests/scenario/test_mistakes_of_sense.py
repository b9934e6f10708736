"""Mistakes of an author in files whose shape is right, drawn by a seed: each is named where it is, and nothing else is."""

from __future__ import annotations

import random
import re

import pytest

from infodrill.conduct.check import check
from infodrill.exchange.divisions import provinces
from infodrill.kernel.errors import Place
from infodrill.review.grid import due_rows, empty_promises
from infodrill.scenario.checks import languages
from infodrill.scenario.checks.invented import denied, folded
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import load_files
from infodrill.scenario.schema import Bi
from infodrill.web.scenarios.sound import must_be_sound
from tests.scenario.test_mistakes import HERE, found, found_now, read

LIGHT = read(HERE / "light")
UNITS = [unit for province in provinces() for unit in province.units if " " in unit.bare]
DRAWN = random.Random(15).sample(UNITS, 8)


def told(changes: dict[str, str], codes: str = "") -> list[tuple[str, int, str, str]]:
    """What is said of the light drill with these files instead, and not of it as it is; `codes` = only those."""
    usual = {said[3] for said in found(LIGHT)}
    return [
        said for said in found({**LIGHT, **changes}) if said[3] not in usual and said[2].startswith(codes)
    ]


def changed(file: str, old: str, new: str) -> tuple[dict[str, str], int]:
    """One change of one file, and its line."""
    text = LIGHT[file]
    assert text.count(old) >= 1, old
    return {file: text.replace(old, new, 1)}, text[: text.index(old)].count("\n") + 1


PLACES_OF_NAMES = (
    ("places.yaml", "Xã Đồng Ruối", "{name}"),
    ("places.yaml", "Xã Đồng Ruối", "{bare}"),
    ("places.yaml", "Xã Đồng Ruối", "{plain}"),
    ("places.yaml", "Thành phố Cửa Lạch", "Thành phố {bare}"),
    ("cells.yaml", "Ban chỉ đạo thành phố", "Ủy ban nhân dân {name}"),
    ("cells.yaml", "Tổ xác minh", "Công an {bare}"),
    ("claims/joke.yaml", "Ảnh ghép vòi nước", "Ảnh ghép ở {lower} vòi nước"),
    ("msel.yaml", "Nước nhà tôi", "Ở {bare} nước nhà tôi"),
    ("msel.yaml", "Nước nhà tôi", "BỜ BAO {lower} VỠ RỒI, nước nhà tôi"),
    ("msel.yaml", "Nước nhà tôi", "Ở {bare} VỠ RỒI, nước nhà tôi"),
    ("msel.yaml", "Nước nhà tôi", "bờ bao {small} vỡ rồi, nước nhà tôi"),
    ("drill.yaml", "Nước máy có mùi ở", "Nước máy {name}, có mùi ở"),
)


@pytest.mark.parametrize(("file", "old", "new"), PLACES_OF_NAMES)
def test_a_real_ward_is_no_invented_place_whatever_it_is_the_name_of(file, old, new):
    for unit in DRAWN:
        lower = f"{unit.kind} {unit.bare}"
        said = new.format(
            name=unit.name, bare=unit.bare, lower=lower, plain=folded(unit.name).title(), small=lower.lower()
        )
        files, line = changed(file, old, said)
        assert (file, line) in {(at, row) for at, row, code, _ in told(files) if code in ("S183", "S181")}, (
            said
        )


def test_the_name_of_a_real_city_is_told_where_it_is_declared_alone():
    city = next(province for province in provinces() if denied(province.name))
    files, line = changed("places.yaml", "Thành phố Cửa Lạch", city.name)
    assert {(at, row) for at, row, code, _ in told(files) if code == "S181"} == {("places.yaml", line)}


def test_words_that_a_ward_is_also_called_by_are_no_places():
    for unit in DRAWN:
        for words in (f"Chị {unit.bare} báo là", f"{unit.bare.lower()} và", f"Ở đây, {unit.bare.lower()}"):
            files, _ = changed("msel.yaml", "Nước nhà tôi", f"{words} nước nhà tôi")
            assert told(files, "S18") == []


def test_a_drill_that_names_the_wrong_format_is_told_that_alone():
    for number in ("0", "1", "3"):
        files, line = changed("drill.yaml", "format: 2", f"format: {number}")
        said = found({**LIGHT, **files})
        assert [(at, row, code) for at, row, code, _ in said if code != "S132"] == [
            ("drill.yaml", line, "S130")
        ]


RUINS = {
    "missing": None,
    "empty": "",
    "no YAML": "title: [a, b\nid: x",
    "a list": "- a\n- b",
    "torn": "id: x: y",
}


@pytest.mark.parametrize("ruin", RUINS)
def test_a_file_that_cannot_be_read_is_said_first_and_hides_behind_nothing(ruin):
    for file in LIGHT:
        files = {name: text for name, text in LIGHT.items() if name != file}
        if RUINS[ruin] is not None:
            files[file] = RUINS[ruin]
        said = found(files)
        if ruin == "missing" and file.startswith("claims/"):
            assert {code for _, _, code, _ in said} <= {"S141", "S176"}  # who names it
            continue
        assert said[0][0] == file, (file, said[0])
        assert len([each for each in said if each[2] not in ("S131", "S132")]) <= 3, (
            file,
            [each[3] for each in said],
        )
        assert (
            any(code == "S131" and ("drill.yaml" in shown) for _, _, code, shown in said)
            or file != "drill.yaml"
        )


def _gate(answer: str) -> str:
    return f"gate_answers: [{answer}, no, no, yes"


@pytest.mark.parametrize(
    ("file", "old", "new", "remedy"),
    [
        ("claims/joke.yaml", "SATIRE", "SAI", "FALSE"),
        ("claims/joke.yaml", "SATIRE", "ĐÚNG", "TRUE"),
        ("claims/joke.yaml", "SATIRE", "false", "FALSE"),
        ("claims/joke.yaml", "SATIRE", "sai sự thật", "FALSE"),
        ("claims/joke.yaml", "SATIRE", "chưa đủ căn cứ", "UNPROVEN"),
        ("claims/joke.yaml", "SATIRE", "Chưa rõ", "UNPROVEN"),
        ("claims/joke.yaml", "SATIRE", "trào phúng", "SATIRE"),
        ("claims/joke.yaml", "SATIRE", "“FALSE”", "FALSE"),
        ("claims/joke.yaml", "SATIRE", "SATIER", "SATIRE"),
        ("claims/ask.yaml", _gate("no"), _gate("có"), "yes"),
        ("claims/ask.yaml", _gate("no"), _gate("chưa rõ"), "unsure"),
        ("msel.yaml", "method: closed_group", "method: nhóm kín", "closed_group"),
        ("msel.yaml", "method: closed_group", "truth: false", '"false"'),
        ("cells.yaml", "L2-SEC", "L2 SEC", "L2-SEC"),
        ("cells.yaml", "ward: phuong-bai-sau", "ward: Phường Bãi Sậu", "`phuong-bai-sau`"),
        ("claims/poison.yaml", "owner: water", "owner: Công ty cấp nước Cửa Lạch", "`water`"),
        ("msel.yaml", "to: [CITIZEN-DESK]", "to: [Khung phường Bãi Sậu]", "`ward`"),
        ("msel.yaml", "to: [CITIZEN-DESK]", "to: [Tổ xác minh]", "`VERIFY`"),
    ],
)
def test_a_word_for_a_value_of_a_list_is_answered_with_that_value(file, old, new, remedy):
    files, line = changed(file, old, new)
    ((at, row, _, shown),) = [said for said in told(files) if said[2] == "S113"]
    assert (at, row) == (file, line) and remedy in shown.partition("]")[2], shown


@pytest.mark.parametrize("word", ["XYZ", "hoàn toàn", "maybe not", "G9", "H9", "ABCDEF"])
def test_what_is_near_to_nothing_is_answered_with_the_whole_list(word):
    files, _ = changed("claims/joke.yaml", "SATIRE", word)
    ((*_, shown),) = [said for said in told(files) if said[2] == "S113"]
    assert "MISLEADING_CONTEXT" in shown.partition("]")[2]


CUTS = (
    ("msel.yaml", '"Nước nhà tôi', "Nước máy tổ #5 hôi", "#5 hôi"),  # in a flow: all that follows goes too
    ("drill.yaml", "title: Nước máy có mùi ở Bãi Sậu", "title: Nước máy #BãiSậu có mùi", "#BãiSậu"),
    ("drill.yaml", "title: Nước máy có mùi ở Bãi Sậu", "title: Nước máy có mùi # hai hôm rồi", "# hai hôm"),
    ("drill.yaml", "title: Nước máy có mùi ở Bãi Sậu", "title: “Nước máy” # “hôi”", ""),
    ("drill.yaml", "title: Nước máy có mùi ở Bãi Sậu", "title: “Nước máy #hôi”", "#hôi"),
    ("drill.yaml", "title: Nước máy có mùi ở Bãi Sậu", "title: Nước máy #hôi\n  từ hôm qua", "#hôi"),
    ("drill.yaml", "title: Nước máy có mùi ở Bãi Sậu", "title: “Nước máy hôi", "“Nước máy hôi"),
    ("drill.yaml", "title: Nước máy có mùi ở Bãi Sậu", "title: Nước máy hôi”", "Nước máy hôi”"),
    ("cells.yaml", "{name: Trực phường,", "{name: “Trực phường, tổ dân phố”,", "tổ dân phố"),
    ("claims/joke.yaml", 'why: "Ảnh ghép vui, người', "why: “Ảnh ghép vui, người", "người xem"),
)  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "lost"), CUTS)
def test_a_text_that_yaml_cuts_is_named_with_what_is_lost(file, old, new, lost):
    files, line = changed(file, old, new)
    said = [each for each in found({**LIGHT, **files}) if each[2] == "S109"]
    if not lost:
        assert said == []  # two words, then a comment
        return
    assert said and said[0][:2] == (file, line) and lost in said[0][3], said


def test_comments_behind_values_are_comments():
    for file, old in (
        ("claims/joke.yaml", "harm: H0"),
        ("drill.yaml", "phases: 60"),
        ("places.yaml", "population: 8200}"),
    ):
        files, _ = changed(file, old, f"{old}  # như vậy là vừa")
        assert told(files) == []


def without(role: str) -> dict[str, str]:
    """The cells when no seat holds the role: it is taken from its seat, or the seat with it."""
    text = re.sub(rf"{role}, |, {role}(?=\])", "", LIGHT["cells.yaml"])
    return {"cells.yaml": "\n".join(line for line in text.split("\n") if f"[{role}]" not in line)}


ROLES = sorted(set(re.findall(r"(?<=[\[ ])[A-Z][A-Z0-9]+-?[A-Z]+(?=[,\]])", LIGHT["cells.yaml"])))


@pytest.mark.parametrize("role", [role for role in ROLES if role != "RIGHTS"])
def test_a_drill_without_a_role_is_told_what_nobody_can_do(role):
    said = [shown for *_, code, shown in told(without(role)) if code in ("S194", "S175", "S141")]
    assert said and all(role in shown for shown in said), said


@pytest.mark.parametrize(
    "role", ["VERIFY", "L2-LEAD", "L2-DUTY", "SPOKE", "COMMS", "L1-LEAD", "AGENCY-HEAD", "FACT-OWNER"]
)
def test_a_drill_whose_claims_nobody_can_deal_with_is_refused_with_the_claims(role):
    claims = {"AGENCY-HEAD": "smell", "L1-LEAD": "joke"}.get(role, "school")
    files = without(role)
    if role == "AGENCY-HEAD":  # admits what is true, where it is no complaint
        files |= changed("claims/smell.yaml", "[yes, no, no, no, yes, yes", "[yes, no, no, no, no, yes")[0]
    loaded = load_files({name: text.encode() for name, text in {**LIGHT, **files}.items()})
    wrong = [each.render("vi") for each in check(loaded).errors if each.code == "S194"]
    assert wrong and any(claims in shown for shown in wrong), wrong


def test_an_id_made_of_a_name_is_answered_with_the_id_that_the_thing_has():
    files, line = changed("claims/poison.yaml", "owner: water", "owner: cong-ty-cap-nuoc-cua-lach")
    said = [(at, row, shown) for at, row, code, shown in told(files) if code == "S141"]
    assert [(at, row) for at, row, _ in said] == [("claims/poison.yaml", line)] and "`water`" in said[0][2]


def test_a_finding_says_the_same_as_a_refusal():
    loaded = load_files({name: text.encode() for name, text in {**LIGHT, **without("VERIFY")}.items()})
    with pytest.raises(ScenarioErrors) as refused:
        must_be_sound(loaded)
    for lang in ("vi", "en"):
        assert {error.render(lang) for error in refused.value.errors} == {
            problem.render(lang) for problem in check(loaded).errors
        }


ADVISER = LIGHT["cells.yaml"].replace("roles: [RIGHTS]", "roles: [COLLAB]")
SENTENCE = LIGHT["claims/joke.yaml"].partition("\n")[0]
ONE_LINE_EACH = {
    "the only adviser decides as well": (
        {"cells.yaml": ADVISER.replace("[L1-LEAD]", "[L1-LEAD, RIGHTS]")}, "cells.yaml", "S192", "L1-LEAD",
    ),
    "one of two advisers decides as well": (
        {"cells.yaml": LIGHT["cells.yaml"].replace("[L1-LEAD]", "[L1-LEAD, RIGHTS]")}, "cells.yaml", "S192", "L1-LEAD",
    ),
    "one link": (
        {"msel.yaml": LIGHT["msel.yaml"].replace("Cho hỏi", "https://bai-sau.edu.vn/tin Cho hỏi")}, "msel.yaml", "S180",
        "bai-sau.edu.vn",
    ),
    "braces that are no token": (
        {"msel.yaml": LIGHT["msel.yaml"].replace("Cho hỏi", "Chào. Cho hỏi {phone a}")}, "msel.yaml", "S186", "phone",
    ),
    "two claims with one sentence": (
        {"claims/smell.yaml": re.sub("^sentence:.*", SENTENCE, LIGHT["claims/smell.yaml"])}, "claims/smell.yaml",
        "S140", "Hãy viết câu của chính nó",
    ),
    "two wards of one name": (changed("places.yaml", "Xã Đồng Ruối", "Phường Bãi Sậu")[0], "places.yaml", "S140", "Bãi Sậu"),
    "a harmful sentence without an invented name": (
        {"claims/poison.yaml": LIGHT["claims/poison.yaml"].replace(" Cửa Lạch", "").replace(" Bãi Sậu", "")},
        "claims/poison.yaml", "S191", "Bãi Sậu",
    ),
    "all drafts": (
        {"msel.yaml": LIGHT["msel.yaml"].replace("{at:", "{status: draft, at:")}, "msel.yaml", "S188", "reviewed",
    ),
    "four phases in three numbers": (changed("drill.yaml", "phases: 60", "phases: [5, 15, 10]")[0],
        "drill.yaml", "S113", "[6, 7, 43, 4]"),
    "minutes too few": (changed("drill.yaml", "phases: 60", "phases: 3")[0], "drill.yaml", "S112", "[6, 7, 43, 4]"),
    "nothing behind a field": (
        {"msel.yaml": re.sub('body: "Cho hỏi[^"]*"', "body: ", LIGHT["msel.yaml"])}, "msel.yaml", "S112", "không bỏ trống được",
    ),
    "an empty text": (
        {"msel.yaml": re.sub('body: "Cho hỏi[^"]*"', 'body: ""', LIGHT["msel.yaml"])}, "msel.yaml", "S113", "body",
    ),
    "blanks that are no spaces": (
        changed("cells.yaml", "    name: Khung", "\u00a0\u00a0\u00a0\u00a0name: Khung")[0],
        "cells.yaml", "S103", "dấu cách thường",
    ),
    "a number alone for a time": (changed("msel.yaml", "at: 08:12", "at: 12")[0], "msel.yaml", "S164", "`+12:00`"),
    "an hour that the clock does not show": (
        changed("msel.yaml", "body: \"Vòi", "story_time: \"21:30\", body: \"Vòi")[0], "msel.yaml", "S164", "bỏ trống",
    ),
    "an inject after the end": (changed("msel.yaml", "at: 08:12", "at: +175:00")[0], "msel.yaml", "S161", "sớm"),
    "an emergency number": (changed("msel.yaml", "Cho hỏi", "Gọi ngay 113. Cho hỏi")[0], "msel.yaml", "S185", "{phone:a}"),
    "braces that are doubled": (changed("msel.yaml", "Cho hỏi", "Gọi {{phone:a}}. Cho hỏi")[0], "msel.yaml", "S186", "phone"),
    "a record that comes when play is over": (
        changed("claims/poison.yaml", "known_from: +18:00", "known_from: +58:00")[0], "claims/poison.yaml", "S161", "known_from",
    ),
    "more practice than there is": (
        {"claims/poison.yaml": LIGHT["claims/poison.yaml"] + "practice_minutes: 200\n"},
        "claims/poison.yaml", "S197", "practice_minutes",
    ),
    "a step of a role that cannot take it": (
        {"claims/poison.yaml": LIGHT["claims/poison.yaml"]
            + 'right_path: [{what: correct, by: CITIZEN-DESK, after: +30:00, note: "Đính chính theo sổ."}]\n'},
        "claims/poison.yaml", "S194", "SPOKE",
    ),
    "a language twice": (changed("drill.yaml", "[vi]", "[vi, vi]")[0], "drill.yaml", "S113", "[vi, en]"),
    "a list without brackets": (changed("drill.yaml", "[vi]", "vi")[0], "drill.yaml", "S112", "`[vi]`"),
    "a list whose comma ends it": (
        changed("places.yaml", "population: 8200", "population: 8,200")[0], "places.yaml", "S112", "`8200`",
    ),
    "a copy that a system named": (
        {"msel (1).yaml": LIGHT["msel.yaml"]}, "msel (1).yaml", "S121", "đặt tên riêng",
    ),
    "a trap that is none": (
        changed("msel.yaml", "body: \"Vòi", "trigger: {kind: condition, condition: {trap_pressed: xoa-bai}}, body: \"Vòi")[0],
        "msel.yaml", "S113", "`ask_removal`",
    ),
    "a language that is not known": (changed("drill.yaml", "[vi]", "[fr]")[0], "drill.yaml", "S113", "`vi`"),
    "an owner who is nobody": (changed("claims/poison.yaml", "owner: water", "owner: benh-vien")[0],
        "claims/poison.yaml", "S141", "`water`"),
    "the number of no inject": (
        changed("msel.yaml", "body: \"Vòi", "trigger: {kind: condition, condition: {inject_acknowledged: 99}}, body: \"Vòi")[0],
        "msel.yaml", "S141", "từ 1 đến 6",
    ),
    "two verdicts at once": (
        changed("msel.yaml", "body: \"Vòi", "trigger: {kind: condition, condition: {all: [{verdict: {claim: joke, is: SATIRE}}, "
            '{verdict: {claim: joke, is: "FALSE"}}]}}, body: "Vòi')[0], "msel.yaml", "S152", "loại trừ",
    ),
}  # fmt: skip


def test_a_token_may_stand_in_the_first_sentence_which_then_is_the_subject_too():
    files = {"msel.yaml": LIGHT["msel.yaml"].replace("Cho hỏi", "Ai gọi số {phone:a}? Cho hỏi")}
    assert told(files) == told({})
    loaded = load_files({name: text.encode() for name, text in {**LIGHT, **files}.items()})
    shown = [row for row in loaded.scenario.msel.injects if "09xx" in row.body.vi]
    assert shown and all("09xx" in row.subject.vi and "09xx" in row.synopsis.vi for row in shown)


def test_two_languages_in_each_others_place_are_told_however_short():
    vi, en = Place("cells.yaml", 1), Place("cells.yaml", 2)
    (said,) = languages._pair(vi, en, Bi(vi="Water office", en="Công ty nước sạch"))
    assert (said.code, said.place, said.remedy) == ("S165", vi, "Swap them.")
    assert not list(languages._pair(vi, en, Bi(vi="Công ty nước sạch", en="Water office")))


def test_sentences_that_follow_from_claims_are_no_texts_brought_in(monkeypatch):
    monkeypatch.setattr("infodrill.scenario.checks.references.MOST_SENTENCES", 5)
    assert "S187" not in {code for _, _, code, _ in found_now(LIGHT)}


@pytest.mark.parametrize("mistake", ONE_LINE_EACH)
def test_a_mistake_is_told_once_with_what_mends_it(mistake):
    files, file, code, remedy = ONE_LINE_EACH[mistake]
    said = [each for each in told(files) if each[2] not in ("S189", "S132")]
    ((at, row, found_code, shown),) = said
    assert (at, found_code) == (file, code) and (row or code == "S121") and remedy in shown, said


def test_a_promise_that_nothing_keeps_is_told_where_it_is_made():
    loaded = load_files(
        {name: text.encode() for name, text in {**LIGHT, "evaluation.yaml": "rates: [E1, E17]\n"}.items()}
    )
    (problem,) = empty_promises(loaded, due_rows(loaded))
    assert (problem.place.file, problem.place.field, problem.params["measure"]) == (
        "evaluation.yaml",
        "rates[1]",
        "E17",
    )
