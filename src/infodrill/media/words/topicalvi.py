"""What people say in Vietnamese of the matter itself, by matter and topic; keys as in `askedvi`."""

# Charter: media words topicalvi
from __future__ import annotations

from collections.abc import Mapping

TOPICAL_VI: Mapping[str, tuple[str, ...]] = {
    "anxious.flood": (
        "Nước có lên nữa không ạ?",
        "Nhà em sát bờ sông, có đáng lo không ad?",
    ),
    "anxious.fire": (
        "Khói có bay sang bên em không ạ?",
        "Người trong đó ra hết chưa ạ?",
    ),
    "anxious.water": (
        "Nước trữ trong bể từ hôm qua thì sao ạ?",
        "Nhà có em bé thì pha sữa bằng nước nào ạ?",
    ),
    "anxious.health": (
        "never|Các cháu giờ thế nào rồi ạ?",
        "Con em cũng ở đấy hôm ấy, có sao không ạ?",
    ),
    "anxious.food": (
        "Có cháu nào nặng không ạ?",
        "never|Các cháu giờ tỉnh cả chưa ạ?",
    ),
    "anxious.school": (
        "Các con ở trường có biết chuyện này không ạ?",
        "Tối nay ở cổng có ai trông không ạ?",
    ),
    "anxious.data": (
        "Thế lộ đến đâu thì đã biết chưa ạ?",
        "Nhà em có tên trong đó không ạ?",
    ),
    "anxious.money": (
        "Có ai mất tiền vì cái này chưa ạ?",
        "Mẹ em vừa gửi tiền vào đấy, có sao không ạ?",
    ),
    "anxious.relief": (
        "Phần của bà con có bị thiếu không ạ?",
        "Thế người nhận có biết chuyện này không ạ?",
    ),
    "mend.flood": (
        "admit|Mưa nữa thì mấy phố thấp có ngập tiếp không ạ?",
        "Đợt tới có đủ máy chạy không ạ?",
    ),
    "mend.works": (
        "unmended|Trong lúc chờ có gì dùng tạm không ạ?",
        "Nhân tiện kiểm luôn mấy cái còn lại được không ạ?",
    ),
    "mend.water": (
        "Nước dùng mấy hôm nay thì có sao không ạ?",
        "Tiền nước tháng này có tính không ạ?",
    ),
    "mend.health": (
        "never|Những liều còn lại có kiểm lại không ạ?",
        "Phụ huynh có được nhắn riêng không ạ?",
    ),
    "mend.fire": (
        "Thế lỡ cháy thật thì lấy gì mà dập ạ?",
        "Tiểu thương tự mua tạm có được không ạ?",
    ),
    "mend.school": (
        "Có họp phụ huynh để nói chuyện này không ạ?",
        "unmended|Từ giờ ở cổng có thêm người không ạ?",
    ),
    "mend.data": (
        "Có họp phụ huynh để nói chuyện này không ạ?",
        "unmended|Sổ sách từ giờ ai kiểm ạ?",
    ),
    "mend.services": (
        "Người già ra đấy có ai giúp không ạ?",
        "unmended|Có tính thêm người, thêm bàn không ạ?",
    ),
    "comply.money": (
        "Em dặn cả nhà cẩn thận rồi ạ.",
        "Mẹ em suýt bấm, em giữ máy rồi.",
    ),
    "comply.data": (
        "Em xóa khỏi máy rồi ạ.",
        "Em nhắn mấy người em đã gửi nhờ xóa rồi.",
    ),
    "comply.health": (
        "Em nhắc ông bà rồi, các cụ hay nghe mẹo lắm.",
        "Nhà em dẹp mấy bài mẹo ấy rồi ạ.",
    ),
    "comply.food": (
        "Con em mà có biểu hiện là em đưa đi ngay.",
        "Em dặn con báo cô ngay nếu đau bụng rồi.",
    ),
    "comply.fire": (
        "Em gọi cả nhà về một chỗ rồi ạ.",
        "Em gọi cho bà cụ nhà bên rồi ạ.",
    ),
    "comply.school": (
        "never|Em báo cho bố cháu đi đón rồi ạ.",
        "Em nhắn cả tổ phụ huynh rồi ạ.",
    ),
    "hard.money": (
        "Chúng nó nói ngọt lắm, người đang cuống khó mà tỉnh.",
        "Lúc cuống thì ai nghĩ được nhiều thế.",
    ),
    "hard.data": (
        "Gửi đi rồi thì thu lại sao hết được.",
        "Nhóm nào cũng có rồi, xóa nhóm này còn nhóm kia.",
    ),
    "hard.health": (
        "Bà em vẫn tin mẹo hơn tin bác sĩ.",
        "Con sốt nửa đêm thì ai mách gì cũng thử ạ.",
    ),
    "hard.school": (
        "Giờ tan tầm thì đường ấy khó lắm ạ.",
        "Nghe tin con có chuyện thì ai ngồi yên được.",
    ),
    "hard.flood": (
        "Nhà có người ốm thì đi đâu cũng khó ạ.",
        "Đồ đạc cả đời ở đấy, bỏ đi sao nỡ.",
    ),
    "unsure.water": (
        "Em cứ để lắng một xô xem thế nào đã.",
        "Nhà em vẫn đun kỹ thêm.",
    ),
    "unsure.flood": (
        "Em vẫn kê đồ lên trước đã.",
        "Tối nay em thức trông nước thôi.",
    ),
    "unsure.power": (
        "Em cứ sạc đầy mấy cái đèn đã.",
        "Tủ lạnh nhà em vẫn dọn bớt.",
    ),
    "unsure.goods": (
        "Sáng mai em ra cây xăng nhìn tận mắt.",
        "Thấy người ta xếp hàng thì ai chẳng sốt ruột.",
    ),
    "unsure.school": (
        "Mai em vẫn đưa con vào tận lớp.",
        "Em cứ gọi cho cô chủ nhiệm hỏi một câu.",
    ),
    "unsure.food": (
        "Mai em cho con mang cơm nhà đã.",
        "Em vẫn để ý bụng con mấy hôm.",
    ),
    "unsure.health": (
        "Em vẫn theo dõi con thêm vài hôm.",
        "Lần tới em xin xem hạn trên lọ.",
    ),
    "unsure.bank": (
        "Mai em vẫn ra quầy hỏi một câu.",
        "Tiền cả đời gửi đấy, sao yên được.",
    ),
    "unsure.relief": (
        "Lần sau em hỏi kỹ rồi mới góp.",
        "Em để xem thế nào đã.",
    ),
    "unsure.fire": (
        "Tôi vẫn để sẵn túi đồ ở cửa.",
        "Ngửi thấy mùi lạ là em đi luôn.",
    ),
    "relief.school": (
        "Em đang định xin nghỉ làm chạy đi đón con đây.",
        "Nãy gọi con không được, tay run cả lên.",
    ),
    "relief.water": (
        "Em vừa định đi mua mấy bình nước.",
        "Mẹ em hứng đầy mấy chậu rồi đây.",
    ),
    "relief.goods": ("Em đang xếp hàng đây, thôi đi về.",),
    "relief.flood": ("Em dọn đồ được nửa nhà rồi, thôi không dọn nữa.",),
    "relief.fire": ("Em gói ghém đồ xong rồi, giờ lại dỡ ra đây.",),
    "relief.health": ("never|Con em cũng tiêm ở đấy, nãy giờ run hết cả người.",),
    "relief.bank": ("Em vừa dắt xe ra định đi rút đây.",),
    "how.school": (
        "Con em học khối khác thì cũng thế ạ?",
        "Ông bà đi đón thay thì cần gì ạ?",
    ),
    "how.services": (
        "Người già ra có được ưu tiên không ạ?",
        "Đi làm cả ngày thì nhờ người nhà được không ạ?",
    ),
    "how.claims": (
        "Có mẫu in sẵn không ạ?",
        "Nhà thuê thì chủ hay người thuê đứng tên ạ?",
    ),
    "how.money": (
        "directs+dials|Gọi số ấy đêm có người nghe không ạ?",
        "never|Ra tận quầy hỏi có được không ạ?",
    ),
    "how.health": (
        "Cháu dưới một tuổi thì cũng thế ạ?",
        "Người già có bệnh sẵn thì cũng thế ạ?",
    ),
    "how.water": (
        "Nhà tầng cao thì cũng thế ạ?",
        "Nước giếng khoan thì sao ạ?",
    ),
    "how.relief": ("Nhà ở xa thì có ai mang tới không ạ?",),
    "how.flood": (
        "directs|Nhà có người già đi lại khó thì gọi ai ạ?",
        "directs|Chó mèo có mang theo được không ạ?",
    ),
    "how.power": ("Nhà có người ốm thì báo ai ạ?",),
    "how.data": ("Trẻ con thì ai nói chuyện này với các cháu ạ?",),
    "pass.school": (
        "Em gửi vào nhóm phụ huynh rồi ạ.",
        "Em chuyển cho bố cháu đọc rồi ạ.",
    ),
    "pass.water": ("Em dán ở thang máy khu em rồi.",),
    "pass.relief": ("Em gửi cho mấy anh chị hay góp rồi ạ.",),
    "pass.health": ("Em gửi cho mấy mẹ có con nhỏ rồi ạ.",),
    "pass.flood": ("Em gọi cho mấy nhà sát sông rồi ạ.",),
    "pass.claims": ("Em nhắn cho mấy nhà hỏng đồ rồi ạ.",),
}
