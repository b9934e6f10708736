"""schemathesis asks every operation of the OpenAPI document what it allows and what it does not: no fault, no answer that
the document does not tell, none without the mark."""

from __future__ import annotations

from itertools import product

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.mark import MARK
from infodrill.web.api import rates
from infodrill.web.api.commands import by_token
from infodrill.web.api.tokens import issue
from infodrill.web.forms import verbs
from tests.forms import amount, both_forms

from .house import CTRL, clinic

pytestmark = [
    pytest.mark.usefixtures("base"),
    # schemathesis' own libraries speak of what they will drop.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
ADDRESS = "/api/v1/openapi.json"
EXAMPLES = amount(3, 6)  # an operation
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize(
    ("seat", "mode"),
    both_forms(
        product(["duty", CTRL], GenerationMode),
        [(CTRL, GenerationMode.POSITIVE), ("duty", GenerationMode.NEGATIVE)],
    ),
)
def test_every_operation_answers_as_the_document_says(seat, mode, monkeypatch):
    monkeypatch.setattr(rates, "BURST", 10**9)
    drill = clinic()
    drill.give("duty", OpenCase(role="L1-DUTY", intake="hotline", source="", said="Tủ lạnh hỏng"), "")
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text="chào"), "")
    _, key = issue(drill.id, seat, "act", 1)
    headers = {"Authorization": f"Bearer {key}"}
    schema = schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application())
    asked: dict[str, set[int]] = {}

    def ask(case):
        case.path_parameters = {**(case.path_parameters or {}), "drill": drill.id}
        answer = case.call(headers=headers)
        case.validate_response(answer, headers=headers)
        assert MARK in answer.content.decode(), case.operation.label
        asked.setdefault(case.operation.label, set()).add(answer.status_code)

    for get_all_operation in schema.get_all_operations():
        operation = get_all_operation.ok()
        verb = operation.path.rpartition("/commands/")[2]
        if verb in verbs() and (mode is GenerationMode.NEGATIVE or not by_token(verb)):
            continue  # no program's to give; what is wrong with a field, the test below tries one by one
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
            continue  # nothing that could be given wrongly
        BOUNDED(given(case=operation.as_strategy(mode))(ask))()
    told = set().union(*asked.values())
    assert not told & {401, 429, 500}
    if mode is GenerationMode.POSITIVE:
        paths = {operation.ok().path for operation in schema.get_all_operations()}
        unasked = {path for path in paths if f"POST {path}" not in asked and f"GET {path}" not in asked}
        assert not [path for path in unasked if by_token(path.rpartition("/")[2]) or "/commands/" not in path]
        assert 200 in told
