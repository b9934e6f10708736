"""Names that people read for the fields of commands: English msgids. A test demands one for every field."""

# Charter: conduct fieldnames
from __future__ import annotations

from collections.abc import Mapping

from infodrill.kernel.i18n import N_

FIELDS: Mapping[str, str] = {
    "accept": N_("Taken over, or sent back"), "action": N_("Chosen action"), "actions": N_("Actions"),
    "advice": N_("Advice"), "against": N_("Says that it is wrong"), "agenda": N_("Agenda"), "ago": N_("Since when"),
    "ahead": N_("How far to jump"), "aim": N_("Aim"), "also": N_("Also about the case"),
    "answers": N_("Answers"), "appeal": N_("Appeal"), "artefact": N_("Document"), "at": N_("Moment"),
    "basis": N_("Legal basis"), "body": N_("Text"), "body_en": N_("Text in English"),
    "body_vi": N_("Text in Vietnamese"), "case": N_("Case"), "cell": N_("Unit"), "cells": N_("Units"),
    "change": N_("Change of the clock"), "channel": N_("Channel"), "channels": N_("Channels"), "claim": N_("Claim"),
    "client": N_("The form's own mark"), "conference": N_("Press conference"), "confidence": N_("Confidence"),
    "confirm_within": N_("Time to confirm"), "content": N_("File"), "danger": N_("People in danger"),
    "disposition": N_("How to respond"), "disputes": N_("Disputed point"), "done_at": N_("When it was done"),
    "due": N_("Due time"), "due_days": N_("Days until due"), "duration_days": N_("Days it lasts"),
    "evidence": N_("Evidence"), "facts": N_("Facts"), "fault": N_("Fault"), "figures": N_("Figures"),
    "forced": N_("Past grave injects"),
    "gap": N_("Gap to close"), "grade": N_("Source grade"), "guidance": N_("Guidance"), "h": N_("Harm"),
    "holder": N_("Role that answers for it"),
    "harm_link": N_("Link to the harm"), "harmed": N_("Who may be harmed"), "high": N_("High figure"),
    "horizon": N_("Time ahead"),
    "improvement": N_("Row of the improvement plan"), "independent_check": N_("Independent check"), "inject": N_("Inject"),
    "intake": N_("Way of intake"), "into": N_("Case it is merged into"), "item": N_("Case or statement"),
    "keep": N_("Kept or lifted"), "kind": N_("Kind"), "least_intrusive": N_("Least intrusive option"),
    "less_intrusive_considered": N_("Less intrusive options considered"), "lines": N_("Lines to say"),
    "lines_en": N_("Lines of each part in English"), "lines_vi": N_("Lines of each part in Vietnamese"),
    "low": N_("Low figure"), "meeting": N_("Meeting"), "message": N_("Message"), "method": N_("Way it comes"),
    "mid": N_("Middle figure"), "move": N_("Move"), "name": N_("Name"), "next_update": N_("Time of the next update"),
    "note": N_("Note"), "objective": N_("Objective"), "of": N_("What is forecast"), "option": N_("Option"),
    "options": N_("Options"), "outcome": N_("What became of it"), "outlet": N_("Newsroom"), "owner": N_("Who holds the facts"),
    "parent": N_("What it belongs to"), "permille": N_("Loudness"), "persona": N_("Persona"), "phase": N_("Phase"),
    "place": N_("Place"), "points": N_("Points"), "poll": N_("Poll"), "post": N_("The post"),
    "promise_due": N_("When more is said"), "public": N_("To the public"), "question": N_("Question"),
    "question_share": N_("Share of questions"), "questions": N_("Questions"), "rating": N_("Rating"),
    "reason": N_("Reason"), "recheck_at": N_("Time to look again"), "record": N_("Kind of record"),
    "remedy_due": N_("Date of the remedy"), "report": N_("Report"), "review_at": N_("Time of review"),
    "role": N_("Role"), "roles": N_("Roles"), "roll": N_("Roll-call"), "room": N_("Place to post"),
    "row": N_("Row of the report"),
    "run_status": N_("What becomes of the inject"), "s": N_("Spread"), "safety": N_("Safety reason"),
    "said": N_("What was said"), "says": N_("What they say"), "seconds": N_("Seconds"), "seen_at": N_("When it was seen"),
    "sender": N_("Sender"),
    "sentence": N_("Sentence"), "source": N_("Where it comes from"), "sources": N_("Sources"), "stance": N_("Stance"),
    "statement": N_("Statement"), "subject": N_("Subject"), "target_met": N_("Aim reached"), "task": N_("Task"),
    "terms": N_("Terms"), "text": N_("Text"), "ticket": N_("Ticket"), "title": N_("Title"),
    "title_en": N_("Title in English"), "title_vi": N_("Title in Vietnamese"), "tlp": N_("Marking"),
    "to": N_("To whom or when"), "to_cell": N_("Unit that takes over"), "topic": N_("Topic"), "unit": N_("Unit"),
    "upheld": N_("Answer to the appeal"), "v": N_("What is known"), "value": N_("Value"), "verdict": N_("Verdict"),
    "version": N_("Version"), "ward": N_("Ward"), "what": N_("What is done"), "who": N_("Who did it"),
    "why": N_("Reason"),
}  # fmt: skip
