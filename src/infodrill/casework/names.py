"""Names of persons in a text: a family's name and what follows it ("Lê Thị Hoa", "Le Thi Hoa"), or a form of address and a
name ("bé Na", "Ms Hoa"). Streets, wards, schools, offices and firms that are called after somebody are none.

It protects those who are named and looks nobody up. Offices speak by their own name in a drill: a public text needs no person's.
"""

# Charter: casework names
from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare, words

Span = tuple[int, int]

_FREQUENT = words(
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Dương Đinh Đoàn Trịnh Trương Lương Lưu Quách "
    "Kiều Nghiêm Khuất",
    "Phùng Tống Doãn Tạ",
)
_OTHERS = words(
    "Hồ Lý Lâm Mai Đào Cao Hà Chu Tô Thái Vương Tăng Quản Tiêu Châu Thạch Giang La Lại Lữ Lục Mạc Mạnh Ninh "
    "Nông Ông Phí Phó",
    "Quảng Sầm Sơn Thân Thiều Tôn Trà Triệu Trang Từ Ung Uông Văn Vi Viên Âu An Ân Bạch Bành Bạc Bế Biện Cái "
    "Cầm Cù Cung Chế Chử Cổ",
    "Diệp Diêm Danh Đan Đàm Đàng Đậu Điêu Điền Đổng Đường Giáp Hạ Hàn Hán Hầu Hình Hứa Kha Khổng Khương Khưu "
    "Kim Khúc Liễu Lầu Giàng Lò Lường Quàng Tòng Thào Sùng Lìm Ksor Rmah Siu Rcom Rơ Kpă Nay Niê",
)
FAMILIES = _FREQUENT | _OTHERS
"""Family names in use, the hundred most common and more (Lê Trung Hoa, *Họ và tên người Việt Nam*, 2005). The others are
also words of places and things: a name takes more than they are."""
_MIDDLES = words(
    "Thị Văn Đức Hữu Đình Quốc Minh Ngọc Thanh Xuân Công Bá Gia Bảo Hồng Thu Kim Anh Quang Tuấn Mạnh Hoàng"
)
_BEFORE = words(
    "đường phố phường xã quận huyện tỉnh thành thị trấn trường chợ cầu công viên quảng bệnh viện ngõ ngách "
    "hẻm thôn xóm ấp đê bến ga",
    "cảng hồ sông đảo đền chùa nhà khu cụm tổ đội trạm quỹ giải ty hãng xưởng nghiệp sạn kho đài tàu hội học "
    "tiểu thpt thcs mầm non",
    "bản cống bãi cồn hòn mũi vịnh đèo núi lăng tượng bảo tàng rạp sân thư quán tiệm báo kênh rạch ngã ba tư "
    "vực tuyến dốc bờ đoạn",
    "hướng phía khám tâm ban sở phòng cục chi ủy uỷ lưới đoàn liên hệ thống khung nhóm bộ khoa dãy cổng ngân "
    "hàng giao lộ nút miếu đình bún chè phở cơm miếu đình bún chè phở cơm quán",
    "street road ward commune district province city school market bridge park hospital station company fund "
    "bank port pier at near",
)
_BEHIND = words(
    "street road ward commune district province city school market bridge park hospital lane alley avenue "
    "square pier port station",
    "lake river island temple company fund foundation hotel clinic centre center hall group bank water foods "
    "ltd co network union",
    "university college committee department office dyke sluice airport canal primary secondary kindergarten",
)
_NEVER_GIVEN = words(
    "phố phường xã trường chợ cầu ủy sở bệnh viện trạm ty tiểu mầm quận huyện tỉnh đường phòng khám đội ngân "
    "nội giang nẵng bằng",
    "street road ward city district",
)
_OFFICE = words(
    "công cán bí giám chủ trưởng phó tổ đội con hội hai ba tư năm sáu bảy tám chín mười bác hiệu giáo y việt"
)
_TITLES = words(
    "anh chị ông bà cô chú bác cháu bé sĩ bs ths ts thầy cụ dì cậu mợ thím nhân viên phóng báo sư tên là gọi",
    "mr mrs ms miss dr nurse patient victim pupil reporter mother father named called",
)
_PLAIN_TITLES = words("chi ba")
"""Without accents a title, and a word before a place ("chi cục", "ngã ba"): a full name after it tells which."""
_NETWORKS = words("facebook fb zalo tiktok youtube instagram telegram")
_POST = re.compile(
    r"(?i)(?<!\w)(?:(?:trưởng|phó|chủ|thủ) (?:phòng|thôn|ấp|xóm|bản|buôn|khu phố|khu|tổ|đội|trạm|ban|kho|quỹ|thư|tiệm|quán|xưởng|"
    r"ga|cảng|bến|tàu|thuyền|nhà|đoàn|khoa|bộ phận|nhóm|công an|chi nhánh|chi cục|trại|cửa hàng|hộ|vựa|sạp|ban quản lý|tịch)|"
    r"bí thư(?: chi bộ| chi đoàn| đoàn| đảng ủy| đảng uỷ)?|(?!công )\w+ viên|cán bộ|nhà (?:báo|giáo|văn|thơ|thầu)|già làng|"
    r"\w+ trưởng|giám đốc|kế toán|tài xế|lái xe|thư ký|y tá|y sĩ|kỹ sư|luật sư|thanh tra|bảo vệ|đồng chí|đại biểu|chủ nhiệm) $"
)
"""What persons are by their office or trade: its last word may be a place's or a firm's too, and here is neither."""
_SEATED = words("thôn ấp xóm bản buôn khu phố tổ đội trạm ga cảng bến đoàn khoa trại")
"""Of those, places that may be called after somebody themselves."""
_NO_Y = words("tế học dược khoa sĩ tá đức sinh bác")
_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LOWER = "a-zà-öø-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
_WORD = rf"[{_UPPER}][{_LOWER}]{{0,9}}"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?: {_WORD})+(?![\w-])")
_SHOUTED = re.compile(rf"(?<![\w-])[{_UPPER}]{{2,7}}(?: [{_UPPER}]{{1,7}}){{2}}(?![\w-])")
_SMALL = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(family.lower() for family in _FREQUENT))}) thị (?!trường|xã|trấn|giác|lực|sát|"
    rf"hiếu|thực|phần|uỷ|ủy)\w{{2,7}}(?!\w)"
)
_CALLED = re.compile(
    rf"(?<![\w-])(?:[Aa]nh|[Cc]hị|[Ôô]ng|[Bb]à|[Cc]ô|[Cc]hú|[Cc]háu|[Bb]é|[Cc]ụ|[Dd]ì|Miss|[Bb]ác sĩ|(?:Mr|Mrs|"
    rf"Ms|Dr|BS)\.?) "
    rf"(?P<it>{_WORD}(?: {_WORD}){{0,2}})(?![\w-])"
)
_BORN = "Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười|Út"
_ENGLISH = (
    "John|James|Robert|Michael|William|David|Richard|Joseph|Thomas|Charles|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|"
    "Jessica|Sarah|Karen|Peter|Paul|Mark|George|Daniel|Anna|Emma|Jane|Alice|Helen|Laura|Lucy|Tom|Jack|Harry|Henry|Frank|Simon"
)
_NICKNAME = re.compile(rf"(?<![\w-])(?:(?:{_BORN}|{_ENGLISH}) {_WORD}|{_WORD} (?:{_BORN}))(?![\w-])")
_COUNTED = words(
    "thứ tháng ngày lần số đợt ca lớp mùng mồng điều khoản mục bước đoạn cây kíp vòng chương phần"
)
_MANY = re.compile(r"(?i)(?:\d|các|những|mấy|nhiều|số|hai|ba) $")
_SPACES = re.compile(r"\S+")


def named(text: str) -> tuple[Span, ...]:
    """Where persons are named in a composed text: spans in order of place, without overlaps. Work in proportion to its
    length."""
    found = [span for run in _RUN.finditer(text) if (span := _in_run(text, run))]
    found += [
        name.span() for name in _SHOUTED.finditer(text) if _is_name(name[0].title().split(), strict=True)
    ]
    found += [name.span() for name in _SMALL.finditer(text)]
    found += [name.span("it") for name in _CALLED.finditer(text) if _may_be_called(text, name)]
    kept: list[Span] = []
    # Of two that begin alike the longer first; one that begins inside it is part of the same name.
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def spoken_of(text: str) -> bool:
    """Whether a few words speak of a person, by name or as neighbours call one ("Ba Tèo", "Hoa Mười", "John Carter"). It finds
    more than `named`: what machines say again needs nobody."""
    return bool(named(text)) or any(_is_nickname(text, found) for found in _NICKNAME.finditer(text))


def _is_nickname(text: str, found: re.Match[str]) -> bool:
    first = found[0].split()[0]
    a_place = first.lower() in _BEFORE | _COUNTED and first not in _BORN.split("|")
    return not a_place and _word_before(text, found.start()) not in _BEFORE


def unknown(text: str, public: Iterable[str]) -> tuple[Span, ...]:
    """As `named`, without the names that stand in one of the `public` texts, read without accents."""
    spans = named(text)
    known = tuple(f" {_key(told)} " for told in public) if spans else ()
    return tuple(span for span in spans if not any(f" {_key(text[slice(*span)])} " in told for told in known))


def _in_run(text: str, run: re.Match[str]) -> Span | None:
    """The name in a run of capitalised words: from a family's name to its end, unless a place or firm is called so."""
    told = [(run.start() + word.start(), word[0]) for word in _SPACES.finditer(run[0])]
    # English names what a thing is behind its name, Vietnamese before it: both sides are looked at.
    if _word_after(text, run.end()) in _BEHIND or told[-1][1].lower() in _BEHIND:
        return None
    before = _word_before(text, run.start())
    if behind := _behind_a_post(text, told, run.end()) or _of_the_hills(told, before):
        return behind
    # A family's name is never the last word of a name.
    for at, (start, _) in enumerate(told[:-1]):
        last = before if at == 0 else told[at - 1][1].lower()
        if last in _PLAIN_TITLES and _full(told[at:]) and not text[:start].lower().endswith("nga ba "):
            return start, run.end()
        if last in _BEFORE or (at > 1 and last not in _TITLES | _NETWORKS):
            return None
        if _is_name([word for _, word in told[at:]], strict=last not in _TITLES):
            return start, run.end()
    return None


def _behind_a_post(text: str, told: list[tuple[int, str]], end: int) -> Span | None:
    """The name behind an office or a trade, which may stand in capitals itself: "Trưởng Phòng Nguyễn Văn An"."""
    for at, (start, first) in enumerate(told[:-1]):
        if post := _POST.search(text[max(0, start - 24) : start]):
            spelt = [word for _, word in told[at:]]
            hills = first in ("Y", "A") and len(spelt) == 2
            if hills or _is_name(spelt, strict=post[0].split()[-1].lower() in _SEATED):
                return start, end
    return None


def _of_the_hills(told: list[tuple[int, str]], before: str) -> Span | None:
    """A name that says man or woman first: "Y Moan"; "A Dơi" where a title or its own letters say that it is no English."""
    for (start, first), (behind, given) in pairwise(told):
        # "A Mây Xanh cook" is English before a place of several words.
        foreign = before in _TITLES or (behind == told[-1][0] and not given.isascii())
        if (first == "Y" and given.lower() not in _NO_Y) or (first == "A" and foreign):
            return start, behind + len(given)
    return None


def _full(told: list[tuple[int, str]]) -> bool:
    """A family's name, a middle one and one or two more, typed without accents."""
    spelt = [word for _, word in told]
    return 3 <= len(spelt) <= 4 and spelt[0] in _PLAIN_FAMILIES and spelt[1] in _PLAIN_MIDDLES


def _is_name(told: list[str], *, strict: bool) -> bool:
    """Whether these words, the first of which may be a family's, are a name; `strict` = nothing before them says so."""
    family, given = told[0], told[1:]
    plain = "".join(told).isascii()
    # Longer runs of capitals are titles and headlines.
    if not 1 <= len(given) <= 3 or any(word.lower() in _NEVER_GIVEN for word in given):
        return False
    if family not in FAMILIES and not (plain and family in _PLAIN_FAMILIES):
        return False
    middle = given[0] in (_PLAIN_MIDDLES if plain else _MIDDLES) and len(given) > 1
    if middle or not strict:
        return True
    return family in _FREQUENT if not plain else family in _PLAIN_FREQUENT and len(given) > 1


_PLAIN_FAMILIES = frozenset(map(bare, FAMILIES))
_PLAIN_FREQUENT = frozenset(map(bare, _FREQUENT))
_PLAIN_MIDDLES = frozenset(
    map(bare, words("Thị Văn Đức Hữu Đình Quốc Minh Ngọc Thanh Xuân Quang Tuấn Bảo Gia Hồng"))
)


def _may_be_called(text: str, name: re.Match[str]) -> bool:
    """Not "anh Công an", "bà Ba", "40 cháu Ga Cũ": an office, a number that people are called by, or many of a place."""
    told = name["it"].lower().split()
    behind, before = _word_after(text, name.end()), text[max(0, name.start() - 12) : name.start()]
    if _word_before(text, name.start()) in _BEFORE or _MANY.search(before):
        return False
    if name["it"] in _FREQUENT:
        return False  # nobody is called by the family's name: half the street has it
    return told[0] not in _OFFICE and not ({*told, behind} & (_NEVER_GIVEN | _BEHIND)) and len(told[0]) > 1


def _word_before(text: str, at: int) -> str:
    found = re.search(r"([^\W\d_]+)(\.?) $", text[max(0, at - 12) : at])
    word = found[1].lower() if found else ""
    return word if found and (not found[2] or word in _TITLES) else ""


def _word_after(text: str, at: int) -> str:
    found = re.match(r" ([^\W\d_]+)", text[at : at + 16])
    return found[1].lower() if found else ""


def _key(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", bare(as_read(text)).lower()))
