"""Draws what a reply says by what it answers: the relation, the tone of its author, and what is recorded of the words above it.

Holds the facts of published statements, how claims read, and which lines were said where, so that none is said twice: a draw
depends on these, on the post's id and on the posts that came before it, in the order of their rows.
"""

# Charter: media answers
from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from infodrill.kernel.streams import choose, draw_below, weighted
from infodrill.media.above import APPEAL, BYGONE, HURT, asks_whether
from infodrill.media.alike import alike
from infodrill.media.matters import (
    ECHO_AGAIN_PERMILLE,
    ECHO_PERMILLE,
    ECHOED,
    HEARD,
    INSTEAD,
    MARKED,
    REACH,
    REACH_ONCE_IN,
    TAKEN_UP,
    TAKEN_UP_PERMILLE,
    conditions,
    sense,
    weights,
)
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
from infodrill.media.replies import (
    either,
    kind_said,
    leans_on,
    line_conditions,
    line_order,
    line_words,
    matter_of,
    parted,
    plain_of,
    reply_id,
    with_line,
)
from infodrill.media.texts import TextLibrary
from infodrill.media.topics import topic_of
from infodrill.scenario.schema import Scenario

_OFFICE: Mapping[str, str] = {"question": "office-ask", "denial": "office-doubt", "agree": "office-thank"}
_PASSAGES = frozenset(PASSAGES)
_ASKED = frozenset({"asks"})  # said where what was written asks something, which is read when it is shown
OWN_PERMILLE, OWN_TO_OFFICES_PERMILLE = 500, 800
"""Of replies for whose relation the scenario has words of its own: how many take those, and how many of those to an office
(assumption)."""


SELDOM = frozenset({"loa", "loudspeaker"})
SELDOM_PERMILLE = 220
"""Of threads: in how many anybody asks whether it will be read out (assumption)."""


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
        self._said: dict[str, set[str]] = {}  # thread, or version → the lines that were said there
        self._often: Counter[str] = Counter()  # a line → how often it was said in the drill
        self._asked: dict[
            str, set[str]
        ] = {}  # thread, or statement → what is asked there in many words, and was
        self._own: dict[
            str, set[tuple[str, int]]
        ] = {}  # statement → lines of the scenario that were said under it
        self._own_said: set[tuple[str, int]] = set()  # and under any
        self._ranks: dict[
            tuple[str, str], int
        ] = {}  # statement and matter → how many had the right to a line of it
        self._answers: Counter[str] = Counter()  # statement → how many have answered it
        self.answered: set[str] = set()  # claims on which an official word stands
        self._gainsaid: set[str] = set()  # and of them, those that it denies

    def published(self, statement: str, version: int, claim: str, facts: SpokenFacts) -> None:
        """Remember what the public will notice of a version."""
        self._facts[f"{statement}:{version}"], self._about[f"{statement}:{version}"] = facts, claim
        if claim and facts.stance != "unknown":
            self.answered.add(claim)
        if claim and facts.stance == "deny":
            self._gainsaid.add(claim)

    def grammar(
        self, parent: PostRef | None, above: frozenset[str] = frozenset(), *, kind: str, narrative: str, said: str, tone: Tone,
        channel: str, post: str,
    ) -> str:  # fmt: skip
        """Id of the grammar of a reply to a claim's post or a statement's; `said` "s1:2" = the version that now stands, `above` =
        what the words of the post show (`matters.ABOVE`)."""
        claim = self._claims.get(narrative)
        relation = relation_to(parent, claim)
        if HURT in above and relation in ("rumour", "complaint"):
            relation = "hurt"  # whoever is to blame: nobody asks who says so of one's own mother
        elif relation == "rumour" and parent is not None and self._asks(parent):
            relation = "question"  # who only asks whether it is so spreads nothing, and is told of no source
        elif relation == "rumour" and above & BYGONE:
            relation = "past"
        elif relation == "rumour" and APPEAL in above:
            relation = "appeal"  # who asks for rice or money tells nothing that could be so or not
        # A share of a statement is its words; who answers that answers the statement, whichever version it was.
        if parent is not None and parent.grammar.startswith(STATEMENT):
            said = parent.grammar.removeprefix(STATEMENT)
        about = narrative if claim else self._about.get(said, "")
        topic, facts = self._topics.get(about, ""), self._facts.get(said)
        holding = conditions((facts or SpokenFacts()) if relation == "statement" else None, topic)
        if relation != "statement":
            holding |= above | self._known(about)
        # Who answers a later version answers another text, though of the drill's own words each is said once to all versions.
        thread, told = parent.thread if parent else said, said if relation == "statement" else ""
        own = self._of_the_scenario(
            relation=relation, kind=kind, about=about, channel=channel, told=told.partition(":")[0] or thread, post=post,
            holding=holding,
        )  # fmt: skip
        if own:
            # Whatever a drill has to say of the matter: who is blamed or threatened answers that.
            if parent is None or not parent.grammar.startswith(STATEMENT):
                return own
            if not self._texts.lays(own):
                place = (
                    told or thread
                )  # who has words of the drill that do not stand speaks of what the text names
                return either(self._ranked(MARKED[kind], place), self._ranked(ECHOED[kind], place), own)
        found = weights(relation, kind, tone, facts, answered=about in self.answered, topic=topic)
        others = self._else_said(relation, tone, facts, topic)
        plain, again = self._next(found, topic, thread, post, holding, told=told, others=others)
        if parent is None or not parent.grammar.startswith(STATEMENT):
            return plain
        if kind != (
            spoken := kind_said(plain)
        ):  # who has nothing to ask says what others say, and speaks as they do
            kind, own = spoken, ""
        first = [self._ranked(MARKED[kind], told or thread), own, self._of_reach(kind, told or thread)]
        if not own and self._below("answer.up", post) < TAKEN_UP_PERMILLE:
            first += self._taking_up(TAKEN_UP[kind], topic, thread, holding, told)
        empty = facts is not None and sense(facts) == "empty"
        if passage := "full" if empty else INSTEAD.get(matter_of(plain)):
            seen = holding - _PASSAGES | {passage}
            first.append(self._unsaid(TAKEN_UP[kind], topic, thread, seen, told))
        echo, heard = self._ranked(ECHOED[kind], told or thread), self._ranked(HEARD[kind], told or thread)
        soon = self._below("answer.echo", post) < (ECHO_AGAIN_PERMILLE if again else ECHO_PERMILLE)
        if again:  # all that is said of any such text was said: then of what this one names
            return either(*first, *((echo, heard) if soon else (heard, echo)), plain)
        return either(*first, *((echo, plain) if soon else (plain, echo)), heard)

    def _known(self, claim: str) -> frozenset[str]:
        """What is so of a claim while people talk of it: whether a word on it stands, and whether one could say yes or no."""
        holds = {
            "answered": claim in self.answered,
            "wordless": claim not in self.answered,
            "gainsaid": claim in self._gainsaid,
            "yesno": self._claims.get(claim) == "rumour",
            "themed": self._texts.has_topic(claim),
        }
        return frozenset(name for name, holding in holds.items() if holding)

    def _asks(self, post: PostRef) -> bool:
        """Whether a post of the scenario's own words asks about what is told, as its reader sees."""
        if not self._texts.is_own(post.grammar):
            return False
        return post.kind == "question" or bool(
            asks_whether(self._texts.bare(post, post.grammar, self._language))
        )

    def _of_reach(self, kind: str, told: str) -> str:
        """The reference of what somebody says of who has read a statement: of each `REACH_ONCE_IN` who answer it one may."""
        turn = draw_below(REACH_ONCE_IN, self._seed, "answer.reach", told)
        self._answers[told] += 1
        return self._ranked(REACH[kind], told) if self._answers[told] % REACH_ONCE_IN == turn else ""

    def _of_the_scenario(
        self, *, relation: Relation, kind: str, about: str, channel: str, told: str, post: str, holding: frozenset[str]
    ) -> str:  # fmt: skip
        """A grammar of the scenario's own for such a reply, "" where it has none or has said that under this statement."""
        own = [
            name
            for name in self._texts.answering(relation, STANCE[kind], about, channel, self._language)
            if self._texts.needed(name) <= holding
        ]
        often = OWN_TO_OFFICES_PERMILLE if relation == "statement" else OWN_PERMILLE
        if not own or self._below("answer.own", post) >= often:
            return ""
        if relation != "statement":
            return choose(own, self._seed, "answer.which", post)
        here = self._own.setdefault(told, set())
        lines = [(name, line) for name in own for line in range(self._texts.lines_of(name))]
        lines = [each for each in lines if each not in here]
        # What nobody has said anywhere comes first: offices often publish one word each on the same claim.
        if not (left := [each for each in lines if each not in self._own_said] or lines):
            return ""
        chosen = choose(left, self._seed, "answer.which", post)
        here.add(chosen)
        self._own_said.add(chosen)
        return with_line(*chosen)

    def _ranked(self, matter: str, told: str) -> str:
        """The reference of the next line of a matter to a statement: which one that is, only who reads that can tell."""
        rank = self._ranks[told, matter] = self._ranks.get((told, matter), -1) + 1
        return with_line(reply_id(matter, "", self._language), rank)

    def _taking_up(
        self, matter: str, topic: str, thread: str, holding: frozenset[str], told: str
    ) -> list[str]:
        """References of lines that take up a passage, of another one where the words have not the first: each line once under a
        statement."""
        first = self._unsaid(matter, topic, thread, holding, told)
        left = holding - (line_conditions(first) & _PASSAGES) if first else frozenset[str]()
        return [first, self._unsaid(matter, topic, thread, left, told)] if first else []

    def personal(self, root: PostRef, post: str) -> str:
        """Id of the grammar of an answer to a post about nothing in particular: by what that is about."""
        own = self._texts.answering("personal", "agree", "", root.channel, self._language)
        if own and draw_below(1_000, self._seed, "answer.own", post) < OWN_PERMILLE:
            return choose(own, self._seed, "answer.which", post)
        sort = self._texts.sort(root) or "any"
        return self._next({f"personal-{sort}": 1}, "", root.thread, post, conditions(None, ""))[0]

    def conversing(self, above: PostRef, *, kind: str, voice: str, claim: str, post: str) -> str:
        """Id of the grammar of an answer to who wrote: an office, a persona (about a claim, or none), or who answered one."""
        topic = self._topics.get(claim, "")
        if voice == "aside":
            nods = matter_of(plain_of(above.grammar)).startswith("aside-")  # who is only nodded to nods back
            found = {"aside-back" if nods else f"aside-{above.kind}": 1}
        elif voice == "persona" and claim in self._claims:
            answered = claim in self.answered
            found = dict(weights(self._claims[claim], kind, PLAIN[kind], answered=answered, topic=topic))
        else:
            found = dict(weights("written", kind, PLAIN[kind])) if voice == "persona" else {_OFFICE[kind]: 1}
        matter = "aside-answer" if voice == "aside" else "written-answer"
        answer = self._unsaid(matter, "", above.thread, _ASKED)
        return either(answer, self._next(found, topic, above.thread, post, conditions(None, topic))[0])

    def _else_said(
        self, relation: Relation, tone: Tone, facts: SpokenFacts | None, topic: str
    ) -> Mapping[str, int]:
        """What others say under such a statement, for whom finds all said that they had to say."""
        kinds = ("question", "denial", "agree") if relation == "statement" else ()
        return {
            key: times
            for kind in kinds
            for key, times in weights(relation, kind, tone, facts, topic=topic).items()
        }

    def _next(
        self,
        found: Mapping[str, int],
        topic: str,
        thread: str,
        post: str,
        holding: frozenset[str] = frozenset(),
        told: str = "",
        others: Mapping[str, int] = MappingProxyType({}),
    ) -> tuple[str, bool]:
        """The reference of a line of one of the matters `found`, and whether it was said about the statement `told` before: each
        once in all threads about that, then one of the matters `others`, then each once in a thread, before any is said again."""
        for choice, within in ((found, told), (others, told), (found, ""), (found, "")):
            left = dict(choice)
            while left:
                matter = self._drawn(left, post)
                if line := self._unsaid(matter, topic, thread, holding, within):
                    return line, bool(told) and not within
                del left[matter]
            if not within:  # everything that fits was said in this thread: from here on it is said again
                self._said.setdefault(thread, set()).clear()
                self._asked.setdefault(thread, set()).clear()
        raise AssertionError(f"no line fits: {sorted(found)}, {topic}, {sorted(holding)}")

    def _unsaid(self, matter: str, topic: str, thread: str, holding: frozenset[str], told: str = "") -> str:
        """The reference of a line of a matter that nobody has said in a thread, nor under the statement `told`; "" when all were.

        What many lines ask for in other words (`alike.ALIKE`) is asked for once, and some of it in few threads.
        """
        grammar, places = reply_id(matter, topic, self._language), (thread, *filter(None, (told,)))
        said = [self._said.setdefault(place, set()) for place in places]
        if thread not in self._asked:
            self._asked[thread] = {
                sign for sign in SELDOM if self._below(f"answer.seldom.{sign}", thread) >= SELDOM_PERMILLE
            }
        asked = [self._asked.setdefault(place, set()) for place in places]
        order = list(line_order(grammar, self._seed, thread, holding))
        if not told:  # whoever reads on meets what any talk has in it: what the drill heard least comes first
            order.sort(key=lambda line: self._often[line_words(grammar, line)])
        for line in order:
            words = line_words(grammar, line)
            same = alike(words, self._language) | leans_on(words)
            if any(words in there for there in said) or any(same & there for there in asked):
                continue
            for there, signs in zip(said, asked, strict=True):
                there.add(words)
                signs |= same
            self._often[words] += 1
            return with_line(grammar, line)
        return ""

    def _below(self, what: str, post: str) -> int:
        return draw_below(1_000, self._seed, what, post)

    def _drawn(self, found: Mapping[str, int], post: str) -> str:
        draw = draw_below(sum(found.values()), self._seed, "answer.matter", post)
        return weighted(tuple(found.items()), draw)


def said_as(post: PostRef) -> PostRef:
    """A reply to a statement marked by what it says: who has nothing to ask thanks, and is no question."""
    if not any(matter_of(named) in HEARD.values() for named, _ in parted(post.grammar)):
        return post
    return replace(post, kind=kind_said(plain_of(post.grammar)))
