"""For staff: a workbook of injects sent in for a scenario, what its columns hold said once, and taken in as the next version."""

# Charter: web scenarios workbooks
from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_POST

from infodrill.casework.attachments import LONGEST_NAME
from infodrill.conduct.rolenames import role_names
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.msel import table as as_written
from infodrill.exchange.mselcolumns import TARGETS
from infodrill.exchange.mselguess import SURE, GuessedColumn
from infodrill.exchange.mselimport import PlannersWorkbook, opened
from infodrill.exchange.mselkin import ANOTHER, CHANGE, REPLACE, USES
from infodrill.exchange.msellayout import HIDDEN, FoundTable, MselLayout
from infodrill.exchange.mselsifting import SAID_ONCE, hidden_rows
from infodrill.exchange.mseltable import TableRead
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.scenario.checks.senders import to_declare
from infodrill.scenario.checks.timeline import after_start
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.folder import MAPPING
from infodrill.scenario.loader import Loaded, load_files
from infodrill.scenario.schema import Inject
from infodrill.scenario.senders import with_senders
from infodrill.web.refusals import refused
from infodrill.web.scenarios.onpage import of_faults, of_problems
from infodrill.web.scenarios.pages import (
    MAY_ADD,
    MOST_WORKBOOK,
    CheckFindings,
    address,
    asked_for,
    not_allowed,
)
from infodrill.web.scenarios.sound import report
from infodrill.web.scenarios.sources import OWN, ScenarioSource, loaded_from
from infodrill.web.scenarios.versions import take_in

PAGE = "infodrill/scenarios/workbook.html"
DRILL = "drill.yaml"
PREVIEWED = 8  # injects
USES_TOLD: Mapping[str, str] = {
    REPLACE: N_("It replaces all injects"),
    CHANGE: N_("It changes those of the same number, the others stay"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedColumn:
    """A column of the workbook beside what it may hold: (key, name in the reader's language, whether it is chosen)."""

    column: GuessedColumn
    doubtful: bool
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTable:
    """A workbook as it came with the form, the table that was chosen in it, and what the form says of it."""

    loaded: Loaded
    content: bytes
    name: str
    whole: PlannersWorkbook
    planned: PlannersWorkbook
    found: FoundTable
    layout: MselLayout | None  # as the form says, else as the scenario keeps it
    senders: tuple[str, ...]  # said to be invented
    do: str  # "" until the page was answered | look | take

    @property
    def asked(self) -> bool:
        """Whether it has hidden rows of which nobody said what they are."""
        return bool(hidden_rows(self.found)) and not (self.layout and self.layout.hidden)


@dataclass(slots=True, kw_only=True)
class TriedTable:
    """What came of reading it so: as far as that went, where something is wrong with the scenario that it would make."""

    planned: PlannersWorkbook
    unsaid: bool = False  # another plan, and nobody said what it is for
    table: TableRead | None = None
    lost: Mapping[str, Any] = field(default_factory=dict)
    findings: CheckFindings = field(default_factory=CheckFindings)
    senders: tuple[tuple[str, bool], ...] = ()  # each beside whether somebody said it
    taken: ScenarioSource | None = None


@staff_member_required
@require_POST
def workbook(request: HttpRequest) -> HttpResponse:
    """Takes a workbook in at once where the scenario keeps a mapping that suits it, or where `do` = take; else asks."""
    source = asked_for(request)
    if not request.user.has_perm(MAY_ADD):
        return refused(request, not_allowed(), 403)
    try:
        sent = _sent_table(request, source)
        tried = _tried(sent, request.lang)
    except (ScenarioErrors, ExchangeError) as wrong:
        return refused(request, wrong, 422)
    if tried.taken:
        return HttpResponseRedirect(address(tried.taken))
    told = {"source": source, **_told(sent, tried, request.lang)}
    return render(request, PAGE, told, status=422 if tried.findings else 200)


def _sent_table(request: HttpRequest, source: ScenarioSource) -> SentTable:
    """Raises ScenarioErrors or ExchangeError where scenario or workbook cannot be read."""
    loaded = loaded_from(source)
    content, name = _sent(request)
    whole = opened(content, name, loaded, loaded.files.get(MAPPING, b""), role_names(loaded))
    planned = whole.of(request.POST["sheet"]) if request.POST.get("sheet") else whole
    planned = replace(planned, use=use if (use := request.POST.get("rows", "")) in USES else "")
    found = planned.found()
    return SentTable(
        loaded=loaded,
        content=content,
        name=name,
        whole=whole,
        planned=planned,
        found=found,
        layout=_said(request, found, planned.kept) or planned.kept,
        senders=tuple(dict.fromkeys(request.POST.getlist("sender"))),
        do=request.POST.get("do", "") or "look" if "do" in request.POST else "",
    )


def _tried(sent: SentTable, lang: str) -> TriedTable:
    """The table read, and taken in where that was wanted and nothing is against it. Raises ExchangeError."""
    tried = TriedTable(planned=sent.planned)
    try:
        looked = _to_look_at(sent.layout or sent.found.layout, sent.asked and not sent.do)
        tried.unsaid = _another_plan(sent.planned, looked)
        if tried.unsaid and sent.do != "take":
            # Shown so until somebody says what the table is for.
            tried.planned = replace(sent.planned, use=REPLACE)
        tried.table = tried.planned.table(looked)
        tried.lost = {} if tried.unsaid else _lost(tried.planned, tried.table, sent.loaded)
        if _wanted(sent, tried, tried.table):
            after = _after(tried.planned, tried.table, sent.loaded, sent.senders)
            tried.findings, unknown = _findings(tried.table, after, lang)
            tried.senders = (*((name, True) for name in sent.senders), *((name, False) for name in unknown))
            if not tried.findings:
                version = take_in(after)
                tried.taken = ScenarioSource(origin=OWN, name=version.name, number=version.number)
    except ScenarioErrors as wrong:
        tried.findings = of_faults(wrong.errors, lang)
    return tried


def _wanted(sent: SentTable, tried: TriedTable, table: TableRead) -> bool:
    at_once = sent.layout is not None and not (sent.do or sent.asked or tried.unsaid)
    return sent.do == "take" or (at_once and _loses_nothing(tried.lost, table))


def _told(sent: SentTable, tried: TriedTable, lang: str) -> dict[str, object]:
    """What the page shows of a table that was not taken in."""
    planned, found, layout = tried.planned, sent.found, sent.layout
    return {
        "title": sent.loaded.scenario.drill.title, "sheet": found.sheet, "findings": tried.findings,
        "columns": tuple(_asked(found, layout, lang, planned.around.languages)), "name": sent.name,
        "book": b64encode(sent.content).decode(), "rows": _previewed(tried.table, planned),
        "row": found.headings[0].row, "sheets": sent.whole.sheets_alike(found.sheet),
        "answer": layout.hidden if layout else "",
        "hidden": ", ".join(str(row[0].row) for row in hidden_rows(found)[:PREVIEWED]),
        "uses": _uses("" if tried.unsaid else planned.use, lang) if tried.unsaid or planned.use else (),
        "before": len(planned.around.before), "lost": tried.lost, "senders": tried.senders,
        "notes": of_problems(tried.table.notes if tried.table else (), lang),
    }  # fmt: skip


def _another_plan(planned: PlannersWorkbook, layout: MselLayout) -> bool:
    """Whether the table looks like another plan than the scenario's, and nobody said yet what it is for."""
    try:
        planned.table(layout)
    except ScenarioErrors as wrong:
        return any(fault.code == ANOTHER for fault in wrong.errors)
    return False


def _uses(chosen: str, lang: str) -> tuple[tuple[str, str, bool], ...]:
    """What a table may be for: (key, in the reader's language, whether it is chosen)."""
    return tuple((use, tr(lang, USES_TOLD[use]), use == chosen) for use in USES)


def _loses_nothing(lost: Mapping[str, Any], table: TableRead) -> bool:
    """What would be lost is shown before it is: then it is taken in when somebody says so."""
    return not any(lost.values()) and all(told.code in SAID_ONCE for told in table.notes)


def _to_look_at(layout: MselLayout, asked: bool) -> MselLayout:
    """The first look shows hidden rows beside the question whether they are to come; taken in without a word they are a fault."""
    return replace(layout, hidden="read") if asked else layout


def _sent(request: HttpRequest) -> tuple[bytes, str]:
    """The workbook as it was sent, or as it goes along in the form. Raises ExchangeError."""
    if sent := request.FILES.get("workbook"):
        content, name = sent.read(MOST_WORKBOOK + 1), str(sent.name)
    else:
        name = request.POST.get("name", "")
        try:
            content = b64decode(request.POST.get("book", ""), validate=True)
        except (binascii.Error, ValueError):
            content = b""
    name = "".join(letter for letter in name if letter.isprintable())[-LONGEST_NAME:]
    if len(content) > MOST_WORKBOOK:
        raise ExchangeError(
            N_("the workbook is larger than {n} kB"),
            remedy=N_("Keep the table only, or give it to `infodrill scenarios msel import`."),
            place=Place(name),
            code="Q110",
            n=MOST_WORKBOOK // 1_000,
        )
    return content, name or "msel.xlsx"


def _said(request: HttpRequest, found: FoundTable, kept: MselLayout | None) -> MselLayout | None:
    """What the form says of each column; None when it says nothing yet."""
    if "do" not in request.POST or request.POST.get("about", found.sheet) != found.sheet:
        return None  # what is said there is said of another sheet
    said = {column.letter: request.POST.get(f"c-{column.letter}", column.target) for column in found.columns}
    return MselLayout(
        sheet=found.sheet,
        columns={
            column.name: said[column.letter] if said[column.letter] in TARGETS else column.target
            for column in found.columns
        },
        defaults=kept.defaults if kept else {},
        hidden=answer if (answer := request.POST.get("hidden", "")) in HIDDEN else "",
    )


def _after(planned: PlannersWorkbook, table: TableRead, loaded: Loaded, senders: Sequence[str]) -> Loaded:
    """The scenario with the table in it, and with the senders that somebody says are invented. Raises ScenarioErrors."""
    files = {**planned.files(table, loaded.files["msel.yaml"], loaded.scenario.places.mark)}
    if new := [name for name in senders if name and name not in loaded.scenario.drill.senders]:
        files[DRILL] = with_senders(loaded.files[DRILL].decode(), new).encode()
    return load_files({**loaded.files, **files})


def _findings(table: TableRead, after: Loaded, lang: str) -> tuple[CheckFindings, tuple[str, ...]]:
    """What would keep the scenario from being played, named by sheet and cell, and the senders that may be new."""
    found = report(after).errors
    return of_problems(table.told(found, as_written(after)), lang), to_declare(after, found)


def _asked(
    found: FoundTable, layout: MselLayout | None, lang: str, languages: tuple[str, ...]
) -> Iterator[AskedColumn]:
    spoken = [key for key in TARGETS if key.rpartition(".")[2] not in {*LANGUAGES} - {*languages}]
    for column in found.columns:
        chosen = (layout or found.layout).columns.get(column.name, column.target)
        offered = spoken if chosen in spoken else list(TARGETS)
        yield AskedColumn(
            column=column,
            doubtful=layout is None and column.sure < SURE,
            choices=tuple(
                (key, _name(key, lang, offered is spoken and len(languages) == 1), key == chosen)
                for key in offered
            ),
        )


def _name(key: str, lang: str, alone: bool) -> str:
    """A field in the reader's language, a text without its own where a drill has but one; an exported table's own times are in
    seconds, a planner's as they like."""
    if key == "at":
        return tr(lang, N_("Time: 08:35, +35:00 or seconds"))
    name = TARGETS[key].vi if lang == "vi" else TARGETS[key].en
    return name.partition(" (")[0] if alone and key.rpartition(".")[2] in LANGUAGES else name


def _lost(planned: PlannersWorkbook, table: TableRead, loaded: Loaded) -> Mapping[str, Any]:
    """What the scenario has and the next version would not: injects by number, and the layout of its file."""
    gone = planned.taken_out(table)
    return {
        "gone": ", ".join(map(str, gone)),
        "n": len(gone),
        "anew": planned.written_anew(table, loaded.files["msel.yaml"]),
    }


def _previewed(table: TableRead | None, planned: PlannersWorkbook) -> tuple[tuple[str, Inject], ...]:
    """The first injects, each with the story's hour and its time after the start."""
    injects, story = table.msel.injects[:PREVIEWED] if table else (), planned.around.story
    hours = (f"{story.at(inject.at):%H:%M} · " if story else "" for inject in injects)
    return tuple(
        (f"{hour}{after_start(inject.at)}", inject) for hour, inject in zip(hours, injects, strict=True)
    )
