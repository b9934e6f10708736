"""The policy of the range: who may do what, and who may see what. The only place that answers either question."""

# Charter: conduct policy
from __future__ import annotations

from infodrill.conduct.policy.channels import (
    RELAY_CHANNELS,
    channels_of,
    groups_of,
    reads_deleted,
    relay_rooms,
    writes_in,
)
from infodrill.conduct.policy.may import (
    in_phase,
    may,
    verbs_of,
)
from infodrill.conduct.policy.rooms import ROOMS, enters, rooms_of
from infodrill.conduct.policy.sees import (
    as_published,
    finds_out,
    owns_facts,
    sees_artefact,
    sees_attachment,
    sees_case,
    sees_contradictions,
    sees_drafts,
    sees_effect,
    sees_everything,
    sees_item,
    sees_moving,
    sees_msel,
    sees_questions,
    sees_ratings,
    sees_register,
    sees_source,
    sees_statement,
    sees_truth,
)
from infodrill.conduct.policy.takes import TAKEN, makes_report, takes

__all__ = [
    "RELAY_CHANNELS",
    "ROOMS",
    "TAKEN",
    "as_published",
    "channels_of",
    "enters",
    "finds_out",
    "groups_of",
    "in_phase",
    "makes_report",
    "may",
    "owns_facts",
    "reads_deleted",
    "relay_rooms",
    "rooms_of",
    "sees_artefact",
    "sees_attachment",
    "sees_case",
    "sees_contradictions",
    "sees_drafts",
    "sees_effect",
    "sees_everything",
    "sees_item",
    "sees_moving",
    "sees_msel",
    "sees_questions",
    "sees_ratings",
    "sees_register",
    "sees_source",
    "sees_statement",
    "sees_truth",
    "takes",
    "verbs_of",
    "writes_in",
]
