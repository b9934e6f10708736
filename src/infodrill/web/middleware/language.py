"""The reader's language: the cookie that the switch sets, else the browser's wish, else Vietnamese."""

# Charter: web middleware language
from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

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
    wishes = request.headers.get("Accept-Language", "").lower().split(",")
    told = next((wish.strip()[:2] for wish in wishes if wish.strip()[:2] in LANGUAGES), "")
    return told or LANGUAGES[0]
