"""Template tags for the small parts of the look: icon, priority, state, deadline, face, meter.

Each writes one piece of markup with every value escaped; the classes are those of base.css.
"""

# No charter: draws what it is given
from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.template import Context, Library
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from infodrill.casework import rights
from infodrill.conduct import naming
from infodrill.kernel.i18n import tr
from infodrill.web.rooms.moments import counted, remaining
from infodrill.web.rooms.signs import CaseRow, Due, grouped

register = Library()
_PIES = {
    "new": '<circle class="pie-ring" cx="7" cy="7" r="5.700"/>',
    "checking": '<circle class="pie-ring" cx="7" cy="7" r="5.700"/><path class="pie-part" d="M7 7V3A4 4 0 0 1 11 7z"/>',
    "answering": '<circle class="pie-ring" cx="7" cy="7" r="5.700"/><path class="pie-part" d="M7 3a4 4 0 0 1 0 8z"/>',
    "tracking": '<circle class="pie-ring" cx="7" cy="7" r="5.700"/><path class="pie-part" d="M7 7V3a4 4 0 1 1-4 4z"/>',
    "done": '<circle class="pie-part" cx="7" cy="7" r="6.500"/><path class="pie-tick" d="M4 7.200l2.200 2.200L10.200 5"/>',
}
_FACES = (
    "M7 14q5-6 10 0t10 0M7 20q5-6 10 0t10 0",
    "M10 8l4 18M20 8l4 18M7 13l20-4M8 22l20-4",
    "M9 11l16 5-12 9zM9 11l8 8",
    "M12 8q-6 9 2 18M22 8q6 9-2 18M9 17h16",
    "M17 8v18M8 17h18M11 11l12 12M23 11L11 23",
    "M9 12h16M9 17h16M9 22h16",
)
_DUE_ICON = {"over": "alert", "met": "tick", "excused": "skip"}


@register.simple_tag
@lru_cache(maxsize=500)
def icon(name: str, size: str = "") -> SafeString:
    """A picture from the sprite; for eyes only, the words stand beside it."""
    return format_html(
        '<svg class="ico{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        f" ico-{size}" if size else "",
        static("infodrill/icons.svg"),
        name,
    )


@register.simple_tag(takes_context=True)
def pr(context: Context, priority: str, provisional: bool = False, size: str = "") -> SafeString:
    """P1–P4; dashed while provisional."""
    now = provisional and bool(priority)
    told = (
        tr(context["lang"], "provisional" if priority else "no priority yet") if now or not priority else ""
    )
    classes = f"pr pr-{priority[1:] or 'none'}{' pr-now' if now else ''}{f' pr-{size}' if size else ''}"
    return format_html(
        '<span class="{}">{}{}</span>',
        classes,
        priority or "·",
        format_html('<span class="heard"> {}</span>', told) if told else "",
    )


@register.simple_tag(takes_context=True)
def rated(context: Context, letter: str) -> str:
    """What a letter of P · S · M · U says, in words."""
    return tr(context["lang"], naming.RATINGS[letter])


@register.simple_tag(takes_context=True)
def found_in_words(context: Context, mark: str) -> str:
    """What an evaluator found that words of ours say."""
    return tr(context["lang"], naming.FOUND[mark])


@register.simple_tag(takes_context=True)
def tlp(context: Context, marking: str) -> SafeString:
    """How far it may be passed on, in words and in the colour of the mark (the traffic light protocol's)."""
    words = tr(context["lang"], rights.MARKINGS[marking])
    return format_html('<span class="tlp tlp-{}">{}</span>', marking, words)


@register.simple_tag
def grp(group: str, name: str) -> SafeString:
    """The group of states: a pie that fills, and its name."""
    return format_html(
        '<span class="grp grp-{}"><svg viewBox="0 0 14 14" aria-hidden="true">{}</svg>{}</span>',
        group,
        mark_safe(_PIES[group]),
        name,
    )


@register.simple_tag
def due(deadline: Due | None) -> SafeString | str:
    """A deadline in words; while it runs the page counts on between two visits to the server (clock.js)."""
    if deadline is None or not deadline.words:
        return ""
    counts = format_html(
        ' data-due="{}" data-before="{}" data-after="{}" data-soon="{}"',
        deadline.at,
        deadline.before,
        deadline.after,
        deadline.soon,
    )
    return format_html(
        '<span class="due{}"{}>{}<span>{}</span></span>',
        f" due-{deadline.tone}" if deadline.tone else "",
        counts if deadline.before else "",
        icon(_DUE_ICON.get(deadline.tone, "clock")),
        deadline.words,
    )


@register.simple_tag
def face(key: str, kind: str = "person") -> SafeString:
    """A person is a round pattern that changes by thread; an organisation is a square with its sign. Neither is a likeness."""
    if kind in ("official", "relay", "page", "press"):
        sign = {"official": "house", "relay": "people", "page": "bowl", "press": "press"}[kind]
        return format_html(
            '<svg class="face face-org face-{}" viewBox="0 0 34 34" aria-hidden="true">'
            '<use href="{}#{}" x="7" y="7" width="20" height="20"/></svg>',
            kind if kind in ("official", "relay") else "page", static("infodrill/icons.svg"), sign,
        )  # fmt: skip
    drawn = blake2b(key.encode(), digest_size=2).digest()
    return format_html(
        '<svg class="face face-{}" viewBox="0 0 34 34" aria-hidden="true"><path d="{}"/></svg>',
        drawn[0] % 4,
        _FACES[drawn[1] % len(_FACES)],
    )


@register.simple_tag
def meter(permille: int, tone: str = "fill", mark: int = -1) -> SafeString:
    """A bar of `permille`; `mark` draws a line across it."""
    line = (
        format_html('<rect class="meter-mark" x="{}%" width="2" height="100%"/>', f"{mark / 10:.1f}")
        if mark >= 0
        else ""
    )
    return format_html(
        '<svg class="meter" aria-hidden="true"><rect class="meter-rest" width="100%" height="100%" rx="2"/>'
        '<rect class="meter-{}" width="{}%" height="100%" rx="2"/>{}</svg>',
        tone, f"{max(0, min(1000, permille)) / 10:.1f}", line,
    )  # fmt: skip


@register.simple_tag
def ring(permille: int, tone: str = "") -> SafeString:
    """What is left of the allowed time, as a ring."""
    around = 2 * 3.14159 * 54
    return format_html(
        '<svg class="ring{}" viewBox="0 0 120 120" aria-hidden="true"><circle class="ring-rest" cx="60" cy="60" r="54"/>'
        '<circle class="ring-left" cx="60" cy="60" r="54" stroke-dasharray="{} {}" transform="rotate(-90 60 60)"/></svg>',
        f" ring-{tone}" if tone else "", f"{around * permille / 1000:.1f}", f"{around:.1f}",
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def count(context: Context, value: int) -> str:
    """1.240 in Vietnamese, 1,240 in English."""
    return grouped(context["lang"], value)


@register.simple_tag(takes_context=True)
def left(context: Context, deadline: Due) -> str:
    """Minutes and seconds to a deadline, "4:10"; for a timer."""
    return counted(max(0, deadline.at - int(context["frame"].now)))


@register.simple_tag(takes_context=True)
def remains(context: Context, deadline: Due) -> str:
    """How long there is to a deadline, in words: "4 min", "40 s"; for the ring."""
    return remaining(context["lang"], deadline.at - int(context["frame"].now))


@register.filter
def edge(row: CaseRow) -> str:
    """The class of a row's edge by priority."""
    return f"edge-{row.priority[1:]}" if row.priority else "edge-none"


@register.filter
def get(table: dict[str, Any], key: str) -> Any:
    return table.get(key, "")
