"""The administrative list as a places.yaml: by codes and counts of the installed package, no name of it typed here."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.exchange import divisions, placesfile, populations
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.divisions import KINDS, Unit
from infodrill.exchange.populations import LEAST, MOST, WEIGHTS, from_csv, spread
from infodrill.scenario.checks.invented import folded
from infodrill.scenario.schema import Places
from infodrill.scenario.shape import shaped
from infodrill.scenario.yamltext import read_yaml

EVERY = divisions.provinces()
MADE_UP = tuple(Unit(10 * n + 1, f"{kind.capitalize()} Bến {name}", kind) for n, (kind, name) in enumerate(
    (("phường", "Một"), ("xã", "Hai"), ("đặc khu", "Ba"), ("xã", "Một"))
))  # fmt: skip


def code_of(refusal: pytest.ExceptionInfo[ExchangeError]) -> tuple[str, int]:
    return refusal.value.code, refusal.value.place.line


def test_the_list_has_34_provinces_of_two_levels():
    assert len(EVERY) == 34 and sum(province.central_city for province in EVERY) == 6
    codes = [unit.code for province in EVERY for unit in province.units]
    assert len(codes) == len(set(codes)) == 3_321
    assert {unit.kind for province in EVERY for unit in province.units} == set(KINDS)


def test_a_province_is_found_by_its_code_and_by_its_name_with_and_without_accents():
    for province in EVERY:
        for asked in (
            str(province.code),
            f" {province.code:02d} ",
            province.name,
            province.bare,
            f"Tỉnh {province.bare}",
            folded(province.bare),
        ):
            assert divisions.province(asked) is province
    for unknown in ("0", "999", "", "Hải Minh", "--", "¹"):
        with pytest.raises(ExchangeError) as refusal:
            divisions.province(unknown)
        assert refusal.value.code == "Q131"


@pytest.mark.parametrize("province", EVERY, ids=lambda one: str(one.code))
def test_the_file_of_every_province_is_a_places_file_that_says_it_is_real(province):
    people = spread(province.units, 20_000 * len(province.units))
    text = placesfile.as_text(province, people, divisions.edition(), 20_000 * len(province.units))
    places, faults = shaped(read_yaml(text.encode(), "places.yaml"), Places)
    assert faults == [] and places.real
    assert [ward.id for ward in places.wards] == [f"dvhc-{unit.code:05d}" for unit in province.units]
    assert sum(ward.population for ward in places.wards) == 20_000 * len(province.units)
    assert "EXERCISE" in text and "Local use" in text and "training assumption" in text and "phường 3" in text


def test_without_the_package_the_one_line_to_install_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "vietnam_provinces", None)
    with pytest.raises(ExchangeError, match=r"infodrill\[places\]") as refusal:
        divisions.provinces()
    assert refusal.value.code == "Q130"


ODD = '[{"code": 1, "name": "x", "division_type": "tỉnh", "wards": [{"code": 2, "name": "y", "division_type": "z"}]}]'


@pytest.mark.parametrize("content", ["", "[]", "{}", '[{"code": 1}]', ODD])
def test_a_list_of_another_shape_is_refused(tmp_path, content):
    file = tmp_path / "list.json"
    file.write_text(content, "utf-8")
    with pytest.raises(ExchangeError) as refusal:
        divisions._read(file)
    assert refusal.value.code == "Q130"


@settings(deadline=None)
@given(st.sampled_from(EVERY), st.integers(100_000, 100_000_000))
def test_a_total_is_spread_whole_and_by_weight(province, total):
    try:
        people = spread(province.units, total)
    except ExchangeError as refusal:
        assert refusal.code == "Q135"
        return
    assert sum(people.values()) == total and all(LEAST <= person <= MOST for person in people.values())
    unit = total / sum(WEIGHTS[each_unit.kind] for each_unit in province.units)
    assert all(
        abs(people[each_unit.code] - WEIGHTS[each_unit.kind] * unit) < 1 for each_unit in province.units
    )


@pytest.mark.parametrize("total", [1, 500, 10**9])
def test_a_total_that_makes_units_too_small_or_too_large_is_refused(total):
    with pytest.raises(ExchangeError) as refusal:
        spread(MADE_UP, total)
    assert refusal.value.code == "Q135"


def test_a_table_gives_people_by_code_or_by_name_and_leaves_empty_units_out():
    wanted = {1: 30_000, 11: 21_500, 31: 9_000}
    by_code = "code,population\n1,30000\n11,21500\n21,0\n31,9000\n"
    by_name = "\ufeffTên;Dân số\r\nPhường Bến Một;30.000\r\nBến Hai;21 500\r\nĐặc khu Bến Ba;0\r\nXã Bến Một;9,000\r\n"
    both = 'name,note,code,population\n,,1,30000\nbến hai,"a, b",,21500\n,,21,0\n\n,,00031,9000\n'
    for table in (by_code, by_name, unicodedata.normalize("NFD", by_name), both):
        assert from_csv(table.encode(), "p.csv", MADE_UP) == wanted


@pytest.mark.parametrize(
    ("table", "code", "line"),
    [
        ("", "Q132", 0),
        ("1,30000\n", "Q132", 0),
        ("code,people\n1,30000\n", "Q132", 0),
        ('code,population\n"1,30000\n', "Q132", 0),
        ("code,population\n7,30000\n", "Q133", 2),
        ("name,population\nBến Một,30000\n", "Q133", 2),
        ("code,population\n1,30000\n1,30000\n", "Q133", 3),
        ("code,population\n1,12.5\n", "Q133", 2),
        ("code,population\n1,-5\n", "Q133", 2),
        ("code,population\n1,=1+1\n", "Q133", 2),
        ("code,population\n1,99\n", "Q133", 2),
        ("code,population\n1,5000001\n", "Q133", 2),
        ("code,population\n1\n", "Q133", 2),
        ("code,population\n1,30000\n", "Q134", 0),
    ],
)
def test_a_wrong_table_is_refused_at_its_line(table, code, line):
    with pytest.raises(ExchangeError) as refusal:
        from_csv(table.encode(), "p.csv", MADE_UP)
    assert code_of(refusal) == (code, line) and refusal.value.place.file == "p.csv"


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfec\x00o",
        b"code,population\n" + b"1,1\n" * (1 << 20),
        b"code,population\n" + b"\n" * 20_000 + b"1,300",
    ],
)
def test_a_table_that_is_no_text_or_too_large_is_refused(content):
    with pytest.raises(ExchangeError) as refusal:
        from_csv(content, "p.csv", MADE_UP)
    assert refusal.value.code == "Q132"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_a_table_or_is_refused_in_plain_words(text):
    try:
        people = populations.from_csv(
            ("code,population\n" + text).encode("utf-8", "replace"), "p.csv", MADE_UP
        )
    except ExchangeError:
        return
    assert people.keys() <= {unit.code for unit in MADE_UP}
