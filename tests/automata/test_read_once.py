"""Whoever looks at a text again reads no word of it anew: cells that did made a rehearsal take half as long again."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from infodrill.automata.rehearse import rehearse
from infodrill.casework import advice, craft
from infodrill.kernel import erasable
from tests.verdict.walks import short

ANEW = 3  # times that a sentence may be read for what it tells to do: by its own reader, its writer's and its craft's


def test_what_a_text_tells_people_to_do_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: Counter[tuple[str, str]] = Counter()

    def counted(lang: str, text: str) -> advice.Span | None:
        read[lang, text] += 1
        return advice.advised(lang, text)

    erasable.forget()
    monkeypatch.setattr(craft, "advised", counted)
    rehearse(short("clinic", tmp_path), seed=1, cells="good", accounts=1_000, folder=tmp_path)
    assert len(read) > 20 and read.total() <= ANEW * len(read), read.most_common(3)
