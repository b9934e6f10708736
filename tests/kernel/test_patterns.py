"""Expressions that are compiled when they are first asked: none is a mistake, and each answers as a compiled one."""

from __future__ import annotations

import copy
import gc
import re

import pytest

from infodrill.casework import advice, craft
from infodrill.kernel import accountnames
from infodrill.kernel.patterns import _Uncompiled, later


def test_every_expression_of_the_grammars_can_be_compiled() -> None:
    advice._unaccented()
    gc.unfreeze()  # what a run of tests has put aside is looked at too
    waiting = [
        thing for thing in gc.get_objects() if issubclass(type(thing), _Uncompiled)
    ]  # no lazy one is asked for its class
    gc.freeze()
    assert len(waiting) > 50, (craft, accountnames)
    for expression in waiting:
        assert expression.flags & re.UNICODE  # asked, and so compiled


def test_nothing_is_compiled_before_it_is_asked() -> None:
    mistake = later("(")
    with pytest.raises(re.error):
        mistake.search("")
    with pytest.raises(re.error):
        mistake.search("")


def test_it_answers_as_a_compiled_one() -> None:
    assert later("a(b)").sub(r"\1", "xAB") == "xB"
    assert later("a(b)", re.NOFLAG).search("xAB") is None
    assert [found.span() for found in later("a").finditer("aA")] == [(0, 1), (1, 2)]


def test_a_copy_answers_as_it_does() -> None:
    for taken in (copy.copy(later("a(b)")), copy.deepcopy(later("a(b)"))):
        assert taken.sub(r"\1", "xAB") == "xB"
