"""The tiny scenario in the real units of one province, made when a test runs: no real name stands in the repository.

Tests look at codes, numbers and the stamp; which province it is does not matter, one of few units keeps it quick.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from infodrill.exchange import divisions, placesfile, populations
from infodrill.exchange.divisions import Province

TINY = Path(__file__).parents[1] / "scenario" / "tiny"
ANCHORS = {
    "Bến Mơ fund": "Gullfeather fund",
    "Quỹ Bến Mơ": "Quỹ Lông Hải Âu",
    "Quy Ben Mo": "Quy Long Hai Au",
}


def smallest() -> Province:
    return min(divisions.provinces(), key=lambda province: (len(province.units), province.code))


def places_text(total: int = 400_000) -> str:
    found = smallest()
    return placesfile.as_text(found, populations.spread(found.units, total), divisions.edition(), total)


def moved(folder: Path, anchors: bool = True) -> Path:
    """A copy of the tiny scenario in real units; `anchors` False leaves names of the old place as anchors."""
    shutil.copytree(TINY, folder)
    first, second = (unit.id for unit in smallest().units[:2])
    swaps = {"ben-mo": first, "go-sao": second, **(ANCHORS if anchors else {})}
    for file in folder.rglob("*.*"):
        text = file.read_text("utf-8")
        for old, new in swaps.items():
            text = text.replace(old, new)
        file.write_text(text, "utf-8")
    (folder / "places.yaml").write_text(places_text(), "utf-8")
    return folder
