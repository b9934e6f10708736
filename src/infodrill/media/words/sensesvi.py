"""What replies in Vietnamese say to a text by its sense: what is denied, owned, advised or not known, and what
stays open in that; most of it of the thing that the text is about. Keys as in `echovi`, whose lines come before these."""

# Charter: media words sensesvi
from __future__ import annotations

from collections.abc import Mapping

SENSES_VI: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "denied+negates+feared+unreached|Nhà em ở sát đấy, có gì lạ thì báo ai ạ?",
        "unanswered+untold|Trong lúc chờ thì nhà em cứ làm như cũ phải không ạ?",
        "sorry+unmended|Thế những người đã bị rồi thì tính sao ạ?",
        "subject+denied+negates+unsourced|Chuyện [subject] thì ai đi xem mà biết là không ạ?",
        "subject+sorry|Chuyện [subject] thì ai chịu trách nhiệm xem lại ạ?",
        "wayshut+detour|Xe tải đi vòng lối ấy có lọt không ạ?",
        "denied+mixed|Thế chỗ nào đúng thì giờ tính sao ạ?",
    ),
    "echo-doubt": (
        "denied+negates+unsourced|Nói không, mà em chưa thấy ai bảo đã đi xem ạ.",
        "denied+negates|Hôm nay không, còn mai có gì khác thì nhớ nói ngay ạ.",
        "denied+negates+unexplained|Không phải thế thì thực ra là thế nào, em vẫn chưa rõ ạ.",
        "denied+negates+figure|Con số thì em nghe rồi, mà ai đếm, đếm ở đâu ạ.",
        "unanswered+unpromised|Chưa biết, mà cũng chẳng nói bao giờ thì biết ạ.",
        "unanswered+next|Từ giờ đến [next] thì biết làm gì cho hết lo ạ.",
        "sorry+unmended|Xin lỗi rồi mà chưa thấy nói làm gì tiếp ạ.",
        "subject+denied+negates|Chuyện [subject] mà không có thì sao nhiều người kể thế ạ.",
        "subject+unanswered|Chuyện [subject] càng để lâu em càng nghĩ quẩn ạ.",
        "subject+sorry|Chuyện [subject] nói mãi rồi, em đợi xem lần này ạ.",
    ),
    "echo-nod": (
        "denied+negates|Không có là tốt rồi, em bảo bọn trẻ ở nhà luôn đây.",
        "unanswered+next|Vâng, đến [next] em hẵng hỏi.",
        "advice+exacting|Dặn thế này là em làm được ngay ạ.",
        "subject+denied+negates|Chuyện [subject] thế là em thôi không nghĩ nữa.",
        "subject+sorry|Chuyện [subject] nói thẳng ra thế này là được ạ.",
    ),
}
