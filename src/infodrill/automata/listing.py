"""What a bulletin lists: each matter once, the gravest first, with what people should do about it, and what is not settled."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from infodrill.automata.firstwords import adds_reasons
from infodrill.automata.heading import governed
from infodrill.automata.hours import hour
from infodrill.automata.matters import slipped
from infodrill.automata.pairs import Both, advised_too, joined, pairs
from infodrill.automata.phrases import (
    AGAIN_LED,
    AGAIN_SAID,
    AGAIN_THERE,
    CORRECTION,
    FORMS_THERE,
    UPDATE,
    WARNING,
    in_both,
)  # fmt: skip
from infodrill.automata.proposal import Duty
from infodrill.automata.sentences import called, ended, open_point, undecided
from infodrill.automata.stillholds import answered_meanwhile, case_of
from infodrill.automata.writer import Writer
from infodrill.casework.atodds import at_odds
from infodrill.casework.book import Statement
from infodrill.casework.craft import advice_of
from infodrill.casework.lifting import lifted as steps_lifted
from infodrill.casework.tongues import spoken
from infodrill.conduct.namedplaces import kind_of, spots
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import begun
from infodrill.kernel.saidtimes import hours_named
from infodrill.scenario.schema import Bi

WHOLE = 8  # how many of the gravest matters a bulletin lists with what to do
LONGEST_POINT = 200  # letters of what is known of an open matter
SHORT = 150  # letters of what a line of a list tells beside its headline
LONGEST_STEP = 180  # letters of the first step of an advice: there is no shorter one that says it
ALIKE = 0.6  # share of a headline's words that stand in another which tells it too
RUN = 7  # words in a row that stand in a line before: it tells that again
ROOM = 255  # words up to which a sheet grows by second steps: it is read standing
UNRANKED = "P5"  # behind every priority
_UNTIL = re.compile(r"\b(?:ngừng|cắt|đóng|cấm|nghỉ|mở)\b[^.;]*\bđến (?:hết )?\d+ giờ", re.IGNORECASE)
_OF_AN_HOUR = re.compile(r"(?:đo )?lúc \d", re.IGNORECASE)  # a reading of then is no news of now
NOT_SETTLED = N_("No final conclusion yet:")
SETTLED = N_("Clear by now:")
HEADS = AGAIN_SAID, AGAIN_LED, UPDATE, CORRECTION, WARNING
THERE_HEADS = AGAIN_THERE, FORMS_THERE[UPDATE], FORMS_THERE[CORRECTION], FORMS_THERE[WARNING]
LISTED_SO, LISTED_WITH = "• {title}.", "• {title}. {open}"  # the same in both languages
# A record has come since the text that stands: what it says is for a text of its own, once it is checked.
ANSWERED = N_("• About {topic} an answer has come; it is being checked, and our text follows.")
NEXT_WORD = N_("Next word: {time}.")
THERE_TOO = N_("The same is so in {places}.")
READ_ON = N_("What to do: please read the whole text on the portal before passing one of these on.")


def items(duty: Duty, fresh: list[Statement]) -> Iterator[Bi]:
    """A line for each matter, the gravest first: what was published on it last; what is not settled. None is left out, least of
    all what we have owned up to: of the lesser ones the headline stands alone."""
    standing, lifted = _standing_together(duty, fresh)
    texts = sorted(standing, key=lambda text: _gravity(duty, text))
    settled = _each_once(duty, [text for text in texts if not _open(text)])
    unsettled = [text for text in texts if _open(text)]

    def ranked(texts: Iterable[Statement]) -> list[tuple[str, int]]:
        return [_gravity(duty, text)[1:3] for text in texts]

    clear = _points(duty, settled, lifted)
    still = [_unsettled(duty, text) for text in unsettled]
    clear = _fuller(duty, [text for text, _ in settled], clear, still)
    if clear and still and min(ranked(unsettled)) <= min(ranked(text for text, _ in settled)):
        # Nobody reads of a timetable before the dyke.
        yield from (in_both(duty.view, NOT_SETTLED), *still, in_both(duty.view, SETTLED), *clear)
    else:
        yield from (*clear, *([in_both(duty.view, NOT_SETTLED)] if still else []), *still)
    if not any(_advises(duty, text) and text.statement not in lifted for text in texts):
        yield in_both(duty.view, READ_ON)
    yield sourced(duty)


def _points(duty: Duty, settled: list[tuple[Statement, tuple[str, ...]]], lifted: frozenset[str]) -> list[Bi]:
    """The lines of what is settled, each with its own step: torn from its matter nobody knows what it is for. None tells again
    what a line before it tells; where no step is left for it, as on the gravest, it tells what else is so."""
    points: list[Bi] = []
    for place, (text, places) in enumerate(settled):
        told = " ".join(point.vi for point in points)
        said = [Both()]
        if place < WHOLE and text.statement not in lifted:
            todo = _beside(duty, text, told, whole=place == 0) or _next_step(duty, text, told)
            said = [todo] if todo and place else [_what_else(duty, text, f"{told} {todo.vi}"), todo]
            said.insert(0, _lasting(duty, text, said))
        said.append(_owned_up(duty, text))
        points.append(_settled(duty, text, joined(tuple(filter(None, said))), places))
    return points


def _fuller(duty: Duty, texts: list[Statement], points: list[Bi], others: list[Bi]) -> list[Bi]:
    """The points with a second sentence of what to do, the gravest first, as long as the sheet stays short enough to be read;
    of a danger whatever its length."""
    lines, told = list(points), " ".join(line.vi for line in (*points, *others))
    words = sum(len(line.vi.split()) for line in (*points, *others))
    for place, text in enumerate(texts):
        both, line, case = _next_step(duty, text, told), lines[place], case_of(duty, text)
        room = words + len(both.vi.split()) <= ROOM or (case is not None and duty.view.read(case).danger)
        if both and both.vi not in line.vi and room:
            lines[place] = advised_too(line, both, _owned_up(duty, text))
            words += len(both.vi.split())
    return lines


def _owned_up(duty: Duty, text: Statement) -> Both:
    """The apology for a wrong word of our own: a sheet that only has the right one hides who told the other."""
    case = case_of(duty, text)
    writer = Writer(case, duty.view, duty.seed, text.issuer) if case else None
    if writer is None or not (writer.ours and writer.answers_for_it):
        return Both()
    return Both(writer.own_up("vi"), writer.own_up("en"))


def _lasting(duty: Duty, text: Statement, beside: list[Both]) -> Both:
    """What a text tells of how long a thing lasts: of a cut in the dark that is all that people ask."""
    case = case_of(duty, text)
    if case is None:
        return Both()
    below = Writer(case, duty.view, duty.seed, text.issuer).below(text.kind)
    told = (
        both for both in (below.first, *below.others) if both and len(both.vi) <= SHORT and both not in beside
    )
    return next((both for both in told if _UNTIL.search(both.vi)), Both())


def _next_step(duty: Duty, text: Statement, told: str) -> Both:
    """The second step that an owner advises, where the first stands elsewhere."""
    case = case_of(duty, text)
    said = pairs(Writer(case, duty.view, duty.seed, text.issuer).advice) if case else ()
    known = _in_part(re.split(r"[,;]", _advises(duty, text).vi)[0], told)
    fits = (both for both in said[1:2] if known and len(both.vi) <= SHORT and not _again(both.vi, told))
    return next(fits, Both())


def _in_part(step: str, told: str) -> bool:
    """Whether any clause of a step stands in what was told."""
    parts = re.split(r"[,;.] ?", fold(step))
    return any(part in fold(told) for part in parts if len(part.split()) > 2)


def _what_else(duty: Duty, text: Statement, told: str) -> Both:
    """The first thing that a text tells below its headline, short enough for a list, and not how we came to say it wrongly."""
    case = case_of(duty, text)
    if case is None:
        return Both()
    below = Writer(case, duty.view, duty.seed, text.issuer).below(text.kind)
    head = f"{told} {_title(duty, text).vi}"
    rest = (
        both for both in (below.first, *below.others) if both and max(len(both.vi), len(both.en)) <= SHORT
    )
    return next(
        (each for each in rest if not (slipped(each) or _OF_AN_HOUR.match(each.vi) or _again(each.vi, head))),
        Both(),
    )


def _again(said: str, told: str) -> bool:
    """Whether words stand there already: so many of them in a row."""
    words, before = re.findall(r"\w+", fold(said)), " ".join(re.findall(r"\w+", fold(told)))
    runs = (" ".join(words[at : at + RUN]) for at in range(max(len(words) - RUN, 0) + 1))
    return len(words) >= RUN and any(f" {run} " in f" {before} " for run in runs)


def _standing_together(duty: Duty, fresh: list[Statement]) -> tuple[list[Statement], frozenset[str]]:
    """The last text of each matter, and those of which a newer one has lifted what people were told to do: one sheet never orders
    both. What such a text found stands, unless its headline itself is an order."""
    kept: list[Statement] = []
    lifted: set[str] = set()
    newer: list[tuple[str, str]] = []  # what those that are kept tell people to do, in each language
    for text in sorted(last_of_each_matter(duty, fresh), key=lambda text: -_told_at(duty, text)):
        title, mine = _title(duty, text), _advice(duty, text)
        if any(at_odds(title.in_(lang), todo) for lang, todo in newer):
            continue
        if any(at_odds(mine.in_(lang), todo) for lang, todo in newer):
            lifted.add(str(text.statement))
        kept.append(text)
        newer += [(lang, mine.in_(lang)) for lang in LANGUAGES]
    return kept, frozenset(lifted)


def _told_at(duty: Duty, text: Statement) -> int:
    """How new the word is on which a text rests: the owner's last answer, else its own hour."""
    case, said = case_of(duty, text), text.published
    told = [asked.answered_at for asked in case.questions if asked.verdict] if case else []
    return max(told, default=said.published_at if said else 0)


def _advice(duty: Duty, text: Statement) -> Both:
    """All that a text and the owner of its facts tell people to do."""
    case, said = case_of(duty, text), text.published or text.newest
    owners = Writer(case, duty.view, duty.seed, text.issuer).advice if case else Both()
    told = {lang: advice_of(text.kind, said, lang) for lang in LANGUAGES}
    return Both(f"{owners.vi} {told['vi']}".strip(), f"{owners.en} {told['en']}".strip())


def _beside(duty: Duty, text: Statement, told: str, *, whole: bool) -> Both:
    """What stands behind a headline of the list: its advice, unless that was `told` before it, whole or in part, or sends people
    elsewhere than the headline names a place. `whole` = the first step as long as it is."""
    todo, title = _advises(duty, text, whole=whole), _title(duty, text)
    named = (
        (kind_of(spot), title.in_(lang).lower()) for lang in LANGUAGES for spot in spots(todo.in_(lang), lang)
    )
    # Who headed it and who advises said it in one answer: then both mean the same place.
    case = case_of(duty, text)
    headed = Writer(case, duty.view, duty.seed, text.issuer).title("vi", text.kind) if case else ""
    if _bare(duty, "vi", headed) != title.vi and any(kind in head for kind, head in named):
        return Both()
    if todo and _in_part(todo.vi, told):
        todo = next((both for both in _shorter(todo) if not _in_part(both.vi, told)), Both())
    return Both() if _again(todo.vi, f"{told} {title.vi}") else todo


def _advises(duty: Duty, text: Statement, *, whole: bool = False) -> Both:
    """What the owner of its facts advises first, as much of it as a list holds: a later step alone rests on nothing."""
    case = case_of(duty, text)
    said = pairs(Writer(case, duty.view, duty.seed, text.issuer).advice) if case else ()
    # Before its owner has told anything, what keeps people from the harm of a telling is all that they can do.
    kept = (
        duty.view.read(case).meanwhile if case and not any(asked.answer for asked in case.questions) else None
    )
    if kept and (first := next(iter(pairs(kept)), Both())) and len(first.vi) <= LONGEST_POINT:
        return first
    step = next(iter(said), Both())
    return step if whole else _as_much(step)


def _as_much(step: Both) -> Both:
    """A step as far as a list holds it: whole, else its first clauses."""
    fits = (both for both in (step, *_shorter(step)) if max(len(both.vi), len(both.en)) <= LONGEST_STEP)
    return next(fits, Both())


def _shorter(step: Both) -> Iterator[Both]:
    """A step without its last clauses, in both languages."""
    vi, en = step.vi.split("; "), step.en.split("; ")
    for n in range(len(vi) - 1, 0, -1) if len(vi) == len(en) else ():
        yield Both(ended("; ".join(vi[:n])), ended("; ".join(en[:n])))


def _settled(duty: Duty, text: Statement, todo: Both, places: tuple[str, ...]) -> Bi:
    """A matter as it is headed, with the other `places` where the same is so, and what to do about it."""
    title = _title(duty, text)
    if places:
        same = in_both(duty.view, THERE_TOO, places=", ".join(places))
        todo = joined(tuple(filter(None, (Both(same.vi, same.en), todo))))
    if not todo:
        return in_both(duty.view, LISTED_SO, title=title)
    return in_both(duty.view, LISTED_WITH, title=title, open=Bi(vi=todo.vi, en=todo.en))


def _each_once(duty: Duty, texts: list[Statement]) -> list[tuple[Statement, tuple[str, ...]]]:
    """Without those whose headline says hardly more than one before it; beside that one the places for which they said it."""
    kept: list[tuple[Statement, Bi, list[str]]] = []
    for text in texts:
        title = _title(duty, text)
        first = next((entry for entry in kept if _one_thing(title, entry[1])), None)
        if first is None:
            kept.append((text, title, []))
            continue
        named = (name for name in sorted(duty.view.premises.places) if name in title.vi)
        first[2].extend(name for name in named if name not in first[1].vi and name not in first[2])
    return [(text, tuple(places)) for text, _, places in kept]


def _one_thing(title: Bi, other: Bi) -> bool:
    """Whether two headlines share most of their words, in either language."""
    both = (
        [set(re.findall(r"\w+", each.in_(lang).lower())) for each in (title, other)] for lang in LANGUAGES
    )
    return any(len(own & its) >= ALIKE * min(len(own), len(its)) > 0 for own, its in both)


def last_of_each_matter(duty: Duty, fresh: list[Statement]) -> tuple[Statement, ...]:
    """What was published last on each story, in whichever of its cases; a warning says what to do, and where there is an answer,
    too, that one is listed."""
    last: dict[object, Statement] = {}
    for statement in sorted(fresh, key=lambda text: text.published.published_at if text.published else 0):
        case = case_of(duty, statement)
        matter = duty.view.read(case).likeness if case else statement.case
        if statement.kind != "warning" or matter not in last or _open(last[matter]):
            last[matter] = statement
    return tuple(last.values())


def _gravity(duty: Duty, statement: Statement) -> tuple[bool, str, int, bool, int]:
    """How early it is told: first what lifts what people were told to do, then by its priority, the harm of the telling, whether
    something is to be done by an hour, its newness."""
    case, said = case_of(duty, statement), statement.published
    published = said.published_at if said else 0
    if case is None:
        return True, UNRANKED, 0, True, -published
    keeps = said is None or not steps_lifted(statement, said, duty.view.lang)
    harm = case.h or duty.view.read(case).harm
    now, todo = duty.view.story(duty.view.now), _advises(duty, statement).vi
    timeless = not any(hour > now for hour in hours_named(todo, now))
    return keeps, case.priority or UNRANKED, -int(harm.removeprefix("H") or 0), timeless, -published


def _unsettled(duty: Duty, statement: Statement) -> Bi:
    """An open matter as its text is headed, with what is not known of it, or that a record has come."""
    case = case_of(duty, statement)
    if case and statement.published and answered_meanwhile(case, statement.published):
        topic = duty.view.read(case).topic
        return (
            in_both(duty.view, ANSWERED, topic=topic)
            if topic
            else in_both(duty.view, LISTED_SO, title=_title(duty, statement))
        )
    title = _title(duty, statement)
    if case is None:
        return in_both(duty.view, LISTED_SO, title=title)
    below = Writer(case, duty.view, duty.seed, statement.issuer).below(statement.kind)
    told = [both for both in (below.first, *below.others) if both and len(both.vi) <= LONGEST_POINT]
    point = next(filter(_names_the_open_point, told), Both())
    if undecided(title.vi) or undecided(title.en) or not point:
        point = next(iter(told), Both())
    grave = duty.view.read(case).danger  # whoever is in danger gets no half of a step
    todo = _advises(duty, statement, whole=grave)
    more = pairs(Writer(case, duty.view, duty.seed, statement.issuer).advice)[1:2] if todo else ()
    todo = next(
        (joined((todo, both)) for both in more if grave or len(todo.vi) + len(both.vi) <= LONGEST_POINT), todo
    )
    said = joined(tuple(filter(None, (point, todo, _next_word(duty, statement)))))
    if not said:
        return in_both(duty.view, LISTED_SO, title=title)
    return in_both(duty.view, LISTED_WITH, title=title, open=Bi(vi=said.vi, en=said.en))


def _next_word(duty: Duty, statement: Statement) -> Both:
    """The hour that an open matter's text gives for the next word."""
    said, view = statement.published, duty.view
    if said is None or said.next_update <= view.now:
        return Both()
    due, today = view.story(said.next_update), view.story(view.now).date()
    time = Bi(vi=hour("vi", due, today), en=hour("en", due, today))
    told = in_both(view, NEXT_WORD, time=time)
    return Both(told.vi, told.en)


def _names_the_open_point(said: Both) -> bool:
    return bool(said) and (open_point(said.vi) or open_point(said.en))


def _open(statement: Statement) -> bool:
    return statement.published is not None and statement.published.stance == "unknown"


def sourced(duty: Duty) -> Bi:
    now = duty.view.story(duty.view.now)
    time = Bi(vi=hour("vi", now, now.date()), en=hour("en", now, now.date()))
    return in_both(duty.view, N_("Source: {unit}, as of {time}."), unit=issuing(duty), time=time)


def _title(duty: Duty, statement: Statement) -> Bi:
    """As its text is headed, or the warning of which it gives the reasons; a bulletin says all of it again."""
    case = case_of(duty, statement)
    mine = [text for text in duty.view.statements if text.case == statement.case]
    if case and statement.kind == "correction" and adds_reasons(case, mine) >= 0:
        statement = next((text for text in mine if text.kind == "warning"), statement)
    version = statement.published or statement.newest
    own = {lang: version.said(lang)[0] for lang in LANGUAGES}
    if case and (strange := [lang for lang in LANGUAGES if spoken(own[lang]) not in ("", lang)]):
        # Written in one language alone: in the other the matter is headed as its case would be.
        writer = Writer(case, duty.view, duty.seed, statement.issuer)
        own |= {lang: writer.title(lang, statement.kind) for lang in strange}
    return Bi(vi=_bare(duty, "vi", own["vi"]), en=_bare(duty, "en", own["en"]))


def _bare(duty: Duty, lang: str, title: str) -> str:
    for form in THERE_HEADS:
        title = title.replace(duty.view.premises.say(lang, form, place="", fact=""), ": ", 1)
    # Whoever issues it need not be named before each line, nor the city before what is the city's.
    for own in (f"{_issuing_place(duty, lang)}: ", f"{duty.view.premises.place('').in_(lang)}: "):
        title = begun(title.removeprefix(own)) if title.startswith(own) else title
    heads = (duty.view.premises.say(lang, form, fact="") for form in HEADS)
    told = next((title.removeprefix(head) for head in heads if title.startswith(head)), "")
    return f"{told[:1].upper()}{told[1:]}" if told else title


def _issuing_place(duty: Duty, lang: str) -> str:
    """What stands before the headlines of this house's own texts where they do not say where."""
    house = duty.view.organisation(duty.view.seat.cell) or duty.view.premises.place("")
    return (governed(house) or house).in_(lang)


def issuing(duty: Duty) -> Bi:
    house = duty.view.organisation(duty.view.seat.cell) or duty.view.premises.place("")
    return Bi(vi=house.vi, en=called("en", house.en))
