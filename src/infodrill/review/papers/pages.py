"""The pages that papers are read from: one template a kind, without style or script, since nobody opens them."""

# Charter: review papers pages
from __future__ import annotations

from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from infodrill.casework import rights
from infodrill.conduct import naming
from infodrill.kernel.i18n import Lang, tr
from infodrill.kernel.quoting import quoted


def filled(template: str, lang: Lang, **told: Any) -> str:
    """A page; `told` = what its template asks beside the tables of names."""
    return _environment().get_template(template).render(
        lang=lang, t=partial(tr, lang), naming=naming, rights=rights, **told
    )  # fmt: skip


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("infodrill.review.papers"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    found.filters["quoted"] = quoted
    return found
