"""Owns writing a `places.yaml` of real units: stamped, with where its names and numbers are from."""

# Charter: exchange placesfile
from __future__ import annotations

from infodrill.exchange.divisions import Province, Unit
from infodrill.exchange.plain import as_line
from infodrill.exchange.populations import WEIGHTS, Populations
from infodrill.kernel.mark import LOCAL_USE, MARK

ENGLISH = {"phường": "{name} ward", "xã": "{name} commune", "đặc khu": "{name} special zone"}


def as_text(province: Province, people: Populations, edition: str, total: int | None) -> str:
    """The file. `people` by code of the unit; `total` = the number that was spread by weights, None = from a table."""
    lines = [f"# {MARK}", f"# {LOCAL_USE}", f"# {edition}: {province.code:02d}", *_from_where(total)]
    lines += [f"city: {as_line(_city(province))}", "invented: false", "wards:"]
    lines += [
        f"  - {as_line(_ward(unit, people[unit.code]))}" for unit in province.units if unit.code in people
    ]
    return "\n".join([*lines, ""])


def _from_where(total: int | None) -> list[str]:
    if total is None:
        return ["# Dân số: theo bảng của người lập. / Populations: from the table of whoever made this file."]
    weights = " : ".join(f"{kind} {weight}" for kind, weight in WEIGHTS.items())
    return [
        f"# Dân số: tổng {total} chia theo trọng số {weights}: giả định huấn luyện, không phải số liệu.",
        f"# Populations: a total of {total} spread by these weights: a training assumption, not statistics.",
    ]


def _city(province: Province) -> dict[str, str]:
    vietnamese = f"{'Thành phố' if province.central_city else 'Tỉnh'} {province.bare}"
    return {"vi": vietnamese, "en": f"{province.bare} {'City' if province.central_city else 'Province'}"}


def _ward(unit: Unit, people: int) -> dict[str, object]:
    return {
        "id": unit.id,
        "name": {"vi": unit.name, "en": ENGLISH[unit.kind].format(name=unit.bare)},
        "population": people,
    }
