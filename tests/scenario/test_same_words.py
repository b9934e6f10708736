"""Words that stand in each other's place in the two languages of a text, and free translations that name the same."""

from __future__ import annotations

import pytest

from infodrill.scenario.checks.samewords import other_things
from infodrill.scenario.checks.translations import difference
from infodrill.scenario.schema import Bi

OTHERWISE = (
    ("Bến mở cửa cả ngày, bà con cứ qua.", "The landing is closed all day, please cross."),
    ("Xin tắt máy bơm trước khi rời kho.", "Please leave the pump switched on before you go."),
    ("Bãi cát nằm ở bờ bắc con kênh.", "The sand bank lies on the south side of the canal."),
    ("Cụ già bị thương nhẹ ở tay.", "The old man has a severe wound on his hand."),
    ("Anh tài xế báo tin cho tổ trực.", "The nurse told the people on duty."),
    ("Phụ huynh xin đợi ngoài sân.", "The pupils should wait in the yard."),
    ("Không ai ở lại trong hầm.", "Everybody stayed in the shelter."),
    ("Trứng để ngoài chợ ba ngày.", "The fish lay at the market for three days."),
)
THE_SAME = (
    ("Quán đóng cửa sớm, mai mở lại.", "The shop shuts early and opens again tomorrow."),
    ("Nước lên tới thềm rồi xuống ngay.", "The water came up to the step and went down at once."),
    ("Bác tài đưa cả nhà lên bờ.", "The driver got the whole family ashore."),
    ("Trước khi tới, xin gọi cô trực.", "Please ring the nurse on duty before you come."),
)


@pytest.mark.parametrize("text", OTHERWISE)
def test_a_word_that_the_other_language_turns_round_is_told(text):
    assert other_things(*text) is not None


@pytest.mark.parametrize("text", THE_SAME)
def test_a_free_translation_turns_nothing_round(text):
    assert other_things(*text) is None


def test_a_sentence_less_is_told_where_no_other_one_says_it():
    vi = "Tổ trực đã đo ở bốn điểm quanh bến. Không điểm nào vượt mức cho phép. Mai tổ đo lại lúc bảy giờ sáng."
    whole = "The team has measured at four points around the quay. None is above the limit. It measures again at seven tomorrow."
    assert difference(Bi(vi=vi, en=whole), of_facts=False, told=True) is None
    less = difference(Bi(vi=vi, en=whole.rpartition(". It")[0] + "."), of_facts=False, told=True)
    assert less is not None and "text" in less.params
