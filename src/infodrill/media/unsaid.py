"""Words of the drill's own for a post that nobody said within the hour: other draws of the same stance of the same claim."""

# Charter: media unsaid
from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from infodrill.kernel.saidtimes import clocks
from infodrill.media.fresh import DAY, HOUR, TURNS, Fresh, core, turned
from infodrill.media.refs import PostRef
from infodrill.media.smalltalk import first_at, fits, story_date
from infodrill.media.storyclock import Later
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Claim, Drill

_WHOLLY = 15
_NIGHT = timedelta(hours=4)  # until then people still say "tonight" of the evening before
_NEAR = re.compile(
    r"\b(?:(?:s[áa]ng|tr[ưu]a|chi[ềe]u|t[ốo]i|[đd][êe]m|h[ôo]m) nay|mai(?! ch[èe]o)|v[ừu]a (?:b[áa]o|nghe|[đd][ăa]ng|nh[ắa]n)|"
    r"today|tonight|tomorrow|this (?:morning|afternoon|evening)|just (?:announced|heard|told)|only now)\b",
    re.IGNORECASE,
)
"""What is so on the day of its telling alone, with its marks and as typed without."""
PARROT_PERMILLE = 600
"""Of the words of a quote: how many may stand in what it quotes, where there are others to say."""
_WAITS = re.compile(r"\b(?:ch[ờo]|[đd][ợo]i|wait(?:ing)?)\b", re.IGNORECASE)
_AWAITS = re.compile(
    r"\b(?:ch[ờo]|[đd][ợo]i|wait(?:ing)?)(?: (?:tin|[đd][ếe]n|t[ớo]i|l[úu]c|for|until|till))* $",
    re.IGNORECASE,
)
"""Who waits, and what stands before an hour that is waited for."""


class Unsaid:
    """Words posts of one drill anew, and remembers in `fresh` what they say."""

    def __init__(
        self, drill: Drill, texts: TextLibrary, fresh: Fresh, language: str, claims: Iterable[Claim] = ()
    ) -> None:
        self._drill, self._begins = drill, datetime.fromisoformat(drill.epoch)
        self._texts, self._fresh, self._language = texts, fresh, texts.written(language)
        begun = {each.id: min(wave.at for wave in each.waves) // 60 for each in claims if each.waves}
        self._told = {claim: _day(story_date(drill, minute)) for claim, minute in begun.items()}

    def worded(self, post: PostRef, later: Later = (), above: PostRef | None = None) -> PostRef:
        """The post in words that are true at its hour, and as new as any that it can have; `above` = what it quotes."""
        if not self._texts.is_own(post.grammar):
            return post
        now, best, found = story_date(self._drill, post.minute, later), -1, post.grammar
        quoted = (
            self._words(above, above.grammar) if above and self._texts.is_own(above.grammar) else frozenset()
        )
        for turn in range(TURNS):
            other = turned(self._texts.again(post, self._language, turn), turn)
            new = self._new(post, other, now)
            if new > 0 and parrots(self._words(post, other), quoted):
                new = 0
            if new > best:
                best, found = new, other
            if best == _WHOLLY:
                break
        said = (self._texts.bare(post, found, lang) for lang in self._texts.languages)
        self._fresh.note(said, post.minute)
        return replace(post, grammar=found)

    def _new(self, post: PostRef, reference: str, now: datetime) -> int:
        """How new words are: -1 = not true at that hour in the reader's language, `_WHOLLY` = true and said by nobody that day in
        any language of the drill; what is new in the reader's own counts more than what is in the others."""
        if not self._holds(post, reference, self._language, now):
            return -1
        mine = self._fresh.rested((self._texts.bare(post, reference, self._language),), post.minute)
        if mine < HOUR:
            return 0
        others = [lang for lang in self._texts.languages if lang != self._language]
        rested = min(
            mine,
            self._fresh.rested((self._texts.bare(post, reference, lang) for lang in others), post.minute),
        )
        hold = rested >= HOUR and all(self._holds(post, reference, lang, now) for lang in others)
        return 8 + 4 * (mine >= DAY) + 2 * hold + (rested >= DAY)

    def _words(self, post: PostRef, reference: str) -> frozenset[str]:
        return frozenset(core(self._texts.bare(post, reference, self._language)).split())

    def _holds(self, post: PostRef, reference: str, lang: str, now: datetime) -> bool:
        if not fits(self._texts.windows(post, reference, lang), now, self._begins):
            return False
        said, told = self._texts.bare(post, reference, lang), self._told.get(self._texts.about(reference))
        if any(first_at(minute, self._begins) <= now for minute in awaited(said)):
            return False
        return told is None or _day(now) <= told or not _NEAR.search(said)


def parrots(words: frozenset[str], quoted: frozenset[str]) -> bool:
    """Whether who quotes says most of that again."""
    return 1_000 * len(words & quoted) >= PARROT_PERMILLE * len(words) > 0


def awaited(text: str) -> list[int]:
    """The minutes of the day that a text tells people to wait for."""
    if not _WAITS.search(text):  # seldom: nothing is read for nothing
        return []
    hours = ((clock, clock.hour) for clock in clocks(text))
    return [
        hour * 60 + (clock.minute or 0)
        for clock, hour in hours
        if hour is not None and _AWAITS.search(text[: clock.start])
    ]


def _day(now: datetime) -> date:
    return (now - _NIGHT).date()
