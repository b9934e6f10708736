"""A letter that no database keeps is refused in every form, before a page has done half of its work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

PART = re.compile(r"<(?:(\w+):)?\w+>")


def addresses(
    patterns: Sequence[URLPattern | URLResolver], before: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    """Every address of the range with something in the place of its parts, but for those made of regular expressions."""
    for each in patterns:
        where = before + PART.sub(lambda part: "1" if part[1] == "int" else "x", str(each.pattern))
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, where)
        elif not set("^$\\(") & set(where):
            yield where, each


def test_a_form_with_a_nul_is_refused_at_every_address_and_names_its_field(base):
    browser, tried = Client(headers={"Accept-Language": "en"}), 0
    for where, place in addresses(get_resolver().url_patterns):
        if getattr(place.callback, "csrf_exempt", False):
            continue
        for form in ({"name": "a\x00b"}, {"name\x00": "a"}, {"ok": "a", "name": ["a", "\x00"]}):
            answer = browser.post(where, form)
            assert answer.status_code == 422, where
            words = answer.content.decode()
            assert "holds what no text holds" in words and "name" in words, where
        tried += 1
    assert tried > 60
