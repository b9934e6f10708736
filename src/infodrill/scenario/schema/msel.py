"""`msel.yaml`: the injects, one a row."""

# Charter: scenario schema msel
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import (
    Bi,
    CellName,
    ClaimName,
    Derived,
    HeldRole,
    Id,
    Model,
    ObjectiveName,
    Permille,
    PointsAt,
    Role,
    Seconds,
    Short,
    SituationName,
    Span,
    means,
)
from infodrill.scenario.schema.claims import FurtherWave
from infodrill.scenario.schema.conditions import Trigger

REPORTS = frozenset({"field_report", "phone_note", "official_letter"})
"""Ways by which somebody tells who knows."""


class Expected(Model):
    """What a good cell would do on an inject. It is listed beside what was done and never counts in the result."""

    who: Annotated[HeldRole, means(N_("The role of whom it is expected; a seat must hold it."))]
    what: Annotated[
        Bi, means(N_("What it should do, in one sentence, on the evaluators' form and in the report."))
    ]
    deadline: Annotated[
        Span, Field(ge=60), means(N_("The time for it from delivery on, as +15:00, a minute or more."))
    ]
    evidence: Annotated[
        Literal[
            "case_opened",
            "case_gated",
            "case_triaged",
            "case_decided",
            "case_closed",
            "question",
            "verdict",
            "statement",
            "ticket",
            "escalated",
            "marked",
            "press",
            "message",
            "none",
        ],
        means(
            N_(
                "What in the log shows that it was done: a case opened, gated, triaged, decided or closed, a "
                "question to a unit by name, a verdict, a published "
                "statement, a ticket, an escalation, a marking that keeps something in, the answer to the inject’s question of "
                "the press. `message` and `none`: an evaluator tells."
            )
        ),
    ] = "none"
    score: Annotated[
        int,
        Field(ge=1, le=10),
        means(N_("Its weight among the expected actions, 1 to 10; heavier ones are listed first.")),
    ] = 1
    critical: Annotated[
        bool, means(N_("Listed first and marked in report and form; it never enters the result."))
    ] = False


class Recipients(Model):
    """To whom an inject goes: cells, roles, the public; in one list, `[ward, L1-DUTY, public]`, each is known by its letters."""

    SHORT = Short('{"type": ["string", "array"], "items": {"type": "string"}, "minLength": 1}')

    cells: Annotated[tuple[CellName, ...], means(N_("Cells of which every seat gets it."))] = ()
    roles: Annotated[
        tuple[HeldRole, ...],
        means(
            N_(
                "Roles: every seat that holds one of them gets it; beside cells, only the seats of these cells."
            )
        ),
    ] = ()
    public: Annotated[
        bool, means(N_("Whether it also appears among the public, where everybody can read it."))
    ] = False


class Inject(Model):
    """One row of the MSEL: something that reaches the players."""

    number: Annotated[
        int,
        Field(ge=1, le=9_999),
        Derived(N_("the next free number, in the order of writing")),
        means(N_("The inject's number, 1 to 9,999, by which control and evaluators name it.")),
    ]
    situation: Annotated[
        SituationName,
        Derived(N_("that of its `claim`, else the first one")),
        means(N_("The situation that it belongs to.")),
    ]
    phase: Annotated[
        Literal[1, 2, 3, 4],
        Derived(N_("the phase that `at` falls in")),
        means(N_("The phase in which it comes, 1 to 4.")),
    ]
    at: Annotated[
        Seconds,
        means(
            N_(
                "When it comes: +35:00 after the start or 08:35 of the story. With a condition, the moment from which that is "
                "looked at."
            )
        ),
    ]
    story_time: Annotated[
        str,
        Derived(N_("the story's clock at `at`")),
        means(
            N_(
                "The hour that it speaks of, as 08:35, in the run of show and for `{time}` in its text; `check` asks about one "
                "that is more than 30 minutes away from the story's clock at `at`."
            )
        ),
    ] = ""
    kind: Annotated[
        Literal["inject", "information", "facilitation", "expected_action", "contingency", "background"],
        Derived(
            N_(
                "`inject` if it has a `claim`, `expected_action` if it only expects something, else `information`"
            )
        ),
        means(
            N_(
                "`inject` calls for action, `information` informs, `facilitation` helps the drill along, "
                "`expected_action` asks for "
                "one, `contingency` is a reserve of control's, `background` is scenery."
            )
        ),
    ]
    trigger: Annotated[
        Trigger,
        means(
            N_("What makes it come, where that is not its time: the hand of control, a condition, a repeat.")
        ),
    ] = Trigger()
    from_: Annotated[
        str,
        Field(alias="from", min_length=1, max_length=120),
        means(N_("Who it comes from: the name of a cell, or one of the `senders` of `drill.yaml`.")),
    ]
    to: Annotated[Recipients, means(N_("Who gets it."))]
    method: Annotated[
        Literal[
            "public_feed",
            "closed_group",
            "press",
            "hotline",
            "field_report",
            "official_letter",
            "phone_note",
            "chat",
        ],
        Derived(N_("`public_feed` if the public gets it, else `hotline` if it has a `claim`, else `chat`")),
        means(
            N_(
                "The way it comes: a public page, a closed group, the press, the hotline, a field report, an official letter, a "
                "telephone note, the chat of control. A report on a claim opens a case at its intake."
            )
        ),
    ]
    subject: Annotated[
        Bi,
        Derived(N_("the first sentence of `body`")),
        means(N_("Its heading, in the players' desk and in control's table.")),
    ]
    body: Annotated[Bi, means(N_("Its text, as whoever sends it would write or say it."))]
    media: Annotated[
        tuple[Annotated[str, PointsAt("picture")], ...],
        means(N_("Names of pictures in `media/` that come with it.")),
    ] = ()
    synopsis: Annotated[
        Bi, Derived(N_("the `subject`")), means(N_("What it is about and for, for control only."))
    ]
    claim: Annotated[
        ClaimName | None, means(N_("The claim that it is about; none when it tells of none."))
    ] = None
    truth: Annotated[
        Literal["true", "false", "mixed", "unproven", "none"],
        means(N_("How true what it says is, for control only; `none` where that is no question.")),
    ] = "none"
    in_danger: Annotated[
        Bi | None,
        means(
            N_(
                "Who is in danger by what it tells, in a few words and never by name, as “an old woman on a breathing "
                "machine”. The report names them when nobody went to them and nothing told them what to do."
            )
        ),
    ] = None
    expected_actions: Annotated[
        tuple[Expected, ...],
        means(N_("What good cells would do on it, as evaluators see it and the report lists it.")),
    ] = ()
    objectives: Annotated[
        tuple[ObjectiveName, ...],
        Derived(N_("the `disposition` of its claim, among the format's own objectives")),
        means(N_("The objectives that it trains, in the table of coverage.")),
    ]
    controller: Annotated[
        Role,
        Derived(N_("its `method`")),
        means(N_("The role of control that looks after it and plays its sender.")),
    ]
    approver: Annotated[Role, Derived(N_("`DIR`")), means(N_("The role of control that approved it."))]
    status: Annotated[
        Literal["draft", "reviewed", "approved", "loaded"],
        Derived(N_("`approved`")),
        means(N_("How far the author is with it. A `draft` is delivered to nobody.")),
    ]
    if_stuck: Annotated[
        Bi | None,
        means(N_("What control may do when nobody acts on it; shown when an expected action is overdue.")),
    ] = None
    evaluator_notes: Annotated[
        Bi | None, means(N_("What evaluators should look at, shown on their form once it has come."))
    ] = None
    tags: Annotated[
        tuple[Id, ...],
        means(
            N_("Words of one's own to sort by; `offline` says that people act on the claim in the streets.")
        ),
    ] = ()
    effect: Annotated[Effect | None, means(N_("What it does to the city besides being read."))] = None


class Effect(Model):
    """What an inject does to the city besides being read: a new wave of its claim, or press pick-up."""

    wave: Annotated[
        FurtherWave | None, means(N_("More accounts that begin to tell the claim when it comes."))
    ] = None
    boost_permille: Annotated[
        Permille | None, means(N_("How many of a thousand accounts meet the claim in the press, 0 to 1,000."))
    ] = None


class Msel(Model):
    """The master scenario events list: all injects of the drill."""

    injects: Annotated[tuple[Inject, ...], Field(min_length=1), means(N_("The injects, one or more."))]


Inject.model_rebuild()
