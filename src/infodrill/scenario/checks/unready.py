"""Words that authors leave for themselves in a text: that something is to come, and what is true of what the text tells."""

# Charter: scenario checks unready
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.invented import written_texts
from infodrill.scenario.checks.languages import EMPTY
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.yamltext import Path_

_DO = (
    r"bổ sung|viết|soạn|cập nhật|điền|chèn|thêm|sửa|duyệt|chốt|hỏi|xác nhận|gửi|cung cấp|kiểm tra lại|xem lại"
)
_TO_COME = re.compile(
    r"(?<![\w.-])(?:TODO|TBD|TBC|TBA|FIXME)(?!\w)"
    r"|(?<![\w.-])(?<!\d )(?i:x{3,})(?![\w-])(?! ?\d)"  # no number with its end made unreadable
    r"|_{3,}|(?i:lorem ipsum)|<<[^<>\n]{1,60}>>"  # the last is a field of a serial letter that nobody filled
    rf"|(?i:[(\[<{{][^()\[\]<>{{}}]{{0,30}}(?<!\w)(?:sẽ|chờ|đợi|cần|nhờ|đang|còn phải)"
    rf"\s[^()\[\]<>{{}}]{{0,40}}?(?:{_DO})(?!\w)[^()\[\]<>{{}}]{{0,40}}[)\]>}}])"
    r"|(?i:[(\[<][^()\[\]<>]{0,30}(?<!\w)chưa (?:viết|soạn|chốt|duyệt|xong|có nội dung)(?!\w)[^()\[\]<>]{0,40}[)\]>])"
    rf"|(?i:[(\[<](?:{_DO})\s[^()\[\]<>]{{0,40}}(?:vào đây|ở đây|sau)[)\]>])"
    r"|(?i:(?:sẽ |cần |phần này )?(?:bổ sung|viết tiếp|viết thêm|viết|soạn|điền|cập nhật) (?:thêm )?sau\s*[.…)\]]*\s*$)"
    r"|(?i:[(\[<](?:to be|will be|waiting for|wait for|pending|insert|add|fill in)(?!\w)[^()\[\]<>]{0,60}[)\]>])"
    r"|(?i:(?<!\w)to be (?:added|written|filled in|completed) ?(?:later|here)?[.…]*\s*$)"
)
"""A note to oneself: capitals that nobody says, a bracket with what somebody is to do, an end that puts the rest off."""
_FALSE = (
    r"tin giả|tin đồn|tin bịa|tin sai|tin thật|tin đúng|sai sự thật|đúng sự thật|bịa đặt|không có thật|giả định|giả lập|giả tưởng"
    r"|tình huống giả|fake(?: news)?|hoax|rumou?r|false|untrue|true|not true|made up|invented for|inject"
)
_GIVEN_AWAY = re.compile(
    rf"(?i)[(\[【](?:[^()\[\]]{{0,40}}[^\w()\[\]])?(?:{_FALSE})(?:[^\w()\[\]][^()\[\]]{{0,40}})?[)\]】]"
    r"|^\s*(?:(?:TIN GIẢ|TIN ĐỒN|TIN BỊA|TIN SAI|GIẢ ĐỊNH|TÌNH HUỐNG(?: SỐ)? \d+|INJECT(?: NO\.?)? ?\d+|FAKE(?: NEWS)?|RUMOU?R"
    r"|HOAX|FALSE)\s*(?:[-–—:]|\s\|)|\*\*)"
)
"""A bracket, or a head in front, that says whether it is so: an author's own word on what players are to find out."""
_TOLD_TO_PLAYERS = re.compile(
    r"injects\.(?:subject|body)(?:\.vi|\.en)?|sentence(?:\.vi|\.en)?|grammars\.(?:start|rules\..*)"
)
_TO_COME_SAID = N_("a note of whoever wrote it still stands in this text: {text}")
_GIVEN_AWAY_SAID = N_("players read this, and it tells them what they are to find out: {text}")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for document, path, text in written_texts(loaded):
        if EMPTY.fullmatch(text):  # told as a text that is empty
            continue
        if note := _TO_COME.search(text):
            remedy = N_("Write the text to its end, or take the note out.")
            yield warning(
                "S165", document.place(path), _TO_COME_SAID, remedy, text=in_code(note[0].strip()[:80])
            )
        if _TOLD_TO_PLAYERS.fullmatch(_whole(path)) and (told := _GIVEN_AWAY.search(text)):
            remedy = N_("Take it out: the mark of the exercise is put on everything by itself.")
            yield warning(
                "S198", document.place(path), _GIVEN_AWAY_SAID, remedy, text=in_code(told[0].strip()[:80])
            )


def _whole(path: Path_) -> str:
    """The path without the numbers of entries."""
    return ".".join(step for step in path if isinstance(step, str))
