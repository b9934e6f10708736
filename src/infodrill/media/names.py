"""Visible names of simulated people: a keyed hash of (author key, thread, drill), so no name follows anyone around.

The thread is part of the key: the same account has another name in another thread, and nothing links the two.
Names join a way of address with an invented nickname; none is a full personal name. Organisations have cards.
"""

# Charter: media names
from __future__ import annotations

from hashlib import blake2b
from math import prod

from infodrill.kernel.folding import de_accent

_ADDRESS = (
    "Chị", "Anh", "Cô", "Chú", "Bác", "Mẹ", "Ba", "Dì", "Cậu", "Bà", "Ông", "Nhà", "Hội", "Quán", "Tiệm", "Bé", "Bố", "Mợ",
    "Thím", "Dượng", "Cháu", "Em", "U", "Bầm", "Cụ", "Mế", "Bà Ngoại", "Ông Nội", "Mẹ Con", "Bố Con", "Chị Em", "Hai Bà Cháu",
    "Vườn", "Bếp", "Xưởng", "Gánh", "Sạp", "Tổ", "Xóm", "Góc",
)  # fmt: skip
_GIVEN = (
    "Hạ", "Thu", "Mây", "Sương", "Bưởi", "Mít", "Na", "Sen", "Lúa", "Nếp", "Gạo", "Cốm", "Vừng", "Đậu",
    "Ngô", "Khoai", "Tôm", "Cua", "Ốc", "Sò", "Nghêu", "Mực", "Rạm", "Cá Kìm", "Cò", "Sáo", "Sẻ", "Vịt",
    "Nghé", "Mèo", "Cún", "Thỏ", "Bông", "Bống", "Tí", "Tèo", "Xíu", "Bin", "Su", "Cà", "Ớt", "Gừng",
    "Riềng", "Sả", "Nghệ", "Quế", "Hồi", "Mận", "Đào", "Lê", "Chanh", "Quýt", "Dừa", "Cau", "Trầu", "Tre",
    "Trúc", "Bèo", "Súng", "Rong", "Phù Sa", "Nắng", "Gió", "Trăng", "Sóc", "Nhím", "Tép", "Cá Cơm", "Chuồn Chuồn", "Dế",
    "Ve", "Bướm", "Kiến", "Ong", "Nhện", "Cuốc", "Chích", "Vạc", "Le Le", "Ngỗng", "Gà Tre", "Heo", "Bê", "Rùa", "Ếch", "Chè",
    "Mứt", "Kẹo", "Bánh", "Mì", "Bún", "Miến", "Cháo", "Xôi", "Muối", "Đường", "Mật", "Sữa", "Bơ", "Ổi", "Me", "Sấu", "Khế",
    "Vải", "Nhãn", "Hồng", "Cam", "Mơ", "Dâu", "Táo", "Bí", "Bầu", "Mướp", "Su Su", "Hành", "Tỏi", "Ngải", "Lạc", "Sắn", "Mía",
    "Củi", "Rơm",
)  # fmt: skip
_EPITHET = (
    "Quay", "Bến Đò", "Xóm Lưới", "Đầu Ngõ", "Cuối Phố", "Chân Đê", "Bờ Kè", "Chợ Sớm", "Áo Mưa", "Nón Lá",
    "Xe Đạp", "Đèn Dầu", "Cửa Sông", "Cầu Ván", "Ruộng Muối", "Lò Gạch", "Quán Gió", "Mái Tôn", "Ao Làng",
    "Cây Gạo", "Gốc Đa", "Bãi Bồi", "Đuôi Sam", "Tóc Rối", "Mắt Cười", "Má Lúm", "Ngủ Nướng", "Dậy Sớm",
    "Hay Quên", "Hay Hỏi", "Ít Nói", "Cười Hoài", "Trà Đá", "Cà Phê Muối", "Bánh Đa", "Cháo Hàu",
    "Chả Rươi", "Nước Lọ", "Mắm Tép", "Xôi Xéo", "Hai Mươi", "Ba Chấm", "Số Lẻ", "Không Tên", "Nhà Bên",
    "Tầng Bốn", "Hẻm Cụt", "Ngã Năm", "Lưới Rách", "Thuyền Thúng", "Phao Cam", "Còi Tàu", "Neo Cũ",
    "Dây Thừng", "Vỏ Sò", "Cát Ướt", "Sóng Lừng", "Gió Bấc", "Mưa Rào", "Nắng Xiên", "Hoa Muống", "Lá Lốt",
    "Rau Má", "Củ Đậu", "Giàn Bầu", "Sân Đình", "Giếng Cũ", "Cổng Tre", "Bậu Cửa", "Hiên Sau", "Gác Xép", "Bếp Than", "Nồi Đất",
    "Chum Vại", "Quạt Nan", "Chiếu Cói", "Võng Đay", "Guốc Mộc", "Khăn Rằn", "Túi Vải", "Kính Lão", "Sổ Tay", "Bút Chì",
    "Cờ Tướng",
    "Sáo Trúc", "Diều Giấy", "Bi Ve", "Con Quay", "Ô Ăn Quan", "Đồng Hồ Chết", "Tàu Chậm", "Xe Ba Gác", "Đò Chiều", "Chợ Phiên",
    "Hẹn Mai", "Thích Ngủ", "Sợ Sấm", "Mê Cải Lương", "Ghét Hành", "Nghiện Chè", "Hay Lạc", "Đi Bộ",
)  # fmt: skip
_SHAPES = (
    (_ADDRESS, _GIVEN, _EPITHET),
    (_GIVEN, _GIVEN, _EPITHET),
    (_ADDRESS, _GIVEN, _GIVEN),
    (_ADDRESS, _GIVEN, _GIVEN, _EPITHET),
)
"""What a name is made of: how somebody is addressed, what they are called (or two of theirs), and what they are known by."""
_WRITINGS = 8
NAMES = sum(prod(map(len, shape)) for shape in _SHAPES) * _WRITINGS
"""How many names there are: enough for all who are seen in a drill, without a number, which reads as a machine's."""


def display_name(author_key: int, thread: str, drill: int) -> str:
    """The name shown beside a post of `thread` in the drill of seed `drill`."""
    key = drill.to_bytes(16, "big", signed=True)
    said = f"{author_key}\x1f{thread}".encode()
    draw = int.from_bytes(blake2b(said, digest_size=8, key=key).digest(), "big")
    draw, shape = divmod(draw, len(_SHAPES))
    draw, writing = divmod(draw, _WRITINGS)
    parts: list[str] = []
    for shelf in _SHAPES[shape]:
        draw, place = divmod(draw, len(shelf))
        # Nobody is called the same twice.
        parts.append(shelf[place] if shelf[place] not in parts else shelf[place - 1])
    return _written(" ".join(parts), writing)


def _written(full: str, writing: int) -> str:
    """As its bearer types it: with marks or without, as a name or as one word."""
    plain = de_accent(full)
    small = plain.lower()
    return (full, full, full, plain, plain, full.lower(), small.replace(" ", "_"), small.replace(" ", "."))[
        writing
    ]
