"""What any seat reads on any page, from before the start to behind the close, is words: no role, rule, step, gate, action, share
or measure by its code, no id of a seat, a cell or a part of a case, no field's name, nothing to be filled in that was not,
and nothing typed in the language that the reader did not choose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from infodrill.casework.rights import VERDICTS
from infodrill.casework.tongues import spoken
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import LANGUAGES
from infodrill.media import names
from infodrill.web.live import LiveDrill
from infodrill.web.models import LogText
from tests.forms import amount, in_turn

from .house import clinic, do, seated
from .rehearsed import rehearsed
from .test_rooms_pages import browser, pages
from .test_walk import alike, moments

PLAYS = (("clinic", amount(3, 4)), ("typhoon", 2))
WORDS = {"UBND"}  # a word that people say, though a role is called so
SPOKEN = frozenset({"head", "city", "clinic", "registry", "steering", "network", "control"})
"""Ids that are words of what is told in English beside the Vietnamese."""
SAID = frozenset({"title", "aria-label", "placeholder", "alt", "data-confirm"})
UNSEEN = frozenset({"script", "style", "template", "svg"})
CODES = (
    r"\b[A-Z]\d{3}\b",  # rules
    r"\b[A-Za-z]{1,3}[0-9]+\.[a-zA-Z]+[0-9]+\b",  # what belongs to a case: c9.q1
    r"\b(?:PQ|pq)[0-9]+\b",
    r"(?<![\w/.#-])[acdgms][0-9]+\b",  # a case is called C14; nothing else has a number that people say
    r"\bS(?:[6-9]|[1-9][0-9]+)\b",  # texts
    r"\b(?<!là )(?<!is )(?:H[0-4]|S[0-5])\b(?! [a-zđà-ỹ])",  # harm, and how far something has spread, without their words
    r"‰|\bphần nghìn\b|\bper ?mille?\b|(?:confidence|độ tin|độ tin cậy) [01][.,]\d",
    r"\bTLP\b|\b(?:RED|AMBER|GREEN|CLEAR)\b(?! –)",  # who may read something
    r"\bE(?:[7-9]|1[0-9])\b",  # measures; E1 to E6 are grades of evidence too
    r"\bG[0-7U]\b",
    r"\b(?:phương án|biện pháp|hành động|actions?) \d",
    r"\b[A-Z]{2,}_[A-Z]+\b|\b[a-z]+(?:_[a-z]+)+\b",
    r"(?<![.\w@/-])[a-z]{3,}\.(?!invalid|test|example)[a-z]{3,}(?![\w.-])",  # a field of something
    r"\{[a-z_]+\}|%\([a-z]+\)",
)


NAMED = {
    word
    for shape in names._SHAPES
    for shelf in shape
    for said in shelf
    for word in de_accent(said).lower().split()
}
"""Of what simulated people call themselves, some as one word: `se_nhan_so_tay`."""


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


def codes(drill: LiveDrill, lang: str) -> re.Pattern[str]:
    """What no page says, in this drill."""
    seats = drill.seats(lang)
    roles = {role for seat in seats.seats.values() for role in seat.roles} - WORDS
    ids = {*seats.seats, *seats.cells} - SPOKEN
    if lang == "en":  # where "head" is a word
        ids = {each_id for each_id in ids if "-" in each_id}
    coded = [rf"\b(?:{_any(roles)})\b(?!\w)", rf"\b(?:{'|'.join(VERDICTS)})\b", *CODES]
    return re.compile("|".join([*coded, *([rf"(?<![\w/-])(?:{_any(ids)})(?![\w-])"] if ids else [])]))


def _any(words: set[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def authored(drill: LiveDrill, lang: str) -> list[str]:
    """What the scenario's author writes to evaluators, in any words."""
    injects = drill.scenario.msel.injects
    found = [wanted.what.in_(lang) for inject in injects for wanted in inject.expected_actions]
    found += [inject.evaluator_notes.in_(lang) for inject in injects if inject.evaluator_notes]
    return [" ".join(words.split()) for words in found]


def foreign_to(lang: str) -> set[str]:
    """What automated cells typed in the drill's language, Vietnamese, which a reader of English meets in English."""
    typed = {
        " ".join(text.partition("\n")[0].split()) for text in LogText.objects.values_list("text", flat=True)
    }
    return {text for text in typed if len(text) > 24 and spoken(text) == "vi"} if lang == "en" else set()


def told(drill: LiveDrill, lang: str, at: int, of: int) -> Iterator[tuple[str, str, str]]:
    """(seat, address, text) of whatever a seat may open; in the short form each page at one of the moments, which are `of`."""
    for number, seat in enumerate(alike(drill)):
        client = browser(drill, seat, lang)
        beside = [f"/d/{drill.id}/{room}" for room in ("help/", "cards", "papers", "report/wash/")]
        for place, address in enumerate((*pages(drill, seat), *beside)):
            if not in_turn(at, of, number, place):
                continue
            answer = client.get(address, follow=True)
            if answer.status_code == 200 and "html" in answer["Content-Type"]:
                for text in Read(answer.content.decode()).texts:
                    yield seat, address.split("/", 3)[3], text


@pytest.mark.parametrize(("name", "most"), PLAYS)
def test_no_page_of_any_seat_says_a_code(base: object, name: str, most: int) -> None:
    found: dict[tuple[str, str], tuple[object, ...]] = {}
    read, foreign = 0, set[str]()
    minutes = moments(name, most)
    for at, minute in enumerate(minutes):
        drill, lang = rehearsed(name, minute), LANGUAGES[at % 2]
        unsaid, written, others = codes(drill, lang), authored(drill, lang), foreign_to(lang)
        foreign |= others
        for seat, address, text in told(drill, lang, at, len(minutes)):
            read += 1
            for code in unsaid.finditer(text):
                called = {*re.split("[_.]", code[0])} <= NAMED
                if not called and not any(
                    text[max(0, code.start() - 9) : code.end()] in words for words in written
                ):
                    found.setdefault(
                        (code[0], text[max(0, code.start() - 50) : code.end() + 50]), (minute, seat, address)
                    )
            if not address.startswith("studio/"):  # where both languages stand side by side
                found |= {(words, text): (minute, seat, address) for words in others if words in text}
    assert read > 2_000 // amount(len(minutes), 1) and len(foreign) > 30
    assert found == {}, "\n".join(f"{key} {value}" for key, value in found.items())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_refusal_shows_a_code_and_support_still_finds_it(base: object, lang: str) -> None:
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
        client = seated(drill, seat)
        client.cookies["infodrill_lang"] = lang
        answer = do(client, drill, verb, **form)
        page = answer.content.decode()
        assert answer.status_code in (403, 409, 422), (verb, page)
        assert re.search(r'data-code="[RH]\d{3}"', page), (verb, page)
        assert not any(map(hidden.search, Read(page).texts)), (verb, Read(page).texts)
