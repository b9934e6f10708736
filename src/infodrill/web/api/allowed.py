"""Which verbs a program may give under a token. Everything else is for people at a page; a new verb is refused until decided.

The charter: people post at human speed, a person judges with evidence attached, and nothing is said in public, signed,
started or stopped by a program. What is left to tokens is the clerk's work: reports, records, receipts, messages.
"""

# Charter: web api allowed
from __future__ import annotations

from infodrill.conduct.policy import TABLE
from infodrill.web.forms import kebab

BY_TOKEN = frozenset(
    {
        # reports and records
        "open-case", "log-case", "add-evidence", "mark-artefact", "undo-step",
        # questions between offices, tasks, complaints
        "ask-owner", "remind-owner", "answer-question", "assign-task", "finish-task", "open-ticket", "answer-ticket",
        "fulfil-remedy", "escalate", "answer-escalation", "hand-over",
        # receipts and messages
        "acknowledge-inject", "confirm-receipt", "confirm-guidance", "answer-roll", "send-message",
        # the watch
        "set-watch-list", "file-forecast-sheet", "forecast-spread",
    }
)  # fmt: skip
# Verbs of the range that touch one of these are never a token's, whatever stands above.
NEVER_THINGS = frozenset(
    {"post", "trap", "clock", "noise", "poll", "hall", "conference", "question", "questions", "statement", "rating",
     "note", "seat", "roll", "directive", "meeting", "objection", "off-system", "fault"}
)  # fmt: skip
EXCEPT = frozenset({"answer-roll"})
PEOPLE_ONLY = frozenset(
    {
        # judging: the gate, the verdict, the priority, the decision and everything that signs it
        "answer-gate", "set-verdict", "triage", "decide", "leave", "watch", "record-test", "sign-action", "act", "track",
        "close-case", "record-rabat", "review-measure", "lift-measure", "record-conflict", "reopen-case", "give-opinion",
        "merge-case", "split-case", "answer-hand-over", "acknowledge", "file-appeal", "answer-appeal",
        # words for the public
        "draft-statement", "submit-statement", "approve-statement", "return-statement", "clear-leak",
        "publish-statement", "raise-error", "self-correct", "relay-statement", "answer-questions", "link-statement",
        # files are taken in by the page, which draws them anew before one's eyes
        "add-attachment",
        # posting, personas
        "post-on-network", "speak-as-persona", "edit-post", "delete-post", "blank-post",
        # injects and what else control does
        "deliver-inject", "retime-inject", "edit-inject", "ad-hoc-inject", "turn-noise-dial", "link-case",
        "change-clock", "begin-phase", "begin-move", "stop-for-real", "resume-after-stop", "show-caption",
        "hold-leap", "let-leap-go", "log-fault", "mend-fault",
        "open-poll", "close-poll", "cast-vote", "call-roll", "record-off-system", "pin-note", "rate-task",
        "rate-statement",
        # restraint is a person's
        "press-trap", "record-objection",
        # the seat itself, the meeting, the press room, authority
        "join-seat", "leave-seat", "open-meeting", "record-decision", "close-meeting", "open-conference",
        "close-conference", "ask-press-question", "answer-press-question", "give-directive", "issue-guidance",
        "request-guidance",
    }
)  # fmt: skip


def denied_by_policy() -> frozenset[str]:
    """Verbs that policy's table puts on a thing which no token may touch; injects may only be acknowledged."""
    rows = {kebab(one.verb.__name__): one.thing for one in TABLE}
    on_injects = {verb for verb, thing in rows.items() if thing == "inject"} - {"acknowledge-inject"}
    return frozenset({verb for verb, thing in rows.items() if thing in NEVER_THINGS} | on_injects) - EXCEPT


def by_token(verb: str) -> bool:
    """True when a token that may act may give the verb."""
    return verb in BY_TOKEN and verb not in denied_by_policy()
