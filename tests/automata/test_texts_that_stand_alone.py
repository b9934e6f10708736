"""What is read without its neighbours says what it is of: a point of a list with its first step, a receipt with its matter and
day, regret with who has apologised already."""

from __future__ import annotations

import re

import pytest

from infodrill.automata.character import character
from infodrill.automata.proposal import Duty
from infodrill.automata.settling import _ticket_text
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.service import TicketOpened
from infodrill.kernel.events import Text
from infodrill.kernel.folding import fold
from infodrill.kernel.sentences import sentences
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Claim
from tests import rehearsals
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.drilling import Range

LANGUAGES = ("vi", "en")
REGRET = "Chúng tôi rất tiếc về việc này"
SORRY = re.compile(r"[Cc]húng tôi xin lỗi (?:về việc này|bà con vì)")

TO_DO = {"vi": ("Việc cần làm:", "Xin bà con lưu ý:"), "en": ("What to do:", "Please note:")}
MENDED_BY = {
    "vi": re.compile(r"xong (?:trước|chậm nhất) ngày \d|công bố ngày \d"),
    "en": re.compile(r"\bwill be (?:replaced|mended|filled|fitted|rewritten|published)\b"),
}


def steps(claim: Claim, lang: str) -> list[tuple[str, list[str]]]:
    """(first clause, later sentences) of what each record of a claim advises."""
    told = [known.advice or claim.advice for known in claim.truth]
    parted = [sentences(advice.in_(lang)) for advice in told if advice]
    return [
        (fold(re.split(r"[;,]", each[0])[0]).rstrip("."), [fold(said) for said in each[1:]])
        for each in parted
        if each
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DRILLS)
def test_a_bulletin_tells_no_later_step_without_the_first(name: str, lang: str) -> None:
    """Whoever reads "if you paid, come and tell us" and not "pay nobody" has read the wrong half."""
    loaded, heard = drill_heard(name)
    for word in heard.said:
        if word.kind != "bulletin":
            continue
        body = fold(word.body(lang))
        for claim in loaded.scenario.claims:
            for first, later in steps(claim, lang):
                held = [said for said in later if len(said.split()) > 4 and said.rstrip(".") in body]
                assert not held or first in body, f"{word} {claim.id}: {held}"


@pytest.mark.parametrize("name", DRILLS)
def test_whoever_complains_is_told_which_complaint_is_answered_by_which_day(name: str) -> None:
    for event in rehearsals.played(name, "good").events:
        if isinstance(event.body, TicketOpened):
            text = str(event.body.text)
            assert re.search(r"“[^”]{10,}”", text) and re.search(r"\d{1,2}/\d{1,2}", text), f"{name}: {text}"


@pytest.mark.parametrize("name", DRILLS)
def test_nobody_is_merely_sorry_for_what_its_house_has_apologised_for(name: str) -> None:
    said = drill_heard(name)[1].said
    for word in said:
        if REGRET in word.body("vi"):
            before = [
                other
                for other in said
                if other.at < word.at and other.claim == word.claim and SORRY.search(other.body("vi"))
            ]
            assert not before, f"{word}: {before[0]}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DRILLS)
def test_by_when_a_thing_is_mended_is_nothing_that_readers_are_asked_to_do(name: str, lang: str) -> None:
    """ "What to do: rinse your eyes. Valve 4 will be replaced by 8 November": nobody who reads it can do that."""
    heading = TO_DO[lang]
    for word in drill_heard(name)[1].said:
        for line in word.body(lang).split("\n"):
            if line.startswith(heading) and len(told := sentences(line)) > 1:
                assert not [part for part in told if MENDED_BY[lang].search(part)], f"{word}: {line}"


def test_a_complaint_that_is_answered_a_day_later_hears_of_no_lorry_of_tonight(clinic: Loaded) -> None:
    """A complaint was answered at five with "the lorry comes at seven tonight": that evening was yesterday's."""
    ground = Range(clinic.scenario)
    case = ground.case(clinic.scenario.claims[0].id)
    advice = "Xe gom chạy bù lúc 19 giờ tối nay. Từ mai chuyến nào bỏ thì báo quầy."
    ground.note(
        QuestionAsked(case=case, question=f"{case}.q1", owner="clinic", text=Text("?")),
        QuestionAnswered(case=case, question=f"{case}.q1", owner="clinic", verdict="TRUE", record="primary",
            disputes=False, text=Text("Xe gom bỏ năm chuyến."), advice=Text(advice)),
    )  # fmt: skip
    for at, evening in ((60, True), (86_400, False)):
        ground.at(at)
        duty = Duty(ground.see("voice"), character("good"), 1)
        said = _ticket_text(duty, ground.state.book.cases[case], at + 86_400)
        assert ("tối nay" in said) is evening and ("Từ mai" in said) is evening, said
        assert "báo quầy" in said
