"""The texts of a drill: which grammar a post takes, and a reference expanded to words in either language."""

# Charter: media texts
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.streams import choose, draw_below
from infodrill.media.answered import ANSWERS, asks
from infodrill.media.athome import AtHome
from infodrill.media.felt import TAKES_BACK, laid, lays
from infodrill.media.fresh import named_in
from infodrill.media.grammar import Compiled, Pattern, Setting, compile_grammar, expand, finish, labels, only
from infodrill.media.hasty import after_its_day
from infodrill.media.leaning import leans_well
from infodrill.media.matters import HEARD, MARKED
from infodrill.media.namedby import is_spoken_of, named_by, said_again
from infodrill.media.refs import PostRef
from infodrill.media.relations import FOREIGN, UNOWNED, UNREAD, Passages, Relation
from infodrill.media.replies import (
    NAMING,
    REPLY,
    as_named,
    filled,
    heard,
    in_language,
    is_filler,
    is_said,
    marked,
    matter_of,
    own_line,
    parted,
    plain_of,
    sayable,
)
from infodrill.media.replygrammars import reply_grammars
from infodrill.media.shelves import answered_by, fitting_in
from infodrill.media.sooner import in_turn
from infodrill.media.standins import stand_ins
from infodrill.media.storyclock import Later, story_date, story_time
from infodrill.media.unnamed import names_else
from infodrill.media.voices import QUIET, chatted, of_oneself, replied, voiced
from infodrill.scenario.schema import Grammar, Scenario

STAND_IN = "builtin."  # how the ids of what stands in for a drill's own words begin, in each language alike
ELSEWHERE, ELSEWHERE_PERMILLE = frozenset({"south", "central"}), 40
"""Styles of people who came from the south and the centre to a northern city, and how many of the posts are theirs where others
have words as well: whole texts, for nobody else says a word of theirs (assumption)."""


@cache
def _shipped() -> tuple[tuple[Grammar, Compiled], ...]:
    """What is the same in every drill, compiled once a process."""
    return tuple(
        (grammar, compile_grammar(grammar, "texts")) for grammar in (*stand_ins(), *reply_grammars())
    )


class TextLibrary:
    """All grammars of a scenario, compiled; picks and expands by hashed draws, so order never matters."""

    def __init__(self, scenario: Scenario, seed: int) -> None:
        self._scenario, self._seed = scenario, seed
        self._sources: dict[str, Grammar] = {}
        self._compiled: dict[str, Compiled] = {}
        for grammar, compiled in _shipped():
            self._sources[grammar.id], self._compiled[grammar.id] = grammar, compiled
        for grammar in scenario.texts.grammars:
            self._add(grammar)
        self._told = frozenset(
            (grammar.claim or "", grammar.stance, grammar.language)
            for grammar in scenario.texts.grammars
            if not grammar.answers
        )
        self._injects = {f"inject:{inject.number}": inject for inject in scenario.msel.injects}
        self._wards = {
            lang: {ward.id: ward.name.in_(lang) for ward in scenario.places.wards} for lang in ("vi", "en")
        }
        self.at_home = AtHome({ward.id: (ward.name.vi, ward.name.en) for ward in scenario.places.wards})
        self._topics = {claim.id: claim.topic for claim in scenario.claims if claim.topic}
        self._times: dict[int, str] = {}
        self._dates: dict[int, datetime] = {}
        self._later: Later = ()
        self.languages = scenario.drill.languages
        self._shelf: dict[tuple[str, str, str, str], tuple[str, ...]] = {}

    def pick(self, stance: str, claim: str, channel: str, lang: str, key: str) -> str:
        """Id of the grammar for a post: of the claim if it has one, else of the scenario at large, else a stand-in."""
        options = self._options(stance, claim, channel, self.written(lang))
        if draw_below(1_000, self._seed, "pick.from", key) >= ELSEWHERE_PERMILLE:
            at_home = tuple(name for name in options if self._sources[name].style not in ELSEWHERE)
            options = at_home or options
        return choose(options, self._seed, "pick", key)

    def has(self, stance: str, claim: str, lang: str) -> bool:
        """Whether a claim has words of its own for a stance; who agrees with it may also tell it."""
        return (claim, stance, lang) in self._told or (
            stance == "agree" and (claim, "tell", lang) in self._told
        )

    def answering(
        self, relation: Relation, stance: str, claim: str, channel: str, lang: str
    ) -> tuple[str, ...]:
        """Ids of the scenario's own grammars for replies of a stance to such a post, about that claim or about any; () = none."""
        key = (f"{relation}:{stance}", claim, channel, lang)
        if key not in self._shelf:
            fitting = [
                grammar
                for grammar in self._scenario.texts.grammars
                if grammar.stance == stance
                and (grammar.claim is None or (grammar.answers and grammar.claim == claim))
                and (not grammar.about or claim in grammar.about)
                and answered_by(grammar) == relation
            ]
            self._shelf[key] = fitting_in(fitting, channel, lang)
        return self._shelf[key]

    def needed(self, grammar: str) -> frozenset[str]:
        """What must be recorded of a statement under which a grammar of the scenario stands (`matters.CONDITIONS`)."""
        return frozenset(self._sources[grammar].under)

    def lays(self, grammar: str) -> bool:
        """Whether a grammar of the scenario has lines that stand only where the statement bears what they lay at its door."""
        found = self._sources[named_in(grammar)[0]]
        return lays(found.start, found.language)

    def lines_of(self, grammar: str) -> int:
        """How many lines a grammar of the scenario has from which a post may begin."""
        return len(self._sources[grammar].start)

    def expand(
        self,
        ref: PostRef,
        lang: str,
        passages: Passages | None = None,
        told: str = "",
        ever: Passages | None = None,
    ) -> str:
        """The words of a post whose reference is a grammar or an inject. Raises ScenarioError for an unknown one.

        `passages` = what a reply can take up of the statement `told` above it, in `lang`; None = nobody reads that. `ever` = what
        one can at some hour.
        """
        lang = self.written(lang)
        inject = self._injects.get(ref.grammar)
        if inject is not None:
            return inject.body.in_(lang)
        if ref.grammar.startswith(REPLY):
            if passages is None:
                return self._plain(ref, lang)
            return self._reply(ref, lang, passages, told, passages if ever is None else ever)
        return self._of_the_scenario(ref, ref.grammar, lang)

    def is_own(self, reference: str) -> bool:
        """Whether a post says a grammar of the scenario or a stand-in for one: no reply that ships, nor others' words."""
        return named_in(reference)[0] in self._sources and not reference.startswith(REPLY)

    def again(self, ref: PostRef, lang: str, turn: int) -> str:
        """The grammar of a post, or for a later `turn` one that says the same stance of the same claim."""
        source = self._sources[named_in(ref.grammar)[0]]
        if not turn or source.answers:
            return ref.grammar
        return self.pick(source.stance, source.claim or "", ref.channel, lang, f"{ref.id}~{turn}")

    def bare(self, ref: PostRef, reference: str, lang: str) -> str:
        """What a post says with that reference of a grammar, before anybody types it."""
        return self._drawn(ref, reference, lang)[1]

    def lines(self, stance: str, channel: str, lang: str) -> tuple[tuple[str, int, Pattern], ...]:
        """(grammar, number, pattern) of every line of the grammars that a post of that stance about no claim may take."""
        return tuple(
            (name, number, pattern)
            for name in self._options(stance, "", channel, self.written(lang))
            for number, pattern in enumerate(self._compiled[name].start)
        )

    def about(self, reference: str) -> str:
        """The claim that a reference of a grammar tells of; "" for none, and for a grammar that is not the scenario's."""
        source = self._sources.get(named_in(reference)[0])
        return source.claim or "" if source else ""

    def stance(self, reference: str) -> str:
        """The stance of a reference of a grammar, "" for none."""
        source = self._sources.get(named_in(reference)[0])
        return source.stance if source else ""

    def has_topic(self, claim: str) -> bool:
        """Whether a claim says in a few words what it is about."""
        return claim in self._topics

    def windows(self, ref: PostRef, reference: str, lang: str) -> tuple[str, ...]:
        """When what it says with that reference is true (`tokens.WINDOWS`)."""
        return self._labels(ref, reference, lang, "at")

    def _labels(self, ref: PostRef, reference: str, lang: str, token: str) -> tuple[str, ...]:
        _, said, key = self._chosen(ref, reference, lang)
        return labels(said, self._seed, key, token)

    def _drawn(self, ref: PostRef, reference: str, lang: str) -> tuple[str, str]:
        """(grammar, words) of a reference."""
        wanted, said, key = self._chosen(ref, reference, lang)
        words, topic = expand(said, self.setting(ref, lang), self._seed, key), self._topics.get(ref.narrative)
        return wanted, after_its_day(words, topic.in_(lang)) if topic else words

    def _chosen(self, ref: PostRef, reference: str, lang: str) -> tuple[str, Compiled, str]:
        """(grammar, lines that may be said, key of the draw) of a reference `grammar`, `grammar/line`, and behind it `~turn`."""
        grammar, line, turn = named_in(reference)
        source, key = self._source(grammar, ref), f"{ref.id}~{turn}" if turn else ref.id
        # The reference names a grammar of the drill's language; read in the other one, it is the grammar of its own name there,
        # if that says the same in as many lines; else the same stance is drawn there by the post's id.
        wanted: str | None = source.id
        if source.language != lang:
            twin = source.answers or line or source.id.startswith(STAND_IN)
            own = self._sources.get(in_language(source.id, lang)) if twin else None
            wanted = own.id if own and (not line or len(own.start) == len(source.start)) else None
        if wanted and line:
            return wanted, only(self._compiled[wanted], int(line)), key
        wanted = wanted or self.pick(source.stance, source.claim or "", ref.channel, lang, key)
        return wanted, self._compiled[wanted], key

    def _source(self, grammar: str, ref: PostRef) -> Grammar:
        if (source := self._sources.get(grammar)) is None:
            raise ScenarioError(
                N_("post {post} refers to grammar {id}, which this scenario does not have"),
                remedy=N_("Open the drill with the scenario it was played with."),
                place=Place("texts"), code="S306", post=ref.id, id=grammar,
            )  # fmt: skip
        return source

    def _of_the_scenario(self, ref: PostRef, grammar: str, lang: str) -> str:
        """The words of a post whose reference is a grammar of the scenario, or a stand-in for one."""
        wanted, said = self._drawn(ref, grammar, lang)
        source = self._source(named_in(grammar)[0], ref)
        if source.stance in QUIET:
            return said
        if source.answers and not source.harmful:
            return replied(said, lang, self._seed, ref.id)
        if source.stance == "noise":
            return finish(self._compiled[wanted], chatted(said, lang, self._seed, ref.id, self.sort(ref)))
        return finish(self._compiled[wanted], voiced(said, lang, self._seed, ref.id, source.stance))

    def _reply(self, ref: PostRef, lang: str, passages: Passages, told: str, ever: Passages) -> str:
        """The first of the lines that a reference names that can stand under what was written; nothing where none can that is not
        said under most texts: such a reply has no words, and nobody is shown it."""
        parts = [*parted(ref.grammar)]
        heard_at = next(
            (at for at, (named, _) in enumerate(parts) if matter_of(named) in HEARD.values()), len(parts)
        )
        read, fillers = "named" in passages, list[tuple[str, int, Passages]]()
        for named, number in in_turn(ref.grammar, self._seed, ref.id, passages):
            if read and (named, number) in parts[heard_at + 1 :]:
                continue  # said where nobody reads the text: under this one it was said
            if not named.startswith(REPLY):  # the drill's own, where the statement bears it
                own = own_line(ref.grammar, named, number)
                if not read or self._own_stands(ref, own, lang, passages):
                    return self._of_the_scenario(ref, own, lang)
                continue
            line, taken = self._line(named, number, lang, passages, told or ref.thread, ever)
            if line is not None and read and is_filler(in_language(named, lang), line):
                fillers.append((named, line, taken))
            elif line is not None:
                return self._said(ref, named, line, lang, taken)
        if not read:
            return self._plain(ref, lang)
        first = fillers and self._is_first(ref, parts[heard_at:], lang, ever, told or ref.thread)
        if first:
            return self._said(ref, *fillers[0][:2], lang, fillers[0][2])
        again = said_again(parts, lang, passages, self._seed, told or ref.thread, ever)
        return self._said(ref, *again[:2], lang, again[2]) if again else ""

    def _is_first(
        self, ref: PostRef, heard: list[tuple[str, int]], lang: str, passages: Passages, told: str
    ) -> bool:
        """Whether who has nothing of this text to say is the one under it who says what fits any: where nobody has more to say,
        the first of one kind, so that a text that tells nothing gets one such reply and no more."""
        if not heard or heard[0][1] or is_spoken_of(lang, passages, self._seed, told):
            return False
        kinds = [*HEARD.values()]
        return kinds[draw_below(len(kinds), self._seed, "reply.filler", told)] == matter_of(heard[0][0])

    def _own_stands(self, ref: PostRef, own: str, lang: str, passages: Passages) -> bool:
        """Whether the line of the drill that a reference names can stand under a text with these passages."""
        things = set(passages["named"].split())
        if TAKES_BACK in things or passages.keys() & UNOWNED:
            return False
        if FOREIGN in passages:  # what it takes up is looked for in the tongue that the text has
            lang = next((each for each in self.languages if each != lang), lang)
        wanted, said = self._drawn(ref, own, lang)
        if asks(said, lang) & {*passages.get(ANSWERS, "").split()} or names_else(said, lang, passages):
            return False
        return laid(said, lang) <= things and leans_well(said, lang, self._sources[wanted].under, passages)

    def _line(
        self, named: str, number: int, lang: str, passages: Passages, told: str, ever: Passages
    ) -> tuple[int | None, Passages]:
        """The number of the line that is said of those of a grammar, None where none can stand, and what it takes up."""
        if matter_of(named) in NAMING:
            return named_by(named, number, lang, passages, seed=self._seed, told=told, ever=ever)
        if matter_of(named) in MARKED.values():
            return marked(named, number, lang, passages, self._seed, told), passages
        if matter_of(named) in HEARD.values():
            return heard(named, number, lang, passages, self._seed, told), passages
        said = is_said(named, number, self._seed, told)
        return as_named(named, number, lang, passages) if said else None, passages

    def _plain(self, ref: PostRef, lang: str) -> str:
        """What is recorded of a reply, whatever it answers."""
        ((named, number),) = parted(plain_of(ref.grammar))
        if not named.startswith(REPLY):
            return self._of_the_scenario(ref, own_line(ref.grammar, named, number), lang)
        line = sayable(named, number, lang, UNREAD, self._seed, ref.id)
        return self._said(ref, named, number if line is None else line, lang, UNREAD)

    def _said(self, ref: PostRef, named: str, line: int, lang: str, passages: Passages) -> str:
        """The words of one line, as the author of `ref` types them."""
        lines = only(self._compiled[in_language(named, lang)], line)
        said = expand(lines, self.setting(ref, lang), self._seed, ref.id)
        if topic := self._topics.get(ref.narrative):
            said = after_its_day(said, topic.in_(lang))
        if lang == "vi":
            said = of_oneself(said, self._seed, ref.id)  # before the office's own words stand in it
        return replied(said, lang, self._seed, ref.id, lambda text: filled(text, passages))

    def sort(self, ref: PostRef) -> str:
        """What sort of small post its grammar says that it is, "" where it says nothing."""
        own = self._sources.get(named_in(ref.grammar)[0])
        marks = self._labels(ref, ref.grammar, own.language, "is") if own else ()
        return marks[-1] if marks else ""

    def line(self, name: str, ref: PostRef, lang: str) -> str:
        """What the author of a post adds, or says in place of it: the stand-in grammar `name`, drawn by the post."""
        grammar = self._compiled[f"builtin.{name}.{lang}"]
        return expand(grammar, self.setting(ref, lang), self._seed, f"{ref.id}:{name}")

    def written(self, lang: str) -> str:
        """`lang`, or the one language of a scenario that is not written in it."""
        return lang if lang in self.languages else self.languages[0]

    def put_off(self, later: Later) -> None:
        """Moves of the story come later from now on: a leap was held."""
        if later != self._later:
            self._later = later
            self._times.clear()
            self._dates.clear()

    def date(self, minute: int) -> datetime:
        """The story's date and time at a minute of the exercise."""
        if minute not in self._dates:
            self._dates[minute] = story_date(self._scenario.drill, minute, self._later)
        return self._dates[minute]

    def setting(self, ref: PostRef, lang: str) -> Setting:
        """Where and when `ref` was posted, in names of `lang`."""
        if (time := self._times.get(ref.minute)) is None:
            time = self._times[ref.minute] = story_time(self._scenario.drill, ref.minute, self._later)
        wards: Mapping[str, str] = self._wards[lang]
        return Setting(
            city=self._scenario.places.city.in_(lang), ward=wards.get(ref.ward, ""), time=time, wards=wards
        )

    def _add(self, grammar: Grammar) -> None:
        if grammar.id in self._sources:
            raise ScenarioError(
                N_("two grammars are called {id}"),
                remedy=N_("Rename one."),
                place=Place("texts"),
                code="S307",
                id=grammar.id,
            )
        self._sources[grammar.id] = grammar
        self._compiled[grammar.id] = compile_grammar(grammar, "texts")

    def _options(self, stance: str, claim: str, channel: str, lang: str) -> tuple[str, ...]:
        key = (stance, claim, channel, lang)
        if key not in self._shelf:
            self._shelf[key] = self._search(*key)
        return self._shelf[key]

    def _search(self, stance: str, claim: str, channel: str, lang: str) -> tuple[str, ...]:
        every = self._scenario.texts.grammars
        mine = [grammar for grammar in every if grammar.stance == stance and not grammar.answers]
        own = [grammar for grammar in mine if (grammar.claim or "") == claim]
        general = [grammar for grammar in mine if grammar.claim is None]
        told = [
            grammar
            for grammar in every
            if stance == "agree" and grammar.stance == "tell" and grammar.claim == (claim or None)
        ]
        # From the most particular: who agrees with a claim may also tell it, before words that fit any claim
        # are taken.
        for shelf in (own, told if claim else [], general):
            for found in (fitting_in(shelf, channel, lang), fitting_in(shelf, "", lang)):
                if found:
                    return found
        return (f"builtin.{stance}.{lang}",)
