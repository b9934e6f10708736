"""One cause is told once, at its place, with the very words to write: where much follows from one slip, nothing else is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from tests.forms import both_forms
from tests.scenario.test_mistakes import found
from tests.scenario.test_remedies_anywhere import BEGUN, BODY, HARM, LATER, beside, planted

Made = str | Callable[[re.Match[str]], str]


def waiting(condition: str) -> Made:
    """An inject that waits for it; `{claim}` is one of the drill's."""
    return lambda hit: f"    trigger: {{kind: condition, condition: {condition}}}\n{hit[0]}"


CLAIMS = {
    drill: sorted(name[7:-5] for name in files if name.startswith("claims/"))
    for drill, files in BEGUN.items()
}
SEATS = r"(?m)^    seats:"
ROWS: Mapping[str, tuple[str, str, Made, str, str]] = {
    "a length in hours": ("drill.yaml", r"phases: \d+", "phases: 1h", "S112", "`60`"),
    "a length in hours and minutes": ("drill.yaml", r"phases: \d+", "phases: 1h30", "S112", "`90`"),
    "a length in words": ("drill.yaml", r"phases: \d+", "phases: 1 tiếng rưỡi", "S112", "`90`"),
    "a length by the clock": ("drill.yaml", r"phases: \d+", 'phases: "2:00"', "S112", "`120`"),
    "a step in another form": (
        "msel.yaml", BODY, waiting("{deadline_missed: {claim: CLAIM, step: publishing}}"), "S154", "`publish`",
    ),
    "a step that nobody has": (
        "msel.yaml", BODY, waiting("{deadline_missed: {claim: CLAIM, step: xyz}}"), "S154", "`gate`.*`any`",
    ),
    "a test that is denied in its name": (
        "msel.yaml", BODY, waiting("{not_statement_published: {claim: CLAIM}}"), "S111", "`not: {statement_published: …}`",
    ),
    "a test with its no in the middle": (
        "msel.yaml", BODY, waiting("{case_not_opened: CLAIM}"), "S111", "`not: {case_opened: …}`",
    ),
    "a condition and its opposite": (
        "msel.yaml", BODY, waiting("{all: [{case_opened: CLAIM}, {not: {case_opened: CLAIM}}]}"),
        "S152", "`{case_opened: \\w+}` và `{not: {case_opened: \\w+}}`",
    ),
    "two phases at once": (
        "msel.yaml", BODY, waiting("{all: [{phase_is: 3}, {all: [{phase_is: 4}]}]}"), "S152", "`{phase_is: 3}`.*`{phase_is: 4}`",
    ),
    "a second truth without its time": (
        "claims/", r'(?m)^  - verdict: .*\n(?:    .*\n)+',
        '\\g<0>  - verdict: MIXED\n    why: "12/4: 5 → 7; 13/4: 8 → 9 (AB)."\n',
        "S160", "`at: \\+\\d+:00`",
    ),
    "an anchor that is a word": ("claims/", HARM, beside('anchors: ["nhà thuốc"]\n'), "S191", "ghi tên hư cấu"),
    "measures in the wrong file": (
        "drill.yaml", "noise_per_hour", beside("rates: E1-E7\n"), "S111", "`evaluation.yaml`.*`rates: …`",
    ),
    "a level beside its ward": ("cells.yaml", r"(?m)^    ward:", beside("    level: 2\n"), "S163", "bỏ trống `level`"),
    "what is owned by two": (
        "cells.yaml", r"(?m)^  - id: adviser\n", "\\g<0>    owns: [CLAIM]\n", "S175", "có hai chủ|`owns`",
    ),
    "what is owned misspelt": (
        "cells.yaml", r"(?m)^  - id: adviser\n", "\\g<0>    owns: [CLAIMx]\n", "S141", "Ý anh chị là `\\w+`",
    ),
    "a situation that nobody declared": ("claims/", HARM, beside("situation: s-nobody\n"), "S141", "`S1`"),
    "a colon below a comment": ("places.yaml", r'city: "([^"]*)"', r"city: \1: thành phố", "S103", '"…"'),
    "a colon below a claim's comment": ("claims/", r'sentence: "([^"]*)"', r"sentence: Tin: \1", "S103", '"…"'),
    "a sender without a dash": ("drill.yaml", r'(?m)^  - ("[^"]*")$', r"  \1", "S103", "`- `"),
    "a sender without a dash or marks": ("drill.yaml", r'(?m)^  - "([^"]*)"$', r"  \1", "S103", "`- `"),
    "a sender without a dash, further in": ("drill.yaml", r'(?m)^  - ("[^"]*")$', r"    \1", "S103", "`- `"),
    "a verdict cut short": ("claims/", r'verdict: "FALSE"', "verdict: MIX", "S113", "`MIXED`"),
    "a note for a text": ("msel.yaml", BODY, '    body: "TODO"', "S165", "Hãy viết"),
    "a copy without its condition": (
        "msel.yaml",
        r"(?s)(  - at: [^\n]*\n(?:    (?!trigger)[^\n]*\n)*?)(    trigger: [^\n]*\n)((?:    [^\n]*\n)*)", r"\1\2\3\1\3",
        "S143", "sửa một mục",
    ),
}  # fmt: skip
EVERY = [(kind, drill) for kind in ROWS for drill in BEGUN]
IN_TURN = [(kind, list(BEGUN)[n % len(BEGUN)]) for n, kind in enumerate(ROWS)]


def filled(made: Made, drill: str) -> Made:
    """The mistake with a claim of the drill."""
    # One that has an owner: what has none is told by itself.
    first = next(name for name in CLAIMS[drill] if "\nowner:" in BEGUN[drill][f"claims/{name}.yaml"])
    return (
        made.replace("CLAIM", first)
        if isinstance(made, str)
        else lambda hit: made(hit).replace("CLAIM", first)
    )


@pytest.mark.parametrize(("kind", "drill"), both_forms(EVERY, IN_TURN))
def test_a_slip_is_one_message_with_what_to_write(kind, drill):
    file, pattern, made, code, remedy = ROWS[kind]
    name, line, stood, told = planted(drill, file, pattern, filled(made, drill))
    assert [(said[0], said[2]) for said in told] == [(name, code)], (line, stood, told)
    assert re.search(remedy, told[0][3]), told


EVALUATED = """rates: [E1]
capabilities:
  - id: listen
    objective: o-speak
    title: Nghe dân
    target: Nghe được
    tasks: [{id: hear, text: Nghe, measure: E1}]
"""
SPOILT: Mapping[str, Made] = {
    "a colon": "    body: Tin mới: đi ngay", "a bracket": "    body: [GẤP] đi ngay", "a tab": '\tbody: "x"',
    "a mark": '    body: "x', "a field": '    bodi: "x"', "two fields": '    body: "x"\n    body: "y"',
    "a backslash": '    body: "\\x"',
}  # fmt: skip


def test_measures_from_one_to_another_are_spelled_out():
    text = EVALUATED.replace("[E1]", "E1-E4")
    told = [
        said for said in found({**BEGUN["hospital"], "evaluation.yaml": text}) if said[0].startswith("eval")
    ]
    assert [(said[1], said[2]) for said in told] == [(1, "S112")] and "`[E1, E2, E3, E4]`" in told[0][3], told


@pytest.mark.parametrize("slip", SPOILT)
def test_a_file_that_could_not_be_read_is_no_fault_of_another(slip):
    base = {**BEGUN["hospital"], "evaluation.yaml": EVALUATED}
    text = re.sub(BODY, lambda hit: str(SPOILT[slip]), base["msel.yaml"], count=1)
    usual = {said[3] for said in found(base)}
    told = [
        said for said in found({**base, "msel.yaml": text}) if said[3] not in usual and said[2] not in LATER
    ]
    assert {said[0] for said in told} == {"msel.yaml"} and len(told) == 1, told


def test_one_seat_is_in_one_cell_and_seats_that_are_named_alike_are_two():
    cells = BEGUN["hospital"]["cells.yaml"]
    doubled = cells.replace("id: lookout", "id: voice")
    told = [said for said in found({**BEGUN["hospital"], "cells.yaml": doubled}) if said[2] == "S140"]
    assert len(told) == 1 and "hospital" in told[0][3] and "network" in told[0][3], told
    unnamed = re.sub(r"\{id: (?:voice|lookout), name: \"[^\"]*\"", '{name: "Trực"', cells)
    assert [said for said in found({**BEGUN["hospital"], "cells.yaml": unnamed}) if said[2] == "S140"] == []
