"""The reader's language: the cookie that the switch sets, else what the browser wishes most, else Vietnamese."""

# Charter: web middleware language
from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from infodrill.kernel.i18n import LANGUAGES

COOKIE = "infodrill_lang"
Answer = Callable[[HttpRequest], HttpResponse]


def choose_language(get_response: Answer) -> Answer:
    """Set `request.lang` ("vi" | "en"). Django's own translations follow, for the accounts admin."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.lang = language_of(request)
        request.seat = request.drill = None
        with translation.override(request.lang):
            response = get_response(request)
        response["Content-Language"] = request.lang
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


def language_of(request: HttpRequest) -> str:
    chosen: str = request.COOKIES.get(COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    header = request.headers.get("Accept-Language", "")
    wishes = (tag.partition("-")[0] for tag, weight in parse_accept_lang_header(header) if weight > 0)
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])
