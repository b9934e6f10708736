"""Writes a case's texts from what its seat sees: below the fact of the headline what more there is, the myth once, why it
misleads, what to do, source.

Each text says nothing twice and one next word or none, cites nobody about themselves, apologises for what was our own fault or
where an apology was decided, and holds at the hour it is written. `clearance` sends it back when that hour is over first.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from infodrill.automata import phrases as say
from infodrill.automata.amends import Amends
from infodrill.automata.heading import OPEN
from infodrill.automata.hours import hour
from infodrill.automata.matters import alone, asks_for_money, explains, needless, slipped
from infodrill.automata.pairs import Both, Parted, call, facts, joined, pairs
from infodrill.automata.promises import before_its_hour, coming_back, printed, promised_to_the_press
from infodrill.automata.proposal import ASKED
from infodrill.automata.sentences import (
    addresses,
    asks,
    bare,
    inside,
    names,
    not_known,
    open_point,
    quoted,
    to_decide,
    undecided,
)
from infodrill.casework.advice import advised
from infodrill.casework.atodds import at_odds
from infodrill.casework.book import Statement
from infodrill.casework.craft import advice_of
from infodrill.casework.nouns.triage import priority
from infodrill.casework.rights import FALSE_VERDICTS, TRUE_VERDICTS
from infodrill.kernel.quoting import begun
from infodrill.scenario.schema import Bi

SOON, LATER = 30 * 60, 60 * 60  # seconds until the next word, where somebody could be hurt and elsewhere
# A next word that the owner gives is taken over between the two, within the procedure's time.
NEAR, FAR = 8 * 60, 24 * 3_600
EVENING = 22  # hour at which people who may be in danger have a last word on what is told tomorrow
GRAVE = "H4"
EARLY = timedelta(minutes=12)  # so long before the promised hour a text does not come back to it
__all__ = ["OPEN", "Writer"]


class Writer(Amends):
    """One case's texts. `seed` fixes which of several wordings is taken; `issuer` = who says it, "" = the seat's cell."""

    def write(self, kind: str, old: Statement | None = None) -> say.StatementTexts:
        """A whole text of this kind; `old` = the published statement that it follows or corrects."""
        return say.worded(
            self.view,
            lambda lang: (
                self.title(lang, kind),
                "\n".join(line for line in self._body(lang, kind, old) if line),
            ),
        )

    def promise(self, kind: str) -> int:
        """The second of the next word that a text of this kind gives, 0 = it gives none."""
        if not self.is_open(kind):
            return 0
        if given := promised_to_the_press(self.view, self.case):
            return given
        # Who came back with nothing new already has no more to say within the half hour.
        urgent = (self.case.priority == "P1" or self.case.danger) and not self._came_back_with_nothing
        if self.known:
            when = self._owners_hour
            ahead = int((when - self.now).total_seconds()) if when else 0
            procedure = self.view.casework.edition.due("publish", self._priority) or FAR
            if NEAR <= ahead <= min(FAR, procedure + SOON):
                return self.view.now + ahead
            # Where the record names a later day, there is hardly more to say within the hour.
            tomorrow = self.now.date() + timedelta(days=1)
            dated = any(each > self.now.date() for each in self._days(self.fact, dates=True))
            if dated or tomorrow in self._days(self.fact):
                due = self.view.now + min(FAR, procedure)
                return before_its_hour(
                    self.view, self.case, self._by_evening(due) if self.case.danger else due
                )
        return before_its_hour(self.view, self.case, self.view.now + (SOON if urgent else LATER))

    @property
    def _priority(self) -> str:
        """As triaged; before that by harm and spread, for the intake knows only whether there is any danger."""
        reading = self.view.read(self.case)
        return self.case.priority if self.case.h else priority("", reading.harm, reading.spread)

    def _by_evening(self, due: int) -> int:
        """A second of the story's evening for a word that would come in the night; the `due` second where that is over."""
        ahead = int((self.now.replace(hour=EVENING, minute=0, second=0) - self.now).total_seconds())
        at_night = self.view.story(due).date() > self.now.date()
        return self.view.now + ahead if at_night and ahead >= LATER else due

    @property
    def _came_back_with_nothing(self) -> bool:
        """Whether what came out last was a second "not yet known" with nothing told in between, or since."""
        out = self._last_out
        last = out.published if out else None
        if out is None or last is None or last.stance != "unknown" or out.edition(last.version) < 2:
            return False
        first = next((version for version in out.versions if version.published_at >= 0), last)
        return not any(asked.answered_at >= first.at for asked in self.case.questions)

    def _body(self, lang: str, kind: str, old: Statement | None) -> Sequence[str]:
        if self.is_open(kind):
            return self._unknown(lang, kind, old)
        below = Parted(first=self._outcome(lang)) if self.foreign(lang) else self.below(kind)
        # What a newer record has overtaken was no telling of others: it is brought up to date, and refutes nobody.
        told_of = kind in ("warning", "correction") and not self._moved_on
        told = tuple(both for both in (below.first, *below.others) if both)
        # What is so, as its owner told it, and behind that what follows of the telling.
        if told_of and not self.ours:
            opening = reason = joined(tuple(filter(explains, told)))
            rest = tuple(both for both in told if not explains(both))
        else:
            reason = self._reason(below.first, below.others) if told_of else Both()
            rest = tuple(both for both in told if both is not reason)
            opening = below.first or next(
                (both for both in rest if alone(both)), reason or (*rest, Both())[0]
            )
            rest = tuple(both for both in rest if both is not opening)
        mended = "" if self.foreign(lang) else self.put_right(lang)
        # By when it is put right is no thing to do: of a telling it stands with the facts, else behind the regret.
        lead, more = opening.in_(lang), f"{joined(rest).in_(lang)} {mended if told_of else ''}".strip()
        if not self.fact:
            lead = self._say(lang, "The record does not bear the claim out.")
        lead = f"{lead} {self._aged(lang)}".strip()
        if self.plain:
            return (lead, self._sorry(lang, kind), self.put_right(lang), self.todo(lang), self._source(lang))
        if kind == "warning" and self.explained:
            still = tuple(both for both in (opening, *rest) if any(map(undecided, (both.vi, both.en))))
            # Of the reasons the first alone: whoever runs has to know at once what it is that they run from.
            reasons = sorted((both for both in told if alone(both) and both not in still), key=slipped)
            led = tuple(filter(None, (*reasons[:1], *still)))
            lead = lead if self.foreign(lang) or not below.title else joined(led).in_(lang)
            return (self.todo(lang), lead, self._sorry(lang, kind), self._source(lang))
        todo, *others = self.cleared(lang) + self.todo(lang), self.expected(lang), self._source(lang)
        danger = self.case.danger or self.view.read(self.case).danger
        wrong = (*self._told_wrongly(lang, opening, reason), self._sorry(lang, kind))
        if kind == "warning":  # what to do comes first
            return (todo, lead, *wrong, more, others[-1])
        if told_of:
            warned = self.warned(kind)
            before = self.said_before(lang, warned) if warned else self._since(lang)
            first, last = ("", before) if warned else (before, "")
            if danger:  # whoever reads one line more reads what to do
                return (todo, first, lead, *wrong, more, last, *others)
            return (lead, *wrong, first, more, last, todo, *others)
        said = self._own_error(lang, old) if kind == "self_correction" else self._since(lang)
        owned = self.owns(kind) and self.verdict in TRUE_VERDICTS and not self.foreign(lang)
        # That it is right is the first thing that whoever reported it looks for.
        right = self._say(lang, say.OUTCOMES[self.verdict]) if owned else ""
        days = {"acknowledgement": self._remedy, "answer": self._date}
        due = days[kind](lang) if kind in days else ""
        ahead, behind = (todo, "") if danger else ("", todo)
        # A day of ours stands behind the words that name what is done by it.
        named = kind in days and self._day_named and not mended
        end = (behind, due, others[-1]) if named else (mended, due, behind, *others)
        return (f"{right} {lead}".strip(), ahead, said, more, self._sorry(lang, kind), *end)

    def _told_wrongly(self, lang: str, opening: Both, reason: Both) -> Sequence[str]:
        """The telling, and why it misleads; behind that reason where the text opens with it. What nobody has put into this
        language is judged without being quoted."""
        if not self.ours and self.strange(lang, self._telling.in_(lang)):
            came = say.OUTCOMES.get(self.verdict)  # of an opinion nothing comes
            return (self._say(lang, came),) if came and not self.foreign(lang) else ()
        told = quoted(bare(self.myth.in_(lang)) if self.ours else self._telling.in_(lang))
        if self.verdict in say.PARTLY:
            return (self._say(lang, say.PARTLY[self.verdict], told=inside(told)),)
        if reason and not self.ours:
            return (self._say(lang, say.THEREFORE, told=inside(told)),)
        telling = self._telling_of(lang, told)
        if reason and reason is opening:
            return (telling,)
        if not reason:
            return telling, self._say(lang, say.NOT_SO)
        return telling, self._say(lang, say.OURS_BECAUSE, fact=inside(reason.in_(lang)))

    def _telling_of(self, lang: str, told: str) -> str:
        """Who told it: we, another office that owns the facts, or nobody who is named."""
        if self.ours and self.theirs:
            return self._say(lang, say.THEIR_WORDS, unit=self._unit(lang), told=told)
        return self._pick(lang, say.OUR_WORDS if self.ours else say.MYTH, "myth", told=told)

    @property
    def _telling(self) -> Both | Bi:
        """What is told, as a text quotes it: where following it would harm, what it claims without what it calls for."""
        return (call(self.myth) if self.view.read(self.case).meanwhile else Both()) or self.myth

    def _reason(self, opening: Both, rest: tuple[Both, ...]) -> Both:
        """Why a falsehood is one: what the owner tells beside what the text begins with, else that. Of a word of ours it is how
        we came to say it, wherever that stands."""
        if self.verdict in say.PARTLY:
            return Both()
        told = [both for both in (*rest, opening) if explains(both)]
        ours = [both for both in told if slipped(both)] if self.ours else []
        return next(iter((*ours, *told)), Both())

    def todo(self, lang: str) -> str:
        """What to do: as the owner advises; before that as the telling itself shows, else the rule for such reports."""
        # Advice that nobody has put into this language yet is left out: what the telling itself asks for stands in its place.
        foreign = bool(self.known and self.strange(lang, self.known.advice))
        if advice := "" if foreign else self.to_do.in_(lang):
            # What is no act, or says whom it is for, is not told as a thing to do by everybody.
            act = all(advised(each, self.to_do.in_(each)) for each in ("vi", "en"))
            named = any(addresses(each) or asks(each) for each in (self.to_do.vi, self.to_do.en))
            act = act and not needless(self.to_do)
            ways = say.WHAT_TO_DO[:1] if named else say.WHAT_TO_DO if act else say.WHAT_TO_DO[1:]
            return self._pick(lang, ways, "todo", todo=inside(advice))
        if meanwhile := self.view.read(self.case).meanwhile if foreign else self._meanwhile:
            form = say.MEANWHILE if self.case.verdict in ("", OPEN) else say.WHAT_TO_DO[0]
            return self._say(lang, form, todo=inside(meanwhile.in_(lang)))
        said, out = self._said_by_people, self._last_out
        if said and out and said.tongue(lang) == lang and (kept := advice_of(out.kind, said, lang)):
            return kept
        return self._say(
            lang, say.LEAVE_IT if foreign and self.verdict in FALSE_VERDICTS else self._stay_safe()
        )

    @property
    def _meanwhile(self) -> Bi | None:
        """What keeps people from the harm of this telling while the owner has advised nothing."""
        return None if self.advice else self.view.read(self.case).meanwhile

    def _stay_safe(self) -> str:
        """What to do while nothing more is known: about money that is asked for, about danger, or nothing yet."""
        if asks_for_money(self.myth):
            return say.KEEP_MONEY
        grave = (
            self.view.read(self.case).harm == GRAVE
        )  # official advice is for life and limb, not for a date
        return say.STAY_SAFE if grave else say.STAY_CALM

    def _unknown(self, lang: str, kind: str, old: Statement | None) -> Sequence[str]:
        """Know, do not know, doing, what to do, next word, source."""
        below = self.below(kind)
        lead, rest = below.first.in_(lang), joined(below.others).in_(lang)
        now = hour(lang, self.now, self.now.date())
        if self.foreign(lang):
            lead, rest = self._as_told(lang), ""
        # That is no fact; it stands beside what is not known, in both languages alike.
        ignorance = lead if not_known(lead) and (self.foreign(lang) or not_known(below.first.vi)) else ""
        fact = rest if ignorance else f"{lead} {rest}".strip()
        known = fact if undecided(fact) else self._say(lang, say.KNOWN, fact=inside(fact)) if fact else ""
        again = self._again(lang, old, now) if old else ""
        if not fact and not below.title and not old:
            opened = self.view.story(self.case.opened_at)
            known = self.known_beside(lang) or self._pick(
                lang, say.REPORTED, "reported", time=hour(lang, opened, self.now.date())
            )
        asked = self.asked
        # What the record says itself is not asked beside it.
        clear = (self._names_what_is_open or self._answered) and not asked
        unknown = "" if clear else self._open(lang, asked=asked, told=bool(fact or below.title))
        todo = self.todo(lang)
        promised = self.view.story(self.promise(kind))
        following = self._say(lang, say.NEXT, time=hour(lang, promised, self.now.date()))
        following = f"{self.expected(lang, promised)} {following}".strip()
        source = self._source(lang, again) or self._say(lang, say.UNCHECKED, time=now)
        unknown = f"{unknown} {ignorance}".strip()
        if self.plain:
            return (todo, unknown, following, source)
        if self._meanwhile:
            return (todo, again, known, unknown, self._doing(lang), following, source)
        return (again, known, unknown, self._doing(lang), todo, following, source)

    def known_beside(self, lang: str) -> str:
        """What has been found out already, on another case, of the thing that this telling names: a first word tells what is
        known, and not that something was told."""
        own = self.view.organisation(self.issuer)
        ours = {*self.view.premises.places, *(names(own.vi) if own else ())}
        things = set(names(self.myth.vi)) - ours
        others = [case for case in self.view.cases if case.danger and case.case != self.case.case]
        for case in others if things else ():
            writes = Writer(case, self.view, self.seed, self.issuer)
            told = writes.known.verdict if writes.known and case.gate_code == ASKED else ""
            # What answers a question needs no verdict.
            if writes.known is None or (case.verdict or told) in ("", OPEN):
                continue
            first = next(iter(pairs(writes.fact)), Both())
            if first and any(name in first.vi for name in things):
                return self._say(lang, say.KNOWN, fact=f"{inside(first.in_(lang))} {writes.known_from(lang)}")
        return ""

    def _open(self, lang: str, *, asked: bool, told: bool) -> str:
        """What is open: what people ask, as they do; else by the name of the matter, where it has one; else the telling.
        `told` = something is known beside it."""
        reading = self.view.read(self.case)
        page, ours = reading.page and not told, self._of_us and not told
        if self.strange(lang, self._telling.in_(lang)):
            return self._say(lang, say.UNKNOWN_ANSWER if asked else say.UNKNOWN_REPORT)
        myth = inside(quoted(self._telling.in_(lang)))
        if asked:
            return self._say(lang, say.ASKED_SO, told=myth)
        if reading.topic is None:
            form = say.UNKNOWN_OF_US if ours else say.UNKNOWN_PAGE if page else say.UNKNOWN
            return self._say(lang, form, told=myth)
        form = say.OF_US_ABOUT if ours else say.PAGE_ABOUT if page else say.UNKNOWN_ABOUT
        return self._say(lang, form, topic=quoted(reading.topic.in_(lang)))

    @property
    def _answered(self) -> bool:
        """Whether the owner has told what is so, and only the check of it is still going on."""
        return self.known is not None and self.known.verdict not in ("", OPEN) and not self._nothing

    @property
    def _names_what_is_open(self) -> bool:
        """Whether the record says itself what is not known: the telling, half of which may be known, is not held up beside it."""
        return not self._one_tongue and any(map(open_point, (self.fact.vi, self.fact.en)))

    def _outcome(self, lang: str) -> Both:
        """Of an answer that was typed in the other language: what came of it, and that its words follow."""
        said = self._say(lang, say.OUTCOMES[self.verdict]) if self.verdict in say.OUTCOMES else ""
        whole = f"{said} {self._as_told(lang)}".strip()
        return Both(whole, whole)

    def _as_told(self, lang: str) -> str:
        """Of an answer that was typed in the other language: that there is one, or that it says no more than nothing."""
        if self.known and not_known(self.known.answer) and len(facts(self.fact)[1]) == 0:
            return self._say(lang, say.NO_RECORD)
        if self.known and self.known.verdict in ("", OPEN):
            return begun(self._say(lang, say.FOREIGN_OPEN[self._own_facts()], unit=self._unit(lang)))
        return begun(self._say(lang, say.FOREIGN[self._own_facts()], unit=self._unit(lang)))

    def _again(self, lang: str, old: Statement, now: str) -> str:
        """That we come back: as promised only while the hour that was printed is not over."""
        last = old.published
        if last is None or not last.next_update:
            return self._say(lang, say.STILL, time=now)
        promised = printed(self.view, last.published_at, last.next_update)
        if promised - self.now > EARLY:  # more has come in: nobody was promised it for this hour
            then = hour(lang, self.view.story(last.published_at), self.now.date())
            return self._say(lang, say.FOLLOWS, time=then)
        form, hours = coming_back(lang, self.now, promised)
        if form == say.AGAIN and self._answered:
            return self._say(lang, say.AGAIN_TOLD)
        owed = "" if form == say.AGAIN else self._owed(lang)
        form = say.AGAIN_UNDECIDED if form == say.AGAIN and to_decide(self.fact.vi) else form
        return f"{self._say(lang, form, **hours)} {owed}".strip()

    def _doing(self, lang: str) -> str:
        unit, own = self._unit(lang), self._own_house()
        if self.known:
            going_on = (
                say.OURSELVES
                if self._answered
                else (say.TO_DECIDE if to_decide(self.fact.vi) else say.FOLLOWING)
                if self._names_what_is_open  # who looks stands there: no "we" where another does
                else say.OURSELVES
                if own
                else say.GOING_ON
            )
            return self._say(lang, going_on, unit=unit)
        return self._say(lang, say.COMPARING) if own else self._say(lang, say.ASKED, unit=unit)

    def _since(self, lang: str) -> str:
        """That we spoke before and did not know, or what has changed since, so that nobody takes the new text for a
        contradiction."""
        if moved := self._moved_on:
            lifted = self._lifted_at(lang)
            form = say.LIFTED if lifted > moved.published_at else say.MOVED_ON
            then = hour(lang, self.view.story(max(moved.published_at, lifted)), self.now.date())
            return self._say(lang, form, time=then)
        out = self._last_out
        last = out.published if out else None
        if out is None or last is None or (last.stance != "unknown" and out.kind != "warning"):
            return ""
        # People may have said more in such a text than its stance: then nothing is said of what it said.
        open_then = any(undecided(" ".join(last.said(each))) for each in self.view.written_in)
        then = hour(lang, self.view.story(last.published_at), self.now.date())
        # After a warning the source names the newer minute; what is half open yet has not become clear.
        clear = (
            open_then and last.stance == "unknown" and not any(map(undecided, (self.fact.vi, self.fact.en)))
        )
        return self._say(lang, say.SINCE if clear else say.FOLLOWS, time=then)

    def _lifted_at(self, lang: str) -> int:
        """When the newest of our standing texts came out, on whichever case, that tells people to do what this one lifts; -1 =
        there is none."""
        told = [(text, text.standing) for text in self.view.statements if text.issuer == self.issuer]
        return max(
            (
                said.published_at
                for text, said in told
                if said and at_odds(self.advice.in_(lang), advice_of(text.kind, said, lang))
            ),
            default=-1,
        )

    def _own_error(self, lang: str, old: Statement | None) -> str:
        at = old.published.published_at if old and old.published else self.view.now
        return self._say(lang, say.WRONG_THEN, time=hour(lang, self.view.story(at), self.now.date()))
