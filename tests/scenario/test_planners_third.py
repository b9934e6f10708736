"""What a third planner met: names of one kind where another belongs, silences of natural slips, and remedies that led nowhere."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.checks.senders import to_declare
from infodrill.scenario.loader import find, load, load_files
from tests.forms import amount, both_forms
from tests.scenario.test_mistakes import found
from tests.scenario.test_planners_further import BODY, DRILLS, HARM, beside, in_turn, of_each_language, told

TO = r"(?m)^    to: .*"
CLAIM = r"(?m)^    claim: ([\w-]+)"
SOME, LEAST = amount(
    (list(DRILLS)[::5], 1), (list(DRILLS), 4)
)  # drills of a proof that counts, and how many it sees
OFFERED = re.compile(r"(?:Ý anh chị là|Did you mean) `([^`]*)`")


def claims_of(drill: str) -> list[str]:
    return sorted(name[7:-5] for name in DRILLS[drill] if name.startswith("claims/"))


@pytest.mark.parametrize(
    ("field", "drill"),
    in_turn("about: [{}]", "owner: {}", "waves: [{{at: +3:00, roots: 5, layers: [feed], ward: {}}}]"),
)
def test_a_name_of_another_kind_is_never_offered_where_it_cannot_stand(drill, field):
    for name in (claims_of(drill)[0], "cho-ruoi"):
        head = field.partition(":")[0]
        _, _, said = told(
            drill, "claims/", rf"(?m)(?:^{head}: .*\n)?{HARM.replace('(?m)', '')}", beside(field.format(name))
        )
        near = [hit for each in said for hit in OFFERED.findall(each[3])]
        assert name not in near, said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(0)))
def test_to_whom_it_goes_is_never_answered_with_a_role_that_nobody_holds(drill):
    held = set(
        re.findall(
            r"[A-Z][A-Z0-9-]{2,}", " ".join(re.findall(r"roles: \[(.*?)\]", DRILLS[drill]["cells.yaml"]))
        )
    )
    for name in ("UBND phường", "CONG-AN xã", "OVERSIGHTS", claims_of(drill)[0]):
        _, _, said = told(drill, "msel.yaml", TO, f'    to: ["{name}"]')
        near = [hit for each in said for hit in OFFERED.findall(each[3])]
        assert said and not [hit for hit in near if hit == name or (hit.isupper() and hit not in held)], said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(1)))
def test_for_an_empty_name_no_id_is_offered(drill):
    _, _, said = told(drill, "places.yaml", r"name: \"[^\"]*\"", 'name: {vi: "", en: ""}')
    assert said and not [each for each in said if OFFERED.search(each[3])], said


CLAIMS = r"(?ms)\A.*\Z"


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(2)))
def test_an_inject_that_speaks_of_another_claim_is_told(drill):
    """As when the column of claims slips by one: several are told, each with the claim that its words are of."""
    text = DRILLS[drill]["msel.yaml"]
    right = re.findall(CLAIM, text)
    moved = iter([right[-1], *right[:-1]])
    slipped = re.sub(CLAIM, lambda hit: f"    claim: {next(moved)}", text)
    _, _, said = told(drill, "msel.yaml", CLAIMS, lambda hit: slipped)
    found = [each for each in said if each[2] == "S163" and re.search("lời của|words are those of", each[3])]
    assert len(found) > 2 and all(re.findall(r"`([\w-]+)`", each[3])[1] in right for each in found), said


def test_a_question_of_the_press_whose_claim_was_lost_is_told():
    lost = 0
    for drill in SOME:
        entries = re.split(r"(?m)^(?=  - at: )", DRILLS[drill]["msel.yaml"])
        for n, entry in enumerate(entries):
            if "statement" in entry and "    claim: " in entry:
                without = "".join([*entries[:n], re.sub(f"{CLAIM}\n", "", entry), *entries[n + 1 :]])
                _, _, said = told(drill, "msel.yaml", CLAIMS, lambda hit, without=without: without)
                lost += any("`claim: " in each[3] for each in said if each[2] == "S163")
    assert lost > LEAST


@pytest.mark.parametrize(
    ("text", "drill"),
    in_turn("TBC", "TBD", "tba", "chờ bổ sung", "Chờ cập nhật", "?", "...", "…", "to be confirmed", "[…]"),
)
def test_a_text_that_is_to_come_is_told(text, drill):
    _, _, said = told(drill, "msel.yaml", BODY, f'    body: "{text}"')
    assert [each[2] for each in said] == ["S165"], said


@pytest.mark.parametrize(
    ("written", "meant", "drill"),
    in_turn(("+0:21", "+21:00"), ("+21:00:00", "+21:00"), ("+0:07", "+7:00")),
)
def test_minutes_written_as_hours_are_told_how_they_are_read(written, meant, drill):
    _, _, said = told(drill, "claims/", r"known_from: \S+?(?=[,}\s])", f"known_from: {written}")
    assert any(
        each[2] == "S164" and f"`{meant}`" in each[3] and f"`{written}`" in each[3] for each in said
    ), said
    assert not [each for each in said if each[2] == "S161"], said


def test_an_error_of_our_own_that_comes_late_or_from_a_stranger_is_told():
    strangers = late = 0
    for drill in SOME:
        files = DRILLS[drill]
        own = [
            name[7:-5]
            for name, text in files.items()
            if name.startswith("claims/") and "own_error: true" in text
        ]
        stranger = "Bà Hai bán cháo" if drill.endswith("vi") else "Old Tám of the noodle stall"
        for claim in own:
            entry = (
                rf'(?m)^  - at: \S+\n((?:    .*\n)*?)    from: "[^"]*"\n((?:    .*\n)*?    claim: {claim}\n)'
            )
            if len(re.findall(rf"claim: {claim}\n", files["msel.yaml"])) > 1 or not re.search(
                entry, files["msel.yaml"]
            ):
                continue
            _, _, said = told(drill, "msel.yaml", entry, rf'  - at: +9:00\n\1    from: "{stranger}"\n\2')
            strangers += any(each[0].startswith("claims/") and stranger in each[3] for each in said)
            _, _, said = told(drill, "msel.yaml", entry, r'  - at: +58:30\n\1    from: "x"\n\2')
            late += any(each[2] == "S161" for each in said)
    assert strangers > LEAST and late > LEAST, (strangers, late)


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(3)))
def test_what_is_outside_protection_does_harm(drill):
    loaded = load_files({name: text.encode() for name, text in DRILLS[drill].items()})
    outside = [claim for claim in loaded.scenario.claims if claim.gate_code == "G0"]
    for claim in outside:
        _, _, said = told(drill, f"claims/{claim.id}.yaml", HARM, "harm: H0")
        assert any(each[2] == "S174" and "G0" in each[3] and "H0" in each[3] for each in said), said
    assert outside


def test_a_number_that_is_another_in_the_other_language_is_told():
    clinic = load(find("clinic"))
    document = clinic.files["msel.yaml"].decode()
    hits = list(re.finditer(r'en: "[^"]*?(?<![\w{:+.,-])(\d+)(?![\w}:.,])', document))
    assert len(hits) > 2
    for hit in hits[:: max(1, len(hits) // amount(2, 6))]:
        changed = f"{document[: hit.start(1)]}{int(hit[1]) + 7}{document[hit.end(1) :]}"
        after = check(load_files({**clinic.files, "msel.yaml": changed.encode()})).problems
        assert any(each.code == "S165" and str(int(hit[1]) + 7) in each.render("vi") for each in after), hit[
            0
        ]


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(4)))
def test_what_nobody_can_check_is_neither_true_nor_false(drill):
    files = DRILLS[drill]
    opinions = [name[7:-5] for name, text in files.items() if "verdict: NOT_A_FACT" in text]
    names = "|".join(opinions)
    _, _, said = told(
        drill, "msel.yaml", rf"(?m)^    claim: (?:{names})\n", lambda hit: f'{hit[0]}    truth: "true"\n'
    )
    assert any(each[2] == "S163" and "NOT_A_FACT" in each[3] for each in said), said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(5)))
def test_a_wave_that_begins_after_its_inject_is_told(drill):
    told_in_public = re.search(r"    to: \[public.*\n    claim: ([\w-]+)", DRILLS[drill]["msel.yaml"])
    late = "waves: [{at: +41:00, roots: 5, layers: [feed]}]\n"
    _, _, said = told(drill, f"claims/{told_in_public[1]}.yaml", HARM, lambda hit: f"{late}{hit[0]}")
    assert any(each[2] == "S164" and "+41:00" in each[3] for each in said), said


@pytest.mark.parametrize(("ending", "drill"), in_turn(".bak", ".old", ".orig", "~"))
def test_a_copy_that_an_editor_left_is_told_as_a_copy(ending, drill):
    files = DRILLS[drill]
    name = next(each for each in files if each.startswith("claims/"))
    said = [
        each
        for each in found({**files, f"{name}{ending}": files[name]})
        if ending in each[0] or ending in each[3]
    ]
    assert said and all(f"`{name}`" in each[3] and "-bak" not in each[3] for each in said), said


@pytest.mark.parametrize("drill", both_forms(DRILLS, of_each_language(6)))
def test_a_refused_name_is_not_offered_for_copying(drill):
    files = DRILLS[drill]
    msel = re.sub(r'(?m)^    from: ".*"', '    from: "Reporter of Reuters"', files["msel.yaml"], count=1)
    loaded = load_files({**{name: text.encode() for name, text in files.items()}, "msel.yaml": msel.encode()})
    assert "Reporter of Reuters" not in to_declare(loaded, check(loaded).problems)
