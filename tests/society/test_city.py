"""The city is the same for the same words, and a damaged cache is refused."""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.society import City, CityError, CityPlace, canon, citystore
from infodrill.society.assumptions import MEAN_FOLLOWERS, MEMBERSHIPS
from infodrill.society.city import CITY_VERSION

from .conftest import PLACES


def test_same_places_and_seed_build_the_same_city(town: City) -> None:
    assert City.build(PLACES, 6_000, seed=3).digest == town.digest
    assert City.build(PLACES, 6_000, seed=4).digest != town.digest
    assert City.build(PLACES[:5], 6_000, seed=3).digest != town.digest


def test_ward_sizes_follow_populations_and_add_up(town: City) -> None:
    total = sum(place.population for place in PLACES)
    assert town.ward_sizes.sum() == town.accounts == 6_000
    for size, place in zip(town.ward_sizes, PLACES, strict=True):
        assert abs(size - 6_000 * place.population / total) <= 3


def test_follower_lists_are_heavy_tailed_and_prefer_the_own_ward(town: City) -> None:
    lengths = np.diff(town.feed_ptr)
    assert 14 < lengths.mean() < 26
    assert lengths.max() > 20 * np.median(lengths)
    ward = (town.record & np.uint64(0xFFFF)).astype(int)
    same = ward[np.repeat(np.arange(town.accounts), lengths)] == ward[town.feed_to]
    assert 0.55 < same.mean() < 0.75
    assert not (np.repeat(np.arange(town.accounts), lengths) == town.feed_to).any()


def test_groups_have_5_to_300_members_and_both_directions_agree(town: City) -> None:
    sizes = np.diff(town.group_ptr)
    assert sizes.min() >= 5 and sizes.max() <= 300
    pairs = np.stack((np.repeat(np.arange(sizes.size), sizes), town.member))
    back = np.stack((town.member_group, np.repeat(np.arange(town.accounts), np.diff(town.member_ptr))))
    assert np.array_equal(pairs[:, np.lexsort(pairs)], back[:, np.lexsort(back)])


def test_arrays_of_a_city_cannot_be_written(town: City) -> None:
    with pytest.raises(ValueError, match="read-only"):
        town.member_group[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        town.feed_to[0] = 1


def test_lists_that_are_drawn_are_those_that_the_city_was_hashed_from(town: City) -> None:
    total = blake2b(repr((CITY_VERSION, town.places, town.seed)).encode(), digest_size=16)
    names = (
        "ward_start",
        "record",
        "feed_ptr",
        "feed_to",
        "group_ptr",
        "member",
        "member_ptr",
        "member_group",
    )
    for name in names:
        table = getattr(town, name)
        total.update(name.encode() + (table.astype(np.int64) if name == "member_ptr" else table).tobytes())
    assert total.hexdigest() == town.digest
    assert town.edges == town.feed_to.size + town.member.size


@pytest.mark.parametrize("block", [1, 700, 6_000, canon.BLOCK])
def test_edges_do_not_depend_on_how_many_blocks_a_city_is_written_in(
    town: City, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr(canon, "BLOCK", block)
    again = City.build(PLACES, 6_000, seed=3)
    assert (again.edges, again.digest) == (town.edges, town.digest)
    assert again.feed_ptr[-1] == again.feed_to.size and again.group_ptr[-1] == again.member.size
    assert (np.diff(again.feed_ptr) > 0).all()


def test_a_city_of_several_blocks_has_as_many_edges_as_its_lists_have_entries(tmp_path: Path) -> None:
    accounts = 2 * canon.BLOCK + 1_000
    city = City.build(PLACES, accounts, seed=1, cache_dir=tmp_path)
    entries = sum(block.size for block in canon.followers(city.people))
    assert city.followers == entries and city.edges == entries + city.member_group.size
    assert City.build(PLACES, accounts, seed=1, cache_dir=tmp_path).edges == city.edges


@settings(max_examples=20, deadline=None)
@given(
    accounts=st.integers(20_000, 3 * canon.BLOCK),
    wards=st.integers(1, 60),
    seed=st.integers(0, 2**63 - 1),
)
def test_lists_are_as_long_as_assumed_with_a_heavy_tail_in_every_city(
    accounts: int, wards: int, seed: int
) -> None:
    city = City.build(tuple(CityPlace(f"w{n}", 1 + n % 7) for n in range(wards)), accounts, seed)
    lengths = np.diff(city.feed_ptr)
    assert lengths.size == accounts and lengths.sum() == city.followers
    # The tail (Pareto) lets the mean wander between seeds; its floor does not.
    assert 0.8 * MEAN_FOLLOWERS < lengths.mean() < 1.5 * MEAN_FOLLOWERS
    assert 0.85 * MEMBERSHIPS < city.member_group.size / accounts < 1.15 * MEMBERSHIPS
    most, top = int(lengths.max()), np.sort(lengths)[-accounts // 100 :]
    assert most > 30 * np.median(lengths) and most <= accounts // 10
    assert 0.15 < top.sum() / city.followers < 0.6  # one account of a hundred holds far more than its share


def test_cached_city_is_mapped_and_equal(tmp_path: Path) -> None:
    seen: list[float] = []
    first = City.build(PLACES, 500, seed=1, cache_dir=tmp_path, progress=seen.append)
    again = City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    assert first.digest == again.digest == City.build(PLACES, 500, seed=1).digest
    assert seen == sorted(seen) and seen[-1] == 1.0
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["member_ptr.npy", "member_group.npy", "city.json"])
def test_damaged_cache_is_refused_with_its_place_and_a_build_makes_it_anew(tmp_path: Path, name: str) -> None:
    first = City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    file = next(tmp_path.iterdir()) / name
    damaged = bytearray(file.read_bytes())
    damaged[-3] ^= 1
    file.write_bytes(bytes(damaged))
    with pytest.raises(CityError) as refusal:
        City.open(file.parent)
    assert refusal.value.code == "Y102" and refusal.value.place.file == file.parent.name
    assert City.build(PLACES, 500, seed=1, cache_dir=tmp_path).digest == first.digest
    assert City.open(file.parent).digest == first.digest


def test_city_of_an_older_form_is_refused_and_not_read_with_its_wrong_count(tmp_path: Path) -> None:
    City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    folder = next(tmp_path.iterdir())
    note = folder / "city.json"
    about = json.loads(note.read_text("utf-8"))
    note.write_text(json.dumps({**about, "form": citystore.FORM - 1}), "utf-8")
    with pytest.raises(CityError) as refusal:
        City.open(folder)
    assert refusal.value.code == "Y106"
    folder.rename(tmp_path / folder.name.replace(f"city-{citystore.FORM}-", f"city-{citystore.FORM - 1}-"))
    with pytest.raises(CityError) as refusal:
        City.open(tmp_path)
    assert refusal.value.code == "Y106"


@pytest.mark.parametrize(
    ("places", "accounts", "code"),
    [
        (PLACES, 3, "Y100"),
        ((), 500, "Y101"),
        ((CityPlace("a", 0),), 500, "Y101"),
        (PLACES * 100, 500, "Y101"),
    ],
)
def test_impossible_city_is_refused(places: tuple[CityPlace, ...], accounts: int, code: str) -> None:
    with pytest.raises(CityError) as refusal:
        City.build(places, accounts, seed=1)
    assert refusal.value.code == code
