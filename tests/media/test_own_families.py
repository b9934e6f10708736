"""A drill's own words for replies to statements fit one matter: under a statement on another one nobody says them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from functools import cache
from itertools import product
from typing import get_args

import pytest

from infodrill.kernel.folding import fold
from infodrill.media import Feed, Notice
from infodrill.media.felt import LAID, TAKES_BACK
from infodrill.media.matters import CONDITIONS, conditions
from infodrill.media.presumed import named, presumed
from infodrill.media.refs import PostRef
from infodrill.media.relations import SpokenFacts
from infodrill.media.replies import ELSE, LINE, REPLY, in_language, words_of
from infodrill.media.replygrammars import reply_grammars
from infodrill.media.topics import topic_of
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Bi, Grammar, Scenario
from infodrill.scenario.schema.texts import Told

from .conftest import make_rows

BI = Bi(vi="lời", en="word")
HELD = frozenset({"fact", "advice", "record", "figure", "next"})
SAID = (
    SpokenFacts(kind="correction", stance="deny", holds=HELD),
    SpokenFacts(kind="warning", stance="advice", holds=HELD, own=True),
    SpokenFacts(kind="correction", stance="partly"),
    SpokenFacts(kind="holding", stance="unknown", holds=HELD),
    SpokenFacts(kind="acknowledgement", stance="confirm", fault=True),
)


def families(scenario: Scenario) -> Iterator[Grammar]:
    yield from (grammar for grammar in scenario.texts.grammars if grammar.answers == "statement")


def said_by_the_drill(reference: str, own: Container[str]) -> str:
    """The grammar of the drill that a reference names, whatever is said where that cannot stand; "" for none."""
    named = (part.partition(LINE)[0] for part in reference.split(ELSE))
    return next((grammar for grammar in named if grammar in own), "")


def drawn(scenario: Scenario, language: str) -> Iterator[tuple[Grammar, str, SpokenFacts]]:
    """(family, claim of the statement, what is recorded of it) of every reply in the drill's own words under a statement a claim
    and sense, and under one on no claim."""
    own = {grammar.id: grammar for grammar in families(scenario)}
    feed, said = Feed(scenario, seed=7, language=language), {}
    subjects = [*(claim.id for claim in scenario.claims), ""]
    for number, (claim, facts) in enumerate(product(subjects, SAID)):
        name = f"s{number}"
        feed.portal.publish(
            Notice(
                statement=name,
                version=1,
                minute=0,
                kind=facts.kind,
                issuer=BI,
                title=BI,
                body=BI,
                claim=claim,
            )
        )
        placed = feed.place_statement(name, 0, "feed", facts=facts)
        said[placed.id] = claim, facts
        for post in range(24):
            kind = ("question", "denial", "agree")[post % 3]
            reply = feed._answers.grammar(
                placed, kind=kind, narrative=name, said=f"{name}:1", tone="neutral", channel="feed", post=f"{name}.{post}"
            )  # fmt: skip
            if found := said_by_the_drill(reply, own):
                yield own[found], claim, facts


def test_every_family_of_the_library_says_what_it_is_about_and_stands_under_nothing_else() -> None:
    used: set[str] = set()
    for name in library():
        scenario = load(find(name)).scenario
        topics = {claim.id: topic_of(claim.sentence.vi, claim.sentence.en) for claim in scenario.claims}
        for family in families(scenario):
            assert family.about, (name, family.id)
        for language in scenario.drill.languages:
            for family, claim, facts in drawn(scenario, language):
                used.add(family.id)
                assert claim in family.about, (name, family.id, claim)
                assert set(family.under) <= conditions(facts, topics.get(claim, "")), (name, family.id, claim)
    assert len(used) > 12


def test_what_a_family_may_need_is_what_is_recorded() -> None:
    assert set(get_args(Told)) <= set(CONDITIONS)


@pytest.mark.parametrize(
    ("lang", "line", "text"),
    [
        ("vi", "Thế thứ Bảy dắt chó ra mấy giờ ạ?", "Lịch tiêm ghi sáng thứ bảy."),
        ("vi", "Người ở bàn trợ giúp rót cho bà cốc nước.", "Bà con ra bàn trợ giúp ở nhà văn hóa."),
        ("vi", "Sao kê tháng này dán chưa?", "Hội dán sao kê ở cửa."),
        ("vi", "Đếm lại rồi, đúng năm trụ.", "Cầu có năm trụ, không trụ nào cháy."),
        ("vi", "the thu bay dat cho ra may gio a?", "Lịch tiêm ghi sáng thứ bảy."),
        (
            "vi",
            "Những liều còn lại có kiểm lại không ạ?",
            "Thuốc trong tủ lạnh đã bỏ, mũi nào cũng lấy từ kho tỉnh.",
        ),
        ("en", "What time on Saturday?", "Dogs are vaccinated on Saturday."),
        ("vi", "Thế 17 giờ dắt ra ạ?", "Tiêm lúc 17h ở sân đình."),
        ("en", "Back at 5 pm, then?", "The counter opens at 5 pm."),
    ],
)
def test_a_line_presumes_what_the_statement_has_to_name(lang: str, line: str, text: str) -> None:
    assert presumed(line, lang) and presumed(line, lang) <= named(text, lang)
    assert not named("Chưa xác nhận, chiều báo lại. Not known yet.", lang) - LAID


DRILLS = ("wet-rice", "ward-desk", "pump-log")


@cache
def lines_said(lang: str) -> frozenset[str]:
    """Every line in `lang` that stands under statements, ours and the own ones of three drills."""
    ours = (
        words_of(line) for grammar in reply_grammars() if grammar.language == lang for line in grammar.start
    )
    own = (
        family
        for name in library()
        for family in families(load(find(name)).scenario)
        if family.language == lang
    )
    return frozenset((*ours, *(line for family in own for line in family.start)))


BESIDE_THE_MATTER = {
    "vi": (
        "Hội được bằng khen, phát 120 tấn gạo, vượt kế hoạch, là lá cờ đầu toàn tỉnh.",
        "Mẫu không có E. coli. Độ đục 0,8 NTU.",
        "Gạo trắng theo qua suối cạn, mỗi hạt mang chút nắng quê.",
        "Tôi xin từ chức, chị Hạnh điều hành thay.",
        "Tiêm phòng cho đàn gia súc của phường.",
    ),
    "en": (
        "The Association has been commended: 120 tonnes of rice, best in the province.",
        "Free jabs for dogs and cats in the ward yard.",
        "Sorry about the pumps.",
        "White rice over the dry stream, a little sun in each grain.",
    ),
}


@pytest.mark.parametrize(
    ("lang", "line", "text"),
    [
        ("vi", "Lần nào cũng hứa, xem chiều có tới không.", "Gạo ướt được đổi chiều nay."),
        ("vi", "Nhà không có điện thoại thì báo với ai?", "Nhà nào cần gạo gọi số 0236 555 019."),
        ("vi", "Trẻ con dưới ba tuổi có tiêm được không ạ?", "Bị chó cắn thì rửa xà phòng rồi ra trạm tiêm."),
        ("vi", "Đi làm cả ngày thì nhờ người nhà được không ạ?", "Nộp đơn tại quầy số 2."),
        ("vi", "Nghe xong đỡ tức, giờ đi kê đồ.", "Hai trong năm máy bơm chạy."),
        ("vi", "Lại thêm một cái hẹn.", "Bảng tính được đăng trước ngày 30/10."),
        ("en", "Promises; ask me again this afternoon.", "The wet sacks will be changed."),
        ("en", "Who does a house without a telephone tell?", "Call 0236 555 019 if you need rice."),
        ("en", "Can a child under three have it?", "Bitten by a dog? Wash it and come for the injection."),
        ("en", "Can we get it street by street?", "The calculation of June named nine streets."),
        ("en", "I'm at work all day. Can someone go for me?", "Hand in your claim at the counter."),
    ],
)
def test_a_line_on_a_claim_stands_back_under_a_statement_on_another_matter(
    lang: str, line: str, text: str
) -> None:
    assert line in lines_said(lang), "nobody says so any more"
    assert presumed(line, lang) and presumed(line, lang) <= named(text, lang)
    assert not [other for other in BESIDE_THE_MATTER[lang] if presumed(line, lang) <= named(other, lang)]


@pytest.mark.parametrize(
    "line",
    ["Có biên bản hay số liệu gì không ạ?", "Cảm ơn đã trả lời bà con.", "Sao lại có người đồn thế nhỉ?"],
)
def test_a_line_names_nothing_that_only_looks_like_it_without_marks(line: str) -> None:
    assert not presumed(line, "vi")


def test_a_line_of_the_drill_stands_back_where_the_statement_does_not_name_what_it_presumes() -> None:
    scenario = load(find("ward-desk")).scenario
    board = next(each for each in families(scenario) if each.id == "ward.ask-board.vi")
    lines = [line for line in board.start if presumed(line, "vi")]
    assert lines, "the library has no such line any more"
    for things, stands in (("", False), ("daybay", True)):
        feed = Feed(scenario, seed=3, language="vi")
        feed.portal.publish(
            Notice(statement="s1", version=1, minute=0, kind="holding", issuer=BI, title=BI, body=BI, claim="w1-list")
        )  # fmt: skip
        feed.place_statement("s1", 0, "feed", facts=SAID[3], passages={"vi": {"named": things}, "en": {}})
        rows = make_rows(1, 90, roots=0)
        rows["parent"], rows["layer"] = 1, 0
        feed.close_minute(1, rows, {0: "s1"})
        said = [fold(feed.expand(post)) for post in feed.posts() if post.form == "reply"]
        assert any("thu bay" in text for text in said) == stands


def test_one_thread_hears_each_line_of_a_drill_once() -> None:
    scenario = load(find("free-data")).scenario
    feed = Feed(scenario, seed=3, language="vi")
    notice = Notice(
        statement="s1", version=1, minute=0, kind="warning", issuer=BI, title=BI, body=BI, claim="d1-gift"
    )
    feed.portal.publish(notice)
    feed.place_statement("s1", 0, "feed", facts=SAID[1])
    rows = make_rows(1, 60, roots=0)
    rows["parent"], rows["layer"] = 1, 0
    feed.close_minute(1, rows, {0: "s1"})
    own = {grammar.id for grammar in families(scenario)}
    lines = [
        part for post in feed.posts() for part in post.grammar.split(ELSE) if part.partition(LINE)[0] in own
    ]
    assert len(lines) == len(set(lines)) > 5 and all(LINE in line for line in lines)


def test_what_a_drill_says_under_one_word_is_said_under_another_last() -> None:
    """Offices publish a word each on the same claim: under two of them the same lines stood within minutes."""
    scenario = load(find("free-data")).scenario
    feed, own = Feed(scenario, seed=3, language="vi"), {grammar.id for grammar in families(scenario)}
    said: list[set[str]] = []
    for name in ("s1", "s2"):
        feed.portal.publish(
            Notice(
                statement=name, version=1, minute=0, kind="warning", issuer=BI, title=BI, body=BI, claim="d1-gift"
            )
        )  # fmt: skip
        placed = feed.place_statement(name, 0, "feed", facts=SAID[1])
        replies = (
            feed._answers.grammar(
                placed, kind=kind, narrative=name, said=f"{name}:1", tone="neutral", channel="feed", post=f"{name}.{post}"
            )
            for post, kind in enumerate(("agree",) * 5)
        )  # fmt: skip
        parts = (part for reply in replies for part in reply.split(ELSE))
        said.append({part for part in parts if part.partition(LINE)[0] in own})
    assert all(said) and (not said[0] & said[1] or len(said[0] | said[1]) == 4)  # there are four


@pytest.mark.parametrize("name", library())
def test_read_in_the_other_language_a_reply_says_what_it_says(name: str) -> None:
    """Small talk stood there in its place: under "no pupil was taken" somebody asked "Is it compulsory?"."""
    scenario = load(find(name)).scenario
    own = {grammar.id: grammar for grammar in scenario.texts.grammars if grammar.answers}
    feed = Feed(scenario, seed=3, language=scenario.drill.languages[0])
    above = PostRef(
        id="p", minute=0, ward="", channel="feed", grammar="", narrative="", thread="t", parent="", author_key=7, kind="agree"
    )  # fmt: skip
    for number, (called, grammar) in enumerate(own.items()):
        for lang in {*scenario.drill.languages} - {grammar.language}:
            other = own.get(in_language(called, lang))
            assert other is not None and (other.answers, other.about, other.under) == (
                grammar.answers, grammar.about, grammar.under,
            ), f"{called} has no {lang}"  # fmt: skip
            post = replace(above, id=f"p{number}", grammar=called)
            assert feed.expand(post, lang) == feed.expand(replace(post, grammar=other.id), lang)


def test_no_line_of_the_drill_is_said_by_heart_where_the_text_takes_back_its_own_word() -> None:
    scenario = load(find("wet-rice")).scenario
    said = {}
    for things in ("short", f"short {TAKES_BACK}"):
        feed = Feed(scenario, seed=3, language="vi")
        feed.portal.publish(
            Notice(statement="s1", version=1, minute=0, kind="correction", issuer=BI, title=BI, body=BI, claim="r1-stale")
        )  # fmt: skip
        feed.place_statement("s1", 0, "feed", facts=SAID[0], passages={"vi": {"named": things}, "en": {}})
        rows = make_rows(1, 90, roots=0)
        rows["parent"], rows["layer"] = 1, 0
        feed.close_minute(1, rows, {0: "s1"})
        own = [
            post
            for post in feed.posts()
            if post.form == "reply" and not post.grammar.rpartition(ELSE)[2].startswith(REPLY)
        ]
        said[things] = [feed.expand(post) for post in own]
        texts = [feed.expand(post) for post in feed.posts() if post.form == "reply"]
    before, after = said.values()
    assert before and not set(before) & set(texts)
    assert len(before) == len(after)
