"""The after-action report: as pages, on paper and as data, all from the same assessment."""

# Charter: review report
from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from infodrill.kernel.i18n import Lang
from infodrill.review.assess import Assessment, Verdict
from infodrill.review.planfile import plan_file
from infodrill.review.record import Record
from infodrill.review.report.making import ALWAYS, DRAWN, FORMATS, as_json, beside, names, renderings
from infodrill.review.report.page import page
from infodrill.review.trustleft import trust_left_by
from infodrill.review.twins import Twins

__all__ = ["ALWAYS", "DRAWN", "FORMATS", "as_json", "pages", "renderings", "write", "write_plan"]


def write(
    assessment: Assessment,
    record: Record,
    folder: Path,
    langs: Sequence[Lang] = ("vi", "en"),
    *,
    formats: Collection[str] = ALWAYS,
    template: bytes | None = None,
) -> tuple[Path, ...]:
    """Write the report in these formats for each language, report.json last; each file whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {
        name: _put(folder / name, content)
        for name, content in beside(assessment, record, langs, formats, template)
    }
    return tuple(written[name] for name in names(langs) if name in written)


def write_plan(record: Record, folder: Path, verdict: Verdict, twins: Twins | None = None) -> Path:
    """Write plan.json, which the next drill takes up; without `twins` at hand a twin city is run for it, and only where something
    false was said."""
    folder.mkdir(parents=True, exist_ok=True)
    trust = twins.left if twins else trust_left_by(record, verdict.log)
    return _put(folder / "plan.json", plan_file(record, trust, verdict))


def pages(assessment: Assessment, record: Record, langs: Sequence[Lang] = ("vi", "en")) -> Mapping[Lang, str]:
    """The pages as text, for whoever writes no files."""
    return {lang: page(assessment, record.shown, lang) for lang in langs}


def _put(path: Path, content: bytes) -> Path:
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes(content)
    os.replace(draft, path)
    return path
