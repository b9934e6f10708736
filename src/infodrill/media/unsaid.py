"""Words of the drill's own for a post that nobody said within the hour: other draws of the same stance of the same claim."""

# Charter: media unsaid
from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from infodrill.media.fresh import DAY, TURNS, Fresh, turned
from infodrill.media.refs import PostRef
from infodrill.media.smalltalk import fits, story_date
from infodrill.media.storyclock import Later
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Drill

_WHOLLY = 15


class Unsaid:
    """Words posts of one drill anew, and remembers in `fresh` what they say."""

    def __init__(self, drill: Drill, texts: TextLibrary, fresh: Fresh, language: str) -> None:
        self._drill, self._begins = drill, datetime.fromisoformat(drill.epoch)
        self._texts, self._fresh, self._language = texts, fresh, texts.written(language)

    def worded(self, post: PostRef, later: Later = ()) -> PostRef:
        """The post in words that are true at its hour, and as new as any that it can have."""
        if not self._texts.is_own(post.grammar):
            return post
        now, best, found = story_date(self._drill, post.minute, later), -1, post.grammar
        for turn in range(TURNS):
            other = turned(self._texts.again(post, self._language, turn), turn)
            if (new := self._new(post, other, now)) > best:
                best, found = new, other
            if best == _WHOLLY:
                break
        self._fresh.note(self._texts.bare(post, found).values(), post.minute)
        return replace(post, grammar=found)

    def _new(self, post: PostRef, reference: str, now: datetime) -> int:
        """How new words are: -1 = not true at that hour in the reader's language, `_WHOLLY` = true and said by nobody that day in
        any language of the drill; what is new in the reader's own counts more than what is in the others."""
        held = {
            lang: fits(windows, now, self._begins)
            for lang, windows in self._texts.windows(post, reference).items()
        }
        if not held[self._language]:
            return -1
        texts = self._texts.bare(post, reference)
        mine, minute = (texts[self._language],), post.minute
        signs = (
            (8, self._fresh.is_so(mine, minute)),
            (4, self._fresh.is_so(mine, minute, DAY)),
            (2, all(held.values()) and self._fresh.is_so(texts.values(), minute)),
            (1, self._fresh.is_so(texts.values(), minute, DAY)),
        )
        return sum(weight for weight, holds in signs if holds)
