"""What good cells publish beside and after their first texts, in every drill of the library: bulletins that tell the gravest
first and call nothing open that is settled, and new versions that are news where nothing was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from infodrill.automata.listing import ALIKE
from infodrill.casework.lifting import lifted
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.scenario.loader import Loaded
from tests import rehearsals
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Heard, Said

HALF = 0.5

LANGUAGES = ("vi", "en")
OPEN_HEAD = {"vi": "Chưa có kết luận cuối cùng:", "en": "No final conclusion yet:"}
ANSWERED = {"vi": "đã có trả lời", "en": "an answer has come"}
AGAIN = re.compile(r"(?:^| – )(?:nhắc lại|cập nhật|as we said|update)(?: – |: )", re.I)
LABEL = re.compile(r"(?:^| – )(?:phản ánh|điều được phản ánh|the report|what was reported)[^:]*: ", re.I)
SO_IT_IS = {
    "vi": re.compile(r"^\S.* phản ánh (?:về cơ bản là )?đúng\. "),
    "en": re.compile(r"^People were (?:largely )?right\. "),
}
WRONG = {"vi": re.compile(r"là sai, chúng tôi xin lỗi"), "en": re.compile(r"was wrong, and we apologise")}
NEWER = {"vi": "Bài này thay bài lúc", "en": "was right at the time"}
NOBODY_WRITES = {
    "vi": re.compile(r"hồ sơ gốc do|\bsố bản\b|mút rung"),
    "en": re.compile(r"original record, checked by"),
}
NO_NAMES = frozenset(
    {"Tư", "Năm", "Sáu", "Bảy", "Nhật", "Friday", "Saturday", "Sunday", "Wednesday", "SIM", "GB", "November"}
)
CITY = {"vi": re.compile(r"thành phố"), "en": re.compile(r"\bcity\b", re.I)}
UNRANKED = "P5"
Range = tuple[Loaded, Heard]


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> Range:
    return drill_heard(request.param)


def told(title: str) -> str:
    """What a headline tells, whether it was told before or not."""
    return re.sub(r"\W+", " ", AGAIN.sub(" ", title)).strip().casefold()


def listed(bulletin: Said, lang: str) -> tuple[list[str], list[str]]:
    """(what a bulletin lists as settled, what it lists as open)."""
    settled, open_yet = list[str](), list[str]()
    into = settled
    for line in bulletin.body(lang).split("\n"):
        if line.startswith("• "):
            into.append(line.removeprefix("• "))
        else:
            into = open_yet if line == OPEN_HEAD[lang] else settled  # any other line ends what is open
    return settled, open_yet


def bulletins(heard: Heard) -> Iterator[tuple[Said, list[Said]]]:
    """Each bulletin with the texts on cases that had come out when it was written."""
    for word in heard.said:
        if word.kind == "bulletin":
            yield word, [text for text in heard.said if text.case and text.at <= word.version.at]


def of_line(line: str, texts: list[Said], lang: str) -> Said | None:
    """The newest of the texts that a line of a bulletin lists by its headline."""
    return next((text for text in reversed(texts) if told(line).startswith(told(text.title(lang)))), None)


def called_open_though_settled(heard: Heard) -> list[str]:
    """Lines of bulletins that call open what a text, or a record, had settled when they were written."""
    found = []
    for word, texts in bulletins(heard):
        for line in listed(word, "vi")[1]:
            text = of_line(line, texts, "vi")
            if text is None or text.case is None:
                continue
            case = heard.state.book.cases[text.case.case]
            record = [
                asked
                for asked in case.questions
                if text.version.at <= asked.answered_at <= word.version.at
                and asked.verdict not in ("", "UNPROVEN")
            ]
            later = [
                other for other in texts if other.claim == text.claim != "" and other.at > text.at
                and other.version.stance != "unknown"
            ]  # fmt: skip
            found += [f"{word}: {line}"] if record or later else []
    return found


def test_no_bulletin_calls_open_what_a_text_or_a_record_has_settled(drill: Range) -> None:
    assert not called_open_though_settled(drill[1])


def out_of_order(heard: Heard, lang: str) -> list[str]:
    """Bulletins in which a graver matter stands behind a less grave one; what lifts a step of ours goes before all."""
    found = []
    for word, texts in bulletins(heard):
        settled, open_yet = listed(word, lang)
        for lines in (settled, open_yet):
            told = [text for line in lines if (text := of_line(line, texts, lang))]
            lifts = [
                bool(lifted(heard.state.book.statements[text.statement], text.version, "vi")) for text in told
            ]
            ranks = [(not first, rank(heard, text)) for first, text in zip(lifts, told, strict=True)]
            if ranks != sorted(ranks):
                found.append(f"{word}: {ranks}")
    return found


def rank(heard: Heard, text: Said) -> str:
    return (heard.state.book.cases[text.case.case].priority if text.case else "") or UNRANKED


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bulletin_tells_the_gravest_first_and_leaves_none_out(drill: Range, lang: str) -> None:
    heard = drill[1]
    assert not out_of_order(heard, lang)
    since = -1
    for word, texts in bulletins(heard):
        lines = [(each, line) for each in LANGUAGES for part in listed(word, each) for line in part]
        # The newest on each matter; of two that are headed alike one is listed.
        newest = {text.claim or str(text.case and text.case.case): text for text in texts if text.at > since}
        since = word.version.at
        left_out = [
            str(text)
            for text in newest.values()
            # What an answer has come on since is told as that: no more of its headline than the matter.
            if not any(
                told_in(line, text.title(each), HALF if text.kind == "holding" else ALIKE)
                for each, line in lines
            )
            and text.kind not in ("correction", "warning")
        ]
        assert not left_out, left_out


def told_in(line: str, title: str, part: float = ALIKE) -> bool:
    """Whether a line of a list tells what a headline tells: most of its words."""
    led = title.rpartition(": ")[2] if re.search(r" – (?:cập nhật|update): ", title) else title
    words, said = set(told(led).split()), set(told(line).split())
    return len(words & said) >= part * len(words)


def test_whoever_corrects_itself_was_wrong_by_a_record_older_than_the_text(drill: Range) -> None:
    """What was right by its record and was overtaken by a newer one is no error of ours: it gets a new version."""
    for statement in drill[1].state.book.statements.values():
        for version in statement.versions:
            if version.state == "SELF_CORRECTED":
                case = drill[1].state.book.cases[statement.case]
                records = {str(item.evidence) for item in case.evidence if item.kind == "primary"}
                older = records & set(map(str, version.sources))
                assert not older, f"{statement.statement} v{version.version} was written from {older}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_newer_record_is_told_as_news_and_nobody_is_sorry_for_it(drill: Range, lang: str) -> None:
    for word in drill[1].said:
        body = word.body(lang)
        if NEWER[lang] in body:
            assert not WRONG[lang].search(body) and word.version.corrects == 0, str(word)


def test_the_order_of_the_morning_is_overtaken_and_was_not_wrong() -> None:
    """What a newer record overtakes is brought up to date in both languages."""
    heard = drill_heard("forged-order")[1]
    newer = [word for word in heard.said if all(NEWER[lang] in word.body(lang) for lang in LANGUAGES)]
    updates = [word for word in newer if word.claim == "f1-order"]
    assert len(updates) == 1
    old = next(word for word in heard.said if word.statement == updates[0].statement and word.edition == 1)
    assert old.version.stance == "deny" and updates[0].version.stance == "partly"
    assert updates[0].at - old.at <= 20 * 60


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_headline_names_a_place_a_house_or_a_thing_by_its_name(drill: Range, lang: str) -> None:
    """Whoever has the headline alone has to know where."""
    for word in drill[1].said:
        title = word.title(lang)
        named = [
            part
            for part in re.findall(r"[^\W\d_]+", title)[1:]
            if part[:1].isupper() and part not in NO_NAMES
        ]
        assert named or CITY[lang].search(title) or word.kind in ("prebunk", "bulletin"), f"{word}: {title}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_holds_words_that_no_office_writes(drill: Range, lang: str) -> None:
    for word in drill[1].said:
        assert not NOBODY_WRITES[lang].search(f"{word.title(lang)}\n{word.body(lang)}"), str(word)


def test_a_text_that_comes_back_with_nothing_new_was_promised_for_then(drill: Range) -> None:
    """No second edition but what keeps a promise or tells what its owner has told since."""
    for word in drill[1].said:
        first = word.before
        if word.edition < 2 or first is None or first.statement != word.statement or word.case is None:
            continue
        news = word.told is not None and word.told >= first.written
        due = first.promised is not None and word.when >= first.promised - timedelta(minutes=12)
        assert news or due, f"{word} after {first}"


def test_the_lines_of_every_desk_say_what_the_text_is_headed_by(drill: Range) -> None:
    """A ward reads the lines out at the door: the answer stands in the headline."""
    for event in rehearsals.played(drill[0].scenario.drill.id, "good").events:
        if isinstance(event.body, GuidanceIssued) and event.body.repeats:
            lines = [str(line).rstrip(".") for line in event.body.lines]
            assert lines[0] == str(event.body.topic).rstrip("."), lines


def test_the_rules_see_what_they_were_made_for() -> None:
    """A bulletin that lists a settled matter as open, or a small one before a grave one, is found."""
    heard = drill_heard("stamped-page")[1]
    word, texts = next(bulletins(heard))
    grave, *_, light = listed(word, "vi")[0]
    lines = word.body("vi").split("\n")
    turned = [
        f"• {light}" if line == f"• {grave}" else f"• {grave}" if line == f"• {light}" else line
        for line in lines
    ]
    assert out_of_order(with_body(heard, word, turned), "vi")
    heard = drill_heard("forged-order")[1]
    word, texts = next(bulletins(heard))
    opened = next(text for text in texts if text.claim == "f1-order")  # a record came after it
    late = [*word.body("vi").split("\n"), OPEN_HEAD["vi"], f"• {opened.title('vi')}"]
    assert called_open_though_settled(with_body(heard, word, late))


def with_body(heard: Heard, word: Said, lines: list[str]) -> Heard:
    """As if a text had been published with these lines."""
    version = replace(word.version, body_vi="\n".join(lines))
    return replace(
        heard, said=tuple(replace(each, version=version) if each is word else each for each in heard.said)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_that_was_right_is_headed_by_what_is_so(drill: Range, lang: str) -> None:
    """“The report was right: …” says nothing yet; whoever reads a headline alone reads the thing."""
    for said in (said for said in drill[1].said if said.kind == "acknowledgement"):
        assert not LABEL.search(said.title(lang)), said.title(lang)
        assert SO_IT_IS[lang].search(said.body(lang)), said.body(lang)
