"""What a seat may take away from a closed drill: the files by name. Who takes what, `conduct.policy.takes` says."""

# Charter: web api reports
from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from infodrill.conduct import policy
from infodrill.kernel.i18n import N_
from infodrill.web.api import shapes
from infodrill.web.api.entering import enter
from infodrill.web.api.problems import not_there
from infodrill.web.outcome import keeping
from infodrill.web.rooms.debrief import OFFERED

router = Router(tags=["report"])


@router.get(
    "/drills/{drill}/report",
    response={200: shapes.Report, **shapes.READ},
    summary=N_("The files of the report, once the drill is over"),
)
def report(request: HttpRequest, drill: str) -> dict[str, object]:
    here = enter(request, drill, "report")
    state = here.drill.state
    files = [
        {"name": name, "media_type": OFFERED[name][3], "size": size}
        for name, size in keeping.sizes(here.drill.id).items()
        if name in OFFERED and policy.takes(here.view.seat, name, state)
    ]
    return {"ready": bool(files), "files": files}


@router.get("/drills/{drill}/report/{name}", response={**shapes.READ}, summary=N_("One file of the report"))
def report_file(request: HttpRequest, drill: str, name: str) -> HttpResponse:
    here = enter(request, drill, "report")
    found = OFFERED.get(name)
    if found is None or not policy.takes(here.view.seat, name, here.drill.state):
        raise not_there()
    content = keeping.content(here.drill.id, name)
    if content is None:
        raise not_there()
    response = HttpResponse(content, content_type=found[3])
    response["Content-Disposition"] = f'attachment; filename="{here.drill.id}-{found[4]}"'
    return response
