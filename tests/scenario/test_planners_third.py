"""What a third planner met: names of one kind where another belongs, silences of natural slips, and remedies that led nowhere."""

from __future__ import annotations

import re

import pytest

from tests.scenario.test_planners_further import DRILLS, HARM, beside, told

TO = r"(?m)^    to: .*"
CLAIM = r"(?m)^    claim: ([\w-]+)"
OFFERED = re.compile(r"(?:Ý anh chị là|Did you mean) `([^`]*)`")


def claims_of(drill: str) -> list[str]:
    return sorted(name[7:-5] for name in DRILLS[drill] if name.startswith("claims/"))


@pytest.mark.parametrize("drill", DRILLS)
@pytest.mark.parametrize(
    "field", ["about: [{}]", "owner: {}", "waves: [{{at: +3:00, roots: 5, layers: [feed], ward: {}}}]"]
)
def test_a_name_of_another_kind_is_never_offered_where_it_cannot_stand(drill, field):
    for name in (claims_of(drill)[0], "cho-ruoi"):
        head = field.partition(":")[0]
        _, _, said = told(
            drill, "claims/", rf"(?m)(?:^{head}: .*\n)?{HARM.replace('(?m)', '')}", beside(field.format(name))
        )
        near = [hit for each in said for hit in OFFERED.findall(each[3])]
        assert name not in near, said


@pytest.mark.parametrize("drill", DRILLS)
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


@pytest.mark.parametrize("drill", DRILLS)
def test_for_an_empty_name_no_id_is_offered(drill):
    _, _, said = told(drill, "places.yaml", r"name: \"[^\"]*\"", 'name: {vi: "", en: ""}')
    assert said and not [each for each in said if OFFERED.search(each[3])], said
