"""`claims/*.yaml`: a sentence that people may believe, its truth over time, its harm and its right path."""

# Charter: scenario schema claims
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import (
    GRAVE,
    PROTECTED,
    Bi,
    CellName,
    ClaimName,
    Derived,
    Disposition,
    GateCode,
    HeldRole,
    Id,
    Line,
    Model,
    PerMille,
    Seconds,
    Short,
    SituationName,
    Verdict,
    WardName,
    means,
)


class Known(Model):
    """One entry of a claim's truth: what is so from a moment on, and from when whoever keeps the record can say it."""

    at: Annotated[
        Seconds, Derived(N_("from the beginning of the drill")), means(N_("The moment from which it is so."))
    ]
    known_from: Annotated[
        Seconds,
        Derived(N_("the moment `at`")),
        means(
            N_(
                "The moment from which the record shows it. Only then does the owner answer; until then nobody in the drill "
                "can find it out. Information on the claim at this moment is that record: sent early by control, it is known "
                "then."
            )
        ),
    ]
    verdict: Annotated[
        Verdict, means(N_("The right verdict from then on; `UNPROVEN` while nobody can know it yet."))
    ]
    why: Annotated[
        Bi,
        means(
            N_(
                "What the record says and shows: the owner's answer, which the public may read word for word, and the reason "
                "given in the report."
            )
        ),
    ]
    advice: Annotated[
        Bi | None,
        means(N_("What people should do from then on, where it differs from the claim's own advice.")),
    ] = None
    record: Annotated[
        Literal["primary", "independent", "none"],
        Derived(N_("`primary` if the claim has an `owner`, else `none`")),
        means(
            N_(
                "What it rests on: `primary` an original record, which alone is enough, `independent` sources of which two are "
                "needed, `none` no record."
            )
        ),
    ]


class ProtectedFact(Model):
    """A fact about a claim that may lawfully be withheld. What is only awkward for an institution is no ground."""

    ground: Annotated[
        Literal["secret", "security", "source", "personal"],
        means(
            N_(
                "Why it may be withheld: `secret` lawfully secret, `security` it would help an attacker, `source` it shows who "
                "gave it away, `personal` it is about a private person."
            )
        ),
    ]
    fact: Annotated[
        Bi,
        means(
            N_(
                "The fact itself. Measure E19 looks whether a published text told it, and whether a marking had this ground."
            )
        ),
    ]


class FurtherWave(Model):
    """More accounts that begin to tell the claim, in the minute in which the inject comes."""

    roots: Annotated[
        int, Field(ge=1, le=5_000), means(N_("How many simulated accounts begin it, 1 to 5,000."))
    ]
    layers: Annotated[
        tuple[Literal["feed", "group", "press", "field"], ...],
        Field(min_length=1),
        means(
            N_(
                "Where they tell it: `feed` public pages, `group` closed groups, `press` the press, `field` by word of mouth."
            )
        ),
    ]
    ward: Annotated[
        WardName | None, means(N_("The ward they live in; anywhere in the city when left out."))
    ] = None


class Wave(FurtherWave):
    """A beginning of the claim in the city: some accounts begin to tell it."""

    at: Annotated[Seconds, means(N_("The moment at which they begin to tell it."))]


SPOKEN_STEPS = frozenset({"hold", "warn", "correct", "answer", "acknowledge"})
"""Steps of a right path that are words to the public."""


class RightStep(Model):
    """One step of the best play on a claim: what, by which role, how early."""

    what: Annotated[
        Literal[
            "leave",
            "service",
            "acknowledge",
            "hold",
            "warn",
            "correct",
            "answer",
            "refer",
            "report_page",
            "watch",
        ],
        means(
            N_(
                "What is done: `leave` alone, `service` the complaint, `acknowledge` what is true, `hold` a holding line, `warn` "
                "of danger, `correct`, `answer` a question, `refer` (simulated), `report_page` that poses as an organisation, "
                "`watch` on."
            )
        ),
    ]
    by: Annotated[HeldRole, means(N_("The role that does it; a seat of `cells.yaml` must hold it."))]
    after: Annotated[Seconds, means(N_("The earliest moment at which the record allows the step."))]
    note: Annotated[
        Bi, means(N_("The step in one sentence, as control, the debrief and the report show it."))
    ]


class Claim(Model):
    """A sentence that people may believe, the harm it does if they do, and what a good answer is. Never a person."""

    id: Annotated[
        Id,
        Derived(N_("the name of its file")),
        means(N_("The claim's short name, which injects, cells and other claims use.")),
    ]
    topic: Annotated[
        Bi | None,
        means(
            N_(
                "What the claim is about, in a few words that judge nothing and repeat nothing of it; a text heads itself with "
                "them while nothing is known."
            )
        ),
    ] = None
    situation: Annotated[
        SituationName,
        Derived(N_("the only situation, or the one that the id begins with (`b2-fridge` → `B2`)")),
        means(N_("The situation that it belongs to.")),
    ]
    sentence: Annotated[
        Bi, means(N_("The claim in one sentence, as people tell it; posts and cases are about it."))
    ]
    gate_code: Annotated[
        GateCode,
        Derived(N_("the nine `gate_answers`")),
        means(
            N_(
                "The right code of the gate, which sets what may be done at most: G0 none of the protected kinds, G1 opinion or "
                "criticism, G2 satire, parody, G3 question, doubt, G4 complaint, petition, G5 true or substantially true, G6 "
                "press, research, whistle-blowing, G7 honest error, GU not yet known. G1 to G7 are protected."
            )
        ),
    ]
    gate_answers: Annotated[
        tuple[Literal["yes", "no", "unsure"], ...],
        Field(min_length=9, max_length=9),
        means(
            N_(
                "The right answers to the nine questions of the gate, in order: a checkable fact? opinion? satire? a question? a "
                "complaint? true? press, research or whistle-blowing? an honest mistake? only a reputation harmed?"
            )
        ),
    ]
    harm: Annotated[
        Literal["H0", "H1", "H2", "H3", "H4"],
        means(
            N_(
                "The harm if people believe it: H0 none, H1 embarrassment of an agency or official, H2 "
                "inconvenience, small loss, "
                "H3 large loss, hoarding, disruption, H4 injury, death, wrong evacuation. It sets the priority and its deadlines."
            )
        ),
    ]
    harm_why: Annotated[
        Bi,
        Derived(N_("a sentence of the format for that `harm`")),
        means(
            N_("Who would be hurt by it and how; the debrief gives it as the reason. No public text says it.")
        ),
    ]
    void: Annotated[
        Literal["V0", "V1", "V2", "V3"],
        Derived(N_("V2 if there is an `owner`, V0 if it is left alone, else V1")),
        means(
            N_(
                "How far it can be checked: V0 not a fact, V1 checkable, nobody holds the record, V2 the owner is known, V3 the "
                "record is in hand."
            )
        ),
    ]
    disposition: Annotated[
        Disposition,
        Derived(N_("the `gate_code`")),
        means(
            N_(
                "The right way to deal with it: `respond` to it, `service` it as a complaint, `acknowledge` it and put it right, "
                "`leave` it alone, `watch` it, `refer` it (simulated)."
            )
        ),
    ]
    owner: Annotated[
        CellName | None,
        means(N_("The cell that keeps the record and can say whether it is so; nobody does when left out.")),
    ] = None
    about: Annotated[
        tuple[CellName, ...],
        Short(),
        means(N_("Cells that the claim speaks of: they have a conflict of interest, so another decides.")),
    ] = ()
    star: Annotated[
        bool,
        means(N_("The right answer is not to suppress anything: acting against it is an over-reaction.")),
    ] = False
    poses_as: Annotated[
        bool, means(N_("It is told by a page that poses as an organisation, which may be reported."))
    ] = False
    own_error: Annotated[
        bool,
        means(
            N_("Our own side published it, so its correction is owed from its first wave, whoever notices.")
        ),
    ] = False
    parent: Annotated[
        ClaimName | None,
        means(N_("The claim that it varies: whoever believes that one believes this one more easily.")),
    ] = None
    split_of: Annotated[
        ClaimName | None,
        means(
            N_(
                "The claim of which it is a part; a case split off from one of that claim is proposed this one."
            )
        ),
    ] = None
    twin: Annotated[
        ClaimName | None,
        means(N_("A claim that differs in its ward alone: the report compares how evenly both were served.")),
    ] = None
    truth: Annotated[
        tuple[Known, ...],
        Field(min_length=1),
        Short(),
        means(N_("What is so, over time: one entry, or several where the picture changes.")),
    ]
    kernel: Annotated[
        Bi | None, means(N_("The true part in a mixed claim, with which a good correction begins."))
    ] = None
    advice: Annotated[
        Bi,
        Derived(N_("to ask the `owner` and wait for official word; nothing to do where it is left alone")),
        means(N_("What people should do; a good text says it, and automated cells write it.")),
    ]
    meanwhile: Annotated[
        Bi | None,
        means(
            N_(
                "What keeps people from harm before anything is known, as any careful reader could say it; a "
                "first word carries it instead of the advice, and the studio fills it in there until its owner has advised "
                "something. It must not tell the truth of the claim."
            )
        ),
    ] = None
    right_path: Annotated[
        tuple[RightStep, ...],
        Field(min_length=1),
        Derived(N_("`disposition`, `gate_code`, `harm` and `truth`, taken by roles that somebody holds")),
        means(N_("The steps of the best play, in order; measures, the debrief and control go by them.")),
    ]
    waves: Annotated[
        tuple[Wave, ...],
        Field(min_length=1),
        Derived(N_("one of 6 accounts at the first inject about it, where its `method` tells it")),
        means(N_("When and where the claim begins to go round in the city.")),
    ]
    pull: Annotated[
        int,
        Field(ge=1, le=100),
        Derived(N_("`harm`: 25 for H0, 35 for H1 and H2, 48 for H3, 58 for H4")),
        means(N_("How strongly it draws people to pass it on, 1 to 100.")),
    ]
    doubt: Annotated[
        int,
        Field(ge=0, le=500),
        PerMille(),
        means(N_("How many of a thousand first readers contradict it under a post, 0 to 500.")),
    ] = 80
    question: Annotated[
        int,
        Field(ge=0, le=500),
        PerMille(),
        means(N_("How many of a thousand first readers ask under a post whether it is so, 0 to 500.")),
    ] = 120
    anchors: Annotated[
        tuple[Line, ...],
        Derived(N_("the names of the city and its wards, without the kind of unit")),
        means(
            N_(
                "Invented places, agencies or brands. Every harmful text about the claim must hold one, so that it harms nobody "
                "outside the drill."
            )
        ),
    ] = ()
    duplicates: Annotated[
        tuple[ClaimName, ...],
        means(N_("Claims that say nearly the same; merging their cases is right, and no slip.")),
    ] = ()
    protects: Annotated[
        tuple[ProtectedFact, ...], means(N_("Facts about it that may lawfully be withheld."))
    ] = ()
    practice_minutes: Annotated[
        Annotated[int, Field(ge=5, le=240)] | None,
        means(
            N_(
                "Played minutes, 5 to 240, that people get at least on this claim before anything falls due; 30 when left out."
            )
        ),
    ] = None

    @property
    def protected(self) -> bool:
        return self.gate_code in PROTECTED

    @property
    def harmful_to_tell(self) -> bool:
        """Whether a text that tells it must be plainly invented wherever it may go: not protected, and grave if believed."""
        return self.gate_code in ("G0", "GU") and self.harm in GRAVE

    def known_at(self, second: int) -> Known | None:
        """The last entry of its truth that the owner of its facts knows at a second of the plan; None while nothing is known."""
        return next((fact for fact in reversed(self.truth) if fact.known_from <= second), None)

    def so_at(self, second: int) -> Known:
        """The entry of its truth that is so then, known or not; the first one holds for the time before it."""
        return next((fact for fact in reversed(self.truth) if fact.at <= second), self.truth[0])

    def advised(self, known: Known | None) -> Bi:
        """What its owner advises by an entry of the truth: that entry's own advice, else the claim's; where that one is for what
        is found later, what keeps people from harm till then."""
        if known and known.advice:
            return known.advice
        later = (
            known is not None
            and known.verdict == "UNPROVEN"
            and not all(each.advice or each.verdict == "UNPROVEN" for each in self.truth)
        )
        return self.meanwhile if later and self.meanwhile else self.advice

    def repeated(self, told: str) -> str:
        """Words that tell it, as others may repeat them: where following it would harm, without what it calls for."""
        return told.partition("; ")[0] if self.meanwhile else told
