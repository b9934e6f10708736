"""How large a drawing (SVG) comes out: its sides, what it repeats of itself, the photographs inside it."""

# Charter: scenario drawings
from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from infodrill.kernel.i18n import N_
from infodrill.kernel.stills import BROKEN, LARGE, MAX_SIDE, NoStill

MOST_DRAWN = 20_000  # elements, each counted as often as it is drawn
MOST_NESTED = 200
USUAL = (300.0, 150.0)  # sides of a drawing that says none, as browsers have it
_IN_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*\+?(\d{1,9}(?:\.\d*)?|\.\d+)\s*([a-z]{0,2}|%)\s*")
_REFERS = re.compile(r"url\(\s*['\"]?\s*#([\w.-]+)")
_PHOTOGRAPH = re.compile(r"data:(image/(?:png|jpeg));base64,")


def sides(root: Element) -> tuple[float, float]:
    """Width and height in pixels: each as the drawing's own `width` or `height` says it, else as its `viewBox`, as on paper.
    Raises NoStill."""
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    wide, high = (_length(each, 0) for each in box[2:]) if len(box) == 4 else USUAL
    return _length(root.get("width", ""), wide), _length(root.get("height", ""), high)


def bounded(root: Element) -> None:
    """Refuse a drawing whose sides are no sense, or that draws itself over and over. Raises NoStill."""
    for width, height in (sides(root), *_box(root)):
        if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE):
            raise NoStill(LARGE, w=round(width), h=round(height))
    drawn = _Drawn(root)
    if drawn.times(root) > MOST_DRAWN:
        raise NoStill(N_("The drawing repeats itself: more than {n} shapes are to be drawn."), n=MOST_DRAWN)


def photographs(root: Element) -> Iterator[tuple[bytes, str]]:
    """(bytes, media type) of each photograph inside the drawing. Raises NoStill."""
    for element in root.iter():
        for value in element.attrib.values():
            if head := _PHOTOGRAPH.match(value.strip()):
                try:
                    yield base64.b64decode(value.strip()[head.end() :]), head[1]
                except ValueError:
                    raise NoStill(BROKEN) from None


def _box(root: Element) -> Iterator[tuple[float, float]]:
    if root.get("viewBox") is not None:
        plain = Element("svg", {"viewBox": root.get("viewBox", "")})
        yield sides(plain)


def _length(written: str, usual: float) -> float:
    """In pixels; `usual` for what is not said, and what a share is of. Raises NoStill."""
    if not written.strip() or written.strip() == "auto":
        return usual
    found = _LENGTH.fullmatch(written)
    units = {**_IN_PIXELS, "%": usual / 100}
    if found is None or found[2] not in units:
        raise NoStill(BROKEN)
    return float(found[1]) * units[found[2]]


class _Drawn:
    """How often the elements of a drawing are drawn: what is referred to counts again with each reference."""

    def __init__(self, root: Element) -> None:
        self._named = {element.get("id", ""): element for element in root.iter()}
        # A rule of style may refer for any element: it counts for each.
        styles = "".join(
            "".join(each.itertext()) for each in root.iter() if each.tag.rpartition("}")[2] == "style"
        )
        self._by_style = tuple(dict.fromkeys(_REFERS.findall(styles)))
        self._times: dict[Element, int] = {}

    def times(self, element: Element, deep: int = 0) -> int:
        """How many elements are drawn for this one, itself counted. Raises NoStill for one that refers to itself."""
        if deep > MOST_NESTED:
            raise NoStill(BROKEN)
        known = self._times.get(element)
        if known is None:
            inner = (
                *element,
                *(self._named[name] for name in self._referred(element) if name in self._named),
            )
            known = 1 + sum(self.times(each, deep + 1) for each in inner)
            self._times[element] = known = min(known, MOST_DRAWN + 1)
        return known

    def _referred(self, element: Element) -> Iterator[str]:
        yield from self._by_style
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == "href" and value.strip().startswith("#"):
                yield value.strip()[1:]
            yield from _REFERS.findall(value)
