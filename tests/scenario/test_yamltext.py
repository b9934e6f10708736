"""Strict YAML means one thing, knows its lines, and never fails in any other way than a placed ScenarioError."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.kernel.errors import ScenarioError
from infodrill.scenario import yamltext
from infodrill.scenario.yamltext import MAX_INTEGER, Document, dotted, read_yaml

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn")), max_size=20
).filter(
    lambda one: (
        not any(letter in one for letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
    )
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(TEXTS.filter(lambda key: key != "<<"), inner, max_size=4)
    ),
    max_leaves=12,
)


def read(text: str) -> Document:
    return read_yaml(text.encode(), "x.yaml")


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("True", "True"), ("22:40", "22:40"), ("0123", "0123"), ("0x1f", "0x1f"),
        ("1.5", "1.5"), (".inf", ".inf"), ("2027-03-10", "2027-03-10"), ("1_000", "1_000"), ("true", True), ("null", None),
        ("~", None), ("", None), ("-3", -3), ("0", 0), ('"12"', "12"), ("'true'", "true"), ("FALSE", "FALSE"),
    ],
)  # fmt: skip
def test_plain_scalar_is_read_by_the_narrow_rule(written, read_as):
    found = read(f"a: {written}").data["a"]
    assert found == read_as and type(found) is type(read_as)


def test_every_field_knows_its_line():
    document = read("a:\n  - b: 1\n    c:\n      d: x\n  -\n    e: 2\nf: [1,\n  2]\n")
    lines = {dotted(path): line for path, line in document.lines.items()}
    assert lines["a[0].b"] == 2 and lines["a[0].c.d"] == 4 and lines["a[1].e"] == 6 and lines["f[1]"] == 8


def test_a_field_that_is_not_written_takes_the_line_of_the_one_around_it():
    assert read("a:\n  b: 1\n").place(("a", "missing")).line == 1
    assert read("x: 1\na:\n  b: 1\n").line(("a", "missing", 3)) == 2


def test_decomposed_letters_are_composed():
    assert read("a: Be\u0302\u0301n Mo\u031b").data["a"] == "Bến Mơ"


@given(VALUES)
def test_what_json_writes_reads_back_with_accents_composed(value):
    import unicodedata

    text = json.dumps(value, ensure_ascii=False)
    composed = json.loads(unicodedata.normalize("NFC", text))
    try:
        assert read(text).data == composed
    except ScenarioError as error:
        # Two keys may become one when their accents are composed.
        assert error.code == "S105"


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_placed_error(content):
    try:
        read_yaml(content, "x.yaml")
    except ScenarioError as error:
        assert error.place.file == "x.yaml" and error.remedy


@given(st.text(alphabet="ab&*!<[]{}:-,#|>?%@'\" \n\t0", max_size=60))
def test_any_punctuation_gives_a_document_or_a_placed_error(text):
    try:
        read(text)
    except ScenarioError as error:
        assert error.place.file == "x.yaml" and error.remedy


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a: 1\nb: "open\nc: 2\nd: "whole"\n', 2),
        ('a: 1\nb: "open\nc: 2\n', 2),
        ("a: 'open\nb: 2\n", 1),
        ('- a: "one\n    two"\n- b: [1\n', 3),  # a text of two lines is no open quote
        ("a:\n  vi >-\n    words\n    and more\n  en: >-\n    words\n", 2),
        ("- a 1\n  b: 2\n", 1),
    ],
)
def test_what_was_forgotten_is_named_where_it_was(text, line):
    with pytest.raises(ScenarioError) as refused:
        read_yaml(text.encode(), "x.yaml")
    assert refused.value.place.line in (line, line + 1) if "[1" in text else refused.value.place.line == line


@pytest.mark.parametrize(
    ("limit", "most", "text", "line"),
    [
        ("MAX_KEYS", 3, "a:\n" + "".join(f"  k{n}: 1\n" for n in range(4)), 5),
        ("MAX_ENTRIES", 3, "a:\n" + "  - {}\n" * 4, 5),
        ("MAX_VALUES", 4, "a: [[1, 2],\n [3, 4, 5]]\n", 2),
    ],
)
def test_what_reading_costs_is_counted_before_anybody_checks_it(
    monkeypatch: pytest.MonkeyPatch, limit: str, most: int, text: str, line: int
) -> None:
    """A file of 1 MB held 140,000 empty entries, each of which lacked fifteen fields: 2 million faults, nine seconds."""
    assert read(text).data
    monkeypatch.setattr(yamltext, limit, most)
    with pytest.raises(ScenarioError) as refused:
        read(text)
    assert (refused.value.code, refused.value.place.line, refused.value.params["limit"]) == (
        "S102",
        line,
        most,
    )
    monkeypatch.setattr(yamltext, limit, most + 20)
    assert read(text).data


def test_the_limits_stand_below_what_takes_long() -> None:
    assert yamltext.MAX_KEYS <= 1_000 and yamltext.MAX_ENTRIES <= 10_000 and yamltext.MAX_VALUES <= 200_000
    many = "a:\n" + "  - {}\n" * yamltext.MAX_ENTRIES
    assert len(read(many).data["a"]) == yamltext.MAX_ENTRIES
