"""Conditions of injects: a small closed grammar over what players did, read from the folded state. Never free code."""

# Charter: conduct conditions
from __future__ import annotations

from infodrill.casework.book import Statement
from infodrill.casework.nouns.ownword import issued
from infodrill.casework.steps import CASE_STATES
from infodrill.conduct.likely import speaks_of
from infodrill.conduct.release import targets
from infodrill.conduct.state import DrillState
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.schema import CaseStateTest, Condition, Scenario, StatementTest

IN_ADVANCE = "prebunk"


def holds(
    condition: Condition, state: DrillState, scenario: Scenario | None = None, *, silence: bool = False
) -> bool:
    """True when the condition is met by the state as it stands. `scenario` = by which words are read that nobody linked to a
    claim; `silence` = it is asked of what must not have happened: that nothing was said, any word on the matter gainsays."""
    if condition.all is not None:
        return all(holds(part, state, scenario, silence=silence) for part in condition.all)
    if condition.any is not None:
        return any(holds(part, state, scenario, silence=silence) for part in condition.any)
    if condition.not_ is not None:
        return not holds(condition.not_, state, scenario, silence=not silence)
    return _simple(condition, state, scenario if silence else None)


def _simple(condition: Condition, state: DrillState, scenario: Scenario | None) -> bool:
    if condition.after is not None:
        return state.at >= condition.after
    if condition.phase_is is not None:
        return state.phase == condition.phase_is
    if condition.case_opened is not None:
        return bool(state.case_of(condition.case_opened))
    if condition.trap_pressed is not None:
        return any(condition.trap_pressed in ("any", kind) for kind, *_ in state.traps)
    if condition.inject_acknowledged is not None:
        delivery = state.deliveries.get(condition.inject_acknowledged)
        return delivery is not None and bool(delivery.acknowledged)
    return _about_claim(condition, state, scenario)


def _about_claim(condition: Condition, state: DrillState, scenario: Scenario | None) -> bool:
    cases = state.book.cases
    if (test := condition.case_state) is not None:
        return any(_reached(state, case_id, test) for case_id in state.case_of(test.claim))
    if (verdict := condition.verdict) is not None:
        return any(state.verdict_on(case_id) == verdict.is_ for case_id in state.case_of(verdict.claim))
    if (missed := condition.deadline_missed) is not None:
        # “any” asks for a step too: a case that missed none meets it as little as one that missed another.
        return any(
            missed.step in ("any", *cases[case_id].missed) and cases[case_id].missed
            for case_id in state.case_of(missed.claim)
        )
    if (reach := condition.reach) is not None:
        known = state.standings.get(reach.claim)
        return known is not None and known.exposed >= reach.at_least
    if (spread := condition.spread_level) is not None:
        known = state.standings.get(spread.claim)
        return known is not None and known.level >= spread.at_least
    said = condition.statement_published
    return said is not None and _published(said, state, scenario)


def _reached(state: DrillState, case: str, test: CaseStateTest) -> bool:
    """Whether the case came to that state, or beyond it, and by that second where one is given; a merged one counts not."""
    known = state.book.cases.get(case)
    if known is None or known.merged_into:
        return False
    wanted = CASE_STATES.index(test.state)
    times = [at for name, at in state.stood.get(case, {}).items() if CASE_STATES.index(name) >= wanted]
    return bool(times) and (test.by is None or min(times) <= test.by)


def _published(test: StatementTest, state: DrillState, scenario: Scenario | None) -> bool:
    """Whether something of that kind came out on the claim, within seconds of its case's opening and so long ago where they are
    given."""
    return any(
        _in_time(test, state, statement)
        for statement in state.book.statements.values()
        if test.kind in ("any", statement.kind)
        and (
            test.claim in targets(state, statement)
            or (scenario is not None and _tells_of(scenario, state, statement, test.claim))
        )
    )


def _tells_of(scenario: Scenario, state: DrillState, statement: Statement, claim: str) -> bool:
    """Whether words of ours that nobody linked to a claim, or that put our own word right, tell people of this one, in each
    language that they are written in: words that one of them happens to share say nothing. Of a text on another claim the
    headline has to: what stands beside its matter is passed over. A word in advance on no matter is of none: it teaches how
    to tell what is ours, and speaks of no rumour until control says of which."""
    on_none = not targets(state, statement)
    if on_none and not statement.case and statement.kind == IN_ADVANCE:
        return False
    whole = on_none or statement.beside or bool(statement.newest.corrects)

    def told(text: tuple[str, str]) -> bool:
        return speaks_of(scenario, "\n".join(text if whole else text[:1]), claim)

    return any(all(told(version.said(lang)) for lang in LANGUAGES) for version in issued(statement))


def _in_time(test: StatementTest, state: DrillState, statement: Statement) -> bool:
    said = [version.published_at for version in issued(statement)]
    case = state.book.cases.get(statement.case)
    since = case.opened_at if case else 0
    in_time = bool(said) and (test.within is None or min(said) - since <= test.within)
    return in_time and state.at - min(said) >= (test.ago or 0)
