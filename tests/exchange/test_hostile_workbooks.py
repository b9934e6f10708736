"""Workbooks that mean harm: bombs, lies about size, macros, entities, outside parts, noise. None is parsed far."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import as_workbook
from infodrill.exchange.workbookreading import MAX_BYTES, MAX_PARTS, read
from infodrill.kernel.errors import DrillError
from infodrill.scenario.loader import find, load
from tests.exchange.reading import from_workbook
from tests.patience import calls

GOOD = as_workbook(load(find("clinic")).scenario.msel)
WORK = 2_000_000  # calls in which a workbook is refused at the most
SHEET = "xl/worksheets/sheet1.xml"


def with_parts(changes: dict[str, bytes], content: bytes = GOOD) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | changes
        for name, part in parts.items():
            new.writestr(name, part)
    return packed.getvalue()


def part(name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        return archive.read(name)


def code(content: bytes) -> str:
    with pytest.raises(ExchangeError) as refused:
        calls(lambda: read(content, "la.xlsx"), WORK)
    assert refused.value.remedy and refused.value.place.file == "la.xlsx"
    return refused.value.code


def test_a_bomb_is_refused_before_it_is_unpacked():
    assert code(with_parts({"xl/media/a.xml": b" " * 30_000_000})) == "Q110"


def test_a_part_that_is_larger_than_it_says_is_refused():
    bomb = with_parts({SHEET: b"<a>" + b" " * 60_000_000 + b"</a>"})
    lying = bytearray(bomb)
    for at in (
        number
        for number in range(len(lying) - 4)
        if lying[number : number + 4] in (b"PK\x01\x02", b"PK\x03\x04")
    ):
        size = at + (24 if lying[at + 2] == 1 else 22)
        if struct.unpack_from("<I", lying, size)[0] > 50_000_000:
            struct.pack_into("<I", lying, size, 1_000)
    assert bytes(lying) != bomb
    assert code(bytes(lying)) == "Q111"


def test_too_many_bytes_or_parts_are_refused():
    assert code(b"PK\x03\x04" + b"x" * MAX_BYTES) == "Q110"
    assert code(with_parts({f"xl/media/{number}.xml": b"" for number in range(MAX_PARTS)})) == "Q110"
    assert code(with_parts({SHEET: b"<a>" + b"<b/>" * 1_200_000 + b"</a>"})) == "Q110"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"number;at\n1;0\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"%PDF-1.7",
        GOOD[:-40],
        b"PK\x05\x06" + bytes(18),
    ],
)
def test_another_kind_of_file_is_refused(content):
    assert code(content) == "Q111"


def test_a_locked_workbook_is_refused():
    locked = bytearray(GOOD)
    for at in (
        number
        for number in range(len(locked) - 4)
        if locked[number : number + 4] in (b"PK\x01\x02", b"PK\x03\x04")
    ):
        locked[at + (8 if locked[at + 2] == 1 else 6)] |= 1
    assert code(bytes(locked)) == "Q111"


def test_macros_are_refused_whether_named_or_declared():
    assert code(with_parts({"xl/vbaProject.bin": b"x"})) == "Q113"
    types = part("[Content_Types].xml").replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    assert code(with_parts({"[Content_Types].xml": types})) == "Q113"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(encoding):
    laughs = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    assert code(with_parts({SHEET: laughs.encode(encoding)})) == "Q114"
    outside = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
    assert code(with_parts({"xl/sharedStrings.xml": outside.encode(encoding)})) == "Q114"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_entities_are_refused_where_a_parser_finds_the_encoding_by_itself(encoding):
    laughs = ' <!DOCTYPE worksheet [<!ENTITY b "ha">]>' + part(SHEET).decode().replace("<t>", "<t>&b;", 1)
    assert code(with_parts({SHEET: laughs.encode(encoding)})) == "Q114"


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_parts_that_are_packed_as_no_workbook_is_are_refused_before_they_are_unpacked(method):
    odd = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as old, zipfile.ZipFile(odd, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert code(odd.getvalue()) == "Q111"
    damaged = bytearray(odd.getvalue())
    damaged[57:80] = bytes(23)
    assert code(bytes(damaged)) == "Q111"


def test_struck_texts_within_each_other_are_read_once():
    nested = b"<is><r>" * 3_000 + b"<strike/>" + b"</r></is>" * 3_000
    sheet = part(SHEET).replace(b"</worksheet>", b"<x>" + nested + b"</x></worksheet>")
    assert calls(lambda: read(with_parts({SHEET: sheet}), "la.xlsx"), WORK)


@pytest.mark.parametrize("row", ["999999999", "&#57;99999999", "1048576"])
def test_a_row_far_below_is_refused_and_not_walked_to(row):
    wide = (
        part(SHEET)
        .replace(b'<row r="3"', f'<row r="{row}"'.encode())
        .replace(b'r="A3"', f'r="A{row}"'.encode())
    )
    assert code(with_parts({SHEET: wide})) == "Q115"


def test_a_sheet_that_lies_about_its_size_is_read_whole():
    short = part(SHEET).replace(b"<sheetViews>", b'<dimension ref="A1:A1"/><sheetViews>')
    short = short if b'ref="A1:A1"' in short else part(SHEET)
    assert from_workbook(with_parts({SHEET: short}), "la.xlsx") == load(find("clinic")).scenario.msel


def test_links_to_other_files_are_not_followed():
    relations = part("xl/_rels/workbook.xml.rels").replace(
        b"</Relationships>",
        b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" '
        b'Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
    )
    found = read(with_parts({"xl/_rels/workbook.xml.rels": relations}), "la.xlsx")
    assert "root:" not in str(found)


def test_a_formula_is_found_and_never_computed():
    book = openpyxl.Workbook()
    book.active["A1"].value = "=1+1"
    packed = BytesIO()
    book.save(packed)
    (cell,) = read(packed.getvalue(), "la.xlsx")["Sheet"][0]
    assert (cell.kind, cell.value, cell.row, cell.column) == ("formula", "=1+1", 1, "A")


@settings(max_examples=70, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=6))
def test_noise_in_the_file_is_refused_or_harmless(at, noise):
    try:
        from_workbook(GOOD[:at] + noise + GOOD[at + len(noise) :], "la.xlsx")
    except DrillError as refused:
        assert refused.render("vi")


@settings(max_examples=70, deadline=None)
@given(st.sampled_from(zipfile.ZipFile(BytesIO(GOOD)).namelist()), st.data())
def test_noise_in_a_part_is_refused_or_harmless(name, drawn):
    old = part(name)
    at = drawn.draw(st.integers(0, max(0, len(old) - 1)))
    noise = drawn.draw(st.sampled_from([b"", b"<", b'"', b"9", b"<c/>", b"e", b"\xff", b"A1", b"rId1"]))
    try:
        from_workbook(with_parts({name: old[:at] + noise + old[at + 1 :]}), "la.xlsx")
    except DrillError as refused:
        assert refused.render("vi")
