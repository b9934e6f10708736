"""What replies in Vietnamese say to how an office tells that things stand (`conduct.standings`), and to who bids people run;
keys as in `echovi`."""

# Charter: media words standingsvi
from __future__ import annotations

from collections.abc import Mapping

STANDINGS_VI: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "nothingnew|Từ lần trước đến giờ vẫn chưa có gì thật ạ?",
        "nothingnew+unpromised|Vậy khoảng mấy giờ thì có tin tiếp ạ?",
        "nothingnew|Chưa có gì mới thì nhà em cứ làm như đã dặn ạ?",
        "sayslittle|Cụ thể là việc gì vậy ạ?",
        "sayslittle+unpromised|Bao giờ thì nói rõ hơn được ạ?",
        "sayslittle|Ad nói lại bằng chữ dễ hiểu hơn được không ạ?",
        "sayslittle|Thế nghĩa là nhà em phải làm gì ạ?",
        "allclear|Các cụ đi lại khó thì có ai đưa về không ạ?",
        "allclear|Nhà em để bọn trẻ ở lại thêm, người lớn về xem trước, được không ạ?",
        "allclear|Mấy nhà chưa nghe tin thì ai đi báo ạ?",
        "onsale|Đến muộn thì còn không ạ?",
        "onsale|Mua lẻ một hai cái có được không ạ?",
        "onsale|Có ảnh cho xem trước không ạ?",
        "flee|Con mèo nhà em mang theo được không ạ?",
        "flee|Đến nơi thì báo tên với ai ạ?",
        "flee|Nhà em còn người chưa về, làm sao nhắn cho họ ạ?",
        "windy|Mái nhà em yếu thì phải buộc chỗ nào trước ạ?",
    ),
    "echo-doubt": (
        "nothingnew|Đợi cả buổi mà vẫn y như cũ ạ.",
        "nothingnew|Cứ như cũ thế này em sốt ruột lắm.",
        "nothingnew|Chưa có gì thì nói chưa có, mà em vẫn mong ạ.",
        "sayslittle+wordy|Em đọc hai lần mà chưa biết là chuyện gì.",
        "sayslittle|Nghe thì hay, mà em chẳng hình dung ra việc gì ạ.",
        "sayslittle|Nói thế thì chung chung quá ạ.",
        "allclear|Về thì về, đêm nay chắc em chưa dám ngủ say.",
        "allclear|Cho em nghe ngóng thêm một lúc rồi mới về.",
        "allclear|Chỉ sợ về rồi lại phải đi lần nữa ạ.",
        "onsale|Đồ thì phải xem tận nơi mới biết ạ.",
        "onsale|Chỉ sợ ra đến nơi người ta mua hết rồi.",
        "onsale|Xa quá, chở về còn tốn hơn tiền mua.",
        "flee|Nhà có cụ nằm một chỗ, đi ngay làm sao được ạ.",
        "flee|Đi vội thế này để nhà không ai trông, ruột gan như lửa đốt.",
        "windy|Nghe cấp gió là em lo cái mái nhà rồi.",
    ),
    "echo-nod": (
        "nothingnew|Vâng, chưa có gì thì em đợi tiếp.",
        "nothingnew|Có gì mới ad báo bà con nhé.",
        "nothingnew|Vâng, em nhắn lại cho nhà em là vẫn như cũ.",
        "sayslittle|Vâng, em đợi ad nói cụ thể ạ.",
        "sayslittle|Khi nào rõ việc thì ad nhắn bà con nhé.",
        "allclear|May quá, em thu xếp về đây.",
        "allclear|Em báo cả nhà gói đồ về rồi ạ.",
        "allclear|Ôi mừng quá, cảm ơn mọi người nhé.",
        "onsale|Nhà em đang cần, để em ra xem.",
        "onsale|Để em nhắn mấy người đang hỏi mua.",
        "onsale|Hay quá, em ghi ngày lại rồi.",
        "flee|Em gọi mấy nhà bên cạnh cùng đi rồi ạ.",
        "flee|Nhà em bế cụ ra đầu đường rồi đây.",
        "flee|Em đang gõ cửa từng nhà trong ngõ đây.",
    ),
}
