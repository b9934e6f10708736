"""Posts grouped as they come: one pass, nearest centroid of tf-idf words and word pairs, found by an inverted index.

Arithmetic is integers and IEEE square roots only, so two machines group alike. A denial joins the group it speaks
against without shaping its centroid.
"""

# Charter: watch groups
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import sqrt

from infodrill.watch.cues import NEGATIONS
from infodrill.watch.normalise import STOP

THRESHOLD = 170
"""Least cosine to a centroid, per mille, to join its group (measured on our own Vietnamese development set)."""
_PRIOR = 2_000  # posts pretended to have been seen before the first, so that early words are not all alike
_CROWDED = 80  # groups holding a word from which it no longer nominates candidates
_GROWN, _EASE = (
    16,
    1_400,
)  # from so many posts on nearness counts so much, per mille: a large centroid is spread thin
_KEPT_SAMPLES = 12


@dataclass(slots=True, kw_only=True)
class Centroid:
    """Word counts of a group's posts. `square` = Σ (count · weight)²; `samples` = words of some posts, for the medoid."""

    counts: dict[str, int] = field(default_factory=dict)
    posts: int = 0
    square: int = 0
    samples: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    medoid: tuple[int, str] = (0, "")  # (posts when it was found, post id)


class Grouping:
    """All groups so far. Group numbers count from 0 in order of appearance and are never reused."""

    def __init__(self, threshold: int = THRESHOLD) -> None:
        self.centroids: list[Centroid] = []
        self._threshold = threshold
        self._seen = _PRIOR
        self._frequency: dict[str, int] = {}
        self._holders: dict[str, dict[int, int]] = {}
        self._same: dict[tuple[str, ...], tuple[int, bool]] = {}

    def place(self, post_id: str, words: tuple[str, ...], *, asks: bool, denies: bool) -> tuple[int, bool]:
        """The number of the group that a post joins or begins, and whether the post denies it.

        A post denies by its own cue (`denies`), or, when it does not ask, by negating words that the group is made of.
        """
        # Much of a feed is said word for word: such a post need not be weighed, and always joins its like.
        known = self._same.get(words)
        if known is not None:
            return known
        weights = self._weigh(features(words))
        number = self._nearest(weights)
        begins = number < 0
        if begins:
            number = len(self.centroids)
            self.centroids.append(Centroid())
        denying = not asks and (denies or (not begins and self._negates(number, words)))
        # A denial uses the words of what it denies and others too: joined, it would draw the group towards its
        # own.
        if begins or not denying:
            self._join(number, post_id, words, weights)
        self._same[words] = number, denying
        return number, denying

    def medoid(self, number: int) -> str:
        """Id of the sampled post nearest to the centroid; the earliest on a tie."""
        centroid = self.centroids[number]
        if centroid.medoid[0] == centroid.posts:
            return centroid.medoid[1]
        best, best_score = centroid.samples[0][0], -1.0
        for post_id, words in centroid.samples:
            weights = self._weights(features(words))
            length = sum(weight * weight for weight in weights.values())
            dot = sum(weight * weight * centroid.counts.get(term, 0) for term, weight in weights.items())
            score = dot / sqrt(length) if length else 0.0
            if score > best_score:
                best, best_score = post_id, score
        centroid.medoid = centroid.posts, best
        return best

    def retire(self, numbers: frozenset[int], heir: int = -1) -> None:
        """Take groups out of the index: they gain no more posts. Repeats of theirs go to `heir`, or begin anew."""
        for number in numbers:
            for term in self.centroids[number].counts:
                holders = self._holders.get(term)
                if holders is not None:
                    holders.pop(number, None)
        for words, (number, denies) in list(self._same.items()):
            if number in numbers:
                if heir < 0:
                    del self._same[words]
                else:
                    self._same[words] = heir, denies

    def likeness(self, one: int, other: int) -> int:
        """Cosine of two centroids, per mille."""
        counts, others = self.centroids[one].counts, self.centroids[other].counts
        weights = self._weights(sorted(counts.keys() | others.keys()))
        dot = sum(weights[term] ** 2 * count * others.get(term, 0) for term, count in counts.items())
        lengths = [
            sum((weights[term] * count) ** 2 for term, count in side.items()) for side in (counts, others)
        ]
        return int(1_000 * dot / sqrt(lengths[0] * lengths[1])) if dot else 0

    def merge(self, into: int, other: int) -> None:
        """Let `into` take over the words, samples and future posts of `other`."""
        gone, kept = self.centroids[other], self.centroids[into]
        self.retire(frozenset((other,)), heir=into)
        for term, count in gone.counts.items():
            kept.counts[term] = kept.counts.get(term, 0) + count
            self._holders.setdefault(term, {})[into] = kept.counts[term]
        kept.posts += gone.posts
        kept.samples = [*kept.samples, *gone.samples][:_KEPT_SAMPLES]
        self._refresh(into)

    # ---- below: weights and the nearest centroid -----------------------------------------------------------------

    def _weigh(self, terms: Sequence[str]) -> dict[str, int]:
        # Before the words are weighed, so that a post counts among those that use them.
        self._seen += 1
        frequency = self._frequency
        for term in terms:
            frequency[term] = frequency.get(term, 0) + 1
        return self._weights(terms)

    def _weights(self, terms: Sequence[str]) -> dict[str, int]:
        frequency, top = self._frequency, log2_16(self._seen)
        return {term: top - log2_16(frequency.get(term, 0) + 1) for term in terms}

    def _negates(self, number: int, words: tuple[str, ...]) -> bool:
        """True when a negation stands right before a word that most of the group's posts use, and they do not negate it."""
        centroid = self.centroids[number]
        counts, enough = centroid.counts, centroid.posts
        for place, word in enumerate(words):
            if word in NEGATIONS and counts.get(word, 0) * 4 < enough:
                scope = [each_word for each_word in words[place + 1 : place + 5] if each_word not in STOP][:2]
                if any(counts.get(each_word, 0) * 2 >= enough for each_word in scope):
                    return True
        return False

    def _nearest(self, weights: dict[str, int]) -> int:
        scores: dict[int, int] = {}
        holders_of, length = self._holders, 0
        for term, weight in weights.items():
            square = weight * weight
            length += square
            holders = holders_of.get(term)
            # A word that so many groups hold tells none of them from another, and would make every post look at
            # all of them.
            if holders is not None and len(holders) <= _CROWDED:
                for number, count in holders.items():
                    scores[number] = scores.get(number, 0) + square * count
        best, best_score = -1, self._threshold * sqrt(length) / 1_000
        eased = _EASE / 1_000
        for number, score in scores.items():
            centroid = self.centroids[number]
            nearness = score / sqrt(centroid.square)
            if centroid.posts >= _GROWN:
                nearness *= eased
            # Ties go to the older group, in whatever order the candidates were met.
            if nearness > best_score or (nearness == best_score and number < best):
                best, best_score = number, nearness
        return best

    def _join(self, number: int, post_id: str, words: tuple[str, ...], weights: dict[str, int]) -> None:
        centroid = self.centroids[number]
        centroid.posts += 1
        if len(centroid.samples) < _KEPT_SAMPLES:
            centroid.samples.append((post_id, words))
        counts = centroid.counts
        for term, weight in weights.items():
            count = counts.get(term, 0)
            counts[term] = count + 1
            # (count + 1)² − count² = 2 count + 1: the length grows with what is added, without a look at the
            # whole centroid.
            centroid.square += (2 * count + 1) * weight * weight
            self._holders.setdefault(term, {})[number] = count + 1
        # True of powers of two: weighing a centroid again costs as much as it has words, so it is done ever
        # more seldom.
        if centroid.posts & (centroid.posts - 1) == 0 or not centroid.square:
            self._refresh(number)

    def _refresh(self, number: int) -> None:
        """At each doubling: forget words in fewer than 1 of 50 posts, and weigh again by what is rare by now."""
        centroid = self.centroids[number]
        for term in [term for term, count in centroid.counts.items() if count * 50 < centroid.posts]:
            del centroid.counts[term]
            del self._holders[term][number]
        weights = self._weights(list(centroid.counts))
        centroid.square = max(1, sum((count * weights[term]) ** 2 for term, count in centroid.counts.items()))


def features(words: Sequence[str]) -> list[str]:
    """Words and neighbouring pairs, each once, in order; pairs carry what single Vietnamese syllables cannot."""
    terms = [word for word in words if word not in STOP]
    terms += [f"{word} {two}" for word, two in pairwise(words) if word not in STOP or two not in STOP]
    return list(dict.fromkeys(terms)) or list(dict.fromkeys(words))


def log2_16(number: int) -> int:
    """16 · log2(number) for number ≥ 1, linear between powers of two: integers only, so it is the same everywhere."""
    power = number.bit_length() - 1
    return 16 * power + ((number << 4) >> power) - 16
