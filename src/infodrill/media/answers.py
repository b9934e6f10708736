"""Draws what a reply says by what it answers: the relation, the tone of its author, and what is recorded of the words above it.

Holds the facts of published statements and how claims read; a draw depends on them and on the post's id alone.
"""

# Charter: media answers
from __future__ import annotations

from collections.abc import Iterator, Mapping

from infodrill.kernel.streams import choose, draw_below
from infodrill.media.matters import conditions, weights
from infodrill.media.refs import STANCE, STATEMENT, PostRef
from infodrill.media.relations import Relation, SpokenFacts, Tone, relation_of_claim, relation_to
from infodrill.media.replies import line_order, reply_id, with_line
from infodrill.media.texts import TextLibrary
from infodrill.media.topics import sort_of, topic_of
from infodrill.scenario.schema import Scenario

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
        self._orders: dict[
            tuple[str, str], Iterator[int]
        ] = {}  # (post, grammar) → lines that are not said yet
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
        drawn = reply_id(self._drawn(found, post), topic, self._language)
        return self._next(drawn, parent.id if parent else said, holding)

    def personal(self, root: PostRef, post: str) -> str:
        """Id of the grammar of an answer to a post about nothing in particular: by what that is about."""
        own = self._texts.answering("personal", "agree", "", root.channel, self._language)
        if own and draw_below(1_000, self._seed, "answer.own", post) < OWN_PERMILLE:
            return choose(own, self._seed, "answer.which", post)
        sort = sort_of(self._texts.expand(root, self._language))
        return self._next(reply_id(f"personal-{sort}", "", self._language), root.id)

    def _next(self, grammar: str, above: str, holding: frozenset[str] = frozenset()) -> str:
        """The reference of the line of a grammar that is said next under a post: each once before any is said again."""
        order = self._orders.setdefault((above, grammar), iter(()))
        line = next(order, None)
        if line is None:
            order = self._orders[above, grammar] = iter(line_order(grammar, self._seed, above, holding))
            line = next(order)
        return with_line(grammar, line)

    def _drawn(self, found: Mapping[str, int], post: str) -> str:
        left = draw_below(sum(found.values()), self._seed, "answer.matter", post)
        for matter, weight in found.items():
            left -= weight
            if left < 0:
                return matter
        raise AssertionError("a draw lies below the sum of the weights")
