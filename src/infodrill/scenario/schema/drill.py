"""`drill.yaml`: what the drill is, its phases and moves, its city and its assumptions."""

# Charter: scenario schema drill
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticKnownError

from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import (
    DAY_AND_HOUR,
    HOUR,
    MOST_ACCOUNTS,
    Bi,
    Derived,
    Id,
    Line,
    Model,
    PerMille,
    Seconds,
    Short,
    means,
    refusal,
)


def _a_day(written: str) -> str:
    """A day of the calendar and an hour of the day, or a refusal (S113)."""
    try:
        datetime.fromisoformat(written)
    except ValueError:
        message, remedy = (
            N_("{value} is no day and hour"),
            N_("Write a day of the calendar, as 2027-05-20 08:00."),
        )
        raise refusal("S113", message, remedy, value=written[:16]) from None
    return written


def _each_once(named: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(named)) < len(named):
        raise refusal("S113", N_("a language stands twice"), N_("Write each once, as [vi, en]."))
    return named


class Phase(Model):
    """One of the four phases; a number alone is its minutes."""

    number: Annotated[
        Literal[1, 2, 3, 4],
        Derived(N_("its place in the list")),
        means(N_("Which of the four phases it is.")),
    ]
    minutes: Annotated[
        int, Field(ge=1, le=600), means(N_("How long it lasts in minutes of the exercise, 1 to 600."))
    ]
    title: Annotated[
        Bi, Derived(N_("the usual name of that phase")), means(N_("The phase's name, in pages and papers."))
    ]


class Move(Model):
    """A step of the story; between two moves its clock may leap."""

    number: Annotated[
        int,
        Field(ge=1, le=50),
        Derived(N_("its place in the list")),
        means(N_("The move's number, 1 to 50.")),
    ]
    at: Annotated[Seconds, means(N_("The moment of the exercise at which the move begins."))]
    story: Annotated[
        str,
        StringConstraints(pattern=HOUR),
        Derived(N_("the story's clock going on from the move before")),
        means(N_("What the story's clock shows then, as 22:40. Deadlines inside a leap fall at the leap.")),
    ]
    title: Annotated[Bi, means(N_("The move's name, announced to everybody when it begins."))]


class Objective(Model):
    """What the drill is to train."""

    id: Annotated[Id, means(N_("The objective's short name, which injects and capabilities use."))]
    text: Annotated[
        Bi,
        means(
            N_(
                "The objective in one sentence. People read it before play: what to be able to do, nothing of how a claim "
                "turns out."
            )
        ),
    ]


class Ordinance(Model):
    """The fictional legal basis that a three-part test may cite."""

    id: Annotated[Id, means(N_("The ordinance's short name."))]
    title: Annotated[Bi, means(N_("Its title and number, invented, as it is cited."))]
    text: Annotated[Bi, means(N_("What it allows, to be read by whoever proposes action 7 or 8."))]


def _words_alone(said: Bi) -> Bi:
    """Words that stand in texts of the product, which are filled in: a refusal of what looks like a field (S113)."""
    if found := next((text for text in (said.vi, said.en) if "{" in text or "}" in text), ""):
        message, remedy = N_("{value} holds a curly bracket"), N_("Write the words alone.")
        raise refusal("S113", message, remedy, value=found[:40])
    return said


class Address(Model):
    """What those are called to whom the drill's organisation writes, and whom they ask."""

    people: Annotated[
        Bi,
        AfterValidator(_words_alone),
        means(N_("Those whom it writes to, as its texts address them: quý phụ huynh / parents.")),
    ]
    desk: Annotated[
        Bi,
        AfterValidator(_words_alone),
        means(N_("Who answers them within a sentence: văn phòng trường / the school office.")),
    ]


_NO_TEXT: Final = "string_type"  # how pydantic calls what is no text
SpokenName = Annotated[str, StringConstraints(min_length=1, max_length=120)]


class Sender(Bi):
    """A name under which something reaches the players: a proper name by itself, or who somebody is, in both languages."""

    vi: Annotated[SpokenName, means(N_("The name in Vietnamese."))]
    en: Annotated[SpokenName, means(N_("The name in English."))]

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, written: object) -> object:
        """A name by itself is the same in both languages; what holds neither was meant for one."""
        if isinstance(written, str):
            return {"vi": written, "en": written}
        if isinstance(written, cls) or (
            isinstance(written, dict) and not written.keys().isdisjoint(cls.model_fields)
        ):
            return written
        raise PydanticKnownError(_NO_TEXT)


EPOCH = r'{"type": "string", "pattern": "^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d$"}'
LENGTHS = '{"type": ["integer", "array"], "items": {"type": "integer"}}'
"""Minutes of the whole, or of each phase."""


class Drill(Model):
    """What the drill is: its titles and objectives, its length and story, the size and mood of its city."""

    format: Annotated[Literal[2], means(N_("The number of the format, always 2."))]
    id: Annotated[Id, means(N_("The drill's short name; its drill file is called after it."))]
    lesson: Annotated[
        bool, means(N_("Made for one person to learn by: offered for practice alone, and never rated."))
    ] = False
    languages: Annotated[
        tuple[Literal["vi", "en"], ...],
        Field(min_length=1, max_length=2),
        AfterValidator(_each_once),
        means(
            N_(
                "The languages it is written in. With one, readers of the other see that one; a second that is "
                "declared is complete."
            )
        ),
    ] = ("vi", "en")
    title: Annotated[Bi, means(N_("The drill's title, on every page, paper and report."))]
    subtitle: Annotated[
        Bi, Derived(N_("the `title`")), means(N_("One line below the title, where drills are chosen."))
    ]
    synopsis: Annotated[
        Bi,
        Derived(N_("the `subtitle`")),
        means(N_("What happens in it, for whoever chooses a drill; no player reads it.")),
    ]
    briefing: Annotated[
        Bi,
        Derived(N_("a general briefing")),
        means(N_("What every player reads in the lobby before it begins.")),
    ]
    epoch: Annotated[
        str,
        StringConstraints(pattern=DAY_AND_HOUR),
        AfterValidator(_a_day),
        Short(EPOCH),
        Derived(N_("a Monday morning at 08:00")),
        means(
            N_("Day and hour of the story at which it begins, as 2027-05-20 08:00; papers are dated by it.")
        ),
    ]
    objectives: Annotated[
        tuple[Objective, ...],
        Field(min_length=1),
        Derived(N_("those of the format's own that an inject trains")),
        means(N_("What the drill is to train, one or more.")),
    ]
    phases: Annotated[
        tuple[Phase, ...],
        Field(min_length=4, max_length=4),
        Short(LENGTHS),
        Derived(N_("60 minutes, shared out over the four phases")),
        means(
            N_(
                "The length: minutes of the whole (`60`), of each phase (`[6, 7, 43, 4]`), or the four phases "
                "with titles. Phase 3 "
                "is the play."
            )
        ),
    ]
    moves: Annotated[
        tuple[Move, ...],
        Field(min_length=1),
        Derived(N_("one a phase, without leaps")),
        means(N_("The steps of the story, in order; between two its clock may leap.")),
    ]
    run_on_hours: Annotated[
        int,
        Field(ge=0, le=72),
        means(
            N_(
                "Hours, 0 to 72, that the city is played on after phase 3 without new commands, to see what becomes of it."
            )
        ),
    ] = 24
    accounts: Annotated[
        int,
        Field(ge=1_000, le=MOST_ACCOUNTS),
        Derived(N_("the population of all wards, at least 1,000")),
        means(N_("How many simulated accounts the city has, 1,000 to 20,000,000.")),
    ]
    edition: Annotated[
        Id,
        Derived(N_("`generic`")),
        means(N_("The edition of the procedure that is played: steps, roles, deadlines.")),
    ]
    preset: Annotated[
        Literal["public-feed", "groups", "mixed"],
        means(N_("How talk spreads in the city: mostly on a `public-feed`, in closed `groups`, or `mixed`.")),
    ] = "mixed"
    assumptions: Annotated[
        Literal["low", "base", "high"],
        means(
            N_(
                "Which set of the model's assumptions the city lives by; `low` and `high` are the bounds of `base`."
            )
        ),
    ] = "base"
    traps: Annotated[
        bool,
        means(
            N_(
                "Whether trap buttons, tempting over-reactions that do nothing, are shown. A rated drill has them."
            )
        ),
    ] = True
    trap_reach: Annotated[
        int,
        Field(ge=0, le=1_000),
        PerMille(),
        means(
            N_(
                "An assumption of the counterfactual of over-reaction alone: of a thousand accounts, how many meet a claim once "
                "more where the range presses its traps, 0 to 1,000. In the drill itself a trap does nothing."
            )
        ),
    ] = 0
    both_languages: Annotated[
        bool,
        Derived(N_("`true`, unless `languages` names one alone")),
        means(N_("A text to the public must be whole in both languages before it is approved.")),
    ] = True
    noise_per_hour: Annotated[
        int,
        Field(ge=0, le=5_000),
        means(
            N_("Posts an hour, 0 to 5,000, about everyday things, among which the claims have to be noticed.")
        ),
    ] = 600
    visible_posts: Annotated[
        int,
        Field(ge=100, le=30_000),
        means(
            N_("How many posts can be read in the whole drill, 100 to 30,000; counts are of the whole city.")
        ),
    ] = 8_000
    public_contacts: Annotated[
        tuple[Line, ...],
        means(N_("Telephone numbers that the public really calls: the only real ones that texts may hold.")),
    ] = ()
    speakers: Annotated[
        tuple[Sender, ...],
        Field(alias="senders"),
        means(
            N_(
                "Invented names, beside the cells' own, under which something may reach the players. A proper name stands alone; "
                "where it says who somebody is, write it in both languages of the drill."
            )
        ),
    ] = ()
    ordinances: Annotated[
        tuple[Ordinance, ...], means(N_("Fictional rules that a three-part test for action 7 or 8 may cite."))
    ] = ()
    situations: Annotated[
        tuple[Situation, ...],
        Field(min_length=1),
        Derived(N_("one, S1, with the drill's `title`")),
        means(N_("The stories that the drill tells, each with its claims and injects.")),
    ]
    address: Annotated[
        Address | None,
        means(
            N_(
                "How what machines write, previews and hints name the public and its desk, in an organisation that does not "
                "say “bà con” and has no “bộ phận tiếp dân”: a school, a clinic, a relief group."
            )
        ),
    ] = None
    plan: Annotated[
        Bi | None,
        means(N_("The office's plan or procedure that the drill practises, as the report cites it.")),
    ] = None

    @property
    def senders(self) -> tuple[str, ...]:
        """Every form of the names of `speakers`, in their order."""
        return tuple(dict.fromkeys(name for each in self.speakers for name in (each.vi, each.en)))


class Situation(Model):
    """A story of the drill, with one lesson."""

    id: Annotated[
        str,
        StringConstraints(pattern=r"^[A-Z][A-Z0-9]{0,7}$"),
        means(N_("The situation's short name in capitals, as K1; claims and injects use it.")),
    ]
    title: Annotated[Bi, means(N_("The situation in a few words, in control's table and the report."))]
    lesson: Annotated[
        Bi, Derived(N_("a general lesson")), means(N_("What is to be learnt from it, shown after the drill."))
    ]


Drill.model_rebuild()
