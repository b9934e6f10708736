"""Documents before a drill, for whoever runs it, of a drill or of a scenario that is yet to be one: what there is, each file made
when it is asked for; of a drill the cards with codes too.

Nothing is kept: neither a file, which tells what is to come, nor the codes that stand on cards.
"""

# Charter: web joining papers
from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review.papers import (
    FOR_CONTROL,
    KINDS,
    PaperName,
    PaperSource,
    document,
    drawn,
    formats_of,
    names,
)
from infodrill.review.papers.knowntoall import CardCode
from infodrill.web import live, models
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import refused
from infodrill.web.scenarios.sources import loaded_from, source_of
from infodrill.web.seating import room

OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES = {
    "pdf": "application/pdf", "docx": f"{OFFICE}.wordprocessingml.document", "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}  # fmt: skip
CARDS = PaperName("cards")
# One at a time in a process: the longest takes seconds, and several presses would take the play's time together.
_MAKING = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """`label` = PDF, DOCX or XLSX; `lang` in which it is written; `href` where it is had."""

    href: str
    label: str
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOffered:
    """A kind of paper; `files` by the cell that it is for, "" = one for all."""

    kind: str
    title: str
    what: str
    audience: str
    players: bool
    files: tuple[tuple[str, tuple[PaperFile, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperShelf:
    """What papers are made of, how that is `called`, and how their files are: `prefix` of their names, `at` and `asked` around
    the name in their address. `codes` = there are seats with codes, which cards may bear."""

    source: PaperSource
    called: str
    prefix: str
    at: str
    asked: str = ""
    codes: bool = False

    def href(self, name: str) -> str:
        """Where a file is had."""
        return f"{self.at}/papers/{name}{self.asked}"


@require_GET
@room("control")
def papers(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """For control from its seat."""
    return _page(request, _of_drill(drill, f"/d/{drill.id}"))


@require_GET
@room("control")
def paper(request: HttpRequest, drill: LiveDrill, view: SeatView, name: str) -> HttpResponse:
    """One file for control."""
    return _file(_of_drill(drill, f"/d/{drill.id}"), name)


@require_GET
@staff_member_required
def papers_for_staff(request: HttpRequest, drill: str, name: str = "") -> HttpResponse:
    """For staff from the list of drills, which says so while a stop for a real event holds: nothing of a drill is shown then."""
    try:
        found = live.of(drill)
    except models.Drill.DoesNotExist:
        raise Http404 from None
    if found.state.stopped:
        return HttpResponseRedirect("/drills/")
    shelf = _of_drill(found, f"/drills/{found.id}")
    return _file(shelf, name) if name else _page(request, shelf)


@require_GET
@staff_member_required
def papers_of_scenario(request: HttpRequest, name: str = "") -> HttpResponse:
    """For staff of a scenario before a drill is made of it: the same papers, without anybody's code."""
    asked = source_of(request.GET.get("of", ""))
    if asked is None:
        raise Http404
    try:
        loaded = loaded_from(asked)
        edition = load_shipped(loaded.scenario.drill.edition)
    except DrillError as error:
        return refused(request, error, 422)
    drill = loaded.scenario.drill
    shelf = PaperShelf(
        source=PaperSource(scenario=loaded.scenario, edition=edition, digest=loaded.digest, media=loaded.media),
        called=drill.title.in_(request.lang), prefix=drill.id, at="/scenarios", asked=f"?{urlencode({'of': asked.key})}",
    )  # fmt: skip
    return _file(shelf, name) if name else _page(request, shelf)


def cards_file(drill: LiveDrill, lang: str, form: str, codes: Mapping[str, CardCode]) -> HttpResponse:
    """The cards of all seats with their codes, a page each."""
    return _given(_of_drill(drill, ""), CARDS, lang, form, codes)


def _of_drill(drill: LiveDrill, at: str) -> PaperShelf:
    loaded = drill.loaded
    source = PaperSource(
        scenario=loaded.scenario, edition=drill.edition, digest=loaded.digest, media=loaded.media
    )
    return PaperShelf(source=source, called=drill.row.name, prefix=drill.id, at=at, codes=True)


def _page(request: HttpRequest, shelf: PaperShelf) -> HttpResponse:
    told = {"shelf": shelf, "papers": tuple(_offered(shelf, request.lang))}
    return render(request, "infodrill/joining/papers.html", told)


def _offered(shelf: PaperShelf, lang: str) -> Iterator[PaperOffered]:
    """All kinds; files of the reader's language first, and of the others in which the scenario is written."""
    cells = {cell: name.in_(lang) for cell, name in shelf.source.scenario.cells.names.items()}
    order = dict.fromkeys((lang, *shelf.source.scenario.drill.languages))
    for kind in KINDS.values():
        yield PaperOffered(
            kind=kind.name, title=tr(lang, kind.title), what=tr(lang, kind.what), players=kind.players,
            # A sheet that is handed out one by one is control's until then.
            audience=tr(lang, kind.audience if kind.counted else FOR_CONTROL),
            files=tuple(
                (
                    cells[name.cell] if name.cell else "",
                    tuple(
                        PaperFile(href=shelf.href(name.file(written, form)), label=form.upper(), lang=written)
                        for written in order
                        for form in formats_of(kind.name)
                    ),
                )
                for name in names(shelf.source, [kind.name])
            ),
        )  # fmt: skip


def _file(shelf: PaperShelf, asked: str) -> HttpResponse:
    for name in names(shelf.source):
        for lang in LANGUAGES:
            for form in formats_of(name.kind):
                if name.file(lang, form) == asked:
                    return _given(shelf, name, lang, form)
    raise Http404


def _given(
    shelf: PaperShelf, name: PaperName, lang: str, form: str, codes: Mapping[str, CardCode] | None = None
) -> HttpResponse:
    with _MAKING:
        content = drawn(shelf.source, name, document(shelf.source, name, lang, codes), form)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{shelf.prefix}-{name.file(lang, form)}"'
    response["Cache-Control"] = "no-store"
    return response
