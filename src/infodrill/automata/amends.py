"""Regret and repair: who is sorry for what, and the day on which it is said what has been done."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from infodrill.automata import phrases as say
from infodrill.automata.heading import Headed
from infodrill.automata.hours import day, hour
from infodrill.automata.matters import repairs
from infodrill.automata.movingon import still_advised
from infodrill.automata.pairs import Both, holding_true, joined, pairs
from infodrill.automata.promises import named_by_owner, printed
from infodrill.automata.sentences import called, ended, runs
from infodrill.casework import lifting
from infodrill.kernel.quoting import begun
from infodrill.kernel.saidtimes import hours_named, moments
from infodrill.scenario.schema import Bi

GRACE = timedelta(minutes=10)  # so long behind a promised hour nobody speaks of it


class Amends(Headed):
    """What a text on one case says of regret and repair, and what the owner advises."""

    @cached_property
    def advice(self) -> Both:
        """What the owner advises, as far as it still holds; empty when it advises nothing."""
        if self.known is None or not self.known.advice:
            return Both()
        said = self.in_both(self.known.advice)
        return still_advised(self.view, holding_true(said, self._told(self.known), self.now, advice=True))

    @property
    def to_do(self) -> Both:
        """Of the advice what people may do; all of it where that is nothing."""
        return joined(tuple(each for each in pairs(self.advice) if not repairs(each))) or self.advice

    def cleared(self, lang: str) -> str:
        """The line of what was lifted since these facts were told, by whoever told them: a text on the same danger that is silent
        on the all-clear alarms anew; "" where nothing was."""
        if self.known is None or not (self.case.danger or self.view.read(self.case).danger):
            return ""
        newer = [text for text in self.view.statements if text.case != self.case.case and text.standing
                 and text.standing.published_at > self.known.answered_at
                 and lifting.lifted(text, text.standing, lang)]  # fmt: skip
        last = max(newer, key=lambda text: text.standing.published_at if text.standing else 0, default=None)
        case = next((each for each in self.view.cases if last and each.case == last.case), None)
        other = type(self)(case, self.view, self.seed, self.issuer) if case else None
        if last is None or other is None or other.known is None or other.known.owner != self.known.owner:
            return ""
        told = other.below(last.kind).title.in_(lang)
        again = runs(told) & runs(self.fact.in_(lang))  # these facts tell it themselves
        return f"{begun(ended(told))}\n" if told and not again else ""

    def put_right(self, lang: str) -> str:
        """Of the advice what is put right by when; "" where nobody is told anything else."""
        told = tuple(each for each in pairs(self.advice) if repairs(each))
        return joined(told).in_(lang) if self.to_do != self.advice else ""

    def _sorry(self, lang: str, kind: str) -> str:
        """For an hour that was promised and not kept, for what went out in our own name, and for what was reported and is so."""
        return f"{self._missed(lang)} {self._regret(lang, kind)}".strip()

    def _missed(self, lang: str) -> str:
        """That the hour of the last word, which was that nothing is known, is long over; "" where it was kept."""
        last = self._last_out.published if self._last_out else None
        if last is None or last.stance != "unknown" or not last.next_update:
            return ""
        promised = printed(self.view, last.published_at, last.next_update)
        late = self.now - promised > GRACE
        return self._say(lang, say.MISSED, promised=hour(lang, promised, self.now.date())) if late else ""

    def _regret(self, lang: str, kind: str) -> str:
        if kind in ("warning", "correction"):
            # Whoever reads the second text may not have met the first: an error told again is one that we are sorry for again.
            mine = self.ours and self.answers_for_it
            return self.own_up(lang) if mine else ""
        owed = kind == "acknowledgement" or (kind == "answer" and self.served)
        if owed and (house := self.another_at_fault):
            unit = called(lang, house.in_(lang))
            if self._of_our_city(house):
                return begun(self._say(lang, say.SORRY_WITH, unit=unit))
            mends = begun(self._say(lang, say.THEIRS_TO_MEND, unit=unit))
            sorry = say.HAS_APOLOGISED if self._apologised(house) else say.SORRY_FOR_IT
            return f"{begun(self._say(lang, sorry, unit=unit))} {mends}"
        return self._say(lang, say.SORRY) if owed else ""

    def _apologised(self, house: Bi) -> bool:
        """Whether that house has apologised in a text of its own on this matter: mere regret beside that would take it back."""
        told = self.view.read(self.case).likeness
        about = {case.case for case in self.view.cases if self.view.read(case).likeness == told}
        sorry = [
            self.view.premises.say(lang, form)
            for lang in self.view.written_in
            for form in (say.SORRY, say.OUR_NOTICE, say.OUR_NOTICE_LATE)
        ]
        return any(
            text.standing and text.case in about and self.view.organisation(text.issuer) == house
            and any(line in text.standing.said(lang)[1] for lang in self.view.written_in for line in sorry)
            for text in self.view.statements
        )  # fmt: skip

    @property
    def answers_for_it(self) -> bool:
        """Whether a wrong notice is whoever signs to apologise for: its own, or one of an office of its own government."""
        house = self.view.organisation(self._owner())
        owns = house is not None and (self._ours(self._owner(), house) or self._of_our_city(house))
        return not self.theirs or owns

    def own_up(self, lang: str) -> str:
        """The apology for a wrong notice; of an office of ours with its name, as its own hand and ours."""
        if self.theirs:
            return begun(self._say(lang, say.SORRY_WITH, unit=self._unit(lang)))
        return self._say(lang, say.OUR_NOTICE_LATE if self.old else say.OUR_NOTICE)

    @property
    def owned(self) -> bool:
        """Whether what was reported is a matter of somebody's conduct, for which there is regret once it is so."""
        return bool(self.case.tickets or self.case.conflicts or self.view.read(self.case).about)

    def regret(self, lang: str) -> str:
        """The apology of an acknowledgement, for whoever answers before that is out."""
        return self._regret(lang, "acknowledgement")

    def mended(self, lang: str) -> str:
        """The day of our word on the repair, where one is promised and the owner's own words name none; "" otherwise."""
        return "" if self._day_named else self._date(lang)

    def _remedy(self, lang: str) -> str:
        undated = self._say(lang, "What will be put right, and by when, follows in this place.")
        return self._date(lang) if self.case.remedy_due >= 0 else undated

    @property
    def _word_due(self) -> int:
        """The second of our own word on the repair: as acknowledged, or as whoever complained and was right is given it; -1 =
        none is owed, as of what is mended on this very day."""
        due = min((when for _, when, _ in self.case.tickets), default=-1)
        if self.case.remedy_due >= 0 or due < 0 or not self.served:
            return self.case.remedy_due
        named, told = (
            named_by_owner(self.view, self.case),
            self._days(joined((self.fact, self.advice)), dates=True),
        )
        done = self._begun_today or self.now.date() in self._days(self.advice)  # on this very day
        if named or done or any(each > self.now.date() for each in told):
            return named if 0 < named <= due else -1  # no other day than the one that they name
        return due

    @property
    def _day_named(self) -> bool:
        """Whether the owner's own words to the public name that day, as the one by which it is put right."""
        due = self._word_due
        return due >= 0 and self.view.story(due).date() in self._days(joined((self.fact, self.advice)))

    def _date(self, lang: str) -> str:
        """The day of our own word on the repair: of one that the owner's words name, what has been done by then; "" = none."""
        due = self._word_due
        if due >= 0 and self._day_named:
            return self._say(lang, say.REMEDY_NAMED, day=day(lang, self.view.story(due).date()))
        return self._repaired_by(lang, due) if due >= 0 else ""

    def _days(self, said: Both, *, dates: bool = False) -> set[date]:
        """The days that the owner's words name; `dates` = by a day of the month or as tomorrow alone: one of the week may come
        each week."""
        named = (moment.day for text in (said.vi, said.en) for moment in moments(text))
        sure = (each for each in named if each and (not dates or each.of_month or each.offset is not None))
        days = (each.on(self.now.date()) for each in sure)
        return {found for found in days if found}

    @property
    def _begun_today(self) -> bool:
        """Whether the owner's advice names an hour of this very day that lay ahead when it was given: that is the repair."""
        if self.known is None:
            return False
        told = self._told(self.known)
        hours = hours_named(self.advice.vi, told)
        return any(told < when and when.date() == self.now.date() for when in hours)

    def _repaired_by(self, lang: str, due: int) -> str:
        """The day of our own word on a repair, ours or another house's."""
        named, house = day(lang, self.view.story(due).date()), self.another_at_fault
        if house is None:
            return self._say(lang, say.REMEDY, day=named)
        return self._say(lang, say.THEIR_REMEDY, day=named, unit=called(lang, house.in_(lang)))
