"""The signs that the craft rubric looks for, by language: how a sentence leads, tells a rumour, explains, shows, dates, attacks.

Signs of form, never of truth. Every reader takes a language and one sentence in composed text, and gives the place of the
sign or None. What a sentence tells its readers to do is read by `advice`.
"""

# Charter: casework craftsigns
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.casework.advice import Span, advised, quotes_blank
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
    rf"(?:lan truyền|tung) (?:rằng|tin (?!này|đó|ấy|thất|giả|sai|đồn))|^\W*(?:hiện |nay |hiện nay )?(?:có|"
    rf"rộ lên) (?:tin|thông tin) "
    rf"(?!này|đó|ấy|mới|gì|cho|nào|trên|về)\w+ \w+|^\W*(?:hổm rày |mấy bữa nay |mấy hôm nay )?(?:bà con|ai đó|thiên hạ|"
    rf"hàng xóm|người ta) đồn\b",
    r"\b(?:rumou?rs?|claims?|posts?|messages?|stories|story|people|some|many|videos?|clips?|recordings?|it is|"
    r"being|they)\b(?: \w+){0,3}?"
    r" (?:say|says|said|saying|claim|claims|claiming|tell|tells|telling|told|alleges?|have it)\b|\b(?:claims?|"
    r"rumou?rs?|story|stories) that\b|"
    r"\bclaims? (?:about|of)\b|"
    r"\brumou?rs? (?:of|about|has it)\b|\bit (?:was told|(?:has been|is|was) (?:claimed|said|rumou?red|alleged))\b",
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


_SAYS_NO_FACT = _signs(
    r"(?:\btheo (?:một )?(?:nguồn tin|các chuyên gia)|\b(?:cơ quan|ngành|lực lượng) (?:chức năng|"
    r"hữu quan)(?: \w+)? (?:khẳng định|"
    r"cho biết|cam kết)|tầm kiểm soát|được kiểm soát|\byên tâm|\bđang (?:\w+ )?(?:kiểm tra|xác minh|rà soát|xem xét|làm rõ|"
    r"tìm hiểu)|(?:nắm|tiếp nhận|nhận được|ghi nhận) (?:được )?(?:thông tin|phản ánh|tin báo|ý kiến)|phản ánh\b|xuống xem|"
    r"không bình luận|\b(?:sẽ|có gì|có kết quả)\b[^,;]*\b(?:thông báo|báo|trả lời|phúc đáp|nói|thông tin|có)\b|"
    r"có thông tin$|cảm ơn|"
    r"\ba lô\b|\b(?:đừng|hãy|chớ)\b|\bđón nghe|\bđề nghị\b|\bgiao (?:vp|văn phòng|phòng|các)|phối hợp giải trình|"
    r"^\W*căn cứ|^\W*thực hiện|xử (?:lý|phạt)|tin tiếp|"
    r"bản tin (?:tiếp|kế)|(?:là|cũng là) (?:trò lừa|giả|giả mạo|bịa|bịa đặt|sai|tin giả|tin đồn|sai sự thật|không đúng|"
    r"hoàn toàn \w+)\b|không (?:đúng|có thật|chính xác)$|dựng (?:lên|chuyện)|^\W*(?:kể cả|nhất là|trừ|để|nếu|khi|lỡ|thấy|rồi|"
    r"hoặc|có gì|kính|thân)\b)",
    r"(?:\baccording to (?:sources|experts)|under control|been resolved|rest assured|\b(?:aware of|look(?:ing)? into|checking|"
    r"reviewing|investigating|monitoring)\b|\b(?:has|have) (?:received|noted)|no comment|thank(?:s| you)|"
    r"\bwill (?:report|update|inform|"
    r"let you know|be (?:an )?update)|there will be|\b(?:is|are|was) (?:a |an )?(?:fake|false|forgery|hoax|lie|"
    r"untrue|wrong|not true)\b|"
    r"punish|prosecut|(?:written|complained|reported) to us|\b(?:come|check|look) back\b|^\W*(?:if|when|even|except|"
    r"including|or|so|unless|dear|pursuant|before|"
    r"after)\b|are requested to)",
)


def states(lang: str, text: str) -> bool:
    """Whether a sentence says a fact, or openly that it is not known yet, in the issuer's own voice: some clause that is no
    rumour, order, comfort, thanks, promise or threat, and more than that something is being looked into."""
    if myth(lang, text) or attack(lang, text):
        return False
    heads = re.split(r"(?:[,;:.!…]|\s[-\u2013\u2014])(?=\s|$)", quotes_blank(text))
    return any(
        len(clause.split()) >= 3
        and not _SAYS_NO_FACT[lang].search(clause.strip())
        and not advised(lang, clause)
        for clause in heads
    )


_MEDIUM = (
    r"(?:ảnh|hình|hình ảnh|clip|video|phim|đoạn (?:phim|clip|video|ghi âm|băng|văn|trích|chat)|bản tin|bài|tin(?! nhắn)|"
    r"thông tin|thông báo|dự thảo|giọng|giọng nói|ghi âm|tờ lệnh|công văn|con số|số|mùi)"
)
_WHY = _signs(
    rf"(?:\b{_MEDIUM}\b[^.]{{0,60}}?(?<!thay )(?<!biết )(?<!rõ )(?<!vong )\b(?:vì|do|"
    rf"bởi)\b(?!(?: \w+){{1,6}} (?:công bố|cung cấp|phát hành|lập|ký))|\bdo (?:đó là|hiểu|nhầm|cắt|ghép|ảnh|clip|bỏ)|"
    rf"\bvì (?:đó là|ảnh|clip|nhầm|hiểu|người viết)|"
    rf"thực ra|thực chất|nhầm|gây hiểu|bị hiểu|hiểu (?:sai|lầm)|trùng (?:tên|số)|"
    rf"\b{_MEDIUM}(?: \w+){{0,5}} cũ\b|\b{_MEDIUM}\b[^.;]{{0,80}}?\b(?:chụp|quay|ghi|đăng) "
    rf"(?:lại )?(?:từ|ở|năm|tại|vào năm|trong)\b|cắt (?:ghép|xén|mất|bỏ|đi|lấy)|bị cắt|chứ không|bỏ (?:phần|"
    rf"qua|sót|đoạn|mất|câu|đi)|(?:nói|kể|trích) thiếu|"
    rf"một nửa|nửa (?:sự thật|câu)|lẫn (?:với|lộn)|nguyên nhân là|\blý do\b|lấy từ (?:ảnh|clip|một|trận|vụ|"
    rf"năm)|bắt nguồn|[,:] không phải (?:ở|do|từ|của|là|số|vì|tại|trong|ảnh|người|một|cái|con|đêm|hôm|năm)\b|"
    rf"\b(?:lấy|dùng|ghép|đăng lại|chia sẻ lại|cắt) (?:lại )?(?:ảnh|clip|video|hình|phim)|\b(?:ảnh|clip|video|"
    rf"hình|phim)\b[^.]{{0,30}}\b(?:năm (?:ngoái|trước|kia)|tháng trước|hôm trước|nơi khác|vụ khác)|"
    rf"là [^,.]{{3,60}}, không (?:phải|do)|"
    rf"không phải là|giả danh|mạo danh|giả mạo|giả giọng|làm giả|(?:dấu|ký) (?:giả|ghép)|sai (?:tên|số|ngày|mẫu|"
    rf"tiêu đề|thể thức|phông|tháng|năm)|"
    rf"không phải (?:số|trang|tài khoản|chữ ký|con dấu|mẫu|giọng|người|văn bản|biển|xe|lô|tem) của|trùng với|"
    rf"\b{_MEDIUM}\b[^.;]{{3,80}}?, không phải\b|\btrong (?:ảnh|clip|hình|phim|đoạn phim|video|bài)(?: \w+)? là(?! (?:giả|"
    rf"sai|thật|bịa|không))|\b(?:đăng|viết|nói|kể|quay) (?:lại )?(?:khi|mà|lúc) chưa\b|"
    rf"đọc (?:nhầm|lộn|sót|sai)|nghe lộn|lộn (?:tên|ngày|số|chỗ|với|qua)|(?:tính|ghi|hiểu|nhìn|gộp|đếm) lộn|"
    rf"lộn thành|thành số|mượn (?:tên|ảnh|hình)|không có (?:số công văn|con dấu|"
    rf"chữ ký|tên người ký)|không có (?:ai )?ở (?:phòng|cơ quan|trường) này|\b(?:ảnh|hình|clip|phim|"
    rf"video) là (?!giả|thật|sai|của)|"
    rf"đếm (?:nhầm|hai lần|cả)|cộng (?:nhầm|lộn|dồn)|"
    rf"ghép bằng|ghép từ|dàn dựng|chỉnh sửa|suy diễn|thổi phồng)(?!\w)",
    r"\b(?:rumou?rs?|claims?|stor(?:y|ies)|posts?|messages?|photos?|pictures?|clips?|videos?|figures?|numbers?|it|"
    r"this|that|wrong|"
    r"false|untrue|mislead\w*)\b[^.]{0,60}\bbecause\b(?! of (?:a|the|this|that)\b)|(?:photo|picture|clip|video|film|"
    r"image|screenshot)s? "
    r"(?:is|are|was|were|shows?) (?:\w+ )?(?:from|of) (?:a|an|the|another|last)\b|looks like\b[^.]* is\b|stops (?:before|short)|"
    r"carries (?:a|an|the) (?:logo|seal|stamp|name|date|number)|stopped using|no longer used?|in fact\b|actually|"
    r"mistak|mislead|old (?:photo|picture|clip|video|footage)|out of context|"
    r"confus|mixe[sd]|mix-up|leaves? out|left out|"
    r"the reason|\bnot of (?:tonight|today|here|this)|\b(?:real|true),? but\b|last (?:year|month|week)'s|"
    r", not (?:a|an|the|from|of|in)?\b|\b(?:photo|picture|clip|video|footage|image)s?\b[^.]{0,30}\b(?:taken|"
    r"shot|filmed|recorded|made)\b|"
    r"\b(?:rumou?r|story|claim|photo|picture|clip|video|image|it|this|figure|post)s? (?:\w+ )?comes? from|"
    r"cropped|cut (?:off|short|out)|staged|edited|forged|forger(?:y|ies)\b|misread|misheard|double-count|"
    r"\bcounts? (?:\w+ )?twice|"
    r"fake (?:seal|stamp|logo|voice|page|account|signature|letterhead|number)|belongs? to (?:a|an|another)\b|"
    r"doctored|computer-made|generated|impersonat|half the story|"
    r"another (?:city|province|country|year)",
)


def why_misleads(lang: str, text: str) -> Span | None:
    """Where a rumour goes wrong: old, elsewhere, cut, mixed up, half, forged; not only that it is wrong."""
    found = _WHY[lang].search(quotes_blank(text))
    # "Use the north gate, not the south gate" sets an order right, no rumour.
    if found is None or (found[0].startswith(",") and advised(lang, text)):
        return None
    return found.span()


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
_PAPER_VI = r"(?:phiếu|biên bản|biên nhận|bảng kê|hóa đơn|giấy|sổ|nhật ký|tờ khai|lệnh|chứng thư|vé)(?! (?:này|đó|mời|hẹn)\b)"
_SHOWS_VI = (
    r"(?:cho thấy|ghi|chỉ ra|nêu|có ghi|không có|không ghi|xác nhận|đạt|âm tính|dương tính|đều|cho biết|"
    r"khớp|là(?! (?:giả|sai|bịa|nhầm|tin|trò)\b))"
)
_SOURCE = _signs(
    rf"(?<!mang )(?<!làm )(?<!kèm )(?<!đi )(?<!tuân )(?<!chạy )\btheo (?:(?:các|bản|một) )?(?:{_RECORD_VI}|"
    rf"{_OWNER_VI}|(?-i:[A-ZĐÀ-Ỹ]))|\b{_RECORD_VI}\b(?! trong (?:ảnh|clip|hình|bài)\b)(?:(?!\b(?:sẽ|chờ|"
    rf"chưa)\b)[^,;:.]){{0,60}}?\b{_SHOWS_VI}\b|"
    rf"\b{_OWNER_VI}\b(?:(?!\b(?:chưa|sẽ|chờ|nếu|được|nên|cần)\b)[^;.]){{0,50}}?\b(?:xác nhận|công bố|"
    rf"đối chiếu|đo (?:tại|được|và|lúc|mực|lại)|ghi nhận|ghi vào|kiểm đếm|tổng hợp)\b|"
    rf"(?<!chưa )(?<!được )(?<!nên )(?<!cần )(?<!hãy )(?<!ra )(?<!để )(?<!đến )(?<!tới )\b(?:xác nhận|đối chiếu|"
    rf"đo được)\b|^nguồn:|"
    rf"căn cứ (?:vào )?(?:\w+ )?{_RECORD_VI}|lấy từ (?:sổ|số liệu|biên bản|hồ sơ|nhật ký)|"
    rf"(?:quyết định|văn bản|công văn|biên bản) số \d+\S*(?! (?:đề nghị|yêu cầu|gửi|hỏi|xin)\b)|"
    rf"\b{_PAPER_VI}(?: \w+){{0,4}}? (?:số )?[A-ZĐ]*-?\d+\b|"
    rf"\b(?:{_RECORD_VI}|{_PAPER_VI})\b[^,;:.]{{0,60}}? (?:đăng|dán|niêm yết|treo|công khai|lưu|"
    rf"xem được)(?: \w+)? (?:ở|tại|trên)\b|"
    rf"số liệu (?:của|này)|kết quả (?:kiểm tra|xét nghiệm|đo)(?! sẽ)",
    r"according to (?:the |its |our )?(?!people|sources|rumou?rs?|experts?|some|many|everyone)\w|"
    r"\b(?:records?|logs?|register|data|gauge|readings?|results?|"
    r"measurements?|samples?|minutes|map|list|ledger|summary|printouts?|slips?|sheets?|certificates?|receipts?|"
    r"footage)\b(?:(?!\b(?:will|await|waiting|due|"
    r"take)\b)[^,;.]){0,50}?\b(?:shows?|showed|says?|state[sd]?|reads?|read|"
    r"are|is|was|were|records?|list(?:s|ed)?|confirms?|found|gives?)\b|\bconfirm(?:s|ed)\b|^source:|"
    r"\bmeasured\b|\btested\b|\bcompared\b|"
    r"\b(?:report|results?|records?|data|log|documents?) (?:of|from|by|no)\b|"
    r"\b(?:sheet|slip|report|reading|record|form|log|entry|certificate|receipt|order|minute|ticket|job card|"
    r"docket) (?:no\.? ?|number )?"
    r"(?:[A-Z]{1,3}-?)?\d",
)
_AWAITED = _signs(
    r"^\W*sẽ có\b|\b(?:chờ|đợi)\b.{0,20}\b(?:trả lời|kết quả)|\bđể có kết quả|kết quả [^.,]{0,30}sẽ|sẽ được (?:công khai|"
    r"công bố)|theo (?:\w+ ){0,2}(?:chuyên gia|nguồn tin|dự kiến)",
    r"\bawait|\bwaiting for\b|results? (?:will|are due|takes?)|\bexpected\b",
)


_BRUNG = _signs(
    r"\b(?:mang|đem|cầm|trình|xuất trình|nộp|giữ|điền)(?: theo)? (?:phiếu|giấy|sổ|hóa đơn|biên lai|biên nhận|vé|hồ sơ)\b",
    r"\b(?:bring|show|present|hand in|keep|take|fill in) (?:your|the|a|this|any) (?:\w+ )?(?:slip|sheet|receipt|"
    r"form|ticket|certificate|"
    r"record)s?\b|\bsamples? (?:is|are) (?:at|in|with|on)\b",
)
"""A paper that readers are to bring proves nothing to them."""


def evidence(lang: str, text: str) -> Span | None:
    """The record, reading or owner from which a fact is known; hearsay, experts and what is only awaited are none."""
    found = _SOURCE[lang].search(quotes_blank(text))
    return (
        found.span() if found and not _AWAITED[lang].search(text) and not _BRUNG[lang].search(text) else None
    )


_CLOCK = (
    r"(?:\b\d{1,2}[:hg]\d{2}\b|\b(?:1?\d|2[0-4]) ?(?:giờ|h)\b(?: \d{1,2}\b)?|\b\d{1,2} ?(?:am|pm)\b|"
    r"\b[0-2]\d[0-5]\d ?(?:hrs|hours)\b)"
)
_TELLS = r"(?:thông báo|báo|nhắn|phát|nói|trả lời|đưa|ra|có|họp|mở|đóng|bắt đầu)"
_TIME = re.compile(
    rf"{_CLOCK}|\bngày \d|\b\d{{1,2}}/\d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? "
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\{time",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    rf"\b(?:từ|from) (?:lúc )?{_CLOCK}[^,;]{{0,12}} (?:đến|tới|to|until) (?:lúc )?{_CLOCK}|\b(?:mở cửa (?:từ|"
    rf"lúc|cả|hằng|hàng|đến)|giờ làm việc|mỗi ngày|hằng ngày|hàng ngày|"
    rf"mỗi sáng|mỗi tối|tiếp theo|kế tiếp|lần sau|opens? (?:at|from|every)|open from|tomorrow|(?:ngày|sáng|"
    rf"trưa|chiều|tối|đêm) mai|(?:tuần|tháng) (?:sau|tới)|every day|daily|next (?:update|word|bulletin|notice|news|"
    rf"report|message)|"
    rf"tin (?:mới|tới|kế)|bản tin (?:mới|tới|kế|sau)|báo tiếp|báo lại|nhắn tiếp|(?:right|correct|new) time is|giờ đúng)\b|"
    rf"(?<=\w )(?<!tính )(?<!đúng )(?<!nhật )(?:đến|tới) (?:lúc )?{_CLOCK}|{_CLOCK}\s*[-\u2013\u2014]\s*{_CLOCK}|"
    rf"^\W*{_CLOCK}(?: (?:sáng|trưa|chiều|tối|đêm))?(?: (?:nay|mai))? (?:\w+ ){{0,3}}?{_TELLS}\b|"
    rf"{_CLOCK} (?:to|until|till) {_CLOCK}|"
    rf"\b(?:hẹn|xuất bến|sails?|opens?|again|expect|họp|khởi hành|mở cửa|đóng cửa|đón|rước|trả trẻ|có nước|có điện|"
    rf"xe chạy|starts?|begins?|leaves?|closes?|meets?|"
    rf"departs?|pick(?:ed)?[- ]up|runs?|hear from us|be back)\b[^,;.]{{0,25}}?{_CLOCK}|"
    rf"\b(?:sẽ|thông báo tiếp|tin tiếp|nói tiếp|will)\b[^,;.]{{0,40}}?(?:{_CLOCK})|\b(?:by|trước|before|until|"
    rf"within) (?:lúc )?{_CLOCK}|(?:{_CLOCK})[^,;.]{{0,20}}\b(?:sẽ|will)\b|"
    rf"\b(?:tàu|chuyến|phà|suất|ca) {_CLOCK}|\b(?:mất|trong vòng|trong|suốt|cứ|sau|mỗi|thêm) \d{{1,2}} (?:giờ|"
    rf"h)\b|\b\d{{1,2}} (?:giờ|h) (?:nữa|để|một lần|liên tục|liền)\b",
    re.IGNORECASE,
)


_LED = re.compile(
    r"\b(?:lúc|vào|đến|từ|nhật|ngày|tin|hôm|sáng|trưa|chiều|tối|đêm|giờ|hồi|of|at|on|since|updated?|version \d+,?|"
    r"bulletin|from|by)"
    r"(?: (?:bản|lúc|hôm|ngày))?\W*$",
    re.IGNORECASE,
)
"""What makes a clock time or a date that in which something was so; a bare one must stand by itself, as in a heading."""


def _dates(clause: str, found: re.Match[str]) -> bool:
    rest = clause[: found.start()] + " " + clause[found.end() :]
    return (
        found[0].lower().startswith(("ngày", "{"))
        or bool(_LED.search(clause[: found.start()]))
        or (len([word for word in re.findall(r"\w+", rest) if not word.isdigit()]) <= 2)
    )


def time(_lang: str, text: str) -> Span | None:
    """As of when something is known or was so; a promise, opening hours and lengths of time are none."""
    for clause in re.finditer(r"(?:[^,;.:]|[,;.:](?!\s))+", text):
        found = _TIME.search(clause[0])
        if found and _dates(clause[0], found) and not _NOT_NOW.search(clause[0]):
            return clause.start() + found.start(), clause.start() + found.end()
    return None


_OFFICIALESE = _signs(
    r"căn cứ (?:tình hình|cnnv|chức năng|các quy định)|diễn biến phức tạp|hình thái thời tiết|"
    r"theo (?:đúng )?(?:thẩm quyền|chức năng|"
    r"quy định hiện hành)|phúc đáp|giải trình|triển khai (?:đồng bộ|thực hiện|các)|tăng cường công tác|đồng bộ các giải pháp|"
    r"phương châm (?:bốn|4) tại chỗ|nội dung nêu trên|trên cơ sở|quán triệt|nghiêm túc thực hiện|chủ động rà soát|"
    r"công tác (?:quản lý|"
    r"chỉ đạo|phòng, chống)|các đơn vị liên quan|hữu quan|kịp thời tham mưu|tham mưu",
    r"pursuant|effectuate|requisite|mitigative|notwithstanding|hereinafter|herewith|hereby|aforementioned|operational modalit|"
    r"extant|without prejudice|stakeholders?|in accordance with|utili[sz]e|set forth|commence|remediat|ascertain|endeavou?r",
)
_SHORT = re.compile(
    r"\b(?!(?:UBND|HĐND|OTP|SMS|ATM|CCCD|BHYT|BHXH|SOS|PCR|THPT|THCS|USB)\b)(?:[A-ZĐ]{2,}&?){1,3}\b(?![-\d])"
)


def officialese(lang: str, text: str) -> Span | None:
    """The second of two signs that a sentence is written for offices: a phrase of theirs, or one of their abbreviations."""
    shown = quotes_blank(text)
    short = [] if shown.isupper() else [found for found in _SHORT.finditer(shown) if len(found[0]) >= 3]
    signs = sorted(
        [*(found.span() for found in _OFFICIALESE[lang].finditer(shown)), *(found.span() for found in short)]
    )
    return signs[1] if len(signs) >= 2 else None


_ATTACK = _signs(
    r"(?:\bkẻ (?!(?:gian(?! dối)|lừa|trộm|cắp|cướp|giả|mạo|sọc|ô|vạch|bảng)\b)\w+|ý đồ xấu|\bbọn(?! (?:trẻ|"
    r"mình|con nít|nhỏ))|đối tượng xấu|phần tử|bất mãn|phản động|\bngu\b|ngu dốt|"
    r"\blũ (?:người|bịp|khốn|phản|lừa|xấu|chúng|vô|ngu)|thế lực (?:thù|xấu|phản|đen)|vô lương|bịa chuyện|nhẹ dạ|"
    r"xấu (?:bụng|tính|miệng)|người xấu\b|ăn không ngồi rồi|\b(?:bọn|đám|lũ) (?:người )?(?:này|đó|ấy|kia|chúng)\b|chỉ muốn|"
    r"muốn (?:hại|phá|câu|nổi tiếng)|\bhòng\b|nhằm (?:phá|hại|bôi|câu|trục lợi|hạ)|ganh (?:ghét|tị|tỵ)|đố kỵ|"
    r"rỗi hơi|rảnh (?:rỗi|háng)|nhiều chuyện|lắm (?:mồm|chuyện)|bà tám|u mê|mù quáng|hèn (?:hạ|nhát)|bôi nhọ|tiếp tay|luận điệu|"
    r"\bmấy (?:bà|ông|mụ|thằng|tay|kẻ|đứa)(?! (?:bà|con|cháu|cụ|nhỏ|bé|cô|ngoại|nội))\b|âm mưu|mưu đồ|ngu (?:muội|xuẩn)|láo|"
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
    r"fined|arrested|charges|dealt with)|invented it all|"
    r"\bashamed\b|\b(?:jealous|envious|spiteful|busybod|loudmouth|scaremonger|rumou?r-?monger|attention[- ]seek|coward|agitator|"
    r"crank|clown|brainless|mindless|selfish)|(?:just|only) wants?\b|for (?:clicks|attention|likes)\b|\bgossips?\b|"
    r"(?:is|commit\w*) a crime|you will be (?:prosecuted|fined|"
    r"punished|charged|reported)|face (?:fines|court)|nothing better to do|with an agenda",
)


def attack(lang: str, text: str) -> Span | None:
    """Ill speech of people, or a threat to them, outside quotation marks."""
    return found.span() if (found := _ATTACK[lang].search(quotes_blank(text))) else None
