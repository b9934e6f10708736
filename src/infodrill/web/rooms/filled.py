"""What a new text begins with: what its case holds already, for its author to check and to change. Never the rumour."""

# No charter: words that the seat sees anyway, without what the leak check would stop; whatever is sent is checked again
from __future__ import annotations

from collections.abc import Iterable, Iterator

from infodrill.casework.book import Case
from infodrill.casework.leak import leaks
from infodrill.casework.nouns.marking import artefacts
from infodrill.conduct.view import SeatView
from infodrill.kernel.folding import de_accent, fold
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.moments import moment

SAYS = {
    "FALSE": "deny", "MISLEADING_CONTEXT": "deny", "MIXED": "partly", "TRUE": "confirm", "MOSTLY_TRUE": "confirm",
    "UNPROVEN": "unknown", "NOT_A_FACT": "advice", "SATIRE": "advice",
}  # fmt: skip


def filled(view: SeatView, case: Case, kind: str, next_at: int) -> tuple[str, tuple[str, ...]]:
    """(language, the five parts in it, "" where the case holds nothing); `next_at` = second of the next word, 0 = none.

    The language is that of the facts, which stay as their owner wrote them; without any, the seat's.
    """
    known = [*_answers(view, case), *_evidence(case)]
    lang = "vi" if any(de_accent(line) != line for line in known) else view.lang
    advice = [asked.advice for asked in case.questions if asked.answered_at >= 0]
    ward = view.premises.place(case.ward).in_(lang) if case.ward in view.premises.wards else ""
    where = tr(lang, "Where: {ward}.", ward=ward) if ward else ""
    later = tr(lang, "Next word at {time}.", time=moment(view, next_at)) if next_at else ""
    if kind == "holding":
        open_yet = tr(lang, "What is told is neither confirmed nor denied yet.")
        parts = (known, [open_yet], [*_asked(view, case, lang), where], advice, [later])
    else:
        parts = (known, [], [], [], [*advice, where, later])
    return lang, tuple("\n".join(_clean(view, case, part)) for part in parts)


def _answers(view: SeatView, case: Case) -> Iterator[str]:
    for asked in case.questions:
        if asked.answered_at >= 0 and asked.answer.strip():
            yield f"{asked.answer.strip()} ({_cell(view, asked.owner)}, {moment(view, asked.answered_at)})"


def _evidence(case: Case) -> Iterator[str]:
    answers = {asked.answer.strip() for asked in case.questions}
    found = (item.text.strip() for item in case.evidence if item.tlp != "RED")
    return (text for text in found if text not in answers)


def _asked(view: SeatView, case: Case, lang: str) -> Iterator[str]:
    for asked in case.questions:
        if asked.answered_at < 0:
            yield tr(
                lang,
                "{cell} is checking since {time}.",
                cell=_cell(view, asked.owner),
                time=moment(view, asked.at),
            )


def _cell(view: SeatView, cell: str) -> str:
    found = view.seats.cells.get(cell)
    return found.organisation.in_(view.lang) if found else "–"


def _clean(view: SeatView, case: Case, lines: Iterable[str]) -> Iterator[str]:
    """The lines that tell the rumour nowhere and in which the leak check finds nothing, each once."""
    held, rumour = tuple(artefacts(case)), fold(case.sentence)
    for line in dict.fromkeys(filter(None, lines)):
        retold = rumour and rumour in fold(line)
        if not retold and not leaks({"body_vi": line, "body_en": line}, held, (), view.premises.contacts):
            yield line
