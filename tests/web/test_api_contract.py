"""schemathesis asks every operation of the OpenAPI document what it allows and what it does not: no fault, no answer that
the document does not tell, none without the mark."""

from __future__ import annotations

from itertools import cycle

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from infodrill.casework.nouns.intake import OpenCase
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.mark import MARK
from infodrill.web.api import allowed, rates
from infodrill.web.api.tokens import issue
from infodrill.web.forms import verbs

from .house import CTRL, clinic

pytestmark = [
    pytest.mark.usefixtures("base"),
    # schemathesis' own libraries speak of what they will drop.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]
ADDRESS = "/api/v1/openapi.json"
EXAMPLES = 6  # an operation
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda one: one.value)
@pytest.mark.parametrize("seat", ["duty", CTRL])
def test_every_operation_answers_as_the_document_says(seat, mode, monkeypatch):
    monkeypatch.setattr(rates, "BURST", 10**9)
    drill = clinic()
    drill.give("duty", OpenCase("L1-DUTY", "hotline", "", said="Tủ lạnh hỏng"), "")
    drill.give("duty", SendMessage("L1-DUTY", "chat", (), "chào"), "")
    _, key = issue(drill.id, seat, "act", 1)
    headers = {"Authorization": f"Bearer {key}"}
    schema = schemathesis.openapi.from_wsgi(ADDRESS, get_wsgi_application())
    asked: dict[str, set[int]] = {}

    given_verbs = cycle(sorted(verb for verb in verbs() if allowed.by_token(verb)))

    def ask(case):
        case.path_parameters = {**(case.path_parameters or {}), "drill": drill.id}
        unchecked = []
        if "verb" in case.path_parameters:
            # What each verb takes stands in its own list, not in the document.
            case.path_parameters["verb"] = next(given_verbs)
            unchecked.append(positive_data_acceptance)
        answer = case.call(headers=headers)
        case.validate_response(answer, headers=headers, excluded_checks=unchecked)
        assert MARK in answer.content.decode(), case.operation.label
        asked.setdefault(case.operation.label, set()).add(answer.status_code)

    for found in schema.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
            continue  # nothing that could be given wrongly
        BOUNDED(given(case=operation.as_strategy(mode))(ask))()
    told = set().union(*asked.values())
    assert not told & {401, 429, 500}
    if mode is GenerationMode.POSITIVE:
        assert len(asked) == len(list(schema.get_all_operations()))
        assert 200 in told
