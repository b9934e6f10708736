"""The hidden claim that a case, or a statement without one, belongs to."""

# Charter: conduct nouns links
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from infodrill.casework.nouns.intake import CaseMerged, CaseOpened
from infodrill.casework.nouns.undoing import StepUndone
from infodrill.casework.reach import EITHER, Inside
from infodrill.casework.rights import FALSE_VERDICTS, TRUE_VERDICTS
from infodrill.casework.stances import turned
from infodrill.conduct.keeping import kept
from infodrill.conduct.noun import NOT_TOLD, Hidden, May, RangeCommand, command
from infodrill.conduct.roles import LINKING
from infodrill.conduct.scene import RangeScene, unknown_item
from infodrill.conduct.state import DrillState
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event, EventBody, event
from infodrill.kernel.fields import TEXT, CaseId, Flag, Key, StatementId, Words
from infodrill.kernel.grown import renewed
from infodrill.kernel.grown import with_one as with_
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Claim

PREPARING = frozenset({"prebunk", "bulletin"})


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLinked(Hidden):
    """The hidden claim of a case; never shown to players. by conduct | merge:CASE | undo | CTRL | EVAL.

    `claim` "" ends the link: the merge that brought it was taken back. `against` = the case says that the claim is wrong: what
    is found on it and said of it is of the claim the other way round (`casework.stances.turned`).
    """

    TYPE: ClassVar[str] = "case.linked"
    BY: ClassVar[str] = EITHER
    DONE: ClassVar[str] = N_("Say which claim of the scenario a case is about")
    RARE: ClassVar[frozenset[str]] = frozenset({"against"})
    case: CaseId
    claim: str
    by: str
    against: bool = False

    @property
    def noted_beside(self) -> tuple[type[EventBody], ...]:
        return CaseOpened, CaseMerged, StepUndone

    @property
    def done(self) -> str:
        return self.DONE if self.by in LINKING else NOT_TOLD

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _linked(state, self)


@event
@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRelinked(Hidden):
    """CTRL or EVAL (`by`) took a case from the claim that it was linked to, `was`, to another, or none (""), or turned it round
    (`against`), and said why."""

    TYPE: ClassVar[str] = "case.relinked"
    DONE: ClassVar[str] = CaseLinked.DONE
    RARE: ClassVar[frozenset[str]] = frozenset({"against"})
    case: CaseId
    claim: str
    was: str
    by: str
    why: Inside
    against: bool = False

    def apply(self, state: DrillState, event: Event) -> DrillState:
        return _linked(state, self)


@event
@dataclass(frozen=True, slots=True)
class StatementLinked(Hidden):
    """The claim that a statement without a case prepares for; hidden from players like a case's."""

    TYPE: ClassVar[str] = "statement.linked"
    DONE: ClassVar[str] = N_("Say which claim of the scenario a text prepares for")
    statement: StatementId
    claim: str
    by: str

    def apply(self, state: DrillState, event: Event) -> DrillState:
        claims = (*state.statement_links.get(self.statement, ()), self.claim)
        return renewed(state, statement_links=with_(state.statement_links, self.statement, claims))


@command
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkCase(RangeCommand):
    """CTRL or EVAL links a free-text case to a claim; `claim` "" = to none of them, for good; `against` = the case says that the
    claim is wrong. A link that stands is changed with a reason, `why`."""

    MAY: ClassVar[May] = May(
        thing="case",
        says=CaseLinked.DONE,
        roles=LINKING,
        note="after the close too",
        closed=True,
    )
    case: CaseId
    claim: Annotated[str, Key("claim", needed=False)]
    why: Annotated[str, Words(TEXT, N_("Reason, where a link is changed"))] = ""
    against: Annotated[bool, Flag(N_("The report itself tells people that this is not so"))] = False

    def decide(self, scene: RangeScene) -> tuple[CaseLinked | CaseRelinked, ...]:
        known = {"", *(claim.id for claim in scene.scenario.claims)}
        if self.case not in scene.state.book.cases or self.claim not in known:
            raise unknown_item()
        state, against = scene.state, self.against and bool(self.claim)
        was, round_now = state.links.get(self.case, ""), (self.case in state.against) != against
        if (was != self.claim or round_now) and kept(
            state.book, state.links, state.ended, self.case, self.claim
        ):
            raise Refused(
                N_("What was done on this case counts for the claim that it has."),
                remedy=N_("Dispute the row with a reason instead."),
                code="R165",
            )
        if against and (round_now or was != self.claim) and not self.why.strip():
            self._reads_rightly(scene)
        if not was or (was == self.claim and not round_now):
            return (CaseLinked(case=self.case, claim=self.claim, by=self.role, against=against),)
        why = scene.free(self.why, "why")
        return (
            CaseRelinked(case=self.case, claim=self.claim, was=was, by=self.role, why=why, against=against),
        )

    def _reads_rightly(self, scene: RangeScene) -> None:
        """Refuse, without a reason, to turn a case round by which what was found on it would then say the contrary of what is so:
        “the file found it false” is no report that says the opposite, and everything said on it would count as its contrary."""
        verdict = scene.state.book.cases[self.case].verdict
        if turned_astray(scene.scenario.claim(self.claim), verdict):
            raise Refused(
                N_(
                    "This case was found: {verdict}. Turned round, the drill would count it, and all that was said on it,"
                    " as: {read}."
                ),
                remedy=N_(
                    "Leave “repeats it” where the report spreads the claim or asks about it, also when it was found false."
                    " If the report itself says the opposite, give the reason."
                ),
                code="R177",
                verdict=verdict,
                read=turned(verdict),
            )


def turned_astray(claim: Claim, verdict: str) -> bool:
    """Whether a verdict, read the other way round, contradicts what is so of the claim, and read as it is does not."""
    so = claim.truth[-1].verdict
    sides = (TRUE_VERDICTS, FALSE_VERDICTS)
    astray = any(turned(verdict) in side and so in other for side, other in (sides, sides[::-1]))
    return astray and not any(verdict in side and so in other for side, other in (sides, sides[::-1]))


def found_on(claim: Claim, state: DrillState) -> str:
    """The newest verdict on the cases of a claim, told of the claim; "" before there is one. A slip in a link turns no falsehood
    into a truth before a hall."""
    found = [case for case in map(state.book.cases.__getitem__, state.case_of(claim.id)) if case.verdict]
    rightly = [
        case for case in found if case.case not in state.against or not turned_astray(claim, case.verdict)
    ]
    return max(((case.verdict_at, state.verdict_on(case.case)) for case in rightly), default=(0, ""))[1]


@command
@dataclass(frozen=True, slots=True)
class LinkStatement(RangeCommand):
    """CTRL or EVAL: the claim that a prebunk or bulletin without a case prepares people for."""

    MAY: ClassVar[May] = May(thing="statement", says=StatementLinked.DONE, roles=LINKING)
    statement: StatementId
    claim: Annotated[str, Key("claim")]

    def decide(self, scene: RangeScene) -> tuple[StatementLinked, ...]:
        statement = scene.state.book.statements.get(self.statement)
        known = self.claim in {claim.id for claim in scene.scenario.claims}
        if statement is None or statement.case or statement.kind not in PREPARING or not known:
            raise Refused(
                N_("Only a word in advance or a bulletin without a case is linked to a claim."),
                remedy=N_("Link the case of any other statement."),
                code="R147",
            )
        if self.claim in scene.state.statement_links.get(self.statement, ()):
            return ()
        return (StatementLinked(self.statement, self.claim, self.role),)


def _linked(state: DrillState, body: CaseLinked | CaseRelinked) -> DrillState:
    """A link without a claim ends it; one that control or an evaluator gives says that the case concerns none."""
    against = state.against - {body.case} | ({body.case} if body.against and body.claim else frozenset())
    state = renewed(state, against=against) if against != state.against else state
    if not body.claim:
        links = {case: claim for case, claim in state.links.items() if case != body.case}
        none = state.dismissed | {body.case} if body.by in LINKING else state.dismissed
        return renewed(state, links=links, borrowed=_without(state.borrowed, body.case), dismissed=none)
    # A case that is linked after all is dismissed no longer.
    state = renewed(state, dismissed=state.dismissed - {body.case})
    merged = body.by.removeprefix("merge:") if body.by.startswith("merge:") else ""
    borrowed = with_(state.borrowed, body.case, merged) if merged else _without(state.borrowed, body.case)
    return renewed(state, links=with_(state.links, body.case, body.claim), borrowed=borrowed)


def _without(held: Mapping[str, str], case: str) -> Mapping[str, str]:
    return {key: value for key, value in held.items() if key != case} if case in held else held
