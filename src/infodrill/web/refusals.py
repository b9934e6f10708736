"""How the range says no to a browser: code, what was wrong and what to do, in the reader's language.

409 = a rule refuses (nothing was changed), 422 = the form is malformed, 403/404 = not yours or not there, 500 = our fault.
"""

# Charter: web refusals
from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import MARK
from infodrill.web.middleware.language import language_of

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


class NotSeated(DrillError):
    """The browser holds no seat in this drill, or the seat may not enter the room."""

    code = "H202"


def refused(request: HttpRequest, error: DrillError, status: int) -> HttpResponse:
    """The refusal as a fragment for htmx, else as a page."""
    lang = request.lang  # type: ignore[attr-defined]
    # A rule's refusal names its nearest allowed actions; they are msgids too.
    words = ", ".join(tr(lang, one) for one in getattr(error, "allowed", ())) or "–"
    params = {**error.params, "allowed": words} if hasattr(error, "allowed") else error.params
    told = {
        "code": error.code,
        "message": tr(lang, error.message, **params),
        "remedy": tr(lang, error.remedy, **params) if error.remedy else "",
        "rule": getattr(error, "rule", ""),
        "status": status,
    }
    return render(request, FRAGMENT if getattr(request, "htmx", False) else PAGE, told, status=status)


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
    """Django's view for a fault. It asks nothing of session or database, which may be what is at fault, and tells none of it.

    The fault may lie in what runs before the language is chosen.
    """
    error = Broken(
        N_("This is a fault of infodrill itself."),
        remedy=N_(
            "What was recorded is kept. Load the page again in a moment; if it stays so, tell who keeps the server."
        ),
    )
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
    return HttpResponse(body, status=500)
