"""The procedure's codes in both languages, as `docs/thuat-ngu.md` keeps them; a test fails when the two differ."""

# Charter: casework glossary
from __future__ import annotations

from collections.abc import Iterable, Mapping

from infodrill.casework import rights
from infodrill.casework.edition import Names, load_edition
from infodrill.casework.timeline import WORDS
from infodrill.kernel.i18n import tr

HEAD = """## Codes of the procedure · Mã của quy trình

Made by `infodrill.casework.glossary.section()` from the default edition and the rights core.
"""


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
    return "\n".join([HEAD, *(_table(title, rows) for title, rows in tables)])


def _named(names: Mapping[str, Names]) -> Iterable[tuple[str, str, str]]:
    return ((code, name["en"], name["vi"]) for code, name in names.items())


def _translated(words: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    return ((code, tr("en", word), tr("vi", word)) for code, word in words.items())


def _table(title: str, rows: Iterable[tuple[str, str, str]]) -> str:
    lines = [f"### {title}", "", "| In code | English | Tiếng Việt |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| `{code}` | {en} | {vi} |" for code, en, vi in rows), ""])
