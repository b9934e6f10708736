"""Pictures: an SVG may only draw (no script, link out or entity); PNG and JPEG must be what they say, read to their last pixel.

What a picture unfolds to when it is drawn is bounded here, where it enters: pixels of a photograph, sides of a drawing, and
what a drawing repeats of itself.
"""

# Charter: scenario pictures
from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from xml.etree import ElementTree

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.stills import NoStill, decoded, still
from infodrill.scenario import drawings

_TYPES = {".png": "image/png", ".jpg": "image/jpeg"}
_DRAWING = frozenset(
    """
    svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath title desc image
    linearGradient radialGradient stop clipPath mask pattern marker filter style feBlend feColorMatrix
    feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
    feMerge feMergeNode feMorphology feOffset feTurbulence feDisplacementMap
    """.split()  # noqa: SIM905 - forty quoted words read worse
)
_INNER_LINK = re.compile(r"#[\w.-]+|data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+")
_OUTER_STYLE = re.compile(r"@import|expression\s*\(|javascript:|\\|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)

MOST_TOLD = 20  # kinds of what is no drawing, in one picture
MOST_PIXELS = 64_000_000  # of the photographs of one scenario, together


def faults(pictures: Mapping[str, bytes]) -> list[ScenarioError]:
    """What is wrong with a scenario's pictures, by their names; empty when they are safe to show and to print."""
    found, pixels = [], [0]
    for name, content in pictures.items():
        try:
            if name.endswith(".svg"):
                found += _svg(name, content, pixels)
            elif wanted := _TYPES.get(name[-4:]):
                _photograph(content, wanted, pixels)
        except NoStill as fault:
            found.append(_no_picture(name, fault))
    return found


def _photograph(content: bytes, wanted: str, pixels: list[int]) -> None:
    """Read to the last pixel; `pixels` = how many there were so far. Raises NoStill."""
    picture = still(content)
    if picture is None or picture.media_type != wanted:
        raise NoStill(N_("the file is not a picture of the kind that its name says"))
    pixels[0] += picture.width * picture.height
    if pixels[0] > MOST_PIXELS:
        raise NoStill(
            N_("The pictures up to this one hold more than {n} million pixels."), n=MOST_PIXELS // 10**6
        )
    decoded(content, picture)


def _no_picture(name: str, fault: NoStill) -> ScenarioError:
    small = "w" in fault.params or "n" in fault.params
    return ScenarioError(
        fault.message,
        remedy=N_("Make it smaller.") if small else N_("Save the picture again, as SVG, PNG or JPEG."),
        place=Place(name),
        code="S124",
        **fault.params,
    )


def _svg(name: str, content: bytes, pixels: list[int]) -> list[ScenarioError]:
    found: list[ScenarioError] = []
    # In wide letters, which a parser knows by their NULs, what is looked for below would stand there in other bytes.
    if not _is_utf8(content) or b"\0" in content:
        return [_unsafe(name, 1, "UTF-16")]
    if odd := re.search(rb"<!DOCTYPE|<!ENTITY|<\?(?!xml[ \t\r\n]+version)", content, re.IGNORECASE):
        return [_unsafe(name, content[: odd.start()].count(b"\n") + 1, odd[0].decode("ascii", "replace"))]
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError) as error:
        line = getattr(error, "position", (0, 0))[0]
        return [
            ScenarioError(
                N_("this is not a picture in SVG: {why}"),
                remedy=N_("Save the picture again, as SVG, PNG or JPEG."),
                place=Place(name, line),
                code="S124",
                why=str(error),
            )
        ]
    if _local(root.tag) != "svg":
        found.append(_unsafe(name, 1, f"<{_local(root.tag)}>"))
    unsafe = dict.fromkeys(what for element in root.iter() for what in _unsafe_parts(element))
    if not found and not unsafe:
        drawings.bounded(root)
        for photograph, media_type in drawings.photographs(root):
            _photograph(photograph, media_type, pixels)
    # Once for each kind: a picture may hold a hundred thousand of one.
    return [*found, *(_unsafe(name, _line_of(content, what), what) for what in islice(unsafe, MOST_TOLD))]


def _is_utf8(content: bytes) -> bool:
    try:
        return bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _unsafe_parts(element: ElementTree.Element) -> list[str]:
    tag = _local(element.tag)
    parts = [] if tag in _DRAWING else [f"<{tag}"]
    if tag == "style" and _OUTER_STYLE.search("".join(element.itertext())):
        parts.append("<style")
    for key, value in element.attrib.items():
        attribute = _local(key)
        linked = attribute in ("href", "src") and not _INNER_LINK.fullmatch(value.strip())
        if linked or attribute.lower().startswith("on") or _OUTER_STYLE.search(value):
            parts.append(f"{attribute}=")
    return parts


def _local(name: str) -> str:
    return str(name).rpartition("}")[2]


def _line_of(content: bytes, what: str) -> int:
    at = content.find(what.encode())
    return content.count(b"\n", 0, at) + 1 if at >= 0 else 1


def _unsafe(name: str, line: int, what: str) -> ScenarioError:
    return ScenarioError(
        N_("the picture holds something that is not drawing: {what}"),
        remedy=N_("Take out scripts, event attributes, links, outside references and document types."),
        place=Place(name, line),
        code="S125",
        what=what,
    )
