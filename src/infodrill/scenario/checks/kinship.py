"""What claims are to one another, `parent`, `split_of`, `twin`, `duplicates`: each way in which that cannot be is a row."""

# Charter: scenario checks kinship
from __future__ import annotations

from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.clash import FALSE, TRUE, Clash, Found, settled
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.timeline import first_moment
from infodrill.scenario.schema import Claim, Scenario

ABOVE = ("parent", "split_of")  # the fields by which a claim comes from another


def _above(claim: Claim, scenario: Scenario) -> Iterator[tuple[str, Claim]]:
    for name in ABOVE:
        if (other := scenario.by_id.get(getattr(claim, name) or "")) and other is not claim:
            yield name, other


def _ancestors(claim: Claim, scenario: Scenario) -> set[str]:
    found: set[str] = set()
    todo = [claim]
    while todo:
        for _, other in _above(todo.pop(), scenario):
            if other.id not in found:
                found.add(other.id)
                todo.append(other)
    return found


def _circles(claim: Claim, scenario: Scenario) -> Found:
    """Whether it comes from itself, by others; told at the one of the circle that people meet first."""
    ancestors = _ancestors(claim, scenario)
    if claim.id not in ancestors:
        return False
    circle = [each for each in ancestors if claim.id in _ancestors(scenario.by_id[each], scenario)]
    name = next(name for name, other in _above(claim, scenario) if other.id in circle)
    return (
        (name,)
        if claim.id == min(circle, key=lambda each: (first_moment(scenario, each) or 0, each))
        else False
    )


def _comes_first(claim: Claim, scenario: Scenario) -> Found:
    """Whether people meet it before that of which it is a part or a variant."""
    own = first_moment(scenario, claim.id)
    for name, other in _above(claim, scenario):
        first = first_moment(scenario, other.id)
        circle = claim.id in _ancestors(other, scenario)  # told as that
        if own is not None and first is not None and own < first and not circle:
            return (name,)
    return False


def _elsewhere(claim: Claim, scenario: Scenario) -> Found:
    whole = scenario.by_id.get(claim.split_of or "")
    return ("split_of",) if whole and whole.situation != claim.situation else False


def _otherwise_true(claim: Claim, scenario: Scenario) -> Found:
    """Whether of two that say nearly the same one is true and the other false."""
    for n, name in enumerate(claim.duplicates):
        other = scenario.by_id.get(name)
        if other and any(
            settled(claim, one_is) and settled(other, other_is) for one_is, other_is in _OPPOSED
        ):
            return ("duplicates", n)
    return False


def _unlike(claim: Claim, scenario: Scenario) -> Found:
    """Whether something is said to be nearly the same and has not half of the words."""
    lang = scenario.drill.languages[0]
    for n, name in enumerate(claim.duplicates):
        if (other := scenario.by_id.get(name)) and other is not claim:
            said, beside = (set(folded_words(each.sentence.in_(lang)).split()) for each in (claim, other))
            kin = {claim.id, claim.parent, claim.split_of} & {
                other.id,
                other.parent,
                other.split_of,
                None,
            } - {None}
            if 2 * len(said & beside) < min(len(said), len(beside)) and not kin:
                return ("duplicates", n)
    return False


_OPPOSED = ((TRUE, FALSE), (FALSE, TRUE))


def _points_at_itself(claim: Claim, _: Scenario) -> Found:
    named = {"parent": claim.parent, "split_of": claim.split_of, "twin": claim.twin}
    single = next((name for name, other in named.items() if other == claim.id), "")
    return (single,) if single else ("duplicates",) if claim.id in claim.duplicates else False


def _no_twin(claim: Claim, scenario: Scenario) -> bool:
    """Whether the sentences of the two have less than half of their words in common: twins differ in their ward alone."""
    twin = scenario.by_id.get(claim.twin or "")
    if twin is None or twin is claim:
        return False
    lang = scenario.drill.languages[0]
    said, other = (set(folded_words(each.sentence.in_(lang)).split()) for each in (claim, twin))
    return 2 * len(said & other) < min(len(said), len(other))


KINSHIP: tuple[Clash, ...] = (
    Clash(
        fields=("parent", "split_of", "twin", "duplicates"), when=_points_at_itself,
        message=N_("the claim names itself"), remedy=N_("Name the other claim, or take it out."),
    ),
    Clash(
        fields=("twin",), severity="warning", when=_no_twin,
        message=N_("it is called the twin of a claim that tells something else"),
        remedy=N_("Name the claim that differs in its ward alone, or take `twin` out."),
    ),
    Clash(
        fields=ABOVE, when=_circles,
        message=N_("the claim comes from itself: `parent` and `split_of` form a circle"),
        remedy=N_("Take it out of the claim that came first."),
    ),
    Clash(
        fields=ABOVE, severity="warning", when=_comes_first,
        message=N_("people meet this claim before the one that it comes from"),
        remedy=N_("Name the one that came first, or let it come later."),
    ),
    Clash(
        fields=("split_of",), severity="warning", when=_elsewhere,
        message=N_("it is called a part of a claim of another situation"),
        remedy=N_("Name the claim of which it is a part, or correct `situation`."),
    ),
    Clash(
        fields=("duplicates",), severity="warning", when=_otherwise_true,
        message=N_("it is said to tell the same as a claim of which the truth is the opposite"),
        remedy=N_("Take it out: cases of the two are not to be merged."),
    ),
    Clash(
        fields=("duplicates",), severity="warning", when=_unlike,
        message=N_("it is said to tell the same as a claim with other words"),
        remedy=N_("Name the claim that says nearly the same, or take it out: cases of the two are not to be merged."),
    ),
)  # fmt: skip
