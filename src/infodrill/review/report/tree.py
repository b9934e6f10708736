"""report.json: the assessment as plain values. Lines keep both languages and the integers behind them."""

# Charter: review report tree
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import infodrill
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.mark import MARK, stamped
from infodrill.kernel.seals import BuildStanding
from infodrill.review.assess import Assessment
from infodrill.review.ledger import LedgerRow
from infodrill.review.passport import passport
from infodrill.review.record import Record
from infodrill.review.report.ledgerbook import rows_as_data
from infodrill.review.rowtext import numbered
from infodrill.review.said import PublishedVersion
from infodrill.review.story import ClaimStory
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import (
    Amount,
    BothClocks,
    Hundredths,
    LabelIn,
    Lasting,
    ReportLine,
    Rounded,
    Share,
)
from infodrill.scenario.schema import Model

FORMAT = 2  # 2: rows once under `ledger`; measures and the plan name them by id
LEFT_OUT = {"log", "played_with", "made_with"}


def tree(assessment: Assessment, record: Record) -> dict[str, Any]:
    """The whole assessment; no seat, no account, no person in it."""
    opened, speech = record.opened, _Speech(assessment.log)
    ledger = rows_as_data(assessment.log, numbered(assessment.measures))
    told, rows = _fields(assessment, speech), {row["id"] for row in ledger}
    for planned in told["plan"]:  # what no result counts is a gap without a row of the ledger
        planned["rows"] = [row for row in planned["rows"] if row in rows]
    return {
        "format": FORMAT,
        "mark": MARK,
        **stamped(opened.real_places),
        "infodrill": infodrill.__version__,
        "drill": {
            "scenario": opened.scenario, "title": record.scenario.drill.title.model_dump(), "epoch": record.scenario.drill.epoch,
            "seed": opened.seed, "accounts": opened.accounts, "preset": opened.preset, "assumptions": opened.assumptions,
            "model_version": opened.model_version, "edition": opened.edition, "cells": dict(opened.cells),
            **({"branch": branch} if (branch := opened.branch()) else {}),
        },
        "charter": {"played_with": _build(assessment.played_with), "made_with": _build(assessment.made_with)},
        "events": len(record.events),
        "digests": {
            "chain": record.chain_digest, "content": record.content_digest, "scenario": opened.scenario_digest,
            "edition": opened.edition_digest, "charter": opened.charter_digest,
        },
        **told,
        "passport": _plain(passport(record, assessment.twins), speech),
        "ledger": ledger,
    }  # fmt: skip


def _build(build: BuildStanding) -> dict[str, Any]:
    return {"state": build.state, "release": build.release, "digest": build.digest, "program": build.program}


class _Speech:
    """Both voices on one story clock."""

    def __init__(self, log: ReportTimeline) -> None:
        self.voices = {lang: log.voice(lang) for lang in LANGUAGES}

    def typed(self, text: str) -> str:
        """What a person wrote, in the language that it stands in."""
        return self.voices[LANGUAGES[0]].typed(text)

    def line(self, line: ReportLine) -> dict[str, Any]:
        said: dict[str, Any] = {lang: voice.say(line) for lang, voice in self.voices.items()}
        values = {name: number for name, value in line.values if (number := _number(value)) is not None}
        return said | ({"values": values} if values else {})


def _number(value: object) -> int | None:
    match value:
        case Amount(n) | Hundredths(n) | Rounded(n=n):
            return n
        case Lasting(seconds):
            return seconds
        case Share(permille):
            return permille
        case BothClocks(at):
            return at
        case int():
            return value
        case _:
            return None


def _plain(value: Any, speech: _Speech) -> Any:
    match value:
        case ReportLine():
            return speech.line(value)
        case LabelIn():
            return speech.line(ReportLine(value.msgid))
        case ClaimStory():
            return {"claim": value.claim.id, **_fields(value, speech, leave={"claim"})}
        case PublishedVersion():
            return _published(value, speech)
        case LedgerRow():
            return value.owed.key
        case str():
            return speech.typed(value)
        case Model():
            return value.model_dump(mode="json")
        case Mapping():
            return {str(key): _plain(item, speech) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item, speech) for item in value]
        case _ if is_dataclass(value):
            return _fields(value, speech)
        case _:
            return value


def _fields(value: Any, speech: _Speech, leave: set[str] | None = None) -> dict[str, Any]:
    skip = LEFT_OUT | (leave or set())
    return {
        field.name: _plain(getattr(value, field.name), speech)
        for field in fields(value)
        if field.name not in skip
    }


def _published(published: PublishedVersion, speech: _Speech) -> dict[str, Any]:
    version, voices = published.version, speech.voices
    return {
        "statement": published.statement.statement, "version": version.version, "at": published.at,
        "seq": published.seq, "kind": published.kind, "stance": published.stance, "issuer": published.statement.issuer,
        "title": {lang: voice.typed(version.said(lang)[0]) for lang, voice in voices.items()},
        "body": {lang: voice.typed(version.said(lang)[1]) for lang, voice in voices.items()},
        "sources": list(version.sources),
    }  # fmt: skip
