"""What a town says when nothing happens, and how any post is typed: whole, of the place and the hour, and never twice an hour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from infodrill.kernel.clock import DAY_IN_MINUTES, HOUR_IN_MINUTES
from infodrill.media.answers import Answers
from infodrill.media.feed import Feed
from infodrill.media.fresh import Fresh, core, named_in
from infodrill.media.grammar import SAMPLE, Compiled, Ref, compile_grammar, expand, expansions
from infodrill.media.noise import Noise
from infodrill.media.refs import PostRef
from infodrill.media.smalltalk import SmallTalk, fits, windows_of
from infodrill.media.storyclock import story_date
from infodrill.media.texts import ELSEWHERE, TextLibrary
from infodrill.media.voices import _ADDRESSED, _ADDRESSES, chatted, voiced
from infodrill.scenario.light.talk import small_talk
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Grammar, Scenario
from infodrill.scenario.tokens import FIELD, WINDOWS
from tests.forms import both_forms

from .conftest import grammar, make_rows, make_scenario

KINDS = ("coast", "hospital", "mountain", "river", "school", "town")
MINUTES = 60
DRILLS = ("market-rumour", "port-voice")  # by day in a small ward, by night in many
SOUTHERN = re.compile(
    r"(?i)(?<![^\W\d_])(?:tui|hổng|hông|nghen|nhen|hén|thiệt|mèn|lẹ|giùm|rứa|(?<!chần )chừ|mô|hoài|dzậy|dỏm|bữa nay|má tui|"
    r"hết trơn|quá trời|con nít|nè|coi chừng|mấy chế|xài|cúp điện|khỏe re|xỉu|bể banh|tụi nhỏ|tụi tui|mắc cười)(?![^\W\d_])"
)


def drill(name: str) -> Scenario:
    return load(find(name)).scenario


def of_the_place(grammars: tuple[Grammar, ...]) -> Iterator[Grammar]:
    return (each for each in grammars if each.language == "vi" and each.style not in ELSEWHERE)


def noise(scenario: Scenario, seed: int = 3) -> tuple[TextLibrary, list[PostRef]]:
    """The first posts of small talk of the first hour and a half, and after it."""
    texts = TextLibrary(scenario, seed)
    made = Noise(
        scenario,
        texts,
        Answers(scenario, texts, seed=seed, language="vi"),
        Fresh(),
        seed=seed,
        language="vi",
    )
    said = [post for minute in range(MINUTES * 3 // 2) for post in made.posts(minute)]
    return texts, [post for post in said if not post.parent]


@pytest.mark.parametrize("name", ["", *library()])
def test_who_comes_from_elsewhere_speaks_so_in_whole_texts_and_nobody_else_in_single_words(name: str) -> None:
    shipped = drill(name).texts.grammars if name else tuple(small_talk(KINDS, (), ("vi",)))
    for each in of_the_place(shipped):
        lines = (*each.start, *(line for rule in each.rules.values() for line in rule))
        assert [line for line in lines if SOUTHERN.search(line)] == [], each.id


def test_of_posts_that_others_could_write_few_are_by_people_from_elsewhere() -> None:
    scenario = drill("typhoon")
    texts, styles = TextLibrary(scenario, 1), {each.id: each.style for each in scenario.texts.grammars}
    taken = [styles[texts.pick("tell", "k1-dyke", "feed", "vi", f"p{n}")] for n in range(1_000)]
    assert 0 < sum(style in ELSEWHERE for style in taken) < 100


@pytest.mark.parametrize("name", both_forms(library(), DRILLS))
def test_small_talk_is_said_at_its_hour_and_in_its_season(name: str) -> None:
    scenario = drill(name)
    texts, posts = noise(scenario)
    begins = datetime.fromisoformat(scenario.drill.epoch)
    assert len(posts) > 12
    for post in posts:
        gid, line, _ = named_in(post.grammar)
        pattern = compiled(scenario, gid).start[int(line)]
        assert fits(windows_of(pattern), story_date(scenario.drill, post.minute), begins), texts.expand(
            post, "vi"
        )


def test_a_line_is_kept_to_its_windows() -> None:
    pattern = compile_grammar(
        grammar(start=("{at:morning}{at:noon}{at:weekend}Chợ đông",), stance="noise", claim=None)
    ).start[0]
    begins = datetime.fromisoformat("2031-09-12T00:30:00+07:00")  # a Friday
    held = [
        (day, hour)
        for day in range(7)
        for hour in range(24)
        if fits(windows_of(pattern), begins + timedelta(days=day, hours=hour), begins)
    ]
    assert held == [(day, hour) for day in (1, 2) for hour in range(5, 14)]


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_say_the_same_line_by_line(kind: str) -> None:
    vi, en = (
        next(each for each in small_talk((kind,), (), (lang,)) if each.stance == "noise")
        for lang in ("vi", "en")
    )
    labels = [[FIELD.findall(line) for line in each.start] for each in (vi, en)]
    assert [set(said) for said in labels[0]] == [set(said) for said in labels[1]]


@pytest.mark.parametrize("name", both_forms(library(), DRILLS))
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nobody_says_within_an_hour_what_another_said(name: str, lang: str) -> None:
    texts, posts = noise(drill(name))
    last: dict[str, int] = {}
    for post in posts:
        said = core(texts.bare(post, post.grammar, lang) if lang == "vi" else bare_en(texts, post))
        assert post.minute - last.get(said, -HOUR_IN_MINUTES) >= HOUR_IN_MINUTES, said
        last[said] = post.minute


@pytest.mark.parametrize("name", ["boundaries", "port-voice"])
def test_a_line_is_one_persons_that_day(name: str) -> None:
    scenario = drill(name)
    texts = TextLibrary(scenario, 3)
    made = Noise(
        scenario, texts, Answers(scenario, texts, seed=3, language="vi"), Fresh(), seed=3, language="vi"
    )  # fmt: skip
    said = [post for minute in range(DAY_IN_MINUTES) for post in made.posts(minute) if not post.parent]
    lines: dict[tuple[str, str], set[str]] = {}
    for post in said:
        gid, line, turn = named_in(post.grammar)
        if turn or any(isinstance(piece, Ref) for piece in compiled(scenario, gid).start[int(line)]):
            continue  # put together of rules: each time other words
        wards = lines.setdefault((gid, line), set())
        assert post.ward not in wards and len(wards) < 3, texts.expand(post, "vi")
        wards.add(post.ward)
    assert len(lines) > 12


def test_who_is_up_in_the_small_hours_speaks_of_the_night() -> None:
    scenario = drill("port-voice")
    texts, found = TextLibrary(scenario, 3), 0
    talk = SmallTalk(scenario.drill, texts, Fresh(), seed=3, language="vi")
    hours = {
        hour: next(now for now in range(DAY_IN_MINUTES) if story_date(scenario.drill, now).hour == hour)
        for hour in (2, 9)
    }
    for hour, minute in hours.items():
        for number in range(30):
            post = PostRef(
                id=f"n{number}", minute=minute, ward=scenario.places.wards[0].id, channel="feed", grammar="", narrative="",
                thread="n", parent="", author_key=number, kind="share",
            )  # fmt: skip
            if not (said := talk.reference(post)):
                break
            gid, line, _ = named_in(said)
            windows = windows_of(compiled(scenario, gid).start[int(line)])
            of_the_hour = any(WINDOWS[name][0] == "hour" for name in windows if name in WINDOWS)
            assert of_the_hour or hour == 9, texts.bare(post, said, "vi")
            found += hour == 9 and not of_the_hour
    assert found, "by day other lines are said"


def test_another_cry_before_the_same_words_makes_no_other_text() -> None:
    fresh = Fresh()
    fresh.note(("Khẩn cấp! Đê Cồn Vạc vỡ rồi, chạy đi",), 5)
    said = (
        "Trời ơi, đê Cồn Vạc vỡ rồi, chạy đi.",
        "de con vac vo roi chay di",
        "Bà con ơi: đê Cồn Vạc vỡ rồi, chạy đi!",
    )
    assert not any(fresh.is_so((text,), 64) for text in said) and all(
        fresh.is_so((text,), 65) for text in said
    )
    assert fresh.is_so(("Trời ơi, đê Cồn Vạc còn nguyên, đừng chạy",), 6)


def test_a_claim_is_told_in_words_that_were_not_said_within_the_hour() -> None:
    feed = Feed(drill("market-rumour"), seed=2, language="vi")
    for minute in range(20):
        rows = make_rows(minute, 3, roots=3)
        rows["ward"] = 0
        feed.close_minute(minute, rows, {0: "m1-blast"})
    texts = feed.texts
    told = [
        core(texts.bare(post, post.grammar, "vi"))
        for post in feed.posts()
        if post.kind == "share" and post.narrative
    ]
    assert len(told) > 40 and len(told) == len(set(told))


def test_a_claim_is_told_in_words_that_are_true_at_that_hour() -> None:
    told = grammar(
        "k1.tell",
        ("{at:night}Đê vỡ đêm nay {n}", "{at:morning}Đê vỡ từ đêm qua {n}"),
        rules={"n": tuple("abcdefghij")},
    )
    feed = Feed(make_scenario((told,), noise=0), seed=2, language="vi")
    for minute in (*range(10), *range(70, 80)):  # from 22:00, from 06:20
        feed.close_minute(minute, make_rows(minute, 2, roots=2), {0: "k1"})
    said = {(post.minute < 60, "đêm nay" in feed.expand(post).lower()) for post in feed.posts()}
    assert said == {(True, True), (False, False)}


def test_what_answers_stands_under_what_it_could_answer_and_never_first() -> None:
    feed = Feed(make_scenario(), seed=3, language="vi")
    for minute in range(30):
        rows = make_rows(minute, 40)
        rows["parent"][1:] = 999_999_999  # none of what they answer was ever shown
        feed.close_minute(minute, rows, {0: "k1"})
    posts = [post for post in feed.posts() if post.narrative]
    assert {post.form for post in posts if post.kind != "share"} == {"reply"}
    for post in posts:
        if post.form == "reply":
            above = feed.ref(post.parent)
            assert (above.narrative, above.kind) == ("k1", "share") and above.room == post.room


def test_who_has_nobody_to_answer_says_nothing() -> None:
    rows = make_rows(0, 12, roots=0)
    rows["kind"], rows["parent"] = 1, -1
    feed = Feed(make_scenario(noise=0), seed=3, language="vi")
    assert feed.close_minute(0, rows, {0: "k1"}) == ()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_address_is_put_before_what_addresses_nobody_and_only_by_who_tells_or_asks(lang: str) -> None:
    lines = {
        "vi": ("Cả nhà ơi, đê Cồn Vạc vỡ rồi", "Đê Cồn Vạc vỡ rồi bà con ạ", "Đê vỡ rồi, mn chạy đi"),
        "en": ("Folks, the dyke has gone", "The dyke has gone, everyone", "Anyone near the dyke?"),
    }[lang]
    plain = {
        "vi": "đê Cồn Vạc vỡ rồi, nước tràn vào đồng ngay khúc cua",
        "en": "the dyke has gone at the bend, water is in the fields",
    }[lang]
    cry = {"vi": "ai chịu trách nhiệm đây? Đê vỡ rồi", "en": "who answers for it? The dyke has gone"}[lang]
    for number in range(400):
        for line in lines:
            said = voiced(line, lang, 1, f"p{number}", "tell")
            assert len(_ADDRESSED.findall(said)) == len(_ADDRESSED.findall(line)), said
        for stance in ("deny", "agree"):
            assert voiced(plain, lang, 1, f"p{number}", stance) == plain
    assert {voiced(cry, lang, 1, f"p{number}", "tell") for number in range(400)} <= {
        cry + end for end in ("", "...", "!", "!!")
    }
    opened = {voiced(plain, lang, 1, f"p{number}", "tell").partition(",")[0] + "," for number in range(400)}
    assert opened >= set(_ADDRESSES[lang])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_small_talk_is_typed_with_a_face_of_its_sort_or_none_and_no_word_more(lang: str) -> None:
    line = {"vi": "Xe rác hôm nay đến muộn, mèo bới hết.", "en": "The bin lorry is late today."}[lang]
    for sort, faces in (("gripe", False), ("weather", False), ("notice", False), ("joke", True)):
        said = [chatted(line, lang, 1, f"p{number}", sort) for number in range(400)]
        assert any(core(each) != core(line) or len(each) > len(line) for each in said) == faces


def test_a_name_that_says_what_it_is_says_it_once() -> None:
    said = {
        chatted(line, "vi", 1, f"p{number}", "market").casefold()
        for number in range(400)
        for line in ("Trứng ở chợ Phường Chợ Đèn rẻ.", "Chợ Phường Chợ Đèn sáng nay đông.")
    }
    assert not any("chợ chợ" in each or "cho cho" in each for each in said)


def test_windows_are_hours_days_and_months_that_there_are() -> None:
    reach = {
        "hour": range(24),
        "day": range(7),
        "month": range(1, 13),
        "date": range(1, 400),
        "word": range(5),
    }
    assert all(allowed and allowed <= set(reach[sort]) for sort, allowed in WINDOWS.values())


def compiled(scenario: Scenario, gid: str) -> Compiled:
    return compile_grammar(next(each for each in scenario.texts.grammars if each.id == gid))


def bare_en(texts: TextLibrary, post: PostRef) -> str:
    return texts.bare(post, post.grammar, "en")


def test_no_line_of_small_talk_is_much_like_another() -> None:
    for kind in KINDS:
        for each in small_talk((kind,), (), ("vi", "en")):
            if each.stance == "noise":
                said = [core(text) for text in expansions(compile_grammar(each))]
                assert len(said) == len(set(said))


@pytest.mark.parametrize("name", library())
def test_pieces_meet_as_sentences_do(name: str) -> None:
    """No capital within a sentence, no two stops: what a rule ends with is what the line goes on from."""
    odd = re.compile(r", (?:A|The|An|Một|Cái|Nhà|Ai|It|We|My|Who)\b|,,|\?\.|\.,|,\.")
    for each in drill(name).texts.grammars:
        made = compile_grammar(each)
        said = (expand(made, SAMPLE, 1, f"p{number}") for number in range(24))
        assert [text for text in said if odd.search(text)] == [], each.id


PET = re.compile(
    r"\b(?:[Cc]u|[Bb]é|[Tt]hằng) [A-ZĐ]\w+|^[A-Z][a-z]+ is (?:keeping|learning|six|five)"
    r"|[\"“][A-Z]\w+[\"”] (?:embroidered|sewn)|thêu chữ [A-ZĐ]"
)
"""A child's name, or a pet name."""


@pytest.mark.parametrize("name", ["", *KINDS, *library()])
def test_small_talk_names_no_child_and_gives_no_number_to_ring(name: str) -> None:
    grammars = (
        drill(name).texts.grammars
        if name in library()
        else tuple(small_talk((name,) if name else (), (), ("vi", "en")))
    )
    for each in grammars:
        if each.stance == "noise":
            for line in each.start:
                assert "{phone" not in line, line
                assert not PET.search(FIELD.sub("", line)), line
