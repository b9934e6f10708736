"""What leads out of the range to an account or a page is seen however it is written; what leads nowhere passes."""

from __future__ import annotations

import sys
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.forms import both_forms
from tests.patience import grows

from infodrill.conduct.persons import person_in
from infodrill.kernel.folding import de_accent
from infodrill.kernel.leads import _plain, leads

OUT = [
    "hoa.nguyen1987 trên threads", "gặp minh_anh.88 on Instagram", "xem @nguyenvan.a nhé",
    "facebook.com/nguyen.van.a", "fb.com/abc", "zalo.me/0912", "t.me/kenh",
    "facebook . com / an", "t . me / kenh", "t. me/kenh", "t chấm me / kenh", "t\u00b7me/kenh", "t,me/kenh", "facebook,com/an",
    "2405:4800:102:1::3", "[2405:4800:102:1::3]:8080", "118.69.35.12:8080", "118[.]69[.]35[.]12",
    "facebook chấm com", "facebook[.]com/an", "nguyenan (dot) com", "https://abc.test/x",
    "https://a.invalid@evil.test",
    "http://8.8.8.8/x", "http://192.168.evil.test/", "https://evil.invalid.com", "xin.vn", "u/abc_def",
    "uid 100012345",
    "fb/an.nguyen", "bit.ly/3x", "xem profile.php?id=4", "\uff20nguyen", "www.trang.vn",
    "tg://resolve?domain=a", "nick/an.an",
    "www abc vn", "bit ly/xyz", "IP 113.161.72.10", "discord an#1234", "nguyenvana[@]gmail",
    # any ending, with a path, a port or a sign before it
    "mastodon.social/@nguyenvana", "evil.zone/abc", "evil.zone:8080/a", "//evil.zone", "//evil.com/abc",
    ".evil.com/x",
    "www . evil . zone", "ts.evil.fr/abc", "https://a.invalid/,evil.fr/x", "https://a.invalid@evil.fr/x",
    "/@nguyenvana",
    # bare names
    "evil.fr", "evil.jp", "evil.co.uk", "evil.blog", "nguyenvan.social", "an@evil.fr", "evil.online",
    # look-alikes, blanks, other dots
    "evil\uff0ecom/abc", "evil\uff61fr/abc", "evil\u2024blog/x", "\u0435vil.\u0441om/a", "evil .com/abc",
    "evil. com/abc",
    "https : // evil . com / a", "evil . fr / a", "hxxps://evil.zone", "evil chấm com",
    # numbers of machines
    "8.8.8.8/abc", "8.8.8.8:8080/abc", "//8.8.8.8", "1.100.200.150/x",
    # a network and the name of an account
    "Facebook\nnguyenvana90", 'facebook "nguyenvana90"', "facebook là nguyenvana90", "tiktok tên nguyenvana90",
    "instagram\u2192nguyenvana90",
    "skype:nguyenvana", "sip:an@b", "evil.vercel.app", "evil.top",
    # letters held apart
    "f a c e b o o k . c o m / x", "f-a-c-e-b-o-o-k . com/x", "e v i l . f r / a b c",
    "xem @ n g u y e n v a n a nhé", "f*b*.*c*o*m*/*a",
    "f  a  c  e  b  o  o  k  .  c  o  m", "h t t p s : / / e v i l . z o n e", "Xem z a l o . m e / 0 9 1 2.",
    # names in other letters
    "пример.рф", "сайт.онлайн/x", "example.рф", "xn--e1afmkfd.xn--p1ai", "παράδειγμα.ελ", "네이버.한국",
    "مثال.السعودية", "例子.中国", "例子。香港",
    # a person's name beside a network's
    "bài của Nguyễn Văn An trên Facebook", "Tran Thi Hoa on Facebook said", "Lê Văn Bình trên TikTok",
    "NGUYỄN VĂN AN trên Zalo",
    "Facebook Nguyễn Văn An", "Zalo của chị Trần Hoa", "facebook: Pham Minh Duc",
    "tài khoản Hoa Mai trên Facebook", "user Jane Doe on TikTok",
    "Bùi Hoa, trên mạng Facebook",
    "facebook: nguyen.van.an.1987", "tiktok nguyenvanan_87", "ig nguyen.van.an", "fb nguyenvanan", "zalo 0912345678",
    "zalo: 0912 345 678", "facebook id 100012345678901", "id 100012345678901", "@123nguyen", "(@)nguyenvana",
    "@ nguyenvanan",
    # names in other wordings, letters and blanks; endings with vowel signs; letters apart by several signs
    "Nguyễn  Văn  An  trên  Facebook",
    "NGUYỄN VĂN AN TRÊN FACEBOOK",
    "nguyễn văn an trên facebook",
    "nguyen van an on facebook",
    "Tống Văn Thuận trên Facebook",
    "Lương Thị Hoa trên Zalo",
    "Facebook của Nguyễn Văn An",
    "facebook của nguyễn văn an",
    "facebook của Nguyễn  An",
    "An Nguyen on Facebook",
    "Hoa Tran's Facebook",
    "Nguyễn Văn An's Facebook",
    "Nguyễn trên Facebook",
    "chị Hoa trên Facebook",
    "anh Tuấn dùng Zalo",
    "Zalo chị Hoa",
    "Facebook anh Tuấn",
    "facebook cá nhân của Trần Thị Hoa",
    "Facebook page of Pham Minh Duc",
    "tài khoản Facebook mang tên Trần Hoa",
    "Nguyễn Văn An qua mạng xã hội Facebook",
    "Nguyễn Văn An (Facebook)",
    "Nguyễn Văn An - Facebook",
    "NguyễnVănAn trên Facebook",
    "N g u y ễ n V ă n A n trên Facebook",
    "Youtuber Trần Thị Hoa",
    "TRẦN THỊ HOA  TREN ZALO",
    "Le Van Binh uses TikTok",
    "(at)nguyenvana",
    "[a còng] nguyenvanan",
    "a còng nguyenvanan",
    "an (at) gmail (dot) com",
    "उदाहरण.भारत",
    "उदाहरण.भारत/x",
    "пример.рф",
    "ПРИМЕР.РФ",
    "пример . рф",
    "ตัวอย่าง.ไทย",
    "உதாரணம்.இந்தியா",
    "f a-c e_b o o k . c o m / x",
    "f a  c e b o  o k . c o m",
    "f,a,c,e,b,o,o,k,.,c,o,m",
    "@ n-g u-y e-n v-a n a",
    "e·v i·l . f r / a",
    "Phạm Thị Hoa trên facebook",
    "phạm thị hoa trên Facebook",
    "facebook có tên Nguyễn Văn An",
    "bạn Minh Anh trên TikTok",
    # an account by any name that is no office's
    "nick Facebook Hoa Nguyen", "nick Facebook Gió Biển", "Zalo của Tư Lành", "Zalo của Hoa", "tài khoản TikTok Mèo Mun",
    "tài khoản tiktok của Bé Na", "nick zalo là Lan Anh", "tài khoản Facebook mang tên Hoa Mai", "tài khoản Facebook “Hoa Mai”",
    "TikTok account Jane Doe", "Facebook user Jane", "Zalo nick Gió", "facebook của Lan", "tai khoan TikTok Meo Mun",
    "TikTok profile of Minh Anh", "tài khoản cá nhân Facebook Hoa Mai", "trang cá nhân Facebook của Hoa", "nick FB Tí Sún",
    "nick Facebook: Hoa Nguyen", "nguyenvana (a còng)",
]  # fmt: skip
NOWHERE = [
    "UBND TP.HCM trên Facebook", "covid19 trên Zalo", "bản nộp.Có tin trên Facebook", "https://xem.dien-tap.invalid/s1.",
    "(https://a.invalid/x)", "a@b.invalid", "http://192.168.1.4:8000/d/x/",
    "http://localhost:8000",
    "mục 1.2.3.4", "1.200.100.150 đồng", "12::30", "fe80::1", "::1", "anh,em cùng đi", "về. me ơi", "1 . 2 . 3 . 4",
    "tại nhà.Có người", "lúc 4.12 m. Me tôi", "Gọi {phone:a}", "nhóm Zalo: tổ 5", "và/hoặc nhà/xưởng",
    "km/h 10/5", "tôi @ nhà",
    "1.5 tr.đồng", "TP.HCM", "Đã rõ.Ok", "trên Facebook có bài", "s1@2", "3/5 hộ; 12:30", "192.168.1.4:8000/d",
    "lúc 7.30 ngày 12/9", "đơn giá 12.5 tr/m³, 1.200.000 đồng", "1.200.000.000/năm và 1.150.200.120 đồng/tháng",
    "1.150.200.120/tháng", "UBND P.3/Q.1 và TP.HCM/UBND", "số 12/KH-UBND, 45/QĐ-TTg, a/b, km/h, e.g., i.e., v.v./v.v",
    "Zalo của phường, đăng trên Facebook, gửi email cho tổ",
    "Zalo: tổ 5; Facebook: thông báo; nhóm Zalo 84 thành viên",
    "GS.TS.BS Nguyễn; PGS.TS/ThS.BS; N.V.An/T.T.Bình", "Trực 8g30-11g30, 13h30/17h00; mục 1.2.3.4 và 2.1.3",
    "Họp tại nhà.Có người hỏi.Tôi trả lời.Do đó/nên", "het roi. Com hop phat luc 11h", "het roi .Com hop",
    "xong . Me toi di cho",
    "ĐT.741/QL.13, Đ.3/2, TT.Huế, KT.CHỦ TỊCH, TM.UBND", "mẫu.docx/pdf, danh-sach.pdf, bao-cao.xlsx",
    "Hỏi @ nhà văn hóa lúc 7h; 5 kg @ 12.000đ", "tin facebook covid19 lan; Zalo 2k5; fb 4g",
    "đăng trên Facebook.Sau đó gỡ; tren facebook roi.Sau do", "nước 1.5tr.đồng; 10.000đ/kg; 4.5km/h; 3/5 hộ; 12:30",
    "bài trên facebook/zalo của phường", "Facebook/báo/đài", "ID 000123; mã hồ sơ 2026.000.123/TN",
    "Thông tư 12/2025/TT-BYT; Công văn số 88/HM-KHẨN; 07/TN", "Ban.TW, BCH.TW; a.m./p.m.; 9.30 a.m.",
    "The fee.It is free; see no.3/4, vs. others, U.S./U.K.", "Mỗi hộ 2.5 m3/ngày.đêm", "The page www.haiminh.invalid",
    "Zalo official account của phường; Facebook announcement; messenger group",
    "Phát cho 300 người/ngày, 24/7, 50/50",
    "reply.vi press-storm.en texts/town.yaml fee-list.svg", "facebook (nhóm tổ dân phố) zalo - nhóm 3",
    "T H Ô N G B Á O . K H Ẩ N", "A B C D E F", "1 2 3 4 5 6 7 8", "a - b - c - d - e - f", "T-H-Ô-N-G B-Á-O",
    "mục a . b . c . d . e . f",
    "C. T. H. Đ. Q. T.", "1 . 2 . 3 . 4 . 5 . 6", "_ _ _ _ _ _ _", ". . . . . . . .", "5.μg, 0.5μg, 3.5kΩ",
    "你好。世界", "Nhà văn hóa 你好.",
    "Trang Y Tế trên Facebook", "Phạm vi trên Facebook", "phường Nguyễn Du trên Facebook",
    "Hải Minh trên Facebook", "trường Lê Hồng Phong trên Zalo",
    "Facebook Hải Minh", "Facebook của phường", "Hồ Gươm trên TikTok", "Facebook: Thông báo",
    "Mai lên Facebook; Mai Hoa ở Facebook",
    "tài khoản của phường trên Facebook", "Ông Nguyễn Văn An phát biểu trên Facebook", "Do Not Share trên",
    "account on Facebook",
    "Liên hệ 8.00-11.00/13.00-16.00", "haiminh.invalid; haiminh.invalid.",
    # prose of an office beside the name of a network
    "vi phạm thị trường trên Facebook",
    "nguyên văn bài viết trên Facebook",
    "nguyen van bai tren facebook",
    "một phần lớn trên facebook",
    "phan lon tren facebook",
    "nguyen nhan tren facebook",
    "Đoàn Thanh Niên trên Facebook",
    "Bà Rịa trên Facebook",
    "Đồng Tháp Mười trên Facebook",
    "Châu Thành A trên Zalo",
    "Thái Bình Dương trên YouTube",
    "bà con trên Facebook",
    "dòng họ Nguyễn trên Facebook",
    "Hội Phụ Nữ phường trên Zalo",
    "UBND phường dùng Zalo",
    "Sở Y tế qua Facebook",
    "trần nhà dột đăng trên facebook",
    "giá ngô trên facebook",
    "thị trường văn phòng trên Zalo",
    "Văn phòng Ủy ban qua Zalo",
    "Văn Thư trên Zalo",
    "Công an phường trên Facebook",
    "Từ Liêm trên Facebook",
    "Kim Ngọc trên TikTok",
    "Zalo của ông bà",
    "Facebook của bạn đọc",
    "Zalo em bé",
    "bạn đọc trên Facebook",
    "Trang tin của phường trên mạng xã hội Facebook: 1, 2, 3, 4, 5, 6, 7",
    "Tổ A, B, C, D, E, F, G họp",
    "a - b, c - d, e - f, g",
    "Trương tuần trên Zalo",
    "Hà Nội Mới",
    "chị em phụ nữ trên Zalo",
    "Ông Nguyễn Văn An phát biểu trên Facebook",
    "Phường có Zalo, Facebook",
    "Cao Bằng trên Facebook",
    "đặng chí tình trên facebook",
    "lê thê trên facebook",
    "hồ văn hóa trên facebook",
    "Nhóm Zalo: Tổ 5, Ông Ích Khiêm",
    "Chủ tịch UBND phường Lê Hồng Phong trên Zalo",
    "Facebook Sở Y tế",
    "Tiểu ban Tuyên truyền dùng Zalo",
    "Trạm Y tế, Zalo nhóm",
    "Kính gửi anh chị trên Zalo",
    "đề nghị vũ trang trên facebook",
    "đường Trần Phú (Facebook)",
    "Phường Bến Lành - Facebook",
    "Tin ở Facebook; lịch 8 - 9 - 10 - 11 - 12 - 13",
    "Mục I, II, III, IV, V, X",
    "Điểm A; B; C; D; E; F; G",
    "Đề nghị Ban Tuyên giáo, Đoàn Thanh niên đăng trên Facebook của phường", "Ủy ban nhân dân phường thông báo qua Zalo",
    "Văn bản số 12/UBND gửi qua Zalo nhóm tổ trưởng", "Thị trường chợ Bến Lành trên Facebook không có bài nào",
    "Phan Thiết trên Facebook", "Đào tạo tuyên truyền viên dùng Zalo, Facebook",
    "Trang Facebook có tên Tin Phường; tài khoản Zalo tên Trạm Y Tế", "Facebook là kênh chính; Zalo là kênh phụ",
    "Từ Văn phòng gửi qua Zalo", "Công ty Minh Phát có Facebook", "Giang Thành trên YouTube", "Chu Văn trên mạng",
    "tài khoản Facebook của phường Bến Lành", "tài khoản Zalo Phường Bến Lành", "tài khoản Facebook giả", "nick Facebook lạ",
    "tài khoản TikTok này", "Zalo của Trạm Y tế", "Zalo của UBND phường", "Facebook của Ủy ban", "tài khoản Zalo OA của phường",
    "Facebook account of Bến Lành clinic", "Zalo account of the ward", "TikTok account that posts", "Zalo của Bến Lành",
    "tài khoản Facebook Trung tâm Y tế", "Facebook của Công an phường", "Zalo của Hội Phụ nữ", "tài khoản Facebook Hải Minh",
    "Mở tài khoản Facebook. Sau đó", "tài khoản Zalo: Đề nghị bà con không chuyển tiền", "A TikTok account. Nobody knows whose.",
]  # fmt: skip


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


UNSEEN = ("\u200b", "\u2060", "\u00ad", "\ufe0f", "\x00")
NAMES = st.from_regex(r"[a-z]{5,12}", fullmatch=True)
ADDRESSES = st.one_of(
    st.builds("{}.{}/{}".format, NAMES, st.sampled_from(("com", "vn", "fr", "jp", "blog", "social")), NAMES),
    st.builds("//{}.{}".format, NAMES, st.sampled_from(("com", "zone", "museum"))),
    st.builds("@{}".format, NAMES),
    st.builds("facebook {}.{}.1987".format, NAMES, NAMES),
)


SURNAMES = ("Nguyễn", "Trần", "Huỳnh", "Lê", "Vũ", "Tống", "Lương", "Trương", "Phùng", "Quách", "Tạ")
WORDINGS = (
    "{} trên Facebook", "{} ở Zalo", "{} on Facebook", "{} qua mạng TikTok", "{} dùng Zalo", "{} (Facebook)", "Facebook của {}",
    "Zalo {}", "facebook: {}", "Facebook có tên {}", "tài khoản Facebook mang tên {}", "{}'s Facebook", "Facebook cá nhân của {}",
)  # fmt: skip
DRAWN = (
    lambda text: text, str.upper, lambda text: text.replace(" ", "  "), lambda text: text.replace(" ", "\u00a0"),
    de_accent, lambda text: full_width(de_accent(text)), lambda text: "\u200b".join(text), nfd,
)  # fmt: skip


def full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


@pytest.mark.parametrize("text", OUT)
def test_what_leads_to_an_account_or_a_page_is_found(text: str) -> None:
    assert list(leads(text)), text


@pytest.mark.parametrize("text", OUT)
def test_a_watch_list_takes_no_lead_in(text: str) -> None:
    assert person_in(text)


@pytest.mark.parametrize("text", NOWHERE)
def test_what_leads_nowhere_passes(text: str) -> None:
    assert [text[lead.start : lead.end] for lead in leads(text)] == []


@given(ADDRESSES, st.sampled_from(UNSEEN))
def test_no_disguise_hides_what_is_found_plain(address: str, unseen: str) -> None:
    assert list(leads(address))
    disguises = [unseen.join(address), full_width(address), address.upper(), full_width(address.upper())]
    if address[0] not in "@f" and address[:2] != "//":
        disguises.append(address.replace(".", " . "))
    for disguise in disguises:
        found = [disguise[lead.start : lead.end] for lead in leads(f"Xem {disguise} nhé")]
        assert found, ascii(disguise)


@pytest.mark.parametrize("wording", WORDINGS)
def test_a_person_beside_a_network_is_found_in_any_wording_and_drawing(wording: str) -> None:
    for surname, draw in product(SURNAMES, DRAWN):
        text = draw(f"Xem {wording.format(f'{surname} Thị Hoa')}.")
        assert list(leads(text)), ascii(text)


@given(st.text(max_size=60), ADDRESSES, st.text(max_size=60))
def test_a_lead_is_a_passage_of_the_text_as_it_was_given(before: str, address: str, after: str) -> None:
    text = f"{before} {address} {after}"
    assert all(0 <= lead.start < lead.end <= len(text) for lead in leads(text))
    assert any(address.split("/")[-1][:3] in text[lead.start : lead.end] for lead in leads(text))


def test_no_sign_grows_into_a_sentence_when_it_is_read() -> None:
    letters = (chr(code) for code in range(sys.maxunicode + 1))
    assert max(len(_plain(letter)[0]) for letter in letters) <= 4


UNITS = [
    "a.", "а.", "a", "@", "/", " ", "facebook ", ". ", "a-", "1.", "( ", "http:", "_", "fb nguyen.", "www ", "profile.php?",
    "a.a/", "f ", "f . ", "a-b-", "рф.", "Nguyễn ", "Facebook Nguyễn ", "Le A ", "evil.fr/", "a.b:1/", "tel:",
    "uid-", "a-b_c ", "a, ", "nguyễn văn ", "Tống Văn ", "anh A", "Facebook của ", "Zalo chị ", "Facebook (", "Nguyễn  ",
    "nick Facebook ", "Zalo của A ", "a- ", "a -", "id ", "nguyen_", "(.)", " . a", "facebook/", "0 ", "a:", "::", "1 . ", "t,",
]  # fmt: skip
# A sign, what is drawn apart, an address, a host, a path, a network's name, a person beside it, a person alone.
EACH_KIND = ["@", "f . ", "a-b_c ", "рф.", "a.b:1/", "facebook ", "Zalo chị ", "nguyễn văn "]


@pytest.mark.parametrize("unit", both_forms(UNITS, EACH_KIND))
def test_reading_grows_no_faster_than_the_text(unit: str) -> None:
    assert (
        grows(lambda size: sum(1 for _ in leads(unit * (size // len(unit)))), 6_000) < 3
    )  # one that goes back: 8
