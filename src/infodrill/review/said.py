"""Everything that was said in public, each text on its one primary claim: statements and answers to the press."""

# Charter: review ledger said
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from infodrill.casework import content, reach, rights
from infodrill.casework.book import Statement, Version
from infodrill.casework.nextword import in_one_spelling
from infodrill.casework.reach import Utterance
from infodrill.casework.tongues import read_in
from infodrill.conduct.nouns import wordmarks
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.links import StatementLinked
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.substance import DENYING, Substance, Texts, matters_of
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES
from infodrill.review import asread, gainsaid, nowhere
from infodrill.review.gainsaid import CONTRARY, HARMS, OTHERWISE
from infodrill.scenario.schema import Bi, Scenario

HELD_TO_THE_PRESS, TOLD_NOTHING = "press_holding", "press_silent"
GUIDANCE = "guidance"
PORTAL, PRESS = "portal", "press"
AS_MARKED = {
    wordmarks.OTHERWISE: OTHERWISE,
    wordmarks.HARMS: HARMS,
}  # any other mark leaves words their stance
TO_THE_PRESS = {"answer": "press", "holding": HELD_TO_THE_PRESS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A published version of a statement, or what the press was told; `seq` of the event that made it public.

    `claim` = the primary one, "" while nothing links the text to any. `item` = "s3" or a press question's id. `kind` = the
    statement's, or press | press_holding |
    press_silent, or guidance. `next_update` = the second of the next word that was promised, 0 = none.
    `stance` = what its words bear: the one it was filed under, unless they say the contrary outright (`turned`).
    """

    at: int
    seq: int
    claim: str
    case: str
    cell: str
    item: str
    kind: str
    stance: str
    next_update: int = 0
    version: int = 0
    empty: bool = False
    named: bool = True  # it names the matter that it is on
    says: bool = True  # what is so or what to do
    replaces: bool = True  # of what takes back a word of our own: what is so in its place
    text: str = ""  # in the drill's language, in one spelling of blanks and capitals; "" = erased
    placed: bool = True  # where people meet the rumour, or come across it
    blames: bool = False  # it lays what was said on others who posed as us, and owns nothing
    owns: bool = True  # it names a word of our own as what was wrong, or begs pardon
    turned: bool = False  # its words say the contrary of the stance that it was filed under
    takes_back: bool = (
        False  # it corrects a word of ours, put out beside the studio, that said that something is so
    )

    @property
    def speaks(self) -> bool:
        """False for silence to the press, empty texts and texts without a stance: none is a word."""
        return bool(self.stance) and not self.empty and self.kind != TOLD_NOTHING

    @property
    def holds(self) -> bool:
        """A holding line, in writing or to the press: it breaks the silence."""
        return self.kind in {"holding", HELD_TO_THE_PRESS}

    @property
    def hollow(self) -> bool:
        """It says nothing: nothing is written; a text does not name its matter, or says neither what is so nor what to do (an
        advice: what to do). That a matter is looked into is neither. Whoever asked knows of what: a holding answer to the press
        says something, or names an hour."""
        if self.empty or self.kind == TOLD_NOTHING:
            return self.empty
        if self.version:
            return not (self.named and self.says)
        return not self.says and not (self.holds and self.next_update > 0)

    @property
    def tells(self) -> bool:
        """A word that says something."""
        return self.speaks and not self.hollow

    @property
    def bare(self) -> bool:
        """It calls something wrong, and says nothing in its place."""
        return self.stance in DENYING and not (self.tells and self.replaces)

    @property
    def beside(self) -> bool:
        """A text published beside the cases (prebunk, bulletin): no case was coded for it and no verdict stands behind it."""
        return self.version > 0 and not self.case

    @property
    def answers_nothing(self) -> bool:
        """A text beside the cases, a holding answer to the press, whatever their stance, and a hollow one: none answers anything
        or keeps a promise."""
        return self.beside or self.kind == HELD_TO_THE_PRESS or self.hollow


def read_said(
    scenario: Scenario,
    events: tuple[Event, ...],
    published: Iterable[PublishedVersion],
    links: Mapping[str, str],
    against: Collection[str],
    opened: DrillOpened,
) -> tuple[Said, ...]:
    """All of it in the order of the log. The last link counts, as an evaluator may mend it.

    `links` = case → claim; `against` = cases that say that their claim is wrong.
    """
    bodies = [event.body for event in events]
    prepared = {body.statement: body.claim for body in bodies if isinstance(body, StatementLinked)}
    judge = _Judge(
        scenario=scenario,
        lang=opened.language,
        both=opened.both_languages,
        against=frozenset(against),
        links=links,
        put={body.question: body.claim for body in bodies if isinstance(body, PressQuestionAsked)},
        held=nowhere.told_of(scenario),
        rumoured=nowhere.told_of(scenario, lies=True),
        read=asread.by_event(events),
    )
    told = (each for version in published for each in _statement(version, prepared, judge))
    found = (*told, *_uttered(events, judge))
    return tuple(sorted(found, key=lambda word: word.seq))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge(Substance):
    """And which side they take, where they stand, and what evaluators found."""

    against: frozenset[str]
    held: str = ""  # all that the drill's own side tells
    rumoured: str = ""  # and what goes round besides
    links: Mapping[str, str] = field(default_factory=dict)  # case → claim
    put: Mapping[str, str] = field(default_factory=dict)  # question of the press → claim
    read: Mapping[int, asread.EvaluatorsReading] = field(
        default_factory=dict
    )  # by event: what evaluators found

    def replaces(self, claim: str, stance: str, texts: Texts) -> bool:
        """Of what takes back a word of our own, that it says what is so in its place."""
        on = self.scenario.claim(claim) if claim and stance in DENYING else None
        if on is None or not on.own_error:
            return True
        return all(gainsaid.tells_what_is_so(on, *text) for text in self.asked(texts))

    def placed(self, claim: str, channels: tuple[str, ...]) -> bool:
        """False for a text on the portal, to which people have to go, or with the press alone, on a claim that goes round where
        they are."""
        layers = (
            {layer for wave in self.scenario.claim(claim).waves for layer in wave.layers} if claim else set()
        )
        return not layers or bool({*channels} - {PORTAL, PRESS} or {*channels} & layers)

    def found(self, seq: int, claim: str) -> str:
        """What an evaluator found that the words of an event say of a claim that they are on, "" = nobody has read them."""
        mark = self.read.get(seq)
        return mark.says if mark and mark.claim in ("", claim) else ""

    def side(self, claim: str, case: str, stance: str, texts: Texts, seq: int) -> str:
        """The stance that the words bear: what an evaluator found, else what is read; of a case that says that its claim is wrong
        nobody reads them by the claim."""
        if found := self.found(seq, claim):
            return AS_MARKED.get(found, stance)
        if not claim or case in self.against:
            return stance
        if nowhere.sends(self.held, self.rumoured, texts):
            return HARMS
        return gainsaid.side(self.scenario.claim(claim), stance, texts, self.scenario.claims)

    def beside(self, word: Said, texts: Texts) -> Iterator[Said]:
        """What the same words say of claims that they are not on: that one is right or wrong, or to do what its record warns of.
        One that they are on is judged by its stance alone, and none of words that an evaluator found to say what is so."""
        mark = self.read.get(word.seq)
        if mark and mark.says == wordmarks.SO:
            return
        sides = dict.fromkeys(gainsaid.contrary(self.scenario.claims, texts), CONTRARY)
        sides |= gainsaid.elsewhere(self.scenario.claims, texts)
        if not word.claim and (harmed := gainsaid.harms(None, self.scenario.claims, texts)):
            sides[harmed] = HARMS
        if mark and mark.claim and mark.says:
            sides[mark.claim] = AS_MARKED[mark.says]
        for claim, side in sides.items():
            if claim != word.claim:
                yield replace(word, claim=claim, case="", stance=side, next_update=0, turned=True)


def read_in_passing(
    scenario: Scenario, lang: str, published: Iterable[PublishedVersion], said: Iterable[Said]
) -> Mapping[str, tuple[Passage, ...]]:
    """Claim → what texts on no one claim tell of its matter, each by its first part that is on no other: a bulletin has many. A
    rumour that is only told again, in its quotation marks, tells nothing."""
    telling = {word.seq for word in said if word.version and not word.claim and word.says and not word.empty}
    texts = [text for text in published if text.seq in telling]
    matters = matters_of(scenario) if texts else {}
    sentences = {claim.id: claim.sentence.in_(lang) for claim in scenario.claims}
    found: dict[str, list[Passage]] = {claim: [] for claim in sentences}
    for text in texts:
        parts = text.version.said(lang)[1].splitlines()
        for claim, own in matters.items():
            others = [matter for each, matter in matters.items() if each != claim]
            on_it = (
                place
                for place, part in enumerate(parts)
                if part.strip()
                and content.names(lang, part, own)
                and not content.astray(part, own, others)
                and content.nearest(lang, part, sentences, claim)
                and content.in_our_voice(part)
            )
            if (place := next(on_it, -1)) >= 0:
                found[claim].append(Passage(text=text, part=_part(text.version, place, parts)))
    return {claim: tuple(passages) for claim, passages in found.items()}


def _part(version: Version, place: int, parts: Sequence[str]) -> Bi:
    """A part of a text as readers of each language have it: written in both, each has as many."""
    each = {told: version.said(told)[1].splitlines() for told in LANGUAGES}
    both = {told: lines if len(lines) == len(parts) else parts for told, lines in each.items()}
    return Bi(**{told: content.own_words(lines[place].strip()) for told, lines in both.items()})


def _statement(published: PublishedVersion, prepared: dict[str, str], judge: _Judge) -> Iterator[Said]:
    version = published.version
    claim = published.claim or prepared.get(published.statement.statement, "")
    texts = judge.texts(version)
    lang, title, body = texts[0]
    stance = judge.side(claim, published.case, version.stance, texts, published.seq)
    word = Said(
        at=published.at, seq=published.seq, claim=claim, case=published.case,
        cell=published.statement.issuer, item=published.statement.statement, kind=published.kind, stance=stance,
        next_update=version.next_update, version=version.version,
        empty=judge.empty(version), named=judge.named(claim, f"{title}\n{body}", lang),
        says=judge.says(claim, version.stance, texts), replaces=judge.replaces(claim, version.stance, texts),
        text=in_one_spelling(body), placed=judge.placed(claim, published.statement.channels), turned=stance != version.stance,
        blames=gainsaid.blames_others(texts), owns=gainsaid.owns_up(texts),
        takes_back=rights.takes_back(published.statement, version.corrects),
    )  # fmt: skip
    yield word
    yield from judge.beside(word, texts)


def _uttered(events: tuple[Event, ...], judge: _Judge) -> Iterator[Said]:
    for event, words in asread.uttered(events):
        claim = judge.links.get(words.about) or judge.put.get(words.item, "")
        yield from SPOKEN[words.kind](event, words, claim, judge)


def _press(event: Event, words: Utterance, claim: str, judge: _Judge) -> Iterator[Said]:
    body = event.body
    assert isinstance(body, PressQuestionAnswered)
    # Read in the language in which it was given, which need not be the drill's.
    lang = read_in(words.body, judge.lang)
    kind, text = TO_THE_PRESS.get(body.kind, TOLD_NOTHING), ((lang, "", words.body),)
    on = {claim: body.parts[0]}
    for case, stance in body.parts[1:]:
        if further := judge.links.get(case, ""):
            on.setdefault(further, (case, stance))
    said: list[Said] = []
    for named, (case, filed) in on.items():
        stance = judge.side(named, case, filed, text, event.seq)
        word = Said(
            at=event.at, seq=event.seq, claim=named, case=case, cell=body.cell, item=body.question,
            kind=kind, stance=stance,
            next_update=0 if said else body.promise_due, empty=content.empty(words.body),
            named=judge.named(named, words.body, lang),
            says=judge.says(named, filed, text), replaces=judge.replaces(named, filed, text),
            text=in_one_spelling(words.body), turned=stance != filed,
        )  # fmt: skip
        # Of a further case that its words do not name nothing was said: the first alone answers or evades what was asked.
        on_it = word.named or named == judge.put.get(body.question)
        if not said or word.turned or (on_it and not word.hollow):
            said.append(word)
    yield from said
    yield from (word for word in judge.beside(said[0], text) if word.claim not in on)


def _guided(event: Event, words: Utterance, claim: str, judge: _Judge) -> Iterator[Said]:
    """Guidance to the cells that says what is false or leads to harm, which is what they then tell whoever asks; any other is no
    word to the public."""
    texts = ((read_in(words.body, judge.lang), words.title, words.body),)
    word = Said(
        at=event.at, seq=event.seq, claim=claim, case=words.about, cell=words.cell, item=words.item, kind=GUIDANCE,
        stance=judge.side(claim, words.about, "", texts, event.seq), text=in_one_spelling(words.body), turned=True,
    )  # fmt: skip
    yield from (each for each in (word, *judge.beside(word, texts)) if each.stance)


def _to_one(event: Event, words: Utterance, claim: str, judge: _Judge) -> Iterator[Said]:
    """What one person alone is told is no word to the public."""
    return iter(())


# How each kind of our words beside the published texts is said in public.
SPOKEN: Mapping[str, Callable[[Event, Utterance, str, _Judge], Iterator[Said]]] = {
    reach.PRESS: _press, reach.GUIDANCE: _guided, reach.TICKET: _to_one,
}  # fmt: skip


# What the public could read: a version of a statement, from when on, and about what.
@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedVersion:
    """A version of a statement that the public could read from `at` on; `seq` of the event that published it."""

    statement: Statement
    version: Version
    at: int
    seq: int
    case: str
    claim: str
    verdict: str  # the case's verdict at that moment

    @property
    def kind(self) -> str:
        return self.statement.kind

    @property
    def stance(self) -> str:
        return self.version.stance

    @property
    def edition(self) -> int:
        """The number by which the public knows this version."""
        return self.statement.edition(self.version.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a text on no one claim tells of one: the part of it, as readers of each language have it."""

    text: PublishedVersion
    part: Bi
