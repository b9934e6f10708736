"""What an inject waits for, in words, so that control can tell by hand in a hall without a network."""

# Charter: review papers conditionwords
from __future__ import annotations

from infodrill.casework import rights
from infodrill.casework.edition import Edition
from infodrill.conduct import naming
from infodrill.kernel.i18n import N_, tr
from infodrill.review.words import Voice
from infodrill.scenario.schema import Condition, Scenario

AND, OR, NOT = N_("{first}, and {rest}"), N_("{first}, or {rest}"), N_("not so that {what}")
KINDS = {"any": N_("some text"), **naming.KINDS}


class ConditionWords:
    """Puts a condition into a clause; claims by their sentence."""

    def __init__(self, scenario: Scenario, edition: Edition, voice: Voice) -> None:
        self.scenario, self.edition, self.voice = scenario, edition, voice

    def say(self, found: Condition) -> str:
        told = [*self._joined(found), *self._cases(found), *self._texts(found), *self._course(found)]
        return told[0] if told else ""

    def _joined(self, found: Condition) -> list[str]:
        if found.all:
            return [self._chain(AND, [self.say(inner) for inner in found.all])]
        if found.any:
            return [self._chain(OR, [self.say(inner) for inner in found.any])]
        return [self._t(NOT, what=self.say(found.not_))] if found.not_ else []

    def _chain(self, words: str, told: list[str]) -> str:
        first, *rest = told
        return self._t(words, first=first, rest=self._chain(words, rest)) if rest else first

    def _cases(self, found: Condition) -> list[str]:
        if found.case_opened:
            return [self._t(N_("a case on “{claim}” was opened"), claim=self._claim(found.case_opened))]
        if test := found.case_state:
            state = self.edition.state_name(test.state, self.voice.lang)
            told = N_("a case on “{claim}” has come to “{state}”")
            by = N_("a case on “{claim}” has come to “{state}” by minute {n}")
            if test.by is None:
                return [self._t(told, claim=self._claim(test.claim), state=state)]
            return [self._t(by, claim=self._claim(test.claim), state=state, n=self._minute(test.by))]
        if verdict := found.verdict:
            said = self._t(naming.VERDICTS[verdict.is_])
            told = N_("the verdict on “{claim}” is “{verdict}”")
            return [self._t(told, claim=self._claim(verdict.claim), verdict=said)]
        return []

    def _texts(self, found: Condition) -> list[str]:
        if test := found.statement_published:
            kind, claim = self._t(KINDS[test.kind]), self._claim(test.claim)
            if test.ago is not None:
                told = N_("published on “{claim}” at least {span} before: {kind}")
                return [self._t(told, claim=claim, kind=kind, span=self.voice.lasting(test.ago))]
            if test.within is None:
                return [self._t(N_("published on “{claim}”: {kind}"), claim=claim, kind=kind)]
            told = N_("published on “{claim}” within {span} of the case: {kind}")
            return [self._t(told, claim=claim, kind=kind, span=self.voice.lasting(test.within))]
        if late := found.deadline_missed:
            claim = self._claim(late.claim)
            if late.step == "any" or late.step not in self.edition.steps:
                return [self._t(N_("a deadline on “{claim}” was missed"), claim=claim)]
            step = self.edition.step_name(late.step, self.voice.lang)
            return [self._t(N_("“{step}” came too late on “{claim}”"), step=step, claim=claim)]
        if found.trap_pressed == "any":
            return [self._t(N_("somebody pressed a trap"))]
        if found.trap_pressed:
            trap = self._t(rights.TRAPS[found.trap_pressed])
            return [self._t(N_("somebody pressed the trap “{trap}”"), trap=trap)]
        return []

    def _course(self, found: Condition) -> list[str]:
        if test := found.reach:
            n, claim = self.voice.number(test.at_least), self._claim(test.claim)
            return [self._t(N_("{n} accounts have met “{claim}”"), n=n, claim=claim)]
        if level := found.spread_level:
            told = N_("“{claim}” has spread to S{level}")
            return [self._t(told, claim=self._claim(level.claim), level=level.at_least)]
        if found.inject_acknowledged:
            return [self._t(N_("somebody confirmed inject no. {n}"), n=found.inject_acknowledged)]
        if found.phase_is:
            return [self._t(N_("phase {n} is on"), n=found.phase_is)]
        if found.after is not None:
            return [self._t(N_("minute {n} has come"), n=self._minute(found.after))]
        return []

    def _claim(self, claim: str) -> str:
        return self.scenario.claim(claim).sentence.in_(self.voice.lang)

    def _minute(self, at: int) -> str:
        return self.voice.number(at // 60)

    def _t(self, msgid: str, **values: object) -> str:
        return tr(self.voice.lang, msgid, **values)
