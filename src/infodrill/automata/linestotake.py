"""From the city to the wards: the lines of each urgent text as a ward may say them, and anew where they are overtaken."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from infodrill.automata import phrases as say
from infodrill.automata.heading import Headed
from infodrill.automata.hours import hour, hour_of, next_word
from infodrill.automata.movingon import told_otherwise
from infodrill.automata.proposal import Duty, Proposal
from infodrill.automata.relaying import behind
from infodrill.automata.sentences import called, ended, governs
from infodrill.automata.sourcing import Sources
from infodrill.automata.stillholds import case_of
from infodrill.casework import lifting
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.craft import advice_of
from infodrill.casework.noun import LOOKING_BACK
from infodrill.casework.steps import URGENT
from infodrill.conduct.nouns.guidance import Guidance, IssueGuidance
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import begun
from infodrill.kernel.sentences import sentences

LINE = 380
# Weight of lines to take beside other errands: in place of such as hold no more, where lives are at stake, and elsewhere. Who
# stands before people waits for them.
OVERTAKEN, AT_THE_DOOR, BEHIND = -52, -50, -42
# Of what is open a newer hour alone is no news.
OF_HOURS = (say.AGAIN, say.AGAIN_UNDECIDED, say.AGAIN_TOLD, say.LATE, say.STILL)
HOURS = (*OF_HOURS, say.EXPECTED, say.NEXT)
# Lines of a text that tell of our texts and not of the matter, or only that what nobody has quoted here is so.
OF_TEXTS = (
    say.SINCE, say.FOLLOWS, say.SAID_AGAIN, say.SAME_AGAIN, say.CORRECTED_AGAIN, say.MOVED_ON, say.LIFTED, say.REMEDY,
    say.THEIR_REMEDY, say.REMEDY_NAMED, say.FOLLOWING, say.TO_DECIDE, say.SORRY_FOR_IT, say.NOT_SO, say.MISSED,
    *OF_HOURS, *say.OUTCOMES.values(),
)  # fmt: skip
# Of another house's text: whose fault it was stands in it, and whoever hands it on confesses nothing.
APOLOGIES = (say.SORRY, say.OUR_NOTICE, say.OUR_NOTICE_LATE)
# The notice that was wrong is quoted in the text and not in the lines, so it is named here.
EARLIER_WRONG = N_("The earlier announcement by {unit} was wrong, because {fact}")
STANDING = N_("Text of {time} by {unit}. It stands until the next version.")
REPLACING = N_("These lines replace those of {times}.")
LIFTING = N_(
    "Of the lines of {times} leave out what they advise otherwise than these; the rest of them stands."
)


def guide(duty: Duty) -> Iterator[Proposal]:
    """L2-SEC, or L2-DUTY where there is none: the lines of each urgent text, to every ward, with a receipt."""
    view, role = duty.view, duty.holds("L2-SEC", "L2-DUTY")
    if not role or not duty.first_of("L2-SEC" if view.seats.with_role("L2-SEC") else "L2-DUTY"):
        return
    for statement in view.statements if view.phase < LOOKING_BACK else ():
        said, case = statement.standing, case_of(duty, statement)
        if said is None or case is None or _given(duty, statement, said):
            continue
        # Whose lines hold no more gets others, however little the matter weighs by now.
        before = _on(duty, case)
        if case.priority not in URGENT and not before:
            continue
        # Whoever wrote a text needs no lines from it.
        wards = tuple(
            cell.id for cell in view.seats.cells.values() if cell.level == 1 and cell.id != statement.issuer
        )
        # Lines that hold no more are replaced also after a leap of the story: until then a desk tells what is false.
        if not wards or outdated(duty, statement) or behind(view, statement, said, leapt=not before):
            continue
        command = _guidance(duty, role, statement, case, wards)
        if _says_no_more(duty, command, case):
            continue
        # Where somebody may come to harm, a ward is asked at its door now: before a colleague is told that we are with them.
        grave = case.priority == "P1" or (case.danger and view.read(case).ours)
        lead = OVERTAKEN if before else AT_THE_DOOR if grave else BEHIND
        yield duty.aside("guidance", statement.statement, command, said.published_at, lead=lead)


def _given(duty: Duty, statement: Statement, said: Version) -> bool:
    """Whether lines to take from this very version went out: a newer one is handed on anew."""
    return any(
        given.repeats == statement.statement and given.at >= said.published_at
        for given in duty.view.guidance.seen
    )


def _says_no_more(duty: Duty, made: IssueGuidance, case: Case) -> bool:
    """Whether each line was given on this matter already, in whatever order: who gets it twice looks for the difference."""
    told = {part for given in _on(duty, case) for line in given.lines for part in _parts(duty, str(line))}
    *lines, _source, _last = made.lines
    return bool(told) and all(part in told for line in lines for part in _parts(duty, str(line)))


def _parts(duty: Duty, line: str) -> list[str]:
    """What a line tells of the matter, point by point, as two lines are compared."""
    told = [said for said in sentences(line) if not _of_texts(duty, duty.view.lang, said, HOURS)]
    return [fold(part).rstrip(".") for said in told for part in said.split("; ")]


def _on(duty: Duty, case: Case) -> list[Guidance]:
    """What was given before on a case, or on one that was put together with it."""
    about = {
        each.case
        for each in duty.view.cases
        if (each.merged_into or each.case) == (case.merged_into or case.case)
    }
    return [given for given in duty.view.guidance.seen if given.about in about]


def outdated(duty: Duty, statement: Statement) -> bool:
    """Whether something was published later on the same matter, its owner has told more since, or another text no longer tells
    people to do what it does: lines taken from the earlier text would gainsay it."""
    said, case = statement.published, case_of(duty, statement)
    later = [
        text for text in duty.view.statements if text.published and text.statement != statement.statement
    ]
    if said is None or (
        case and any(asked.answered_at > said.at for asked in case.questions if asked.verdict)
    ):
        return said is not None
    return told_otherwise(duty.view, statement, said) or any(
        text.published.published_at > said.published_at and _one_matter(case, case_of(duty, text))
        for text in later
        if text.published
    )


def _one_matter(first: Case | None, then: Case | None) -> bool:
    """Of one case, or of two that were put together."""
    if first is None or then is None:
        return False
    return (first.merged_into or first.case) == (then.merged_into or then.case)


def _guidance(
    duty: Duty, role: str, statement: Statement, case: Case, wards: tuple[str, ...]
) -> IssueGuidance:
    view, version = duty.view, statement.published or statement.newest
    lang = view.lang
    title, body = version.said(lang)
    # The answer stands in the headline, its end and what to do in the body; not the rumour, nor what is said of our texts.
    *told, source = [line for line in body.split("\n") if line]
    todo = advice_of(statement.kind, version, lang)
    facts = [
        _in_our_voice(duty, statement, case, line)
        for line in told
        if "“" not in line
        and line not in todo
        and not _of_texts(duty, lang, line)
        and not _over(duty, version, line)
    ]
    steps = sentences(todo.removesuffix(source).rstrip())
    todo = " ".join(
        step for step in steps if not _of_texts(duty, lang, step) and not _over(duty, version, step)
    )
    source = _sourced(duty, statement, case, source)
    said = (ended(title), *facts[:2], todo, *facts[2:], source)
    lines = tuple(dict.fromkeys(part for line in said for part in in_lines(line)))
    last = view.premises.say(
        lang, "Asked more than this, say that you will find out and call back; add nothing of your own."
    )
    time = hour(lang, view.story(version.published_at), view.story(view.now).date())
    standing = view.premises.say(lang, STANDING, time=time, unit=_house(duty, statement))
    for form, over in zip((REPLACING, LIFTING), _replaced(duty, statement, version, case), strict=True):
        standing += f" {view.premises.say(lang, form, times=', '.join(over))}" if over else ""
    return IssueGuidance(
        role=role,
        to=wards,
        topic=next(in_lines(title), title),
        facts=standing,
        lines=(*lines, last),
        case=statement.case,
        statement=statement.statement,
    )


def _over(duty: Duty, version: Version, said: str) -> bool:
    """Whether it promises a word at an hour that is over."""
    word = next_word(said, duty.view.story(version.at))
    return word is not None and word <= duty.view.story(duty.view.now)


def _replaced(duty: Duty, statement: Statement, version: Version, case: Case) -> tuple[list[str], list[str]]:
    """The hours of lines given before that hold no more: on this case whole; on another what this text has lifted of them, as the
    rest stands. A desk that holds both sheets has to know which it reads out."""
    view, own = duty.view, _on(duty, case)
    gone = lifting.lifted(statement, version, view.lang)
    latest = {
        given.about: given for given in view.guidance.seen
    }.values()  # what those replaced is torn out already
    theirs = [given for given in latest if given in own]
    others = [given for given in latest if given not in own and _tells(given, gone)]
    mine, beside = ([hour_of(view, given.at) for given in each] for each in (theirs, others))
    return list(dict.fromkeys(mine)), list(dict.fromkeys(beside))


def _tells(given: Guidance, steps: frozenset[str]) -> bool:
    """Whether lines given before tell one of those steps."""
    return any(lifting.tells(lifting.single(str(line)), steps) for line in given.lines)


def in_lines(told: str) -> Iterator[str]:
    """What is told, in lines of at most LINE letters, parted between sentences: cut in its middle one may say something else. A
    longer sentence is parted between its clauses."""
    held = ""
    for sentence in sentences(told):
        for part in [sentence] if len(sentence) <= LINE else re.split(r"(?<=[;,])\s+", sentence):
            if held and len(f"{held} {part}") > LINE:
                yield held
                held = ""
            held = f"{held} {part}".strip()
    if held:
        yield held


def _in_our_voice(duty: Duty, statement: Statement, case: Case, line: str) -> str:
    """A line as whoever hands it on may say it: that another house apologised, and whose notice was wrong."""
    view = duty.view
    wrong = view.premises.say(view.lang, say.OURS_BECAUSE, fact="")
    if line.startswith(wrong):
        fact = line.removeprefix(wrong)
        told, owner = _house(duty, statement), Headed(case, view, duty.seed, statement.issuer)
        if owner.known and owner.theirs:  # whoever corrects it for them did not say it
            named = view.organisation(owner.known.owner)
            told = called(view.lang, named.in_(view.lang)) if named else told
        return begun(view.premises.say(view.lang, EARLIER_WRONG, unit=told, fact=fact))
    if _one_voice(duty, statement) or line not in {view.premises.say(view.lang, each) for each in APOLOGIES}:
        return line
    return begun(view.premises.say(view.lang, say.HAS_APOLOGISED, unit=_house(duty, statement)))


def _house(duty: Duty, statement: Statement) -> str:
    """The house that published a text, as it stands within a sentence."""
    view = duty.view
    house = view.organisation(statement.issuer) or view.premises.place("")
    return called(view.lang, house.in_(view.lang))


def _one_voice(duty: Duty, statement: Statement) -> bool:
    """Whether a text is by the house that hands it on, or by another that speaks for the same government."""
    view = duty.view
    cell, house = view.seats.cells.get(statement.issuer), view.organisation(statement.issuer)
    mine = view.organisation(view.seat.cell)
    if statement.issuer == view.seat.cell or not (cell and house and mine):
        return statement.issuer == view.seat.cell
    return cell.level > 1 and governs(house.vi) and governs(mine.vi)


def _sourced(duty: Duty, statement: Statement, case: Case, source: str) -> str:
    """The source as whoever hands it on names it: another house's own records are not ours."""
    view = duty.view
    own = view.premises.say(view.lang, say.OWN_RECORD, time="|").partition("|")[0]
    if statement.issuer == view.seat.cell or not source.startswith(own):
        return source
    return Sources(case, view, duty.seed).known_from(view.lang)


def _of_texts(duty: Duty, lang: str, line: str, told: Sequence[str] = OF_TEXTS) -> bool:
    """Whether a line of a text tells of our texts, and not of the matter."""
    forms = (duty.view.premises.say(lang, form) for form in told)
    return any(as_form(form).fullmatch(line) for form in forms)


@cache
def as_form(form: str) -> re.Pattern[str]:
    """What a form comes to, whatever stands at its blanks: one that begins with a blank is told by its other words."""
    return re.compile(".+?".join(re.escape(part) for part in re.split(r"\{\w+\}", form)))
