"""Whether words of ours are aimed at persons: at somebody who can be found by them, at those who passed something on or
criticised, whether by a threat, by an order to take posts down or by laying the harm at their own door.

A text is about a claim, never about a person. It is read by the signs by which readers and the leak check see it; whom a record
of the drill names is no secret, and what the leak check found and somebody cleared with a reason is not found again.
"""

# Charter: review aimed
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from infodrill.casework import leak
from infodrill.casework.advice import quotes_blank
from infodrill.casework.clauses import is_so
from infodrill.casework.takedown import PUNISHED_EN, PUNISHED_VI, SOUGHT_EN, SOUGHT_VI
from infodrill.conduct.nouns.posts import PostEdited, PostWritten
from infodrill.conduct.sortsigns import scornful
from infodrill.conduct.textmarks import shown
from infodrill.kernel.chain import ERASED
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, in_both
from infodrill.kernel.sentences import around, sentences
from infodrill.review.nowhere import told_by
from infodrill.review.refused import refused_blank
from infodrill.review.timeline import ReportTimeline
from infodrill.review.unheld import pairs
from infodrill.scenario.schema import Scenario

NAMED, THREATENED, SHAMED = (
    N_("a text says who somebody is, or where they live"),
    N_("a text threatens those who passed something on or spoke their mind, or orders posts away"),
    N_("a text lays the harm at people's own door, or calls critics enemies"),
)
_PRIVATE = frozenset({"minor", "medical", "identity"})  # what shows who somebody is, whatever is said of them
_FINDS = frozenset({"person", "address", "plate"})  # by which somebody is found, of whom something is said
_VOICES_VI = (
    r"(?:lời chê|lời phê bình|ý kiến|phản ánh|câu hỏi|bài góp ý|"
    r"người (?:\w+ )?(?:chê|phê bình|phản ánh|hỏi|góp ý|khiếu nại))"
)
_VOICES_EN = (
    r"(?:criticism|critics?|complaints?|complainants?|remark|question|opinion|"
    r"who(?:ever)? (?:asked|complained|criticised))"
)
_SHARERS_VI = (
    r"(?:người|ai|kẻ|những người|bà|ông|chị|anh) (?:\w+ ){0,2}?"
    r"(?:phát tán|tung|đăng|chuyển|chia sẻ|lan truyền|share|gửi)"
)
_SHARERS_EN = (
    r"(?:whoever|anybody|anyone|everybody|those|people|who) (?:who )?(?:\w+ )?"
    r"(?:shared?|posted?|passed|forward\w*|spread)"
)
_POINTS: Signs = in_both(
    r"(?:người|kẻ) (?:đã |đầu tiên )*(?:phát tán|tung|đăng|chuyển|chia sẻ|lan truyền|gửi|viết)(?: \w+){0,3} (?:là|chính là) "
    r"(?:bà|ông|anh|chị|cô|chú|bác|em|cháu|chủ|một (?:bà|ông|anh|chị|cô|phụ nữ|thanh niên))",
    r"(?:who|person|woman|man) (?:first )?(?:who )?(?:shared|posted|spread|passed on|wrote)(?: \w+){0,3} "
    r"(?:is|was) (?:mr|mrs|ms|a|the) ",
)
"""Somebody is described as the one who did it."""
_DONE_VI, _DONE_EN = "|".join((*PUNISHED_VI, *SOUGHT_VI)), "|".join((*PUNISHED_EN, *SOUGHT_EN))
_PURSUED: Signs = in_both(
    rf"(?:{_DONE_VI}|lập biên bản|chuyển (?:hồ sơ )?(?:cho |sang )?công an|mời (?:\w+ ){{0,2}}?làm việc|"
    r"bị xử lý|xử lý nghiêm|xử lý theo pháp luật|truy cứu|(?:xác minh|làm rõ) (?:nhân thân|danh tính))",
    rf"(?:{_DONE_EN}|handed (?:it |them )?(?:over )?to the police|fined?|dealt with|disciplined|identified)",
)
_HUNTED: Signs = in_both(
    rf"(?:{_DONE_VI}|truy cứu|lập biên bản|xử lý|tìm ra|"
    r"(?:xác minh|làm rõ|tìm hiểu)(?: nhân thân| danh tính)?|chuyển (?:cho |sang )?công an(?: hồ sơ| danh sách)?|"
    r"mời(?=[^.?!]* (?:làm việc|lên (?:phường|trụ sở|công an))\b)) "
    r"(?:những |các |của |về )*(?:người|kẻ|ai|đối tượng|chủ) (?:\w+ ){0,2}?"
    r"(?:phát tán|tung|đăng|chuyển (?:tin|bài|clip|ảnh)|chia sẻ|lan truyền|viết|gửi (?:tin|bài|clip|ảnh))",
    rf"(?:{_DONE_EN}|identify\w*|(?:find|found|finding) out|trac(?:e|ed|ing)|fin(?:e|ed|ing)|hunt\w*(?: for)?|look\w* for) "
    r"(?:the )?(?:whoever|who|those who|people who|anyone who|everybody who|person who|author who) "
    r"(?:\w+ )?(?:shared?|posted?|passed|forward\w*|spread|wrote)",
)
"""Whom somebody is after: the deed before the sharer."""
_ENEMIES: Signs = in_both(
    r"kẻ xấu|thế lực|phản động|chống đối|luận điệu|xuyên tạc|bịa đặt|vu khống|tin giả",
    r"enem(?:y|ies)|bad people|hostile|distortion|slander|fake news|troublemakers?",
)
_SHARED: Signs = in_both(
    r"(?:phát tán|tung|đăng|chuyển|chia sẻ|lan truyền|gửi|viết)(?: \w+)? (?:tin|bài|clip|ảnh|lời đồn|tin đồn)",
    r"(?:shared|posted|passed on|forwarded|spread|wrote) (?:it|this|that|the)",
)
"""What somebody who is named in the same sentence is said to have done."""
_AT_FAULT: Signs = in_both(
    r"bịa|bịa ra|dựng chuyện|bày đặt|gây ra|tự ý|làm sai|làm ẩu|có lỗi|lỗi (?:là )?(?:của|do|thuộc)|(?:là )?thủ phạm|"
    r"bị (?:cho nghỉ|đuổi|thôi việc)",
    r"(?:made|making) (?:it|this|that|them|all (?:of )?(?:it|this)) up|made up|invented|on (?:his|her|their) own"
    r"(?! (?:two )?feet)|at fault|(?:is|was|are|were) to blame|ought to have known|should have known|know(?:n)? better|"
    r"careless\w*|culprit|(?:sent home|sacked|dismissed)",
)
"""What somebody who is named in the same sentence is said to have on their head."""
_AWAY: Signs = in_both(
    r"(?:đề nghị|yêu cầu|phải|hãy|buộc|nhắc|bảo|lệnh|xin|cần)(?: (?!không\b|đừng\b)[\w-]+){0,7}? "
    r"(?:gỡ|xóa|hạ|thu hồi|rút)(?: \w+){0,4}? (?:bài|dòng (?:nhắn|trạng thái)|lời (?:bàn|nhắn|chê|bình)|bình luận|trạng thái|"
    r"những gì|(?:tin(?: nhắn)?|clip|ảnh|tranh)(?: \w+){0,2} (?:đã|vừa|về chuyện|về việc))",
    r"(?:must|should|has to|have to|had to|asked? (?:\w+ ){1,4}to|told (?:\w+ ){1,4}to|ordered to|please|is to|are to|want\w*)"
    r"(?: (?!not\b|never\b)[\w-]+){0,5}? "
    r"(?:tak(?:e|en)|delet(?:e|ed)|remov(?:e|ed)|withdr(?:aw|awn)|pull(?:ed)?|eras(?:e|ed))(?: [\w-]+){0,5}? "
    r"(?:down(?! the)|"
    r"off the (?:net\w*|web|page|feed|internet)|posts?|pages?|messages?|comments?|jokes?|what (?:they|you|she|he))",
)
"""Somebody is told to take their own words away."""
_FOR_SAFETY: Signs = in_both(
    r"lừa đảo|liên kết|đường link|mã độc|mã otp|ứng dụng|kẻ gian|mạo danh|"
    r"của (?:chính )?(?:mình|chúng tôi|phường|trung tâm|công ty)",
    r"scams?|phishing|links?|malware|swindlers?|our (?:own )?\w+|impostors?|apps?",
)
"""What is deleted so that nobody is robbed by it, or is our own."""
_MOUTH: Signs = in_both(
    r"(?:tìm|rà|soát|truy|tra|xem|điều tra|xác minh|xác định|làm rõ|dò)(?: [\w-]+){0,6}? (?:từ tay ai|ai|người nào|kẻ nào|người)"
    r"(?: đã| mà)?(?: \w+)? (?:đưa (?:tin|trang|giấy|tài liệu|ảnh|lọt|ra)|để lộ|làm lộ|lộ|tuồn|ra ngoài|ra(?=\W*$)|chụp|mách|rò)|"
    r"(?:tìm|rà|soát|truy|tra|xem|điều tra|xác minh|làm rõ|dò)(?: [\w-]+){0,6}? từ tay ai",
    r"(?:find(?:ing)?(?: out)?|trac\w+|check\w*|establish\w*|investigat\w+|look(?:ing)? into|learn\w*|work(?:ing)? out)"
    r"(?: [\w-]+){0,4}? (?:who|whose hands?|which (?:\w+ )?(?:man|woman|clerk|employee|worker|nurse|teacher|colleague))"
    r"(?: [\w-]+){0,2}? (?:leaked|gave|let|handed|passed|photographed|talked|took|tipped|spoke|told)",
)
"""Whom somebody is after: the mouth or the hand by which something got out."""
_LISTED_VI = r"(?:ghi|nêu|bêu|lấy|đọc|công khai) (?:tên|danh tính)|lập danh sách|giải trình|tường trình|viết kiểm điểm|hạ thi đua"
_LISTED_EN = (
    r"(?:named|listed|reported|called in|written up)(?= |\W*$)|(?:names?|details) (?:will be |are |is )?(?:taken|noted|read out|"
    r"passed on|handed)|answer for (?:it|this|that|himself|themselves)|explain (?:himself|herself|themselves)"
)
_TALKERS_VI = (
    r"(?:kẻ|người|ai|những ai|hộ|nhà)(?: nào)?(?: \w+){0,3}? "
    r"(?:kháo|bàn tán|rỉ tai|loan|đồn|xì xào|nói xấu|nói leo|tán phát)"
)
_TALKERS_EN = (
    r"(?:whoever|anybody who|anyone who|those who|people who)(?: \w+){0,3}? "
    r"(?:talk\w*|gossip\w*|repeat\w*|whisper\w*|chatter\w*)"
)
_NOTED: Signs = in_both(
    rf"(?:{_TALKERS_VI}|{_SHARERS_VI}|{_VOICES_VI})[^.?!;]{{0,80}}? (?:{_LISTED_VI})|(?:người ấy|người đó|kẻ ấy|kẻ đó|họ) "
    r"(?:sẽ |phải )+(?:giải trình|tường trình|chịu|trả giá)",
    rf"(?:{_TALKERS_EN}|{_SHARERS_EN}|{_VOICES_EN})[^.?!;]{{0,80}}? (?:{_LISTED_EN})",
)
"""Who talked or complained is put on a list, or has to answer for it."""
_SEIZED: Signs = in_both(
    r"(?:giữ|bắt|vây|trói|tóm)(?: \w+){0,2}? (?:hắn|nó|kẻ|người (?:ấy|đó|lạ|này)|đối tượng)(?= |\W*$)|"
    r"(?:giữ|bắt|vây|trói|tóm) (?:lại |ngay )?(?:người|kẻ) \w+",
    r"(?:keep|hold|seize|detain|grab|catch|surround) (?:him|her|them|the (?:man|woman|stranger|person|culprit)s?)"
    r"(?: (?:there|here|back|fast)| until (?:we|the police|somebody)|(?=\W*$))",
)
"""People are told to lay hands on somebody."""
_VOICES: Signs = in_both(_VOICES_VI, _VOICES_EN)
_SHARERS: Signs = in_both(_SHARERS_VI, _SHARERS_EN)


@dataclass(frozen=True, slots=True, kw_only=True)
class AimedWord:
    """Words of ours that were aimed at persons: when and by which event they were said, by which cell, on which claim, and
    how."""

    at: int
    seq: int
    cell: str
    claim: str
    item: str
    how: str  # msgid


def aimed(log: ReportTimeline) -> Iterator[AimedWord]:
    """All of them, in the order of the log."""
    yield from sorted((*_texts(log), *_spoken(log), *_posted(log)), key=lambda word: word.seq)


def _texts(log: ReportTimeline) -> Iterator[AimedWord]:
    for text in log.published:
        version, statement = text.version, text.statement
        both = (
            ("vi", str(version.title_vi), str(version.body_vi)),
            ("en", str(version.title_en), str(version.body_en)),
        )
        if found := how(log.scenario, both, cleared=statement.cleared):
            item = f"{statement.statement}@{version.version}"
            yield AimedWord(
                at=text.at, seq=text.seq, cell=statement.issuer, claim=text.claim, item=item, how=found
            )


def _spoken(log: ReportTimeline) -> Iterator[AimedWord]:
    """What the press, who complained and the cells were told."""
    lang = log.opened.language
    for event, words in log.uttered:
        if found := how(log.scenario, ((lang, words.title, words.body),)):
            yield AimedWord(
                at=event.at, seq=event.seq, cell=words.cell, claim=log.links.get(words.about, ""), item=words.item, how=found
            )  # fmt: skip


def _posted(log: ReportTimeline) -> Iterator[AimedWord]:
    """What an office wrote on the network under its own name, and each new version of it."""
    lang, by = log.opened.language, {}
    for event in log.events:
        body = event.body
        if isinstance(body, PostWritten) and not body.simulated:
            by[body.post] = body
        elif not (isinstance(body, PostEdited) and body.post in by):
            continue
        post = by[body.post]
        if found := how(log.scenario, ((lang, "", str(body.text)),)):
            yield AimedWord(
                at=event.at, seq=event.seq, cell=post.cell, claim=post.claim, item=post.post, how=found
            )


def how(scenario: Scenario, texts: Iterable[tuple[str, str, str]], *, cleared: tuple[str, ...] = ()) -> str:
    """How words are aimed at persons in any language (msgid), "" = at none."""
    for lang, title, body in texts:
        if ERASED in (title, body) or not body.strip():
            continue
        if _points_out(scenario, lang, title, body, cleared):
            return NAMED
        if _lets_out(scenario, lang, f"{title}.\n{body}"):
            return NAMED
        title, body = refused_blank(lang, title), refused_blank(lang, body)
        marks = dict(shown(title, body, lang))
        if marks.keys() & {"threat", "hush"} or any(
            _any(read, lang, title, body) for read in (_pursued, _hunts, _takes_away)
        ):
            return THREATENED
        text = quotes_blank(as_read(f"{title}. {body}"))
        if "blame" in marks or scornful(text, tongue(lang, text)) or _any(_enemies, lang, title, body):
            return SHAMED
    return ""


def _points_out(scenario: Scenario, lang: str, title: str, body: str, cleared: tuple[str, ...]) -> bool:
    """Whether somebody is shown as who passed something on, spoke their mind or is punished, or what is private of them is told.
    Who only speaks for an office, or is looked for, is aimed at by nobody."""
    openly = tuple(leak.Artefact("", "CLEAR", text) for text in told_by(scenario))
    parts = {f"title_{lang}": title, f"body_{lang}": body}
    found = leak.leaks(parts, (), openly, scenario.drill.public_contacts)
    known = {code.rsplit(" ", 2)[0] for code in cleared}
    hits = [hit for hit in found if hit.code().rsplit(" ", 2)[0] not in known]
    text = quotes_blank(body)
    return (
        any(hit.kind in _PRIVATE for hit in hits)
        or any(
            _found_and_accused(lang, parts[part], [hit for hit in hits if hit.part == part]) for part in parts
        )
        or as_typed(_POINTS, tongue(lang, text)).search(text) is not None
    )


def _found_and_accused(lang: str, text: str, hits: Sequence[leak.Hit]) -> bool:
    """Whether one sentence names somebody with where they live, or with what they are said to have done."""
    by_sentence: dict[tuple[int, int], set[str]] = {}
    for hit in hits:
        if hit.kind in _FINDS:
            by_sentence.setdefault(around(text, hit.start, hit.end), set()).add(hit.kind)
    return any(
        len(kinds) > 1 or _accused(lang, text[start:end]) for (start, end), kinds in by_sentence.items()
    )


def _accused(lang: str, sentence: str) -> bool:
    spelt = tongue(lang, sentence)
    return any(
        as_typed(signs, spelt).search(sentence) for signs in (_SHARERS, _SHARED, _VOICES, _PURSUED, _AT_FAULT)
    )


def _any(read: Callable[[str, str], bool], lang: str, title: str, body: str) -> bool:
    return any(read(lang, sentence) for sentence in (title, *sentences(body, also=";")))


def _pursued(lang: str, sentence: str) -> bool:
    """Whether one sentence says what is done to those who passed something on or spoke their mind, before or behind them."""
    spelt = tongue(lang, sentence)
    whom = as_typed(_SHARERS, spelt).search(sentence) or as_typed(_VOICES, spelt).search(sentence)
    found = [
        *as_typed(_HUNTED, spelt).finditer(sentence),
        *(as_typed(_PURSUED, spelt).finditer(sentence, whom.end()) if whom else ()),
    ]
    return any(is_so(sentence, deed.start(), spelt) for deed in found)


def _hunts(lang: str, sentence: str) -> bool:
    """Whether one sentence looks for the mouth by which something got out, lists those who talk, or has somebody seized."""
    spelt, own = tongue(lang, sentence), quotes_blank(sentence)
    return any(
        is_so(own, deed.start(), spelt)
        for signs in (_MOUTH, _NOTED, _SEIZED)
        for deed in as_typed(signs, spelt).finditer(own)
    )


def _takes_away(lang: str, sentence: str) -> bool:
    """Whether one sentence has people take their own words away; what is deleted so that nobody is robbed is none."""
    spelt, own = tongue(lang, sentence), quotes_blank(sentence)
    ordered = as_typed(_AWAY, spelt).search(own)
    return bool(
        ordered and is_so(own, ordered.start(), spelt) and not as_typed(_FOR_SAFETY, spelt).search(own)
    )


_SHOWS = 2  # pairs of words of a fact that is kept back, by which a sentence tells it


def _lets_out(scenario: Scenario, lang: str, text: str) -> bool:
    """Whether one sentence tells who gave something away, or of a private person what the drill keeps back."""
    kept = [
        pairs(fact.fact.in_(lang))
        for claim in scenario.claims
        for fact in claim.protects
        if fact.ground in ("source", "personal")
    ]
    if not kept:
        return False
    openly = [
        both.in_(lang)
        for claim in scenario.claims
        for both in (claim.sentence, claim.kernel, claim.advice, *(known.why for known in claim.truth))
        if both
    ]
    told = frozenset(pair for each in openly for pair in pairs(each))
    return any(len(pairs(said) & fact - told) >= _SHOWS for said in sentences(text) for fact in kept)


def _enemies(lang: str, sentence: str) -> bool:
    """Whether one sentence calls a critic's word what is said of enemies."""
    spelt = tongue(lang, sentence)
    whom = as_typed(_VOICES, spelt).search(sentence)
    return bool(whom and as_typed(_ENEMIES, spelt).search(sentence[whom.end() :]))
