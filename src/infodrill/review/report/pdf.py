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
from unicodedata import category

import typst

from infodrill.kernel import forks
from infodrill.review.report.document import ReportDocument, as_values
from infodrill.review.report.fonts import font_folder

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
MADE = 315_532_800  # 1980-01-01, as in our archives: a drill file does not say when it is printed
# What typst says of letters that the standards do not let it print, as Rust quotes them.
NOT_PRINTED = re.compile(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.)+)"`')
QUOTED = re.compile(r"\\u\{([0-9a-f]+)\}")
NO_LETTERS = {"Cn", "Co", "Cs"}  # not given out, private, half of a pair
MISSING = "□"


def as_pdf(document: ReportDocument) -> bytes:
    """The file's bytes. A letter that no face has (a picture letter, another script) is printed as an empty square."""
    text = json.dumps(as_values(document), ensure_ascii=False)
    lacking = {letter for letter in {*text} if category(letter) in NO_LETTERS}
    while True:
        try:
            return _set(text.translate(dict.fromkeys(map(ord, lacking), MISSING)))
        except typst.TypstError as error:
            named = {
                letter for hit in NOT_PRINTED.findall(error.diagnostic) for letter in QUOTED.sub(_letter, hit)
            }
            # What the data is written in is ASCII, and every face has it.
            found = {letter for letter in named if not letter.isascii()} - lacking
            if not found:
                raise
            lacking |= found


def _letter(quoted: re.Match[str]) -> str:
    return chr(int(quoted[1], 16))


def _set(tree: str) -> bytes:
    forks.has_own_threads()
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
