"""The report's face, Be Vietnam Pro: inside the file, since the report is read where no font can be fetched."""

# No charter: puts a font into a page
from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

import fontpkg_be_vietnam_pro
import vl_convert

from infodrill.kernel import forks

FAMILY = "Be Vietnam Pro"
WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


def font_folder() -> Path:
    """Where the package keeps its TTF files."""
    return Path(fontpkg_be_vietnam_pro.ROOT) / "files"


@cache
def with_fonts() -> None:
    """Whatever is drawn afterwards has the report's face."""
    forks.has_own_threads()
    vl_convert.register_font_directory(str(font_folder()))


@cache
def font_faces() -> str:
    """The @font-face rules with the fonts as base64."""
    return "\n".join(_face(weight, name) for weight, name in WEIGHTS.items())


def _face(weight: int, name: str) -> str:
    content = b64encode((font_folder() / f"BeVietnamPro-{name}.ttf").read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};font-display:swap;'
        f'src:url("data:font/ttf;base64,{content}") format("truetype")}}'
    )
