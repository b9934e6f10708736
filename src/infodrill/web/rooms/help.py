"""The help of a seat: what each room is for, from the pages of the documentation that lie in web/help/<language>/.

The same Markdown files are read in the repository and shown here, so that neither can say what the other does not.
"""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

from infodrill.casework import noun as casework
from infodrill.casework.edition import Edition
from infodrill.casework.scene import with_substitutes
from infodrill.casework.steps import GROUPS, PRIORITIES
from infodrill.conduct.policy import rooms_of, verbs_of
from infodrill.conduct.roles import EVERY_PHASE
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.places import ICONS, ROOM_NAMES
from infodrill.web.rooms.showing import RoomPage, show
from infodrill.web.seating import room

PAGES = Path(__file__).parents[1] / "help"  # package data: an installed range has it too
HELP = RoomPage(room="help", template="infodrill/help/page.html", css="help", parts={})
GROUPS_MEAN: Mapping[str, str] = {
    "new": N_("It has come in and stands in the book; nobody has looked into it yet."),
    "checking": N_("Citizens' rights are looked at first, then whether it is so, then how pressing it is."),
    "answering": N_("How to answer is decided; the answer is being written, approved or given."),
    "tracking": N_("The answer is out; we see whether it arrives and helps."),
    "done": N_("Closed, with its whole history. It can be opened again when something new comes."),
}
PRIORITIES_MEAN: Mapping[str, str] = {
    "P1": N_(
        "Somebody may be hurt or killed and it is spreading, or a large loss is spreading widely. At once."
    ),
    "P2": N_("Grave harm is possible, or a small loss is spreading widely. Soon."),
    "P3": N_("A small loss or trouble, or many people ask and nobody can answer yet. In its turn."),
    "P4": N_("Little harm, few people. When there is time."),
}
KEYS: tuple[tuple[str, str], ...] = (
    (
        "Tab",
        N_("To the next link, button or field; with Shift, to the one before. The first leads to the room."),
    ),
    ("Enter", N_("Follow the link, press the button.")),
    ("Space", N_("Press the button, tick the box, choose the answer.")),
    ("← ↑ → ↓", N_("Choose among several answers, or scroll.")),
    ("Esc", N_("Close the menu at the top.")),
)


STEPPING_IN = N_("in place of a unit with a conflict of interest")


class MayDo(NamedTuple):
    """What a seat may do; `when` "" = in every phase, on whatever case lies before it."""

    says: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpText:
    """One room's text: `words` is the rendered page without its title."""

    room: str
    name: str
    icon: str
    words: SafeString
    link: str


def render(text: str) -> SafeString:
    """Markdown as HTML one heading lower and without its title; HTML, links and pictures in it stay plain text."""
    markdown = MarkdownIt("commonmark", {"html": False}).disable(["link", "image", "autolink", "reference"])
    tokens = markdown.parse(text)
    if tokens and tokens[0].tag == "h1":
        tokens = tokens[3:]  # opening, words, closing; the frame of the page shows the room's name
    for token in tokens:
        _lower(token)
    # Every character of the text passed the renderer's escaping, HTML included.
    return mark_safe(markdown.renderer.render(tokens, markdown.options, {}))


def _lower(token: Token) -> None:
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(6, int(token.tag[1]) + 1)}"


@lru_cache(maxsize=100)
def words_of(room: str, lang: str) -> SafeString:
    """The room's text in the language; English where a language has none yet. `room` is one of policy's, never asked for."""
    found = PAGES / lang / f"{room}.md"
    if not found.exists():
        found = PAGES / "en" / f"{room}.md"
    return render(found.read_text(encoding="utf-8"))


def told(view: SeatView, drill: str, came_from: str) -> tuple[HelpText, ...]:
    """The texts of the rooms that this seat may enter, the one it came from first."""
    rooms = sorted(
        rooms_of(view.seat), key=lambda other_room: other_room != came_from
    )  # stable: the others keep their order
    return tuple(
        HelpText(
            room=each_room,
            name=tr(view.lang, ROOM_NAMES[each_room]),
            icon=ICONS[each_room],
            words=words_of(each_room, view.lang),
            link=f"/d/{drill}/{each_room}/",
        )
        for each_room in rooms
    )


def in_the_range(seat: SeatPlace, lang: str) -> Iterator[MayDo]:
    """What policy lets the seat do in one phase or another, as the nouns declare it."""
    for asked in verbs_of(seat):
        phases = asked.MAY.phases
        yield MayDo(tr(lang, asked.MAY.says), "" if phases == EVERY_PHASE else _phases(phases, lang))


def on_cases(seat: SeatPlace, edition: Edition, lang: str) -> Iterator[MayDo]:
    """What the edition lets the seat do on one case or another, each step as it names it."""
    for asked in casework.commands():
        if asked.SAYS:
            givers = asked.givers(edition)
            yield from _on_some(tr(lang, asked.SAYS), seat, dict.fromkeys(PRIORITIES, givers), lang)
        for step in (edition.steps[name] for name in asked.STEPS if edition.has(name)):
            yield from _on_some(step.name[lang], seat, {of: step.roles(of) for of in PRIORITIES}, lang)


def _on_some(says: str, seat: SeatPlace, who: Mapping[str, frozenset[str]], lang: str) -> Iterator[MayDo]:
    """The deed if the seat's roles are among those of some priority, or step in for one of them."""
    own = [priority for priority, roles in who.items() if seat.roles & roles]
    if own:
        yield MayDo(says, "" if len(own) == len(who) else ", ".join(own))
    elif seat.roles & with_substitutes(frozenset().union(*who.values())):
        yield MayDo(says, tr(lang, STEPPING_IN))


def _phases(phases: Iterable[int], lang: str) -> str:
    named = (tr(lang, "phase {n}", n=n) if n else tr(lang, "before the first phase") for n in sorted(phases))
    return ", ".join(named)


def back_to(drill: str, asked: str, otherwise: str) -> str:
    """Where the seat came from, if that is an address of its own drill and no help."""
    home = f"/d/{drill}/"
    inside = asked.startswith(home) and not asked.startswith(f"{home}help/")
    return asked if inside and url_has_allowed_host_and_scheme(asked, None) else otherwise


@room("lobby")  # everybody's room: whoever has a seat may read what its rooms are for
def help_page(request: HttpRequest, drill: LiveDrill, view: SeatView) -> HttpResponse:
    """`?room=` is the room that the seat came from, `?from=` its exact page."""
    first, *others = told(view, drill.id, request.GET.get("room", ""))
    lang = view.lang
    return show(
        request,
        drill,
        view,
        HELP,
        {
            "first": first,
            "others": others,
            "deeds": [
                ("case", tr(lang, "Cases and texts"), tuple(on_cases(view.seat, drill.edition, lang))),
                ("door", tr(lang, "In the exercise"), tuple(in_the_range(view.seat, lang))),
            ],
            "back": back_to(drill.id, request.GET.get("from", ""), first.link),
            "groups": [
                (group, drill.edition.groups[group][lang], tr(lang, GROUPS_MEAN[group])) for group in GROUPS
            ],
            "priorities": [(priority, tr(lang, PRIORITIES_MEAN[priority])) for priority in PRIORITIES],
            "keys": [(key, tr(lang, words)) for key, words in KEYS],
        },
    )


urlpatterns = [path("d/<slug:drill>/help/", help_page, name="help")]
