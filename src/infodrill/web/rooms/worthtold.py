"""What the response was worth, as a closed drill's page tells it: the curves, the difference, each claim, whom each text met."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework.book import Version
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import begun
from infodrill.review.estimate import Estimate
from infodrill.review.words import Rounded, Voice
from infodrill.web.outcome import worth
from infodrill.web.rooms.drawing import HALL, DrawnCurve, Line, Paper, curve, leaps_of
from infodrill.web.shown import ShownDrill

Points = tuple[tuple[int, int], ...]
TRIFLE = 20  # part of what was believed without any response, under which a hall hears of no difference (our choice)
IN_THE_DRILL = N_("in the drill")
ONCE = N_("this one drill, with its chance")
ANSWERED = N_("as played, on average")
UNANSWERED = N_("no response, on average")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextWorth:
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimWorth:
    """What was said on one false claim, `claim` by its id: `words` what it was worth together, "" where that was not
    computed; whom each text reached."""

    claim: str
    sentence: str
    words: str
    texts: tuple[TextWorth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthShown:
    """`said` = what the difference is, or what there is of it yet, `afar` for a hall; `computing` while it is; `permille` of that
    is done; `counting` = the drill's own curve is not there yet."""

    curve: DrawnCurve | None
    said: str
    afar: str
    computing: bool
    permille: int
    claims: tuple[ClaimWorth, ...]
    still_open: str
    counting: bool = False

    @property
    def waits(self) -> bool:
        return self.computing or self.counting


def worth_shown(
    drill: ShownDrill, view: SeatView, believed: Points | None, computing: bool, permille: int, paper: Paper
) -> WorthShown:
    """The drill's own curve at once; the other beside it, the difference and the texts only when they are computed."""
    found = worth.of(drill)
    lines = lines_of(view.lang, believed or (), found, wall=paper.letters >= HALL.letters)
    last = max((points[-1][0] for _, _, points in lines if points), default=0)
    clock = {minute: view.clock(minute * 60) for minute in range(last + 1)}
    return WorthShown(
        curve=curve(view.lang, lines, clock, leaps=leaps_of(view), paper=paper),
        said=difference(view, found, computing=computing),
        afar=afar(view, found) if found else difference(view, found, computing=computing),
        computing=found is None and computing,
        counting=believed is None,
        permille=permille,
        claims=claims(drill, view, found) if found else (),
        still_open=tr(
            view.lang,
            "Not computed for {n} texts: the simulation ended within 24 h of them.",
            n=found.still_open,
        )
        if found and found.still_open
        else "",
    )


def lines_of(lang: str, believed: Points, found: worth.Worth | None, *, wall: bool = False) -> list[Line]:
    """This drill's own curve, and the means of the lives beside it. Like stands beside like: this drill is one city, and may lie
    far from the mean of others that were played as it was. On a `wall`, whose sentence gives this drill's number, two means that
    cannot be told apart would lie on one another."""
    if not (found and found.unanswered) or (wall and not found.averted.clear):
        return [("claim", tr(lang, IN_THE_DRILL), believed)]
    # What is compared lies on top and is seen where both run alike; the drill itself is one draw of chance, and drawn as that.
    return [
        ("once", tr(lang, ONCE), believed),
        ("open", tr(lang, UNANSWERED), found.unanswered),
        ("answer", tr(lang, ANSWERED), found.answered),
    ]


def difference(view: SeatView, found: worth.Worth | None, *, computing: bool) -> str:
    voice = Voice(lang=view.lang, story=view.story)
    if found is None:
        if computing:
            return voice("What the response was worth is being computed …")
        return voice("What the response was worth is not computed for this drill.")
    averted = found.averted
    if not averted.clear:
        return voice(
            "Between the drill and the same city without any response no difference can be told from chance."
        )
    few, words = (
        Rounded(n=abs(averted.mean), step=averted.step),
        N_(
            "The response spared the city about {n} person-hours of false belief,"
            " beside the same city without any response ({resting})."
        ),
    )
    if averted.mean < 0:
        words = N_(
            "With the response the city had about {n} person-hours of false belief more"
            " than the same city without any ({resting})."
        )
    return voice(words, n=few, resting=voice.apart(averted))


def afar(view: SeatView, found: worth.Worth) -> str:
    """The difference as a hall reads it: which way it goes, where that is more than a trifle. How sure it is is the debrief's."""
    if not found.averted.clear:
        return tr(
            view.lang,
            "Whether the response made a difference cannot be said: played again it might come out otherwise.",
        )
    without, answered = (sum(count for _, count in points) for points in (found.unanswered, found.answered))
    if abs(without - answered) * TRIFLE < without:
        return tr(view.lang, "With the response or without any, something false was believed about as often.")
    if found.averted.mean < 0:
        return tr(view.lang, "With the response, something false was believed more often than without any.")
    return tr(view.lang, "Because of the response, something false was believed less often.")


def claims(drill: ShownDrill, view: SeatView, found: worth.Worth) -> tuple[ClaimWorth, ...]:
    """Each false claim on which something was said, those first on which most was averted."""
    voice = Voice(lang=view.lang, story=view.story)
    said = Counter(drill.state.released.values())
    answered = [claim for claim in found.by_claim if said[claim]]
    return tuple(
        ClaimWorth(
            claim=claim,
            sentence=view.hall.headline(claim).sentence,
            words=by_itself(voice, found.by_claim[claim], alone=said[claim] == 1),
            texts=_texts(view, voice, found, claim),
        )
        for claim in sorted(answered, key=lambda claim: -found.by_claim[claim].mean)
    )


def by_itself(voice: Voice, averted: Estimate, *, alone: bool) -> str:
    """With that left out and all else as it was; `alone` = one text, of which this is the worth by itself."""
    words = N_("One text: {difference} than without it ({resting}).")
    if not alone:
        words = N_("All that was said on it: {difference} than without it ({resting}).")
    if not averted.clear:
        words = N_("{difference}, with or without what was said on it ({resting}).")
    told = voice(words, difference=voice.gain(averted), resting=voice.apart(averted))
    return begun(told)


def _texts(view: SeatView, voice: Voice, found: worth.Worth, claim: str) -> tuple[TextWorth, ...]:
    """Whom each issuer's texts on the claim reached, of those they were for, by the first of them."""
    return tuple(
        TextWorth(title=version.said(view.lang)[0], words=_met(voice, text))
        for text, version in _out(view, found)
        if text.claim == claim
    )


def reached(view: SeatView, found: worth.Worth | None) -> dict[str, str]:
    """The same by text."""
    voice = Voice(lang=view.lang, story=view.story)
    return {text.statement: _met(voice, text) for text, _ in _out(view, found)} if found else {}


def _out(view: SeatView, found: worth.Worth) -> Iterator[tuple[worth.Reached, Version]]:
    """Of the texts that were reckoned, those that this seat knows as published."""
    titles = {text.statement: text for text in view.statements}
    for text in found.texts:
        versions = titles[text.statement].versions if text.statement in titles else ()
        version = next((made for made in versions if made.published_at >= 0), None)
        if version is not None:
            yield text, version


def _met(voice: Voice, text: worth.Reached) -> str:
    return voice(
        "met by {n} people within 24 h; {m} had met the claim there by then",
        n=voice.number(text.reached),
        m=voice.number(text.false),
    )
