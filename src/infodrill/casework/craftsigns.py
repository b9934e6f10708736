"""The signs that the craft rubric looks for, by language: how a sentence leads, tells a rumour, explains, shows, dates, attacks.

Signs of form, never of truth. Every reader takes a language and one sentence in composed text, and gives the place of the
sign or None. What a sentence tells its readers to do is read by `advice`.
"""

# Charter: casework craftsigns
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.casework.advice import Span, quotes_blank
from infodrill.casework.letters import words

Signs = Mapping[str, re.Pattern[str]]


def _signs(vi: str, en: str) -> Signs:
    return {"vi": re.compile(vi, re.IGNORECASE), "en": re.compile(en, re.IGNORECASE)}


REFERS = _signs(
    r"^(?:tin|điều|thông tin|nội dung|bài|lời|clip|ảnh|tin đồn) (?:này|đó|ấy|trên)|^đó là",
    r"^(?:this|that|it|the (?:rumou?r|claim|post|clip|photo|picture|story)) "
    r"(?:is|was|are|were|misleads?|shows?|leaves?|mixes|comes?|uses?)",
)
"""Speaks of the myth just told without telling it again."""
NOT = _signs(r"\b(?:không|chưa|chẳng|đừng)\b", r"\b(?:not?|never|none|nobody|cannot)\b|n't\b")
_NEWS_VI = (
    r"(?:tin đồn|lời đồn|(?<!bản )(?<!báo )(?:có |những |các |nhiều |một |lan truyền )tin|^tin|bài đăng|"
    r"bài viết|bài(?! viết)|đoạn ghi âm|ghi âm|clip|video|"
    r"đoạn phim|đoạn video|tờ rơi|tờ lệnh|nhóm chat|nhóm|mạng xã hội|trên mạng|một số người|nhiều người|"
    r"có người|người ta|dư luận|"
    r"thông tin|tài khoản|họ)"
)
_TELLING = _signs(
    rf"{_NEWS_VI}(?: (?!(?:này|đó|ấy|rằng|chỉ|không|bỏ|thiếu)\b)\w+){{0,4}}? (?:nói|bảo|cho rằng|rằng|viết|đồn|"
    rf"truyền nhau|lan truyền tin|loan tin|khẳng định|kêu gọi|"
    rf"yêu cầu|dọa)\b|theo (?:tin đồn|lời đồn)|\bnghe (?:đâu|nói|đồn)|đồn (?:rằng|thổi)|bị cho là|chia sẻ rằng|"
    rf"trên mạng (?:nói|viết|có)|"
    rf"lan truyền (?:rằng|tin (?!này|đó|ấy|thất|giả|sai|đồn))",
    r"\b(?:rumou?rs?|claims?|posts?|messages?|stories|story|people|some|many|videos?|clips?|recordings?|it is|"
    r"being|they)\b(?: \w+){0,3}?"
    r" (?:say|says|said|saying|claim|claims|claiming|tell|tells|telling|told|alleges?|have it)\b|\b(?:claims?|"
    r"rumou?rs?|story|stories) that\b|"
    r"\bclaims? (?:about|of)\b|"
    r"\brumou?rs? (?:of|about|has it)\b|\bit was told\b",
)
_CALLED = _signs(
    r"(?:(?<!thông )(?<!bản )(?<!báo )\btin đồn|lời đồn|tin giả|tin sai|tin|thông tin|"
    r"chuyện)\s+(?P<what>[^.;:]{1,120}?)\s+"
    r"(?:là (?:hoàn toàn |nhầm |tin )?(?:sai|không|bịa|nhầm|giả|thất thiệt|tin giả|tin đồn)|không (?:đúng|"
    r"có thật|chính xác)|đang lan truyền)",
    r"\b(?:rumou?r|claim|story|news|report)s?\s+(?P<what>[^.;:]{1,120}?)\s+(?:is|are|was|were) "
    r"(?:false|not true|untrue|wrong|a hoax|mistaken|a lie|going round|circulating)",
)
_RUMOUR = _signs(
    r"(?:tin đồn|lời đồn)\s+(?P<what>[^.;:,]{1,120})",
    r"(?:rumou?r|false claim|hoax)s?\s+(?P<what>[^.;:,]{1,120})",
)
_EMPTY = {
    "vi": words(
        "này đó ấy trên mạng xã hội lan truyền đang được chia sẻ nói nêu gần đây trong các nhóm là sai sự thật không đúng nhầm",
        "vì giả cũ hoàn toàn lấy từ hay và về việc đã bị bác bỏ của mọi nhiều lại rất những xuất hiện có thể gây hoang mang mới",
    ),
    "en": words(
        "this that these those is are was were false true not the a an online in on social media going round circulating being",
        "shared it now of and or says because mistaken misleads old untrue",
    ),
}


def myth(lang: str, text: str) -> Span | None:
    """A sentence that tells what is going round, whether or not it denies it; none that speaks of it without telling it."""
    if found := _TELLING[lang].search(text):
        return found.span()
    for signs in (_CALLED, _RUMOUR):
        if (found := signs[lang].search(text)) and _says_something(lang, found["what"]):
            return found.span()
    return None


def _says_something(lang: str, what: str) -> bool:
    return sum(word not in _EMPTY[lang] for word in re.findall(r"\w+", what.lower())) >= (
        2 if lang == "vi" else 1
    )


_PUTS_OFF = _signs(
    r"^(?:(?:kính )?(?:gửi|thưa)\b|kính|thông báo (?:về|v/v|khẩn|gửi)|thông báo[.:]?$|trước (?:những |"
    r"các )?(?:thông tin|tình hình|việc|những|phản ánh)|"
    r"hiện nay,? (?:trên|có|xuất hiện)|gần đây|(?:trong )?(?:thời gian|những ngày|mấy ngày|vài ngày|"
    r"tuần) (?:vừa |gần |mới )?(?:qua|đây)|"
    r"vừa qua|liên quan (?:đến|tới)|thực hiện\b|(?:ngay )?sau khi (?:nhận|nắm|tiếp nhận|có)|nhận được|"
    r"tiếp nhận|với (?:tinh thần|phương châm|quyết tâm)|"
    r"(?:được|nhờ) (?:có )?sự (?:quan tâm|chỉ đạo)|nhằm|(?:chúng tôi|phường|ủy ban|phòng khám|"
    r"trường) (?:đã )?(?:nhận được|được biết|"
    r"xin (?:thông tin|gửi)|luôn)|xin (?:thông tin|gửi|trân trọng|kính chào))",
    r"^(?:dear|notice|regarding|with regard|in (?:response|reply|relation|connection) (?:to|with)|recently|"
    r"in recent|over the (?:past|last)|lately|"
    r"following|further to|pursuant|it has come|it is with|we (?:have )?(?:received|been told|are (?:aware|"
    r"committed|writing)|take|wish|would like)|"
    r"there (?:are|have been) (?:rumou?rs|posts|reports))",
)
"""Openings that put off the fact."""


def puts_off(lang: str, text: str) -> Span | None:
    """An opening that puts off the fact: a greeting, an occasion, praise of oneself."""
    return found.span() if (found := _PUTS_OFF[lang].search(text)) else None


_MEDIUM = (
    r"(?:ảnh|hình|hình ảnh|clip|video|phim|đoạn (?:phim|clip|video|ghi âm|băng|văn|trích|chat)|bản tin|bài|tin(?! nhắn)|"
    r"thông tin|thông báo|dự thảo|giọng|giọng nói|ghi âm|tờ lệnh|công văn|con số|số|mùi)"
)
_WHY = _signs(
    rf"(?:\b{_MEDIUM}\b[^.]{{0,60}}?(?<!thay )\b(?:vì|do|bởi)\b|\bdo (?:đó là|hiểu|nhầm|cắt|ghép|ảnh|clip|bỏ)|"
    rf"\bvì (?:đó là|ảnh|clip|nhầm|hiểu|người viết)|"
    rf"thực ra|thực chất|nhầm|gây hiểu|bị hiểu|hiểu (?:sai|lầm)|trùng (?:tên|số)|"
    rf"\b{_MEDIUM}(?: \w+){{0,5}} cũ\b|\b{_MEDIUM}\b[^.]{{0,30}}?\b(?:chụp|quay|ghi|đăng) "
    rf"(?:lại )?(?:từ|ở|năm|tại|vào năm|trong)\b|cắt (?:ghép|xén|mất|bỏ|đi|lấy)|bị cắt|chứ không|bỏ (?:phần|"
    rf"qua|sót|đoạn|mất|câu|đi)|(?:nói|kể|trích) thiếu|"
    rf"một nửa|nửa (?:sự thật|câu)|lẫn (?:với|lộn)|nguyên nhân là|\blý do\b|lấy từ (?:ảnh|clip|một|trận|vụ|"
    rf"năm)|bắt nguồn|[,:] không phải (?:ở|do|từ|của|là|số|vì|tại|trong|ảnh|người|một|cái|con|đêm|hôm|năm)\b|"
    rf"\b(?:lấy|dùng|ghép|đăng lại|chia sẻ lại|cắt) (?:lại )?(?:ảnh|clip|video|hình|phim)|\b(?:ảnh|clip|video|"
    rf"hình|phim)\b[^.]{{0,30}}\b(?:năm (?:ngoái|trước|kia)|tháng trước|hôm trước|nơi khác|vụ khác)|"
    rf"là [^,.]{{3,60}}, không (?:phải|do)|"
    rf"không phải là|giả danh|mạo danh|giả mạo|giả giọng|làm giả|(?:dấu|ký) (?:giả|ghép)|sai (?:tên|số|ngày)|"
    rf"ghép bằng|ghép từ|dàn dựng|chỉnh sửa|suy diễn|thổi phồng)(?!\w)",
    r"\bbecause\b|in fact\b|actually|mistak|mislead|old (?:photo|picture|clip|video|footage)|out of context|"
    r"confus|mixe?s|leaves? out|left out|"
    r"the reason|\bnot of (?:tonight|today|here|this)|\b(?:real|true),? but\b|last (?:year|month|week)'s|"
    r", not (?:a|an|the|from|of|in)?\b|\b(?:photo|picture|clip|video|footage|image)s?\b[^.]{0,30}\b(?:taken|"
    r"shot|filmed|recorded|made)\b|"
    r"\b(?:rumou?r|story|claim|photo|picture|clip|video|image|it|this|figure|post)s? (?:\w+ )?comes? from|"
    r"cropped|staged|edited|forged|fake|doctored|computer-made|generated|impersonat|half the story|"
    r"another (?:city|province|country|year)",
)


def why_misleads(lang: str, text: str) -> Span | None:
    """Where a rumour goes wrong: old, elsewhere, cut, mixed up, half, forged; not only that it is wrong."""
    return found.span() if (found := _WHY[lang].search(quotes_blank(text))) else None


_RECORD_VI = (
    r"(?:biên bản|kết quả|số liệu|dữ liệu|sổ|nhật ký|bản đồ|trạm đo|máy đo|camera|sao kê|hồ sơ|báo cáo|"
    r"danh sách|phiếu|bảng (?:tin|số|giá)|"
    r"quyết định|văn bản|công văn|thông báo|mẫu nước|phép đo|tổng hợp|lịch trực|biên lai|hóa đơn)"
)
_OWNER_VI = (
    r"(?:sở|chi cục|cục|trung tâm|công ty|bệnh viện|trạm|ngân hàng|ban|ủy ban|ubnd|đài|đơn vị|phòng|tổ|đội|"
    r"cán bộ|trường|nhà trường|điện lực|"
    r"kho bạc|bưu điện|cảng|nhà máy|viện|khoa|bộ phận|chủ đầu tư|cơ quan|thủ kho|người trực|bác sĩ trực|"
    r"mạng lưới|quỹ)"
)
_SHOWS_VI = r"(?:cho thấy|ghi|chỉ ra|nêu|có ghi|không có|không ghi|xác nhận|đạt|âm tính|dương tính|đều|cho biết|khớp|là)"
_SOURCE = _signs(
    rf"(?<!mang )(?<!làm )(?<!kèm )(?<!đi )(?<!tuân )(?<!chạy )\btheo (?:(?:các|bản|một) )?(?:{_RECORD_VI}|"
    rf"{_OWNER_VI}|(?-i:[A-ZĐÀ-Ỹ]))|\b{_RECORD_VI}\b(?:(?!\b(?:sẽ|chờ|chưa)\b)[^,;:.]){{0,60}}?\b{_SHOWS_VI}\b|"
    rf"\b{_OWNER_VI}\b(?:(?!\b(?:chưa|sẽ|chờ|nếu|được|nên|cần)\b)[^;.]){{0,50}}?\b(?:xác nhận|công bố|"
    rf"đối chiếu|đo (?:tại|được|và|lúc|mực|lại)|ghi nhận|ghi vào|kiểm đếm|tổng hợp)\b|"
    rf"(?<!chưa )(?<!được )(?<!nên )(?<!cần )(?<!hãy )\b(?:xác nhận|đối chiếu|đo được)\b|^nguồn:|"
    rf"căn cứ (?:vào )?(?:\w+ )?{_RECORD_VI}|lấy từ (?:sổ|số liệu|biên bản|hồ sơ|nhật ký)|"
    rf"(?:quyết định|văn bản|công văn|biên bản) số \d|số liệu (?:của|này)|kết quả (?:kiểm tra|xét nghiệm|đo)(?! sẽ)",
    r"according to (?:the |its |our )?(?!people|sources|rumou?rs?|experts?|some|many|everyone)\w|"
    r"\b(?:records?|logs?|register|data|gauge|readings?|results?|"
    r"measurements?|samples?|minutes|map|list|ledger|summary)\b(?:(?!\b(?:will|await|waiting|due|"
    r"take)\b)[^,;.]){0,50}?\b(?:shows?|showed|says?|state[sd]?|reads?|read|"
    r"are|is|was|were|records?|list(?:s|ed)?|confirms?|found|gives?)\b|\bconfirm(?:s|ed)\b|^source:|"
    r"\bmeasured\b|\btested\b|\bcompared\b|"
    r"\b(?:report|results?|records?|data|log|documents?) (?:of|from|by|no)\b",
)
_AWAITED = _signs(
    r"\b(?:chờ|đợi)\b.{0,20}\b(?:trả lời|kết quả)|\bđể có kết quả|kết quả [^.,]{0,30}sẽ|sẽ được (?:công khai|"
    r"công bố)|theo (?:\w+ ){0,2}(?:chuyên gia|nguồn tin|dự kiến)",
    r"\bawait|\bwaiting for\b|results? (?:will|are due|takes?)|\bexpected\b",
)


def evidence(lang: str, text: str) -> Span | None:
    """The record, reading or owner from which a fact is known; hearsay, experts and what is only awaited are none."""
    found = _SOURCE[lang].search(quotes_blank(text))
    return found.span() if found and not _AWAITED[lang].search(text) else None


_CLOCK = r"(?:\b\d{1,2}[:hg]\d{2}\b|\b(?:1?\d|2[0-4]) ?(?:giờ|h)\b(?: \d{1,2}\b)?|\b\d{1,2} ?(?:am|pm)\b)"
_TIME = re.compile(
    rf"{_CLOCK}|\bngày \d|\b\d{{1,2}}/\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? "
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\{time",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    rf"\b(?:từ|from) (?:lúc )?{_CLOCK}[^,;]{{0,12}} (?:đến|tới|to|until) (?:lúc )?{_CLOCK}|\b(?:mở cửa (?:từ|"
    rf"lúc|cả|hằng|hàng|đến)|giờ làm việc|mỗi ngày|hằng ngày|hàng ngày|"
    rf"mỗi sáng|mỗi tối|tiếp theo|kế tiếp|lần sau|opens? (?:at|from|every)|open from|tomorrow|(?:ngày|sáng|"
    rf"trưa|chiều|tối|đêm) mai|(?:tuần|tháng) (?:sau|tới)|every day|daily|next (?:update|word))\b|"
    rf"\b(?:sẽ|thông báo tiếp|tin tiếp|nói tiếp|will)\b[^,;.]{{0,40}}?(?:{_CLOCK})|\b(?:by|trước|before|until|"
    rf"within) (?:lúc )?{_CLOCK}|(?:{_CLOCK})[^,;.]{{0,20}}\b(?:sẽ|will)\b|"
    rf"\b(?:tàu|chuyến|phà|suất|ca) {_CLOCK}|\b(?:mất|trong vòng|trong|suốt|cứ|sau|mỗi|thêm) \d{{1,2}} (?:giờ|"
    rf"h)\b|\b\d{{1,2}} (?:giờ|h) (?:nữa|để|một lần|liên tục|liền)\b",
    re.IGNORECASE,
)


def time(_lang: str, text: str) -> Span | None:
    """As of when something is known or was so; a promise, opening hours and lengths of time are none."""
    for clause in re.finditer(r"(?:[^,;.:]|[,;.:](?!\s))+", text):
        found = _TIME.search(clause[0])
        if found and not _NOT_NOW.search(clause[0]):
            return clause.start() + found.start(), clause.start() + found.end()
    return None


_ATTACK = _signs(
    r"(?:\bkẻ (?!(?:gian(?! dối)|lừa|trộm|cắp|cướp|giả|mạo|sọc|ô|vạch|bảng)\b)\w+|ý đồ xấu|\bbọn(?! (?:trẻ|"
    r"mình|con nít|nhỏ))|đối tượng xấu|phần tử|bất mãn|phản động|\bngu\b|ngu dốt|"
    r"\blũ (?:người|bịp|khốn|phản|lừa|xấu|chúng|vô|ngu)|thế lực (?:thù|xấu|phản|đen)|vô lương|bịa chuyện|"
    r"câu (?:view|like|tương tác)|trò lố|"
    r"dân trí thấp|thiếu hiểu biết|vô trách nhiệm|ác ý|hám (?:danh|lợi|view|tiền)|vô (?:văn hóa|học|ơn|"
    r"ý thức)|kém (?:ý thức|hiểu biết)|cố tình xuyên tạc|"
    r"\b(?:ai|kẻ|người|tài khoản|cá nhân|đối tượng|trường hợp)\b[^.;]{0,60}\b(?:bị|sẽ|phải) (?:bị )?(?:xử|"
    r"phạt|truy|triệu tập|chịu trách nhiệm))(?!\w)",
    r"\bliars?\b|idiot|stupid|ignoran|traitor|bad actors?|\benem(?:y|ies)\b|\btrolls?\b|hostile (?:forces|"
    r"elements)|\bscum\b|\bfools?\b|so-called|"
    r"malicious (?:people|persons?|users?)|foolish|gullible|troublemakers?|uneducated|shame on|"
    r"who want to (?:harm|smear)|"
    r"\b(?:those|anyone|people|whoever|person|accounts?)\b[^.;]{0,60}\b(?:be|face) (?:punished|prosecuted|"
    r"fined|arrested|charges|dealt with)|invented it all",
)


def attack(lang: str, text: str) -> Span | None:
    """Ill speech of people, or a threat to them, outside quotation marks."""
    return found.span() if (found := _ATTACK[lang].search(quotes_blank(text))) else None
