"""Who is written to answers: what is asked of all, by whoever has their hands free; what goes too far, with a refusal and why.

An answer tells what the seat itself knows and keeps: where its record stands, which word is out, how many cases wait.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from infodrill.automata.heading import OPEN
from infodrill.automata.hours import hour_of
from infodrill.automata.linestotake import outdated
from infodrill.automata.proposal import Duty, Proposal
from infodrill.automata.watching import situation
from infodrill.casework.book import Statement
from infodrill.casework.steps import OWNERS
from infodrill.conduct.nouns.injects import Delivery, Received
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.roles import CITY
from infodrill.kernel.i18n import N_
from infodrill.kernel.patterns import in_both

WRITTEN = frozenset({"chat", "phone_note", "official_letter", "email", "field_report"})
FREE = 5 * 60  # seconds without anything to do after which a hand is free for a letter that all have got
STALE = 20 * 60  # seconds after which such a letter is over
ASIDE, AT_ONCE = 6, -30  # weight of an answer and of a refusal beside other errands
REFUSERS = ("L2-LEAD", "L1-LEAD", "AGENCY-HEAD", "SPOKE", "COMMS", "RIGHTS", "L1-DUTY")
ASKS = in_both(
    r"đề nghị|xin (?!lỗi|nghỉ)|hãy|nhờ|mỗi (?:người|bên|việc|đơn vị)|họp|hội ý|(?:ba|bốn|năm) (?:dòng|câu)|ghi rõ|báo (?:lại|về)",
    r"please|tell us|each of (?:you|us)|each (?:unit|cell|one)|confirm|report back|give me|let us know|meet briefly|minutes "
    r"together|(?:three|four|five) (?:lines|answers|questions)|for each",
)
"""How a letter asks for something in writing."""
WHAT_GOES_TOO_FAR = (
    (
        in_both(
            r"(?:gỡ|xóa)(?: \w+){0,4} (?:bài|clip|ảnh|hình|hết|thiệp|xuống|đi)|(?:xin|yêu cầu) gỡ",
            r"(?:take|taken) (?:\w+ ){0,4}down|delete (?:every|those|all|it)|have it removed",
        ),
        N_("No post is to go because it hurts: whoever asks there gets an answer that has been checked."),
    ),
    (
        in_both(
            r"ai (?:chụp|quay|đăng)|(?:đó|mà) là ai|xe ai|tài khoản nào|nêu tên|đọc tên|đứa nào|cái tên|xem camera",
            r"(?:who|whoever) (?:filmed|posted|photographed|took the|those accounts)|read the names|find out who|name of who|"
            r"whose account|corridor camera",
        ),
        N_("Nobody is looked for because of what they said or filmed: what was said is looked into."),
    ),
    (
        in_both(
            r"vào (?:khen|bình luận)|dùng tài khoản (?:riêng|cá nhân)|(?:nó|bài (?:kia|của \w+ \w+)) trôi đi",
            r"(?:their|our) own accounts|come and praise|comment (?:nicely|encouragingly)|"
            r"(?:it|post|posts) (?:has |have )?s[iu]nks?",
        ),
        N_("Nobody praises or comments by order: we speak under our own name, and to what is asked."),
    ),
    (
        in_both(
            r"(?:toàn bộ|tất cả|đều)(?: [^\s.]+){0,9} (?:bịa đặt|giả|sai sự thật)|bác đã|xuyên tạc|công bố đây là tin giả|"
            r"an toàn tuyệt đối",
            r"(?:all|everything|entirely)(?: [^\s.]+){0,9} (?:made up|fake|false)|deny first|so as to distort|absolutely safe",
        ),
        N_("Nothing is denied or promised beyond what was checked: we say what is known, what is not, and when more comes."),
    ),
    (
        in_both(
            r"đừng (?:nhận|xin lỗi|viết chữ)|ghi bù|đóng dấu mật|để nguyên dấu",
            r"do not (?:own|apologise)|fill in one line|(?:stamp|mark) (?:\w+ ){0,8}secret|leave the stamp",
        ),
        N_("Our records stay as they were made, and what went wrong with us we say ourselves."),
    ),
)  # fmt: skip
"""What a letter asks for that is no cell's to do (a post gone, a name, applause by order, a denial before the check, a record
dressed up), each with what is answered to just that."""
SUFFERED = in_both(
    r"nghe (?:nói|bảo)|người ta|có người|sau khi",
    r"(?:i|we) hear|i am (?:told|asked)|people (?:tell|say)|somebody|someone|after",
)
"""Before it: whoever writes tells what others do to them, and asks for none of it."""
REFUSED = N_("We do not do this. {why} This is put on record.")
REFUSED_BEFORE = N_("Here too, as we answered on “{subject}”: we do not do this. This is put on record.")
LEFT_IN_PEACE = N_(
    "We are sorry that this came to you. It ends here: nobody is looked for because of words, and of you and yours no more is"
    " said. What you tell us is put on record."
)
RECEIVED = N_("Received. {name}: here, and ready.")
ALL_READ = N_("All that is out by {time} was read here first, and nothing waits for us.")
STILL_READING = N_("All that is out by {time} was read here first; what has come in since is being read.")
NOTHING_NEW = N_("Nothing new has come to us by {time}; somebody is on duty, and answers.")
OWED = N_("Our next word is owed on “{title}”, at {due}; we give it.")
STANDS = N_("Our record on {case} stands as we gave it at {time}; whatever is new reaches you at once.")
SETTLED = N_("By {time} these are settled by a record: {cases}.")
WAITING = N_("These wait for one at {time}: {cases}.")
OUT = N_("Our newest word is out since {time}: “{title}”. Whoever is asked says just that.")
READY: Mapping[str, str] = MappingProxyType({
    "FACT-OWNER": N_(
        "The records we keep lie ready, and somebody answers for them. Ask through the case; where the record does not say,"
        " we say so."
    ),
    "COMMS": N_(
        "We write as soon as a case is being checked. The first word says what is known, what is not, and when the next one"
        " comes."
    ),
    "SPOKE": N_("One voice for people and press, and nothing ahead of the record."),
    "RIGHTS": N_("Every text is read here before it goes out. Opinions, questions and jokes are left alone."),
    "COLLAB": N_(
        "What is published we bring to the groups and the doors word for word, and we send back what people ask there."
    ),
    "CITIZEN-DESK": N_("Every call goes into the book with its hour and number; whoever called hears what became of it."),
    "L1-LEAD": N_(
        "Complaints get a ticket with a date here. What is not the ward's alone goes up, and we say so to whoever asked."
    ),
    "EXPERT": N_("Where the owner of a record is itself concerned, we read it as outsiders, and say what our opinion rests on."),
    "CONG-AN": N_("We advise on fraud and on safety. Nobody is looked for because of words."),
    "OVERSIGHT": N_("We read what is decided, and ask for a second look where it touches what people may say."),
    "UBND": N_("Our duty office answers at any hour. Where the steering committee is itself concerned, we decide in its place."),
})  # fmt: skip
"""What each role says of itself while nothing has come to it yet."""
AS = MappingProxyType({"AGENCY-HEAD": "FACT-OWNER", "L1-DUTY": "CITIZEN-DESK"})


def answer_letters(duty: Duty) -> Iterator[Proposal]:
    """Everyone who is written to by name or with all; a careless hand reads, and leaves it at that."""
    if duty.character.offhand or duty.view.phase not in (1, 2, 3):
        return
    view = duty.view
    for delivery, row in view.inbox:
        mine = view.seat.seat in delivery.recipients and row.method in WRITTEN
        if not mine or view.now > delivery.at + STALE:
            continue
        text = row.body.in_(view.lang)
        if too_far(view.lang, text):
            yield from _refusal(duty, delivery, row)
        elif ASKS[view.lang].search(text) and view.read_source(f"inject:{delivery.inject}") is None:
            yield from _answer(duty, delivery, row)  # what tells of a matter is answered on its case


def too_far(lang: str, text: str) -> tuple[str, ...]:
    """What is answered to each thing that a letter asks or tells of and that is no cell's to do; () = it goes nowhere too far."""
    return tuple(answer for signs, answer in WHAT_GOES_TOO_FAR if signs[lang].search(text))


def suffered(lang: str, text: str) -> bool:
    """Whether a letter tells of such a thing as done to whoever writes it."""
    found = [match.start() for signs, _ in WHAT_GOES_TOO_FAR if (match := signs[lang].search(text))]
    return bool(found) and bool(SUFFERED[lang].search(text[: min(found)]))


def _refusal(duty: Duty, delivery: Delivery, row: Received) -> Iterator[Proposal]:
    """One a cell, by whoever leads or speaks: to what was asked, each thing once; who suffers from it is refused nothing."""
    role, view = duty.holds(*REFUSERS), duty.view
    if not role or duty.character.heavy_hand or _said(duty, row, view.seat.cell):
        return
    lang, text = view.lang, row.body.in_(view.lang)
    if suffered(lang, text):
        told = view.premises.say(lang, LEFT_IN_PEACE)
    else:
        whys = {answer: view.premises.say(lang, answer) for answer in too_far(lang, text)}
        before = {answer: _refused_on(duty, why) for answer, why in whys.items()}
        new = [whys[answer] for answer, subject in before.items() if not subject]
        told = (
            view.premises.say(lang, REFUSED, why=" ".join(new))
            if new
            else view.premises.say(lang, REFUSED_BEFORE, subject=next(iter(before.values())))
        )
    command = _message(duty, role, row, told)
    yield duty.aside("objection", f"letter:{delivery.inject}", command, delivery.at, lead=AT_ONCE)


def _refused_on(duty: Duty, why: str) -> str:
    """The subject of the letter to which the cell gave a reason already, "" = of none."""
    told = (row for _, row in duty.view.inbox if (row.method in WRITTEN))
    said = [
        message.text
        for message in duty.view.messages
        if message.cell == duty.view.seat.cell and why in message.text
    ]
    return next(
        (
            row.subject.in_(duty.view.lang)
            for row in told
            if any(text.startswith(_head(duty, row)) for text in said)
        ),
        "",
    )


def _answer(duty: Duty, delivery: Delivery, row: Received) -> Iterator[Proposal]:
    """Whoever has their hands free, each once; nothing that a colleague has just said."""
    view = duty.view
    since = max(delivery.at, view.last_act() + FREE) if view.last_act() else delivery.at
    if since > view.now or duty.holds("MONITOR") or _said(duty, row, seat=view.seat.seat):
        return
    text = _who_we_are(duty) if view.phase == 1 else _what_we_have(duty)
    if text and not any(message.text.endswith(text) for message in view.messages):
        command = _message(duty, sorted(view.seat.roles)[0], row, text)
        yield duty.aside("message", f"letter:{delivery.inject}", command, since, lead=ASIDE)


def _who_we_are(duty: Duty) -> str:
    return duty.view.premises.say(duty.view.lang, RECEIVED, name=duty.view.seat.called)


def _what_we_have(duty: Duty) -> str:
    """Where the seat's own work stands; what it is there for, as long as nothing has come."""
    view, lang = duty.view, duty.view.lang
    if duty.holds(*CITY, "L1-LEAD") and view.cases:
        return situation(duty)
    mine = [
        (asked.answered_at, case) for case in view.open_cases for asked in case.questions
        if asked.owner == view.seat.cell and asked.verdict
    ]  # fmt: skip
    if duty.holds(*OWNERS) and mine:
        at, case = max(mine, key=lambda pair: pair[0])
        return view.premises.say(lang, STANDS, case=case.case.upper(), time=hour_of(duty.view, at))
    texts = [text for text in view.statements if text.case]
    out = [text for text in texts if text.published and not outdated(duty, text)]
    if out and duty.holds("RIGHTS"):
        waiting = any(text.state == "REVIEW" for text in texts)
        return view.premises.say(lang, STILL_READING if waiting else ALL_READ, time=hour_of(view, view.now))
    if out and duty.holds("SPOKE", "COMMS", "COLLAB", "CITIZEN-DESK", "L1-DUTY"):
        return _word(duty, out)
    if duty.holds("VERIFY") and view.cases:
        return _checked(duty) or situation(duty)
    ready = (
        view.premises.say(lang, text) for role, text in READY.items() if duty.holds(role, *_others(role))
    )
    first = next(ready, "")
    told = any(message.cell == view.seat.cell and message.text.endswith(first) for message in view.messages)
    return view.premises.say(lang, NOTHING_NEW, time=hour_of(view, view.now)) if told else first


def _checked(duty: Duty) -> str:
    """Of whoever checks: which cases a record has settled, and which wait for one; never what is told in them."""
    view = duty.view
    settled: list[str] = []
    waiting: list[str] = []
    for case in view.cases:
        if case.questions and not case.merged_into:
            told = max(case.questions, key=lambda asked: asked.answered_at).verdict
            (waiting if told in ("", OPEN) else settled).append(case.case.upper())
    said = ((SETTLED, settled), (WAITING, waiting))
    time = hour_of(view, view.now)
    return " ".join(
        view.premises.say(view.lang, text, time=time, cases=", ".join(cases)) for text, cases in said if cases
    )


def _others(role: str) -> tuple[str, ...]:
    return tuple(other for other, like in AS.items() if like == role)


def _word(duty: Duty, out: list[Statement]) -> str:
    """Of whoever speaks: the next word that is owed to people; else the last that is out and holds."""
    view, lang = duty.view, duty.view.lang
    said = [text.published for text in out if text.published]
    owed = [version for version in said if version.next_update > view.now and version.said(lang)[0]]
    if owed and duty.holds("SPOKE", "COMMS"):
        first = min(owed, key=lambda version: version.next_update)
        title = first.said(lang)[0].rstrip(".")
        return view.premises.say(lang, OWED, title=title, due=hour_of(duty.view, first.next_update))
    newest = max(said, key=lambda version: version.published_at)
    title = newest.said(lang)[0].rstrip(".")
    return (
        view.premises.say(lang, OUT, time=hour_of(duty.view, newest.published_at), title=title)
        if title
        else ""
    )


def _head(duty: Duty, row: Received) -> str:
    return duty.view.premises.say(
        duty.view.lang, N_("On “{subject}”:"), subject=row.subject.in_(duty.view.lang)
    )


def _said(duty: Duty, row: Received, cell: str = "", *, seat: str = "") -> bool:
    """Whether the cell, or the seat, has answered that letter."""
    head = _head(duty, row)
    told = (message for message in duty.view.messages if message.text.startswith(head))
    return any(message.cell == cell or message.seat == seat for message in told)


def _message(duty: Duty, role: str, row: Received, text: str) -> SendMessage:
    """To those who keep everything together; what they say themselves, to all."""
    view = duty.view
    to = tuple(dict.fromkeys(seat.cell for lead in sorted(CITY) for seat in view.seats.with_role(lead)))
    told = f"{_head(duty, row)} {text}"
    return SendMessage(role=role, kind="chat", to=() if view.seat.cell in to else to, text=told)
