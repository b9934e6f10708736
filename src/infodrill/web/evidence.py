"""Files beside evidence, for seats that see their case: GET /d/<drill>/files/<digest>."""

# Charter: web evidence
from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse

from infodrill.casework.attachments import inspect
from infodrill.conduct.policy import sees_attachment
from infodrill.kernel.stills import FORMATS
from infodrill.web.live import LiveDrill
from infodrill.web.seating import seated


@seated
def file(request: HttpRequest, drill: LiveDrill, digest: str) -> HttpResponse:
    """The bytes. One that the seat may not see is not there; what is no picture is only saved, never shown."""
    seat = drill.seats().seats[request.seat]
    content = None
    if not drill.state.stopped and sees_attachment(seat, digest, drill.state):
        content = drill.attachments.get(digest)
    if content is None:
        raise Http404
    kind = inspect(content).media_type
    response = HttpResponse(content, content_type=kind)
    if kind not in FORMATS:
        response["Content-Disposition"] = f'attachment; filename="{digest[:12]}"'
    return response
