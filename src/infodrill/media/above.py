"""What readers see of a post of the drill's own words that they answer: who saw it, who only heard, whom it hunts, how old it is.

Read when the answer is made, and never of what somebody wrote: nothing that is erased later changes an answer.
"""

# Charter: media above
from __future__ import annotations

import re
from collections.abc import Callable

from infodrill.kernel.folding import fold
from infodrill.media.hasty import OVER, hasty, of_that_day, talked_of
from infodrill.media.refs import REPOST, PostRef
from infodrill.media.smalltalk import of_after
from infodrill.media.storyclock import Later, story_date
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Drill

_RECALLING = ("builtin.later.", "builtin.yesterday.")
"""How references begin of words that come long after a claim, and say only that people talk of it (`builtinwords`)."""
RECALLED, AGED, APPEAL, HURT = "recalled", "aged", "appeal", "hurt"
BYGONE = frozenset({RECALLED, AGED})
_DECLARED = {"help": APPEAL, "hurt": HURT}  # by what a grammar declares of its posts (`tokens.SORTS`)
_SOURCED = frozenset({"relayed", "nameless", "eyed"})
"""What words show that may be asked for who told them, or who saw it."""
_SEEN = re.compile(
    r"\b(?:toi|minh|em|tui|chau|tao|tan mat|chung em|chung toi) (?:\w+ ){0,2}(?:thay|nhin|chup|quay|di qua|dung|o ngay|"
    r"nghe tieng|nem|ngui)\b|\btruoc mat\b|\btan (?:mat|noi)\b|\bnha (?:toi|em|minh|chau)\b|"
    r"\b(?:con|me|chong|vo|ba) (?:toi|em|minh)\b|"
    r"\b(?:toi|em|tui|chau|chung (?:toi|em|minh|chau)|(?<!hai )minh) (?:da |vua |dang |moi )?(?:gui|gop|ck|be|dung|don|cheo|"
    r"xep hang|quyen|bam|tra|mo|nhan|no may|lam the) |\b(?:toi|em|tui|minh) (?:gui|goi|lam|bam|dc|duoc) (?:roi|xong)\b|"
    r"\b(?:we|i)(?:['’]ve| have)? (?:just )?(?:got|gave|given|paid|sent|waited|walked|did|stayed|tapped|put)\b|"
    r"\b(?:i|we) (?:\w+ )?(?:saw|see|can see|can smell|hear|took|filmed|measured|stood|felt|tasted)\b|"
    r"\bmy (?:arm|hand|own|window|balcony|boat|house|door)\b|\b(?:i['’]m|i am|we['’]re) (?:here|at|on|by|under|standing)\b"
)
"""How somebody tells what he saw himself, or what befell his own."""
_HEARD = re.compile(
    r"\bnghe (?:noi|bao|dau|ke|don|tin)\b|\b(?:gui|ke|bao|nhan tin)(?: cho)? (?:toi|em|minh|chau|nhom)\b|\bvua (?:gui|nhan)\b|"
    r"\b(?:bac|chu|cau|di|co|anh|chi|ong|ba|thang|ban|thay|nguoi|ho) (?:\w+ ){0,3}(?:bao|ke|noi|gui|nhan|nghe)\b|"
    r"\bgui (?:anh|clip)\b|\b(?:heard|sent (?:me|us|this)|told (?:me|us)|says|said|saying|forwarded|apparently|"
    r"in our group|rang|sent the|(?:my )?(?:nephew|cousin|uncle|aunt|brother|sister|colleague|friend)\b)"
)
"""How somebody tells what another one told or sent."""
_ORDERED = re.compile(
    r"\bphai di het\b|\bnua xa\b|\bxa lu\b|"
    r"\b(?:lenh|thong bao|cong van|van ban|quyet dinh|to giay|loa|order(?:ed)?|notice|announce\w*|letter|sheet|"
    r"stamp\w*|document)\b"
)
"""What is said to be written or called out by somebody: nobody sees that with his own eyes."""
_SHOWN = re.compile(
    r"\b(?:anh|clip|video|hinh|giay nay|photos?|pictures?|screenshots?|seconds|watch it|see his face)\b"
)
"""What shows, or is, a picture."""
_HUNTS = re.compile(
    r"\bai biet (?:nha|mat|ten|no|han)\b|\btim (?:cho )?ra (?:mat|nha|no|han)\b|\bten gi\b|\bkeo den\b|"
    r"\bmat (?:nguoi ta|no) day\b|\b(?:bat|tom|bat lay) (?:cho duoc|no|han)\b|\bden (?:tan )?nha\b|\bxu (?:no|han)\b|"
    r"\bneu (?:mat|ten)\b|\bai nhan ra\b|\bduoi viec\b|\b(?:sack|fire) (?:him|her|them)\b|"
    r"\bname (?:him|her|them)\b|\bwhere (?:he|she|they) lives?\b|\bpay (?:him|her|them) a visit\b|"
    r"\bwho (?:is|are) (?:he|she|they)\b|\bfind (?:him|her|them|out who)\b|\brecogni[sz]e\b"
)
"""How somebody looks for a person: who answers must not seem to ask for a name."""

_WHETHER = re.compile(
    r"\bcho (?:em |toi |minh |chau |)hoi\b(?! nho| cho\b)|\bthuc hu\b|"
    r"\b(?:that|dung|phai) (?:khong|ko|k|hay (?:khong|sai|gia|dua|don))(?: (?:vay|a|the|nhi|ha|ho|day|mn|ad|ba con|moi nguoi))*"
    r"\s*(?:[?.,!]|$)|"
    r"\bis (?:it|this|that) (?:true|so|right)\b|\breally true\b|"
    r"\b(?:does|do|can|could) any(?:one|body) (?:confirm|say|know (?:for sure|if|whether|more|what))\b"
)
"""How a post asks whether it is so, in its folded words."""

_EVENING = re.compile(r"\bt(?:ối|ới)\b", re.IGNORECASE)
"""What without its marks would read as "I"."""


class Above:
    """Reads what stands above the answers of one drill."""

    def __init__(
        self, drill: Drill, texts: TextLibrary, language: str, original: Callable[[str], PostRef | None]
    ) -> None:
        self._drill, self._texts, self._original = drill, texts, original
        self._language = texts.written(language)

    def seen(self, post: PostRef | None, minute: int, later: Later = ()) -> frozenset[str]:
        """What lines of answers may take for granted (`matters.ABOVE`) of `post`, for who answers it in `minute`."""
        while post is not None and post.grammar.startswith(REPOST):
            post = self._original(post.grammar.removeprefix(REPOST))
        if post is None or not self._texts.is_own(post.grammar):
            return frozenset()
        if post.grammar.startswith(_RECALLING):
            return frozenset({RECALLED, "unhunted"})
        said = self._texts.bare(post, post.grammar, self._language)
        if declared := _DECLARED.get(
            self._texts.sort(post)
        ):  # so it is hours later, until somebody has given
            return shows(said) | {declared}
        found = shows(said)
        if of_after(self._texts.windows(post, post.grammar, self._language)):
            found -= _SOURCED  # who tells what came of it is asked for no source
        return found | {AGED} if self._is_old(said, post.minute, minute, later) else found

    def _is_old(self, said: str, told: int, minute: int, later: Later) -> bool:
        """Whether what a post says was of its hour or its day alone, and that is over."""
        now, then = story_date(self._drill, minute, later), story_date(self._drill, told, later)
        if now - then >= OVER and hasty(said):
            return True
        return talked_of(now) > talked_of(then) and of_that_day(said)


def asks_whether(said: str) -> bool:
    """Whether words only ask if it is so: who asks for a boat, or whether somebody is fined, tells the rest as true."""
    return _WHETHER.search(fold(said)) is not None


def shows(said: str) -> frozenset[str]:
    """What words show of who tells them and of what they want."""
    words = fold(_EVENING.sub("", said))
    heard = _HEARD.search(words) is not None
    saw = not heard and _SEEN.search(words) is not None
    holds = {
        "eyed": not heard and not _ORDERED.search(words),
        "relayed": not saw,
        "nameless": not saw and not heard,
        "pictureless": not _SHOWN.search(words),
        "unhunted": not _HUNTS.search(words),
    }
    return frozenset(name for name, holding in holds.items() if holding)
