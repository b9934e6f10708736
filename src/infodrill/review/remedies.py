"""What to do about missed rows where what went wrong says it better than the measure: who was wrong is not told to be faster."""

# Charter: review remedies
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, letout, promises
from infodrill.review.labels import LEAKS
from infodrill.review.ledger import LedgerRow, lay, publicwords
from infodrill.review.measures import (
    answered,
    craft,
    discernment,
    escalation,
    firstword,
    gatequality,
    heard,
    left,
    ordered,
    overreaction,
    overtaken,
    ownwitness,
    passedby,
    questions,
    selfcorrection,
    transparency,
    unasked,
    underreaction,
    unhelped,
    verification,
)
from infodrill.review.timeline import ReportTimeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do (msgid), by which role where no cell held the step, within how many days of the review meeting (0 = that day
    itself), and what closes it."""

    action: str
    owner: str
    days: int
    evidence: str


HEAD, ADVISER, DUTY = N_("head of the unit"), N_("rights adviser"), N_("ward duty officers")
ROLES: Mapping[str, frozenset[str]] = {
    HEAD: frozenset({"L1-LEAD", "L2-LEAD", "AGENCY-HEAD", "UBND"}), ADVISER: frozenset({"RIGHTS"}),
    DUTY: frozenset({"L1-DUTY", "L2-DUTY"}), N_("spokesperson"): frozenset({"SPOKE"}),
    N_("writing team"): frozenset({"COMMS"}), N_("verification team"): frozenset({"VERIFY"}),
    N_("citizen desk"): frozenset({"CITIZEN-DESK"}), N_("secretariat"): frozenset({"L2-SEC"}),
    N_("who signed for the owner of the facts"): frozenset({"FACT-OWNER", "EXPERT"}),
}  # fmt: skip
"""Owners of an action by name → the roles of the procedure that can do it."""
STAND_IN = (
    HEAD,
    DUTY,
    ADVISER,
)  # who does it in a cell where nobody has the role; the adviser last, who is nobody's hand
CHECKED = Advice(
    action=N_("Publish no conclusion without an answer of the owner of the facts; let a second person check each text first"),
    owner=N_("spokesperson"), days=15,
    evidence=N_("on each conclusion of the next drill the owner’s answer, older than the text, and a second "
                "person’s approval; no false word"),
)  # fmt: skip
ANSWERED = Advice(
    action=N_("Answer each claim as soon as the owner of the facts knows; the holding line does not replace the answer"),
    owner=N_("spokesperson"), days=15,
    evidence=N_("every claim named here answered by its deadline in the next drill"),
)  # fmt: skip
RECORDED = Advice(
    action=N_("Record the verdict as soon as the owner of the facts has answered, also for what was passed on for settlement"),
    owner=N_("verification team"), days=15,
    evidence=N_("a verdict on every answered question in the next drill"),
)  # fmt: skip
ASKED = Advice(
    action=N_("Ask the owner of the facts before each verdict, and write how sure you are"),
    owner=N_("verification team"), days=30,
    evidence=N_("the slips of the next drill: on each the owner’s answer, older than the verdict, and how sure; 85 "
                "of 100 verdicts right"),
)  # fmt: skip
NAMED = Advice(
    action=N_("Name on each question the unit that keeps the record, wait for its answer, and conclude on no hearsay"),
    owner=N_("verification team"), days=15,
    evidence=N_("on each verdict slip of the next drill the unit that was asked and its answer, older than the verdict"),
)  # fmt: skip
SEEN = Advice(
    action=N_("Whoever approves a conclusion reads the answer of the owner of the facts first; without one the text goes back"),
    owner=N_("spokesperson"), days=15,
    evidence=N_("in the next drill beside each approval of a conclusion the owner’s answer that was read; no false word"),
)  # fmt: skip
SAYS_SOMETHING = Advice(
    action=N_("Publish nothing that says neither what is so nor what to do: get that sentence from the owner of the facts first"),
    owner=N_("spokesperson"), days=15, evidence=N_("in the next drill no published text without what is so or what to do"),
)  # fmt: skip
COMPARED = Advice(
    action=N_("Compare each verdict with the answer that is there before recording it"),
    owner=N_("verification team"), days=15,
    evidence=N_("no verdict against an answer of the owner of the facts in the next drill"),
)  # fmt: skip
KEPT = Advice(
    action=N_("Promise only a time that will be kept; at that time say even that nothing is new"),
    owner=N_("spokesperson"), days=15, evidence=N_("every promised word in time in the next drill"),
)  # fmt: skip
HANDED_OVER = Advice(
    action=N_("Before a break hand over each promised word: who is on duty, who sends the answer it waits for, and by when"),
    owner=N_("spokesperson"), days=15,
    evidence=N_("the hand-over list, with a name beside each promised hour"),
)  # fmt: skip
KEPT_OPEN = Advice(
    action=N_("Close no file while an hour that it promised is still open: give the word first, even that nothing is new"),
    owner=HEAD, days=15, evidence=N_("in the next drill no file closed before its promised hour"),
)  # fmt: skip
LET_OUT = Advice(
    action=N_("Take down every text that gives it away, apologise to whoever it concerns and tell the head, all the same day"),
    owner=N_("spokesperson"), days=0,
    evidence=N_("taken down, apology and report with their hours; nothing protected published in the next drill"),
)  # fmt: skip
READ_OUT = Advice(
    action=N_("Visit whoever it concerns and apologise: what was read out stays out; take down the text, tell the head the same "
              "day"),
    owner=N_("spokesperson"), days=0,
    evidence=N_("who visited them, and when; the written text taken down; nothing protected published in the next drill"),
)  # fmt: skip
TAKE_BACK = Advice(
    action=N_("Withdraw at once each false word of ours that still stands; say in the same channels what is so and what to do"),
    owner=N_("spokesperson"), days=0,
    evidence=N_("the correction in the same channels, with its hour; the false text marked as withdrawn"),
)  # fmt: skip
SAY_IT = Advice(
    action=N_("Publish what people still wait for, with the day by which it is put right, where the people of the place hear it"),
    owner=N_("spokesperson"), days=1,
    evidence=N_("the published text, with its hour and its day"),
)  # fmt: skip
PRESS_PUBLISH = Advice(
    action=N_("Publish the text that lies approved; from now on its office looks every 15 minutes what lies there approved"),
    owner=N_("spokesperson"), days=0,
    evidence=N_("the published text, with its hour; in the next drill no approved text lies longer than 15 minutes"),
)  # fmt: skip
FINISH = Advice(
    action=N_("Approve and publish the newest version; from now on take the step that took longest as soon as it can be taken"),
    owner=N_("spokesperson"), days=0,
    evidence=N_("the published text, with its hour; in the next drill the named step takes half its time"),
)  # fmt: skip
REACHED = Advice(
    action=N_("Tell people in danger what to do at once, and send somebody, before anything is checked"),
    owner=DUTY, days=15,
    evidence=N_("card at the desk; in the next drill the first words to people in danger, with their hour"),
)  # fmt: skip
NAME_A_DAY = Advice(
    action=N_("Name the day by which it is put right, and tell the people concerned"),
    owner=N_("citizen desk"), days=1, evidence=N_("the published text with that day in it, and its hour"),
)  # fmt: skip
BY_WHAT = {
    gatequality.SHUT: Advice(
        action=N_("Set no code that lets nobody correct a claim before the owner of the facts has answered"),
        owner=DUTY, days=15,
        evidence=N_("in the next drill no harmful falsehood under such a code, and the owner’s answer older than each code"),
    ),
    left.JUDGED_ITSELF: Advice(
        action=N_("Hand what is about one’s own unit to the level above to decide, not only to know"),
        owner=HEAD, days=15, evidence=N_("in the next drill each such matter decided by another unit"),
    ),
    **dict.fromkeys((unasked.KNOWN_DANGER, unasked.HELP_CLOSED), REACHED),
    unasked.AT_ODDS: Advice(
        action=N_("Take back what is our own and wrong at once, in one sentence, before any other text on the matter"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("the rule, signed; in the next drill no text of ours beside a wrong one that still stands"),
    ),
    passedby.UNFOUNDED: Advice(
        action=N_("Say what is not decided yet as not decided, and take back the same day what was told as settled"),
        owner=N_("spokesperson"), days=0,
        evidence=N_("the correcting text, with its hour; in the next drill no text that settles what its owner has not"),
    ),
    passedby.GONE_AGAINST: Advice(
        action=N_("Let who passes a text name the newest note of the owner of the facts beside the signature, or not sign"),
        owner=HEAD, days=15,
        evidence=N_("in the next drill each approval with that note’s hour beside it, and facts signed only by who holds them"),
    ),
    unhelped.PUT_AWAY: Advice(
        action=N_("Read a report to its end before merging it; find who was hurt and warn those near the same day"),
        owner=N_("citizen desk"), days=0,
        evidence=N_("who was hurt was found and told where to turn; in the next drill no such report merged without a word"),
    ),
    passedby.NEW_FORM: Advice(
        action=N_("Enter each new form of a rumour with its ward, and name it in the next version of the text"),
        owner=N_("verification team"), days=15,
        evidence=N_("in the next drill each new form in the book, and its figure in a text that people there could read"),
    ),
    passedby.OTHERWISE: Advice(
        action=N_("Compare each figure of a text with the record before it is passed"),
        owner=N_("writing team"), days=15, evidence=N_("in the next drill no figure that is not the record’s"),
    ),
    passedby.UNRECORDED: Advice(
        action=N_("Name beside each number, place and statement of a text who gave it"),
        owner=N_("writing team"), days=15, evidence=N_("in the next drill each of them with who gave it"),
    ),
    passedby.UNBORNE: Advice(
        action=N_("Let a text say in its first sentence what it is filed as: that it is so, not so, or not known yet"),
        owner=N_("writing team"), days=15, evidence=N_("in the next drill each text that says what it is filed as"),
    ),
    answered.ANSWERED: Advice(
        action=N_("Copy an answer to a question from the record, word by word, and say of the rest that it is not known"),
        owner=HEAD, days=15, evidence=N_("in the next drill no answer of an owner that its record does not bear"),
    ),
    ordered.DID_SO: Advice(
        action=N_("Take the false word back the same day; write down who asked for it, and answer such an order with no and the "
                  "reason"),
        owner=HEAD, days=0,
        evidence=N_("the correcting text and the note of the order, with their hours; in the next drill each such order refused"),
    ),
    ordered.UNWRITTEN: Advice(
        action=N_("Write the same day beside each open matter who tells people and by when; name who reads such a note out in "
                  "the room"),
        owner=HEAD, days=0, evidence=N_("the list with a name and an hour beside each open matter"),
    ),
    unhelped.PAID: Advice(
        action=N_("Call back the same day everyone who reported that they paid; give their reports to police and bank, and tell "
                  "others where to report"),
        owner=N_("citizen desk"), days=0,
        evidence=N_("list of who was called, and when; the police’s and the bank’s receipts; the published text"),
    ),
    unhelped.DOOR: Advice(
        action=N_("Call the family back the same day, send ward and police to its door, and say by name who stays with it"),
        owner=N_("citizen desk"), days=0,
        evidence=N_("who went and called, and when; in the next drill each such call with somebody sent within fifteen minutes"),
    ),
    ownwitness.SOLE: Advice(
        action=N_("Let somebody who is not of the unit look before its own matter is told, and name them in the text"),
        owner=HEAD, days=15,
        evidence=N_("in the next drill beside each own matter of a unit who else looked, and when"),
    ),
    overtaken.STOOD: Advice(
        action=N_("When the record changes, first find what of ours says the old, change it, and tell whoever reads it out"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("in the next drill each change of the record with the hour at which our notice said it, none read out after"),
    ),
    overtaken.REPLACED: Advice(
        action=N_("Tell whoever reads texts out when a newer one comes, and let them read no other from then on"),
        owner=N_("spokesperson"), days=15, evidence=N_("in the next drill no text read out that a newer one had replaced"),
    ),
    passedby.FIGURES: Advice(
        action=N_("List what the press was told is not known yet, and answer it again the same day when the figure comes"),
        owner=N_("spokesperson"), days=0,
        evidence=N_("the answer with the figure, with its hour; in the next drill none that came in is left untold"),
    ),
    unasked.DROPPED: Advice(
        action=N_("Send a text back with the sentence that is to change, and keep what people can use"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("in the next drill no instruction lost between two versions of a text"),
    ),
    unasked.QUEUED: Advice(
        action=N_("Name a second writer, and write first what people in danger are waiting for"),
        owner=HEAD, days=15,
        evidence=N_("duty roster with two writers; in the next drill no such text later than 15 minutes after that answer"),
    ),
    unasked.NEAR_MISS: Advice(
        action=N_("Let who passes a text read it beside the owner’s answer, and strike out drafts that say otherwise"),
        owner=HEAD, days=15,
        evidence=N_("in the next drill each approval younger than the owner’s answer, and no false draft that was passed"),
    ),
    unasked.OUT_OF_DATE: Advice(
        action=N_("Look at the hour of a text before handing it on, and ask for a newer one where its own has passed"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("in the next drill no text read out after the hour that it names"),
    ),
    unasked.ONLY_READ: Advice(
        action=N_("Let whoever holds the record say at once what it shows, asked or not, and ask its holder by name"),
        owner=HEAD, days=15,
        evidence=N_("in the next drill the first word of each owner of the facts in the log, with its hour"),
    ),
    left.SAID: SAY_IT,
    left.DATED: NAME_A_DAY,
    **dict.fromkeys(LEAKS, LET_OUT),
    transparency.NOTICE: Advice(
        action=N_("Write into each notice what was done, why, and as of when or until when it holds"),
        owner=N_("writing team"), days=15, evidence=N_("every notice of the next drill complete"),
    ),
    transparency.APPEAL: Advice(
        action=N_("Name who answers appeals, other than whoever decided, with a deadline"),
        owner=HEAD, days=15, evidence=N_("every appeal of the next drill answered in time"),
    ),
    questions.PRESS: Advice(
        action=N_("Answer each question of the press on what it asks, within the hour that it gives"),
        owner=N_("spokesperson"), days=15,
        evidence=N_("in the next drill each question of the press answered on its own matter, within its hour"),
    ),
    overreaction.LABEL: Advice(
        action=N_("Train telling what is a fact from opinion, satire and what is true, on ten sample cases"),
        owner=N_("verification team"), days=15,
        evidence=N_("the ten cases with the answers given, signed; no false label in the next drill"),
    ),
    overreaction.RESTRICTION: Advice(
        action=N_("Read the ceiling of actions of each code with the rights adviser"),
        owner=HEAD, days=15, evidence=N_("no restrictive action without its ground in the next drill"),
    ),
    overreaction.PERSONS: Advice(
        action=N_("Read each text for persons before it goes out: no name, no threat, no blame of who passed it on or asked"),
        owner=N_("spokesperson"), days=15, evidence=N_("no text of the next drill aimed at a person"),
    ),
    escalation.UNCALLED: Advice(
        action=N_("Agree what each level ends by itself, and name the reason in each escalation"),
        owner=HEAD, days=15, evidence=N_("no matter brought up without a reason in the next drill"),
    ),
    escalation.EARLY: Advice(
        action=N_("Agree who watches for the reasons to escalate, and bring a matter up when one comes, not before"),
        owner=HEAD, days=15, evidence=N_("no matter brought up before it had a reason in the next drill"),
    ),
}  # fmt: skip
ANSWERS = frozenset({firstword.ANSWER, underreaction.ANSWERED, discernment.ACTED})
TOLD_WRONG = (CHECKED, SEEN)  # what to do about a word that was false
FALSE = frozenset({firstword.CONFIRMED, overreaction.DENIAL})


def remedy(log: ReportTimeline, row: LedgerRow) -> Advice | None:
    """The remedy of a missed row by what became of it, None where the measure's own fits."""
    what = row.owed.what
    if selfcorrection.stands(log, row):
        return TAKE_BACK
    if row.contradicted or (not row.owed.duty and what in FALSE):
        return SEEN if falseword.approvers(log, row) else CHECKED
    if row.why == publicwords.SETTLED:
        return BY_WHAT[passedby.UNFOUNDED]
    if row.why.msgid == lay.LAY:
        return PRESS_PUBLISH
    if lay.came_late(row):
        return FINISH
    if row.why.msgid == publicwords.HOLLOW:
        return SAYS_SOMETHING
    # One omission, however many measures ask for the word: a void about it is no other than the answer that is missed.
    same = (what == craft.TEXT and row.why == craft.UNPUBLISHED) or (what == questions.VOID and row.at < 0)
    if same and falseword.stands_on(log, row.owed.claim):
        return TAKE_BACK
    if what in ANSWERS or same:
        return ANSWERED
    if left.unread(row):
        return NAME_A_DAY if row.kind == heard.UNDATED else BY_WHAT.get(what, SAY_IT)
    if promises.closed_over(log, row):
        return KEPT_OPEN
    if left.after_play(row):
        return HANDED_OVER
    if what == selfcorrection.PROMISED:
        return KEPT
    if what in {verification.VERDICT, verification.WRONG} and verification.against_answer(row, log):
        return COMPARED
    if what == overreaction.LABEL and row.kind == overreaction.NOT_KNOWN:
        despite = COMPARED if verification.unheeded(log, row) else ASKED
        return NAMED if verification.on_hearsay(log, row) else despite
    if what in {verification.VERDICT, verification.WRONG} and verification.on_hearsay(log, row):
        return NAMED
    if what == verification.VERDICT and row.value is None and _owner_answered(log, row):
        return RECORDED
    if what in LEAKS and letout.was_read_out(row.why):
        return READ_OUT
    return BY_WHAT.get(what)


def _owner_answered(log: ReportTimeline, row: LedgerRow) -> bool:
    return any(event.at <= row.owed.due for event, _ in log.on_claim(row.owed.claim, QuestionAnswered))
