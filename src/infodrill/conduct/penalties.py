"""For what a text names a penalty: for a deed, as a rule does that harms nobody who reads it, or for talking, which threatens who
reads.
"""

# Charter: conduct penalties
from __future__ import annotations

from infodrill.casework.craftsigns import attack
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, in_both
from infodrill.kernel.sentences import sentences

FINES_VI = (
    r"(?:sẽ |phải )?(?:bị )?(?:xử phạt|phạt|xử lý)(?! nghiêm)(?: (?:hành chính|tiền|từ|đến|\d[\d.]*|triệu|nghìn|đồng))*"
    r"(?: theo (?:đúng )?(?:quy định|nghị định|luật|mức))?"
)
FINES_EN = r"(?:will|shall|must|may|can) be fined|faces? (?:a|an) (?:\w+ )?fine"
_FINES: Signs = in_both(FINES_VI, FINES_EN)
"""A fine, and how offices name one."""
TALKS_VI = (
    r"tung|loan|đăng|chia sẻ|share|bình luận|nói|kêu|phát tán|lan truyền|truyền|tin(?! nhắn)|bịa|đồn|xuyên tạc|phản ánh|"
    r"khiếu nại|"
    r"kiện|quay|chụp|hỏi|xúc phạm|dang|noi"
)
TALKS_EN = (
    r"spread\w*|repeat\w*|pass\w* (?:it|this|that) on|post\w*|shar\w+|say\w*|said|tell\w*|talk\w*|rumou?rs?|"
    r"complain\w*|comment\w*|lies?|lying|film\w*|claim\w*"
)
_TALKS: Signs = in_both(TALKS_VI, TALKS_EN)
"""What people do with words."""

_OF_CHEATS: Signs = in_both(
    r"(?:ai|người nào|kẻ)\b[^.]{0,80}\b(?:lừa|mạo danh|giả danh)",
    r"(?:anyone|anybody|whoever|those)\b[^.]{0,80}\b(?:cheat|defraud|deceiv|swindl|scamm)ing",
)
"""Of cheats nobody speaks too harshly."""


def fines_a_deed(sentence: str, lang: str) -> bool:
    """Whether a sentence names a fine, and for nothing that anybody said."""
    spelt = tongue(lang, sentence)
    return bool(as_typed(_FINES, spelt).search(sentence)) and not as_typed(_TALKS, spelt).search(sentence)


def attacks(title: str, body: str, lang: str) -> bool:
    """Whether a text is harsh on people beside the fines that it names, and not on cheats."""
    read, spelt = [title, *sentences(as_read(body))], tongue(lang, f"{title}. {body}")
    return not as_typed(_OF_CHEATS, spelt).search(body) and any(
        attack(lang, as_typed(_FINES, spelt).sub("…", each) if fines_a_deed(each, lang) else each)
        for each in read
    )
