"""What people read is words: no code of a rule, role or measure, no id of a seat, a cell or a part of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client

from infodrill.casework import rights
from infodrill.casework.tongues import spoken
from infodrill.web.live import LiveDrill
from infodrill.web.models import LogText

from .house import clinic, do, seated
from .rehearsed import rehearsed, session_of
from .test_forms_declared import TEMPLATES
from .test_parts_follow import addresses

pytestmark = pytest.mark.usefixtures("base")
CODES = (
    r"\b[RHS][0-9]{3}\b",  # rules
    r"\b[A-Za-z]{1,3}[0-9]+\.[a-zA-Z]+[0-9]+\b",  # what belongs to a case: c9.q1
    r"\b(?:PQ|pq)[0-9]+\b",
    r"(?<![\w/.#-])[acdgms][0-9]+\b",  # a case is called C14; nothing else has a number that people say
    r"\bS(?:[5-9]|[1-9][0-9]+)\b",  # texts
    r"\b[HS][0-4]\b(?! [a-zđà-ỹ])",  # harm, and how far something has spread, without their words
    r"‰|per mille|phần nghìn|(?:confidence|độ tin|độ tin cậy) [01][.,]\d",
    r"\bTLP\b|\b(?:RED|AMBER|GREEN|CLEAR)\b(?! –)",  # who may read something
    r"\bE(?:[7-9]|1[0-9])\b",  # measures; E1 to E6 are grades of evidence too
)
SPOKEN = frozenset({"city", "clinic", "registry", "steering", "network", "control"})
"""Ids that are words of what is told in English beside the Vietnamese."""


class Seen(HTMLParser):
    """The text of a page that eyes or a screen reader meet."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._words: list[str] = []
        self._deaf = 0
        self.feed(page)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self._words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._deaf += tag in ("script", "style")
        self._words += [value for name, value in attrs if value and name in ("aria-label", "placeholder")]

    def handle_endtag(self, tag: str) -> None:
        self._deaf -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._deaf:
            self._words.append(data)


def codes(drill: LiveDrill, lang: str) -> re.Pattern[str]:
    seats = drill.seats(lang)
    roles = {role for seat in seats.seats.values() for role in seat.roles}
    gates = [rf"\b{code}\b" for code in rights.GATES]
    hidden = [*CODES, *gates, *(rf"\b{re.escape(role)}\b" for role in roles)]
    ids = {*seats.seats, *seats.cells} - SPOKEN
    if lang == "en":  # where "head" is a word
        ids = {one for one in ids if "-" in one}
    return re.compile("|".join([*hidden, *(rf"(?<![\w/-]){re.escape(one)}(?![\w-])" for one in ids)]))


def told(drill: LiveDrill, lang: str) -> Iterator[tuple[str, str, str]]:
    """(seat, address, text) of every page of every seat, without what the scenario's author writes to evaluators."""
    injects = drill.scenario.msel.injects
    authored = [wanted.what.in_(lang) for inject in injects for wanted in inject.expected_actions]
    authored += [inject.evaluator_notes.in_(lang) for inject in injects if inject.evaluator_notes]
    for seat in drill.seats().seats:
        browser = Client()
        browser.cookies[settings.SESSION_COOKIE_NAME] = session_of(drill, seat)
        browser.cookies["infodrill_lang"] = lang
        for address in addresses(drill, seat):
            answer = browser.get(f"/d/{drill.id}/{address}")
            if answer.status_code == 200:
                text = Seen(answer.content.decode()).text
                for words in authored:
                    text = text.replace(" ".join(words.split()), "")
                yield seat, address, text


def foreign_to(lang: str) -> set[str]:
    """What automated cells typed in the drill's language, Vietnamese, which a reader of English meets in English."""
    typed = {
        " ".join(text.partition("\n")[0].split()) for text in LogText.objects.values_list("text", flat=True)
    }
    found = {text for text in typed if len(text) > 24 and spoken(text) == "vi"}
    assert len(found) > 30
    return found if lang == "en" else set()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "minute"), [("clinic", 70), ("forged-order", 40)])
def test_no_page_of_any_seat_shows_a_code(name: str, minute: int, lang: str) -> None:
    drill = rehearsed(name, minute)
    hidden, pages = codes(drill, lang), 0
    found, foreign = set(), foreign_to(lang)
    for seat, address, text in told(drill, lang):
        pages += 1
        if not address.startswith("studio/"):  # where both languages stand side by side
            found |= {(seat, address, words) for words in foreign if words in text}
        found |= {
            (seat, address, text[max(0, hit.start() - 30) : hit.end() + 20]) for hit in hidden.finditer(text)
        }
    assert found == set()
    assert pages > 2 * len(drill.seats().seats)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_refusal_shows_a_code_and_support_still_finds_it(lang: str) -> None:
    drill = clinic()
    hidden = codes(drill, lang)
    orders = (
        ("direction", "change-clock", {"change": "close"}),
        ("direction", "change-clock", {"change": "sideways"}),
        ("direction", "hold-leap", {"move": "2", "reason": "x"}),
        ("duty", "change-clock", {"change": "start"}),
        ("duty", "send-message", {"kind": "chat"}),
        ("head", "decide", {"case": "c1", "actions": "4"}),
        ("lookout", "set-verdict", {"case": "c1", "verdict": "TRUE", "confidence": "800"}),
    )
    for seat, verb, form in orders:
        browser = seated(drill, seat)
        browser.cookies["infodrill_lang"] = lang
        answer = do(browser, drill, verb, **form)
        page = answer.content.decode()
        assert answer.status_code in (403, 409, 422), (verb, page)
        assert re.search(r'data-code="[RH]\d{3}"', page), (verb, page)
        assert not hidden.search(Seen(page).text), (verb, Seen(page).text)


def test_no_line_of_a_template_is_shown_as_a_line_of_somebodys_words() -> None:
    """`words` keeps the lines that people write: what it stands on begins with them and with no line of the template."""
    shown = re.compile(r'class="(?:[^"]* )?words(?: [^"]*)?"[^<>]*>[ \t]*\n')
    pages = sorted(TEMPLATES.rglob("*.html"))
    assert len(pages) > 100
    assert [page.name for page in pages if shown.search(page.read_text("utf-8"))] == []


def test_the_order_of_languages_is_the_browsers() -> None:
    wished = {
        "vi;q=0.1,en;q=0.9": "en",
        "en;q=0.2, vi": "vi",
        "fr, en;q=0.5, vi;q=0.4": "en",
        "en-GB,en;q=0.9,vi;q=0.8": "en",
        "en;q=0, vi;q=0.1": "vi",
        "de": "vi",
        "": "vi",
        ";;q=,en;q=x": "vi",
    }
    said = {
        header: Client().get("/join", headers={"Accept-Language": header}).headers["Content-Language"]
        for header in wished
    }
    assert said == wished
