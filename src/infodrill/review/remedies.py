"""What to do about missed rows where what went wrong says it better than the measure: who was wrong is not told to be faster."""

# Charter: review remedies
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.kernel.i18n import N_
from infodrill.review import falseword, promises
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
    hourtold,
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
    """What an office can do between two drills (msgid), by which role where no cell held the step, which element of its
    capability that mends (msgid), and what closes it. What only the city of the drill could still be told is done by nobody."""

    action: str
    owner: str
    element: str
    evidence: str


PLANNING, ORGANISATION, TRAINING = N_("planning"), N_("organisation"), N_("training")
DAYS: Mapping[str, int] = {
    ORGANISATION: 7,
    PLANNING: 15,
    TRAINING: 30,
    N_("equipment"): 60,
    N_("exercise"): 60,
}
"""Days after the review meeting by which an element is mended: a roster in a week, a rule that somebody has to approve in two,
what people must learn in a month; half of it where what was missed may hurt people."""
HEAD, ADVISER, DUTY = N_("head of the unit"), N_("rights adviser"), N_("duty officers")
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
    owner=N_("spokesperson"), element=ORGANISATION,
    evidence=N_("on each conclusion of the next drill the owner’s answer, older than the text, and a second "
                "person’s approval; no false word"),
)  # fmt: skip
ANSWERED = Advice(
    action=N_("Answer each claim as soon as the owner of the facts knows; the holding line does not replace the answer"),
    owner=N_("spokesperson"), element=PLANNING,
    evidence=N_("every claim named here answered by its deadline in the next drill"),
)  # fmt: skip
RECORDED = Advice(
    action=N_("Record the verdict as soon as the owner of the facts has answered, also for what was passed on for settlement"),
    owner=N_("verification team"), element=TRAINING,
    evidence=N_("a verdict on every answered question in the next drill"),
)  # fmt: skip
ASKED = Advice(
    action=N_("Name on each question the unit that keeps the record, wait for its answer before the verdict, and write how "
              "sure you are"),
    owner=N_("verification team"), element=PLANNING,
    evidence=N_("the slips of the next drill: on each the unit that was asked, its answer, older than the verdict, and how "
                "sure; none on hearsay"),
)  # fmt: skip
SEEN = Advice(
    action=N_("Whoever approves a text writes the newest answer of the owner of the facts and its hour beside the signature; "
              "without one the text goes back"),
    owner=N_("spokesperson"), element=PLANNING,
    evidence=N_("the approval form with that line; in the next drill each approval younger than that answer, and no false word"),
)  # fmt: skip
SAYS_SOMETHING = Advice(
    action=N_("Give the model texts a first sentence that says what is so or what to do, and let no text pass without it"),
    owner=N_("spokesperson"), element=PLANNING,
    evidence=N_("the model texts, approved; in the next drill no published text without what is so or what to do"),
)  # fmt: skip
COMPARED = Advice(
    action=N_("Compare each verdict with the answer that is there before recording it"),
    owner=N_("verification team"), element=TRAINING,
    evidence=N_("no verdict against an answer of the owner of the facts in the next drill"),
)  # fmt: skip
KEPT = Advice(
    action=N_("Promise only a time that will be kept; at that time say even that nothing is new"),
    owner=N_("spokesperson"), element=TRAINING, evidence=N_("every promised word in time in the next drill"),
)  # fmt: skip
HANDED_OVER = Advice(
    action=N_("Before a break hand over each promised word: who is on duty, who sends the answer it waits for, and by when"),
    owner=N_("spokesperson"), element=ORGANISATION,
    evidence=N_("the hand-over list, with a name beside each promised hour"),
)  # fmt: skip
KEPT_OPEN = Advice(
    action=N_("Close no file while an hour that it promised is still open: give the word first, even that nothing is new"),
    owner=HEAD, element=PLANNING, evidence=N_("in the next drill no file closed before its promised hour"),
)  # fmt: skip
LET_OUT = Advice(
    action=N_("Write who takes down what gives away what the law protects, who apologises to whoever it concerns and who "
              "tells the head, all within the hour; practise it once"),
    owner=N_("spokesperson"), element=PLANNING,
    evidence=N_("the rule, signed, and the practice with its hours; nothing protected published in the next drill"),
)  # fmt: skip
TAKE_BACK = Advice(
    action=N_("Write and approve a model text that takes a false word of ours back and says what is so and what to do; "
              "practise taking one back within 30 minutes"),
    owner=N_("spokesperson"), element=PLANNING,
    evidence=N_("the approved model and the practice with its hours; in the next drill each false word of ours taken back in "
                "its own channels by its deadline"),
)  # fmt: skip
SAY_IT = Advice(
    action=N_("Name who keeps the list of what people wait for, and who reads it before each shift ends and publishes what is "
              "missing"),
    owner=N_("spokesperson"), element=ORGANISATION,
    evidence=N_("the list of the next drill, with the hour of the word beside each matter"),
)  # fmt: skip
PRESS_PUBLISH = Advice(
    action=N_("Name who looks every 15 minutes what lies approved, and publishes it"),
    owner=N_("spokesperson"), element=ORGANISATION,
    evidence=N_("the roster; in the next drill no approved text lies longer than 15 minutes"),
)  # fmt: skip
FINISH = Advice(
    action=N_("Name who stands in for the step that took longest, so that it is taken as soon as it can be"),
    owner=N_("spokesperson"), element=ORGANISATION,
    evidence=N_("the roster with that name; in the next drill the step takes half its time"),
)  # fmt: skip
REACHED = Advice(
    action=N_("Tell people in danger what to do at once, and send somebody, before anything is checked"),
    owner=DUTY, element=TRAINING,
    evidence=N_("card at the desk; in the next drill the first words to people in danger, with their hour"),
)  # fmt: skip
BELIEVERS = Advice(
    action=N_("Give whoever may act on a harmful claim advice that holds either way, while it is being verified"),
    owner=DUTY, element=TRAINING,
    evidence=N_("card at the desk; in the next drill the first words on each such matter, with their hour"),
)  # fmt: skip
TOLD_APART = Advice(
    action=N_("Practise on twelve mixed cases what is false, true, not known yet, opinion, satire or a question"),
    owner=N_("verification team"), element=TRAINING,
    evidence=N_("answer sheets of the twelve cases, ten of them right at least; in the next drill nothing called false that "
                "is not"),
)  # fmt: skip
CEILINGS = Advice(
    action=N_("Go through the ceiling of actions of each code and the trap notes with the rights adviser"),
    owner=HEAD, element=TRAINING, evidence=N_("minutes of the session; in the next drill no over-reaction"),
)  # fmt: skip
REASONS = Advice(
    action=N_("Write on the duty desk the reasons to escalate; name one in each escalation, and bring nothing up before it "
              "has one"),
    owner=HEAD, element=PLANNING, evidence=N_("card at the desk, signed by each shift; in the next drill each conflict of "
                                              "interest passed on in time, and nothing without a reason"),
)  # fmt: skip
DATED = Advice(
    action=N_("Let the citizen desk promise a remedy date, and tell it to the people concerned"),
    owner=N_("citizen desk"), element=PLANNING,
    evidence=N_("in the next drill each ticket with a date, and that date in a text that people could read"),
)  # fmt: skip
SOURCED = Advice(
    action=N_("Write beside each figure, place and statement of a text who gave it, and compare it with the record before the "
              "text is passed"),
    owner=N_("writing team"), element=PLANNING,
    evidence=N_("in the next drill each of them with who gave it, and none that is not the record’s"),
)  # fmt: skip
NEWEST = Advice(
    action=N_("Tell whoever reads texts out when a newer one comes, and let them read none whose own hour has passed"),
    owner=N_("spokesperson"), element=ORGANISATION,
    evidence=N_("in the next drill no text read out that a newer one had replaced or whose hour had passed"),
)  # fmt: skip
OF_THE_PRESS = Advice(
    action=N_("Answer each question of the press on what it asks, within the hour that it gives"),
    owner=N_("spokesperson"), element=TRAINING,
    evidence=N_("in the next drill each question of the press answered on its own matter, within its hour"),
)  # fmt: skip
BY_WHAT = {
    gatequality.SHUT: Advice(
        action=N_("Set no code that lets nobody correct a claim before the owner of the facts has answered"),
        owner=DUTY, element=PLANNING,
        evidence=N_("in the next drill no harmful falsehood under such a code, and the owner’s answer older than each code"),
    ),
    left.JUDGED_ITSELF: Advice(
        action=N_("Hand what is about one’s own unit to the level above to decide, not only to know"),
        owner=HEAD, element=PLANNING, evidence=N_("in the next drill each such matter decided by another unit"),
    ),
    hourtold.PASSED: Advice(
        action=N_("Begin the next word ten minutes before each hour that people were told, though there be nothing new to say"),
        owner=N_("spokesperson"), element=TRAINING,
        evidence=N_("in the next drill a next word by each hour that a text names"),
    ),
    unhelped.IN_DANGER: REACHED,
    **dict.fromkeys((unasked.KNOWN_DANGER, unasked.HELP_CLOSED), BELIEVERS),
    unasked.AT_ODDS: Advice(
        action=N_("Take back what is our own and wrong at once, in one sentence, before any other text on the matter"),
        owner=N_("spokesperson"), element=PLANNING,
        evidence=N_("the rule, signed; in the next drill no text of ours beside a wrong one that still stands"),
    ),
    passedby.UNFOUNDED: Advice(
        action=N_("Say what is not decided yet as not decided, in the words of its owner and with the day of the next word"),
        owner=N_("spokesperson"), element=TRAINING,
        evidence=N_("in the next drill no text that settles what its owner has not"),
    ),
    unhelped.PUT_AWAY: Advice(
        action=N_("Read a report to its end before merging it, and hand on what in it is new: who was hurt, and where"),
        owner=N_("citizen desk"), element=TRAINING,
        evidence=N_("in the next drill no report with a new harm merged without a word on it"),
    ),
    passedby.NEW_FORM: Advice(
        action=N_("Enter each new form of a rumour with its ward, and name it in the next version of the text"),
        owner=N_("verification team"), element=TRAINING,
        evidence=N_("in the next drill each new form in the book, and its figure in a text that people there could read"),
    ),
    passedby.UNBORNE: Advice(
        action=N_("Let a text say in its first sentence what it is filed as: that it is so, not so, or not known yet"),
        owner=N_("writing team"), element=TRAINING, evidence=N_("in the next drill each text that says what it is filed as"),
    ),
    answered.ANSWERED: Advice(
        action=N_("Copy an answer to a question from the record, word by word, and say of the rest that it is not known"),
        owner=HEAD, element=TRAINING, evidence=N_("in the next drill no answer of an owner that its record does not bear"),
    ),
    ordered.DID_SO: Advice(
        action=N_("Practise answering an order to say what is false: with no, the reason, and a note of it in the log"),
        owner=HEAD, element=TRAINING,
        evidence=N_("the practice, signed; in the next drill each such order refused"),
    ),
    ordered.UNWRITTEN: Advice(
        action=N_("Write at the end of each meeting beside each open matter who tells people and by when, and name who reads "
                  "it out in the room"),
        owner=HEAD, element=PLANNING, evidence=N_("the list of the next drill with a name and an hour beside each open matter"),
    ),
    unhelped.PAID: Advice(
        action=N_("Write for the hotline what is done when somebody reports having paid: who calls back within the hour, who "
                  "tells police and bank, where others report"),
        owner=N_("citizen desk"), element=PLANNING,
        evidence=N_("the card at the desk; in the next drill each of them called back within the hour, with the receipts of "
                    "police and bank"),
    ),
    unhelped.DOOR: Advice(
        action=N_("Write who goes when a family calls about somebody at its door: ward and police, and by name who stays with "
                  "it"),
        owner=N_("citizen desk"), element=PLANNING,
        evidence=N_("the card at the desk; in the next drill each such call with somebody sent within fifteen minutes"),
    ),
    ownwitness.SOLE: Advice(
        action=N_("Let somebody who is not of the unit look before its own matter is told, and name them in the text"),
        owner=HEAD, element=PLANNING,
        evidence=N_("in the next drill beside each own matter of a unit who else looked, and when"),
    ),
    overtaken.STOOD: Advice(
        action=N_("When the record changes, first find what of ours says the old, change it, and tell whoever reads it out"),
        owner=N_("spokesperson"), element=PLANNING,
        evidence=N_("in the next drill each change of the record with the hour at which our notice said it, none read out after"),
    ),
    passedby.FIGURES: Advice(
        action=N_("Name who lists what the press was told is not known yet, and answers it again as soon as the figure comes"),
        owner=N_("spokesperson"), element=ORGANISATION,
        evidence=N_("in the next drill none that came in is left untold"),
    ),
    unasked.DROPPED: Advice(
        action=N_("Send a text back with the sentence that is to change, and keep what people can use"),
        owner=N_("spokesperson"), element=TRAINING,
        evidence=N_("in the next drill no instruction lost between two versions of a text"),
    ),
    unasked.QUEUED: Advice(
        action=N_("Name a second writer, and write first what people in danger are waiting for"),
        owner=HEAD, element=ORGANISATION,
        evidence=N_("duty roster with two writers; in the next drill no such text later than 15 minutes after that answer"),
    ),
    unasked.ONLY_READ: Advice(
        action=N_("Let whoever holds the record say at once what it shows, asked or not, and ask its holder by name"),
        owner=HEAD, element=TRAINING,
        evidence=N_("in the next drill the first word of each owner of the facts in the log, with its hour"),
    ),
    left.SAID: SAY_IT,
    left.DATED: DATED,
    **dict.fromkeys(LEAKS, LET_OUT),
    **dict.fromkeys((passedby.GONE_AGAINST, unasked.NEAR_MISS), SEEN),
    passedby.UNRECORDED: SOURCED,
    passedby.OTHERWISE: SOURCED,
    **dict.fromkeys((overtaken.REPLACED, unasked.OUT_OF_DATE), NEWEST),
    overreaction.LABEL: TOLD_APART,
    overreaction.RESTRICTION: CEILINGS,
    **dict.fromkeys((escalation.UNCALLED, escalation.EARLY), REASONS),
    transparency.NOTICE: Advice(
        action=N_("Write into each notice what was done, why, and as of when or until when it holds"),
        owner=N_("writing team"), element=PLANNING, evidence=N_("every notice of the next drill complete"),
    ),
    transparency.APPEAL: Advice(
        action=N_("Name who answers appeals, other than whoever decided, with a deadline"),
        owner=HEAD, element=ORGANISATION, evidence=N_("every appeal of the next drill answered in time"),
    ),
    questions.PRESS: OF_THE_PRESS,
    questions.EVASION: OF_THE_PRESS,
    overreaction.PERSONS: Advice(
        action=N_("Read each text for persons before it goes out: no name, no threat, no blame of who passed it on or asked"),
        owner=N_("spokesperson"), element=TRAINING, evidence=N_("no text of the next drill aimed at a person"),
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
        return DATED if row.kind == heard.UNDATED else BY_WHAT.get(what, SAY_IT)
    if promises.closed_over(log, row):
        return KEPT_OPEN
    if left.after_play(row):
        return HANDED_OVER
    if what == selfcorrection.PROMISED:
        return KEPT
    if what in {verification.VERDICT, verification.WRONG} and verification.against_answer(row, log):
        return COMPARED
    if what == overreaction.LABEL and row.kind == overreaction.NOT_KNOWN:
        heeded = verification.on_hearsay(log, row) or not verification.unheeded(log, row)
        return ASKED if heeded else COMPARED
    if what in {verification.VERDICT, verification.WRONG} and verification.on_hearsay(log, row):
        return ASKED
    if what == verification.VERDICT and row.value is None and _owner_answered(log, row):
        return RECORDED
    return BY_WHAT.get(what)


def _owner_answered(log: ReportTimeline, row: LedgerRow) -> bool:
    return any(event.at <= row.owed.due for event, _ in log.on_claim(row.owed.claim, QuestionAnswered))
