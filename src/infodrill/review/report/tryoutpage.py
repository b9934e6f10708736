"""The page of a tryout in a language: as plain data for programs and the range's own pages, as Markdown, as HTML."""

# Charter: review report tryout
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from markupsafe import Markup

from infodrill.conduct.twoclocks import planned
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.kernel.mark import MARK, mark_of, stamped
from infodrill.review.report.fonts import font_faces
from infodrill.review.report.page import environment, style_sheet
from infodrill.review.report.tryoutsections import SECTIONS, TryoutField, TryoutSection
from infodrill.review.tryout import Tryout, findings
from infodrill.review.words import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class TryoutPage:
    """`title` of the drill; `played` says by whom, how often and where; `told` = (heading, findings) in words, the grave first,
    a heading alone where nothing is grave."""

    lang: Lang
    mark: str
    real: bool
    heading: str
    title: str
    played: str
    told: tuple[tuple[str, tuple[str, ...]], ...]
    sections: tuple[TryoutSection, ...]

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def tryout_page(found: Tryout, lang: Lang) -> TryoutPage:
    """The page in a language."""
    scenario = found.loaded.scenario
    voice = Voice(lang=lang, story=planned(scenario).date)
    seeds = sorted({trial.play.seed for trial in found.trials})
    played = N_(
        "{plays} plays by automated cells, seeds {seeds}, in a city of {accounts} accounts. Digest of the files: {digest}"
    )
    return TryoutPage(
        lang=lang,
        mark=mark_of(scenario.places.real),
        real=scenario.places.real,
        heading=tr(lang, N_("Tryout")),
        title=scenario.drill.title.in_(lang),
        played=tr(
            lang,
            played,
            plays=len(found.trials),
            seeds=", ".join(map(str, seeds)),
            digest=found.loaded.digest,
            accounts=voice.number(found.accounts),
        ),
        told=tuple(_told(found, voice)),
        sections=tuple(section(found, voice) for section in SECTIONS),
    )


def _told(found: Tryout, voice: Voice) -> Iterator[tuple[str, tuple[str, ...]]]:
    grave, worth = (
        tuple(voice.say(finding.text) for finding in findings(found) if finding.grave is asked)
        for asked in (True, False)
    )
    yield voice(N_("Has to be mended")) if grave else voice(N_("Nothing has to be mended")), grave
    if worth:
        yield voice(N_("Worth a look")), worth


def as_html(page: TryoutPage) -> str:
    """One file, without script and without anything from outside."""
    text: str = (
        environment()
        .get_template("tryout.html.j2")
        .render(page=page, fonts=Markup(font_faces()), style=Markup(style_sheet(page.real)))
    )
    return text


def as_json(found: Tryout, page: TryoutPage) -> str:
    """One object: the page's words, and beside them what each play came to, by ids and codes."""
    scenario = found.loaded.scenario
    plays = [
        {
            "character": trial.play.character,
            "seed": trial.play.seed,
            "marks": {code: asdict(mark) for code, mark in trial.play.marks.items()},
            **asdict(trial.shown),
        }
        for trial in found.trials
    ]
    told = {
        "mark": MARK, **stamped(page.real), "scenario": scenario.drill.id, "digest": found.loaded.digest,
        "accounts": found.accounts, "rated": found.rated,
        "findings": [
            {"severity": "error" if finding.grave else "warning", "text": text}
            for finding, text in zip(findings(found), (text for _, texts in page.told for text in texts), strict=True)
        ],
        "sections": [asdict(section) for section in page.sections], "plays": plays,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def as_markdown(page: TryoutPage) -> str:
    """The mark above and below everything."""
    return "\n".join((page.mark, "", *_lines(page), page.mark, ""))


def _lines(page: TryoutPage) -> Iterator[str]:
    yield from (f"# {page.heading}: {page.title}", "", page.played, "")
    for heading, texts in page.told:
        yield from (f"## {heading}", "", *(f"- {text}" for text in texts), "")
    for section in page.sections:
        yield from (f"## {section.title}", "")
        if not section.rows:
            yield from (section.nothing, "")
            continue
        width = len(section.head)
        yield from (section.lead, "", _row(section.head), _row(["---"] * width))
        for row in section.rows:
            yield _row([*map(_field, row), *[""] * (width - len(row))])
        yield ""


def _field(field: TryoutField) -> str:
    return field.marked.replace("|", "\\|").replace("\n", " ")


def _row(fields: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(fields)} |"
