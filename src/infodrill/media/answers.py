"""Draws what a reply says by what it answers: the relation, the tone of its author, and what is recorded of the words above it.

Holds the facts of published statements and how claims read; a draw depends on them and on the post's id alone.
"""

# Charter: media answers
from __future__ import annotations

from collections.abc import Mapping

from infodrill.kernel.streams import choose, draw_below
from infodrill.media.matters import INSTEAD, TAKEN_UP, TAKEN_UP_PERMILLE, conditions, weights
from infodrill.media.refs import STANCE, STATEMENT, PostRef
from infodrill.media.relations import (
    PASSAGES,
    PLAIN,
    Relation,
    SpokenFacts,
    Tone,
    relation_of_claim,
    relation_to,
)
from infodrill.media.replies import either, line_order, line_words, matter_of, reply_id, with_line
from infodrill.media.texts import TextLibrary
from infodrill.media.topics import topic_of
from infodrill.scenario.schema import Scenario

_OFFICE: Mapping[str, str] = {"question": "office-ask", "denial": "office-doubt", "agree": "office-thank"}
_PASSAGES = frozenset(PASSAGES)
_ASKED = frozenset({"asks"})  # said where what was written asks something, which is read when it is shown
OWN_PERMILLE = 500
"""Of replies for whose relation the scenario has words of its own: how many take those (assumption)."""


class Answers:
    """The replies of one drill in one language."""

    def __init__(self, scenario: Scenario, texts: TextLibrary, *, seed: int, language: str) -> None:
        self._texts, self._seed, self._language = texts, seed, texts.written(language)
        self._claims: Mapping[str, Relation] = {
            claim.id: relation_of_claim(claim.gate_code) for claim in scenario.claims
        }
        self._topics = {claim.id: topic_of(claim.sentence.vi, claim.sentence.en) for claim in scenario.claims}
        self._facts: dict[str, SpokenFacts] = {}  # "s1:2" → what is recorded of that version
        self._about: dict[str, str] = {}  # "s1:2" → the claim that it speaks on, "" for none
        self._said: dict[str, set[str]] = {}  # thread → the lines that were said there
        self._answered: set[str] = set()  # claims on which an official word stands

    def published(self, statement: str, version: int, claim: str, facts: SpokenFacts) -> None:
        """Remember what the public will notice of a version."""
        self._facts[f"{statement}:{version}"], self._about[f"{statement}:{version}"] = facts, claim
        if claim and facts.stance != "unknown":
            self._answered.add(claim)

    def grammar(
        self, parent: PostRef | None, *, kind: str, narrative: str, said: str, tone: Tone, channel: str, post: str
    ) -> str:  # fmt: skip
        """Id of the grammar of a reply to a claim's post or a statement's; `said` "s1:2" = the version that now stands."""
        claim = self._claims.get(narrative)
        relation = relation_to(parent, claim)
        # A share of a statement is its words; who answers that answers the statement, whichever version it was.
        if parent is not None and parent.grammar.startswith(STATEMENT):
            said = parent.grammar.removeprefix(STATEMENT)
        about = narrative if claim else self._about.get(said, "")
        own = self._texts.answering(relation, STANCE[kind], about, channel, self._language)
        if own and draw_below(1_000, self._seed, "answer.own", post) < OWN_PERMILLE:
            return choose(own, self._seed, "answer.which", post)
        topic = self._topics.get(about, "")
        facts = self._facts.get(said)
        found = weights(relation, kind, tone, facts, answered=about in self._answered, topic=topic)
        holding = conditions(facts if relation == "statement" else None, topic)
        thread, first = parent.thread if parent else said, ""
        stands_there = parent is not None and parent.grammar.startswith(STATEMENT)
        if stands_there and draw_below(1_000, self._seed, "answer.up", post) < TAKEN_UP_PERMILLE:
            first = self._unsaid(TAKEN_UP[kind], topic, thread, holding)
        plain = self._next(found, topic, thread, post, holding)
        if not first and stands_there and (passage := INSTEAD.get(matter_of(plain))):
            first = self._unsaid(TAKEN_UP[kind], topic, thread, holding - _PASSAGES | {passage})
        return either(first, plain)

    def personal(self, root: PostRef, post: str) -> str:
        """Id of the grammar of an answer to a post about nothing in particular: by what that is about."""
        own = self._texts.answering("personal", "agree", "", root.channel, self._language)
        if own and draw_below(1_000, self._seed, "answer.own", post) < OWN_PERMILLE:
            return choose(own, self._seed, "answer.which", post)
        return self._next({f"personal-{self._texts.sort(root) or 'any'}": 1}, "", root.thread, post)

    def conversing(self, above: PostRef, *, kind: str, voice: str, claim: str, post: str) -> str:
        """Id of the grammar of an answer to who wrote: an office, a persona (about a claim, or none), or who answered one."""
        if voice == "aside":
            found = {f"aside-{above.kind}": 1}
        elif voice == "persona" and claim in self._claims:
            found = dict(weights(self._claims[claim], kind, PLAIN[kind], answered=claim in self._answered))
        else:
            found = dict(weights("written", kind, PLAIN[kind])) if voice == "persona" else {_OFFICE[kind]: 1}
        answer = "" if voice == "aside" else self._unsaid("written-answer", "", above.thread, _ASKED)
        return either(answer, self._next(found, self._topics.get(claim, ""), above.thread, post))

    def _next(
        self,
        found: Mapping[str, int],
        topic: str,
        thread: str,
        post: str,
        holding: frozenset[str] = frozenset(),
    ) -> str:
        """The reference of a line of one of the matters `found`: each once in a thread before any is said again."""
        for _ in range(2):
            left = dict(found)
            while left:
                matter = self._drawn(left, post)
                if line := self._unsaid(matter, topic, thread, holding):
                    return line
                del left[matter]
            # Everything that fits was said in this thread: from here on it is said again.
            self._said.setdefault(thread, set()).clear()
        raise AssertionError(f"no line fits: {sorted(found)}, {topic}, {sorted(holding)}")

    def _unsaid(self, matter: str, topic: str, thread: str, holding: frozenset[str]) -> str:
        """The reference of a line of a matter that nobody has said in a thread, "" when all were."""
        said, grammar = self._said.setdefault(thread, set()), reply_id(matter, topic, self._language)
        for line in line_order(grammar, self._seed, thread, holding):
            if (words := line_words(grammar, line)) not in said:
                said.add(words)
                return with_line(grammar, line)
        return ""

    def _drawn(self, found: Mapping[str, int], post: str) -> str:
        left = draw_below(sum(found.values()), self._seed, "answer.matter", post)
        for matter, weight in found.items():
            left -= weight
            if left < 0:
                return matter
        raise AssertionError("a draw lies below the sum of the weights")
