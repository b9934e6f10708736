"""Names that people read for the values of closed lists, and what an author may have meant by a word that is none of them."""

# Charter: scenario value names
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from infodrill.kernel.brokenletters import typed
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import LANGUAGES, N_, Lang, tr

_CODE = re.compile(r"^[HSV]\d (?=\S)")
VERDICTS: Mapping[str, str] = {
    "TRUE": N_("True"), "MOSTLY_TRUE": N_("Mostly true"), "MIXED": N_("Partly true"),
    "UNPROVEN": N_("Not enough evidence yet"), "MISLEADING_CONTEXT": N_("Misleading context"), "FALSE": N_("False"),
    "NOT_A_FACT": N_("Not a statement of fact"), "SATIRE": N_("Satire"),
}  # fmt: skip
HARMS: Mapping[str, str] = {
    "H0": N_("H0 none"), "H1": N_("H1 embarrassment of an agency or official"),
    "H2": N_("H2 inconvenience, small loss"), "H3": N_("H3 large loss, hoarding, disruption"),
    "H4": N_("H4 injury, death, wrong evacuation"),
}  # fmt: skip
SPREADS: Mapping[str, str] = {
    "0": N_("S0 one post"), "1": N_("S1 one community, one platform"), "2": N_("S2 many communities or platforms"),
    "3": N_("S3 many communities and platforms"), "4": N_("S4 in the press"),
    "5": N_("S5 a public figure, or action seen offline"),
}  # fmt: skip
TRUTHS: Mapping[str, str] = {  # of what an inject says, for control
    "true": N_("true"), "false": N_("false"), "mixed": N_("partly true"), "unproven": N_("not yet proven"),
}  # fmt: skip
READINESS: Mapping[str, str] = {  # how far its author is with an inject
    "draft": N_("draft"), "reviewed": N_("reviewed"), "approved": N_("approved"), "loaded": N_("loaded"),
}  # fmt: skip
VOIDS: Mapping[str, str] = {
    "V0": N_("V0 not a fact"), "V1": N_("V1 checkable, nobody holds the record"), "V2": N_("V2 the owner is known"),
    "V3": N_("V3 the record is in hand"),
}  # fmt: skip
ANSWERS: Mapping[str, str] = {"yes": N_("Yes"), "no": N_("No"), "unsure": N_("Not sure")}
METHODS: Mapping[str, str] = {
    "public_feed": N_("Public feed"), "closed_group": N_("Closed group"), "press": N_("Press"), "hotline": N_("Hotline"),
    "field_report": N_("Field report"), "official_letter": N_("Official letter"), "phone_note": N_("Phone note"),
    "chat": N_("Chat"),
}  # fmt: skip
CHANNELS: Mapping[str, str] = {
    "feed": N_("Public feed"), "group": N_("Closed groups"), "press": N_("Press"), "portal": N_("Portal"),
    "field": N_("Ward loudspeaker, field"),
}  # fmt: skip
_TABLES = (VERDICTS, HARMS, TRUTHS, READINESS, VOIDS, ANSWERS, METHODS, CHANNELS)
# What people write who have not seen the list; by a value, in small letters and with the accents that they may leave out.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "TRUE": ("đúng", "thật", "có thật", "đúng sự thật", "chính xác", "xác thực", "right", "correct", "yes", "có"),
    "FALSE": ("sai", "giả", "tin giả", "bịa", "sai sự thật", "không đúng", "không có thật", "fake", "wrong", "no", "không"),
    "MIXED": ("lẫn lộn", "nửa đúng nửa sai", "đúng một phần", "có đúng có sai", "half true", "partly"),
    "MOSTLY_TRUE": ("gần đúng", "cơ bản đúng", "phần lớn đúng"),
    "UNPROVEN": ("chưa rõ", "chưa biết", "chưa kiểm chứng", "chưa xác minh", "chưa đủ căn cứ", "unknown", "unclear"),
    "MISLEADING_CONTEXT": ("sai ngữ cảnh", "sai bối cảnh", "gây hiểu lầm", "misleading", "out of context"),
    "NOT_A_FACT": ("ý kiến", "câu hỏi", "không phải sự việc", "opinion", "question"),
    "SATIRE": ("trào phúng", "châm biếm", "đùa", "giễu", "joke", "parody"),
    "yes": ("có", "đúng", "true", "y", "1"), "no": ("không", "sai", "false", "n", "0"),
    "unsure": ("chưa rõ", "không chắc", "chưa chắc", "không rõ", "unknown", "maybe", "unclear", "?"),
    "none": ("không", "không có", "no"),
    "SPOKE": ("người phát ngôn", "phát ngôn", "spokesperson", "spokesman", "spokeswoman"),
    "VERIFY": ("người kiểm chứng", "kiểm chứng", "xác minh", "fact-checker", "fact checker", "verifier", "verification"),
    "MONITOR": ("người theo dõi mạng", "trực mạng", "media monitor", "network watch"),
    "COMMS": ("truyền thông", "communications", "editor"),
    "RIGHTS": ("cố vấn quyền", "cố vấn pháp lý", "rights adviser", "legal adviser"),
    "FACT-OWNER": ("chủ hồ sơ", "bộ phận nắm số liệu", "fact owner", "record keeper"),
    "CITIZEN-DESK": ("tiếp dân", "đường dây nóng", "hotline", "front desk", "citizen desk"),
    "L1-DUTY": ("trực ban", "nhân viên trực", "duty staff"), "L2-LEAD": ("lãnh đạo", "director", "chỉ huy"),
    "COLLAB": ("cộng tác viên", "volunteers", "volunteer"), "EXPERT": ("chuyên gia", "outside expert"),
    "school": ("trường học", "trường"), "hospital": ("bệnh viện",), "river": ("sông", "miền sông"),
    "coast": ("biển", "bờ biển", "beach", "sea"),
    "mountain": ("núi", "miền núi"), "town": ("thị trấn", "phố", "city"),
    "vi": ("vn", "tiếng việt", "vietnamese", "việt"), "en": ("tiếng anh", "english", "anh"),
    "time": ("giờ", "thời gian"), "manual": ("bằng tay", "thủ công", "by hand"), "condition": ("điều kiện", "when", "if"),
    "deadline": ("hạn", "thời hạn"), "repeat": ("lặp lại", "lặp"),
    "respond": ("trả lời", "phản hồi", "answer"), "leave": ("để yên", "bỏ qua", "ignore"),
    "correct": ("đính chính",), "hold": ("phát ngôn ban đầu", "holding"),
    "warn": ("cảnh báo",), "acknowledge": ("thừa nhận",),
    "service": ("giải quyết", "serve"), "watch": ("theo dõi",), "refer": ("chuyển", "chuyển cơ quan chức năng"),
    "mixed": ("hỗn hợp", "lẫn lộn"), "public-feed": ("công khai", "feed"), "base": ("vừa", "trung bình", "medium", "normal"),
    "low": ("thấp",), "high": ("cao",), "information": ("info", "thông tin"),
    "statement": ("công bố", "bản công bố", "published", "phát ngôn"), "ticket": ("phiếu giải quyết",), "message": ("tin nhắn",),
    "all": ("and", "và", "tất cả", "every"), "any": ("or", "hoặc", "một trong"),
    "feed": ("facebook", "fanpage", "mạng xã hội", "social media", "public feed", "tiktok", "youtube"),
    "field": ("loa phường", "loudspeaker"), "1": ("một", "one", "i", "xã", "phường", "ward", "commune"),
    "0": ("control", "ban đạo diễn", "đạo diễn"),
    "2": ("hai", "two", "ii", "thành phố", "tỉnh", "province", "city"), "3": ("ba", "three", "iii"), "4": ("bốn", "four", "iv"),
    "acknowledgement": ("apology", "xin lỗi", "lời xin lỗi", "thừa nhận", "nhận lỗi"),
    "correction": ("đính chính", "denial", "rebuttal", "debunk", "bác bỏ"), "warning": ("cảnh báo", "alert"),
    "holding": ("holding line", "holding statement", "thông tin ban đầu"),
    "publish": ("release", "công bố"), "gate": ("rà soát",), "verify": ("xác minh", "verification"),
    "draft": (
        "nháp", "dự thảo", "hủy", "huỷ", "đã hủy", "bỏ", "hoãn", "tạm hoãn", "cancelled", "canceled", "dropped", "on hold",
        "postponed", "deferred", "skip",
    ), "reviewed": ("đã xem", "đã rà soát", "xong", "done", "ready", "final", "ok"),
    "loaded": ("đã nạp",),
    "public_feed": ("facebook", "fanpage", "mạng xã hội", "social media", "post", "public post"),
    "closed_group": ("zalo", "nhóm zalo", "nhóm", "group"),
    "press": ("báo", "báo chí", "họp báo", "press conference", "thông cáo báo chí", "tivi", "truyền hình", "tv", "news"),
    "chat": ("sms", "tin nhắn", "nhắn tin"), "phone_note": ("điện thoại", "phone", "call", "gọi điện"),
    "official_letter": ("công văn", "email", "thư điện tử", "letter"), "group": ("zalo", "nhóm", "nhóm kín"),
    # Fields, and what people call them.
    "at": ("time", "when", "lúc", "giờ", "thời gian", "thời điểm"),
    "from": ("người gửi", "người nói", "nguồn", "nguồn tin", "bên gửi", "ai nói"),
    "to": ("người nhận", "nơi nhận", "bên nhận", "gửi cho", "gửi đến", "gửi tới"),
    "method": ("kênh", "cách", "hình thức", "cách đưa"), "claim": ("thông tin", "tin", "tin đồn", "chuyện", "câu chuyện"),
    "body": ("text", "content", "message", "nội dung", "lời"),
    "owner": ("owned_by", "chủ", "chủ hồ sơ", "khung giữ hồ sơ", "nơi giữ hồ sơ", "giữ hồ sơ"), "about": ("nói về", "về ai"),
    "epoch": ("start", "begin", "bắt đầu", "ngày giờ", "ngày bắt đầu"),
    "phases": ("minutes", "length", "duration", "thời lượng", "giai đoạn", "số phút"), "title": ("name", "tên", "tiêu đề"),
    "name": ("tên", "tên gọi"), "subtitle": ("phụ đề", "dòng phụ"), "briefing": ("lời dặn", "dặn dò"),
    "plan": ("kế hoạch", "quy trình"), "languages": ("ngôn ngữ", "tiếng"),
    "senders": ("người gửi", "những người gửi", "nguồn tin"), "city": ("thành phố", "tỉnh"),
    "wards": ("phường", "các phường", "phường xã"), "ward": ("phường", "xã"), "population": ("dân số", "số dân"),
    "talk": ("chuyện vặt",), "cells": ("khung", "khung tập", "đơn vị"), "seats": ("members", "ghế", "chỗ ngồi"),
    "roles": ("vai", "vai trò"), "sentence": ("text", "claim", "câu", "câu nói", "lời đồn"),
    "gate_answers": ("câu trả lời", "trả lời", "chín câu trả lời"), "harm": ("mức hại", "tác hại", "hại"),
    "kernel": ("phần thật", "hạt nhân", "phần đúng"), "meanwhile": ("trong lúc chờ", "lúc chờ"),
    "advice": ("lời khuyên", "khuyên"), "truth": ("sự thật", "đúng sai"), "verdict": ("kết luận", "phán quyết"),
    "known_from": ("biết từ", "biết lúc", "lúc biết"), "why": ("vì sao", "lý do", "lí do"), "who": ("ai", "vai"),
    "what": ("việc", "việc gì"), "evidence": ("bằng chứng", "dấu vết"),
    "expected_actions": ("việc chờ thấy", "việc mong đợi", "việc cần làm"), "status": ("tình trạng", "trạng thái"),
    "trigger": ("kích hoạt",), "kind": ("loại", "kiểu"), "until": ("đến khi", "chờ đến"), "effect": ("hiệu ứng", "tác động"),
    "in_danger": ("ai gặp nguy", "người gặp nguy"),
    "if_stuck": ("nếu bí", "nếu bế tắc", "gợi ý"), "number": ("số", "stt", "số thứ tự"), "media": ("ảnh", "hình ảnh"),
    "tags": ("nhãn",), "objectives": ("mục tiêu",), "own_error": ("lỗi của ta", "lỗi của mình"), "level": ("cấp",),
    "edition": ("phiên bản", "ấn bản"),
    "H0": ("0",), "H1": ("1",), "H2": ("2",), "H3": ("3",), "H4": ("4",),
}  # fmt: skip
STEM, ENDING = 5, 3  # letters that two forms of a word share, and of what either may end in
_BETWEEN = re.compile(r"[\s_-]+")
_QUOTES = " \"'“”‘’«»`"


def suggested(word: object, known: Iterable[str]) -> str:
    """The value that was meant: in other letters, by its name, or a slip of the pen away; "" where two or none could be."""
    values = sorted(known)
    said = fold(typed(str(word)).strip(_QUOTES))
    if not any("." in value for value in values):  # an id stands without the ending of its file
        said = said.removesuffix(".yaml").removesuffix(".yml")
    alike = [value for value in values if fold(value) == said or _letters(value) == _letters(said)]
    meant = [value for value in values if said in _words().get(value, ())]
    begun = [
        value
        for value in values
        if said.startswith((f"{fold(value)} ", f"{fold(value)}("))
        or (len(said) > 3 and value.startswith(f"{said}_"))
    ]
    for sure in (alike, meant, begun):
        if len(sure) == 1:
            return sure[0]
    near = sorted((_apart(said, fold(value), _slips(said)), value) for value in values)
    near = [pair for pair in near if pair[0] <= (1 if _of_words(said) > _of_words(pair[1]) else _slips(said))]
    alone = len(near) == 1 or (len(near) > 1 and near[0][0] < near[1][0])
    return near[0][1] if alone else _of_one_stem(said, values)


def _of_words(text: str) -> int:
    """How many words it has: "cô Lan" is two, and no slip of the code COLLAB."""
    return len(_BETWEEN.split(text.strip()))


def _of_one_stem(word: str, values: Iterable[str]) -> str:
    """The one value that ends otherwise: "publishing" is `publish`, "capability" is `capabilities`, "mix" is `MIXED`."""
    found = []
    for value in values:
        known = fold(value)
        same = next(
            (n for n, (a, b) in enumerate(zip(word, known, strict=False)) if a != b),
            min(len(word), len(known)),
        )
        ends = max(len(word), len(known)) - same
        if ends <= ENDING and (same >= STEM or (same == len(word) > 2 and word.isalpha())):
            found.append(value)
    return found[0] if len(found) == 1 else ""


def of_other_number(word: str, known: Iterable[str]) -> str:
    """The one that is the same word in the plural or singular; "" for none."""
    return next(
        (each for each in known if each != word and each.removesuffix("s") == word.removesuffix("s")), ""
    )


def called(word: str, known: Iterable[str]) -> str:
    """The one value that people call so; "" where none or several are."""
    said = fold(word).replace("_", " ")
    meant = [value for value in known if {said, said.replace(" ", "_")} & _words().get(value, frozenset())]
    return meant[0] if len(meant) == 1 else ""


def _letters(word: str) -> str:
    """Without what stands between them: `closed group` is `closed_group`."""
    return "".join(letter for letter in fold(word) if letter.isalnum())


def _slips(word: str) -> int:
    """How many letters may be wrong for a word to be known again."""
    return 1 if len(word) < 5 else 2 if len(word) < 14 else 3


def _apart(word: str, other: str, most: int) -> int:
    """Letters put in, left out, changed or swapped with their neighbour; anything above `most` is said as one more."""
    if abs(len(word) - len(other)) > most:
        return most + 1
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for n, letter in enumerate(word, 1):
        last, row, older = row, [n], before
        before = last
        for m, against in enumerate(other, 1):
            swapped = n > 1 and m > 1 and letter == other[m - 2] and word[n - 2] == against
            change = last[m - 1] + (letter != against)
            row.append(min(last[m] + 1, row[m - 1] + 1, change, older[m - 2] + 1 if swapped else change))
        if min(row) > most:
            return most + 1
    return row[-1]


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """Value → its names in both languages and what else it is called, folded."""
    found: dict[str, set[str]] = {value: {fold(word) for word in words} for value, words in _ALSO.items()}
    for value, name in (pair for table in _TABLES for pair in table.items()):
        found.setdefault(value, set()).update(_spoken(value, name))
    return {value: frozenset(words) for value, words in found.items()}


def without_code(lang: Lang, name: str) -> str:
    """A name of these tables as people read it, without the code that authors write: "H3 large loss" → "large loss"."""
    return _CODE.sub("", tr(lang, name))


def _spoken(value: str, name: str) -> Iterator[str]:
    """ "H3 large loss": with its code and without."""
    for lang in LANGUAGES:
        text = fold(tr(lang, name))
        yield text
        yield text.removeprefix(f"{value.lower()} ")
