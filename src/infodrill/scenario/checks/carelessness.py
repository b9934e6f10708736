"""What a tired hand leaves: tokens of another kind, waits of no length, counts that no longer hold."""

# Charter: scenario checks carelessness
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.scenario.checks.timeline import after_start
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code

SHORTEST_WAIT = 60  # seconds up to which nobody does what an inject waits for
AT_ONCE, PART = 4, 3  # injects in one second that nobody can read, where they are a third of all
AT_ONE_TIME = N_("{n} injects come in the same second, {at}: {numbers}")
ALMOST = 2  # stories fewer than there are by which it is no number of their kinds
ROUGHLY = 15  # minutes by which a drill may be longer than players read
_CALLS = re.compile(
    r"(?i)(?<!\w)(?:gọi|điện thoại|hotline|đường dây nóng|call|ring|phone|dial)(?!\w)[^.!?;,{}]{0,20}(\{account:[\w.-]+\})"
)
_PAYS = re.compile(
    r"(?i)(?<!\w)(?:chuyển (?:khoản|tiền)|nộp tiền|tài khoản|transfer|pay|deposit|bank account)(?!\w)"
    r"[^.!?;,{}]{0,20}(\{phone:[\w.-]+\})"
    # an amount goes to it
    r"|(?<!\w)(?:chuyển|gửi|góp|nạp|nộp|đóng) [^.!?;{}]{0,25}(?:vào|tới|đến)(?: số)? (\{phone:[\w.-]+\})"
    r"|(?:\d|thousand|million|dong|đồng)(?!\w)[^.!?;{}]{0,25} (?:in)?to (\{phone:[\w.-]+\})"
)
_LASTS = re.compile(
    r"(?i)(?<!\w)(?:(?:chơi|diễn|tập|buổi này|cuộc này|kéo dài|việc của)[^.;!?]{0,20}?(?P<vi>[^\W_]+(?: [^\W_]+){0,2}) phút(?!\w)"
    r"|(?:lasts?|takes?|play(?:ed)? for|work for)[^.;!?]{0,20}?(?P<en>[^\W_]+(?:[ -][^\W_]+)?) minutes)"
)
_STORIES = re.compile(
    r"(?i)(?P<vi>[^\W_]+(?: [^\W_]+)?) (?:câu chuyện|chuyện)(?!\w)|(?P<en>[^\W_]+(?:[ -][^\W_]+)?) (?:more )?stories"
)


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    yield from _tokens(loaded)
    yield from _short_waits(loaded)
    yield from _all_at_once(loaded)
    yield from _counted(loaded)
    yield from _little_practice(loaded)


def _little_practice(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Practice, phase 3, is shorter than the phase before it: the list was written backwards."""
    minutes = [phase.minutes for phase in loaded.scenario.drill.phases]
    if (
        len(minutes) == 4
        and loaded.where.written("drill", "phases")
        and minutes[2] < min(minutes[1], sum(minutes) // 4)
    ):
        message = N_(
            "phase 3, in which the cells practise, has {practice} minutes of {whole}, fewer than phase 2"
        )
        remedy = N_("Order the four numbers: reading in, first reports, practice, looking back.")
        yield warning(
            "S160", loaded.where("drill", "phases"), message, remedy, practice=minutes[2], whole=sum(minutes)
        )


def _tokens(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An account that is to be called, a telephone that is to be paid into."""
    for text, places in loaded.texts.items():
        for pattern, near in ((_CALLS, "{phone:a}"), (_PAYS, "{account:a}")):
            if found := pattern.search(text):
                message = N_("{token} stands where something else is meant: {text}")
                said = {
                    "token": in_code(next(filter(None, found.groups()))),
                    "text": in_code(found[0]),
                    "near": in_code(near),
                }
                remedy = N_("Write {near}, or another letter of it.")
                for document, path in places:
                    yield warning("S186", document.place(path), message, remedy, **said)


def _short_waits(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A condition that is looked at for a minute or two."""
    for n, inject in enumerate(loaded.scenario.msel.injects):
        until = inject.trigger.until
        if until is not None and 0 < until - inject.at <= SHORTEST_WAIT:
            message = N_("inject {number} waits from {at} to {until} alone, in which nobody can do anything")
            remedy = N_("Write an earlier `at` or a later `until`.")
            said = {"at": after_start(inject.at), "until": after_start(until)}
            place = loaded.where("msel", "injects", n, "trigger", "until")
            yield warning("S164", place, message, remedy, number=inject.number, **said)


def _all_at_once(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """More injects in one second of play than anybody reads: a column of times that was filled down."""
    injects = loaded.scenario.msel.injects
    if loaded.where.written("drill", "moves"):  # after a leap what lay in between comes together
        return
    often = Counter(
        inject.at for inject in injects if inject.trigger.kind == "time" and inject.claim and inject.at > 0
    )
    for at, times in often.items():
        if times >= AT_ONCE and len(injects) <= PART * times < PART * len(injects):
            numbers = ", ".join(str(each.number) for each in injects if each.at == at)
            first = next(n for n, each in enumerate(injects) if each.at == at)
            remedy = N_("Give them times of their own, or leave it if that is meant.")
            said = {"n": times, "at": after_start(at), "numbers": numbers}
            yield warning("S164", loaded.where("msel", "injects", first, "at"), AT_ONE_TIME, remedy, **said)


def _counted(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """How long it lasts and how many stories it has, as players read it, against the drill."""
    drill, lang = loaded.scenario.drill, loaded.lang
    for name in ("subtitle", "briefing"):
        text = getattr(drill, name)
        for said, n in (
            _miscounted(loaded, text.in_(lang), lang) if text and loaded.where.written("drill", name) else ()
        ):
            message = N_("it says {text}, and the drill has {n}")
            remedy = N_("Correct the number, or leave it if something else is counted.")
            yield warning(
                "S164", loaded.where("drill", name, lang), message, remedy, text=in_code(said[-60:]), n=n
            )


def _miscounted(loaded: Loaded, text: str, lang: str) -> Iterator[tuple[str, int]]:
    """(what a text says, the drill's own number) of minutes and of stories."""
    phases = loaded.scenario.drill.phases
    whole, played = (sum(each.minutes for each in phases if each.number <= last) for last in (4, 3))
    for pattern in (_LASTS, _STORIES):
        for found in pattern.finditer(text):
            numbers = [each.value for each in said_numbers(found[lang] or "", lang)][-1:]
            for n in numbers if pattern is _LASTS else ():
                if min(abs(n - whole), abs(n - played)) > ROUGHLY:
                    yield found[0], whole
            for n in numbers if pattern is _STORIES else ():
                if n > len(loaded.scenario.claims) or 0 < len(loaded.scenario.claims) - n <= ALMOST:
                    yield found[0], len(loaded.scenario.claims)
