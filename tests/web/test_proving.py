"""`infodrill prove`: a drill of the range is proved while it is played, and a log that no drill wrote is found there too."""

from __future__ import annotations

import pytest
import typer

from infodrill.cli.commands import keeping
from infodrill.cli.screen import Lang
from infodrill.conduct.nouns.injects import InjectAcknowledged
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.events import EventBody
from infodrill.kernel.log import EventLog
from infodrill.web import models
from infodrill.web.keeping import erasure, opening, proving
from infodrill.web.keeping.opening import KeepingError
from infodrill.web.live import LiveDrill
from infodrill.web.stores.log import DatabaseLogStore

from .house import CTRL, WORDS, clinic


@pytest.fixture
def drill(base, monkeypatch: pytest.MonkeyPatch) -> LiveDrill:
    """A drill in play, in a range that is open for the commands of keeping."""
    monkeypatch.setattr(opening, "open_range", lambda **how: None)
    made = clinic()
    made.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=(), text=WORDS), "")
    made.give(CTRL, SendMessage(role="CTRL", kind="chat", to=(), text="Ban đạo diễn nghe"), "")
    return made


def typed(command: object, *words: object, **options: object) -> int:
    with pytest.raises(typer.Exit) as ended:
        command(*words, lang=Lang.en, **options)
    return int(ended.value.exit_code)


def forged(drill: LiveDrill, actor: str, body: EventBody) -> int:
    """An event that somebody with the database wrote to the end of the log, chained as it should be; its place."""
    return EventLog(DatabaseLogStore(drill.id), now=lambda: 0).append(drill.state.at, actor, body).seq


def test_a_drill_in_play_is_proved_as_it_stands(drill: LiveDrill, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(keeping.prove, None, quick=True) == 0
    said = capsys.readouterr().out
    assert f"{drill.id}: {len(drill.log)} events, level L2; chain {drill.log.chain_digest[:16]}" in said
    found = proving.proved(drill.id, simulate=True, progress=lambda done, total: None)
    assert (found.level, found.faults) == (2, ())  # no city was built yet that could be lived again


@pytest.mark.parametrize(
    ("actor", "body"),
    [
        ("guest", InjectAcknowledged(1, "guest")),
        ("runner", InjectAcknowledged(1, "duty")),
    ],
)
def test_what_no_drill_wrote_is_found_with_its_place(
    drill: LiveDrill, actor: str, body: EventBody, capsys: pytest.CaptureFixture[str]
) -> None:
    place = forged(drill, actor, body)
    assert typed(keeping.prove, [drill.id], quick=True) == 1
    said = capsys.readouterr()
    assert (
        f"seq {place}" in said.err and f"hand ({actor}: {body.TYPE})" in said.err and "level L1" in said.out
    )


def test_a_line_that_was_changed_is_found_and_ends_in_no_fault_of_the_program(
    drill: LiveDrill, capsys: pytest.CaptureFixture[str]
) -> None:
    line = models.LogLine.objects.get(drill=drill.id, seq=1)
    models.LogLine.objects.filter(pk=line.pk).update(line=line.line.replace('"at":0', '"at":1'))
    assert typed(keeping.prove, [drill.id], quick=True) == 1
    assert "level L0" in capsys.readouterr().out
    assert typed(keeping.prove, ["no-such"], quick=True) == 3


def test_what_one_seat_wrote_is_listed_for_erasing_with_seat_and_minute(
    drill: LiveDrill, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(keeping.erase, drill.id, None, find="", seat="duty") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith(f"  duty, minute 0  {WORDS}")
    assert [text.words for text in erasure.find(drill.id, "ban dao dien", "")] == ["Ban đạo diễn nghe"]
    assert erasure.find(drill.id, "ban dao dien", "duty") == ()
    assert typed(keeping.erase, drill.id, None, find="", seat="duty2") == 0
    assert "No text of the drill matches." in capsys.readouterr().out
    with pytest.raises(KeepingError):
        erasure.find("no-such", seat="duty")
