"""Who may not attach reaches no decoder, whatever verb, seat, door and hour; a client id stands for one command."""

from __future__ import annotations

import typing
from dataclasses import fields
from io import BytesIO
from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from infodrill.casework.nouns.evidence import AddEvidence, EvidenceAdded
from infodrill.casework.nouns.intake import CaseOpened, LogCase, OpenCase
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.web import pictures
from infodrill.web.forms import verbs

from .house import CTRL, clinic, do, seated

pytestmark = pytest.mark.usefixtures("base")
WITH_FILES = sorted(
    verb
    for verb, cls in verbs().items()
    if bytes in {typing.get_type_hints(cls)[field.name] for field in fields(cls)}
)


WIDER = count(1)  # no file twice: of two colours that lie side by side JPEG makes the same bytes


def drawn(colour: str = "navy", *, wider: int = 0) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40 + wider, 30), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def decoded(monkeypatch) -> list[int]:
    """How many bytes each decoder was given, while it does its work as ever."""
    seen: list[int] = []
    whole = pictures.drawn_anew

    def watched(content: bytes) -> bytes:
        seen.append(len(content))
        return whole(content)

    monkeypatch.setattr("infodrill.web.taking.drawn_anew", watched)
    monkeypatch.setattr(Image, "open", _told(Image.open, seen))
    return seen


def _told(real, seen: list[int]):
    def watched(*given, **named):
        seen.append(0)
        return real(*given, **named)

    return watched


@pytest.fixture
def case():
    """A drill, a case of the clinic and an item of evidence in it."""
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    opened = drill.give(
        "duty", OpenCase(role="L1-DUTY", intake="hotline", source="", ward="", said="Tủ lạnh hỏng"), ""
    )
    named = next(event.body.case for event in opened if isinstance(event.body, CaseOpened))
    drill.give("duty", LogCase(role="L1-DUTY", case=named, sentence="Tủ lạnh", danger=False), "")
    added = drill.give(
        "duty",
        AddEvidence(role="L1-DUTY", case=named, kind="report", grade="C3", tlp="AMBER", text="Tờ ghi"),
        "",
    )
    return drill, named, next(event.body.evidence for event in added if isinstance(event.body, EvidenceAdded))


def attach(browser: Client, drill, verb: str, case: str, evidence: str, **more: str):
    file = SimpleUploadedFile("x.jpg", drawn(wider=next(WIDER) if "client" not in more else 0), "image/jpeg")
    return do(browser, drill, verb, case=case, evidence=evidence, name="x", content=file, **more)


def test_every_verb_that_takes_a_file_is_asked_of_every_seat_and_only_who_may_reaches_a_decoder(
    case, decoded
):
    drill, named, evidence = case
    assert WITH_FILES == ["add-attachment"]
    may = set()
    for seat in drill.seats().seats:
        browser = seated(drill, seat)
        for role in ("", "L1-DUTY", "VERIFY", "CTRL"):
            decoded.clear()
            answer = attach(
                browser, drill, "add-attachment", named, evidence, **({"role": role} if role else {})
            )
            if answer.status_code == 200:
                may.add(seat)
            assert bool(decoded) <= (answer.status_code == 200), (seat, role, answer.content.decode())
    assert "duty" in may and not may & {CTRL, "town", "voice", "head"}


def test_a_case_or_evidence_that_is_not_there_reaches_no_decoder(case, decoded):
    drill, named, evidence = case
    browser = seated(drill, "duty")
    for wrong in ((f"{named}x", evidence), (named, "e99"), ("", ""), (named, "")):
        assert attach(browser, drill, "add-attachment", *wrong).status_code in (409, 422)
    assert decoded == []


def test_a_file_under_any_other_verb_reaches_no_decoder(case, decoded):
    drill, named, evidence = case
    browser = seated(drill, "duty")
    for verb in set(verbs()) - set(WITH_FILES):
        assert attach(browser, drill, verb, named, evidence).status_code in (404, 409, 422), verb
    assert decoded == []


def test_once_the_drill_is_over_nobody_reaches_a_decoder(case, decoded):
    drill, named, evidence = case
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="xong"), "")
    for seat in ("duty", "lookout", CTRL):
        assert attach(seated(drill, seat), drill, "add-attachment", named, evidence).status_code == 409
        assert report(seated(drill, seat), drill).status_code in (302, 403, 409)
    assert decoded == []


def report(browser: Client, drill, **more):
    sent = {"client": "abcdefgh7777", "what": "field", "ward": "", "danger": "no", "said": "Nước đọng."}
    photo = SimpleUploadedFile("x.jpg", more.pop("photo", drawn()), "image/jpeg")
    return browser.post(f"/d/{drill.id}/desk/report/", {**sent, **more, "photo": photo})


def test_a_report_with_a_picture_from_a_seat_that_may_not_attach_reaches_no_decoder(case, decoded):
    drill, *_ = case
    for seat in drill.seats().seats:
        decoded.clear()
        before = len(drill.state.book.cases)
        answer = report(seated(drill, seat), drill)
        drill.catch_up()
        attached = any(each_case.attachments for each_case in list(drill.state.book.cases.values())[before:])
        assert bool(decoded) <= attached, (seat, answer.status_code)


@pytest.mark.human_pace
def test_a_report_with_a_picture_goes_in_one_press_at_human_pace_and_the_next_one_waits(base):
    """A fresh reader's officer on a telephone was refused by the three texts of one press."""
    drill = clinic()
    drill.give(CTRL, ChangeClock(role="CTRL", change="start", value=0), "")
    browser = seated(drill, "duty")
    assert report(browser, drill, danger="yes").status_code == 302
    (opened,) = drill.state.book.cases.values()
    assert opened.sentence and opened.attachments
    again = report(browser, drill, client="abcdefgh8888", said="Nước dâng.")
    assert again.status_code == 409 and "R142" in again.content.decode()
    assert len(drill.state.book.cases) == 1


def test_a_report_sent_twice_is_recorded_once_and_decoded_once(case, decoded):
    drill, *_ = case
    browser = seated(drill, "duty")
    assert report(browser, drill).status_code == 302
    once, events = list(decoded), len(drill.log)
    assert report(browser, drill).status_code == 302
    assert (decoded, len(drill.log)) == (once, events)


def test_a_picture_sent_twice_is_recorded_once_and_another_under_its_id_is_refused(case):
    drill, named, evidence = case
    browser = seated(drill, "duty")
    first = attach(browser, drill, "add-attachment", named, evidence, client="c" * 32)
    again = attach(browser, drill, "add-attachment", named, evidence, client="c" * 32)
    assert first.status_code == again.status_code == 200
    assert len(drill.state.book.cases[named].attachments) == 1
    file = SimpleUploadedFile("x.jpg", drawn("red"), "image/jpeg")
    other = do(
        browser,
        drill,
        "add-attachment",
        case=named,
        evidence=evidence,
        name="x",
        content=file,
        client="c" * 32,
    )
    assert other.status_code == 409 and "H208" in other.content.decode()


def test_a_client_id_stands_for_one_verb_and_what_was_in_it(case):
    drill, named, _ = case
    browser = seated(drill, "duty")
    assert do(browser, drill, "send-message", kind="chat", text="một", client="k" * 32).status_code == 200
    before = len(drill.log)
    said = (
        do(browser, drill, "send-message", kind="chat", text="hai", client="k" * 32),
        do(
            browser,
            drill,
            "add-evidence",
            case=named,
            kind="report",
            grade="C3",
            tlp="AMBER",
            text="x",
            client="k" * 32,
        ),
    )
    assert [one.status_code for one in said] == [409, 409]
    assert all("H208" in one.content.decode() for one in said)
    assert do(browser, drill, "send-message", kind="chat", text="một", client="k" * 32).status_code == 200
    assert (
        do(
            seated(drill, "voice"), drill, "send-message", kind="chat", text="hai", client="k" * 32
        ).status_code
        == 200
    )
    assert len(drill.log) == before + 2  # the other seat's: it sits down and speaks


def test_ids_of_logs_from_before_count_as_they_did(case):
    from infodrill.conduct.giving import recorded
    from infodrill.web.clientids import bound

    drill, *_ = case
    key = bound("duty", "o" * 32, ChangeClock(role="DIR", change="pause"))
    old, digest = key.split("#")
    assert digest and recorded(drill.log, key) == ()

    class Before:
        """A log that holds the id alone."""

        def find_command(self, asked: str):
            return tuple(replaced for replaced in (drill.log.events[0],) if asked == key)

    assert recorded(Before(), key)[0].command != key and old
