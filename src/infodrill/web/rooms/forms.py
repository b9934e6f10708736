"""The steps of casework as forms: step → what it sends, what it asks, the words on its button.

Nothing is decided here: a form that looks right may still be refused by the range, which says why.
"""

# Charter: web rooms forms
from __future__ import annotations

from collections.abc import Callable, Mapping

from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_
from infodrill.web.rooms import decisionforms as decide
from infodrill.web.rooms import verificationforms as check
from infodrill.web.rooms.fields import Field

Build = Callable[[SeatView, Case], tuple[Field, ...]]

# step → (verb, fields, words on the button)
STEPS: Mapping[str, tuple[str, Build, str]] = {
    "log": ("log-case", check.log, N_("Enter in the book")),
    "merge": ("merge-case", check.merge, N_("Merge")),
    "split": ("split-case", check.split, N_("Split off")),
    "leave_gated": ("leave", decide.leave, N_("Leave it alone and close")),
    "leave": ("leave", decide.leave, N_("Leave it alone and close")),
    "service": ("open-ticket", decide.service, N_("Route the complaint")),
    "verify": ("ask-owner", check.ask, N_("Ask and begin to verify")),
    "ask": ("ask-owner", check.ask, N_("Send the question")),
    "answer": ("answer-question", check.answer, N_("Send the answer")),
    "evidence": ("add-evidence", check.evidence, N_("Add")),
    "conflict": ("record-conflict", check.conflict, N_("Record")),
    "verdict": ("set-verdict", check.verdict, N_("Set the verdict")),
    "triage": ("triage", check.triage, N_("Set the priority")),
    "acknowledge": ("acknowledge", decide.acknowledge, N_("Acknowledge")),
    "watch": ("watch", decide.watch, N_("Watch, no response yet")),
    "test": ("record-test", decide.test, N_("Record the test")),
    "sign": ("sign-action", decide.sign, N_("Sign")),
    "act": ("act", decide.none, N_("Carry it out")),
    "ticket": ("answer-ticket", decide.ticket, N_("Answer the ticket")),
    "track": ("track", decide.none, N_("Begin to follow the effect")),
    "close": ("close-case", decide.close, N_("Close the case")),
    "reopen": ("reopen-case", decide.reopen, N_("Open it again")),
    "new_evidence": ("reopen-case", decide.reopen, N_("Verify again")),
    "escalate": ("escalate", decide.escalate, N_("Send up")),
    "escalation": ("answer-escalation", decide.text, N_("Answer the ward")),
    "hand_over": ("hand-over", decide.hand_over, N_("Offer the case")),
    "take_over": ("answer-hand-over", decide.take_over, N_("Answer")),
    "task": ("assign-task", decide.task, N_("Give the task")),
    "finish": ("finish-task", decide.finish, N_("The task is done")),
    "undo": ("undo-step", decide.none, N_("Take my last step back")),
    "appeal_file": ("file-appeal", decide.appeal, N_("Ask for another look")),
    "opinion": ("give-opinion", check.opinion, N_("Give the opinion")),
    "remind": ("remind-owner", check.remind, N_("Remind them")),
    "mark": ("mark-artefact", check.mark, N_("Mark it")),
    "rabat": ("record-rabat", decide.rabat, N_("Record the six answers")),
    "review_measure": ("review-measure", decide.review_measure, N_("Record the review")),
    "lift": ("lift-measure", decide.lift, N_("End the measure")),
    "remedy": ("fulfil-remedy", decide.remedy, N_("It is put right")),
    "appeal": ("answer-appeal", decide.answer_appeal, N_("Answer the request")),
}
# What a form is about, when it is not the case itself.
ABOUT: Mapping[str, str] = {"appeal_file": "item", "appeal": ""}
