"""Which cases a question in free words is about: by the words that it shares with few of them, tones included."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView
from infodrill.kernel.folding import as_read

SHARED = 3  # a word that more cases have tells none of them
ENOUGH = 6  # weight of a case that is spoken of: a word of its own, or two that it shares with another
OWN = 6
# Words of asking, telling and counting, which are in every story.
_ASKING = """
ai nói hỏi biết nghe thấy xin hay giờ phút ngày hôm đêm sáng trưa chiều tối mai nay qua trước sau lúc khi mấy
bao nhiêu con số người dân bà mẹ chị anh em ông cô chú bài đăng tin câu chuyện việc thành phố phường xã một hai
ba bốn năm đúng sai thật giả xong nữa thêm lại hết đủ cả mọi trả lời xác nhận bác kiểm tra phải được chưa rồi
nào sao vì là và của có các những đã đang sẽ cho với tại trong ngoài theo thì mà này đó đến từ về ở ra vào lên
xuống nên cần không còn cũng rất bị bởi nếu để hơn như nhé ạ rằng tất chỉ điều gì đây ngay thẳng trực tiếp yêu
cầu làm khó lan khắp vừa mới chỗ hẹn sớm nhất đừng ghi gọi bảo đi tới báo chúng tôi bạn họ nó the a an of to in
on at is are was were be been and or for with by from as that this it its not no we they you will has have do
does did which who there their our your than then so but if can may must should into over about say says said
tell told ask asks question answer answered people city ward today tonight tomorrow now know known true false
yes how what when where why many much one two three please still whether more day hour time
"""
COMMON = frozenset(_ASKING.split())


def concerning(view: SeatView, asked: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases that the words point at, the likeliest first; () when they point at none."""
    told = {case.case: _words(_slip(view, case)) for case in cases}
    among = Counter(word for group in told.values() for word in group)
    question = _words(asked)
    weight = {
        case: sum(OWN // among[word] for word in group & question if among[word] <= SHARED)
        for case, group in told.items()
    }
    found = [case for case in cases if weight[case.case] >= ENOUGH]
    return tuple(sorted(found, key=lambda case: -weight[case.case]))


def _slip(view: SeatView, case: Case) -> str:
    sentence = view.both_languages(case, case.sentence or case.said)
    return f"{sentence.vi} {sentence.en}"


def _words(text: str) -> frozenset[str]:
    """Numbers tell no matter from another."""
    found = re.findall(r"[^\W_]+", as_read(text).lower())
    return frozenset(word for word in found if not word.isdigit()) - COMMON
