"""Who merges a report reads what it tells besides, and what was merged stands on the page of the case, with a way out again."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.duplicates import LIKELY, SPOKEN_OF
from infodrill.casework.nouns.intake import LogCase, MergeCase, OpenCase
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.web.live import LiveDrill

from .house import CTRL, clinic
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")
RUMOUR = "Mỗi hộ phải nộp 320.000 đồng tiền đổi sổ tiêm trước thứ Sáu, nộp trễ phạt gấp đôi."
SAME = "Nghe nói mỗi hộ phải nộp 320.000 đồng tiền đổi sổ tiêm trước thứ Sáu, trễ là phạt gấp đôi."
TAKEN = "Mỗi hộ phải nộp 320.000 đồng tiền đổi sổ tiêm trước thứ Sáu: bà hàng xóm đã nộp 320.000 cho người lạ, không biên nhận."


@pytest.fixture
def reported() -> LiveDrill:
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    for said in (RUMOUR, SAME, TAKEN):
        drill.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", said=said), "")
    return drill


def page(drill: LiveDrill, case: str, lang: str) -> str:
    return str(browser(drill, "duty", lang).get(f"/d/{drill.id}/case/{case}/").content.decode())


def in_the_line(part: str) -> str:
    """What stands beside the name of a case that may be the same."""
    return part.partition("</div>")[0]


def parts(alike: str) -> list[str]:
    return re.split(r'(?=<div class="line">)', alike)


@pytest.mark.parametrize(("lang", "warned"), [("vi", "có người bị thu tiền"), ("en", "somebody took money")])
def test_a_report_of_what_somebody_lived_through_is_not_merged_in_one_press(
    reported: LiveDrill, lang: str, warned: str
) -> None:
    rumour, same, taken = reported.state.book.cases
    alike = {
        case: page(reported, case, lang).partition('class="alike"')[2].partition('<div id="alike-said"')[0]
        for case in (same, taken)
    }
    told_twice = next(part for part in parts(alike[same]) if f"/case/{rumour}/" in part)
    assert "merge-case" in in_the_line(told_twice) and warned not in told_twice, (
        "what is told twice is merged as before"
    )
    ours = next(part for part in parts(alike[taken]) if f"/case/{rumour}/" in part)
    assert "merge-case" not in in_the_line(ours), (
        "one press beside it put the man who took money into the rumour"
    )
    assert warned in ours and RUMOUR in ours and TAKEN in ours, "both are read before"
    assert f'value="{rumour}"' in ours, "a person may still decide so"


def test_what_was_merged_stands_there_with_its_words_and_goes_out_again(reported: LiveDrill) -> None:
    rumour, _, taken = reported.state.book.cases
    reported.give(
        "duty",
        LogCase(role="L1-DUTY", case=rumour, sentence="Mỗi hộ phải nộp tiền đổi sổ.", danger=False),
        "",
    )
    reported.give("duty", MergeCase("L1-DUTY", taken, rumour), "")
    into = page(reported, taken, "vi")
    assert "Chín câu hỏi" not in into and "Hồ sơ đã đóng trước khi trả lời chín câu hỏi." in into
    assert "Hồ sơ đã đóng mà không có bằng chứng riêng." in into and "sẽ nằm ở đây" not in into
    for lang, said in (("vi", "Nếu là việc khác, hãy tách nó ra lại."), ("en", "split it off again")):
        body = page(reported, rumour, lang)
        assert TAKEN in body and said in body, lang
        form = body.partition('id="step-split"')[2].partition("</form>")[0]
        assert re.search(rf'<option value="{taken}"', form), "the report can be taken out with its words"
    duty = browser(reported, "duty", "vi")
    sent = {
        "role": "L1-DUTY",
        "case": rumour,
        "report": taken,
        "sentence": "Có người lạ thu tiền tận nhà.",
        "danger": "yes",
        "client": "x" * 22,
    }
    duty.post(f"/d/{reported.id}/do/split-case", sent)
    child = list(reported.state.book.cases.values())[-1]
    assert (child.said, child.parent, child.priority) == (TAKEN, rumour, "P1")
    assert TAKEN not in page(reported, rumour, "vi"), "it is in a file of its own now"


def test_what_is_hardly_alike_stands_behind_the_work_and_both_are_read_first(reported: LiveDrill) -> None:
    """“27 % alike [Merge]” stood above the form, first in the column, for a case on another matter."""
    rumour = next(iter(reported.state.book.cases))
    hardly = "Nghe nói phải nộp tiền sổ tiêm, chị hàng xóm bảo thế, có không?"
    reported.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", said=hardly), "")
    case = list(reported.state.book.cases)[-1]
    shares = {
        found.case: found.permille
        for found in reported.view("duty", "vi").casework.duplicates(reported.state.book.cases[case])
    }
    assert LIKELY <= shares[rumour] < SPOKEN_OF
    whole = page(reported, case, "vi")
    assert whole.index("act alike") > whole.index('id="step-log"')
    behind = whole.partition("act alike")[2]
    line = next(part for part in parts(behind) if f"/case/{rumour}/" in part)
    assert "merge-case" not in in_the_line(line) and RUMOUR in line and hardly in line
    assert f'value="{rumour}"' in line, "a person may still decide so"
