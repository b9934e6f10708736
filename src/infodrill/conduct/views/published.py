"""A statement as the public has it: its published versions, and nothing of what is on the way."""

# Charter: conduct views published
from __future__ import annotations

from dataclasses import replace

from infodrill.casework.book import Statement


def as_published(statement: Statement) -> Statement:
    """Without drafts, findings, approvals and errors raised but not yet corrected; one version at least is published."""
    versions = tuple(
        replace(one, leaks=(), raised_by="") for one in statement.versions if one.published_at >= 0
    )
    return replace(
        statement,
        versions=versions,
        state=versions[-1].state,
        approvals=(),
        leak_cleared=False,
        cleared=(),
        error_raised_at=statement.error_raised_at if statement.corrected_at >= 0 else -1,
        raised_by="",
        missed=(),
    )
