"""Where a sentence tells its readers what to do, or that they need do nothing: a small grammar of Vietnamese and English.

A sentence is cut into clauses. One tells what to do when it begins with an act of its readers ("Không cho trẻ uống nước lá",
"Boil water"), when the readers are its subject and nothing says that it is done already ("bà con ở yên trong nhà"), when it
asks them ("xin", "đề nghị", "please") or frees them ("không ai phải sơ tán"). What a rumour asks for, what offices do or
are to do, what was done, questions and what stands in quotation marks tell nobody anything; nor does comfort ("đừng lo",
"stay calm"), an appeal not to listen, or an invitation to the next bulletin. Vietnamese without accents is read by the same
grammar without accents.
"""

# Charter: casework advice
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache

from infodrill.casework import acts
from infodrill.casework.acts import EN_ACT, EN_ANY, EN_SOFT, EN_YOU, VI_ACT, VI_SOFT, VI_YOU
from infodrill.casework.unaccented import opening, plain
from infodrill.kernel.letters import BARE, tongue
from infodrill.kernel.patterns import later
from infodrill.kernel.sentences import LONGEST_CLAUSE

Span = tuple[int, int]

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
"""What others said is not ours."""
_FRESH = (";", ":", "–", "—", "-")
"""After one of these a clause stands by itself."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A piece of a sentence at `start`; `after` = the sign before it, "" at the beginning."""

    text: str
    start: int
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    """`opening` = begins with an act; `telling` = has one anywhere; `reported` = from here on others speak, until `turned`;
    `beside` = a clause that only sets time, place or condition; `done` = a predicate that makes an act a
    subject or a tale, unless a `firm` word stands in it; `under` = what comes after it is a subordinate clause;
    `apart` = the signs between clauses and the idle words, which tell nothing to do; `tampered` = a thing of the rumour, its
    sign and what was done to that; `states` = what is not known, and how an older text of ours stands (`acts`)."""

    states: re.Pattern[str]
    apart: re.Pattern[str]
    opening: re.Pattern[str]
    firm: re.Pattern[str]
    telling: tuple[re.Pattern[str], ...]
    reported: re.Pattern[str]
    turned: re.Pattern[str]
    denied: re.Pattern[str]
    beside: re.Pattern[str]
    done: re.Pattern[str]
    under: re.Pattern[str]
    tampered: re.Pattern[str]


def quotes_blank(text: str) -> str:
    """The text with blanks for what stands in quotation marks; places stay."""
    return QUOTED.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def advised(lang: str, text: str) -> Span | None:
    """Where one sentence in `lang` tells what to do, to the end of that clause, as [start, end); None when it does not.
    Work in proportion to its length."""
    if text.rstrip(' ”"»').endswith("?"):
        return None
    grammar = _grammar(lang, text)
    reported, opens, before = False, True, ""
    for clause in _clauses(grammar, grammar.states.sub(_blank, quotes_blank(text))):
        turned = grammar.turned.match(clause.text)
        if clause.after in _FRESH or turned:
            reported, opens = False, True
        beside = not turned and grammar.beside.match(clause.text)
        if grammar.tampered.match(f"{before}{clause.after}{clause.text}"):
            reported = True
        before = clause.text
        report = None if beside or reported else grammar.reported.search(clause.text)
        if not reported and (found := _told(grammar, clause, opens, report)):
            return clause.start + found[0], clause.start + found[1]
        reported = reported or (report is not None and not grammar.denied.search(clause.text))
        opens = bool(beside) and opens
    return None


def tells_nothing(lang: str, text: str) -> bool:
    """Whether a sentence only tells what is not known, or how an older text of ours stands."""
    return not re.search(r"\w", _grammar(lang, text).states.sub(_blank, text))


def _grammar(lang: str, text: str) -> _Grammar:
    return _unaccented() if tongue(lang, text) == BARE else _GRAMMARS[lang]


def _told(grammar: _Grammar, clause: _Clause, opens: bool, report: re.Match[str] | None) -> Span | None:
    """The act in one clause, before anybody else is heard in it."""
    heard = clause.text[: report.end()] if report else clause.text
    for pattern in (grammar.opening, *grammar.telling) if opens else grammar.telling:
        if found := pattern.search(heard):
            rest = grammar.under.split(heard[found.end() :], maxsplit=1)[0]
            if grammar.firm.search(found[0]) or not grammar.done.search(rest):
                return found.start("act"), len(clause.text)
    return None


@cache
def _unaccented() -> _Grammar:
    """The Vietnamese grammar as it is typed without accents."""
    spelt = _VI
    alone = {
        name: later(plain(getattr(spelt, name).pattern))
        for name in (field.name for field in fields(_Grammar))
        if name != "telling"
    }
    alone["opening"] = later(opening(spelt.opening.pattern))
    return _Grammar(telling=tuple(later(plain(each.pattern)) for each in spelt.telling), **alone)


def _clauses(grammar: _Grammar, text: str) -> Iterator[_Clause]:
    after, start = "", 0
    for sign in grammar.apart.finditer(text):
        yield from _clause(text, start, sign.start(), after)
        after, start = sign[0], sign.end()
    yield from _clause(text, start, len(text), after)


def _clause(text: str, start: int, end: int, after: str) -> Iterator[_Clause]:
    piece = text[start : min(end, start + LONGEST_CLAUSE)]
    if told := piece.strip():
        yield _Clause(told, start + len(piece) - len(piece.lstrip()), after)


_SIGNS = r"[,;:](?=\s|$)|[\u2013\u2014()\u2022]|(?:(?<=\s)|^)[-+*](?=\s)"


# ---- Vietnamese ----------------------------------------------------------------------------------------------------

_VI_NOT = (
    "(?:không|chưa|đừng|chớ|chẳng|thôi|khoan|khỏi|cấm)(?: (?:nên|cần|phải|được|tự ý|vội|bao giờ|có|hãy))*"
)
_VI_PRED = rf"(?:{VI_SOFT} ){{0,3}}(?:{_VI_NOT} )?(?:{VI_SOFT} ){{0,2}}{VI_ACT}(?!\w)"
_VI_TOLD = r"(?<!vẫn )(?<!buôn )(?!(?:nói|hỏi|học|trực|làm việc) |vẫn (?:đi |đến |tới )?(?:học|trường|lớp)\b)"
"""Said of people without a word of asking, these tell what they do."""
_VI_NOTICE = (
    r"(?:gửi (?:các (?:em|bác|cô|anh|chị|bạn|hộ|thầy|con)|quý|toàn thể|bà con|phụ huynh|mọi người)|mở cửa (?:từ|lúc|đến|"
    r"trở lại)|đóng cửa (?:chợ|trường|đường|cầu|rừng|bến|cống)|thu gom|bán (?:vé|hàng)|nghỉ học|"
    r"tiêm mũi|"
    r"dừng (?:thi công|hoạt động|khai thác|cấp|bán|thu)|xin (?:được )?(?:trả lời|thông báo|thông tin|gửi|giải thích|"
    r"báo (?:cáo|tới|để)))"
)
"""Opens a notice of what is run or said, not an order."""
_VI_PAST = (
    r"\b(?:(?:trước|sau|trong) khi|đã|đang|sẽ|vừa|từng|bị|rằng|là|được|mới|sắp|lịch|sự|cách|kế hoạch)\b"
)
_VI_BETWEEN = rf"(?:(?!{_VI_PAST})[^,;:.\n]){{0,60}}?"
_VI_LEAD = (
    "(?:(?:và|rồi|nhưng|song|nên|thì|mà|tuy nhiên|vì vậy|vì thế|do đó|do vậy|lúc này|hiện nay|hiện tại|"
    "tối nay|đêm nay|"
    "hôm nay|ngày mai|trước mắt|riêng|sau đó|đồng thời|còn|bây giờ|trước hết|khi đó|tạm thời|trong lúc chờ|"
    "trong khi chờ) )*"
)
_VI_EACH = "(?:(?:các|mọi|mỗi|tất cả|toàn thể|toàn bộ|những|riêng|với|đối với) )*"
_VI_IDLE = (
    r"\b(?:yên tâm|an tâm|thông cảm|lượng thứ|thứ lỗi|cảm thông|(?:giữ|đặt|vững|có) (?:vững |trọn |gìn )?(?:niềm tin|"
    r"tinh thần|tâm lý)|vững (?:tin|tâm)|(?:giữ |"
    r"hết sức |hãy |xin )*bình tĩnh|cảnh giác|(?:đừng|không|chớ|khỏi|chẳng)(?: (?:nên|cần|phải|"
    r"vội|có|quá|việc gì phải))* (?:lo(?: lắng| ngại| sợ)?|hoang mang|hoảng(?: hốt| loạn| sợ)?|sợ|nghe (?:theo|lời|bọn|mấy|"
    r"tin|lũ|đám|kẻ|những|chuyện|người)|"
    r"tin(?! nhắn)(?: theo| lời| vào)?|nghi ngờ|nao núng|vì [^,;:]{1,60} mà (?:nghi ngờ|lo|sợ|hoang mang|nản|buồn)\w*)|"
    r"(?:đón (?:nghe|xem|đọc|chờ)|(?:chờ|đợi) (?:thông tin|thông báo|kết quả|tin)|"
    r"(?:theo dõi|nghe|xem) "
    r"(?:bản tin|thông báo|tin|cập nhật) (?:tiếp|kế|sau|mới))[^,;:]*)(?!\w)"
)
_VI = _Grammar(
    states=later(acts.VI_STATES),
    apart=later(rf"{_SIGNS}|{_VI_IDLE}"),
    opening=later(rf"^{_VI_LEAD}(?!{_VI_NOTICE}\b)(?!thực hiện (?:\w+ )?(?:chỉ đạo|cv|công văn|chỉ thị|kế hoạch|quyết định|"
    rf"văn bản)\b)(?P<act>{_VI_PRED})"),
    firm=later(
        r"\b(?:hãy|đừng|chớ|xin|vui lòng|nhớ|^cứ|nên|cần|đề nghị|mời|mong|việc cần làm|thì|khoan|khỏi|cấm|(?:không|chưa) (?:ai |"
        r"có ai )?phải)\b"
    ),
    telling=(
        later(
            rf"^{_VI_LEAD}(?!ai\b.*\b(?:sẽ|bị (?:phạt|xử))\b)(?P<act>{_VI_EACH}{VI_YOU}\b(?! "
            rf"nào){_VI_BETWEEN}(?<!\w){_VI_TOLD}{_VI_PRED})"
        ),
        later(
            rf"^{_VI_LEAD}(?P<act>{_VI_EACH}{VI_YOU}\b{_VI_BETWEEN}\b(?:cần|nên|hãy|đừng|chớ|vui lòng|không phải|"
            rf"chưa phải) (?!là|có|biết|thêm|nhiều)\w)"
        ),
        later(
            rf"^(?!nếu không)[^,;:]{{1,80}}\bthì (?P<act>(?:{VI_YOU} )?{_VI_PRED})(?![^,;:]* là (?:chuyện|lẽ|điều|việc|đúng))"
        ),
        later(
            rf"^(?:(?!{_VI_PAST})[^,;:]){{0,60}}?\b(?:(?<!-)xin(?! (?:được )?(?:trả lời|thông báo|thông tin|giải thích|"
            rf"báo cáo|gửi lời|báo(?=$)|báo tin)\b)|nhờ(?= {VI_YOU}\b)|đề nghị|mong|mời|yêu cầu|khuyến cáo|khuyên|"
            rf"kêu gọi|"
            rf"nhắc|vui lòng|lưu ý) "
            rf"(?P<act>(?:{_VI_EACH}{VI_YOU}\b{_VI_BETWEEN}(?<!\w))?{_VI_PRED})"
        ),
        later(
            rf"^(?:(?!{_VI_PAST})[^,;:]){{0,60}}?(?P<act>\b(?:không|chưa|chẳng)(?: ai| có ai)? (?:cần|phải(?! (?:đi|vào|nhập|"
            rf"nằm) viện| cấp cứu)|"
            rf"nên)(?: phải)? {VI_ACT}(?!\w))"
        ),
        later(
            rf"^{_VI_LEAD}(?!.*\b(?:sẽ|bị (?:phạt|xử)))(?P<act>(?:bà con|người|hộ|phụ huynh|khách|bác|cô|chú|em) nào\b"
            rf"[^,;:]{{1,60}}?(?<!\w){VI_ACT}(?!\w))"
        ),
        later(
            rf"(?P<act>{VI_YOU}\b{_VI_BETWEEN}(?<!\w){_VI_PRED}[^,;:.]* (?:ngay|liền|nhé|giùm))[.!]*$"
        ),
        later(r"^(?P<act>(?:bà con |nhà mình )?(?:không|khỏi|chẳng) cần (?:phải )?(?!biết|là|có|thêm|ai|đến)\w+ \w+)"),
        later(rf"^(?P<act>(?:không|cấm|chưa) (?:ai|(?:người|xe|tàu|nhà|bé|em|thuyền) nào) được {VI_ACT}(?!\w))"),
        later(
            rf"^{_VI_LEAD}(?P<act>{_VI_EACH}{VI_YOU}\b{_VI_BETWEEN}\b(?:không|chưa) được (?:phép )?(?:lên|xuống|vào|ra|về|"
            rf"đi|qua|tới|"
            r"đến|lại gần|dùng|uống|ăn|mở|đậu|đỗ|quay lại|tắm|bơi|câu|đốt|xả|chạy|tự ý|mang|để)(?!\w)(?! (?:nước|điện|tiền)))"
        ),
        later(
            rf"^(?:[^,;:]{{0,30}} )?(?:đề nghị|mong|yêu cầu|xin) (?P<act>(?:các|mọi|những) (?!(?:sở|phòng|ban|đơn vị|"
            rf"cơ quan|ngành|tổ|"
            rf"trường|đội|công ty|xã|phường|cấp|lực lượng|đồng chí|cán bộ|thôn|khu phố)\b)\w+(?: \w+)? {_VI_PRED})"
        ),
        later(
            r"(?P<act>\b(?:hãy (?!là\b|cùng\b|chung|đoàn kết|tin tưởng|luôn|sống)|đừng |chớ |"
            r"(?<!giếng )(?<!mũi )(?<!máy )(?<!lỗ )(?<!giàn )khoan )\w+)"
        ),
        later(
            rf"^{_VI_LEAD}(?P<act>{_VI_EACH}{VI_YOU}\b(?:(?!{_VI_PAST})[^,;:.])+ (?:giúp|giùm|dùm|nghen|nghe|nhé|nha|nhen|hén))"
            r"(?: ạ)?[.!…]*$"
        ),
        later(
            r"(?P<act>\b(?:cần|quan trọng|tốt) nhất (?:\w+ ){0,3}?là (?:không|đừng|ở|đi|về|tránh|gọi|giữ|cho|đưa)\b|"
            r"\bviệc cần làm\b|\bcần làm(?: ngay| lúc này)?$)"
        ),
    ),
    reported=later(
        r"^(?!(?:nếu|khi|hễ|nghe|thấy|gặp|nhận|ai|lỡ|(?:người|nhà|hộ) nào)\b.*\bthì\b).*?"
        r"\b(?:tin|tin đồn|bài|đăng|clip|video|phim|ghi âm|giọng|giọng nói|tin nhắn|tờ lệnh|tờ rơi|"
        r"người (?:gọi|đăng|viết)|mạng|"
        r"nhóm|đồn|nghe|ai đó)\b[^,;:]{0,40}?\b(?:nói|bảo|kêu gọi|yêu cầu|khuyên|rằng|viết|dặn|đòi|ra lệnh|"
        r"xúi|hướng dẫn|lan truyền)\b"
    ),
    turned=later(r"(?:nhưng|song|tuy nhiên|vì vậy|vì thế|do đó|thực tế|xin|đề nghị|mong|còn)\b"),
    denied=later(r"\b(?:sai|giả|không đúng|nhầm|bịa|không phải)\b"),
    beside=later(
        r"(?:nếu|khi|bị|nghi|lỡ|chẳng may|không may|để|trước|sau|muốn|gặp|thấy|nhận được|trong|từ|tại|ở (?!yên|nhà)|với|nhằm|"
        r"vì|do|"
        r"trường hợp|lúc|hễ|cho đến|đến|tối nay|"
        r"đêm nay|hôm nay|ngày mai|hiện|bây giờ|đề phòng|nhà nào|ai|cần thêm|kể từ|ngoài|riêng|theo|"
        r"việc cần làm|(?:kính )?thưa)\b"
        rf"|{_VI_EACH}{VI_YOU}(?: \w+){{0,3}}(?: (?:ơi|ạ))?$"
    ),
    done=later(
        r"^\W*(?:\w+ ){0,2}(?:cũng|đều) (?!nên|cần|phải|được)|\b(?:là|gây|khiến|giúp(?! (?:em|cô|thầy|xã|phường|trường|"
        r"trạm|tổ|ấp|mình|nhau|với)\b|$)|cho thấy|dẫn|đã|"
        r"đang|sẽ|mất|chữa|của (?:sở|trung tâm|phòng|công ty|ban|tổ|"
        r"chi cục))\b|"
        r"\b(?:có thể (?:gây|bị|buồn|mệt|đau|sốt|khiến|làm|là|mất|nôn)|đều khỏe|phí (?:lời|công|thời gian)|vô ích|bậy|chỉ để)\b|"
        rf"\b(?:như mọi|hôm qua|đêm qua|(?:ngày|tuần|tháng) qua|được (?:hoàn|trả|miễn|phát))\b(?![^,;:]*(?<!\w){VI_ACT}(?!\w))|"
        r"\b(?:không (?:phải|có|làm|thể|còn|khỏi|đỡ)|phải (?:vào|nhập) viện|phải cấp cứu)\b"
    ),
    under=later(r"\b(?:nếu|khi|để|vì|mà|cho đến|cho tới|trước|do|ai|nào|những|trừ|rằng|xem)\b"),
    tampered=later(
        r"^(?:\w+ )?(?:thông tin|tin(?! nhắn)|bài|ảnh|hình|clip|video|đoạn|bức|tấm|tờ|giấy|bản|lời)\b[^,;:]*[:,;\u2013\u2014-]\s*"
        r"(?:(?:đã|bị|chỉ|người ta|có người) )?(?:cắt|ghép|xén|sửa|chỉnh|dán|chép|đổi|thêm|bớt|bỏ|lấy|mượn|dịch|lồng|quay|"
        r"chụp|dùng)"
        r"(?!\w)"
    ),
)  # fmt: skip


# ---- English -------------------------------------------------------------------------------------------------------

_EN_PRED = rf"(?:{EN_SOFT} ){{0,3}}(?:{EN_ACT}(?![\w’'-])(?! of\b)|{EN_ANY})"
_EN_MUST = (
    r"(?:should|must|may|can|need(?:s)?|are asked|is asked|are advised|are urged|are requested|are invited|"
    r"have|has|are|do(?:es)? not|(?:should|must|do|does|need)n['’]t"
    r"|need not|needn't|ought)(?: not)?(?: (?:need|have))?(?: to)?(?: (?:please|now|also|always|only|still|"
    r"first|therefore))?"
)
_EN_LEAD = (
    "(?:(?:and|but|so|then|yet|therefore|meanwhile|for now|until then|under no circumstances|in an emergency|from now on|"
    "tonight|today|instead|however|above all) )*"
)
_EN_BETWEEN = r"(?:(?!\b(?:were|was|had|said|told|asked that)\b)[^,;:.\n]){0,60}?"
_EN_IDLE = (
    r"\b(?:(?:please |do |just )*(?:stay|keep|remain|be) (?:calm|vigilant|alert|safe|tuned|patient|strong)|"
    r"rest assured|(?:pay|give) (?:it |them |this )?no (?:heed|attention|mind)|(?:please )?(?:bear with us|(?:trust|"
    r"believe in|have faith in|stand by|support) "
    r"(?:us|(?:your|our|the) (?:\w+ )?(?:council|mayor|government|authorities|office|ward|city|doctors?|nurses?|teachers?|"
    r"leaders?)))|"
    r"(?:do not|don't|don’t|never|no need to|no reason to|need not)(?: you)? (?:worry|panic|fear|be (?:afraid|alarmed|worried)|"
    r"listen to|believe|heed)|(?:come|check|look) back (?:here|to|at|on|for|later|soon)[^,;:]*|tune in[^,;:]*|"
    r"watch this (?:space|page)|(?:follow|watch|listen)[^,;:]{0,20} (?:next (?:bulletin|update|notice)|updates))\b"
)
_EN = _Grammar(
    states=later(acts.EN_STATES),
    apart=later(rf"{_SIGNS}|{_EN_IDLE}"),
    opening=later(
        rf"^{_EN_LEAD}(?!.* and (?:(?:the )?police|we will|you will|you['’]ll|we['’]ll)\b)(?!(?:update|report|note|notice|"
        rf"post|answer|question|reply|text|log|contact|"
        rf"change)\W*$)(?P<act>{_EN_PRED})"
    ),
    firm=later(
        r"\b(?:please|kindly|do not|don't|don’t|never|should|must|needs?|no need|what to do|asked|advised|you|"
        r"we|anyone|may|has to|have to)\b"
    ),
    telling=(
        later(
            rf"^{_EN_LEAD}(?!(?:as|which|that|what|"
            rf"how) )(?P<act>(?:[\w’'-]+ ){{0,2}}?{EN_YOU}\b{_EN_BETWEEN}\b{_EN_MUST} (?:be )?(?:do|"
            rf"{EN_ACT}))\b"
        ),
        later(
            rf"^{_EN_LEAD}(?P<act>(?:[\w’'-]+ ){{0,2}}?{EN_YOU}\b{_EN_BETWEEN}\b"
            r"(?:(?:should|must)(?:n['’]t)?|needs? to|has to|have to|are asked to|are advised to)(?: not)? (?!be\b|have\b)\w+)"
        ),
        later(
            r"^(?P<act>(?:anyone|anybody|everyone|everybody|whoever|those who|(?:a|any) (?:child|person|"
            r"patient) who)\b[^,;:]{0,60}? "
            r"(?:comes?|goes|calls?|rings?|stays?|takes?|boils?|leaves?|keeps?|brings?|asks?|waits?|tells?|"
            r"reports?|pays?|shows?|signs?|uses?|collects?))\b"
        ),
        later(rf"(?P<act>\bplease (?:{EN_SOFT} )?{EN_ACT}\b)"),
        later(
            r"^(?!.* (?:is|are|was|were|has|have|had|will|can)\b)(?:and |or )?(?P<act>no (?!one\b|new\b|fires?\b|"
            r"smoke\b|body\b|need\b|cases?\b|change|doubt|sign|injur|deaths?\b|casualt|further|other|more\b|"
            r"news|update|evidence|record|report|comment|reason|trace|plan|damage|risk|danger|shortage|delay)"
            r"(?:\w+ ){0,2}\w+(?: (?:for|in|on|at|near|until|before|after|with|to|or|from|by|past|below|above|under|"
            r"over|across|inside|outside|beyond|along|this|today|tonight)\b.*)?)[.!]*$"
        ),
        later(
            r"(?P<act>(?<!which )(?<!that )(?<!as )(?<!what )(?<!how )\byou (?:(?:can|may)(?! (?:have|see|recall|know|wonder|"
            r"imagine|understand|feel)\b)|should|must|"
            r"need(?! not have)|have to|do not need|don't need|need not|do not have|"
            r"are asked)\b)"
        ),
        later(rf"(?P<act>\bwe (?:ask|urge) that (?:all |the )?{EN_YOU}\b)"),
        later(
            r"^(?!.*\b(?:is|are|was|were|has|had|seen|\w+ed)\b)(?P<act>(?:off|out of|away from|back from) (?:the|your)\b.*|"
            r"no more than\b.*)[.!]*$"
        ),
        later(r"^(?P<act>(?:[\w-]+ ){1,3}only)[.!]*$"),
        later(
            r"(?P<act>(?:\bit is |^)(?:best|better|safest|wise|wisest|advisable) (?:not )?to \w+|\bno need to \w+|"
            r"\bwhat to do\b)"
        ),
        later(
            rf"(?P<act>\bwe (?:ask|urge|advise|invite) (?:all |the )?{EN_YOU}\b{_EN_BETWEEN}\b(?:to|"
            rf"not to) {EN_ACT})\b"
        ),
        later(
            r"(?P<act>\b(?:should|must|has to|have to|needs? to) (?:first |not )?be (?:boiled|thrown|kept|brought|"
            r"reported|taken|washed|shut|closed|moved|stored|tied))\b"
        ),
    ),
    reported=later(
        r"\b(?:posts?|rumou?rs?|messages?|claims?|recordings?|voice|callers?|stor(?:y|ies)|clips?|videos?|"
        r"leaflets?|order|some|someone|"
        r"it is)\b[^,;:]{0,40}?\b(?:says?|said|saying|tells?|told|telling|claims?|orders?|asks?|asking|urges?|"
        r"urging|that)\b"
    ),
    turned=later(r"(?:but|yet|so|however|therefore|please|in fact)\b"),
    denied=later(r"\b(?:false|fake|forged|wrong|not true|mistaken)\b"),
    beside=later(
        r"(?:if|when|whenever|before|after|for|to|until|in|at|on|from|with|while|as|once|should you|unless|"
        r"where|because|between|during|"
        r"tonight|today|tomorrow|meanwhile|now|dear)\b"
        rf"|(?:(?:all|any|the|other|older|young|our) )*{EN_YOU}\b|(?:\w+ ){{0,2}}{EN_YOU}$"
    ),
    done=later(
        r"\b(?:is|are|was|were|has|have been|had|will|rose|fell|grew|did|does|showed|shows|came|comes|takes|"
        r"took|went)\b"
    ),
    under=later(
        r"\b(?:if|when|until|who|that|where|which|before|after|unless|because|as|while|what|whether|whose|how|"
        r"why|to)\b|\b(?:and|or) (?:a|the|our|we|they|someone|somebody|he|she|you|it|one of)\b"
    ),
    tampered=later(
        r"^(?:\w+ )?(?:story|post|photo|picture|image|clip|video|recording|sheet|notice|message|letter|paper|appeal)s?\b[^,;:]*"
        r"[:,;\u2013\u2014-]\s*(?:cut|put|paste|change|drop|add|leave)\b"
    ),
)  # fmt: skip

_GRAMMARS: Mapping[str, _Grammar] = {"vi": _VI, "en": _EN}
