"""What any seat reads on any page, from before the start to behind the close, is words: no role, rule, step, gate, action or
share by its code, no field's name, nothing that was to be filled in and was not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from infodrill.casework.rights import VERDICTS
from infodrill.kernel.i18n import LANGUAGES
from infodrill.web.live import LiveDrill

from .rehearsed import rehearsed
from .test_rooms_pages import browser, pages
from .test_walk import alike, moments

PLAYS = (("clinic", 4), ("typhoon", 2))
WORDS = {"UBND"}  # a word that people say, though a role is called so
SAID = frozenset({"title", "aria-label", "placeholder", "alt", "data-confirm"})
UNSEEN = frozenset({"script", "style", "template", "svg"})


class Read(HTMLParser):
    """The texts of a page as eyes and screen readers get them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._within: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNSEEN:
            self._within.append(tag)
        self.texts += [value for name, value in attrs if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        if not self._within and (told := " ".join(data.split())):
            self.texts.append(told)


def codes(drill: LiveDrill) -> re.Pattern[str]:
    """What no page says, in this drill."""
    roles = {role for place in drill.seats().seats.values() for role in place.roles} - WORDS
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(roles, key=len, reverse=True)))})\b(?!\w)|"
        rf"\b(?:{'|'.join(VERDICTS)})\b|"
        r"\b[A-Z]\d{3}\b|‰|\bphần nghìn\b|\bper ?mille?\b|\b(?:phương án|biện pháp|hành động|actions?) \d|\b[A-Z]{2,}_[A-Z]+\b|"
        r"\b[a-z]+(?:_[a-z]+)+\b|(?<![.\w@/-])[a-z]{3,}\.(?!invalid|test|example)[a-z]{3,}(?![\w.-])|\{[a-z_]+\}|%\([a-z]+\)|"
        r"\bG[0-7U]\b"
    )


def told(drill: LiveDrill, lang: str) -> Iterator[tuple[str, str, str]]:
    """(seat, address, text) of whatever a seat may open."""
    for seat in alike(drill):
        client = browser(drill, seat, lang)
        beside = [f"/d/{drill.id}/{room}" for room in ("help/", "cards", "papers", "report/wash/")]
        for address in (*pages(drill, seat), *beside):
            answer = client.get(address, follow=True)
            if answer.status_code == 200 and "html" in answer["Content-Type"]:
                for text in Read(answer.content.decode()).texts:
                    yield seat, address.split("/", 3)[3], text


@pytest.mark.parametrize(("name", "most"), PLAYS)
def test_no_page_of_any_seat_says_a_code(base: object, name: str, most: int) -> None:
    found: dict[tuple[str, str], tuple[object, ...]] = {}
    read = 0
    for at, minute in enumerate(moments(name, most)):
        drill = rehearsed(name, minute)
        unsaid = codes(drill)
        for seat, address, text in told(drill, LANGUAGES[at % 2]):
            read += 1
            for code in unsaid.finditer(text):
                found.setdefault(
                    (code[0], text[max(0, code.start() - 50) : code.end() + 50]), (minute, seat, address)
                )
    assert read > 2000
    assert found == {}, "\n".join(f"{key} {value}" for key, value in found.items())
