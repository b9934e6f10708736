"""A report of what has happened to people is no duplicate of the rumour that it came with, and can leave its file again."""

from __future__ import annotations

import pytest

from infodrill.casework.besides import SAYS, besides, named, told
from infodrill.casework.nouns.intake import MergeCase, OpenCase, SplitCase
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find, load
from tests.casework.table import Table
from tests.casework.test_duplicates import case

RUMOUR = {
    "vi": "Mỗi hộ phải nộp 320.000 đồng tiền đổi sổ trước thứ Sáu, nộp trễ phạt gấp đôi",
    "en": "Every household must pay 320,000 đồng to change its book before Friday, doubled if late",
}
HAPPENED = {
    "money": (
        "Ông hàng xóm tôi đã nộp 320.000 cho một người lạ, không có biên nhận, nghe bảo tiền đổi sổ trước thứ Sáu.",
        "ong hang xom toi da nop 320.000 cho mot nguoi la tien doi so truoc thu sau",
        "My neighbour has paid 320,000 to a stranger at the door, with no receipt, to change the book before Friday.",
        "A young man knocked at three doors to collect for changing the book; he took her savings.",
    ),
    "hurt": ("Chồng tôi bị bỏng, đang đưa đi cấp cứu.", "My husband was badly burnt and we take him to the hospital."),
    "gone": ("Cháu bé mất tích từ trưa.", "The boy is missing since noon."),
    "threat": ("Có hai người dọa đánh chị bán quán.", "Two men threatened the woman at the stall."),
    "help": ("Bốn người mắc kẹt trên mái nhà.", "Four of us are stuck on the roof."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("what", "said"), [(what, said) for what, texts in HAPPENED.items() for said in texts]
)
def test_what_has_happened_to_people_is_told_besides_the_rumour(what: str, said: str) -> None:
    lang = "en" if said in HAPPENED[what][-1:] else "vi"
    assert besides(case(2, said), case(1, RUMOUR[lang])) == (what,)
    assert besides(case(1, RUMOUR[lang]), case(2, said)) == ()
    assert all(named(each, (what,)) for each in LANGUAGES)


@pytest.mark.parametrize(
    "said",
    [
        *RUMOUR.values(),
        "Có phải nộp tiền cho người đến nhà không?",
        "Has anybody been cheated?",
        "Không có ai bị thương.",
        "Nobody is hurt and nobody is missing.",
        "Do not pay anybody who comes to your door.",
        "Khoan nộp tiền cho ai đến nhà thu.",
        "Hai chục người ngoài cổng. Chưa ai đập phá.",
    ],
)
def test_a_rumour_a_question_and_advice_tell_nothing_of_the_kind(said: str) -> None:
    assert told(said) == frozenset()


def test_the_man_at_the_door_is_told_besides_the_fee() -> None:
    """The stranger's case: what a block leader told was merged into the rumour and lost."""
    drill = load(find("boundaries")).scenario
    fee = drill.claim("n2-fee")
    told_of = next(row for row in drill.msel.injects if row.number == 11)
    for lang in LANGUAGES:
        assert besides(case(2, told_of.body.in_(lang)), case(1, fee.sentence.in_(lang))) == ("money",)


def test_a_report_leaves_a_case_that_is_decided_already() -> None:
    """Who sees the mistake sees it late: the rumour was answered, and the man who took money stood in its file."""
    table = Table()
    table.decided()
    with pytest.raises(Refused, match="only a report that was merged"):
        table.play(SplitCase(role="L1-DUTY", case="c1", sentence="A stranger took money.", danger=True))
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free", said=HAPPENED["money"][0]))
    table.play(MergeCase("L1-DUTY", "c2", "c1"))
    table.play(
        SplitCase(role="L1-DUTY", case="c1", sentence="A stranger took money.", danger=True, report="c2")
    )
    child = table.case("c3")
    assert (child.state, child.said, child.priority) == ("LOGGED", HAPPENED["money"][0], "P1")
    assert table.case("c1").state == "DECIDED"
    assert set(SAYS) == set(HAPPENED)
