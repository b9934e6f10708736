"""Between which bounds a value may lie, and a number that was written as a share or with a unit: a remedy proposes nothing that
is refused."""

# Charter: scenario ranges
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import Json, kind_at, kinds_of, schema_at
from infodrill.scenario.schema.base import UNIT, PerMille
from infodrill.scenario.yamltext import Path_

Remedy = tuple[str, dict[str, object]]
_SHARE = re.compile(r"(\d{1,4}(?:[.,]\d{1,4})?)\s*(%|‰|phần trăm|phần nghìn|per cent|percent|per mille)")
_DECIMAL = re.compile(r"0[.,]\d{1,4}")
_RATIO = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})")
_THOUSANDTHS = ("‰", "phần nghìn", "per mille")


@dataclass(frozen=True, slots=True)
class WholeBounds:
    """The least and the greatest whole number that may stand somewhere; None = none is named."""

    least: int | None = None
    most: int | None = None

    def hold(self, value: int) -> bool:
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def bounds_at(schema: Json, path: Path_) -> WholeBounds:
    """Of a whole number at a path, or of how many entries a list there has."""
    whole = schema_at(schema, path)
    kinds = kinds_of(whole, schema)
    number = next((kind for kind in kinds if kind.get("type") == "integer"), None)
    if number is not None:
        # A bound beside one that the kind has of its own stands in the schema under the name that Python gives it; one of a
        # field that may be left out, around the kinds that it takes.
        least, most = (
            _bounds((*_around(whole), number), *names) for names in (("ge", "minimum"), ("le", "maximum"))
        )
        return WholeBounds(max(least, default=None), min(most, default=None))
    several = next((kind for kind in kinds if kind.get("type") == "array"), {})
    return WholeBounds(several.get("minItems"), several.get("maxItems"))


def _around(node: Json) -> Iterator[Json]:
    """A part of the schema and whatever it offers to choose from."""
    yield node
    for inner in node.get("anyOf", ()):
        yield from _around(inner)


def _bounds(nodes: Iterable[Json], *names: str) -> list[int]:
    return [node[name] for node in nodes for name in names if isinstance(node.get(name), int)]


def is_per_mille(schema: Json, path: Path_) -> bool:
    return any(kind.get(UNIT) == PerMille.NAME for kind in kinds_of(schema_at(schema, path), schema))


def is_share(text: str) -> bool:
    """Whether a number is written as a part of a whole."""
    said = text.strip().casefold()
    return bool(_SHARE.fullmatch(said) or _DECIMAL.fullmatch(said) or _RATIO.fullmatch(said))


def per_mille(text: str) -> int | None:
    """A share in thousandths: 50 of "5%", "0,05", "1/20" and "50‰"; None for anything else, or more than all."""
    said, share = text.strip().casefold(), Fraction(2)
    if found := _SHARE.fullmatch(said):
        share = Fraction(found[1].replace(",", ".")) / (1000 if found[2] in _THOUSANDTHS else 100)
    elif _DECIMAL.fullmatch(said):
        share = Fraction(said.replace(",", "."))
    elif (found := _RATIO.fullmatch(said)) and int(found[2]):
        share = Fraction(int(found[1]), int(found[2]))
    return round(share * 1000) if share <= 1 else None


def within(schema: Json, path: Path_) -> Remedy:
    """The remedy that names the bounds; "" where there are none of both kinds."""
    bounds = bounds_at(schema, path)
    if bounds.least is None or bounds.most is None:
        return "", {}
    if kind_at(schema, path) == "list":
        if bounds.least == bounds.most:
            return N_("Entries to write: {limit}."), {"limit": bounds.least}
        return N_("Entries to write: {least} to {most}."), {"least": bounds.least, "most": bounds.most}
    if kind_at(schema, path) == "span":
        spans: dict[str, object] = {"least": _span(bounds.least), "most": _span(bounds.most)}
        return N_("Write a length of time from {least} to {most}, in minutes and seconds."), spans
    told: dict[str, object] = {
        "least": f"{bounds.least:,}".replace(",", "\u202f"),
        "most": f"{bounds.most:,}".replace(",", "\u202f"),
    }
    if is_per_mille(schema, path):
        return N_("Write how many of a thousand: a whole number from {least} to {most}."), told
    return N_("Write a whole number from {least} to {most}, without quotation marks or unit."), told


def _span(seconds: int) -> str:
    """As authors write it: "+5:00", "+168:00:00"."""
    hours, minutes = divmod(seconds // 60, 60)
    return (
        f"`+{hours}:{minutes:02}:{seconds % 60:02}`"
        if hours > 16
        else f"`+{seconds // 60}:{seconds % 60:02}`"
    )
