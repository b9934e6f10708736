"""What automated cells publish says the same in both languages, and its title stands alone: by rules of the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from infodrill.automata import pairs
from infodrill.automata.matters import asks_for_money
from infodrill.automata.pairs import Both
from infodrill.automata.sentences import clause, inside, names, told_by_record, whole_sentences
from infodrill.scenario.loader import Loaded, find, load
from infodrill.scenario.schema import Bi, Claim
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Said

BECAUSE = {
    "vi": re.compile(r"^Tin này không đúng, vì (.*)$", re.M),
    "en": re.compile(r"^That is not so, because (.*)$", re.M),
}
MONEY_KEPT = {"vi": "không chuyển tiền", "en": "send no money"}


@pytest.fixture(scope="module", params=DRILLS)
def spoken(request: pytest.FixtureRequest) -> tuple[Loaded, tuple[Said, ...]]:
    loaded, told = drill_heard(request.param)
    return loaded, told.said


def texts(claim: Claim) -> Iterator[Bi]:
    yield from (known.why for known in claim.truth)
    yield claim.advice
    yield claim.sentence


def claim_of(loaded: Loaded, word: Said) -> Claim | None:
    return next((claim for claim in loaded.scenario.claims if claim.id == word.claim), None)


def told(sentence: Both) -> set[Both]:
    """A sentence as a title may hold it, with its record and without."""
    return {sentence.each(clause), sentence.each(told_by_record).each(clause)} | {
        part.each(clause) for part in pairs._clauses(sentence.each(told_by_record))
    }


@pytest.mark.parametrize("name", DRILLS)
def test_the_texts_of_a_library_drill_can_be_read_beside_each_other(name: str) -> None:
    """One sentence with a semicolon is cut there: it must be one in the other language too."""
    for claim in load(find(name)).scenario.claims:
        for text in texts(claim):
            vi, en = whole_sentences(text.vi), whole_sentences(text.en)
            assert len(vi) == len(en), f"{claim.id}: {vi} / {en}"
            if len(vi) == 1:
                assert ("; " in text.vi) == ("; " in text.en), f"{claim.id}: {text.vi} / {text.en}"


def test_both_titles_hold_the_same_sentence(spoken: tuple[Loaded, tuple[Said, ...]]) -> None:
    loaded, said = spoken
    compared = 0
    for word in said:
        claim = claim_of(loaded, word)
        found = (
            [held for text in texts(claim) for pair in pairs.pairs(text) for held in told(pair)]
            if claim
            else []
        )
        for held in found:
            stands = [
                held.in_(lang)[1:].lower() in word.title(lang).lower()
                for lang in ("vi", "en")
                if held.in_(lang)
            ]
            compared += all(stands) and len(stands) == 2
            assert len(set(stands)) <= 1, f"{word}: {word.title('vi')} / {word.title('en')}"
    assert compared


def test_a_title_points_at_nothing_that_it_does_not_name(spoken: tuple[Loaded, tuple[Said, ...]]) -> None:
    for word in spoken[1]:
        title = Both(word.title("vi"), word.title("en"))
        told = spoken[0].scenario.claim(word.claim).sentence if word.claim else None
        named = told and any(
            name in title.in_(lang) for lang in ("vi", "en") for name in names(told.in_(lang))
        )
        assert not told or "“" in title.vi or named or not pairs.points(title), f"{word}: {title}"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_reason_says_more_than_the_text_had_said(
    spoken: tuple[Loaded, tuple[Said, ...]], lang: str
) -> None:
    for word in spoken[1]:
        if reason := BECAUSE[lang].search(word.body(lang)):
            others = word.body(lang).replace(reason[0], "").lower()
            assert reason[1].rstrip(".").lower() not in others, f"{word}: {reason[0]}"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_while_it_is_not_known_whether_money_goes_astray_nobody_is_to_send_any(
    spoken: tuple[Loaded, tuple[Said, ...]], lang: str
) -> None:
    for word in spoken[1]:
        claim = claim_of(spoken[0], word)
        if word.kind == "holding" and claim and asks_for_money(claim.sentence):
            assert MONEY_KEPT[lang] in word.body(lang).lower(), str(word)


def test_a_title_that_points_takes_the_name_of_what_is_told_of() -> None:
    matter = Bi(vi="Quỹ Vòng Tay của phòng khám nhận tiền", en="The clinic's Vòng Tay fund takes money")
    title = pairs.with_object(Both("Không chuyển tiền cho trang này", "Send nothing to this page"), matter)
    assert title == Both(
        "“Quỹ Vòng Tay” – không chuyển tiền cho trang này", "“Vòng Tay” – send nothing to this page"
    )
    named = Both("Không đi đường ven sông", "Do not take the river road")
    assert pairs.with_object(named, matter) == named


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Đến Nhà văn hóa Đồng Rươi", "đến Nhà văn hóa Đồng Rươi"),
        ("Pumps 2, 5 and 7 have stood", "pumps 2, 5 and 7 have stood"),
        ("The Hải Minh committee set up no page", "the Hải Minh committee set up no page"),
        ("Hải Minh không lập trang nào", "Hải Minh không lập trang nào"),
        ("D400 vỡ một mối nối", "D400 vỡ một mối nối"),
        ("Tomorrow, Friday 15 October, school ends", "tomorrow, Friday 15 October, school ends"),
        ("If Sóng Biếc rings, hang up", "if Sóng Biếc rings, hang up"),
        ("Hải, the captain", "Hải, the captain"),
    ],
)
def test_a_sentence_that_goes_on_after_a_colon_begins_small_unless_with_a_name(
    sentence: str, said: str
) -> None:
    assert inside(sentence) == said
