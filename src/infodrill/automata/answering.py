"""What an answer to the press holds beside the facts: what is owed to whoever asks, and what is nobody's to tell."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from infodrill.automata.writer import Writer
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences

# Of one person nothing is told: no name, no door, no illness, no family, no post.
_OF_A_PERSON = re.compile(
    r"\b(?:tên gì|họ tên|tên của|tên (?:anh|chị|em|cụ|bà|ông)|địa chỉ|số nhà|liên lạc với|xin gặp|xạ trị|ung thư|"
    r"(?:đang )?kiện nhau|nuôi con|cho nghỉ việc|kỷ luật)|"
    r"\b(?:(?:name|address) of|(?:his|her|their) (?:name|address)|in touch with|to meet|radiation|cancer|custody|"
    r"sent home|punish\w*|disciplin\w*)\b",
    re.IGNORECASE,
)
# Who told or showed something is looked for by nobody.
_OF_A_SOURCE = re.compile(
    r"\b(?:tìm (?:người|ra người|ai)|ai đưa|người đưa|ai chụp|người chụp)\b|"
    r"\b(?:looking for whoever|find(?:ing)? (?:out )?who|who gave|whoever gave|tracked for|photographer found)\b",
    re.IGNORECASE,
)
PRIVATE = N_(
    "Of no single person do we give out name, address, health, family or work, and we neither confirm nor pass on anything "
    "of the kind."
)
UNSOUGHT = N_("We are not looking for whoever passed anything on, and ask nobody to.")


def declined(writer: Writer, lang: str, asked: str) -> str:
    """What is said of questions that are nobody's to answer in public; "" where none was asked."""
    forms = [PRIVATE] if _OF_A_PERSON.search(asked) else []
    forms += [UNSOUGHT] if _OF_A_SOURCE.search(asked) else []
    return " ".join(writer.view.premises.say(lang, form) for form in forms)


def asks_that_first(asked: str) -> bool:
    """Whether a letter begins with what is nobody's to answer: so does the answer."""
    first = next(iter(sentences(asked)), "")
    return bool(_OF_A_PERSON.search(first) or _OF_A_SOURCE.search(first))


def owed(writer: Writer, lang: str, promised: datetime | None = None) -> Iterator[str]:
    """What whoever asks is owed beside the facts: regret where the thing is so, and what is done by when; else what to do.
    `promised` = the hour of our own next word, None = none is given."""
    right = writer.verdict in TRUE_VERDICTS and writer.owned
    if right:
        yield writer.regret(lang)
    yield writer.advice.in_(lang)
    yield writer.mended(lang) if right else writer.expected(lang, promised)
