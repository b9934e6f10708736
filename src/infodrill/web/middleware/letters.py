"""Letters that no database keeps: a NUL in a form is refused before any page reads it, whoever reads it and however."""

# Charter: web middleware letters
from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from infodrill.kernel.i18n import N_
from infodrill.web.refusals import FormError, refused

NUL = "\x00"


class KeptLetters:
    """Refuse a form that holds a NUL: SQLite keeps it and PostgreSQL breaks on it, after half of the work was done.

    What a program sends is JSON, which `web.api.fields` reads; the views of those are exempt from forms' tokens and from this.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _args: Sequence[Any],
        _kwargs: Mapping[str, Any],
    ) -> HttpResponse | None:
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return None
        # The form is read by now: Django looked for its token.
        odd = next(
            (name for name, given in request.POST.lists() if NUL in name or NUL in "".join(given)), None
        )
        if odd is None:
            return None
        problem = FormError(
            N_("A field is too long or holds what no text holds: {field}."),
            remedy=N_("Load the page again and fill in the form there."),
            field=odd.replace(NUL, ""),
        )
        return refused(request, problem, 422)
