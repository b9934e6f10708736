"""The plan of an earlier drill for a new one: of a closed drill of this range, or of a file that staff give."""

# Charter: web joining earlier
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from infodrill.casework.attachments import MAX_BYTES
from infodrill.conduct.carrying import EarlierPlan, PlanError, read_plan
from infodrill.kernel.i18n import N_
from infodrill.review.planfile import DRILL, earlier_plan, plan_file
from infodrill.web import live
from infodrill.web.conf.options import options
from infodrill.web.keeping.opening import workplace
from infodrill.web.models import Drill, Lease
from infodrill.web.outcome import worth
from infodrill.web.stores.log import growing

MOST = 60  # closed drills to choose from, the newest


def closed_drills() -> tuple[Drill, ...]:
    """The drills of this range that are over, the newest first; no practice, which has no plan."""
    found = Drill.objects.filter(practice="", lease__over=True).order_by("-created")
    return tuple(found[:MOST])


def opened_after(request: HttpRequest, make: Callable[[EarlierPlan | None], Drill]) -> Drill:
    """What `make` opens, with the plan that the form names: a file before a drill of the list, None for neither.

    What is erased in the earlier drill while its plan is read is not carried on: the new one is made under that one's lock, with
    the plan as it is by then. Raises PlanError or LogError.
    """
    chosen = request.POST.get("after", "")
    if given := request.FILES.get("plan"):
        return make(_given(given))
    if not chosen:
        return make(None)
    if chosen not in {str(drill.pk) for drill in closed_drills()}:
        raise PlanError(
            N_("The plan of that drill cannot be read yet: what is left of it is still being made."),
            remedy=N_("Wait until its report is there, or choose another drill."),
            code="Y252",
        )
    while True:
        before = _rewritten(chosen)
        drill = live.of(chosen)
        plan = read_plan(plan_file(drill.record, worth.left(drill))) if drill.state.closed else None
        with growing(chosen):
            if _rewritten(chosen) == before:
                return make(plan)


def _given(given: UploadedFile) -> EarlierPlan:
    if given.size > MAX_BYTES:
        raise PlanError(
            N_("The file is too large."), remedy=N_("Give the plan file of that drill."), code="Y250"
        )
    with workplace(Path(options().folder)) as folder:
        # Its name is a stranger's: only how it ends is read.
        path = folder / (f"earlier{DRILL}" if given.name.endswith(DRILL) else "plan.json")
        path.write_bytes(given.read(MAX_BYTES + 1))
        return earlier_plan(path, lived=False)  # no city lives in a process that answers browsers


def _rewritten(drill: str) -> int:
    """Another number after every erasure in a drill."""
    return int(Lease.objects.values_list("rewritten", flat=True).get(pk=drill))
