"""Whoever speaks is declared: no inject comes from a name that the drill did not invent beforehand."""

# Charter: scenario checks senders
from __future__ import annotations

from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, error
from infodrill.scenario.loader import Loaded
from infodrill.scenario.senders import declared
from infodrill.scenario.valuenames import suggested


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    known = declared(loaded.scenario)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        if inject.from_ not in known:
            place = loaded.where("msel", "injects", n, "from")
            near = suggested(inject.from_, known)
            remedy = (
                N_("Did you mean {near}? Else add it to `senders` in drill.yaml.")
                if near
                else N_("Add the invented name to `senders` in drill.yaml.")
            )
            message = N_("the sender {name} is not declared")
            yield error("S184", place, message, remedy, name=inject.from_, near=near)
