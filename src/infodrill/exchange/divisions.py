"""Owns reading the administrative list: provinces with their units of the second level, as the optional package has them.

The list is real, so whatever is made of it is for local use and stamped. The package holds names, kinds and codes; it
knows no populations, and is read from the disk alone. Source: the package `vietnam-provinces` (GPL-3.0-or-later), after
the list of the General Statistics Office; since July 2025 34 provinces and central cities of two levels.
"""

# Charter: exchange divisions
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from infodrill.exchange.address import ExchangeError
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import folded

CITY = "thành phố"
KINDS = ("phường", "xã", "đặc khu")
_PREFIXES = ("thành phố ", "tỉnh ")


@dataclass(frozen=True, slots=True)
class Unit:
    """A phường, xã or đặc khu: its number in the list, its name with the kind before it, and the kind."""

    code: int
    name: str
    kind: str

    @property
    def id(self) -> str:
        """As `places.yaml` and the log know it: the code, no name."""
        return f"dvhc-{self.code:05d}"

    @property
    def bare(self) -> str:
        """The name without the kind."""
        return _without(self.name, (f"{self.kind} ",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province or central city with its units, in order of their codes."""

    code: int
    name: str
    central_city: bool
    units: tuple[Unit, ...]

    @property
    def bare(self) -> str:
        return _without(self.name, _PREFIXES)


def provinces() -> tuple[Province, ...]:
    """The whole list, in order of codes. Raises ExchangeError when the package is not installed or has another shape."""
    return _read(_file())


def edition() -> str:
    """Which list this is, for the file that is made of it."""
    package = _package()
    return f"vietnam-provinces {package.__version__} ({package.__data_version__})"


def province(wanted: str) -> Province:
    """The one with this code or name ("tỉnh", "thành phố" and accents may be left out). Raises ExchangeError."""
    every = provinces()
    if (code := whole(wanted.strip())) is not None:
        found = [each_province for each_province in every if each_province.code == code]
    else:
        asked = folded(_without(" ".join(wanted.split()), _PREFIXES))
        found = [each_province for each_province in every if folded(each_province.bare) == asked]
    if len(found) != 1:
        raise ExchangeError(
            N_("there is no province or central city {wanted}"),
            remedy=N_("Give a code or name as `infodrill places` lists them."),
            code="Q131",
            wanted=wanted,
        )
    return found[0]


def _package() -> Any:
    try:
        import vietnam_provinces
    except ModuleNotFoundError:
        raise ExchangeError(
            N_("the administrative list is not installed"),
            remedy=N_("Install `infodrill[places]`; it works without a network from then on."),
            code="Q130",
        ) from None
    return vietnam_provinces


def _file() -> Path:
    return Path(_package().NESTED_DIVISIONS_JSON_PATH)


@cache
def _read(path: Path) -> tuple[Province, ...]:
    try:
        found = tuple(_provinces(json.loads(path.read_text(encoding="utf-8"))))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _odd() from error
    if not found:
        raise _odd()
    return found


def _provinces(listed: Any) -> Iterator[Province]:
    for entry in sorted(listed, key=lambda row: int(row["code"])):
        units = tuple(
            Unit(int(row["code"]), " ".join(str(row["name"]).split()), str(row["division_type"]))
            for row in sorted(entry["wards"], key=lambda row: int(row["code"]))
        )
        if any(unit.kind not in KINDS for unit in units):
            raise _odd()
        name = " ".join(str(entry["name"]).split())
        yield Province(
            code=int(entry["code"]),
            name=name,
            central_city=str(entry["division_type"]).startswith(CITY),
            units=units,
        )


def _odd() -> ExchangeError:
    return ExchangeError(
        N_("the administrative list has another shape than this program knows"),
        remedy=N_("Install the version of vietnam-provinces that the documentation names."),
        code="Q130",
    )


def _without(name: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        if name.casefold().startswith(prefix):
            return name[len(prefix) :]
    return name
