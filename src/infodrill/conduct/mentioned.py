"""Which everyday things any text mentions, whatever it does with them: a place, an animal, a paper, who works there.

Words of our own list (`mentions.tsv`), longest first; nothing that is quoted, and of what is denied only that it is spoken of.
That a text mentions a thing is all that is found: who answers may ask about it or pass it on, and says nothing of what is so.
"""

# Charter: conduct mentioned things
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from infodrill.casework.advice import quotes_blank
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import BARE, LINKED, bare, tongue, words
from infodrill.kernel.patterns import later
from infodrill.kernel.sentences import sentences
from infodrill.media.relations import ALONE, BESIDE_MARKS, DETAIL, MENTIONED, SEVERAL, Passages

LINES = Path(__file__).with_name("mentions.tsv")
_MOST = 3
"""Things of one text that others take up: what its beginning names before what it names twice, then the rest."""
_FEW, _LONGEST = 3, 5
_NO_THING = "-"
"""The kind of words that are longer than a thing and name none: who reads "danh sách" reads of no book."""
_WHENCE = later(r"\s*(?:(?:nguồn|source)\s*:|(?:theo|according)\b.*(?:tính đến|as of)\b)")
"""How a sentence reads that only says what the rest is known from, and as of when: nobody speaks of its books."""
_BITES = later(r"\b(?:cắn|cào|dại|bit(?:e|es|ten)?|scratch(?:ed)?|rabies|rabid)\b")
"""Of an animal that hurt somebody nobody asks whose it is or what it looks like."""
_ANYWHERE = frozenset({"locale", "worker", "money", "illness"})
_NO_CHAT = ALONE - BESIDE_MARKS | {"flee", "harsh", "threat", "blame", "shamed"}
_OF_ITS_ACT = frozenset(
    {"lost", "found", "kept", "glad", "boasts", "hands", "secondhand", "farewell", "helpers"}
)
"""What one text does to those who read it, and people answer that and no thing that stands in it beside."""
"""Under what nobody asks about a thing that is mentioned beside."""
_TOLD_OF_HARM = frozenset({"ill", "sorry", "wronged", "deed"})
"""Where somebody was hurt or wronged what a text mentions is spoken of soberly."""
_LOOKS = words("đỏ xanh vàng trắng đen tím hồng nâu cũ")
"""What may stand behind a Vietnamese thing and says which it is."""
_LOOKED = frozenset({"animal", "sheet", "tree", DETAIL})
_LEADS = words(
    "the a an our your my his her their its this that these those one two three four five six seven eight nine ten some any no "
    "at in on to by from near behind beside under after before between every each new old"
)
"""One of these stands before an English thing of one word that is a thing there, and no verb."""
_STOPS = words(
    "the a an our your my his her their its this that these those some any no of with and or for at in on to by from near is are "
    "was were be been has have had will would can may must do does did not if when where who which what as than then there here "
    "it he she they we you i me us him them but so up down out off over only still just all both most more less very too"
)
"""What is no part of what an English thing is called."""
_WHERE = words(
    "ở tại ra đến tới từ về qua trong ngoài trên dưới cạnh gần sau trước đầu o tai den toi tu qua truoc",
    "at in to from near behind beside outside inside under by on round past across opposite",
)
"""Before a place where something is, to which others are near: of one that is only spoken of nobody is the neighbour."""
_SCENERY = words(
    "cạnh gần bên dưới trước sau đầu cuối gốc chân giữa quanh khỏi vì do nhờ có canh gan duoi truoc dau cuoi goc chan",
    "near behind beside under below against opposite past across above over because of from through between around after before "
    "with",
)
"""Before what only tells where or why something is: what a text is about stands at another place."""
_WITHIN = words(
    "ở tại trong ngoài trên từ o tai trong ngoai tren tu", "in at on by to round into onto inside outside"
)
"""Before where something is: a place to which people come is spoken of as one, any other thing there is scenery."""
_NOT = words(
    "không chưa đừng chớ cấm chẳng khong chua dung cam not no never without nobody nothing don't doesn't isn't aren't"
)
_ARTICLES = words("the a an our your my his her their its this that these those old new one two three")
SCENERY = "scenery"
"""Of what is only that nobody speaks."""
_FAR = 4
"""Words before a thing among which a denial or a ban of it stands."""


def mentioned(title: str, body: str, lang: str, *, aside: bool = False) -> Iterator[tuple[str, str]]:
    """(kind of `relations.MENTIONED`, the things of that kind) of a text in `lang`, in the order in which they come; `aside` = of
    what it denies or bears ill no more is said than that it was spoken of."""
    said = list(sentences(quotes_blank(as_read(f"{title.strip(' -')}.\n{body}"))))
    said = [sentence for sentence in said if not _WHENCE.match(sentence)]
    hurts = any(_BITES.search(sentence) for sentence in said)
    begins = 2 if title else 1
    often, first, kinds = Counter[str](), dict[str, int](), dict[str, str]()
    for nth, sentence in enumerate(said):
        for kind, thing, denied in _in(sentence, lang):
            if kind == SCENERY:
                continue
            often[thing] += 1
            first.setdefault(thing, nth)
            if aside or denied or (hurts and kind == "animal"):
                kinds[thing] = DETAIL
            kinds.setdefault(thing, kind)
    order = sorted(first, key=lambda thing: (first[thing] >= begins, -min(often[thing], 2)))
    near = [thing for thing in order if first[thing] < begins or often[thing] > 1]
    if len(near) < _FEW:  # what is only named somewhere is spoken of as any thing is
        kinds.update(
            (thing, DETAIL) for thing in order if thing not in near and kinds[thing] not in _ANYWHERE
        )
        near = [*near, *(thing for thing in order if thing not in near)][:_MOST]
    things = [thing for at, thing in enumerate(near) if not any(_alike(thing, other) for other in near[:at])][
        :_MOST
    ]
    for name in MENTIONED:
        if of_it := [thing for thing in things if name in (DETAIL, kinds[thing])]:
            yield name, SEVERAL.join(of_it)


def mentioned_beside(title: str, body: str, lang: str, stance: str, seen: set[str]) -> Passages:
    """What a text of which so much is `seen` mentions beside what it does; none of what nobody chats beside."""
    if seen & (_NO_CHAT | _OF_ITS_ACT):
        return {}
    return dict(mentioned(title, body, lang, aside=stance == "deny" or bool(seen & _TOLD_OF_HARM)))


def _alike(thing: str, other: str) -> bool:
    return thing in other or other in thing


def _in(sentence: str, lang: str) -> Iterator[tuple[str, str, bool]]:
    """(kind, the thing as it is called there, whether it is denied or forbidden) of one sentence."""
    hits = [*LINKED.finditer(sentence)]
    low, known, at = [hit[0].lower() for hit in hits], _known(tongue(lang, sentence)), 0
    while at < len(hits):
        length = next((n for n in range(_LONGEST, 0, -1) if _called(low, at, n, lang) in known), 0)
        if length and known[_called(low, at, length, lang)] == _NO_THING:
            at += length
            continue
        whole = all(_near(sentence, hits, each) for each in range(at + 1, at + length))
        if length and not (whole and _is_common(hits, at, lang)):
            at += 1
            continue
        if not length or (lang == "en" and not _is_thing(low, at, length)):
            at += 1
            continue
        kind, start, end = known[_called(low, at, length, lang)], at, at + length
        while (
            lang == "en"
            and end < len(low)
            and _called(low, end, 1, lang) in known
            and _near(sentence, hits, end)
        ):
            kind, end = known[_called(low, end, 1, lang)], end + 1
        if lang == "vi" and kind in _LOOKED and end < len(low) and low[end] in _LOOKS:
            end += 1
        if lang == "en" and _says_which(hits, low, start) and _near(sentence, hits, start):
            start -= 1
        scenery = _only_where(low, start, kind, lang)
        if kind == "locale" and not _WHERE & {*low[max(0, at - (3 if lang == "en" else 2)) : at]}:
            kind = DETAIL
        denied = bool(_NOT & {*low[max(0, at - _FAR) : at]})
        yield SCENERY if scenery else kind, " ".join(low[start:end]), denied
        at = end


def _only_where(low: list[str], start: int, kind: str, lang: str) -> bool:
    """Whether a thing stands where it only tells at what place, or by what cause, something is."""
    before = low[max(0, start - 1) : start]
    if lang == "en":
        before = [word for word in low[max(0, start - 3) : start] if word not in _ARTICLES][-1:]
    return bool({*before} & _SCENERY or (kind != "locale" and {*before[-1:]} & _WITHIN))


def _called(low: list[str], at: int, length: int, lang: str) -> str:
    """What so many words are called in the list: an English thing may be several there, and one in it."""
    said = " ".join(low[at : at + length]) if at + length <= len(low) else ""
    return said if lang != "en" or said in _known(lang) else _single(said)


def _single(said: str) -> str:
    return next(
        (
            said.removesuffix(end)
            for end in ("s", "es")
            if said.endswith(end) and said.removesuffix(end) in _known("en")
        ),
        said,
    )


def _is_thing(low: list[str], at: int, length: int) -> bool:
    """Whether English words are a thing where they stand: led by what leads one, or by what says which, or more than one."""
    several = low[at].endswith("s") and not low[at].endswith("ss")
    led = at > 0 and (
        low[at - 1] in _LEADS or (at > 1 and low[at - 2] in _LEADS and low[at - 1] not in _STOPS)
    )
    return length > 1 or led or several


def _says_which(hits: list[re.Match[str]], low: list[str], start: int) -> bool:
    """Whether the word before an English thing says which it is: it stands behind what leads a thing, and is no name."""
    if start < 2 or low[start - 1] in _STOPS or low[start - 2] not in _LEADS - {"and", "or", "to"}:
        return False
    return hits[start - 1][0].islower()


def _is_common(hits: list[re.Match[str]], at: int, lang: str) -> bool:
    """Whether a thing is no part of a name: it begins a sentence, or with no capital."""
    return not at or hits[at][0].islower() or (lang == "vi" and hits[at][0].isupper())


def _near(sentence: str, hits: list[re.Match[str]], at: int) -> bool:
    """Whether nothing but a blank stands between a word and the one before it."""
    return sentence[hits[at - 1].end() : hits[at].start()] == " "


@cache
def _known(spelt: str) -> Mapping[str, str]:
    """The kind of each thing of the list as a text in tongue `spelt` writes it; without accents those of several words alone."""
    found: dict[str, str] = {}
    for line in LINES.read_text(encoding="utf-8").splitlines()[1:]:  # below the mark
        lang, kind, things = line.split("\t")
        for thing in things.lower().split(", "):
            if lang == spelt:
                found.setdefault(thing, kind)
            elif lang == "vi" and spelt == BARE and " " in thing:
                found.setdefault(bare(thing), kind)
    return found
