"""Every text that good cells publish in a drill of the library could be signed: by rules of the class, not by examples."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import reduce

import pytest

from infodrill.automata.hours import told_for
from infodrill.casework.craft import advice_of
from infodrill.casework.records import Statement
from infodrill.scenario.loader import Loaded
from tests.automata.hearing import DRILLS, SORRY, drill_heard, heard
from tests.conduct.saying import Heard, Said

LANGUAGES = ("vi", "en")
NEXT = {
    "vi": re.compile(r"tin (?:mới|tiếp theo|tiếp)[^.\n]*?\d{1,2} giờ|(?:cập nhật|báo lại|có tin) (?:lúc|sau)[^.\n]*?\d", re.I),
    "en": re.compile(r"next (?:word|update)[^.\n]*?\d|updates? (?:at|after)[^.\n]*?\d", re.I),
}  # fmt: skip
OF_THE_OWNER = {"vi": re.compile(r"có thêm tin lúc"), "en": re.compile(r"^The next word from ")}
COMPARED = {
    "vi": re.compile(r"đối chiếu|có ý kiến của"),
    "en": re.compile(r"(?:compared|checked) by|with an opinion by"),
}
HOUR = {"vi": re.compile(r"(\d{1,2}) giờ(?: (\d{2})\b)?"), "en": re.compile(r"\b(\d{1,2}):(\d{2})\b")}
TO_DO = {
    "vi": re.compile(r"^(?:Việc cần làm|Xin (?:bà con|quý \w+))", re.M),
    "en": re.compile(r"^(?:What to do|Please)", re.M),
}
SOURCE = {
    "vi": re.compile(r"^(?:Nguồn:|Theo ).*tính đến", re.M),
    "en": re.compile(r"^(?:Source:|According to).*as of", re.M),
}
ANOTHER_DAY = {"vi": re.compile(r"tính đến .* ngày \d"), "en": re.compile(r"as of .* on \d")}
RELATIVE = {
    "vi": re.compile(
        r"\b(?:hôm nay|(?:sáng|trưa|chiều|tối|đêm) nay|(?:sáng|trưa|chiều|tối|đêm|ngày) mai)\b", re.I
    ),
    "en": re.compile(r"\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening))\b", re.I),
}
UNDATED = {
    "vi": re.compile(
        r"(?:lúc|đến|hẹn) \d{1,2} giờ(?: \d{2})?\b(?! ngày \d)(?!.*\b(?:ngày \d|\d{1,2}/\d|[Tt]hứ |mà không báo))"
    ),
    "en": re.compile(r"\b(?:at|of|gave) \d{1,2}:\d{2}\b(?! on \d)(?!.*(?: on \d|day\b|said nothing))"),
}
NEITHER = {"vi": re.compile(r"cũng chưa bác bỏ"), "en": re.compile(r"neither confirm nor deny", re.I)}
AHEAD = {"vi": re.compile(r"\bsẽ\b", re.I), "en": re.compile(r"\bwill\b", re.I)}
RAW = re.compile(r"\{|\}|\b[cs]\d+\b|\b[GHPSV]\d\b|_")
QUOTED = re.compile(r"“[^”]*”")
WORD = re.compile(r"[^\W_]+")
TO_COME = {"vi": re.compile(r"dự kiến|\bsẽ\b", re.I), "en": re.compile(r"\bexpect|\bwill\b", re.I)}
OLD, EARLY = timedelta(hours=3), timedelta(minutes=12)
AGAIN = re.compile(r"(?:^| – )(?:nhắc lại|as we said)(?= – |: )", re.I)
THERE = re.compile(r"^(?:Ở|In) ")
SAYS = frozenset({"confirm", "deny", "partly", "unknown"})


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> tuple[Loaded, Heard]:
    return drill_heard(request.param)


@pytest.fixture
def said(drill: tuple[Loaded, Heard]) -> tuple[Said, ...]:
    return drill[1].said


def hours(lang: str, text: str) -> set[tuple[int, int]]:
    return {(int(match[1]), int(match[2] or 0)) for match in HOUR[lang].finditer(text)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_gives_one_next_word_that_lies_ahead_or_none(said: tuple[Said, ...], lang: str) -> None:
    assert said
    for word in said:
        lines = [
            line for line in f"{word.title(lang)}\n{word.body(lang)}".split("\n") if NEXT[lang].search(line)
        ]
        # The hour of whoever keeps the record is its own, and a bulletin tells of each matter the hour that its text gave.
        others = [line for line in lines if word.kind == "bulletin" or OF_THE_OWNER[lang].search(line)]
        for line in others:
            later_day = re.search(r"ngày \d|\bon \d", line)
            assert later_day or max(hours(lang, line)) > (word.when.hour, word.when.minute), f"{word}: {line}"
        promises = [line for line in lines if line not in others]
        if word.promised is None:
            assert not promises, f"{word}: {promises}"
            continue
        assert len(promises) == 1 and word.promised > word.when, f"{word}: {promises}"
        assert hours(lang, promises[0]) == {(word.promised.hour, word.promised.minute)}, f"{word}: {promises}"


def test_no_next_word_comes_after_the_hour_that_the_telling_is_about(
    drill: tuple[Loaded, Heard], said: tuple[Said, ...]
) -> None:
    for word in said:
        # An hour that the owner of the facts gave is its own: nobody else has word before it.
        if word.promised and word.claim and word.told is None:
            about = told_for(drill[0].scenario.claim(word.claim).sentence.vi, word.written)
            near = about is None or about - word.written <= EARLY
            assert near or (about and word.promised < about), f"{word}: {about}, {word.promised}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_keeps_the_record_itself_does_not_answer_with_neither_nor(
    drill: tuple[Loaded, Heard], said: tuple[Said, ...], lang: str
) -> None:
    issuer = next(
        (cell.id for cell in drill[0].scenario.cells.cells for seat in cell.seats if "COMMS" in seat.roles),
        "",
    )
    for word in said:
        owner = drill[0].scenario.claim(word.claim).owner if word.claim else ""
        if owner == issuer and word.kind == "holding":
            assert not NEITHER[lang].search(word.body(lang)), f"{word}: {word.body(lang)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_our_own_error_is_titled_as_a_correction_and_nobody_speaks_as_the_ward_but_the_ward(
    drill: tuple[Loaded, Heard], said: tuple[Said, ...], lang: str
) -> None:
    cells, places = drill[0].scenario.cells.cells, drill[0].scenario.places
    issuer = next((cell for cell in cells for seat in cell.seats if "COMMS" in seat.roles), None)
    house = issuer is not None and issuer.level == 1 and not issuer.organisation.vi.startswith("Ủy ban")
    for word in said:
        ours = bool(word.claim) and drill[0].scenario.claim(word.claim).own_error
        if ours and word.kind in ("warning", "correction") and word.version.stance in ("deny", "advice"):
            assert not word.title(lang).startswith(("Cảnh báo", "Warning")), str(word)
        if house and word.case:
            assert not word.title(lang).startswith(tuple(ward.name.in_(lang) for ward in places.wards)), str(
                word
            )


def test_a_text_that_does_not_know_says_when_the_next_word_comes(said: tuple[Said, ...]) -> None:
    for word in said:
        assert (word.version.stance == "unknown") <= bool(word.promised), str(word)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_cited_about_themselves(drill: tuple[Loaded, Heard], lang: str) -> None:
    loaded, heard = drill
    names = {cell.id: cell.organisation.in_(lang) for cell in loaded.scenario.cells.cells}
    for word in heard.said:
        concerned = {unit for unit, _ in word.case.conflicts} if word.case else set()
        sources = [line for line in word.body(lang).split("\n") if SOURCE[lang].search(line)]
        for unit in concerned:
            # A name that holds another ("board of the school") is not that other one's.
            holding = [name for name in names.values() if names[unit] in name and name != names[unit]]
            # Whose record it is is said where another has compared it: who compared it alone did not measure it.
            cited = [reduce(lambda line, name: re.sub(re.escape(name), "", line, flags=re.I), holding, line)
                     for line in sources if not COMPARED[lang].search(line)]  # fmt: skip
            assert not any(names[unit] in line for line in cited), f"{word}: {sources}"
        asked = {asked.question: asked.owner for asked in word.case.questions} if word.case else {}
        assert not {asked.get(source, "") for source in word.version.sources} & concerned, str(word)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_that_says_otherwise_than_the_last_one_says_so(said: tuple[Said, ...], lang: str) -> None:
    for word in said:
        before = word.before
        if before is None or {word.version.stance, before.version.stance} - SAYS:
            continue
        if word.version.stance != before.version.stance:
            named = (before.when.hour, before.when.minute)
            assert named in hours(lang, word.body(lang)), f"{word} after {before}: {word.body(lang)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_subject_lines_are_whole(drill: tuple[Loaded, Heard], lang: str) -> None:
    for word in drill[1].said:
        title = word.title(lang)
        body = f"{QUOTED.sub('', word.body(lang))}\n{recorded(drill[0], word, lang)}"
        assert "…" not in title and not title.endswith((",", ";", ":")), str(word)
        topic = drill[0].scenario.claim(word.claim).topic if word.claim else None
        if not word.case or (topic and topic.in_(lang) in title):  # it is cut out of nothing
            continue
        assert title.count("(") == title.count(")") and title.count("“") == title.count("”"), title
        places = [match.end() for match in re.finditer(re.escape(title[-24:].casefold()), body.casefold())]
        # Where its words stand in the text, they end a clause there: a title cut out of the middle does not.
        ends = [body[place : place + 1] in (".", ";", "!", "?", "\n", "") for place in places]
        assert not ends or any(ends), f"{word}: “{title}” breaks off"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_says_what_to_do_and_where_it_is_known_from(said: tuple[Said, ...], lang: str) -> None:
    for word in said:
        # In a list each step stands behind its own matter.
        listed = word.kind == "bulletin" and advice_of(word.kind, word.version, lang)
        assert listed or TO_DO[lang].search(word.body(lang)), f"{word}: {word.body(lang)}"
        assert SOURCE[lang].search(word.body(lang)), f"{word}: {word.body(lang)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_days_and_hours_hold_when_the_text_comes_out(said: tuple[Said, ...], lang: str) -> None:
    for word in said:
        own = QUOTED.sub("", word.body(lang))
        assert word.written.date() == word.when.date(), f"{word} was written on another day"
        if ANOTHER_DAY[lang].search(own):
            assert not RELATIVE[lang].search(own), f"{word}: {own}"
        for sentence in re.split(r"(?<=[.;])\s|\n", own):
            if AHEAD[lang].search(sentence) and not RELATIVE[lang].search(sentence):
                late = [
                    hour
                    for hour, minute in hours(lang, sentence)
                    if (hour, minute) < (word.when.hour, word.when.minute)
                ]
                night = word.when.hour >= 18 and all(hour < 9 for hour in late)
                assert not late or night, f"{word}: {sentence}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_another_day_no_hour_or_day_of_the_telling_stands_without_its_date(
    said: tuple[Said, ...], lang: str
) -> None:
    for word in said:
        if word.told is None or word.told.date() == word.when.date():
            continue
        for sentence in re.split(r"(?<=[.;])\s|\n", QUOTED.sub("", word.body(lang))):
            bare = UNDATED[lang].findall(sentence)
            assert not bare or NEXT[lang].search(sentence), f"{word}: {sentence}"


def test_nothing_is_called_unknown_that_the_owner_had_answered(said: tuple[Said, ...]) -> None:
    for word in said:
        if word.case and word.version.stance == "unknown":
            known = [asked for asked in word.case.questions if asked.verdict not in ("", "UNPROVEN")]
            told = [asked.answered_at for asked in known]
            assert all(at > word.version.at and at >= word.at for at in told), f"{word}: {told}, {word.at}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_code_or_token_of_the_range_is_printed(said: tuple[Said, ...], lang: str) -> None:
    for word in said:
        assert not RAW.search(f"{word.title(lang)}\n{word.body(lang)}"), f"{word}: {word.body(lang)}"


def test_one_hour_at_a_time_is_given_for_the_next_word_on_a_matter(drill: tuple[Loaded, Heard]) -> None:
    assert two_at_once(drill[1]) == []


def two_at_once(heard: Heard) -> list[str]:
    """Pairs of promises on one matter that differ and were both ahead, be they in texts or to the press. A newer version of
    the same text takes its promise back, a text that says what is so every one on its matter; what comes shortly before the
    hour is the word that was promised."""
    found: list[str] = []
    words = sorted((*heard.said, *heard.press), key=lambda one: one.at)
    for n, word in enumerate(words):
        for other in words[:n]:
            matter = word.claim and word.claim == other.claim
            if not matter or not word.promised or not other.promised or other.promised <= word.when + EARLY:
                continue
            between = [
                two for two in words[: n + 1] if isinstance(two, Said) and other.at < two.at <= word.at
            ]
            over = [
                two
                for two in between
                if two.statement == getattr(other, "statement", "")
                or (two.claim == word.claim and not two.promised)
            ]
            if not over and word.promised != other.promised:
                found.append(
                    f"{other.promised:%H:%M} given at {other.when:%H:%M}, {word.promised:%H:%M} at {word.when:%H:%M}"
                )
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_was_told_hours_ago_is_not_told_as_if_it_were_now(said: tuple[Said, ...], lang: str) -> None:
    for word in said:
        if word.told is None or word.when - word.told < OLD or word.version.stance == "unknown":
            continue
        sentences = re.split(r"(?<=[.;])\s|\n", QUOTED.sub("", word.body(lang)))
        if not any(TO_COME[lang].search(each) and HOUR[lang].search(each) for each in sentences):
            continue
        first = word.body(lang).split("\n")[0]
        assert (word.told.hour, word.told.minute) in hours(lang, first), f"{word}, told {word.told}: {first}"


def test_the_first_text_that_the_public_sees_is_the_first(drill: tuple[Loaded, Heard]) -> None:
    seen: dict[str, list[int]] = {}
    for word in drill[1].said:
        seen.setdefault(word.statement, []).append(word.edition)
    assert all(editions == list(range(1, len(editions) + 1)) for editions in seen.values()), seen


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_headline_says_the_fact_and_not_the_rumour(drill: tuple[Loaded, Heard], lang: str) -> None:
    for word in drill[1].said:
        if word.version.stance in ("deny", "partly", "confirm"):
            rumour = drill[0].scenario.claim(word.claim).sentence.in_(lang) if word.claim else ""
            title = word.title(lang)
            where, _, fact = THERE.sub("", AGAIN.sub("", title)).partition(": ")
            wards = {ward.name.in_(lang) for ward in drill[0].scenario.places.wards}
            wards |= {name[:1].lower() + name[1:] for name in wards}
            wards |= {cell.organisation.in_(lang) for cell in drill[0].scenario.cells.cells}
            title = (
                fact if set(where.split(", ")) <= {*wards, drill[0].scenario.places.city.in_(lang)} else title
            )
            assert says_the_fact(title, recorded(drill[0], word, lang), rumour), f"{word}: {title}"


def recorded(loaded: Loaded, word: Said, lang: str) -> str:
    """What the record of its claim says, each truth a line."""
    truths = loaded.scenario.claim(word.claim).truth if word.claim else ()
    return "\n".join(known.why.in_(lang) for known in truths)


def says_the_fact(title: str, record: str, rumour: str) -> bool:
    """Most words of a headline stand in what the record says; it does not tell the rumour alone."""
    words = set(WORD.findall(title.casefold()))
    plain = [set(WORD.findall(line.casefold())) for line in record.split("\n")]
    told = set(WORD.findall(rumour.casefold()))
    return max((len(words & line) for line in plain), default=0) * 10 >= 6 * len(words) and not words <= told


def test_who_complained_gets_a_whole_answer(drill: tuple[Loaded, Heard]) -> None:
    for reply in drill[1].replies:
        assert (
            len(reply) > 40 and not RAW.search(reply) and not re.search(r"[:,;]\s*[.,;]|\.\.|\s[.,]", reply)
        ), reply


def test_promises_are_kept(drill: tuple[Loaded, Heard]) -> None:
    assert drill[1].broken == ()


def test_the_press_is_answered_in_substance_once_anything_is_known(drill: tuple[Loaded, Heard]) -> None:
    press = drill[1].press
    assert press
    for each_told in press:
        known = each_told.case and any(
            asked.verdict for asked in each_told.case.questions if asked.answered_at < each_told.at - 120
        )
        assert not known or each_told.body.kind == "answer", f"{each_told.when:%H:%M}: {each_told.body.text}"
        assert each_told.promised is None or each_told.promised > each_told.when
        assert not RAW.search(str(each_told.body.text)), each_told.body.text
    assert sum(one.body.kind == "answer" for one in press) * 2 > len(press)


def test_every_case_is_read_by_the_gate_and_what_is_to_be_left_alone_is(drill: tuple[Loaded, Heard]) -> None:
    loaded, heard = drill
    cases = [case for case in heard.state.book.cases.values() if not case.merged_into]
    assert all(case.gate_passes for case in cases), [case.case for case in cases if not case.gate_passes]
    left = {
        claim.id for claim in loaded.scenario.claims if {step.what for step in claim.right_path} == {"leave"}
    }
    assert all(case.disposition == "leave" for case in cases if heard.state.links.get(case.case) in left)


def test_a_text_with_the_faults_that_were_found_fails_the_rules() -> None:
    """The rules see what they were made for: each fault, put into a sound text, is found."""
    boundaries = heard("boundaries")
    good = next(word for word in boundaries.said if word.version.stance == "deny")
    assert not NEXT["vi"].search(good.body("vi"))
    for lang, fault, rule in (
        ("vi", "Các khu khác ở yên trong nhà. Tin mới lúc 23 giờ 45.", NEXT["vi"]),
        ("en", "Stay indoors. Next update at 23:45.", NEXT["en"]),
        ("vi", "Chúng tôi xin lỗi bà con.", SORRY["vi"]),
        ("vi", "Tài khoản {account:a} không thuộc Ban.", RAW),
        ("vi", "Xem phiếu c18.", RAW),
    ):
        assert rule.search(fault), (lang, fault)
    record = recorded(drill_heard("boundaries")[0], good, "vi")
    assert not says_the_fact("Phí làm thẻ là 200.000 đồng", record, "Phí làm thẻ là 200.000 đồng mỗi người")
    assert says_the_fact(good.title("vi"), record, "")
    later = replace(good, when=good.when + timedelta(hours=1), at=good.at + 3_600, statement="another")
    promises = [
        replace(word, claim="n2-fee", promised=good.when + timedelta(hours=n))
        for n, word in ((2, good), (3, later))
    ]
    assert two_at_once(replace(boundaries, said=tuple(promises), press=()))
    assert isinstance(boundaries.state.book.statements[good.statement], Statement)
