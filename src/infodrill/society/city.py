"""Owns the city: places, population and networks as read-only arrays, built once, cached, mapped and checksummed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import IntEnum
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.errors import DrillError
from infodrill.kernel.errors import Place as Where
from infodrill.kernel.i18n import N_
from infodrill.society import footprint, weave
from infodrill.society.assumptions import MEAN_FOLLOWERS, MEAN_GROUP, MEMBERSHIPS
from infodrill.society.curves import load_curves
from infodrill.society.draws import key_of

CITY_VERSION = 1
SMALLEST, LARGEST = 100, 100_000_000
Progress = Callable[[float], None]


class CityError(DrillError):
    """A city cannot be built or read."""

    code = "Y100"


@dataclass(frozen=True)
class Place:
    """A ward or commune; its index in the tuple given to `City.build` is its number in arrays."""

    id: str
    population: int


class Layer(IntEnum):
    """Where a claim travels."""

    FEED = 0
    GROUP = 1
    PRESS = 2
    FIELD = 3


@dataclass(frozen=True, eq=False)
class City:
    """Places and networks. Arrays are read-only; CSR with int64 pointers and int32 neighbours.

    `feed_to[feed_ptr[u]:feed_ptr[u+1]]` = followers of u; `member` = members by group; `member_group` = groups by account.
    """

    places: tuple[Place, ...]
    seed: int
    digest: str
    ward_start: NDArray[np.int64]
    record: NDArray[np.uint64]
    feed_ptr: NDArray[np.int64]
    feed_to: NDArray[np.int32]
    group_ptr: NDArray[np.int64]
    member: NDArray[np.int32]
    member_ptr: NDArray[np.int64]
    member_group: NDArray[np.int32]

    @classmethod
    def build(
        cls,
        places: tuple[Place, ...],
        accounts: int,
        seed: int,
        cache_dir: Path | None = None,
        progress: Progress | None = None,
    ) -> City:
        """Build, or map from `cache_dir` when the same city was built before. Raises CityError."""
        _check(places, accounts)
        report = progress or (lambda _: None)
        if cache_dir is None:
            footprint.require(accounts, city=True, run=False)
            return cls._seal(places, seed, _weave(places, accounts, seed, report))
        folder = cache_dir / f"city-{key_of('city', CITY_VERSION, repr(places), accounts, seed):016x}"
        if not folder.is_dir():
            footprint.require(accounts, city=True, run=False)
            _store(folder, cls._seal(places, seed, _weave(places, accounts, seed, report)))
        city = _load(folder, places, seed)
        report(1.0)
        return city

    @classmethod
    def open(cls, folder: Path) -> City:
        """The city that `build` kept in this cache folder (the only one there). Raises CityError."""
        found = [folder] if (folder / "city.json").is_file() else sorted(folder.glob("city-*/"))
        try:
            about = (
                json.loads((found[0] / "city.json").read_text(encoding="utf-8")) if len(found) == 1 else {}
            )
            places, seed = tuple(Place(name, people) for name, people in about["places"]), int(about["seed"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(folder) from error
        return _load(found[0], places, seed)

    @classmethod
    def _seal(cls, places: tuple[Place, ...], seed: int, arrays: dict[str, NDArray[Any]]) -> City:
        for table in arrays.values():
            table.setflags(write=False)
        return cls(places=places, seed=seed, digest=_digest(places, seed, arrays), **arrays)

    @property
    def accounts(self) -> int:
        """Number of accounts."""
        return int(self.record.size)

    @property
    def edges(self) -> int:
        """Follower edges plus group memberships."""
        return int(self.feed_to.size + self.member.size)

    @property
    def ward_sizes(self) -> NDArray[np.int64]:
        """Accounts per ward."""
        sizes: NDArray[np.int64] = np.diff(self.ward_start)
        return sizes


_ARRAYS = tuple(one.name for one in fields(City) if one.name not in ("places", "seed", "digest"))


def _check(places: tuple[Place, ...], accounts: int) -> None:
    if not SMALLEST <= accounts <= LARGEST:
        raise CityError(
            N_("a city of {accounts} accounts is outside {least}..{most}"),
            remedy=N_("choose a number of accounts inside the range"),
            accounts=accounts,
            least=SMALLEST,
            most=LARGEST,
        )
    if (
        not places
        or any(place.population <= 0 for place in places)
        or len(places) > min(32_000, accounts // 2)
    ):
        raise CityError(
            N_("a city needs wards with populations above 0, and at least two accounts a ward"),
            remedy=N_("mend the populations of the places, or raise the number of accounts"),
            code="Y101",
        )


def _ward_start(places: tuple[Place, ...], accounts: int) -> NDArray[np.int64]:
    """Largest remainder over populations, at least two accounts a ward."""
    total = sum(place.population for place in places)
    spare = accounts - 2 * len(places)
    shares = [2 + spare * place.population // total for place in places]
    rest = sorted(range(len(places)), key=lambda i: (-(spare * places[i].population % total), i))
    for i in rest[: accounts - sum(shares)]:
        shares[i] += 1
    return np.concatenate(([0], np.cumsum(shares))).astype(np.int64)


def _weave(places: tuple[Place, ...], accounts: int, seed: int, report: Progress) -> dict[str, NDArray[Any]]:
    curves, key = load_curves(), np.uint64(key_of("city", seed))
    ward_start = _ward_start(places, accounts)
    record = np.zeros(accounts, np.uint64)
    weave.weave_records(key, ward_start, record)
    report(0.05)
    feed_ptr = np.zeros(accounts + 1, np.int64)
    most = min(accounts // 10, 2_000_000)
    weave.weave_lengths(key ^ weave.FOLLOW, curves.degree, MEAN_FOLLOWERS * 256 * 10 // 35, 1, most, feed_ptr)
    feed_to = np.zeros(int(feed_ptr[-1]), np.int32)
    weave.weave_followers(key, ward_start, record, feed_ptr, feed_to)
    report(0.6)
    groups = max(1, accounts * MEMBERSHIPS // MEAN_GROUP)
    group_ptr = np.zeros(groups + 1, np.int64)
    weave.weave_lengths(key ^ weave.GROUP, curves.group_size, MEAN_GROUP * 256 * 10 // 25, 5, 300, group_ptr)
    member = np.zeros(int(group_ptr[-1]), np.int32)
    per_account = np.zeros(accounts, np.int64)
    weave.weave_groups(key, ward_start, group_ptr, member, per_account)
    report(0.8)
    member_ptr = np.concatenate(([0], np.cumsum(per_account))).astype(np.int64)
    member_group = np.zeros(member.size, np.int32)
    weave.invert_groups(group_ptr, member, member_ptr, member_group)
    report(0.95)
    woven = (ward_start, record, feed_ptr, feed_to, group_ptr, member, member_ptr, member_group)
    return dict(zip(_ARRAYS, woven, strict=True))


def _digest(places: tuple[Place, ...], seed: int, arrays: dict[str, NDArray[Any]]) -> str:
    total = blake2b(repr((CITY_VERSION, places, seed)).encode(), digest_size=16)
    for name in _ARRAYS:
        total.update(name.encode())
        total.update(np.ascontiguousarray(arrays[name]).data)
    return total.hexdigest()


def _store(folder: Path, city: City) -> None:
    """Written beside and renamed: a half-written city is never seen."""
    draft = folder.with_name(f"{folder.name}.{uuid4().hex}.draft")
    draft.mkdir(parents=True)
    for name in _ARRAYS:
        np.save(draft / f"{name}.npy", getattr(city, name))
    about = {
        "digest": city.digest,
        "seed": city.seed,
        "places": [[one.id, one.population] for one in city.places],
    }
    (draft / "city.json").write_text(json.dumps(about), encoding="utf-8")
    try:
        os.rename(draft, folder)
    except OSError:
        shutil.rmtree(draft)
        if not folder.is_dir():
            raise


def _load(folder: Path, places: tuple[Place, ...], seed: int) -> City:
    try:
        wanted = json.loads((folder / "city.json").read_text(encoding="utf-8"))["digest"]
        arrays = {name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in _ARRAYS}
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise _damaged(folder) from error
    if _digest(places, seed, arrays) != wanted:
        raise _damaged(folder)
    return City(places=places, seed=seed, digest=wanted, **arrays)


def _damaged(folder: Path) -> CityError:
    return CityError(
        N_("the cached city is damaged"),
        remedy=N_("delete this folder; the city is built again"),
        place=Where(file=folder.name),
        code="Y102",
    )
