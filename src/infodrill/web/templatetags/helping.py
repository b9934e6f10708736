"""The address of the help for the page that somebody is on, so that its link leads back to exactly that page."""

# No charter: draws what it is given
from __future__ import annotations

from urllib.parse import urlencode

from django.template import Context, Library

register = Library()


@register.simple_tag(takes_context=True)
def help_address(context: Context) -> str:
    """/d/<drill>/help/ with the room and the page; a part that fetches itself again names its page, not itself."""
    request, drill, here = context["request"], context["drill"], context["frame"].room
    asked = request.GET.copy()
    asked.pop("part", None)
    page = f"{request.path}?{asked.urlencode()}" if asked else request.path
    if here == "help":
        return page
    return f"/d/{drill.id}/help/?{urlencode({'room': here, 'from': page})}"
