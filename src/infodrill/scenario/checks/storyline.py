"""Whether the story holds together: what comes before what, what a record can say, what a text says against the one beside it."""

# Charter: scenario checks storyline
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from infodrill.kernel.folding import CAPITALS
from infodrill.kernel.i18n import N_
from infodrill.kernel.saiddays import PARTS_OF_DAY
from infodrill.kernel.saidtimes import PARTS
from infodrill.scenario.checks.advised import (
    LONG_WORD,
    as_is_feared,
    as_our_error_says,
    as_the_rumour_says,
    as_the_untold_do,
)
from infodrill.scenario.checks.calledwhat import PRIVATE
from infodrill.scenario.checks.clash import FALSE, TRUE, alike, settled
from infodrill.scenario.checks.invented import denied
from infodrill.scenario.checks.saidhours import begins, days, hours, parts_of_day, said_range
from infodrill.scenario.checks.timeline import after_start, length
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.light.times import DrillHours
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Inject, Scenario

MOST_OF_IT = 0.6  # of the words of a record
WORD_FOR_WORD = 7  # words in a row that nobody finds who has not read the record
ROUND = 300  # seconds by which an hour in a text may be rounded
ECHO = 4  # words in a row of a record by which a text tells what the record shows
TOLD_EARLY = N_("inject {number} tells at {at} what the record shows only from {known}")
ASKED_EARLY = N_("the press asks at {at} about {claim}, which nobody tells before {told}")
_NOT = frozenset({"không", "chưa", "chẳng", "not", "never", "no"})
_NOT_A_SINGLE = re.compile(
    r"(?i)(?<!\w)(?:(?:không|chưa)(?: [^\W\d_]+){1,4} nào|no \w+(?: (?:in|of|at) (?:the )?\w+)? (?:was|were|is|are|has))(?!\w)"
)
_NEGATES = re.compile(r"(?i)(?<!\w)(?:không|chưa|chẳng|not|never|no|nobody|nothing)(?!\w)")
_PARTS = re.compile(r"[,.;:!?]")
_SMALL = frozenset(
    {
        "phải",
        "có",
        "ai",
        "gì",
        "được",
        "còn",
        "của",
        "là",
        "one",
        "a",
        "the",
        "any",
        "in",
        "yet",
        "to",
        "more",
    }
)
_IS = frozenset({"đã", "còn", "vẫn", "đều", "is", "was", "were", "has", "have", "been", "already"})
_SUCH = frozenset({"such", "hề"})  # stand between a denial and what it denies
_PLANNED = r"(?<!\w)(?:từ|đến|tới|sẽ|sắp|mai|trước|from|until|till|to|will|opens?|closes?|shuts?|by|before|after|tomorrow)(?!\w)"
_LOOKED = re.compile(
    r"(?i)(?<!\w)(?:kiểm tra|đo|xem|soát|đếm|lấy mẫu|xét nghiệm|đối chiếu|rà|kiểm kê|hỏi"
    r"|đi (?:hết|dọc|suốt|khắp)|tuần tra|chụp|checked|measured|looked|counted|tested|inspected|found|walked|patrolled|saw"
    r"|asked|compared|rang|photographed)(?!\w)[^.;:!?]{0,60}$"
    rf"|(?<!\w)(?:sổ|nhật ký|log|book|gauge|camera)(?!\w)(?:(?!{_PLANNED})[^.;!?])* (?:lúc|at) $"
)
"""What leads to the hour at which somebody looked, or which a book of what happened has. What is planned
or shut at an hour was known before."""
_HAPPENED = re.compile(rf"(?i)^(?!.*{_PLANNED}).* (?:lúc|hồi|at) $")
"""What leads to the hour at which something happened that is true: nobody knew of it before. What is planned was known."""
_ASKS_AS = re.compile(
    rf"(?P<name>(?:(?:Nhật báo|Tuần báo|Thời báo|Báo|Đài|Tạp chí|Bản tin|Tin)|[{CAPITALS}][^\W\d_]*)(?: (?:of |"
    rf"the )?[{CAPITALS}][^\W\d_]*)+)"
    r" (?:xin (?:được |phép )*hỏi|muốn hỏi|hỏi|asks|would like to (?:ask|know)|wants to know)(?!\w)"
)
"""How somebody begins who asks for a paper: "Nhật báo Lau Sậy xin hỏi"."""
_OUTLET = frozenset((
    *("báo", "nhật", "tuần", "đài", "tạp", "chí", "thời", "the", "phóng", "viên", "of", "chúng", "tôi", "we", "từ"),
))  # fmt: skip
_PRESS = re.compile(
    r"(?i)(?<!\w)(?:báo|đài|phóng viên|nhà báo|tạp chí|truyền hình|bản tin|thời báo|phát thanh|tòa soạn|toà soạn"
    r"|press|news\w*|radio|tv"
    r"|reporter|journalist|editor|gazette|herald|times|post|today|daily|magazine|channel|correspondent|media|courier|mail)(?!\w)"
)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    clock = _clock(loaded.scenario)
    for n, claim in enumerate(loaded.scenario.claims):
        yield from _known_before_its_hour(loaded, clock, n, claim)
        yield from _told_before_known(loaded, claim)
        yield from _denied(loaded, n, claim)
        yield from _advised(loaded, n, claim)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        yield from _asked_too_early(loaded, n, inject)
        yield from _no_press(loaded, n, inject)
        yield from _another_paper(loaded, n, inject)
        yield from _after_play(loaded, n, inject)
    yield from _part_of_day(loaded)


def _clock(scenario: Scenario) -> DrillHours:
    moves = [{"at": move.at, "story": move.story} for move in scenario.drill.moves]
    phases = [{"minutes": phase.minutes} for phase in scenario.drill.phases]
    return DrillHours.of({"epoch": scenario.drill.epoch, "phases": phases, "moves": moves})


def _known_before_its_hour(
    loaded: Loaded, clock: DrillHours, n: int, claim: Claim
) -> Iterator[ScenarioProblem]:
    """The record shows something before the hour at which, as its own reason says, somebody looked."""
    for m, known in enumerate(claim.truth):
        at = ("claims", n, "truth", m, "known_from")
        if known.verdict == "UNPROVEN" or not loaded.where.written(*at):
            continue
        looked = hours(known.why.in_(loaded.lang), led_by=_LOOKED)
        if claim.kernel and loaded.where.written("claims", n, "kernel"):
            looked += hours(claim.kernel.in_(loaded.lang), led_by=_HAPPENED)
        late = max((_second(clock, f"{hour:02}:{minute:02}") for hour, minute in looked), default=0)
        if late > known.known_from + ROUND:
            message = N_("this is known from {known}, and its own reason names {hour}, which is {at}")
            remedy = N_("Write {near} or later, or correct the hour.")
            said = {
                "known": after_start(known.known_from),
                "hour": clock.story(late),
                "at": after_start(late),
            }
            yield warning("S164", loaded.where(*at), message, remedy, **said, near=in_code(after_start(late)))
        elif claim.kernel and loaded.where.written("claims", n, "kernel"):
            yield from _lasts_longer(loaded, n, m, claim.kernel.in_(loaded.lang), known.why.in_(loaded.lang))


def _lasts_longer(loaded: Loaded, n: int, m: int, kernel: str, why: str) -> Iterator[ScenarioProblem]:
    """What is true in it lasts until after the hour of the record that shows how it is now."""
    lasts, looked = said_range(kernel), hours(why, led_by=_LOOKED)
    late = max((hour * 60 + minute for hour, minute in looked), default=0)
    if lasts and lasts[0] < late < lasts[1]:
        where, hour = loaded.where("claims", n, "truth", m, "why"), f"{late // 60}:{late % 60:02}"
        message = N_("it says {here}, and {name} of the same story ({where}) says {there}")
        remedy = N_("Correct one of the two, or leave it if they speak of two things.")
        said = {"here": in_code(lasts[2]), "there": in_code(hour), "name": in_code("why")}
        place = loaded.where("claims", n, "kernel")
        yield warning("S164", place, message, remedy, **said, where=f"{where.file}:{where.line}")


def _second(clock: DrillHours, hour: str) -> int:
    """The second at which the story's clock shows the hour; of a drill in one part of a day, also when it is over."""
    second, begins, ends = clock.second(hour), clock.story(0), clock.story(clock.end)
    if isinstance(second, int):
        return second
    minutes = [int(each[:2]) * 60 + int(each[3:]) for each in (begins, hour, ends)]
    return (
        (minutes[1] - minutes[0]) * 60
        if begins < ends < hour and len({story - at for at, story in clock.moves}) == 1
        else 0
    )


def _told_before_known(loaded: Loaded, claim: Claim) -> Iterator[ScenarioProblem]:
    """An organisation tells in an inject what the record shows only later, or anybody tells it in the record's own words."""
    lang, names = loaded.lang, _offices(loaded.scenario)
    for n, inject in loaded.scenario.told_at(claim.id):
        for known in claim.truth:
            # Who is no office may have told the record what it says now; not all of it in its own words.
            whole = len(known.why.in_(lang).split()) * MOST_OF_IT
            enough = ECHO if inject.from_ in names else max(WORD_FOR_WORD, whole)
            body = inject.body.in_(lang)
            if known.verdict == "UNPROVEN" or known.known_from <= inject.at:
                continue
            if alike(body, known.why.in_(lang)) >= enough > alike(body, claim.sentence.in_(lang)):
                message = TOLD_EARLY
                remedy = N_("Let it come later, or write an earlier `known_from` in claims/{claim}.yaml.")
                said = {
                    "number": inject.number,
                    "at": after_start(inject.at),
                    "known": after_start(known.known_from),
                }
                yield warning(
                    "S164", loaded.where("msel", "injects", n, "at"), message, remedy, **said, claim=claim.id
                )


def _offices(scenario: Scenario) -> set[str]:
    return {name for cell in scenario.cells.cells if cell.level for name in cell.called}


def _denied(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What is true in it is said not to be so by the record, or the other way round."""
    lang = loaded.lang
    yield from _refuted(loaded, n, claim, lang)
    for m, known in enumerate(claim.truth if claim.kernel else ()):
        assert claim.kernel is not None
        kernel, why = claim.kernel.in_(lang), known.why.in_(lang)
        words = _negated(kernel) & _affirmed(why) | _negated(why) & _affirmed(kernel)
        if settled(claim, FALSE):  # what the record says is not so stands in what is true in it
            words |= (_negated(why) - _SMALL) & _said_to_be(kernel)
        # Of one and the same thing: another word that is no small one stands in both.
        shared = {word for word in {*_words(kernel)} & {*_words(why)} - words if len(word) >= LONG_WORD}
        if words and shared:
            message = N_("`kernel` and the reason of {verdict} say the opposite of {words}")
            place = loaded.where(
                "claims", n, *(("kernel",) if loaded.where.written("claims", n, "kernel") else ("truth", m))
            )
            said = {"verdict": in_code(known.verdict), "words": in_code(min(words))}
            remedy = N_("Correct one of the two, or leave it if they speak of two things.")
            yield warning("S163", place, message, remedy, **said)


def _refuted(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """People are told that something is so of which the last record says that it is not."""
    why = claim.truth[-1].why.in_(lang)
    for name in ("advice", "meanwhile"):
        text = getattr(claim, name)
        said = text.in_(lang) if text is not None and loaded.where.written("claims", n, name) else ""
        words = (_negated(why) & _affirmed(said)) - _SMALL
        shared = {word for word in {*_words(said)} & {*_words(why)} - words if len(word) >= LONG_WORD}
        if words and shared:
            message = N_("{name} says of {words} what the record says is not so")
            where = {"name": in_code(name), "words": in_code(min(words))}
            remedy = N_("Correct one of the two, or leave it if they speak of two things.")
            yield warning("S163", loaded.where("claims", n, name), message, remedy, **where)


def _negated(text: str) -> set[str]:
    text = _NOT_A_SINGLE.sub(" ", text)  # denies of each of them what follows, and not that there are any
    said = [word for word in _words(text) if word not in _SUCH]
    return {word for before, word in pairwise(said) if before in _NOT and word not in _IS}


def _said_to_be(text: str) -> set[str]:
    """Words of the parts of a text in which nothing is denied."""
    return {word for part in _PARTS.split(text) if not _NEGATES.search(part) for word in _words(part)}


def _affirmed(text: str) -> set[str]:
    return {word for before, word in pairwise(_words(text)) if before in _IS and word not in _NOT}


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+", text)]


def _advised(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What people are told to do is what the rumour tells them to do; or names another hour or day than the record."""
    erred = False
    for name in ("advice", "meanwhile"):
        text = getattr(claim, name)
        if text is None or settled(claim, TRUE) or not loaded.where.written("claims", n, name):
            continue
        languages, place = dict.fromkeys(loaded.scenario.drill.languages), loaded.where("claims", n, name)
        ours = (as_our_error_says(claim, lang) for lang in languages if name == "advice")
        if wrong := next(filter(None, ours), ""):
            erred = True
            message = N_("`advice` says what our own error says, and its truth says `{verdict}`: {text}")
            shown = {"verdict": claim.truth[-1].verdict, "text": in_code(wrong[:80])}
            yield warning("S163", place, message, N_("Write what is so instead."), **shown)
        elif said := next(filter(None, (as_the_rumour_says(claim, name, lang) for lang in languages)), ""):
            message = N_("{name} tells people to do what the rumour tells them: {text}")
            remedy = N_("Write what keeps them safe, or leave it if that is the same.")
            yield warning("S163", place, message, remedy, name=in_code(name), text=in_code(said[:80]))
        elif said := next(
            filter(None, (as_the_untold_do(claim, name, lang) for lang in languages)), ""
        ) or as_is_feared(claim, name, [*languages]):
            message = N_("{name} tells people to do what hurts them by `harm_why`: {text}")
            remedy = N_("Write what keeps them safe, or leave it if that is the same.")
            yield warning("S163", place, message, remedy, name=in_code(name), text=in_code(said[:80]))
    if claim.advice and not erred and not settled(claim, frozenset({"UNPROVEN"})):
        yield from _another_hour(loaded, n, claim, loaded.lang)


def _another_hour(loaded: Loaded, n: int, claim: Claim, lang: str) -> Iterator[ScenarioProblem]:
    """Of a claim about an hour or a day: its sentence names one, the record one, and the advice another than the record; or what
    both say is open from another hour on."""
    sentence, why = claim.sentence.in_(lang), claim.truth[-1].why.in_(lang)
    advice = claim.advice.in_(lang) if claim.advice else ""
    for named in (_hours, days, _begins):
        here, there = named(advice), named(why)
        asked = named is _begins or len(named(sentence)) == 1
        if asked and len(here) == len(there) == 1 and here != there:
            message = N_("`advice` names {here}, and the record {there}")
            remedy = N_("Correct one of the two, or leave it if they speak of two things.")
            said = {"here": in_code(min(here)), "there": in_code(min(there))}
            yield warning("S164", loaded.where("claims", n, "advice"), message, remedy, **said)
            return


def _begins(text: str) -> set[str]:
    return {f"{minute // 60}:{minute % 60:02}" for minute in begins(text)}


def _hours(text: str) -> set[str]:
    return {f"{hour}:{minute:02}" for hour, minute in hours(text)}


def _asked_too_early(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """The press asks about what nobody has told yet."""
    claim = loaded.scenario.by_id.get(inject.claim or "")
    if claim is None or inject.method != "press" or inject.to.public:
        return
    over = length(loaded.scenario.drill)
    if any(each.at >= over for each in loaded.scenario.told(claim.id)):  # told by itself
        return
    told = [
        each.at
        for each in loaded.scenario.told(claim.id)
        if each.number != inject.number and each.method != "press"
    ]
    written = loaded.where.written("claims", loaded.scenario.claim_at[claim.id], "waves")
    told += [wave.at for wave in claim.waves] if written else []
    injects, known = loaded.scenario.msel.injects, loaded.scenario.by_id
    astray = any(
        each.claim and each.claim not in known for each in injects
    )  # it may tell this, and its own finding says so
    if told and not astray and inject.at < min(told):
        message = ASKED_EARLY
        remedy = N_(
            "Let an inject tell it before, or the question come later; leave it if the press hears of it first."
        )
        said = {"at": after_start(inject.at), "told": after_start(min(told)), "claim": in_code(claim.id)}
        yield warning("S164", loaded.where("msel", "injects", n, "at"), message, remedy, **said)


def _no_press(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """Somebody asks as the press who is none."""
    strange = inject.from_ not in loaded.scenario.drill.senders  # told by itself
    if inject.method != "press" or _PRESS.search(inject.from_) or strange:
        return
    names = next(
        (
            f"{each.vi} {each.en}"
            for each in loaded.scenario.drill.speakers
            if inject.from_ in (each.vi, each.en)
        ),
        "",
    )
    others = {each.method for each in loaded.scenario.msel.injects if each.from_ == inject.from_} - {"press"}
    asks = "?" in inject.body.in_(loaded.lang)
    if PRIVATE.match(inject.from_) or (not _PRESS.search(names) and (others or not asks)):
        message = N_(
            "inject {number} comes as `press` from {name}, whose name says nothing of a newspaper or station"
        )
        remedy = N_("Name the newspaper or station as `from`, or choose another `method`.")
        place = loaded.where(
            "msel", "injects", n, "method" if loaded.where.written("msel", "injects", n, "method") else "from"
        )
        yield warning("S163", place, message, remedy, number=inject.number, name=inject.from_)


def _another_paper(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """A question of the press that begins with the name of another paper than its sender's."""
    lang = loaded.lang
    hit = _ASKS_AS.match(inject.body.in_(lang)) if inject.method == "press" else None
    names = next(
        (each for each in loaded.scenario.drill.speakers if inject.from_ in (each.vi, each.en)), None
    )
    own = {*_words(inject.from_), *(_words(f"{names.vi} {names.en}") if names else ())}
    if hit and names and not denied(inject.from_) and not {*_words(hit["name"])} - _OUTLET <= own:
        message = N_("inject {number} comes from {name}, and its text asks for {said}")
        place, said = loaded.where("msel", "injects", n, "body", lang), in_code(hit["name"])
        told = {"number": inject.number, "name": in_code(inject.from_), "said": said}
        yield warning("S163", place, message, N_("Correct one of the two."), **told)


def _after_play(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """It makes its claim spread when nobody plays any more."""
    phases = loaded.scenario.drill.phases
    over = sum(phase.minutes for phase in phases if phase.number < 4) * 60
    wave = inject.effect is not None and inject.effect.wave is not None
    if wave and over <= inject.at < length(loaded.scenario.drill):
        message = N_("inject {number} makes its claim spread when play is over ({end}): nobody can answer it")
        remedy, place = N_("Write an earlier time, below {end}."), loaded.where("msel", "injects", n, "at")
        yield warning("S161", place, message, remedy, number=inject.number, end=after_start(over))


def _part_of_day(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """The title says "a morning", and the story's clock begins in the evening."""
    drill, clock = loaded.scenario.drill, _clock(loaded.scenario)
    last = length(drill)
    shown = {int(clock.story(second)[:2]) for second in (*range(0, last, 900), last)}
    for name in ("title", "subtitle"):
        text = getattr(drill, name)
        for part in parts_of_day(text.in_(loaded.lang)) if text else ():
            first, over = PARTS[PARTS_OF_DAY[part]]
            if not any(first <= hour < over or first <= hour + 24 < over for hour in shown):
                message = N_("it says {part}, and the story's clock shows {begins} to {ends}")
                said = {"part": in_code(part), "begins": clock.story(0), "ends": clock.story(last)}
                yield warning(
                    "S164", loaded.where("drill", name), message, N_("Correct it, or `epoch`."), **said
                )
