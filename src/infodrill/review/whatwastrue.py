"""What was true: every claim that went round, by the last word of the record."""

# Charter: review whatwastrue
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.review import falseword, truth
from infodrill.review.measures.verification import VERDICTS
from infodrill.review.story import ClaimStory
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, ReportLine, line
from infodrill.scenario.schema import Bi, Claim

RIGHTED = ("correction", "answer", "warning")  # kinds of texts that put a false claim right
WENT_ROUND = N_(
    "Of {n} matters that went round, {m} were false in whole or in part; {k} were opinions, questions, complaints or true, "
    "which people may voice."
)
WENT_ROUND_ALL = N_(
    "Of {n} matters that went round, {m} were false in whole or in part; {k} were opinions, questions, complaints or true, "
    "which people may voice; of {r} nobody could say yet."
)
TONES = ("false", "true", "open")
IN_PART = frozenset({"MOSTLY_TRUE", "MIXED", "MISLEADING_CONTEXT"})  # something of it is so


@dataclass(frozen=True, slots=True, kw_only=True)
class WasTrue:
    """A claim that went round: its `verdict` (msgid) by the record's last word, and whose record it is, None = nobody's.

    `tone` false | true | open; `rights` = an opinion, a question or a complaint, which people may voice; `untold` = the right
    way was to speak of it and the range had found it false, but no correction, answer or warning went out, rated or not.
    """

    claim: Claim
    verdict: str
    tone: str
    office: Bi | None
    rights: bool
    untold: bool

    @property
    def why(self) -> Bi:
        return self.claim.truth[-1].why

    def afar(self, lang: str) -> str:
        """What is said beside the verdict where there is room for one line; "" where the verdict says all. “Partly true” alone
        tells a hall that what went round was true."""
        first = sentences(self.why.in_(lang))[:1]
        return "".join(first) if truth.finally_so(self.claim) in IN_PART else ""


def weightiest(
    log: ReportTimeline, stories: Iterable[ClaimStory], *, presses: bool = True
) -> tuple[ClaimStory, ...]:
    """Those that ended badly first, of them our false words that stand; of each the greatest harm first, and of one harm what
    went well last. So claims stand wherever they are listed; without `presses` where those read who hear of no press of a
    trap, also not by an order."""

    def weight(story: ClaimStory) -> tuple[bool, bool, int, bool]:
        mood, stands = story.mood if presses else story.done, falseword.stands_on(log, story.claim.id)
        return mood != "bad", not stands, -int(story.claim.harm[1:]), mood == "good"

    return tuple(sorted(stories, key=weight))


def what_was_true(log: ReportTimeline, claims: Iterable[Claim]) -> tuple[WasTrue, ...]:
    """What was true of claims that went round, in their order."""
    return tuple(_was_true(log, claim) for claim in claims)


def _was_true(log: ReportTimeline, claim: Claim) -> WasTrue:
    found = truth.finally_so(claim)
    names = log.scenario.cells.organisations
    tone = "false" if found in truth.FALSE_PARTS else "true" if found in truth.TRUE_VERDICTS else "open"
    return WasTrue(
        claim=claim,
        verdict=VERDICTS[found],
        tone=tone,
        office=names.get(claim.owner or ""),
        rights=claim.protected and claim.gate_code != "G7",  # an honest error is put right
        untold=tone == "false" and _untold(log, claim),
    )


def _untold(log: ReportTimeline, claim: Claim) -> bool:
    """A picture that one group has seen is watched: nothing of it is left undone where nothing goes out."""
    if not any(step.what in truth.SPOKEN for step in claim.right_path):
        return False
    found = any(case.found in FALSE_VERDICTS for case in log.cases_of(claim.id))
    return found and not any(said.kind in RIGHTED for said in log.publications(claim.id))


def went_round(claims: Iterable[WasTrue]) -> ReportLine:
    """How many matters there were, how many of them false, and how many that people may voice."""
    told = tuple(claims)
    false = [claim for claim in told if claim.tone == "false"]
    voiced = [claim for claim in told if claim not in false and (claim.rights or claim.tone == "true")]
    rest = len(told) - len(false) - len(voiced)
    return line(
        WENT_ROUND_ALL if rest else WENT_ROUND,
        n=Amount(len(told)),
        m=Amount(len(false)),
        k=Amount(len(voiced)),
        r=Amount(rest),
    )  # fmt: skip
