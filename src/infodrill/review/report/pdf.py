"""The report on paper: PDF/A-2a and PDF/UA-1 at once, set by typst from the tree.

The tree goes in as data and the template imports no package, so nothing of a drill is read as markup and nothing is fetched.
The same tree gives the same bytes: no clock is asked, and fonts of the system are not looked at.
"""

# No charter: draws what the tree holds
from __future__ import annotations

import json
import re
from importlib.resources import files
from tempfile import TemporaryDirectory

import typst

from infodrill.review.report.document import ReportDocument, as_values
from infodrill.review.report.fonts import font_folder

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
MADE = 315_532_800  # 1980-01-01, as in our archives: a drill file does not say when it is printed
NO_FACE = re.compile(r'the text `"(.+?)"` could not be displayed')
MISSING = "□"


def as_pdf(document: ReportDocument) -> bytes:
    """The file's bytes. A letter that no face has (a picture letter, another script) is printed as an empty square."""
    text = json.dumps(as_values(document), ensure_ascii=False)
    lacking: set[str] = set()
    while True:
        try:
            return _set("".join(MISSING if letter in lacking else letter for letter in text))
        except typst.TypstError as error:
            found = {letter for hit in NO_FACE.findall(error.diagnostic) for letter in hit} - lacking
            if not found:
                raise
            lacking |= found


def _set(tree: str) -> bytes:
    source = files("infodrill.review.report").joinpath("templates/report.typ").read_bytes()
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(font_folder())])
    with TemporaryDirectory(prefix="infodrill-") as nothing:
        compiler = typst.Compiler(
            source, root=nothing, font_paths=fonts,
            sys_inputs={"report": tree}, package_path=nothing, package_cache_path=nothing,
        )  # fmt: skip
        made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=MADE)
    assert isinstance(made, bytes)
    return made
