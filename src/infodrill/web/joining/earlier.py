"""The plan of an earlier drill for a new one: of a closed drill of this range, or of a file that staff give."""

# Charter: web joining earlier
from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest

from infodrill.casework.attachments import MAX_BYTES
from infodrill.conduct.carrying import EarlierPlan, PlanError, read_plan
from infodrill.kernel.i18n import N_
from infodrill.review.planfile import DRILL, earlier_plan, plan_file
from infodrill.web import live
from infodrill.web.conf.options import options
from infodrill.web.keeping.opening import workplace
from infodrill.web.models import Drill
from infodrill.web.outcome import worth

MOST = 60  # closed drills to choose from, the newest


def closed_drills() -> tuple[Drill, ...]:
    """The drills of this range that are over, the newest first; no practice, which has no plan."""
    found = Drill.objects.filter(practice="", lease__over=True).order_by("-created")
    return tuple(found[:MOST])


def earlier_of(request: HttpRequest) -> EarlierPlan | None:
    """What the form of a new drill names; a file before a drill of the list, None for neither. Raises PlanError or LogError."""
    if given := request.FILES.get("plan"):
        if given.size > MAX_BYTES:
            raise PlanError(
                N_("The file is too large."), remedy=N_("Give the plan file of that drill."), code="Y250"
            )
        with workplace(Path(options().folder)) as folder:
            # Its name is a stranger's: only how it ends is read.
            path = folder / (f"earlier{DRILL}" if given.name.endswith(DRILL) else "plan.json")
            path.write_bytes(given.read(MAX_BYTES + 1))
            return earlier_plan(path, lived=False)  # no city lives in a process that answers browsers
    chosen = request.POST.get("after", "")
    if chosen not in {str(drill.pk) for drill in closed_drills()}:
        return None
    drill = live.of(chosen)
    return read_plan(plan_file(drill.record, worth.left(drill))) if drill.state.closed else None
