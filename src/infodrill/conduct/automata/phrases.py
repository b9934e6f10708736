"""The words automated cells write: fact first, the myth once, why it misleads, the fact again, what to do. Both languages."""

from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.scenario.schema import Bi


@dataclass(frozen=True, slots=True)
class Words:
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    figures: tuple[str, ...] = ()


TITLES = {
    "holding": N_("We are checking; next word at {time}"),
    "answer": N_("Answer to residents' questions, {time}"),
    "correction": N_("Official information, {time}"),
    "warning": N_("Warning to residents, {time}"),
    "acknowledgement": N_("You were right: what will be put right, {time}"),
}
PROMISE = 30 * 60  # a holding line promises its next word in half an hour


def compose(kind: str, case: Case, view: SeatView) -> Words:
    """A whole text of this kind from what the case holds: the owner's answer, its advice, the sentence of the slip.

    The title never repeats the myth; the body tells it once.
    """
    answered = [one for one in case.questions if one.verdict]
    fact = view.both_languages(case, answered[-1].answer) if answered else None
    advice = view.both_languages(case, answered[-1].advice) if answered and answered[-1].advice else None
    myth = view.both_languages(case, case.sentence)
    at = view.clock(view.now + (PROMISE if kind == "holding" else 0))
    made = {lang: _body(lang, kind, fact, advice, myth, view) for lang in ("vi", "en")}
    titles = {lang: tr(lang, TITLES[kind], time=at) for lang in ("vi", "en")}
    return Words(titles["vi"], titles["en"], made["vi"], made["en"])


def _body(lang: str, kind: str, fact: Bi | None, advice: Bi | None, myth: Bi, view: SeatView) -> str:
    now = view.clock(view.now)
    known = fact.in_(lang) if fact else ""
    todo = tr(lang, "What to do, please: {todo}", todo=advice.in_(lang)) if advice else ""
    if kind == "holding":
        lines = _holding(lang, view)
    elif kind == "acknowledgement":
        thanks = tr(
            lang,
            "We thank those who reported it. It will be put right by the date given; an independent check follows.",
        )
        lines = [known, thanks, tr(lang, "As of {time}. We report on it again every week.", time=now)]
    elif kind == "answer":
        unknown = tr(lang, "This is not yet known. We say so, and say when we shall know more.")
        lines = [
            known or unknown,
            todo,
            tr(lang, "As of {time}, according to the unit that keeps the record.", time=now),
        ]
    else:
        lines = [
            known or tr(lang, "The record does not show this."),
            tr(lang, "One claim circulating: “{told}”.", told=_short(myth.in_(lang))),
            tr(lang, "It misleads because it leaves out what the record shows."),
            known and _short(known),
            todo or tr(lang, "What to do, please: keep to the official advice for your ward."),
            tr(lang, "As of {time}, according to the unit that keeps the record.", time=now),
        ]
    return "\n".join(line for line in lines if line)


def _holding(lang: str, view: SeatView) -> list[str]:
    return [
        tr(lang, "What we know: the report has reached us and the unit in charge is on it."),
        tr(lang, "What we do not know yet: whether it is so. We neither confirm nor deny it."),
        tr(lang, "What we are doing: asking the owner of the record, on the spot."),
        tr(
            lang,
            "What to do: keep to the official advice for your ward; call the hotline when you need help.",
        ),
        tr(lang, "Next update: {time}.", time=view.clock(view.now + PROMISE)),
    ]


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 120 else sentence[:117].rsplit(" ", 1)[0] + "…"
