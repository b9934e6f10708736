"""Template tags: words in the reader's language, the story's clock, the command form.

{% tr "msgid" name=value %} is the only mechanism of translation in templates; `tools/messages.py` scans for it.
"""

# No charter: draws what it is given
from __future__ import annotations

import os
from collections import deque
from functools import lru_cache
from typing import Any

from django.template import Context, Library, Node, NodeList
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.defaulttags import CsrfTokenNode
from django.template.library import SimpleNode
from django.template.loader_tags import IncludeNode
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe

from infodrill.kernel import i18n, quoting
from infodrill.kernel.quoting import once
from infodrill.scenario.faults import in_all
from infodrill.scenario.schema import Bi
from infodrill.web import asking, sealing
from infodrill.web.forms import verbs

register = Library()
BYTES, AT_ONCE = 16, 256  # of a client id; ids drawn together
KEPT = 4_000  # pieces of pages of one drill that are drawn once for all
_drawn: deque[str] = deque()
os.register_at_fork(after_in_child=_drawn.clear)  # no two processes give out the same


@register.simple_tag(takes_context=True)
def tr(context: Context, msgid: str, **params: Any) -> SafeString:
    """`msgid` in the reader's language; values are escaped, the msgid is ours. Also for a msgid in a variable."""
    text = _escaped(context["lang"], str(msgid), i18n.ones(params))
    if not params:
        return text
    filled = {name: conditional_escape(value) for name, value in once(text, params).items()}
    return mark_safe(text.format(**filled))


@lru_cache(maxsize=5_000)
def _escaped(lang: str, msgid: str, ones: tuple[str, ...]) -> SafeString:
    """A page says some hundred sentences, all readers of a language the same ones."""
    return conditional_escape(i18n.unfilled(lang, msgid, ones))


@register.simple_tag(takes_context=True)
def bi(context: Context, words: Bi | None) -> str:
    """A scenario's text in the reader's language, escaped; "" for None."""
    return words.in_(context["lang"]) if words else ""


register.filter("veiled", sealing.veil)
register.filter("veiled_source", sealing.veil_source)
register.filter("quoted", quoting.quoted)
register.filter("cut", quoting.cut)


@register.simple_tag(name="of")
def heard_of(*words: str | int) -> SafeString | str:
    """What the first of `words` that says anything adds to the name of a button that stands once a row, for whoever hears it
    without its surroundings."""
    said = next(filter(None, words), "")
    return format_html('<span class="heard">: {}</span>', quoting.cut(str(said), 60)) if said else ""


register.filter("in_all", in_all)


@register.simple_tag(takes_context=True)
def told(context: Context, at: int) -> str:
    """The story's clock ("23:10") at exercise second `at`; needs `view`."""
    return str(context["view"].moment(at))


@register.simple_tag(takes_context=True)
def sends(context: Context, verb: str, to: str = "find .form-said") -> SafeString:
    """What makes a form that of a command: `<form class="form" {% sends 'issue-guidance' %}>`.

    `to` = where the answer is said: in the form itself, where its `form-said` stands, at the foot of the page ("#said"), or on a
    page of its own ("").
    """
    where = escape(f"/d/{context['drill'].id}/do/{verb}")
    # Said each time: a part that is drawn anew whole would hand its own way of swapping down to the forms in it.
    live = f' hx-post="{where}" hx-target="{escape(to)}" hx-swap="innerHTML"' if to else ""
    return mark_safe(f'method="post" action="{where}"{live}')


@register.simple_tag(takes_context=True)
def may(context: Context, verb: str) -> bool:
    """Whether a page offers a verb of the range to its seat: {% may 'open-meeting' as opens %}; needs `view`."""
    return bool(context["view"].may(verbs()[verb]))


@register.simple_tag(takes_context=True)
def sent_once(context: Context) -> SafeString:
    """What every form of a command holds: the word that it is from our page, and a fresh client id, so that what is sent twice is
    recorded once."""
    return CsrfTokenNode().render(context) + mark_safe(
        f'<input type="hidden" name="client" value="{_fresh()}">'
    )


@register.simple_tag(takes_context=True)
def receipt(context: Context, verb: str, field: str, key: str, said: str, of: str) -> SafeString:
    """The form of one button, with the words `said`, by which a seat says that it received what `key` names and whoever hears the
    button hears as `of`: a desk has sixty."""
    words = format_html("{}{}", said, heard_of(of))
    return format_html(
        '<form {}>{}<input type="hidden" name="{}" value="{}"><button class="do do-small">{}</button></form>',
        sends(context, verb, to="#said"), sent_once(context), field, key, words,
    )  # fmt: skip


def _fresh() -> str:
    try:
        return _drawn.pop()
    except IndexError:
        # Many at once: each draw lets go of the interpreter, and on a page of thirty forms each would wait for its turn again.
        drawn = os.urandom(BYTES * AT_ONCE).hex()
        _drawn.extend(drawn[at : at + 2 * BYTES] for at in range(BYTES * 2, len(drawn), 2 * BYTES))
        return drawn[: 2 * BYTES]


@register.simple_tag
def asks(verb: str, name: str, nth: Any = 1, needed: bool = False) -> SafeString:
    """Name and limits of the control for a field of the verb's command: `<input {% asks 'open-poll' 'question' %}>`."""
    return asking.attributes(verb, name, int(nth), bool(needed))


@register.simple_tag(takes_context=True)
def label(context: Context, verb: str, name: str) -> SafeString:
    """The words before the field of a verb's command."""
    return _escaped(context["lang"], asking.label(asking.field(verb, name)), ())


@register.simple_tag
def choices(verb: str, name: str) -> tuple[str, ...] | tuple[int, ...]:
    """The closed list of the field of a verb's command."""
    return asking.field(verb, name).choices


class KeptNode(Node):
    """A piece of a page that is drawn once for everybody who is shown the same."""

    child_nodelists = ("nodelist",)

    def __init__(self, nodelist: NodeList, given: dict[str, FilterExpression]) -> None:
        self.nodelist, self._given = nodelist, given

    def render(self, context: Context) -> SafeString:
        given = {name: value.resolve(context) for name, value in self._given.items()}
        drill, lang = context["drill"], context["lang"]
        kept: dict[tuple[object, ...], SafeString] = drill.once("kept pieces", None, dict)
        key = (self, lang, *given.values())
        found = kept.get(key)
        if found is None:
            if len(kept) >= KEPT:
                kept.clear()
            # Of the page it is given nothing else: it could not be another one's.
            found = kept[key] = self.nodelist.render(context.new({**given, "drill": drill, "lang": lang}))
        return found


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """{% kept item=item %}…{% endkept %}: drawn from what is named (values that never change), the drill's id and the language
    alone. No form may stand in it: its client id would be everybody's."""
    given = token_kwargs(token.split_contents()[1:], parser)
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    # An included template may hold a form.
    others = nodelist.get_nodes_by_type(CsrfTokenNode) + nodelist.get_nodes_by_type(IncludeNode)
    forms = [node for node in nodelist.get_nodes_by_type(SimpleNode) if node.func in (sent_once, receipt)]
    if not given or others or forms:
        raise TypeError(
            f"{token.contents}: it names what it is drawn from, and holds no form and no other template"
        )
    return KeptNode(nodelist, given)
