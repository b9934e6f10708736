"""A person's name beside that of a network: "Nguyễn Văn An trên Facebook", "Zalo chị Hoa", whatever the wording or the letters.

Names are known by surname and middle name, by a form of address, or by both written as one; a surname that is a word of the
language too needs more beside it. Places, schools and associations that are named like people are none.
"""

# Charter: kernel accountnames
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.kernel.folding import de_accent
from infodrill.kernel.patterns import later


def _both(names: str) -> str:
    """A list of names as they are written with marks, without and in capitals."""
    told = dict.fromkeys((*names.split(), *de_accent(names).split()))
    return "|".join(dict.fromkeys((*told, *(word.upper() for word in told))))


NETWORK = (
    r"(?:facebook|fb|zalo|tiktok|telegram|instagram|insta|ig|youtube|twitter|threads|messenger|viber"
    r"|whatsapp|linkedin|weibo)"
)
JOINED = re.compile(
    r"(?i)(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly)(?:van|thi|huu|duc|ngoc|minh|quang)[a-z]+"
)
_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x1F00)) if letter.isupper())
_NAME = rf"[{_UPPER}][^\W\d_]*"
_NEXT = rf" {_NAME}"
_SURNAME = _both("Nguyễn Trần Phạm Huỳnh Phan Đặng Trịnh Bùi Ngô Đinh").replace("NGO|", "")
_WORD_TOO = _both("Lê Hoàng Vũ Võ Đỗ Hồ Dương Lý Mai Cao Lâm Đoàn Ngo Hà Tô")
# Names of places and of much else begin with these; a person is who has a middle name behind them.
_RARE = _both(
    "Âu Bạch Châu Chu Cù Diệp Doãn Dư Đàm Đào Đậu Đồng Giang Hàn Hứa Kha Khổng Khúc Kiều Kim La Lã Lại Lò Lục Lương Lưu Mã Mạc "
    "Nghiêm Ninh Nông Phí Phó Phùng Quách Quản Tạ Tăng Thạch Thái Thân Tiêu Tôn Tống Triệu Trương Từ Ung Văn Viên Vương"
)
_MIDDLE = _both(
    "Văn Thị Hữu Đức Ngọc Minh Quang Đình Xuân Công Quốc Gia Thu Mỹ Như Phương Tuấn Hồng Thanh Hoàng Thúy Thùy Bích Diệu Khánh "
    "Nhật Trọng Viết Bá Duy Tiến Trung Cẩm"
)
_NOT_ONE = r"(?!Đoàn (?:Thanh|Thể|Kết|Kiểm|Công|Trường|Phường|Xã|Viên|Đại)\b|Phan (?:Thiết|Rang|Rí)\b)"
_PERSON = (
    rf"{_NOT_ONE}(?:(?:{_SURNAME})(?:{_NEXT}){{1,4}}|(?:{_WORD_TOO})(?:{_NEXT}){{2,4}}"
    rf"|(?:{_RARE}) (?:{_MIDDLE})(?:{_NEXT}){{1,3}})(?!\w)"
)
# The other way round, as in English.
_GIVEN_FIRST = rf"{_NAME}(?:{_NEXT})? (?:Nguyễn|Nguyen|Tran|Pham|Huynh|Dang|Trinh|Bui)(?!\w)"
_ALONE = r"(?:Nguyễn|Phạm|Huỳnh|Đặng|Trịnh|Bùi)(?!\w)"
_MANNERS = r"(?:anh|chị|ông|bà|cô|chú|bác|bạn|em|Anh|Chị|Mr|Mrs|Ms|Miss)\.?"
_ADDRESSED = rf"{_MANNERS} (?!(?:Em|Đọc|Trẻ|Bè|Hàng|Con)\b){_NAME}(?:{_NEXT}){{0,3}}(?!\w)"
# In small letters, where every name is a word: surname, one of two middle names, a name.
_SMALL = (
    r"(?<!vi )(?<!nguyên )(?:nguyễn|trần|phạm|huỳnh|phan|đặng|trịnh|bùi|ngô|đinh|lê|hoàng|vũ|võ|đỗ|hồ|dương|lý"
    r"|nguyen|tran|pham|huynh|dang|trinh|bui|le|hoang|vu|vo|do|duong)"
    r" (?:(?:văn|van) (?!(?:b[aả][in]|hóa|hoá|hoa|phòng|phong|học|hoc|nghệ|nghe|kiện|kien|minh|tin|loi|noi|cau|doan|hien)\b)"
    r"|(?:thị|thi) (?!(?:trường|truong|trấn|tran|xã|xa|thực|thuc|phần|phan|sát|sat|hiếu|dua|hanh|tuyen)\b))"
    r"[^\W\d_]{2,}"
)
_ON = (
    rf"(?:(?i:(?:,| -| \|)? (?:trên|tren|ở|o|qua|bằng|bang|dùng|dung|xài|có|co|on|at|via|from|uses|using)"
    rf" (?:(?:trang|mạng xã hội|mang xa hoi|mạng|mang|tài khoản|tai khoan|nick|the|his|her) )?{NETWORK}(?!\w))"
    rf"|(?i:['’]s {NETWORK}(?!\w))|(?i: \({NETWORK}\))|(?i: [-|] {NETWORK}(?=\s*(?:[.,;)\n]|\Z))))"
)
_OF = (
    r"(?i:(?: (?:cá nhân|ca nhan|page|profile|account|nick|tài khoản|tai khoan))?"
    r"(?: (?:của|cua|of|by|có tên|co ten|mang tên|mang ten|đứng tên|dung ten|tên|ten|là|la|named|called|is))?(?: (?:là|tên))?"
    r" ?[:=>-]? )"
)
_POLITE = r"(?:(?:anh|chị|ông|bà|cô|chú|bác|bạn|em|Mr|Mrs|Ms)\.? )?"
_ACCOUNT = r"(?:user|account|profile|nick|tài khoản|người dùng|trang cá nhân)"
# Behind an account's word or "của" a network takes any name that is no office's: "nick Facebook Hoa Mai", "Zalo của Lành".
_OFFICES = _both(
    "Ủy Uỷ Ban Hội Đoàn Đảng Mặt Sở Phòng Phường Xã Quận Huyện Tỉnh Thành Thôn Xóm Ấp Tổ Khu Khóm Công Cảnh Trường "
    "Trạm Trung Bệnh Nhà Nhóm Trang Quỹ Câu Mạng Đài Báo Tin Thông Bản Kênh Chợ Cảng Cầu Bến Sông Hồ Đê Kho Viện Cục "
    "Chi Tòa Văn Đội Điện Cấp Thoát Nước Viễn Ngân Tổng Hãng Hợp Liên Cửa Siêu Bảo Đường Phố Ngõ Hẻm Quán Tiệm Mầm "
    "Tiểu Thư Lớp Bộ Cơ Doanh Xưởng Rạp Ga Bưu Chính Đơn Tuyến Xe Tàu Chung Dân Người Bà Mọi Các Những Một Ai Có "
    "Không Đã Đang Sẽ Là Và Hay Ở Tại Trên Từ Trong Để Khi Nếu Vì"
)
_OFFICES_EN = (
    "The|This|That|Our|Your|Their|His|Her|My|We|They|It|Official|Announcement|City|Ward|Committee|Council|Department|"
    "Office|Police|School|Hospital|Clinic|Station|Company|Centre|Center|Group|News|Page|Channel|Public|Community|"
    "Union|Club|Fund|Bank|Port|Board"
)
_CITY = r"(?!Hải Minh\b)"  # where the library plays
_ANYBODY = rf"{_CITY}(?!(?:{_OFFICES}|{_OFFICES_EN})(?!\w))(?![{_UPPER}]+(?!\w)){_NAME}(?:{_NEXT}){{0,3}}"
_NOT_OFFICE = (  # English says what it is behind the name
    r"(?! (?:clinic|ward|school|committee|council|company|office|city|port|team|centre|center|group|club|fund|bank|station|news)"
    r"\b)"
)
_OWN = r"(?:nick(?:name)?|acc|account|tài khoản|tai khoan|user|profile|trang cá nhân|trang ca nhan)(?: cá nhân| ca nhan)?"
_CALLED = (
    rf"(?! ?[:=] ?{_NAME} (?![{_UPPER}])[^\W\d_])"  # a sentence begins there
    r"(?i:(?: (?:cá nhân|ca nhan))?(?: (?:của|cua|of|tên|ten|có tên|co ten|mang tên|mang ten|named|called|là|la|is))?"
    r" ?[:=]? ?[\"'“‘(\[]?)"
)
_PERSONS: tuple[re.Pattern[str], ...] = (
    later(rf"(?<!\w)(?:{_PERSON}|{_GIVEN_FIRST}|{_ALONE}|{_ADDRESSED}|(?i:{_SMALL})){_ON}", re.NOFLAG),
    later(rf"(?<!\w)(?i:{NETWORK}(?:e?r)?){_OF}(?:{_POLITE}{_PERSON}|{_ADDRESSED})", re.NOFLAG),
    later(
        rf"(?<!\w)(?i:{NETWORK}(?:e?r)? (?:của|cua|of|tên|ten|mang tên|mang ten|có tên|co ten|named) {_SMALL})(?!\w)",
        re.NOFLAG,
    ),
    later(rf"(?<!\w)(?i:{_ACCOUNT}){_OF}{_POLITE}{_NAME}(?:{_NEXT}){{1,3}}{_ON}", re.NOFLAG),
    later(rf"(?<!\w)(?i:{_OWN} {NETWORK}){_CALLED}(?>{_ANYBODY}(?!\w)){_NOT_OFFICE}", re.NOFLAG),
    later(rf"(?<!\w)(?i:{NETWORK} {_OWN}){_CALLED}(?>{_ANYBODY}(?!\w)){_NOT_OFFICE}", re.NOFLAG),
    later(rf"(?<!\w)(?i:{NETWORK} (?:của|cua)) (?>{_ANYBODY}(?!\w))", re.NOFLAG),
)
_GIVEN_FIRST_TOO = rf"{_NAME}(?:{_NEXT})? (?:{_SURNAME}|{_both('Lê Hoàng Vũ Võ Đỗ Dương Đoàn')})(?!\w)"
_NICK = r"(?:nick(?:name)?|acc|account|user(?:name)?|profile|tài khoản|tai khoan|trang cá nhân|trang ca nhan)"
# An account is somebody's by a whole name too, whatever network it is on: "nick Lan Nguyễn", "the account of Lê Văn Bình".
_ANYWHERE = later(
    rf"(?<!\w)(?i:{_NICK}){_OF}[\"'“‘(\[]?{_POLITE}(?:{_PERSON}|{_GIVEN_FIRST_TOO}|(?i:{_SMALL}))", re.NOFLAG
)
_LED_BY = re.compile(rf"(?i)(?=[natpu]){_NICK}")
_HEADS = "".join(sorted({name[0] for name in re.findall("[a-z]+", NETWORK)}))
_ANY = re.compile(rf"(?i)(?=[{_HEADS}]){NETWORK}")  # most texts name none, and are done with at once
_WHOLE = later(rf"(?<!\w)(?P<it>[^\W\d_]{{6,}}){_ON}", re.NOFLAG)
# Places and families are named after people.
_PLACE = re.compile(
    r"(?i)(?<!\w)(?:phường|đường|phố|trường|quận|chợ|cầu|bệnh viện|khu|tổ|ấp|thôn|xã|ngõ|hẻm|thcs|thpt|tiểu học|làng|họ|đình|chùa"
    r"|ward|street|school|road|market|bridge) \Z"
)


def named_accounts(plain: str) -> Iterator[tuple[int, int]]:
    """The passages [start, end) of a plain text, its words one blank apart, that name a person together with a network, or as
    whose account it is."""
    if _LED_BY.search(plain):
        yield from _persons(_ANYWHERE, plain)
    if not _ANY.search(plain):
        return
    for pattern in _PERSONS:
        yield from _persons(pattern, plain)
    for hit in _WHOLE.finditer(plain):
        if JOINED.fullmatch(de_accent(hit["it"])):
            yield hit.span()


def _persons(pattern: re.Pattern[str], plain: str) -> Iterator[tuple[int, int]]:
    for hit in pattern.finditer(plain):
        if not _PLACE.search(plain, max(0, hit.start() - 14), hit.start()):
            yield hit.span()
