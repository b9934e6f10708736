"""COMMS beside the cases: a prebunk before the rumour, a bulletin of what was published so far."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator

from infodrill.casework import commands as do
from infodrill.casework.book import Statement
from infodrill.conduct.automata.phrases import in_both
from infodrill.conduct.automata.proposal import Duty, Proposal
from infodrill.conduct.automata.words import case_of
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import Bi

CHANNELS = ("feed", "group", "portal")
ENOUGH, LATEST = 3, 5  # texts that make a bulletin; titles it lists
BULLETIN_EVERY = 30 * 60
CHECK = (
    N_(
        "A genuine notice says which unit speaks, when, and where its record can be looked up; a forwarded one does not."
    ),
    N_(
        "Before you pass something on, look for three things: who says so, since when, and where it can be looked up."
    ),
)
STOP = (
    N_(
        "What to do: if a post frightens or angers you, wait a minute and ask the citizens' desk; asking is always right."
    ),
    N_(
        "Please ask first when something sounds urgent and names nobody; the citizens' desk answers, and no question is silly."
    ),
)


def prebunk(duty: Duty) -> Iterator[Proposal]:
    """In phases 1 and 2, once a forecast sheet names what may be twisted: how to tell a genuine notice."""
    view = duty.view
    heavy = duty.character.heavy_hand
    if not duty.holds("COMMS") or view.phase not in (1, 2) or not view.proactive.sheets or heavy:
        return
    if any(one.kind == "prebunk" for one in view.statements):
        return
    day = view.story_title or Bi(vi="hôm nay", en="today")
    title = in_both(N_("{day}: how to tell a genuine notice"), day=day)
    source = in_both(N_("{unit}, as of {time}."), unit=_issuer(duty), time=view.clock(view.now))
    lines = (
        in_both(N_("On days like this reports travel faster than anyone can check them.")),
        in_both(duty.pick(CHECK, "check")),
        in_both(duty.pick(STOP, "stop")),
        in_both(N_("When we do not know, we say so, and say when we shall.")),
        source,
    )
    command = _free(duty, "prebunk", title, lines)
    yield duty.aside("bulletin", "prebunk", command, view.proactive.sheets[0].at, lead=-2)


def bulletin(duty: Duty) -> Iterator[Proposal]:
    """What stands published, in one text, for whoever was not there when each came out."""
    view = duty.view
    if not duty.holds("COMMS") or view.phase != 3 or duty.character.heavy_hand:
        return
    before = [one for one in view.statements if one.kind == "bulletin"]
    if any(one.state in ("DRAFTING", "REVIEW") for one in before):
        return
    since = max((one.newest.at for one in before), default=-BULLETIN_EVERY)
    fresh = [one for one in _standing(duty) if one.published and one.published.published_at > since]
    if len(fresh) < ENOUGH or view.now < since + BULLETIN_EVERY:
        return
    known = [one for one in fresh if one.kind != "holding"][-LATEST:]
    settled = {one.case for one in _standing(duty) if one.kind != "holding"}
    open_ones = [one for one in fresh if one.kind == "holding" and one.case not in settled][-2:]
    lines = [in_both("• {title}", title=_title(one)) for one in known]
    cases = [case for one in open_ones if (case := case_of(duty, one))]
    lines += [
        in_both(N_("Not yet known: {title}"), title=view.both_languages(one, one.sentence)) for one in cases
    ]
    lines.append(
        in_both(N_("What to do: please read the whole text on the portal before passing one of these on."))
    )
    lines.append(in_both(N_("{unit}, as of {time}."), unit=_issuer(duty), time=view.clock(view.now)))
    title = in_both(N_("Bulletin no. {n}: what is known so far"), n=len(before) + 1)
    at = max(one.published.published_at for one in fresh if one.published)
    yield duty.aside("bulletin", f"bulletin{len(before)}", _free(duty, "bulletin", title, tuple(lines)), at)


def _standing(duty: Duty) -> list[Statement]:
    return [one for one in duty.view.statements if one.state in ("PUBLISHED", "SELF_CORRECTED") and one.case]


def _title(one: Statement) -> Bi:
    version = one.published or one.newest
    return Bi(vi=version.title_vi, en=version.title_en)


def _issuer(duty: Duty) -> Bi:
    return duty.view.organisation(duty.view.seat.cell) or Bi(vi="Thành phố", en="The city")


def _free(duty: Duty, kind: str, title: Bi, lines: tuple[Bi, ...]) -> do.DraftStatement:
    vi, en = ("\n".join(one.in_(lang) for one in lines) for lang in ("vi", "en"))
    return do.DraftStatement("COMMS", "", kind, "advice", CHANNELS, (), title.vi, title.en, vi, en)
