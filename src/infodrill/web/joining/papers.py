"""Documents before a drill, for whoever runs it: what there is, each file made when it is asked for, and the cards with codes.

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
from django.views.decorators.http import require_GET

from infodrill.conduct.view import SeatView
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
    """`label` = PDF, DOCX or XLSX; `lang` in which it is written."""

    name: str
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


@require_GET
@room("control")
def papers(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """For control from its seat."""
    return _page(request, drill, f"/d/{drill.id}")


@require_GET
@room("control")
def paper(request: HttpRequest, drill: LiveDrill, view: SeatView, name: str) -> HttpResponse:
    """One file for control."""
    return _file(drill, name)


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
    return _file(found, name) if name else _page(request, found, f"/drills/{found.id}")


def cards_file(drill: LiveDrill, lang: str, form: str, codes: Mapping[str, CardCode]) -> HttpResponse:
    """The cards of all seats with their codes, a page each."""
    return _given(drill, CARDS, lang, form, codes)


def _page(request: HttpRequest, drill: LiveDrill, at: str) -> HttpResponse:
    told = {"live": drill, "at": at, "papers": tuple(_offered(drill, request.lang))}
    return render(request, "infodrill/joining/papers.html", told)


def _offered(drill: LiveDrill, lang: str) -> Iterator[PaperOffered]:
    """All kinds; files of the reader's language first."""
    cells = drill.seats(lang).cells
    order = sorted(LANGUAGES, key=lambda other: other != lang)
    for kind in KINDS.values():
        yield PaperOffered(
            kind=kind.name, title=tr(lang, kind.title), what=tr(lang, kind.what), players=kind.players,
            # A sheet that is handed out one by one is control's until then.
            audience=tr(lang, kind.audience if kind.counted else FOR_CONTROL),
            files=tuple(
                (
                    cells[name.cell].name.in_(lang) if name.cell else "",
                    tuple(
                        PaperFile(name=name.file(written, form), label=form.upper(), lang=written)
                        for written in order
                        for form in formats_of(kind.name)
                    ),
                )
                for name in names(_source(drill), [kind.name])
            ),
        )  # fmt: skip


def _source(drill: LiveDrill) -> PaperSource:
    loaded = drill.loaded
    return PaperSource(
        scenario=loaded.scenario, edition=drill.edition, digest=loaded.digest, media=loaded.media
    )


def _file(drill: LiveDrill, asked: str) -> HttpResponse:
    for name in names(_source(drill)):
        for lang in LANGUAGES:
            for form in formats_of(name.kind):
                if name.file(lang, form) == asked:
                    return _given(drill, name, lang, form)
    raise Http404


def _given(
    drill: LiveDrill, name: PaperName, lang: str, form: str, codes: Mapping[str, CardCode] | None = None
) -> HttpResponse:
    source = _source(drill)
    with _MAKING:
        content = drawn(source, name, document(source, name, lang, codes), form)
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{drill.id}-{name.file(lang, form)}"'
    response["Cache-Control"] = "no-store"
    return response
