"""How a reader takes a reply: by its words alone, whoever wrote it. Written for the pairs and held against every pattern."""

from __future__ import annotations

import re

from infodrill.kernel.folding import fold

# What a reader takes a reply for: the first sign that fits. Folded words, so that a reply without marks is read alike.
SIGNS: tuple[tuple[str, str], ...] = (
    (
        "smalltalk",
        r"con khong a|con khong\?$|con hang|ghe choi|toi ghe|tui ghe|minh ghe|qua choi|mot phan|cong thuc|dia chi|"
        r"so tai khoan|ship|gia (sao|bao)|hoi gia|bao nhieu (vay|mot)|haha|kkk|\bhong\b\.?$|de thuong|xinh|vui ghe|"
        r"vui qua|doc ma (cuoi|buon cuoi)|^like|du hon|an ngon|quan nay|con meo|meo nha|ban o dau|ao mua khong|"
        r"o dau cho qua|con ban khong|ban o dau\?$|di choi|di chung|cho em theo|cho toi xem|gui cho toi xem|"
        r"xin danh sach|chuc (may|mung|ban)|troi (nong|dep)|hom nay troi|nghen\b.*ghe",
    ),
    (
        "fake",
        r"tin gia|tin nay sai|dung chia se|hoa ra",
    ),
    (
        "seen",
        r"\bthay (nuoc|khoi|tan mat|ro|ranh|chu|cac chau|toi om|mat dien|co vang|duc|may chau|ho bo|o day|ma\b|khac han)|"
        r"tan mat|chinh mat|mat toi|toi thay\b(?! khac)|ca (xom|ngo) (toi )?(thay|nhin)|nhin thay|"
        r"sao lai (bao|chot|choi)|ma bao khong|ra ma xem|xuong .* xem|dang nam vien|cap cuu chu|chup duoc anh|"
        r"\bsaw\b|can see",
    ),
    (
        "turned",
        r"hom qua noi|lan truoc|luc truoc|truoc noi|luc dau|co ma\?|lan nay|ban truoc (sai|toi)|noi di noi lai|"
        r"xoanh xoach|sai mot lan|(else|said|opposite) before|before was|sure before|last time|first one thing|"
        r"back and forth|keeps changing|earlier one (was|to the)|certain or will",
    ),
    (
        "righted",
        r"biet sua|sua nhanh|noi lai cho dung|sai thi sua|nhan sai|dinh chinh lai chinh|co sua la|ban sua|ban cu|"
        r"da sua|correct",
    ),
    (
        "belated",
        r"muon nhung|hoi muon|cuoi cung cung|doi mai, may|mai moi co|lan sau som hon nhe|gia ma som|rot cuoc cung|"
        r"muon mot chut|co muon cung|cho tu lau|better than never|at (long )?last|sooner next|bit late|little late|"
        r"late or not|waited a long|little earlier",
    ),
    (
        "late",
        r"(?<!bao )gio (nay )?moi|bao muon|muon (qua|roi|the)|cham qua|som hon|tu som|tu hom kia|doi mai|gi ma muon|"
        r"roi moi (len|thong)|moi thay thong bao|noi som|noi tu sang|\blate\b|earlier|took (you )?long|only now|"
        r"an hour earlier|now they tell|waited and waited|ran for hours",
    ),
    (
        "next",
        r"bao gio|khi nao|may gio (thi|co|bao)|luc may gio a|cho den|toi nay co bao|when (will|do we|is|you)|"
        r"next update|until when|hear more",
    ),
    (
        "asof",
        r"may gio|cu hay moi|ngay gio|moi nhat|tin cu\b|luc nao|thoi diem|hom nay hay hom qua|tin moi hay|\btime\b|"
        r"old (and|or|from) new|today or yest|new, or",
    ),
    (
        "source",
        r"ai noi (vay|the)|can cu|nguon|ai (kiem tra|do muc|xac minh|di xem|la nguoi xac)|so lieu|bien ban|"
        r"\bso do (dau|ay)|don vi nao|ai ky|ket qua (xet nghiem )?dau|mau (thuc an|nuoc)|co ket qua khong|says who|"
        r"source|based on|who (checked|verified|measured|tested)|report or a figure|record or|who\?$|doctor says|"
        r"checked it",
    ),
    (
        "plain",
        r"hieu|tom lai|tom tat|dich giup|understand|simpl|sum it up|in short|explain\b",
    ),
    (
        "fair",
        r"nang loi|(bi|dung) mang|mang dan|che dan|coi thuong|toi nguoi ta|ke xau|dung noi the|nhe nhang|loi le|"
        r"voi dan the nay|harsh|scold|unfair|look down|talked? (down|to people)|bad person|talk like that|kinder|"
        r"blam",
    ),
    (
        "relief",
        r"may (qua|ma)|nhe (ca )?nguoi|nhe nguoi|yen tam roi|do lo|tho phao|hu via|tuong that|tot qua|lo tin|"
        r"tin sai co|go bai|ngu duoc|tuong phai|relie|stop worrying|less worried",
    ),
    (
        "owns",
        r"nhan loi|thua nhan|nhan trach|nhan thieu|nhan roi|ghi nhan|noi that the|sua som|nhin thang|noi roi lam|"
        r"the moi phai|admit|honest|noted|mended|responsib|facing it|heard|as it should",
    ),
    (
        "do",
        r"(phai|can|nen|de) lam (gi|sao|the nao)|lam gi\b|lam the nao|"
        r"co phai (di|chay|so tan|nop|doi|dua|xoa|don|ra|lam|mua|chuan|dun|kham)|co nen|"
        r"phai (chay|di kham|di hoc|di lam|ra)\b|o yen hay|chay di dau|can (ke|sac)|thi (doi|lam)|xoa the nao|"
        r"dung duoc|duoc ra duong|mang giay|doi lai|kham lai|what (exactly )?(should|are we|to do|do we)|"
        r"(do|should) we|do i have|have to|stay or go|what should|can we use|what do we|are we allowed|carry on",
    ),
    (
        "wait",
        r"\bcho (tin|ket|da|thong|them|tiep|xem)|thi (minh )?cho|chung toi cho|cho vay|waiting|\bwait\b",
    ),
    (
        "minded",
        r"nhac|dan (bo|cac)|biet truoc|noi truoc|luu lai|de y|beforehand|remind|look out",
    ),
    (
        "comply",
        r"lam theo|lam ngay|di ngay|thu don|len tang|giup (cac cu|nhe)|goi giup|chuan bi ngay|nha toi xong|"
        r"hang xom giup|\bdo(ing)? (what|as)|doing it|help the old|getting ready|help do it",
    ),
    (
        "heed",
        r"canh bao|can than|chu quan|careful|warn",
    ),
    (
        "pass",
        r"gui|chia se|nhan (cho|ca|lai)|chuyen thong|in ra|doc cho ca|bao cho|noi lai|thong bao chinh thuc day|"
        r"pass(ed|ing)? |shar|printing",
    ),
    (
        "whence",
        r"tin (kia|cu|kieu|the)|bia ra|dang lan|cai anh|lai co nguoi don|noi nhu that|bat dau tu|story|make[s]? up|"
        r"going round|picture from",
    ),
    (
        "here",
        r"thi sao a|o \{?\w*\}? ?co|thuoc dien|ben (minh|do)|tinh vao|bao rieng|khac gi|tinh hinh voi|di bao chua|"
        r"lien he ai|o \w+ ?.* (ai|co) |lane|our lodgings|what about|anyone in|round|different in|parents are|"
        r"how (it|things)",
    ),
    (
        "on",
        r"loa|nhom|ban (chu|tieng)|khong dung mang|dan thong|to truong|xom tro|ai bao giup|in thong bao|loudspeaker|"
        r"large-print|online|notice",
    ),
    (
        "angry",
        r"noi thi hay|thi kho|khong thay ai|khong tin nua|tren giay|can nguoi xuong|dan khong tin|ai xuong|cau nay|"
        r"phong lanh|noi cho xong|hua|fine words|nothing (changes|done)|never seen|trust|paper|been to|desk|angry",
    ),
    (
        "sure",
        r"co chac|chac (chua|chan)|lieu co|dung that|that (the )?chu|nho khong|cam doan|dung nhu|sure|certain|really|"
        r"promise|isn.t so",
    ),
    (
        "unsure",
        r"chua (yen|tin|thuyet)|khong tin|van (con|thay)|de phong|doc ma van|phai xem|not (quite )?(re|conv)|doubts|"
        r"believe|worried|wait and see",
    ),
    (
        "thanks",
        r"cam on|ro roi|nam duoc|khoi phai|toi (doc|noi lai) cho|\bthank|got it|that.s clear",
    ),
)  # fmt: skip
_COMPILED = tuple((matter, re.compile(words)) for matter, words in SIGNS)


def taken_as(text: str) -> str:
    """The matter that a reader takes a reply for, "" for none."""
    said = fold(text)
    return next((matter for matter, sign in _COMPILED if sign.search(said)), "")
