"""A picture of a scenario as paper takes it: a drawing is drawn in the report's own face, so that it is the same everywhere."""

# Charter: review papers printable
from __future__ import annotations

import re
from io import BytesIO

import vl_convert
from PIL import Image

from infodrill.review.report.fonts import FAMILY, with_fonts

ROOT = re.compile(r"<svg\b[^>]*>")
FACE = f'<style>text,tspan{{font-family:"{FAMILY}"}}</style>'
SCALE = 2.5


def printable(name: str, content: bytes) -> tuple[bytes, int, int]:
    """(PNG or JPEG, width, height in pixels)."""
    if name.endswith(".svg"):
        with_fonts()
        drawing = ROOT.sub(
            lambda found: found[0] if found[0].endswith("/>") else found[0] + FACE,
            content.decode("utf-8"),
            count=1,
        )
        content = vl_convert.svg_to_png(drawing, scale=SCALE)
    with Image.open(BytesIO(content)) as picture:
        return content, picture.width, picture.height
