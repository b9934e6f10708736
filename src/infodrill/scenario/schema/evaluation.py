"""`evaluation.yaml`: objective, capability, target, critical task, measure."""

# Charter: scenario schema evaluation
from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import Bi, CellName, Derived, Id, Model, ObjectiveName, means

MeasureCode = Annotated[str, StringConstraints(pattern=r"^E([1-9]|1[0-9])$")]


class CriticalTask(Model):
    """What a cell must do to show a capability, and the measure that tells whether it did."""

    id: Annotated[Id, means(N_("The task's short name."))]
    text: Annotated[Bi, means(N_("The task in a few words, as the evaluation form and the report show it."))]
    measure: Annotated[MeasureCode, means(N_("The measure that rates it, E1 to E19."))]
    cells: Annotated[
        tuple[CellName, ...], means(N_("The cells whose task it is; every cell's when left out."))
    ] = ()


class Capability(Model):
    """What an office must be able to do."""

    id: Annotated[Id, means(N_("The capability's short name."))]
    objective: Annotated[ObjectiveName, means(N_("The objective of `drill.yaml` that it serves."))]
    title: Annotated[Bi, means(N_("The capability in a few words, a heading of form and report."))]
    target: Annotated[Bi, means(N_("What is reached when it is there, in one sentence."))]
    element: Annotated[
        Literal["planning", "organisation", "equipment", "training", "exercise"],
        means(
            N_(
                "What an improvement would have to mend (capability element of HSEEP), beside evaluators’ notes in the plan."
            )
        ),
    ] = "training"
    tasks: Annotated[
        tuple[CriticalTask, ...],
        Field(min_length=1),
        means(N_("The critical tasks that show it, one or more.")),
    ]


class SurveyQuestion(Model):
    """A question of the survey after the drill, answered without a name."""

    text: Annotated[
        Bi,
        means(N_("The question, or a sentence that people agree with more or less. It asks of no person.")),
    ]
    options: Annotated[
        tuple[Bi, ...],
        Field(min_length=2, max_length=6),
        means(N_("What may be answered, two to six; five steps from no to yes when left out.")),
    ] = ()


class Evaluation(Model):
    """What the drill looks at: from objectives by capabilities to tasks and measures."""

    rates: Annotated[
        tuple[MeasureCode, ...],
        means(
            N_("The measures that this drill promises to rate when good cells play it; none when left out.")
        ),
    ] = ()
    capabilities: Annotated[
        tuple[Capability, ...],
        Field(min_length=1),
        Derived(N_("one for each of the format's own objectives that an inject trains")),
        means(N_("The capabilities that are looked at, one or more.")),
    ]
    survey: Annotated[
        tuple[SurveyQuestion, ...],
        Field(max_length=12),
        means(
            N_(
                "The questions that everybody who took part is asked after the drill, at most twelve;"
                " the range's own six when left out."
            )
        ),
    ] = ()
