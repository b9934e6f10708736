"""What leads out of the range to an account or a page is seen however it is written; what leads nowhere passes."""

from __future__ import annotations

import pytest

from infodrill.kernel.leads import leads

OUT = [
    "xem @nguyenvan.a nhé", "facebook.com/nguyen.van.a", "fb.com/abc", "zalo.me/0912", "t.me/kenh", "facebook . com / an",
    "facebook chấm com", "facebook[.]com/an", "nguyenan (dot) com", "https://abc.test/x", "https://a.invalid@evil.test",
    "http://8.8.8.8/x", "http://192.168.evil.test/", "https://evil.invalid.com", "xin.vn", "u/abc_def", "uid 100012345",
    "fb/an.nguyen", "bit.ly/3x", "xem profile.php?id=4", "\uff20nguyen", "www.trang.vn", "tg://resolve?domain=a", "nick/an.an",
]  # fmt: skip
NOWHERE = [
    "https://xem.dien-tap.invalid/s1.", "(https://a.invalid/x)", "a@b.invalid", "http://192.168.1.4:8000/d/x/", "http://localhost:8000",
    "tại nhà.Có người", "lúc 4.12 m. Me tôi", "Gọi {phone:a}", "nhóm Zalo: tổ 5", "và/hoặc nhà/xưởng", "km/h 10/5", "tôi @ nhà",
    "1.5 tr.đồng", "TP.HCM", "Đã rõ.Ok", "trên Facebook có bài", "s1@2", "3/5 hộ; 12:30",
]  # fmt: skip


@pytest.mark.parametrize("text", OUT)
def test_what_leads_to_an_account_or_a_page_is_found(text: str) -> None:
    assert list(leads(text)), text


@pytest.mark.parametrize("text", NOWHERE)
def test_what_leads_nowhere_passes(text: str) -> None:
    assert list(leads(text)) == []
