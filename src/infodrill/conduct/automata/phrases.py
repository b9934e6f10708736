"""The words automated cells publish: fact first, the myth once, why it misleads, what more is known, what to do.

Each text is made of what its case holds: the owner's answer and advice, the sentence of the slip, the hours. Titles
say what is known or what to do and never when, because a text comes out later than it is written.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infodrill.casework.book import Asked, Case, Statement
from infodrill.conduct.automata.sentences import call, facts, headline, inside, names, quoted
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.streams import choose
from infodrill.scenario.schema import Bi

PROMISE = 30 * 60  # a holding line promises its next word in half an hour
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Words:
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    figures: tuple[str, ...] = ()


MYTH = (
    N_("One claim going round: “{told}”."),
    N_("Some people say: “{told}”."),
    N_("A shared post says: “{told}”."),
)
WHY = {
    "MISLEADING_CONTEXT": (
        N_("It misleads because it takes a real thing out of its time and place."),
        N_("It misleads because what it shows comes from elsewhere."),
    ),
    "MIXED": (
        N_("It misleads because it mixes what is so with what is not."),
        N_("It misleads because something true in it is told as something else."),
    ),
    "": (
        N_("It misleads because the record shows otherwise."),
        N_("It misleads because it leaves out what the record shows."),
        N_("It misleads because nobody who told it had looked at the record."),
    ),
}
WHAT_TO_DO = (
    N_("What to do: {todo}"),
    N_("Please remember: {todo}"),
    N_("To everyone, please: {todo}"),
)
SOURCE = (
    N_("According to {unit}, as of {time}."),
    N_("Source: the records of {unit}, as of {time}."),
    N_("This is what the records of {unit} show as of {time}; we add to it when there is more."),
)
THANKS = (
    N_("We thank those who reported it; they were right."),
    N_("Those who spoke up were right, and we thank them."),
    N_("Whoever reported this did everybody a service; thank you."),
)
DOING = (
    N_(
        "What we are doing: {unit} is looking at the original record and sends somebody to see for themselves."
    ),
    N_("What we are doing: we asked {unit}, which keeps the record, and wait for its answer."),
)
GOING_ON = N_("What we are doing: {unit} goes on with its check and tells us as soon as there is more.")
WHY_PRESS_WAITS = (
    N_("We do not know that yet and neither confirm nor deny it. {unit} is looking at its record."),
    N_(
        "I can tell you what we are doing: {unit} has been asked and checks the original. Until then I say neither yes nor no."
    ),
)
STAY_SAFE = N_("What to do: keep to the official advice for your ward; whoever needs help, call the hotline.")
STAY_CALM = N_(
    "What to do: nothing needs to be done yet; please wait for the next word before passing it on."
)
NOBODY = N_("the unit in charge")


class Writer:
    """Writes one case's texts from what the seat sees of it. `seed` fixes which of several wordings is taken."""

    def __init__(self, case: Case, view: SeatView, seed: int) -> None:
        self.case, self.view, self.seed = case, view, seed
        answered = [one for one in case.questions if one.answered_at >= 0 and one.answer]
        self.known: Asked | None = max(answered, key=lambda one: one.answered_at, default=None)
        self.fact = view.both_languages(case, self.known.answer) if self.known else None
        advised = self.known.advice if self.known else ""
        self.advice = view.both_languages(case, advised) if advised else None
        self.myth = view.both_languages(case, case.sentence)

    def write(self, kind: str, old: Statement | None = None) -> Words:
        """A whole text of this kind; `old` = the published statement that it follows or corrects."""
        titles, bodies = {}, {}
        for lang in ("vi", "en"):
            titles[lang] = self._title(lang, kind)
            bodies[lang] = "\n".join(line for line in self._body(lang, kind, old) if line)
        return Words(titles["vi"], titles["en"], bodies["vi"], bodies["en"])

    def _title(self, lang: str, kind: str) -> str:
        fact = headline(self.fact.in_(lang)) if self.fact else ""
        todo = call(self.advice.in_(lang)) if self.advice else ""
        if kind == "holding":
            at = self.view.clock(self.view.now + PROMISE)
            where = next(iter(names(self.myth.in_(lang))), "")
            if where:
                return tr(lang, "{where}: we are checking; next word at {time}", where=where, time=at)
            return tr(lang, "We are checking; next word at {time}", time=at)
        if kind == "warning" and (todo or fact):
            return tr(lang, "Warning: {todo}", todo=inside(todo or fact))
        if kind == "acknowledgement":
            return tr(lang, "The report was right: {fact}", fact=inside(fact))
        if kind == "self_correction":
            return tr(lang, "We correct ourselves: {fact}", fact=inside(fact))
        if kind == "answer" and todo and self.case.verdict != "UNPROVEN":
            return todo
        if fact:
            return fact
        return tr(lang, "What we can say so far, and what we cannot")

    def _body(self, lang: str, kind: str, old: Statement | None) -> Sequence[str]:
        if kind == "holding":
            return self._holding(lang, old)
        lead, rest = facts(self.fact.in_(lang)) if self.fact else ("", "")
        todo = self._pick(lang, WHAT_TO_DO, "todo", todo=inside(self.advice.in_(lang))) if self.advice else ""
        source = self._source(lang)
        if kind == "acknowledgement":
            return (lead, rest, self._pick(lang, THANKS, "thanks"), self._remedy(lang), todo, source)
        if kind == "self_correction":
            return (lead, self._own_error(lang, old), rest, todo, source)
        if kind == "answer":
            return self._answer(lang, lead, rest, todo, source)
        lead = lead or tr(lang, "The record does not show what is being told.")
        told = self._pick(lang, MYTH, "myth", told=quoted(self.myth.in_(lang)))
        why = self._pick(lang, WHY.get(self.case.verdict, WHY[""]), "why")
        todo = todo or tr(lang, STAY_SAFE)
        if kind == "warning":
            return (todo, tr(lang, "The reason: {fact}", fact=inside(lead)), told, why, source)
        return (lead, told, why, rest, todo, source)

    def _answer(self, lang: str, lead: str, rest: str, todo: str, source: str) -> Sequence[str]:
        if lead and self.case.verdict == "UNPROVEN":
            return (
                lead,
                rest,
                tr(
                    lang,
                    "More is not known yet; we say so rather than guess, and come back when there is more.",
                ),
                todo,
                source,
            )
        if lead:
            return (lead, rest, todo, source)
        return (
            tr(lang, "As of {time} no unit has a sure answer.", time=self.view.clock(self.view.now)),
            tr(lang, "What people ask: “{told}”.", told=quoted(self.myth.in_(lang))),
            tr(lang, "We have passed the question on and publish the answer here, in the same place."),
            tr(lang, "Until then you can ask the citizens' desk; the answer does not cost anything."),
        )

    def _holding(self, lang: str, old: Statement | None) -> Sequence[str]:
        view, case = self.view, self.case
        unit = self._unit(lang)
        if self.fact:
            lead, rest = facts(self.fact.in_(lang))
            known = tr(lang, "What we know: {fact}", fact=f"{inside(lead)} {rest}".strip())
        elif old:
            known = tr(
                lang,
                "As promised, we come back: as of {time} there is no result yet.",
                time=view.clock(view.now),
            )
        else:
            opened = view.clock(case.opened_at)
            known = tr(
                lang,
                "What we know: the report reached us at {time} and {unit} is on it.",
                time=opened,
                unit=unit,
            )
        unknown = tr(
            lang,
            "What we do not know yet: whether it is so that “{told}”. We neither confirm nor deny it.",
            told=inside(quoted(self.myth.in_(lang))),
        )
        if self.advice:
            todo = self._pick(lang, WHAT_TO_DO, "todo", todo=inside(self.advice.in_(lang)))
        else:
            todo = tr(lang, STAY_SAFE if case.danger else STAY_CALM)
        doing = tr(lang, GOING_ON, unit=unit) if self.fact else self._pick(lang, DOING, "doing", unit=unit)
        return (
            known,
            unknown,
            doing,
            todo,
            tr(lang, "Next word: {time}.", time=view.clock(view.now + PROMISE)),
        )

    def _remedy(self, lang: str) -> str:
        days = max(1, round((self.case.remedy_due - self.view.now) / DAY))
        if self.case.remedy_due < 0:
            return tr(lang, "What will be put right, and by when, follows in this place.")
        return tr(
            lang,
            "It will be put right within {n} days; somebody independent checks it, and we report every week.",
            n=days,
        )

    def _own_error(self, lang: str, old: Statement | None) -> str:
        at = old.published.published_at if old and old.published else self.view.now
        return tr(
            lang,
            "What we published at {time} no longer holds, because there is a newer record; the old text stays to be read.",
            time=self.view.clock(at),
        )

    def _source(self, lang: str) -> str:
        if self.known is None:
            return ""
        return self._pick(
            lang, SOURCE, "source", unit=self._unit(lang), time=self.view.clock(self.known.answered_at)
        )

    def _unit(self, lang: str) -> str:
        owner = self.known.owner if self.known else next((one.owner for one in self.case.questions), "")
        name = self.view.organisation(owner)
        return name.in_(lang) if name else tr(lang, NOBODY)

    def _pick(self, lang: str, options: Sequence[str], what: str, **params: object) -> str:
        """One of several wordings, the same in both languages."""
        return tr(lang, choose(options, self.seed, "words", self.case.case, what), **params)


def sweeping(case: Case, view: SeatView, kind: str) -> Words:
    """What the heavy hand writes: the rumour first, everything denied, a demand, no record."""
    myth = view.both_languages(case, case.sentence)
    made = {}
    for lang in ("vi", "en"):
        title = tr(lang, "False information about our work")
        lines = (
            tr(lang, "Posts claim: “{told}”.", told=quoted(myth.in_(lang))),
            tr(lang, "This is entirely untrue and harms the good name of our units."),
            tr(lang, "Everyone must stop sharing it and delete what they posted."),
            tr(lang, "Trust only official sources."),
        )
        made[lang] = (title, "\n".join(lines if kind != "answer" else lines[1:]))
    return Words(made["vi"][0], made["en"][0], made["vi"][1], made["en"][1])


def in_both(text: str, **params: Bi | str | int) -> Bi:
    """A msgid in both languages; params may be `Bi`."""

    def said(lang: str) -> str:
        return tr(
            lang,
            text,
            **{name: one.in_(lang) if isinstance(one, Bi) else one for name, one in params.items()},
        )

    return Bi(vi=said("vi"), en=said("en"))
