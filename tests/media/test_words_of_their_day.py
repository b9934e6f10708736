"""What is so on the day of its telling alone is not said a day later, as long as the claim has other words."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from infodrill.media.builtinwords import TOPIC
from infodrill.media.fresh import Fresh, core
from infodrill.media.grammar import Compiled, Ref, compile_grammar, expansions
from infodrill.media.hasty import after_its_day, hasty, talked_of
from infodrill.media.refs import PostRef
from infodrill.media.smalltalk import first_at, fits, windows_of
from infodrill.media.storyclock import story_date
from infodrill.media.texts import TextLibrary
from infodrill.media.unsaid import Unsaid, awaited, parrots
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Scenario

from .conftest import grammar, make_scenario

NEAR = {
    "vi": re.compile(r"\b(?:tối nay|toi nay|chiều nay|chieu nay|mai(?! ch)|vừa báo|vua bao|tối mai|hôm nay)\b", re.I),
    "en": re.compile(r"\b(?:tonight|tomorrow|today|this evening|only now)\b", re.I),
}  # fmt: skip
DAY, POSTS = 24 * 60, 12


def said(drill: str, lang: str, minute: int) -> dict[str, int]:
    """By claim how many of its `POSTS` posts of that minute speak of that very day."""
    scenario = load(find(drill)).scenario
    texts = TextLibrary(scenario, 1)
    unsaid = Unsaid(scenario.drill, texts, Fresh(), lang, scenario.claims)
    near: dict[str, int] = {}
    for claim in (each for each in scenario.claims if each.waves):
        for number in range(POSTS):
            own = f"{claim.id}:{number}"
            grammar = texts.pick("tell", claim.id, "group", lang, own)
            if not grammar or not texts.is_own(grammar):
                continue
            post = PostRef(
                id=own, minute=minute, ward="", channel="group", grammar=grammar, narrative=claim.id, thread=own, parent="",
                author_key=number, kind="own",
            )  # fmt: skip
            told = texts.bare(post, unsaid.worded(post).grammar, lang)
            near[claim.id] = near.get(claim.id, 0) + bool(NEAR[lang].search(told))
    return near


@pytest.mark.parametrize(
    ("drill", "lang"), [("port-voice", "vi"), ("school-gate", "vi"), ("school-gate", "en")]
)
def test_nobody_speaks_of_tonight_a_day_later(drill: str, lang: str) -> None:
    then, later = said(drill, lang, 50), said(drill, lang, 50 + DAY)
    others = {claim for claim, near in then.items() if near < POSTS * 3 // 4}  # who have other words
    assert any(then[claim] for claim in others), "they speak of their day, or there is nothing to see"
    assert not (found := {claim: later[claim] for claim in others if later[claim]}), found


def worded(drill: str, minute: int, post: str, claim: str, stance: str) -> tuple[str, tuple[str, ...]]:
    """What a post of that claim says in that minute, and the windows of its words."""
    scenario = load(find(drill)).scenario
    texts = TextLibrary(scenario, 1)
    made = PostRef(
        id=post, minute=minute, ward="", channel="feed", grammar=texts.pick(stance, claim, "feed", "vi", post),
        narrative=claim, thread=post, parent="", author_key=1, kind="share",
    )  # fmt: skip
    found = Unsaid(scenario.drill, texts, Fresh(), "vi", scenario.claims).worded(made).grammar
    return texts.bare(made, found, "vi"), texts.windows(made, found, "vi")


@pytest.mark.parametrize("stance", ["tell", "question", "deny", "agree"])
@pytest.mark.parametrize("claim", ["k1-dyke", "k1-photo", "k1-evacuate"])
def test_the_morning_after_nobody_cries_of_the_night(claim: str, stance: str) -> None:
    for number in range(6):
        text, windows = worded("typhoon", 160, f"p{number}", claim, stance)
        assert windows == ("from-0600",), text
        night = worded("typhoon", 70, f"p{number}", claim, stance)
        assert night[1] == ("until-0600",), night


def posted(scenario: Scenario, stance: str, minute: int) -> list[tuple[str, tuple[str, ...]]]:
    """What forty people say of the claim in that minute, each with the windows of its words; an official word of that stance
    stands since minute 10, "" = none does."""
    unsaid = Unsaid(scenario.drill, (texts := TextLibrary(scenario, 1)), Fresh(), "vi", scenario.claims)
    if stance:
        unsaid.published("k1", stance, 10, ())
    found = []
    for number in range(40):
        made = PostRef(
            id=f"{number}", minute=minute, ward="", channel="feed", grammar="k1.tell", narrative="k1", thread="t", parent="",
            author_key=number, kind="share",
        )  # fmt: skip
        said = unsaid.worded(made).grammar
        found.append((texts.bare(made, said, "vi"), texts.windows(made, said, "vi")))
    return found


def test_a_cry_ends_some_time_after_the_word_that_denies_it() -> None:
    """And what is said of that word is not said before it stands, nor of a word that does not deny."""
    lines = (
        "{at:unanswered}Nổ rồi, chạy đi",
        "{at:answered}Phường nói rồi mà tôi vẫn lo",
        "{at:denied}Bảo không nổ thì khói đâu ra",
    )
    scenario = make_scenario((grammar("k1.tell", lines),), visible=4_000)

    def told(stance: str, minute: int) -> set[str]:
        return {window for _, windows in posted(scenario, stance, minute) for window in windows}

    assert told("", 200) == told("unknown", 200) == {"unanswered"}
    assert told("deny", 30) == {"unanswered", "answered", "denied"}
    assert told("deny", 70) == {"answered", "denied"} and told("confirm", 70) == {"answered"}


@pytest.mark.parametrize(
    ("stance", "silence"),
    [("", True), ("unknown", False), ("deny", False)],
    ids=["nothing", "unknown", "deny"],
)
@pytest.mark.parametrize(
    "line", ["Nổ à, sao phường chưa nói gì", "Sao chẳng ai báo gì thế", "Why isn't the ward saying anything?"]
)
def test_nobody_complains_of_silence_once_anything_was_said(line: str, stance: str, silence: bool) -> None:
    scenario = make_scenario((grammar("k1.tell", (line, "Nổ ở đâu thế")),), visible=4_000)
    found = {told for told, _ in posted(scenario, stance, 20)}
    assert any(line[:8] in told for told in found) == silence, found


def test_this_morning_is_of_the_new_day_from_midnight_on_and_tonight_is_not() -> None:
    night = datetime(2027, 10, 12, 2, 24)
    assert talked_of(night, "sáng nay nhà tôi nghỉ cả") == talked_of(night, "this morning") == night.date()
    assert talked_of(night) == talked_of(night, "tối nay mất điện") == datetime(2027, 10, 11).date()


def test_nobody_waits_for_an_hour_that_is_over() -> None:
    assert awaited("Chị tra sổ rồi. Chờ tin 06:55.") == [6 * 60 + 55]
    assert awaited("Wait for 06:55, please.") == awaited("cho tin 6h55 nhe") == [6 * 60 + 55]
    assert awaited("Mất điện từ 06:55, chờ mãi.") == []
    begins = datetime(2027, 10, 11, 6, 5)
    assert first_at(6 * 60 + 55, begins) == datetime(2027, 10, 11, 6, 55)
    assert first_at(5 * 60, begins) == datetime(2027, 10, 12, 5)
    assert fits(("until-0655",), datetime(2027, 10, 11, 6, 54), begins)
    assert not fits(("until-0655",), datetime(2027, 10, 11, 18, 24), begins)
    assert not fits(("from-0655", "morning"), datetime(2027, 10, 11, 18, 24), begins)
    for number in range(12):
        text, _ = worded("forged-order", 400, f"p{number}", "f1-order", "deny")
        assert not re.search(r"06:55|số 61|tới trường|chưa ra công văn", text), text


def holding(compiled: Compiled, rule: str | None, now: datetime, begins: datetime) -> bool:
    """Whether some line of the rule ("None" = some beginning) has all its windows then."""
    patterns = compiled.start if rule is None else compiled.rules[rule]
    return any(
        fits(windows_of(pattern), now, begins)
        and all(holding(compiled, piece.rule, now, begins) for piece in pattern if isinstance(piece, Ref))
        for pattern in patterns
    )


@pytest.mark.parametrize("name", library())
def test_whatever_the_hour_a_claim_has_words_that_are_true_then(name: str) -> None:
    scenario = load(find(name)).scenario
    begins = datetime.fromisoformat(scenario.drill.epoch)
    shelves: dict[tuple[str, str, str], list[Compiled]] = {}
    for own in scenario.texts.grammars:
        if own.claim and not own.answers:
            shelves.setdefault((own.claim, own.stance, own.language), []).append(compile_grammar(own))
    minutes = sum(phase.minutes for phase in scenario.drill.phases) + 60 * scenario.drill.run_on_hours
    for minute in range(0, minutes, 20):
        now = story_date(scenario.drill, minute)
        wordless = [
            shelf
            for shelf, found in shelves.items()
            if not any(holding(each, None, now, begins) for each in found)
        ]
        assert not wordless, (now, wordless)


def test_who_quotes_says_something_else_than_what_is_quoted() -> None:
    scenario = load(find("typhoon")).scenario
    texts, again = TextLibrary(scenario, 1), 0
    unsaid = Unsaid(scenario.drill, texts, Fresh(), "vi", scenario.claims)
    for number in range(30):
        above, made = (
            PostRef(
                id=f"{name}{number}", minute=70, ward="", channel="feed",
                grammar="k1-dyke.tell.vi-2", narrative="k1-dyke",
                thread="p", parent="", author_key=1, kind="share", form=form,
            )
            for name, form in (("p", "post"), ("q", "quote"))
        )  # fmt: skip
        quote = unsaid.worded(made, (), above)
        words = (frozenset(core(texts.bare(post, post.grammar, "vi")).split()) for post in (quote, above))
        assert not parrots(*words)
        again += parrots(
            *(frozenset(core(texts.bare(post, post.grammar, "vi")).split()) for post in (made, above))
        )
    assert again, "who is not told what stands above says some of it again"


def told_at(drill: str, lang: str, claim: str, stance: str, minute: int) -> list[tuple[str, bool]]:
    """What 24 posts of a claim say in the minutes from that on, and whether the drill's author wrote it for the time after."""
    scenario = load(find(drill)).scenario
    texts = TextLibrary(scenario, 1)
    unsaid, found = Unsaid(scenario.drill, texts, Fresh(), lang, scenario.claims), []
    for number in range(24):
        post = f"{stance}{number}"
        made = PostRef(
            id=post, minute=minute + number, ward=scenario.places.wards[number % len(scenario.places.wards)].id, channel="feed",
            grammar=texts.pick(stance, claim, "feed", lang, post), narrative=claim, thread=post, parent="", author_key=number,
            kind={"tell": "share"}.get(stance, stance),
        )  # fmt: skip
        said = unsaid.worded(made).grammar
        written = any(name.startswith("from-") for name in texts.windows(made, said, lang))
        found.append((texts.bare(made, said, lang), written))
    return found


@pytest.mark.parametrize("hours", [5, 12, 22])
@pytest.mark.parametrize(
    ("drill", "lang", "claim"),
    [
        ("port-voice", "vi", "v1-voice"), ("port-voice", "en", "v1-voice"), ("five-pictures", "vi", "p4-blaze"),
        ("five-pictures", "en", "p4-blaze"), ("school-gate", "vi", "g1-taken"), ("school-gate", "en", "g1-taken"),
        ("forged-order", "vi", "f1-order"), ("ward-desk", "vi", "w1-list"),
    ],
)  # fmt: skip
def test_hours_after_its_wave_nobody_tells_an_alarm_as_now(
    drill: str, lang: str, claim: str, hours: int
) -> None:
    for stance in ("tell", "question"):
        texts = told_at(drill, lang, claim, stance, 60 * hours)
        assert not (found := [text for text, written in texts if is_of_now(text) and not written]), found
        assert len({core(text) for text, _ in texts}) > 12, "many say it in words of their own"
        assert not any(TOPIC in text for text, _ in texts)
    cries = [*told_at(drill, lang, claim, "tell", 12), *told_at(drill, lang, claim, "question", 12)]
    assert claim == "w1-list" or any(is_of_now(text) for text, _ in cries), "in its hour it is a cry"


def is_of_now(text: str) -> bool:
    """Signs of the hour, as a reader sees them: read apart from the words by which posts are worded."""
    return bool(NOW.search(text))


NOW = re.compile(
    r"\b(?:vừa (?:báo|nghe)|ve ngay|về ngay|sắp nổ|sap no|lội sang|loi sang|bỏ nhà|bo nha|dắt nhau|đi ngay|di ngay|chạy ngay|"
    r"van bung|bung van|trên đường|just walked|on my way|minutes away|get out|wade|on fire|about to blow|right now)\b",
    re.I,
)


def test_what_names_the_hour_of_its_day_is_told_without_it() -> None:
    assert (
        after_its_day(f"vẫn nói về {TOPIC}.", "việc ở cổng trường chiều nay")
        == "Vẫn nói về việc ở cổng trường."
    )
    assert (
        after_its_day(f"about {TOPIC}?", "what happened at the gate this afternoon")
        == "About what happened at the gate?"
    )
    assert after_its_day("Không có gì.", "nước máy") == "Không có gì."


def test_signs_of_haste_are_no_parts_of_other_words() -> None:
    for calm in (
        "Cảng ngay cạnh nhà dân.",
        "hom qua ngay nao cung the",
        "kéo cửa sớm",
        "Sạp nhà tôi",
        "dang ky cho con",
        "I know.",
    ):
        assert not hasty(calm), calm
    for said in ("Lội sang Vịnh Sậy ngay.", "bo nha chay ngay", "Get out now.", "Con tôi đang trên đường."):
        assert hasty(said), said


POISONED = re.compile(r"(?i)độc\b|\b(?:bo|co) doc\b|đổ thứ gì|poison|something in it")
STORED = re.compile(r"(?i)\bhứng\b|\bhung xo\b|\bchua cho\b|fill every")


def test_nobody_bids_others_store_what_is_poisoned() -> None:
    told = [each for each in load(find("stamped-page")).scenario.texts.grammars if each.claim == "p1-tap"]
    texts = [text for each in told if each.harmful for text in expansions(compile_grammar(each), 5_000)]
    assert any(map(POISONED.search, texts)) and any(map(STORED.search, texts))
    assert not (both := [text for text in texts if POISONED.search(text) and STORED.search(text)]), both[:3]


def test_who_speaks_of_it_later_speaks_of_the_same_in_either_language() -> None:
    """Read in English, a post of a Vietnamese drill that people still talk of a fund said "Has everyone heard about this?"."""
    read = 0
    for name in library():
        scenario = load(find(name)).scenario
        texts = TextLibrary(scenario, 1)
        if set(texts.languages) != {"vi", "en"}:
            continue
        for claim in (each for each in scenario.claims if each.topic):
            for how in ("later", "yesterday", "asked"):
                for other, lang in (("vi", "en"), ("en", "vi")):
                    reference = f"builtin.{how}.{other}"
                    post = PostRef(
                        id=f"{claim.id}:{how}", minute=400, ward="", channel="feed", grammar=reference, narrative=claim.id,
                        thread="p", parent="", author_key=1, kind="share",
                    )  # fmt: skip
                    topic = after_its_day(TOPIC, claim.topic.in_(lang)) if claim.topic else ""
                    assert topic[1:] in texts.bare(post, reference, lang), (reference, lang)
                    read += 1
    assert read > 200
