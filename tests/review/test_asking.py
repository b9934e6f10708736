"""Questions put to a drill: answered in rounds, broken off at will, kept, and equal however they were come by."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.cli.commands.counterfactual import AnswerFormat, _tell
from infodrill.conduct.nouns.city import StatementReleased
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.kernel.quoting import within
from infodrill.review.answers import NEVER, Answer, WhatIf
from infodrill.review.arms import Relived
from infodrill.review.asking import Asking, CounterfactualError, key_of
from infodrill.review.estimate import estimate
from infodrill.review.record import Record
from infodrill.review.report.answerpage import (
    BY_DEFINITION,
    DRAWN,
    MANY,
    MUTE,
    MUTE_STANDS,
    READERS_HELD,
    REPORTED,
    answer_page,
    asked,
)
from infodrill.review.report.uncounted import NOT_FALSE, UNHEARD, UNTRUE
from tests.rehearsals import record as played
from tests.review.living import live, say
from tests.review.scene import TEXT_VI, Pen, claim, known, scenario

MINUTES = 150
WITHOUT = WhatIf("without", "s1")


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("city")


@pytest.fixture(scope="module")
def record(cache: Path) -> Record:
    """Two false claims, each answered half an hour after it could be; the second grew out of the first. A third is true."""
    facts = (known(0, "UNPROVEN"), known(20 * 60, "FALSE"))
    told = (
        claim("fraud", "G0", "FALSE", pull=90, truth=facts),
        claim("dyke", "G0", "FALSE", pull=90, parent="fraud", truth=facts),
        claim("flood", "G5", "TRUE", pull=50),
    )
    deeds = {
        2: lambda pen: [pen.wave(2, name, roots=40) for name in ("fraud", "dyke", "flood")],
        12: lambda pen: [
            pen.open(12, case, name) for case, name in (("c1", "fraud"), ("c2", "dyke"), ("c3", "flood"))
        ],
        50: say(50, "c1", "fraud"),
        60: say(60, "c2", "dyke"),
        70: say(70, "c3", "flood", stance="confirm"),
    }
    return live(Pen(scenario(*told)), MINUTES, cache, deeds)


def asking(record: Record, cache: Path, kept: Path | None = None) -> Asking:
    return Asking(record, city_cache=cache, kept=kept)


def test_an_answer_grows_with_each_round_and_ends_as_if_asked_at_once(record: Record, cache: Path) -> None:
    seen: list[Answer] = []
    found = asking(record, cache).answer(WITHOUT, 6, told=seen.append)
    assert [answer.replicas for answer in seen] == [4, 6] and seen[-1] == found
    assert found.claims == ("fraud", "dyke") and found.fork == 50
    assert found.hours and found.hours.n == 6 and found.hours.mean < 0, "without it more is believed"
    assert seen[0] == asking(record, cache).answer(WITHOUT, 4)


def test_a_question_asked_again_lives_only_what_is_new(record: Record, cache: Path, tmp_path: Path) -> None:
    lived: list[int] = []

    def count(done: int, total: int) -> None:
        lived.append(done)

    first = asking(record, cache, tmp_path).answer(WITHOUT, 4, tick=count)
    assert len(lived) == 2 * 4 + 1, "and the drill itself"
    assert asking(record, cache, tmp_path).answer(WITHOUT, 4, tick=count) == first and len(lived) == 2 * 4 + 1
    assert asking(record, cache, tmp_path).answer(WITHOUT, 5, tick=count) == asking(record, cache).answer(
        WITHOUT, 5
    )
    assert lived[9:] == [10, 11]
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"{")
    assert asking(record, cache, tmp_path).answer(WITHOUT, 4) == first, "what is damaged is lived again"


def test_questions_with_one_fork_share_the_lives_as_played(record: Record, cache: Path) -> None:
    lived: list[int] = []
    ask = asking(record, cache)
    for kind in ("none", "best"):
        found = ask.answer(WhatIf(kind), 4, tick=lambda done, total: lived.append(done))  # type: ignore[arg-type]
        assert found == asking(record, cache).answer(WhatIf(kind), 4)  # type: ignore[arg-type]
    assert len(lived) == (2 + 1) * 4 + 1, "and the drill itself, once"


def test_what_was_lived_before_it_was_broken_off_is_kept(record: Record, cache: Path, tmp_path: Path) -> None:
    class NotWanted(Exception):
        pass

    def told(answer: Answer) -> None:
        raise NotWanted

    with pytest.raises(NotWanted):
        asking(record, cache, tmp_path).answer(WITHOUT, 20, told=told)
    lived: list[int] = []
    asking(record, cache, tmp_path).answer(WITHOUT, 4, tick=lambda done, total: lived.append(done))
    assert lived == []


def test_what_changes_nothing_is_answered_without_living(
    record: Record, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Relived, "play", None)
    ask = asking(record, cache)
    assert ask.answer(WhatIf("without", "s3"), 4).hours is None, "nothing false grew from what it answers"
    assert ask.answer(WhatIf("over"), 4).hours is None, "the scenario assumes that a trap does nothing"
    assert ask.answer(WhatIf("shift", "s1", 0), 4).hours is None


def test_only_what_a_question_can_touch_is_lived_and_counts_as_in_the_whole_city(
    record: Record, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = asking(record, cache).answer(WITHOUT, 4)
    monkeypatch.setattr(Relived, "_is_weighed", lambda self, body: True)
    assert asking(record, cache).answer(WITHOUT, 4) == fewer


@pytest.mark.parametrize("by", [-60, -15, 30])
def test_a_shift_never_precedes_its_evidence(record: Record, cache: Path, by: int) -> None:
    """Known from minute 20: the answer of minute 50 comes no sooner, and the later it comes the more is believed."""
    found = asking(record, cache).answer(WhatIf("shift", "s1", by), 4)
    assert [(move.statement, move.by) for move in found.moved] == [("s1", max(by, 20 - 50))]
    assert found.hours is not None and (found.hours.mean > 0) == (by < 0)


def test_the_price_of_silence_grows_with_it(record: Record, cache: Path) -> None:
    found = asking(record, cache).answer(WhatIf("silence", "c1"), 4)
    assert found.known == 20 < found.earliest < found.answered == 50
    assert [price.delay for price in found.prices][-1] == NEVER
    costs = [price.hours.mean for price in found.prices]
    assert costs == sorted(costs) and costs[0] >= 0 and costs[-1] > 0
    assert found.hours is not None and found.hours.mean > 0, "as played it came half an hour late"
    log = Asking(record).log
    less = replace(found.prices[0], people=estimate([-3, 1, 1, -5]))
    for answer, said in ((found, False), (replace(found, prices=(less, *found.prices[1:])), True)):
        told = answer_page(answer, record, log, log.voice("en")).said
        assert (READERS_HELD in told) == said, "why the sign is another"


def test_best_play_is_asked_like_any_other(record: Record, cache: Path) -> None:
    best = asking(record, cache).answer(WhatIf("best"), 4)
    none = asking(record, cache).answer(WhatIf("none"), 4)
    assert best.hours and none.hours and best.hours.mean > 0 > none.hours.mean


def test_what_the_drill_does_not_hold_is_refused(record: Record, cache: Path) -> None:
    for question, code in (
        (WhatIf("without", "s9"), "Y220"),
        (WhatIf("shift", "", 61), "Y221"),
        (WhatIf("silence", "c9"), "Y222"),
    ):
        with pytest.raises(CounterfactualError) as refused:
            asking(record, cache).answer(question, 4)
        assert refused.value.code == code


def test_another_drill_or_question_has_another_key(record: Record) -> None:
    keys = {
        key_of(record, question) for question in (WITHOUT, WhatIf("without", "s2"), WhatIf("shift", "s1", 15))
    }
    assert len(keys) == 3


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_asked_of_is_named_by_its_words_and_never_by_its_code(lang: str) -> None:
    """Statements, answers to the press and guidance of a whole drill; the press by what it asked."""
    asking = Asking(played("clinic", "good"))
    log, record = asking.log, asking.record
    voice, pressed = log.voice(lang), {body.question: body for _, body in log.bodies(PressQuestionAsked)}
    guidance = [body.guidance for _, body in log.bodies(GuidanceIssued)]
    names = [*asking.texts, *pressed, *guidance]
    assert pressed and set(names) & set(log.book.statements)
    for name in names:
        for question in (WhatIf("without", name), WhatIf("shift", name, -20)):
            assert not re.search(rf"\b{name}\b", asked(question, record, log, voice)), name
    for name, body in pressed.items():
        row = next(row for row in record.scenario.msel.injects if row.number == body.inject)
        assert within(row.subject.in_(lang))[:40] in asked(WhatIf("without", name), record, log, voice)


def test_of_every_text_it_is_said_what_it_was_worth_or_why_nothing_is_counted() -> None:
    """Words in advance, bulletins, false denials and mute texts of careless cells with the others."""
    asking = Asking(played("clinic", "careless"))
    log, voice = asking.log, asking.log.voice("en")
    assert {version.statement.statement for version in log.published} <= set(asking.texts)
    said = {}
    for name in asking.texts:
        if asking._plan(question := WhatIf("without", name)) is None:
            (said[name],) = answer_page(asking.answer(question, 4), asking.record, log, voice).said
    on = {body.statement.partition("/")[0]: body for _, body in log.bodies(StatementReleased)}
    for name, why in said.items():
        untrue = name in on and on[name].effect == "false_denial"
        wanted = UNHEARD if name not in on else UNTRUE if untrue else NOT_FALSE
        assert why.startswith(wanted.partition("{")[0]), (name, why)
    assert {why.partition(":")[0] for why in said.values()} >= {
        UNHEARD.partition(":")[0],
        UNTRUE.partition(":")[0],
    }


def test_an_answer_says_from_where_it_is_drawn_and_of_what_it_is_a_part(record: Record, cache: Path) -> None:
    """The report draws the whole drill from before its first word on; what is asked of one text from that text on."""
    ask = asking(record, cache)
    found = ask.answer(WITHOUT, 4)
    assert found.of_hours and found.hours and found.of_hours.mean > 0 and found.report < found.fork == 50
    voice = ask.log.voice("en")
    page = answer_page(found, record, ask.log, voice)
    total = voice.rounded(found.of_hours.mean, found.of_hours.step)
    assert any(total in sentence and "As played" in sentence for sentence in page.said)
    assert voice(DRAWN, at=voice.dated(50 * 60)) in page.said and voice(REPORTED, n=found.report) in page.said
    assert "not to be subtracted from each other" in REPORTED


@pytest.mark.parametrize(("body", "mute"), [("Chúng tôi đang xem xét.", True), (TEXT_VI, False)])
def test_a_number_of_a_mute_text_is_owed_to_no_words(body: str, mute: bool, cache: Path) -> None:
    deeds = {
        2: lambda pen: [pen.wave(2, "fraud", roots=40), pen.open(2, "c1", "fraud")],
        20: lambda pen: pen.publish(20, "c1", "correction", "deny", body=body, target="fraud"),
    }
    found = live(Pen(scenario(claim("fraud", "G0", "FALSE", pull=90))), 60, cache, deeds)
    ask = asking(found, cache)
    voice = ask.log.voice("en")
    for question, note in ((WITHOUT, MUTE), (WhatIf("none"), MUTE_STANDS)):
        page = answer_page(ask.answer(question, 4), found, ask.log, voice)
        assert (voice(note, n=1) in page.said) == mute


def test_many_answers_say_that_some_stray_by_chance(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    for n, said in ((1, False), (2, True)):
        _tell([Answer(question=WhatIf("over"))] * n, Asking(record), AnswerFormat.md, "en")
        assert (MANY in " ".join(capsys.readouterr().out.split())) == said


def test_where_a_trap_moves_nobody_by_assumption_no_number_and_no_interval_is_told(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    for middle, said in ((0, True), (3, False)):
        counted = estimate([middle] * 20)
        answer = Answer(question=WhatIf("over"), claims=("b",), replicas=20, hours=counted, people=counted)
        _tell([answer], Asking(record), AnswerFormat.md, "en")
        told = " ".join(capsys.readouterr().out.split())
        assert (BY_DEFINITION in told) == said and ("replicas" in told) != said
