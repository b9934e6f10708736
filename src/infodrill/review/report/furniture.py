"""One report as a tree, with what stands around its text on paper: mark, digest, words of contents, tables and figures."""

# Charter: review report furniture
from __future__ import annotations

from dataclasses import replace

from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.kernel.mark import LOCAL_USE, MARK
from infodrill.review.assess import Assessment
from infodrill.review.record import Record
from infodrill.review.report.charts import standing_alone
from infodrill.review.report.document import HeadingBlock, ReportDocument, ReportPart
from infodrill.review.report.page import page
from infodrill.review.report.reading import read_parts, title_of

LISTS = "h-missed"  # the heading of what was missed, which ends what is said on page one
CONTENT, CHAIN = N_("Content of the log"), N_("Chain of the log")


def document(assessment: Assessment, record: Record, lang: Lang) -> ReportDocument:
    """The tree of the whole report in one language."""
    return read_document(page(assessment, record, lang), record, lang)


def read_document(html: str, record: Record, lang: Lang, *, short: bool = False) -> ReportDocument:
    """The tree of a page that was made of the drill; a `short` one has no contents, and numbers nothing."""
    whole = record.content_digest
    return furnished(
        html,
        lang,
        real_places=record.scenario.places.real,
        digest_name=tr(lang, CONTENT if whole else CHAIN),
        digest=whole or record.chain_digest or "–",
        short=short,
    )


def furnished(
    html: str,
    lang: Lang,
    *,
    real_places: bool,
    digest_name: str,
    digest: str,
    short: bool,
    counted: bool = True,
    depth: int = 2,
) -> ReportDocument:
    """The tree of a page, with what stands around its text. The sheets of one that is not `counted` are told by no number; its
    contents name headings of `depth` levels."""
    return ReportDocument(
        lang=lang, title=title_of(html), mark=MARK, stamp=LOCAL_USE if real_places else "",
        digest_name=digest_name, digest=digest, parts=_lists_apart(read_parts(html, standing_alone)),
        furniture={
            "contents": "" if short else tr(lang, N_("Contents")),
            "depth": str(depth),
            "table": "" if short else tr(lang, N_("Table {n}"), n="{n}"),
            "figure": tr(lang, N_("Figure {n}"), n="{n}"),
            "page": tr(lang, N_("page {n} of {all}"), n="{n}", all="{all}") if counted else "",
        },
    )  # fmt: skip


def _lists_apart(parts: tuple[ReportPart, ...]) -> tuple[ReportPart, ...]:
    """The parts, with the lists of page one as a part of their own: contents stand before what runs over pages, not behind it."""
    heads = (
        [isinstance(block, HeadingBlock) and block.anchor == LISTS for block in parts[0].blocks]
        if parts
        else []
    )
    if True not in heads:
        return parts
    begin = heads.index(True)
    first, lists = parts[0].blocks[:begin], parts[0].blocks[begin:]
    return replace(parts[0], blocks=first), ReportPart(blocks=lists), *parts[1:]
