"""What good cells publish in the drills of the library keeps people from the harm at hand, gives a reason that is one, and is no
older than what is known."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from infodrill.conduct.holding import delay
from infodrill.scenario.loader import Loaded
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Heard, Said

LANGUAGES = ("vi", "en")
CIRCULAR = re.compile(r"như đã nêu ở trên|(?:because of|as|by|from) what stands above")
BECAUSE = re.compile(
    r"^(?:Tin này không đúng, vì|Thông báo ấy sai, vì|That is not true, because|That was wrong, because) (.+)$",
    re.M,
)
AGED = re.compile(
    r"chưa nhận được|bản mới nhất chúng tôi có|latest that we have|Nothing newer|has not yet done so|"
    r"đến giờ mới đính chính|correcting it only now"
)
AS_OF = {
    "vi": re.compile(r"^(?:Nguồn:|Theo ).*tính đến (\d{1,2}) giờ(?: (\d{2}))?", re.M),
    "en": re.compile(r"^(?:Source:|According to).*as of (\d{1,2}):(\d{2})", re.M),
}
OLD, TELLING = timedelta(hours=3), 300  # seconds in which an owner tells what it has learnt


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> tuple[Loaded, Heard]:
    return drill_heard(request.param)


@pytest.fixture
def said(drill: tuple[Loaded, Heard]) -> tuple[Said, ...]:
    return drill[1].said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_word_on_a_harmful_telling_says_what_keeps_people_from_that_harm(
    drill: tuple[Loaded, Heard], lang: str
) -> None:
    for word in drill[1].said:
        claim = drill[0].scenario.claim(word.claim) if word.claim else None
        if (
            claim is None
            or claim.meanwhile is None
            or word.version.stance != "unknown"
            or word.told is not None
        ):
            continue
        first = word.body(lang).split("\n")[0]
        assert claim.meanwhile.in_(lang)[1:] in first, f"{word}: {first}"
        assert claim.sentence.in_(lang)[1:] not in word.body(lang) or ";" not in claim.sentence.in_(lang), (
            str(word)
        )


def test_every_harm_to_life_has_its_own_word_meanwhile(drill: tuple[Loaded, Heard]) -> None:
    for claim in drill[0].scenario.claims:
        assert claim.harm != "H4" or claim.meanwhile, claim.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reason_is_no_circle_and_tells_what_the_record_holds(
    drill: tuple[Loaded, Heard], lang: str
) -> None:
    for word in drill[1].said:
        body = word.body(lang)
        assert not CIRCULAR.search(body), f"{word}: {body}"
        if (found := BECAUSE.search(body)) and word.claim:
            record = " ".join(known.why.in_(lang) for known in drill[0].scenario.claim(word.claim).truth)
            assert word.told and found[1][1:].rstrip(".") in record, f"{word}: {found[0]}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_harmful_telling_calls_for_is_not_told_again_by_the_text_against_it(
    drill: tuple[Loaded, Heard], lang: str
) -> None:
    for word in drill[1].said:
        claim = drill[0].scenario.claim(word.claim) if word.claim else None
        if claim and claim.meanwhile and not claim.own_error:
            _, _, called_for = claim.sentence.in_(lang).rstrip(".").partition("; ")
            told = " ".join(re.findall("“[^”]*”", word.body(lang)))
            assert not called_for or called_for not in told, f"{word}: {told}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_an_author_notes_of_the_harm_is_not_published(drill: tuple[Loaded, Heard], lang: str) -> None:
    for word in drill[1].said:
        if word.claim:
            harm = re.split(r"[.;]", drill[0].scenario.claim(word.claim).harm_why.in_(lang))[0]
            assert harm[1:] not in word.body(lang), f"{word}: {harm}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_is_as_old_as_the_newest_that_is_known_and_says_so_when_that_is_old(
    said: tuple[Said, ...], lang: str
) -> None:
    for word in said:
        found = AS_OF[lang].search(word.body(lang))
        if word.told is None or found is None:
            continue
        assert (int(found[1]), int(found[2] or 0)) == (word.told.hour, word.told.minute), (
            f"{word}: {found[0]}"
        )
        assert word.written - word.told < OLD or AGED.search(word.body(lang)), f"{word}: {word.body(lang)}"


def test_no_further_text_goes_out_on_a_record_that_its_owner_knows_to_have_changed(
    drill: tuple[Loaded, Heard],
) -> None:
    loaded, heard = drill
    for word in heard.said:
        if not word.claim or word.told is None or word.version.corrects or word.case is None:
            continue
        told = max(asked.answered_at for asked in word.case.questions if asked.answer)
        for known in loaded.scenario.claim(word.claim).truth:
            since = known.known_from + delay(heard.state, known.known_from)
            assert not told < since < word.at - TELLING, (
                f"{word}, told {told}, changed {since}, out {word.at}"
            )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_headline_is_not_said_over_again_and_holds_up_no_mere_place(
    drill: tuple[Loaded, Heard], lang: str
) -> None:
    places = drill[0].scenario.places
    for word in drill[1].said:
        title, first = word.title(lang), word.body(lang).split("\n")[0]
        assert title.rstrip(".") != first.rstrip("."), f"{word}: {title}"
        quoted = re.match(r"“([^”]+)” – ", title)
        wards = {name.in_(lang) for name in (places.city, *(ward.name for ward in places.wards))}
        assert not quoted or not any(quoted[1] in name for name in wards), f"{word}: {title}"


def test_advice_that_a_newer_truth_overtakes_is_not_given_with_it(drill: tuple[Loaded, Heard]) -> None:
    for word in drill[1].said:
        claim = drill[0].scenario.claim(word.claim) if word.claim else None
        newest = claim.truth[-1] if claim else None
        if claim is None or newest is None or newest.advice is None or word.told is None or word.case is None:
            continue
        answers = [asked for asked in word.case.questions if asked.answer]
        last = max(answers, key=lambda asked: asked.answered_at)
        if last.answer in (newest.why.vi, newest.why.en):
            assert str(last.advice) in (newest.advice.vi, newest.advice.en), str(word)
