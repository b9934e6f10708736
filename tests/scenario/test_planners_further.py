"""More kinds of a planner's mistakes, in each template of `infodrill new` and both languages: told once, with what mends."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from infodrill.scenario.starting import started, templates
from tests.forms import both_forms
from tests.scenario.test_mistakes import found

DRILLS = {
    f"{each.kind}-{lang}": started(each.kind, lang, name=each.kind, minutes=60, cells=4)
    for each in templates()
    for lang in ("vi", "en")
}
LATER = ("S131", "S132")  # what is not looked at yet
BODY = r'(?m)^    body: "[^"]*"'
HARM = r"(?m)^harm: (H\d)"
AT = r"(?m)^  - at: \S+"
SEAT = r'(?m)^      - \{id: (\w+), name: ("[^"]*"), roles: \[([^\]]*)\]\}'
SEATS = r"(?m)^    seats:\n(?:      - .*\n)+"
SENDER = r'(?m)^  - "([^"]*)"'
NOISE = r"(?m)^(noise_per_hour: .*)$"
New = str | Callable[[re.Match[str]], str]
Kind = tuple[str, str, New, str, str]


def told(drill: str, file: str, pattern: str, new: New) -> tuple[str, int, list[tuple[str, int, str, str]]]:
    """The file, the line of the first change, and what is said of it."""
    base = DRILLS[drill]
    name = next(each for each in sorted(base) if each.startswith(file) and re.search(pattern, base[each]))
    hits = list(re.finditer(pattern, base[name]))
    hit = hits[1 % len(hits)]
    made = new(hit) if callable(new) else hit.expand(new)
    text = base[name][: hit.start()] + made + base[name][hit.end() :]
    usual = {said[3] for said in found(base)}
    said = [each for each in found({**base, name: text}) if each[3] not in usual and each[2] not in LATER]
    return name, base[name][: hit.start()].count("\n") + 1, said


def beside(field: str) -> New:
    return lambda hit: f"{field}\n{hit[0]}"


def acting(rest: str) -> New:
    return beside(f'    expected_actions: [{{who: SPOKE, what: "SPOKE", {rest}}}]')


def path(rest: str) -> New:
    return beside(f"right_path: [{{by: SPOKE, after: +20:00, {rest}}}]")


KINDS: Mapping[str, Kind] = {
    "two senders": ("msel.yaml", r'(?m)^    from: ("[^"]*")', r"    from: [\1, \1]", "S112", 'ghi được một: hãy ghi `"'),
    "two claims": ("msel.yaml", r"(?m)^    claim: (.+)", r"    claim: [\1, \1]", "S112", r"chỉ viết một trong: `[\w-]+`"),
    "a body in lines": ("msel.yaml", r'(?m)^    body: ("[^"]*")', r'    body: [\1, "x"]', "S112", "Viết `\""),
    "a claim in words": ("msel.yaml", r"(?m)^    claim: .+", "    claim: Một câu dài", "S113", r"`[\w-]+`, `[\w-]+`"),
    "an action of nothing": (
        "msel.yaml", BODY, beside("    expected_actions: [{who: SPOKE, deadline: +10:00}]"), "S110", "what: ",
    ),
    "a deadline by the clock": ("msel.yaml", BODY, acting('deadline: "08:45"'), "S112", r"\+15:00"),
    "no time to act": ("msel.yaml", BODY, acting("deadline: +0:00"), "S113", r"`\+1:00` trở lên"),
    "a deadline in short": ("msel.yaml", BODY, acting("deadline: 15p"), "S112", r"`\+15:00`"),
    "evidence in words": ("msel.yaml", BODY, acting("deadline: +10:00, evidence: phát ngôn"), "S113", "`statement`"),
    "an action of two": (
        "msel.yaml", BODY, beside('    expected_actions: [{who: [SPOKE, COMMS], what: "SPOKE", deadline: +9:00}]'),
        "S112", "`SPOKE`, `COMMS`",
    ),
    "a trigger in a word": ("msel.yaml", BODY, beside("    trigger: condition"), "S112", r"\{kind: condition\}"),
    "repeats in minutes": (
        "msel.yaml", BODY, beside("    trigger: {kind: repeat, every: 10, times: 2}"), "S113", r"`\+10:00`",
    ),
    "a kind of trigger in Vietnamese": (
        "msel.yaml", BODY, beside("    trigger: {kind: điều kiện, condition: {after: +20:00}}"), "S113", "`condition`",
    ),
    "one layer by itself": (
        "msel.yaml", BODY, beside("    effect: {wave: {roots: 5, layers: feed}}"), "S112|S163", r"`\[feed\]`",
    ),
    "a line of stars": ("msel.yaml", AT, r"* * *\n\g<0>", "S103", "`# `"),
    "an open brace": ("msel.yaml", r'(?m)^    body: "([^"]*)"', r'    body: "\1 {account:a, OK."', "S186", r"\{account:a\}"),
    "the public by its name": ("msel.yaml", r"(?m)^    to: .*", "    to: [cong-chung]", "S141", "`public`"),
    "no time between turns": (
        "msel.yaml", BODY, beside("    trigger: {kind: repeat, every: +0:00, times: 2}"), "S113", r"`\+1:00` trở lên",
    ),
    "a role for a sender": ("msel.yaml", r"(?m)^    from: .*", "    from: SPOKE", "S184", "Đó là một vai"),
    "hours and minutes": ("msel.yaml", r"(?m)^  - at: \S+", "  - at: +1:30:00", "S161", r"\+60:00"),
    "a wave of nobody": ("msel.yaml", BODY, beside("    effect: {wave: {roots: 0, layers: [feed]}}"), "S113", "1 .* 5.000"),
    "a boost of more than all": ("msel.yaml", BODY, beside("    effect: {boost_permille: 5000}"), "S113", "1.000"),
    "a picture by its way": ("msel.yaml", BODY, beside(r"    media: C:\\anh\\de.png"), "S112", r"`\[de.png\]`"),
    "a picture by its address": ("msel.yaml", BODY, beside("    media: [http://anh.vn/a.png]"), "S141", "`media`"),
    "an inject that was cancelled": ("msel.yaml", BODY, beside("    status: hủy"), "S113", "`draft`"),
    "a truth in Vietnamese": ("msel.yaml", BODY, beside("    truth: sai"), "S113", "`false`"),
    "a press conference": ("msel.yaml", r"(?m)^    method: \w+", "    method: họp báo", "S113", "`press`"),
    "tags in one text": ("msel.yaml", BODY, beside('    tags: "khẩn, phường"'), "S112", r"`\[khan, phuong\]`"),
    "recipients in one pair of marks": (
        "msel.yaml", r"(?m)^    to: \[(\w[\w-]*), (\w[\w-]*)\]", r'    to: ["\1, \2"]', "S113",
        r"Viết `\[[\w-]+, [\w-]+\]`",
    ),
    "a hyphen of another kind": ("msel.yaml", "CITIZEN-DESK", "CITIZEN\u2011DESK", "S113", "`CITIZEN-DESK`"),
    "a number in marks": ("msel.yaml", BODY, beside('    number: "50"'), "S112", "`50`, không đặt trong"),
    "no number": ("msel.yaml", BODY, beside("    number: 3b"), "S112", "9.999"),
    "two versions of a file": ("msel.yaml", AT, lambda hit: f"<<<<<<< HEAD\n{hit[0]}", "S103", "<<<<<<<, ======="),
    "two documents": ("msel.yaml", AT, lambda hit: f"---\n{hit[0]}", "S104", "một tài liệu"),
    "a minute in words": ("msel.yaml", AT, "  - at: phút thứ 12", "S112", r"`\+12:00`"),
    "a time with a blank": ("msel.yaml", AT, "  - at: + 8:00", "S112", r"`\+8:00`"),
    "nothing for a time": ("msel.yaml", AT, "  - at:", "S112", "không bỏ trống được"),
    "a token in capitals": ("msel.yaml", BODY, '    body: "{phone:A}"', "S186", "Viết {phone:a}"),
    "a token with blanks": ("msel.yaml", BODY, '    body: "{ phone:a }"', "S186", "Viết {phone:a}"),
    "an hour in a word": ("msel.yaml", BODY, beside("    story_time: sáng"), "S113", "08:35"),
    "a phase in Roman figures": ("msel.yaml", BODY, beside("    phase: II"), "S113", "`2`"),
    "no claim in a word": ("msel.yaml", r"(?m)^    claim: .+", "    claim: none", "S141|S189", "bỏ dòng này|`waves`"),
    "no claim in brackets": ("msel.yaml", r"(?m)^    claim: .+", "    claim: []", "S112", "bỏ dòng này"),
    "a number where nothing is filled in": (
        "drill.yaml", r"(?m)^briefing: .*", 'briefing: "SPOKE 0243 825 1234"', "S180", "`public_contacts`",
    ),
    "an account as a sender": ("drill.yaml", SENDER, lambda hit: f'{hit[0]}\n  - "@trangvui"', "S180", "không ghi số"),
    "phases in parts of minutes": ("drill.yaml", r"(?m)^phases: .*", "phases: [6.5, 7, 43, 4]", "S112", r"\[6, 7, 43, 4\]"),
    "a seat of no role": ("cells.yaml", SEAT, r"      - {id: \1, name: \2}", "S110", "roles: "),
    "a role twice": ("cells.yaml", SEAT, r"      - {id: \1, name: \2, roles: [\3, MONITOR, MONITOR]}", "S143", "xoá"),
    "seats by name": ("cells.yaml", SEATS, "    seats: {voice: SPOKE}\n", "S112", "bắt đầu bằng `- ` và có `roles`"),
    "a level in a word": ("cells.yaml", r"(?m)^    seats:", "    level: ward\n    seats:", "S113", "`1`"),
    "wards by name": ("places.yaml", r"(?ms)^wards:\n.*", "wards: {quay: 6200}\n", "S112", "`name`, `population`"),
    "a ward of nobody": ("places.yaml", r", population: \d+", "", "S110", "population: 100"),
    "about so many": ("places.yaml", r"population: (\d+)", r"population: khoảng \1", "S112", r"`\d+`"),
    "an invented yes": ("places.yaml", r"(?m)^city: ", "invented: yes\ncity: ", "S112", "`true`"),
    "a start without an hour": ("drill.yaml", r"(?m)^epoch: .*", "epoch: 2027-03-09", "S113", "2027-03-09 08:00"),
    "phases without commas": ("drill.yaml", r"(?m)^phases: .*", "phases: [6 7 43 4]", "S112", r"`\[6, 7, 43, 4\]`"),
    "a length in hours": ("drill.yaml", r"(?m)^phases: .*", "phases: 1h30", "S112", "`90`"),
    "a sender with a field": ("drill.yaml", SENDER, r'  - name: "\1"', "S112", 'Viết `"'),
    "a sender in capitals": ("drill.yaml", SENDER, lambda hit: f"{hit[0]}\n{hit[0].upper()}", "S143", "phân biệt"),
    "a language by its name": ("drill.yaml", r"(?m)^languages: .*", "languages: [English]", "S113", "`en`"),
    "a procedure by its year": ("drill.yaml", r"(?m)^edition: .*", "edition: 2025", "S112", "`vn-2025`"),
    "a move of no title": ("drill.yaml", NOISE, r"\1\nmoves: [{at: +0:00}]", "S110", "title: "),
    "a second situation": (
        "drill.yaml", NOISE, r'\1\nsituations: [{id: S1, title: "A"}, {id: S2, title: "B"}]', "S110", "`S1`, `S2`",
    ),
    "answers left out": ("claims/", r"(?m)^gate_answers: .*\n", "", "S110", r"\[yes(, no){8}\]"),
    "a truth left out": ("claims/", r"(?ms)^truth:\n(  .*\n)+", "", "S110", "truth: "),
    "a verdict in part": ("claims/", r"verdict: .*", "verdict: partly true", "S113", "`MIXED`"),
    "an answer that is none": ("claims/", r"gate_answers: \[\w+", "gate_answers: [maybe", "S113", "`unsure`"),
    "a step in Vietnamese": ("claims/", HARM, path('what: đính chính, note: "SPOKE"'), "S113", "`correct`"),
    "a step without a word": ("claims/", HARM, path("what: hold"), "S110", "note: "),
    "a layer in the plural": (
        "claims/", HARM, beside("waves: [{roots: 10, layers: [groups], at: +5:00}]"), "S113", "`group`",
    ),
    "a claim as a list": (
        "claims/", r"(?s)\A.*", lambda hit: "- " + hit[0].replace("\n", "\n  ").rstrip() + "\n", "S112", "bỏ dấu `- `",
    ),
    "a claim of nothing": ("claims/", r"(?s)\A.*", "", "S103", "xoá tệp"),
}  # fmt: skip


def in_turn(*rows: Any) -> list[Any]:
    """Every row with every drill; in the short form each with one, so that rows beside each other have another language."""
    names, listed = list(DRILLS), [row if isinstance(row, tuple) else (row,) for row in rows]
    kept = [(*row, names[5 * n % len(names)]) for n, row in enumerate(listed)]
    return both_forms([(*row, drill) for row in listed for drill in names], kept)


def of_each_language(turn: int) -> list[str]:
    """A drill in each of the two languages, of other templates in the next turn."""
    names = list(DRILLS)
    return [names[n % len(names)] for n in (2 * turn, 2 * turn + 3)]


@pytest.mark.parametrize(("kind", "drill"), in_turn(*KINDS))
def test_a_mistake_is_told_once_at_its_line_with_what_mends_it(kind, drill):
    file, pattern, new, code, remedy = KINDS[kind]
    name, line, said = told(drill, file, pattern, new)
    said = (
        [each for each in said if each[2] in code.split("|")[:1]] if "S189" in code else said
    )  # of whose claim nobody tells
    assert len({(each[0], each[1], each[2]) for each in said}) == 1, said
    at, row, found_code, shown = said[0]
    # what is missing is told where the thing begins that lacks it
    assert at == name and (abs(row - line) <= 2 or code == "S110"), said
    assert re.fullmatch(code, found_code), said
    assert re.search(remedy, shown.partition("]")[2]), shown


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(0)))
def test_a_text_that_somebody_else_says_too_is_told(drill):
    body = re.findall(BODY, DRILLS[drill]["msel.yaml"])[0]
    _, _, said = told(drill, "msel.yaml", BODY, lambda hit: body)
    assert any(each[2] == "S143" and "y nguyên" in each[3] for each in said), said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(1)))
def test_the_name_of_a_claim_s_file_leads_to_the_id_that_it_gives_itself(drill):
    name, _, said = told(drill, "claims/", r"(?s)\A", lambda hit: "id: khac-ten\n")
    written = name.removeprefix("claims/").removesuffix(".yaml")
    strange = [each for each in said if each[2] == "S141"]
    assert strange and all(f"`{written}`" in each[3] and "`khac-ten`" in each[3] for each in strange), said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(2)))
def test_an_objective_that_stands_twice_is_told_as_that(drill):
    made = r'\1\nobjectives: [{id: o-x, text: "SPOKE"}, {id: o-x, text: "SPOKE 2"}]'
    _, _, said = told(drill, "drill.yaml", NOISE, made)
    assert sorted(each[2] for each in said) == ["S140", "S172", "S172"], said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(3)))
def test_places_that_cannot_be_read_make_no_name_a_leftover(drill):
    _, _, said = told(drill, "places.yaml", r"(?ms)^wards:\n.*", 'wards: ["Phường A", "Phường B"]\n')
    assert {each[2] for each in said} == {"S112"} and all("population: 100" in each[3] for each in said), said


def test_a_text_that_only_holds_a_place_for_one_is_shown():
    for text in ("TODO", "xxx", "(sẽ bổ sung)", "Lorem ipsum dolor sit amet"):
        _, _, said = told("ward-vi", "msel.yaml", BODY, f'    body: "{text}"')
        assert [each[2] for each in said] == ["S165"] and f"`{text}`" in said[0][3], said
