"""How the API says no: problem JSON (RFC 9457) with the range's own code, message and remedy in the reader's language.

What a seat may not see is answered like what does not exist, byte for byte. No answer repeats what was sent.
"""

# Charter: web api problems
from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from infodrill.conduct.saying import Reader
from infodrill.kernel.errors import DrillError, Refused
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import MARK
from infodrill.web.refusals import FormError

MEDIA_TYPE = "application/problem+json"


class ApiError(DrillError):
    """A request that the API does not answer. `status` is HTTP's."""

    code = "H400"

    def __init__(self, status: int, code: str, message: str, remedy: str, **params: Any) -> None:
        self.status = status
        super().__init__(message, remedy=remedy, code=code, **params)


# Each is called where it is raised, so that none carries the traceback of another request.
no_seat = partial(
    ApiError,
    401,
    "H401",
    N_("This request speaks for no seat of the drill."),
    N_("Send a token that is valid for it, or join with the code on your card."),
)
not_there = partial(
    ApiError, 404, "H402", N_("There is no such thing for this seat."), N_("Ask for the list.")
)
people_only = partial(
    ApiError,
    403,
    "H403",
    N_("No token may do that: people do it, at human speed."),
    N_("Do it on the page."),
)
reads_only = partial(
    ApiError,
    403,
    "H404",
    N_("This token may only read."),
    N_("Ask staff for a token that may act for the seat."),
)
too_fast = partial(
    ApiError, 429, "H405", N_("Too many requests come from here."), N_("Wait {n} s and go on more slowly.")
)
malformed = partial(
    ApiError,
    422,
    "H201",
    N_("A field holds something else than it should: {field}."),
    N_("Look at the list of addresses and what each takes."),
)
too_large = partial(ApiError, 413, "H406", N_("The request is too large."), N_("Send less at once."))
wrong_way = partial(
    ApiError,
    405,
    "H407",
    N_("This address is not asked that way."),
    N_("Look at the list of addresses and what each takes."),
)
stopped = partial(
    ApiError,
    409,
    "H408",
    N_("The exercise is stopped for a real event."),
    N_("Help where help is needed; the safety officer resumes the drill."),
)
broken = partial(
    ApiError,
    500,
    "H409",
    N_("This is a fault of infodrill itself."),
    N_("Tell the operator when it happened."),
)


def problem(request: HttpRequest, error: DrillError, status: int) -> HttpResponse:
    """The error as problem JSON. A rule's refusal adds the rule and the steps that the seat may take instead."""
    lang = getattr(request, "lang", "vi")
    told: dict[str, object] = {"mark": MARK, "type": "about:blank", "status": status, "code": error.code}
    if isinstance(error, Refused) and error.rule:
        nearest = {step: names[lang] for step, names in error.nearest.items()}
        told |= {
            "rule": error.rule,
            "allowed": [tr(lang, allowed) for allowed in error.allowed],
            "nearest": nearest,
        }
    # A program calls a field by its name in the list of commands.
    drill = None if isinstance(error, FormError | ApiError) else getattr(request, "drill", None)
    message, remedy = (
        Reader(lang, drill.edition, drill.scenario).refusal(error) if drill else error.said(lang)
    )
    told |= {"message": message, "remedy": remedy}
    response = JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False})
    response["Content-Type"] = MEDIA_TYPE
    return response
