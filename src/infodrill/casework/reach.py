"""Whom the words of an event reach, declared beside each field of free text: `text: Inside`.

What lets words of an organisation out before anybody else has read them says which (`out`), and the leak check reads them. What
tells people something beside the published texts says what (`words`): evaluators judge it, and review reads it.
Statements have doors of their own: every version is read at its draft, approval, clearing and publication.
"""

# Charter: casework reach
from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar

from infodrill.kernel.events import EventBody, Text, beside, beside_texts
from infodrill.kernel.fields import Key, texts_of
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBy:
    """`who` reads the words of a field, and why nothing more need be asked of them. `out`: the public may be the first to read
    them; `ours`: by them we tell people something; `invented`: who is named there was invented for the exercise, or is shown at a
    door of their own: nobody is told."""

    who: str
    out: bool = False
    ours: bool = False
    invented: bool = False


Inside = Annotated[Text, ReadBy(who="cells and control; the public never does")]
OfPlan = Annotated[
    Text, ReadBy(who="whoever the plan is for: control or a simulator plays the public", invented=True)
]
OfStaff = Annotated[
    Text, ReadBy(who="control, safety and evaluators; the simulated public never does", invented=True)
]
InHall = Annotated[Text, ReadBy(who="the people in the room, to whom control shows it", invented=True)]
InReview = Annotated[Text, ReadBy(who="the office in its review meeting; the simulated public never does")]
ToCells = Annotated[
    Text, ReadBy(who="cells; checked when somebody asks for it and it becomes public", ours=True)
]
ToReporter = Annotated[Text, ReadBy(who="whoever complained; the public never does", ours=True)]
ToPublic = Annotated[Text, ReadBy(who="the public, at once or under some conditions", out=True)]
ToPress = Annotated[Text, ReadBy(who="the press, and so the public", out=True, ours=True)]
OnNetwork = Annotated[Text, ReadBy(who="the public; a persona's names are invented", out=True, invented=True)]
OfDraft = Annotated[
    Text, ReadBy(who="whoever has a hand in the text, with what the leak check found", invented=True)
]
WentOut = Annotated[
    Text, ReadBy(who="the public before: it says alone that the words were ours", invented=True)
]


PRESS, GUIDANCE, TICKET = "press", "guidance", "ticket"
# What evaluators and the report call each kind of our words beside the published texts.
KINDS: Mapping[str, str] = {
    PRESS: N_("answer to the press"), GUIDANCE: N_("guidance to the cells"), TICKET: N_("answer on a ticket"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What of ours an event tells people: of a kind of `KINDS`, under which `item`, about which case ("" = none); `cell` "" = of
    whoever said it. `again`: to the same item more may be said, which is then its second, third …"""

    kind: str
    item: str
    about: str
    body: str
    title: str = ""
    cell: str = ""
    again: bool = False

    def __post_init__(self) -> None:
        """Raises TypeError for a kind that no reader of our words knows."""
        if self.kind not in KINDS:
            raise TypeError(f"nobody reads words of the kind {self.kind}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Words to the public: on which `item`, about which case ("" = none), by part. `issuer` = the cell that wrote them when
    it is not the one that lets them out; its own paper frees nothing."""

    item: str
    about: str = ""
    parts: Mapping[str, str]
    issuer: str = ""


# Fields by which an event names what it is about.
NAMING = frozenset({"about", "appeal", "case", "guidance", "inject", "item", "question", "roll", "statement"})


SEATS, RANGE, EITHER = "seats", "range", "either"


class Reaching(EventBody):
    """Base of every event of the house. What it is about it names in fields that say of what kind that is (`Key`).

    `BY`: who records it, SEATS (whoever may give a command that comes to it: `casework.comesto`), RANGE (the machine alone, which
    nobody asks) or EITHER. A log in which somebody else recorded it is none that a drill wrote (`conduct.ruled`).
    """

    BY: ClassVar[str] = SEATS

    @classmethod
    def complete(cls) -> None:
        """Raises TypeError for an event with free text that says not whom it reaches, or not what of it the public reads, and for
        one whose field hides what every event says of itself."""
        known, own = beside(cls, Key), typing.cast(Any, cls)
        if hidden := sorted({field.name for field in fields(own)} & vars(Reaching).keys()):
            raise TypeError(f"{cls.__name__} has fields of a name that every event has {hidden}")
        if unsaid := sorted(
            NAMING & {field.name for field in fields(own)} - known.keys() - beside_texts(cls, ReadBy).keys()
        ):
            raise TypeError(f"{cls.__name__} says not of what kind that is which it names (Key) {unsaid}")
        reaches = beside_texts(cls, ReadBy)
        if unsaid := [name for name, reach in reaches.items() if reach is None]:
            raise TypeError(f"{cls.__name__} says not whom its words reach {unsaid}")
        if any(reach and reach.out for reach in reaches.values()) and cls.out is Reaching.out:
            raise TypeError(f"{cls.__name__} says not what of its words goes out (out)")
        if any(reach and reach.ours for reach in reaches.values()) and cls.words is Reaching.words:
            raise TypeError(f"{cls.__name__} says not what it tells people (words)")

    def names(self, *kinds: str) -> tuple[str, ...]:
        """The ids of these kinds that it names, in the order of its fields."""
        named = ((key.of, getattr(self, name)) for name, key in beside(type(self), Key).items())
        return tuple(str(given) for kind, given in named if kind in kinds and given)

    def case_in(self, book: Any) -> str:
        """The case in the book that it is about, "" for none."""
        raise NotImplementedError

    @property
    def gist(self) -> str:
        """What is said in it, in a line: the head of what it tells people, else its first free text that says something."""
        if words := self.words():
            return words.title or words.body
        texts = (text for name in beside_texts(type(self), ReadBy) for text in texts_of(getattr(self, name)))
        return next(filter(None, map(str, texts)), "")

    @property
    def noted_beside(self) -> tuple[type[EventBody], ...]:
        """Kinds of events beside which the machine notes it, under the hand of whoever brings those."""
        return ()

    @property
    def of_steps(self) -> tuple[str, ...]:
        """The steps of the procedure one of which it takes; () = whichever its commands take."""
        return ()

    def out(self, known: Any) -> Outgoing | None:
        """The words of an organisation that it lets out, None where it lets none out: of casework by the book, of the range by
        the state before it."""
        return None

    def words(self) -> Utterance | None:
        """What of ours it tells people, None where it tells them nothing beside the published texts."""
        return None


def words_of(body: EventBody) -> Utterance | None:
    """The same of any event."""
    return body.words() if isinstance(body, Reaching) else None
