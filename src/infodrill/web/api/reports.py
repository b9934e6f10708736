"""The report of a drill that is over: its files by name. They are kept beside the scenario's, under report/."""

from __future__ import annotations

import mimetypes

from django.http import HttpRequest, HttpResponse
from ninja import Router

from infodrill.kernel.i18n import N_
from infodrill.web.api import shapes
from infodrill.web.api.answers import READ
from infodrill.web.api.entering import Here, enter
from infodrill.web.api.problems import not_there
from infodrill.web.models import DrillFile

router = Router(tags=["report"])
FOLDER = "report/"


@router.get(
    "/drills/{drill}/report",
    response={200: shapes.Report, **READ},
    summary=N_("The files of the report, once the drill is over"),
)
def report(request: HttpRequest, drill: str):
    here = enter(request, drill, "report")
    files = [
        {
            "name": one.path.removeprefix(FOLDER),
            "media_type": _kind(one.path),
            "size": len(bytes(one.content)),
        }
        for one in _files(here)
    ]
    return {"ready": bool(files), "files": files}


@router.get("/drills/{drill}/report/{name}", response={**READ}, summary=N_("One file of the report"))
def report_file(request: HttpRequest, drill: str, name: str):
    here = enter(request, drill, "report")
    found = next((one for one in _files(here) if one.path == FOLDER + name), None)
    if found is None:
        raise not_there()
    response = HttpResponse(bytes(found.content), content_type=_kind(name))
    response["Content-Disposition"] = "attachment"
    return response


def _files(here: Here) -> list[DrillFile]:
    """None before the end: the report tells what is true."""
    if not here.drill.state.closed:
        return []
    return list(DrillFile.objects.filter(drill=here.drill.id, path__startswith=FOLDER).order_by("path"))


def _kind(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
