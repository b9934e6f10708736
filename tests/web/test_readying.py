"""What is made ready before anybody asks: the drills that are played, the templates, and the kernels of the city."""

from __future__ import annotations

import pytest
from numba import njit

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.society import warming
from infodrill.web import live
from infodrill.web.models import Drill, DrillFile, Lease
from infodrill.web.readying import make_ready
from infodrill.web.runner.main import warm

from .house import CTRL, clinic


@pytest.mark.usefixtures("base")
def test_drills_that_are_played_are_folded_and_those_that_are_over_are_not():
    played, over = clinic(), clinic()
    played.give(CTRL, ChangeClock(role="CTRL", change="start", value=0), "")
    Lease.objects.filter(pk=over.id).update(over=True)
    live.forget()
    make_ready()
    assert [(each_live.id, each_live.state) for each_live in live.known()] == [(played.id, played.state)]


@pytest.mark.usefixtures("base")
def test_a_drill_that_cannot_be_read_holds_up_no_other():
    broken, sound = clinic(), clinic()
    DrillFile.objects.filter(drill=broken.id).delete()
    Lease.objects.filter(pk=broken.id).update(reached=60)
    live.forget()
    make_ready()
    assert [each_live.id for each_live in live.known()] == [sound.id]
    assert Drill.objects.count() == 2


def test_the_operator_is_told_when_kernels_must_be_compiled_and_only_then(monkeypatch):
    said: list[str] = []
    warm("en", said.append)  # compiled or loaded now
    said.clear()
    warm("en", said.append)
    assert said == []
    monkeypatch.setattr(
        warming, "_use_every_kernel", lambda: [njit(function)(1) for function in (_kernel, _another)]
    )
    warm("vi", said.append)
    assert said == ["Đang chuẩn bị mã đã biên dịch; lần đầu mất khoảng một phút."]


def _kernel(number: int) -> int:
    return number + 1


def _another(number: int) -> int:
    return number + 2
