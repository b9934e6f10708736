"""What a text is headed by, and what of the facts is left to say below it: nothing stands in a text twice.

A headline says what is so and where, never the rumour; "warning" only where what is so is the danger itself.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from functools import cached_property

from infodrill.automata import phrases as say
from infodrill.automata.hours import hour
from infodrill.automata.matters import alone, as_usual, needless
from infodrill.automata.movingon import borne_out, overtaken_by, told_anew
from infodrill.automata.pairs import Both, Parted, cut, facts, with_object
from infodrill.automata.proposal import ASKED
from infodrill.automata.sentences import (
    bare,
    ended,
    governs,
    inside,
    kind,
    names,
    not_known,
    open_point,
    quoted,
    whole_sentences,
)
from infodrill.automata.sourcing import Sources
from infodrill.casework.book import Statement, Version
from infodrill.casework.rights import FALSE_VERDICTS, STATEMENT_ACTION, TRUE_VERDICTS
from infodrill.conduct.reading import WORST
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.quoting import begun
from infodrill.scenario.schema import Bi

OPEN = "UNPROVEN"
CORRECT = STATEMENT_ACTION["correction"]
SEEN = TRUE_VERDICTS | {"MIXED"}  # verdicts of what there is something to see of


_OF_OTHERS = re.compile(r"\bđộc lập\b", re.IGNORECASE)
_COMMITTEES = re.compile(
    r"^Ủy ban nhân dân |^people's committee of (?:the )?| people's committee$", re.IGNORECASE
)


def governed(house: Bi) -> Bi | None:
    """The place that a committee governs, as a headline begins with it; None for another house."""
    vi, en = (_COMMITTEES.sub("", said) for said in (house.vi, house.en))
    return Bi(vi=begun(vi), en=begun(en)) if vi != house.vi and en != house.en else None


class Headed(Sources):
    """One case's headline, and the facts below it."""

    def title(self, lang: str, kind: str) -> str:
        """The headline of a text of this kind."""
        place, fact = self._head.in_(lang), Both() if self.foreign(lang) else self.below(kind).title
        if self.is_open(kind) and not fact and (self.known is None or self._nothing):
            return self._asked(lang, kind)
        if not fact and self.foreign(lang) and self.verdict in say.OUTCOME_OF:
            topic = self.view.read(self.case).topic
            form = say.OUTCOME_OF[self.verdict][topic is None]
            return self._say(lang, form, place=place, topic=quoted(topic.in_(lang)) if topic else "")
        if not fact:
            return self._say(lang, say.CORRECTED, place=place)
        form, told = self._form(kind), with_object(fact, self.myth, self.view.premises.places).in_(lang)
        if self.warned(kind) and self.below(kind) is self._cut:
            led = (
                say.AGAIN_LED if ": " in told else say.AGAIN_SAID
            )  # one colon leads, a second loses the reader
            form = say.AGAIN_THERE if self._placed(fact) else led
            return self._say(lang, form, place=place, fact=inside(told))
        if form and self._placed(fact) and form in say.FORMS_THERE:
            return self._say(lang, say.FORMS_THERE[form], place=place, fact=inside(told))
        if form:
            return self._say(lang, form, fact=inside(told))
        return self._say(lang, say.PLACED, place=place, fact=inside(told)) if self._placed(fact) else told

    def below(self, kind: str) -> Parted:
        """The facts that are left for a text of this kind: all of them where its headline says none."""
        if self.is_open(kind) and self._nothing:
            first, others = facts(self.fact)
            if others and not self._one_tongue and open_point(first.vi) and open_point(first.en):
                # What exactly is not known is the news, where something is known beside it.
                bare_point = first.each(lambda said: said.rstrip("."))
                return Parted(title=bare_point, first=others[0], others=others[1:])
            return Parted(first=first, others=others)
        return self._cut if self.ours or not self.warned(kind) else self._with_reason(self._cut)

    @staticmethod
    def _with_reason(told: Parted) -> Parted:
        """What is told behind a warning, headed by the reason that the warning left out; as before where none can head it."""
        for pair in told.others:
            head = cut(pair)
            if alone(pair) and head.title and not head.record:
                said = told.title.each(lambda title: begun(ended(title)))
                rest = (
                    head.first,
                    told.first,
                    *(other for other in (*head.others, *told.others) if other is not pair),
                )
                return Parted(
                    title=head.title, first=said, others=tuple(filter(None, rest)), record=told.record
                )
        return told

    def is_open(self, kind: str) -> bool:
        """Whether a text of this kind says that it is not known yet."""
        return kind == "holding" or (kind == "answer" and (self.known is None or self.case.verdict == OPEN))

    @property
    def asked(self) -> bool:
        """Whether it is a question: then nothing is going round that might be so or not."""
        return self.case.gate_code == ASKED

    @property
    def served(self) -> bool:
        """A complaint whose facts are so: it is answered as a report that was right."""
        return bool(self.case.tickets) and self.verdict in TRUE_VERDICTS

    def owns(self, kind: str) -> bool:
        """Whether a text of this kind says that a report was right: below its headline, which says the thing itself."""
        return kind == "acknowledgement" or (kind == "answer" and self.served)

    @property
    def verdict(self) -> str:
        """As decided, else as the owner told it; "" before either."""
        return self.case.verdict or (self.known.verdict if self.known else "")

    @property
    def ours(self) -> bool:
        """Whether what was told wrongly was told by our own side."""
        return self.verdict not in say.PARTLY and self.view.read(self.case).ours

    @property
    def theirs(self) -> bool:
        """Whether the telling names whoever owns the facts, another house than ours, as the office that told it wrongly."""
        name = self.view.organisation(self._owner())
        called = kind(name.vi) if name else ""
        return bool(called) and not self._own_house() and called in self.myth.vi.partition("(")[2]

    @property
    def explained(self) -> bool:
        """Whether a correction follows the warning of this case: then that tells the reasons, and the warning what is so and what
        to do. Both whole would be one text twice within minutes."""
        wrong = self.verdict in FALSE_VERDICTS or self.verdict in say.PARTLY
        corrected = not self.case.actions or CORRECT in self.case.actions
        # What was typed in one language alone has no headline in both: then the warning tells all that there is.
        return wrong and corrected and not self.view.read(self.case).page and not self._one_tongue

    def warned(self, kind: str) -> Version | None:
        """The warning that a correction comes behind and that told the same record: the second text adds the reasons to it and
        says so. None where people wrote it, whose words are theirs."""
        last = self._last_out
        said = last.published if last and last.kind == "warning" and kind == "correction" else None
        if last is None or said is None or self.known is None or last.issuer != self.issuer:
            return None
        ours = said.author_seat not in self.view.people and self.known.answered_at <= said.at
        return said if ours else None

    def said_before(self, lang: str, warned: Version) -> str:
        """Of what the warning said: that it stands, and that this adds to it where it does."""
        out = fold("\n".join(warned.said(lang)))
        told = whole_sentences(self.fact.in_(lang))
        same = all(fold(part.rstrip(".")) in out for said in told for part in said.split("; "))
        form = say.SAME_AGAIN if same else say.CORRECTED_AGAIN if self.ours else say.SAID_AGAIN
        return self._say(lang, form, time=hour(lang, self.view.story(warned.published_at), self.now.date()))

    @property
    def _moved_on(self) -> Version | None:
        """The text that a newer record has overtaken and that was right by the record it was written from; None otherwise."""
        last = self._last_out
        said = last.published if last else None
        newer = said and (overtaken_by(said, self.case) or told_anew(said, self.case))
        return said if said and newer and borne_out(said, self.case) else None

    @property
    def _last_out(self) -> Statement | None:
        """The statement of this case that came out last."""
        said = [
            (statement.published.published_at, statement)
            for statement in self.view.statements
            if statement.case == self.case.case and statement.published
        ]
        return max(said, key=lambda pair: pair[0])[1] if said else None

    @property
    def _said_by_people(self) -> Version | None:
        """The newest words on a report in somebody's own words that people wrote and that came out: what follows keeps their
        matter and their advice."""
        out = self._last_out if self._free else None
        versions = reversed(out.versions if out else ())
        return next(
            (said for said in versions if said.published_at >= 0 and said.author_seat in self.view.people),
            None,
        )

    @cached_property
    def _cut(self) -> Parted:
        return cut(self.fact)

    def _form(self, kind: str) -> str:
        """What stands before the fact in a headline; "" where nothing but the place does."""
        if kind == "self_correction" or (self.ours and kind in ("warning", "correction")):
            return say.CORRECTION
        if kind == "warning":
            return self._warns()
        return say.UPDATE if self._moved_on and not self.owns(kind) else ""

    def _warns(self) -> str:
        """A warning is headed as one where somebody poses as another, or where there is a danger that people should act on."""
        if self.view.read(self.case).page and self.verdict in FALSE_VERDICTS:
            return say.IMITATION
        said = self.in_both(self.known.advice) if self.known else Bi(vi="", en="")
        advice = Both(said.vi, said.en)
        harmless = not advice or as_usual(advice) or needless(advice)
        half = (
            self.verdict == "MIXED" and self.view.read(self.case).harm != WORST
        )  # half a tale is no danger to life
        return "" if harmless or half or self.verdict not in SEEN else say.WARNING

    def _asked(self, lang: str, kind: str) -> str:
        """The headline of a text that knows nothing yet: what it is about, and never what is told of it."""
        place, topic = self._head.in_(lang), self.view.read(self.case).topic
        if kind == "answer" or self.asked:
            named, unnamed = say.ASKED_ABOUT
        else:
            named, unnamed = say.LOOKING_AT_OURSELVES if self._of_us else say.CHECKING
        if topic is None:
            said = self._said_by_people
            if said and said.tongue(lang) == lang:  # what they called it names the matter
                return self._say(lang, say.UPDATE, fact=inside(said.said(lang)[0]))
            return self._say(lang, unnamed, place=place)
        return self._say(lang, named, place=place, topic=quoted(topic.in_(lang)))

    def known_from(self, lang: str) -> str:
        """The record that the fact names, where the unit that told it may be cited; nobody is named a second time."""
        record = self._cut.record.in_(lang)
        concerned = self.known is not None and self.known.owner in self._concerned()
        # What others compared is their word, whoever passed it on to us.
        others = bool(_OF_OTHERS.search(self._cut.record.vi))
        if not record or self.known is None or (concerned and not others):
            return super().known_from(lang)
        unit, time = self._unit(lang), hour(lang, self._told(self.known), self.now.date())
        form = (
            say.RECORD
            if concerned or unit.removeprefix("the ") in record or self._own_facts()
            else say.RECORD_OF
        )
        return self._say(lang, form, record=inside(record), unit=unit, time=time)

    @property
    def _head(self) -> Bi:
        """What a headline begins with: whoever governs a place speaks as that; any other house by its name."""
        cell, name = self.view.seats.cells.get(self.issuer), self.view.organisation(self.issuer)
        if cell and cell.level and name and not governs(name.vi):
            return Bi(vi=bare(name.vi), en=bare(name.en))
        if cell and cell.level == 1 and cell.ward:
            place = self.view.premises.place(cell.ward)
            # A ward that was merged is spoken for by the committee of the new one.
            joined_to = governed(name) if name and not self._within(place, name) else None
            return joined_to or self._where(place)
        return self._where(self.view.premises.place(self.case.ward, f"{self.myth.vi} {self.myth.en}"))

    def _where(self, place: Bi) -> Bi:
        """A place as a headline begins with it: by its name where its own government speaks or it is the city, else as where."""
        name = self.view.organisation(self.issuer)
        if name is None or place == self.view.premises.place("") or self._within(place, name):
            return place
        within = {"vi": re.sub(r"(?:^|(?<=, ))\w", lambda first: first[0].lower(), place.vi), "en": place.en}
        last = {"vi": " và ", "en": " and "}
        named = {lang: last[lang].join(within[lang].rsplit(", ", 1)) for lang in LANGUAGES}
        said = {lang: self._say(lang, say.THERE, place=named[lang]) for lang in LANGUAGES}
        return Bi(vi=said["vi"], en=said["en"])

    @staticmethod
    def _within(place: Bi, house: Bi) -> bool:
        """Whether a house has the name of a place in its own."""
        return place.vi.removeprefix(kind(place.vi)).strip() in house.vi

    def _placed(self, fact: Both) -> bool:
        """Whether a headline has to say where: the fact does not, and it is so in one place."""
        cell, name = self.view.seats.cells.get(self.issuer), self.view.organisation(self.issuer)
        places, whole = self.view.premises.places, kind(self._head.vi).lower()
        # "The city" has one meaning here; of wards and schools there are many, and the bare word names none.
        if whole and (cell is None or cell.level > 1) and whole in fact.vi.lower():
            return False
        if any(each in fact.vi for each in (*places, *((name.vi,) if name else ()))):
            return False
        # What the telling calls by its name, as a bridge or a school, is found by that name, and stands in no second place.
        city = self.view.premises.place("").vi
        called = {each for each in names(fact.vi) if each in self.myth.vi and each not in city}
        if called and (cell is None or cell.level > 1):
            return False
        return (cell is not None and cell.level == 1) or any(each in self.myth.vi for each in places)

    @property
    def _nothing(self) -> bool:
        """Whether the owner's answer is no more than that its record holds nothing yet, or stands in one language alone."""
        first = facts(self.fact)[0]
        return not self.fact or any(map(not_known, (first.vi, first.en))) or self._one_tongue

    @property
    def _one_tongue(self) -> bool:
        """Whether what the owner told was typed in one language."""
        return any(map(self.foreign, self.view.written_in))

    def foreign(self, lang: str) -> bool:
        """Whether the owner's answer stands in the version in the other language alone."""
        return self.known is not None and self.strange(lang, self.known.answer)
