"""The door at a word of ours that went out beside the studio: its error is raised there, or it leads to where it is put right."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.conduct.nouns.ownwords import RaiseOwnWord
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr

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
