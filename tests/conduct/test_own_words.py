"""A word of ours that went out beside the studio has a door: its error is raised, and it is put right as a text of ours is."""

from __future__ import annotations

import pytest

from infodrill.casework import rights
from infodrill.casework.nouns.ownword import issued
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.selfcorrection import SelfCorrect, published_alone
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.conduct.ranking import things
from infodrill.kernel.errors import Refused
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range
from tests.conduct.test_pressroom import DUTY, SPOKE, answer, ask

RIGHTS, OWN = "rights", 19  # the inject by which the clinic's own board names the wrong hours
WRONG = "Giờ ghi trên bảng là giờ cũ: theo lịch trực, ca sáng bắt đầu lúc tám giờ."


def broken(ground: Range) -> list[str]:
    """What the book breaks of what is never broken."""
    book = ground.state.book
    return [found for holds in (*rights.BOOK_INVARIANTS, published_alone) if (found := holds(book))]


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


def posted(ground: Range) -> str:
    ground.give(DUTY, PostOnNetwork("L1-DUTY", room="feed", text="Sáng nay phòng khám mở cửa lúc bảy giờ."))
    return "post:" + next(iter(ground.state.posts))


def answered(ground: Range) -> str:
    question = ask(ground)
    ground.give(SPOKE, answer(question, text="Sáng nay phòng khám mở cửa lúc bảy giờ."))  # type: ignore[arg-type]
    return f"press:{question}"


def told(ground: Range) -> str:
    came = InjectDelivered(inject=OWN, planned=0, run_status="delivered", recipients=(DUTY,), public=True)
    ground.note(came)
    return f"post:i{OWN}.0"


def tasks(ground: Range, seat: str) -> list[str]:
    return [thing.item for thing in things(ground.see(seat)) if thing.step == "self_correct"]


@pytest.mark.parametrize("told_by", [posted, answered, told])
def test_what_we_said_beside_the_studio_is_put_right_like_a_text_of_ours(
    ground: Range, told_by: type[object]
) -> None:
    said = told_by(ground)  # type: ignore[call-arg]
    ground.at(600)
    assert (seen := ground.see(DUTY).casework.own_word(said)) and seen.text is None and not seen.alone  # type: ignore[arg-type]
    ground.give(DUTY, RaiseOwnWord("L1-DUTY", said=said, text=WRONG))  # type: ignore[arg-type]
    (text,) = ground.state.book.statements.values()
    assert text.error_open and text.wrong == WRONG and text.issuer == "clinic"
    assert tasks(ground, SPOKE) == [text.statement], "it is the spokesperson's next thing"
    assert broken(ground) == []  # else no log that takes up such a word would verify
    assert [body for body in ground.log.kept if isinstance(body.body, StatementReleased)] == []
    with pytest.raises(Refused, match="R176"):
        ground.give("head", RaiseOwnWord("L1-LEAD", said=said, text=WRONG))  # type: ignore[arg-type]
    new = {
        "title_vi": "Mở cửa lúc tám giờ",
        "body_vi": "Sáng nay phòng khám mở cửa lúc tám giờ, không phải bảy giờ.",
    }
    both = new | {
        "title_en": "Open at eight",
        "body_en": "The clinic opens at eight this morning, not at seven.",
    }
    ground.give(SPOKE, SelfCorrect("SPOKE", text.statement, stance="partly", **both))
    ground.give(RIGHTS, ApproveStatement("RIGHTS", text.statement))
    ground.give(SPOKE, PublishStatement("SPOKE", text.statement))
    text = ground.state.book.statements[text.statement]
    assert [version.state for version in text.versions] == ["SELF_CORRECTED", "PUBLISHED"]
    assert text.edition(2) == 2 and len(issued(text)) == 1 and not text.error_open
    assert broken(ground) == [] and text.versions[1].sources and text.versions[1].approved_by
    assert tasks(ground, SPOKE) == []


def test_who_issues_the_correction_does_not_raise_the_error_alone(ground: Range) -> None:
    said = posted(ground)
    assert (seen := ground.see(SPOKE).casework.own_word(said)) and seen.alone
    with pytest.raises(Refused, match="R231"):
        ground.give(SPOKE, RaiseOwnWord("COMMS", said=said, text=WRONG))


def test_nobody_calls_a_word_of_the_public_one_of_ours(ground: Range) -> None:
    for said in ("post:p12.3", "post:i1.0", "press:pq9", "post:u9"):
        assert ground.see(DUTY).casework.own_word(said) is None
        with pytest.raises(Refused, match="R175"):
            ground.give(DUTY, RaiseOwnWord("L1-DUTY", said=said, text=WRONG))
