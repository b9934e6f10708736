"""The city is the same for the same words, and a damaged cache is refused."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest

from infodrill.society import City, CityError, Place
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


def test_cached_city_is_mapped_and_equal(tmp_path: Path) -> None:
    seen: list[float] = []
    first = City.build(PLACES, 500, seed=1, cache_dir=tmp_path, progress=seen.append)
    again = City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    assert first.digest == again.digest == City.build(PLACES, 500, seed=1).digest
    assert seen == sorted(seen) and seen[-1] == 1.0
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["member_ptr.npy", "member_group.npy", "city.json"])
def test_damaged_cache_is_refused_with_its_place(tmp_path: Path, name: str) -> None:
    City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    file = next(tmp_path.iterdir()) / name
    damaged = bytearray(file.read_bytes())
    damaged[-3] ^= 1
    file.write_bytes(bytes(damaged))
    with pytest.raises(CityError) as refusal:
        City.build(PLACES, 500, seed=1, cache_dir=tmp_path)
    assert refusal.value.code == "Y102" and refusal.value.place.file == file.parent.name


@pytest.mark.parametrize(
    ("places", "accounts", "code"),
    [(PLACES, 3, "Y100"), ((), 500, "Y101"), ((Place("a", 0),), 500, "Y101"), (PLACES * 100, 500, "Y101")],
)
def test_impossible_city_is_refused(places: tuple[Place, ...], accounts: int, code: str) -> None:
    with pytest.raises(CityError) as refusal:
        City.build(places, accounts, seed=1)
    assert refusal.value.code == code
