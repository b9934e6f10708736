"""Writes a case's texts from what its seat sees: fact first, the myth once, why it misleads, what more, what to do, source.

Each text says one next word or none, cites nobody about themselves, apologises where an apology was decided and nowhere
else, and holds at the hour it is written. `clearance` sends it back when that hour is over before it is out.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property

from infodrill.automata import phrases as say
from infodrill.automata.hours import announced, announces, day, hour
from infodrill.automata.matters import asks_for_money, explains
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
from infodrill.automata.promises import printed, promised_to_the_press
from infodrill.automata.sentences import clause, ended, inside, not_known, quoted
from infodrill.casework.book import Asked, Case, Statement
from infodrill.casework.rights import TRUE_VERDICTS
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.kernel.streams import choose
from infodrill.scenario.schema import Bi

SOON, LATER = 30 * 60, 60 * 60  # seconds until the next word, where somebody could be hurt and elsewhere
NEAR, FAR = (
    8 * 60,
    24 * 3_600,
)  # a next word that the owner gives is taken over between the two, within the procedure's time
OPEN = "UNPROVEN"
AGED = timedelta(hours=3)  # after which facts are told with the hour of their record beside them


class Writer:
    """One case's texts. `seed` fixes which of several wordings is taken; `issuer` = who says it, "" = the seat's cell."""

    def __init__(self, case: Case, view: SeatView, seed: int, issuer: str = "") -> None:
        self.case, self.view, self.seed, self.issuer = case, view, seed, issuer or view.seat.cell
        self.now = view.story(view.now)
        answered = [question for question in case.questions if question.answered_at >= 0 and question.answer]
        # The newest alone: an earlier answer may have been overtaken by it.
        self.known: Asked | None = max(answered, key=lambda question: question.answered_at, default=None)
        self.myth = view.both_languages(case, case.sentence)

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
            when = announced(text, told)
            ahead = int((when - self.now).total_seconds()) if when else 0
            procedure = self.view.casework.edition.due("publish", self.case.priority or "P1") or FAR
            if NEAR <= ahead <= min(FAR, procedure):
                return self.view.now + ahead
        return self.view.now + (SOON if urgent else LATER)

    @cached_property
    def fact(self) -> Both:
        """What the owner of the facts knows, as far as it still holds; empty before an answer."""
        if self.known is None:
            return Both()
        answer = self.view.both_languages(self.case, self.known.answer)
        return holding_true(answer, self._told(self.known), self.now)

    @cached_property
    def advice(self) -> Both:
        """What the owner advises, as far as it still holds; empty when it advises nothing."""
        if self.known is None or not self.known.advice:
            return Both()
        said = self.view.both_languages(self.case, self.known.advice)
        return holding_true(said, self._told(self.known), self.now, advice=True)

    def _said(self, lang: str, text: str) -> str:
        return self.view.both_languages(self.case, text).in_(lang) if text else ""

    def _told(self, asked: Asked) -> datetime:
        return self.view.story(asked.answered_at)

    def _open(self, kind: str) -> bool:
        """Whether a text of this kind says that it is not known yet."""
        return kind == "holding" or (kind == "answer" and (self.known is None or self.case.verdict == OPEN))

    # ---- titles --------------------------------------------------------------------------------------------------

    def _title(self, lang: str, kind: str) -> str:
        fact, todo = headline(self.fact), call(self.advice)
        place = self.view.premises.place(self.case.ward, f"{self.myth.vi} {self.myth.en}").in_(lang)
        if kind in ("holding", "answer") and self.known is None:
            matter = call(self.myth)
            named, unnamed = say.ASKED_ABOUT if kind == "answer" else say.CHECKING
            told = quoted(matter.in_(lang))
            return tr(lang, named, place=place, told=told) if matter else tr(lang, unnamed, place=place)
        if kind == "warning" and (todo or fact):
            warned = self._warned(todo, fact).in_(lang)
            return tr(lang, "Warning: {todo}", todo=inside(warned))
        fact = with_object(fact, self.myth, self.view.premises.places)
        if fact and (kind == "acknowledgement" or self._served(kind)):
            return tr(lang, "The report was right: {fact}", fact=inside(fact.in_(lang)))
        if fact and kind == "self_correction":
            return tr(lang, "We correct ourselves: {fact}", fact=inside(fact.in_(lang)))
        if fact and fact == self._lead.each(clause):  # a headline says where, what its text repeats
            return tr(lang, "{place}: {fact}", place=place, fact=inside(fact.in_(lang)))
        return (fact or with_object(todo, self.myth, self.view.premises.places)).in_(lang) or tr(
            lang, say.CORRECTED, place=place
        )

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
        lead = first.in_(lang) or tr(lang, "The record does not show what is being told.")
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
        told = self._pick(lang, say.MYTH, "myth", told=quoted(self.myth.in_(lang)))
        if kind == "warning":
            grounds = f"{inside(lead)} {rest}".strip()
            why = tr(lang, say.BECAUSE if self._false else say.KNOWN, fact=grounds)
            misled = "" if self._false else self._why(lang, None)
            return (todo, self._risk(lang), told, misled, why, source)
        reason = next((both for both in others if explains(both)), None)
        rest = joined(
            tuple(both for both in others if reason is None or not self._false or both is not reason)
        ).in_(lang)
        sorry = tr(lang, say.OUR_NOTICE) if self._ours else ""
        return (lead, told, self._why(lang, reason), sorry, self._since(lang), rest, todo, source)

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
            return tr(lang, say.BECAUSE, fact=inside(reason.in_(lang)))
        if self.known is not None and self.known.owner in self._concerned():
            return tr(lang, say.COMPARED, unit=self._outsider(lang))
        return tr(lang, say.OWN if self._own_facts() else say.KEPT, unit=self._unit(lang))

    def _todo(self, lang: str) -> str:
        """What to do: as the owner advises; before that as the telling itself shows, else the rule for such reports."""
        if advice := self.advice.in_(lang):
            return self._pick(lang, say.WHAT_TO_DO, "todo", todo=inside(advice))
        if self._meanwhile:
            return tr(lang, say.MEANWHILE, todo=inside(self._meanwhile.in_(lang)))
        return tr(lang, self._stay_safe())

    @property
    def _meanwhile(self) -> Bi | None:
        """What keeps people from the harm of this telling while the owner has advised nothing."""
        return None if self.advice else self.view.read(self.case).meanwhile

    def _risk(self, lang: str) -> str:
        """What a telling can do to whoever follows it; "" where a reader sees it only under a condition."""
        why = self.view.read(self.case).harm_why
        first = pairs(why)[0].in_(lang).partition("; ")[0] if why else ""
        return (
            ""
            if not first or first.startswith(("Nếu ", "If "))
            else tr(lang, say.RISK, harm=ended(inside(first)))
        )

    def _stay_safe(self) -> str:
        """What to do while nothing more is known: about money that is asked for, about danger, or nothing yet."""
        if asks_for_money(self.myth):
            return say.KEEP_MONEY
        return say.STAY_SAFE if self.case.danger else say.STAY_CALM

    def _unknown(self, lang: str, kind: str, old: Statement | None) -> Sequence[str]:
        """Know, do not know, doing, what to do, next word, source."""
        first, others = facts(self.fact)
        lead, rest = first.in_(lang), joined(others).in_(lang)
        now = hour(lang, self.now, self.now.date())
        ignorance = lead if not_known(lead) else ""  # that is no fact; it stands beside what is not known
        fact = rest if ignorance else f"{inside(lead)} {rest}".strip()
        known = tr(lang, say.KNOWN, fact=inside(fact)) if fact else self._report(lang, old, now)
        again = self._again(lang, old, now) if fact and old else ""
        # A dangerous recipe is not handed on by the text that warns of it: of the telling, what it claims.
        told = (call(self.myth) if self._meanwhile else Both()) or self.myth
        myth = inside(quoted(told.in_(lang)))
        asked = kind == "answer" and self.case.gate_code == "G3"
        unknown = (
            tr(lang, "What people ask: “{told}”.", told=myth) if asked else tr(lang, say.UNKNOWN, told=myth)
        )
        todo = self._todo(lang)
        promised = self.view.story(self.promise(kind))
        following = tr(lang, say.NEXT, time=hour(lang, promised, self.now.date()))
        source = self._source(lang) or tr(lang, say.UNCHECKED, time=now)
        unknown = f"{unknown} {ignorance}".strip()
        if self._meanwhile:
            return (todo, again, known, unknown, self._doing(lang), following, source)
        return (again, known, unknown, self._doing(lang), todo, following, source)

    def _report(self, lang: str, old: Statement | None, now: str) -> str:
        if old:
            return self._again(lang, old, now)
        opened = self.view.story(self.case.opened_at)
        return tr(lang, say.REPORTED, time=hour(lang, opened, self.now.date()))

    def _again(self, lang: str, old: Statement, now: str) -> str:
        """That we come back: as promised only while the hour that was printed is not over."""
        last = old.published
        if last is None or not last.next_update:
            return tr(lang, say.STILL, time=now)
        promised = printed(self.view, last.published_at, last.next_update)
        if self.now > promised:
            return tr(lang, say.LATE, promised=hour(lang, promised, self.now.date()), time=now)
        return tr(lang, say.AGAIN, time=now)

    def _doing(self, lang: str) -> str:
        unit, own = self._unit(lang), self._own_facts()
        if self.known:
            doing = tr(lang, say.OURSELVES) if own else tr(lang, say.GOING_ON, unit=unit)
        else:
            doing = tr(lang, say.COMPARING) if own else tr(lang, say.ASKED, unit=unit)
        return f"{doing} {tr(lang, say.ON_THE_WAY)}" if self.case.tasks else doing

    def _aged(self, lang: str) -> str:
        """The hour of a record that was told long ago and spoke of what was to come, so that nobody takes it for what is so
        now; "" while it is fresh."""
        if self.known is None or not self._old or not self._announces:
            return ""
        return tr(lang, say.AGED, time=hour(lang, self._told(self.known), self.now.date()))

    @property
    def _old(self) -> bool:
        """Whether the newest record that we have was told long ago."""
        return self.known is not None and self.now - self._told(self.known) >= AGED

    @property
    def _announces(self) -> bool:
        return any(announces(text) for text in (self.fact.vi, self.fact.en))

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
        return tr(lang, say.SINCE, time=hour(lang, self.view.story(last.published_at), self.now.date()))

    def _remedy(self, lang: str) -> str:
        if self.case.remedy_due < 0:
            return tr(lang, "What will be put right, and by when, follows in this place.")
        return tr(
            lang,
            "It will be put right by {day}; somebody independent checks it, and we report every week.",
            day=day(lang, self.view.story(self.case.remedy_due).date()),
        )

    def _date(self, lang: str) -> str:
        """The public date of a complaint under way."""
        due = min((when for _, when, _ in self.case.tickets), default=-1)
        if due < 0:
            return ""
        return tr(
            lang,
            "The complaint has a number; its answer is due by {day}.",
            day=day(lang, self.view.story(due).date()),
        )

    def _own_error(self, lang: str, old: Statement | None) -> str:
        at = old.published.published_at if old and old.published else self.view.now
        return tr(
            lang,
            "What we published at {time} no longer holds, because there is a newer record; the old text stays to be read.",
            time=hour(lang, self.view.story(at), self.now.date()),
        )

    # ---- who knows it --------------------------------------------------------------------------------------------

    def _source(self, lang: str) -> str:
        """Where it is known from, and of an old record that it is the newest one."""
        newest = tr(lang, say.NOTHING_NEWER) if self._old and not self._aged(lang) else ""
        return f"{self._known_from(lang)} {newest}".strip()

    def _known_from(self, lang: str) -> str:
        """Never the unit whose conduct is at issue; then who compared its record."""
        if self.known is None:
            return ""
        time = hour(lang, self._told(self.known), self.now.date())
        if self.known.owner in self._concerned():
            return tr(lang, say.CHECKED, unit=self._outsider(lang), time=time)
        if self._own_facts():
            return tr(lang, say.OWN_RECORD, time=time)
        return self._pick(lang, say.SOURCE, "source", unit=self._unit(lang), time=time)

    def _concerned(self) -> frozenset[str]:
        return frozenset(unit for unit, _ in self.case.conflicts)

    def _outsider(self, lang: str) -> str:
        """Who looked at the record of a unit in conflict: the expert who gave an opinion, else whoever verified it."""
        concerned = self._concerned()
        looked = [evidence.by for evidence in self.case.evidence if evidence.by]
        looked += [cell for role, cell in self.case.actors if role == "VERIFY"]
        looked += [seat.cell for seat in self.view.seats.with_role("VERIFY")]
        cell = next((by for by in looked if by not in concerned), "")
        name = self.view.organisation(cell)
        return name.in_(lang) if name else tr(lang, say.NOBODY)

    def _own_facts(self) -> bool:
        owner = self._owner()
        mine, theirs = self.view.organisation(self.issuer), self.view.organisation(owner)
        return mine is not None and mine == theirs

    def _owner(self) -> str:
        return (
            self.known.owner if self.known else next((question.owner for question in self.case.questions), "")
        )

    def _unit(self, lang: str) -> str:
        name = self.view.organisation(self._owner())
        return name.in_(lang) if name else tr(lang, say.NOBODY)

    def _served(self, kind: str) -> bool:
        """A complaint whose facts are so: it is answered as a report that was right."""
        return kind == "answer" and bool(self.case.tickets) and self._verdict() in TRUE_VERDICTS

    def _verdict(self) -> str:
        return self.case.verdict or (self.known.verdict if self.known else "")

    def _pick(self, lang: str, options: Sequence[str], what: str, **params: object) -> str:
        """One of several wordings, the same in both languages."""
        return tr(lang, choose(options, self.seed, "words", self.case.case, what), **params)
