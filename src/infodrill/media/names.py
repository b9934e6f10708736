"""Visible names of simulated people: a keyed hash of (author key, thread, drill), so no name follows anyone around.

The thread is part of the key: the same account has another name in another thread, and nothing links the two.
Names join a way of address with an invented nickname; none is a full personal name. Organisations have cards.
"""

# Charter: media names
from __future__ import annotations

from hashlib import blake2b

from infodrill.kernel.folding import de_accent

_ADDRESS = (
    "Chị",
    "Anh",
    "Cô",
    "Chú",
    "Bác",
    "Mẹ",
    "Ba",
    "Dì",
    "Cậu",
    "Bà",
    "Ông",
    "Nhà",
    "Hội",
    "Quán",
    "Tiệm",
    "Bé",
)
_GIVEN = (
    "Hạ", "Thu", "Mây", "Sương", "Bưởi", "Mít", "Na", "Sen", "Lúa", "Nếp", "Gạo", "Cốm", "Vừng", "Đậu",
    "Ngô", "Khoai", "Tôm", "Cua", "Ốc", "Sò", "Nghêu", "Mực", "Rạm", "Cá Kìm", "Cò", "Sáo", "Sẻ", "Vịt",
    "Nghé", "Mèo", "Cún", "Thỏ", "Bông", "Bống", "Tí", "Tèo", "Xíu", "Bin", "Su", "Cà", "Ớt", "Gừng",
    "Riềng", "Sả", "Nghệ", "Quế", "Hồi", "Mận", "Đào", "Lê", "Chanh", "Quýt", "Dừa", "Cau", "Trầu", "Tre",
    "Trúc", "Bèo", "Súng", "Rong", "Phù Sa", "Nắng", "Gió", "Trăng",
)  # fmt: skip
_EPITHET = (
    "Quay", "Bến Đò", "Xóm Lưới", "Đầu Ngõ", "Cuối Phố", "Chân Đê", "Bờ Kè", "Chợ Sớm", "Áo Mưa", "Nón Lá",
    "Xe Đạp", "Đèn Dầu", "Cửa Sông", "Cầu Ván", "Ruộng Muối", "Lò Gạch", "Quán Gió", "Mái Tôn", "Ao Làng",
    "Cây Gạo", "Gốc Đa", "Bãi Bồi", "Đuôi Sam", "Tóc Rối", "Mắt Cười", "Má Lúm", "Ngủ Nướng", "Dậy Sớm",
    "Hay Quên", "Hay Hỏi", "Ít Nói", "Cười Hoài", "Trà Đá", "Cà Phê Muối", "Bánh Đa", "Cháo Hàu",
    "Chả Rươi", "Nước Lọ", "Mắm Tép", "Xôi Xéo", "Hai Mươi", "Ba Chấm", "Số Lẻ", "Không Tên", "Nhà Bên",
    "Tầng Bốn", "Hẻm Cụt", "Ngã Năm", "Lưới Rách", "Thuyền Thúng", "Phao Cam", "Còi Tàu", "Neo Cũ",
    "Dây Thừng", "Vỏ Sò", "Cát Ướt", "Sóng Lừng", "Gió Bấc", "Mưa Rào", "Nắng Xiên", "Hoa Muống", "Lá Lốt",
    "Rau Má", "Củ Đậu",
)  # fmt: skip
_STYLES = 4
_NUMBERS = 1_000
NAMES = len(_ADDRESS) * len(_GIVEN) * len(_EPITHET) * _STYLES * _NUMBERS
"""How many names there are: two of a drill's 30,000 posts rarely share one, and a shared one means nothing."""


def display_name(author_key: int, thread: str, drill: int) -> str:
    """The name shown beside a post of `thread` in the drill of seed `drill`."""
    key = drill.to_bytes(16, "big", signed=True)
    said = f"{author_key}\x1f{thread}".encode()
    draw = int.from_bytes(blake2b(said, digest_size=8, key=key).digest(), "big") * NAMES >> 64
    draw, number = divmod(draw, _NUMBERS)
    draw, style = divmod(draw, _STYLES)
    draw, epithet = divmod(draw, len(_EPITHET))
    address, given = divmod(draw, len(_GIVEN))
    return _write(_ADDRESS[address], _GIVEN[given], _EPITHET[epithet], style, number)


def _write(address: str, given: str, epithet: str, style: int, number: int) -> str:
    full = f"{address} {given} {epithet} {number}"
    if style == 0:
        return full
    if style == 1:
        return de_accent(full)
    handle = full.lower().replace(" ", "_")
    return handle if style == 2 else de_accent(handle)
