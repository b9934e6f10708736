"""What is seen of any text at a glance, beside the claim that it is on: its marks, what it names, what may be presumed of it."""

# Charter: conduct seen in a text
from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from infodrill.casework.advice import quotes_blank
from infodrill.conduct.broached import broached
from infodrill.conduct.doings import notices
from infodrill.conduct.echoed import astray, shares
from infodrill.conduct.harmful import warned
from infodrill.conduct.held import held
from infodrill.conduct.howmany import counted_in
from infodrill.conduct.mentioned import mentioned_beside
from infodrill.conduct.moves import beyond_cases, moves
from infodrill.conduct.namedthings import named_things
from infodrill.conduct.narrower import narrower
from infodrill.conduct.outcomes import OF_FAULTS
from infodrill.conduct.readings import readings
from infodrill.conduct.sortsigns import asks_readers, friendly
from infodrill.conduct.standings import beside_standings
from infodrill.conduct.subject import NOTHING, Subject
from infodrill.conduct.textmarks import marks
from infodrill.conduct.textsorts import forbids, informs, rash, sour, vouched
from infodrill.conduct.tidings import beside_tidings, named_beside
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import masked
from infodrill.kernel.sentences import sentences
from infodrill.media.answered import ANSWERS, answers
from infodrill.media.felt import TAKES_BACK, borne
from infodrill.media.leaning import BESIDE, SAID, told_of
from infodrill.media.relations import ALONE, INFORMS, UNSORTED, Passages
from infodrill.media.unnamed import SHOWN, has_any
from infodrill.scenario.schema.base import SIDES

READ = 4_000
"""Letters of a text that whoever passes by reads: more than any text of an office has."""


def as_far_as_read(body: str) -> str:
    """The beginning of a text, up to a whole word: reading all of a longer one takes a time that grows with its square, while
    the city stands."""
    return body if len(body) <= READ else body[:READ].rpartition(" ")[0] or body[:READ]


_RIGHTS: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:xin )?đính chính (?:chính )?(?:thông báo|tin nhắn|bảng|lịch|bản tin)\b|\b(?:thông báo|tin nhắn|bản|bảng) (?:ấy|"
        r"trước|đó|cũ) "
        r"(?:ghi |là |bị )?(?:sai|nhầm)\b"
    ),
    "en": later(
        r"\bcorrect(?:ing|s|ed)? (?:our|the) (?:own )?(?:announcement|notice|message|table)\b|"
        r"\bour (?:own|earlier|last|previous) (?:announcement|notice|message|board) (?:was|is|had)\b"
    ),
}
"""Who rights a notice of its own denies nothing that others tell."""

_YET_TO_COME: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:mai|mốt|tới|sau|tối nay|chiều nay|đêm nay)\b"), "en": later(r"\b(?:tomorrow|tonight|next|coming)\b")
}  # fmt: skip
"""What of a denial is still to come; of any other day that it names it may tell how it was."""
_OF_A_NOTICE = frozenset({"eligible", "howto", "toldeach", "willhear", "nocharge"})
"""What an office tells of what it lets or gives, and no seller tells."""
_PUBLISHED_AS = {"confirm": "confirmed", "partly": "halfso"}
"""What a notice is published to say, by its stance, in whatever words; under what is no notice nobody speaks of that."""
_CHECKED = frozenset({"tested", "inspected", "measured", "sample"})
_OPEN = {"unclear": "", "unsettled": ""}
"""And by that it leaves open what it is on."""
_TOLD_BY_ONE = frozenset({"witness", "gripe", "begs", "wonders", "hearsay"})
"""Sorts of what somebody tells or asks for himself."""
_GUESSED = frozenset({"event", "hands"})
"""Sorts that a notice may be taken for by its words."""
_SOUNDS = ({UNSORTED}, {"lost"}, {"chat"})
"""What a word on a claim may sound like, whatever it says."""
_OF_WHAT_IS_OFF = frozenset(
    {
        "withdrawn",
        "calledoff",
        "refund",
        "thanked",
        "reports",
        "why",
        "calls",
        "site",
        "warned",
        "tookback",
        "swapped",
        "postponed",
    }
)
"""What people speak of where an office takes back what it had told them to do: of the rest nothing holds any more."""
_ON_THE_RUN = frozenset({"flee", "refuge", "oldies", "calls", "why"})
"""What people speak of whom an office tells to run."""
_INVITED = frozenset({
    "handout", "meeting", "signup", "checkup", "giving", "outing", "views", "tryout", "sorting", "added", "backon", "release",
    "feast", "inperson", "openslonger",
})  # fmt: skip
"""To what nobody is invited, and of what nobody has anything, by who only denies what is told, or is sorry for how it went."""
_OVER: Mapping[str, re.Pattern[str]] = {
    "vi": later(
        r"\b(?:kết quả (?:đợt|buổi|cuộc|việc|ngày|lấy ý kiến|bỏ phiếu|bình chọn|bầu|khảo sát|giải|trận|hội thi)|"
        r"tổng kết|vừa qua (?:đã )?(?:nhận|thu|có|quyên)|đã (?:kết thúc|diễn ra))\b"
    ),
    "en": later(
        r"\b(?:results? of the (?:collection|appeal|drive|day|vote|poll|ballot|survey|election|match|cup|tournament|game)|"
        r"match report|"
        r"raised|was held|took place|is over now)\b"
    ),
}
"""How a text begins that tells how something went."""
_COUNTED: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\bkết quả\b|\b\d[\d.]* (?:phiếu|ý kiến|lượt)\b"),
    "en": later(
        r"\b(?:results?|outcome) of\b|\bthe vote (?:was|is)\b|\b\d[\d,]* (?:votes?|for|in favour|against)\b"
    ),
}
"""What came of a vote."""
_PAPERWORK: Mapping[str, re.Pattern[str]] = {
    "vi": later(r"\b(?:thủ tục|giấy tờ|hồ sơ|đơn|tờ khai|kê khai|biểu mẫu|đăng ký|làm (?:lại|thẻ|giấy))\b"),
    "en": later(r"\b(?:forms?|appl(?:y|ication)|papers?|register|fill(?:ed)? in)\b"),
}
"""What people do at an office step by step: who only comes, takes or borrows does none of it."""
_OPENS = frozenset({"hours", "openslonger", "handout", "onsale", "checkup"})
_TELLS_NOTHING = frozenset({"sayslittle", "nothingnew"})
_NEWS_IF_FIRST = frozenset({"unchanged", "asusual", "why"})
_WARNS = frozenset({"warned", "impostor", "trick"})
_IF_SO = frozenset({
    "feast", "halfowned", "openslonger",
    "calledoff", "closedfor", "costsmore", "cutoff", "deadfish", "exams", "free", "hiring", "mended", "noise", "pests", "release",
    "refund", "renamed", "theft", "unfound", "voting", "weather", "works",
})  # fmt: skip
"""Of what nobody speaks as there where a text says that it is not so."""
_NOT_OF_A_FAULT = frozenset({
    "closedfor", "costsmore", "eligible", "exams", "fee", "free", "hiring", "howto", "nocharge", "optional",
    "result", "sample", "shut", "speaker",
    "unchanged", "voting", "weather",
})  # fmt: skip
"""Of what nobody speaks whom an office tells of its own work that went wrong: they speak of that."""
_NEARER: Mapping[str, frozenset[str]] = {
    "refund": frozenset({"fee"}),
    "fee": frozenset({"checkup"}),
    "willdo": frozenset({"mended"}),
    "trick": frozenset({"nocharge", "fee"}),
    "unchanged": frozenset({"fee"}),
    "nocharge": frozenset({"free"}),
    "pets": frozenset({"free"}),
    "ill": frozenset({"free"}),
    "costsmore": frozenset({"fee", "unchanged"}),
    "optional": frozenset({"noneed"}),
    "shut": frozenset({"closedfor", "reopened"}),
    "closedfor": frozenset({"hours", "works", "reopened"}),
    "classtime": frozenset({"camelate"}),
    "tested": frozenset({"measured"}),
    "eligible": frozenset({"gift"}),
    "signup": frozenset({"window"}),
    "goingdown": frozenset({"level"}),
    "voting": frozenset({"askedof"}),
    "verylate": frozenset({"camelate", "mended"}),
    "feast": frozenset({"noise"}),
    "openslonger": frozenset({"hours", "unchanged"}),
}
"""Of what a text tells of the one rather than of the others."""
_ARRANGED = frozenset({"askedof", "handout", "meeting", "checkup", "babies", "cutoff", "shut", "moved"})
"""What an office arranges, and nobody brings his friends to."""


def seen_in(title: str, body: str, lang: str, stance: str = "", subject: Subject = NOTHING) -> Passages:
    """By name of `READINGS` and `MARKS` what a text in `lang` shows; as "named" what it bears of what lines lay at a door, beside
    what it answers and what it says of its claim's record. `stance` = what it is published to say of the claim of `subject`: who
    writes in the words of that sells nothing and is on it.
    """
    text = f"{title}. {body}"
    things = sorted(borne(as_read(text), lang) - {"liar" if subject.honest else ""})
    read, shown = _at_first_sight(title, body, lang, stance)
    if "sells" in shown:
        shown = _if_sold(shown, text, lang, of_it=shares(text, f"{subject.claim} {subject.matter}"))
    on_it = _is_on_it(text, stance, subject, read.keys())
    if on_it and stance == "unknown" and shown.keys() <= _TOLD_BY_ONE:
        shown = {}  # an office that looks into what people told has seen nothing itself
    if shown and _is_rather_a_notice(shown.keys(), read.keys(), title, body, lang, stance):
        shown = {INFORMS: ""} if shown.keys() != {"curt"} else {}
    plainly_on_it = "sorry" in read or on_it  # who denies denies what is told
    if not (shown or plainly_on_it) and astray(text, subject.claim, subject.matter):
        shown = {"astray": ""}
    record = dict(told_of(text, subject.record, subject.claim, lang))
    if plainly_on_it or "owning" in read:
        record.pop(BESIDE, None)
    if not shown:
        shown = _of_no_mark(title, body, lang, stance, told={*read})
    if shown.keys() in _SOUNDS and (on_it or (stance not in ("deny", "unknown") and record.get(SAID))):
        shown = {INFORMS: ""}  # whatever it sounds like, it says of its claim what is to be said
    if stance == "unknown" and shown.keys() <= {INFORMS, UNSORTED}:
        read |= _OPEN
    claimed = _of_the_claim(text, lang, stance, subject, {*read, *shown, *things})
    spoken_of, brought_up = _taken_up(title, body, lang, stance, subject, {*read, *shown, *claimed})
    claimed = _still_so(claimed, brought_up.keys(), title, lang, on_none=not subject.claim)
    if (
        brought_up.keys() - _TELLS_NOTHING or "sorry" in read
    ):  # who tells what is done, or owns it, says something
        read.pop("hollow", None)
    if "hours" in brought_up:  # what comes every week is set for no day
        spoken_of.pop("set", None)
    mentions = mentioned_beside(title, body, lang, stance, {*read, *shown, *brought_up})
    found = {**read, **shown, **claimed, **spoken_of, **brought_up, **mentions}
    return {**found, **record, **_beside(text, lang, things)}


def _is_rather_a_notice(
    shown: Collection[str], read: Collection[str], title: str, body: str, lang: str, stance: str
) -> bool:
    """Whether a text is a notice after all, for all that its words are like those of another sort: who is found and waits for his
    own is looked for by nobody, and who tells all else and leaves one thing uncommented refuses no answer."""
    text, marks_seen = f"{title}. {body}", {*shown}
    if marks_seen == {"curt"}:
        return "wordy" in read and informs(title, body, lang, stance)
    if marks_seen == {"poll"}:  # who tells what came of it asks nobody any more
        return bool(_COUNTED[lang].search(as_read(text))) and not asks_readers(
            quotes_blank(as_read(body)), tongue(lang, body)
        )
    if marks_seen in ({"lost"}, {"found"}):
        return bool({"waitskin", "leftbehind"} & {*broached(text, lang, "")})
    return marks_seen <= _GUESSED and bool(_ARRANGED & {*notices(text, lang)})


def _still_so(
    claimed: Passages, brought_up: Collection[str], title: str, lang: str, *, on_none: bool
) -> Passages:
    """What may be presumed of the claim of a text that brings up so much: a check bears out no story, and what is going on is
    nothing that one is glad to hear is not so."""
    never = {"confirmed"} if on_none and _CHECKED & {*brought_up} else set[str]()
    if {*brought_up} & _WARNS or forbids(as_read(title).strip(), lang):
        never |= {"denied", "feared"}
    return {name: said for name, said in claimed.items() if name not in never}


def _if_sold(shown: dict[str, str], text: str, lang: str, *, of_it: bool) -> dict[str, str]:
    """The marks of a text that seems to sell something: what an office sells of its own is its notice, and who writes in the
    words of a claim or does what notices do sells nothing."""
    told = {*broached(text, lang, "")}
    if {"onsale", "secondhand"} & told:
        return {INFORMS: ""}
    return {
        name: said for name, said in shown.items() if name != "sells" or not (of_it or _OF_A_NOTICE & told)
    }


def seen_in_title(title: str, lang: str) -> Passages:
    """What a title without any text shows: where that is of no sort, that there is nothing to read."""
    seen = dict(seen_in(title, ".", lang))
    if UNSORTED not in seen:
        return seen
    return {name: said for name, said in seen.items() if name not in (UNSORTED, "rash", "sour")} | {
        "scant": ""
    }


def _beside(text: str, lang: str, things: list[str]) -> Passages:
    """What no line takes up and every line is held against: what a text bears, answers, and has any of."""
    answered = " ".join(sorted(answers(text, lang)))
    return {ANSWERS: answered, "named": " ".join(things), SHOWN: has_any(text, lang)}


def _at_first_sight(title: str, body: str, lang: str, stance: str) -> tuple[dict[str, str], dict[str, str]]:
    """(what may be presumed of a text, its marks), by its words and what it is published to say."""
    read = dict.fromkeys((*readings(title, body, lang), *narrower(title, body, lang)), "")
    shown = dict(marks(title, body, lang, stance))
    if stance == "unknown":
        read.pop("settled", None)  # whatever it says beside that
        if informs(title, body, lang, stance):
            read |= _OPEN  # in whatever words it says so
    elif stance == "partly":
        shown.pop("torn", None)  # so does who says what is so and what is not
    return read, shown


def _is_on_it(text: str, stance: str, subject: Subject, read: Collection[str]) -> bool:
    """Whether a text does in its words what it is published to do of its claim: it denies that, or leaves it open."""
    if stance == "deny":
        return "flat" in read or ("negates" in read and shares(text, subject.claim))
    return stance == "unknown" and bool({"checking", "unclear"} & {*read})


def _of_no_mark(title: str, body: str, lang: str, stance: str, *, told: Collection[str]) -> dict[str, str]:
    """What shows in a text that no sign marks: a notice, a question to all, or no sort that anybody could tell; wild advice where
    it advises anything. `told` = its readings."""
    if informs(title, body, lang, stance) or (stance not in SIDES and forbids(as_read(title).strip(), lang)):
        return {INFORMS: ""}
    if asks_readers(quotes_blank(as_read(body)), tongue(lang, body)):
        return {"wonders": ""}
    advises = "advising" in told and "unsourced" in told and not warned(title, body, lang)
    if "boasted" in {*broached(f"{title}. {body}", lang, "")}:
        return {"boasts": ""}
    near_wild = advises and rash(title, body, lang, stance)
    if near_wild or vouched(title, body, lang):
        return {UNSORTED: "", "rash": ""}
    return (
        {UNSORTED: "", "sour": ""}
        if sour(title, body, lang) and not friendly(f"{title}. {body}")
        else {UNSORTED: ""}
    )


def _of_the_claim(text: str, lang: str, stance: str, subject: Subject, seen: Collection[str]) -> Passages:
    """What may be presumed of the claim that it is on; `seen` = all else that shows."""
    owns = bool({"sorry", "slip", TAKES_BACK} & {*seen})  # who denies his own word corrects it
    if not subject.claim:
        denies = stance == "deny" and "negates" in seen and not owns
        claimed = {"denied" if denies else "undenied": ""}
    elif stance == "deny" and not owns and not _RIGHTS[lang].search(as_read(text)):
        claimed = {"claimed": "", "denied": ""}
        if subject.feared:
            claimed["feared"] = ""
    else:
        claimed = {"claimed": "", "undenied": ""}
    if stance == "unknown" and "unclear" in seen:
        claimed["unanswered"] = ""
    elif stance in _PUBLISHED_AS and not owns and subject.asked:
        claimed[_PUBLISHED_AS[stance]] = ""
    return claimed


def _taken_up(
    title: str, body: str, lang: str, stance: str, subject: Subject, seen: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """(what it names that others take up, what it brings up beside that)."""
    text = f"{title}. {body}"
    if ALONE & {*seen}:
        glad = counted_in(body, lang, {"thanked"}) if "glad" in seen else ""
        return {"many": glad} if glad else {}, {}
    spoken_of = dict(named_things(title, body, lang, subject.claim))
    holds = dict(held(title, body, lang, stance))
    if "set" in spoken_of:  # for which something is set is said of it, and not of the day alone
        holds.pop("weekday", None)
    spoken_of |= holds
    if "rash" in seen:  # who is told to run asks which way, whether or not he believes it
        return spoken_of, dict.fromkeys({"flee"} & {*notices(text, lang)}, "")
    found = {*broached(quotes_blank(as_read(text)), lang, spoken_of.get("subject", ""))}
    if warned(title, body, lang) and not found & _OPENS:  # whose hours are told warns beside that
        found.add("warned")
    names = _of_one_piece(found, told={*seen}, stance=stance)
    names -= _not_to_do(title, body, lang, stance, {*holds})
    told = stance != "deny" and not {"tookback", "safeback"} & names
    if told and (counted := counted_in(text, lang, names)):
        spoken_of["many"] = counted
    if "incase" in names and spoken_of.get("subject", "") not in beyond_cases(sentences(body.lower()), lang):
        del spoken_of["subject"]  # what may never come has no news
    if stance == "deny" and not _YET_TO_COME[lang].search(spoken_of.get("set", "")):
        spoken_of.pop("set", None)  # a day on which something was or was not
    if "flee" in names:
        spoken_of = {}
    if {"withdrawn", "calledoff"} & names:
        spoken_of = {name: said for name, said in spoken_of.items() if name not in ("set", "due")}
    names = beside_standings(beside_tidings(names))
    return named_beside(names, spoken_of), dict.fromkeys(sorted(names), "")


def _not_to_do(title: str, body: str, lang: str, stance: str, holds: set[str]) -> frozenset[str]:
    """Of what is done or to be done, that of which nobody speaks by when it is: how something went asks for no more of it."""
    never = (
        {"mended"} if {"till", "slot"} & holds else set[str]()
    )  # what is still to be done is not put right
    if _OVER[lang].search(as_read(f"{title}. {next(iter(sentences(body)), '')}")):
        never |= _INVITED | {"howto", "willdo", "voting", "feast"}
    if not _PAPERWORK[lang].search(as_read(f"{title}. {body}")):
        never.add("howto")
    opening = [masked(each) for each in sentences(as_read(f"{title}. {body}"))[:2]]
    if (
        stance not in SIDES
    ):  # what stays or goes on beside its news, and a reason of a part of it, is not what it tells
        begun = {*moves(opening, tongue(lang, body)), *broached(". ".join(opening), lang, "")}
        never |= _NEWS_IF_FIRST - begun
    return frozenset(never)


def _of_one_piece(names: set[str], *, told: set[str], stance: str) -> set[str]:
    """Of what a text brings up that of which people speak beside each other; `told` = what may be presumed of the text."""
    if "hours" in names:
        names = names - {"shut", "checkup"}
    if stance == "unknown":
        names = names - {"askedof", "babies", "refund", "classtime", "hiring", "noise", "works", "asusual"}
    if {"denied", "sorry"} & told:
        names = names - _INVITED
    if stance == "deny" or "nosuch" in names:
        names = names - _IF_SO - OF_FAULTS
    if "sorry" in told or names & (OF_FAULTS | {"borneout"}):
        names = names - _NOT_OF_A_FAULT
    if stance == "partly":  # of what is half so that is news, and not that an office owns a half
        names = names - {"halfowned"}
    if stance in ("partly", "unknown") or ("mixed" in told and stance != "deny"):
        names = names - {"nosuch"}
    names = names.difference(*(_NEARER[name] for name in _NEARER.keys() & names))
    if "flee" in names:
        names = names & _ON_THE_RUN
    return names & _OF_WHAT_IS_OFF if {"withdrawn", "calledoff"} & names else names
