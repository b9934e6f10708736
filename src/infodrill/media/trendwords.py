"""Words at which no trend begins or ends, and words, folded, that speak to or of a person: no trend holds one.

Fillers are spelt with their accents, because without them "để" is "đê"; bare ones only where no other word hides.
"""

# Charter: media trendwords
from __future__ import annotations

FILLERS: frozenset[str] = frozenset(
    """
    ai à ạ anh ấy ba bà bác bạn bảo bé bên bị biết bỏ bởi bữa các cái cả cần cậu chả chắc chẳng chi chỉ chị chia chiếc
    cho chớ chú chứ chưa chúng chuyện chuyển có con còn cô cơ cùng cũng của cứ cười cháu đã đang đâu đấy đây đến để đi
    đó đọc đổi đều đúng được dì dù em gặp gì giờ giùm giúp ghê há hả hãy hay hén hết hiện hỏi hôm hơn hông khác khi
    không khúc kìa lại làm là lắm lần lên lúc luôn lời mà mai máy mày mấy mẹ mệt mình mọi một mới mua mùi muốn mn nay này
    nào nên nếu ngày nghe nghĩ người nha nhà nhé nhỉ nhiều nhỏ như nhưng những nó nói nọ nữa nè ở ơi ôi ổn oi qua quá
    quan ra rằng rất rồi răng rứa sang sao sau sẽ sẻ share sợ ta tại tao tắm tất thành thấy thật thế thêm thì thích thiệt
    theo thằng thôi thông thử toàn tôi tới trời trong trên trước trưa trăm từ tự tui tụi tùng ủa ừ và vẫn vậy vào về vì
    việc với vừa vui xa xem xin y với dưới sáng chiều tối đêm qua hồi nãy kể gửi đăng bài tin
    khong cua duoc nguoi nhung cung thi roi voi minh moi neu nhu vay the nao nay mn dang vua ai oi biet
    about after again all also and any anyone are around at back been before but can come could day did do does done
    don every everyone folks for from get go going gone good got had has have heard her here him his how if in into
    is it its just know last like ll lot made make many may me more most much must my need new no not now of off on one
    only or other our out over people please put re right said same say see she should so some somebody someone still
    such t take tell than thank thanks that the their them then there they thing this those time to today tonight too
    two under until up us ve very want was way we well went were what when where which while who why will with word
    would yes yet you your s m d am an as be by neighbours anybody
    """.split()  # noqa: SIM905
)
PERSONS: frozenset[str] = frozenset(
    """
    ong chau nguyen tran hoang huynh mr mrs ms miss dr mayor chairman chairwoman chairperson officer teacher doctor
    nurse uncle aunt mum dad
    """.split()  # noqa: SIM905
)
TITLES: tuple[str, ...] = (
    "chu tich", "bi thu", "bac si", "giam doc", "co giao", "thay giao", "hieu truong", "truong phong", "truong ban",
    "to truong", "can bo", "lanh dao", "vice chair", "head of", "director of", "the head", "the director",
)  # fmt: skip
