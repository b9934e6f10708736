"""Nothing stands twice in what good cells publish, people are promised round hours, and nobody is sorry for what is to come."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.automata import phrases as say
from infodrill.automata.hours import day, hour
from infodrill.automata.pairs import Both, cut
from infodrill.automata.promises import EVERY, LEAST, coming_back, rounded
from infodrill.conduct.readings import readings
from infodrill.kernel.i18n import tr
from infodrill.scenario.loader import Loaded
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Heard, Said

LANGUAGES = ("vi", "en")
CLAUSE = re.compile(r"[.;:!?]+(?:\s+|$)|[\n“”•]|, (?:vì|because) ")
WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
SHORTEST = 5  # words of a clause that says something
SOON = 3_600  # seconds of play in which a public still has the first text before it
FOOT = re.compile(r"^(?:Nguồn|Theo|Source|According to)\b.*$|“[^”]*”", re.M)
ADDS = re.compile(r"^.*(?:nói rõ thêm chi tiết|adds the details).*$", re.M)
FRESH = re.compile(r"kiểm tra xong|now checked|check is finished|Cập nhật", re.I)
QUOTED = re.compile(r"“[^”]{40,}”")  # letters of a telling, more than a name has
HEADS = re.compile(r"^(?:Cảnh báo|Warning)\b")
ORDINARY = re.compile(
    r"không cần|không phải chạy|như (?:mọi|thường)|\bno need\b|need not|as (?:usual|always)", re.I
)
MOMENTS = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 30))


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> tuple[Loaded, Heard]:
    return drill_heard(request.param)


def said_twice(text: str) -> list[str]:
    """Clauses of a text that stand in it again, alone or within another."""
    parts = [WORD.findall(part) for part in CLAUSE.split(text)]
    told = [
        words for words in parts if len(words) >= SHORTEST and 2 * sum(map(str.istitle, words)) < len(words)
    ]
    clauses = [" ".join(words).casefold() for words in told]  # a name may stand wherever it is needed
    return [
        clause
        for place, clause in enumerate(clauses)
        if any(f" {clause} " in f" {other} " for other in (*clauses[:place], *clauses[place + 1 :]))
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_said_twice_in_a_statement(drill: tuple[Loaded, Heard], lang: str) -> None:
    for word in drill[1].said:
        whole = f"{word.title(lang)}\n{word.body(lang)}"
        # Whoever reads a list reads the point that is theirs: each has its own step, be it that of another as well.
        texts = whole.split("\n• ") if word.kind == "bulletin" else [whole]
        assert not (again := [clause for text in texts for clause in said_twice(text)]), f"{word}: {again}"


def news(later: str, earlier: str, places: frozenset[str] = frozenset()) -> list[str]:
    """What a text says that the earlier one did not, wherever in it and of whichever of the places; its source and what it quotes
    apart."""

    def clauses(text: str) -> list[str]:
        bare = re.sub("|".join(map(re.escape, places)) or r"\Z", " ", FOOT.sub(" ", text)).casefold()
        return [
            " ".join(found) for part in CLAUSE.split(bare) if len(found := WORD.findall(part)) >= SHORTEST
        ]

    known = " / ".join(clauses(earlier))
    return [clause for clause in clauses(later) if clause not in known]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_office_publishes_one_text_twice(drill: tuple[Loaded, Heard], lang: str) -> None:
    places = frozenset(
        name.partition(" ")[2] for ward in drill[0].scenario.places.wards for name in (ward.name.vi,)
    )
    words = [word for word in drill[1].said if word.case]
    for place, word in enumerate(words):
        text = f"{word.title(lang)}\n{word.body(lang)}"
        for other in words[:place]:
            soon = word.at - other.at < SOON and word.version.author[1] == other.version.author[1]
            before = f"{other.title(lang)}\n{other.body(lang)}"
            assert not soon or news(text, before, places), f"{word} says no more than {other}: {text}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_text_within_the_hour_adds_something(drill: tuple[Loaded, Heard], lang: str) -> None:
    last: dict[str, Said] = {}
    for word in drill[1].said:
        if word.case is None:
            continue
        first, last[word.case.case] = last.get(word.case.case), word
        if first is None or first.kind != "warning" or word.kind != "correction" or not word.told:
            continue
        newer, text = word.told > first.written, f"{word.title(lang)}\n{word.body(lang)}"
        added = news(ADDS.sub("", text), f"{first.title(lang)}\n{first.body(lang)}") or "“" in word.body(lang)
        assert newer or (ADDS.search(text) and added and not FRESH.search(text)), (
            f"{word} after {first}: {text}"
        )
        assert newer or "“" not in first.body(lang), f"{first} told all that {word} tells: {first.body(lang)}"


def test_one_text_twice_is_found() -> None:
    first = "Phường A: không có lịch cắt điện nào\nHạn chế mở tủ lạnh đêm nay. Nguồn dự phòng vẫn chạy tốt.\nNguồn: sổ, 13 giờ."
    turned = "Phường A: không có lịch cắt điện nào\nNguồn dự phòng vẫn chạy tốt. Hạn chế mở tủ lạnh đêm nay.\nNguồn: sổ, 14 giờ."
    assert not news(turned, first) and not news(
        first.replace("Phường A", "Phường B"), first, frozenset({"A", "B"})
    )
    assert news(f"{turned}\nTừ đó đến nay không có gì mới.", first)


def test_a_bulletin_holds_up_no_rumour(drill: tuple[Loaded, Heard]) -> None:
    for word in drill[1].said:
        told = QUOTED.search(f"{word.body('vi')}\n{word.body('en')}")  # the name of a page is no telling
        assert word.kind != "bulletin" or told is None, word.body("vi")
        again = re.search("nhắc lại|as we said", word.body("vi") + word.body("en"), re.I)
        assert word.kind != "bulletin" or not again, word.body("vi")


def test_what_a_second_text_says_of_the_first_promises_nothing() -> None:
    for form in (say.SAID_AGAIN, say.CORRECTED_AGAIN, say.MOVED_ON, say.WRONG_THEN, say.AGAIN_TOLD):
        for lang, head in (("vi", "Nhắc lại"), ("en", "As we said")):
            said = tr(lang, form, time="17 giờ 12" if lang == "vi" else "17:12")
            assert "unpromised" in set(readings(head, f"{head}.\n{said}", lang)), said


def test_what_is_said_twice_is_found() -> None:
    assert said_twice("Phường Gò Mận: không có danh sách nào\nKhông có danh sách nào; lịch tiêm vẫn giữ.")
    assert said_twice("Cảnh báo: đừng lội qua đập tràn\nViệc cần làm: đừng lội qua đập tràn.")
    assert said_twice("Phường A: chưa xác nhận tin “đê vỡ ở km 3”\nCó đúng là “đê vỡ ở km 3” hay không.")
    assert not said_twice("Không có danh sách nào\nLịch tiêm vẫn giữ. Không ai đi bắt chó.")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_headline_warns_of_a_danger_alone_and_never_tells_the_rumour(
    drill: tuple[Loaded, Heard], lang: str
) -> None:
    for word in drill[1].said:
        title, claim = word.title(lang), drill[0].scenario.claim(word.claim) if word.claim else None
        assert not (HEADS.search(title) and ORDINARY.search(word.body(lang))), f"{word}: {title}"
        rumour = claim.sentence.in_(lang).rstrip(".").casefold() if claim else ""
        assert not rumour or rumour not in title.casefold(), f"{word}: {title}"
        assert title.count(": ") < 2, title  # one colon leads, a second one loses the reader


def test_people_are_promised_round_hours(drill: tuple[Loaded, Heard]) -> None:
    for word in (*drill[1].said, *drill[1].press):
        when = word.promised
        assert when is None or (when.minute % EVERY, when.second) == (0, 0), f"{when:%H:%M:%S}"


@given(MOMENTS, st.integers(min_value=0, max_value=4 * 3_600), st.integers(min_value=0, max_value=3_600))
def test_a_round_hour_is_never_later_than_the_latest(now: datetime, ahead: int, more: int) -> None:
    now = now.replace(microsecond=0)
    due = rounded(0, ahead, now + timedelta(seconds=ahead), ahead + more)
    said = now + timedelta(seconds=due)
    assert due <= ahead + more and abs(due - ahead) < EVERY * 60
    assert due == ahead < LEAST + EVERY * 60 or (said.minute % EVERY == 0 and said.second == 0)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(
    now=MOMENTS,
    # Across midnight, and far behind after a leap of the story.
    apart=st.one_of(st.integers(-3 * 86_400, 3 * 86_400), st.integers(-900, 900)),
)
def test_nobody_is_sorry_for_a_promise_that_is_still_to_come(lang: str, now: datetime, apart: int) -> None:
    promised = now + timedelta(seconds=apart)
    form, hours = coming_back(lang, now, promised)
    assert (form == say.AGAIN) == (now <= promised)
    told = hour(lang, now, min(now, promised).date())
    assert hours.get("time", "") == (told if now > promised else "")
    if now > promised:
        assert hour(lang, promised, promised.date()) in hours["promised"]
        assert (form == say.LATE_BY_DAYS) == (now.date() != promised.date())
        assert form == say.LATE or hours["day"] == day(lang, promised.date())


def test_a_headline_leaves_the_rest_of_its_sentence_and_the_name_of_its_record() -> None:
    found = cut(
        Both("Sổ trực lúc 23 giờ: đê không vỡ ở km 3, chỉ thấm nhẹ; đội đang đắp bao. Nước rút dần.",
             "Log of 23:00: the dyke holds at km 3, there is a slow seep; a crew lays bags. The water falls.")
    )  # fmt: skip
    assert found.title.vi == "Đê không vỡ ở km 3, chỉ thấm nhẹ" and found.first.vi == "Đội đang đắp bao."
    assert [both.vi for both in found.others] == ["Nước rút dần."] and found.record.en == "Log of 23:00"
    bracket = cut(
        Both("Ba xe bồn (cổng chợ) có nước. Nước sạch.", "Three trucks (market) have water. It is clean.")
    )
    assert bracket.title.vi == "Nước sạch" and "(cổng chợ)" in bracket.first.vi
