"""Words of the drill's own for a post that nobody said within the hour: other draws of the same stance of the same claim."""

# Charter: media unsaid
from __future__ import annotations

from dataclasses import replace

from infodrill.media.fresh import TURNS, Fresh, turned
from infodrill.media.refs import PostRef
from infodrill.media.texts import TextLibrary


class Unsaid:
    """Words posts of one drill anew, and remembers in `fresh` what they say."""

    def __init__(self, texts: TextLibrary, fresh: Fresh, language: str) -> None:
        self._texts, self._fresh, self._language = texts, fresh, texts.written(language)

    def worded(self, post: PostRef) -> PostRef:
        """The post in words that are new in every language of the drill, else in the reader's own, else as it was drawn."""
        if not self._texts.is_own(post.grammar):
            return post
        told, found = self._language, ""
        for turn in range(TURNS):
            other = turned(self._texts.again(post, told, turn), turn)
            texts = self._texts.bare(post, other)
            if self._fresh.is_so(texts.values(), post.minute):
                found = other
                break
            if not found and self._fresh.is_so((texts[told],), post.minute):
                found = other
        grammar = found or post.grammar
        self._fresh.note(self._texts.bare(post, grammar).values(), post.minute)
        return replace(post, grammar=grammar)
