"""What posts of a claim hold: invented names in whatever tells a harmful one, and grammars of which nothing real is made."""

# Charter: conduct postcheck
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_, MsgidWords
from infodrill.media import grammar as grammars
from infodrill.media import seams
from infodrill.media.grammar import values
from infodrill.scenario.checks.invented import REAL_KINDS, denied
from infodrill.scenario.checks.ofsomebody import personal_data
from infodrill.scenario.checks.places import (
    each_name,
    folded_words,
    kind_alone,
    left_real,
    plainly_invented,
    without_common,
)
from infodrill.scenario.faults import ScenarioProblem, error, from_fault, warning
from infodrill.scenario.light.talk import TALK
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Claim, Grammar

TOO_LONG = "S304"
SAMPLED_EXPANSIONS = 40
REMEMBERED = 1_000  # grammars
_LEADS = re.compile(r"\d|[@/]|\w[.]\w")  # what numbers, addresses and links have


def hollow(loaded: Loaded, n: int, claim: Claim) -> tuple[int, ...]:
    """Anchors that are written as no name is and are none of the scenario's, or say only what kind of thing it is."""
    if not loaded.where.written("claims", n, "anchors"):
        return ()
    scenario = loaded.scenario
    things = [scenario.places.city, *(ward.name for ward in scenario.places.wards)]
    things += [cell.name for cell in scenario.cells.cells]
    names = {text for name in things for text in (name.vi, name.en)} | {*scenario.drill.senders}
    proper = [_proper(name) for name in names | {other for other in claim.anchors if other != other.lower()}]
    return tuple(
        m for m, anchor in enumerate(claim.anchors)
        if kind_alone(anchor)
        or (anchor == anchor.lower() and not any(_within(anchor, name) for name in proper if name))
    )  # fmt: skip


def unanchored(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """The sentence is quoted word for word: in files, answers and reports, where no other word of a post stands beside it.

    A warning: every page that quotes it carries the mark, and older scenarios have such sentences.
    """
    invented = _invented(loaded, claim)
    for lang in loaded.scenario.drill.languages if claim.harmful_to_tell else ():
        said = f" {folded_words(claim.sentence.in_(lang))} "
        if not any(folded_words(anchor) in said for anchor in invented):
            place = loaded.where("claims", n, "sentence")
            message = N_("the harmful sentence holds no invented name, and it is quoted word for word")
            remedy = N_("Put one of these into it: {anchors}.")
            yield warning("S191", place, message, remedy, anchors=each_name(invented))
            return


def of_another(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """Anchors that its sentence has none of, where it has another claim's: copied along, posts of it would speak of elsewhere."""
    scenario = loaded.scenario
    said = [f" {folded_words(claim.sentence.in_(lang))} " for lang in scenario.drill.languages]

    def has(anchor: str) -> bool:
        return any(f" {folded_words(anchor)} " in text for text in said)

    if any(map(has, claim.anchors)) or not loaded.where.written("claims", n, "anchors"):
        return
    if others := {anchor for each in scenario.claims for anchor in each.anchors if has(anchor)}:
        message = N_("no anchor stands in the sentence, and it has those of other claims: {anchors}")
        remedy = N_("Write names of its sentence as `anchors`: what is posted of it has to hold one.")
        yield warning(
            "S191", loaded.where("claims", n, "anchors"), message, remedy, anchors=each_name(sorted(others))
        )


def real_anchors(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """With real places a place is no anchor: a text that names only it could pass for real outside."""
    invented = _invented(loaded, claim)
    for m, anchor in enumerate(claim.anchors):
        if anchor not in invented:
            place = loaded.where("claims", n, "anchors", m)
            message = N_(
                "the anchor “{anchor}” names a real place, so it does not make a text plainly invented"
            )
            remedy = N_("Use an invented agency or brand.")
            yield error("S191", place, message, remedy, anchor=anchor)


def grammar_problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Of each grammar, written or made of a claim: whether it holds together, is anchored and makes nothing real."""
    claims = {each_claim.id: each_claim for each_claim in loaded.scenario.claims}
    over: dict[str, int] = {}
    for n, grammar in enumerate(loaded.scenario.texts.grammars):
        try:
            compiled = grammars.compile_grammar(grammar)
        except DrillError as fault:
            if fault.code == TOO_LONG and _made_of_claim(loaded, n):
                more = int(str(fault.params["n"])) - grammars.LONGEST
                over[grammar.claim or ""] = max(more, over.get(grammar.claim or "", 0))
                continue
            inner = fault.place.field.removeprefix(f"{grammar.id}.")
            yield from_fault(fault, loaded.where("texts", "grammars", n, *_steps(inner)))
            continue
        for rule in grammars.unused_rules(compiled):
            where = loaded.where("texts", "grammars", n, "rules", rule)
            yield warning(
                "S196", where, N_("no post uses the rule {rule}"), N_("Use it or delete it."), rule=rule
            )
        claim = claims.get(grammar.claim or "")
        yield from _anchors(loaded, n, grammar, compiled, claim)
        if not grammar.id.startswith(TALK):  # shipped: what it makes is read when it is written
            yield from _put_together(loaded, n, grammar, compiled)
    for n, claim in enumerate(loaded.scenario.claims):
        if claim.id in over:
            length = max(len(claim.sentence.vi), len(claim.sentence.en))
            message = N_("the sentence has {n} characters, too many for a post")
            remedy, most = N_("Shorten it: {limit} characters at most."), length - over[claim.id]
            yield error(
                TOO_LONG, loaded.where("claims", n, "sentence"), message, remedy, n=length, limit=most
            )


def _proper(name: str) -> str:
    """The words of a name in capitals, folded, without what every place has: of "Trạm y tế Bến Mơ" the last two."""
    words = name.split()
    capital = [word for word in words if word[:1].isupper()]
    # A sentence's first word is no name by itself; where all are written so, it is.
    return without_common(f" {folded_words(' '.join(capital if capital == words else capital[1:]))} ").strip()


def _within(anchor: str, name: str) -> bool:
    said = f" {folded_words(anchor)} "
    return f" {name} " in said or (bool(said.strip()) and said in f" {name} ")


def _invented(loaded: Loaded, claim: Claim) -> tuple[str, ...]:
    """The anchors that are plainly invented."""
    places = loaded.scenario.places
    if places.invented or left_real(loaded):
        return claim.anchors
    return tuple(anchor for anchor in claim.anchors if plainly_invented(anchor, places))


def _made_of_claim(loaded: Loaded, n: int) -> bool:
    """Whether nobody wrote the grammar: it follows from the sentence of a claim."""
    return loaded.where("texts", "grammars", n).file.startswith("claims/")


def _put_together(
    loaded: Loaded, n: int, grammar: Grammar, compiled: grammars.Compiled
) -> Iterator[ScenarioProblem]:
    """What is real in no piece and yet in what they make: of all expansions where pieces meet, and of the first few whole."""
    place = loaded.where("texts", "grammars", n)
    places = loaded.scenario.places
    # The name of a real place is told where it is declared, not in every text that it comes into.
    told = {passage for _, passage in denied(*places.called)}
    made = _all_that_is_made(
        _GrammarRead(compiled, values(places, grammar.language), grammar.model_dump_json()),
        # What is made of a claim is its sentence, read where it is written, in words that ship with the range.
        sampled=0 if _made_of_claim(loaded, n) else SAMPLED_EXPANSIONS,
    )
    if made is None:
        message = N_("the rules of {id} meet in more ways than can be read: at most {limit}")
        yield error(
            "S187", place, message, N_("Split it into several grammars."), id=grammar.id, limit=seams.MOST
        )
        return
    leading, named = made
    for passage in leading:
        message = N_("an expansion of {id} could be a number or link of someone real: {passage}")
        if passage not in told:
            yield error("S180", place, message, N_("Use a token."), id=grammar.id, passage=passage)
        told.add(passage)
    for kind, passage in named:
        message = N_("the rules of {id} make the name of something real: {passage} ({kind})")
        if passage not in told and not (kind == "place" and places.real):
            yield error(
                "S181",
                place,
                message,
                N_("Invent a name."),
                id=grammar.id,
                passage=passage,
                kind=MsgidWords(REAL_KINDS[kind]),
            )
        told.add(passage)


class _GrammarRead:
    """A grammar with the values that it draws from: equal to one that makes the same."""

    def __init__(self, compiled: grammars.Compiled, drawn: Mapping[str, Sequence[str]], written: str) -> None:
        self.compiled, self.drawn = compiled, drawn
        self._key = (written, *((name, *texts) for name, texts in sorted(drawn.items())))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _GrammarRead) and self._key == other._key


@lru_cache(REMEMBERED)
def _all_that_is_made(
    asked: _GrammarRead, *, sampled: int
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    """Passages that lead to somebody, and (kind, passage) of real names; None where more is made than can be read. Whoever
    works at a drill changes one grammar and looks at all again."""
    try:
        met = tuple(seams.meetings(asked.compiled, asked.drawn))
    except seams.TooMany:
        return None
    whole = grammars.expansions(asked.compiled, sampled)
    texts = chain(whole, (text for text in met if _LEADS.search(text)))
    leading = dict.fromkeys(passage for text in texts for _, passage in personal_data(text))
    return tuple(leading), tuple(denied(*met))


def _anchors(
    loaded: Loaded, n: int, grammar: Grammar, compiled: grammars.Compiled, claim: Claim | None
) -> Iterator[ScenarioProblem]:
    place = loaded.where("texts", "grammars", n)
    if grammar.harmful and claim is None:
        message = N_("the harmful grammar {id} names no claim, so no anchor")
        yield error("S191", place, message, N_("Name its claim."), id=grammar.id)
        return
    if claim is None:
        return
    if not grammar.harmful:
        if grammar.stance == "tell" and claim.harmful_to_tell:
            message = N_("{id} tells a claim of harm {harm} but is not marked harmful")
            remedy = N_("Write `harmful: true` and put an invented anchor in every variant.")
            yield error("S191", place, message, remedy, id=grammar.id, harm=claim.harm)
        return
    anchors = _invented(loaded, claim)
    if hollow(loaded, loaded.scenario.claim_at[claim.id], claim):
        return
    if not grammars.anchored(compiled, anchors, values(loaded.scenario.places, grammar.language)):
        message = N_("not every variant of the harmful grammar {id} holds an anchor of {claim}")
        remedy = N_("Put one of these in every variant: {anchors}.")
        if _made_of_claim(loaded, n):
            message = N_("the harmful sentence of {claim} is passed on without an invented name")
            remedy = N_("Put one of these into it: {anchors}.")
        named = each_name(anchors)
        yield error("S191", place, message, remedy, id=grammar.id, claim=claim.id, anchors=named)


def _steps(inner: str) -> tuple[str | int, ...]:
    """ "rules.end[2]" → ("rules", "end", 2)."""
    steps: list[str | int] = []
    for part in inner.replace("[", ".").replace("]", "").split("."):
        steps.append(int(part) if part.isdigit() else part)
    return tuple(step for step in steps if step != "")
