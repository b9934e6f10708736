"""Every part with its states on one page, /styleguide: what a change to the look is held against. Needs no seat."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from infodrill.conduct import naming
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.drawing import curve
from infodrill.web.rooms.fields import FormField
from infodrill.web.rooms.ladder import Rung
from infodrill.web.rooms.signs import Due

GROUPS = {
    "new": N_("New"),
    "checking": N_("Being checked"),
    "answering": N_("Being answered"),
    "tracking": N_("Followed"),
    "done": N_("Done"),
}
COLOURS = (
    "ground",
    "sheet",
    "well",
    "ink",
    "sea",
    "plum",
    "p1",
    "p2",
    "p3",
    "good",
    "heed",
    "bad",
    "claim",
    "answer",
    "asked",
)


def styleguide(request: HttpRequest) -> HttpResponse:
    lang: str = request.lang
    line = [(minute, (minute * minute) // 3) for minute in range(0, 60, 4)]
    told = {
        "priorities": ("P1", "P2", "P3", "P4", ""),
        "groups": tuple((code, tr(lang, words)) for code, words in GROUPS.items()),
        "dues": _dues(lang),
        "rungs": _rungs(lang),
        "colours": COLOURS,
        "chart": curve(
            lang,
            [
                ("claim", tr(lang, "seen what is false"), line),
                ("answer", tr(lang, "believed it, and no longer do"), [(m, v // 2) for m, v in line[6:]]),
            ],
            {minute: f"22:{minute:02d}" for minute in range(60)},
            ((24, tr(lang, "Holding line")),),
        ),
        "fields": (
            FormField(name="text", kind="line"),
            FormField(
                name="verdict",
                kind="choose",
                choices=tuple((code, tr(lang, words)) for code, words in naming.VERDICTS.items()),
            ),
            FormField(name="disputes", kind="yesno"),
            FormField(
                name="advice",
                kind="area",
                hint=tr(lang, "No names, phone or account numbers, network accounts or links."),
            ),
        ),
        "tongues": "ẫ ễ ỗ ẳ ẵ Ề Ộ ỡ ự",
    }
    return render(request, "infodrill/styleguide.html", told)


def _dues(lang: str) -> tuple[Due, ...]:
    words = (("", "28"), ("soon", "4"), ("over", ""), ("met", ""), ("excused", ""))
    said = {
        "over": tr(
            lang, "{step}: {span} over, escalated", step=tr(lang, "Verify"), span=tr(lang, "{n} min", n=7)
        ),
        "met": tr(lang, "Closed {clock}", clock="22:44"),
        "excused": tr(lang, "excused"),
    }
    return tuple(
        Due(
            step="verify",
            name="",
            at=0,
            clock="22:56",
            words=said.get(tone, tr(lang, "{n} min", n=minutes)),
            tone=tone,
            left=0,
            share=500,
        )
        for tone, minutes in words
    )


def _rungs(lang: str) -> tuple[Rung, ...]:
    return (
        Rung(code="1", words=tr(lang, "Answer, add information"), state="open", why=""),
        Rung(code="5", words=tr(lang, "Public correction, with its source"), state="chosen", why=""),
        Rung(
            code="4",
            words=tr(lang, "Holding line"),
            state="done",
            why=tr(lang, "published {clock}", clock="22:59"),
        ),
        Rung(
            code="7",
            words=tr(lang, "Report a page that poses as an organisation"),
            state="shut",
            why=tr(lang, "outside {gate}", gate="G7"),
        ),
    )


urlpatterns = [path("styleguide", styleguide, name="styleguide")]
