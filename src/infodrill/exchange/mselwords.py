"""The words that planners put above their columns and into their cells: HSEEP's, Blueprint's, OpenAEV's, Vietnamese offices'."""

# Charter: exchange mselwords
from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from infodrill.kernel.folding import de_accent

HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "number": (
            "#", "no", "no.", "number", "id", "event #", "event no", "event number", "inject #", "inject no", "inject number",
            "inject id", "msel #", "msel no", "msel number", "serial", "serial no", "serial number", "seq no", "sequence",
            "sequence number", "control number", "stt", "số tt", "số thứ tự", "tt", "mã", "mã số", "mã tình huống",
            "số hiệu", "số tình huống",
        ),
        "at": (
            "time", "event time", "inject time", "exercise time", "scenario time", "delivery time", "time delivered",
            "date/time delivered", "planned time", "scheduled time", "execution time", "start time", "trigger time",
            "date & time", "date and time", "date/time", "dtg", "when", "thời gian", "thời điểm", "giờ", "giờ đưa",
            "giờ đưa vào", "thời gian đưa", "thời gian đưa tin", "giờ kịch bản", "giờ g", "ngày giờ", "thời gian dự kiến",
        ),
        "at_elapsed": (
            "elapsed", "elapsed time", "time from startex", "time after start", "t+", "relative time", "offset",
            "từ lúc bắt đầu", "thời gian từ khi bắt đầu", "thời gian trôi qua",
        ),
        "at_minutes": (
            "minute", "minutes", "time (min)", "time (minutes)", "at (minutes)", "relative minute", "phút", "phút thứ",
            "phút diễn tập", "thời gian (phút)",
        ),
        "day": ("date", "day", "exercise date", "exercise day", "event date", "ngày", "ngày diễn tập", "ngày thứ"),
        "phase": ("phase", "move", "stage", "giai đoạn", "pha", "bước", "hồi"),
        "situation": ("situation", "storyline", "story line", "thread", "group", "vignette", "tình huống", "kịch bản", "tuyến"),
        "kind": ("type", "inject type", "event type", "inject kind", "msel type", "kiểu", "loại tình huống", "loại tin"),
        "from": (
            "from", "sender", "from / sender", "from/sender", "from org", "from organization", "originator", "originator (from)",
            "source", "simulated sender", "from agency", "nguồn", "nguồn tin", "từ", "bên gửi", "đơn vị gửi", "nơi gửi",
        ),
        "to": (
            "to", "recipient", "recipients", "recipient (to)", "recipient player", "recipient player(s)", "recipient players",
            "player", "players", "intended player", "intended player(s)", "audience", "audiences", "team", "teams", "to org",
            "to organization", "target", "người nhận", "nơi nhận", "gửi đến", "đơn vị nhận", "bên nhận", "đối tượng nhận",
            "khung tập", "đơn vị tập",
        ),
        "method": (
            "delivery", "delivery method", "inject mode", "mode", "means", "channel", "medium", "delivery mode", "inject means",
            "method of delivery", "kênh", "hình thức", "hình thức đưa", "phương thức", "cách thức", "phương tiện", "kênh đưa tin",
        ),
        "subject": (
            "subject", "title", "name", "inject title", "event title", "inject name", "event name", "headline", "event",
            "tên", "tên tình huống", "tên sự kiện", "sự kiện", "tiêu đề", "đầu đề",
        ),
        "body": (
            "inject", "message", "description", "event description", "inject description", "event description / inject",
            "event/inject", "inject text", "details", "inject details", "content", "text", "body", "scenario event", "nội dung",
            "nội dung tình huống", "nội dung tin", "diễn biến", "mô tả", "mô tả tình huống", "tin nhắn", "chi tiết",
        ),
        "synopsis": ("synopsis", "summary", "purpose", "event synopsis", "tóm tắt", "ý nghĩa", "mục đích"),
        "claim": (
            "claim", "rumour", "rumor", "narrative", "disinformation claim", "thông tin", "tin đồn", "tin giả",
            "thông tin sai lệch", "mã thông tin",
        ),
        "truth": ("truth", "true or false", "veracity", "đúng/sai", "tính xác thực", "thật giả"),
        "expected": (
            "expected action", "expected actions", "expected player action", "expected player action(s)",
            "expected player actions", "expected outcome", "expected outcome of player action", "expected response",
            "expected result", "expectation", "expectation name", "expectation description", "anticipated response",
            "hành động mong đợi", "hành động dự kiến", "xử lý mong đợi", "kết quả mong đợi", "yêu cầu xử lý", "dự kiến xử lý",
            "hướng xử lý", "cách xử lý", "việc cần làm",
        ),
        "objectives": (
            "objective", "objectives", "exercise objective", "exercise objectives", "training objective", "core capability",
            "capability", "mục tiêu", "mục tiêu diễn tập", "mục đích yêu cầu",
        ),
        "controller": (
            "controller", "responsible controller", "inject controller", "control", "người điều khiển", "đạo diễn phụ trách",
        ),
        "approver": ("approver", "approved by", "người duyệt", "người phê duyệt"),
        "status": ("status", "state", "inject status", "tình trạng", "trạng thái"),
        "evaluator_notes": ("evaluator notes", "evaluator instructions", "notes for evaluator", "ghi chú đánh giá"),
        "in_danger": ("in danger", "who is in danger", "ai gặp nguy", "người gặp nguy"),
        "if_stuck": ("contingency", "if no response", "if stuck", "phương án dự phòng", "nếu không phản ứng"),
        "media": ("attachment", "attachments", "picture", "pictures", "image", "media file", "ảnh", "hình ảnh", "tệp đính kèm"),
        "tags": ("tag", "tags", "keywords", "nhãn", "từ khóa"),
        "story_time": ("story time", "giờ trong truyện"),
    }
)  # fmt: skip
"""Target → headings. A text stands without its language: what stands below the heading tells it."""

BILINGUAL = frozenset({"subject", "body", "synopsis", "evaluator_notes", "if_stuck", "in_danger", "expected"})
LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"vi": ("tiếng việt", "vietnamese", "vi", "việt", "vn"), "en": ("tiếng anh", "english", "en", "anh")}
)

VALUES: Mapping[str, Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "kind": {
            "inject": ("event", "key event", "inject", "tình huống", "sự kiện", "administrative", "scripted"),
            "information": ("informational", "contextual", "context", "info", "thông tin", "bối cảnh"),
            "facilitation": ("facilitated", "discussion", "thảo luận", "dẫn dắt"),
            "expected_action": ("expected action", "expected player action", "hành động mong đợi", "việc mong đợi"),
            "contingency": ("contingency inject", "backup", "dự phòng", "tình huống dự phòng"),
            "background": ("noise", "background noise", "nền", "tin nền"),
        },
        "method": {
            "public_feed": (
                "social media", "social", "facebook", "facebook post", "twitter", "x", "tiktok", "post", "public post",
                "social media post", "trang công khai", "mạng xã hội", "mxh", "bài đăng", "đăng công khai", "fanpage",
            ),
            "closed_group": ("group", "closed group", "zalo", "zalo group", "whatsapp", "nhóm kín", "nhóm zalo", "nhóm"),
            "press": ("news", "media", "newspaper", "tv", "press release", "journalist", "báo chí", "báo", "truyền hình"),
            "hotline": ("call centre", "call center", "hotline call", "đường dây nóng", "tổng đài", "1022"),
            "field_report": (
                "field", "radio", "in person", "face to face", "verbal", "runner", "báo cáo hiện trường", "hiện trường",
                "trực tiếp", "bộ đàm", "miệng", "báo cáo cơ sở", "cơ sở",
            ),
            "official_letter": (
                "email", "e-mail", "mail", "letter", "fax", "document", "handout", "công văn", "văn bản", "thư điện tử", "thư",
            ),
            "phone_note": (
                "phone", "telephone", "phone call", "call", "cell phone", "điện thoại", "gọi điện", "cuộc gọi",
                "ghi nhận điện thoại",
            ),
            "chat": (
                "message", "text message", "sms", "messenger", "teams chat", "tin nhắn", "nhắn tin", "trao đổi",
                "trao đổi của ban đạo diễn",
            ),
        },
        "status": {
            "draft": (
                "new", "pending", "nháp", "dự thảo", "đang soạn", "cancelled", "canceled", "dropped",
                "deleted", "on hold", "postponed", "deferred", "hủy", "huỷ", "đã hủy", "bỏ", "hoãn", "tạm hoãn",
            ),
            "reviewed": ("review", "in review", "complete", "chờ duyệt", "đang duyệt", "đã rà soát", "đã xem"),
            "approved": ("ok", "final", "done", "đã duyệt", "đã phê duyệt", "duyệt"),
            "loaded": ("deployed", "ready", "đã nạp", "sẵn sàng"),
        },
        "truth": {
            "true": ("đúng", "thật", "yes", "có thật"),
            "false": ("sai", "giả", "fake", "sai sự thật", "no", "untrue"),
            "mixed": ("partly", "partly true", "lẫn lộn", "có đúng có sai"),
            "unproven": ("unknown", "chưa rõ", "chưa kiểm chứng"),
            "none": ("-", "n/a", "không"),
        },
        "controller": {
            "CTRL": ("controller", "control", "simcell", "ban đạo diễn", "đạo diễn"),
            "DIR": ("director", "trưởng ban đạo diễn"),
        },
        "approver": {
            "DIR": ("director", "exercise director", "trưởng ban đạo diễn", "giám đốc"),
            "CTRL": ("controller", "ban đạo diễn"),
        },
        "language": {"vi": LANGUAGES["vi"], "en": LANGUAGES["en"], "both": ("cả hai", "vi+en", "song ngữ")},
    }
)  # fmt: skip
"""Field → value of the format → what planners write for it."""

NEAREST = frozenset(
    {
        "sms", "text message", "tin nhắn", "nhắn tin", "messenger", "email", "e-mail", "mail", "fax", "thư điện tử", "radio",
        "bộ đàm", "in person", "face to face", "trực tiếp", "verbal", "miệng", "runner", "handout", "zalo", "whatsapp", "tv",
        "truyền hình", "tiktok", "twitter", "x",
    }
)  # fmt: skip
"""Channels that the range does not have: what is taken for them is told."""
OF_ACTIONS = frozenset(
    {
        "who", "by whom", "role", "roles", "assigned to", "vai", "vai thực hiện", "vai trò", "vai xử lý",
        "responsible", "action by", "owner", "deadline", "due", "due by", "time allowed", "ai làm",
        "ai thực hiện",        "người thực hiện", "đơn vị thực hiện", "phụ trách", "người phụ trách",
        "hạn", "thời hạn", "hạn xử lý", "hạn chót",
    }
)  # fmt: skip
"""Columns of what is expected by whom and by when, for which a planner's table has no field of its own."""
SUMS = ("grand total", "total", "subtotal", "sum", "tổng cộng", "tổng số", "tổng", "cộng")

_EVERYBODY = (
    "all", "all players", "all cells", "all teams", "everyone", "tất cả", "tất cả các khung", "tất cả các đơn vị", "mọi khung",
    "các khung", "toàn thể", "các đơn vị",
)  # fmt: skip
EVERYBODY = frozenset(map(de_accent, _EVERYBODY))
_PUBLIC = (
    "public", "the public", "general public", "công chúng", "người dân", "công khai", "toàn dân", "nhân dân", "mạng xã hội",
)  # fmt: skip
PUBLIC = frozenset(map(de_accent, _PUBLIC))
DASHES = frozenset({"-", "–", "—", "n/a", "na", "/", "…", "..."})
EMPTY = DASHES | {"none", "không", "không có", "ko", "không áp dụng"}
NOTHING_TO_DO = re.compile(
    rf"(?i)\s*(?:{'|'.join(map(re.escape, EMPTY))}"
    r"|(?:không|chẳng|khỏi)(?: cần| phải)? (?:làm gì|xử lý|can thiệp|có việc gì|việc gì)(?: cả| hết| thêm)?"
    r"|(?:cứ |để )?(?:để|mặc) yên"
    r"|(?:do )?nothing(?: to do)?|no action(?: needed| required| expected)?|leave (?:it|them)(?: alone| be)?|leave alone)\W*"
)
"""What stands in place of an action where the right thing is to do none."""
PHASES = ("phase", "giai đoạn", "gđ", "move", "stage", "pha", "bước")
REMARKS = frozenset({
    "note", "nb", "remark", "hint", "goal", "aim", "task", "action", "answer", "reply", "expected", "expected result", "result",
    "within", "deadline", "urgent", "then", "first", "second", "step", "ghi chú", "lưu ý", "chú ý", "nhắc", "gợi ý", "mục tiêu",
    "việc", "việc cần làm", "yêu cầu", "kết quả", "kỳ vọng", "mong đợi", "trả lời", "xử lý", "thời hạn", "hạn", "gấp", "khẩn",
    "sau đó", "trước hết", "bước",
})  # fmt: skip
"""What stands before a colon in an action's text and names nobody."""
CANCELLED = re.compile(
    r"^\W*(?:tạm )?(?:bỏ|hủy|huỷ|hoãn|xóa|xoá|huy bo|khong phat"
    r"|không (?:phát|đưa|dùng|gửi|lấy|chơi|sử dụng|còn dùng)|ngưng|dừng lại|loại bỏ)(?!\w)"
    r"|(?<!\w)(?:bỏ|hủy|huỷ|xóa|xoá|hoãn) (?:tin|dòng|tình huống|mục|câu chuyện|bài|hàng|cái)(?: (?:này|đó|số))?(?!\w)"
    r"|(?<!\w)(?:không phát|không đưa|đừng phát|đừng đưa|đã hủy|đã huỷ|đã bỏ)(?!\w)"
    r"|^\W*(?:cancel(?:led|ed)?|skip(?:ped)?|drop(?:ped)?|delete[d]?|omit(?:ted)?|removed?|withdrawn?|postponed?|deferred|on hold"
    r"|not used|not to be (?:sent|used|played)|do(?:n['’]t| not) (?:send|use|play|deliver))(?!\w)"
    r"|(?<!\w)(?:cancel|drop|skip|delete|omit|remove) (?:this|it|the) ?(?:inject|row|line|message|one)?(?!\w)"
)
"""What planners write where an inject shall not come after all, in small letters."""
