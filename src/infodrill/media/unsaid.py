"""Words of the drill's own for a post that nobody said within the hour: other draws of the same stance of the same claim."""

# Charter: media unsaid
from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from infodrill.media.fresh import TURNS, Fresh, turned
from infodrill.media.refs import PostRef
from infodrill.media.smalltalk import fits, story_date
from infodrill.media.storyclock import Later
from infodrill.media.texts import TextLibrary
from infodrill.scenario.schema import Drill


class Unsaid:
    """Words posts of one drill anew, and remembers in `fresh` what they say."""

    def __init__(self, drill: Drill, texts: TextLibrary, fresh: Fresh, language: str) -> None:
        self._drill, self._begins = drill, datetime.fromisoformat(drill.epoch)
        self._texts, self._fresh, self._language = texts, fresh, texts.written(language)

    def worded(self, post: PostRef, later: Later = ()) -> PostRef:
        """The post in words that are true at its hour and new in every language of the drill, else in the reader's own, else true
        at its hour, else as it was drawn."""
        if not self._texts.is_own(post.grammar):
            return post
        now, found, true = story_date(self._drill, post.minute, later), "", ""
        for turn in range(TURNS):
            other = turned(self._texts.again(post, self._language, turn), turn)
            held = {
                lang: fits(windows, now, self._begins)
                for lang, windows in self._texts.windows(post, other).items()
            }
            if not held[self._language]:
                continue
            true, texts = true or other, self._texts.bare(post, other)
            if all(held.values()) and self._fresh.is_so(texts.values(), post.minute):
                found = other
                break
            if not found and self._fresh.is_so((texts[self._language],), post.minute):
                found = other
        grammar = found or true or post.grammar
        self._fresh.note(self._texts.bare(post, grammar).values(), post.minute)
        return replace(post, grammar=grammar)
