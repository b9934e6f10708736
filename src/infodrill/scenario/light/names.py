"""Ids and names out of what people write: the id of a ward, the invented part of its name."""

# Charter: scenario light names
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.folding import de_accent, fold
from infodrill.scenario.light.values import rows
from infodrill.scenario.yamltext import Node

LONGEST_ID = 64
_KIND = re.compile(
    r"(?i)^(?:thành phố|thị trấn|thị xã|phường|xã|đặc khu|huyện|quận|tỉnh) | (?:city|ward|commune|town|district|special zone)$"
)


def id_of(name: Node, taken: frozenset[str] = frozenset()) -> str:
    """ "Phường Bến Lành" → "phuong-ben-lanh", with a number where that is taken; "" for what is no text."""
    text = vietnamese(name)
    made = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[: LONGEST_ID - 4].strip("-")
    more = next(n for n in range(1, len(taken) + 2) if (f"{made}-{n}" if n > 1 else made) not in taken)
    return f"{made}-{more}" if made and more > 1 else made


def vietnamese(text: Node) -> str:
    """A bilingual text as its Vietnamese, or whatever there is of it."""
    if isinstance(text, Mapping):
        text = text.get("vi") or text.get("en") or ""
    return text if isinstance(text, str) else ""


def bare(name: str) -> str:
    """The name of a city or a ward without the kind of unit."""
    return _KIND.sub("", name.strip())


def bare_names(places: Mapping[str, Node]) -> Iterator[str]:
    """Names of the city and its wards without the kind of unit, as written and without marks: what anchors a text."""
    named = [ward.get("name") for ward in rows(places.get("wards"))]
    for name in (places.get("city"), *named):
        for text in name.values() if isinstance(name, Mapping) else (name,):
            if isinstance(text, str) and (name := bare(text)):
                yield name
                yield de_accent(name).lower()
