"""The after-action report: as pages, on paper and as data, all from the same assessment."""

# Charter: review report
from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from infodrill.kernel.i18n import Lang
from infodrill.review.assess import Assessment, Verdict
from infodrill.review.planfile import plan_file
from infodrill.review.record import Record
from infodrill.review.report.furniture import read_document
from infodrill.review.report.office import as_docx
from infodrill.review.report.page import page
from infodrill.review.report.pdf import as_pdf
from infodrill.review.report.sheets import as_sheets
from infodrill.review.report.takeaway import take_away
from infodrill.review.report.tree import tree
from infodrill.review.trustleft import trust_left_by
from infodrill.review.twins import Twins

DRAWN = ("pdf", "docx", "xlsx")  # from the tree of the report
FORMATS = ("html", *DRAWN, "takeaway", "json")
ALWAYS = ("html", "json")


def renderings(
    assessment: Assessment,
    record: Record,
    lang: Lang,
    formats: Collection[str] = ALWAYS,
    template: bytes | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the report's files in one language, one after another as they are made; report.json, which holds
    both languages, is not among them. `template` = the house's own, for word processors.

    Raises TemplateRefused when that lacks a place.
    """
    record = record.shown
    html = page(assessment, record, lang)
    if "html" in formats:
        yield f"report.{lang}.html", html.encode()
    drawn = [name for name in DRAWN if name in formats]
    document = read_document(html, record, lang) if drawn else None
    for name in drawn:
        assert document is not None
        match name:
            case "pdf":
                content = as_pdf(document)
            case "docx":
                content = as_docx(document, template)
            case _:
                content = as_sheets(document, assessment)
        yield f"report.{lang}.{name}", content
    # What names real places stays in the house: nobody takes it home.
    if "takeaway" in formats and not record.opened.real_places:
        sheet, paper = take_away(assessment, record, lang)
        yield f"takeaway.{lang}.html", sheet.encode()
        yield f"takeaway.{lang}.pdf", paper


def as_json(assessment: Assessment, record: Record) -> bytes:
    """report.json: the tree of the assessment, in both languages."""
    text = json.dumps(tree(assessment, record.shown), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def write(
    assessment: Assessment,
    record: Record,
    folder: Path,
    langs: Sequence[Lang] = ("vi", "en"),
    *,
    formats: Collection[str] = ALWAYS,
    template: bytes | None = None,
) -> tuple[Path, ...]:
    """Write the report in these formats for each language, report.json last; each file whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [
        _put(folder / name, content)
        for lang in langs
        for name, content in renderings(assessment, record, lang, formats, template)
    ]
    if "json" in formats:
        written.append(_put(folder / "report.json", as_json(assessment, record)))
    return tuple(written)


def write_plan(record: Record, folder: Path, verdict: Verdict, twins: Twins | None = None) -> Path:
    """Write plan.json, which the next drill takes up; without `twins` at hand a twin city is run for it, and only where something
    false was said."""
    folder.mkdir(parents=True, exist_ok=True)
    trust = twins.left if twins else trust_left_by(record, verdict.log)
    return _put(folder / "plan.json", plan_file(record, trust, verdict))


def pages(assessment: Assessment, record: Record, langs: Sequence[Lang] = ("vi", "en")) -> Mapping[Lang, str]:
    """The pages as text, for whoever writes no files."""
    return {lang: page(assessment, record.shown, lang) for lang in langs}


def _put(path: Path, content: bytes) -> Path:
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(content)
    os.replace(draft, path)
    return path
