"""Words of the drill's own for a post that nobody said within the hour: other draws of the same stance of the same claim."""

# Charter: media unsaid
from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from infodrill.kernel.clock import DAY_IN_MINUTES, HOUR_IN_MINUTES
from infodrill.kernel.folding import fold
from infodrill.kernel.saidtimes import clocks
from infodrill.media.fresh import TURNS, Fresh, core, turned
from infodrill.media.hasty import OVER, hasty, of_that_day, talked_of
from infodrill.media.refs import PostRef
from infodrill.media.smalltalk import first_at, fits, of_after
from infodrill.media.storyclock import Later, story_date
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Claim, Drill
from infodrill.scenario.tokens import DENIED, DENIED_NEWS, NEWS, TOLD, UNTOLD

_WHOLLY, _RESTED = 15, 8
MANY = 6
"""Times in a day that an answer in a claim's own words is given before who answers says something else (assumption)."""
_ALARM, _SAMPLE = 18, 30
"""How many tellings of `_SAMPLE` are hasty where a claim is a cry of the hour: who tells it later tells of it (assumption)."""
_NEWS_FOR = timedelta(minutes=50)
"""How long after the first official word on a claim many go on as if there were none (assumption)."""
PARROT_PERMILLE = 600
"""Of the words of a quote: how many may stand in what it quotes, where there are others to say."""
_WAITS = re.compile(r"\b(?:ch[ờo]|[đd][ợo]i|wait(?:ing)?)\b", re.IGNORECASE)
_AWAITS = re.compile(
    r"\b(?:ch[ờo]|[đd][ợo]i|wait(?:ing)?)(?: (?:tin|[đd][ếe]n|t[ớo]i|l[úu]c|for|until|till))* $",
    re.IGNORECASE,
)
"""Who waits, and what stands before an hour that is waited for."""


_WORD_AWAITED = re.compile(
    r"\b(?:cho|doi|xem) (?:nguoi ta|ho|phuong|ben \w+|co quan|thanh pho|cong ty|truong|tin|thong bao|ket luan)(?: \w+){0,2}? "
    r"(?:noi|dang|tra loi|bao|chinh thuc|len tieng|da)\b|\bchua (?:thay )?ai (?:noi|tra loi|len tieng)\b|"
    r"\bwait (?:till|until|for) (?:they|the (?:ward|city|answer|notice)|somebody|an official|official|word)\b|"
    r"\bnobody (?:has )?(?:told|tells) us\b"
)
"""Who tells others to wait for a word from those in charge, or that there is none: so until that is there."""
_SILENCE = re.compile(
    r"\b(?:sao|the ma) (?:\w+ ){0,2}(?:khong|chua|chang|k|ko)(?: thay)?(?: ai)? (?:noi|bao|len tieng)(?: gi)?\b|\bim lang\b|"
    r"\bwhy (?:is|has|are|have|isn.t|hasn.t|aren.t|haven.t) (?:the )?\w+ (?:saying|said|telling|told)\b"
)
"""Who complains that those in charge say nothing: so until they have said anything of it, be it that nothing is known yet."""


class Unsaid:
    """Words posts of one drill anew, and remembers in `fresh` what they say."""

    def __init__(
        self,
        drill: Drill,
        texts: TextLibrary,
        fresh: Fresh,
        language: str,
        claims: Iterable[Claim] = (),
    ) -> None:
        self._drill, self._begins = drill, datetime.fromisoformat(drill.epoch)
        self._answered: dict[str, datetime] = {}  # claim → when an official word on it first stood
        self._denied: set[str] = set()
        self._spoken_of: set[str] = set()
        self._texts, self._fresh, self._language = texts, fresh, texts.written(language)
        begun = {each.id: min(wave.at for wave in each.waves) // 60 for each in claims if each.waves}
        self._told = {claim: story_date(drill, minute) for claim, minute in begun.items()}
        last = {each.id: max(wave.at for wave in each.waves) // 60 for each in claims if each.waves}
        self._over = {claim: story_date(drill, minute) + OVER for claim, minute in last.items()}
        self._where = {each.id: texts.at_home.told_of(each.sentence.vi) for each in claims}
        self._alarms: dict[str, bool] = {}
        self._read: tuple[PostRef | None, dict[tuple[str, str], str]] = (None, {})  # of the last post

    def published(self, claim: str, stance: str, minute: int, later: Later) -> None:
        """Remember that an official word on a claim stands from then on, unless it says that nothing is known."""
        self._spoken_of.add(claim)
        if stance != "unknown":
            self._answered.setdefault(claim, story_date(self._drill, minute, later))
        if stance == "deny":
            self._denied.add(claim)

    def worded(
        self,
        post: PostRef,
        later: Later = (),
        above: PostRef | None = None,
        otherwise: Callable[[], str] | None = None,
    ) -> PostRef:
        """The post in words that are true at its hour, and as new as any that it can have; `above` = what it quotes, `otherwise`
        = what it can say as well where these are worn."""
        if not self._texts.is_own(post.grammar):
            return post
        now, best, found = story_date(self._drill, post.minute, later), -1, post.grammar
        quoted = (
            self._words(above, above.grammar) if above and self._texts.is_own(above.grammar) else frozenset()
        )
        late = now >= self._over.get(self._texts.about(post.grammar), now + OVER)
        older = self._older(post, now) if late else ""
        for turn in range(0 if older and self._is_alarm(post) else TURNS):
            other = turned(self._texts.again(post, self._language, turn), turn)
            new = self._new(post, other, now)
            if new > 0 and parrots(self._words(post, other), quoted):
                new = 0
            if late and new > 0 and self._is_hasty(post, other):
                new = -1 if older else 0
            if new > best:
                best, found = new, other
            if best == _WHOLLY:
                break
        if otherwise and (best < _RESTED or self._is_worn(post, found)):
            return replace(post, grammar=otherwise())
        if older and (best < _RESTED or self._is_worn(post, found)):
            turns = (turned(older, turn) for turn in range(TURNS))
            found = max(turns, key=lambda other: min(HOUR_IN_MINUTES, self._rested(post, other)))
        said = (self._bare(post, found, lang) for lang in self._texts.languages)
        self._fresh.note(said, post.minute)
        return replace(post, grammar=found)

    def _is_worn(self, post: PostRef, reference: str) -> bool:
        return self._fresh.times(self._bare(post, reference, self._language), post.minute) >= MANY

    def _older(self, post: PostRef, now: datetime) -> str:
        """The grammar of who tells of a claim, or asks after it, once it is over; "" where it has no such words."""
        about = self._texts.about(post.grammar)
        stance = self._texts.stance(post.grammar)
        if stance not in ("tell", "question") or not self._texts.has_topic(about):
            return ""
        a_day_on = talked_of(now) > talked_of(self._told[about])
        name = "asked" if stance == "question" else "yesterday" if a_day_on else "later"
        return f"builtin.{name}.{self._language}"

    def _is_alarm(self, post: PostRef) -> bool:
        """Whether the words of its stance for its claim are cries of the hour, most of them, and none is of the time after."""
        about, stance = self._texts.about(post.grammar), self._texts.stance(post.grammar)
        key = f"{about}:{stance}"
        if key not in self._alarms:
            tried = [replace(post, id=f"{key}:{number}", channel="feed") for number in range(_SAMPLE)]
            picked = [(ref, self._texts.pick(stance, about, "feed", self._language, ref.id)) for ref in tried]
            self._alarms[key] = (
                stance == "tell"
                and not any(self._is_of_after(ref, grammar) for ref, grammar in picked)
                and sum(hasty(self._bare(ref, grammar, self._language)) for ref, grammar in picked) >= _ALARM
            )
        return self._alarms[key]

    def _is_of_after(self, post: PostRef, reference: str) -> bool:
        """Whether words say themselves from which hour, or which word on, they are true."""
        return of_after(self._texts.windows(post, reference, self._language))

    def _is_hasty(self, post: PostRef, reference: str) -> bool:
        said = self._bare(post, reference, self._language)
        return not self._is_of_after(post, reference) and hasty(said)

    def _rested(self, post: PostRef, reference: str) -> int:
        return self._fresh.rested(
            (self._bare(post, reference, lang) for lang in self._texts.languages), post.minute
        )

    def _new(self, post: PostRef, reference: str, now: datetime) -> int:
        """How new words are: -1 = not true at that hour in the reader's language, `_WHOLLY` = true and said by nobody that day in
        any language of the drill; what is new in the reader's own counts more than what is in the others."""
        if not self._holds(post, reference, self._language, now):
            return -1
        mine = self._fresh.rested((self._bare(post, reference, self._language),), post.minute)
        if mine < HOUR_IN_MINUTES:
            return 0
        others = [lang for lang in self._texts.languages if lang != self._language]
        rested = min(
            mine,
            self._fresh.rested((self._bare(post, reference, lang) for lang in others), post.minute),
        )
        hold = rested >= HOUR_IN_MINUTES and all(self._holds(post, reference, lang, now) for lang in others)
        return _RESTED + 4 * (mine >= DAY_IN_MINUTES) + 2 * hold + (rested >= DAY_IN_MINUTES)

    def _word(self, claim: str, now: datetime) -> int:
        """What people know by now of an official word on a claim (`tokens.WINDOWS`)."""
        if (first := self._answered.get(claim)) is None:
            return UNTOLD
        if now - first < _NEWS_FOR:
            return DENIED_NEWS if claim in self._denied else NEWS
        return DENIED if claim in self._denied else TOLD

    def _bare(self, post: PostRef, reference: str, lang: str) -> str:
        """What the post would say, drawn once: each of its turns is asked whether it holds, is new and is worn."""
        if self._read[0] is not post:
            self._read = (post, {})
        said = self._read[1]
        if (said_so := said.get((reference, lang))) is None:
            said_so = said[reference, lang] = self._texts.bare(post, reference, lang)
        return said_so

    def _words(self, post: PostRef, reference: str) -> frozenset[str]:
        return frozenset(core(self._bare(post, reference, self._language)).split())

    def _holds(self, post: PostRef, reference: str, lang: str, now: datetime) -> bool:
        about = self._texts.about(reference)
        if not fits(self._texts.windows(post, reference, lang), now, self._begins, self._word(about, now)):
            return False
        said, told = self._bare(post, reference, lang), self._told.get(about)
        bare = fold(said)
        if about in self._answered and _WORD_AWAITED.search(bare):
            return False
        if about in self._spoken_of and _SILENCE.search(bare):
            return False
        if self._texts.at_home.elsewhere(said, post.ward, self._where.get(about, "")):
            return False
        if any(first_at(minute, self._begins) <= now for minute in awaited(said)):
            return False
        return told is None or talked_of(now, said) <= talked_of(told, said) or not of_that_day(said)


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
