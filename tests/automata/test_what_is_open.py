"""A text says what is not known in the words of the record, names what is put right, and waits for nobody of its own house."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from infodrill.automata.writer import Writer
from infodrill.casework.book import Asked
from infodrill.conduct.announced import first_day
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.saidtimes import moments
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema import Claim
from infodrill.scenario.schema.claims import Known
from tests.conduct.drilling import Range

LIBRARY = sorted(library())
DAY, HOUR = 86_400, 3_600
OPEN = re.compile(
    r"(?:chưa (?:ai )?(?:biết|rõ)|not known|nobody knows|chưa có kết luận|no result yet)", re.IGNORECASE
)
WHETHER = re.compile(r"có đúng là “|whether the claim “")
UNKNOWN_HERE = re.compile(r"Điều chưa biết|do not know yet")
EMPTY = re.compile(
    r"gây hiểu nhầm vì (?:có phần|bỏ qua|trộn|lấy|đem)|kể thành chuyện khác|misleads because it|told as something else"
)
OF_NOTHING = re.compile(r"khắc phục xong|khắc phục được đến đâu|\bis put right by|has been put right", re.I)
TODAY = {"vi": re.compile(r"hôm nay|tối nay"), "en": re.compile(r"\b(?:today|tonight)\b", re.I)}
OUR_WORD = {
    "vi": re.compile(r"chậm nhất ngày \d+/\d+", re.I),
    "en": re.compile(r"(?:by \d+ \w+ at the latest|answered by \d)", re.I),
}
MEANT = re.compile(
    r"(?:vì|because) (?:người \w+(?: \w+)?|whoever \w+(?: \w+)?(?: \w+)?) (?:chỉ|thật lòng|muốn|only|meant|wanted)\b"
    r"|^(?:Người \w+|Whoever \w+)[^.]*\b(?:muốn|lo|meant|wanted)\b[^.]*\.\n(?:Vì thế|So the claim)",
    re.M,
)
WAITS = re.compile(r"(?:chờ thêm thông tin từ|waiting for more from) ([^,;.]+?)(?: và| and will|,|\.)")


@pytest.fixture(scope="module", params=LIBRARY)
def drill(request: pytest.FixtureRequest) -> Range:
    return Range(load(find(request.param)).scenario)


def issuer(drill: Range) -> str:
    """The cell that writes for the public."""
    cells = [cell for cell in drill.scenario.cells.cells if cell.level and cell.seats]
    return next((cell.id for cell in cells for seat in cell.seats if "COMMS" in seat.roles), cells[0].id)


def told(drill: Range, claim: Claim, truth: Known | None, **changed: object) -> Writer:
    """Writer of the case on a claim to which the owner has told `truth`, None = it has not answered."""
    cell = issuer(drill)
    seat = next(each for each in drill.scenario.cells.cells if each.id == cell).seats[0].id
    number = drill.case(claim.id, cell=cell, ward=drill.scenario.places.wards[0].id)
    asked = Asked(question="c1.q1", owner=claim.owner, at=0, text=Text("?"), answered_at=-1)
    if truth:
        advice = truth.advice or claim.advice
        asked = replace(asked, answered_at=0, verdict=truth.verdict, answer=Text(truth.why.vi),
                        advice=Text(advice.vi))  # fmt: skip
    case = replace(
        drill.state.book.cases[number], sentence=Text(claim.sentence.vi), questions=(asked,),
        verdict=truth.verdict if truth else "", **changed,
    )  # fmt: skip
    return Writer(case, drill.see(seat), 1, cell)


def truths(drill: Range, *verdicts: str) -> Iterator[tuple[Claim, Known]]:
    for claim in drill.scenario.claims:
        yield from ((claim, known) for known in claim.truth if known.verdict in verdicts and claim.owner)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_open_text_names_its_matter_and_does_not_pass_on_the_telling(drill: Range, lang: str) -> None:
    for claim in drill.scenario.claims:
        if claim.topic and claim.owner and claim.disposition == "respond":
            body = getattr(told(drill, claim, None).write("holding"), f"body_{lang}")
            assert claim.sentence.in_(lang)[:40].lower() not in body.lower(), f"{claim.id}: {body}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_the_record_says_what_is_open_the_telling_is_not_held_up_beside_it(
    drill: Range, lang: str
) -> None:
    for claim, known in truths(drill, "UNPROVEN"):
        if not OPEN.search(known.why.vi) or not OPEN.search(known.why.en):
            continue
        text = told(drill, claim, known).write("holding")
        whole = f"{getattr(text, f'title_{lang}')}\n{getattr(text, f'body_{lang}')}"
        assert not WHETHER.search(whole), f"{claim.id}: {whole}"
        assert OPEN.search(whole), f"{claim.id}: {whole}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_calls_unknown_what_it_does_itself(drill: Range, lang: str) -> None:
    for claim in drill.scenario.claims:
        writer = told(drill, claim, None)
        body = getattr(writer.write("holding"), f"body_{lang}")
        assert not (writer._of_us and writer.view.read(writer.case).page), f"{claim.id}: {body}"
        assert not (writer._of_us and UNKNOWN_HERE.search(body)), f"{claim.id}: {body}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_so_in_part_is_judged_behind_what_the_record_holds(drill: Range, lang: str) -> None:
    for claim, known in truths(drill, "MIXED", "MISLEADING_CONTEXT"):
        for kind in ("warning", "correction"):
            body = getattr(told(drill, claim, known).write(kind), f"body_{lang}")
            assert not EMPTY.search(body), f"{claim.id}: {body}"


def test_what_is_settled_on_a_later_day_is_not_promised_within_the_hour(drill: Range) -> None:
    for claim, known in truths(drill, "UNPROVEN"):
        writer = told(drill, claim, known, priority="P2")
        days = [
            each.day.on(writer.now.date()) for each in moments(known.why.vi) if each.day and each.day.of_month
        ]
        if any(day and day > writer.now.date() for day in days):
            assert writer.promise("holding") - writer.view.now > HOUR, f"{claim.id}: {known.why.vi}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_called_unknown_once_the_owner_has_told_it(drill: Range, lang: str) -> None:
    for claim, known in truths(drill, "TRUE", "MOSTLY_TRUE", "FALSE", "MIXED"):
        body = getattr(told(drill, claim, known).write("holding"), f"body_{lang}")
        assert not UNKNOWN_HERE.search(body) and not WHETHER.search(body), f"{claim.id}: {body}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_poster_meant_is_no_reason(drill: Range, lang: str) -> None:
    for claim, known in truths(drill, "FALSE"):
        body = getattr(told(drill, claim, known).write("correction"), f"body_{lang}")
        assert not MEANT.search(body), f"{claim.id}: {body}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_that_the_owner_named_is_not_named_of_nothing(drill: Range, lang: str) -> None:
    for claim, known in truths(drill, "TRUE", "MOSTLY_TRUE"):
        advice = known.advice or claim.advice
        now = told(drill, claim, known).now
        named = first_day((advice.vi, advice.en), now.date())
        if named is None:
            continue
        due = (named - now.date()).days * DAY
        body = getattr(told(drill, claim, known, remedy_due=due).write("acknowledgement"), f"body_{lang}")
        assert not OF_NOTHING.search(body), f"{claim.id}: {body}"


def test_what_is_owned_is_put_right_by_a_day_that_the_owner_names(drill: Range) -> None:
    owned = {
        claim.id for claim in drill.scenario.claims for step in claim.right_path if step.what == "acknowledge"
    }
    for claim, known in truths(drill, "TRUE", "MOSTLY_TRUE"):
        advice, today = known.advice or claim.advice, told(drill, claim, known).now.date()
        if claim.id in owned and advice:
            texts = ((known.why.vi, advice.vi), (known.why.en, advice.en))
            named = [first_day(each, today) for each in texts]
            assert all(named) and named[0] == named[1], f"{claim.id}: {named}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nobody_named_what_is_mended_no_day_is_named_of_it(drill: Range, lang: str) -> None:
    for claim, known in truths(drill, "TRUE", "MOSTLY_TRUE"):
        body = getattr(told(drill, claim, known, remedy_due=6 * DAY).write("acknowledgement"), f"body_{lang}")
        assert not re.search("khắc phục xong trước|is put right by", body), f"{claim.id}: {body}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_the_owner_names_the_day_of_the_repair_the_answer_gives_no_other(
    drill: Range, lang: str
) -> None:
    for claim, known in truths(drill, "TRUE", "MOSTLY_TRUE", "FALSE"):
        now, advice = told(drill, claim, known).now, known.advice or claim.advice
        named = [
            each.day.on(now.date()) for each in moments(advice.in_(lang)) if each.day and each.day.of_month
        ]
        ahead = any(when and now.date() < when for when in named) or TODAY[lang].search(advice.in_(lang))
        text = told(drill, claim, known, tickets=(("t1", DAY, -1),)).write("answer")
        found = OUR_WORD[lang].search(getattr(text, f"body_{lang}"))
        assert not (found and (ahead or known.verdict == "FALSE")), (
            f"{claim.id}: {getattr(text, f'body_{lang}')}"
        )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_waits_for_a_part_of_its_own_house(drill: Range, lang: str) -> None:
    cell = next(each for each in drill.scenario.cells.cells if each.id == issuer(drill))
    for claim, known in truths(drill, "UNPROVEN"):
        body = getattr(told(drill, claim, known).write("holding"), f"body_{lang}")
        for found in WAITS.finditer(body):
            assert cell.organisation.in_(lang).lower() not in found[1].lower(), f"{claim.id}: {body}"
