"""The words that stand where an author wrote none, in both languages; of the format, so no translation changes them."""

# Charter: scenario light words
from __future__ import annotations

from collections.abc import Mapping

Text = dict[str, str]

PHASES: tuple[Text, ...] = (
    {"vi": "Chuẩn bị, dự báo", "en": "Preparation and forecast"},
    {"vi": "Vận hành cơ chế", "en": "Setting the mechanism going"},
    {"vi": "Xử lý tình huống", "en": "Playing the situations"},
    {"vi": "Rút kinh nghiệm", "en": "Lessons"},
)
BRIEFING: Text = {
    "vi": "Hãy thấy sớm, hỏi người giữ hồ sơ trước khi nói, nói kịp thời và rõ việc cần làm; để yên những gì người dân có quyền "
    "nói. Mọi thứ bạn thấy đều dựng cho buổi diễn tập.",
    "en": "Notice early, ask whoever keeps the record before you speak, speak in time and say what to do; leave alone "
    "what people have a right to say. All you will see was made for this exercise.",
}
LESSON: Text = {
    "vi": "Tin gây hại thì trả lời kịp thời và có căn cứ; lời người dân có quyền nói thì không động đến.",
    "en": "Answer what does harm, in time and from the record; leave alone what people have a right to say.",
}
OBJECTIVES: Mapping[str, Text] = {
    "o-notice": {
        "vi": "Phát hiện, vào sổ sớm và rà soát đúng",
        "en": "Notice early, log it, and gate it rightly",
    },
    "o-verify": {
        "vi": "Xác minh với người giữ hồ sơ gốc; chưa biết thì nói là chưa biết",
        "en": "Verify with whoever keeps the record; say “not yet known” when it is not",
    },
    "o-speak": {
        "vi": "Trả lời kịp thời, dễ hiểu, có việc phải làm",
        "en": "Answer in time, plainly, with something to do",
    },
    "o-own": {
        "vi": "Nhận điều đúng dù bất lợi và khắc phục",
        "en": "Own what is true though unwelcome, and put it right",
    },
    "o-leave": {
        "vi": "Để yên ý kiến, câu hỏi, trào phúng",
        "en": "Leave opinion, questions and satire alone",
    },
}
TARGETS: Mapping[str, Text] = {
    "o-notice": {
        "vi": "Tin có thể gây hại được vào sổ và rà soát đúng hạn",
        "en": "What could do harm is logged and gated within its time",
    },
    "o-verify": {
        "vi": "Mỗi kết luận có hồ sơ gốc hoặc hai nguồn độc lập",
        "en": "Each verdict rests on a primary record or two independent sources",
    },
    "o-speak": {
        "vi": "Thông tin ban đầu và đính chính đúng hạn, ở đúng nơi tin đang lan",
        "en": "Holding line and correction within their time, where the story spreads",
    },
    "o-own": {
        "vi": "Điều đúng được thừa nhận; phản ánh có ngày trả lời",
        "en": "What is true is acknowledged; a complaint gets its date",
    },
    "o-leave": {
        "vi": "Không bấm bẫy, không can thiệp vào điều được bảo vệ",
        "en": "No trap is pressed, nothing protected is interfered with",
    },
}
TASKS: Mapping[str, tuple[tuple[str, Text], ...]] = {
    "o-notice": (
        ("E1", {"vi": "Vào sổ kịp thời", "en": "Log it in time"}),
        ("E2", {"vi": "Rà soát đúng mã", "en": "Gate it with the right code"}),
    ),
    "o-verify": (("E6", {"vi": "Kết luận đúng", "en": "Reach the right verdict"}),),
    "o-speak": (
        ("E7", {"vi": "Trả lời đúng hạn", "en": "Answer within the time"}),
        (
            "E8",
            {
                "vi": "Viết rõ, có căn cứ, có việc cần làm",
                "en": "Write plainly, from the record, with what to do",
            },
        ),
        ("E4", {"vi": "Không bỏ sót tin gây hại", "en": "Leave nothing harmful unanswered"}),
    ),
    "o-own": (("E12", {"vi": "Giải quyết phản ánh có ngày hẹn", "en": "Serve the complaint, with a date"}),),
    "o-leave": (
        ("E3", {"vi": "Không can thiệp quá mức", "en": "No over-reaction"}),
        ("E5", {"vi": "Phân biệt tin gây hại với lời khó nghe", "en": "Tell harm from unwelcome words"}),
    ),
}
HARMS: Mapping[str, Text] = {
    "H0": {"vi": "Không ai bị hại nếu tin điều này.", "en": "Nobody is hurt by believing it."},
    "H1": {
        "vi": "Chỉ uy tín của một cơ quan hay cán bộ bị ảnh hưởng.",
        "en": "Only the reputation of an institution or official is touched.",
    },
    "H2": {
        "vi": "Người dân mất thời gian, tiền của nhỏ hoặc hoang mang.",
        "en": "People lose time or a little money, or are alarmed.",
    },
    "H3": {
        "vi": "Có người có thể mất sức khoẻ hoặc nhiều tiền vì tin điều này.",
        "en": "Somebody may lose their health or much money by believing it.",
    },
    "H4": {
        "vi": "Có người có thể mất mạng vì tin điều này.",
        "en": "Somebody may lose their life by believing it.",
    },
}
# By what is to be done with the claim; whoever complains or asks is never told to keep quiet.
ADVICE: Mapping[str, Text] = {
    "service": {
        "vi": "Gửi phản ánh tới {owner}; phản ánh nào cũng có ngày trả lời.",
        "en": "Send complaints to {owner}; each gets a date by which it is answered.",
    },
    "acknowledge": {
        "vi": "Theo dõi thông báo của {owner} về cách khắc phục và ngày xong.",
        "en": "Follow what {owner} says of the remedy and its date.",
    },
    "question": {
        "vi": "Hỏi {owner}; câu trả lời được đăng cho mọi người.",
        "en": "Ask {owner}; the answer is published for everybody.",
    },
    "respond": {
        "vi": "Hỏi {owner} khi chưa rõ; chờ tin chính thức rồi hãy chuyển tiếp.",
        "en": "Ask {owner} when in doubt; wait for official word before you pass it on.",
    },
}
NOTHING_TO_DO: Text = {"vi": "Không cần làm gì.", "en": "There is nothing to do."}
STEPS: Mapping[str, Text] = {
    "leave": {
        "vi": "Ghi một dòng rồi kết thúc; không gắn nhãn, không xin gỡ.",
        "en": "One line and close; no label, no request to remove.",
    },
    "service": {
        "vi": "Lập phiếu giải quyết, trả lời có ngày hẹn.",
        "en": "Open a ticket and answer with a date.",
    },
    "acknowledge": {
        "vi": "Thừa nhận, nói cách khắc phục và ngày xong.",
        "en": "Acknowledge it, with the remedy and its date.",
    },
    "hold": {
        "vi": "Nói điều đã biết, chưa biết, đang làm và giờ cập nhật.",
        "en": "Say what is known, not known, being done, and when the next word comes.",
    },
    "warn": {"vi": "Cảnh báo an toàn, nói rõ việc cần làm.", "en": "A safety warning that says what to do."},
    "correct": {
        "vi": "Đính chính từ hồ sơ, mở đầu bằng sự thật.",
        "en": "Correct it from the record, opening with what is true.",
    },
    "answer": {"vi": "Trả lời ở đúng nơi người dân hỏi.", "en": "Answer where people ask."},
}
CONTROL: Mapping[str, Text] = {
    "cell": {"vi": "Ban đạo diễn", "en": "Control"},
    "organisation": {"vi": "Ban đạo diễn diễn tập", "en": "Exercise control"},
    "direction": {
        "vi": "Đạo diễn, trọng tài, an toàn, đánh giá",
        "en": "Direction, umpire, safety and evaluation",
    },
    "town": {"vi": "Tổ thể hiện tình huống", "en": "Simulation of the public"},
}
# How a sentence goes round, a question, and people's asking about it; each holds the name of an invented place.
TELLS: Mapping[str, tuple[str, ...]] = {
    "vi": (
        "{hey} {said}",
        "Nghe nói ở {place}: {said}",
        "{said} Ai ở {place} biết rõ thì nói với.",
        "Nhóm {ward} đang truyền nhau: {said}",
        "{said} Mình ở {place}, chép lại nguyên văn.",
    ),
    "en": (
        "{hey} {said}",
        "Heard in {place}: {said}",
        "{said} Anyone in {place} who knows more?",
        "Going round in {ward}: {said}",
        "{said} I live in {place} and copied it as it came.",
    ),
}
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "vi": (
        "{hey} {said}",
        "{said} Mình ở {place}, ai biết chỉ giùm.",
        "{said} Cả {ward} đang hỏi nhau.",
        "Cho mình ở {place} hỏi: {said}",
    ),
    "en": (
        "{hey} {said}",
        "{said} I live in {place}, thanks for any help.",
        "{said} All of {ward} is asking.",
        "A question from {place}: {said}",
    ),
}
ASKS: Mapping[str, tuple[str, ...]] = {
    "vi": (
        "Có đúng là thế này không ạ: {said}",
        "{hey} Ai biết chắc không: {said}",
        "Ở {place} hỏi nhau mãi: {said} Đúng không?",
    ),
    "en": (
        "Is this right: {said}",
        "{hey} Does anyone know for sure: {said}",
        "Everybody in {place} is asking: {said} Is it so?",
    ),
}
HEY: Mapping[str, tuple[str, ...]] = {
    "vi": ("Bà con {place} ơi!", "Cả nhà ở {place} ơi!", "Mọi người bên {ward} ơi!"),
    "en": ("Neighbours in {place}!", "Everyone in {place}!", "Folks of {ward}!"),
}
