"""Words that are so in the minute of their telling alone: what goes on now, what to do at once, where somebody stands."""

# Charter: media hasty
from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from infodrill.media.builtinwords import TOPIC

_SIGNS = (
    # What goes on just then.
    r"\bv[ừu]a\b", r"\b(?:đang|đương)\b", r"\bdang (?!ky)", r"\bs[ắ]p\b", r"\bsap (?:no|vo|mat|cat)\b", r"\bkìa\b",
    r"[đd][ếe]n n[ơo]i\b",
    r"(?:bung|rò|cháy|chay|nổ)\b[^.!?]{0,40}\br[ồo]i\b", r"(?:rỉ|ri) m[ạa]nh", r"\bra ph[ốo]\b", r"mu mit khoi|khoi vao|dang lo",
    r"\bnow\b|on fire|about to blow", r"\bjust (?:walked|took|left|saw|sent|heard|come|been|filled)\b",
    r"\bstill (?:\w+ ){0,2}(?:away|there|burning|running|inside)\b",
    # Where somebody stands, or whom nobody reaches, just then.
    r"ra v[àa]o li[êe]n t[ụu]c|tr[ưu][ờo]ng (?:kh[ôo]ng|k) (?:b[ắa]t|nghe) m[áa]y|in and out\b|isn['’]t answering",
    r"n[ãa]y gi[ờo]\b", r"ch[ưu]a nghe m[áa]y", r"ng[ồo]i [ăa]n c[ơo]m", r"\btr[êe]n [đd][ưu][ờo]ng\b",
    r"xuống bến|còn run|cho nhờ",
    r"\bon (?:my|his|her|their|the) way\b|minutes away", r"\b(?:can|isn)['’]t (?:get|picking up)\b|\bstuck at\b|\bwatching\b",
    # What to do at once.
    r"\bngay(?: đi| di\b| nhé| nhe\b| nha\b| lên| len\b| kẻo|[.!,…]|$)", r"\b(?:đi|chạy|lội|hứng|đón|đọc|chay|hung|doc) ngay\b",
    r"\bnhanh (?:l[êe]n|nhé)", r"\bkẻo\b|\bkeo (?:muon|lo|het)\b", r"\bg[ấa]p\b", r"\bkh[ẩa]n(?: c[ấa]p|,)|báo động",
    r"\bl[ộo]i (?:sang|qua|tr[ưu][ớo]c|bây|[đd][ưu][ợo]c|không)",
    r"\bch[ạa]y (?:[đd]i|l[êe]n|r[ồo]i)|(?:r[ồo]i|m[àa]|hay) ch[ạa]y\b",
    r"\bb[ỏo] (?:nh[àa]|đồ)", r"\b[đd][ừu]ng (?:[ởo] |dừng|ch[ờo])|kh[ôo]ng ch[ờo] loa", r"d[ắa]t (?:nhau|c[áa]c c[ụu])",
    r"b[ếe] (?:tr[ẻe]|con)|con [đd]i tr[ưu][ớo]c", r"\b[đd]i h[ếe]t\b|l[êe]n n[úu]i h[ếe]t|kh[óo]a ga",
    r"\bright away|at once|\bhurry|\bquick\b|get out\b|\bjust go\b|\bwad(?:e|ing)\b|wait inside|leave everything",
    r"don['’]t (?:stay|wait|stop)\b|take the old people|knock on every|get the children",
)  # fmt: skip
_HASTY = re.compile("|".join(_SIGNS), re.IGNORECASE)
"""Signs of haste, with the marks of the language and as typed without."""
_NEAR = re.compile(
    r"\b(?:(?:s[áa]ng|tr[ưu]a|chi[ềe]u|t[ốo]i|[đd][êe]m|h[ôo]m) nay|mai(?! ch[èe]o)|v[ừu]a (?:b[áa]o|nghe|[đd][ăa]ng|nh[ắa]n)|"
    r"today|tonight|tomorrow|this (?:morning|afternoon|evening)|just (?:announced|heard|told)|only now)\b",
    re.IGNORECASE,
)
"""What is so on the day of its telling alone, with its marks and as typed without."""
_PART = re.compile(r"\b(?:(?:s[áa]ng|tr[ưu]a|chi[ềe]u) nay|this (?:morning|afternoon))\b", re.IGNORECASE)
_NIGHT = timedelta(hours=4)  # until then people still say "tonight" of the evening before
OVER = timedelta(hours=3)
"""So long after the last wave of a claim nobody tells it as what goes on just then (assumption)."""
_ITS_DAY = re.compile(
    r" (?:phát )?(?:sáng|trưa|chiều|tối) nay$| this (?:morning|afternoon|evening)$| tonight$"
)
_MATTER_OF = re.compile(rf"\b[Cc]huyện (?={TOPIC})")


def after_its_day(words: str, topic: str) -> str:
    """Words with what a claim is about in its place, which names no hour of the day of its telling any more."""
    if TOPIC not in words:
        return words
    if topic.startswith("việc "):
        words = _MATTER_OF.sub("", words)  # one word says it
    told = words.replace(TOPIC, _ITS_DAY.sub("", topic).replace("this morning's", "that"))
    return told[:1].upper() + told[1:]


def hasty(text: str) -> bool:
    """Whether a text is about the minute of its telling: true while the thing goes on, and strange hours after it."""
    return _HASTY.search(text) is not None


def of_that_day(text: str) -> bool:
    """Whether a text names the day of its telling as who tells it then does."""
    return _NEAR.search(text) is not None


def talked_of(now: datetime, words: str = "tonight") -> date:
    """The day that people mean who say "today" or "tonight" then; "this morning" is of the night's own day from midnight on."""
    return now.date() if _PART.search(words) else (now - _NIGHT).date()
