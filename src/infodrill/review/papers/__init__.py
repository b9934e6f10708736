"""Documents before a drill, on paper: one tree each, drawn as the report is (`review.report`).

Who a paper is for stands on each of its pages. What players get is made of the premises, the directory and the procedure
alone (`knowntoall.py`), so it can hold nothing that policy hides; what control and evaluators get reads a
scenario (`control.py`).
"""

# Charter: review papers
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from infodrill.casework.edition import Edition
from infodrill.exchange.msel import as_workbook
from infodrill.exchange.workbook import write
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.review.papers.control import ControlPaper, EvaluatorsPaper
from infodrill.review.papers.knowntoall import CardCode, KnownToAll
from infodrill.review.papers.pages import filled
from infodrill.review.report.document import ReportDocument
from infodrill.review.report.furniture import furnished
from infodrill.review.report.office import as_docx
from infodrill.review.report.pdf import as_pdf
from infodrill.review.report.sheets import table_sheet
from infodrill.scenario.schema import Scenario

FORMATS = ("pdf", "docx", "xlsx")
FOR_CONTROL = N_("For control and the direction only")
FOR_EVALUATORS = N_("For evaluators and control only")
FOR_CELL = N_("For the seats of this cell")
FOR_SEAT = N_("For the person of this seat")
FOR_READER = N_("For whoever it is addressed to")
FOR_ALL = N_("For everybody who takes part")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """`audience` = whom each of its pages names; `each` = one for each cell; `short` = no contents; `counted` = pages bear
    numbers; `depth` = levels of headings in the contents; `tables` = kinds of the tree's tables that its workbook holds,
    "msel" its own."""

    name: str
    title: str
    what: str
    audience: str
    players: bool = False
    each: bool = False
    short: bool = False
    counted: bool = True
    depth: int = 2
    tables: tuple[str, ...] = ()


KINDS: Mapping[str, PaperKind] = {
    kind.name: kind
    for kind in (
        PaperKind(name="plan", title=N_("Exercise plan"), audience=FOR_CONTROL,
                  what=N_("For the direction: aims, scope, course, who takes part, what is looked at, what to make ready")),
        PaperKind(name="run-of-show", title=N_("Run of show"), audience=FOR_CONTROL, tables=("show",), short=True,
                  what=N_("For the direction: phases, moves and injects in order of time, with room to tick off")),
        PaperKind(name="msel", title=N_("Scenario events (MSEL)"), audience=FOR_CONTROL, tables=("msel",),
                  what=N_("For control: each inject with its text, what is expected, what helps when nobody acts")),
        PaperKind(name="injects", title=N_("Injects on paper"), audience=FOR_READER, short=True, counted=False,
                  what=N_("For control to hand out where there is no network: a page each, without anything that tells more")),
        PaperKind(name="evaluation", title=N_("Evaluation forms"), audience=FOR_EVALUATORS, depth=1,
                  what=N_("For evaluators: tasks to rate, expected actions and the right path, a part for each cell")),
        PaperKind(name="handbook", title=N_("Handbook"), audience=FOR_CELL, players=True, each=True,
                  what=N_("For each cell: briefing, rules, who takes part, procedure, a role card for each seat")),
        PaperKind(name="cards", title=N_("Role cards"), audience=FOR_SEAT, players=True, short=True,
                  what=N_("A page for each seat: what its roles are for, what it may do and by when")),
        PaperKind(name="forms", title=N_("Forms on paper"), audience=FOR_ALL, players=True, short=True,
                  what=N_("To go on by hand without a network: report, rights check, question, text to the public")),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSource:
    """What papers are made of. `digest` of the scenario's files; `media` = pictures by name."""

    scenario: Scenario
    edition: Edition
    digest: str
    media: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class PaperName:
    """A paper; `cell` of one that each cell has its own of."""

    kind: str
    cell: str = ""

    def file(self, lang: Lang, ending: str) -> str:
        """How its file is called. Ids may hold points and dashes, and nothing that leads elsewhere."""
        whose = f"-{self.cell}" if self.cell else ""
        return f"{self.kind}{whose}.{lang}.{ending}"


def names(source: PaperSource, kinds: Collection[str] = ()) -> tuple[PaperName, ...]:
    """The papers of these kinds, of all when none is named, in the order of `KINDS`; handbooks in that of the cells."""
    players = [cell.id for cell in source.scenario.cells.cells if cell.level > 0]
    return tuple(
        PaperName(kind.name, cell)
        for kind in KINDS.values()
        if not kinds or kind.name in kinds
        for cell in (players if kind.each else [""])
    )


def document(
    source: PaperSource, name: PaperName, lang: Lang, codes: Mapping[str, CardCode] | None = None
) -> ReportDocument:
    """The tree of a paper; `codes` by seat, where a range has made them. They stand in it, so it stays with control."""
    kind = KINDS[name.kind]
    scenario, edition = source.scenario, source.edition
    if kind.players:
        told = KnownToAll.of(scenario, edition, lang)
        values: dict[str, Any] = {
            "g": told,
            "cell": told.cell(name.cell) if name.cell else None,
            "codes": codes or {},
        }
    elif name.kind == "evaluation":
        values = {"c": EvaluatorsPaper(scenario, edition, lang)}
    else:
        values = {"c": ControlPaper(scenario, edition, lang, source.media)}
    called = tr(lang, kind.title)
    title = f"{called} · {scenario.drill.title.in_(lang)}"
    html = filled(f"{name.kind}.html.j2", lang, title=title, kind=called, **values)
    return furnished(
        html, lang, real_places=scenario.places.real, digest=source.digest, short=kind.short, counted=kind.counted,
        depth=kind.depth, digest_name=f"{tr(lang, kind.audience)} · {tr(lang, N_('Scenario'))}",
    )  # fmt: skip


def renderings(
    source: PaperSource,
    lang: Lang,
    *,
    kinds: Collection[str] = (),
    formats: Collection[str] = ("pdf",),
    template: bytes | None = None,
) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the papers' files in one language, one after another as they are made; `template` = the house's
    own, for word processors. Raises TemplateRefused when that lacks a place."""
    for name in names(source, kinds):
        asked = [form for form in FORMATS if form in formats and form in formats_of(name.kind)]
        made = document(source, name, lang) if asked else None
        for form in asked:
            assert made is not None
            yield name.file(lang, form), drawn(source, name, made, form, template)


def formats_of(kind: str) -> tuple[str, ...]:
    """The formats that a kind has: a workbook only where it is a table."""
    return tuple(form for form in FORMATS if form != "xlsx" or KINDS[kind].tables)


def drawn(
    source: PaperSource, name: PaperName, made: ReportDocument, form: str, template: bytes | None = None
) -> bytes:
    """A paper in one of its formats."""
    match form:
        case "pdf":
            return as_pdf(made)
        case "docx":
            return as_docx(made, template)
    if name.kind == "msel":  # the table itself, that can be taken in again
        places, languages = source.scenario.places, source.scenario.drill.languages
        return as_workbook(source.scenario.msel, places.mark, languages)
    tables = (table_sheet(table) for kind in KINDS[name.kind].tables for table in made.tables(kind))
    return write(tuple(tables), source.scenario.places.mark)
