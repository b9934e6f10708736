"""Advice as it is typed without accents: the same grammar, less the acts that are then another word as well."""

# Charter: casework unaccented advice
from __future__ import annotations

import re

from infodrill.kernel.letters import bare

_HOMOGRAPHS = {
    "tam": "anh|hinh|the|thoi|ngung|dung|cam|hoan|gio|giay|bien|ve|tinh|nhin|phu|bang|quan",
    "so": "do|truc|sach|theo|tay|ho|lieu|voi|ghi|thu|nhiet",
    "cap": "nhat|cuu|tren|duoi|phep|ba|hai|mot|do|bach",
    "nhan": "vien|dan|dip|su|luc|ban|qua|to",
    "dan": "so|cu|phong|den|lang|pho|quan|to",
    "nghi": "ngo|la|van|quyet|dinh|si",
    "rut": "xuong|con|dan|nhanh|cham|het",
    "che": "do|bien|tao|bai",
    "cat": "o|bo|ghep|may|dan",
    "loi": "do|ke|don|noi|ich|the|nay|ba|vi|ra",
    "ban": "quan|do|tin|ghi|ba|con|thuoc|phu|tay",
    "chu": "ky|trong|trinh|quan|tich|luc|khong",
}
"""Acts that are other words too without accents, by what comes after those: "tấm ảnh" is no bath."""


_STATES = r"(?:da|dang|van|chua|la|se|bi|duoc|vua|co|chi|deu|chay|quay)"
"""A predicate of a fact: what comes before it is a subject."""
_SUBJECTS = (
    r"(?:ban|ke|cong|hai|sang|chuyen|so|cho|dien|dong|tru|don|noi|doi|dat|khoa|canh|ham|ky|khoi|bang|bao|cap|toi|lap|dua|goi|thu|"
    r"loi|phu|dan|tai|cai|cat|hoi|mo|day|nghi|nhan|thay|tu|xe|may|bai)"
)
"""Acts that are things, too, and open a statement as often as an order."""
_NAMES = (
    r"(?:ban (?:do|tin|ghi|quan|nhan|tay|chi|giam|cap|dieu|lanh)|dien (?:luc|thoai|tu)|"
    r"cong (?:an|van|thong|to|ty|tac|trinh|nhan|"
    r"dong)|dong (?:ho|bao|dat|chi)|ke (?:hoach|xau|nao|tung|gian|\w+ (?:nut|vo|sap))|chuyen (?:nay|do|ay|gia|vien|ke)|"
    r"so (?:\d|nguoi|"
    r"lieu|van|tien|giao|y|nong)|cap (?:nhat|cuu|nuoc|tren|do)|don (?:vi|nham|thoi)|doi (?:cuu|truc|ngu|tuong|dan)|hai \w+ \w+|"
    r"sang (?:nay|mai|qua|som|\d|ngay|thu)|ky (?:hop|thi)|khoa (?:cap|nhi|san|hoi|kham)|bao (?:chi|cao|so|\d|doi|dang)|"
    r"toi (?:nay|qua|mai|\d)|bang (?:luong|theo|gia|tin|phan|diem|ke)|can (?:cu|bo|dien)|hoi (?:dong|phu)|khoi (?:den|trang|"
    r"luong)|"
    r"dan (?:minh|ta|xom|cu|so)|tai (?:khoan|lieu|xe|nan)|phu huynh|canh sat|ham luong|thu (?:truong|tuc|tuong)|"
    r"khoan (?:thu|chi|tien|nao|cuoi)|cai (?:nay|do|van|co)|xa (?:hoi|\w+ da)|lap (?:chot|bien)|cat (?:dien|nuoc)|xin loi|"
    r"(?:khong|chua) co \w+)"
)
"""What begins as an act does and is the name of something."""


def plain(pattern: str) -> str:
    """A pattern of the grammar as it is typed without accents."""
    marked = pattern.replace(")khoan )", r")(?<!\w )khoan )")
    spelt = bare(re.sub(r"(?<=[|:])(?=(?:hãy|đừng|chớ|khoan) (?:[|)]|\(\?!))", r"(?<!\\w )", marked))
    for act, others in _HOMOGRAPHS.items():
        guarded = rf"(?<!benh )(?<!nuoc ){act}(?! (?:{others})\\b)"
        spelt = re.sub(rf"(?<=[|:]){act}(?=[|)]|\(\?!)", guarded, spelt)
    return spelt


def opening(pattern: str) -> str:
    """The pattern of what opens a clause with an act (in a group of that name), less what opens a statement."""
    stated = rf"(?!(?:{_SUBJECTS}\b.*\b{_STATES}|{_NAMES})\b)"
    return plain(pattern).replace("(?P<act>", f"{stated}(?P<act>", 1)
