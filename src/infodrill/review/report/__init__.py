"""The after-action report: one offline HTML file a language and report.json, all from the same assessment."""

# Charter: review report
from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from infodrill.kernel.i18n import Lang
from infodrill.review.assess import Assessment
from infodrill.review.record import Record
from infodrill.review.report.page import page
from infodrill.review.report.tree import tree


def write(
    assessment: Assessment, record: Record, folder: Path, langs: Sequence[Lang] = ("vi", "en")
) -> tuple[Path, ...]:
    """Write report.<lang>.html for each language, then report.json; each file whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [_put(folder / f"report.{lang}.html", page(assessment, record, lang)) for lang in langs]
    text = json.dumps(tree(assessment, record), ensure_ascii=False, indent=1)
    return (*written, _put(folder / "report.json", text + "\n"))


def pages(assessment: Assessment, record: Record, langs: Sequence[Lang] = ("vi", "en")) -> Mapping[Lang, str]:
    """The pages as text, for a server that does not write files."""
    return {lang: page(assessment, record, lang) for lang in langs}


def _put(path: Path, text: str) -> Path:
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(text, encoding="utf-8")
    os.replace(draft, path)
    return path
