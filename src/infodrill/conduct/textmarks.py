"""What readers see in a statement's own words, whatever is recorded of it: an order to take posts down, the office's good name
first, a refusal to answer, a sweeping denial, an oath, a slip that is owned, blame on people, a threat, a death, a word or two, a
link alone, work out of doors at night; and of what sort it is (`textsorts`). Found when read, so an erased text has none.

Signs of form, never of truth; each mark with the words that show it, which a reply may say again.
"""

# Charter: conduct text marks
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from infodrill.casework.advice import quotes_blank
from infodrill.casework.contraries import torn
from infodrill.conduct.besidemarks import SHRUG, beside
from infodrill.conduct.penalties import fines_a_deed
from infodrill.conduct.sortsigns import settles
from infodrill.conduct.textsorts import FORMAL, PERSONAL, sorts
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import BARE, tongue
from infodrill.kernel.patterns import later, without_accents
from infodrill.kernel.sentences import around, sentences

_POSTS_VI = (
    r"(?:bài(?: đăng| viết)?(?! thuốc| tập| hát| thi)|nội dung|clip|video|bình luận|những gì|tin bài|status)"
)
_THEIRS_VI = (
    r"(?:(?:(?:hình )?ảnh|clip)(?: \w+)? (?:của )?(?:cháu|em|bé|con|trẻ|nạn nhân|người|bà|ông|chị|anh|cô|chú)\b|"
    r"(?:tên|danh sách|số điện thoại|địa chỉ|biển số|mặt|mã|đường link|link)\b)"
)
_THEIRS_EN = (
    r"(?:(?:her|his|the (?:child|girl|boy|pupil|patient|family)'s|(?:the )?children's) (?:photo|photograph|picture|video)s?\b|"
    r"(?:(?:the|their|her|his|any) )?(?:names?|lists?|numbers?|address(?:es)?|codes?|links?)\b)"
)
"""What is somebody's own, or leads to harm: who asks not to pass that on silences nobody."""
_HAPPENS_VI = (
    r"bị [^,.;:\d]{2,14}?|ngập(?: \w+)?|mất (?:điện|nước|sóng)|cháy|sạt lở|kẹt(?: \w+)?|thiếu \w+|hỏng \w+|ốm|"
    r"nhiễm \w+|thương vong"
)
_HAPPENS_EN = (
    r"flooded|without (?:power|water)|(?:been )?(?:hurt|ill|harmed|affected|damaged|cut off)|on fire|short of "
    r"\w+|out of \w+"
)
_PLACES_VI = r"(?:nhà|hộ|chỗ|nơi|ai|người|khu|điểm|xóm|ngõ|trường hợp)"
_FOLK_VI = r"(?:dân|bà con|phụ huynh|bà mẹ|các cháu|mấy người|họ|ăn ở|nhà họ|nhà ấy|người (?:dân|nhà)|mấy bà|mấy ông)"
_PERSON_VI = r"(?:ai|kẻ|những người|người (?:nào|tung|đăng|phát|lan|chia sẻ|đồn|vi phạm|bịa)|cá nhân|đối tượng|tài khoản)"
"""Whom a threat is said to: what is mended or cleaned is "xử lý" too."""
_SORRY_VI = r"\b(?:nhận lỗi|xin lỗi|lỗi của chúng tôi)\b"
_WRONG_VI = (
    r"(?:\b(?:thông tin|con số|số liệu|bản tin|thông báo)[^.;:]{0,25} (?:đưa|đăng|báo|nêu)\b[^.;:]{0,25}\b(?:sai|nhầm|"
    r"chưa đúng)\b|\blà \d+[^.;]{0,12}, (?:chứ )?không phải (?:là )?\d)"
)
"""An office owns that its own figure was wrong."""
_TWO_WORDS = r"\A\W*(?:\w+\W+){0,1}\w+\W*\Z"
_NO_WORDS = (
    r"\A(?:[\W\d]*|(?:\W*\b(?:test|abc|asdf\w*|qwe\w*|zxc\w*|hjkl\w*|aaa+|[bcdfghjklmnpqrstvwxz]{4,}|\d+))+"
    r"(?:\W*\b\w{1,12}){0,2}\W*)\Z"
)
_NOISE = (
    r"\A[^.!?\n]*\. \W*(?:(?:ok\w*\W+)?(?:đã |xin |we have )?(?:ghi nhận|tiếp thu|nhận (?:được|tin)|noted|received|"
    r"understood)|(?:đang|sẽ|chờ) cập nhật(?: sau| thêm)?|cập nhật sau|(?:nội dung|thông tin)(?: \w+){0,2} (?:sẽ|"
    r"đang) (?:được )?cập nhật(?: sau)?|to be (?:announced|confirmed|updated)|coming soon|"
    r"tb[ac]|ok\w*|uh?m*|ừ+|vâng|dạ|hi|hello|alo|test|hm+|ha(?:ha)*|yes|yo|\.+)\W*\Z"
)
"""Signs, figures and what a hand hits that rests on the keys."""
_TRIAL = (
    r"(?s:\A(?=\W*(?:\w+\W+){0,15}\w+\W*\Z).*\b(?:test\W+test|(?:bài|tin|thông báo) (?:này )?(?:là )?(?:bài |tin )?(?:thử|test)|"
    r"(?:đăng|chạy) thử|this is (?:only |just )?a test)\b)"
)
"""That a text is but a trial."""
_LINK = r"\A\W*(?:\w+\W+){0,6}(?:https?://|www\.)\S+(?:\W+\w+){0,4}\W*\Z"
_SIGNS: Mapping[str, Mapping[str, tuple[re.Pattern[str], ...]]] = {
    "vi": {
        "hush": (
            later(
                rf"(?<!đã )(?<!vừa )(?<!tự )(?<!cô )(?<!anh )(?<!tự nguyện )\b(?:xóa|gỡ|hạ)(?: (?:bỏ|ngay|hết|các|những|mọi|"
                rf"toàn bộ|xuống))* {_POSTS_VI}\b|"
                r"\b(?:dừng|ngừng|chấm dứt|nghiêm cấm|cấm)(?: \w+){0,3} (?:chia sẻ|đăng|bình luận|bàn tán|phát tán|lan "
                rf"truyền)\b(?! (?:lại )?{_THEIRS_VI})|"
                r"\bkhông (?:được )?bàn tán\b|\bkhông thắc mắc (?:thêm|nữa)\b"
            ),
        ),
        "shrug": (later(SHRUG["vi"]),),
        "face": (
            later(
                r"\b(?:ảnh hưởng|làm xấu|bôi nhọ|tổn hại|làm mất|giữ gìn|bảo vệ|xúc phạm)(?: \w+){0,3} (?:uy tín|danh "
                r"dự|thanh danh|"
                r"hình ảnh)\b"
            ),
        ),
        "curt": (
            later(
                r"\b(?:không|miễn)(?: có)? (?:bình luận|trả lời|giải thích|phát biểu)(?: gì)? thêm\b|\bmiễn bình luận\b|"
                r"(?:^|(?:\.|!|\?) )không bình luận(?=\.|!|$)|"
                r"(?<!mà )(?<!nếu )(?<!khi )(?<!lúc )(?<!thấy )\b(?:chúng tôi|phường|xã|thành phố|công ty|"
                r"trường)(?: xin)?(?: sẽ)? "
                r"không (?:bình luận|trả lời|phát biểu)\b(?! (?:kịp|được|ngay|thì)\b)|"
                r"\b(?:đừng|khỏi|thôi|miễn) (?:có )?(?:hỏi|thắc mắc) (?:nữa|nhiều|tới lui|lằng nhằng)\b|"
                r"\bkhông (?:được )?hỏi (?:thêm|nữa|gì thêm)\b|\bkhông (?:trả lời|tiếp nhận) (?:câu hỏi|thắc mắc) nào\b|"
                r"\bkhông có gì (?:thêm )?(?:để|phải|mà|cần) (?:nói|thêm|bổ sung|bàn|hỏi|"
                r"thắc mắc)\b"
            ),
        ),
        "sweep": (
            later(
                rf"\bkhông (?:hề )?(?:có |còn )?(?:một |bất kỳ |bất cứ )?{_PLACES_VI} nào "
                rf"(?P<what>{_HAPPENS_VI})(?=[,.;:!]|$| (?:cả|hết|"
                r"trong|ở|do|vì)\b)"
            ),
        ),
        "sworn": (
            later(
                r"\b(?:cam kết \d+ ?%|không bao giờ [^.;!]{2,30} nữa|tuyệt đối an toàn|an toàn tuyệt đối|"
                r"hoàn toàn bình thường|mọi (?:thứ|việc|hoạt động|mặt) (?:đều |"
                r"vẫn )*(?:hoàn toàn )?"
                r"bình thường|trong tầm kiểm soát|được kiểm soát (?:chặt chẽ|hoàn toàn|tốt))\b"
            ),
        ),
        "slip": (
            later(
                r"(?<!người )(?<!ai )(?<!bác )(?<!dân )\b(?:gửi|đăng|ghi|thông báo|in|chép|dán|nhắn)(?: đi)? "
                r"(?:nhầm|sai|lộn)\b"
                r"(?! (?:tiền|quà|gạo|hàng|điểm|nhóm máu|liều|thuốc|nhãn|tem|mác|ống|mẫu|sổ|thẻ|vé|hóa đơn|phim|hồ sơ)\b)|"
                r"\bphát(?: đi)? (?:nhầm|sai|lộn)(?= (?:thông báo|tin|bản|lệnh|bài|danh sách|băng|tờ|giấy|lời)\b)|"
                r"\b(?:loa|đài|bản tin)\b[^.;]{0,24} phát (?:nhầm|sai)\b"
            ),
            later(rf"(?s:{_SORRY_VI}.*{_WRONG_VI}|{_WRONG_VI}.*{_SORRY_VI})"),
        ),
        "blame": (
            later(
                r"\b(?:đổ|đổ lỗi) (?:tại|cho) (?:phòng khám|phường|trường|công ty|chúng tôi|hội)\b|"
                rf"\b(?:tại|do|vì) (?:(?:một số|mấy|chính|có|nhiều|ý thức|bản thân|những|các|là|"
                rf"cái) ){{0,2}}{_FOLK_VI}(?: (?!bị\b)\w+){{0,3}} "
                r"(?:ăn (?:bậy|ở nhà|linh tinh|bẩn|uống)|tham(?! (?:gia|dự|quan|khảo|vấn|mưu|gì)\b)|lười|bẩn|ẩu|bậy|chủ quan|"
                r"(?:thiếu|vô) ý thức|không chịu|cả tin)\b|"
                rf"\bchắc (?:là )?tại (?:{_FOLK_VI}|ai|con|má|mẹ|bố|ba|cô|chú|anh|chị|ông|bà)\b|"
                r"\b(?:tham thì|hám của|hám lợi|ráng chịu|tự chịu(?! (?:phí|tiền|chi phí))|đành chịu|người ấy chịu|"
                r"ai bảo (?:không|chưa|cứ|tham|tin|ham|dại|ngu))\b|"
                r"\b(?:tự mình )?chuốc\b|"
                r"\b(?:thiếu|vô) ý thức\b|\bthiếu hiểu biết\b|\bdân trí (?:thấp|kém)\b"
            ),
        ),
        "threat": (
            later(
                r"(?<!đã )(?<!vừa )(?<!từng )\b(?:sẽ|bị|phải)(?: bị)? (?:kiện|xử phạt|phạt(?! (?:đứng|oan|nhầm|sai))|khởi tố|"
                r"bắt giữ|tạm giữ|mời lên|truy cứu)\b|\bbị gọi lên\b|"
                rf"\bsẽ bị xử lý\b|\b{_PERSON_VI}\b[^.;,]{{0,60}} (?:bị|sẽ|phải)(?: bị)? xử lý\b|\bsẽ xử lý {_PERSON_VI}\b|"
                r"\bai (?:đăng|chia sẻ|share|gửi|nói|tung|dang|gui|noi)(?: \w+){0,2} (?:là|thì|la|thi) (?:bị |cứ |bi )?"
                r"(?:phạt|phat(?! (?:qua|gao|sua|the|tien|thuong|hien)))\b|"
                r"\bxử (?:lý|phạt) nghiêm\b|\btruy cứu trách nhiệm\b|\b(?:tôi|chúng tôi) (?:sẽ )?kiện\b|"
                r"\bthì (?:cứ |hãy )?(?:coi chừng|liệu hồn|đừng (?:có )?trách|biết tay)\b|\b(?:liệu hồn|biết tay nhau|(?:chờ|"
                r"nhận) giấy mời(?! họp)|"
                r"mời công an (?:làm việc|vào cuộc|xử)|gạch tên (?:khỏi|hộ|nhà|gia đình))\b|\bmời lên (?:phường|công an)\b|"
                r"\b(?:chúng tôi|phường|trường|phòng khám|hội) (?:sẽ )?(?:cắt|ngừng|rút|hủy) (?:hỗ trợ|trợ cấp|suất|phần|"
                r"quyền|thẻ)\b"
            ),
        ),
        "toil": (
            later(
                r"\b(?:anh em|tổ|đội|cán bộ|công nhân|chiến sĩ|dân quân|thợ)(?: [^\s.;]+){0,4} (?:đang|vẫn|"
                r"đã)(?: [^\s.;]+){0,5} (?:lội|giữa đêm|trong mưa|dưới nước|ngoài (?:đê|trời|đường))\b"
            ),
        ),
        "grief": (
            later(
                r"\btin buồn\b|\b(?:viếng|lễ tang|tang lễ|lễ viếng|từ trần|thương tiếc|tiếc thương|chia buồn|phân ưu|an "
                r"nghỉ|yên nghỉ(?! ngơi)|hương hồn|vong linh|vĩnh biệt|lễ truy điệu|nén (?:hương|nhang))\b"
            ),
        ),
        "scant": (later(_TWO_WORDS), later(_NO_WORDS), later(_NOISE), later(_TRIAL)),
        "link": (later(_LINK),),
    },
    "en": {
        "hush": (
            later(
                r"\btake (?:it|this|that|them|these|those) down\b(?! (?:the|from) (?:wall|roof|shelf))|\b(?:delete|remove|"
                r"take down)(?: (?:all|any|every|each|the|your|those|what))* (?:posts?|comments?|videos?|"
                r"clips?|content|(?:you|they) "
                r"(?:have )?(?:posted|shared))\b|\b(?:must|should|to) (?:at once |immediately )?stop (?:sharing|posting|"
                rf"talking|commenting)\b(?! {_THEIRS_EN})"
            ),
        ),
        "shrug": (later(SHRUG["en"]),),
        "face": (
            later(
                r"\b(?:harms?|damages?|hurts?|tarnish\w*|protect|smears?)(?: \w+){0,3} (?:good name|reputation|image)\b"
            ),
        ),
        "curt": (
            later(
                r"\bno (?:further )?comments?\b|\b(?:stop|quit) (?:asking|your questions)\b|\bdo(?: not|n.t) (?:ask|bother us) "
                r"(?:again|any more|further)\b|\bnothing to (?:see|look at) here\b|\bno (?:more |"
                r"further )?questions? will be (?:answered|taken)\b|"
                r"\b(?:(?:ha(?:ve|s) nothing|nothing (?:more|further|else)) to (?:say|add|discuss|ask)|(?:we|i|the \w+|it) "
                r"(?:will|shall|do) not "
                r"(?:comment|answer)(?: "
                r"(?:further|any more))?)\b"
            ),
        ),
        "sweep": (
            later(
                rf"\b(?:no (?:house|home|street|place|child|one|household)|nobody|nowhere|not one \w+)(?: (?:is|was|has|"
                rf"are|anywhere|at all))* "
                rf"(?P<what>{_HAPPENS_EN})\b"
            ),
        ),
        "sworn": (
            later(
                r"\b(?:(?:guarantee|promise)(?: \w+)? (?:100|a hundred)|"
                r"(?:absolutely|completely|perfectly) (?:safe|normal|fine)|everything is (?:\w+ )?(?:normal|fine|"
                r"under control)|under (?:full |"
                r"complete )?control)\b"
            ),
        ),
        "slip": (
            later(
                r"\b(?:sent|posted|issued|printed|copied|announced) (?:\w+ )?(?:by mistake|in error|wrongly)\b(?! by (?:an?|"
                r"some|another)\b)"
            ),
        ),
        "blame": (
            later(
                r"\b(?:your|their|his|her) own (?:fault|greed|carelessness|doing)\b|\b(?:blame|only) yoursel(?:f|ves)\b|"
                r"\b(?:because|since) (?:people|parents|they|residents) (?:\w+ )?(?:are|were|is) (?:too )?(?:greedy|lazy|"
                r"careless|dirty|"
                r"gullible|ignorant)\b|\bserves? (?:them|you) right\b"
            ),
        ),
        "threat": (
            later(
                r"\b(?:will|shall|must) be (?:prosecuted|punished|fined|sued|arrested|jailed|charged (?:with|for)\b(?! free))\b|"
                r"\b(?:any(?:one|body)|whoever|those|people|persons?|offenders|who)\b[^.;]{0,60}\b(?:will|shall|"
                r"must) be dealt with\b|\b(?:we (?:will|shall) sue|hear from our lawyers?)\b|"
                r"\bface "
                r"(?:charges|prosecution|punishment)\b|\byou have been warned\b|\bor (?:else\b|the police will)|"
                r"\bwe know (?:who|where) you\b|"
                r"\b(?:any(?:one|body)|whoever|those who|you|your (?:family|child(?:ren)?|"
                r"household))\b[^.;]{0,60}\bwill (?:lose (?:\w+ )?"
                r"(?:aid|job|place|right|card)s?|be (?:reported to|barred|banned|dismissed|sacked|evicted|struck off)|"
                r"not be (?:seen|served|treated|"
                r"helped|admitted|welcome))"
            ),
        ),
        "toil": (
            later(
                r"\b(?:crews?|teams?|staff|doctors?|workers?|soldiers?)(?: [^\s.;]+){0,4} (?:are|have been|"
                r"is)(?: [^\s.;]+){0,5} "
                r"(?:in the rain|wading|out of doors|on the dyke)\b"
            ),
        ),
        "grief": (
            later(
                r"\b(?:sad news|with (?:deep |great )?(?:sorrow|sadness)|the death of (?:our|mr|mrs|ms|dr)\b|mourns?|"
                r"passed away|funeral|condolences|in memory of|rests? in peace|deeply mourn|laid to rest|"
                r"sorry for (?:your|his|her|their)(?: \w+)? loss|heartfelt sympath\w+)\b"
            ),
        ),
        "scant": (later(_TWO_WORDS), later(_NO_WORDS), later(_NOISE), later(_TRIAL)),
        "link": (later(_LINK),),
    },
}


@cache
def _signs(spelt: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """The signs by which a text in a tongue is read."""
    if spelt != BARE:
        return _SIGNS[spelt]
    return {mark: tuple(map(without_accents, signs)) for mark, signs in _SIGNS["vi"].items()}


_FINED = later(r"phạt|xử lý(?! nghiêm)|\bfined\b")
_HELD, _THINGS = (
    later(r"bắt giữ|tạm giữ"),
    later(r"\b(?:chó|mèo|lợn|bò|gà|vịt|trâu|xe|hàng|phương tiện|thuyền|loa)\b"),
)
_PERSON = later(r"\b(?:ai|kẻ|người(?! nuôi)|đối tượng|hộ)\b")
WORDLESS = frozenset({"scant", "link"})


def marks(title: str, body: str, lang: str, stance: str = "") -> Iterator[tuple[str, str]]:
    """(mark, the words that show it) of a text, each mark once; what it quotes of others shows nothing. `stance` = what it is
    published to say of a claim. Where single signs show what it is, or that it names people, no sort is looked for."""
    found = dict(shown(title, body, lang))
    yield from found.items()
    if found.keys() & WORDLESS:
        return
    told = dict(sorts(title, body, lang, stance))
    if found or told.keys() & PERSONAL:
        text = quotes_blank(as_read(f"{title}. {body}"))
        told = {
            name: words
            for name, words in told.items()
            if name in FORMAL or settles(name, text, tongue(lang, text))
        }
    yield from told.items()


def shown(title: str, body: str, lang: str) -> Iterator[tuple[str, str]]:
    """What single signs in the words show, (mark, the words that show it)."""
    text = quotes_blank(as_read(f"{title}. {body}"))
    spelt = tongue(lang, text)
    for mark, signs in _signs(spelt).items():
        found = [hit for sign in signs for hit in sign.finditer(text)]
        if not found or (mark == "sweep" and len(found) < 2 and not beside("wide", spelt).search(text)):
            continue
        if mark == "threat" and all(
            _is_none_to_readers(text, hit, spelt)
            or _is_of_a_thing(text, hit)
            or (_FINED.search(hit[0]) and fines_a_deed(_around(text, hit), lang))
            for hit in found
        ):
            continue
        if mark == "slip" and all(
            beside("others", spelt).search(text[: hit.start()])
            or beside("astray", spelt).search(text[hit.end() :])
            for hit in found
        ):
            continue
        if mark == "grief" and 2 * len(found) < len(sentences(text)):
            continue  # sympathy behind what is said
        first = found[0]
        yield mark, (first["what"] if "what" in first.re.groupindex else first[0]).strip()
    if torn(lang, body):
        yield "torn", ""


def _is_none_to_readers(text: str, hit: re.Match[str], spelt: str) -> bool:
    """Whether a threat is one to tricksters, or one that the text says to meet nobody."""
    # "… không tôi kiện" is "or I sue".
    spared = not re.match("(?:chúng )?tôi", hit[0], re.I) and beside("spared", spelt).search(
        text[: hit.start()]
    )
    return bool(spared or beside("tricksters", spelt).search(_around(text, hit)))


def _is_of_a_thing(text: str, hit: re.Match[str]) -> bool:
    """Whether what is to be held is an animal or a thing that the sentence names before."""
    led = _around(text, hit).partition(hit[0])[0]
    return bool(_HELD.search(hit[0]) and _THINGS.search(led) and not _PERSON.search(led))


def _around(text: str, hit: re.Match[str]) -> str:
    """The sentence in which a sign stands."""
    begins, ends = around(text, *hit.span())
    return text[begins:ends]
