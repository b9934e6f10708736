"""What each kind of row is called as a gap: what happened that was forbidden, what was not done that was owed."""

# Charter: review row names
from __future__ import annotations

from collections.abc import Mapping

from infodrill.kernel.i18n import N_
from infodrill.review.labels import NO_FACT, QUESTION
from infodrill.review.measures import (
    SPECS,
    craft,
    detection,
    discernment,
    escalation,
    evenness,
    firstword,
    gatequality,
    overreaction,
    questions,
    secrets,
    selfcorrection,
    service,
    transparency,
    underreaction,
    verification,
)

# A prohibition is named by what it forbids; as a gap it is named by what happened.
_HAPPENED: Mapping[str, str] = {
    overreaction.LABEL: N_("called false although it has grounds"), overreaction.DENIAL: N_("denied without grounds"),
    overreaction.RESTRICTION: N_("restricted outside the procedure"), overreaction.TRAP: N_("attempted over-reaction"),
    overreaction.PERSONS: N_("a text aimed at persons"),
    gatequality.KEPT: N_("coded or dealt with beyond what is allowed"),
    discernment.LEFT: N_("correction, warning or referral of what was to be left alone"),
    secrets.FACT: N_("protected fact let out"), secrets.LEAK: N_("leak"), secrets.MARKING: N_("marked without a ground"),
    detection.APART: N_("reports of different matters put together"),
    escalation.UNCALLED: N_("brought to the upper level without a reason"),
    escalation.NEEDLESS: N_("conflict of interest recorded without one"),
    escalation.EARLY: N_("brought to the upper level before it had a reason"), verification.WRONG: verification.WRONG,
    firstword.CONFIRMED: N_("a false rumour was confirmed in public"),
    questions.EVASION: N_("question of the press evaded"),
    transparency.NUMBER: N_("no number in the public log"),
    transparency.NOTICE: N_("no notice with content"),
}  # fmt: skip
BREACHED: Mapping[str, str] = {what: _HAPPENED[what] for spec in SPECS.values() for what in spec.forbids}
_UNDONE: Mapping[str, str] = {
    firstword.FIRST: N_("no first information"), firstword.ANSWER: N_("no answer"), underreaction.ANSWERED: N_("no answer"),
    discernment.ACTED: N_("no answer"), verification.VERDICT: N_("no verdict"),
    escalation.CONFLICT: N_("conflict of interest not reported above the unit"),
    escalation.RAISED: N_("not brought to the upper level"),
    selfcorrection.CORRECTED: N_("own error not put right"), selfcorrection.PROMISED: N_("promised word not given"),
    questions.QUESTION: N_("question not answered"), questions.VOID: N_("nothing said where the public asked"),
    questions.PRESS: N_("question of the press not answered"),
    service.ROUTED: N_("complaint not routed"), service.ANSWERED: N_("complaint not answered"),
    service.ACKNOWLEDGED: N_("not acknowledged with a remedy date"),
    detection.LOGGED: N_("report not entered in the book"), detection.TOGETHER: N_("two reports of one matter left apart"),
    craft.TEXT: N_("no correction or warning, well written"), transparency.APPEAL: N_("appeal not answered"),
    evenness.DECIDED: N_("no decision on a twin"), evenness.PUBLISHED: N_("no publication on a twin"),
}  # fmt: skip
UNDONE: Mapping[str, str] = {what: _UNDONE[what] for spec in SPECS.values() for what in spec.duties}
MISLABELLED: Mapping[str, str] = {
    overreaction.NOT_KNOWN: N_("found false before there were enough grounds"),
    QUESTION: N_("a question was treated as false"),
    NO_FACT: N_("what is no statement of fact was called false"),
}  # fmt: skip
