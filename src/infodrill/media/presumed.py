"""What a line presumes: a day, an hour, a help desk, the books, a count, that the statement above it has to name.

Read in words alone, of the line and of the statement, when somebody reads; whose line presumes nothing is said anywhere.
"""

# Charter: media presumed
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from infodrill.kernel.folding import fold
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import clocks
from infodrill.media.felt import FELT


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a line may name: its `sign` in the line as it is written, and that in the folded words of a statement,
    which is wider ("" = the same, folded): a sign too many lets a line stand, one too few leaves it unsaid."""

    name: str
    sign: str
    told: str = ""


NOBODY = "nobody"
"""What no text has: lines of kept drills that nobody would say under any."""


def _days(lang: str) -> tuple[Thing, ...]:
    if lang == "vi":
        named = {"hai": "hai", "ba": "ba", "tư": "tu", "năm": "nam", "sáu": "sau", "bảy": "bay"}
        return (
            *(Thing(f"day{key}", rf"(?<!lần )\bthứ {day}\b") for day, key in named.items()),
            Thing("daycn", r"\bchủ nhật\b"),
        )
    return tuple(
        Thing(f"day{day}", rf"\b{day}days?\b")
        for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
    )


_THINGS: Mapping[str, tuple[Thing, ...]] = {
    "vi": (
        *_days("vi"),
        Thing("desk", r"\bbàn trợ giúp\b"),
        Thing("books", r"\bsao kê\b|\bsổ sách\b"),
        *(
            Thing(f"count{fold(count)}", rf"\b{count} (?:người|trụ|cột|toa|bao|tấn)\b")
            for count in ("hai", "ba", "năm", "mười")
        ),
        Thing("pickup", r"\b(?:đi|xe đưa|người|chạy đi) đón\b|\bđón (?:thay|con|cháu)\b", r"\bdon\b|\btan hoc\b"),
        Thing("queue", r"\bưu tiên\b|\bthêm bàn\b|\bra quầy\b|\bxếp hàng\b",
              r"\buu tien\b|\bquay\b|\blay so\b|\bxep hang\b|\bdat lich\b|\bkham\b"),
        Thing("jab", r"\btiêm\b|\bliều\b|\bcháu dưới\b", r"\btiem\b|\blieu\b|\blo thuoc\b|\bmui\b"),
        Thing("raise", r"\bkê cao\b", r"\bke\b|\bgac\b|\bnuoc\b"),
        Thing("officer", r"\bcán bộ thật\b", r"\bcan bo\b"),
        Thing("redstamp", r"\bdấu đỏ\b|\btờ gốc\b", r"\bdau\b|\bto\b"),
        Thing("blueshirt", r"\báo xanh\b"),
        Thing("loud", r"\bloa (?:rè|nhầm|sửa)\b", r"\bloa\b"),
        Thing("money", r"\b(?:chuyển|mất|gửi|[Tt]rót nộp) tiền\b|\bchuyển đồng\b",
              r"\btien\b|\bchuyen khoan\b|\btai khoan\b|\bnap\b|\bdong\b"),
        Thing("promise", r"\bthêm một cái hẹn\b|\bcó ngày có giờ\b|\bngày mới thì\b",
              r"\b(?:se|hua|hen|du kien|cham nhat|truoc ngay|den ngay|tu ngay|den het)\b|\b(?:chieu|toi) (?:nay|mai)\b|"
              r"\b(?:sang|ngay) mai\b|\d ?(?:gio|h)\b|\d/\d"),
        Thing("vow", r"\blần nào cũng hứa\b|\bphường hứa\b",
              r"\b(?:hua|hen|cam ket|cham nhat|truoc ngay|khac phuc|xong|giai quyet|tra loi|"
              r"(?:se|duoc) (?:sua|xong|tra|don|lam|co|thay|ve|toi|doi|cap|phat|bu))\b"),
        Thing("report", r"\bbáo với ai\b|\bra báo ai\b|\bbáo trước với ai\b",
              r"\b(?:dien thoai|goi|trinh bao|dang ky|lien he)\b|(?<!xac )\bnhan (?:tin|cho)\b|"
              r"\bbao (?:voi|cho|so|ve|ngay|truoc|to|cong an|phuong|xa|truong)\b"),
        Thing("bite", r"\bbị liếm\b|\bdưới ba tuổi\b|\bmà cào\b",
              r"\bliem\b|\bvet (?:can|cao|thuong)\b|\b(?:bi|cho|meo) (?:can|cao)\b|\bbenh dai\b|\bnguoi (?:bi )?can\b"),
        Thing("proxy", r"\bnhờ người nhà\b|\blĩnh thay\b",
              r"\b(?:quay|nop|linh|dang ky|lam don|giay to|tiep dan|ho so)\b|"
              r"(?<!xac )\bnhan (?:tien|tro cap|luong|gao|qua|giay)\b"),
        Thing("oldcopy", r"\bbản cũ gỡ\b",
              r"\bban (?:cu|truoc|sua|moi|dau|sai|chung toi)\b|\b(?:dinh chinh|da dang|go|khong con dung)\b"),
        Thing("stack", r"\bđi kê đồ\b", r"\bke (?:cao|do|len)\b|\b(?:gac|nuoc|ngap|bom)\b"),
        Thing("pumps", r"\bđếm máy\b|\bmáy thì chậm\b", r"\b(?:may|bom)\b"),
        Thing("truck", r"\bxe vét\b", r"\b(?:xe|vet|rac)\b"),
        Thing("streets", r"\btừng phố\b", r"\b(?:pho|ban tinh|trang|ban do|duong)\b"),
        Thing("raft", r"\bở bè\b", r"\b(?:be|nha|ho|thuyen)\b"),
        Thing("hourless", r"\bmấy giờ xe\b", r"\A(?!.*(?:\d ?(?:gio|h)\b|\d:\d\d))(?=.*\b(?:xe|rac|vet)\b)"),
        Thing("again", r"\bLỡ lại thế nữa\b", r"\b(?:hong|tat|mat|ro|nut|gay|quen|sot|tre|cham|nham|sai|bo chuyen|qua tai)\b"),
        Thing("story", r"\btin kia\b|\bmấy (?:bài|nhóm) (?:kia|đang)\b",
              r"\b(?:tin|bai|don|nhom|mang|clip|anh|thong bao|lan|truyen|noi|giay|ghi am|video|to (?:don|giay|roi|thong))\b"),
        Thing("nonews", r"\bmà chưa có tin thì sao\b", r"\A(?!.*\b(?:ke ca|cho du|du chua|chua co gi moi)\b)(?=.*(?:\d|"
        r"\bmai\b|\bnay\b))"),
        Thing("households", r"\b[Nn]hững nhà liên quan\b", r"\b(?:(?:cac|nhung|nhieu|tung|mot so|\d+|muoi|muoi mot|may|"
        r"hai|ba|bon|nam|chin|tam|bay) (?:nha|ho|gia dinh)|phu huynh)\b"),
        Thing(NOBODY, r"^Sao lại để \[fact\]|^Nghiêng về bên nào|^Chỗ nào đúng chỗ nào sai", r"(?!)"),
        Thing("kids", r"\btrẻ con thì ai\b|\bcác cháu (?:giờ|đứng)\b|\bcác con ở\b",
              r"\bchau\b|\btre\b|\bhoc sinh\b|\bbe\b|(?<!ba )\bcon\b|\bcac em\b"),
    ),
    "en": (
        *_days("en"),
        Thing("desk", r"\bhelp desk\b|\bhelpdesk\b"),
        Thing("books", r"\bthe books\b|\bmonth's statement\b|\bstatement of accounts\b",
              r"\baccounts?\b|\bbooks?\b|\bstatement\b"),
        *(
            Thing(f"count{count}", rf"\b{count} (?:people|piers|pillars|sacks|tonnes)\b")
            for count in ("two", "three", "ten")
        ),
        Thing("countten", r"\b(?:my|the) ten\b", r"\bten\b"),
        Thing("pickup", r"\b(?:picks?|picking) (?:them|him|her|up)\b|\bfetch(?:es)?\b|\bon the bus\b",
              r"\b(?:pick|fetch|collect|home time)\w*\b|\bbus\b"),
        Thing("queue", r"\bgo first\b|\bmore desks\b|\bin the queue\b|\ba queue\b|\bthe counter\b",
              r"\bqueue\b|\bcounter\b|\bdesks?\b|\bbook\w*\b|\bappointments?\b|\bwait"),
        Thing("jab", r"\bjabs?\b|\bdoses\b|\bvial\b|\binjection\b", r"\bjabs?\b|\bdoses?\b|\binject\w*|\bvials?\b|\bvaccin\w*"),
        Thing("page", r"\b(?:[Tt]hat|one) page\b", r"\bpages?\b|\bsites?\b"),
        Thing("officer", r"\b(?:true|real) officer\b", r"\bofficers?\b|\bofficials?\b"),
        Thing("redstamp", r"\bred stamp\b", r"\bstamp\w*\b|\bseal\b|\bsheet\b"),
        Thing("raise", r"\bstack\b", r"\bstack\b|\bupstairs\b|\braise\b|\bwater\b|\bflood\w*"),
        Thing("blueshirt", r"\bblue shirt\b"),
        Thing("loud", r"\bcrackles\b|\bmisread\b", r"\bloudspeaker\b|\bread\b"),
        Thing("promise", r"\bdate and hour\b|\bthe new date\b",
              r"\b(?:will|promis\w*|by|tomorrow|tonight|today|until|from|date)\b|"
              r"\b(?:this|on \w+day) (?:afternoon|evening)\b|\bon \w+day morning\b|\d ?[ap]\.?m\b|\b\d{1,2}[:.]\d{2}\b"),
        Thing("vow", r"^promises;|\bpromise for the pile\b|\bfourth promise\b",
              r"\b(?:promis\w*|pledge\w*|will|we shall|guarantee\w*|at the latest)\b"),
        Thing("report", r"\bwhom? (?:does (?:a house|she)|do i) (?:\w+ )*?tell\b",
              r"\b(?:telephones?|phones?|call|ring|dial|text|messages?|tell|report|regist\w+)\b"),
        Thing("bite", r"\blicked me\b|\bchild under three\b|\bscratched (?:by|me)\b",
              r"\bbit(?:e|es|ten)?\b|\blick\w*|\bscratch\w*|\bwounds?\b"),
        Thing("proxy", r"\b[Cc]an (?:someone|somebody) go for me\b|\bcollect(?:ing)? for my mother\b",
              r"\b(?:counter|bring|come|collect|papers?|hand in|regist\w+|apply|claims?|form|office|paid|pension)\b"),
        Thing("truck", r"\bdoes the truck\b|\btime\'s the lorry\b", r"\b(?:truck|lorry|bin|rubbish|collect\w*)\b"),
        Thing("streets", r"\bstreet by street\b", r"\b(?:streets?|calculations?|page|map)\b"),
        Thing("raft", r"\bdoes a raft\b", r"\b(?:rafts?|house\w*|boats?)\b"),
        Thing("story", r"\b(?:that|the other) story\b|\bthose other posts\b|\bthe groups that passed\b",
              r"\b(?:story|stories|posts?|rumou?rs?|pages?|notices?|messages?|pictures?|clips?|videos?|recordings?|groups?|says?|said|told|"
              r"sheets?|letters?|claim\w*|news|going round|shared|forg\w+)\b"),
        Thing("nonews", r"\bif there's nothing at\b", r"\A(?!.*\b(?:even if|nothing new|whether or not)\b)(?=.*(?:\d|"
        r"\b(?:noon|midnight|tomorrow|tonight)\b))"),
        Thing("households", r"\bthe people concerned been told\b",
              r"\b(?:famil\w+|house\w*|homes?|parents?|people|residents?|pupils?|neighbours?|street|lane)\b"),
        Thing(NOBODY,
              r"^first of all \[advice\]|^so everyone should do that|^how did it come about that|"
              r"^which way does it lean|^which part is right",
              r"(?!)"),
    ),
}  # fmt: skip
_ALL: Mapping[str, tuple[Thing, ...]] = {
    lang: (*things, *(Thing(*signs) for signs in FELT[lang])) for lang, things in _THINGS.items()
}
_Signs = tuple[tuple[str, re.Pattern[str]], ...]
_IN_LINES: Mapping[str, _Signs] = {
    lang: tuple((thing.name, later(thing.sign)) for thing in things) for lang, things in _ALL.items()
}
_IN_BARE: _Signs = tuple((thing.name, later(fold(thing.sign))) for thing in _ALL["vi"])
"""As somebody types a line who drops its marks."""
_IN_TEXTS: Mapping[str, _Signs] = {
    lang: tuple((thing.name, later(thing.told or fold(thing.sign))) for thing in things)
    for lang, things in _ALL.items()
}
_SHAPE: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "vi": (
        ("short", re.compile(r"\bngan ma du\b|\bngan gon,")),
        (
            "long",
            re.compile(r"\bdai qua\b|\bcung dai\b|\btom tat\b|\bluoi doc\b|\bdoc het\b|\btu dau den cuoi\b"),
        ),
    ),
    "en": (
        ("short", re.compile(r"\bshort and (?:all there|clear)\b|\bbrief\.")),
        (
            "long",
            re.compile(
                r"\btoo long\b|\bso long that\b|\bsum it up\b|\bread (?:it all|all of it)\b|\btop to bottom\b"
            ),
        ),
    ),
}
"""How lines speak of the length of what they answer."""
SHORT, LONG = 45, 60
"""Words up to which a text is short, and from which it is long."""


def named(text: str, lang: str) -> frozenset[str]:
    """The names of the things that a text names."""
    said = fold(text)
    hours = [each.hour or 0 for each in clocks(text)]
    hours += [hour - 12 for hour in hours if hour > 12]  # people say "5 giờ" of 17:00
    return frozenset((*(name for name, sign in _IN_TEXTS[lang] if sign.search(said)), *map(_hour, hours)))


@lru_cache(maxsize=8_192)
def presumed(line: str, lang: str) -> frozenset[str]:
    """The names of the things that a line names, and the statement above it has to name."""
    said, signs = fold(line), _IN_BARE if lang == "vi" and line.isascii() else _IN_LINES[lang]
    shapes = (name for name, sign in _SHAPE[lang] if sign.search(said))
    hours = (_hour(each.hour or 0) for each in clocks(line))
    return frozenset((*(name for name, sign in signs if sign.search(line)), *shapes, *hours))


def _hour(hour: int) -> str:
    return f"hour{hour}"


def shape(body: str) -> str:
    """What lines may say of the length of a text: "short", "long", or "" for neither."""
    words = len(body.split())
    return "short" if words <= SHORT else "long" if words >= LONG else ""


def presumes(lines: Iterable[str], lang: str) -> bool:
    """Whether any of these lines names such a thing."""
    return any(presumed(line, lang) for line in lines)
