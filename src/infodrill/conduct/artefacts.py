"""Fills exchange's records from a drill's log and writes its artefacts: what the public was told, as files of the field.

`artefacts/` holds `statements/` (Markdown, one file a version and language), `claimreview/`, `cap/`, the public log,
the run of show and the MSEL as it ran. One pass over the log: a version is described by its case as it stood at publication.
"""

# Charter: conduct artefacts
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from infodrill.casework import craft, rights
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.nouns.decision import PublicLogEntered
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.nouns.triage import priority as by_harm
from infodrill.casework.publiclog import rows as publiclog_rows
from infodrill.casework.records import Evidence
from infodrill.casework.strangers import about_one_person
from infodrill.casework.tongues import spoken
from infodrill.conduct.alerts import Out, messages
from infodrill.conduct.announced import announced
from infodrill.conduct.fold import apply
from infodrill.conduct.nouns.injects import rows_as_run
from infodrill.conduct.nouns.leaps import MoveBegun
from infodrill.conduct.passedon import passed_on
from infodrill.conduct.premises import concerned, legal_basis
from infodrill.conduct.state import DrillState
from infodrill.conduct.veiling import in_tongue, veiled
from infodrill.exchange import asrun, calendar, cap, claimreview, publiclog, statementtext
from infodrill.exchange.records import (
    AppealLine,
    BothTexts,
    PublicLogLine,
    Published,
    Ran,
    Reviewed,
    Warned,
)
from infodrill.kernel.errors import DrillError
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.kernel.store import replace_file
from infodrill.media.storyclock import put_off
from infodrill.scenario.schema import Bi, Scenario
from infodrill.scenario.storydate import StoryDate, followed

FOLDER = "artefacts"
TEXTS = (".md", ".json", ".xml", ".csv", ".ics", ".txt", ".html")
VERSIONED = ("statements", "claimreview", "cap")
RECORD_OF, OPINION_OF = N_("record of {unit}"), N_("opinion of {unit}")
SOURCES = {
    "primary": N_("primary record"), "independent": N_("another source, independent of it"), "report": N_("report"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Release:
    """A version as it was published: the statement and the case as they stood, the hidden claim's id, "" = none, and the harm and
    the spread that its telling showed then."""

    statement: Statement
    version: Version
    case: Case | None
    claim: str
    at: int
    told: datetime
    next_update: datetime | None
    harm: str
    spread: int


@dataclass(kw_only=True)
class _LogReading:
    """The log read once."""

    state: DrillState
    date: StoryDate
    releases: list[_Release]
    lines: list[tuple[int, PublicLogEntered]]

    @cached_property
    def issuers(self) -> dict[int, str]:
        """The cell that answers for each line of the public log, as the portal names it too."""
        return {row.number: row.issuer for row in publiclog_rows(self.state.book, self.state.at)}


def write(scenario: Scenario, events: Iterable[Event], folder: Path) -> tuple[Path, ...]:
    """Write the artefacts of a log into `folder`/artefacts; the paths written, in order of name.

    Versions that an earlier run left there are removed first. Raises OSError when the folder cannot be written.
    """
    home = folder / FOLDER
    for old in sorted(file for part in VERSIONED for file in (home / part).glob("s*-v*.*")):
        old.unlink()
    written = []
    for name, content in sorted(artefacts(scenario, events).items()):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
        written.append(path)
    return tuple(written)


def artefacts(scenario: Scenario, events: Iterable[Event]) -> dict[str, bytes]:
    """Every artefact by relative name; the same log gives the same bytes."""
    read = _read(scenario, events)
    files: dict[str, bytes] = {}
    for release in read.releases:
        files |= _statement(scenario, read, release)
    for warned in _warnings(scenario, read):
        files[f"cap/{_named(warned)}.xml"] = cap.as_text(warned).encode()
    log = _public_log(scenario, read)
    # Spreadsheets need the sign to see UTF-8.
    files["public-log.csv"] = publiclog.as_csv(log).encode("utf-8-sig")
    files["public-log.json"] = publiclog.as_json(log).encode()
    show = calendar.run_of_show(scenario.drill, scenario.msel.injects)
    files["run-of-show.ics"] = calendar.as_bytes(scenario.drill, show, scenario.places.mark)
    main = read.state.opened.language if read.state.opened else LANGUAGES[0]
    # The drill's own language first.
    languages = tuple(sorted(LANGUAGES, key=lambda language: language != main))
    files["msel-as-run.xlsx"] = asrun.as_workbook(_as_run(scenario, read), scenario.places.mark, languages)
    for name, content in files.items():
        if name.endswith(TEXTS) and (
            fault := rights.i6_marked(content.decode("utf-8-sig").replace("\r\n ", ""))
        ):
            raise DrillError(N_("{file} would leave the range unmarked: {fault}."), file=name, fault=fault)
    return files


def _read(scenario: Scenario, events: Iterable[Event]) -> _LogReading:
    date = followed(scenario.drill.epoch)
    read = _LogReading(state=DrillState(), date=date, releases=[], lines=[])
    for event in veiled(scenario, events):
        read.state = apply(read.state, event)
        match event.body:
            case MoveBegun() as begun:
                read.date.move(event.at, begun.story)
            case StatementStepped(to="PUBLISHED") as step:
                read.releases.append(_release(scenario, read, step, event.at))
            case PublicLogEntered() as entered:
                read.lines.append((event.at, entered))
    return read


def _release(scenario: Scenario, read: _LogReading, step: StatementStepped, at: int) -> _Release:
    book = read.state.book
    statement = book.statements[step.statement]
    version = next(known for known in statement.versions if known.version == step.version)
    promised = read.date.at(version.next_update) if version.next_update else None
    claim = read.state.links.get(statement.case, "")
    standing = read.state.standings.get(claim)
    return _Release(
        statement=statement,
        version=version,
        case=book.cases.get(statement.case),
        claim=claim,
        at=at,
        told=read.date.at(at),
        next_update=promised,
        harm=scenario.claim(claim).harm if claim else "",
        spread=standing.level if standing else 0,
    )


def _statement(scenario: Scenario, read: _LogReading, release: _Release) -> dict[str, bytes]:
    said = _published(scenario, read, release)
    name = f"{said.statement}-v{said.version}"
    files = {f"statements/{name}.{lang}.md": statementtext.as_text(said, lang).encode() for lang in LANGUAGES}
    case = release.case
    if case is not None:
        verdict = release.version.verdict_then
        reviewed = Reviewed(
            published=said, claim=_claim(scenario, read, release), verdict=verdict, gate=case.gate_code
        )
        if claimreview.is_due(reviewed):
            files[f"claimreview/{name}.json"] = claimreview.as_text(reviewed).encode()
    return files


def _published(scenario: Scenario, read: _LogReading, release: _Release) -> Published:
    """The record of a version; its `state` is the one it has at the end of the log."""
    statement, version = release.statement, release.version
    final = read.state.book.statements[statement.statement].versions
    return Published(
        drill=scenario.drill.id,
        statement=statement.statement,
        version=statement.edition(version.version),
        kind=statement.kind,
        stance=version.stance,
        state=next(each_version.state for each_version in final if each_version.version == version.version),
        issuer=statement.issuer,
        issuer_name=_organisation(scenario, statement.issuer),
        at=release.told,
        title=_said(version, 0),
        body=_said(version, 1),
        appeal=rights.appeal_link(statement.statement),
        channels=statement.channels,
        figures=tuple(map(str, version.figures)),
        # Two papers of one kind are one source to whoever reads: it is named once.
        sources=tuple(dict.fromkeys(sourced(scenario, release.case, source) for source in version.sources)),
        next_update=release.next_update,
        mark=scenario.places.mark,
        now=_stands_instead(final, version),
        passed_on=passed_on(scenario, read.state, read.date, statement.statement, version.version),
    )


def _said(version: Version, part: int) -> BothTexts:
    """Its title (0) or body (1); one language stands for both where the other was not written."""
    return BothTexts(*(str(version.said(lang)[part]) for lang in LANGUAGES))


def _stands_instead(versions: tuple[Version, ...], old: Version) -> BothTexts | None:
    """The headline of the newest published version, None when that is the old one itself."""
    out = [version for version in versions if version.published_at >= 0]
    return _said(out[-1], 0) if out and out[-1].version > old.version else None


def _claim(scenario: Scenario, read: _LogReading, release: _Release, *, whole: bool = False) -> BothTexts:
    """The claim in the cell's own words and language, in the other the scenario's; what a harmful one calls for if `whole`."""
    said = str(release.case.sentence) if release.case else ""
    if (closed := in_tongue(said, "vi")) or not release.claim:
        return BothTexts(closed or said, in_tongue(said, "en") or said)
    claim = scenario.claim(release.claim)
    vi, en = claim.sentence.vi, claim.sentence.en
    if said and said not in (vi, en):
        tongue = spoken(said) or (read.state.opened.language if read.state.opened else LANGUAGES[0])
        vi, en = (vi, said) if tongue == "en" else (said, en)
    return BothTexts(vi, en) if whole else BothTexts(claim.repeated(vi), claim.repeated(en))


def _warnings(scenario: Scenario, read: _LogReading) -> Iterator[Warned]:
    """Alert messages in order of sending."""
    return messages(
        Out(
            statement=release.statement,
            version=release.version,
            told=release.told,
            warned=_warned(scenario, read, release),
        )
        for release in read.releases
    )


def _warned(scenario: Scenario, read: _LogReading, release: _Release) -> Warned | None:
    case = release.case
    if case is None:
        return None
    said = _claim(scenario, read, release, whole=True)  # shown nowhere: of which place, and of whom
    area = concerned(scenario.places, case.ward, f"{said.vi} {said.en}")
    # What nobody has triaged yet is as grave as its telling reads, not as the one tick of the intake slip.
    harm = case.h or release.harm
    return Warned(
        published=_published(scenario, read, release),
        message="Alert",
        harm=harm,
        priority=by_harm("", harm, release.spread) if harm and not case.h else case.priority,
        danger=case.danger,
        verified=release.version.verdict_then not in ("", "UNPROVEN"),
        incident=case.case,
        area=_both(area),
        reported=read.date.at(case.opened_at),
        instruction=BothTexts(
            *(craft.advice_of(release.statement.kind, release.version, lang) for lang in LANGUAGES)
        ),
        announced=announced(map(str, release.version.said(LANGUAGES[0])[:2]), release.told),
        verdict=release.version.verdict_then
        or next((asked.verdict for asked in case.questions if asked.verdict), ""),
        own_error=bool(release.claim) and scenario.claim(release.claim).own_error,
        of_person=any(about_one_person(lang, text) for lang, text in (("vi", said.vi), ("en", said.en))),
    )


def _named(warned: Warned) -> str:
    name = f"{warned.published.statement}-v{warned.published.version}"
    return f"{name}-cancel" if warned.message == "Cancel" else name


def _public_log(scenario: Scenario, read: _LogReading) -> publiclog.PublicLog:
    appeals = tuple(
        AppealLine(
            appeal=appeal.appeal,
            item=appeal.item,
            at=read.date.at(appeal.at),
            answered_at=read.date.at(appeal.answered_at) if appeal.answered_at >= 0 else None,
            upheld=appeal.upheld,
        )
        for appeal in read.state.book.appeals.values()
    )
    lines = tuple(_line(scenario, read, at, entered) for at, entered in read.lines)
    return publiclog.PublicLog(lines, appeals, scenario.places.mark)


def _line(scenario: Scenario, read: _LogReading, at: int, entered: PublicLogEntered) -> PublicLogLine:
    book = read.state.book
    statement, case = book.statements.get(entered.item), book.cases.get(entered.item)
    issuer = read.issuers[entered.number]
    # The version that the line was entered for: the newest that was public by then.
    told = [version for version in statement.versions if 0 <= version.published_at <= at] if statement else []
    word = rights.ACTIONS[entered.action][1]
    return PublicLogLine(
        number=entered.number,
        at=read.date.at(at),
        item=entered.item,
        action=entered.action,
        action_name=BothTexts(tr("vi", word), tr("en", word)),
        issuer_name=_organisation(scenario, issuer),
        notice=_said(told[-1], 0) if told else _grounds(scenario, read, case, at),
        appeal=entered.link,
        safety=told[-1].safety if told else "",
    )


def _grounds(scenario: Scenario, read: _LogReading, case: Case | None, at: int) -> BothTexts:
    """The notice of a measure taken at second `at`: the ordinance that it rests on, and when it is looked at again."""
    measure = next((taken for taken in case.measures if taken.taken_at == at), None) if case else None
    if measure is None:
        return BothTexts("", "")
    basis = legal_basis(scenario, str(measure.basis))
    by, text = read.date.at(measure.review_at), N_("{basis}; to be looked at again by {date}")
    return BothTexts(
        tr("vi", text, basis=basis.vi, date=f"{by:%d/%m/%Y}"),
        tr("en", text, basis=basis.en, date=f"{by:%Y-%m-%d}"),
    )


def _as_run(scenario: Scenario, read: _LogReading) -> tuple[Ran, ...]:
    """Injects as they ran: in control's words where it changed them, with those that control wrote."""
    seats = {seat.id: cell.id for cell in scenario.cells.cells for seat in cell.seats}
    titles = {situation.id: _both(situation.title) for situation in scenario.drill.situations}
    names = {cell.id: _both(cell.name) for cell in scenario.cells.cells}
    plan, shift = _planned(scenario), scenario.drill.run_on_hours * 3_600
    rows = []
    for number, inject in sorted(rows_as_run(scenario, read.state).items()):
        came = read.state.deliveries.get(number)
        reached = came if came is not None and came.reached else None
        recipients = came.recipients if came else ()
        cells = dict.fromkeys(seats.get(recipient, recipient) for recipient in recipients)
        rows.append(
            Ran(
                number=number,
                situation=titles.get(inject.situation, BothTexts("", "")),
                planned=plan.at(inject.at + (shift if inject.phase == LOOKING_BACK else 0)),
                at=read.date.at(reached.at) if reached else None,
                minute=reached.at // 60 if reached else -1,
                status=came.run_status if came else "",
                to=tuple(names.get(cell, BothTexts(cell, cell)) for cell in cells),
                public=came.public if came else inject.to.public,
                read_by=len(came.acknowledged) if came else 0,
                subject=_both(inject.subject),
            )
        )
    return tuple(rows)


def _planned(scenario: Scenario) -> StoryDate:
    """The story's dates as the scenario plans them, the run-on before the last phase included."""
    drill = scenario.drill
    third = 60 * sum(phase.minutes for phase in drill.phases[: LOOKING_BACK - 1])
    later = ((third, 3_600 * drill.run_on_hours),)
    return followed(drill.epoch, ((move.at + put_off(move.at, later), move.story) for move in drill.moves))


def sourced(scenario: Scenario, case: Case | None, source: str) -> BothTexts:
    """A source in words; what a source says stays inside, for it may be marked AMBER."""
    asked = {question.question: question.owner for question in case.questions} if case else {}
    held = {evidence.evidence: evidence for evidence in case.evidence} if case else {}
    if source in asked:
        return _organisation(scenario, asked[source])
    if source in held and held[source].kind in SOURCES:
        return _held(scenario, case, held[source])
    return _organisation(scenario, source)


def _held(scenario: Scenario, case: Case | None, item: Evidence) -> BothTexts:
    """A piece of evidence in words: whose record or opinion it is, as the file shows it; nobody is named about themselves."""
    concerned = {unit for unit, _ in case.conflicts} if case else set()
    asked = [question for question in case.questions if question.answer == item.text] if case else []
    owners = [question.owner for question in asked if question.owner and question.owner not in concerned]
    of, word = (item.by, OPINION_OF) if item.by else (owners[-1] if owners else "", RECORD_OF)
    if not of:
        return BothTexts(tr("vi", SOURCES[item.kind]), tr("en", SOURCES[item.kind]))
    unit = _organisation(scenario, of)
    return BothTexts(tr("vi", word, unit=unit.vi), tr("en", word, unit=unit.en))


def _organisation(scenario: Scenario, cell: str) -> BothTexts:
    """The organisation of a cell, or the word itself when it is none."""
    found = next((each_cell.organisation for each_cell in scenario.cells.cells if each_cell.id == cell), None)
    return _both(found) if found else BothTexts(cell, cell)


def _both(text: Bi) -> BothTexts:
    return BothTexts(text.vi, text.en)
