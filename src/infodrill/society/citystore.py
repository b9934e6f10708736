"""Owns a city on disk: two arrays and a note of what it is, written once, mapped by every process, checksummed."""

from __future__ import annotations

import json
import os
import shutil
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import N_
from infodrill.society.curves import load_curves
from infodrill.society.draws import key_of

if TYPE_CHECKING:
    from infodrill.society.city import City

FORM = 2
ARRAYS = ("member_ptr", "member_group")


class CityError(DrillError):
    """A city cannot be built or read."""

    code = "Y100"


def folder_of(cache_dir: Path, version: int, places: object, accounts: int, seed: int) -> Path:
    """Where a cache keeps this city."""
    return cache_dir / f"city-{FORM}-{key_of('city', version, repr(places), accounts, seed):016x}"


def only_one(folder: Path) -> Path:
    """The folder itself or the only kept city in it. Raises CityError."""
    if (folder / "city.json").is_file():
        return folder
    found = sorted(folder.glob(f"city-{FORM}-*/city.json"))
    if len(found) != 1:
        raise damaged(folder)
    return found[0].parent


def store(folder: Path, city: City) -> None:
    """Written beside and renamed: a half-written city is never seen."""
    draft = folder.with_name(f"{folder.name}.{uuid4().hex}.draft")
    draft.mkdir(parents=True)
    for name in ARRAYS:
        np.save(draft / f"{name}.npy", getattr(city, name))
    about = {
        "digest": city.digest,
        "seed": city.seed,
        "accounts": city.accounts,
        "followers": city.followers,
        "places": [[one.id, one.population] for one in city.places],
    }
    total = _sum(about, [getattr(city, name) for name in ARRAYS])
    (draft / "city.json").write_text(json.dumps(about | {"sum": total}), encoding="utf-8")
    try:
        os.rename(draft, folder)
    except OSError:
        shutil.rmtree(draft)
        if not folder.is_dir():
            raise


def load(folder: Path) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    """What a city is, and its arrays, mapped and read-only. Raises CityError when anything was changed."""
    try:
        about = json.loads((folder / "city.json").read_text(encoding="utf-8"))
        wanted = about.pop("sum")
        arrays = [np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in ARRAYS]
    except (OSError, ValueError, KeyError, EOFError, AttributeError, TypeError) as error:
        raise damaged(folder) from error
    if _sum(about, arrays) != wanted:
        raise damaged(folder)
    return about, arrays


def damaged(folder: Path) -> CityError:
    """The refusal of a city that is not as it was written."""
    return CityError(
        N_("the cached city is damaged"),
        remedy=N_("delete this folder; the city is built again"),
        place=Place(file=folder.name),
        code="Y102",
    )


def _sum(about: dict[str, Any], arrays: list[NDArray[Any]]) -> str:
    """Over the note, the curves that lists are drawn from, and the arrays."""
    curves = load_curves()
    total = blake2b(json.dumps(about, sort_keys=True).encode(), digest_size=16)
    for table in (curves.degree, curves.group_size, *arrays):
        total.update(np.ascontiguousarray(table).data)
    return total.hexdigest()
