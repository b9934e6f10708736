"""What planners write who never saw the format, field by field: each is told once, at its line, with the very words to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from infodrill.casework.edition import SHIPPED
from tests.forms import both_forms
from tests.scenario.test_remedies_anywhere import BEGUN, BODY, HARM, beside, planted

Made = str | Callable[[re.Match[str]], str]
Slip = tuple[
    str, str, Made, str, str
]  # the file, what stands there, what stands there instead, the code, the remedy
AT, TO = r"(?m)^  - at: (\S+)", r"to: \[.*\]"
TWO_TRUTHS = r"(?m)^truth:\n  - verdict: (\S+)\n(?=(?:    .*\n)+  - )"
SEATS = r"(?m)^    seats:\n(      .*\n)+"


def drill(old: str, new: str, remedy: str, code: str = "S112") -> Slip:
    return ("drill.yaml", old, new, code, remedy)


def claim(field: str, remedy: str, code: str = "S112") -> Slip:
    return ("claims/", HARM + r"(?![\s\S]*\nabout:)", beside(f"{field}\n"), code, remedy)


def inject(field: str, remedy: str, code: str = "S112") -> Slip:
    return ("msel.yaml", BODY, beside(f"    {field}\n"), code, remedy)


def waits(condition: str, remedy: str, code: str = "S112") -> Slip:
    return inject(f"trigger: {{kind: condition, condition: {condition}}}", remedy, code)


def expects(fields: str, remedy: str, code: str = "S113") -> Slip:
    return inject(f'expected_actions: [{{what: "A1, B2", {fields}}}]', remedy, code)


KINDS: Mapping[str, Slip] = {
    "a day as people write it": drill("epoch: .*", "epoch: 09/03/2027 7:30", "`2027-03-09 07:30`", "S113"),
    "a day with its hour in letters": drill("epoch: .*", "epoch: 2027-03-09 7h30", "`2027-03-09 07:30`", "S113"),
    "a day without its hour": drill("epoch: .*", "epoch: 9.3.2027", "`2027-03-09 08:00`", "S113"),
    "an hour without its day": drill("epoch: .*", 'epoch: "7:30"', "như 2027-05-20 08:00", "S113"),
    "both languages in a word": drill("languages: .*", "languages: both", r"`\[vi, en\]`"),
    "two languages with a plus": drill("languages: .*", "languages: vi + en", r"`\[vi, en\]`"),
    "no language": drill("languages: .*", "languages: []", "1 đến 2", "S113"),
    "a procedure in capitals": drill("edition: .*", "edition: VN 2025", "`vn-2025`", "S113"),
    "a procedure in words": drill("edition: .*", "edition: quy trình chung", "`generic`", "S113"),
    "phases by their names": drill("phases: .*", "phases: {a: 6, b: 7, c: 43, d: 4}", r"`\[6, 7, 43, 4\]`"),
    "a switch in a word": drill("noise_per_hour", "traps: tắt\nnoise_per_hour", "`false`"),
    "moves as a number": drill("noise_per_hour", "moves: 3\nnoise_per_hour", "`title`"),
    "no format": drill("(?m)^format: 2\n", "", "`format: 2`", "S110"),
    "no title": drill("(?m)^title: .*\n", "", '`title: "…"`', "S110"),
    "nobody declared": drill("(?ms)^senders:\n(  - .*\n)+", "", "`senders`", "S184"),
    "a number that is guessed": ("places.yaml", r"population: \d+", "population: ~8600", "S112", "`8600`"),
    "no ward": ("places.yaml", r"(?s)wards:\n.*", "wards: []\n", "S113", "1 đến 400"),
    "nothing behind the wards": ("places.yaml", r"(?s)wards:\n.*", "wards:\n", "S112", "không bỏ trống được"),
    "a city without a name": ("places.yaml", r"(?m)^city: .*\n", "", "S110", '`city: "…"`'),
    "a kind of talk twice": ("places.yaml", r"talk: .*", "talk: [river, river]", "S143", "sửa một mục"),
    "answers with their names": (
        "claims/", r"gate_answers: \[[^\]]*\]", "gate_answers: {fact: yes, opinion: no}", "S112", "9 mục",
    ),
    "answers that are asked": ("claims/", r"gate_answers: \[[^\]]*\]", f"gate_answers: [?{', ?' * 8}]", "S103", "`unsure`"),
    "a truth without its dash": ("claims/", TWO_TRUTHS, r"truth:\n    verdict: \1\n", "S103", "`- `"),
    "a claim without its truth": ("claims/", r"(?ms)^truth:\n(  .*\n)+", "", "S110", r"`truth: \[{verdict: …, why: …}\]`"),
    "a claim without its harm": ("claims/", HARM + r"\n", "", "S110", "một trong `H0`, `H1`"),
    "a truth without its reason": ("claims/", r"(?m)^    why: .*\n", "", "S110", '`why: "…"`'),
    "a sentence that is empty": ("claims/", "(?m)^sentence: .*", "sentence:", "S112", "không bỏ trống được"),
    "about everybody": claim("about: all", "`adviser`", "S141"),
    "a claim that repeats nobody's": claim("duplicates: nobody", r"nhiều mục trong số này: `\w+`"),
    "waves as a number": claim("waves: 3", "`roots`, `layers`"),
    "a layer by its brand": claim("waves: [{at: +1:00, roots: 3, layers: [facebook]}]", "`feed`", "S113"),
    "minutes read as seconds of a step": claim(
        'right_path: [{what: answer, by: SPOKE, after: 20, note: "A1, B2: C3."}]', r"`\+20:00`", "S1[69][34]"
    ),
    "a step of nobody": claim(
        'right_path: [{what: answer, by: CONG-AN, after: +20:00, note: "A1, B2: C3."}]', "cells.yaml|`", "S1[69][34]|S141"
    ),
    "an inject without its time": ("msel.yaml", r"(?m)^  - at: \S+\n    from", "  - from", "S110", r"`at: \+10:00`"),
    "an inject without recipients": ("msel.yaml", r"(?m)^    to: .*\n", "", "S110", r"`to: \[public\]`"),
    "an inject without its text": ("msel.yaml", BODY + r"\n", "", "S110", '`body: "…"`'),
    "a time that is empty": ("msel.yaml", AT, "  - at:", "S112", "không bỏ trống được"),
    "a role beside another cell": ("msel.yaml", TO, "to: [adviser, SPOKE]", "S170", r"`\[\w+, SPOKE\]`"),
    "a seat that nobody has": ("msel.yaml", TO, "to: [Tổng giám đốc]", "S113", r"`SPOKE` \(\S"),
    "a condition in words": waits("khi không ai trả lời", "`{after: "),
    "a statement by its claim alone": waits("{statement_published: bread}", "`{claim: bread}`"),
    "a reach by its number alone": waits("{reach: 500}", "at_least: 500}"),
    "a condition in a list": waits("[{after: +20:00}]", r"`{after: \+20:00}`"),
    "two conditions in a list": waits("[{after: +20:00}, {phase_is: 3}]", r"`{all: \[{after"),
    "an inject that is not there": waits("{inject_acknowledged: 99}", "1 đến 13", "S141"),
    "a join in another word": waits("{and: [{after: +20:00}, {phase_is: 3}]}", "`all`", "S111"),
    "a join in Vietnamese": waits("{hoặc: [{after: +20:00}, {phase_is: 3}]}", "`any`", "S111"),
    "a phase in a word": waits("{phase_is: ba}", "`3`", "S113"),
    "of two roles at once": expects("who: [SPOKE, COMMS], deadline: +15:00", "`SPOKE`, `COMMS`", "S112"),
    "of a cell": expects("who: adviser, deadline: +15:00", "`RIGHTS`"),
    "of a role, by no time": expects("who: SPOKE", r"`deadline: \+15:00`", "S110"),
    "a state in a word": inject("status: xong", "`reviewed`", "S113"),
    "an entry further in": ("msel.yaml", r"(?m)^  - at:", "   - at:", "S103", "thẳng hàng"),
    "a role by its name": ("cells.yaml", r"roles: \[.*?\]", "roles: người phát ngôn", "S112", r"`\[SPOKE\]`"),
    "a cell without seats": ("cells.yaml", SEATS, "", "S110", r"`seats: \[{roles: …}\]`"),
    "a cell without its name": ("cells.yaml", r"(?m)^    name: .*\n", "", "S110", '`name: "…"`'),
    "a level in a word": ("cells.yaml", r"(?m)^    seats:", beside("    level: xã\n"), "S113", "`1`"),
}  # fmt: skip
EVERY = [(kind, name) for kind in KINDS for name in BEGUN]
IN_TURN = [(kind, list(BEGUN)[n % len(BEGUN)]) for n, kind in enumerate(KINDS)]
FOLLOWS = frozenset({"S189", "S194", "S176"})  # of what is lacking: whether anybody can deal with it at all


@pytest.mark.parametrize(("kind", "name"), both_forms(EVERY, IN_TURN))
def test_a_slip_is_told_once_with_the_words_to_write(kind, name):
    file, pattern, made, code, remedy = KINDS[kind]
    at, line, stood, told = planted(name, file, pattern, made)
    told = [said for said in told if said[2] not in FOLLOWS]
    assert len(told) == 1, (stood, told)
    found, row, found_code, shown = told[0]
    assert re.fullmatch(code, found_code) and re.search(remedy, shown.partition("]")[2]), told
    lines = stood.count("\n") + 1  # what is taken out is missed in what is left around it
    head = line if found_code in ("S110", "S184") else 1
    assert found == at and line - head <= row <= line + lines, (line, told)


def test_a_seat_that_is_named_in_part_is_answered_with_the_role_that_tells_it_apart():
    for name, said, role in (
        ("ward", "Chủ tịch", "L1-LEAD"),
        ("school", "Head teacher", "L1-LEAD"),
        ("hospital", "Giám đốc", "L1-LEAD"),
    ):
        _, _, _, told = planted(name, "msel.yaml", TO, f"to: [{said}]")
        assert len(told) == 1 and f"`{role}`?" in told[0][3], told


@pytest.mark.parametrize("name", BEGUN)
def test_a_name_that_many_places_bear_is_missed_once(name):
    """A claim's file under another name, a cell's or a ward's id taken out: one message, with all its places."""
    cells = BEGUN[name]["cells.yaml"]
    cell = re.findall(r"(?m)^  - id: (\w+)\n    name", cells)[1]
    _, line, _, told = planted(name, "cells.yaml", rf"(?m)^  - id: {cell}\n    name", "  - name")
    missed = [said for said in told if said[2] == "S141"]
    assert len(missed) <= 1 and all(
        f"`id: {cell}`" in said[3] and f"cells.yaml:{line}" in said[3] for said in missed
    ), told
    _, line, _, told = planted(name, "cells.yaml", rf"(?m)^  - id: {cell}\n", f"  - id: {cell}-moi\n")
    missed = [said for said in told if said[2] == "S141"]
    assert len(missed) <= 1 and all(f"`{cell}`" in said[3] for said in missed), told


def test_the_procedures_that_a_remedy_names_are_those_that_ship():
    _, _, _, told = planted("ward", "drill.yaml", "edition: .*", "edition: quy trình chung")
    assert set(re.findall(r"`([^`]+)`", told[0][3].partition("]")[2])) == set(SHIPPED)
