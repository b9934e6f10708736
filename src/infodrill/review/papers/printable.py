"""A picture of a scenario as paper takes it: a drawing is drawn in the report's own face, so that it is the same everywhere."""

# Charter: review papers printable
from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree

import vl_convert

from infodrill.kernel.stills import BROKEN, FORMATS, NoStill, decoded, kept_size, still
from infodrill.review.report.fonts import FAMILY, with_fonts
from infodrill.scenario import drawings

ROOT = re.compile(r"<svg\b[^>]*>")
FACE = f'<style>text,tspan{{font-family:"{FAMILY}"}}</style>'
FINE = 2.5  # pixels to each unit of a drawing


def printable(name: str, content: bytes) -> tuple[bytes, float, float]:
    """(PNG or JPEG, width, height), the sides as paper has them: those of a drawing, of a photograph at FINE pixels each. No more
    than KEPT_PIXELS are handed on, whatever it measures. Raises NoStill for what was never taken in."""
    if name.endswith(".svg"):
        width, height = drawings.sides(ElementTree.fromstring(content))
        return (
            _drawn(content.decode("utf-8"), min(FINE, kept_size(width * FINE, height * FINE)[0] / width)),
            width,
            height,
        )
    found = still(content)
    if found is None:
        raise NoStill(BROKEN)
    picture, out = decoded(content, found), BytesIO()
    picture = picture.convert("RGB" if found.media_type == "image/jpeg" else "RGBA")
    picture.thumbnail(kept_size(found.width, found.height))
    picture.save(out, FORMATS[found.media_type])
    return out.getvalue(), found.width / FINE, found.height / FINE


def _drawn(drawing: str, scale: float) -> bytes:
    with_fonts()
    drawing = ROOT.sub(
        lambda found: found[0] if found[0].endswith("/>") else found[0] + FACE,
        drawing,
        count=1,
    )
    return bytes(vl_convert.svg_to_png(drawing, scale=scale))
