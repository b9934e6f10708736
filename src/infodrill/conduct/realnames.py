"""Whole names of persons in what players read, behind a title: somebody may really be called so, and no rule can tell.
A claim and a question of the survey are about nobody: there any name and any home is refused.

Whoever is declared as a sender, or has a cell or seat of that name, was invented on purpose.
"""

# Charter: conduct real names
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.casework.names import unknown
from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import denied
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.light.values import plain_values
from infodrill.scenario.loader import FRAME, Loaded
from infodrill.scenario.yamltext import Document, Path_

WHOLE = 3  # words of a name by which one person can be found; two are shared by thousands
_TITLES = (
    r"(?i:(?<!\w)(?:ông|bà|anh|chị|cô|chú|bé|cháu|em|cụ|thầy|mẹ|bố|con|học sinh|sinh viên|bệnh nhân|y tá|tài xế"
    r"|bác sĩ|luật sư|giáo sư|tiến sĩ|nhà báo|phóng viên|ca sĩ|diễn viên|nghệ sĩ|chủ tịch"
    r"|phó chủ tịch|bí thư|giám đốc|phó giám đốc|bộ trưởng|thứ trưởng|thủ tướng|hiệu trưởng|trưởng (?:ban|phòng|công an|trạm)"
    r"|đại biểu|(?:thiếu|trung|thượng|đại) (?:tá|tướng|úy)|mr|mrs|ms|dr|prof|president|minister|mayor|director|chairman"
    r"|chairwoman|chief|general|colonel|reporter|singer|actor"
    r"|pupil|student|patient|nurse|teacher|driver))\.?\s+"
)
_TITLE = re.compile(rf"{_TITLES}$")
_TITLED = re.compile(rf"{_TITLES}(?=[^\W\d_a-z])")
_HOME = re.compile(
    r"(?i)(?<!\w)(?:(?:số nhà|nhà số|căn hộ số|(?:house|flat|apartment) (?:no\.?|number)?)"
    r"\s*\d+[a-z]?"
    r"|\d+[a-z]?(?:/\d+)*,? (?-i:(?:[A-ZĐ]\w+ ){1,3}(?:Street|Lane|Alley|Avenue)))(?!\w)"
)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Each name once, where it first stands."""
    frame = [
        text
        for name in FRAME
        for _, text in plain_values(loaded.where.documents[name].data)
        if isinstance(text, str)
    ]
    told: set[str] = set()
    anchors = [anchor for claim in loaded.scenario.claims for anchor in claim.anchors]
    for document, path, text in loaded.written_texts:
        if document.name in FRAME or any(kind == "person" for kind, _ in denied(text)):
            continue
        if _about_nobody(document, path):
            yield from _somebody(document, path, text, [*frame, *anchors])
            continue
        for start, end in unknown(text, frame) if _TITLED.search(text) else ():
            name = text[start:end]
            if len(name.split()) < WHOLE or not _TITLE.search(text[:start]) or name.casefold() in told:
                continue
            told.add(name.casefold())
            message = N_(
                "{name} is the whole name of a person: somebody may really be called so. Is it invented?"
            )
            remedy = N_(
                "Say what office it is, or a given name alone; or leave it if you invented it and looked for bearers."
            )
            yield warning("S199", document.place(path), message, remedy, name=name)


def _about_nobody(document: Document, path: Path_) -> bool:
    return document.name.startswith("claims/") or (
        document.name == "evaluation.yaml" and path[:1] == ("survey",)
    )


def _somebody(document: Document, path: Path_, text: str, public: list[str]) -> Iterator[ScenarioProblem]:
    """The first person or home that a text names which is to be about what happened."""
    spans = [*unknown(text, public), *(home.span() for home in _HOME.finditer(text))]
    for start, end in spans[:1]:
        message = N_(
            "{name} points at a person: a claim, its truth and the survey are about what happened, never about somebody"
        )
        remedy = N_(
            "Say what office or group it is, as “a nurse” or “a child of the ward”, and give no name and no address."
        )
        yield error("S199", document.place(path), message, remedy, name=text[start:end])
