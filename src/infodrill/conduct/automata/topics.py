"""Which cases a question in free words is about: by the words that it shares with few of them."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from infodrill.casework.book import Case
from infodrill.casework.letters import words
from infodrill.casework.likeness import STOP, words_of
from infodrill.conduct.view import SeatView

SHARED = 3  # a word that more cases have tells none of them
ENOUGH = 6  # weight of a case that is spoken of: a word of its own, or two that it shares with another
OWN = 6
# Words of asking and telling, which are in every story.
COMMON = STOP | words(
    "ai noi hoi biet nghe thay xin hay gio phut ngay hom dem sang trua chieu toi mai qua truoc sau luc khi may bao nhieu",
    "ba con nguoi dan ba me chi anh em ong co chau bai dang tin cau chuyen viec thanh pho phuong xa hai mot hai ba bon nam",
    "dung sai that gia xong nua them lai het du ca hai moi tra loi xac nhan bac kiem tra phai duoc chua roi nao sao vi",
    "say says said tell told ask asks question answer answered people city ward today tonight tomorrow now know known",
    "true false yes how what when where why many much one two three please still whether more than day hour time",
)


def concerning(view: SeatView, asked: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases that the words point at, the likeliest first; () when they point at none."""
    told = {one.case: _words(view, one) for one in cases}
    among = Counter(word for found in told.values() for word in found)
    question = frozenset(words_of(asked).words) - COMMON
    weight = {
        case: sum(OWN // among[word] for word in found & question if among[word] <= SHARED)
        for case, found in told.items()
    }
    found = [one for one in cases if weight[one.case] >= ENOUGH]
    return tuple(sorted(found, key=lambda one: -weight[one.case]))


def _words(view: SeatView, case: Case) -> frozenset[str]:
    """Of the slip in both languages; numbers tell no matter from another."""
    sentence = view.both_languages(case, case.sentence or case.said)
    found = words_of(f"{sentence.vi} {sentence.en}").words
    return frozenset(one for one in found if not one.isdigit()) - COMMON
