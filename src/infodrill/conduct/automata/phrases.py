"""The words automated cells write: fact first, the myth once, why it misleads, the fact again, what to do. Both languages."""

from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.book import Case, Statement
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
    "holding": N_("We are checking: {sentence}"),
    "answer": N_("Answer: {sentence}"),
    "correction": N_("What the record shows: {sentence}"),
    "warning": N_("Warning to residents: {sentence}"),
    "acknowledgement": N_("You were right: {sentence}"),
}


def compose(kind: str, case: Case, view: SeatView, old: Statement | None) -> Words:
    """A whole text of this kind from what the case holds: the owner's answer, its advice, the sentence of the slip."""
    answered = [one for one in case.questions if one.verdict]
    fact = view.both_languages(case, answered[-1].answer if answered else "")
    advice = view.both_languages(case, answered[-1].advice if answered and answered[-1].advice else "")
    myth = view.both_languages(case, case.sentence)
    texts = {lang: _body(lang, kind, fact, advice, myth, view) for lang in ("vi", "en")}
    titles = {lang: tr(lang, TITLES[kind], sentence=_short(myth.in_(lang))) for lang in ("vi", "en")}
    return Words(titles["vi"], titles["en"], texts["vi"], texts["en"])


def _body(lang: str, kind: str, fact: Bi, advice: Bi, myth: Bi, view: SeatView) -> str:
    known, todo, told = fact.in_(lang), advice.in_(lang), myth.in_(lang)
    if kind == "holding":
        lines = [
            tr(lang, "What we know: the report has reached us and the unit in charge is on it."),
            tr(lang, "What we do not know yet: whether it is so. We neither confirm nor deny it."),
            tr(lang, "What we are doing: asking the owner of the record, on the spot."),
            tr(lang, "What to do: keep to the official advice for your ward; call the hotline when you need help."),
            tr(lang, "Next update: {time}.", time=_clock(view.now + 1_800)),
        ]
    elif kind == "acknowledgement":
        lines = [known, tr(lang, "We thank those who reported it. It will be put right by the date given; an independent check follows.")]
    elif kind == "answer":
        lines = [known if known != "—" else tr(lang, "This is not yet known. We say so, and say when we shall know more."), _todo(lang, todo)]
    else:
        lines = [
            known,
            tr(lang, "A message going round says: “{told}”.", told=_short(told)),
            tr(lang, "It misleads because it leaves out what the record shows."),
            tr(lang, "Source: the record of the unit in charge, in full on the city's portal."),
            _todo(lang, todo),
        ]
    return "\n".join(line for line in lines if line)


def _todo(lang: str, todo: str) -> str:
    return tr(lang, "What to do: {todo}", todo=todo) if todo and todo != "—" else ""


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 120 else sentence[:117].rsplit(" ", 1)[0] + "…"


def _clock(at: int) -> str:
    return f"T+{at // 3600}:{at % 3600 // 60:02d}"
