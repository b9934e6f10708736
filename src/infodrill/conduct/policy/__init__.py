"""The policy of the range: who may do what, and who may see what. The only place that answers either question."""

from __future__ import annotations

from infodrill.conduct.policy.channels import channels_of, groups_of, reads_deleted, writes_in
from infodrill.conduct.policy.may import ANYONE, MAY, MAY_SEND, PLAYERS, SIMULATORS, STAFF, may
from infodrill.conduct.policy.rooms import ROOMS, enters, rooms_of
from infodrill.conduct.policy.sees import (
    owns_facts,
    sees_artefact,
    sees_case,
    sees_delivery,
    sees_everything,
    sees_item,
    sees_message,
    sees_source,
    sees_statement,
    sees_truth,
)

__all__ = [
    "ANYONE",
    "MAY",
    "MAY_SEND",
    "PLAYERS",
    "ROOMS",
    "SIMULATORS",
    "STAFF",
    "channels_of",
    "enters",
    "groups_of",
    "may",
    "owns_facts",
    "reads_deleted",
    "rooms_of",
    "sees_artefact",
    "sees_case",
    "sees_delivery",
    "sees_everything",
    "sees_item",
    "sees_message",
    "sees_source",
    "sees_statement",
    "sees_truth",
    "writes_in",
]
