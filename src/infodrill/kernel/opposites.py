"""What denies, and words that cannot both be said of one thing at one time: once, for all who hold a text against another.

A pair is a matter of which a clause takes one side: "shut" is the other side of "open", and "not open" is that of "shut".
"""

# Charter: kernel opposites
from __future__ import annotations

from infodrill.kernel.patterns import Signs, in_both

NOT_VI = (
    r"(?:không|chưa|chẳng|chả|đừng|chớ|ko|khoan|tránh|cấm|thay vì|(?<!ra )(?<!rời )khỏi)"
    r"(?! (?:chỉ|những|muộn|chậm|quá|hiểu sao)(?!\w))"
)
NOT_EN = (
    r"(?:no(?!\.? ?\d)|not|never|none|nobody|nothing|neither|nor|without|cannot|hardly|instead of|avoid|\w+n['’]t)"
    r"(?! (?:only|later|more|just)\b)"
)
DENIES: Signs = in_both(NOT_VI, NOT_EN)
"""What denies or forbids whatever stands behind it."""
TRUTH = 0
"""Of the pairs, that something is so or not."""
OPPOSITES: tuple[tuple[Signs, Signs], ...] = (
    (
        in_both(r"thật|có thật|đúng|chính xác", r"genuine|real|true|correct|accurate"),
        in_both(r"giả|giả mạo|sai|bịa|bịa đặt|nhầm", r"forged|forger(?:y|ies)|fakes?|false|untrue|wrong|invented|hoax"),
    ),
    (
        in_both(r"mở(?: cửa)?|thông(?: xe)?", r"opens?|opened|reopen\w*|unlock\w*"),
        in_both(
            r"(?<!hoạt )đóng(?: cửa)?(?! góp)|khóa(?: cửa)?|khép|phong tỏa|chặn|cấm",
            r"clos(?:es?|ed|ing)|shuts?|locks?|locked|blocked|sealed off",
        ),
    ),
    (
        in_both(r"an toàn|vô hại|lành|không sao", r"safe|harmless|unharmed|fine"),
        in_both(
            r"nguy hiểm|(?<!ngộ )(?<!giải )độc|độc hại|gây hại|nhiễm \w+",
            r"dangerous|unsafe|harmful|poison\w*|toxic|contaminated|hazardous",
        ),
    ),
    (
        in_both(
            r"tăng|dâng|lên|lan rộng",
            r"ris(?:es?|en|ing)|rose|increas\w+|grew|grown|grow(?:s|ing)?|(?:gone|went|going) up",
        ),
        in_both(
            r"giảm|hạ|rút|xuống|lùi|thu hẹp",
            r"fall(?:s|en|ing)?|fell|decreas\w+|drop(?:s|ped|ping)|(?:gone|went|going) down|declin\w+",
        ),
    ),
    (
        in_both(r"còn|đủ|dồi dào|đầy", r"enough|plenty|in stock|available|full"),
        in_both(
            r"(?<!đến )(?<!cho )(?<!trước )hết|thiếu|cạn|cạn kiệt",
            r"r[au]n(?:ning|s)? out|short(?:age)?|gone|sold out|empty",
        ),
    ),
    (
        in_both(r"vững|nguyên vẹn|lành lặn|trụ được", r"hold(?:s|ing)|held|intact|sound|standing|unbroken"),
        in_both(
            r"vỡ|sập|gãy|sụt|nứt|đổ|sạt",
            r"giv(?:es?|en) way|gave way|burst|collapsed?|broken?|breached|cracked|fallen down",
        ),
    ),
    (
        in_both(
            r"chạy|hoạt động|diễn ra|tiếp tục|làm việc|họp|phát",
            r"runs?|running|works?|working|on as planned|go(?:es)? ahead|going on|held",
        ),
        in_both(
            r"dừng|ngừng|ngưng|hủy|hoãn|đình chỉ",
            r"stopped|stops?|cancel\w+|suspended|called off|postponed|put off|out of order|idle",
        ),
    ),
    (
        in_both(r"đi học|đến lớp|đến trường", r"(?:goes|go|come|comes) to school"),
        in_both(r"nghỉ học|ở nhà", r"stays? (?:at )?home|off school"),
    ),
    (
        in_both(r"bật|đóng điện|có điện", r"(?:switch|turn)\w* on|is on|back on"),
        in_both(r"tắt|ngắt|cắt|mất điện", r"(?:switch|turn)\w* off|cut off|is off"),
    ),
    (
        in_both(r"sống sót|còn sống|bình phục|tỉnh táo", r"alive|surviv\w+|recover\w*"),
        in_both(r"chết|tử vong|thiệt mạng|qua đời", r"dead|died|killed"),
    ),
    (
        in_both(r"miễn phí|không mất tiền", r"free(?: of charge)?|costs? nothing"),
        in_both(r"mất tiền|thu phí|thu tiền|tốn tiền|phải trả tiền", r"charge[sd]?|costs?(?! nothing)|fees?|paid for"),
    ),
    (
        in_both(r"bắt buộc", r"compulsory|mandatory|obligatory|required"),
        in_both(r"tự nguyện|tùy (?:ý|chọn)", r"voluntary|optional"),
    ),
    (
        in_both(r"ở yên|ở lại", r"stays?|remains?"),
        in_both(r"rời|sơ tán|di dời", r"leaves?|left|evacuat\w+|moved? out"),
    ),
    (
        in_both(r"sạch|đạt(?: chuẩn)?", r"clean|met the standard|meets the standard"),
        in_both(r"bẩn|ô nhiễm|vượt ngưỡng", r"dirty|polluted|failed the standard"),
    ),
)  # fmt: skip
