"""Owns the city: places, population and networks, built once; `citystore` keeps it, mapped and checksummed."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.i18n import N_
from infodrill.society import canon, citystore, footprint, weave
from infodrill.society import columns as c
from infodrill.society.assumptions import MEAN_FOLLOWERS, MEAN_GROUP, MEMBERSHIPS
from infodrill.society.citystore import CityError
from infodrill.society.curves import load_curves
from infodrill.society.draws import key_of
from infodrill.society.layers import CityPlace

CITY_VERSION = 1
SMALLEST, LARGEST = 100, 100_000_000
Progress = Callable[[float], None]


@dataclass(frozen=True, eq=False, kw_only=True)
class City:
    """Places, population and networks. What is kept is read-only; what is a draw (lists, traits) is drawn when asked for.

    `member_group[member_ptr[v] : member_ptr[v + 1]]` = groups of v. For science also, each written anew when asked for:
    `feed_to[feed_ptr[u] : feed_ptr[u + 1]]` = followers of u, `member[group_ptr[g] : group_ptr[g + 1]]` = members of
    g, and `record`, the packed traits (see `weave`). Pointers int64 (`member_ptr` int32), neighbours int32.
    """

    places: tuple[CityPlace, ...]
    seed: int
    digest: str
    followers: int  # entries of all follower lists
    ward_start: NDArray[np.int64]
    member_ptr: NDArray[np.int32]
    member_group: NDArray[np.int32]
    real_places: bool = False  # built from the administrative list: local use only, as all that is made of it

    @classmethod
    def build(
        cls,
        places: tuple[CityPlace, ...],
        accounts: int,
        seed: int,
        cache_dir: Path | None = None,
        progress: Progress | None = None,
        real_places: bool = False,
    ) -> City:
        """Build, or map from `cache_dir` when the same city was built before; one that is damaged there is built again.

        Raises CityError, and OSError of the folder.
        """
        _check(places, accounts)
        report = progress or (lambda _: None)
        if cache_dir is None:
            return _woven(places, accounts, seed, report, real_places)
        # A city of real places never shares a folder with an invented one of the same numbers: it is for local
        # use only.
        named: object = (places, "real") if real_places else places
        folder = citystore.folder_of(cache_dir, CITY_VERSION, named, accounts, seed)
        # A broken link counts as there too: it is opened, found damaged, and put aside like any other fault.
        if not os.path.lexists(folder):
            citystore.make_room(cache_dir, accounts)
            citystore.store(folder, *_woven(places, accounts, seed, report, real_places).kept())
        try:
            city = _kept(folder)
            if (city.places, city.accounts, city.seed, city.real_places) != (
                places,
                accounts,
                seed,
                real_places,
            ):
                raise citystore.damaged(folder)
        except CityError as error:
            # A cache is never an authority. Where it cannot be mended the city is used without it.
            kept = cache_dir if citystore.put_aside(folder, error) else None
            return cls.build(places, accounts, seed, kept, progress, real_places)
        report(1.0)
        return city

    @classmethod
    def open(cls, folder: Path) -> City:
        """The city that `build` kept in this cache folder (the only one there). Raises CityError."""
        return _kept(citystore.only_one(folder))

    def kept(self) -> tuple[dict[str, Any], list[NDArray[Any]]]:
        """The city as `citystore` keeps it: a note of what it is, and its arrays in the order of `citystore.ARRAYS`."""
        about = {
            "digest": self.digest,
            "seed": self.seed,
            "accounts": self.accounts,
            "followers": self.followers,
            "real_places": self.real_places,
            "places": [[place.id, place.population] for place in self.places],
        }
        return about, [self.member_ptr, self.member_group]

    @property
    def accounts(self) -> int:
        """Number of accounts."""
        return int(self.member_ptr.size) - 1

    @property
    def edges(self) -> int:
        """Follower edges plus group memberships."""
        return self.followers + int(self.member_group.size)

    @property
    def ward_sizes(self) -> NDArray[np.int64]:
        """Accounts per ward."""
        sizes: NDArray[np.int64] = np.diff(self.ward_start)
        return sizes

    @cached_property
    def people(self) -> c.Population:
        """The arrays as kernels want them."""
        return _population(self.seed, self.ward_start, self.member_ptr, self.member_group)

    @property
    def record(self) -> NDArray[np.uint64]:
        """The packed traits of all accounts."""
        return canon.joined(canon.records(self.people))

    @property
    def feed_ptr(self) -> NDArray[np.int64]:
        """Where each follower list begins."""
        return canon.joined(canon.pointers(self.people, False))

    @property
    def feed_to(self) -> NDArray[np.int32]:
        """All follower lists."""
        return canon.joined(canon.followers(self.people))

    @property
    def group_ptr(self) -> NDArray[np.int64]:
        """Where each member list begins."""
        return canon.joined(canon.pointers(self.people, True))

    @property
    def member(self) -> NDArray[np.int32]:
        """All member lists."""
        return canon.joined(canon.members(self.people))


def _check(places: tuple[CityPlace, ...], accounts: int) -> None:
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


def _ward_start(places: tuple[CityPlace, ...], accounts: int) -> NDArray[np.int64]:
    """Largest remainder over populations, at least two accounts a ward."""
    total = sum(place.population for place in places)
    spare = accounts - 2 * len(places)
    shares = [2 + spare * place.population // total for place in places]
    # In whole numbers, and ties go to the place that was named first: a rounding that differs between machines
    # would be another city.
    rest = sorted(range(len(places)), key=lambda i: (-(spare * places[i].population % total), i))
    for i in rest[: accounts - sum(shares)]:
        shares[i] += 1
    return np.concatenate(([0], np.cumsum(shares))).astype(np.int64)


def _woven(
    places: tuple[CityPlace, ...], accounts: int, seed: int, report: Progress, real_places: bool
) -> City:
    footprint.require(accounts, city=True, run=False)
    ward_start = _ward_start(places, accounts)
    # Counted first, then filled: the lists of an account lie one behind the other without a gap, and nothing
    # has to grow.
    member_ptr = np.zeros(accounts + 1, np.int32)
    people = _population(seed, ward_start, member_ptr, np.zeros(0, np.int32))
    listed = (people.key[0], accounts, people.ward_near, ward_start, people.shape, people.group_size)
    weave.count_groups(*listed, member_ptr)
    report(0.15)
    np.cumsum(member_ptr, out=member_ptr)
    member_group = np.zeros(int(member_ptr[-1]), np.int32)
    weave.invert_groups(*listed, member_ptr[:-1].copy(), member_group)
    report(0.3)
    people = people._replace(member_group=member_group)
    digest = canon.digest(
        repr((CITY_VERSION, places, seed)), people, progress=lambda done: report(0.3 + 0.7 * done)
    )
    for table in (ward_start, member_ptr, member_group):
        table.setflags(write=False)
    listed_in_feeds = canon.entries(people, False)
    return City(
        places=places,
        seed=seed,
        digest=digest,
        followers=listed_in_feeds,
        ward_start=ward_start,
        member_ptr=member_ptr,
        member_group=member_group,
        real_places=real_places,
    )


def _kept(folder: Path) -> City:
    about, arrays = citystore.load(folder)
    places = tuple(CityPlace(name, people) for name, people in about["places"])
    ward_start = _ward_start(places, int(about["accounts"]))
    ward_start.setflags(write=False)
    counted, real = int(about["followers"]), bool(about["real_places"])
    member_ptr, member_group = arrays
    return City(
        places=places,
        seed=int(about["seed"]),
        digest=about["digest"],
        followers=counted,
        ward_start=ward_start,
        member_ptr=member_ptr,
        member_group=member_group,
        real_places=real,
    )


def _population(
    seed: int, ward_start: NDArray[np.int64], member_ptr: NDArray[Any], member_group: NDArray[Any]
) -> c.Population:
    curves, accounts = load_curves(), int(ward_start[-1])
    # The ward of every 1,024th account is enough: from there `weave.ward_of` walks on, over few wards or none.
    every = np.arange(0, accounts, 1 << weave.NEAR)
    shape = np.zeros(4, np.int64)
    # The mean of the curve is 3.5: scaled by the mean wanted, divided by that. No list is longer than a tenth
    # of the city, or in a small one a single account would be read by nearly everybody.
    shape[weave.FEED_SCALE] = MEAN_FOLLOWERS * 256 * 10 // 35
    shape[weave.FEED_MOST] = min(accounts // 10, 2_000_000)
    # Here 2.5, a little less than the curve's own 2.7, since lists are cut off at 300 members.
    shape[weave.GROUP_SCALE] = MEAN_GROUP * 256 * 10 // 25
    shape[weave.GROUPS] = max(1, accounts * MEMBERSHIPS // MEAN_GROUP)
    return c.Population(
        accounts=accounts, key=np.array([key_of("city", seed)], np.uint64), ward_start=ward_start,
        ward_near=(np.searchsorted(ward_start, every, side="right") - 1).astype(np.int16), shape=shape,
        degree=curves.degree, group_size=curves.group_size, member_ptr=member_ptr, member_group=member_group,
    )  # fmt: skip
