"""What replies in Vietnamese say to what a text does (`conduct.dealings`), whatever it is about; keys as in `echovi`."""

# Charter: media words dealingsvi
from __future__ import annotations

from collections.abc import Mapping

DEALINGS_VI: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "measured|Biết thế rồi thì bước tiếp là gì ạ?",
        "measured|Bao giờ thì đo lại lần nữa ạ?",
        "measured|Mấy chỗ quanh đấy có được đo không ạ?",
        "measured|So với năm ngoái thì hơn hay kém ạ?",
        "gift|Lần sau còn nữa không ạ, nhà em cũng muốn góp?",
        "gift|Ai muốn góp thêm thì gặp ai ạ?",
        "gift|Có ảnh cho bà con xem với không ạ?",
        "recall|Nhìn chỗ nào thì biết đúng lô ấy ạ?",
        "recall|Mất hóa đơn rồi thì có đổi được không ạ?",
        "recall|Lỡ dùng mất rồi thì có sao không ạ?",
        "recall|Mua ở chợ khác thì mang ra đâu ạ?",
        "window|Nộp sớm với nộp muộn có khác gì nhau không ạ?",
        "window|Thiếu một tờ thì bổ sung sau được không ạ?",
        "window|Có phải tự đi nộp không, hay nhờ người nhà cũng được ạ?",
        "window|Nộp xong thì bao lâu có trả lời ạ?",
        "newrule|Người ở trọ cũng theo như thế chứ ạ?",
        "newrule|Lúc đầu ai quên thì có được nhắc trước không ạ?",
        "newrule|Áp dụng luôn hay có mấy hôm cho quen ạ?",
        "newrule|Nhà em muốn hỏi kỹ hơn thì xem ở đâu ạ?",
    ),
    "echo-doubt": (
        "measured|Có số là một chuyện, làm gì với nó mới là chuyện khác.",
        "measured|Lúc đo thì thế, lúc khác chưa biết được ạ.",
        "measured|Số má thì em không rành, em chỉ hỏi có sao không thôi.",
        "gift|Quý lắm, mà chắc còn nhiều nhà chưa đến lượt.",
        "gift|Cho rồi, mong dùng được lâu ạ.",
        "gift|Mong năm nào cũng được thế này.",
        "recall|Bóc vỏ vứt đi rồi, biết lô nào mà lần ạ.",
        "recall|Bán khắp nơi rồi, thu sao cho hết.",
        "recall|Giờ mua cái gì cũng phải soi ạ.",
        "window|Lần nào cũng đến mấy hôm cuối là đông nghịt.",
        "window|Nhà em giấy tờ lộn xộn, chắc phải tìm mãi.",
        "window|Chỉ sợ ra đến nơi lại thiếu một tờ.",
        "newrule|Mấy hôm đầu chắc nhiều người còn quên.",
        "newrule|Quy định thì có rồi, mong làm đều cho cả.",
        "newrule|Rồi lại được mấy hôm đầu thôi ạ.",
    ),
    "echo-nod": (
        "measured|Có đo hẳn hoi rồi mới nói, thế em tin hơn.",
        "measured|Có số rõ thế này bà con dễ theo ạ.",
        "measured|Em chép lại rồi, lần sau đem ra đối chiếu.",
        "gift|Đọc mà ấm lòng ạ.",
        "gift|Cảm ơn những người đã góp.",
        "gift|Hay quá, việc này đáng quý ạ.",
        "recall|Em ra xem lại nhà em đây.",
        "recall|Vâng, để em bảo mấy nhà hay mua cùng.",
        "recall|May mà nhà em chưa mở ra.",
        "window|Em ghi ngày lại rồi ạ.",
        "window|Vâng, để em gom giấy tờ dần.",
        "window|Em nhắn mấy người đang đợi đợt này rồi.",
        "newrule|Vâng, nhà em theo được ạ.",
        "newrule|Nói trước thế này còn kịp thu xếp ạ.",
        "newrule|Em thấy thế là phải ạ.",
    ),
}
