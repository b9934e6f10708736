"""The sort of a typed text is learnt from lines that we wrote: it agrees with lines that were held back, or says nothing."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from infodrill.conduct.learnt import LINES, SORTS, Learnt, chosen, learn, lines, ranked, sort_of
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING
from infodrill.conduct.textsorts import PERSONAL, sorts
from infodrill.kernel.erasable import remembered
from infodrill.kernel.events import Text
from infodrill.kernel.log import EventLog
from infodrill.kernel.mark import MARK
from infodrill.kernel.store import MemoryLogStore
from infodrill.media.matters import HEARD, MARKED
from infodrill.media.relations import ALONE, INFORMS, MARKS, UNSORTED, kind_shown
from infodrill.media.replies import ANY, _shelf, conditions_of, lines_in, lines_of, reply_id, stands, words_of

HELD = Path(__file__).parent / "typed_held.tsv"
LANGUAGES = ("vi", "en")
FOLDS = 4
# By language: of lines that it never saw, how many at least are sorted at all, and how many of those wrongly at most, per cent.
BOUNDS = {"vi": (38, 13), "en": (30, 16)}
NUMBER = re.compile(r"\b0\d{2,3}[ .]?\d{3}[ .]?\d{3}")
WHOLE_NAME = re.compile(
    r"\b(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Vũ|Bùi|Đỗ|Ngô|Đặng|Trịnh|Nguyen|Tran|Le|Pham|Hoang|Vu|Bui|Do|Ngo) (?:Văn|Thị|Van|Thi)\b"
    r"|\b(?:Thị|Văn|Thi) [A-ZĐ]"
)
THANKS = ("cảm ơn", "quý quá", "hay quá", "thank", "cheers", "good on")


def told(lang: str) -> list[tuple[str, str]]:
    return [(label, text) for label, spoken, text in lines() if spoken == lang]


def judged(learnt: Learnt, every: list[tuple[str, str]]) -> Counter[str]:
    """How many lines are sorted "well", "ill" or "not" at all."""
    found = Counter[str]()
    for label, text in every:
        sort = chosen(ranked(learnt, text))
        found["not" if not sort else "well" if sort == SORTS[label] else "ill"] += 1
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lines_that_were_held_back_are_sorted_as_they_are_labelled_or_not_at_all(lang: str) -> None:
    every = told(lang)
    found = Counter[str]()
    for fold in range(FOLDS):
        rest = [line for number, line in enumerate(every) if number % FOLDS != fold]
        found += judged(learn(rest), every[fold::FOLDS])
    least, most = BOUNDS[lang]
    certain = found["well"] + found["ill"]
    assert certain * 100 >= least * len(every), found
    assert found["ill"] * 100 <= most * certain, found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_so_are_lines_that_were_written_last_and_shipped_never(lang: str) -> None:
    rows = [line.split("\t") for line in HELD.read_text(encoding="utf-8").splitlines()]
    shipped = {text for _, text in told(lang)}
    every = [(label, text) for label, spoken, text in rows if spoken == lang and text not in shipped]
    found = judged(learn(told(lang)), every)
    certain = found["well"] + found["ill"]
    assert len(every) > 60 and certain * 100 >= 40 * len(every) and found["ill"] * 100 <= 10 * certain, found


def test_whatever_the_order_of_the_lines_the_same_is_learnt_and_in_whole_numbers() -> None:
    every = told("en")
    one_way, other_way = learn(every), learn(every[::-1])
    assert one_way == other_way
    assert all(isinstance(weight, int) for weight in (*one_way.weights.values(), *one_way.lengths.values()))
    near = ranked(one_way, "Does anybody know where this clip was filmed?")
    assert near == ranked(other_way, "Does anybody know where this clip was filmed?")
    assert all(isinstance(share, int) and share >= 0 for _, share in near)


def test_every_label_has_lines_enough_and_a_sort_with_words() -> None:
    labels = Counter((label, spoken) for label, spoken, _ in lines())
    assert {label for label, _ in labels} == set(SORTS) and set(SORTS.values()) <= {*MARKS, INFORMS}
    assert (
        min(labels[label, "vi"] for label in SORTS) >= 20 and min(labels[label, "en"] for label in SORTS) >= 8
    )
    texts = [text for _, _, text in lines()]
    assert len(texts) > 1_800 and len(set(texts)) >= len(texts) - 3


def test_the_shipped_lines_bear_the_mark_and_name_no_person_by_number_class_or_whole_name() -> None:
    first, *rest = LINES.read_text(encoding="utf-8").splitlines()
    assert MARK in first and not any(line.startswith("#") for line in rest)
    named = [
        text
        for _, lang, text in lines()
        if NUMBER.search(text)
        or WHOLE_NAME.search(text)
        or any(sort in PERSONAL for sort, _ in sorts("", text, lang))
    ]
    assert named == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whoever_answers_what_is_of_no_sort_presumes_nothing(lang: str) -> None:
    seen = {
        UNSORTED: "",
        "named": "",
        "undated": "",
        "unsourced": "",
        "untold": "",
        "claimed": "",
        "settled": "",
    }
    said: Counter[str] = Counter()
    for key in _shelf(lang):
        matter, _, topic = key.partition(".")
        grammar = reply_id(matter, topic or ANY, lang)
        for line in lines_in(grammar):
            if matter != "fair" and stands(
                grammar, line, lang, seen
            ):  # hard words are recorded, and so minded
                assert matter in HEARD.values() and conditions_of(line) <= {UNSORTED}, line
                assert not any(thanks in words_of(line).lower() for thanks in THANKS), line
                said[matter] += 1
    assert set(said) == set(HEARD.values()) and min(said.values()) >= 13 and sum(said.values()) >= 40, said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("sort", sorted({*SORTS.values()} - {INFORMS}))
def test_every_sort_is_answered_in_every_way_on_a_claim_or_on_none(sort: str, lang: str) -> None:
    for matter in MARKED.values():
        free = [line for line in lines_of(matter, "", lang) if conditions_of(line) == {sort}]
        assert len(free) >= 3, (matter, free)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_thanks_for_what_sounds_like_wild_advice_or_agrees_with_it(lang: str) -> None:
    seen = {"wild": "", "named": "", "informs": ""}
    for key in _shelf(lang):
        matter, _, topic = key.partition(".")
        grammar = reply_id(matter, topic or ANY, lang)
        for line in (line for line in lines_in(grammar) if stands(grammar, line, lang, seen)):
            assert not any(thanks in words_of(line).lower() for thanks in THANKS), line
    assert kind_shown("agree", "Thôi em không theo đâu ạ.", seen) == "denial"


@pytest.mark.parametrize(
    ("lang", "text", "sort"),
    [
        ("vi", "Uống xăng mỗi sáng một thìa là hết cúm.", "harms"),
        ("en", "Drink petrol twice a day and the flu is gone by Sunday.", "harms"),
        ("vi", "Chúc mừng năm mới cả nhà, chúc mọi người an khang!", "hail"),
        ("en", "Happy New Year, neighbours!", "hail"),
        ("vi", "Bình chọn: có nên dời chợ không? 1 có, 2 không.", "poll"),
    ],
)  # fmt: skip
def test_what_players_type_for_fun_is_taken_for_that(lang: str, text: str, sort: str) -> None:
    seen = _passages("", text, "confirm", lang, NOTHING)
    assert sort in seen and sort in ALONE and not {"fact", "advice", "full"} & seen.keys()


def test_what_a_text_was_of_is_forgotten_when_it_is_erased() -> None:
    log, typed = EventLog(MemoryLogStore(), seed=1), "Mời bà con ra sân đình xem chiếu phim tối thứ Bảy."
    sent = MessageSent(message="m-1", kind="chat", seat="a", cell="b", to=("c",), text=Text(typed))
    event = log.append(0, "a", sent)
    seen = _passages("", typed, "", "vi", NOTHING)
    assert seen and sort_of(typed, "vi", 0) and remembered()
    assert log.erase(*log.text_digests(event.seq)) == 1
    assert remembered() == 0
