"""The reference page of the procedure, `docs/procedure.md`, made of the code and the default edition."""

# Charter: casework handbook
from __future__ import annotations

from infodrill.casework import rights
from infodrill.casework.drawing import mermaid, reference
from infodrill.casework.edition import DEFAULT, SHIPPED, load_edition
from infodrill.casework.editiondiff import differences
from infodrill.kernel.i18n import N_, Lang, tr

_HEAD = """# The coordination procedure · Quy trình phối hợp

Made by `infodrill.casework.handbook.page()`; a test fails when this file differs. Change the edition or the code, then
write it anew: `python -c "from infodrill.casework.handbook import page; print(page(), end='')" > docs/procedure.md`.

An **edition** is data: names, roles, levels, deadlines, artefacts, forbidden actions. The **rights core**
(`casework/rights.py`) is code: an edition may narrow it and never widens it. `infodrill procedure check` proves an
edition, `infodrill procedure draw` draws it, `infodrill procedure diff` compares two.
"""

INVARIANTS: tuple[tuple[str, str], ...] = (
    ("I1", N_("No action 7–8 from G1–G7 or GU.")),
    (
        "I2",
        N_(
            "No label FALSE without an evidence sheet, and without one no denial but "
            "of a word of our own that we take back."
        ),
    ),
    ("I3", N_("What is TRUE or MOSTLY_TRUE is never denied.")),
    ("I4", N_("Each published item has its issuer, time, version, sources and appeal link.")),
    ("I5", N_("No real account, phone or identity number in any state.")),
    (
        "I5+",
        N_(
            "A marking that was lowered counts in the leak check only when a second seat says the same; one of the two is "
            "RIGHTS, SAFE or the owner of the answer."
        ),
    ),
    ("I6", N_("The exercise mark on every output; CAP status Exercise only.")),
    ("I7", N_("Nobody approves their own text.")),
    (
        "I7+",
        N_(
            "A correction of our own text is raised by another seat or shown by newer evidence, and has one approval by "
            "neither its author nor the author of the wrong text. At P1 or H4, raised by another seat, it may go first: "
            "the reason is public, the approval is owed."
        ),
    ),
    ("I8", N_("A missed deadline escalates; nothing is published by a timer.")),
    (
        "I9",
        N_("A conflict of interest leaves the conflicted unit without the decision; a substitute decides."),
    ),
)


def page() -> str:
    """The whole page: Vietnamese first, then English, the drawing, and in what the other editions differ."""
    edition = load_edition()
    drawn = ["```mermaid", mermaid(edition, "en") + "```", ""]
    parts = [
        _HEAD,
        *(_part(lang) for lang in ("vi", "en")),
        *drawn,
        *(_others(lang) for lang in ("vi", "en")),
    ]
    return "\n".join(parts)


def _others(lang: Lang) -> str:
    """The other shipped editions by what they change of the default one."""
    lines = []
    for name in (edition for edition in SHIPPED if edition != DEFAULT):
        other = load_edition(name)
        lines += [
            f"## {other.title[lang]} (`{name}`)",
            "",
            tr(lang, N_("Differs from `{name}` in:"), name=DEFAULT),
            "",
        ]
        lines += [f"- {difference.render(lang)}" for difference in differences(load_edition(), other, lang)]
        lines.append("")
    return "\n".join(lines)


def _part(lang: Lang) -> str:
    lines = [reference(load_edition(), lang), tr(lang, N_("**What always holds**")), ""]
    lines += [f"- **{name}** {tr(lang, rule)}" for name, rule in INVARIANTS]
    lines += ["", tr(lang, N_("**Who stands in after a conflict of interest**")), ""]
    lines += [f"- {role} → {', '.join(subs)}" for role, subs in rights.SUBSTITUTES.items()]
    lines += ["", tr(lang, N_("**Trap buttons** (do nothing; recorded as attempted over-reactions)")), ""]
    lines += [f"- {tr(lang, words)}" for words in rights.TRAPS.values()]
    return "\n".join([*lines, ""])
