"""What a page asks for a field of a command, by what the command declares: HTML's own limits, and the words before it."""

# No charter: draws what it is given
from __future__ import annotations

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from infodrill.conduct.fieldnames import FIELDS
from infodrill.kernel.fields import Field, Number, Words, declared
from infodrill.web.forms import verbs


def field(verb: str, name: str) -> Field:
    """The field of the verb's command. Raises KeyError for one that it does not have."""
    return declared(verbs()[verb])[name]


def label(of: Field) -> str:
    """The msgid that a person reads before the field."""
    return of.kind.label or FIELDS[of.name]


@cache
def attributes(verb: str, name: str, nth: int, needed: bool) -> SafeString:
    """`name` and limits of the control for the nth entry, from 1. `needed` = the page wants it though the command may do
    without."""
    of = field(verb, name)
    first = nth <= of.many.least if of.many else of.needed
    said = format_html('name="{}"', name)
    if isinstance(of.kind, Words):
        said += format_html(' maxlength="{}"', of.kind.most)
        if of.kind.told:
            said += mark_safe(" data-told")
        if unless := of.kind.unless:
            said += format_html(' data-unless="{} {} {}"', unless.of, unless.says, unless.after)
    elif isinstance(of.kind, Number):
        said += format_html(' min="{}" max="{}"', of.kind.least, of.kind.most)
    return said + mark_safe(" required") if first or needed else said
