"""What pages show of each step: what waits and why, a coach's hint on how, the chip of its deadline, the form that takes it.

Who may take it, and when, the casework says (`possible`); its name is the edition's. Nothing is decided here: a form that looks
right may still be refused by the range, which says why.
"""

# Charter: web rooms steps
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.edition import Edition
from infodrill.casework.steps import CORE
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms import decisionforms as decide
from infodrill.web.rooms import verificationforms as check
from infodrill.web.rooms.fields import FormField

Build = Callable[[SeatView, Case], tuple[FormField, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepForm:
    """What is sent (`verb`), what is asked (`fields`), the words on the button; `about` = the field that names the case."""

    verb: str
    fields: Build
    send: str
    about: str = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """`title`, `why`, `how` = what waits, of a step that carries its case on; `chip` = two or three words for a deadline, where
    its name is too long. Its `form` stands on the case's page; else `place` says where it is taken, and `name` by what button.
    `after` = what is said of it once it was taken, where the reason to take it would not do.
    `told` = shown locked, with the reason, while it is not possible.
    """

    title: str = ""
    why: str = ""
    how: str = ""
    chip: str = ""
    after: str = ""
    form: StepForm | None = None
    place: str = ""
    name: str = ""
    told: bool = False


# In the order in which a page lists them.
STEPS: Mapping[str, StepShown] = {
    "open": StepShown(
        place="report",
    ),
    "log": StepShown(
        title=N_("Enter “{title}” in the book"),
        why=N_("The clock counts from the moment the report came."),
        how=N_("Do not judge yet. Ask one thing: could someone be hurt or lose much money?"),
        chip=N_("Book entry"),
        form=StepForm(verb="log-case", fields=check.log, send=N_("Enter in the book")),
        told=True,
    ),
    "gate": StepShown(
        title=N_("Check citizens' rights for “{title}”"),
        why=N_("Whoever has a right to say it must be left alone, and that is found out first."),
        how=N_("“Not sure” is a good answer; it protects until the rights adviser looks."),
        chip=N_("Rights check"),
        place="gate",
        name=N_("Check citizens' rights"),
        told=True,
    ),
    "leave_gated": StepShown(
        title=N_("Leave “{title}” alone and close it"),
        why=N_("Opinion and satire are respected, not handled."),
        how=N_("One line why. Answering the worry is always allowed."),
        chip=N_("Leave alone"),
        form=StepForm(verb="leave", fields=decide.leave, send=N_("Leave it alone and close")),
        told=True,
    ),
    "service": StepShown(
        title=N_("Route the complaint “{title}”"),
        why=N_("A complaint is served; that is the answer."),
        how=N_("Thank the person. Name the unit and the day."),
        chip=N_("Complaint"),
        form=StepForm(verb="open-ticket", fields=decide.service, send=N_("Route the complaint")),
        told=True,
    ),
    "verify": StepShown(
        title=N_("Ask who holds the facts about “{title}”"),
        why=N_("Nobody else holds the record."),
        how=N_("Ask one question that a record can answer."),
        chip=N_("Verify"),
        form=StepForm(verb="ask-owner", fields=check.ask, send=N_("Ask and begin to verify")),
        told=True,
    ),
    "answer": StepShown(
        title=N_("Answer what you were asked about “{title}”"),
        why=N_("Others wait for your record to speak or to keep silent."),
        how=N_("Say what the record shows. “Not yet known” is an answer, with the hour when it will be."),
        chip=N_("Answer the question"),
        form=StepForm(verb="answer-question", fields=check.answer, send=N_("Send the answer")),
        told=True,
    ),
    "holding": StepShown(
        title=N_("Write the holding line on “{title}”"),
        why=N_("People decide now; silence leaves them to the rumour."),
        how=N_("What we know, what we do not know, what we are doing, when you hear from us again."),
        chip=N_("Holding line"),
        place="studio",
        name=N_("Write the holding line"),
    ),
    "verdict": StepShown(
        title=N_("Set the verdict on “{title}”"),
        why=N_("Every later word rests on it."),
        how=N_("One primary record, or two items that do not know of each other. Else unproven."),
        chip=N_("Verdict"),
        form=StepForm(verb="set-verdict", fields=check.verdict, send=N_("Set the verdict")),
        told=True,
    ),
    "acknowledge": StepShown(
        title=N_("Acknowledge “{title}”"),
        why=N_("What is true is not denied; it is put right."),
        how=N_("Remedy, date, independent check."),
        chip=N_("Acknowledge"),
        form=StepForm(verb="acknowledge", fields=decide.acknowledge, send=N_("Acknowledge")),
        told=True,
    ),
    "recode": StepShown(
        title=N_("Confirm the rights check of “{title}”"),
        why=N_("“Not sure” stands as a yes until the rights adviser answers."),
        how=N_("Read it as it is told, then look at the verdict."),
        place="gate",
        name=N_("Confirm the rights check"),
        told=True,
    ),
    "triage": StepShown(
        title=N_("Set the priority of “{title}”"),
        why=N_("The priority sets every clock."),
        how=N_("Harm to people if believed; a reputation alone is H1."),
        chip=N_("Priority"),
        form=StepForm(verb="triage", fields=check.triage, send=N_("Set the priority")),
        told=True,
    ),
    "leave": StepShown(
        title=N_("Leave “{title}” alone and close it"),
        why=N_("What is protected is not kept open."),
        how=N_("One line why."),
        form=StepForm(verb="leave", fields=decide.leave, send=N_("Leave it alone and close")),
        told=True,
    ),
    "decide": StepShown(
        title=N_("Decide how to answer “{title}”"),
        why=N_("The least intrusive answer that works is the right one."),
        how=N_("Try to answer before you correct, and to correct before you report."),
        chip=N_("Decide"),
        place="decide",
        name=N_("Decide how to answer"),
        told=True,
    ),
    "test": StepShown(
        title=N_("Write the three-part test for “{title}”"),
        why=N_("A page report and a referral need it complete."),
        how=N_("Legal basis, aim, why nothing milder is enough."),
        form=StepForm(verb="record-test", fields=decide.test, send=N_("Record the test")),
        told=True,
    ),
    "sign": StepShown(
        title=N_("Sign, or not, for “{title}”"),
        why=N_("Two people of two offices answer for it."),
        how=N_("If one part is weak, do not sign."),
        form=StepForm(verb="sign-action", fields=decide.sign, send=N_("Sign")),
        told=True,
    ),
    "act": StepShown(
        title=N_("Carry out the decision on “{title}”"),
        why=N_("A decision helps nobody until it is done."),
        how=N_("The statement itself is written in the studio."),
        chip=N_("Carry it out"),
        form=StepForm(verb="act", fields=decide.none, send=N_("Carry it out")),
        told=True,
    ),
    "ticket": StepShown(
        title=N_("Answer the ticket of “{title}”"),
        why=N_("A person waits for this answer, and the day of it is public."),
        how=N_("Say what was found and what will be put right, by when."),
        chip=N_("Ticket"),
        form=StepForm(verb="answer-ticket", fields=decide.ticket, send=N_("Answer the ticket")),
        told=True,
    ),
    "escalation": StepShown(
        title=N_("Answer the unit that asked about “{title}”"),
        why=N_("Its unit waits for a word from you before it goes on."),
        how=N_("Say what you take over and what stays with it."),
        chip=N_("Answer the unit that asked"),
        form=StepForm(verb="answer-escalation", fields=decide.text, send=N_("Answer the unit that asked")),
        told=True,
    ),
    "draft": StepShown(
        title=N_("Write the statement on “{title}”"),
        why=N_("The decision asks for it, and people wait for it."),
        how=N_("Fact, the rumour once, why it misleads, the fact again, what to do."),
        place="studio",
        name=N_("Write the statement"),
    ),
    "submit": StepShown(
        title=N_("Hand “{title}” over for review"),
        why=N_("Nobody can approve a draft."),
        how=N_("Read the checklist first; the other language where the drill asks for it."),
        after=N_("It lies before those who approve it."),
        chip=N_("Hand in"),
        place="studio",
        name=N_("Hand in for review"),
    ),
    "approve": StepShown(
        title=N_("Read “{title}”: approve it, or send it back"),
        why=N_("It goes out once it is approved, not before."),
        how=N_("Is each figure the record's? Does it name anybody who need not be named?"),
        after=N_("It goes out once all who were asked have approved it."),
        chip=N_("Approve afterwards"),
        place="studio",
        name=N_("Approve"),
        told=True,
    ),
    "publish": StepShown(
        title=N_("Publish “{title}”"),
        why=N_("It is approved: one press, and people can read it."),
        how=N_("In the same places where the rumour spreads."),
        after=N_("The public can read it."),
        chip=N_("Publish"),
        place="studio",
        name=N_("Publish"),
        told=True,
    ),
    "clear_leak": StepShown(
        title=N_("Clear or send back what the leak check stopped in “{title}”"),
        why=N_("It blocks the statement."),
        how=N_("Clear it only with a reason; else send it back."),
        place="studio",
        name=N_("Clear it"),
    ),
    "self_correct": StepShown(
        title=N_("Correct “{title}”: our own text is wrong"),
        why=N_("The error is ours: the sooner it is put right, the fewer repeat it."),
        how=N_("Same channel, the old version stays visible, say what was wrong."),
        chip=N_("Correct ourselves"),
        place="studio",
        name=N_("Correct ourselves, in the same channels"),
    ),
    "track": StepShown(
        title=N_("Begin to follow the effect on “{title}”"),
        why=N_("Whether it helped is seen only afterwards."),
        how=N_("Look at the first reading after an hour."),
        form=StepForm(verb="track", fields=decide.none, send=N_("Begin to follow the effect")),
        told=True,
    ),
    "close": StepShown(
        title=N_("Close “{title}”"),
        why=N_("The readings are in."),
        how=N_("Target met, or why not."),
        chip=N_("Close"),
        form=StepForm(verb="close-case", fields=decide.close, send=N_("Close the case")),
        told=True,
    ),
    "take_over": StepShown(
        title=N_("Take “{title}” over, or send it back"),
        why=N_("Until you answer, nobody has it."),
        how=N_("Take it, or return it with a reason."),
        after=N_("Who offered it knows now who has it."),
        form=StepForm(
            verb="answer-hand-over", fields=decide.take_over, send=N_("Take it over, or send it back")
        ),
    ),
    "finish": StepShown(
        title=N_("Finish your task on “{title}”"),
        why=N_("Someone waits for it."),
        how=N_("What was done, and when."),
        form=StepForm(verb="finish-task", fields=decide.finish, send=N_("Say that the task is done")),
    ),
    "review_measure": StepShown(
        title=N_("Review the measure taken on “{title}”"),
        why=N_("It may not last longer than it is needed."),
        how=N_("If the harm is over, lift it."),
        form=StepForm(verb="review-measure", fields=decide.review_measure, send=N_("Record the review")),
        told=True,
    ),
    "remedy": StepShown(
        title=N_("Say that what was promised for “{title}” is put right"),
        why=N_("A promise is followed in public."),
        how=N_("What is done, what remains, by when."),
        form=StepForm(verb="fulfil-remedy", fields=decide.remedy, send=N_("It is put right")),
        told=True,
    ),
    "appeal": StepShown(
        title=N_("Answer the request to look again at “{title}”"),
        why=N_("Whoever asks for another look is owed an answer with its reasons."),
        how=N_("Read it as if for the first time. If the request is right, say so."),
        chip=N_("Answer the request"),
        form=StepForm(
            verb="answer-appeal", fields=decide.answer_appeal, send=N_("Answer the request"), about=""
        ),
    ),
    "ask": StepShown(
        title=N_("Ask who holds the facts about “{title}”"),
        why=N_("Nobody else holds the record."),
        how=N_("Ask one question that a record can answer."),
        form=StepForm(verb="ask-owner", fields=check.ask, send=N_("Ask this question")),
    ),
    "evidence": StepShown(
        form=StepForm(verb="add-evidence", fields=check.evidence, send=N_("Add")),
    ),
    "attach": StepShown(
        form=StepForm(verb="add-attachment", fields=check.attach, send=N_("Add the file")),
    ),
    "watch": StepShown(
        chip=N_("Look again"),
        form=StepForm(verb="watch", fields=decide.watch, send=N_("Watch, no response yet")),
    ),
    "escalate": StepShown(
        form=StepForm(verb="escalate", fields=decide.escalate, send=N_("Send up")),
    ),
    "split": StepShown(
        form=StepForm(verb="split-case", fields=check.split, send=N_("Split off")),
    ),
    "merge": StepShown(
        form=StepForm(verb="merge-case", fields=check.merge, send=N_("Merge")),
    ),
    "new_evidence": StepShown(
        form=StepForm(verb="reopen-case", fields=decide.reopen, send=N_("Verify again")),
    ),
    "reopen": StepShown(
        form=StepForm(verb="reopen-case", fields=decide.reopen, send=N_("Open it again")),
    ),
    "conflict": StepShown(
        form=StepForm(verb="record-conflict", fields=check.conflict, send=N_("Record the conflict")),
    ),
    "opinion": StepShown(
        form=StepForm(verb="give-opinion", fields=check.opinion, send=N_("Give the opinion")),
        told=True,
    ),
    "remind": StepShown(
        form=StepForm(verb="remind-owner", fields=check.remind, send=N_("Remind them")),
    ),
    "rabat": StepShown(
        form=StepForm(verb="record-rabat", fields=decide.rabat, send=N_("Record the six answers")),
        told=True,
    ),
    "lift": StepShown(
        form=StepForm(verb="lift-measure", fields=decide.lift, send=N_("End the measure")),
        told=True,
    ),
    "raise_error": StepShown(
        place="studio",
    ),
    "appeal_file": StepShown(
        form=StepForm(
            verb="file-appeal", fields=decide.appeal, send=N_("Ask for another look"), about="item"
        ),
    ),
    "hand_over": StepShown(
        form=StepForm(verb="hand-over", fields=decide.hand_over, send=N_("Offer the case")),
    ),
    "task": StepShown(
        form=StepForm(verb="assign-task", fields=decide.task, send=N_("Give the task")),
    ),
    "undo": StepShown(
        form=StepForm(verb="undo-step", fields=decide.none, send=N_("Take my last step back")),
    ),
}


def called(edition: Edition, step: str, lang: str) -> str:
    """The one name of a step on pages, as button, heading and in what waits: what is pressed, of one that carries its case on;
    the edition's own of one that is always at hand."""
    shown = STEPS[step]
    words = (shown.form.send if shown.form else shown.name) if shown.title else ""
    return tr(lang, words) if words else edition.step_name(step, lang)


def _complete() -> None:
    """Raises TypeError when a step of the procedure has no record here, or one that leaves out what a page must show."""
    people = {step for step, core in CORE.items() if not core.system}
    if set(STEPS) != people:
        raise TypeError(f"steps of the procedure and of pages differ: {sorted(set(STEPS) ^ people)}")
    for step, shown in STEPS.items():
        waits = bool(shown.title and shown.why and shown.how)
        if waits == CORE[step].aside or bool(shown.form) == bool(shown.place):
            raise TypeError(f"{step}: what waits and why, or where it is taken, is missing or too much")
        if bool(shown.name) != (waits and bool(shown.place)):
            raise TypeError(f"{step}: what the button says where it is taken is missing or too much")


# When the module is read: a step that was added to the procedure alone stops the program, not a page in a drill.
_complete()
