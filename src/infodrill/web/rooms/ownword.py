"""The door at a word of ours that went out beside the studio: its error is raised there, or it leads to where it is put right."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass, replace

from infodrill.casework.book import Case, Statement
from infodrill.casework.nouns.selfcorrection import rightings
from infodrill.conduct import naming
from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import quoted
from infodrill.web.rooms.fields import Choice, choices

RAISED = N_("An error of it is raised, and not put right yet.")
RIGHTED = N_("It was put right.")
ALONE = N_(
    "If it is wrong, another seat says so, or the evidence is recorded on its case first: who issues a correction does not"
    " raise the error alone."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWordShown:
    """`words` = how it stands, "" = nobody has raised an error of it; `link` = its text, where the seat may go there; `raises` =
    it may be raised here."""

    said: str
    words: str
    link: str
    raises: bool
    raised: bool = False  # somebody did
    why: str = ""  # what the case knows of it, as it may be said


def own_word(view: SeatView, said: str) -> OwnWordShown | None:
    """None where no office that plays speaks, or where there is nothing that this seat could do or know of it."""
    seen = view.casework.own_word(said)
    if seen is None:
        return None
    if seen.text is None:
        may = view.may(RaiseOwnWord)
        words = tr(view.lang, ALONE) if may and seen.alone else ""
        return OwnWordShown(said=said, words=words, link="", raises=not seen.alone) if may else None
    link = f"studio/{seen.text.statement}/" if enters(view.seat, "studio") else ""
    words = tr(view.lang, RAISED if seen.text.error_open else RIGHTED)
    return OwnWordShown(said=said, words=words, link=link, raises=False, raised=True)


def wrong_word(view: SeatView, case: Case) -> OwnWordShown | None:
    """The door on the page of a case that knows by now that a word of the seat's own cell is wrong."""
    word = view.casework.wrong_word(case)
    if word is None or word.cell != view.seat.cell:
        return None
    shown = own_word(view, word.said)
    return replace(shown, why=_known(view, case)) if shown else None


def _known(view: SeatView, case: Case) -> str:
    """The newest that the case knows, as a sentence that says what is wrong and how that is known."""
    answers = [asked for asked in case.questions if asked.verdict]
    newest = max(answers, key=lambda asked: asked.answered_at, default=None)
    if newest is not None and newest.answered_at >= case.verdict_at:
        cell = view.seats.cells.get(newest.owner)
        who, when = cell.name.in_(view.lang) if cell else "–", view.moment(newest.answered_at)
        return tr(
            view.lang,
            "{cell} answered at {clock}: {words}",
            cell=who,
            clock=when,
            words=quoted(newest.answer),
        )
    verdict = tr(view.lang, naming.VERDICTS[case.verdict])
    return tr(
        view.lang,
        "The case was checked at {clock}: {verdict}.",
        clock=view.moment(case.verdict_at),
        verdict=verdict,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Righting:
    """A correction of our own: the stances that it may have, the one that fits the case chosen, and why that one; `old` = the
    words that it puts right, title and body."""

    stances: tuple[Choice, ...]
    stance: str
    why: str
    old: tuple[str, str]


def righting(view: SeatView, begun: Statement | None, case: Case | None) -> Righting | None:
    """None while no word of ours waits to be put right, and none that was is being judged."""
    wrong = begun.published if begun else None
    if begun is None or wrong is None or not (begun.error_open or begun.newest.corrects > wrong.version):
        return None
    offered = rightings(case, begun.kind, wrong.stance)
    verdict = tr(view.lang, naming.VERDICTS[case.verdict]) if case and case.verdict_at >= 0 else ""
    because = N_("Our word said “{old}”. The case was found: {verdict}.")
    unchecked = N_("Our word said “{old}”. The case has no verdict yet, so nothing can be denied.")
    return Righting(
        stances=choices(view.lang, naming.STANCES, offered), stance=offered[0],
        why=tr(view.lang, because if verdict else unchecked, old=tr(view.lang, naming.STANCES[wrong.stance]), verdict=verdict),
        old=wrong.said(view.lang),
    )  # fmt: skip
