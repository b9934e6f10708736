"""What a well-shaped scenario must still keep: references, conditions, times, both languages, invented names, design.

`conduct.check` adds what only the rights core, the editions and the grammars know.
"""

# Charter: scenario checks
from __future__ import annotations

from infodrill.scenario.checks import (
    addsup,
    agreement,
    asitstands,
    asrecorded,
    awayfromhome,
    besideitself,
    calledwhat,
    carelessness,
    closedways,
    conditions,
    copied,
    denials,
    design,
    echoes,
    givenotherwise,
    heldbeside,
    invented,
    languages,
    leftover,
    letters,
    measuredapart,
    namedelsewhere,
    notyetknown,
    offices,
    ofwhichclaim,
    onewordapart,
    outoftime,
    pasted,
    places,
    reasons,
    references,
    released,
    reserved,
    saiddates,
    saiddays,
    seatnames,
    senders,
    sentto,
    sequence,
    slips,
    storyline,
    strangeplaces,
    takenover,
    timeline,
    translations,
    twice,
    unready,
    unwritten,
    wholestory,
    withinone,
    wording,
)
from infodrill.scenario.checks.coverage import Coverage, coverage
from infodrill.scenario.checks.design import rated
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import Loaded

__all__ = ["Coverage", "coverage", "problems", "rated"]


def problems(loaded: Loaded) -> tuple[ScenarioProblem, ...]:
    """Every finding about the scenario's own text, by file and line; errors before warnings on one line."""
    found = {problem.render("en"): problem for part in _PARTS for problem in part(loaded)}
    return tuple(
        sorted(
            found.values(),
            key=lambda problem: (
                problem.place.file,
                problem.place.line,
                problem.severity,
                problem.place.field,
            ),
        )
    )


_PARTS = (
    references.problems,
    twice.problems,
    copied.problems,
    unwritten.problems,
    reserved.problems,
    conditions.problems,
    timeline.problems,
    languages.problems,
    translations.problems,
    letters.problems,
    invented.problems,
    senders.problems,
    places.problems,
    leftover.problems,
    unready.problems,
    pasted.problems,
    asitstands.problems,
    strangeplaces.problems,
    awayfromhome.problems,
    offices.problems,
    seatnames.problems,
    design.problems,
    agreement.problems,
    wording.problems,
    ofwhichclaim.problems,
    storyline.problems,
    sequence.problems,
    notyetknown.problems,
    outoftime.problems,
    calledwhat.problems,
    carelessness.problems,
    saiddays.problems,
    saiddates.problems,
    heldbeside.problems,
    namedelsewhere.problems,
    measuredapart.problems,
    asrecorded.problems,
    takenover.problems,
    givenotherwise.problems,
    closedways.problems,
    sentto.problems,
    slips.problems,
    onewordapart.problems,
    addsup.problems,
    withinone.problems,
    wholestory.problems,
    besideitself.problems,
    released.problems,
    denials.problems,
    reasons.problems,
    echoes.problems,
)
