"""An answer is to what stands above it: who saw, who heard, whom it hunts, whether that is over, and whose ward it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import LANGUAGES
from infodrill.media.above import BYGONE, Above, asks_whether, shows
from infodrill.media.athome import AtHome
from infodrill.media.feed import Feed
from infodrill.media.fresh import Fresh
from infodrill.media.grammar import compile_grammar, expansions
from infodrill.media.hasty import hasty
from infodrill.media.matters import ABOVE, CONDITIONS
from infodrill.media.refs import PostRef
from infodrill.media.relations import SpokenFacts, relation_of_claim
from infodrill.media.replies import line_order, line_words, matter_of, plain_of, reply_id
from infodrill.media.texts import TextLibrary
from infodrill.media.unsaid import Unsaid
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Scenario

from .conftest import grammar, make_rows, make_scenario
from .test_taken_up import replies

POSTS = 24
TALK = ("rumour-ask", "rumour-source", "rumour-doubt", "rumour-stop", "past-ask", "past-doubt", "past-nod")
# What a line of an answer asks or blames, and what a post of these words has to be for it, as a second reader sees it.
ASKS_WHO_SAW = re.compile(
    r"tan mat chua|co o do khong|chup duoc tam|see it yourself|were you there|get a photo\?"
)
ASKS_WHO_TOLD = re.compile(
    r"nghe ai noi|ai gui cho|tu nhom nao|who told you|who sent you|which group did|who said so first"
)
ASKS_A_NAME = re.compile(r"dung ten|co ten co tuoi|name to it|any name")
ASKS_A_PICTURE = re.compile(r"^co anh khong|got a picture|get a photo")
CALLS_IT_COPIED = re.compile(r"sau nhom|copy and paste|word for word")
TELLS_WHO_TOLD = re.compile(r"\b(?:nephew|cousin|uncle) \w+|gui em|bac .{1,12} bao\b|nghe noi")
HUNTS = re.compile(r"where he lives|name him|pay him a visit|ai biet nha|tim cho ra mat|ten gi, o dau")
SHOWS = re.compile(r"\bclip\b|look at the picture|my picture|xem anh|anh chup")
SAW_IT = re.compile(r"as long as my arm|\bnha toi (?:do|mui)|\bi took")


@cache
def drill(name: str) -> Scenario:
    return load(find(name)).scenario


@cache
def library_of(name: str) -> TextLibrary:
    return TextLibrary(drill(name), 1)


def post_of(
    grammar_id: str, post: str, minute: int, *, ward: str = "", claim: str = "", kind: str = "share"
) -> PostRef:
    return PostRef(
        id=post, minute=minute, ward=ward, channel="feed", grammar=grammar_id, narrative=claim, thread=post, parent="",
        author_key=1, kind=kind,
    )  # fmt: skip


def told(name: str, lang: str) -> Iterator[tuple[str, frozenset[str]]]:
    """(words, what they show) of posts of every claim of a drill."""
    texts = library_of(name)
    above = Above(drill(name).drill, texts, lang, lambda post: None)
    for claim in drill(name).claims:
        for number in range(POSTS):
            own = f"{claim.id}:{number}"
            post = post_of(texts.pick("tell", claim.id, "feed", lang, own), own, 5, claim=claim.id)
            if texts.is_own(post.grammar):
                yield fold(texts.bare(post, post.grammar, lang)), above.seen(post, 5)


def said_to(seen: frozenset[str], lang: str) -> Iterator[str]:
    for matter in TALK:
        name = reply_id(matter, "", lang)
        yield from (
            fold(line_words(name, line))
            for line in line_order(name, 1, "p", seen | {"peril", "scene", "homes"})
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_asked_what_his_words_have_said_or_cannot_tell(lang: str) -> None:
    met = set[str]()
    refused = (
        (TELLS_WHO_TOLD, ASKS_WHO_SAW), (TELLS_WHO_TOLD, ASKS_WHO_TOLD), (HUNTS, ASKS_A_NAME), (SHOWS, ASKS_A_PICTURE),
        (SAW_IT, CALLS_IT_COPIED), (SAW_IT, ASKS_WHO_TOLD),
    )  # fmt: skip
    for name in ("five-pictures", "stamped-page", "typhoon"):
        if lang not in drill(name).drill.languages:
            continue
        for words, seen in told(name, lang):
            lines = list(said_to(seen, lang))
            for sign, asks in refused:
                if sign.search(words):
                    met.add(sign.pattern)
                    assert not (found := [line for line in lines if asks.search(line)]), (words, found)
    assert len(met) == 4, met


def test_what_a_post_shows_is_read_from_posts_that_were_drawn_again_as_well() -> None:
    texts = library_of("five-pictures")
    above = Above(drill("five-pictures").drill, texts, "en", lambda post: None)
    for turn in ("", "~3"):
        assert above.seen(post_of(f"builtin.later.en{turn}", "p", 200, claim="p4-blaze"), 210) & BYGONE
        assert above.seen(post_of(f"p5-shove.tell.en{turn}", "p", 20, claim="p5-shove"), 30)
    assert {*ABOVE} <= {*CONDITIONS}


@pytest.mark.parametrize("name", ["typhoon", "five-pictures"])
def test_what_was_of_its_hour_is_answered_hours_later_as_what_is_over(name: str) -> None:
    """The claim that most is told of in haste: soon as a rumour, and next as something past."""
    scenario, texts = drill(name), library_of(name)
    lang = texts.languages[0]
    above, seen = Above(scenario.drill, texts, lang, lambda post: None), 0
    for claim in scenario.claims:
        for number in range(POSTS):
            post = post_of(
                texts.pick("tell", claim.id, "feed", lang, f"{number}"), f"{number}", 3, claim=claim.id
            )
            asks = texts.sort(post) in ("help", "hurt")  # which no hour makes another thing
            if not asks and texts.is_own(post.grammar) and hasty(texts.bare(post, post.grammar, lang)):
                seen += 1
                assert not above.seen(post, 20) & BYGONE and above.seen(post, 215) & BYGONE
    assert seen > POSTS


@pytest.mark.parametrize("kind", [1, 2])
def test_a_cry_of_the_night_is_answered_next_morning_as_what_is_over(kind: int) -> None:
    cry = grammar("k1.tell", ("Đê vỡ ở {ward}, chạy ngay đi",))
    feed = Feed(make_scenario((cry,), visible=4_000), seed=3, language="vi")
    by_minute: dict[int, set[str]] = {}
    for minute in (0, 110):  # 22:00, and after a leap of the story the next morning
        rows = make_rows(minute, 300)
        rows["share"] += minute * 1_000
        rows["kind"][1:] = kind
        if minute:
            rows["parent"], rows["kind"] = 0, kind
        feed.close_minute(minute, rows, {0: "k1"})
        seen = {
            matter_of(plain_of(post.grammar)).partition("-")[0]
            for post in replies(feed)
            if post.minute == minute
        }
        by_minute[minute] = seen - {""}
    assert by_minute == {0: {"rumour"}, 110: {"past"}}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_real_question_is_not_called_answered_for_a_notice_on_its_matter(lang: str) -> None:
    sure = re.compile(
        r"tra loi cau nay|dung cau ban hoi|cau nay nguoi ta tra loi|been answered|exactly what you|it's in the notice"
    )
    name = reply_id("question-told", "", lang)
    lines = {
        seen: [fold(line_words(name, n)) for n in line_order(name, 1, "p", frozenset(seen))]
        for seen in ((), ("yesno",))
    }
    assert any(map(sure.search, lines["yesno",])) and not any(map(sure.search, lines[()]))
    assert len(lines[()]) >= 10


HOMES = {"x": ("Phường Giếng Mơ", "Giếng Mơ ward"), "y": ("Phường Cồn Vạc", "Cồn Vạc ward")}


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("Nhà mình ở Cồn Vạc đây, đê còn nguyên.", True), ("Anh em xóm tôi ở Cồn Vạc đây, đừng gửi nữa", True),
        ("anh chau nuoc nha toi o Con Vac sang nay", True), ("Theo tôi thì Cồn Vạc nhà tôi vẫn nấu", True),
        ("We're in Cồn Vạc and we've just made soup", True), ("Our house in Cồn Vạc is dry", True),
        ("Đê ở Cồn Vạc vỡ rồi", False), ("Bác tôi ở Cồn Vạc gọi sang", False), ("Clip 19 giây quay ở Cồn Vạc đây", False),
        ("Someone in our group says the dyke at Cồn Vạc broke", False), ("Nhà mình ở Giếng Mơ đây", False),
    ],
)  # fmt: skip
def test_who_speaks_of_a_ward_as_his_own_lives_there(said: str, own: bool) -> None:
    homes = AtHome(HOMES)
    assert homes.elsewhere(said, "x") == own
    assert not homes.elsewhere(
        said, "y" if "Cồn" in said or "Con V" in said else "x"
    ) and not homes.elsewhere(said, "")


def test_who_lives_elsewhere_did_not_drink_that_water() -> None:
    homes = AtHome(HOMES)
    assert homes.told_of("Nước máy ở Giếng Mơ đục") == "x" and not homes.told_of("Giếng Mơ và Cồn Vạc")
    for said in (
        "Cả nhà uống nước đó bốn ngày",
        "We've been drinking that water for days",
        "chung chau dang be cac cu len gac",
        "nhà cháu ngay chân đê",
    ):
        assert (
            homes.elsewhere(said, "y", "x")
            and not homes.elsewhere(said, "x", "x")
            and not homes.elsewhere(said, "y")
        )


def test_in_the_library_nobody_says_another_ward_to_be_his_own_where_the_claim_has_other_words() -> None:
    strange, all_of = list[str](), 0
    for name in library():
        scenario, texts = drill(name), library_of(name)
        for lang in scenario.drill.languages:
            unsaid = Unsaid(scenario.drill, texts, Fresh(), lang, scenario.claims)
            for claim in (each for each in scenario.claims if each.waves):
                minute = min(wave.at for wave in claim.waves) // 60 + 2
                for number, ward in enumerate([*scenario.places.wards, *scenario.places.wards]):
                    post = f"{claim.id}:{number}"
                    picked = texts.pick("tell", claim.id, "feed", lang, post)
                    made = post_of(picked, post, minute, ward=ward.id, claim=claim.id)
                    if texts.is_own(picked):
                        said = texts.bare(made, unsaid.worded(made).grammar, lang)
                        all_of += 1
                        where = texts.at_home.told_of(claim.sentence.vi)
                        strange += [said] if texts.at_home.elsewhere(said, ward.id, where) else []
    assert all_of > 500 and not strange, (len(strange), all_of, strange[:10])


def test_who_has_an_official_word_does_not_bid_others_wait_for_one() -> None:
    start = ("Chờ phường nói đã, đê vỡ hay không", "Đê còn nguyên, tôi vừa qua")
    scenario = make_scenario((grammar("k1.tell"), grammar("k1.deny", start, stance="deny")), visible=4_000)
    texts = TextLibrary(scenario, 1)
    unsaid = Unsaid(scenario.drill, texts, Fresh(), "vi", scenario.claims)

    def waits() -> int:
        posts = [
            post_of("k1.deny", f"{number}", number * 70, claim="k1", kind="denial") for number in range(12)
        ]
        return sum("Chờ" in texts.bare(post, unsaid.worded(post).grammar, "vi") for post in posts)

    assert waits() > 2
    unsaid.published("k1", "unknown", 0, ())
    assert waits() > 2
    unsaid.published("k1", "confirm", 0, ())
    assert not waits()
    assert SpokenFacts() and shows("")


ASKS_A_FAVOUR = re.compile(
    r"\bhoi nho\b|hoi cho som|dung chu quan|that khong hieu noi|that chu\b|have a boat|take a cat|know the car|know another"
)
"""What sounds as if it asked, and takes for granted what it tells."""


def test_who_asks_for_a_boat_takes_the_flood_for_granted() -> None:
    """All that every rumour of the library can say: who is told "I wanted to ask that too" asked whether it is so."""
    favours = asked = 0
    for name in library():
        gates = {claim.id: claim.gate_code for claim in drill(name).claims}
        for own in drill(name).texts.grammars:
            if own.stance == "tell" and own.claim and relation_of_claim(gates[own.claim]) == "rumour":
                said = list(expansions(compile_grammar(own), 5_000))
                begs = [words for words in said if ASKS_A_FAVOUR.search(fold(words))]
                favours, asked = favours + len(begs), asked + sum(map(asks_whether, said))
                assert not [words for words in begs if asks_whether(words)], own.id
    assert favours > 300 and asked > 100
    assert asks_whether("Đê vỡ thật không vậy mọi người?") and asks_whether("de vo that k")


@pytest.mark.parametrize(
    ("said", "own"),
    [
        ("Đê Cồn Vạc vỡ sau đình rồi các bác ạ. chúng cháu đang bế các cụ lên gác.", True),
        ("Sao Biển Hải Minh là quỹ của thành phố đó nghen. Tui gửi rồi.", True),
        ("Bố tôi góp hai triệu, tôi gửi hai tạ gạo", True), ("We got two sacks like that.", True),
        ("I've just given to that fund", True), ("Quỹ Hải Minh nhận tiền của bà con", False),
        ("tối nhận hàng ở chợ", False), ("The dyke has broken at km 3", False),
    ],
)  # fmt: skip
def test_who_tells_what_he_did_himself_is_not_asked_who_told_him(said: str, own: bool) -> None:
    assert ("relayed" not in shows(said)) == ("nameless" not in shows(said)) == own


@pytest.mark.parametrize(
    ("sort", "answered"), [("{is:help}", {"appeal"}), ("{is:hurt}", {"hurt"}), ("", {"rumour"})]
)
@pytest.mark.parametrize("later", [1, 110])
def test_who_asks_for_rice_or_tells_of_his_own_mother_is_not_told_that_it_may_not_be_so(
    sort: str, answered: set[str], later: int
) -> None:
    """Nor, hours later, that this is over."""
    asks = grammar("k1.tell", (f"{sort}Bếp ở {{ward}} đang cần gạo",))
    feed = Feed(make_scenario((asks,), visible=4_000), seed=3, language="vi")
    for minute in (0, later):
        rows = make_rows(minute, 300)
        rows["share"] += minute * 1_000
        rows["kind"][1:] = np.arange(299) % 3 + 1
        if minute:
            rows["parent"], rows["kind"] = 0, np.arange(300) % 3 + 1
        feed.close_minute(minute, rows, {0: "k1"})
    seen = {
        matter_of(plain_of(post.grammar)).partition("-")[0] for post in replies(feed) if post.minute == later
    }
    assert seen - {""} == (answered if sort or later == 1 else {"past"})


@pytest.mark.parametrize("window", ["", "{at:answered}", "{at:denied}", "{at:from-0600}"])
def test_who_tells_what_came_of_it_is_asked_for_no_source(window: str) -> None:
    """ "Fake or not, it got the whole block out of bed" was asked who sent it."""
    scenario = make_scenario((grammar("k1.tell", (f"{window}Giả hay thật thì cả ngõ cũng đã thức",)),))
    above = Above(scenario.drill, TextLibrary(scenario, 1), "vi", lambda post: None)
    asked = above.seen(post_of("k1.tell", "p", 5, claim="k1"), 6) & {"relayed", "nameless", "eyed"}
    assert asked == (set() if window else {"relayed", "nameless", "eyed"})


def test_a_claim_that_asks_for_help_does_so_in_all_its_words() -> None:
    """Else one post of it would be answered as an appeal, and the next as a rumour."""
    appeals = set[str]()
    for name in library():
        declared: dict[str, set[bool]] = {}
        for own in drill(name).texts.grammars:
            if own.stance == "tell" and own.claim:
                said = {("{is:help}" in line) for line in own.start}
                declared.setdefault(own.claim, set()).update(said)
        assert not [claim for claim, each in declared.items() if len(each) > 1]
        appeals |= {claim for claim, each in declared.items() if each == {True}}
    assert appeals == {"b3-donate", "k2-fake-page", "k2-volunteers", "r2-page"}


def test_nobody_is_asked_for_a_picture_of_what_is_ordered() -> None:
    assert "eyed" not in shows("Cả làng ơi, Cồn Vạc phải đi hết, nửa tiếng nữa xả, đừng tiếc lợn gà nữa.")
    assert "eyed" in shows("Nước tràn qua đê rồi")
