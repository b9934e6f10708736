"""What a free report is about: the right claim is among the first three, and nothing is linked by itself that is not certain.

`free_reports.tsv`: scenario, claim ("" = none of them), ward, text, each written by hand from what such a reporter would say.
The weights were looked at with the even rows alone; the odd ones were held back and hold as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from infodrill.casework.book import Case
from infodrill.conduct.likely import certain, fitting, likely, speaks_against
from infodrill.conduct.nouns.injects import Delivery
from infodrill.conduct.state import DrillState
from infodrill.media import builtinwords
from infodrill.media.grammar import SAMPLE, compile_grammar, expand
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Scenario
from tests.patience import calls

FOLDER = Path(__file__).parent
LATE = 1_000_000
FEWEST = 6  # words: an answer such as “Nhà em cũng vậy.” tells of nothing by itself
REPORTS = [line.split("\t") for line in (FOLDER / "free_reports.tsv").read_text("utf-8").splitlines()]


@cache
def scenario(name: str) -> Scenario:
    return load(find(name)).scenario


def told(name: str, without: str = "") -> DrillState:
    """A state in which every claim but one is being told."""
    waves = [
        (claim.id, wave.at // 60)
        for claim in scenario(name).claims
        for wave in claim.waves
        if claim.id != without
    ]
    return DrillState(waves=tuple(waves))


def case(text: str, ward: str = "", at: int = LATE) -> Case:
    return Case(
        case="c1", state="NEW", opened_at=at, round_at=at, intake="ward", source="free", cell="a", ward=ward,
        level=1, said=text,
    )  # fmt: skip


def told_in(name: str, posts: int) -> Iterator[tuple[str, str]]:
    """(text, claim or "") of all that the scenario tells: sentences, injects, some posts of every grammar."""
    shown = scenario(name)
    for claim in shown.claims:
        yield from ((text, claim.id) for text in (claim.sentence.vi, claim.sentence.en))
    for inject in shown.msel.injects:
        both = (inject.subject, inject.body)
        yield from ((text, inject.claim or "") for words in both for text in (words.vi, words.en))
    for grammar in shown.texts.grammars:
        compiled = compile_grammar(grammar)
        yield from ((expand(compiled, SAMPLE, seed, "x"), grammar.claim or "") for seed in range(posts))


@pytest.mark.parametrize("held_back", [False, True])
def test_the_right_claim_of_a_free_report_is_among_the_first_three(held_back: bool) -> None:
    rows = [row for number, row in enumerate(REPORTS) if number % 2 == held_back]
    lost = []
    for name, claim, ward, text in rows:
        found = [one.claim.id for one in likely(scenario(name), told(name), case(text, ward))]
        if claim and claim not in found[:3]:
            lost.append((text, claim, found))
    assert len(rows) >= 30
    assert 20 * len(lost) <= sum(bool(claim) for _, claim, _, _ in rows), lost


def test_what_is_offered_is_the_right_claim_or_nothing_where_that_is_not_told_yet() -> None:
    """Offered is what a hurried hand takes: of reports whose claim was still to come, one in three was offered another."""
    first, beside, wrong = 0, [], []
    rows = [row for row in REPORTS if row[1]]
    for name, claim, ward, text in REPORTS:
        offered = fitting(scenario(name), told(name), case(text, ward)).claims
        first += bool(claim) and bool(offered) and offered[0].claim.id == claim
        early = fitting(scenario(name), told(name, without=claim), case(text, ward))
        assert not (early.ahead and early.claims)
        if early.claims:
            (wrong if claim else beside).append((text, early.claims[0].claim.id))
    assert 100 * first >= 85 * len(rows)
    assert 100 * len(wrong) <= 5 * len(rows), wrong
    assert beside == []


def test_a_report_that_tells_two_claims_is_known_from_one_that_tells_one() -> None:
    """A ward told in one sentence that a fridge had failed, which was so, and that children got spoilt doses, which was not: tied
    to the first, whoever denied the second had "corrected" a true claim."""
    rows = [row for row in REPORTS if row[1]]
    alone = [
        text for name, _, ward, text in rows if fitting(scenario(name), told(name), case(text, ward)).several
    ]
    assert 50 * len(alone) <= len(rows), alone
    pairs = [(one, other) for one, other in pairwise(rows) if one[0] == other[0] and one[1] != other[1]]
    found = [
        fitting(scenario(name), told(name), case(f"{text}, và {other}")).several
        for (name, _, _, text), (*_, other) in pairs
    ]
    assert len(pairs) > 20 and 2 * sum(found) >= len(pairs), f"{sum(found)} of {len(pairs)}"


def test_of_a_claim_that_is_still_to_come_it_is_said_which_one_it_is() -> None:
    text = "Báo hỏi tủ lạnh hỏng đêm thứ Ba mà sao không báo phụ huynh"
    offered = fitting(scenario("clinic"), told("clinic"), case(text))
    assert (offered.claims[0].claim.id, offered.ahead) == ("b2-fridge", None)
    early = fitting(scenario("clinic"), told("clinic", without="b2-fridge"), case(text))
    assert early.ahead and (early.claims, early.ahead.id) == ((), "b2-fridge")
    assert fitting(scenario("clinic"), told("clinic"), case("Khách than tờ thông báo")).ahead is None


@pytest.mark.parametrize("name", library())
def test_what_the_library_tells_is_found_again_and_never_linked_wrongly(name: str) -> None:
    texts, state = list(told_in(name, 3)), told(name)
    linked = [(text, claim, certain(scenario(name), state, text)) for text, claim in texts]
    assert [(text, claim, found) for text, claim, found in linked if found not in ("", claim)] == []
    assert sum(bool(found) for *_, found in linked) * 8 > len(linked)
    about = [(text, claim) for text, claim in texts if claim and len(text.split()) >= FEWEST]
    first = [
        claim in [one.claim.id for one in likely(scenario(name), state, case(text))[:3]]
        for text, claim in about
    ]
    assert sum(first) * 100 >= len(first) * 95


@pytest.mark.parametrize("name", library())
def test_no_text_of_another_city_s_day_and_no_free_report_is_linked_wrongly(name: str) -> None:
    state = told(name)
    others = [text for other in library() if other != name for text, _ in told_in(other, 1)]
    reports = [(text, claim if of == name else "") for of, claim, _, text in REPORTS]
    wrong = [
        (text, found)
        for text, claim in (*reports, *((text, "") for text in others))
        if (found := certain(scenario(name), state, text)) not in ("", claim)
    ]
    assert wrong == []


# Written down by hand: what a reader of the reasons would call no reason, in both languages, with and without accents.
_NO_REASON = (
    "không khong hôm hom nay ai người nguoi ta mình minh tôi toi em anh chị mẹ me nói noi nghe thấy thay hỏi hoi có là và thì",
    "mà cho với ở này đó vậy vay biết biet mọi nhà nha rồi chưa gì phải đâu dau xin ơi today people said say is the and what",
    "bốn tiếng chiếc đứa tờ ba hai mười trăm giờ phút lần tháng four three hours minutes days",
    "of you please anyone everyone we it not same yes who here know",
)
NO_REASON = frozenset(word for line in _NO_REASON for word in line.split())


@pytest.mark.parametrize("name", library())
def test_talk_about_nothing_suggests_no_claim(name: str) -> None:
    talk = [
        pattern
        for pools in (builtinwords.VI, builtinwords.EN)
        for kind, patterns in pools.items()
        if kind != "noise"
        for pattern in patterns
    ]
    talk += [
        "Hôm nay mọi người nói gì vậy, mình không biết.",
        "hom nay khong ai noi gi",
        "What did people say today?",
    ]
    found = {text: likely(scenario(name), told(name), case(text)) for text in talk if "{" not in text}
    assert len(found) > 60
    assert {text: [one.words for one in shown] for text, shown in found.items() if shown} == {}


@pytest.mark.parametrize("name", library())
def test_no_reason_that_is_shown_consists_of_light_words(name: str) -> None:
    texts = [text for text, _ in told_in(name, 3)] + [text for *_, text in REPORTS]
    empty = {
        (text, words)
        for text in texts
        for found in likely(scenario(name), told(name), case(text))
        for words in found.words
        if NO_REASON.issuperset(words.lower().split())
    }
    assert not empty


def test_only_what_is_being_told_is_linked_or_suggested() -> None:
    (claim,) = (claim for claim in scenario("clinic").claims if claim.id == "b2-expired")
    text, before = claim.sentence.vi, told("clinic", without=claim.id)
    assert certain(scenario("clinic"), told("clinic"), text) == claim.id
    assert certain(scenario("clinic"), before, text) == ""
    assert claim.id not in [one.claim.id for one in likely(scenario("clinic"), before, case(text))]
    row = next(one for one in scenario("clinic").msel.injects if one.claim == claim.id)
    came = {
        row.number: Delivery(
            inject=row.number, at=60, run_status="delivered", recipients=("duty",), public=False
        )
    }
    known = DrillState(waves=before.waves, deliveries=came)
    assert certain(scenario("clinic"), known, text) == claim.id, (
        "an inject that reached somebody tells it too"
    )
    early = likely(scenario("clinic"), known, case(text, at=59))
    assert early[0].claim.id == claim.id and early[0].now, (
        "whoever reported it before it went round is found too"
    )


def test_accents_and_light_words_count_for_nothing_the_ward_decides_between_equals_and_it_is_said_why() -> (
    None
):
    state = told("typhoon")
    plain, bare = (
        likely(scenario("typhoon"), state, case(text))[0] for text in ("Đê ở km 3 đã vỡ rồi", "de km 3 vo")
    )
    assert plain.claim == bare.claim and "km" in " ".join(plain.words) + " ".join(bare.words)
    assert all(word in "Đê ở km 3 đã vỡ rồi" for word in plain.words), "as the report has them"
    for ward in ("cho-den", "ga-cu"):
        found = likely(scenario("typhoon"), state, case("Hàng xóm nói cắt điện năm ngày", ward))[0]
        assert (found.claim.id, found.here) == (f"k0-power-{ward}", True)
    assert likely(scenario("typhoon"), state, case("xyz")) == ()


def test_a_report_is_read_once_however_often_it_is_asked_about() -> None:
    """Of more reports than a page shows, each as long as a form takes: asking again is looking up."""
    name, words = "clinic", " ".join(text for _, _, _, text in REPORTS)
    asked = [case(f"{number} {words[number : number + 2_000]}") for number in range(100)]
    state = told(name)
    first = [likely(scenario(name), state, each) for each in asked]
    claims = len(scenario(name).claims)
    again = calls(lambda: [likely(scenario(name), state, each) for each in asked], 100 * 60 * claims)
    assert again == first


def test_who_quotes_a_claim_to_say_that_it_is_wrong_is_not_linked_without_control() -> None:
    """ "Yes, it is wrong" would count as "yes, it is so"."""
    found = []
    for name in library():
        state = told(name)
        for claim in scenario(name).claims:
            text = claim.sentence.vi
            if certain(scenario(name), state, text) != claim.id or not speaks_against(claim, "ghi sai chỗ"):
                continue  # one that says itself that something is wrong
            for wrong in (f"Có tin “{text}”: tin này là sai.", f"{text} Trang ấy ghi nhầm rồi."):
                assert speaks_against(claim, wrong), wrong
                found.append(certain(scenario(name), state, wrong))
    assert set(found) <= {""}
    assert not found or len(found) > 20


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("Trang của thành phố ghi sai chỗ tạm lánh: nhà văn hóa Lò Muối đang khóa cửa.", True),
        ("Loa phường đọc nhầm giờ cắt nước.", True),
        ("The city's page names the wrong shelter.", True),
        ("They posted it by mistake.", True),
        ("Cháu dắt bà tới nhà văn hóa Lò Muối như trang thành phố nói.", False),
        ("Nước đã tràn qua đê ở Cồn Vạc.", False),
        ("The shelter is at the culture house.", False),
        ("Nghe bảo vắc xin tiêm nhầm cho trẻ.", False),
        ("Biểu phí đàng hoàng. Có gì sai mọi người chỉ giúp.", False),
        ("There is something wrong with the pump.", False),
        ("He was given the wrong medicine.", False),
        ("Is it wrong to boil water?", False),
        ("Có phải trang thành phố ghi sai chỗ không?", False),
        ("Loa phuong doc nham gio cat nuoc.", True),
    ],
)
def test_a_report_that_something_told_is_wrong_is_known_by_its_cues(text: str, against: bool) -> None:
    plain = scenario("port-voice").claims[0]
    assert speaks_against(plain, text) is against


def test_what_tells_a_claim_in_public_does_not_speak_against_it() -> None:
    """By the library's own posts: control would be led to link a complaint that is right as its denial. Of our own errors people
    do say that they were wrong."""
    told = [
        (name, inject, scenario(name).claim(inject.claim))
        for name in library()
        for inject in scenario(name).msel.injects
        if inject.claim and inject.to.public
    ]
    turned = {
        (name, inject.number, claim.own_error)
        for name, inject, claim in told
        for text in (inject.body.vi, inject.body.en)
        if speaks_against(claim, text)
    }
    assert len(told) > 100 and turned
    assert all(own for _, _, own in turned), turned
