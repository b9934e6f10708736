"""Senders are added to a drill.yaml however its list is laid out; all other lines stay."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.loader import load
from infodrill.scenario.senders import LISTED, to_paste, with_senders
from infodrill.scenario.yamltext import read_yaml
from tests.scenario.test_remedies_anywhere import BEGUN

NEW = ('The vicar, "Bob"', "Bà Tư: #2 “hay hỏi”")
BLOCK = r"senders:\n(?:  - .*\n)+"
LAYOUTS = {
    "as begun": lambda text: text,
    "in brackets": lambda text: re.sub(BLOCK, 'senders: ["A", "B"]  # two\n', text),
    "in empty brackets": lambda text: re.sub(BLOCK, "senders: []\n", text),
    "none": lambda text: re.sub(BLOCK, "", text),
    "last, without a line's end": lambda text: re.sub(BLOCK, "", text) + 'senders:\n- "A"\n- B  # he',
    "with a comment behind": lambda text: re.sub(BLOCK, 'senders:\n    - "A"  # she\n\n', text),
    "with other ends of lines": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("drill", BEGUN)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_are_added_behind_those_that_are_there(drill, layout):
    text = LAYOUTS[layout](BEGUN[drill]["drill.yaml"])
    before = read_yaml(text.encode(), "drill.yaml").data
    made = with_senders(text, NEW)
    after = read_yaml(made.encode(), "drill.yaml").data
    assert after == {**before, LISTED: [*before.get(LISTED, []), *NEW]}
    lost = {line.strip() for line in text.splitlines()} - {line.strip() for line in made.splitlines()}
    assert all(line.startswith("senders:") for line in lost), lost


def test_what_is_printed_can_be_pasted():
    assert read_yaml(f"{LISTED}:\n{to_paste(NEW)}\n".encode(), "drill.yaml").data == {LISTED: [*NEW]}


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Mẹ một em lớp 2B", True),
        ("A father of year seven", True),
        ("Sự Thật Vùng Lũ (hư cấu)", True),
        ("Bến Mưa", False),
        ("Xóm Lưới and Bến Lành", False),
        ("{vi: Mẹ một em lớp 2B, en: Mother of a child in 2B}", False),
        ("{vi: Bến Mưa, en: Bến Mưa}", False),
    ],
)
def test_who_is_called_by_what_they_are_is_asked_for_in_both_languages(tiny, written, asked):
    name = written.removeprefix("{vi: ").partition(", en")[0]
    for file, line in (("drill.yaml", f"  - {written}"), ("msel.yaml", name)):
        text = (tiny / file).read_text("utf-8").replace("  - {vi: Người dân, en: A resident}", line)
        (tiny / file).write_text(text.replace("from: Người dân", f"from: {line}"), "utf-8")
    told = check(load(tiny)).problems
    assert [each.severity for each in told if each.message.startswith("{n} senders")] == ["warning"] * asked
    assert not [each for each in told if each.severity == "error" and each.place.field.startswith("senders")]
    alone = (tiny / "drill.yaml").read_text("utf-8") + "languages: [vi]\n"
    (tiny / "drill.yaml").write_text(alone, "utf-8")
    assert not [each for each in check(load(tiny)).problems if each.message.startswith("{n} senders")]
