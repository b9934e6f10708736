"""Owns a city on disk: two arrays and a note of what it is, written once, mapped by every process, checksummed."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import N_
from infodrill.society import footprint
from infodrill.society.curves import load_curves
from infodrill.society.draws import key_of

FORM = 3  # 2 counted the entries of follower lists wrongly
ARRAYS = ("member_ptr", "member_group")
ABANDONED = 86_400  # seconds
LOG = logging.getLogger("infodrill.city")


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
    kept = sorted(path.parent for path in folder.glob("city-*/city.json"))
    found = [path for path in kept if path.name.startswith(f"city-{FORM}-")]
    if len(found) == 1:
        return found[0]
    if not kept:
        raise CityError(
            N_("there is no built city in this folder"),
            remedy=N_("give the folder that `infodrill society build --out` wrote"),
            place=Place(file=str(folder)),
            code="Y103",
        )
    if not found:
        raise outdated(kept[0])
    raise CityError(
        N_("there are {n} cities in this folder"),
        remedy=N_("give one of them: {names}"),
        place=Place(file=str(folder)),
        code="Y103",
        n=len(found),
        names=", ".join(path.name for path in found),
    )


def make_room(cache_dir: Path, accounts: int) -> None:
    """See that a city can be kept there before the work of building it. Raises OSError when it cannot."""
    cache_dir.mkdir(parents=True, exist_ok=True)
    _sweep(cache_dir)
    if shutil.disk_usage(cache_dir).free < accounts * footprint.KEPT:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(cache_dir))


def _sweep(cache_dir: Path) -> None:
    """Take away what writers left that were killed: drafts of cities in which nothing was written for a day.

    By age and not by process: another machine or container may be writing to the same folder.
    """
    for draft in cache_dir.glob(".city-*.draft"):
        with suppress(OSError):  # swept by another at the same time, or not ours to take away
            if time.time() - max(path.stat().st_mtime for path in (draft, *draft.iterdir())) > ABANDONED:
                shutil.rmtree(draft, ignore_errors=True)


def store(folder: Path, about: dict[str, Any], arrays: list[NDArray[Any]]) -> None:
    """Keep what `load` gives back, written beside and renamed: no half-written city is seen or left. Raises OSError."""
    # A name that begins with a dot: what a killed process leaves is no city to `only_one`, and the next build sweeps it.
    draft = folder.with_name(f".{folder.name}.{uuid4().hex}.draft")
    draft.mkdir(parents=True)
    try:
        _write(draft, {"form": FORM, **about}, arrays)
        os.rename(draft, folder)
    except BaseException as error:
        shutil.rmtree(draft, ignore_errors=True)
        # Another process may have been first with the same city; then there is nothing left to do.
        if not (isinstance(error, OSError) and folder.is_dir()):
            raise


def _write(draft: Path, about: dict[str, Any], arrays: list[NDArray[Any]]) -> None:
    for name, table in zip(ARRAYS, arrays, strict=True):
        with (draft / f"{name}.npy").open("wb") as file:
            np.lib.format.write_array_header_1_0(file, np.lib.format.header_data_from_array_1_0(table))
            file.write(table.data)  # says why when it fails, which numpy's own writing does not
    noted = about | {"sum": _sum(about, arrays)}
    (draft / "city.json").write_text(json.dumps(noted), encoding="utf-8")


def load(folder: Path) -> tuple[dict[str, Any], list[NDArray[Any]]]:
    """What a city is, and its arrays, mapped and read-only. Raises CityError when anything was changed."""
    try:
        about = json.loads((folder / "city.json").read_text(encoding="utf-8"))
        wanted, form = about.pop("sum"), about.get("form")
        if form != FORM:
            raise outdated(folder)
        arrays = [np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in ARRAYS]
        whole = all(table.dtype == np.int32 and table.ndim == 1 for table in arrays)
        whole = whole and _sum(about, arrays) == wanted
    except CityError:
        raise
    except (
        Exception
    ) as error:  # whatever json and numpy raise at bytes that are not theirs: there is no list of it
        raise damaged(folder) from error
    if not whole:
        raise damaged(folder)
    return about, arrays


def put_aside(folder: Path, why: CityError) -> bool:
    """Take a cached city away that cannot be read, so that it is built again; False when the folder lets nobody."""
    LOG.warning("a cached city cannot be read and is built again", extra={"code": why.code})
    # Renamed first: who else finds it damaged at the same time takes nothing away that was built since.
    away = folder.with_name(f".{folder.name}.{uuid4().hex}.draft")
    try:
        os.rename(folder, away)
    except FileNotFoundError:
        return True
    except OSError as error:
        LOG.warning("the damaged city stays in the way: %s", error.strerror)
        return False
    if away.is_dir() and not away.is_symlink():
        shutil.rmtree(away, ignore_errors=True)
    else:
        away.unlink(missing_ok=True)
    return True


def outdated(folder: Path) -> CityError:
    """The refusal of a city that another version of infodrill wrote."""
    return CityError(
        N_("this city was built by another version of infodrill"),
        remedy=N_("build it again with `infodrill society build`"),
        place=Place(file=folder.name),
        code="Y106",
    )


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
