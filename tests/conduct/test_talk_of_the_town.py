"""What the pages of a live drill show as talked about, in the library's drills, several seeds and both languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from infodrill.conduct.derive import TRENDS_EVERY
from infodrill.conduct.nouns.posts import SpeakAsPersona
from infodrill.kernel.folding import fold
from infodrill.kernel.protocols import Row
from infodrill.media.trends import WINDOW
from infodrill.scenario.loader import find, load
from tests.conduct.living import Living, begin
from tests.forms import both_forms

# Words of grammar that no subject holds, written down apart from those of the program.
GRAMMAR = {
    "vi": "à ạ ai bị bởi các cái của cũng cho chưa có đã đang để đây đó được gì hay khi không là lại mà mấy mình một nào này nếu "
    "nên nữa nhé nha nhưng những như ở ơi ra rằng rất rồi sao sẽ tại thì thế thôi tôi tui từ và vào vẫn vậy vì với về",
    "en": "a about again all am an and any are as at be been but by can did do does for from had has have he her his how i if in "
    "into is it its just me my no not now of on or our out she so some that the their them then there they this to up us was "
    "we were what when where which who why will with you your",
}
PERSONA = "Một người mẹ ở phường Gò Nhạn"
KIND = "topics"
PLAYS = ("clinic 1000 90 1", "typhoon 1000 190 1", "clinic 1000 90 2", "boundaries 4000 90 1")
"""Drill, accounts, minutes, seed."""
WORD = re.compile(r"[^\W_]+")
Shown = Iterator[tuple[int, str, list[str]]]


@pytest.fixture(scope="module", params=both_forms(PLAYS, PLAYS[:2]), ids=str)
def lived(request: pytest.FixtureRequest) -> Living:
    name, *numbers = request.param.split()
    accounts, minutes, seed = map(int, numbers)
    return begin(load(find(name)), accounts, seed=seed).live(minutes)


def shown(drill: Living) -> Shown:
    """(minute, language, folded subjects, the first one first) of every time that anything was shown."""
    rows: dict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in drill.derived.rows(KIND):
        rows[int(row["minute"]), str(row.get("lang", "vi"))].append(row)
    for (minute, lang), topics in rows.items():
        yield minute, lang, [str(row["term"]) for row in topics]


def worded(text: str) -> str:
    """The folded words of a text, with a space around each."""
    return f" {' '.join(WORD.findall(fold(text)))} "


def test_something_is_shown_in_both_languages_while_claims_spread(lived: Living) -> None:
    found = {lang: {minute for minute, spoken, _ in shown(lived) if spoken == lang} for lang in ("vi", "en")}
    for minutes in found.values():
        assert len(minutes) * TRENDS_EVERY * 3 >= lived.drill.state.minute


def test_no_subject_holds_a_word_of_grammar(lived: Living) -> None:
    """So none begins or ends in one, and none is a piece of a sentence."""
    for minute, lang, terms in shown(lived):
        # A name may be spelt as such a word is: "Sao Biển".
        words = {word for term in terms for word in term.split() if word.islower()}
        assert not words & set(GRAMMAR[lang].split()), (minute, terms)


def test_no_subject_is_part_of_another_or_says_it_again(lived: Living) -> None:
    for minute, _, terms in shown(lived):
        for term in terms:
            others = [f" {fold(other)} " for other in terms if other != term]
            assert not any(f" {fold(term)} " in other for other in others), (minute, terms)
        assert len({fold(term) for term in terms}) == len(terms)


def test_every_place_stands_once_and_whole(lived: Living) -> None:
    wards = lived.shelf.scenario.places.wards
    for minute, lang, terms in shown(lived):
        for ward in wards:
            name = fold(re.sub(r"^Phường |^Xã | ward$| commune$", "", ward.name.in_(lang)))
            holding = [term for term in terms if f" {name} " in f" {fold(term)} "]
            assert len(holding) <= 1, (minute, terms)
            assert all(fold(term) == name for term in holding), (minute, terms)


def test_small_talk_never_comes_first_while_a_claim_spreads(lived: Living) -> None:
    network = lived.runner.network
    said = {
        lang: [(ref, worded(network.feed.expand(ref, lang))) for ref in network.feed.posts()]
        for lang in ("vi", "en")
    }
    for minute, lang, terms in shown(lived):
        about = [
            bool(ref.narrative)
            for ref, text in said[lang]
            if minute - WINDOW < ref.minute <= minute and ref.own_words and f" {fold(terms[0])} " in text
        ]
        spreads = any(ref.narrative for ref, _ in said[lang] if minute - WINDOW < ref.minute <= minute)
        assert not spreads or sum(about) * 2 >= len(about), (minute, terms)


def test_who_reads_in_another_language_reads_subjects_in_it(lived: Living) -> None:
    seat = next(iter(lived.seats.seats))
    read = {lang: lived.reader(seat, lang).trends() for lang in ("vi", "en")}
    rows = {lang: terms for minute, lang, terms in shown(lived)}
    for lang, topics in read.items():
        assert not topics or [topic.term for topic in topics] == rows[lang]


def test_what_a_closed_group_says_among_itself_is_no_subject() -> None:
    drill = begin(load(find("clinic")), 1_000).live(1)
    said = (
        "Hội Mắt Lưới hẹn nhau ở miếu",
        "mai gặp Hội Mắt Lưới nhé",
        "bên Hội Mắt Lưới kể thế",
        "hỏi Hội Mắt Lưới xem sao",
    )
    for room, found in (("ben-lanh.g0", False), ("feed", True)):
        for text in said:
            drill.give("town", SpeakAsPersona(role="SIM-PUB", persona=PERSONA, room=room, text=text))
            drill.live(drill.drill.state.minute + 2)
        drill.live(drill.drill.state.minute + TRENDS_EVERY)
        *_, last = [], *(terms for _, lang, terms in shown(drill) if lang == "vi")
        assert found == any("hội mắt lưới" in term.lower() for term in last), (room, last)
