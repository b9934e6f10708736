"""Callers of the API, as tests need them."""

from __future__ import annotations

from django.test import Client

from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.errors import Refused
from infodrill.web.api.documents import schema
from infodrill.web.api.tokens import issue
from infodrill.web.live import LiveDrill


def asker(drill: LiveDrill, seat: str, scope: str = "read", lang: str = "en") -> Client:
    """A program with a fresh token for the seat."""
    _, key = issue(drill.id, seat, scope, 1)
    return Client(headers={"Authorization": f"Bearer {key}", "Accept-Language": lang})


def get(browser: Client, drill: LiveDrill, path: str, **query: object):
    return browser.get(f"/api/v1/drills/{drill.id}{path}", query)


def give(browser: Client, drill: LiveDrill, verb: str, client: str = "c" * 16, **fields: object):
    told = {"client": client, "fields": fields}
    return browser.post(f"/api/v1/drills/{drill.id}/commands/{verb}", told, content_type="application/json")


def reads(drill: LiveDrill) -> list[str]:
    """Every address that is read without a further id."""
    found = [path for path, methods in schema()["paths"].items() if "get" in methods]
    plain = [path.replace("{drill}", drill.id) for path in found]
    return [
        f"{letter}?q=nuoc" if letter.endswith("search") else letter for letter in plain if "{" not in letter
    ]


def worked(drill: LiveDrill, seat: str, said: str) -> str:
    """A case that the seat opened, with a report, evidence and a message of its own cell; its id."""
    role = min(drill.seats().seats[seat].roles & {"DUTY", "L1-DUTY", "MONITOR"})
    events = drill.give(
        seat,
        OpenCase(role=role, intake="hotline" if "L1" in role else "monitoring", source="", said=said),
        "",
    )
    case = next(event.body.case for event in events if hasattr(event.body, "case"))
    try:
        drill.give(seat, LogCase(role=role, case=case, sentence=said, danger=True), "")
        drill.give(
            seat,
            AddEvidence(role=role, case=case, kind="report", grade="C3", tlp="AMBER", text=f"{said} (ghi)"),
            "",
        )
    except Refused:
        pass  # whoever may not log leaves it to others
    drill.give(
        seat,
        SendMessage(role=role, kind="chat", to=(drill.seats().seats[seat].cell,), text=f"{said} (tin)"),
        "",
    )
    return case
