"""Real agencies in English: a ministry is real by its country, an abbreviation by its capitals; what is invented passes.

No real name stands here: ministries are put together when the test runs, and international bodies are turned by thirteen letters.
"""

from __future__ import annotations

from codecs import decode
from itertools import product

import pytest

from infodrill.scenario.checks import invented
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.starting import started
from tests.scenario.plaindrills import data, injects, said

COUNTRIES = ("Vietnam", "Viet Nam", "Việt Nam")
INVENTED = ("Vàm Sáo", "the Republic of Sóng Mơ", "Marland")
FIELDS = (
    "Health", "Foreign Affairs", "Finance", "Education and Training", "Public Security",
    "Culture, Sports and Tourism", "Natural Resources and Environment", "Agriculture and Rural Development",
)  # fmt: skip
FORMS = (
    "the Ministry of {field} of {country}", "Ministry of {field}, {country}", "{country}'s Ministry of {field}",
    "{country}’s ministry of {field}", "The {country} Ministry of {field} said so",
)  # fmt: skip
BODIES = (
    "Havgrq Angvbaf", "Jbeyq Sbbq Cebtenzzr", "Jbeyq Urnygu Betnavfngvba", "Vagreangvbany Zbargnel Shaq",
    "Sbbq naq Ntevphygher Betnavmngvba", "Vagreangvbany Ynobhe Betnavmngvba", "Nfvna Qrirybczrag Onax",
    "Rhebcrna Havba", "HAQC", "HAUPE", "VZS", "NFRNA", "VNRN", "Jbeyq Onax", "Erq Pebff", "HAVPRS", "Vagrecby",
    "Tổ puứp L gế Guế tvớv",
)  # fmt: skip
ASKS = "who"


@pytest.mark.parametrize("form", FORMS)
def test_a_ministry_of_the_country_is_real_in_every_form(form: str) -> None:
    for field, country in product(FIELDS, COUNTRIES):
        text = form.format(field=field, country=country)
        assert "agency" in {kind for kind, _ in invented.denied(text)}, text


@pytest.mark.parametrize("form", FORMS)
def test_the_same_ministry_of_an_invented_country_or_of_none_is_invented(form: str) -> None:
    for field, country in product(FIELDS, INVENTED):
        assert invented.denied(form.format(field=field, country=country)) == ()
    for field in FIELDS:
        assert invented.denied(f"The Ministry of {field} said so.") == ()
        assert invented.denied(f"The Ministry of {field} said so. In Vietnam it rains.") == ()


@pytest.mark.parametrize("turned", BODIES)
def test_international_bodies_are_real(turned: str) -> None:
    name = decode(turned, "rot13")
    for text in (name, f"the {name} said today", f"theo {name}, nước lên"):
        assert "agency" in {kind for kind, _ in invented.denied(text)}, turned


@pytest.mark.parametrize(
    "text",
    [
        "the {} warned today", "The {}: stay at home", "{} warns of an outbreak.", "according to {}, it spreads",
        "It was said by {} this morning.", "Did the {} say so?", "theo {}, dịch đang lan", "Stay at home. {} says so.",
    ],
)  # fmt: skip
def test_a_question_word_in_capitals_is_a_name_where_it_is_said_of_somebody(text: str) -> None:
    assert [kind for kind, _ in invented.denied(text.format(ASKS.upper()))] == ["agency"]
    for written in (ASKS, ASKS.title()):
        assert invented.denied(text.format(written)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "{} told you that the dyke broke?", "{} IS RIGHT?", "I ASK {} SAID SO", "{} cares!", "{}?", "{}",
        "tell me {} did this.", "I know {} did it", "Said by {}?",
    ],
)  # fmt: skip
def test_a_question_word_that_is_stressed_is_no_name(text: str) -> None:
    assert invented.denied(text.format(ASKS.upper())) == ()


@pytest.mark.parametrize("text", ["cán bộ y tế phường", "Cán bộ công an xã", "toàn bộ y tế cơ sở"])
def test_the_second_half_of_a_common_word_begins_no_name(text: str) -> None:
    assert invented.denied(text) == ()
    assert invented.denied(text.split(" ", 1)[1])


def test_a_name_with_joining_words_is_kept_by_its_others(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = invented.denied_lines("agency", "Bureau of Mơ and the Hồ")
    monkeypatch.setattr(invented, "_listed", lambda: dict([line.split()[::-1]]))
    invented._denied.cache_clear(), invented._kinds.cache_clear()
    for text in ("The bureau of mo and ho", "Bureau of Mơ, Hồ", "BUREAU OF THE MO AND THE HO"):
        assert [kind for kind, _ in invented.denied(text)] == ["agency"], text
    assert invented.denied("bureau mơ hồ") == () == invented.denied("bureau of mơ")
    invented._denied.cache_clear(), invented._kinds.cache_clear()


@pytest.mark.parametrize("name", library())
def test_no_text_of_the_library_names_an_agency(name: str) -> None:
    texts = [text for _, _, text in load(find(name)).written_texts]
    assert [found for found in invented.denied(*texts) if found[0] == "agency"] == []


@pytest.mark.parametrize("kind", ["ward", "hospital", "school", "ngo", "press-office", "city"])
def test_no_template_names_an_agency(kind: str) -> None:
    for lang in ("vi", "en"):
        texts = started(kind, lang, name="mine", minutes=60, cells=6).values()
        assert [found for text in texts for found in invented.denied(*text.splitlines())] == []


def test_a_name_that_is_a_common_word_is_real_whatever_leads_to_it() -> None:
    paper, other, house = (decode(turned, "rot13") for turned in ("Ghổv Geẻ", "Gunau Avêa", "Oạpu Znv"))
    for text in (
        f"Reporter of {paper}",
        f"Phóng viên {other}",
        f"{paper} đưa tin",
        f"From the {other} newsroom",
    ):
        assert "press" in {kind for kind, _ in invented.denied(text)}, text
    for text in (f"A nurse at {house} says", f"Bác sĩ {house} bảo"):
        assert "agency" in {kind for kind, _ in invented.denied(text)}, text
    for text in (
        f"Nhà văn hóa {paper}",
        f"Đoàn {other} phường",
        paper.capitalize(),
        f"phố {house}",
        f"{house} thì nở",
    ):
        assert invented.denied(text) == (), text


def test_a_name_within_a_longer_one_is_told_once() -> None:
    files = data("school-vi")
    injects(files)[2]["body"] = f"{decode('Oệau ivệa Puợ Eẫl', 'rot13')} đã nhận xem từ xa."
    assert len([each for each in said(files) if each[0] == "S181"]) == 1
