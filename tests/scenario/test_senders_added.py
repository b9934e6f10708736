"""Senders are added to a drill.yaml however its list is laid out; all other lines stay."""

from __future__ import annotations

import re

import pytest

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
