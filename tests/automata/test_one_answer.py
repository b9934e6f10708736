"""What an officer of a press office sends back though each sentence is right: one answer given twice, a rumour's own orders read
out, a paper that is protected spoken of, and English that nobody speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from infodrill.automata import phrases as say
from infodrill.automata.character import character
from infodrill.automata.intake import OUT, told_beside
from infodrill.automata.proposal import Duty
from infodrill.automata.sentences import called
from infodrill.automata.words import _headed_alike
from infodrill.casework import content
from infodrill.casework.advice import advised
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.kernel.i18n import tr
from infodrill.scenario.loader import Loaded, find, library, load
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.drilling import Range
from tests.conduct.saying import Heard, Said

QUOTED = re.compile(r"“([^”]*)”")
PAPER = {"vi": re.compile(r"\bdấu (?:mật|đỏ)|\btờ giấy"), "en": re.compile(r"\bstamp|\bthe page")}
# An order in the third person, as it is said in no English notice: "whoever smells gas tells the guard".
ADVISED = re.compile(r"\bwhoever [^;.]*\bshould\b[^;.]*")
ORDERED = re.compile(
    r"(?:^|[.;:,] )(?:whoever|who cannot)\b[^.;]*?"
    r"\b(?:asks|brings|calls|comes|drinks|gets|goes|has|keeps|rings|sends|tells|washes|writes)\b",
    re.I,
)


@pytest.fixture(scope="module", params=DRILLS)
def drill(request: pytest.FixtureRequest) -> tuple[Loaded, Heard]:
    return drill_heard(request.param)


def twice(said: tuple[Said, ...]) -> list[str]:
    """Texts of one kind on one telling that two cases gave, both of which stand."""
    first: dict[tuple[str, str], Said] = {}
    found = []
    for word in said:
        if word.case and word.claim and word.version.stance != "unknown":
            other = first.setdefault((word.claim, word.kind), word)
            if other.case and other.case.case != word.case.case and other.case.verdict == word.case.verdict:
                found.append(f"{word} of {word.case.case} beside {other} of {other.case.case}")
    return found


def test_two_cases_on_one_telling_have_one_text(drill: tuple[Loaded, Heard]) -> None:
    assert not twice(drill[1].said)


def test_what_stands_as_an_answer_is_not_written_again_as_a_correction(clinic: Loaded) -> None:
    """The same words went out twice under one headline, eight minutes apart: an answer, and "put right"."""
    ground = Range(clinic.scenario)
    case = ground.case(clinic.scenario.claims[0].id)
    ground.publish(case, "answer", "deny", title_vi="Vắc xin còn hạn", title_en="The vaccine is in date")
    seat = next(seat.seat for seat in ground.drill.seats.with_role("COMMS"))
    duty = Duty(ground.see(seat), character("good"), 1)

    def again(title: str) -> bool:
        made = DraftStatement(
            role="COMMS", case=case, kind="correction", stance="deny", channels=("feed",), figures=(), title_vi=title,
            title_en="", body_vi="Vẫn còn hạn.", body_en="",
        )  # fmt: skip
        return _headed_alike(duty, made)

    assert again("Vắc xin còn hạn") and not again("Vắc xin còn hạn đến tháng sau")


@dataclass(frozen=True)
class _Case:
    case: str
    verdict: str = "FALSE"
    merged_into: str = ""
    story: int = 1


def _view(*texts: tuple[str, str, str], cases: tuple[_Case, ...]) -> Any:
    statements = [SimpleNamespace(case=case, kind=kind, state=state) for case, kind, state in texts]
    return SimpleNamespace(
        statements=statements, cases=cases, read=lambda case: SimpleNamespace(likeness=case.story)
    )


def test_a_second_case_leaves_the_text_to_the_first_one() -> None:
    first, second, other = _Case("c1"), _Case("c2"), _Case("c3", story=2)
    view = _view(("c1", "correction", "REVIEW"), cases=(first, second, other))
    assert told_beside(view, second, "correction") and not told_beside(view, second, "correction", OUT)
    assert not told_beside(view, first, "correction") and not told_beside(view, second, "warning")
    assert not told_beside(view, other, "correction")
    assert not told_beside(
        view, _Case("c2", verdict="TRUE"), "correction"
    )  # a newer verdict has a text of its own
    taken = _view(("c1", "correction", "SELF_CORRECTED"), cases=(first, second))
    assert not told_beside(taken, second, "correction")


@pytest.mark.parametrize("lang", ("vi", "en"))
def test_no_text_reads_out_what_a_harmful_telling_calls_for(drill: tuple[Loaded, Heard], lang: str) -> None:
    for word in drill[1].said:
        claim = drill[0].scenario.claim(word.claim) if word.claim else None
        if claim is None or claim.meanwhile is None or claim.truth[0].verdict not in FALSE_VERDICTS:
            continue
        calls = claim.sentence.in_(lang).split("; ")[1:]
        for quote in QUOTED.findall(word.body(lang)):
            assert not any(part.casefold() in quote.casefold() for part in calls), f"{word}: {quote}"
            assert not re.search(
                r"\bbấm liên kết|\bchuyển tiền giữ chỗ|\btap the link|\bdeposit", quote, re.I
            ), quote


@pytest.mark.parametrize("lang", ("vi", "en"))
def test_of_a_protected_paper_nothing_is_denied(drill: tuple[Loaded, Heard], lang: str) -> None:
    """Who denies what a paper says has said something of the paper: by elimination the rest of it is so."""
    for word in drill[1].said:
        claim = drill[0].scenario.claim(word.claim) if word.claim else None
        if claim and any(kept.ground == "secret" for kept in claim.protects):
            for quote in QUOTED.findall(word.body(lang)):
                assert not PAPER[lang].search(quote), f"{word}: {quote}"


@pytest.mark.parametrize("name", sorted(library()))
def test_who_can_tell_is_asked(name: str) -> None:
    """A record that says whose people went and looked is theirs: nobody else is asked for it, and cited."""
    scenario = load(find(name)).scenario
    holders = [
        cell for cell in scenario.cells.cells if any("FACT-OWNER" in seat.roles for seat in cell.seats)
    ]
    for claim in scenario.claims:
        others = [cell for cell in holders if cell.id != claim.owner and cell.id not in claim.about]
        for known in claim.truth:
            named = [cell.id for cell in others if cell.organisation.vi in known.why.vi]
            assert not named, f"{claim.id} is asked of {claim.owner}, and its record names {named}"


@pytest.mark.parametrize("name", sorted(library()))
def test_a_notice_speaks_to_whoever_reads_it(name: str) -> None:
    for claim in load(find(name)).scenario.claims:
        said = [claim.meanwhile, claim.advice, *(known.advice for known in claim.truth)]
        # "Whoever has a fever should say so" advises; "whoever has a fever says so" orders.
        told = (ADVISED.sub("", both.en) for both in said if both is not None)
        orders = [each for each in told if ORDERED.search(each)]
        assert not orders, f"{claim.id}: {orders}"


def test_a_text_that_acts_on_a_telling_gives_a_reason_or_a_record(drill: tuple[Loaded, Heard]) -> None:
    for word in drill[1].said:
        if word.kind in ("warning", "correction"):
            texts = [(lang, word.title(lang), word.body(lang)) for lang in ("vi", "en")]
            assert not content.lacking(texts, word.version.next_update), f"{word}: {texts}"


def test_an_english_house_has_its_article(drill: tuple[Loaded, Heard]) -> None:
    houses = {cell.organisation.en for cell in drill[0].scenario.cells.cells}
    for word in drill[1].said:
        for line in word.body("en").split("\n"):
            for house in houses:
                if called("en", house) != house and line.startswith(
                    ("Source:", "According to", "What we are doing:")
                ):
                    at = line.casefold().find(house.casefold())
                    assert at < 0 or line[:at].endswith("the "), f"{word}: {line}"


def test_a_house_is_called_as_people_say_it() -> None:
    for house, said in (
        ("Hải Minh steering committee", "the Hải Minh steering committee"),
        ("People's committee of Cồn Vạc ward", "the People's committee of Cồn Vạc ward"),
        ("Board of the Cây Thị school", "the board of the Cây Thị school"),
        ("Experts to the committee", "the experts to the committee"),
        ("Sóng Biếc Telecom", "Sóng Biếc Telecom"),
        ("the unit in charge", "the unit in charge"),
    ):
        assert called("en", house) == said and called("vi", house) == house


def test_no_frame_is_translated_word_for_word() -> None:
    stiff = re.compile(
        r"\bis not so\b|\bwhat is told\b|\balso if\b|\bthe newest that\b|\bwhich looks into\b", re.I
    )
    frames = [text for text in vars(say).values() if isinstance(text, str)]
    frames += [text for texts in vars(say).values() if isinstance(texts, tuple) for text in texts]
    assert len(frames) > 50 and not [text for text in frames if isinstance(text, str) and stiff.search(text)]
    assert tr("vi", say.NOT_SO) != say.NOT_SO


def test_what_is_to_be_found_is_found() -> None:
    assert ORDERED.search("Whoever smells gas tells the guard.") and not ORDERED.search(
        "If you smell gas, tell the guard."
    )
    assert advised("en", "If you smell gas, tell the guard.")
