"""What replies in Vietnamese say to a text for what it is published to say, which is recorded: that what people tell is so, or
that some of it is (`relations.READINGS`); keys as in `echovi`, whose lines come before these."""

# Charter: media words publishedvi
from __future__ import annotations

from collections.abc import Mapping

PUBLISHED_VI: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "confirmed+informs|Chỗ nào trong nhóm nói quá lên thì ad nói rõ luôn được không ạ?",
        "confirmed+informs|Mấy người cứ bảo là bịa, em đưa bài này cho họ xem nhé?",
        "confirmed+informs|Thế người ta kể gì cũng đúng, hay chỉ đúng chỗ này thôi ạ?",
        "confirmed+informs+unpromised|Có gì thêm thì ad đăng tiếp ở đây chứ ạ?",
        "confirmed+informs|Mấy nhóm hay bàn chuyện này đã đọc bài chưa ạ?",
        "confirmed+informs|Nhà em người tin người không, em bảo là có thật nhé?",
        "confirmed+informs+untold|Thế bà con có cần làm gì không ạ?",
        "confirmed+informs+unmended|Rồi sau đây giải quyết thế nào ạ?",
        "halfso+informs|Ai hỏi thì em bảo là chỉ đúng một phần, được không ạ?",
        "halfso+informs|Thế cái phần sai là từ đâu mà ra ạ?",
        "halfso+informs|Chuyện có một mà sao kể ra thành hai thế ạ?",
        "halfso+informs|Mấy bài kể quá lên có sửa lại không ạ?",
        "halfso+informs|Có bản nào ghi riêng chỗ đúng với chỗ sai để em gửi cho các cụ không ạ?",
        "halfso+informs|Mấy nhóm chỉ đăng cái phần sai thì nói với họ thế nào ạ?",
        "halfso+informs+unpromised|Phần đúng ấy mà có gì thêm thì ad báo tiếp chứ ạ?",
    ),
    "echo-doubt": (
        "confirmed+informs|Thế mà có người cứ cãi là không có.",
        "confirmed+informs|Giá nói sớm hơn một chút thì bà con đỡ phải đoán.",
        "confirmed+informs|Nói một lần ở đây thì còn khối người chưa biết đâu ạ.",
        "confirmed+informs|Xác nhận rồi, nhưng em còn muốn biết cho hết đầu đuôi.",
        "confirmed+informs|Em nghe bán tín bán nghi, hóa ra lại thật.",
        "confirmed+informs|Thật thì thật, mà em nghe trong nhóm trước khi thấy ở đây.",
        "confirmed+informs|Lần này người ta nói đúng, lần sau biết đâu mà phân biệt.",
        "confirmed+informs|Có thật, mà qua mấy miệng đã thành chuyện khác rồi ạ.",
        "halfso+informs|Đúng một phần thì cũng là có chuyện rồi ạ.",
        "halfso+informs|Nửa đúng nửa sai thế này nói lại cho nhà em khó lắm.",
        "halfso+informs|Rồi ai cũng chỉ nhớ cái phần mình muốn tin thôi ạ.",
        "halfso+informs|Thế là bà con cũng không bịa ra đâu ạ.",
        "halfso+informs+wordy|Người ta kể có một câu, mà gỡ ra phải dài thế này.",
    ),
    "echo-nod": (
        "confirmed+informs|Nói thẳng là có thế này em lại thấy tin ạ.",
        "confirmed+informs|Vâng, thế là rõ, khỏi phải đoán nữa ạ.",
        "confirmed+informs|Có thì nói là có, thế là được ạ.",
        "confirmed+informs|Em báo cả nhà là có thật rồi ạ.",
        "confirmed+informs|Em cứ tưởng tin đồn, hóa ra có thật.",
        "confirmed+informs|Em dán bài này vào nhóm rồi, khỏi ai cãi nhau.",
        "confirmed+informs|Thế là bà con mình không nói sai.",
        "confirmed+informs|Có một câu thế này còn hơn ngồi đoán ạ.",
        "confirmed+informs|Hôm trước em không dám chuyển, giờ có bài này em mới gửi cho mẹ.",
        "confirmed+informs|Có ad xác nhận thì em mới tin ạ.",
        "confirmed+informs|Cảm ơn ad xác nhận, cả ngõ em đang chờ nghe một câu ạ.",
        "confirmed+informs|Vâng, từ giờ ai hỏi em cứ theo bài này mà nói.",
        "halfso+informs|Tách từng chỗ đúng sai thế này dễ hiểu ạ.",
        "halfso+informs|Đúng nói đúng, sai nói sai, thế là sòng phẳng.",
        "halfso+informs|Vậy là không phải bịa hết, mà cũng không như người ta kể.",
        "halfso+informs|Em bảo nhóm em là chỉ đúng một phần thôi.",
        "halfso+informs|Giờ em mới biết chỗ nào là người ta thêm vào.",
        "halfso+informs|May mà đọc hết, em suýt tin luôn cả phần kia.",
        "halfso+informs|Nói cả phần đúng thế này thì ad bảo phần kia sai em cũng tin ạ.",
    ),
}
