"""A page made still: what stood on it, without what only a live page has. The one list of what is taken out stands here.

Pages are our own templates' (every value escaped, no `>` outside quotes in a tag), so they are read tag by tag and not parsed.
"""

# Charter: web still
from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

# Forms and what belongs to them, tokens among it; scripts, and what only scripts use.
ELEMENTS = frozenset({"form", "button", "input", "select", "textarea", "script", "template"})
# Ways to other rooms with what this browser has not seen, language and look, the way to the rules, the line to the range, the
# strip of who practises, control's sheets and the stop, the door that is shut, what the hall is asked, what the
# server knows, and what control is warned of.
CLASSES = frozenset(
    {"tabs", "thumb", "tools", "tools-ask", "line-state", "practice", "skip", "clk-more", "stop", "stands"}
)
PARTS = frozenset({"practice", "join", "guest", "going", "leap"})
# Streams, cursors, drafts, and what counts on by itself: relative times stand as they were drawn.
ATTRIBUTES = re.compile(
    r"""\s(?:hx-[\w:-]+|data-(?:topics|calm|held|say|urgent|draft|cursor|drill|seat|room|href|check|left|since|go|next))"""
    r"""(?:=(?:"[^"]*"|'[^']*'))?(?=[\s/>]|$)"""
)

VOID = frozenset({"input", "meta", "link", "img", "br", "hr", "source", "wbr", "col"})
TAG = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*+)>|<!--.*?-->""", re.DOTALL)
CLASS, PART, HREF = (re.compile(rf'\s{name}="([^"]*)"') for name in ("class", "data-part", "href"))
# What nothing is left in: a fold, a foot, a list and a plain entry of one, a paragraph; the body of a pane, and a pane that holds
# its head alone.
HOLLOW = re.compile(
    r"""<(details|footer|ul|ol|p|fieldset|label)\b[^>]*>\s*(?:<summary\b[^>]*>(?:(?!</?summary).)*</summary>\s*)?</\1>"""
    r"""|<li>\s*</li>"""
    r"""|<div class="(?:[^"]*\s)?pane-body\b[^>]*>\s*</div>"""
    r"""|<section\b[^>]*>\s*<header\b[^>]*>(?:(?!</?header).)*</header>\s*</section>""",
    re.DOTALL,
)
Leading = Callable[
    [str], str
]  # an address as it stands in the page → where it leads in the replay, "" = nowhere


def stilled(page: str, leads: Leading = lambda address: "") -> str:
    """The page without all that is listed above; links lead where `leads` says, and those that lead nowhere are words."""
    kept, at, inert = [], 0, 0
    hidden, depth = "", 0  # the element that is being left out, and how many of its name stand open in it
    for tag in TAG.finditer(page):
        closes, name, told = tag[1], (tag[2] or "").lower(), tag[3] or ""
        if hidden:
            if name == hidden and not told.endswith("/"):
                depth += -1 if closes else 1
            if not depth:
                hidden, at = "", tag.end()
            continue
        kept.append(page[at : tag.start()])
        at = tag.end()
        if not name:
            continue
        if closes:
            if name == "a" and inert:
                name, inert = "span", inert - 1
            kept.append(f"</{name}>")
        elif _left_out(name, told):
            if name not in VOID and not told.endswith("/"):
                hidden, depth = name, 1
        elif name == "a":
            link = _link(told, leads)
            if link is None and "do" in _classes(told):
                hidden, depth = name, 1
            else:
                inert += link is None
                kept.append(f"<a{link}>" if link is not None else f"<span{_bare(HREF.sub('', told))}>")
        else:
            kept.append(f"<{name}{_bare(told)}>")
    kept.append(page[at:])
    return _without_hollows("".join(kept))


def _left_out(name: str, told: str) -> bool:
    part = PART.search(told)
    return name in ELEMENTS or bool(CLASSES & _classes(told)) or bool(part and part[1] in PARTS)


def _classes(told: str) -> set[str]:
    found = CLASS.search(told)
    return set(found[1].split()) if found else set()


def _bare(told: str) -> str:
    return ATTRIBUTES.sub("", told) if "-" in told else told


def _link(told: str, leads: Leading) -> str | None:
    """The attributes of a link that leads somewhere, None for one that does not."""
    found = HREF.search(told)
    address = unescape(found[1]) if found else ""
    to = address if address.startswith("#") else leads(address) if address else ""
    return f'{_bare(HREF.sub("", told))} href="{escape(to)}"' if to else None


def _without_hollows(page: str) -> str:
    while (fewer := HOLLOW.sub("", page)) != page:
        page = fewer
    return page
