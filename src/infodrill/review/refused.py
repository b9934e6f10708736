"""What a text tells that others proposed and that it refuses in the same breath: no deed of ours, and no threat.

An office that owns up to what was talked of ("somebody proposed to have the posts taken down; we are not doing that") has to name
the deed in order to refuse it. Both are asked for: somebody else who proposes, and a refusal of that very thing right behind it.
What is proposed and then agreed to, put off or passed over in silence stays as it is written.
"""

# Charter: review refused
from __future__ import annotations

from infodrill.kernel.letters import tongue
from infodrill.kernel.patterns import Signs, as_typed, later

_WE_VI = (
    r"(?:chúng tôi|chúng ta|tôi|phường|xã|phòng khám|bệnh viện|trung tâm|thành phố|ủy ban|công ty|trường|sở|cơ quan|"
    r"lãnh đạo|giám đốc|ban \w+)"
)
_WE_EN = r"(?:we|I|the (?:ward|clinic|hospital|city|council|cent(?:re|er)|company|school|office|director|head|board))"
_THAT_VI = (
    r"(?: theo)?(?: như)?(?: (?:việc|chuyện|điều|đề xuất|đề nghị|ý kiến|yêu cầu))?(?: (?:đó|ấy|này|vậy|thế))?"
)
_THAT_EN = r"(?:it|this|that|so|any of (?:it|this|that)|the (?:idea|proposal|suggestion|request))"
_ENDS_VI = r"(?=\W*$|\s*(?:[.,;:!?…]|–|—)| (?:và|mà|vì|bởi|ngay|nhưng)(?!\w))"
_ENDS_EN = r"(?=\W*$|\s*(?:[.,;:!?…]|–|—)| (?:and|but|because|since|as|at once|there and then)(?!\w))"
_PROPOSED_VI = (
    r"(?:có (?:người|ai|ý kiến|cán bộ|nhân viên|đơn vị|nơi|đồng chí|đồng nghiệp|lời)|ai đó|người khác|"
    r"(?:một|hai|vài|mấy|một số|một vài|nhiều) (?:người|cán bộ|nhân viên|ý kiến|đơn vị|đồng chí|đồng nghiệp|anh|chị))"
    r"(?: (?!chúng|tôi)\w+){0,5}? "
    r"(?:đề xuất|đề nghị|kiến nghị|yêu cầu|đòi|muốn|xin|bàn|nêu|gợi ý|khuyên|bảo)"
)
_PROPOSED_EN = (
    r"(?:some(?:body|one)|others|another \w+|an? (?:\w+ )?(?:colleague|manager|officer|person|member|few)|one of (?:us|our \w+)|"
    r"(?:some|one|two|several)(?: (?:people|colleagues|of (?:us|them|our \w+)))?|it was|there was)(?: (?!we\b)\w+){0,4}? "
    r"(?:propos\w+|suggest\w*|ask(?:ed|s|ing)?|want(?:ed|s)?|urg(?:ed|es)|recommend\w*|demand\w*|request\w*|talk\w*)"
)
_REFUSED_VI = (
    rf"(?:{_WE_VI}(?: (?:đã|sẽ|cũng|đều|thì|liền|hề|xin|quyết)){{0,3}} (?:(?:bác(?: bỏ)?|từ chối|gạt(?: đi| bỏ)?|phản đối)|"
    rf"không (?:hề |bao giờ )?(?:làm|thực hiện|đồng ý|chấp nhận|tán thành|cho phép|nghe)){_THAT_VI}{_ENDS_VI}|"
    rf"(?:việc|chuyện|điều) (?:đó|ấy|này),? {_WE_VI} (?:sẽ )?không (?:hề |bao giờ )?"
    rf"(?:làm|thực hiện|đồng ý|chấp nhận|cho phép){_ENDS_VI}|"
    rf"(?:đề xuất|đề nghị|ý kiến|yêu cầu|việc|chuyện|điều)(?: (?:đó|ấy|này))? (?:đã )?"
    rf"(?:bị (?:bác|gạt|từ chối)(?: bỏ| đi)?|không được (?:chấp nhận|thực hiện|đồng ý|làm)){_ENDS_VI})"
)
_REFUSED_EN = (
    rf"(?:{_WE_EN}(?: (?:have|has|had|did|also|all|at once)){{0,2}} (?:refused?(?: to do)?|reject(?:ed|s)?|turn(?:ed|s)? down|"
    rf"dismiss(?:ed|es)?|said no(?: to)?|declined|oppose[ds]?)(?: {_THAT_EN})?(?: down)?{_ENDS_EN}|"
    rf"{_WE_EN} turned {_THAT_EN} down{_ENDS_EN}|"
    rf"{_WE_EN}(?: (?:do|did|will|would|are|were|is|was|have|has|had|shall)(?: not|n't)|(?:'re|'ll|'ve) not| won't| never)"
    rf"(?: (?:be|been|ever))? (?:do(?:ing|ne)?|agreed?|accept(?:ed|ing)?|allow(?:ed|ing)?|follow(?:ed|ing)?|act(?:ed|ing)? on)"
    rf"(?: (?:to )?{_THAT_EN})?{_ENDS_EN}|"
    rf"that (?:is what )?{_WE_EN} (?:do|did|will|would|shall) not do{_ENDS_EN}|"
    rf"{_THAT_EN} (?:was|is|has been) (?:refused|rejected|turned down|dismissed|not done|not being done){_ENDS_EN})"
)


def _story(proposed: str, refused: str, ours: str, also: str) -> str:
    """A proposal of others up to its refusal; no clause of our own begins between the two."""
    joins = rf"(?:\s*(?:[.,;:]|–|—)|\s(?:{also}))\s+"
    within = rf"(?:(?!{joins}{ours}(?!\w))[^.?!\n]){{0,240}}?"
    return rf"(?<!\w){proposed}(?!\w){within}{joins}(?:{refused})"


_STORY: Signs = {
    "vi": later(_story(_PROPOSED_VI, _REFUSED_VI, _WE_VI, "và|nhưng|song|còn")),
    "en": later(_story(_PROPOSED_EN, _REFUSED_EN, _WE_EN, "and|but|yet")),
}


def refused_blank(lang: str, text: str) -> str:
    """The text with blanks for what others proposed and it refuses; places stay."""
    return as_typed(_STORY, tongue(lang, text)).sub(lambda told: " " * len(told[0]), text)
