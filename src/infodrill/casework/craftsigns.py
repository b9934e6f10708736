"""The signs that the craft rubric looks for, by language: how a text leads, names a rumour, explains, shows, advises.

Signs of form, never of truth. Patterns are read without regard to case, in composed text.
"""

# Charter: casework craftsigns
from __future__ import annotations

import re
from collections.abc import Mapping

Signs = Mapping[str, re.Pattern[str]]


def _signs(vi: str, en: str) -> Signs:
    return {"vi": re.compile(vi, re.IGNORECASE), "en": re.compile(en, re.IGNORECASE)}


MYTH = _signs(
    r"tin đồn|đồn (?:rằng|thổi)|lời đồn|tin sai|sai sự thật|không đúng sự thật|bịa đặt|lan truyền|chia sẻ rằng|"
    r"thông tin cho rằng|có (?:tin|bài|người) (?:nói|viết|cho rằng)|tin giả|thông tin sai|bị cho là|trên mạng (?:nói|viết|có)",
    r"rumou?rs?|false claims?|claims? (?:that|circulating|going)|is false\b|not true|hoax|misinformation|posts? (?:says?|claim)|"
    r"shared posts?|(?:people|some|it is|being) (?:say|said|claim)|circulating",
)
"""A sentence with one of these tells what is going round."""
REFERS = _signs(
    r"^(?:tin|điều|thông tin|nội dung|bài|lời|clip|ảnh|tin đồn) (?:này|đó|ấy|trên)|^đó là",
    r"^(?:this|that|it|the (?:rumou?r|claim|post|clip|photo|picture)) "
    r"(?:is|was|are|were|misleads?|shows?|leaves?|mixes|comes?|uses?)",
)
"""Speaks of the myth just told without telling it again."""
BOILER = _signs(
    r"^(?:kính gửi|thông báo|trước (?:thông tin|tình hình|việc)|hiện nay,? (?:trên|có|xuất hiện)|gần đây|"
    r"thời gian qua|những ngày qua|vừa qua|liên quan (?:đến|tới)|chúng tôi (?:nhận được|được biết))",
    r"^(?:dear|notice|regarding|with regard|in response to|recently|it has come|we (?:have )?(?:received|been told|are aware)|"
    r"there (?:are|have been) (?:rumou?rs|posts|reports))",
)
"""Openings that put off the fact."""
WHY = _signs(
    r"\bvì (?!an toàn|sức khỏe|lợi ích|cộng đồng|vậy|thế|bà con)|do (?:đó là|hiểu|nhầm|cắt|ghép|ảnh|clip|bỏ)|thực ra|thực chất|"
    r"nhầm|gây hiểu|(?:ảnh|clip|video|bản tin) cũ|cắt (?:ghép|xén)|chứ không|bỏ (?:qua|sót)|nói thiếu|lẫn (?:với|lộn)|"
    r"nguyên nhân là|lý do|lấy từ|quay từ|không phải là",
    r"because|in fact\b|actually|mistak|mislead|old (?:photo|picture|clip|video)|out of context|confus|mixes|leaves? out|"
    r"the reason|,? not (?:a|an|the|from|of)\b|taken (?:in|from|last)|comes from|cropped|staged|edited",
)
SOURCE = _signs(
    r"\btheo (?!dõi|nguồn tin|hướng dẫn|đó|tin|lời đồn)|biên bản|kết quả|số liệu|đo được|trạm đo|ghi nhận|xác nhận|đối chiếu|"
    r"văn bản số|quyết định số|bảng (?:tin|số)|hồ sơ|nhật ký|sổ (?:trực|ghi|bảo)|tổng hợp",
    r"according to (?!people|sources|rumou?rs?)|\brecords?\b|\bthe report|reports? (?:of|from|by)\b|results?\b|measured|gauge|"
    r"readings?|confirm(?:s|ed)\b|document|\blogs?\b|register|\bdata\b|tested|compared|summary",
)
"""Where it is known from; hearsay ("nguồn tin", "sources") is none."""
DO = _signs(
    r"đề nghị|\bhãy\b|\bxin (?:bà con|mọi người|đừng|gọi|hãy|không|liên hệ|báo|giữ|ở)|vui lòng|mong (?:bà con|mọi người)|"
    r"(?:bà con|người dân|phụ huynh|mọi người|ai)[^.\n]{0,30} (?:cần|nên|không nên|không cần|đừng|có thể|xin|gọi|đưa|báo|hãy)|"
    r"cần làm|(?:^|[.;:\n]\s*)(?:gọi|liên hệ|đừng|không (?:chuyển|chia sẻ|đến|ra|nộp)|đun|giữ|ở (?:nhà|trong|trên)|báo|"
    r"mang|chờ|tránh|tắt|ngắt|khóa|đóng|rửa|chuẩn bị|dự trữ|sơ tán|di chuyển|đi theo|làm theo|dùng|xem|hỏi|kiểm tra|tiếp tục)\b",
    r"\bplease\b|\byou (?:can|may|should|need)\b|should\b|no need to|what to do|"
    r"(?:^|[.;:\n]\s*)(?:do not|don't|never|call|contact|stay|check|avoid|follow|keep|boil|go|wait|tell|report|bring|ask|use|"
    r"take|close|shut|turn|wash|move|leave|store|prepare|watch|read|see)\b|"
    r"(?:residents|parents|people|anyone|drivers)[^.\n]{0,30} (?:may|need|can|must)\b",
)
TIME = re.compile(
    r"\b\d{1,2}[:hg]\d{2}\b|\b\d{1,2} ?(?:giờ|h)\b|\bngày \d|\b\d{1,2}/\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)? "
    r"(?:am|pm|january|february|march|april|may|june|july|august|september|october|november|december)\b|\{time",
    re.IGNORECASE,
)
ATTACK = _signs(
    r"kẻ (?:xấu|tung tin|gian dối|phá hoại|ác|thù)|\bbọn (?!trẻ|mình|con nít|nhỏ)|đối tượng xấu|phản động|\bngu\b|"
    r"\blũ (?:người|bịp|khốn|phản|lừa|xấu|chúng|vô|ngu)|thế lực (?:thù|xấu|phản|đen)|vô lương|bịa chuyện|"
    r"dân trí thấp|thiếu hiểu biết|"
    r"hám (?:danh|lợi|view|tiền)|vô (?:văn hóa|học|ơn)|kém ý thức|cố tình xuyên tạc",
    r"\bliars?\b|idiot|stupid|ignoran|traitor|bad actors?|\benem(?:y|ies)\b|\btrolls?\b|hostile (?:forces|elements)|\bscum\b|"
    r"malicious (?:people|persons?|users?)|foolish|gullible|troublemakers?|uneducated|shame on|who want to (?:harm|smear)",
)
NOT = _signs(r"\b(?:không|chưa|chẳng|đừng)\b", r"\b(?:not?|never|none|nobody|cannot)\b|n't\b")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
