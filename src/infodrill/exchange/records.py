"""What exchange is given: small frozen records of a published statement, filled by conduct from the log."""

# Charter: exchange records
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from infodrill.kernel.i18n import InBoth
from infodrill.kernel.mark import MARK

MessageType = Literal["Alert", "Update", "Cancel"]


@dataclass(frozen=True, slots=True)
class BothTexts(InBoth):
    """A text in Vietnamese and in English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A version passed on word for word by a body, in the story's time."""

    at: datetime
    channel: str
    by: BothTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One published version of a statement. `issuer` = the cell's id; `at` = the story's date and time, with its offset.

    `version` as the public counts them, from 1; `state` PUBLISHED | SUPERSEDED | SELF_CORRECTED; `now` = the headline of the
    version that stands instead, None where this one does; `sources` in words; `appeal` = where to ask for another look; `mark`
    with the stamp of local use behind it where places are real.
    """

    drill: str
    statement: str
    version: int
    kind: str
    stance: str
    state: str
    issuer: str
    issuer_name: BothTexts
    at: datetime
    title: BothTexts
    body: BothTexts
    appeal: str
    channels: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    sources: tuple[BothTexts, ...] = ()
    next_update: datetime | None = None
    mark: str = MARK
    now: BothTexts | None = None
    passed_on: tuple[PassedOn, ...] = ()

    @property
    def real_places(self) -> bool:
        return self.mark != MARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A published statement beside the claim it judges: `verdict` one of the eight, `gate` its code when it was published."""

    published: Published
    claim: BothTexts
    verdict: str
    gate: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An alert message sent before, as later ones refer to it."""

    statement: str
    version: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A published statement as an alert. `harm` H0–H4 and `priority` P1–P4 of the case, before triage as its telling reads; "" =
    nobody can tell.

    `reported` = when the case was opened, in the story's time; `instruction` = what the text tells people to do, "" where
    it tells nothing. `danger` = the intake slip says that somebody could be hurt or lose much; `verified` = the case had a
    verdict other than UNPROVEN; `incident` = the case; `area` = the ward, else the city; `earlier` = the messages that
    this one updates or cancels, oldest first; `announced` = the last hour to come that the text names, None for none; `verdict` =
    what was known of the claim then, by its verdict or its owner's answer, "" = nothing; `own_error` = our own side told it;
    `of_person` = it is told of one person.
    """

    published: Published
    message: MessageType
    harm: str
    priority: str
    danger: bool
    verified: bool
    incident: str
    area: BothTexts
    reported: datetime
    instruction: BothTexts
    earlier: tuple[Earlier, ...] = ()
    announced: datetime | None = None
    verdict: str = ""
    own_error: bool = False
    of_person: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLogLine:
    """A line of the public log. `action` 5–8 and its words; `notice` = the title that the public saw, empty for 7 and 8."""

    number: int
    at: datetime
    item: str
    action: int
    action_name: BothTexts
    issuer_name: BothTexts
    notice: BothTexts
    appeal: str
    safety: str = ""  # why a self-correction was issued before its approval


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealLine:
    """An appeal against an item of the log. `answered_at` None = not answered; its author is nobody's business."""

    appeal: str
    item: str
    at: datetime
    answered_at: datetime | None
    upheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A row of the MSEL as it ran. `planned` and `at` are the story's date and time, `at` None = never came; `minute` = the
    exercise's minute then, -1 = never.

    `status` delivered | late | held | skipped | cancelled | failed | pending, or "" = not reached; `to` = the names of the
    cells that got it; `read_by` = seats that confirmed.
    """

    number: int
    situation: BothTexts
    planned: datetime
    at: datetime | None
    minute: int
    status: str
    to: tuple[BothTexts, ...]
    public: bool
    read_by: int
    subject: BothTexts
