"""The API itself: its operations by subject, who may ask, and how it fails."""

# Charter: web api app
from __future__ import annotations

import logging
import re
from functools import partial
from types import MappingProxyType

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer

from infodrill.kernel.errors import ClockError, Refused
from infodrill.web import faults
from infodrill.web.api import cases, commands, desk, drills, network, problems, reports, statements
from infodrill.web.api.entering import BySession, ByToken
from infodrill.web.api.problems import ApiError, problem
from infodrill.web.api.shapes import FIELD_NAME
from infodrill.web.refusals import Busy, FormError

NAME = re.compile(FIELD_NAME)
LOG = logging.getLogger("infodrill.api")


class Readable(JSONRenderer):
    """Vietnamese as it is written."""

    json_dumps_params = MappingProxyType({"ensure_ascii": False})


api = NinjaAPI(
    title="infodrill",
    version="1",
    urls_namespace="api-1",
    auth=[ByToken(), BySession()],
    docs_url=None,
    openapi_url=None,
    renderer=Readable(),
)
for router in (drills, desk, cases, statements, network, commands, reports):
    api.add_router("", router.router)


@api.exception_handler(ApiError)
def _api_error(request: HttpRequest, error: ApiError) -> HttpResponse:
    return problem(request, error, error.status)


@api.exception_handler(AuthenticationError)
def _nobody(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    response = problem(request, problems.no_seat(), 401)
    response["WWW-Authenticate"] = "Bearer"
    return response


# Errors that say themselves what is wrong and what to do.
for kind, status in {FormError: 422, Busy: 503, Refused: 409, ClockError: 409}.items():
    # A number of its own each: a program tells by it whether to mend the form, to wait or to leave it.
    api.add_exception_handler(kind, partial(problem, status=status))


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Which field, never what it held."""
    told = error.errors[0]["loc"][1:] if error.errors else ()
    where = [str(part) for part in told if NAME.fullmatch(str(part))]
    return problem(request, problems.malformed(field=".".join(where)[:80] or "body"), 422)


@api.exception_handler(Http404)
def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(request, problems.not_there(), 404)


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """ninja's own, for a body that is not JSON."""
    return problem(request, problems.malformed(field="body"), 422)


@api.exception_handler(Exception)
def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of the machine by its name; of ours the log gets the place, the caller gets no words of it."""
    fault = faults.meet(error)
    if isinstance(fault, faults.MachineFault):
        return problem(request, fault, 503)
    LOG.error("fault", exc_info=error)
    return problem(request, problems.broken(), 500)
