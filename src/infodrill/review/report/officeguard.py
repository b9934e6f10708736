"""What is refused of an office's template before anything of it is read: what runs, what fetches, what a little unpacks to.

A report made with it is sent on: what the template carries, a reader's word processor would act on.
"""

# Charter: review report officeguard
from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from infodrill.kernel.container import packed_plainly
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_

MOST_BYTES, MOST_UNPACKED = 20_000_000, 80_000_000
MOST_PARTS, MOST_TAGS = 1_000, 500_000  # a report of a whole city's drill has some 40,000 tags
_EXTERNAL = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']\s*External[^<>]*>", re.I)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.I)
_INSTRUCTION = re.compile(rb"<w:instrText[^>]*>([^<]*)<|w:instr\s*=\s*[\"']([^\"']*)[\"']")
_FETCHES = re.compile(
    rb"\b(?:DDE(?:AUTO)?|INCLUDE(?:TEXT|PICTURE)?|LINK|IMPORT|DATABASE|MACROBUTTON)\b", re.I
)
_EMBEDS = re.compile(rb"<(?:\w+:)?(?:altChunk|object|control)\b")
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


class TemplateRefused(DrillError):
    """A template that the report cannot be written into."""

    code = "Y240"


def unreadable(why: object) -> TemplateRefused:
    return TemplateRefused(
        N_("the template cannot be read ({why})"), remedy=N_("Save it as .docx, of at most 20 MB."), code="Y241",
        why=str(why)[:120] or type(why).__name__,
    )  # fmt: skip


def guard(content: bytes) -> None:
    """Raises TemplateRefused: Y241 for what is no plain .docx or too much, Y240 for what runs or fetches."""
    if len(content) > MOST_BYTES:
        raise unreadable(f"> {MOST_BYTES}")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            names = {info.filename.casefold() for info in infos}
            if len(names) != len(infos) or len(infos) > MOST_PARTS or not all(map(packed_plainly, infos)):
                raise unreadable("zip")
            if sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise unreadable(f"> {MOST_UNPACKED}")
            found = next((what for info in infos for what in _acts(info.filename, archive.read(info))), "")
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError, OSError) as error:
        raise unreadable(error) from None
    if found:
        raise TemplateRefused(
            N_("the template holds what a word processor would run or fetch: {what}"),
            remedy=N_("Take it out, and save the template as a plain .docx without macros."),
            what=found,
        )


def _acts(name: str, part: bytes) -> Iterator[str]:
    """What of a part acts by itself, as it is written there."""
    low = name.casefold()
    if (
        "vba" in low
        or "/embeddings/" in low
        or "/activex" in low
        or (low == "[content_types].xml" and b"macroEnabled" in part)
    ):
        yield name
    if not low.endswith((".xml", ".rels")):
        return
    if part.count(b"<") > MOST_TAGS or _DECLARES.search(part):
        raise unreadable(name)
    if low.endswith(".rels"):
        yield from (name for found in _EXTERNAL.findall(part) if not _LINK.search(found))
        return
    told = b"".join(b"".join(found) for found in _INSTRUCTION.findall(part))
    if (fetches := _FETCHES.search(told)) or (fetches := _EMBEDS.search(part)):
        yield f"{name}: {fetches[0].decode('ascii', 'replace')}"
