"""Single fields changed in a list that people laid out: what is read afterwards is what was meant, or nothing was written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.exchange.plain import as_line, as_yaml
from infodrill.scenario.yamlediting import ListChange, YamlWriter, edited
from infodrill.scenario.yamltext import read_yaml

WRITER = YamlWriter(block=as_yaml, line=as_line)
words = st.sampled_from(
    ["ward", "a # b", "yes", "12", "- x", "nói: “có”", "hai dòng\nở đây", "x " * 80 + "hết"]
)
texts = st.fixed_dictionaries({"vi": words, "en": words})
FIELDS = {
    "claim": words,
    "at": st.integers(0, 9_999),
    "body": texts,
    "to": st.dictionaries(
        st.sampled_from(["cells", "roles", "public"]),
        st.one_of(st.just(True), st.lists(words, min_size=1, max_size=3)),
        min_size=1,
    ),
    "steps": st.lists(st.fixed_dictionaries({"who": words, "what": texts}), max_size=2),
}


def read(text: str) -> Any:
    return read_yaml(text.encode(), "msel.yaml").data["injects"]


def changed(text: str, after: list[dict[str, Any]], **how: Any) -> str | None:
    return edited(
        text, ListChange(name="injects", key="number", before=read(text), after=after, **how), WRITER
    )


@st.composite
def laid_out(draw: st.DrawFn, value: Any, indent: int) -> str:
    """What stands behind a key or a dash, in one of the layouts that people use."""
    inner = " " * (indent + draw(st.sampled_from([1, 2, 4])))
    style = draw(st.sampled_from(["block", "flow", "flow, comma", "flow, lines"]))
    note = draw(st.sampled_from(["", "", "  # a note"]))
    if not isinstance(value, dict | list) or not value:
        return f" {as_line([value])[1:-1]}{note}\n"
    if style == "flow":
        return f" {as_line(value)}{note}\n"
    if style.startswith("flow"):
        ends = as_line(value)
        between = f"{note}\n{inner}" if style == "flow, lines" else " "
        return f" {ends[:-1]},{between}{ends[-1]}{note}\n"
    if isinstance(value, dict):
        return f"{note}\n{draw(block(value, inner))}"
    items = [
        draw(block(item, f"{inner}  ")).lstrip(" ")
        if isinstance(item, dict)
        else f"{as_line([item])[1:-1]}\n"
        for item in value
    ]
    return f"{note}\n" + "".join(f"{inner}- {item}" for item in items)


@st.composite
def block(draw: st.DrawFn, values: dict[str, Any], lead: str) -> str:
    """A mapping, a key a line, in any order; comments and empty lines between."""
    lines = ""
    for name in draw(st.permutations(sorted(values))):
        between = draw(st.sampled_from(["", "", "\n", f"{lead}# kept\n"])) if lines else ""
        lines += f"{between}{lead}{name}:{draw(laid_out(values[name], len(lead)))}"
    return lines


entries = st.lists(
    st.fixed_dictionaries({"number": st.integers(1, 9)}, optional=FIELDS),
    min_size=1, max_size=4, unique_by=lambda entry: entry["number"],
)  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> str:
    lead = " " * draw(st.sampled_from([0, 2, 4]))
    listed = "".join(f"{lead}- {draw(block(entry, lead + '  ')).lstrip(' ')}" for entry in draw(entries))
    return f"# at the top\nbefore: 1\ninjects:\n{listed}{draw(st.sampled_from(['', 'after: {a: 1}']))}\n"


@settings(max_examples=150, deadline=None)
@given(files(), st.data())
def test_what_is_read_afterwards_is_what_was_meant_or_nothing_is_written(text, drawn):
    after = []
    for entry in read(text):
        if drawn.draw(st.integers(0, 5)) == 0:
            continue
        kept = {name: value for name, value in entry.items() if name == "number" or drawn.draw(st.booleans())}
        others = drawn.draw(st.fixed_dictionaries({}, optional=FIELDS))
        after.append({**kept, **others} if drawn.draw(st.booleans()) else entry)
    after += drawn.draw(st.sampled_from([[], [{"number": 90, "claim": "b1"}]]))
    made = changed(text, after)
    if made is not None:
        assert read(made) == after
        assert made.startswith("# at the top\nbefore: 1\n")


@pytest.mark.parametrize(
    ("before", "after", "made"),
    [
        ("- claim: b1\n  number: 1\n", {"number": 1}, "- number: 1\n"),
        ("- claim: b1 # away\n\n  # why\n  number: 1\n", {"number": 1}, "- # why\n  number: 1\n"),
        ("- claim: b1\n  at: 3\n  number: 1\n", {"number": 1}, "- number: 1\n"),
        ("- claim: b1\n  at: 3\n  number: 1\n", {"number": 1, "at": 4}, "- at: 4\n  number: 1\n"),
        (
            "- number: 1\n  to: {roles: [A],}\n",
            {"number": 1, "to": {"roles": ["A"], "public": True}},
            "- number: 1\n  to: {roles: [A], public: true,}\n",
        ),
        (
            "- number: 1\n  to: {roles: [A] # who\n  }\n",
            {"number": 1, "to": {"roles": ["A"], "public": True}},
            "- number: 1\n  to: {roles: [A], public: true # who\n  }\n",
        ),
        ("- number: 1\n  to: clinic\n", {"number": 1, "to": {"public": True}}, "- number: 1\n  to: {public: true}\n"),
        ("- number: 1\n  to:\n    public: true\n", {"number": 1, "to": {}}, "- number: 1\n  to:\n    {}\n"),
        (
            "- number: 1\n  body: Có\n",
            {"number": 1, "body": {"vi": "Không", "en": "Không"}},
            "- number: 1\n  body: Không\n",
        ),
    ],
)  # fmt: skip
def test_layouts_that_people_use_are_kept(before, after, made):
    assert changed("injects:\n" + before, [after]) == "injects:\n" + made


@pytest.mark.parametrize(
    "text",
    [
        "injects: [{number: 1}]\n",
        "injects: [\n",
        "injects:\n-\n  number: 1\n- number: 2\n",  # a dash would stay behind
        "injects:\n- number: 2\n",  # not the list that is meant
    ],
)
def test_a_layout_that_cannot_be_changed_is_refused(text):
    listed = ListChange(
        name="injects", key="number", before=[{"number": 1}, {"number": 2}], after=[{"number": 2}]
    )
    assert edited(text, listed, WRITER) is None
