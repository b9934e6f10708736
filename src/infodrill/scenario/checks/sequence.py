"""What a text presumes and the clock denies: results that are known by then, a part of the day that is over, a sequel before its
beginning; and what becomes known out of turn, or when play is over."""

# Charter: scenario checks sequence
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from infodrill.kernel.clock import DAY_IN_MINUTES
from infodrill.kernel.errors import Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.saiddays import SaidDay, said_days
from infodrill.kernel.saidtimes import PARTS
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.clash import in_time
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.timeline import after_start, first_moment, length, play_ends
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Inject
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.storydate import planned

IN_TURN = 0.8  # of the injects of a file that is written in order of time
SOONEST = 120  # seconds in which somebody may read, decide and act
SHORT_WORD = 2  # letters
ANSWERS = frozenset({"FACT-OWNER", "VERIFY"})  # roles to which records come
AT_ONCE = frozenset({"leave", "hold", "watch"})  # steps that need no record
OWN_WORDS: Mapping[str, int] = {"vi": 4, "en": 3}  # of a record, by which a report tells what it shows
ADDED = 2  # last lines of a file, where a planner goes on writing
APART, FEWEST = 3, 5  # lines; injects by which it is no chance that all but one are in order
ROUGHLY = 2  # minutes by which a move's hour is rounded
OFTEN = 2  # texts from which on it is the date that is wrong
WAITING = re.compile(
    r"(?i)(?<!\w)(?:(?:chưa|không) (?:có|ra|rõ) (?:kết quả|kết luận|số liệu|số đo|con số)"
    r"|(?:đang|còn) (?:chờ|đợi) (?:kết quả|kết luận)|đang cấy"
    r"|no (?:results?|figures?|numbers?|readings?)(?: as)? yet"
    r"|no result so far|results? (?:is|are) (?:not (?:in|out|known)|pending|awaited)"
    r"|(?:awaiting|waiting for)(?: the| a)? results?|still (?:in culture|being tested))(?!\w)"
)
RESULT = re.compile(
    r"(?i)(?<!\w)(?:đã có (?:kết quả|kết luận)|có (?:kết quả|kết luận) (?:rồi|đây)|(?:kết quả|số đo|mẫu)(?: [^\W\d_]+){0,4}"
    r" (?:cho thấy|xác nhận)"
    r"|(?<!chưa )(?<!khi )(?<!đang )(?:xét nghiệm|thử|đo|phân tích|giám định) xong rồi|(?:tests?|analysis|testing) (?:is|are)"
    r" (?:done|finished|complete)"
    r"|(?:kết quả|kết luận)(?: [^\W\d_]+){0,3} (?:đã (?:có|về|ra)|(?:có|về|ra) rồi)|(?:đã|vừa) (?:rõ|tìm ra|xác định(?:"
    r" được)?) nguyên nhân"
    r"|(?:mẫu|kết quả)(?: [^\W\d_]+){0,4} (?:đạt|sạch|âm tính|dương tính|nhiễm|an toàn|bình thường)(?! hay| không)"
    r"|samples?(?: \w+){0,3} (?:is|are|was|were|came back) (?:all )?(?:clean|clear|fine|safe|negative|positive|normal"
    r"|contaminated)"
    r"|(?:test(?:s|ed)?|came back) (?:negative|positive|clean|clear)|cause (?:is|was|has been) (?:clear|known|found)"
    r"|results? (?:is|are) (?:in|out|back|here)(?!\w)|(?:results?|tests?|samples?|readings?)(?: \w+){0,3} (?:shows?|showed|"
    r"confirms?"
    r"|confirmed|proves?|proved|came back))(?!\w)"
)
"""Somebody has looked, and says what came of it."""
_CORRECTS = re.compile(
    r"(?i)(?<!\w)(?:đính chính|bác bỏ|cải chính|đã công bố|correct(?:s|ed|ion)?|refute\w*|den(?:y|ies)"
    r"|(?:been|has|have|was) published)(?!\w)"
)
_SINCE = re.compile(r"(?i)(?<!\w)(?:từ|hồi|since) $")
_TO_COME = re.compile(
    r"(?i)(?<!\w)(?:sẽ|sắp|được không|còn kịp|ngay trong|mấy giờ|mời bà con|xin mời|will|shall|may (?:one|we|i)"
    r"|can (?:we|i|one|you)|is there|are there|going to|please)(?!\w)"
)
_REPORTED = re.compile(r"(?i)(?<!\w)(?:bảo|nói|hứa|hẹn|báo|tưởng|said|says|told|promised|announced)(?!\w)")
"""What somebody said before was to come then."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        yield from _known_backwards(loaded, n, claim)
        yield from _known_too_late(loaded, n, claim)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        yield from _still_waiting(loaded, n, inject)
        yield from _result_early(loaded, n, inject)
        yield from _due_unknown(loaded, n, inject)
    told = list(_sequel_first(loaded))
    yield from told or list(_unasked(loaded)) or _out_of_turn(loaded)
    yield from _out_of_number(loaded)
    yield from _over(loaded)
    yield from _off_the_clock(loaded)


def _off_the_clock(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A move whose hour lies not between those of the moves around it, which the clock alone joins to the minute."""
    moves = loaded.scenario.drill.moves
    for n in range(1, len(moves) - 1):
        before, here, after = moves[n - 1 : n + 2]
        hours = [60 * int(move.story[:2]) + int(move.story[3:]) for move in (before, here, after)]
        ran, played = (hours[2] - hours[0]) % DAY_IN_MINUTES, (after.at - before.at) // 60
        if abs(ran - played) <= ROUGHLY and (hours[1] - hours[0]) % DAY_IN_MINUTES > ran:
            meant = (hours[0] + (here.at - before.at) // 60) % DAY_IN_MINUTES
            near = f"{meant // 60:02}:{meant % 60:02}"
            message = N_(
                "the move begins at {shown}, which is not between the hours of the moves around it, {before} and {after}"
            )
            said = {"shown": here.story, "before": before.story, "after": after.story, "near": in_code(near)}
            remedy = N_("Write {near}, or correct the move that is wrong.")
            yield warning("S160", loaded.where("drill", "moves", n, "story"), message, remedy, **said)


def _known_backwards(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What was so first becomes known only after what was so later."""
    for m, (known, later) in enumerate(pairwise(claim.truth)):
        if known.known_from > later.known_from and known.at < later.at:
            message = N_("this is known only at {known}, and what the entry below it says already at {later}")
            place = loaded.where("claims", n, "truth", m, "known_from")
            said = {"known": after_start(known.known_from), "later": after_start(later.known_from)}
            yield warning(
                "S160", place, message, N_("Write an earlier `known_from`, or leave it out."), **said
            )
        elif known.at < later.at <= known.known_from:
            message = N_(
                "this becomes known at {known}, and what the entry below it says is so from {later} on"
            )
            remedy = N_("Write a later `at` into that entry, or an earlier `known_from` into this one.")
            place = loaded.where("claims", n, "truth", m + 1, "at")
            said = {"known": after_start(known.known_from), "later": after_start(later.at)}
            yield warning("S160", place, message, remedy, **said)


def _known_too_late(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What the record shows only when play is over: a fault where the best play waits for it, else a line for the debrief."""
    over = play_ends(loaded.scenario.drill)
    for m, known in enumerate(claim.truth):
        if known.known_from < over:
            continue
        waits = [
            step.what
            for step in claim.right_path
            if step.what not in AT_ONCE and step.after >= known.known_from
        ]
        place, end = loaded.where("claims", n, "truth", m, "known_from"), after_start(over)
        if waits:
            message = N_(
                "{steps} of the right path waits for this, and it is known only when play is over ({end}): nobody can do it"
            )
            remedy = N_(
                "Write an earlier `known_from`; or where nobody is to find it out, `UNPROVEN` as the only `truth`."
            )
            steps = ", ".join(in_code(what) for what in dict.fromkeys(waits))
            yield error("S161", place, message, remedy, steps=steps, end=end)
        else:
            message = N_("this is known only when play is over ({end}): nobody can find it out")
            yield warning(
                "S161", place, message, N_("Write an earlier `known_from`, or leave the entry out."), end=end
            )


def _still_waiting(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """Who knows reports that there is no result, and the record has one by then."""
    claim = loaded.scenario.by_id.get(inject.claim or "")
    lang = loaded.lang
    if claim is None or inject.method not in REPORTS or not WAITING.search(inject.body.in_(lang)):
        return
    if not in_time(claim):
        return
    awaited = any(known.verdict == "UNPROVEN" for known in claim.truth)
    known = [known.known_from for known in claim.truth if known.verdict != "UNPROVEN"]
    if awaited and known and min(known) <= inject.at:
        message = N_(
            "inject {number} says at {at} that there is no result yet, and the record has it from {known}"
        )
        remedy = N_("Let it come earlier, or write a later `known_from` in claims/{claim}.yaml.")
        said = {"number": inject.number, "at": after_start(inject.at), "known": after_start(min(known))}
        yield warning(
            "S164", loaded.where("msel", "injects", n, "at"), message, remedy, **said, claim=claim.id
        )


def _result_early(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """Who knows reports a result, and the record has none yet."""
    claim = loaded.scenario.by_id.get(inject.claim or "")
    body = inject.body.in_(loaded.lang)
    if claim is None or inject.method not in REPORTS or WAITING.search(body):
        return
    if not RESULT.search(body) and not _tells_the_record(claim, body, loaded.lang):
        return
    known = [known.known_from for known in claim.truth if known.verdict != "UNPROVEN"]
    if known and inject.at < min(known):
        remedy = N_("Let it come later, or write an earlier `known_from` in claims/{claim}.yaml.")
        message = N_("inject {number} tells a result at {at}, and the record has one only from {known}")
        said = {"number": inject.number, "at": after_start(inject.at), "known": after_start(min(known))}
        place = loaded.where("msel", "injects", n, "at")
        yield warning("S164", place, message, remedy, **said, claim=claim.id)


def _tells_the_record(claim: Claim, body: str, lang: str) -> bool:
    """Whether it has several words of what is known at last that nothing said before has."""
    last = claim.truth[-1]
    before = [claim.sentence, *(known.why for known in claim.truth[:-1]), *filter(None, (claim.meanwhile,))]
    words = {*folded_words(last.why.in_(lang)).split()} & {*folded_words(body).split()}
    new = words - {word for text in before for word in folded_words(text.in_(lang)).split()}
    return len(claim.truth) > 1 and len([word for word in new if len(word) > SHORT_WORD]) >= OWN_WORDS[lang]


def _due_unknown(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """An action is due sooner than anybody can act, or corrects what no record shows by then."""
    claim = loaded.scenario.by_id.get(inject.claim or "")
    known = [each.known_from for each in claim.truth if each.verdict != "UNPROVEN"] if claim else []
    lang = loaded.lang
    for m, action in enumerate(inject.expected_actions):
        place = loaded.where("msel", "injects", n, "expected_actions", m, "deadline")
        due = inject.at + action.deadline
        if action.deadline < SOONEST:
            message = N_(
                "an action is due {seconds} seconds after inject {number}: nobody reads, decides and does it so soon"
            )
            remedy = N_("Write a longer `deadline`, as {near}.")
            said = {"seconds": action.deadline, "number": inject.number, "near": in_code("+10:00")}
            yield warning("S162", place, message, remedy, **said)
        elif known and due < min(known) and _CORRECTS.search(action.what.in_(lang)):
            message = N_(
                "a correction is due at {due}, and the record of {claim} shows something only from {known}"
            )
            remedy = N_("Write a longer `deadline`, an earlier `known_from`, or ask for a holding line.")
            told = {"due": after_start(due), "known": after_start(min(known))}
            yield warning("S164", place, message, remedy, **told, claim=in_code(inject.claim))


def _sequel_first(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An inject out of turn that comes before the one which, above it, tells the same claim first."""
    injects = loaded.scenario.msel.injects
    turns = [before.at <= here.at for before, here in pairwise(injects)]
    if sum(turns) < IN_TURN * len(turns):
        return
    for n, inject in enumerate(injects):
        told = loaded.scenario.told_at(inject.claim)
        before = [each for m, each in told if m < n and each.to.public]
        out_of_turn = n > 0 and inject.at < injects[n - 1].at
        asks = (
            inject.method == "press" and not inject.to.public
        )  # that the press asks too early is told as that
        if (
            inject.claim
            and out_of_turn
            and not asks
            and before
            and inject.at < min(each.at for each in before)
        ):
            first = min(before, key=lambda each: each.at)
            message = N_(
                "inject {number} comes at {at}, and inject {other}, which tells {claim} first, only at {told}"
            )
            remedy = N_("Correct its time, or put it in its turn if it is to come first.")
            said = {"number": inject.number, "at": after_start(inject.at), "told": after_start(first.at)}
            place = loaded.where("msel", "injects", n, "at")
            yield warning(
                "S164", place, message, remedy, **said, other=first.number, claim=in_code(inject.claim)
            )


def _unasked(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Who keeps the record or verifies is told of a claim before anybody can have met it."""
    for n, inject in enumerate(loaded.scenario.msel.injects):
        claim = loaded.scenario.by_id.get(inject.claim or "")
        answers = ANSWERS & {*inject.to.roles} or (claim and claim.owner in inject.to.cells)
        if claim is None or inject.kind != "information" or not answers:
            continue
        told = [each.at for each in loaded.scenario.told(claim.id) if each.kind != "information"]
        written = loaded.where.written("claims", loaded.scenario.claim_at[claim.id], "waves")
        told += [wave.at for wave in claim.waves] if written else []
        if told and inject.at < min(told):
            message = N_("inject {number} answers at {at}, and nobody meets {claim} before {told}")
            remedy = N_("Let it come later, or let the claim begin earlier.")
            said = {"number": inject.number, "at": after_start(inject.at), "told": after_start(min(told))}
            place = loaded.where("msel", "injects", n, "at")
            yield warning("S164", place, message, remedy, **said, claim=in_code(claim.id))


def _out_of_turn(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """The one inject without which the file is written in order of time."""
    rows = [(n, each) for n, each in enumerate(loaded.scenario.msel.injects) if each.trigger.kind == "time"]
    times = [each.at for _, each in rows]
    if len(times) < FEWEST or times == sorted(times):
        return
    back = [here > there for here, there in pairwise(times)].index(True)  # one of these two, or none
    alone = [m for m in (back, back + 1) if (rest := times[:m] + times[m + 1 :]) == sorted(rest)]
    # One a line or two beside its turn was put beside what it belongs to; what was added later stands at the end.
    if (
        alone
        and alone[-1] < len(times) - ADDED
        and abs(sorted(times).index(times[alone[-1]]) - alone[-1]) >= APART
    ):
        n, inject = rows[alone[-1]]
        message = N_(
            "inject {number} comes at {at}, and it stands among injects of another time ({where}); all others are in order"
        )
        remedy = N_("Correct its time, or put it in its turn if it is right.")
        beside = rows[alone[-1] - 1 if alone[-1] else 1][1]
        said = {
            "number": inject.number,
            "at": after_start(inject.at),
            "where": after_start(beside.at),
            "turn": alone[-1],
        }
        yield warning("S164", loaded.where("msel", "injects", n, "at"), message, remedy, **said)


def _out_of_number(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """The one inject whose number jumps where exactly one number is left out: 5, 60, 7."""
    numbers = [each.number for each in loaded.scenario.msel.injects]
    for n, (before, here, after) in enumerate(zip(numbers, numbers[1:], numbers[2:], strict=False), 1):
        missing = before + 1
        if after == missing + 1 and not before < here < after and missing not in numbers:
            message = N_(
                "the number {number} stands between {before} and {after}, and there is no inject {missing}"
            )
            remedy = N_("Write {missing}, or leave it if that is meant.")
            said = {"number": here, "before": before, "after": after, "missing": missing}
            yield warning("S164", loaded.where("msel", "injects", n, "number"), message, remedy, **said)


def _over(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Texts that speak of what is to come "this afternoon" when that is over by the story's clock."""
    found = list(_passed(loaded))
    message = N_("it speaks of {said} as still to come, and the story's clock shows {shown}")
    if len(found) >= OFTEN:
        places = ", ".join(dict.fromkeys(f"{place.file}:{place.line}" for place, *_ in found))
        _, said, shown = found[0]
        message = N_(
            "{n} texts speak of a part of the day that is over by this date and hour, as {said} at {shown}"
        )
        remedy = N_("Correct the hour, or those texts: {places}.")
        yield warning(
            "S164", loaded.where("drill", "epoch"), message, remedy, n=len(found), said=in_code(said), shown=shown,
            places=places,
        )  # fmt: skip
        return
    for place, said, shown in found:
        yield warning("S164", place, message, N_("Correct it, or `epoch`."), said=in_code(said), shown=shown)


def _passed(loaded: Loaded) -> Iterator[tuple[Place, str, str]]:
    """(place, words, the story's hour then) of each such text."""
    scenario, lang = loaded.scenario, loaded.lang
    story = planned(scenario.drill)
    texts = [
        (loaded.where("msel", "injects", n, "body", lang), each.body.in_(lang), each.at)
        for n, each in enumerate(scenario.msel.injects)
        if each.trigger.kind == "time"
    ]
    texts += [
        (
            loaded.where("claims", n, "sentence", lang),
            each.sentence.in_(lang),
            first_moment(scenario, each.id) or 0,
        )
        for n, each in enumerate(scenario.claims)
    ]
    for place, text, at in texts:
        clock = story.at(min(at, length(scenario.drill)))
        for sentence in sentences(text, also=";"):
            over = [named for named in said_days(sentence) if _is_over(sentence, named, clock.hour)]
            if over and _TO_COME.search(sentence) and not _REPORTED.search(sentence):
                yield place, sentence[over[0].start : over[0].end], f"{clock:%H:%M}"
                break


def _is_over(sentence: str, named: SaidDay, hour: int) -> bool:
    """Whether a part of this day is over at that hour: not one from which on something is so."""
    ahead = named.offset == 0 and named.part and not _SINCE.search(sentence[: named.start])
    return bool(ahead) and hour >= PARTS[named.part][1]
