"""One is no "1 cases": every msgid that counts has its phrase for one, and says it wherever the number is 1."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.kernel.plurals import counted

from infodrill.kernel.i18n import catalogue, tr, unfilled


def counting() -> Iterator[tuple[str, str]]:
    """(msgid, field) of whatever counts."""
    for msgid in sorted(catalogue("vi")):
        yield from ((msgid, match[1]) for match in counted(msgid))


def test_every_msgid_that_counts_has_its_phrase_for_one() -> None:
    missing = []
    for msgid, field in counting():
        said = unfilled("en", msgid, (field,))
        if any(match[1] == field for match in counted(said)):
            missing.append((field, msgid))
    assert missing == []


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "1 case had a step after its deadline; the first: a, b, with c."),
        (2, "2 cases had a step after its deadline; the first: a, b, with c."),
        ("1", "1 case had a step after its deadline; the first: a, b, with c."),
        (11, "11 cases had a step after its deadline; the first: a, b, with c."),
    ],
)
def test_a_number_takes_the_form_of_its_noun(n: object, said: str) -> None:
    msgid = "{n} cases had a step after its deadline; the first: {case}, {step}, with {unit}."
    assert tr("en", msgid, n=n, case="a", step="b", unit="c") == said
    assert tr("vi", msgid, n=1, case="a", step="b", unit="c").startswith("Có 1 vụ việc")


def test_the_verb_follows_and_each_number_stands_for_itself() -> None:
    assert tr("en", "{n} groups have no case.", n=1) == "1 group has no case."
    assert tr("en", "{errors} errors, {warnings} warnings.", errors=1, warnings=3) == "1 error, 3 warnings."
    assert tr("en", "{n} of {all} cells were played by the machine.", n=1, all=4).startswith(
        "1 of 4 cells were"
    )
