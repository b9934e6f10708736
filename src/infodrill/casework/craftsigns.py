"""The signs that the craft rubric looks for, by language: how a sentence leads, tells a rumour, explains, shows, dates, attacks.

Signs of form, never of truth. Every reader takes a language and one sentence in composed text, and gives the place of the
sign or None. What a sentence tells its readers to do is read by `advice`.
"""

# Charter: casework craftsigns
from __future__ import annotations

import re
from collections.abc import Mapping

from infodrill.casework.advice import Span, quotes_blank
from infodrill.casework.dating import up_to_blank
from infodrill.casework.strangers import of_strangers
from infodrill.kernel.letters import BARE, CAPITAL, bare, tongue, words
from infodrill.kernel.patterns import later

Signs = Mapping[str, re.Pattern[str]]


def _signs(vi: str, en: str, plain: str = "") -> Signs:
    """By tongue; `plain` = Vietnamese without accents where the marks alone tell "ngu" from "ngủ"."""
    return {"vi": later(vi), "en": later(en), BARE: later(plain or _typed(bare(vi)))}


def _typed(spelt: str) -> str:
    """Without accents "so" is a number as often as a register, and "quy" a rule as often as a fund."""
    registers = "theo|truc|do|sach|nhat|van|ghi|kham|luu|thu|nhap|xuat|nhan|bao|tu|dang|tiem|muc|nhiet|cai"
    return re.sub(r"(?<=[|:])so(?=[|)])", rf"so (?:{registers})", spelt).replace(
        "|quy)", "|quy (?:xa|tu|ho))"
    )


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
_EMPTY[BARE] = frozenset(map(bare, _EMPTY["vi"]))


def myth(lang: str, text: str) -> Span | None:
    """A sentence that tells what is going round, whether or not it denies it; none that speaks of it without telling it."""
    spelt = tongue(lang, text)
    if found := _TELLING[spelt].search(text):
        return found.span()
    for signs in (_CALLED, _RUMOUR):
        if (found := signs[spelt].search(text)) and _says_something(lang, found["what"]):
            return found.span()
    return None


def _says_something(lang: str, what: str) -> bool:
    return sum(word not in _EMPTY[tongue(lang, what)] for word in re.findall(r"\w+", what.lower())) >= (
        2 if lang == "vi" else 1
    )


_PUTS_OFF = _signs(
    r"^(?:thông báo (?:về|v/v)|trước (?:những |các )?(?:thông tin|tình hình|việc|những|phản ánh)|hiện nay,? (?:trên|có|"
    r"xuất hiện)|gần đây|(?:trong )?(?:thời gian|những ngày|mấy ngày|vài ngày|tuần) (?:vừa |gần |mới )?(?:qua|đây)|"
    r"vừa qua|liên quan (?:đến|tới)|thực hiện\b|(?:ngay )?sau khi (?:nhận|nắm|tiếp nhận|có)|nhận được|"
    r"tiếp nhận|với (?:tinh thần|phương châm|quyết tâm)|(?:được|nhờ) (?:có )?sự (?:quan tâm|chỉ đạo)|nhằm|"
    r"(?:chúng tôi|phường|ủy ban|phòng khám|trường) (?:đã )?(?:nhận được|được biết|xin (?:thông tin|gửi)|luôn)|xin thông tin)",
    r"^(?:regarding|with regard|in (?:response|reply|relation|connection) (?:to|with)|recently|"
    r"in recent|over the (?:past|last)|lately|"
    r"following|further to|pursuant|it has come|it is with|we (?:have )?(?:received|been told|are (?:aware|"
    r"committed|writing)|take|wish|would like)|"
    r"there (?:are|have been) (?:rumou?rs|posts|reports))",
)
"""Openings that put off the fact."""


def puts_off(lang: str, text: str) -> Span | None:
    """An opening that puts off the fact: an occasion, praise of oneself."""
    return found.span() if (found := _PUTS_OFF[tongue(lang, text)].search(text)) else None


_RECORD_VI = (
    r"(?:biên bản|bản ghi(?! âm)|kết quả|số liệu|dữ liệu|sổ|nhật ký|bản đồ|trạm đo|máy đo|camera|sao kê|hồ sơ|báo cáo|"
    r"danh sách|phiếu|bảng (?:tin|số|giá)|"
    r"bảng (?:niêm yết|phân công|chấm công|điểm|theo dõi|kê|đo|mực nước|trực)|sổ sách|cân (?:điện tử|bàn|đĩa)|thước nước|"
    r"máy quét|lịch (?:trực|trợ cấp|chi trả|tiêm(?: chủng)?|khám|học|thi|cắt điện|làm việc|tàu|chạy|phát)|"
    r"đồng hồ|công tơ|nhiệt kế|thước đo|cảm biến|tài liệu(?: gốc)?|"
    r"bản gốc|bản chính|chứng từ|"
    r"ảnh chụp|hình chụp|quyết định|văn bản|công văn|thông báo|mẫu nước|phép đo|tổng hợp|biên lai|hóa đơn)"
)
_OWNER_VI = (
    r"(?:sở|chi cục|cục|trung tâm|công ty|bệnh viện|trạm|ngân hàng|ban|ủy ban|ubnd|đài|đơn vị|phòng|tổ|đội|"
    r"cán bộ|trường|nhà trường|điện lực|"
    r"kho bạc|bưu điện|cảng|nhà máy|viện|khoa|bộ phận|chủ đầu tư|cơ quan|thủ kho|người trực|bác sĩ trực|"
    r"mạng lưới|quỹ)"
)
_PAPER_VI = (
    r"(?:phiếu|biên bản|biên nhận|bảng kê|hóa đơn|giấy (?:phép|chứng nhận|xác nhận|biên nhận|kiểm nghiệm|đăng ký|báo|khám|"
    r"xuất kho|ra viện)|sổ|nhật ký|tờ khai|lệnh|chứng thư)(?! (?:này|đó|mời|hẹn)\b)"
)
_SHOWS_VI = (
    r"(?:cho thấy|chỉ(?= \d)|có tên|có (?:chữ ký|đóng dấu|con dấu)|có (?:hai|ba|bốn|đủ) chữ ký|ghi(?! (?:nhầm|sai|thiếu|"
    r"lộn))|quay (?:được|rõ)|lưu|"
    r"chỉ ra|nêu|có ghi|không có|không ghi|xác nhận|đạt|âm tính|dương tính|đều|cho biết|"
    r"khớp|là(?! (?:của|giả|sai|bịa|nhầm|tin|trò)\b))"
)
_SOURCE = _signs(
    rf"(?<!mang )(?<!làm )(?<!kèm )(?<!đi )(?<!tuân )(?<!chạy )\btheo (?:(?:các|bản|một) )?(?:{_RECORD_VI}|"
    rf"{_OWNER_VI}(?= \w)|(?-i:(?!QCVN|TCVN|Luật|Nghị|Thông|Bộ luật){CAPITAL}))|"
    rf"\b{_RECORD_VI}\b(?!(?: \w+){{0,5}} (?:trong (?:ảnh|clip|hình|bài)|kia|ấy|trên mạng|lan truyền|chuyền tay|"
    rf"truyền tay)\b)(?:(?!\b(?:sẽ|chờ|"
    rf"chưa)\b)[^,;:.]){{0,60}}?\b{_SHOWS_VI}\b|"
    rf"\b{_OWNER_VI}\b(?:(?!\b(?:chưa|sẽ|chờ|nếu|được|nên|cần)\b)[^;.]){{0,50}}?\b(?:xác nhận|công bố|"
    rf"đối chiếu|đo (?:tại|được|và|lúc|mực|lại)|ghi nhận(?! (?:và|ý kiến|phản ánh|sự|thông tin)\b|\W*$)|ghi vào|kiểm đếm|"
    rf"tổng hợp)\b|"
    rf"(?<!chưa )(?<!được )(?<!nên )(?<!cần )(?<!hãy )(?<!ra )(?<!để )(?<!đến )(?<!tới )\b(?:xác nhận|đối chiếu|"
    rf"đo được)\b|\bnguồn:(?! (?:mạng|internet|facebook|zalo|sưu tầm|một|người|nguồn|tin))|\bnguồn (?:số liệu|trạm|sổ|phiếu|"
    rf"biên bản)\b|"
    rf"\b{_OWNER_VI}\b[^.;]{{0,40}}, (?:là )?(?:nơi|đơn vị|cơ quan|người) (?:\w+ )?(?:giữ|ra|cấp|ký|lập|quản lý|phát|đo|trực|"
    rf"vận hành|"
    rf"xây|xét nghiệm|làm)\b[^.;]{{0,40}}, (?:cho biết|khẳng định|nói|trả lời|báo)\b|"
    r"^(?:căn cứ|dẫn chứng|chứng từ|tài liệu|kèm theo):|"
    rf"^(?:nhật ký|sổ|biên bản|phiếu|số liệu|kết quả (?:đo|xét nghiệm|kiểm tra))\b[^:;.?]{{3,70}}:\s|"
    rf"căn cứ (?:vào )?(?:\w+ )?{_RECORD_VI}|(?<!giờ )(?<!ngày )ghi (?:trong|vào|ở|tại) (?:{_RECORD_VI}|{_PAPER_VI})|"
    rf"lấy từ (?:sổ|số liệu|biên bản|hồ sơ|nhật ký)|"
    rf"\btheo (?:nghị quyết|nghị định|thông tư|quyết định|chỉ thị) (?:số )?\d|"
    rf"\b(?:toàn bộ|bản (?:gốc|đầy đủ|thật)(?: của)?) (?:ghi âm|băng|video|clip|đoạn phim|cuộc gọi)\b[^.;]{{0,60}}\b(?:dài|"
    rf"cho thấy|có|trong đó|là|nghe)\b|"
    rf"\b(?:công tơ|đồng hồ|máy đo|cảm biến|nhiệt kế|cân|phao|thước)\b[^.;,:]{{0,40}} (?:đọc|chỉ|ghi|đo|báo) (?:được )?\d|"
    rf"\btrạm (?:quan trắc|đo|khí tượng|thủy văn|địa chấn)\b[^.;,:]{{0,40}} (?:ghi|đo) (?:được|nhận)|"
    rf"(?:quyết định|văn bản|công văn|biên bản) (?:số )?\d+\S*+(?! (?:đề nghị|yêu cầu|gửi|hỏi|xin)\b)|"
    rf"\b{_PAPER_VI}(?: (?!lúc|hồi|trước|sau|từ)\w+){{0,4}}? (?:số )?[A-ZĐ]*-?\d+\b(?! giờ|h\b|:)|"
    rf"\b(?:{_RECORD_VI}|{_PAPER_VI})\b[^,;:.]{{0,60}}? (?:đăng|dán|niêm yết|treo|công khai|lưu|để|"
    rf"xem được)(?: \w+)? (?:ở|tại|trên)\b|\b(?:ảnh|hình) chụp\b[^,;:.]{{0,60}} (?:có|xem) (?:được )?(?:ở|trên|tại)\b|"
    rf"\b{_PAPER_VI}\b[^,;:.]{{0,40}} (?:vừa|đã|mới) (?:gửi|nộp|chuyển|trình|đưa)\b|"
    rf"số liệu (?:của|này)|kết quả (?:kiểm tra|xét nghiệm|đo)(?! sẽ)",
    r"(?:according to|as|see|read|inspect|check|find|in|by|from|per) (?:the |its |our |their )?(?:[\w'’-]+ ){0,2}(?:records?|"
    r"logs?|register|order|decision|bylaw|minutes|report|"
    r"sheet|slip|certificate|ledger|log ?book|printout|protocol|inventory|readings?|receipts?)\b(?! (?:on|in|"
    r"being) (?:social|the net))|"
    r"according to (?:the |its |our )?(?!(?:[\w-]+ )?(?:people|sources?|rumou?rs?|experts?|insiders?|some|many|everyone|"
    r"neighbou?rs?|friends?|"
    r"passers-by|posts?)\b)\w|"
    r"\b(?:records?|logs?|register|data|gauge|meter|scales|thermometer|sensor|protocol|inventory|readings?|results?|"
    r"measurements?|samples?|minutes|map|list|ledger|summary|printouts?|slips?|sheets?|certificates?|receipts?|"
    r"charts?(?! (?:in|on|going|being|online|that)\b)|(?<!face)books?|camera|cctv|x-rays?(?! (?:unit|machine|room|department|"
    r"set)\b)|trackers?|(?:bank|"
    r"account) statements?|(?:duty|log|visitors['’]|day) ?books?|rota|roll|"
    r"footage)\b(?:(?!\b(?:will|await|waiting|due|"
    r"take)\b)[^,;.]){0,50}?\b(?:shows?|showed|says?|state[sd]?|reads?|read|"
    r"(?:are|is|was|were)(?! (?:drawn|made|taken|copied|cut|edited|cropped|altered|fake|forged|old|for|from)\b)|"
    r"records?|list(?:s|ed)?|confirms?|found|gives?|caught|has|have|stood at|lies|hangs?|logged|registered)\b|"
    r"\b(?:entered|noted|written|put down|listed|signed|recorded) (?:down )?(?:in|on) (?:the |our |its |"
    r"a )?(?:[\w'’-]+ ){0,2}(?:books?|"
    r"lists?|log|register|rota|roll|sheets?|charts?|ledger|records?)\b|"
    r"\bconfirm(?:s|ed)\b|"
    r"\bsources?:(?! (?:the )?(?:internet|web|social|facebook|anonymous|people|unknown))|"
    r"\barchive copy\b|\bsamples? (?:no\.? ?)?[A-Z]{0,2}-?\d|\b(?:paper|file|document|licen[cs]e|permit) (?:no\.? ?|"
    r"number )?[A-Z]+\d*[-/]?\d+\b|\b(?:recorded|"
    r"logged|registered|picked up|"
    r"detected) (?:[^,;.]{0,20} )?(?:by|at) (?:the |our )?(?:[\w'’-]+ ){0,3}(?:station|gauge|meter|sensor|camera|observatory)|"
    r"\breceipts? (?:on|at|in|with)\b|\bsigned (?:the|their|a|its) (?:[\w-]+ )?(?:sheets?|log|register|record|form|list|"
    r"book|chart)|"
    r"\bmeasured\b|(?<!a )(?<!well-)\btested\b|\bcompared\b|"
    r"\b(?:report|results?|records?|data|log|documents?) (?:of|from|by|no)\b|"
    r"\b(?:sheet|slip|report|reading|record|form|log|entry|certificate|receipt|order|minute|ticket|job card|"
    r"docket),? (?:no\.? ?|number )?"
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
    spelt = tongue(lang, text)
    found = _SOURCE[spelt].search(up_to_blank(quotes_blank(text)))
    if found is None or _AWAITED[spelt].search(text) or _BRUNG[spelt].search(text):
        return None
    return found.span()


_OFFICIALESE = _signs(
    r"căn cứ (?:tình hình|cnnv|chức năng|các quy định)|diễn biến phức tạp|hình thái thời tiết|"
    r"theo (?:đúng )?(?:thẩm quyền|chức năng|"
    r"quy định hiện hành)|phúc đáp|giải trình|triển khai (?:đồng bộ|thực hiện|các)|tăng cường công tác|đồng bộ các giải pháp|"
    r"phương châm (?:bốn|4) tại chỗ|nội dung nêu trên|trên cơ sở|quán triệt|nghiêm túc thực hiện|chủ động rà soát|"
    r"theo chức năng|chức năng, nhiệm vụ|đáp ứng yêu cầu|cơ bản (?:đã )?(?:bảo|đảm|thực|hoàn)|qua rà soát|"
    r"về nội dung phản ánh|tồn tại, hạn chế|thực hiện chỉ đạo|chấn chỉnh|quy định hiện hành|"
    r"đề ra\b|công tác (?:thông tin|tuyên truyền|quản lý|"
    r"chỉ đạo|phòng, chống)|các đơn vị liên quan|hữu quan|kịp thời tham mưu|tham mưu",
    r"subject to (?:schedule|section|article|paragraph)|discharge (?:its|their) |vis-à-vis|duty-holder|under the act|"
    r"\bshall\b|pursuant|effectuate|requisite|mitigative|notwithstanding|hereinafter|herewith|hereby|aforementioned|"
    r"operational modalit|"
    r"well-capitali[sz]ed|liquidity|regulatory|in excess of|going forward|co-creat\w+|framework|leverag\w+|synerg\w+|"
    r"holistic|robust|"
    r"deliverables?|actionable|multi-agency|optimi[sz]\w+|facilitat\w+|implementation|capacity[- ]building|"
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
        [
            *(found.span() for found in _OFFICIALESE[tongue(lang, shown)].finditer(shown)),
            *(found.span() for found in short),
        ]
    )
    return signs[1] if len(signs) >= 2 else None


_ILL_VI = (
    r"(?:tiền|danh|lợi|(?:(?!không|đừng|tránh|khỏi|hết|bớt)\w+ ){0,2}?(?:câu (?:view|like|tương tác|khách|kéo)|nổi (?:tiếng|bật)|"
    r"hại|phá|kiếm (?:tiền|chác|chuyện|view|like|fame)|trục lợi|view|like|gây (?:rối|chuyện|hại|chú ý|loạn|mất|sốc|bão|"
    r"hoang|hấn)|"
    r"làm (?:rối|loạn|khó|khổ|trò|màu|bẽ|mất|tiền)|chống|bôi|chửi|dọa|hù|xúi|chia rẽ|khoe|trả thù|được chú ý|"
    r"xem [^,;.]{0,20}(?:khổ|chết|sập|loạn)))"
)
_ILL_EN = (
    r"(?:(?:more |some |cheap |easy |your )?(?:attention|clicks?|likes|views|followers|money|fame|trouble|chaos|revenge|profit)|"
    r"to (?:(?!be|get|not|stop|avoid|help)\w+ )?(?:stir|scare|frighten|harm|hurt|smear|divide|profit|embarrass|blame|"
    r"moan|destroy|"
    r"attack|show off|be (?:famous|seen|noticed|important)|get (?:clicks|likes|rich|famous|attention|noticed)|"
    r"(?:cause|make) (?:trouble|money|noise|a fuss|fun|panic|harm|us look|people (?:afraid|panic))))\b(?! back\b)"
)
"""What somebody "only wants" when that is said in contempt: to want people safe is none."""
_SPARED = _signs(
    r"\b(?:không ai|không có ai|không phải(?: là)?|đừng (?:ai )?(?:gọi|coi|nghĩ|mắng|chửi|nói|bảo|chê|trách)(?: "
    r"(?!mà\b)\w+){0,4}(?: là)?|chẳng ai)(?: (?!mà\b)\w+){0,2} $|\b(?:không|chẳng|chưa) $|"
    r"\b(?:chúng tôi|nhà trường|phường|ủy ban|bệnh viện|phòng khám|công ty|trang này|tôi)(?: (?:đã|thật|quá|còn|rất|là|"
    r"có lúc)){1,3} $",
    r"\b(?:nobody|no one|none of (?:you|us|them)|(?:is|are|was|were) not|isn't|aren't|no question|(?:do not|don't|never) "
    r"(?:call|think|say)(?: (?!but\b)\w+){0,4})(?: (?!only\b)\w+){0,2} $|\b(?:no|not|never) $|"
    r"\b(?:we|our (?:own|office|ward)) (?:were|was|have been) (?:so |too |very )?$",
)
"""Before an ill word: it is said of nobody, or of whoever speaks."""
_ATTACK = _signs(
    r"(?:(?:nhận thức|trình độ|hiểu biết) (?:\w+ )?(?:hạn chế|kém|thấp|non)|\btoàn lũ|ăn không nói có|dắt mũi|dựa cột|"
    r"(?<!\bbị )(?<!\bbị người ta )\bvu (?:khống|cáo|oan)\b|bất lương|thất đức|đồ (?:bất|khốn|hèn|"
    r"ăn (?:cắp|trộm|cướp|hại(?! \w)|bám|bòn|chặn|mày|không(?! (?!ngồi|nói có)\w)|tàn))\b|"
    r"đám (?:thua|hèn|ăn|rảnh|phá)|quen thói|\bchuyên (?:đi )?(?:bới|phá|chọc|đặt|xúi|gây)|giật dây|động cơ (?:xấu|đen|"
    r"cá nhân|chính trị)|"
    r"xúi giục|chống phá|độc (?:mồm|miệng)|to mồm|nói (?:càn|xằng|bậy)|hồ đồ|bất tài|ăn bám|vô (?:lương|tâm|duyên)|"
    r"thiếu (?:ý thức|văn hóa|não)|"
    r"\bkẻ (?!xấu (?:gửi|gọi|giả|mạo|lừa|đòi|dùng|đang (?:gửi|gọi|giả|mạo)|đã (?:gửi|gọi|giả|mạo))\b)(?!(?:gian(?! dối)|"
    r"lừa|trộm|cắp|cướp|giả|mạo|sọc|ô|vạch|bảng)\b)\w+|ý đồ xấu|\bbọn(?! (?:trẻ|"
    r"mình|con nít|nhỏ))|đối tượng xấu|phần tử|bất mãn|phản động|\bngu\b|ngu dốt|"
    r"\bngữ (?:ấy|này|đó)\b|\blợi dụng (?:\w+ ){1,4}(?:để|nhằm)\b|\b(?:chỉ|vốn|cứ|toàn) (?:thích|giỏi|biết|chực|"
    r"rình) (?:\w+ ){0,2}(?:bới|móc|chuyện|phá|đặt|kêu|chê|chửi|soi|câu)|"
    r"\b(?:bới móc|soi mói|chọc ngoáy|kiếm chuyện)\b|\blũ (?:dở|điên|rỗi|lắm|mất|quỷ|ngốc|hề|người|bịp|khốn|phản|lừa|xấu|"
    r"chúng|vô|ngu)|thế lực (?:thù|xấu|phản|đen)|vô lương|bịa chuyện|nhẹ dạ|"
    r"xấu (?:bụng|tính|miệng)|người xấu\b|ăn không ngồi rồi|\b(?:bọn|đám|lũ) (?:người )?(?:này|đó|ấy|kia|chúng)\b|"
    rf"chỉ muốn {_ILL_VI}|"
    r"muốn (?:hại|phá|câu|nổi tiếng)|\bhòng\b|nhằm (?:phá|hại|bôi|câu|trục lợi|hạ)|ganh (?:ghét|tị|tỵ)|đố kỵ|"
    r"rỗi hơi|rảnh (?:rỗi|háng)|nhiều chuyện|lắm (?:mồm|chuyện)|(?-i:bà tám)|u mê|mù quáng|hèn (?:hạ|nhát)|"
    r"(?<!\bbị )(?<!\bbị người ta )bôi nhọ|tiếp tay|"
    r"luận điệu|"
    r"\bmấy (?:bà|ông|mụ|thằng|tay|kẻ|đứa)(?! (?:bà|con|cháu|cụ|nhỏ|bé|cô|ngoại|nội))\b|âm mưu|mưu đồ|ngu (?:muội|xuẩn)|láo|"
    r"câu (?:view|like|tương tác)|trò lố|"
    r"\b(?:mụ|lão ta|gã|hắn|"
    r"thằng(?! (?:cháu|cu|bé|út|nhỏ|con (?:tôi|bác|em|mình))\b)|con mụ)\b|"
    r"(?:đặt điều|đơm đặt|nói láo|nói điêu|xạo|ngậm máu|thối mồm|mồm thối)|"
    r"\b(?:anh|chị|ông|bà|cô|chú|bác|họ|người (?:này|đó|đăng|viết|quay)|tác giả)\b(?: (?!không|chưa|chẳng|đâu)\w+){0,4} "
    r"(?:dựng chuyện|bịa|nói dối|"
    r"cố tình|cố ý|"
    r"vu khống|lừa (?:dân|dối|bịp))|tẩy chay|\bđồ (?:mồm|ngu|dối|lừa|vô)|"
    r"nghe hơi nồi chõ|dân (?:mình|ta) (?:hay|cứ|vốn)|loại người|trừng trị|đích đáng|dân trí thấp|thiếu hiểu biết|"
    r"vô trách nhiệm|ác ý|hám (?:danh|lợi|view|tiền)|vô (?:văn hóa|học|ơn|"
    r"ý thức)|kém (?:ý thức|hiểu biết)|cố tình xuyên tạc|"
    r"\b(?:ai|kẻ|người|tài khoản|cá nhân|đối tượng|trường hợp)\b[^.;]{0,60}\b(?:bị|sẽ|phải) (?:bị )?(?:xử|"
    r"phạt|truy|triệu tập|chịu trách nhiệm)|không biết (?:ngượng|xấu hổ|nhục)|già mồm|(?:không|chẳng|làm gì) (?:có|còn) não\b|"
    r"\b(?:đứa|thằng|con) nào (?:tung|đăng|nói|viết|tin|bịa|chia sẻ)|\bcó cách (?:trị|xử)|\bbiết tay\b|đầu (?:đất|bò|gấu)\b|"
    r"óc (?:chó|bã đậu|lợn)|khốn nạn|mất dạy|không có tư cách|chỉ để (?:kiếm (?:tiền|chác|view)|nổi tiếng)|liệu hồn|"
    r"(?:thì|khi đó|lúc ấy) đừng (?:có )?trách|đừng có trách|"
    r"(?<!giặt )(?<!rửa )(?<!thay )(?<!riêng )(?<!ngâm )\bđồ (?:dơ|bẩn|thối)\b|"
    r"(?:công an|xã đội|dân phòng|chúng tôi) (?:\w+ ){0,2}(?:tới|đến|gõ|gọi|mời|bắt|còng)\b[^.;]{0,20}"
    r"(?:tận (?:nhà|nơi|cửa)|cửa nhà|lên (?:phường|đồn)|từng người)|\bbiết (?:rõ )?(?:nhà|mặt|tên)(?: của)? (?:các|từng|mấy) "
    r"(?:người|anh|chị|ông|bà|đứa)|\bkhông xứng\b|\b(?:được|nhận) (?:tiền|trả tiền|thuê)\b[^.;]{0,25}\b(?:để|mà|đi) (?:hại|"
    r"phá|nói|đăng|chửi|bôi|viết|tung))(?!\w)",
    r"\b(?:is|are|was) no expert|never has been\b|spread(?:s|ing)? (?:\w+ )?nonsense|(?:has|have|had) no (?:idea|clue)\b|"
    r"know-?(?:it-?)?alls?\b|"
    r"out of (?:spite|malice|greed|envy)|too much time on|conspiracy theor|hysteri[ac]|panic-?monger|parasite|vermin|"
    r"pathetic|half-?wit|moron|\benjoys? (?:causing|making|scaring|spreading|stirring)\b|\bmoaners?\b|whin(?:g)?ers?\b|"
    r"imbecile|\bclueless|\bloonies?|\bcranks?\b|\bmade (?:it|this) (?:all )?up (?:to|because|for|out)|"
    r"\bliars?\b|idiot|stupid|ignoran|traitor|bad actors?|\benem(?:y|ies)\b|\btrolls?\b|hostile (?:forces|"
    r"elements)|\bscum\b|\bfools?\b|so-called|"
    r"malicious (?:people|persons?|users?)|foolish|gullible|troublemakers?|uneducated|shame on|"
    r"\bwants? (?:to )?(?:harm|smear|divide|scare|frighten|destroy|hurt|profit|make trouble|see \w+(?: \w+)? (?:fail|fall|"
    r"suffer|burn))|"
    r"\b(?:is|are|was|were|been|keeps?) lying(?! (?:on|in|at|under|across|down|by|low|idle|flat|beside|between)\b)|\blied\b|"
    r"\b(?:those|anyone|people|whoever|person|accounts?)\b[^.;]{0,60}\b(?:be|face) (?:punished|prosecuted|"
    r"fined|arrested|charges|dealt with)|invented it all|"
    r"\bashamed of (?:your|them|him|her)|\b(?:ought to|should|must) be ashamed\b|\b(?:jealous|envious|spiteful|busybod|"
    r"loudmouth|scaremonger|rumou?r-?monger|attention[- ]seek|coward|"
    r"agitator|"
    r"crank|clown|brainless|mindless|selfish)|"
    rf"(?:just|only) wants? {_ILL_EN}|for (?:clicks|attention|likes)\b|"
    r"(?<!mere )(?<!just )(?<!only )(?<!idle )\bgossip(?:s|ing)?\b|"
    r"(?:is|commit\w*) a crime|you will be (?:prosecuted|fined|"
    r"punished|charged|reported)|face (?:fines|court)|nothing better to do|keyboard warrior|armchair (?:expert|critic)|"
    r"not bother(?:ed)? to|(?:they|you|he|she) will (?:pay|regret|be sorry)\b|know nothing\b|"
    r"locked up\b|\bof lying\b|\bbad (?:parents?|mothers?|people)\b|\bfilth\b|sick in the head|\b(?:is|are) behind this\b|"
    r"\bsmear\b|with an agenda|police (?:will be|are|is) (?:at|on) (?:your|the|their)|we know (?:who|where) (?:you|they)\b|"
    r"\b(?:was|were|been|are|is|being|obviously|clearly|surely) paid (?:\w+ )?(?:to (?:hurt|harm|lie|say|spread|post|smear|"
    r"attack|stir|make|destroy|damage|bring)|for (?:this|it)\b)|plays? the victim|"
    r"\b(?:no|half a|without a) brains?\b|\blosers?\b|drag(?:s|ging)? (?:others|us|everyone|people) down|we (?:will|shall|"
    r"['’]ll) "
    r"(?:deal with|find|come for|sort out|get) (?:you|them|him|her)\b|you (?:have|were)? ?been warned\b|\bbe warned[:.,!]|"
    r"\b(?:block|bone|fat|"
    r"mutton)heads?\b|\b(?:dim|nit)wits?\b|\bdunces?\b|\bsimpletons?\b|numbskull|\bor else\b|no shame\b|"
    r"\bgood for nothing\b",
    r"\b(?:(?:thang|dua|con) nao (?:tung|dang|noi|viet|tin|bia)|khon nan|mat day|dau (?:dat|bo|gau)|oc cho|khong co nao|"
    r"ngu (?:dot|muoi|xuan|nhu)|(?:bon|dam|ke) (?:xau|nay|ay|phan|pha|dat|vo|hoc|an khong|ranh|roi|ac|thu|dien|bip|hen|"
    r"chuyen|chung|nguoi)|(?:dat|dom) dieu|dom dat|bia chuyen|dung chuyen|noi (?:lao|dieu|xang|bay)|ngam mau|thoi mom|"
    r"mom thoi|loai nguoi|ac y|ham (?:danh|loi|tien|view)|co tinh xuyen tac|phan dong|chong pha|xui giuc|giat day|"
    r"khong biet (?:nguong|xau ho|nhuc)|tay chay|bat luong|that duc|luan dieu|lam mom|doc mom|xau (?:mieng|bung)|buon chuyen|"
    r"khong xung|gia mom|vu khong|thieu (?:hieu biet|y thuc|van hoa)|vo (?:hoc|y thuc|van hoa|trach nhiem|luong)|dan tri thap|"
    r"trung tri|xu ly nghiem|cong an (?:\w+ ){0,2}(?:toi|den|go|bat)\b[^.;]{0,20}(?:tan nha|cua nha))\b",
)


def attack(lang: str, text: str) -> Span | None:
    """Ill speech of people, or a threat to them, outside quotation marks."""
    shown, spelt = quotes_blank(text), tongue(lang, text)
    found = (
        each.span()
        for each in _ATTACK[spelt].finditer(shown)
        if not _SPARED[spelt].search(shown, 0, each.start()) and not of_strangers(spelt, shown, each)
    )
    return next(found, None)
