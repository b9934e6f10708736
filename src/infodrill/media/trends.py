"""Word groups that many public posts of the last half hour share, as a city-5 drill records them. Never a person.

The proof of a kept file lives these rows again, so they stay as they are as long as that model does; what pages show is
`talkedabout`. Read from posts that everyone can see, so a trend says nothing of a closed group.
"""

# Charter: media trends
from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from infodrill.kernel.folding import fold, nfc
from infodrill.kernel.posts import Post
from infodrill.media.refs import OPEN

# Words at which no trend begins or ends, and words, folded, that speak to or of a person: no trend holds one.
# Fillers are spelt with their accents, because without them "để" is "đê"; bare ones only where no other word hides.
FILLERS: frozenset[str] = frozenset(
    """
    ai à ạ anh ấy ba bà bác bạn bảo bé bên bị biết bỏ bởi bữa các cái cả cần cậu chả chắc chẳng chi chỉ chị chia chiếc
    cho chớ chú chứ chưa chúng chuyện chuyển có con còn cô cơ cùng cũng của cứ cười cháu đã đang đâu đấy đây đến để đi
    đó đọc đổi đều đúng được dì dù em gặp gì giờ giùm giúp ghê há hả hãy hay hén hết hiện hỏi hôm hơn hông khác khi
    không khúc kìa lại làm là lắm lần lên lúc luôn lời mà mai máy mày mấy mẹ mệt mình mọi một mới mua mùi muốn mn nay này
    nào nên nếu ngày nghe nghĩ người nha nhà nhé nhỉ nhiều nhỏ như nhưng những nó nói nọ nữa nè ở ơi ôi ổn oi qua quá
    quan ra rằng rất rồi răng rứa sang sao sau sẽ sẻ share sợ ta tại tao tắm tất thành thấy thật thế thêm thì thích thiệt
    theo thằng thôi thông thử toàn tôi tới trời trong trên trước trưa trăm từ tự tui tụi tùng ủa ừ và vẫn vậy vào về vì
    việc với vừa vui xa xem xin y với dưới sáng chiều tối đêm qua hồi nãy kể gửi đăng bài tin
    khong cua duoc nguoi nhung cung thi roi voi minh moi neu nhu vay the nao nay mn dang vua ai oi biet
    about after again all also and any anyone are around at back been before but can come could day did do does done
    don every everyone folks for from get go going gone good got had has have heard her here him his how if in into
    is it its just know last like ll lot made make many may me more most much must my need new no not now of off on one
    only or other our out over people please put re right said same say see she should so some somebody someone still
    such t take tell than thank thanks that the their them then there they thing this those time to today tonight too
    two under until up us ve very want was way we well went were what when where which while who why will with word
    would yes yet you your s m d am an as be by neighbours anybody
    """.split()  # noqa: SIM905
)
PERSONS: frozenset[str] = frozenset(
    """
    ong chau nguyen tran hoang huynh mr mrs ms miss dr mayor chairman chairwoman chairperson officer teacher doctor
    nurse uncle aunt mum dad
    """.split()  # noqa: SIM905
)
TITLES: tuple[str, ...] = (
    "chu tich", "bi thu", "bac si", "giam doc", "co giao", "thay giao", "hieu truong", "truong phong", "truong ban",
    "to truong", "can bo", "lanh dao", "vice chair", "head of", "director of", "the head", "the director",
)  # fmt: skip


WINDOW = 30  # minutes looked back
SHOWN = 8
FEWEST = 4  # posts that must share a word group
_PART = re.compile(r"[^\w\s]+|\n")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 5  # words of a group


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A word group as most people spell it; posts of the window that hold it, and of those per mille that ask."""

    term: str
    posts: int
    question_permille: int
    rising: bool

    def row(self, rank: int, minute: int) -> dict[str, Any]:
        return {
            "id": f"t{rank}", "minute": minute, "term": self.term, "posts": self.posts,
            "question_permille": self.question_permille, "rising": self.rising,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Heard:
    minute: int
    terms: frozenset[str]
    asks: bool


class Trends:
    """Counts word groups over a sliding window; `read` takes public posts in order of time."""

    def __init__(self) -> None:
        self._heard: deque[_Heard] = deque()
        self._spelt: dict[str, Counter[str]] = {}
        self._folded: dict[str, str] = {}

    def read(self, posts: Iterable[Post], minute: int) -> None:
        """Take the posts that appeared in `minute`; those of other channels than feed, press and portal are left out."""
        for post in posts:
            if post.channel in OPEN:
                self._heard.append(_Heard(minute, self._terms(post.text), "?" in post.text))
        # Posts come in order of time, so the oldest stand at the head.
        while self._heard and self._heard[0].minute <= minute - WINDOW:
            self._heard.popleft()

    def top(self, minute: int) -> tuple[Trend, ...]:
        """At most SHOWN trends, most posts first; of word groups that say the same the fullest is kept."""
        counts: Counter[str] = Counter()
        for heard in self._heard:
            counts.update(heard.terms)
        cut = _cut_short(counts)
        found: list[Trend] = []
        taken: list[set[str]] = []
        for key in sorted(counts, key=lambda key: (-_weight(key, counts[key]), key)):
            words = set(key.split())
            if counts[key] < FEWEST or len(found) == SHOWN:
                break
            if key in cut or any(len(words & other) * 2 >= len(words) for other in taken):
                continue
            taken.append(words)
            found.append(self._trend(key, counts[key], minute))
        return tuple(sorted(found, key=lambda trend: (-trend.posts, trend.term)))

    def _trend(self, key: str, posts: int, minute: int) -> Trend:
        holding = [heard for heard in self._heard if key in heard.terms]
        asking = sum(heard.asks for heard in holding)
        recent = sum(heard.minute > minute - WINDOW // 2 for heard in holding)
        spelt = self._spelt[key]
        # Accented spellings are read more easily than bare ones, so they win a tie and a near tie.
        best = max(spelt, key=lambda spelling: (spelt[spelling] * (1 if spelling.isascii() else 4), spelling))
        return Trend(
            term=best, posts=posts, question_permille=asking * 1_000 // posts, rising=recent * 2 > posts
        )

    def _terms(self, text: str) -> frozenset[str]:
        found = set()
        for part in _PART.split(nfc(text).lower()):
            spelt = _WORD.findall(part)
            words = [self._fold(spelling) for spelling in spelt]
            # Few sentences name or address anybody: only in those is every group looked at.
            somebody = personal(words)
            fills = [spelling in FILLERS or spelling.isdigit() for spelling in spelt]
            for size in range(2, _LONGEST + 1):
                for start in range(len(words) - size + 1):
                    end = start + size
                    if fills[start] or fills[end - 1]:
                        continue
                    if somebody and personal(words[max(0, start - 3) : end]):
                        continue
                    key = " ".join(words[start:end])
                    found.add(key)
                    self._spelt.setdefault(key, Counter())[" ".join(spelt[start:end])] += 1
        return frozenset(found)

    def _fold(self, word: str) -> str:
        if word not in self._folded:
            self._folded[word] = fold(word)
        return self._folded[word]


def personal(words: Sequence[str]) -> bool:
    """Whether a word group, or what stands right before it, addresses or titles a person."""
    said = f" {' '.join(words)} "
    return any(word in PERSONS for word in words) or any(f" {title} " in said for title in TITLES)


def _cut_short(counts: Counter[str]) -> set[str]:
    """Word groups that nearly always stand inside one longer group: pieces of a name or a phrase."""
    pieces = set()
    for key, posts in counts.items():
        words = key.split()
        for piece in (" ".join(words[1:]), " ".join(words[:-1])):
            if posts * 5 >= counts.get(piece, 0) * 4:
                pieces.add(piece)
    return pieces


def _weight(key: str, posts: int) -> int:
    return posts * (2 + len(key.split()))
