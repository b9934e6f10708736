"""How the range says no to a browser: code, what was wrong and what to do, in the reader's language.

409 = a rule refuses (nothing was changed), 422 = the form is malformed, 403/404 = not yours or not there, 500 = our fault,
503 = a fault of the machine or the database, named.
"""

# Charter: web refusals
from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string

from infodrill.conduct.saying import Reader
from infodrill.kernel.errors import DrillError, LogError, ScenarioError
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import MARK
from infodrill.web import faults
from infodrill.web.humanpace import TooSoon
from infodrill.web.middleware.language import language_of

REPEATS = ("passage", "found")  # what a refusal calls the words that it repeats
PAGE, FRAGMENT = "infodrill/refused.html", "infodrill/fragments/refused.html"


class FormError(DrillError):
    """A form with a field that is missing, unknown or of the wrong kind."""

    code = "H201"


class NotThere(DrillError):
    """An address that leads nowhere, or to what this browser is not shown; which of them is not said."""

    code = "H205"


class Busy(DrillError):
    """What was asked for is right, and there is too much of it just now."""

    code = "H207"


class Broken(DrillError):
    """A fault of infodrill, or a database that does not answer; which of them stands in the server's own log."""

    code = "H206"


class Unreadable(DrillError):
    """A drill whose log, scenario or files cannot be read. What exactly is for staff to see, in the list of drills."""

    code = "H209"


class NotSeated(DrillError):
    """The browser holds no seat in this drill, or the seat may not enter the room."""

    code = "H202"


def refused(request: HttpRequest, error: DrillError, status: int) -> HttpResponse:
    """The refusal as a fragment for htmx, else as a page."""
    told = {**in_words(request, error), "status": status, "field": field_of(request.POST, error)}
    response = render(request, FRAGMENT if getattr(request, "htmx", False) else PAGE, told, status=status)
    if isinstance(error, TooSoon):
        response["Retry-After"] = str(error.seconds)
    return response


def field_of(form: QueryDict, error: DrillError) -> str:
    """The field of a form that a refusal is about: the one that it names, else the one whose value or whose words it repeats;
    "" when it is about none."""
    params = error.params
    if named := str(params.get("field", "")):
        return named
    if named := next((name for name in params if name in form), ""):
        return named
    told = " · ".join(str(params[name]) for name in REPEATS if name in params)
    passages = [part.strip("“”") for part in (told.partition(": ")[2] or told).split(" · ") if part]
    return next(
        (
            name
            for name, given in form.lists()
            for passage in passages
            if any(passage in as_read(value) for value in given)
        ),
        "",
    )


def in_words(request: HttpRequest, error: DrillError) -> dict[str, str]:
    """{code, message, remedy} as whoever asks reads them: in their language, and in the names of their drill."""
    lang: str = request.lang
    drill = getattr(request, "drill", None)
    reader = Reader(lang, drill.edition, drill.scenario) if drill else Reader(lang)
    message, remedy = reader.refusal(error)
    return {"code": error.code, "message": message, "remedy": remedy}


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's view for a form without its token."""
    error = NotSeated(
        N_("This form came from another page or is too old."),
        remedy=N_("Load the page again and send it once more."),
        code="H203",
    )
    return refused(request, error, 403)


def not_there(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's view for an address that is not there, under the mark and in the reader's language like every page."""
    error = NotThere(
        N_("There is nothing at this address."),
        remedy=N_("Check the address, or go back to your place."),
    )
    return refused(request, error, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """Django's view for an exception. It asks nothing of session or database, which may be what is at fault.

    A fault of the machine is named with its remedy (503), infodrill's own tells nothing of itself. The exception may come
    from what runs before the language is chosen.
    """
    error, status = _told_of(sys.exc_info()[1])
    lang = language_of(request)
    told = {
        "request": request,
        "mark": MARK,
        "lang": lang,
        "code": error.code,
        "message": tr(lang, error.message),
        "remedy": tr(lang, error.remedy),
    }
    # No request for the context processors: they look for the visitor.
    body = render_to_string(FRAGMENT if "HX-Request" in request.headers else PAGE, told)
    return HttpResponse(body, status=status)


def _told_of(exception: BaseException | None) -> tuple[DrillError, int]:
    if isinstance(exception, Busy):
        return exception, 503
    fault = faults.meet(exception) if exception else None
    if isinstance(fault, faults.MachineFault):
        return fault, 503
    if isinstance(fault, LogError | ScenarioError):
        told = N_("This drill cannot be read: its log or its scenario is damaged.")
        return Unreadable(
            told, remedy=N_("Other drills go on. Staff see what is wrong in the list of drills.")
        ), 500
    error = Broken(
        N_("This is a fault of infodrill itself."),
        remedy=N_(
            "What was recorded is kept. Load the page again in a moment; if it stays so, tell who keeps the server."
        ),
    )
    return error, 500
