"""A warning, or a holding line where lives are at stake, as a CAP 1.2 message: always `Exercise`, never `Actual`. What is told of
one person rings on nobody's telephone unless lives hang on it.

Source: OASIS Common Alerting Protocol 1.2, https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2.html. Urgency,
severity and certainty follow from what the case says (priority, harm, verdict) by the tables below, and from how long
after the first report the message is sent: what was urgent then is not for ever.
"""

# Charter: exchange cap
from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from xml.etree import ElementTree

from infodrill.exchange.address import host, page, reserved
from infodrill.exchange.plain import line, plain
from infodrill.exchange.records import Earlier, Published, Warned
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import MARK, mark_copied

NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
STATUS = "Exercise"
LANGUAGES: Mapping[str, str] = {"vi": "vi-VN", "en": "en-GB"}
HEADLINE = 160  # characters; the standard's advice for devices with small displays
URGENCY: Mapping[str, str] = {"P1": "Immediate", "P2": "Expected", "P3": "Future", "P4": "Future"}
SEVERITY: Mapping[str, str] = {
    "H4": "Extreme",
    "H3": "Severe",
    "H2": "Moderate",
    "H1": "Minor",
    "H0": "Minor",
}
IN_DANGER = "Severe"  # not triaged yet: somebody could be hurt or lose much
FRESH, STALE = timedelta(hours=3), timedelta(hours=12)  # after the first report; training assumptions
LATER: Mapping[str, str] = {"Immediate": "Expected", "Expected": "Future", "Future": "Future"}
MILDER: Mapping[str, str] = {"Extreme": "Severe", "Severe": "Moderate", "Moderate": "Minor", "Minor": "Minor"}
UNKNOWN = "Unknown"
LASTS: Mapping[str, timedelta] = {
    "Immediate": timedelta(hours=3), "Expected": timedelta(hours=12), "Future": timedelta(hours=24),
    "Past": timedelta(hours=1), UNKNOWN: timedelta(hours=6),
}  # fmt: skip
"""How long a message holds that promises no update of its own."""
CATEGORY = "Safety"
BEING_CHECKED, IN_CIRCULATION = (
    N_("Information being checked"),
    N_("Warning of harmful information in circulation"),
)
OUR_OWN = N_("Correction of an official announcement")
EVENTS: Mapping[str, str] = {
    "TRUE": N_("Danger to people"), "MOSTLY_TRUE": N_("Danger to people"),
    "MIXED": N_("Information in circulation that is true in part"),
    "MISLEADING_CONTEXT": N_("Misleading information in circulation"), "FALSE": N_("False information in circulation"),
}  # fmt: skip
"""What a warning is about, by what is known of the claim: whoever receives it reads this line first, and a dyke that runs over
is no rumour."""
NOTE = N_("An exercise: nobody is in danger, everything in it is invented. Do not forward it.")
REAL_PLACES = N_(
    "An exercise: nobody is in danger; only the place names are real, all else in it is invented. Do not forward it."
)
FOLLOW = N_(
    "Keep to the official advice for your area, and to this issuer's next message; whoever needs help, ask for it."
)
CORRECTED = N_("The issuer has corrected its own text: version {n} no longer holds.")
OVER = N_(
    "Version {n} no longer holds: a newer text of the issuer has answered it or lifted what it asked for."
)
LIVES = "H4"


def is_due(warned: Warned) -> bool:
    """True for a warning, and for a holding line about lives (H4) or, where nobody can tell the harm, about a danger on the
    intake slip; of one person for lives alone."""
    if warned.of_person and warned.harm != LIVES:
        return False
    if warned.published.kind == "holding":
        return warned.harm == LIVES or (not warned.harm and warned.danger)
    return warned.published.kind == "warning"


def as_text(warned: Warned) -> str:
    """The message as the text of an XML file in UTF-8. Raises ExchangeError for an appeal address outside the range."""
    alert = _alert(warned)
    ElementTree.indent(alert)
    text = ElementTree.tostring(alert, encoding="unicode", default_namespace=NAMESPACE)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def event(warned: Warned) -> str:
    """What the message is about, as a msgid."""
    if warned.published.kind == "holding":
        return BEING_CHECKED
    return OUR_OWN if warned.own_error else EVENTS.get(warned.verdict, IN_CIRCULATION)


def urgency(warned: Warned) -> str:
    """How soon people should act: by priority while the report is fresh, less soon later; past once it is stale and the
    message asks nothing of them."""
    first, age = URGENCY.get(warned.priority, UNKNOWN), warned.published.at - warned.reported
    if age > STALE and first != UNKNOWN and not warned.instruction.vi.strip():
        return "Past"
    return LATER.get(first, first) if age > FRESH else first


def severity(warned: Warned) -> str:
    """How grave the harm is if the claim is believed, before triage by the danger that the intake slip names; less once nobody
    can be overtaken by it any more."""
    first = SEVERITY.get(warned.harm, IN_DANGER if warned.danger and not warned.harm else UNKNOWN)
    return MILDER.get(first, first) if urgency(warned) == "Past" else first


def expires(warned: Warned) -> datetime:
    """When the message holds no longer: at its promised update, else after a time that fits its urgency; never before the hour
    that the text announces."""
    said = warned.published
    promised = said.next_update if said.next_update and said.next_update > said.at else None
    holds = promised or said.at + LASTS[urgency(warned)]
    return max(holds, warned.announced or holds)


def sender(issuer: str, drill: str) -> str:
    """Who sends: a name that is nobody's on the internet."""
    return host(issuer, drill)


def identifier(drill: str, statement: str, version: int, message: str) -> str:
    """One of its own for each message of a sender, without the spaces, commas, < and & that the standard forbids."""
    labels = (f"{statement}-v{version}-cancel" if message == "Cancel" else f"{statement}-v{version}", drill)
    return host(*labels)


def _alert(warned: Warned) -> ElementTree.Element:
    said = warned.published
    alert = ElementTree.Element(_name("alert"))
    _add(alert, "identifier", identifier(said.drill, said.statement, said.version, warned.message))
    _add(alert, "sender", sender(said.issuer, said.drill))
    _add(alert, "sent", _stamp(said.at))
    _add(alert, "status", STATUS)
    _add(alert, "msgType", warned.message)
    _add(alert, "source", said.mark)
    _add(alert, "scope", "Public")
    _add(alert, "note", _note(warned))
    if warned.earlier:
        _add(alert, "references", " ".join(_reference(said, earlier) for earlier in warned.earlier))
    _add(alert, "incidents", host(warned.incident, said.drill))
    # A cancellation says no more than which message it takes back: the wrong text is not told again.
    for lang in LANGUAGES if warned.message != "Cancel" else ():
        _info(alert, warned, lang)
    return alert


def _note(warned: Warned) -> str:
    note = REAL_PLACES if warned.published.real_places else NOTE
    over = CORRECTED if warned.published.state == "SELF_CORRECTED" else OVER
    said = [note] if warned.message != "Cancel" else [note, over]
    number = warned.published.version
    words = [tr(lang, each_note, n=number) for lang in LANGUAGES for each_note in said]
    return " ".join((f"{warned.published.mark}.", *words))


def _reference(said: Published, earlier: Earlier) -> str:
    """ "sender,identifier,sent", as the standard asks."""
    named = identifier(said.drill, earlier.statement, earlier.version, "Alert")
    return f"{sender(said.issuer, said.drill)},{named},{_stamp(earlier.at)}"


def _info(alert: ElementTree.Element, warned: Warned, lang: str) -> None:
    """One `info` block; the order of elements is the schema's."""
    said = warned.published
    info = _add(alert, "info")
    _add(info, "language", LANGUAGES[lang])
    _add(info, "category", CATEGORY)
    _add(info, "event", f"{MARK}: {tr(lang, event(warned))}")
    _add(info, "urgency", urgency(warned))
    _add(info, "severity", severity(warned))
    _add(info, "certainty", "Observed" if warned.verified else UNKNOWN)
    _add(info, "expires", _stamp(expires(warned)))
    _add(info, "senderName", f"{line(said.issuer_name.in_(lang))} ({MARK})")
    _add(info, "headline", line(f"[{MARK}] {said.title.in_(lang)}", HEADLINE))
    _add(info, "description", mark_copied(plain(said.body.in_(lang)), said.mark).rstrip("\n"))
    told = plain(warned.instruction.in_(lang)).strip()
    _add(info, "instruction", told or tr(lang, FOLLOW))
    _add(info, "web", page(said.issuer, said.drill, said.statement, said.version))
    _parameter(info, "infodrill:version", str(said.version))
    _parameter(info, "infodrill:appeal", reserved(said.appeal))
    _add(_add(info, "area"), "areaDesc", line(warned.area.in_(lang)))


def _parameter(info: ElementTree.Element, name: str, value: str) -> None:
    parameter = _add(info, "parameter")
    _add(parameter, "valueName", name)
    _add(parameter, "value", value)


def _add(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, _name(name))
    child.text = text
    return child


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _stamp(at: datetime) -> str:
    """To the second with an offset; the standard knows no Z and no fractions."""
    return at.isoformat(timespec="seconds")
