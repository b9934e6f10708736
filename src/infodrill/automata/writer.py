"""Writes a case's texts from what its seat sees: fact first, the myth once, why it misleads, what more, what to do, source.

Each text says one next word or none, cites nobody about themselves, apologises where an apology was decided and nowhere
else, and holds at the hour it is written. `clearance` sends it back when that hour is over before it is out.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from infodrill.automata import phrases as say
from infodrill.automata.hours import day, hour, next_word
from infodrill.automata.matters import as_usual, asks_for_money, explains, gives_an_idea
from infodrill.automata.pairs import (
    Both,
    call,
    facts,
    headline,
    holding_true,
    joined,
    pairs,
    points,
    with_object,
)
from infodrill.automata.promises import before_its_hour, printed, promised_to_the_press
from infodrill.automata.sentences import (
    addresses,
    bare,
    clause,
    ended,
    governs,
    inside,
    not_known,
    quoted,
    undecided,
)
from infodrill.automata.sourcing import Sources
from infodrill.casework.book import Statement
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.scenario.schema import Bi

SOON, LATER = 30 * 60, 60 * 60  # seconds until the next word, where somebody could be hurt and elsewhere
NEAR, FAR = (
    8 * 60,
    24 * 3_600,
)  # a next word that the owner gives is taken over between the two, within the procedure's time
OPEN, GRAVE = "UNPROVEN", "H4"


class Writer(Sources):
    """One case's texts. `seed` fixes which of several wordings is taken; `issuer` = who says it, "" = the seat's cell."""

    def write(self, kind: str, old: Statement | None = None) -> say.StatementTexts:
        """A whole text of this kind; `old` = the published statement that it follows or corrects."""
        return say.worded(
            self.view,
            lambda lang: (
                self._title(lang, kind),
                "\n".join(line for line in self._body(lang, kind, old) if line),
            ),
        )

    def promise(self, kind: str) -> int:
        """The second of the next word that a text of this kind gives, 0 = it gives none."""
        if kind != "holding" and not self._open(kind):
            return 0
        if given := promised_to_the_press(self.view, self.case):
            return given
        urgent = self.case.priority == "P1" or self.case.danger
        if self.known:
            told = self._told(self.known)
            text = f"{self._said('vi', self.known.answer)} {self._said('vi', self.known.advice)}"
            when = next_word(text, told)
            ahead = int((when - self.now).total_seconds()) if when else 0
            procedure = self.view.casework.edition.due("publish", self.case.priority or "P1") or FAR
            if NEAR <= ahead <= min(FAR, procedure):
                return self.view.now + ahead
        return before_its_hour(self.view, self.case, self.view.now + (SOON if urgent else LATER))

    @cached_property
    def advice(self) -> Both:
        """What the owner advises, as far as it still holds; empty when it advises nothing."""
        if self.known is None or not self.known.advice:
            return Both()
        said = self.view.both_languages(self.case, self.known.advice)
        return holding_true(said, self._told(self.known), self.now, advice=True)

    def _said(self, lang: str, text: str) -> str:
        return self.view.both_languages(self.case, text).in_(lang) if text else ""

    def _open(self, kind: str) -> bool:
        """Whether a text of this kind says that it is not known yet."""
        return kind == "holding" or (kind == "answer" and (self.known is None or self.case.verdict == OPEN))

    # ---- titles --------------------------------------------------------------------------------------------------

    def _title(self, lang: str, kind: str) -> str:
        fact = Both() if self._foreign(lang) else headline(self.fact)
        todo = Both() if self._advised_elsewhere(lang) else call(self.advice)
        place = self._head.in_(lang)
        if kind in ("holding", "answer") and (self.known is None or (self._open(kind) and self._nothing)):
            matter = call(self.myth)
            checking = say.LOOKING_AT_OURSELVES if self._of_us else say.CHECKING
            named, unnamed = say.ASKED_ABOUT if kind == "answer" else checking
            told = quoted(matter.in_(lang))
            return (
                self._say(lang, named, place=place, told=told)
                if matter
                else self._say(lang, unnamed, place=place)
            )
        if fact and self._ours and kind in ("warning", "correction"):
            return self._say(lang, "Correction: {fact}", fact=inside(fact.in_(lang)))
        if kind == "warning" and (todo or fact):
            warned = self._warned(todo, fact).in_(lang)
            if as_usual(todo) and fact:  # who is to do as always is warned of nothing: what is so comes first
                return self._say(lang, "{place}: {fact}", place=place, fact=inside(fact.in_(lang)))
            return self._say(lang, "Warning: {todo}", todo=inside(warned))
        fact = with_object(fact, self.myth, self.view.premises.places)
        if fact and (kind == "acknowledgement" or self._served(kind)):
            return self._say(lang, "The report was right: {fact}", fact=inside(fact.in_(lang)))
        if fact and kind == "self_correction":
            return self._say(lang, "We correct ourselves: {fact}", fact=inside(fact.in_(lang)))
        if fact and fact == self._lead.each(clause):  # a headline says where, what its text repeats
            return self._say(lang, "{place}: {fact}", place=place, fact=inside(fact.in_(lang)))
        return (fact or with_object(todo, self.myth, self.view.premises.places)).in_(lang) or self._say(
            lang, say.CORRECTED, place=place
        )

    @property
    def _head(self) -> Bi:
        """What a title begins with: whoever governs a place speaks as that; any other house by its name."""
        cell, name = self.view.seats.cells.get(self.issuer), self.view.organisation(self.issuer)
        if cell and cell.level and name and not governs(name.vi):
            return Bi(vi=bare(name.vi), en=bare(name.en))
        if cell and cell.level == 1 and cell.ward:
            return self.view.premises.place(cell.ward)
        return self.view.premises.place(self.case.ward, f"{self.myth.vi} {self.myth.en}")

    @property
    def _nothing(self) -> bool:
        """Whether the owner's answer is no more than that its record holds nothing yet, or stands in one language alone."""
        return not self.fact or any(map(not_known, (self._lead.vi, self._lead.en))) or self._one_tongue

    @property
    def _one_tongue(self) -> bool:
        """Whether what the owner told was typed in one language."""
        return any(map(self._foreign, self.view.written_in))

    def _foreign(self, lang: str) -> bool:
        """Whether the owner's answer stands in the version in the other language alone."""
        return self.known is not None and self._strange(lang, self.known.answer)

    def _advised_elsewhere(self, lang: str) -> bool:
        return bool(self.advice) and self.known is not None and self._strange(lang, self.known.advice)

    @property
    def _lead(self) -> Both:
        return facts(self.fact)[0]

    def _warned(self, todo: Both, fact: Both) -> Both:
        """What a warning's title says: what to do, or the fact where the one alone would not say what it is about."""
        plain = [both for both in (todo, fact) if both and not points(both)]
        return plain[0] if plain else with_object(todo or fact, self.myth, self.view.premises.places)

    # ---- bodies --------------------------------------------------------------------------------------------------

    def _body(self, lang: str, kind: str, old: Statement | None) -> Sequence[str]:
        if self._open(kind):
            return self._unknown(lang, kind, old)
        first, others = facts(self.fact)
        if self._foreign(lang):
            first, others = self._outcome(lang), ()
        lead = first.in_(lang) or self._say(lang, "The record does not show what is being told.")
        rest = joined(others).in_(lang)
        source, todo = self._source(lang), self._todo(lang)
        lead = f"{lead} {self._aged(lang)}".strip()
        if kind == "acknowledgement":
            return (
                lead,
                self._since(lang),
                rest,
                self._pick(lang, say.SORRY, "sorry"),
                self._remedy(lang),
                todo,
                source,
            )
        if kind == "self_correction":
            return (lead, self._own_error(lang, old), rest, todo, source)
        if kind == "answer":
            thanks = self._pick(lang, say.THANKS, "thanks") if self._served(kind) else ""
            return (lead, self._since(lang), rest, thanks, self._date(lang), todo, source)
        myth = say.OUR_WORDS if self._ours else say.MYTH
        told = self._pick(
            lang, myth, "myth", told=quoted(bare(self.myth.in_(lang)) if self._ours else self.myth.in_(lang))
        )
        reason = next((both for both in others if explains(both)), None)
        rest = joined(
            tuple(both for both in others if reason is None or not self._false or both is not reason)
        ).in_(lang)
        sorry = self._say(lang, say.OUR_NOTICE) if self._ours else ""
        why = self._why(lang, reason)
        if (
            kind == "warning"
        ):  # what to do, then what is so: the harm that might come is no fact to begin with
            return (todo, lead, told, why, self._risk(lang), rest, source)
        return (lead, told, why, sorry, self._since(lang), rest, todo, source)

    @property
    def _ours(self) -> bool:
        """Whether what was told wrongly was told by our own side."""
        return self._false and self.view.read(self.case).ours

    @property
    def _false(self) -> bool:
        return self._verdict() not in say.WHY

    def _why(self, lang: str, reason: Both | None) -> str:
        """Why the claim misleads: what more the owner tells, or whose record it is that shows what stands above."""
        if not self._false:
            return self._pick(lang, say.WHY[self._verdict()], "why")
        if reason is not None:
            return self._say(lang, say.BECAUSE, fact=inside(reason.in_(lang)))
        if self.known is not None and self.known.owner in self._concerned():
            return self._say(lang, say.COMPARED, unit=self._outsider(lang))
        return self._say(lang, say.OWN if self._own_facts() else say.KEPT, unit=self._unit(lang))

    def _todo(self, lang: str) -> str:
        """What to do: as the owner advises; before that as the telling itself shows, else the rule for such reports."""
        if self._advised_elsewhere(lang):
            return self._say(lang, say.ADVISED[self._own_facts()], unit=self._unit(lang))
        if advice := self.advice.in_(lang):
            # An advice that says whom it is for is not addressed a second time.
            ways = (
                say.WHAT_TO_DO[:1]
                if any(map(addresses, (self.advice.vi, self.advice.en)))
                else say.WHAT_TO_DO
            )
            return self._pick(lang, ways, "todo", todo=inside(advice))
        if self._meanwhile:
            return self._say(lang, say.MEANWHILE, todo=inside(self._meanwhile.in_(lang)))
        return self._say(lang, self._stay_safe())

    @property
    def _meanwhile(self) -> Bi | None:
        """What keeps people from the harm of this telling while the owner has advised nothing."""
        return None if self.advice else self.view.read(self.case).meanwhile

    def _risk(self, lang: str) -> str:
        """What a telling can do to whoever follows it; "" where a reader sees it only under a condition, or it
        is a deed that one might do."""
        why = self.view.read(self.case).harm_why
        harm = pairs(why)[0].each(lambda said: said.partition("; ")[0]) if why else Both()
        if not harm or harm.in_(lang).startswith(("Nếu ", "If ")) or gives_an_idea(harm):
            return ""
        return self._say(lang, say.RISK, harm=ended(inside(harm.in_(lang))))

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
        first, others = facts(self.fact)
        lead, rest = first.in_(lang), joined(others).in_(lang)
        now = hour(lang, self.now, self.now.date())
        if self._foreign(lang):
            lead, rest = self._as_told(lang), ""
        ignorance = lead if not_known(lead) else ""  # that is no fact; it stands beside what is not known
        fact = rest if ignorance else f"{inside(lead)} {rest}".strip()
        known = self._say(lang, say.KNOWN, fact=inside(fact)) if fact else self._report(lang, old, now)
        again = self._again(lang, old, now) if fact and old else ""
        # A dangerous recipe is not handed on by the text that warns of it: of the telling, what it claims.
        told = (call(self.myth) if self._meanwhile else Both()) or self.myth
        myth = inside(quoted(told.in_(lang)))
        asked = kind == "answer" and self.case.gate_code == "G3"
        unknown = (
            self._say(lang, "What people ask: “{told}”.", told=myth)
            if asked
            else self._say(lang, say.UNKNOWN_OF_US if self._of_us else say.UNKNOWN, told=myth)
        )
        todo = self._todo(lang)
        promised = self.view.story(self.promise(kind))
        following = self._say(lang, say.NEXT, time=hour(lang, promised, self.now.date()))
        source = self._source(lang) or self._say(lang, say.UNCHECKED, time=now)
        unknown = f"{unknown} {ignorance}".strip()
        if self._meanwhile:
            return (todo, again, known, unknown, self._doing(lang), following, source)
        return (again, known, unknown, self._doing(lang), todo, following, source)

    def _outcome(self, lang: str) -> Both:
        """Of an answer that was typed in the other language: what came of it, and where its words stand."""
        said = self._say(lang, say.OUTCOMES[self._verdict()]) if self._verdict() in say.OUTCOMES else ""
        whole = f"{said} {self._as_told(lang)}".strip()
        return Both(whole, whole)

    def _as_told(self, lang: str) -> str:
        """Of an answer that was typed in the other language: that there is one, or that it says no more than nothing."""
        if self.known and not_known(self.known.answer) and len(facts(self.fact)[1]) == 0:
            return self._say(lang, say.NO_RECORD)
        return self._say(lang, say.FOREIGN[self._own_facts()], unit=self._unit(lang))

    def _report(self, lang: str, old: Statement | None, now: str) -> str:
        if old:
            return self._again(lang, old, now)
        opened = self.view.story(self.case.opened_at)
        return self._say(lang, say.REPORTED, time=hour(lang, opened, self.now.date()))

    def _again(self, lang: str, old: Statement, now: str) -> str:
        """That we come back: as promised only while the hour that was printed is not over."""
        last = old.published
        if last is None or not last.next_update:
            return self._say(lang, say.STILL, time=now)
        promised = printed(self.view, last.published_at, last.next_update)
        if self.now.date() != promised.date():
            gave, today = hour(lang, promised, promised.date()), hour(lang, self.now, promised.date())
            late = self._say(
                lang, say.LATE_BY_DAYS, day=day(lang, promised.date()), promised=gave, time=today
            )
            return f"{late} {self._owed(lang)}".strip()
        if self.now > promised:
            late = self._say(lang, say.LATE, promised=hour(lang, promised, self.now.date()), time=now)
            return f"{late} {self._owed(lang)}".strip()
        return self._say(lang, say.AGAIN, time=now)

    def _owed(self, lang: str) -> str:
        """Whose word has not come that was to come by an hour; "" where none was given or it is not over."""
        if self.known is None or self._own_facts():
            return ""
        when = next_word(self._said("vi", self.known.answer), self._told(self.known))
        if when is None or when > self.now:
            return ""
        return self._say(lang, say.OWED, unit=self._unit(lang), time=hour(lang, when, self.now.date()))

    def _doing(self, lang: str) -> str:
        unit, own = self._unit(lang), self._own_facts()
        if self.known:
            doing = self._say(lang, say.OURSELVES) if own else self._say(lang, say.GOING_ON, unit=unit)
        else:
            doing = self._say(lang, say.COMPARING) if own else self._say(lang, say.ASKED, unit=unit)
        sent = any(
            task.to != self.issuer for task in self.case.tasks
        )  # nobody tells of itself that it was asked
        return f"{doing} {self._say(lang, say.ON_THE_WAY)}" if sent else doing

    def _since(self, lang: str) -> str:
        """That we spoke before and did not know, so that nobody takes the new text for a contradiction."""
        said = [
            statement.published
            for statement in self.view.statements
            if statement.case == self.case.case and statement.published
        ]
        last = max(said, key=lambda version: version.published_at, default=None)
        if last is None or last.stance != "unknown":
            return ""
        # People may have said more in such a text than its stance: then nothing is said of what it said.
        open_then = any(undecided(" ".join(last.said(each))) for each in self.view.written_in)
        then = hour(lang, self.view.story(last.published_at), self.now.date())
        return self._say(lang, say.SINCE if open_then else say.FOLLOWS, time=then)

    def _remedy(self, lang: str) -> str:
        if self.case.remedy_due < 0:
            return self._say(lang, "What will be put right, and by when, follows in this place.")
        return self._say(
            lang,
            "It will be put right by {day}; somebody independent checks it, and we report every week.",
            day=day(lang, self.view.story(self.case.remedy_due).date()),
        )

    def _date(self, lang: str) -> str:
        """The public date of a complaint under way."""
        due = min((when for _, when, _ in self.case.tickets), default=-1)
        if due < 0:
            return ""
        return self._say(
            lang,
            "The complaint has a number; its answer is due by {day}.",
            day=day(lang, self.view.story(due).date()),
        )

    def _own_error(self, lang: str, old: Statement | None) -> str:
        at = old.published.published_at if old and old.published else self.view.now
        return self._say(
            lang,
            "What we published at {time} no longer holds, because there is a newer record; the old text stays to be read.",
            time=hour(lang, self.view.story(at), self.now.date()),
        )

    def _served(self, kind: str) -> bool:
        """A complaint whose facts are so: it is answered as a report that was right."""
        return kind == "answer" and bool(self.case.tickets) and self._verdict() in TRUE_VERDICTS

    def _verdict(self) -> str:
        return self.case.verdict or (self.known.verdict if self.known else "")
