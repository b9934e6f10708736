"""A form as pages show it: the verb it sends, its fields with their choices, and the words on its button."""

# Charter: web rooms fields
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from infodrill.conduct.naming import uncoded
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.moments import span

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """`kind` area | line | choose | when | which | pick | yesno | flag | number | file | hidden; `which` = one of several texts,
    each to be read whole; `when` = one of `moments`. `value` is what stands in it first.

    Label and limits are those that the command declares; `label` and `needed` where this page asks it in other words, or asks
    for what the command may do without.
    """

    name: str
    kind: str = "line"
    choices: tuple[Choice, ...] = ()
    value: str = ""
    hint: str = ""
    label: str = ""
    needed: bool = False
    picked: tuple[str, ...] = ()
    unless: str = (
        ""  # "field words after": needed unless all that is chosen there says those words (js/needed.js)
    )
    rows: int = 2
    mark: str = ""  # tells fields of one name apart

    @property
    def unchosen(self) -> bool:
        """Whether it waits for a person: what stands in a choice of several unread would be said in their name."""
        return self.needed or (self.kind == "choose" and not self.value and len(self.choices) > 1)

    @property
    def nothing_said(self) -> bool:
        """Whether one of its choices says that there is nothing, which is another thing than not to have chosen."""
        return self.unchosen and any(not code for code, _ in self.choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one command asks of a person. `key` names its draft in the page's own store; `shut` = why it cannot be sent."""

    verb: str
    title: str
    send: str
    role: str
    key: str
    fields: tuple[FormField, ...] = ()
    hidden: tuple[Choice, ...] = ()
    lead: str = ""
    shut: str = ""
    step: str = ""
    main: bool = False

    @property
    def files(self) -> bool:
        """True when a file is sent with it."""
        return any(form_field.kind == "file" for form_field in self.fields)


def choices(lang: str, names: Mapping[str, str], only: Iterable[str] | None = None) -> tuple[Choice, ...]:
    """(code, name) of a table of names, of all or of `only`."""
    return tuple(
        (code, uncoded(lang, names[code])) for code in (names if only is None else only) if code in names
    )


def units(view: SeatView, *levels: int) -> tuple[Choice, ...]:
    """(id, name) of the cells that are played, or of those of `levels` alone."""
    cells = (
        cell for cell in view.seats.cells.values() if (cell.level in levels if levels else cell.level > 0)
    )
    return tuple((cell.id, cell.name.in_(view.lang)) for cell in cells)


def moments(view: SeatView, *minutes: int) -> tuple[Choice, ...]:
    """Exercise seconds to choose from: "in 30 min, at 23:20", on the very minute that is told, which becomes the deadline."""
    told = []
    for minute in minutes:
        at = view.now + minute * 60
        at -= view.story(at).second
        words = tr(
            view.lang, "in {span}, at {clock}", span=span(view.lang, minute * 60), clock=view.moment(at)
        )
        told.append((str(at), words))
    return tuple(told)


def slip(lang: str, ticket: str) -> str:
    """A complaint's slip as people say it: "slip 1 of C14"; "" when there is none."""
    case, _, own = ticket.partition(".t")
    return tr(lang, "slip {n} of {case}", n=own, case=case.upper()) if own else ""
