"""How much of a text is blacked out: the sentence that tells a protected fact, whole, and nothing beside it."""

from __future__ import annotations

import pytest

from infodrill.conduct.veiling import CLOSED, veil_of
from infodrill.kernel.i18n import tr
from tests.review.scene import bi, claim, scenario

FIRST = "Cụ ấy đang xạ trị ung thư trên tỉnh, hai năm nay giấu không cho ai trong xóm biết."
SECOND = "Nhà cháu bé đang vay nóng mười lăm triệu của một chủ nợ ngoài chợ."
HIDDEN = scenario(
    claim(
        "quiet",
        "G0",
        "FALSE",
        "H1",
        protects=({"ground": "personal", "fact": bi(FIRST)}, {"ground": "personal", "fact": bi(SECOND)}),
    )
)
SIGN = tr("vi", CLOSED)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Có tin. {FIRST} Phường xem giúp!", f"Có tin. {SIGN}. Phường xem giúp!"),
        (f"Có tin. Đóng 3.000 đồng; {FIRST} Xong.", f"Có tin. {SIGN}. Xong."),
        (f"{FIRST} Mai họp ở đình. {SECOND} Xong.", f"{SIGN}. Mai họp ở đình. {SIGN}. Xong."),
        ("Căn cước 001099012345 là của ông tổ trưởng.", "Căn cước 001099012345 là của ông tổ trưởng."),
        ("Phường đã nhận tin và đang hỏi trạm.", "Phường đã nhận tin và đang hỏi trạm."),
    ],
)
def test_the_whole_sentence_goes_and_nothing_beside_it(text: str, shown: str) -> None:
    assert veil_of(HIDDEN)(text, "vi") == shown
