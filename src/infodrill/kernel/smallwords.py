"""Words that say nothing by themselves: where a subject ends, at which none begins or ends, and those that speak of a person.

By language, because "an", "may" and "so" are small in English and no small words in Vietnamese. Vietnamese ones are spelt with
their marks: without them "để" is "đê".
"""

# Charter: kernel small words
from __future__ import annotations

from collections.abc import Mapping

_SMALL_VI = frozenset(
    """
    ai bao bèn bả bị bởi bữa cho chưa chả chắc chẳng chỉ chớ chứ chừ cx các cái còn có cùng cũng cần của cứ dc do dzậy
    dưới dạ em ghê giữa gì ngay gần hay hok hoặc há hãy hè hén hông hơn hả hễ hổng k kg khi không khỏi ko kìa kẻo lun luôn là
    lúc lại lắm mn mà mình mô mấy mọi mỗi một mới nay nghe nghen ngoài nha nhau nhiều nhma nhá nhé như nhưng nhỉ nhờ
    những nào này nè nên nó nếu nọ nữa phải qua quá ra răng rất rằng rồi rứa sao sau so sắp sẻ sẽ ta tao theo thiệt
    thui thì thôi thấy thằng thế trong trên trước tui tôi tại tận tớ tới tụi từng vs và vào vâng vì vô vại vầy vẫn vậy
    về với vừa xem y zậy à ôi đang đc đi đâu đây đã đó được đấy đến đều để đứa đừng ơ ơi ạ ấy ổng ờ ở ủa ừ ừm
    """.split()  # noqa: SIM905
)
_SMALL_EN = frozenset(
    """
    a about after again ago all already also always an and any anybody anyone anything are around as at away back be
    been before being bit but by came can could d did do does don done each else ever every everybody everyone
    everything few for from get gets go goes going gone got had half has have he her here hers him his how hundred
    hundreds i if in into is isn it its just last like ll lot lots m many may maybe me might mine more most much must
    my near need never no nobody none not nothing now of off ok on once one only or other our ours out over own per
    please put re really right s said same saw say says see seen several shall she should since so some somebody
    someone something still such t take tell ten than thank thanks that the their theirs them then there these they
    thing things this those through to today told tomorrow tonight too twenty two under until up upon us ve very want
    wants was way we well went were what when where whether which while who whom whose why will with within without
    won would yes yesterday yet you your yours
    """.split()  # noqa: SIM905
)
_UNENDING_VI = frozenset(
    """
    cụ kỵ anh ba biet biết bà bài bác bé bên bạn bảo bảy bấm bằng bỏ chi chia chiếc chiều chuyển chuyện cháu chép chín chú
    chúng chậm chị chờ chục chủ coi con cua cung cô cơ cười cả cậu duoc dì dù giây giùm giúp giờ gặp gửi hai hen hiện
    hôm hết hỏi hỏng hồi khong khác kể la lo làm lên lấy lần lời mai minh moi mong mua muốn muộn mày mươi
    mẹ mệt nao neu nghìn nghĩ ngu nguoi ngàn ngày ngó người nhanh nhu nhung nhà nhìn nhận nhật nhỏ nãy nói năm oi phút
    roi sang share sáng sáu sớm sợ thi thành tháng thêm thích thông thật thứ thử tin toàn triệu trăm trưa trời tuần
    tám tùng tư tưởng tất tối từ tự vay việc voi vua vui vài xa đêm đòi đúng đăng đọc đợi ổn
    """.split()  # noqa: SIM905
)
_UNENDING_EN = frozenset(
    """
    down upside afternoon am answer answered answers ask asked asking asks bad believe big bring broken brought busy call called
    calling calls carry check come comes coming cut dang dares day days end ends evening false feel feels felt find
    fine first five folks found four friday give given gives giving good great hear heard help hold holding hope hour
    hours keep keeping keeps kept knew know knows leave leaving left let lets little live lives living long look
    looked looking looks lose love made make mean means mind minute minutes miss monday month months morning move
    needs neighbours new next nghe nice night nights old open opened owe paid pass pay pays people pick post posted
    print puts quan reach reaches read reading reads real remember run runs saturday second sell send sends sent share
    show shown shows sit six sleep small sound sounds speak stand stay stayed stop stopped stops sunday sure swear
    taken takes taking talk talking tao think thinks third thought three thursday time true try trying tuesday tui
    turn turned use used using wait waiting walk watch watched wednesday week weeks word work working works write
    wrong wrote xin year years
    """.split()  # noqa: SIM905
)
SMALL: Mapping[str, frozenset[str]] = {"vi": _SMALL_VI, "en": _SMALL_EN}
"""Words of grammar, and those as empty: no subject holds one."""
UNENDING: Mapping[str, frozenset[str]] = {"vi": _SMALL_VI | _UNENDING_VI, "en": _SMALL_EN | _UNENDING_EN}
"""Where no subject begins or ends, though it may hold them: days and measures of time too, and verbs of saying and doing."""
ADDRESSED: frozenset[str] = frozenset(
    "anh chị cô chú bác bé em ông bà cậu dì thầy cháu con mẹ bố ba má mr mrs ms miss dr uncle aunt".split()  # noqa: SIM905
)
"""Words before a name that make it a person's."""
