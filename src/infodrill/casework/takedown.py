"""Words by which nothing in the procedure may be called: removal, penalty, summons, unmasking, covert work, mass reporting.

The closed list has no such action; an edition or a translation that lends one of its names to what is on the list (say
"Gỡ bỏ" for leaving alone) would train the very thing. Both languages are looked for in every label, by whole words, since
a Vietnamese label can be English; "ban", a board in Vietnamese, counts only with what is banned. A label is no place for an
argument, so there are no exceptions for quotations.
"""

# Charter: casework takedown
from __future__ import annotations

import re
import unicodedata

from infodrill.casework.disguise import together
from infodrill.kernel.letters import bare

# What is done to persons: no name in the procedure, and nothing that a text of ours tells of those who shared or criticised.
PUNISHED_VI = (
    "đình chỉ", "bắt giữ", "bắt người", "tạm giữ", "tạm giam", "giam giữ", "phạt", "xử phạt", "trừng phạt", "răn đe", "kỷ luật",
    "khởi tố", "triệu tập",
)  # fmt: skip
SOUGHT_VI = ("truy tìm", "truy vết", "truy xét")
PUNISHED_EN = (
    r"suspen[ds]\w*", r"punish\w*", r"penal\w+", r"sanction\w*", r"prosecut\w+", r"summon\w*", r"arrest\w*", r"detain\w*",
    r"detention", r"interrogat\w+",
)  # fmt: skip
SOUGHT_EN = (r"unmask\w*", r"de-?anonymi[sz]\w+")
ENGLISH = (
    r"tak(?:e|es|ing|en) (?:it |this |that |them |posts? |pages? )?(?:down|off)", r"take-?downs?", r"remov\w+", r"delet\w+",
    r"eras\w+", r"block(?:s|ed|ing)?", r"ban(?:s|ned|ning| it| the \w+| posts?| pages?)", r"censor\w*",
    r"silenc\w+", r"suppress\w*",
    *PUNISHED_EN, *SOUGHT_EN, r"identif(?:y|ies|ying|ication) \w+", r"trac(?:e|ing) (?:the )?\w+",
    r"mass[- ]report\w*", r"report (?:en masse|in bulk)", r"covert\w*", r"astroturf\w*", r"shadow-?bann?\w*",
    r"(?:hid(?:e|es|ing)|mut(?:e|es|ing)|disabl\w+|fin(?:e|es|ing)|watch(?:es|ing)?|report(?:s|ing)?|track(?:s|ing)?|"
    r"list(?:s|ing)?) (?:down )?(?:of )?(?:the |an? |all )?"
    r"(?:posts?|pages?|accounts?|authors?|posters?|persons?|people|comments?|users?)",
    r"(?:tak(?:e|es|ing)|taken) (?:\w+ ){0,3}offline", r"find(?:s|ing)? out who",
    r"(?:limit|cut|reduc)\w* (?:the |their )?(?:reach|visibility)",
    r"flood(?:s|ing)? (?:the )?(?:comments?|feeds?|network)",
)  # fmt: skip
VIETNAMESE = (
    r"(?<!tháo )gỡ", r"xóa", r"hạ bài", r"chặn", r"khóa", r"kiểm duyệt", r"bịt", r"dập", r"trấn áp", *PUNISHED_VI,
    r"mời làm việc", *SOUGHT_VI, r"nhân thân", r"danh tính", r"định danh", r"báo cáo hàng loạt",
    r"báo xấu", r"cưỡng chế", r"gỡ (?:bài|tin|trang)", r"cấm", r"vô hiệu hóa", r"tước",
    r"(?:ẩn|tháo gỡ|dọn|che|báo cáo) (?:\w+ )?(?:bài|tin|trang|tài khoản|bình luận|nội dung)",
    r"(?:xử lý|làm rõ|theo dõi|giám sát|lập danh sách|tìm|rà soát) (?:\w+ )?(?:người|kẻ|đối tượng|tài khoản|chủ trang|tác giả)",
    r"(?:hạn chế|giảm|bóp) (?:\w+ )?(?:hiển thị|tương tác|tiếp cận)", r"phủ (?:tin|bình luận)",
)  # fmt: skip
_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join((*ENGLISH, *VIETNAMESE))})(?!\w)")
# Typed without accents: of two words and more, for one by itself is many others.
_BARE = re.compile(rf"(?<!\w)(?:{'|'.join(bare(words) for words in VIETNAMESE if ' ' in words)})(?!\w)")
_BETWEEN = re.compile(r"(?<=\w)[.\-_*·•|/~+](?=\w)")


def suppressive(label: str) -> str:
    """The first word of a label that names suppression, as it is compared; "" when there is none. Letters that were drawn
    apart or parted by signs, those of other scripts that look like ours and words without accents are read as they look."""
    plain = _plain(label)
    shown = bare(plain)
    read = [
        _WORDS.search(reading) for reading in (plain, together(plain).text, _BETWEEN.sub("", plain), shown)
    ]
    return next((found[0] for found in (*read, _BARE.search(shown)) if found), "")


def _plain(label: str) -> str:
    """Lower case, one spelling of accents and tone marks, nothing invisible between letters."""
    text = unicodedata.normalize("NFKC", label).casefold()
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Mn"))
    return re.sub(r"\s+", " ", text).replace("xoá", "xóa").replace("khoá", "khóa")
