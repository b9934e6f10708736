"""What others proposed and a text of ours refuses is no threat; what is agreed to, put off or ordered beside it is one."""

from __future__ import annotations

import pytest

from infodrill.review import aimed
from infodrill.review.refused import refused_blank
from infodrill.scenario.loader import find, load

REFUSED = (
    *(("vi", text) for text in (
        "Có. Sáng nay có người đề xuất yêu cầu gỡ bài và tìm người đăng; chúng tôi không làm việc đó. Ai phản ánh đều được "
        "trả lời.",
        "Có người đề nghị yêu cầu người dân gỡ bài và truy tìm người đăng, chúng tôi đã bác.",
        "Có ý kiến đề nghị yêu cầu gỡ bài. Chúng tôi không làm như vậy.",
        "Trong cuộc họp có người đề nghị phạt người đăng tin; chúng tôi từ chối.",
        "Một cán bộ muốn mời người đăng bài lên phường làm việc, chúng tôi không đồng ý và không mời ai.",
        "Sáng nay có người đề xuất tìm xem ai đưa tin ra ngoài. Việc đó chúng tôi không làm.",
        "Co nguoi de xuat yeu cau go bai; chung toi khong lam viec do.",
    )),
    *(("en", text) for text in (
        "Yes. Somebody proposed to have people asked to take down their posts; we are not doing that.",
        "Someone suggested identifying whoever posted it. We refused.",
        "A colleague wanted the page to be told to take down the post; we turned it down.",
        "It was proposed that whoever shared the clip should be fined; we said no.",
        "Somebody asked us to find out who leaked it. We will not do so.",
    )),
)  # fmt: skip
MEANT = (
    *(("vi", text) for text in (
        "Có người đề xuất yêu cầu gỡ bài và tìm người đăng; chúng tôi đang làm việc đó.",
        "Có người đề xuất yêu cầu gỡ bài, chúng tôi đồng ý.",
        "Có người đề xuất gỡ bài; chúng tôi yêu cầu người đăng xóa bài ngay; chúng tôi không làm việc phạt tiền.",
        "Có người đề nghị yêu cầu gỡ bài, chúng tôi không bỏ qua việc này.",
        "Có người đề xuất phạt người đăng tin, chúng tôi chưa làm việc đó.",
        "Chúng tôi đề nghị người đăng gỡ bài; chúng tôi không làm việc đó cho ai khác.",
        "Có người đề xuất yêu cầu gỡ bài; chúng tôi không làm việc đó. Nhưng người đăng sẽ bị xử phạt.",
    )),
    *(("en", text) for text in (
        "Somebody proposed that people must take down their posts; we agreed.",
        "Somebody proposed that people must take down their posts, and we are doing that.",
        "Somebody proposed a fine; we ask whoever posted to take down the post; we will not do more than that.",
        "Somebody suggested identifying whoever posted it. We refused. Whoever shared it will be fined.",
    )),
)  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "text", "aims"), [*((*each, False) for each in REFUSED), *((*each, True) for each in MEANT)]
)
def test_only_what_others_proposed_and_we_refuse_threatens_nobody(lang: str, text: str, aims: bool) -> None:
    scenario = load(find("clinic")).scenario
    assert (aimed.how(scenario, ((lang, "", text),)) == aimed.THREATENED) == aims
    assert len(refused_blank(lang, text)) == len(text)


def test_who_is_named_in_what_is_refused_is_named_all_the_same() -> None:
    named = "Có người đề nghị ghi người đăng là bà Lê Thị Mận ở 12 phố Chài; chúng tôi không làm việc đó."
    assert aimed.how(load(find("clinic")).scenario, (("vi", "", named),)) == aimed.NAMED
