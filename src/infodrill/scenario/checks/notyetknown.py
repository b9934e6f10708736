"""Reasons of what is not known yet, which have to say that; and who speaks of it in another's place."""

# Charter: scenario checks not yet known
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.claimclash import denied_and_never_known
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Inject
from infodrill.scenario.schema.msel import REPORTS

_OPEN = re.compile(
    r"(?i)(?<!\w)(?:chưa|không (?:rõ|biết|thấy|có|ai)|đang|còn|chờ|đợi|mới|có thể|hẹn|hay|có lẽ|nghi|lúc này|tạm"
    r"|not|no|nobody|nothing|unknown|unclear|un\w+ed|pending|await\w*|wait\w*|being|until|whether|may|might|could|cannot|yet|still"
    r"|only|open|\w+ing|later|if|to be|will)(?!\w)|n['’]t\b|\?"
)
"""Words of which one stands in every sentence on what is not known yet."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        # Where an answer of the gate denies it the verdict is the slip, and told there.
        for m, known in enumerate(() if denied_and_never_known(claim) else claim.truth):
            for lang in dict.fromkeys(loaded.scenario.drill.languages):
                if known.verdict == "UNPROVEN" and not _OPEN.search(known.why.in_(lang)):
                    message = N_(
                        "the truth says `UNPROVEN`, and its reason says nothing of what is not known yet"
                    )
                    remedy = N_("Write what is still looked into, or the verdict that this reason gives.")
                    yield warning("S163", loaded.where("claims", n, "truth", m, "why", lang), message, remedy)
                    break
    yield from _in_anothers_place(loaded)


def _in_anothers_place(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A report from somebody who otherwise speaks of another matter, while a declared sender never speaks at all."""
    if not loaded.where.written("drill", "senders"):
        return
    injects, lang = loaded.scenario.msel.injects, loaded.lang
    used = {inject.from_ for inject in (*injects, *loaded.drafts)}
    silent = [
        each.in_(lang) for each in loaded.scenario.drill.speakers if used.isdisjoint((each.vi, each.en))
    ]
    cells = {name for cell in loaded.scenario.cells.cells for name in (cell.id, cell.name.vi, cell.name.en)}
    matters: dict[str, set[str]] = defaultdict(set)
    for inject in injects:
        if inject.claim:
            matters[inject.from_].add(inject.claim)
    found = [
        (n, inject)
        for n, inject in enumerate(injects)
        if _knows(inject)
        and inject.from_ not in cells
        and len(matters[inject.from_]) > 1
        and _alone(injects, inject)
    ]
    if len(silent) != 1 or len({inject.from_ for _, inject in found}) != 1:
        return
    n, inject = found[0]
    message = N_(
        "who reports in {numbers} as somebody who knows is {name}, who speaks of several matters: {claims}"
    )
    remedy = N_("Let one come `from` {near}, who never speaks, or leave it if that is meant.")
    numbers = ", ".join(str(each.number) for _, each in found)
    claims = ", ".join(in_code(claim) for claim in sorted(matters[inject.from_]))
    said = {"numbers": numbers, "name": inject.from_, "claims": claims, "near": silent[0]}
    yield warning("S163", loaded.where("msel", "injects", n, "from"), message, remedy, **said)


def _knows(inject: Inject) -> bool:
    return inject.claim is not None and (inject.method in REPORTS or inject.kind == "information")


def _alone(injects: tuple[Inject, ...], inject: Inject) -> bool:
    """Whether it is all that its sender says of its claim."""
    return sum(each.from_ == inject.from_ and each.claim == inject.claim for each in injects) == 1
