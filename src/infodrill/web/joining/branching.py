"""Playing a drill again from a moment: one page that says what will happen, and the new drill with its parent's facts.

Whoever makes drills makes branches: staff who signed in. The parent stands still meanwhile, and nothing in it is changed.
"""

# Charter: web joining branching
from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.admin.views.decorators import staff_member_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from infodrill.automata.character import CHARACTERS, WORDS
from infodrill.conduct import policy
from infodrill.conduct.branching import BranchError, Cut, before, cut_after, opening, stands
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.kernel.attachments import referred
from infodrill.kernel.canonical import parse
from infodrill.kernel.clock import PAUSED, ExerciseClock
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.log import EventLog
from infodrill.web import live, models
from infodrill.web.joining.opening import new_id
from infodrill.web.live import LiveDrill
from infodrill.web.pacing import Pace
from infodrill.web.refusals import refused
from infodrill.web.stores.log import DatabaseLogStore, growing

ROWS = (
    "kind",
    "minute",
    "place",
    "row",
    "key_id",
    "key_thread",
    "key_parent",
    "key_room",
    "key_ward",
    "key_root",
    "words",
)
COPY = f"""INSERT INTO web_derivedrow (drill_id, {", ".join(ROWS)}) SELECT %s, {", ".join(ROWS)} FROM web_derivedrow
WHERE drill_id = %s AND minute < %s"""
PEOPLE = ""  # as a character: the seats wait for people


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRow:
    """A cell that plays on: how it worked by itself, `now` = PEOPLE where it did not; `seats` it has, `taken` at the cut."""

    cell: str
    name: str
    now: str
    seats: int
    taken: int


@staff_member_required
@require_http_methods(["GET", "POST"])
def branch(request: HttpRequest, drill: str) -> HttpResponse:
    """GET says what will happen, from event `at` or minute `minute` on; POST makes the drill and leads to its cards."""
    try:
        parent = live.of(drill)
    except models.Drill.DoesNotExist:
        raise Http404 from None
    form = request.POST if request.method == "POST" else request.GET
    try:
        _may(parent)
        cut = cut_after(parent.events, _asked(parent, form))
        if cut.state.ended is not None:
            raise BranchError(
                N_("Play was over at that moment."),
                remedy=N_("Choose one at which people still acted."),
                code="Y232",
            )
    except BranchError as error:
        return refused(request, error, 422)
    if request.method == "POST":
        made = open_branch(parent, cut, _cells(parent, form), form.get("name", "").strip()[:120])
        return HttpResponseRedirect(f"/drills/{made.pk}/cards")
    return render(request, "infodrill/joining/branch.html", _told(parent, cut, request.lang))


def open_branch(parent: LiveDrill, cut: Cut, cells: Mapping[str, str], name: str = "") -> models.Drill:
    """Make the branch after a cut: log, files, attachments and rows of the parent up to there; its clock stands."""
    row = models.Drill(
        id=new_id(), name=name or parent.row.name, scenario=parent.row.scenario, language=parent.row.language,
        coach=parent.row.coach,
    )  # fmt: skip
    opened = parent.events[0].body
    assert isinstance(opened, DrillOpened)
    # Under the parent's lock too, until all see the branch: what is erased there is erased here, before or after.
    with growing(parent.id), growing(row.id, new=row):
        models.Lease.objects.create(drill=row)
        stored = DatabaseLogStore(parent.id).read()
        log = EventLog(DatabaseLogStore(row.id), now=lambda: int(time.time()))
        log.append(0, "runner", opening(parent.id, stored, opened, cut, cells))
        log.adopt(stored, cut.seq)
        for body in stands(cut.state):
            log.append(cut.at, "runner", body)
        _copy_beside(parent.id, row, cut, stored.lines[: cut.seq + 1])
        pace, minute = Pace(row.id), cut.state.minute
        pace.clock = ExerciseClock(
            state=PAUSED, speed=cut.state.speed, granted=cut.at * 1_000, micros=cut.at * 1_000_000
        )
        pace.write(opened=minute - 1, reached=max(minute * 60, cut.at + 1))
    return row


def _copy_beside(parent: str, row: models.Drill, cut: Cut, lines: tuple[str, ...]) -> None:
    """What lies beside the parent's log: files of scenario and procedure, the pictures that it names, rows of closed minutes."""
    models.DrillFile.objects.bulk_create(
        models.DrillFile(drill=row, path=path, content=bytes(content))
        for path, content in models.DrillFile.objects.filter(drill=parent).values_list("path", "content")
    )
    named = referred(parse(line)["fact"]["payload"] for line in lines)
    models.Attachment.objects.bulk_create(
        models.Attachment(drill=row, digest=digest, content=bytes(content))
        for digest, content in models.Attachment.objects.filter(drill=parent, digest__in=named).values_list(
            "digest", "content"
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(COPY, [row.id, parent, cut.state.minute])


def _may(parent: LiveDrill) -> None:
    if parent.state.practice is not None or not policy.stands(parent.state):
        raise BranchError(
            N_("This drill cannot be played again now."),
            remedy=N_(
                "Pause or close it first. What somebody practises alone is not played again by others."
            ),
        )


def _asked(parent: LiveDrill, form: Mapping[str, str]) -> int:
    """The event after which the branch begins: as asked, or the last before a minute; without either before the third phase."""
    if (seq := whole(form.get("at", ""))) is not None:
        return min(seq, len(parent.events) - 1)
    minute = whole(form.get("minute", ""))
    if minute is None:
        minute = sum(phase.minutes for phase in parent.scenario.drill.phases[:2])
    return before(parent.events, minute * 60)


def _cells(parent: LiveDrill, form: Mapping[str, str]) -> dict[str, str]:
    """The character of each cell that works by itself, as the form names it."""
    found = {cell: form.get(f"cell-{cell}", PEOPLE) for cell in parent.seats().cells if _plays(parent, cell)}
    return {cell: name for cell, name in found.items() if name in CHARACTERS}


def _plays(parent: LiveDrill, cell: str) -> bool:
    return parent.seats().cells[cell].level > 0


def _told(parent: LiveDrill, cut: Cut, lang: str) -> dict[str, object]:
    state, seats = cut.state, parent.seats(lang)
    opened = parent.events[0].body
    working = opened.cells if isinstance(opened, DrillOpened) else {}
    view = parent.view(next(seat.seat for seat in seats.seats.values() if seat.control), lang)
    return {
        "live": parent,
        "seq": cut.seq,
        "minute": state.minute,
        "last": parent.state.at // 60,
        "moment": view.moment(cut.at),
        "name": tr(lang, N_("{name}, again from minute {n}"), name=parent.row.name, n=state.minute)[:120],
        "cases": len(state.book.cases),
        "texts": sum(text.published is not None for text in state.book.statements.values()),
        "speed": state.speed / 1_000,
        "characters": [(name, WORDS[name]) for name in CHARACTERS],
        "cells": [
            CellRow(
                cell=cell.id,
                name=cell.name.in_(lang),
                now=working.get(cell.id, PEOPLE),
                seats=len(seats.in_cell(cell.id)),
                taken=sum(seat.seat in state.joined for seat in seats.in_cell(cell.id)),
            )
            for cell in seats.cells.values()
            if cell.level > 0
        ],
    }
