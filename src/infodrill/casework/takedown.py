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

ENGLISH = (
    r"tak(?:e|es|ing|en) (?:it |this |that |them |posts? |pages? )?(?:down|off)", r"take-?downs?", r"remov\w+", r"delet\w+",
    r"eras\w+", r"block(?:s|ed|ing)?", r"ban(?:s|ned|ning| it| the \w+| posts?| pages?)", r"suspen[ds]\w*", r"censor\w*",
    r"silenc\w+", r"suppress\w*",
    r"punish\w*", r"penal\w+", r"sanction\w*", r"prosecut\w+", r"summon\w*", r"arrest\w*", r"detain\w*", r"detention",
    r"interrogat\w+", r"unmask\w*", r"de-?anonymi[sz]\w+", r"identif(?:y|ies|ying|ication) \w+", r"trac(?:e|ing) (?:the )?\w+",
    r"mass[- ]report\w*", r"report (?:en masse|in bulk)", r"covert\w*", r"astroturf\w*", r"shadow-?bann?\w*",
)  # fmt: skip
VIETNAMESE = (
    r"(?<!tháo )gỡ", r"xóa", r"hạ bài", r"chặn", r"khóa", r"đình chỉ", r"kiểm duyệt", r"bịt", r"dập", r"trấn áp", r"bắt giữ",
    r"bắt người", r"tạm giữ", r"tạm giam", r"phạt", r"xử phạt", r"trừng phạt", r"răn đe", r"kỷ luật", r"khởi tố", r"triệu tập",
    r"mời làm việc", r"truy tìm", r"truy vết", r"truy xét", r"nhân thân", r"danh tính", r"định danh", r"báo cáo hàng loạt",
    r"báo xấu", r"cưỡng chế",
)  # fmt: skip
_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join((*ENGLISH, *VIETNAMESE))})(?!\w)")


def suppressive(label: str) -> str:
    """The first word of a label that names suppression, as it is compared; "" when there is none."""
    found = _WORDS.search(_plain(label))
    return found[0] if found else ""


def _plain(label: str) -> str:
    """Lower case, one spelling of accents and tone marks, nothing invisible between letters."""
    text = unicodedata.normalize("NFKC", label).casefold()
    text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cf", "Mn"))
    return re.sub(r"\s+", " ", text).replace("xoá", "xóa").replace("khoá", "khóa")
