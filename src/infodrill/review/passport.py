"""The realism passport: how near a preset's cascades came to real ones, in cities of which size, and what may not be concluded.

Its numbers are those that `benchmarks/realism.py` measured and `society/realism.json` keeps. They belong to one version of the
model: of another nothing is known here, and that is said. What may not be concluded is made of them and of the drill.
"""

# Charter: review passport
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from infodrill.conduct.city import spreads_alike
from infodrill.kernel.i18n import N_
from infodrill.review.effects import EffectBasis, effects
from infodrill.review.record import Record
from infodrill.review.twins import Twins
from infodrill.review.words import Amount, LabelIn, ReportLine, line
from infodrill.society.realism import FAIL, Realism, RealSet, SetCompared, SizeMeasured, stored

LEVELS = {
    "accept": N_("acceptable"),  # KS ≤ .15 and W1 ≤ .25 sd
    "good": N_("near"),  # .10 and .15
    "moonshot": N_("very near"),  # .08 and .127
    FAIL: N_("far"),
}
ACCEPTABLE_KS = 0.15
CHANCE_KS = 1.36  # over √(n·m/(n+m)): how far two samples of one set lie apart, 95 times in 100
FACTS = {
    "depth": N_("depth of a cascade"),
    "sv": N_("structural virality"),
    "maxbreadth": N_("most accounts at one depth"),
    "t50": N_("hours until half of the shares"),
    "t90": N_("hours until nine tenths of the shares"),
    "br1": N_("part shared from the first post"),
    "B": N_("burstiness"),
    "f1h": N_("part shared in the first hour"),
}
TAILS = {
    "P(>=10)": N_("threads of 10 shares and more"),
    "P(>=100)": N_("threads of 100 shares and more"),
    "sd ln": N_("spread of sizes (standard deviation of the logarithm)"),
}
PRESETS = {
    "public-feed": N_("public feed"),
    "groups": N_("followers and groups"),
    "mixed": N_("mixed: a public feed, groups and word of mouth"),
}
SETS = {
    ("tw15", ""): N_("rumours and news on a public feed (tw15)"),
    ("ced", "false"): N_("rumours in a network of followers (ced, rumours)"),
    ("ced", ""): N_("all posts in a network of followers (ced)"),
    ("upfd_gos", ""): N_("shares of news stories (UPFD, times only)"),
    ("marref", ""): N_("retweet trees that nobody selected (marref)"),
}
OTHER_MODEL = N_("The drill was played by another version of the model ({version}) than the one compared.")
NOT_COMPARED = N_("This preset has not been compared with real cascades.")
NEVER_NEAR = N_(
    "In no city of {sizes} accounts did this preset come acceptably near to real cascades in all that was compared."
)
CAME_NEAR = N_(
    "In cities of {sizes} accounts this preset came acceptably near to {m} of {n} sets of real cascades: {sets}."
)
FROM_TO = N_("{least} to {most}")
SMALLER = N_("This drill’s city, of {n} accounts, is smaller than any of them.")
LARGER = N_("This drill’s city, of {n} accounts, is larger than any of them.")
AMONG = N_("This drill’s city, of {n} accounts, lies among them.")
GROWTH = N_(
    "How large and how fast claims grow: in a city of this size that has not been held against anything real."
)
GROWTH_FAR = N_(
    "How large and how fast claims grow: in a city of this size, what could be compared with real cascades did not come "
    "acceptably near to them."
)
ABOUT_THIS_SIZE = 2  # a size that was measured is the drill's own within this factor, as tails are within it
FAR_FACTS = N_(
    "Anything that rests on these properties of cascades, which lie far from every real set that was compared: {facts}."
)
ONE_MORE = N_("{some}; {more}")
FAR_TAIL = N_("How often a thread becomes large: {what} are not within a factor of two of real ones.")
OUR_SIZES = N_(
    "How large an effect is where its size is our own assumption: {n} of the {all} numbers above. "
    "No Vietnamese effect size is known."
)
NOT_RELIVED = N_("What an answer was worth: the city was not relived for this report.")
ONE_REPLICA = N_("How sure a difference is: it rests on 1 replica.")
REPLICAS = N_("Differences smaller than the interval of their {n} replicas.")
ALWAYS = (
    N_("No forecast of a real city, platform, rumour or agency: only courses of one simulated city can be compared."),
    N_("Levels are invented. A difference holds under the assumptions of its set and under no other."),
    N_("How long a story lasts that is told over days: that follows from when the scenario lets it begin, not from the model."),
    N_("Not modelled: recommendation algorithms, pictures and voice, bots, private messages, attention drawn by other news."),
    N_("How people would answer another word than the one published: wording, audience and issuer are held fixed."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class RealismPassport:
    """What a report may say of the city that a drill was played in. `measured` = the preset's sizes, smallest first; `nearest` =
    the one nearest to the drill's own at which enough cascades could be compared; `held_at` = sizes at which it came acceptably
    near to a set of real trees in all that is compared; `findings` and `not_concluded` in words."""

    preset: str
    accounts: int
    same_model: bool
    made: str
    measured: tuple[SizeMeasured, ...]
    nearest: SizeMeasured | None
    held_at: tuple[int, ...]
    findings: tuple[ReportLine, ...]
    not_concluded: tuple[ReportLine, ...]
    effects: tuple[EffectBasis, ...]

    @property
    def within(self) -> bool:
        """Whether all of it holds for this drill's city: its model, and a size among those that held."""
        return self.same_model and bool(self.held_at) and self.held_at[0] <= self.accounts <= self.held_at[-1]

    @property
    def day(self) -> date:
        """When it was measured."""
        return date.fromisoformat(self.made)


def passport(record: Record, twins: Twins | None, known: Realism | None = None) -> RealismPassport:
    """The passport of a drill, from its first event and what its report lived again; `known` = what was measured."""
    known, opened = known or stored(), record.opened
    measured = known.of(opened.preset)
    told = [size for size in measured if _near(known, size)] or measured
    nearest = min(told, key=lambda size: abs(log(size.accounts / max(1, opened.accounts))), default=None)
    held_at = tuple(
        size.accounts for size in measured if any(_held(known, compared) for compared in size.against)
    )
    same = spreads_alike(opened.model_version) and spreads_alike(f"city-{known.model}")
    return RealismPassport(
        preset=opened.preset, accounts=opened.accounts, same_model=same, made=known.made, measured=measured, nearest=nearest,
        held_at=held_at, findings=tuple(_findings(record, known, measured, held_at, same)),
        not_concluded=(*_not_concluded(record, known, nearest, held_at, twins), *map(line, ALWAYS)),
        effects=effects(record.scenario.drill.trap_reach),
    )  # fmt: skip


def few(known: RealSet, compared: SetCompared) -> bool:
    """Whether chance alone would hide an acceptable likeness: too few simulated cascades fall under the set's rule."""
    n, m = compared.simulated, known.real
    return not n or not m or CHANCE_KS * sqrt((n + m) / (n * m)) > ACCEPTABLE_KS


def in_short(found: RealismPassport, known: Realism | None = None) -> ReportLine:
    """The passport in one line."""
    known, size = known or stored(), found.nearest
    if not found.same_model or size is None or not _near(known, size):
        return line(N_("How the simulated city compares with real ones was not measured for this drill."))
    said = N_(
        "A simulated city of {accounts} accounts beside {n} sets of real cascades, acceptable properties set by set: {each}. No "
        "forecast of a real city."
    )
    compared = _comparable(known, size)
    each = [line(N_("{held} of {all}"), held=beside.held, all=len(beside.facts)) for _, beside in compared]
    return line(said, accounts=Amount(size.accounts), n=len(compared), each=_listed(each))


def _held(known: Realism, compared: SetCompared) -> bool:
    real = known.named(compared)
    return real.trees and compared.level != FAIL and not few(real, compared)


def _comparable(known: Realism, size: SizeMeasured) -> list[tuple[RealSet, SetCompared]]:
    """The sets beside which enough cascades of a size could be put, in the order of the measurement."""
    pairs = [(known.named(compared), compared) for compared in size.against]
    return [pair for pair in pairs if not few(*pair)]


def _near(known: Realism, size: SizeMeasured) -> bool:
    """Whether a size can be set beside real trees at all."""
    return any(real.trees for real, _ in _comparable(known, size))


def _findings(
    record: Record, known: Realism, measured: tuple[SizeMeasured, ...], held_at: tuple[int, ...], same: bool
) -> Iterator[ReportLine]:
    """What the measurement says of this drill's city."""
    if not same:
        yield line(OTHER_MODEL, version=record.opened.model_version)
    if not measured:
        yield line(NOT_COMPARED)
        return
    if not held_at:
        yield line(NEVER_NEAR, sizes=_span(measured[0].accounts, measured[-1].accounts))
        return
    near = {
        (real.name, real.label)
        for size in measured
        for real, compared in _comparable(known, size)
        if _held(known, compared)
    }
    sets = [LabelIn(words) for name, words in SETS.items() if name in near]
    yield line(
        CAME_NEAR, sizes=_span(held_at[0], held_at[-1]), m=len(near), n=len(known.sets), sets=_listed(sets)
    )
    accounts = record.opened.accounts
    where = SMALLER if accounts < held_at[0] else LARGER if accounts > held_at[-1] else AMONG
    yield line(where, n=Amount(accounts))


def _listed(told: Sequence[LabelIn | ReportLine]) -> LabelIn | ReportLine:
    *some, last = told
    return line(ONE_MORE, some=_listed(some), more=last) if some else last


def _span(least: int, most: int) -> Amount | ReportLine:
    return Amount(least) if least == most else line(FROM_TO, least=Amount(least), most=Amount(most))


def _not_concluded(
    record: Record,
    known: Realism,
    nearest: SizeMeasured | None,
    held_at: tuple[int, ...],
    twins: Twins | None,
) -> Iterator[ReportLine]:
    """What follows from the distances, the size and the lives of this very report."""
    if not held_at or not held_at[0] <= record.opened.accounts <= held_at[-1]:
        yield line(GROWTH_FAR if _measured_here(record, known) else GROWTH)
    if far := [LabelIn(FACTS[fact]) for fact in FACTS if nearest and _everywhere_far(known, nearest, fact)]:
        yield line(FAR_FACTS, facts=_listed(far))
    for tail in nearest.tails if nearest else ():
        if not tail.inside:
            yield line(FAR_TAIL, what=LabelIn(TAILS[tail.what]))
    rows = effects(record.scenario.drill.trap_reach)
    ours = sum(effect.basis != "measured" for effect in rows)
    yield line(OUR_SIZES, n=Amount(ours), all=Amount(len(rows)))
    if twins is None:
        yield line(NOT_RELIVED)
    elif twins.replicas < 2:
        yield line(ONE_REPLICA)
    else:
        yield line(REPLICAS, n=Amount(twins.replicas))


def _measured_here(record: Record, known: Realism) -> bool:
    """Whether the preset was set beside anything real in a city about as large as the drill's."""
    accounts = record.opened.accounts
    sizes = (size for size in known.of(record.opened.preset) if _comparable(known, size))
    return any(
        max(accounts, size.accounts) <= ABOUT_THIS_SIZE * min(accounts, size.accounts) for size in sizes
    )


def _everywhere_far(known: Realism, size: SizeMeasured, fact: str) -> bool:
    """Whether a fact is far from each set that enough cascades were selected for."""
    found = [
        distance.level
        for compared in size.against
        if not few(known.named(compared), compared)
        for distance in compared.facts
        if distance.fact == fact
    ]
    return bool(found) and all(level == FAIL for level in found)
