"""From where a walk's commands come, what it aims at in each state of a case, beside it, and under which roles; what it says."""

from __future__ import annotations

from dataclasses import dataclass

CELLS = ("ward-1", "ward-2", "city", "dyke", "pumps", "legal", "experts")


DISTRICT = "district"  # of ward-1, in an edition of three levels


@dataclass(frozen=True)
class Seat:
    """Where a walk's command comes from."""

    cell: str
    level: int
    ward: str = ""
    wards: frozenset[str] = frozenset()


def seat_of(cell: str, top: int) -> Seat:
    """The place of a cell in an edition whose highest level is `top`."""
    if cell.startswith("ward"):
        return Seat(cell, 1, cell)
    return Seat(cell, 2, wards=frozenset({"ward-1"})) if cell == DISTRICT else Seat(cell, top)


TEXTS = (
    *(
        (
            "A plain line.",
            "Gauge 4.12 m at 22:50.",
            "We know no more yet.",
            "The list names every child of class 2B by name.",
        )
        * 3
    ),
    "",
    "Call 0912 345 678 now.",
)
AIMED: dict[str, tuple[str, ...]] = {
    "NEW": ("LogCase",) * 12 + ("MergeCase", "RecordConflict"),
    "LOGGED": ("AnswerGate",) * 10 + ("SplitCase", "MergeCase", "AddEvidence"),
    "GATED": ("AskOwner", "AskOwner", "Leave", "OpenTicket", "AnswerGate", "Escalate"),
    "TRIAGED": (
        "Decide",
        "Decide",
        "Decide",
        "Decide",
        "Watch",
        "Leave",
        "AnswerGate",
        "ReopenCase",
        "Triage",
    ),
    "DECIDED": (
        "RecordTest",
        "RecordTest",
        "SignAction",
        "SignAction",
        "SignAction",
        "Act",
        "Act",
        "Statement",
        "Statement",
    ),
    "ACTING": (
        "DraftStatement",
        "Statement",
        "Statement",
        "AnswerTicket",
        "Track",
        "ReopenCase",
        "FulfilRemedy",
        "Measure",
    ),
    "TRACKING": ("CloseCase", "Statement", "ReopenCase", "Appeal", "Measure"),
    "CLOSED": ("ReopenCase", "AddEvidence", "Appeal", "Measure", "FulfilRemedy"),
}
BESIDE = (
    "UndoStep",
    "UndoStep",
    "HandOver",
    "AnswerHandOver",
    "AssignTask",
    "FinishTask",
    "GiveOpinion",
    "AddAttachment",
    "RemindOwner",
    "RecordRabat",
    "Measure",
    "Measure",
)
UNPROVED = (
    "AddEvidence",
    "AnswerQuestion",
    "SetVerdict",
    "SetVerdict",
    "Statement",
    "AnswerEscalation",
    "AnswerGate",
    "Leave",
)
PROVED = ("AnswerGate", "AnswerGate", "Triage", "Triage", "Triage", "Acknowledge", "Leave", "Statement")
ROLE_OF: dict[str, tuple[str, ...]] = {
    "OpenCase": ("L1-DUTY", "MONITOR"), "LogCase": ("L1-DUTY", "COLLAB"), "MergeCase": ("L1-DUTY",), "SplitCase": ("VERIFY",),
    "AnswerGate": ("L1-DUTY", "RIGHTS", "RIGHTS"), "AskOwner": ("VERIFY",),
    "AnswerQuestion": ("FACT-OWNER", "AGENCY-HEAD", "EXPERT"),
    "AddEvidence": ("VERIFY", "EXPERT"), "RecordConflict": ("RIGHTS",), "SetVerdict": ("VERIFY",), "Triage": ("VERIFY",),
    "Leave": ("L1-LEAD", "L2-DUTY"), "OpenTicket": ("L1-LEAD", "L2-DUTY"), "AnswerTicket": ("CITIZEN-DESK",),
    "Acknowledge": ("AGENCY-HEAD", "L2-LEAD"), "Watch": ("L1-LEAD",), "Decide": ("L1-LEAD", "L2-DUTY", "L2-LEAD", "UBND"),
    "RecordTest": ("L2-LEAD", "RIGHTS"), "SignAction": ("L2-LEAD", "RIGHTS", "UBND"), "Act": ("L2-DUTY",), "Track": ("MONITOR",),
    "CloseCase": ("L2-SEC",), "ReopenCase": ("VERIFY", "MONITOR"), "Escalate": ("L1-LEAD",), "AnswerEscalation": ("L2-DUTY",),
    "DraftStatement": ("COMMS", "SPOKE"), "SubmitStatement": ("COMMS",), "ApproveStatement": ("FACT-OWNER", "RIGHTS", "EXPERT"),
    "ReturnStatement": ("RIGHTS",), "PublishStatement": ("SPOKE",), "ClearLeak": ("RIGHTS", "SAFE"), "RaiseError": ("MONITOR",),
    "SelfCorrect": ("SPOKE",), "FileAppeal": ("OVERSIGHT", "CITIZEN-DESK"), "AnswerAppeal": ("RIGHTS", "OVERSIGHT", "L2-SEC"),
    "MarkArtefact": ("VERIFY", "RIGHTS"), "UndoStep": ("L1-DUTY", "VERIFY", "L1-LEAD"), "HandOver": ("L1-DUTY", "MONITOR"),
    "AnswerHandOver": ("L1-DUTY", "L2-DUTY"), "AssignTask": ("VERIFY", "L2-DUTY"), "FinishTask": ("FACT-OWNER", "L1-DUTY"),
    "GiveOpinion": ("EXPERT",), "AddAttachment": ("VERIFY", "EXPERT"), "RemindOwner": ("VERIFY",),
    "RecordRabat": ("RIGHTS", "EXPERT"), "ReviewMeasure": ("RIGHTS", "L2-LEAD"), "LiftMeasure": ("RIGHTS", "L2-DUTY"),
    "FulfilRemedy": ("AGENCY-HEAD", "L2-DUTY"),
}  # fmt: skip
