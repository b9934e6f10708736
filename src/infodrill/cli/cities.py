"""Owns the city that a command works on: one that was built before, or a new one from a places file or the flagship."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli.progress import Bar
from infodrill.cli.screen import note, said
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import LOCAL_USE

if TYPE_CHECKING:
    from infodrill.scenario.schema import Places
    from infodrill.society import City

WARDS_OF = "typhoon"

Accounts = Annotated[
    int, typer.Option("--accounts", min=100, max=100_000_000, help=said(N_("Simulated accounts.")))
]
Seed = Annotated[int, typer.Option("--seed", help=said(N_("Seed of every draw.")))]
CityFolder = Annotated[
    Path | None, typer.Option("--city", help=said(N_("Folder of a city that was built before.")))
]
PlacesFile = Annotated[
    Path | None, typer.Option("--places", help=said(N_("A places.yaml; without it the flagship's wards.")))
]


def city_of(
    folder: Path | None,
    places: Path | None,
    accounts: int,
    seed: int,
    lang: str,
    cache: Path | None = None,
    run: bool = False,
) -> City:
    """The city of a folder, or a new one; refused at once when it, or a run in it, would not fit into memory."""
    from infodrill.society import City, CityPlace, footprint

    if folder is not None:
        city = City.open(folder)
    else:
        footprint.require(accounts, city=True, run=run)
        found = _places(places)
        with Bar(lang) as bar:
            city = City.build(
                tuple(CityPlace(ward.id, ward.population) for ward in found.wards),
                accounts,
                seed,
                cache_dir=cache,
                progress=lambda part: bar.advance("city", int(100 * part), 100),
                real_places=found.real,
            )
    if city.real_places:
        note(LOCAL_USE)
    return city


def _places(file: Path | None) -> Places:
    from infodrill.scenario.loader import find, load, load_places

    return load(find(WARDS_OF)).scenario.places if file is None else load_places(file)
