"""The ledger as numbers and words that no language or wording changes: what its digest is taken of."""

# Charter: review ledger canonical
from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from infodrill.review.ledger.row import LedgerRow


def as_data(row: LedgerRow) -> dict[str, Any]:
    """One row: its name, what was owed and what became of it. Seconds of exercise time, `story_*` of the story, -1 = none."""
    owed = row.owed
    return {
        "key": owed.key, "measure": owed.measure, "what": owed.what, "claim": owed.claim, "about": owed.about,
        "cell": owed.cell, "automated": owed.automated, "priority": owed.priority, "duty": owed.duty,
        "since": owed.since, "due": owed.due, "story_due": owed.story_due, "standing": owed.standing,
        "planned": owed.planned, "outcome": row.outcome, "at": row.at, "value": row.value, "early": row.early,
        "story_late": row.story_late, "unlinked": row.unlinked, "evidence": list(row.evidence),
    }  # fmt: skip


def digest(rows: Iterable[LedgerRow]) -> str:
    """SHA-256 (hex) of the canonical JSON of the rows in the order given."""
    text = json.dumps(
        [as_data(row) for row in rows], sort_keys=True, ensure_ascii=True, separators=(",", ":")
    )
    return sha256(text.encode()).hexdigest()
