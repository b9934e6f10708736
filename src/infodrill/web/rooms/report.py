"""The report in three taps: what, where, danger? And what it becomes: a case opened, entered in the book when the seat may."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from dataclasses import dataclass

from infodrill.casework.book import Case
from infodrill.casework.duplicates import told_in
from infodrill.casework.edition import Edition
from infodrill.conduct import naming
from infodrill.conduct.delivery import INTAKE
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut
from infodrill.web.rooms.ownword import OwnWordShown, every_word

WHAT = (
    ("rumour", N_("A rumour going round"), "horn"),
    ("field", N_("Something seen on the spot"), "pin"),
    ("help", N_("Somebody needs help"), "hand"),
    ("service", N_("A complaint, a service"), "inbox"),
)
MOST = 600  # letters of what was met, to be put in words of one's own
_INTAKE_OF_ROLE = {
    "CITIZEN-DESK": "hotline",
    "COLLAB": "collaborator",
    "MONITOR": "monitoring",
    "SPOKE": "press",
    "COMMS": "press",
}
_INTAKE_OF_WHAT = {"field": "field", "help": "field", "service": "ward"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """The form: what stands in it already, and under which roles it will be sent."""

    what: tuple[tuple[str, str, str], ...]
    wards: tuple[tuple[str, str], ...]
    ward: str
    ward_name: str
    said: str
    source: str
    chosen: str
    open_role: str
    log_role: str
    evidence_role: str
    to: str
    ours: tuple[OwnWordShown, ...]  # what our own side put out beside the studio
    like: str  # the case that may tell the same already, "" = none
    like_title: str


def report(view: SeatView, edition: Edition, source: str = "", said: str = "") -> ReportForm:
    """The report form of a seat; `source` = the inject, post or group that it is about, with the words it held."""
    lang = view.lang
    names = view.premises.wards
    roles = view.casework.ahead("open", "log", "evidence", "attach")
    words = said or _words(view, source)
    like = _like(view, source, words)
    return ReportForm(
        what=tuple((code, tr(lang, name), icon) for code, name, icon in WHAT),
        wards=tuple(names.items()),
        ward=view.seat.ward or next(iter(names), ""),
        ward_name=names.get(view.seat.ward, ""),
        said=words,
        source=source,
        chosen=("field" if _way(view, source) == "field" else "rumour") if source else "",
        open_role=roles["open"],
        log_role=roles["log"],
        evidence_role=roles["evidence"] if roles["attach"] else "",
        to=view.seats.cells[view.seat.cell].name.in_(lang),
        ours=() if source else every_word(view),
        like=like.case if like else "",
        like_title=like.title(80) if like else "",
    )


def _like(view: SeatView, source: str, words: str) -> Case | None:
    """The seat's open case that was opened on the same, else the one that tells most nearly what is to be reported: whoever
    opens another has the same work done twice."""
    mine = {case.case: case for case in view.cases if not case.merged_into}
    opened = next((case for case in mine.values() if source and case.source == source), None)
    nearest = next(iter(told_in(words, mine.values())), None) if words else None
    return opened or (mine[nearest.case] if nearest else None)


def intake(view: SeatView, what: str, source: str = "") -> str:
    """By which way the report reached the range: that of what it is made of, then what it is about, then the seat's own way."""
    # Whoever is on duty at a unit's own door heard it there, though the seat takes its calls as well.
    roles = sorted(view.seat.roles - ({"CITIZEN-DESK"} if "L1-DUTY" in view.seat.roles else set()))
    own = next((_INTAKE_OF_ROLE[role] for role in roles if role in _INTAKE_OF_ROLE), "ward")
    known = _way(view, source) or _INTAKE_OF_WHAT.get(what) or own
    return known if known in naming.INTAKES else "ward"


def _way(view: SeatView, source: str) -> str:
    """A message by its own method, a post or a group's likeness by the monitoring that met it; "" = not told."""
    kind, _, key = source.partition(":")
    if kind != "inject":
        return "monitoring" if source else ""
    method = next((row.method for _, row in view.inbox if str(row.number) == key), "")
    return "monitoring" if method in ("public_feed", "closed_group") else INTAKE.get(method, "")


def _words(view: SeatView, source: str) -> str:
    kind, _, key = source.partition(":")
    if kind == "inject":
        found = next((row for _, row in view.inbox if str(row.number) == key), None)
        return cut(found.body.in_(view.lang), MOST) if found else ""
    return cut(next((group.text for group in view.groups if group.source == source), ""), MOST)
