"""What a letter of the press asks, part by part: which cases it means, and what is said of a part that nobody can answer yet."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from infodrill.automata.hours import hour
from infodrill.automata.promises import printed
from infodrill.automata.proposal import Duty
from infodrill.automata.sentences import called, inside, names, runs
from infodrill.casework.book import Case
from infodrill.casework.craft import advice_of
from infodrill.casework.lifting import single
from infodrill.conduct.pressview import Exchange
from infodrill.conduct.view import SeatView
from infodrill.kernel.folding import as_read, fold
from infodrill.kernel.i18n import N_
from infodrill.kernel.saidnumbers import said_numbers
from infodrill.kernel.sentences import sentences

ASKED_THERE = N_("On {topic}: we do not know yet; {unit} has been asked, and you have the answer when we do.")
STILL_OPEN = N_("One thing is still open: {title}; we speak of it again at {time}.")
NO_FIGURE = N_("The figure that you ask for has not been counted yet, and we give none that is not certain.")
# The closed list of actions has no post to take down, and a page alone to report, under three tests and two signatures.
# The rule, and no word on what colleagues did: nobody vouches for a room that they do not see.
NO_REMOVAL = N_(
    "No post has to be taken down because it is awkward; whoever was asked to need not, and please tell us."
)
BUT_A_PAGE = N_(
    "One page that posed as somebody else was reported to the platform under its own rules; the public register has it."
)
PAGE = 7  # the action that reports one


@dataclass(frozen=True, slots=True)
class Meant:
    """A point of a letter, and the case that it means."""

    asked: str
    case: str


_OF_REMOVAL = re.compile(
    r"\b(?:yêu cầu|bắt|ép|bảo|đề nghị)(?: \w+){0,2} (?:gỡ|xóa)\b[^.?!]*\?|"
    r"\b(?:asked|told|made|ordered) to (?:take down|remove|delete)\b[^.?!]*\?",
    re.IGNORECASE,
)
_NUMBERS = {"vi": ("Một", "Hai", "Ba", "Bốn", "Năm"), "en": ("One", "Two", "Three", "Four", "Five")}
_POINT = re.compile(rf"\b(?:{'|'.join(each for named in _NUMBERS.values() for each in named)}): ")
# The thing stands right behind the word in Vietnamese; in English what it is like may stand between ("how many wet sacks").
_HOW_MANY = re.compile(r"\bbao nhiêu (\w+)|\bhow many (\w+(?: \w+s\b)?)", re.IGNORECASE)


_WHO_LOOKED = re.compile(
    r"\bai (?:đã )?(?:xếp loại|kiểm|đo|xác minh|thẩm định|đối chiếu|nói)\b|\b(?:có|ghi) (?:rõ )?(?:người nói|tên cơ quan)|"
    r"\bwho (?:has )?(?:rated|checked|measured|verified|compared|says)|\bname of (?:an? |the )?office",
    re.IGNORECASE,
)


def asks_who_looked(asked: str) -> bool:
    """Whether a letter asks who has looked at the matter: then the answer names the source."""
    return bool(_WHO_LOOKED.search(asked))


def questions(asked: str) -> tuple[str, ...]:
    """Its sentences that ask."""
    return tuple(said for said in sentences(asked) if said.rstrip().endswith("?"))


def points(duty: Duty, exchange: Exchange) -> tuple[str, ...]:
    """What a letter asks point by point, each in both languages where the letter has them: whoever reads it in one gives the
    same answer as whoever reads it in the other. () where it numbers nothing."""
    letter = next((row.body for _, row in duty.view.inbox if row.number == exchange.inject), None)
    said = (letter.vi, letter.en) if exchange.inject and letter else (exchange.asked,)
    parted = [_POINT.split(each)[1:] for each in said]
    if len({len(each) for each in parted}) > 1:  # they number differently: what was read is what counts
        parted = [_POINT.split(exchange.asked)[1:]]
    return tuple(" ".join(each) for each in zip(*parted, strict=True))


def cases_of(duty: Duty, exchange: Exchange) -> tuple[Case, ...]:
    """The cases that a question concerns: those of the story that its letter tells; else those that its words point at.

    Two stories share many words, and an answer about the other one is worse than none.
    """
    view = duty.view
    cases = [case for case in view.cases if not case.merged_into]
    reading = view.read_source(f"inject:{exchange.inject}") if exchange.inject else None
    if reading is None and (asked := points(duty, exchange)):  # each of its points in its turn
        meant = [case for point in asked for case in concerning(view, point, cases)[:1]]
        return tuple({case.case: case for case in meant}.values())
    if reading is None:
        return concerning(view, exchange.asked, cases)
    return tuple(case for case in cases if view.read(case).likeness == reading.likeness)


def each_story_once(duty: Duty, cases: tuple[Case, ...]) -> tuple[Case, ...]:
    """Without the cases that tell what one before them tells."""
    told = {duty.view.read(case).likeness: case for case in reversed(cases)}
    return tuple(case for case in cases if case in told.values())


def split_from(duty: Duty, exchange: Exchange, cases: tuple[Case, ...]) -> tuple[Case, ...]:
    """What was split from a case, or from which it was split: the other half of one story, where the letter's words mean it."""
    view = duty.view
    meant = concerning(view, exchange.asked, [case for case in view.cases if not case.merged_into])
    halves = {case.case for case in cases} | {case.parent for case in cases if case.parent}
    parts = {part for case in cases for part in view.read(case).parts}
    return tuple(
        case
        for case in view.cases
        if not case.merged_into
        and case not in cases
        and ({case.case, case.parent} & halves or view.read(case).sentence in parts)
        and case in meant
    )


def beside(duty: Duty, asked: Sequence[str], cases: Sequence[Case]) -> tuple[Case, ...]:
    """Of a letter that numbers what it asks, the cases that its points mean beside those of its story: who asks three things
    wants three answers. A point means the case that shares most with it, where that is more than the story does."""
    view = duty.view
    among = [case for case in view.cases if not case.merged_into]
    stories = {view.read(case).likeness for case in cases}
    found: dict[int, Case] = {}
    for point in asked:
        weight = weights(view, point, among, known_of=cases)
        own = max((weight[case.case] for case in cases), default=0)
        case = max(among, key=lambda each: weight[each.case], default=None)
        if case and weight[case.case] > own and view.read(case).likeness not in stories:
            found.setdefault(view.read(case).likeness, case)
    return tuple(found.values())


def unanswered(duty: Duty, asked: str, told: Sequence[str], open_yet: Sequence[Case]) -> Iterator[str]:
    """What is said of the parts that what is `told` leaves open: who has been asked, and that a figure is not known."""
    view, lang = duty.view, duty.view.lang
    for case in open_yet:
        owner = next((question.owner for question in reversed(case.questions) if question.owner), "")
        topic, unit = view.read(case).topic, view.organisation(owner)
        if topic and unit:
            yield view.premises.say(
                lang, ASKED_THERE, topic=topic.in_(lang), unit=called(lang, unit.in_(lang))
            )
    asks = [
        (match[1] or match[2]).lower().split()
        for part in questions(asked)
        for match in _HOW_MANY.finditer(part)
    ]
    if any(not _counted(thing, told, lang) for thing in asks):
        yield view.premises.say(lang, NO_FIGURE)
    if _OF_REMOVAL.search(asked):
        yield view.premises.say(lang, NO_REMOVAL)
        if any(PAGE in case.taken for case in view.cases):
            yield view.premises.say(lang, BUT_A_PAGE)


def in_their_order(
    lang: str, asked: Sequence[Meant], known: Sequence[tuple[str, str]], owed: Sequence[str]
) -> list[str]:
    """The parts of an answer, numbered and in the order in which a letter asks them; as they are where it numbers nothing, or
    where nothing is said to one of its points. `known` = what is known, each with its case, the first of which `owed` is beside:
    of that only what a point asks for stands there, with what follows on it."""
    first = known[0][0]
    parts = (*known, *((first, said) for said in owed))
    lines = [(part, case, said) for part, (case, text) in enumerate(parts) for said in sentences(text)]
    anchors = _anchors(asked, [(case, said) for _, case, said in lines])
    if len(asked) < 2 or len(anchors) < len(asked):
        return [said for _, said in parts]
    answers: list[list[str]] = [[] for _ in asked]
    behind, latest = list[str](), 0
    for place, (part, _, said) in enumerate(lines):
        # What stands beside the answer to a point goes with it: behind it, or before the first of its part.
        mine = {point: spot for spot, point in anchors.items() if lines[spot][0] == part}
        before = [point for point, spot in mine.items() if spot <= place]
        latest = before[-1] if before else next(iter(mine), latest)
        told = answers[latest] if part < len(known) or before else behind
        told.append(said)
    numbers = _NUMBERS[lang]
    return [f"{numbers[point]} – {inside(' '.join(told))}" for point, told in enumerate(answers)] + behind


def meant(view: SeatView, asked: Sequence[str], cases: Sequence[Case]) -> tuple[Meant, ...]:
    """For each point the one of the cases that are told of which it means: the first where it points at none."""
    found = []
    for point in asked:
        weight = weights(view, point, cases, known_of=cases)
        found.append(Meant(point, max(cases, key=lambda case: weight[case.case]).case))
    return tuple(found)


def _anchors(asked: Sequence[Meant], lines: Sequence[tuple[str, str]]) -> dict[int, int]:
    """Which line answers which point, by its place, in the order of the lines: the first on its case, where no other point means
    that; else those that share most, in words that few lines have."""
    words = [_all_words(said) for _, said in lines]
    among = Counter(word for group in words for word in group)
    alone = Counter(point.case for point in asked)
    shared = []
    for number, point in enumerate(asked):
        own = [place for place, (case, _) in enumerate(lines) if case == point.case]
        if alone[point.case] == 1:
            shared += [(FOREMOST, -place, -number) for place in own[:1]]
            continue
        for place in own:
            both = words[place] & _all_words(point.asked)
            weight = sum(OWN * OWN // among[word] for word in both - COMMON)
            shared += [(weight + len(both), -place, -number)] if weight else []
    found: dict[int, int] = {}
    for _, place, number in sorted(shared, reverse=True):
        if -place not in found and -number not in found.values():
            found[-place] = -number
    return dict(sorted(found.items()))


def still_open(duty: Duty, told: Sequence[str], about: Sequence[Case]) -> Iterator[str]:
    """Of each matter that a text of ours calls open and that touches what is `told` on these cases: what it is, and when there is
    more. A denial that is silent on it would be read tomorrow as if we had hidden it."""
    view, lang, answer = duty.view, duty.view.lang, " ".join(told)
    here, house = {case.case for case in about}, view.organisation(view.seat.cell)
    # Who speaks, and where, is in every text of ours.
    common = {*view.premises.places, *(names(house.in_(lang)) if house else ())}
    for text in view.statements:
        said = text.standing
        if said is None or said.stance != "unknown" or said.next_update <= view.now or text.case in here:
            continue
        title, todo = said.said(lang)[0].rstrip("."), advice_of(text.kind, said, lang)
        head, *rest = title.split(": ", 1)  # before whoever speaks there the headline has its name
        title = rest[0] if rest and house and fold(head) in fold(house.in_(lang)) else title
        one_name = {*names(title)} & {*names(answer)} - common
        if one_name or runs(todo) & runs(answer):
            when = printed(view, said.published_at, said.next_update)
            time = hour(lang, when, view.story(view.now).date())
            yield view.premises.say(lang, STILL_OPEN, title=inside(title), time=time)


def each_step_once(parts: Iterable[str]) -> Iterator[str]:
    """The parts without the last clause of a sentence that tells a step which was told before: two matters may have one."""
    told = set[str]()
    for part in parts:
        kept = []
        for said in sentences(part):
            head, _, last = said.rpartition(", " if said.rfind(", ") > said.rfind("; ") else "; ")
            again = single(last)
            kept.append(f"{head}." if head and again and again <= told else said)
            told |= single(said)
        yield " ".join(kept)


def _counted(thing: Sequence[str], told: Sequence[str], lang: str) -> bool:
    """Whether a number of that thing is told, be the thing called by one of its words."""
    return any(
        part[said.end :].lstrip().lower().startswith(tuple(thing))
        for part in told
        for said in said_numbers(part, lang)
    )


# Which cases a question in free words is about: by the words that it shares with few of them, tones included.
SHARED = 3  # a word that more cases have tells none of them
ENOUGH = 6  # weight of a case that is spoken of: a word of its own, or two that it shares with another
OWN = 6
FOREMOST = 1_000  # weight of the line that answers a point in any case
# Words of asking, telling and counting, which are in every story.
_ASKING = """
ai nói hỏi biết nghe thấy xin hay giờ phút ngày hôm đêm sáng trưa chiều tối mai nay qua trước sau lúc khi mấy
bao nhiêu con số người dân bà mẹ chị anh em ông cô chú bài đăng tin câu chuyện việc thành phố phường xã một hai
ba bốn năm đúng sai thật giả xong nữa thêm lại hết đủ cả mọi trả lời xác nhận bác kiểm tra phải được chưa rồi
nào sao vì là và của có các những đã đang sẽ cho với tại trong ngoài theo thì mà này đó đến từ về ở ra vào lên
xuống nên cần không còn cũng rất bị bởi nếu để hơn như nhé ạ rằng tất chỉ điều gì đây ngay thẳng trực tiếp yêu
cầu làm khó lan khắp vừa mới chỗ hẹn sớm nhất đừng ghi gọi bảo đi tới báo chúng tôi bạn họ nó the a an of to in
on at is are was were be been and or for with by from as that this it its not no we they you will has have do
does did which who there their our your than then so but if can may must should into over about say says said
tell told ask asks question answer answered people city ward today tonight tomorrow now know known true false
yes how what when where why many much one two three please still whether more day hour time
"""
COMMON = frozenset(_ASKING.split())


def concerning(view: SeatView, asked: str, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases that the words point at, the likeliest first; () when they point at none."""
    weight = weights(view, asked, cases)
    found = [case for case in cases if weight[case.case] >= ENOUGH]
    return tuple(sorted(found, key=lambda case: -weight[case.case]))


def weights(
    view: SeatView, asked: str, cases: Sequence[Case], known_of: Sequence[Case] = ()
) -> dict[str, int]:
    """How much each case shares with the words, by its id: what few of them have tells most. `known_of` = those of which what
    their owner told counts as well: what that answers is no other case's."""
    told = {case.case: _words(_slip(view, case)) for case in cases}
    for case in known_of:
        answers = (view.both_languages(case, str(asked_of.answer)) for asked_of in case.questions)
        told[case.case] |= _words(" ".join(f"{said.vi} {said.en}" for said in answers))
    among = Counter(word for group in told.values() for word in group)
    question = _words(asked)
    return {
        case: sum(OWN // among[word] for word in group & question if among[word] <= SHARED)
        for case, group in told.items()
    }


def _slip(view: SeatView, case: Case) -> str:
    sentence, topic = view.both_languages(case, case.sentence or case.said), view.read(case).topic
    named = (
        f" {topic.vi} {topic.en}" if topic else ""
    )  # what reporters call it, where its tellers call it otherwise
    return f"{sentence.vi} {sentence.en}{named}"


def _words(text: str) -> frozenset[str]:
    """Numbers tell no matter from another."""
    return frozenset(word for word in _all_words(text) if not word.isdigit()) - COMMON


def _all_words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", as_read(text).lower()))
