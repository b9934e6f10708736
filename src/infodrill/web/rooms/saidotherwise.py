"""What our own texts say otherwise than the record, or than each other: for whoever writes, approves or puts them right."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from infodrill.casework.atodds import advises, at_odds
from infodrill.casework.book import Asked, Case, Statement, Version
from infodrill.casework.contraries import says_otherwise
from infodrill.casework.craft import advice_of
from infodrill.casework.leak import hits_of, parts_of
from infodrill.casework.nouns.questions import AnswerQuestion
from infodrill.casework.nouns.selfcorrection import RaiseError
from infodrill.casework.steps import OWNERS, WRITERS
from infodrill.casework.tongues import Worded, spoken
from infodrill.conduct.onpaper import answered_here
from infodrill.conduct.unrecorded import gainsaid_since, read_along, sent_elsewhere, unrecorded
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut, listed, quoted
from infodrill.kernel.sentences import sentences
from infodrill.web.rooms.acts import against_paper
from infodrill.web.rooms.heldback import WordAhead
from infodrill.web.rooms.signs import titled

MOST_NAMED = 4  # names and figures at once
SHORT, GLIMPSE = 200, 60  # letters of an answer, and of a passage of our own
GIVES_AWAY = N_("Look again before it goes: {passage} may give away what is to be kept in here.")
UNRECORDED = N_("No record has this: {told}. Leave it out, or have it confirmed before it goes out.")
UNRECORDED_ASK = N_("No record has this: {told}. Ask {who} before it goes out, or leave it out.")
OTHERWISE_NOW = N_(
    "“{title}” names {told}. {unit} has answered otherwise at {clock}: {answer}. Compare both; if our text is wrong, raise it"
    " there."
)
HALF_TOLD = {
    "vi": N_(
        "Your unit's answer on “{title}” is in English alone: the Vietnamese text cannot carry it. Answer once more, in both."
    ),
    "en": N_(
        "Your unit's answer on “{title}” is in Vietnamese alone: the English text cannot carry it. Answer once more, in both."
    ),
}
OTHERS_HALF = {
    "vi": N_(
        "{unit} has answered on “{title}” in English alone: {answer} “{text}” lacks it in Vietnamese. Send it back with"
        " that advice in Vietnamese, or write it yourself."
    ),
    "en": N_(
        "{unit} has answered on “{title}” in Vietnamese alone: {answer} “{text}” lacks it in English. Send it back with"
        " that advice in English, or write it yourself."
    ),
}
ELSEWHERE = N_(
    "“{title}” of {clock} stands and says {theirs}; this says {ours}. Ask who knows, and put the wrong one right."
)
TWO_PLACES = N_(
    "“{title}” of {clock} says {theirs}, and “{newer}” of {since} says {ours}. Both stand: raise the wrong one there."
)
STANDS_BESIDE = N_(
    "“{title}” of {clock} still stands, and tells people otherwise than “{newer}” of {since}. Raise it there, and bring it"
    " up to date."
)


def said_otherwise(view: SeatView) -> Iterator[WordAhead]:
    """All that this seat should look at once more, its own answers first."""
    for case in view.open_cases:
        if words := against_paper(view, case):
            yield WordAhead(case=case.case, words=words, due=None)
    yield from half_told(view)
    yield from half_told_by_others(view)
    yield from answered_otherwise(view)
    yield from at_odds_now(view)
    yield from two_places(view)


def unheard_of(view: SeatView, begun: Statement | None, case: Case | None) -> str:
    """The warning, for its writer and for whoever approves it, that a text names what no record has; "" = it does not, or it is
    out already."""
    if begun is None or begun.state not in ("DRAFTING", "REVIEW"):
        return ""
    told = (
        given_away(view, parts_of(begun.newest), [words for _, words in hits_of(begun.newest)]),
        _unheard(view, unrecorded(view, begun, case), case),
        elsewhere(view, begun.newest, begun, case),
    )
    return " ".join(filter(None, told))


def unheard_while_typed(
    view: SeatView, typed: Worded, begun: Statement | None, case: Case | None, next_update: int
) -> str:
    """The same while it is written, beside the fields and their button."""
    names = read_along(view, typed, begun, case, next_update)
    told = _unheard(view, names, case), elsewhere(view, typed, begun, case)
    return " ".join(filter(None, told))


def given_away(view: SeatView, parts: Mapping[str, str], known: Collection[str] = ()) -> str:
    """The warning before words go to people outside, in the reader's language; "" where nothing in them is to be looked at again
    but what is `known`. Nothing is prevented."""
    found = [words for words in view.casework.gives_away(parts) if words not in known]
    shown = " · ".join(f"“{cut(words, GLIMPSE)}”" for words in found[:MOST_NAMED])
    return tr(view.lang, GIVES_AWAY, passage=shown) if found else ""


def elsewhere(view: SeatView, typed: Worded | None, begun: Statement | None, case: Case | None) -> str:
    """The warning that another text of ours, which stands, sends people elsewhere, or at another hour, for one thing."""
    if typed is None or (begun and begun.state not in ("DRAFTING", "REVIEW")):
        return ""
    item, on = begun.statement if begun else "", case.case if case else ""
    found = next(sent_elsewhere(view, typed, item, on), None)
    if found is None:
        return ""
    _, stands, theirs, ours = found
    at = {"title": stands.said(view.lang)[0], "clock": view.moment(stands.published_at)}
    return tr(view.lang, ELSEWHERE, theirs=theirs, ours=ours, **at)


def half_told(view: SeatView) -> Iterator[WordAhead]:
    """Each newest answer of this seat's unit that is in one language alone, where a text must be in both: the other public's
    text cannot carry it."""
    if not view.casework.both or not view.seat.roles & OWNERS:
        return
    for case in view.open_cases:
        newest = max(answered_here(view, case), key=lambda asked: asked.answered_at, default=None)
        lacking = _lacks(view, case, newest) if newest else ""
        if lacking and view.casework.role_for(AnswerQuestion, case.case):
            words = tr(view.lang, HALF_TOLD[lacking], title=case.title(90))
            yield WordAhead(case=case.case, words=words, due=None)


def half_told_by_others(view: SeatView) -> Iterator[WordAhead]:
    """For whoever writes: each program's text that cannot say in one language what its owner has answered in the other."""
    if not view.casework.both or not view.seat.roles & WRITERS:
        return
    for case in view.open_cases:
        told = (asked for asked in case.questions if asked.answered_at >= 0)
        newest = max(told, key=lambda asked: asked.answered_at, default=None)
        lacking = _lacks(view, case, newest) if newest else ""
        on_it = [text for text in view.statements if text.case == case.case]
        text = max(on_it, key=lambda text: text.newest.at, default=None)
        if newest is None or not lacking or text is None or text.newest.author_seat in view.people:
            continue
        at = {
            "title": case.title(60),
            "text": titled(view, text),
            "unit": _unit(view, newest.owner),
        }
        said = quoted(cut(" ".join(filter(None, (newest.answer, newest.advice))), SHORT))
        yield WordAhead(
            case=case.case,
            words=tr(view.lang, OTHERS_HALF[lacking], answer=said, **at),
            due=None,
            statement=text.statement,
        )


def _lacks(view: SeatView, case: Case, asked: Asked) -> str:
    """The language that an owner's answer is not in, "" = it is in both, or is told by the scenario in both."""
    told = "\n".join(filter(None, (asked.answer, asked.advice)))
    # Sentence by sentence: whoever answers in both may do so in one line.
    both, tongues = view.both_languages(case, asked.answer), {*map(spoken, sentences(told, "/|–"))} - {""}
    alone = bool(asked.answer) and len(tongues) == 1 and both.vi == both.en
    return ("en" if "vi" in tongues else "vi") if alone else ""


def _unit(view: SeatView, owner: str) -> str:
    cell = view.seats.cells.get(owner)
    return cell.name.in_(view.lang) if cell else tr(view.lang, "Nobody is known to hold the record")


def _unheard(view: SeatView, names: tuple[str, ...], case: Case | None) -> str:
    told, who = " · ".join(names[:MOST_NAMED]), _owners(view, case) if case else ""
    words = UNRECORDED_ASK if who else UNRECORDED
    return tr(view.lang, words, told=told, who=who) if told else ""


def _owners(view: SeatView, case: Case) -> str:
    """Whom the case has asked."""
    cells = dict.fromkeys(view.seats.cells.get(asked.owner) for asked in case.questions if asked.owner)
    return listed(cell.name.in_(view.lang) for cell in cells if cell)


def answered_otherwise(view: SeatView) -> Iterator[WordAhead]:
    """Each text of this seat's cell that people wrote and that an owner's answer since then tells otherwise."""
    cases = {case.case: case for case in view.cases}
    for text in view.statements:
        case = cases.get(text.case)
        found = gainsaid_since(view, text, case) if case and text.issuer == view.seat.cell else None
        if case is None or found is None:
            continue
        asked, told = found
        cell = view.seats.cells.get(asked.owner)
        words = tr(
            view.lang,
            OTHERWISE_NOW,
            title=titled(view, text),
            told=" · ".join(told[:MOST_NAMED]),
            unit=cell.name.in_(view.lang) if cell else "–",
            clock=view.moment(asked.answered_at),
            answer=quoted(cut(asked.advice or asked.answer, SHORT)),
        )
        yield WordAhead(case=text.case, words=words, due=None, statement=text.statement)


def two_places(view: SeatView) -> Iterator[WordAhead]:
    """Each text of this seat's cell that stands beside a newer one of ours which sends people elsewhere for the same thing."""
    for text in view.statements:
        said = text.standing
        if (
            said is None
            or text.issuer != view.seat.cell
            or not view.casework.role_for(RaiseError, text.statement)
        ):
            continue
        apart = sent_elsewhere(view, said, text.statement, text.case)
        newer = next((pair for pair in apart if pair[1].published_at > said.published_at), None)
        if newer is None:
            continue
        _, stands, ours, theirs = newer
        words = tr(
            view.lang,
            TWO_PLACES,
            title=said.said(view.lang)[0],
            clock=view.moment(said.published_at),
            theirs=theirs,
            newer=stands.said(view.lang)[0],
            since=view.moment(stands.published_at),
            ours=ours,
        )
        yield WordAhead(case=text.case, words=words, due=None, statement=text.statement)


def at_odds_now(view: SeatView) -> Iterator[WordAhead]:
    """Each text of this seat's cell that stands and tells people to do what a newer one of ours has lifted, or says of something
    what that says the contrary of."""
    out = [(text, text.standing) for text in view.statements if text.issuer == view.seat.cell]
    told = sorted(
        ((said, text, advice_of(text.kind, said, view.lang)) for text, said in out if said),
        key=lambda each: each[0].published_at,
    )
    for place, (said, text, todo) in enumerate(told):
        later = reversed(told[place + 1 :])
        newer = next(
            (other for other, _, advice in later if _apart(view.lang, (said, todo), (other, advice))), None
        )
        if newer is None or not view.casework.role_for(RaiseError, text.statement):
            continue
        words = tr(
            view.lang,
            STANDS_BESIDE,
            title=said.said(view.lang)[0],
            clock=view.moment(said.published_at),
            newer=newer.said(view.lang)[0],
            since=view.moment(newer.published_at),
        )
        yield WordAhead(case=text.case, words=words, due=None, statement=text.statement)


def _apart(lang: str, older: tuple[Version, str], newer: tuple[Version, str]) -> bool:
    """Whether two texts, each with what it advises, cannot both be followed, or not both be so."""
    said, also = older[0].said(lang)[1], newer[0].said(lang)[1]
    told = advises(said) and advises(also) and at_odds(older[1], newer[1])
    return told or bool(says_otherwise(lang, also, said))
