"""Who knows what a text says, and as of which hour: what stands at its foot, and what is old by now."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from infodrill.automata import phrases as say
from infodrill.automata.hours import AGED, announces, hour, next_word
from infodrill.automata.pairs import Both, holding_true
from infodrill.automata.sentences import called, governs, kind, plainly
from infodrill.casework.book import Asked, Case
from infodrill.casework.tongues import spoken
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.quoting import begun
from infodrill.kernel.streams import choose
from infodrill.scenario.schema import Bi

# What stands before whoever does something in a telling; behind "ở", "sau", "cổng" a name only says where.
_DOER = r"(?:^|[,;:] |\b(?:nay|mai|qua|cán bộ|nhân viên|người của|loa) )"
OFFICE = "Văn phòng"  # of a city: its own hand, as no centre or company is that bears its name
_FAILED = r"(?:đã |vẫn )?(?:không|chưa) (?:giữ|làm|báo|trả lời|công bố)\b"  # behind whoever broke a word


class Sources:
    """What is known on one case, and from whom. `seed` fixes which of several wordings is taken; `issuer` = who says it, "" =
    the seat's cell; `plain` = what is so and what to do alone, and nothing of what was told or said before."""

    def __init__(
        self, case: Case, view: SeatView, seed: int, issuer: str = "", *, plain: bool = False
    ) -> None:
        self.plain = plain
        self.case, self.view, self.seed, self.issuer = case, view, seed, issuer or view.seat.cell
        self.now = view.story(view.now)
        answered = [question for question in case.questions if question.answered_at >= 0 and question.answer]
        # The newest alone: an earlier answer may have been overtaken by it.
        self.known: Asked | None = max(answered, key=lambda question: question.answered_at, default=None)
        self.myth = view.both_languages(case, case.sentence)

    def _say(self, lang: str, msgid: str, **params: object) -> str:
        return self.view.premises.say(lang, msgid, **params)

    @cached_property
    def fact(self) -> Both:
        """What the owner of the facts knows, as far as it still holds; empty before an answer."""
        if self.known is None:
            return Both()
        told = self.in_both(self.known.answer)
        # Before its sentences are laid side by side: "Không." stands for a whole sentence where "No." does not.
        said = Bi(vi=plainly(told.vi), en=plainly(told.en))
        return holding_true(said, self._told(self.known), self.now)

    def in_both(self, text: str) -> Bi:
        """What an owner told, in both languages: the scenario's own two forms, or its own where it wrote some lines in each; else
        as it stands."""
        said = self.view.both_languages(self.case, text)
        lines = [(spoken(line), line) for line in text.splitlines()] if said.vi == said.en else []
        own = {lang: " ".join(line for tongue, line in lines if tongue == lang) for lang in LANGUAGES}
        return Bi(vi=own["vi"], en=own["en"]) if all(own.values()) else said

    def strange(self, lang: str, text: str) -> bool:
        """Whether words were typed in the other language, and stand in none but that: here they would be a stranger's."""
        if not text or len(self.view.written_in) < 2:
            return False
        said = self.in_both(text)
        return said.vi == said.en and (spoken(said.vi) or self.view.lang) != lang

    def _source(self, lang: str, said: str = "") -> str:
        """Where it is known from, and of an old record that it is the newest one, where what was `said` does not say so."""
        owed = self._owed(lang)
        # Our own record is the newest by being ours; of another's nobody knows it who is not told.
        silent = self.old and not self._aged(lang) and not (owed and owed in said) and not self._own_house()
        newest = self._say(lang, say.NOTHING_NEWER) if silent else ""
        return f"{self.known_from(lang)} {newest}".strip()

    def _owed(self, lang: str) -> str:
        """Whose word has not come that was to come by an hour; "" where none was given or it is not over."""
        when = None if self._own_house() else self._owners_hour
        if when is None or when > self.now:
            return ""
        return begun(self._say(lang, say.OWED, unit=self._unit(lang), time=hour(lang, when, self.now.date())))

    def expected(self, lang: str, promised: datetime | None = None) -> str:
        """By when the owner expects to know more, where that is another hour than the one `promised` for our own word."""
        when = self._owners_hour
        if when is None or when <= self.now or when == promised:
            return ""
        unit, time = self._unit(lang), hour(lang, when, self.now.date())
        return begun(self._say(lang, say.EXPECTED, unit=unit, time=time))

    def hears_within(self, seconds: int) -> bool:
        """Whether the owner's own hour for its next word is so near."""
        when = self._owners_hour
        return when is not None and 0 <= (when - self.now).total_seconds() <= seconds

    @cached_property
    def _owners_hour(self) -> datetime | None:
        """The hour that the owner of the facts gave for its next word, in its answer or its advice."""
        if self.known is None:
            return None
        told = (text for text in (self.known.answer, self.known.advice) if text)
        said = " ".join(self.in_both(text).vi for text in told)
        return next_word(said, self._told(self.known))

    def known_from(self, lang: str) -> str:
        """Never the unit whose conduct is at issue; then who compared its record."""
        if self.known is None:
            return ""
        time = hour(lang, self._told(self.known), self.now.date())
        if self.known.owner in self._concerned():
            return self._looked_at(lang, time)
        if self._own_facts():
            return self._say(lang, say.OWN_RECORD, time=time)
        return self._pick(lang, say.SOURCE, "source", unit=self._unit(lang), time=time)

    def _looked_at(self, lang: str, time: str) -> str:
        """The record of a unit whose conduct is at issue, and who looked at it; whoever signs names neither as another house."""
        opined, unit = any(evidence.by for evidence in self.case.evidence), self._outsider(lang)
        mine = self.view.organisation(self.issuer)
        if self._own_facts():
            return self._say(lang, say.OWN_OPINED if opined else say.OWN_CHECKED, unit=unit, time=time)
        if mine is not None and unit == called(lang, mine.in_(lang)):
            return self._say(lang, say.CHECKED_BY_US, owner=self._unit(lang), time=time)
        form = say.OPINED if opined else say.CHECKED
        return self._say(lang, form, owner=self._unit(lang), unit=unit, time=time)

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
        return called(lang, name.in_(lang)) if name else self._say(lang, say.NOBODY)

    def _own_facts(self) -> bool:
        owner = self._owner()
        mine, theirs = self.view.organisation(self.issuer), self.view.organisation(owner)
        return mine is not None and mine == theirs

    @cached_property
    def another_at_fault(self) -> Bi | None:
        """The house whose doing a right report is about, where it is neither ours nor that of the government that we speak for;
        None otherwise, also where the record says that we broke our own word."""
        about, owner = self.view.read(self.case).about, self._owner()
        # A telling may scold several; whoever keeps the record of it and is among them answers for what the record shows.
        cells = (owner,) if owner in about else about or (owner,)
        houses = [(cell, house) for cell in cells if (house := self.view.organisation(cell))]
        ours = self._broken_by_us or any(self._ours(cell, house) for cell, house in houses)
        return None if ours else next((house for _, house in houses), None)

    def _ours(self, cell: str, house: Bi) -> bool:
        """Whether a house is ours, or of the government that we speak for: a ward's committee is not the city's, and an office
        that only bears the city's name answers for what it did itself."""
        mine, cells = self.view.organisation(self.issuer), self.view.seats.cells
        below = self.issuer in cells and cell in cells and cells[cell].level < cells[self.issuer].level
        office = house.vi.startswith(OFFICE) and self._of_our_city(house)
        return (
            (governs(house.vi) and not below) or office or bool(mine and mine.vi.lower() in house.vi.lower())
        )

    def _of_our_city(self, house: Bi) -> bool:
        """Whether a house bears the whole name of the city that we speak for: what its page told wrongly the city puts right."""
        cells = self.view.seats.cells
        citys = self.issuer not in cells or cells[self.issuer].level > 1
        return citys and self.view.premises.place("").vi.lower() in house.vi.lower()

    @property
    def _broken_by_us(self) -> bool:
        """Whether the record says that the city, or our house by its name, did not do what it should have."""
        mine = self.view.organisation(self.issuer)
        names = [kind(self.view.premises.place("").vi).lower(), *([mine.vi.lower()] if mine else [])]
        return any(
            name and re.search(rf"\b{re.escape(name)} {_FAILED}", self.fact.vi.lower()) for name in names
        )

    def _own_house(self) -> bool:
        """Whether the facts lie with us or a part of our own house, as the board of a school is: nobody waits for oneself."""
        mine, theirs = self.view.organisation(self.issuer), self.view.organisation(self._owner())
        return mine is not None and theirs is not None and mine.vi.lower() in theirs.vi.lower()

    @cached_property
    def _of_us(self) -> bool:
        """Whether a telling is about what we do or say ourselves: our own record holds it, or it names us as who does it."""
        if self.view.read(self.case).page:  # who poses as us does nothing of ours
            return False
        cell = self.view.seats.cells.get(self.issuer)
        name, told = self.view.organisation(self.issuer), self.myth.vi.lower()
        called = [name.vi] if name else []
        if cell and cell.ward and name and governs(name.vi):  # a committee is called as its ward
            called.append(self.view.premises.place(cell.ward).vi)
        if cell and cell.level > 1:  # whoever speaks for the city is called as the city
            called.append(self.view.premises.place("").vi)
        kinds = {kind(each) for each in called} - {""}
        doer = any(re.search(_DOER + rf"{re.escape(each.lower())}\b", told) for each in called)
        owned = any(re.search(rf"\bcủa {re.escape(each.lower())}\b", told) for each in (*called, *kinds))
        # Of what somebody wrote in their own words, we are asked as whoever may know, and not as whose doing it is.
        return doer or owned or (self._own_facts() and not self._free)

    @property
    def _free(self) -> bool:
        """Whether the telling is somebody's own words: nobody has put them into the other language."""
        return self.myth.vi == self.myth.en

    def _owner(self) -> str:
        return (
            self.known.owner if self.known else next((question.owner for question in self.case.questions), "")
        )

    def _unit(self, lang: str) -> str:
        name = self.view.organisation(self._owner())
        return called(lang, name.in_(lang)) if name else self._say(lang, say.NOBODY)

    def _told(self, asked: Asked) -> datetime:
        return self.view.story(asked.answered_at)

    @property
    def old(self) -> bool:
        """Whether the newest record that we have was told long ago."""
        return self.known is not None and self.now - self._told(self.known) >= AGED

    @property
    def _announces(self) -> bool:
        return any(announces(text) for text in (self.fact.vi, self.fact.en))

    def _aged(self, lang: str) -> str:
        """The hour of a record that was told long ago and spoke of what was to come, so that nobody takes it for what is so
        now; "" while it is fresh."""
        if self.known is None or not self.old or not self._announces:
            return ""
        return self._say(lang, say.AGED, time=hour(lang, self._told(self.known), self.now.date()))

    def _pick(self, lang: str, options: Sequence[str], what: str, **params: object) -> str:
        """One of several wordings, the same in both languages."""
        return self._say(lang, choose(options, self.seed, "words", self.case.case, what), **params)
