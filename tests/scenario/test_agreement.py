"""Fields that contradict each other: every pair of the table is named in a drill that has it, and in none that ships."""

from __future__ import annotations

import pytest

from infodrill.scenario.checks.agreement import CLASHES, problems
from infodrill.scenario.checks.clash import Clash
from infodrill.scenario.loader import find, library, load, load_files
from tests.scenario.test_mistakes_of_sense import LIGHT, changed

STEP = 'right_path: [{{what: {what}, by: {by}, after: {after}, note: "Làm đúng việc này."}}]'
NOISE = 'grammars: [{{id: g, language: {lang}, stance: {stance}, {more}start: ["{{ward}} hôm nay ra sao"]}}]'


def step(what: str, by: str = "SPOKE", after: str = "+20:00") -> str:
    return STEP.format(what=what, by=by, after=after)


def also(claim: str, *lines: str) -> dict[str, str]:
    file = f"claims/{claim}.yaml"
    return {file: LIGHT[file] + "\n".join((*lines, ""))}


def grammar(stance: str = "tell", lang: str = "vi", more: str = "") -> dict[str, str]:
    return {"texts/own.yaml": NOISE.format(stance=stance, lang=lang, more=more)}


def inject(more: str, to: str = "ward") -> dict[str, str]:
    row = f'  - {{at: +9:00, from: Cư dân tổ 5, to: [{to}], {more}, body: "Bà con hỏi nhau chuyện nước máy."}}\n'
    return {"msel.yaml": LIGHT["msel.yaml"] + row}


def gated(claim: str, answers: str) -> dict[str, str]:
    was = LIGHT[f"claims/{claim}.yaml"]
    old = was[was.index("[") : was.index("]") + 1]
    return changed(f"claims/{claim}.yaml", old, answers)[0]


TRUE_ONE = changed("claims/poison.yaml", '"FALSE"', '"TRUE"')[0]["claims/poison.yaml"]
EXAMPLES: dict[str, dict[str, str]] = {
    "our own side published it, and yet it is told by a page": also("poison", "own_error: true", "poses_as: true"),
    "our own side published it, so its correction": also("joke", "own_error: true"),
    "somebody poses as an organisation, and yet its truth": {
        "claims/poison.yaml": TRUE_ONE + "poses_as: true\n"
    },
    "nobody comes to harm by it": changed("claims/poison.yaml", "harm: H4", "harm: H0")[0],
    "somebody poses as an organisation, and yet question 8": {
        file: text + "poses_as: true\n"
        for file, text in gated("poison", "[yes, no, no, no, no, no, no, yes, no]").items()
    },
    "it is called an error of our own, and yet its truth": also("smell", "own_error: true"),
    "it is called an error of our own, and yet question 8": also("poison", "own_error: true"),
    "it is called the twin": also("poison", "twin: joke"),
    "inject {number} is called": inject('claim: poison, truth: "true"'),
    "inject {number} is called `{truth}`, and yet its claim": inject('claim: ask, truth: "true"'),
    "inject {number} waits for what is done with a case": {
        "msel.yaml": LIGHT["msel.yaml"]
        + "  - {at: +9:00, from: Cư dân tổ 5, to: [CITIZEN-DESK], body: Bà con hỏi nhau chuyện nước máy., "
        + "expected_actions: [{who: CITIZEN-DESK, what: Vào sổ, deadline: +10:00, evidence: case_opened}]}\n"
    },
    "there is no record": {
        "claims/poison.yaml": changed("claims/poison.yaml", "at: 0,", "at: 0, record: none,")[0]["claims/poison.yaml"]
    },
    "`star` says": also("poison", "star: true"),
    "`{gate_code}` does not go with": also("joke", "disposition: respond", step("hold")),
    "the disposition is `{disposition}`": also("smell", step("hold")),
    "it is to be left alone": also("joke", step("correct")),
    "the right path corrects it": {"claims/poison.yaml": TRUE_ONE + step("correct") + "\n"},
    "the right path acknowledges it": also("poison", step("acknowledge")),
    "this step of the right path comes before the record": also("poison", step("correct", after="+12:00")),
    "this step of the right path comes before anybody": also("poison", step("hold", after="+2:00")),
    "this step of the right path comes after the drill": also("poison", step("hold", after="+90:00")),
    "this step of the right path comes before the one above": also(
        "poison",
        "right_path:",
        '  - {what: correct, by: SPOKE, after: +25:00, note: "Đính chính."}',
        '  - {what: hold, by: SPOKE, after: +15:00, note: "Nói lời đầu."}',
    ),
    "the right path reports a page": also("poison", step("report_page")),
    "the right path warns of danger": also("ask", step("warn")),
    "V0 says": also("poison", "void: V0"),
    "`{void}` says that nobody": also("poison", "void: V1"),
    "the truth says `SATIRE`": gated("joke", "[no, yes, no, no, no, no, no, no, no]"),
    "the truth says `NOT_A_FACT`": gated("ask", "[yes, no, no, yes, no, no, no, no, no]"),
    "question 6 says that it is true": gated("poison", "[yes, no, no, no, no, yes, no, no, no]"),
    "question 6 says that it is not true": {"claims/poison.yaml": TRUE_ONE},
    "question 6 says that it is not known": gated("poison", "[yes, no, no, no, no, unsure, no, no, no]"),
    "`meanwhile` tells": also("poison", 'meanwhile: "Cứ dùng nước: mẫu nước 7 giờ sáng ở ba điểm đạt chuẩn."'),
    "the claim names itself": also("poison", "parent: poison"),
    "the claim comes from itself": also("poison", "parent: joke") | also("joke", "split_of: poison"),
    "people meet this claim before": also("poison", "parent: joke"),
    "it is called a part of a claim of another": {
        "drill.yaml": LIGHT["drill.yaml"] + "situations: [{id: S1, title: Nước}, {id: S2, title: Trường}]\n",
        **{f: text + "situation: S1\n" for f, text in LIGHT.items() if f.startswith("claims/")},
        "claims/school.yaml": LIGHT["claims/school.yaml"] + "situation: S2\nsplit_of: smell\n",
    },
    "it is said to tell the same as a claim of which": also("poison", "duplicates: [smell]"),
    "it is said to tell the same as a claim with": also("poison", "duplicates: [joke]"),
    "`kernel` says what is true": also("ask", 'kernel: "Nước máy có mùi hai hôm nay."'),
    "`meanwhile` is what": also("joke", 'meanwhile: "Bà con cứ chờ tin của phường."'),
    "the claim is about a cell's own conduct": {
        file: f"{text}about: [water]\n{step('acknowledge', 'AGENCY-HEAD')}\n"
        for file, text in gated("smell", "[yes, no, no, no, no, yes, no, no, yes]").items()
    },
    "a quarter of those": also("poison", "waves: [{roots: 4000, layers: [group], at: +10:00}]"),
    "this wave goes through": also("poison", "waves: [{roots: 4, layers: [press], at: +10:00}]"),
    "question 4 says that it is no question": changed("claims/joke.yaml", "ra trà sữa", "ra trà sữa?")[0],
    "question 4 says that it is a question": changed("claims/ask.yaml", "có nấu ăn được không", "nấu ăn được")[0],
    "inject {number} goes to nobody but": {
        "msel.yaml": LIGHT["msel.yaml"].replace(
            "Cư dân tổ 5, to: [CITIZEN-DESK], claim: ask", "Khung phường Bãi Sậu, to: [ward], claim: ask"
        )
    },
    "inject {number} is to come at a missed": inject("trigger: {kind: deadline, condition: {case_opened: poison}}"),
    "the cell {id} is of level 1, and a seat": changed("cells.yaml", "[COMMS, SPOKE]", "[COMMS, SPOKE, L2-SEC]")[0],
    "everyday talk alone": {"drill.yaml": LIGHT["drill.yaml"] + "visible_posts: 100\n"},
    "the answers call it a question": changed("claims/ask.yaml", "NOT_A_FACT", '"FALSE"')[0],
    "the answers call it an opinion": {
        file: text.replace("SATIRE", '"FALSE"')
        for file, text in gated("joke", "[no, yes, no, no, no, no, no, no, no]").items()
    },
    "the answers call it satire": changed("claims/joke.yaml", "SATIRE", '"FALSE"')[0],
    "question 6 says that it is not true, and yet the truth": changed("claims/poison.yaml", '"FALSE"', "UNPROVEN")[0],
    "the truth says `NOT_A_FACT`, and yet no answer": gated("ask", "[no, no, no, no, no, no, no, no, no]"),
    "an action that inject {number} asks for": inject('expected_actions: [{who: L1-DUTY, what: "Vào sổ.", deadline: +70:00}]'),
    "inject {number} waits for an action of": inject('expected_actions: [{who: SIM-PLAT, what: "Vào sổ.", deadline: +5:00}]'),
    "inject {number} asks for a verdict": inject(
        "kind: information, claim: poison, expected_actions: "
        '[{who: L1-DUTY, what: "Kết luận.", evidence: verdict, deadline: +20:00}]'
    ),
    "its sentence names one house": {
        file: text + "about: [city]\n"
        for file, text in changed("claims/smell.yaml", "máy ở Bãi Sậu", "máy ở phường Bãi Sậu")[0].items()
    },
    "inject {number} is to come again": inject("trigger: {kind: repeat, every: +30:00, times: 3}"),
    "inject {number} asks for": inject("kind: expected_action"),
    "inject {number} goes to the public": inject("method: phone_note", to="public"),
    "inject {number} comes on the public feed": inject("method: public_feed"),
    "inject {number} makes its claim": inject("effect: {boost_permille: 20}"),
    "inject {number} waits for nothing": inject("trigger: {until: +20:00}"),
    "inject {number} comes once": inject("trigger: {every: +2:00}"),
    "inject {number} is a reserve": inject("kind: contingency"),
    "inject {number} tells the sentence": changed("msel.yaml", "claim: poison,", 'claim: poison, truth: "true",')[0],
    "inject {number} tells of a claim": changed("msel.yaml", "Nhóm cư dân Bãi Sậu, to: [p", "Ban đạo diễn, to: [p")[0],
    "inject {number} belongs": {
        "drill.yaml": LIGHT["drill.yaml"] + "situations: [{id: S1, title: Nước}, {id: S2, title: Trường}]\n",
        "msel.yaml": LIGHT["msel.yaml"].replace("claim: school", "claim: school, situation: S2"),
        **{f: text + "situation: S1\n" for f, text in LIGHT.items() if f.startswith("claims/")},
    },
    "the truth says `MIXED`": changed("claims/poison.yaml", '"FALSE"', "MIXED")[0],
    "question 6 says that all": {
        file: text.replace('"FALSE"', "MIXED")
        for file, text in gated("poison", "[yes, no, no, no, no, yes, no, no, no]").items()
    },
    "question 3 calls it satire": changed("claims/joke.yaml", "SATIRE", "UNPROVEN")[0],
    "question 1 says that it is no checkable": gated("poison", "[no, no, no, no, no, no, no, yes, no]"),
    "question 1 says that nobody": changed("claims/ask.yaml", "NOT_A_FACT", "UNPROVEN")[0],
    "the right answer is called": gated("ask", "[no, unsure, no, yes, no, no, no, no, no]"),
    "question 9 says that a": {
        file: text.replace("harm: H1", "harm: H0")
        for file, text in gated("smell", "[yes, no, no, no, yes, yes, no, no, yes]").items()
    },
    "only a reputation": gated("smell", "[yes, no, no, no, no, yes, no, no, no]"),
    "inject {number} comes as": changed("msel.yaml", "[public, ward], method: closed_group", "[ward], method: hotline")[0],
    "it is a complaint (G4) that its owner answers": {
        file: f"{text}about: [ward]\n" for file, text in gated("school", "[yes, yes, no, no, yes, yes, no, no, yes]").items()
    },
    "it concerns every cell": also("ask", "about: [ward, water, city, adviser]"),
    "roles of players": changed("cells.yaml", "[VERIFY]", "[VERIFY, CTRL]")[0],
    "the cell {id} serves a ward": changed("cells.yaml", "ward: phuong-bai-sau", "ward: phuong-bai-sau\n    level: 2")[0],
    "the cell {id} is of level 1": changed("cells.yaml", "    ward: phuong-bai-sau", "    level: 1")[0],
    "the cell {id} holds roles of a ward": changed("cells.yaml", "    ward: phuong-bai-sau\n", "")[0],
    "{id} speaks of something else": grammar("noise", more="claim: poison, "),
    "{id} is marked harmful": grammar("deny", more="claim: poison, harmful: true, "),
    "{id} is written without": grammar("noise", "en", "style: unaccented, "),
    "{id} is in a language": grammar("noise", "en"),
    "texts must be whole": {"drill.yaml": LIGHT["drill.yaml"] + "both_languages: true\n"},
    "a lesson is never rated": {
        "drill.yaml": LIGHT["drill.yaml"] + "lesson: true\n", "evaluation.yaml": "rates: [E1]\n",
    },
    "inject {number} is called `{truth}`, and yet nothing": changed("claims/poison.yaml", '"FALSE"', "UNPROVEN")[0]
    | inject('claim: poison, truth: "true"'),
    "inject {number} is `{kind}`": inject("kind: information, method: hotline"),
    "the cell {id} is called as one ward is": changed("cells.yaml", "ward: phuong-bai-sau", "ward: xa-dong-ruoi")[0],
    "the city has more accounts": {"drill.yaml": LIGHT["drill.yaml"] + "accounts: 50000\n"},
}  # fmt: skip
ROWS = [clash for rows in CLASHES.values() for clash in rows]


def row_of(key: str) -> Clash:
    """The first row whose message begins so: of two that begin alike, the example of each is told apart by more words."""
    return next(clash for clash in ROWS if clash.message.startswith(key))


def test_every_row_of_the_table_has_an_example():
    assert [clash.message for clash in ROWS if clash not in map(row_of, EXAMPLES)] == []
    assert len(EXAMPLES) == len(ROWS)  # and so no two examples are of one row


@pytest.mark.parametrize("key", EXAMPLES)
def test_a_contradiction_is_named_in_its_file_with_a_remedy(key):
    clash = row_of(key)
    loaded = load_files({name: text.encode() for name, text in {**LIGHT, **EXAMPLES[key]}.items()})
    said = [each for each in problems(loaded) if each.code == "S163"]
    (named,) = [each for each in said if each.message == clash.message]
    assert named.place.file in EXAMPLES[key] and named.place.line and named.severity == clash.severity
    assert len(said) <= 3  # what is wrong may contradict two things, and a true record says what it denies


@pytest.mark.parametrize("name", sorted(library()))
def test_no_drill_of_the_library_contradicts_itself(name):
    assert list(problems(load(find(name)))) == []
