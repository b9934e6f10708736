"""Mistakes by their kind, in drills as `infodrill new` begins them: what is told is said once, and names what is right there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from infodrill.kernel.brokenletters import broken, redecoded, typed
from infodrill.scenario.allowed import schema_of
from infodrill.scenario.loader import MODELS, find, library, load
from infodrill.scenario.shape import shaped
from infodrill.scenario.starting import started
from infodrill.scenario.yamltext import read_yaml
from tests.forms import both_forms
from tests.scenario.test_mistakes import found

BEGUN = {
    "ward": started("ward", "vi", name="ward", minutes=60, cells=4),
    "school": started("school", "en", name="school", minutes=90, cells=5),
    "hospital": started("hospital", "vi", name="hospital", minutes=120, cells=4),
}
LATER = ("S131", "S132")  # what is not looked at yet
BODY = r'(?m)^    body: "([^"]*)"'
NAME = r'name: "([^"]*)"'
CLAIM = r"(?m)^    claim: (\w+)"
HARM = r"(?m)^harm: (H\d)"
Told = list[tuple[str, int, str, str]]


def misread(text: str, encoding: str = "cp1252") -> str:
    """UTF-8 as a program shows it that takes it for something else."""
    return "".join(
        bytes([byte]).decode(encoding) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
        for byte in text.encode()
    )


def planted(
    drill: str, file: str, pattern: str, new: str | Callable[[re.Match[str]], str]
) -> tuple[str, int, str, Told]:
    """(file, line, what stood there, what is told): the pattern's second place in the file, or in the first claim that has it."""
    base = BEGUN[drill]
    name = next(each for each in sorted(base) if each.startswith(file) and re.search(pattern, base[each]))
    hits = list(re.finditer(pattern, base[name]))
    hit = hits[1 % len(hits)]
    made = new(hit) if callable(new) else hit.expand(new)
    text = base[name][: hit.start()] + made + base[name][hit.end() :]
    usual = {said[3] for said in found(base)}
    told = [said for said in found({**base, name: text}) if said[3] not in usual and said[2] not in LATER]
    return name, base[name][: hit.start()].count("\n") + 1, hit[0], told


def beside(field: str) -> str:
    """A field put in before another one of the line that it was found in."""
    return rf"{field}\g<0>"


A = "а"  # of Cyrillic
KINDS: Mapping[str, tuple[str, str, str | Callable[[re.Match[str]], str], str, str]] = {
    "a letter lost in a text": ("msel.yaml", BODY, lambda hit: f'    body: "{hit[1]} Nư\ufffdc"', "S167", "UTF-8"),
    "a letter lost in a name": ("cells.yaml", NAME, lambda hit: f'name: "{hit[1]} \ufffd"', "S167", "UTF-8"),
    "a text misread": ("msel.yaml", BODY, lambda hit: f'    body: "{misread("Cháy ở Bãi Sậu ạ")}"', "S167", "Cháy ở Bãi Sậu ạ"),
    "a text misread whole": (
        "msel.yaml", BODY, lambda hit: f'    body: "{misread("Người đi đường", "latin-1")}"',
        "S101", "Người đi đường",
    ),
    "a city misread": ("places.yaml", r'city: "([^"]*)"', lambda hit: f'city: "{misread("Phố Gạch")}"', "S167", "Phố Gạch"),
    "a text for an old font": ("msel.yaml", BODY, '    body: "Bê bao R¹ch Chïm vì råi, nhµ"', "S167", "Bờ bao Rạch Chùm vỡ"),
    "a text for another old font": ("msel.yaml", BODY, '    body: "Bôø bao vôõ roài"', "S167", "Bờ bao vỡ rồi"),
    "a name for an old font": ("cells.yaml", NAME, 'name: "Tr¹m y tÕ"', "S167", "Trạm y tế"),
    "question marks for letters": ("msel.yaml", BODY, '    body: "N??c m?y ? t? 5 h?i qu? b? con"', "S167", "UTF-8"),
    "a letter of another alphabet in a text": ("msel.yaml", BODY, lambda hit: f'    body: "B{A}n {hit[1]}"', "S167", "Ban"),
    "a cell called public": ("cells.yaml", r"- id: adviser", "- id: public", "S144", "`public`|public"),
    "a cell called control": ("cells.yaml", r"- id: adviser", "- id: control", "S144", "control"),
    "a field of the truth": ("claims/", HARM, beside("known_from: +10:00\n"), "S111", "truth: [{known_from: …}]"),
    "a field of a wave": ("claims/", HARM, beside("roots: 5\n"), "S111", "waves: [{roots: …}]"),
    "a field of a seat": ("cells.yaml", r"(?m)^    seats:", beside("    roles: [MONITOR]\n"), "S111", "seats: [{roles: …}]"),
    "a field of a ward": (
        "cells.yaml", r"(?m)^    seats:", beside("    population: 500\n"),
        "S111", "places.yaml`: `wards: [{population: …}]",
    ),
    "a field of what is expected": (
        "msel.yaml", BODY, beside("    deadline: +15:00\n"),
        "S111", "expected_actions: [{deadline: …}]",
    ),
    "a field of a trigger": ("msel.yaml", BODY, beside("    until: +15:00\n"), "S111", "trigger: {until: …}"),
    "a field of a claim": ("msel.yaml", BODY, beside("    harm: H2\n"), "S111", "claims/*.yaml`: `harm: …"),
    "a field further out": ("claims/", r"(?m)^  - verdict:", "  - harm: H0\n    verdict:", "S111", "`harm: …`"),
    "a share of a thousand": ("claims/", HARM, beside("doubt: 5%\n"), "S112", "`50`"),
    "a share as a fraction": ("claims/", HARM, beside("question: 0.05\n"), "S112", "`50`"),
    "a share of a wave": ("msel.yaml", BODY, beside("    effect: {boost_permille: 5 %}\n"), "S112", "`50`"),
    "a share of what goes to a hundred": ("claims/", HARM, beside("pull: 40%\n"), "S112", "`40`"),
    "a share of a number of people": ("places.yaml", r"population: \d+", "population: 5%", "S112", "100 .* 5.000.000"),
    "a share of posts": ("drill.yaml", r"noise_per_hour: \d+", "noise_per_hour: 50%", "S112", "0 .* 5.000"),
    "millions in a word": ("places.yaml", r"population: \d+", "population: 10tr", "S112", "100 .* 5.000.000"),
    "too many people": ("places.yaml", r"population: \d+", "population: 99999999", "S113", "100 .* 5.000.000"),
    "eight answers": ("claims/", r"gate_answers: \[[^\]]*\]", f"gate_answers: [{', '.join(['no'] * 8)}]", "S113", "9"),
    "answers in capitals": (
        "claims/", r"gate_answers: \[[^\]]*\]", f"gate_answers: [{', '.join(['No'] * 9)}]",
        "S113", "`\\[no, no",
    ),
    "answers as noughts": ("claims/", r"gate_answers: \[[^\]]*\]", f"gate_answers: [1{', 0' * 8}]", "S113", "`\\[yes, no, no"),
    "two harms": ("claims/", HARM, "harm: H3, H4", "S113", "`H3`, `H4`"),
    "a deadline in seconds": (
        "msel.yaml", BODY, beside('    expected_actions: [{who: SPOKE, what: "Trả lời", deadline: 30}]\n'),
        "S113", "`\\+1:00`.*`\\+30:00`",
    ),
    "an hour before the start": ("msel.yaml", r"(?m)^  - at: (\S+)", "  - at: 05:30", "S112", "`\\+(30|45|60):00`"),
    "an hour in other words": ("msel.yaml", r"(?m)^  - at: (\S+)", "  - at: 5h30", "S112", "`\\+(30|45|60):00`"),
    "minutes behind a T": ("msel.yaml", r"(?m)^  - at: (\S+)", "  - at: T+10", "S112", "`\\+10:00`"),
    "a wide colon": ("msel.yaml", r"(?m)^  - at: ", "  - at：", "S103", "`tên: giá trị`"),
    "a wide comma": ("msel.yaml", r"to: \[public, (\w+)", r"to: [public， \1", "S113", "`public, "),
    "a star before a text": ("msel.yaml", BODY, lambda hit: "    body: *GẤP* đi ngay", "S103", '"…"'),
    "an ampersand before a text": ("msel.yaml", BODY, lambda hit: "    body: &GAP đi ngay", "S104", '"…"'),
    "an exclamation before a text": ("msel.yaml", BODY, lambda hit: "    body: !GAP đi ngay", "S104|S103", '"…"'),
    "brackets before a text": ("msel.yaml", BODY, lambda hit: "    body: [GẤP] đi ngay", "S103", '"…"'),
    "a dash before a text": ("msel.yaml", BODY, lambda hit: "    body: - đi ngay", "S103", '"…"'),
    "a colon in a text": ("msel.yaml", BODY, lambda hit: "    body: Tin mới: đi ngay", "S103", '"…"'),
    "marks inside of marks": ("msel.yaml", BODY, lambda hit: '    body: "Bà nói "đi" ngay"', "S103", "“"),
    "a backslash": ("msel.yaml", BODY, lambda hit: '    body: "ổ C:\\dien tap"', "S103", "'"),
    "a tab behind a dash": ("msel.yaml", r"(?m)^  - at", "  -\tat", "S103", "dấu cách"),
    "a hard blank behind a colon": ("msel.yaml", CLAIM, "    claim:\u00a0\\1", "S103", "dấu cách"),
    "a list left open": ("cells.yaml", r"roles: \[([^\]]*)\]", r"roles: [\1", "S103", "đóng ngoặc"),
    "a line out of place": ("msel.yaml", r"(?m)^    to:", "     to:", "S103", "thẳng hàng"),
    "another alphabet in a claim's name": (
        "msel.yaml", CLAIM, lambda hit: f"    claim: {hit[1][0]}{A}{hit[1]}",
        "S113|S141", "`\\w+`",
    ),
    "another alphabet in a field": ("cells.yaml", r"(?m)^    name:", f"    n{A}me:", "S111", "`name`"),
    "another alphabet in an id": ("cells.yaml", r"- id: (adviser)", f"- id: {A}dviser", "S113", "`adviser`"),
    "nothing seen in an id": ("cells.yaml", r"- id: (adviser)", "- id: ad\u200bviser", "S113", "`adviser`"),
    "nothing seen in a role": ("cells.yaml", r"MONITOR", "MONI\u200bTOR", "S113", "`MONITOR`"),
    "nothing seen in a sender": ("msel.yaml", r'from: "([^"]*)"', 'from: "\\1\u200b"', "S184", "Hãy gõ lại"),
    "a hard blank in a sender": ("msel.yaml", r'from: "([^" ]*) ([^"]*)"', 'from: "\\1\u00a0\\2"', "S184", "Hãy gõ lại"),
    "a former district": ("msel.yaml", BODY, lambda hit: f'    body: "{hit[1]} Ở huyện Củ Chi cũng vậy."', "S183", "Củ Chi"),
    "a place without a picture": ("msel.yaml", BODY, beside("    media: [media/anh.png]\n"), "S141", "`media`"),
    "a role that nobody holds": (
        "msel.yaml", BODY, beside('    expected_actions: [{who: CONG-AN, what: "Trả lời", deadline: +15:00}]\n'),
        "S141", "cells.yaml",
    ),
    "a claim misspelt": ("msel.yaml", CLAIM, r"    claim: \1x", "S141", "`\\w+`"),
    "a channel by its brand": ("msel.yaml", r"method: \w+", "method: Zalo", "S113", "`closed_group`"),
    "a field begun": ("msel.yaml", BODY, beside("    effect: {boost: 5}\n"), "S111", "`boost_permille`"),
    "a number for fields": ("msel.yaml", BODY, beside("    effect: {wave: 5}\n"), "S112", "`{roots: 5, "),
    "a line of a list without its dash": ("drill.yaml", r'(?m)^  - "(.*)"', r'    "\1"', "S103", "`- `"),
    "another dash": ("drill.yaml", r'(?m)^  - "(.*)"', r'  – "\1"', "S103", "`- `"),
    "a dash that touches its text": ("drill.yaml", r'(?m)^  - "(.*)"', r'  -"\1"', "S103", "`- `"),
    "a colon in a list of texts": ("drill.yaml", r'(?m)^  - "(.*)"', r"  - Báo: \1", "S112", '"…"'),
    "a text below its name that is not indented": ("msel.yaml", BODY, r"    body: |\n    \1", "S103", "hai dấu cách"),
    "an apostrophe in single marks": ("msel.yaml", BODY, "    body: 'it's bad'", "S103", "hai lần"),
    "a list without its name": ("msel.yaml", r"(?m)^injects:\n", "", "S112", "`injects:`"),
    "nothing behind a harm": ("claims/", HARM, "harm:", "S112", "`H0`, `H1`"),
    "the path in a word": ("claims/", HARM, beside("right_path: đính chính\n"), "S112", "`what`, `by`"),
    "actions in a text": ("msel.yaml", BODY, beside("    expected_actions: Trả lời\n"), "S112", "`who`, `what`"),
    "an objective in words": ("msel.yaml", BODY, beside("    objectives: [nghe dân]\n"), "S113", "`o-notice`"),
    "marks of a page": ("msel.yaml", BODY, r'    body: "\1<br>Mau lên"', "S167", "<br>"),
    "a text set aside": ("msel.yaml", BODY, r'    body: "CANCELLED – \1"', "S167", "`status: draft`"),
    "a text set aside in brackets": ("msel.yaml", BODY, r'    body: "[ĐÃ HỦY] \1"', "S167", "`status: draft`"),
    "a figure too many in the phases": ("drill.yaml", r"phases: .*", "phases: [6, 7, 530, 4]", "S164", "giai đoạn"),
    "a clock that goes back": (
        "drill.yaml", r"noise_per_hour: \d+",
        '\\g<0>\nmoves: [{at: 0, story: "10:00", title: "Một"}, {at: +20:00, story: "10:10", title: "Hai"}]', "S160", "10:20",
    ),
    "satire called false": ("claims/", "verdict: SATIRE", 'verdict: "FALSE"', "S163", "SATIRE"),
    "untrue and never known to be": ("claims/", 'verdict: "FALSE"', "verdict: UNPROVEN", "S163", "`unsure`"),
    "no fact and nothing else": (
        "claims/", r"gate_answers: \[no, yes[^\]]*\]", f"gate_answers: [{', '.join(['no'] * 9)}]", "S163", "2 đến 5",
    ),
    "marks of bold": ("msel.yaml", BODY, r'    body: "**\1**"', "S167", "bỏ"),
    "a state in Vietnamese": ("msel.yaml", BODY, beside("    status: nháp\n"), "S113", "`draft`"),
}  # fmt: skip


ROWS = [(kind, drill) for kind in KINDS for drill in BEGUN]
IN_TURN = [(kind, list(BEGUN)[n % len(BEGUN)]) for n, kind in enumerate(KINDS)]


@pytest.mark.parametrize(("kind", "drill"), both_forms(ROWS, IN_TURN))
def test_a_mistake_is_told_once_at_its_line_with_what_is_right_in_this_drill(kind, drill):
    file, pattern, new, code, remedy = KINDS[kind]
    name, line, _, told = planted(drill, file, pattern, new)
    assert len({said[1] for said in told}) == 1 or kind.startswith("a cell"), told
    at, row, found_code, shown = told[0]
    assert at == name and re.fullmatch(code, found_code) and abs(row - line) <= 1, told
    assert re.search(remedy, shown) or remedy in shown, shown


OTHER = {
    "vi": ("Is this water really safe?", "The head of the station"),
    "en": ("Nước máy hôi quá", "Trạm y tế"),
}


@pytest.mark.parametrize("drill", BEGUN)
def test_a_short_text_in_the_other_language_is_told_and_how_one_in_two_is_written(drill):
    own = "en" if drill == "school" else "vi"
    for (file, pattern, form), text in zip(
        (("msel.yaml", BODY, '    body: "{}"'), ("cells.yaml", NAME, 'name: "{}"')), OTHER[own], strict=True
    ):
        _, line, _, told = planted(drill, file, pattern, form.format(text))
        assert [(said[1], said[2]) for said in told] == [(line, "S165")], told
    other = "vi" if own == "en" else "en"
    _, line, _, told = planted(drill, "msel.yaml", BODY, lambda hit: f'    body: {{{other}: "{hit[1]}"}}')
    assert [(said[1], said[2]) for said in told] == [(line, "S110")] and f"`{own}: …`" in told[0][3], told


@pytest.mark.parametrize(
    ("drill", "text"),
    [
        ("ward", "The dyke of Rạch Chùm has broken, everybody climb to the roof and wait!"),
        ("hospital", "Nurse Hoà says that the oxygen of Bến Mơ is gone, please come now."),
        ("ward", "Is the Rạch Chùm road closed"),
        ("school", "Đê Cửa Rạm vỡ rồi, bà con mau leo lên mái nhà chờ!"),
    ],
)
def test_a_text_in_the_other_language_is_told_though_it_names_a_place(drill, text):
    _, line, _, told = planted(drill, "msel.yaml", BODY, f'    body: "{text}"')
    assert [(said[1], said[2]) for said in told] == [(line, "S165")], told


def test_a_minute_of_the_exercise_that_is_read_as_an_hour_of_the_story_is_told():
    _, line, _, told = planted("ward", "msel.yaml", r"(?m)^  - at: \+8:00", "  - at: 8:00")
    assert [(said[1], said[2]) for said in told] == [(line, "S164")] and "`+8:00`" in told[0][3], told


@pytest.mark.parametrize("drill", BEGUN)
def test_own_objectives_are_told_once_where_they_stand_and_not_at_each_inject(drill):
    """Beside capabilities of an author's own nothing follows, and injects that name none train what drill.yaml lacks."""
    head = BEGUN[drill]["drill.yaml"]
    own = re.sub(r"noise_per_hour: \d+", "\\g<0>\nobjectives: [{id: o-calm, text: Calm}]", head)
    line = own[: own.index("objectives:")].count("\n") + 1
    task = "capabilities: [{id: c, objective: o-calm, title: Calm, target: Calm, tasks: [{id: t, text: Calm, measure: E2}]}]\n"
    told = found({**BEGUN[drill], "drill.yaml": own, "evaluation.yaml": task})
    said = [each for each in told if each[2] == "S141"]
    assert [each[:3] for each in said] == [("drill.yaml", line, "S141")] and "`o-notice`" in said[0][3], told


def test_a_task_s_id_is_its_own():
    task = "      - {id: same, text: Nghe dân, measure: E1}\n"
    capability = "capabilities:\n  - id: listen\n    objective: o-notice\n    title: Nghe\n    target: Nghe được\n    tasks:\n"
    told = [
        said
        for said in found(
            {**BEGUN["ward"], "evaluation.yaml": capability + task + task.replace("dân", "hết")}
        )
        if said[0].startswith("eval")
    ]
    assert [(said[1], said[2]) for said in told] == [(8, "S140")], told


def test_texts_of_neither_kind_are_left_alone():
    for text in (
        'Khách hỏi "Is this water safe to drink now?", tôi chưa biết trả lời họ ra sao.',
        "Loa phường Rạch Chùm báo OK rồi nhé.",
    ):
        assert planted("ward", "msel.yaml", BODY, lambda hit, said=text: f"    body: '{said}'")[3] == []
    for text in (
        "Café de la Gare était fermé",
        "São Paulo",
        "Nº 5µg/m³ ®",
        "10×20",
        "señor mañana",
        "Bà có nhà",
        "Où est-ce",
    ):
        assert broken(text) is None, text


def test_a_file_whose_letters_are_broken_throughout_is_told_once():
    texts = re.sub(
        r'(why|sentence|advice|meanwhile): "[^"]*"',
        f'\\1: "{misread("Cháy ở Bãi Sậu ạ")}"',
        BEGUN["ward"]["claims/bread.yaml"],
    )
    told = [said for said in found({**BEGUN["ward"], "claims/bread.yaml": texts}) if said[2] == "S167"]
    assert [said[0] for said in told] == ["claims/bread.yaml"] and "5" in told[0][3]


def test_no_text_that_ships_is_taken_for_broken_and_none_is_changed():
    for name in library():
        for _, _, text in load(find(name)).written_texts:
            assert broken(text) is None and redecoded(text) == text, text
    for text in ("XÃ” BÁO CÁO XÃ…", "Ê… ồ, “à”", "Có hả?Em hỏi", "Café Gò Mù U – “Ôi”"):
        assert redecoded(text) == text and broken(text) is None
    assert redecoded(misread("ĐÃ “ỔN” – Xã Bãi Sậu…")) == "ĐÃ “ỔN” – Xã Bãi Sậu…"


def test_a_name_is_what_anybody_would_type():
    assert typed("b\u00e1\u200bn\u00a0 ch\u00e1o") == "bán cháo" and typed(f"w{A}rd") == "ward"


def test_a_field_of_the_format_in_a_wrong_place_is_never_told_to_look_it_up():
    """Whatever field is put at the top of whatever file, its remedy names a field, a file, or that it goes."""
    names = {name for model in MODELS.values() for name in schema_of(model)["properties"]}
    for file in ("drill.yaml", "places.yaml", "cells.yaml", "msel.yaml"):
        model = MODELS[file]
        for name in sorted(
            (names | {"deadline", "layers", "verdict", "minutes", "why"})
            - schema_of(model)["properties"].keys()
        ):
            text = f"{BEGUN['ward'][file]}{name}: 5\n"
            _, faults = shaped(read_yaml(text.encode(), file), model, 5_000)
            (told,) = (fault.render("en") for fault in faults if fault.code == "S111")
            assert "`" in told.partition("]")[2] or told.endswith("Remove it."), told


def test_an_inject_copied_whole_is_told_once():
    _, line, entry, told = planted("ward", "msel.yaml", r"(  - at: .*\n(?:    .*\n)+)", r"\1\1")
    assert [(said[1], said[2]) for said in told] == [(line + entry.count("\n"), "S143")], told


def test_an_hour_before_the_start_of_a_long_drill_is_told_with_the_day_that_it_is_read_as():
    base = BEGUN["ward"]
    long = base["drill.yaml"].replace("phases: 60", "phases: [100, 500, 500, 400]")
    for at, read in (
        ("07:30", "`+23:30:00`"),
        ("08:30", ""),
        ("03:00", ""),
    ):  # a night goes on behind midnight
        text = base["msel.yaml"].replace("at: +30:00", f"at: {at}")  # the last, so that it stays in its turn
        told = [
            said
            for said in found({**base, "drill.yaml": long, "msel.yaml": text})
            if (said[0], said[2]) == ("msel.yaml", "S164")
        ]
        assert [read in said[3] for said in told] == [True] * bool(read), told
