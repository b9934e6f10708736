"""Whether what something is called fits what its words say: kinds, ways, senders, answers, verdicts, stances."""

# Charter: scenario checks called what
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.advised import REFUSES
from infodrill.scenario.checks.clash import FALSE, TRUE, alike, settled
from infodrill.scenario.checks.conditions import tests_of
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Claim, Condition, Inject
from infodrill.scenario.schema.base import GRAVE

DEADLY = "H4"  # not asking in time may cost somebody H3
DEADLY = "H4"  # who asks too late may come to less
QUIET = "information"  # a kind of inject; what lies in the background is small talk
SAME_ROW, MOSTLY = 3, 0.6  # words in a row, and the share of all, that what is true in a rumour has of it
QUESTIONS = {"G1": N_("an opinion"), "G2": N_("satire"), "G3": N_("a question")}
PRIVATE = re.compile(
    r"(?i)^(?:một |an? )?(?:chị|anh|cô|bà|ông|bác|chú|dì|em|cháu|con|mẹ|bố|ba|má|vợ|chồng|khách|người|hàng xóm|nhóm|hội|bà con"
    r"|tiểu thương|công nhân|học sinh|sinh viên|phụ huynh|lái xe|tài xế|bạn|mr|mrs|ms|miss|auntie|uncle|nephew|niece|son|daughter"
    r"|mother|father|wife|husband|grandson|neighbou?rs?|residents?|group|customers?|students?|drivers?|volunteers?|passengers?"
    r"|patients?|parents?|workers?|traders?|cook|fisherm[ae]n)(?!\w)"
)
"""How the name of somebody begins who writes as nobody but themselves."""
_OFFICE = re.compile(
    r"(?i)(?<!\w)(?:phòng|ban|sở|ủy ban|uỷ ban|ubnd|bệnh viện|trường|công ty|quỹ|hội|trung tâm|chi cục|đài|báo|công an"
    r"|tổ|trạm|cảng|office|department|ministry|board|committee|company|school|hospital|union|association|centre|center|agency|"
    r"authority)(?!\w)"
)
_AMONG_FEW = ("closed_group", "hotline", "phone_note", "chat")
_PAGE = re.compile(
    r"(?i)(?<!\w)(?:fanpage|notice board|page(?= )|bảng tin|trang (?:tin|của|phường|xã))(?!\w)"
)
"""How somebody is called whom everybody reads."""
_TAKES_MONEY = re.compile(
    r"(?i)(?<!\w)(?:chuyển (?:khoản|tiền)|nộp (?:trước )?[^,.;]{0,20}(?:tiền|phí|nghìn|triệu|đồng)|mã (?:ngân hàng|otp|xác nhận)"
    r"|đặt cọc|(?:pay|send|transfer|deposit) [^,.;]{0,30}(?:first|money|thousand|million|fee)|bank code|one-time code|otp)(?!\w)"
)
_NOT_SO = re.compile(
    r"(?i)(?<!\w)(?:nói bậy|bịa đặt|tin vịt|tin giả|tin đồn nhảm|đừng (?:có |ai )?tin(?! nhắn)|không có (?:chuyện|vụ) (?:đó|"
    r"này|ấy|đâu)"
    r"|làm gì có|(?:không|có) [^.!?,]{1,25} đâu|nonsense|do(?:n['’]t| not) believe|(?:is|are)(?:n['’]t| not) true|untrue|hoax"
    r"|fake news|made up|no such thing|rubbish)(?!\w)"
)
"""What somebody says who does not believe it."""
_ASKS_FOR = {
    "acknowledgement": re.compile(
        r"(?i)thừa nhận|nhận lỗi|có nhận|xin lỗi|\b(?:admit|own|acknowledge|apologi[sz]e)"
    ),
    "correction": re.compile(r"(?i)đính chính|cải chính|bác bỏ|\b(?:correct|deny|refute)"),
    "any": re.compile(
        r"(?i)(?:sao|vì sao) (?:chưa|không)|im lặng|\b(?:why (?:no|is there no)|silent|silence|not a word)"
    ),
}
"""What somebody asks who has not had it: by the kind of the statement for which an inject waits."""

_JUDGED = re.compile(r"(?i)(?<!\w)(?:kết luận|verdict)[^:.;]{0,20}: (?P<verdict>[^.;]+)")
_VERDICTS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?i)(?<!\w)(?:{words})(?!\w)")
    for name, words in {
        "mixed": "đúng một phần|một phần đúng|partly|part true|mixed",
        "unproven": "chưa đủ căn cứ|chưa có căn cứ|unproven|not proven",
        "false": "(?<!không )sai(?! bối cảnh)|giả|bịa|(?<!not )false|fake|forged|untrue",
        "true": "(?<!không )(?<!chưa )đúng|có thật|(?<!not )true|confirmed",
    }.items()
}
"""What verdicts are called, the one of two halves first."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        yield from _harmless(loaded, n, claim)
        yield from _swindle(loaded, n, claim)
        yield from _nothing_to_do(loaded, n, claim)
        yield from _rumour_as_truth(loaded, n, claim)
        yield from _denied_first(loaded, claim)
    for n, inject in enumerate(loaded.scenario.msel.injects):
        yield from _private_letter(loaded, n, inject)
        yield from _grave_information(loaded, n, inject)
        yield from _public_page(loaded, n, inject)
        yield from _judged_otherwise(loaded, n, inject)
        if inject.trigger.condition:
            yield from _not_forgotten(loaded, n, inject, inject.trigger.condition)
    yield from _asked_under_tell(loaded)


def _judged_otherwise(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """An action whose words name the verdict that is right, and the inject another; of two things two verdicts may be named."""
    for m, action in enumerate(inject.expected_actions if inject.claim and inject.truth in _VERDICTS else ()):
        for lang in dict.fromkeys(loaded.scenario.drill.languages):
            hit = _JUDGED.search(action.what.in_(lang)) if action.evidence == "verdict" else None
            said = [name for name, words in _VERDICTS.items() if hit and words.search(hit["verdict"])]
            said = said[:1] if said[:1] == ["mixed"] else said  # "partly true"
            if len(said) == 1 and said[0] != inject.truth:
                message = N_(
                    "the action is called by the verdict `{said}`, and the inject's `truth` is `{truth}`"
                )
                remedy = N_("Correct one of the two, or leave it if the action is on something else.")
                action_at = ("msel", "injects", n, "expected_actions", m)
                place = loaded.where(*action_at, "what", lang)
                yield warning("S163", place, message, remedy, said=said[0], truth=inject.truth)


def _harmless(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A question or an opinion that could cost lives."""
    most = (
        GRAVE if claim.gate_code == "G2" else (DEADLY,)
    )  # a joke that everybody knows for one endangers nobody
    if claim.gate_code in QUESTIONS and claim.harm in most:
        message = N_(
            "the answers call it {what}, and its harm is {harm}: nobody comes to harm because somebody asks, judges or jokes"
        )
        remedy = N_("Write a harm up to H1, or correct the answers if it says that something is so.")
        said = {"what": QUESTIONS[claim.gate_code], "harm": claim.harm}
        yield warning("S174", loaded.where("claims", n, "harm"), message, remedy, **said)


def _swindle(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """Who takes people's money or codes is called honestly mistaken."""
    takes = _TAKES_MONEY.search(claim.sentence.in_(loaded.lang))
    if takes and claim.gate_answers[7] == "yes" and claim.harm in ("H2", *GRAVE) and not claim.own_error:
        message = N_(
            "it takes people's money or codes ({text}), and question 8 calls it an honest mistake, which protects it"
        )
        remedy = N_("Answer question 8 with `no`, or leave it if whoever tells it was tricked as well.")
        place = loaded.where("claims", n, "gate_answers")
        yield warning("S163", place, message, remedy, text=in_code(takes[0]))


def _nothing_to_do(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """A danger for which nobody wrote what people are to do, in a drill that says it of other claims."""

    def says(m: int) -> bool:
        return any(loaded.where.written("claims", m, name) for name in ("advice", "meanwhile"))

    grave = claim.gate_code == "G0" and claim.harm in GRAVE and not settled(claim, TRUE)
    if grave and not says(n) and any(says(m) for m in range(len(loaded.scenario.claims))):
        message = N_(
            "whoever believes it comes to harm ({harm}); neither `advice` nor `meanwhile` says what people are to do"
        )
        remedy = N_("Write both: what keeps people safe until the record is there, and after it.")
        yield warning("S163", loaded.where("claims", n), message, remedy, harm=claim.harm)


def _rumour_as_truth(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """What is true in a false claim says what the claim says."""
    lang = loaded.lang
    if claim.kernel is None or not settled(claim, FALSE) or not loaded.where.written("claims", n, "kernel"):
        return
    kernel, sentence = claim.kernel.in_(lang), claim.sentence.in_(lang)
    words, told = folded_words(kernel).split(), {*folded_words(sentence).split()}
    same = sum(word in told for word in words) >= MOSTLY * len(words)
    if same and alike(kernel, sentence) >= SAME_ROW and not REFUSES.search(kernel):
        message = N_("`kernel` says what the rumour says, and yet its truth says `{verdict}`")
        remedy = N_("Write in `kernel` what is true in it, or take it out.")
        yield warning(
            "S163", loaded.where("claims", n, "kernel"), message, remedy, verdict=claim.truth[-1].verdict
        )


def _denied_first(loaded: Loaded, claim: Claim) -> Iterator[ScenarioProblem]:
    """Who tells the public of it first says that it is not so: nobody has told it."""
    rows = loaded.scenario.told_at(claim.id)
    heard = [(n, each) for n, each in rows if each.to.public and each.trigger.kind == "time"]
    waves = loaded.where.written("claims", loaded.scenario.claim_at[claim.id], "waves")
    if not heard or waves or claim.own_error or not settled(claim, FALSE):
        return
    n, first = min(heard, key=lambda row: row[1].at)
    said = _NOT_SO.search(first.body.in_(loaded.lang))
    if said and first.from_ in loaded.scenario.drill.senders:
        message = N_(
            "inject {number} is the first by which the public hears of {claim}, and it says that it is not so: {text}"
        )
        remedy = N_("Let it tell what people believe, or let another one tell that before.")
        place, told = loaded.where("msel", "injects", n, "body"), in_code(said[0])
        yield warning("S163", place, message, remedy, number=first.number, claim=in_code(claim.id), text=told)


def _private_letter(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """An official letter of somebody who writes for no office."""
    name = inject.from_
    if inject.method == "official_letter" and PRIVATE.match(name) and not _OFFICE.search(name):
        message = N_("inject {number} is an official letter, and {name} writes for no office")
        remedy = N_("Choose `hotline`, `phone_note` or `chat`, or name the office that writes.")
        place = loaded.where("msel", "injects", n, "method")
        yield warning("S163", place, message, remedy, number=inject.number, name=name)


def _public_page(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """A page or a notice board, which everybody reads, comes as a message among few or as a call."""
    if (
        inject.method in _AMONG_FEW
        and _PAGE.search(inject.from_)
        and loaded.where.written("msel", "injects", n, "method")
    ):
        message = N_("inject {number} comes as `{method}`, and {name} is read by everybody")
        remedy = N_("Write `public_feed`, or name who passes it on.")
        told = {"number": inject.number, "method": inject.method, "name": inject.from_}
        yield warning("S163", loaded.where("msel", "injects", n, "method"), message, remedy, **told)


def _grave_information(loaded: Loaded, n: int, inject: Inject) -> Iterator[ScenarioProblem]:
    """What endangers people is told to the public as mere information."""
    claim = loaded.scenario.by_id.get(inject.claim or "")
    written = loaded.where.written("msel", "injects", n, "kind")
    if (
        claim
        and written
        and inject.kind == QUIET
        and inject.to.public
        and claim.harm in GRAVE
        and settled(claim, FALSE)
    ):
        message = N_(
            "inject {number} is `{kind}`, of which nothing is expected; it tells the public of a danger ({harm}) that is none"
        )
        remedy = N_("Leave `kind` out, or write `inject`.")
        place, said = loaded.where("msel", "injects", n, "kind"), {"kind": inject.kind, "harm": claim.harm}
        yield warning("S163", place, message, remedy, number=inject.number, **said)


def _not_forgotten(loaded: Loaded, n: int, inject: Inject, condition: Condition) -> Iterator[ScenarioProblem]:
    """Somebody asks for a statement once it was made, and not while it was not."""
    test = tests_of(condition).get("statement_published")
    kind, same = getattr(test, "kind", None) or "any", getattr(test, "claim", "") == inject.claim
    body = inject.body.in_(loaded.lang)
    if test is not None and same and "?" in body and kind in _ASKS_FOR and _ASKS_FOR[kind].search(body):
        message = N_(
            "inject {number} asks for what it waits to have happened: its condition holds once that was published"
        )
        remedy = N_("Write {near}, or correct the question.")
        place = loaded.where("msel", "injects", n, "trigger", "condition")
        near = in_code("not: {statement_published: …}")
        yield warning("S152", place, message, remedy, number=inject.number, near=near)


def _asked_under_tell(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A grammar that is to tell a claim and asks in each of its lines."""
    for n, grammar in enumerate(loaded.scenario.texts.grammars):
        place = loaded.where("texts", "grammars", n, "stance")
        claim = loaded.scenario.by_id.get(grammar.claim or "")
        asks = all(line.rstrip().endswith("?") for line in grammar.start)
        if (
            grammar.stance == "tell"
            and asks
            and claim
            and claim.gate_answers[3] == "no"  # a question is told by asking it
            and loaded.where.written("texts", "grammars", n, "stance")
        ):
            message = N_("{id} is to tell the claim (`tell`), and each of its lines asks")
            yield warning(
                "S163",
                place,
                message,
                N_("Write `stance: question`, or lines that say that it is so."),
                id=grammar.id,
            )
