"""The door at a word of ours that went out beside the studio: its error is raised there, or it leads to where it is put right."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from infodrill.casework import rights
from infodrill.casework.book import Case, Statement
from infodrill.casework.nouns.selfcorrection import known_wrong, rightings
from infodrill.casework.parting import joined
from infodrill.casework.stances import newest_record
from infodrill.conduct import naming
from infodrill.conduct.nouns.ownwords import OwnWord, RaiseOwnWord
from infodrill.conduct.policy import enters
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut, quoted
from infodrill.web.rooms.fields import Choice, choices
from infodrill.web.rooms.filled import filled

RAISED = N_("An error of it is raised, and not put right yet.")
RIGHTED = N_("It was put right.")
ALONE = N_(
    "Whoever publishes does not report their own mistakes alone: should there be one, a colleague reports it, or its evidence is"
    " recorded in the case first."
)


QUOTED = 160  # letters of a word of ours in a list
ON_A_CASE = 3  # words of ours that a case may be about


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
    case: str = ""  # the case on which it is put right, where that is not the one that was opened from it
    quote: str = ""  # its words, where it does not stand beside the door
    clock: str = ""


def own_word(view: SeatView, said: str, case: Case | None = None) -> OwnWordShown | None:
    """None where no office that plays speaks, or where there is nothing that this seat could do or know of it. Without a `case`
    the one that shows it best."""
    seen = view.casework.own_word(said, case)
    if seen is None:
        return None
    if case is None and seen.text is None and (case := next(_proving(view, seen.word), None)):
        seen = view.casework.own_word(said, case) or seen
    if seen.text is None:
        may = view.may(RaiseOwnWord)
        words = tr(view.lang, ALONE) if may and seen.alone else ""
        made = OwnWordShown(said=said, words=words, link="", raises=not seen.alone)
        return replace(made, case=case.case if case else "") if may else None
    link = f"studio/{seen.text.statement}/" if enters(view.seat, "studio") else ""
    words = tr(view.lang, RAISED if seen.text.error_open else RIGHTED)
    return OwnWordShown(said=said, words=words, link=link, raises=False, raised=True)


def wrong_word(view: SeatView, case: Case) -> OwnWordShown | None:
    """The door on the page of a case that knows by now that a word of the seat's own cell is wrong."""
    word = view.casework.wrong_word(case)
    if word is None or word.cell != view.seat.cell:
        return None
    shown = own_word(view, word.said, case)
    return replace(_quoted(view, word, shown), why=_known(view, case)) if shown else None


def words_on(view: SeatView, case: Case) -> tuple[OwnWordShown, ...]:
    """The doors at the words of ours that a case may be about, as long as it does not know that one is wrong."""
    found = ((word, own_word(view, word.said, case)) for word in view.casework.own_words_on(case))
    return tuple(_quoted(view, word, shown) for word, shown in found if shown)[:ON_A_CASE]


def every_word(view: SeatView) -> tuple[OwnWordShown, ...]:
    """The doors at all that our own side put out beside the studio, newest first."""
    found = ((word, own_word(view, word.said)) for word in view.casework.own_words)
    return tuple(_quoted(view, word, shown) for word, shown in found if shown)


def _proving(view: SeatView, word: OwnWord) -> Iterator[Case]:
    """The open cases of the seat that may be about it, one that knows it to be wrong first."""
    first = view.casework.opened_from(word)
    cases = [case for case in view.open_cases if word in view.casework.own_words_on(case)]
    yield from sorted(cases, key=lambda case: (not known_wrong(case, word.stance), case is not first))


def _quoted(view: SeatView, word: OwnWord, shown: OwnWordShown) -> OwnWordShown:
    body = word.body.in_(view.lang) or word.body.vi or word.body.en
    return replace(shown, quote=cut(" ".join(body.split()), QUOTED), clock=view.moment(word.at))


def _known(view: SeatView, case: Case) -> str:
    """The newest that the case knows, as a sentence that says what is wrong and how that is known."""
    newest = case.newest_answer
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
    words that it puts right, title and body; `anew` = what the case holds by language, with which a new version begins: what may
    not be wrong again is not typed from memory."""

    stances: tuple[Choice, ...]
    stance: str
    why: str
    old: tuple[str, str]
    anew: Mapping[str, str]


def righting(view: SeatView, begun: Statement | None, case: Case | None) -> Righting | None:
    """None while no word of ours waits to be put right, and none that was is being judged."""
    wrong = begun.published if begun else None
    if begun is None or wrong is None or not (begun.error_open or begun.newest.corrects > wrong.version):
        return None
    owned = rights.takes_back(begun, wrong.version)
    offered = rightings(case, begun.kind, wrong.stance, owned=owned)
    return Righting(
        stances=choices(view.lang, naming.STANCES, offered), stance=offered[0],
        why=_why_so(view, case, wrong.stance, owned=owned), old=wrong.said(view.lang),
        anew={lang: joined(lines)[0] for lang, lines in filled(view, case, "correction", 0).items()} if case else {},
    )  # fmt: skip


def _why_so(view: SeatView, case: Case | None, wrong: str, *, owned: bool) -> str:
    """What the stances of a correction rest on: the verdict that stands; else that nobody has verified it yet, and how to say
    what the owner has told already."""
    old = tr(view.lang, naming.STANCES[wrong])
    found = newest_record(case) if case else ""
    if case and case.verified and found == case.verdict:
        because = N_("Our word said “{old}”. The case was found: {verdict}.")
        return tr(view.lang, because, old=old, verdict=tr(view.lang, naming.VERDICTS[case.verdict]))
    unverified = (
        N_("Our word said “{old}”. It was our own: “It is not so” takes it back, and waits for no verdict.")
        if owned
        else N_("Our word said “{old}”. The case has no verdict yet, so nothing can be denied.")
    )
    words = tr(view.lang, unverified, old=old)
    if not case or not found:
        return words
    so = N_("Say in the words themselves what is so and what is not, as its owner has told it.")
    return f"{words} {_known(view, case)} {tr(view.lang, so)}"
