"""`texts/*.yaml`: the grammars that posts are expanded from."""

# Charter: scenario schema texts
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import Channel, ClaimName, Id, Line, Model, means

Told = Literal[
    "admit", "deny", "unknown", "partly", "directs", "tells", "own", "advice", "record", "figure", "next"
]
"""What is recorded of a statement, as far as words under it may need it (`media.matters.CONDITIONS`)."""


class Grammar(Model):
    """A small grammar that makes many posts out of few lines: `{name}` in a line stands for one of the lines of rule `name`."""

    id: Annotated[Id, means(N_("The grammar's short name."))]
    language: Annotated[Literal["vi", "en"], means(N_("The language that its lines are in."))]
    stance: Annotated[
        Literal["tell", "question", "deny", "agree", "noise", "press", "official"],
        means(
            N_(
                "How its posts speak of the claim: `tell` it, `question` whether it is so, `deny` it, `agree` with it, as "
                "`press` or `official` word; `noise` speaks of something else."
            )
        ),
    ]
    claim: Annotated[
        ClaimName | None, means(N_("The claim that its posts are about; any claim, or none, when left out."))
    ] = None
    answers: Annotated[
        Literal["rumour", "statement", "question", "complaint", "joke", "press", "personal"] | None,
        means(
            N_(
                "What its posts stand under, as replies and nowhere else: a post that tells a `rumour`, an official "
                "`statement`, a `question`, a `complaint`, a `joke`, a `press` item or a `personal` post about nothing in "
                "particular. Left out, a `question` or `deny` without a claim answers rumours, an `agree` personal posts."
            )
        ),
    ] = None
    about: Annotated[
        tuple[ClaimName, ...],
        means(
            N_(
                "Of posts that answer a `statement`: the claims of which that must speak, as these words fit no other; any, when "
                "left out."
            )
        ),
    ] = ()
    under: Annotated[
        tuple[Told, ...],
        means(
            N_(
                "Of posts that answer a `statement`: what that must do or hold, each of these. It may `admit` a fault, "
                "`deny`, say "
                "that it is not known (`unknown`) or `partly` so, direct people (`directs`), tell how things stand (`tells`), be "
                "about the issuer's `own` slip; hold `advice`, a `record`, a `figure`, the hour of the `next` word."
            )
        ),
    ] = ()
    harmful: Annotated[
        bool,
        means(
            N_(
                "It tells a claim of harm H3 or H4: `check` proves that every post it can make holds an anchor of the claim."
            )
        ),
    ] = False
    style: Annotated[
        Literal["plain", "slang", "unaccented", "north", "central", "south"],
        means(
            N_(
                "The manner of speaking: `plain`, `slang`, the three regions; `unaccented` also writes every post without marks."
            )
        ),
    ] = "plain"
    channels: Annotated[
        tuple[Channel, ...], means(N_("Where its posts may stand; `feed` and `group` when left out."))
    ] = ("feed", "group")
    start: Annotated[
        tuple[Line, ...],
        Field(min_length=1, max_length=200),
        means(N_("The lines that a post begins from, 1 to 200; a line written twice comes twice as often.")),
    ]
    rules: Annotated[
        dict[
            Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")],
            Annotated[tuple[str, ...], Field(min_length=1, max_length=200)],
        ],
        means(N_("The rules by name, each with the lines that may stand in its place.")),
    ] = Field(default={})


class Texts(Model):
    """The public's words. A claim that no grammar tells gets two, made of its sentence."""

    grammars: Annotated[tuple[Grammar, ...], Field(min_length=1), means(N_("The grammars of this file."))]
