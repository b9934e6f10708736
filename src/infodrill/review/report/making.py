"""Owns the files of a report as bytes, each by its name: one after another, or several at a time in processes of their own."""

# Charter: review report making
from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from threading import Event as Signal

from infodrill.kernel import forks
from infodrill.kernel.i18n import Lang
from infodrill.review.assess import Assessment
from infodrill.review.record import Record
from infodrill.review.report.document import ReportDocument
from infodrill.review.report.furniture import read_document
from infodrill.review.report.office import as_docx
from infodrill.review.report.page import page
from infodrill.review.report.pdf import as_pdf
from infodrill.review.report.sheets import as_sheets
from infodrill.review.report.takeaway import take_away
from infodrill.review.report.tree import tree
from infodrill.review.sidebyside import Task, side_by_side

DRAWN = ("pdf", "docx", "xlsx")  # from the tree of the report; the longest first
FORMATS = ("html", *DRAWN, "takeaway", "json")
ALWAYS = ("html", "json")
DATA = "report.json"
Files = Iterable[tuple[str, bytes]]
Maker = Callable[[], Files]


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
    ((name, html),) = _page(assessment, record, lang)
    if "html" in formats:
        yield name, html
    for draw in _drawing(assessment, record, lang, html, formats, template):
        yield from draw()
    if "takeaway" in formats:
        yield from _sheet(assessment, record, lang)


def beside(
    assessment: Assessment,
    record: Record,
    langs: Sequence[Lang],
    formats: Collection[str] = ALWAYS,
    template: bytes | None = None,
) -> Iterator[tuple[str, bytes]]:
    """The same files of each language and report.json as they come: first the pages and what rests on none, then what is drawn
    from them. None is drawn in this process while others can be forked: one that has drawn can be forked no more. What a killed
    process left is made here, and a page that it had handed over already comes once more."""
    record, drawn = record.shown, {*DRAWN} & {*formats}
    makers: list[Maker] = [
        partial(_page, assessment, record, lang) for lang in langs if drawn or "html" in formats
    ]
    makers += [partial(_sheet, assessment, record, lang) for lang in langs if "takeaway" in formats]
    makers += [partial(_data, assessment, record)] if "json" in formats else []
    pages = {f"report.{lang}.html": lang for lang in langs}
    every_page = frozenset(pages)
    later: list[Maker] = []
    for name, content in _side_by_side(makers):
        if lang := pages.pop(name, None):
            later += _drawing(assessment, record, lang, content, formats, template)
        if "html" in formats or name not in every_page:
            yield name, content
    yield from _side_by_side(later)


def as_json(assessment: Assessment, record: Record) -> bytes:
    """report.json: the tree of the assessment, in both languages."""
    text = json.dumps(tree(assessment, record.shown), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def names(langs: Sequence[Lang]) -> list[str]:
    """Every file that there can be, in the order in which they are told."""
    forms = [*(("report", form) for form in ("html", *DRAWN)), ("takeaway", "html"), ("takeaway", "pdf")]
    return [*(f"{first}.{lang}.{form}" for lang in langs for first, form in forms), DATA]


def _page(assessment: Assessment, record: Record, lang: Lang) -> Files:
    yield f"report.{lang}.html", page(assessment, record, lang).encode()


def _drawing(
    assessment: Assessment,
    record: Record,
    lang: Lang,
    html: bytes,
    formats: Collection[str],
    template: bytes | None,
) -> list[Maker]:
    drawn = [name for name in DRAWN if name in formats]
    document = read_document(html.decode(), record, lang) if drawn else None
    return [partial(_drawn, name, document, assessment, template) for name in drawn if document]


def _drawn(name: str, document: ReportDocument, assessment: Assessment, template: bytes | None) -> Files:
    match name:
        case "pdf":
            content = as_pdf(document)
        case "docx":
            content = as_docx(document, template)
        case _:
            content = as_sheets(document, assessment)
    yield f"report.{document.lang}.{name}", content


def _sheet(assessment: Assessment, record: Record, lang: Lang) -> Files:
    # What names real places stays in the house: nobody takes it home.
    if not record.opened.real_places:
        sheet, paper = take_away(assessment, record, lang)
        yield f"takeaway.{lang}.html", sheet.encode()
        yield f"takeaway.{lang}.pdf", paper


def _data(assessment: Assessment, record: Record) -> Files:
    yield DATA, as_json(assessment, record)


def _side_by_side(makers: Sequence[Maker]) -> Iterator[tuple[str, bytes]]:
    tasks: list[Task] = [partial(_made, maker) for maker in makers]
    cores = (os.cpu_count() or 1) if forks.may_fork() else 1
    with closing(side_by_side(tasks, cores)) as found:
        yield from found


def _made(maker: Maker, _: Signal) -> Files:
    return maker()
