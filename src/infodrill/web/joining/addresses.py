"""Where phones in the hall reach the range, and the QR of an address."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

import segno
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from infodrill.web.conf.options import options


def outer_address(request: HttpRequest, path: str) -> str:
    """The address as phones in the hall reach it, whatever address staff themselves use."""
    listen = options().listen
    return f"http://{listen}{path}" if listen else request.build_absolute_uri(path)


def reaches_phones(address: str) -> bool:
    """Whether another machine can reach the address: this machine's own name for itself leads nobody here."""
    host = urlsplit(address).hostname or ""
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host != "localhost" and not host.endswith(".localhost")


def qr_svg(address: str) -> SafeString:
    """The QR as an SVG element without inline style."""
    made = segno.make(address, error="m", micro=False)
    return mark_safe(made.svg_inline(scale=4, border=2, svgclass="qr", lineclass=None, omitsize=True))
