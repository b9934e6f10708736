"""Tokens: one seat of one drill, a scope, an end; never for what people do. Sessions need their CSRF token."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from infodrill.conduct import noun
from infodrill.conduct.noun import PEOPLES_OWN, May, RangeCommand, commands
from infodrill.conduct.nouns.hall import OpenPoll
from infodrill.web import live, voting
from infodrill.web.api import commands as asked
from infodrill.web.api import rates
from infodrill.web.api.problems import ApiError
from infodrill.web.api.rates import Rates
from infodrill.web.api.tokens import issue, revoke
from infodrill.web.forms import verbs
from infodrill.web.models import ApiToken

from .apihouse import asker, get, give
from .house import CTRL, clinic, seated

pytestmark = pytest.mark.usefixtures("base")


# Written by hand: what the commands declare of themselves is held to it. Every other verb is people's.
BY_TOKEN = frozenset(
    {
        # reports and records
        "open-case", "log-case", "add-evidence", "mark-artefact", "undo-step",
        # questions between offices, tasks, complaints
        "ask-owner", "remind-owner", "answer-question", "assign-task", "finish-task", "open-ticket", "answer-ticket",
        "fulfil-remedy", "escalate", "answer-escalation", "hand-over",
        # receipts and messages
        "acknowledge-inject", "confirm-receipt", "confirm-guidance", "answer-roll", "send-message",
        # the watch
        "set-watch-list", "file-forecast-sheet", "forecast-spread",
    }
)  # fmt: skip
PEOPLE_ONLY = frozenset(verbs()) - BY_TOKEN


def bearer(key: str) -> Client:
    return Client(headers={"Authorization": f"Bearer {key}", "Accept-Language": "en"})


def test_a_program_may_give_what_stands_in_the_list_and_nothing_else():
    assert {verb for verb in verbs() if asked.by_token(verb)} == BY_TOKEN
    assert not asked.by_token("no-such-verb")


@pytest.mark.parametrize("thing", sorted(PEOPLES_OWN))
def test_no_command_on_what_is_peoples_own_can_be_declared_for_programs(thing: str):
    assert thing in {asked.MAY.thing for asked in commands()} | {"hall"}, "a thing was renamed"
    with pytest.raises(TypeError, match="no program"):
        noun.command(
            type(
                "Programmed", (RangeCommand,),
                {"MAY": May(thing=thing, says="x", roles=frozenset(), token=True), "decide": None},
            )
        )  # fmt: skip


def test_a_token_that_may_act_is_refused_every_verb_of_people(monkeypatch):
    monkeypatch.setattr(rates, "BURST", 100_000)
    drill = clinic()
    before = len(drill.log)
    for seat in (CTRL, "voice"):
        browser = asker(drill, seat, "act")
        offered = {one["verb"] for one in get(browser, drill, "/commands").json()["verbs"]}
        assert offered <= BY_TOKEN
        for verb in sorted(PEOPLE_ONLY):
            answer = give(browser, drill, verb)
            assert (verb, answer.status_code, answer.json()["code"]) == (verb, 403, "H403")
    assert len(live.of(drill.id).log) == before


def test_a_token_acts_for_its_seat_and_a_repeated_command_is_recorded_once():
    drill = clinic()
    browser = asker(drill, "duty", "act")
    first, again = (give(browser, drill, "send-message", kind="chat", to=[], text="chào") for _ in range(2))
    assert first.status_code == again.status_code == 200, first.content
    assert first.json() == again.json()
    assert first.json()["events"][0]["kind"] == "message.sent"
    assert "messages" in first.json()["changed"]
    assert [message.text for message in live.of(drill.id).state.messages.values()] == ["chào"]


def test_opening_a_case_tells_nothing_of_the_claim_behind_it():
    drill = clinic()
    answer = give(
        asker(drill, "duty", "act"), drill, "open-case", intake="hotline", source="", said="Tủ lạnh hỏng"
    )
    assert answer.status_code == 200, answer.content
    body = answer.content.decode()
    assert "linked" not in body and not any(claim.id in body for claim in drill.scenario.claims)
    assert answer.json()["events"][0]["ids"]["case"] in live.of(drill.id).state.book.cases


def test_a_token_that_may_only_read_reads_and_does_nothing():
    drill = clinic()
    browser = asker(drill, "duty", "read")
    assert get(browser, drill, "/cases").status_code == 200
    answer = give(browser, drill, "send-message", kind="chat", to=[], text="x")
    assert (answer.status_code, answer.json()["code"]) == (403, "H404")
    assert get(browser, drill, "/commands").json()["verbs"] == []
    assert give(asker(drill, "duty", "act"), drill, "no-such-verb").status_code == 404
    assert not live.of(drill.id).state.messages


def test_wrong_expired_and_revoked_tokens_are_answered_alike():
    drill = clinic()
    old, old_key = issue(drill.id, "duty", "act", 1)
    ApiToken.objects.filter(pk=old.pk).update(expires=timezone.now() - timedelta(seconds=1))
    back, back_key = issue(drill.id, "duty", "act", 1)
    _, stands = issue(drill.id, "duty", "act", 1)
    assert get(bearer(back_key), drill, "/cases").status_code == 200
    assert revoke(drill.id, back.pk)
    assert get(bearer(stands), drill, "/cases").status_code == 200, "another token of the same seat"
    keys = (old_key, back_key, "idt_wrong", "", "idt_" + "x" * 10_000, back_key.swapcase())
    answers = [get(bearer(key), drill, "/cases") for key in keys]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].headers["WWW-Authenticate"] == "Bearer"


def test_a_wrong_token_is_not_helped_by_a_session():
    drill = clinic()
    browser = seated(drill, "duty")
    assert get(browser, drill, "/cases").status_code == 200
    told = browser.get(f"/api/v1/drills/{drill.id}/cases", headers={"Authorization": "Bearer idt_wrong"})
    assert told.status_code == 401


def test_a_key_is_kept_as_a_digest_and_cannot_be_revoked_from_another_drill():
    mine, other = clinic(), clinic()
    row, key = issue(mine.id, "duty", "read", 1)
    kept = ApiToken.objects.get(pk=row.pk)
    assert key not in {str(value) for value in vars(kept).values()}
    assert not revoke(other.id, row.pk)
    assert get(bearer(key), mine, "/cases").status_code == 200


@pytest.mark.parametrize(("scope", "hours"), [("write", 1), ("", 1), ("read", 0), ("read", 169)])
def test_there_is_no_token_of_another_scope_or_without_an_end(scope, hours):
    drill = clinic()
    with pytest.raises(ValueError):
        issue(drill.id, "duty", scope, hours)


def test_a_session_gives_commands_with_its_csrf_token_and_not_without():
    drill = clinic()
    browser = seated(drill, "duty")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    bare = give(strict, drill, "send-message", kind="chat", to=[], text="x")
    assert (bare.status_code, bare.json()["code"]) == (403, "H203")
    strict.get("/join")
    token = strict.cookies["infodrill_csrf"].value
    told = strict.post(
        f"/api/v1/drills/{drill.id}/commands/send-message",
        {"client": "d" * 16, "fields": {"kind": "chat", "to": [], "text": "x"}},
        content_type="application/json", headers={"X-CSRFToken": token},
    )  # fmt: skip
    assert told.status_code == 200, told.content
    assert len(live.of(drill.id).state.messages) == 1


def test_a_caller_has_ten_requests_a_second():
    taken = Rates()
    for _ in range(rates.BURST):
        taken.take("token:1", 0.0)
    with pytest.raises(ApiError):
        taken.take("token:1", 0.0)
    taken.take("token:2", 0.0)
    for number in range(rates.PER_SECOND):
        taken.take("token:1", 1.0 + number / 1e6)
    with pytest.raises(ApiError):
        taken.take("token:1", 1.001)


def test_too_many_requests_are_answered_with_429_and_leave_nothing():
    drill = clinic()
    browser = asker(drill, "duty", "act")
    answers = [get(browser, drill, "").status_code for _ in range(60)]
    assert answers[0] == 200 and 429 in answers


def test_staff_make_and_take_back_tokens_and_nobody_else():
    drill = clinic()
    address = f"/drills/{drill.id}/tokens"
    assert seated(drill, CTRL).get(address).status_code == 302  # to the staff's sign-in
    staff = Client()
    staff.force_login(get_user_model().objects.create_user("staff", is_staff=True))
    page = staff.post(address, {"seat": "duty", "scope": "act", "hours": "9999"})
    assert page.status_code == 200
    row = ApiToken.objects.get()
    key = re.search(r"idt_[\w-]{43}", page.content.decode())[0]
    assert row.expires <= timezone.now() + timedelta(hours=168)
    assert key not in staff.get(address).content.decode()
    assert get(bearer(key), drill, "/cases").status_code == 200
    assert staff.get(f"{address}/{row.pk}/revoke").status_code == 405
    assert staff.post(f"{address}/{row.pk}/revoke").status_code == 302
    assert get(bearer(key), drill, "/cases").status_code == 401
    issue(drill.id, "duty", "read", 1)
    ApiToken.objects.filter(pk=issue(drill.id, "duty", "read", 1)[0].pk).update(expires=timezone.now())
    listed = re.findall(rf"{address}/(\d+)/revoke", staff.get(address).content.decode())
    assert [int(one) for one in listed] == [row.pk + 1], "what opens nothing any more is no row"
    assert staff.post(f"{address}/{row.pk + 9}/revoke").status_code == 404
    for wrong in ({"seat": "nobody", "scope": "act"}, {"seat": "duty", "scope": "all"}):
        assert staff.post(address, wrong).status_code == 404


def test_a_poll_takes_one_answer_of_a_browser_and_of_a_token_by_whatever_way_and_id():
    drill = clinic()
    drill.give(CTRL, OpenPoll("CTRL", "Hỏi", ("A", "B")), "")
    poll = next(iter(live.of(drill.id).state.polls))
    guest = seated(drill, CTRL)
    for n in range(4):
        give(guest, drill, "cast-vote", client=f"{n}" * 16, poll=poll, option=1)
    guest.post(f"/d/{drill.id}/screen/vote/", {"poll": poll, "option": "1"})
    assert live.of(drill.id).state.polls[poll].votes == (0, 1)
    program = asker(drill, CTRL, "act")
    answers = [
        give(program, drill, "cast-vote", client=f"{n}" * 16, poll=poll, option=0).status_code
        for n in range(4)
    ]
    assert live.of(drill.id).state.polls[poll].votes == ((1, 1) if 200 in answers else (0, 1))


def test_answers_of_one_browser_that_come_at_once_are_one():
    """The page remembers who voted only after its answer: what counts is the voter's id in the log."""
    drill = clinic()
    drill.give(CTRL, OpenPoll("CTRL", "Hỏi", ("A", "B")), "")
    poll = next(iter(live.of(drill.id).state.polls))
    for _ in range(3):
        voting.cast(drill, CTRL, "CTRL", poll, 1, "browser:one")
    voting.cast(drill, CTRL, "CTRL", poll, 0, "browser:two")
    assert live.of(drill.id).state.polls[poll].votes == (1, 1)
