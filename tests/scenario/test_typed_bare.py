"""What people say in an inject may be typed without marks, as people type; all else is Vietnamese with them."""

from __future__ import annotations

import re

import pytest

from tests.scenario.test_mistakes import found
from tests.scenario.test_remedies_anywhere import BEGUN, BODY

BARE = (
    "cho hoi chieu nay co nuoc khong, nha em co chau nho ma voi nuoc duc ngau tu sang den gio",
    "Ba con oi benh vien het thuoc roi, ai co nguoi nha nam o do thi goi ngay di nhe",
)
ENGLISH = "Brown stuff keeps dripping out since Sunday, everybody on Mill Street noticed, nobody answered"


def severities(file: str, pattern: str, text: str) -> list[tuple[str, str]]:
    base = BEGUN["ward"]
    usual = {said[3] for said in found(base)}
    changed = {**base, file: re.sub(pattern, lambda hit: hit[0].replace(hit[1], text), base[file], count=1)}
    return [said for said in found(changed) if said[3] not in usual]


@pytest.mark.parametrize("text", BARE)
def test_a_body_without_marks_is_a_warning(text):
    said = severities("msel.yaml", BODY, text)
    assert [each[2] for each in said] == ["S165"] and "để nguyên" in said[0][3], said


def test_a_body_in_english_and_a_briefing_without_marks_are_errors():
    for said in (
        severities("msel.yaml", BODY, ENGLISH),
        severities("drill.yaml", r"(?m)^title: (.*)$", f'"{BARE[0]}"'),
    ):
        assert "S165" in [each[2] for each in said] and not any("để nguyên" in each[3] for each in said), said
