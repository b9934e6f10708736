"""Write docs/procedure.md, and the procedure's codes in docs/thuat-ngu.md, from the editions and the rights core. A test fails
when either is stale."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from infodrill.casework import rights
from infodrill.casework.drawing import mermaid, reference
from infodrill.casework.edition import DEFAULT, SHIPPED, Names, load_edition
from infodrill.casework.editiondiff import differences
from infodrill.casework.timeline import WORDS
from infodrill.kernel.i18n import N_, Lang, tr

DOCS = Path(__file__).resolve().parents[1] / "docs"
HEAD = """# The coordination procedure · Quy trình phối hợp

Written by `python tools/procedurepage.py` from the code and the default edition; do not edit.

An **edition** is data: names, roles, levels, deadlines, artefacts, forbidden actions. The **rights core**
(`casework/rights.py`) is code: an edition may narrow it and never widens it. `infodrill procedure check` proves an
edition, `infodrill procedure draw` draws it, `infodrill procedure diff` compares two.
"""
CODES = """## Codes of the procedure · Mã của quy trình

Written by `python tools/procedurepage.py` from the default edition and the rights core.
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
        HEAD,
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


def section() -> str:
    """The section of the glossary: states, dispositions, verdicts, roles, actions, gate codes, steps."""
    edition = load_edition()
    verdicts = {verdict: WORDS[verdict] for verdict in rights.VERDICTS}
    actions = {str(key): words for key, (_, words) in rights.ACTIONS.items()}
    tables = (
        ("State of a case · Trạng thái hồ sơ", _named(edition.states)),
        ("State of a statement · Trạng thái văn bản", _named(edition.statement_states)),
        ("Disposition · Hướng xử lý", _named(edition.dispositions)),
        ("Verdict · Kết luận xác minh", _translated(verdicts)),
        ("Role · Vai", _named(edition.roles)),
        ("Action · Phương án", _translated(actions)),
        ("Gate code · Mã rà soát", _translated(rights.GATES)),
        ("Step · Bước", _named({step.step: step.name for step in edition.steps.values()})),
    )
    return "\n".join([CODES, *(_table(title, rows) for title, rows in tables)])


def _named(names: Mapping[str, Names]) -> Iterable[tuple[str, str, str]]:
    return ((code, name["en"], name["vi"]) for code, name in names.items())


def _translated(words: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    return ((code, tr("en", word), tr("vi", word)) for code, word in words.items())


def _table(title: str, rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"### {title}", "", "| In code | English | Tiếng Việt |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| `{code}` | {en} | {vi} |" for code, en, vi in rows), ""])


if __name__ == "__main__":
    (DOCS / "procedure.md").write_text(page(), encoding="utf-8")
    words = (DOCS / "thuat-ngu.md").read_text(encoding="utf-8")
    (DOCS / "thuat-ngu.md").write_text(
        words[: words.index(CODES.split("\n")[0])] + section(), encoding="utf-8"
    )
    sys.stdout.write(f"{DOCS / 'procedure.md'}\n{DOCS / 'thuat-ngu.md'}\n")
