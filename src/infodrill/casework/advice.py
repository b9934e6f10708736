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

from infodrill.casework.letters import bare

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
    `apart` = the signs between clauses and the idle words, which tell nothing to do."""

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


def quotes_blank(text: str) -> str:
    """The text with blanks for what stands in quotation marks; places stay."""
    return QUOTED.sub(lambda quote: " " * len(quote[0]), text)


def advised(lang: str, text: str) -> Span | None:
    """Where one sentence in `lang` tells what to do, to the end of that clause, as [start, end); None when it does not.
    Work in proportion to its length."""
    if text.rstrip(' ”"»').endswith("?"):
        return None
    grammar = _unaccented(lang) if lang == "vi" and text.isascii() else _GRAMMARS[lang]
    reported, opens = False, True
    for clause in _clauses(grammar, quotes_blank(text)):
        turned = grammar.turned.match(clause.text)
        if clause.after in _FRESH or turned:
            reported, opens = False, True
        beside = not turned and grammar.beside.match(clause.text)
        report = None if beside or reported else grammar.reported.search(clause.text)
        if not reported and (found := _told(grammar, clause, opens, report)):
            return clause.start + found[0], clause.start + found[1]
        reported = reported or (report is not None and not grammar.denied.search(clause.text))
        opens = bool(beside) and opens
    return None


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
def _unaccented(lang: str) -> _Grammar:
    """The grammar of `lang` as it is typed without accents."""
    spelt = _GRAMMARS[lang]
    alone = {
        name: _read(bare(getattr(spelt, name).pattern))
        for name in (field.name for field in fields(_Grammar))
        if name != "telling"
    }
    return _Grammar(telling=tuple(_read(bare(each.pattern)) for each in spelt.telling), **alone)


def _clauses(grammar: _Grammar, text: str) -> Iterator[_Clause]:
    after, start = "", 0
    for sign in grammar.apart.finditer(text):
        yield from _clause(text, start, sign.start(), after)
        after, start = sign[0], sign.end()
    yield from _clause(text, start, len(text), after)


def _clause(text: str, start: int, end: int, after: str) -> Iterator[_Clause]:
    piece = text[start:end]
    if told := piece.strip():
        yield _Clause(told, start + len(piece) - len(piece.lstrip()), after)


def _one_of(*lists: str) -> str:
    """The entries of lists that "/" separates, longest first, as one pattern."""
    entries = {entry.strip() for text in lists for entry in text.split("/")}
    return "(?:" + "|".join(sorted(entries, key=lambda entry: (-len(entry), entry))) + ")"


_SIGNS = r"[,;:](?=\s|$)|[\u2013\u2014()\u2022]|(?:(?<=\s)|^)[-+*](?=\s)"


def _read(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# ---- Vietnamese ----------------------------------------------------------------------------------------------------

_VI_ACT = _one_of(
    "gọi/liên hệ/liên lạc/báo(?! (?:cáo|chí|động|đài|điện))/chia sẻ/chuyển/gửi/nộp/đun/nấu/uống/ăn/dùng/sử dụng",
    "dự trữ/chuẩn bị",
    "mang/đưa/đón/cho (?:trẻ|con|cháu|bé|người|ai|em|vật|gia)/để (?:trẻ|con|xe|đồ|nước|người|ý|dành|sẵn|ngỏ|rác)",
    "đến(?! (?:khi|nay|\\d|cuối|hết|giờ|lúc|thời|đâu))/tới(?! (?:khi|nay|\\d|cuối|hết|giờ|lúc|thời|đâu))",
    "ra(?! (?:đời|quân|mắt|thông|quyết|lệnh|văn))/vào(?! (?:cuộc|khoảng|lúc|năm|ngày|\\d))/đi(?! lại)",
    "ở (?:yên|nhà|lại|trong|trên|nguyên|tại chỗ)",
    "lên (?:tầng|gác|chỗ|nơi|lầu|cao)/xuống (?:hầm|tầng|đường)/rời/dời/di chuyển/sơ tán/chạy/tránh/chờ/đợi/giữ",
    "tắt/ngắt/khóa/khoá",
    "đóng/mở/rửa/lau/che/buộc/chằng/gia cố/neo/cắt(?! (?:điện|nước|đứt))/tỉa/dọn/khơi/kê/nghỉ/nằm/mặc",
    "đội (?:mũ|nón)/đeo/tiêm/khám/hỏi/xem/đọc/nghe (?:theo|đài|loa|thông báo|hướng dẫn|lời|tin|đi)/nhớ cho",
    "kiểm tra(?! của| cho thấy| thực tế| ban đầu)/theo dõi/làm theo/làm gì/làm/bấm/nhấn/mở/tải/cài",
    "nhập(?! (?:viện|khẩu|cảnh|học|cuộc))/trả/trả lời/đăng(?! (?:cho|do|kiểm|lấy|dọn|sửa|chờ))/bình luận",
    "gỡ/xóa/xoá/chặn/rút/mua/bán/gom/tích trữ/đổ/đổi/lấy/nhận(?! (?:được|định|thấy|thức))/ký/trình/xuất trình",
    "khai/đăng ký/đặt/hủy/huỷ/quay/chụp/tụ tập/tập trung",
    "lo(?! (?:ngại|sợ))/lo lắng/hoang mang/hoảng/tin (?:theo|lời|vào|những|các|thông báo|nguồn|trang)/hoảng hốt",
    "tiếp tục/quay lại/trở về/về (?:nhà|quê|sớm|ngay)/bơi/lội/tắm/vớt/bắt(?! (?:đầu|nguồn|buộc))/chạm/sờ/đốt",
    "thắp/bật/cung cấp/tiết lộ",
    "nhờ/giúp/trông/thăm/nói(?! (?:cách|chung|riêng|về))/dặn/nhắc(?! lại)/ghi(?! nhận)/lưu/chụp lại/giữ lại/cất/tháo/đậu",
    "đỗ/dừng/thay(?! (?:vì|mặt|đổi))/hạn chế/phát tán/lan truyền/truyền/tìm",
    "thực hiện/tuân/thông báo (?:cho|ngay|với|tới)/phản ánh (?:qua|tới|về|tại)/tham gia/đi học/làm việc/mua sắm",
    "sinh hoạt/học(?! (?:sinh|kỳ|phí))/ngủ/ăn uống/tự ý/dán/treo/nâng",
    "sang/qua (?:cầu|ngầm|đường|lối|quầy|cổng|trạm)/hoãn/sắp xếp/thu gom/cắm(?! ơn)/sạc/súc/xả (?:đá|vòi|rác|bỏ)/"
    "ủng hộ/quyên góp/góp/tra cứu",
    "bế/bồng/dắt/cõng/dìu/cặp/xếp hàng/xếp/chữa (?:trị|bệnh|cháy|cho)/tự chữa/pha/luộc/phơi/sấy/quét/hút/bơm/tát/"
    "(?<!bức )xúc/lót/san (?:bớt|sẻ)/chèn/chống/kéo",
    "đẩy/ngồi/đứng/nhường/cúi",
    "soi/bịt/băng/ép/sơ cứu/gội/ngâm/vứt/bỏ(?! (?:ra|phiếu))/khử trùng/sát khuẩn/cách ly/thử/bổ sung/ngưng/ngừng",
    "thôi/giao (?:nộp|lại|cho)/cầm(?! ơn)/xách/bọc/gói",
    "đánh dấu/soát/rà/gõ/thoát/đăng xuất/cài/kết nối/giảm tốc/đi chậm/lùi/cập bến/vào bờ/lên bờ/gặt/thu hoạch",
    "nhốt/thả/ngậm/súc",
    "trữ/rước/xài/mần/đem(?! (?:nay|qua|khuya|mai|hôm))/đậy/chở/bưng/khiêng/vác/né/lánh/ghé/dẹp/nhặt/lượm/chùi/cột/"
    "trùm/phủ/gởi/nhắn/điền/hâm/bôi/thoa",
    "chườm/quẹo/rẽ/trèo/ráp/gài/chốt/vòng (?:lối|đường|qua|sang|lên|xuống)/coi(?! như)/kêu(?! gọi)/cúp (?:máy|cầu dao)",
    "lại (?:gần|đây|chỗ)/đụng (?:vào|tới|đến)/nổ máy/quay đầu/trình báo/tố giác/đối chiếu/so lại/lùa/xích/tiêu hủy",
    "bán tháo/đóng tiền/vay/mượn/tẩy/xông/hít/nhai/nuốt/băng qua/vượt qua/lấp/chặt/hái/bẻ/câu cá/đánh bắt/giăng lưới",
    "cẩn thận/coi chừng/để mắt/để ý/cân nhắc/quẹt/rà lại/tháo gỡ/dùng lại/giặt/vo gạo/đi vòng/bước/chia",
    "tuân theo/tuân thủ/ưu tiên/gặp/tiếp xúc/trao/quan sát/canh/trực/đắp/kẹp/khai báo/xin phép/tìm đến/trú",
    "trú ẩn/nấp/bám/leo/xác minh",
)  # fmt: skip
_VI_YOU = _one_of(
    "bà con/người dân/nhân dân/mọi người/mọi nhà/quý vị/quý khách/phụ huynh/các hộ/hộ (?:dân|nhà|gia đình|ở|có|ven|"
    "gần|sát|cạnh|dưới|trên|trong|ngoài|nằm|đang|chưa|đã|còn|thuộc)/gia đình",
    "ai \\w+/(?:người|nhà|hộ|em|cháu|bé|ghe|tàu|xe|chỗ) nào/nhà ai/ba má/ba mẹ/bố mẹ/cha mẹ/các con/các cháu/các bác/các cô",
    "anh em/chị em/cô chú/ông bà/cả nhà/cả xóm/đồng bào/thầy cô/hàng xóm/người bán/mấy (?:anh|chị|cô|chú|bác|bà|em)",
    "xe (?:tải|khách|lớn)/ghe/xuồng/bạn/các bạn/cô bác/anh chị",
    "người nhà/người bệnh/bệnh nhân/người già/người cao tuổi/người lớn/trẻ/trẻ em/học sinh/các em/hành khách",
    "khách/du khách/tiểu thương",
    "ngư dân/chủ tàu/tàu thuyền/lái xe/tài xế/người đi đường",
    "chủ (?!(?:đầu|tịch|nhiệm|trương|động|yếu|quan)\\b)\\w+/cửa hàng/nhà nào/nhà có/người có/người đã",
    "người gửi/người vay/người nhận/người mua/người nộp/người đến/người chưa/cư dân/thai phụ/phụ nữ/công nhân/"
    "doanh nghiệp/thanh niên",
)
_VI_SOFT = _one_of(
    "hãy/xin/xin hãy/vui lòng/nhớ/cứ/vẫn/chỉ/chỉ cần/luôn/luôn luôn/tuyệt đối/yên tâm/có thể/nên/cần/phải/đều",
    "cũng/tự/chủ động/tạm/lưu ý",
    "nhanh chóng/khẩn trương/sớm/hoàn toàn/bình tĩnh/cùng/cố gắng/ngay/lập tức/trước hết/kịp thời/thường xuyên",
    "tạm thời/thì",
)
_VI_NOT = (
    "(?:không|chưa|đừng|chớ|chẳng|thôi|khoan|khỏi|cấm)(?: (?:nên|cần|phải|được|tự ý|vội|bao giờ|có|hãy))*"
)
_VI_PRED = rf"(?:{_VI_SOFT} ){{0,3}}(?:{_VI_NOT} )?(?:{_VI_SOFT} ){{0,2}}{_VI_ACT}(?!\w)"
_VI_PAST = r"\b(?:đã|đang|sẽ|vừa|từng|bị|rằng|là|được|mới|sắp|lịch|sự|cách|kế hoạch)\b"
_VI_BETWEEN = rf"(?:(?!{_VI_PAST})[^,;:.\n]){{0,60}}?"
_VI_LEAD = (
    "(?:(?:và|rồi|nhưng|song|nên|thì|mà|tuy nhiên|vì vậy|vì thế|do đó|do vậy|lúc này|hiện nay|hiện tại|"
    "tối nay|đêm nay|"
    "hôm nay|ngày mai|trước mắt|riêng|sau đó|đồng thời|còn|bây giờ|trước hết|khi đó|tạm thời|trong lúc chờ|"
    "trong khi chờ) )*"
)
_VI_EACH = "(?:(?:các|mọi|mỗi|tất cả|toàn thể|toàn bộ|những|riêng|với|đối với) )*"
_VI_IDLE = (
    r"\b(?:yên tâm|an tâm|(?:giữ |hết sức |hãy |xin )*bình tĩnh|cảnh giác|(?:đừng|không|chớ|khỏi|chẳng)(?: (?:nên|cần|phải|"
    r"vội|có|quá|việc gì phải))* (?:lo(?: lắng| ngại| sợ)?|hoang mang|hoảng(?: hốt| loạn| sợ)?|sợ|nghe (?:theo|lời|bọn|mấy|tin)|"
    r"tin(?! nhắn)(?: theo| lời| vào)?)|(?:đón (?:nghe|xem|đọc|chờ)|(?:theo dõi|nghe|xem) "
    r"(?:bản tin|thông báo|tin|cập nhật) (?:tiếp|kế|sau|mới))[^,;:]*)(?!\w)"
)
_VI = _Grammar(
    apart=_read(rf"{_SIGNS}|{_VI_IDLE}"),
    opening=_read(rf"^{_VI_LEAD}(?!thực hiện (?:\w+ )?(?:chỉ đạo|cv|công văn|chỉ thị|kế hoạch|quyết định|"
    rf"văn bản)\b)(?P<act>{_VI_PRED})"),
    firm=_read(
        r"\b(?:hãy|đừng|chớ|xin|vui lòng|nhớ|nên|cần|đề nghị|mời|mong|việc cần làm|thì|khoan|khỏi|cấm|(?:không|chưa) (?:ai |"
        r"có ai )?phải)\b"
    ),
    telling=(
        _read(
            rf"^{_VI_LEAD}(?!ai\b.*\b(?:sẽ|bị (?:phạt|xử))\b)(?P<act>{_VI_EACH}{_VI_YOU}\b(?! "
            rf"nào){_VI_BETWEEN}(?<!\w){_VI_PRED})"
        ),
        _read(
            rf"^{_VI_LEAD}(?P<act>{_VI_EACH}{_VI_YOU}\b{_VI_BETWEEN}\b(?:cần|nên|hãy|đừng|chớ|vui lòng|không phải|"
            rf"chưa phải) (?!là|có|biết|thêm|nhiều)\w)"
        ),
        _read(rf"^(?!nếu không)[^,;:]{{1,80}}\bthì (?P<act>(?:{_VI_YOU} )?{_VI_PRED})"),
        _read(
            rf"^(?:(?!{_VI_PAST})[^,;:]){{0,60}}?\b(?:xin|nhờ(?= {_VI_YOU}\b)|đề nghị|mong|mời|yêu cầu|khuyến cáo|khuyên|kêu gọi|"
            rf"nhắc|vui lòng|lưu ý) "
            rf"(?P<act>(?:{_VI_EACH}{_VI_YOU}\b{_VI_BETWEEN}(?<!\w))?{_VI_PRED})"
        ),
        _read(
            rf"^(?:(?!{_VI_PAST})[^,;:]){{0,60}}?(?P<act>\b(?:không|chưa|chẳng)(?: ai| có ai)? (?:cần|phải|"
            rf"nên)(?: phải)? {_VI_ACT}(?!\w))"
        ),
        _read(r"(?P<act>\b(?:hãy|đừng|chớ|khoan) \w+)"),
        _read(
            rf"^{_VI_LEAD}(?P<act>{_VI_EACH}{_VI_YOU}\b(?:(?!{_VI_PAST})[^,;:.])+ (?:giùm|dùm|nghen|nghe|nhé|nha|nhen|hén))"
            r"(?: ạ)?[.!…]*$"
        ),
        _read(r"(?P<act>\bviệc cần làm\b|\bcần làm(?: ngay| lúc này)?$)"),
    ),
    reported=_read(
        r"^(?!(?:nếu|khi|hễ|nghe|thấy|gặp|nhận|ai|lỡ|(?:người|nhà|hộ) nào)\b.*\bthì\b).*?"
        r"\b(?:tin|tin đồn|bài|đăng|clip|video|phim|ghi âm|giọng|giọng nói|tin nhắn|tờ lệnh|tờ rơi|"
        r"người (?:gọi|đăng|viết)|mạng|"
        r"nhóm|đồn|nghe|ai đó)\b[^,;:]{0,40}?\b(?:nói|bảo|kêu gọi|yêu cầu|khuyên|rằng|viết|dặn|đòi|ra lệnh|"
        r"xúi|hướng dẫn|lan truyền)\b"
    ),
    turned=_read(r"(?:nhưng|song|tuy nhiên|vì vậy|vì thế|do đó|thực tế|xin|đề nghị|mong|còn)\b"),
    denied=_read(r"\b(?:sai|giả|không đúng|nhầm|bịa|không phải)\b"),
    beside=_read(
        r"(?:nếu|khi|để|trước|sau|muốn|gặp|thấy|nhận được|trong|từ|tại|ở (?!yên|nhà)|với|nhằm|vì|do|"
        r"trường hợp|lúc|hễ|cho đến|đến|tối nay|"
        r"đêm nay|hôm nay|ngày mai|hiện|bây giờ|đề phòng|nhà nào|ai|cần thêm|kể từ|ngoài|riêng|theo|"
        r"việc cần làm|(?:kính )?thưa)\b"
        rf"|{_VI_EACH}{_VI_YOU}(?: \w+){{0,3}}(?: (?:ơi|ạ))?$"
    ),
    done=_read(
        r"\b(?:là|gây|khiến|giúp(?! (?:em|cô|thầy|xã|phường|trường|trạm|tổ|ấp|mình|nhau|với)\b|$)|cho thấy|dẫn|đã|"
        r"đang|sẽ|mất|chữa|của (?:sở|trung tâm|phòng|công ty|ban|tổ|"
        r"chi cục))\b|"
        r"\b(?:không (?:phải|có|làm|thể|còn|khỏi|đỡ)|phải (?:vào|nhập) viện|phải cấp cứu)\b"
    ),
    under=_read(r"\b(?:nếu|khi|để|vì|mà|cho đến|cho tới|trước|do|ai|nào|những|trừ|rằng|xem)\b"),
)  # fmt: skip


# ---- English -------------------------------------------------------------------------------------------------------

_EN_ACT = _one_of(
    "call/contact/ring/phone/tell/report/ask/stay/remain/keep/check/avoid/follow/boil/drink/eat/go/come/wait",
    "bring/take/use/close/shut",
    "turn/switch/wash/clean/move/leave/store/stock/prepare/pack/watch/read/see/look/listen/share/forward/pass",
    "send/post/delete/block/give",
    "pay/transfer/withdraw/buy/hand/open/click/tap/enter/reply/answer/sign/register/book/cancel/apply/submit",
    "carry/wear/cover/tie/secure",
    "park/drive/walk/swim/touch/visit/help/rest/sleep/lie/remove/throw/pour/empty/fill/save/write/note/remember",
    "remain/evacuate/return",
    "worry/panic/queue/hoard/believe/trust/rely/show/let/make/get/put/have your",
    "be (?:calm|careful|patient|ready|aware)/do/try/seek/find",
    "speak/say/talk/join/attend/collect/feed/treat/cool/lift/stop/start/continue/hold/expect/compare/donate",
    "approach/enter/cross/send",
    "sit/stand/lie down/lock/unplug/charge/look/mind/fetch/dial/text/email/print/photograph/scrub/soak/rinse/throw away/refrain",
    "dispose/discard/freeze/peel/slow/detour/pull/push/hang up/ignore/verify/warn/count/board/stick/raise/lower/tape/seal",
    "settle/dress/shelter/hide/climb/crouch/head/swap/exchange/type/log/change/update/reset/contact/consult/tick/fill in",
    "present/quote/burn/smoke/dig/fish/moor/anchor/launch/harvest/pick/spray/tether/cook/bathe/knock/stow/add",
)
_EN_YOU = _one_of(
    "residents/parents/people/anyone/everyone/everybody/nobody/no one/drivers/pupils/students/patients/visitors",
    "households/families/you",
    "those/customers/travellers/passengers/neighbours/neighbors/shops/traders/fishermen/boats/owners/tenants",
    "children/guardians/guests",
    "carers/whoever/who/members/relatives/older people/those who/staff who/workers who/citizens/applicants",
    "donors/volunteers/users/kids/mums/mothers/dads/fathers/swimmers/skippers/crews/farmers/shoppers/riders/cyclists/motorists",
)
_EN_SOFT = _one_of(
    "please/kindly/just/always/also/now/then/instead/immediately/only/first/simply/never/do not/don't/don’t/do",
    "at once",
)
_EN_PRED = rf"(?:{_EN_SOFT} ){{0,3}}{_EN_ACT}(?![\w’'-])(?! of\b)"
_EN_MUST = (
    r"(?:should|must|may|can|need(?:s)?|are asked|is asked|are advised|are urged|are requested|are invited|"
    r"have|has|are|do(?:es)? not"
    r"|need not|needn't|ought)(?: not)?(?: (?:need|have))?(?: to)?(?: (?:please|now|also|always|only|still|"
    r"first|therefore))?"
)
_EN_LEAD = "(?:(?:and|but|so|then|yet|therefore|meanwhile|for now|until then|tonight|today|instead|however|above all) )*"
_EN_BETWEEN = r"(?:(?!\b(?:were|was|had|said|told|asked that)\b)[^,;:.\n]){0,60}?"
_EN_IDLE = (
    r"\b(?:(?:please |do |just )*(?:stay|keep|remain|be) (?:calm|vigilant|alert|safe|tuned|patient|strong)|"
    r"rest assured|(?:please )?(?:trust|bear with) us|"
    r"(?:do not|don't|don’t|never|no need to|no reason to|need not)(?: you)? (?:worry|panic|fear|be (?:afraid|alarmed|worried)|"
    r"listen to|believe|heed)|(?:come|check|look) back (?:here|to|at|on|for|later|soon)[^,;:]*|tune in[^,;:]*|"
    r"watch this (?:space|page)|(?:follow|watch|listen)[^,;:]{0,20} (?:next (?:bulletin|update|notice)|updates))\b"
)
_EN = _Grammar(
    apart=_read(rf"{_SIGNS}|{_EN_IDLE}"),
    opening=_read(rf"^{_EN_LEAD}(?P<act>{_EN_PRED})"),
    firm=_read(
        r"\b(?:please|kindly|do not|don't|don’t|never|should|must|needs?|no need|what to do|asked|advised|you|"
        r"we|anyone|may|has to|have to)\b"
    ),
    telling=(
        _read(
            rf"^{_EN_LEAD}(?P<act>(?:[\w’'-]+ ){{0,2}}?{_EN_YOU}\b{_EN_BETWEEN}\b{_EN_MUST} (?:be )?(?:do|"
            rf"{_EN_ACT}))\b"
        ),
        _read(
            rf"^{_EN_LEAD}(?P<act>(?:[\w’'-]+ ){{0,2}}?{_EN_YOU}\b{_EN_BETWEEN}\b"
            r"(?:should|must|needs? to|has to|have to|are asked to|are advised to)(?: not)? (?!be\b|have\b)\w+)"
        ),
        _read(
            r"^(?P<act>(?:anyone|anybody|everyone|everybody|whoever|those who|(?:a|any) (?:child|person|"
            r"patient) who)\b[^,;:]{0,60}? "
            r"(?:comes?|goes|calls?|rings?|stays?|takes?|boils?|leaves?|keeps?|brings?|asks?|waits?|tells?|"
            r"reports?))\b"
        ),
        _read(rf"(?P<act>\bplease (?:{_EN_SOFT} )?{_EN_ACT}\b)"),
        _read(
            r"^(?!.* (?:is|are|was|were|has|have|had|will|can)\b)(?:and |or )?(?P<act>no (?!one\b|new\b|fires?\b|"
            r"smoke\b|body\b|need\b|cases?\b|change|doubt|sign|injur|deaths?\b|casualt|further|other|more\b|"
            r"news|update|evidence|record|report|comment|reason|trace|plan|damage|risk|danger|shortage|delay)"
            r"(?:\w+ ){0,2}\w+(?: (?:for|in|on|at|near|until|before|after|with|to|or|from|by|past|below|above|under|"
            r"over|across|inside|outside|beyond|along|this|today|tonight)\b.*)?)[.!]*$"
        ),
        _read(
            r"(?P<act>\byou (?:can|may|should|must|need|have to|do not need|don't need|need not|do not have|"
            r"are asked)\b)"
        ),
        _read(rf"(?P<act>\bwe (?:ask|urge) that (?:all |the )?{_EN_YOU}\b)"),
        _read(r"(?P<act>\bno need to \w+|\bwhat to do\b)"),
        _read(
            rf"(?P<act>\bwe (?:ask|urge|advise|invite) (?:all |the )?{_EN_YOU}\b{_EN_BETWEEN}\b(?:to|"
            rf"not to) {_EN_ACT})\b"
        ),
        _read(
            r"(?P<act>\b(?:should|must|has to|have to|needs? to) (?:first |not )?be (?:boiled|thrown|kept|brought|"
            r"reported|taken|washed|shut|closed|moved|stored|tied))\b"
        ),
    ),
    reported=_read(
        r"\b(?:posts?|rumou?rs?|messages?|claims?|recordings?|voice|callers?|stor(?:y|ies)|clips?|videos?|"
        r"leaflets?|order|some|someone|"
        r"it is)\b[^,;:]{0,40}?\b(?:says?|said|saying|tells?|told|telling|claims?|orders?|asks?|asking|urges?|"
        r"urging|that)\b"
    ),
    turned=_read(r"(?:but|yet|so|however|therefore|please|in fact)\b"),
    denied=_read(r"\b(?:false|fake|forged|wrong|not true|mistaken)\b"),
    beside=_read(
        r"(?:if|when|whenever|before|after|for|to|until|in|at|on|from|with|while|as|once|should you|unless|"
        r"where|because|between|during|"
        r"tonight|today|tomorrow|meanwhile|now|dear)\b"
        rf"|(?:(?:all|any|the|other|older|young|our) )*{_EN_YOU}\b"
    ),
    done=_read(
        r"\b(?:is|are|was|were|has|have been|had|will|rose|fell|grew|did|does|showed|shows|came|comes|takes|"
        r"took|went)\b"
    ),
    under=_read(
        r"\b(?:if|when|until|who|that|where|which|before|after|unless|because|as|while|what|whether|whose|how|"
        r"why|to)\b"
    ),
)  # fmt: skip

_GRAMMARS: Mapping[str, _Grammar] = {"vi": _VI, "en": _EN}
