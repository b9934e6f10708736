"""What a reply may presume of a text, as whoever reads it would say at a glance (`relations.READINGS`).

Signs of form in folded words, so that text typed without accents or in capitals is read as any other. They are wide on purpose:
where one is found that is not meant, a line is left unsaid; where one is missed, somebody asks for what stands there.
"""

# Charter: conduct readings
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.casework.advice import quotes_blank
from infodrill.kernel.folding import as_read, fold
from infodrill.kernel.patterns import signs
from infodrill.kernel.saidtimes import clocks

BRIEF_WORDS = 14
LINES, EXPLAINED = 26, 2  # words, and figures, from which a denial says more than that


_TIMED = signs(
    r"\b(?:\d{1,2}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) ?(?:gio|h)\d{0,2}\b|\b\d{1,2}[:/]\d{2}|\b\d{1,2}/\d{1,2}\b|"
    r"\b(?:sang|trua|chieu|toi|dem|hom|ngay|tuan|thang|nam|luc|"
    r"bua|mua) (?:nay|mai|kia|qua|roi|truoc|sau|do|ay|nua)\b|\b(?:sang|chieu|toi|dem) (?:thu|chu nhat|ngay)\b|"
    r"\bthu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|\bchu nhat\b|\b(?:ngay|thang|mung) \d|\b(?:mai|mot|nay|bay gio|hien "
    r"(?:nay|gio|tai)|vua|"
    r"dang|luc nay|tu gio|tu nay|ngay mai|hang ngay|khi nao|ca (?:ngay|dem|sang|chieu|tuan|thang))\b|24/(?:24|7)",
    r"\b(?:at|by|until|till|since|before|after) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|"
    r"\b\d{1,2}[:.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|\b(?:today|tonight|tomorrow|yesterday|now|just|currently|morning|"
    r"afternoon|evening|"
    r"night|noon|midnight|o.clock|since|until|till|already|again)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|"
    r"\b(?:this|last|next) (?:week|month|year)\b|"
    r"\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:is|are|am|we.re|i.m) \w+ing\b",
)
_SOURCED = signs(
    r"\btheo\b|\bcan cu\b|\bket qua\b|\bchi tieu\b|\bxem duoc\b|\bnguon\b|\b(?:so|bien ban|phieu|nhat ky|ho so|bang|"
    r"lich|camera|anh|quyet dinh|cong van|van "
    r"ban) (?:\w+ ){0,3}"
    r"(?:ghi|cho thay|co|cua|so|dan|truc|ky|nay|do)\b|\b(?:kiem tra|kiem dem|xac minh|doi chieu|ra soat|xet nghiem|giam "
    r"dinh)\b|"
    r"\b(?:da|vua|chinh|tu|di|dem|do|ket qua|mau|ky su|bac si|bs|y ta|doi|to|thay|co giao|tho) (?:\w+ ){0,3}(?:do|dem|"
    r"xem|coi|thu|"
    r"kham|hoi|doc|thay|lay|an|uong|cuoi|goi|nau|kiem|dung|di|den|toi|gui)\b|"
    r"\b(?:toi|minh|em|e|tui|chung toi|tui minh|bon minh|con|chau) (?:\w+ ){0,3}(?:la|dang|vua|da|thay|dem|do|xem|coi|"
    r"hoi|biet|o|dung|an|"
    r"uong|nau|ky|truc|lam|khong|chua|ko|k)\b|"
    r"\b(?:moi|cu) (?:\w+ ){0,3}(?:ra|toi|den|lai|xem|coi|hoi)\b|\bma (?:coi|xem)\b|"
    r"\b(?:phuong|xa|truong|benh vien|phong kham|quy|hoi|cong ty|thanh pho|cang|ngan hang|dien luc|ubnd|tram)(?: "
    r"(?:minh|toi|nay|ta))? "
    r"(?:khong|chua|ko|da|se|van|xin|lam|sai|nham|bao dam|cam ket)\b|"
    r"\bkhong phai (?:la )?(?:\w+ ){0,2}cua (?:phuong|xa|truong|benh vien|quy|hoi|cong ty|thanh pho|ngan hang|chung toi|"
    r"tram)\b",
    r"\b(?:according|records?|logs?|register|report|result|footage|camera|source|certificate|tests?|tested|measured|"
    r"counted|count|"
    r"checked|check|walked|inspected|confirmed|signed|accounted|engineers?|doctors?|nurses?|officer|inspectors?|lab|"
    r"crews?|firemen|police|hospital|clip|archive)\b|\bcome and (?:look|see|count)|"
    r"\b(?:i|we|ours?|us|my)\b",
)
_TELLS = signs(
    r"(?:^|[.,;:!?\n–-] ?)(?:(?:xin|moi|nho|mong|de nghi|vui long|hay|cu|thi|va|nhung|ai|ba con|phu huynh|cac me|bo me|"
    r"moi nguoi|nguoi "
    r"dan|nha nao|nha|cac cu|cac chau|cac em|con|chi can|can|nen|phai|ai co \w+|ai \w+ thi|ai (?:\w+ ){1,4}thi) ){0,3}"
    r"(?:dung|khong (?:duoc|di|ra|vao|uong|an|cho|mo|dung|bam|goi|chuyen|tin|nghe|chay|chen|can|phai)|binh tinh|yen tam|"
    r"o (?:yen|nha|trong)|dong(?! (?:bo|thoi|y|long|tinh|hanh|chi|bao|nai|dao|loat|deu|cam|phuc|von|tien|ruong)\b)|mo|tat|"
    r"khoa|giu|mang|mac|dua|be|xa|dun|"
    r"nhan|gui|ra|den|toi|di|roi|len|xuong|goi|bao|hoi|lam don|nop|dat|dang ky|chen|sac|don|ke|doc|xem|coi|tranh|xoa|go|"
    r"trong|chup|quay|luu|noi|ke|theo doi|lien he|gap|cat|rua|che|doi|deo|nho|dan|uong|an|dung|chay|so tan|nghi|di hoc|"
    r"di lam|ngu|lay)\b|"
    r"\bthi (?:cu |hay |nho |phai |moi |mang |nen )?(?:tat|goi|ra|den|toi|di|dong|mo|nhan|bao|gap|hoi|len|dua|be|xoa|go|"
    r"noi|chup|quay|khoa|doi|o|uong|"
    r"mac|tranh|dung|ve)\b|\b(?:khong|chang|khoi|chua) (?:ai )?(?:can|phai|viec gi phai)\b|\bcu (?:\w+ ){0,3}(?:binh "
    r"thuong|nhu (?:cu|thuong))|"
    r"\b(?:di|ra|roi|len|so tan|di doi|be len) (?:\w+ ){0,3}ngay\b|\bla duoc\b|\bgoi (?:so )?\d|\b(?:van|duoc) (?:hoc|"
    r"lam|ban|mo|di|"
    r"hop|dung|rut|kham|chay) (?:binh thuong|nhu)|\bdi (?:hoc|lam) (?:binh thuong|nhu)|\b(?:rut|dung|uong|di|ve|hoc|ban|"
    r"mua|an|vao|ra|lam|xem|tiem|kham) "
    r"(?:\w+ )?duoc\b",
    r"(?:^|[.,;:!?\n–-] ?)(?:(?:please|just|then|so|and|but|if (?:you|your|any\w*) (?:\w+ ){1,7}?,?) ?)*(?:do not|don.t|"
    r"never|avoid|"
    r"stay|keep|boil|call|ring|bring|leave|go|use|take|walk|move|stop|come|ask|show|send|wait|open|shut|close|wear|"
    r"carry on|get|drink|"
    r"charge|calm|watch|apply|register|sign up|hand (?:in|it|them)|put (?:it|them|your|the)|switch off|turn off|"
    r"read|check|tell|dial|report|delete|lock|wash|throw|turn up|show up|walk in|just)\b|\b(?:no need|"
    r"need not|needn.t|don.t "
    r"(?:need|have) to|"
    r"please|should|must|as usual|as normal)\b|(?:^|[.,;:!?] ?)(?:from \w+,? )?no (?:open |more )?(?:fires?|parking|swimming|"
    r"fishing|smoking|camping|cycling|barbecues|littering|bathing)\b",
)
_AS_USUAL = signs(
    r"\b(?:van|cu)\b[^.;]{0,40}\b(?:binh thuong|nhu (?:thuong|cu|moi (?:khi|ngay)|hang ngay))\b|\b(?:di hoc|den truong|di lam|"
    r"lam viec|hoc|"
    r"day|hop|mo cua|chay) (?:binh thuong|nhu (?:thuong|cu|moi))|\bcu (?:cho|de|di|den|dung|an|uong|mo|ban)\b",
    r"\b(?:as (?:usual|normal|always|before)|no change|nothing changes|stays? (?:open|the same|as it is)|carry on|go ahead|"
    r"still (?:open|running|on))\b",
)
"""Where everything stays as it is nobody asks what he has to do."""
_PROMISED = signs(
    r"\b(?:ket qua|bao|tin|cap nhat|tra loi|thong bao|hop|quyet|noi (?:ro|tiep|lai|them))\b.{0,40}(?:\d ?(?:gio|h)|"
    r"\d{1,2}[:/]\d{2}|\b(?:mai|thu "
    r"\w+|ngay \d|toi nay|"
    r"chieu nay|sang mai|trong ngay|moi gio|lien|ngay khi)\b)|\b\d+ (?:phut|tieng|gio) nua\b|"
    r"(?:\d ?(?:gio|h)\d{0,2}|\d{1,2}[:/]\d{2}|\b(?:mai|thu \w+|"
    r"toi nay|chieu nay))\b"
    r".{0,30}\b(?:bao|tin|ket qua|cap nhat|tra loi|thong bao)\b|\btu gio den\b",
    r"\bwill (?:say|tell|write|answer|explain|post)\b.{0,30}\b(?:at|by|before|on|tomorrow|tonight)\b|"
    r"\b(?:news|update|word|result|report|more|back|again|know)\b.{0,30}\b(?:at|by|before|on|tomorrow|tonight|every)\b|"
    r"\b(?:at|by) "
    r"\d.{0,30}\b(?:news|update|word|result|more)\b",
)
_REACHED = signs(
    r"\b(?:goi|lien he|nhan|gap|hoi|bao|dien thoai|hotline|so may|toi|ra|den|len) (?:\w+ ){0,4}?(?:so|toi|phuong|truong|"
    r"co|thay|bac|chi|anh|"
    r"phong|quay|tram|van phong|cong an|to truong|truong thon|y te|cong|hoi|nha van hoa|ngan hang|em|chung|ban|tong dai|"
    r"day)\b|\d{3,}[ .]?\d{3}",
    r"\b(?:call|ring|phone|dial|ask|see|contact|message|come|tell|write|speak)\b|\d{3,}[ .-]?\d{3}",
)
_MENDED = signs(
    r"\b(?:se|da|dang|vua|tu (?:nay|gio|mai)|mai|toi nay|chieu (?:nay|mai)|sang (?:nay|mai)|thu (?:hai|ba|tu|nam|sau|"
    r"bay|[2-7])|thay|sua|doi|don|"
    r"go|cap|tra|du kien|truoc ngay|hen|tho|xe|khong con|xong|tuan sau|thang sau|them|lam bu|bo sung|mua|treo|lap|tra lai)\b",
    r"\b(?:will|have|has|had|from now|on \w+day we|tomorrow|tonight|today|by (?:mon|tues|wednes|thurs|fri|satur|sun)|repaired|"
    r"replaced|going to|"
    r"fixed|changed|removed|are \w+ing|is \w+ing)\b|\bno \w+, no\b",
)
_OWNED = signs(
    r"\b(?:toi|em|minh|chung toi|tui|nha truong|phuong|truong|phong kham|benh vien|cong ty|hoi|tram) (?:\w+ "
    r"){0,4}(?:chiu|nhan|loi|sai|xin loi|that hua|"
    r"chua|da khong|khong|de|lam)\b|\bloi (?:o|cua|la|nay|thuoc|do|tai)\b|\b(?:do|vi|boi|tai) (?:\w+ ){1,3}(?:hong|dong|"
    r"thieu|ket|quen|tin|"
    r"khong|chua|nham|sai)\b|\btram truong|\bphu trach\b",
    r"\b(?:our|my) bad\b|\b(?:i|we|our|my)\b.{0,30}\b(?:fault|sorry|apologi\w+|wrong|mistake|failed|did not|didn.t|should|"
    r"responsib\w*|blame)\b|\bin "
    r"charge\b",
)
_SORRY = signs(
    r"(?<!huynh )(?<!con )(?<!nguoi )(?<!da )(?<!doi )\bxin loi\b|\b(?:nhan loi|loi (?:cua|o|la|nay|thuoc) (?:\w+ "
    r")?(?:toi|chung toi|nha truong|phuong|em|truong|phong kham|"
    r"hoi|cong ty|minh|benh vien)|"
    r"(?:toi|chung toi|minh|em|phuong|nha truong) (?:\w+ )?(?:sai|chiu|that hua|co loi|da sai|nham|thieu sot)|dang le|"
    r"le ra|nhan thieu sot|"
    r"chui dung|chiu trach nhiem|that hua|tha loi|ta loi)\b",
    r"\b(?:sorry|apolog\w+|our fault|my fault|we (?:were|got it|got this) wrong|our mistake|my mistake|should have|we "
    r"failed|forgive)\b",
)
_PARDON = signs(r"\b(?:xin|ta|thu) loi\b|\bluong thu\b", r"\b(?:sorry|apolog\w+|forgive|pardon)\b")
"""That it is begged in so many words: who only owns a mistake has not begged it."""
_OTHERS_BEG = signs(
    r"(?:^|[.;\n] ?)(?:nguoi (?:dang|viet|quay|ban|tung)|tac gia|chu (?:sap|quan|xe|tro|nha)|lai xe|tai xe|ho|trang "
    r"\w+)\b[^.;\n]*"
    r"\bxin loi\b[^.;\n]*",
    r"(?:^|[.;\n] ?)(?:the )?(?:author|poster|owner|driver|(?:person|man|woman|people) who \w+|they|he|she)\b[^.;\n]*"
    r"\b(?:sorry|apologi\w+)\b[^.;\n]*",
)
"""A pardon that somebody else has begged."""
_MISWORDED = signs(
    r"\b(?:thong bao|tin nhan|ban tin|loa|trang|giay moi|lich|bang|bai|to giay|to thong bao|so dien thoai|"
    r"chung toi (?:da |co )?"
    r"(?:noi|bao|ghi|dang|viet|hen))\b(?: \S+){0,9} (?:sai|nham|lon|khong dung)\b|\b(?:dinh chinh|ghi (?:sai|nham)|(?:in|dang|"
    r"gui|dan|noi|bao|doc|hen) (?:sai|nham|lon))\b",
    r"\b(?:notice|message|page|post|announcement|loudspeaker|letter|list|timetable|text|we (?:said|told|wrote|named|gave|"
    r"posted|announced))\b.{0,90}\b(?:wrong\w*|mistake\w*|error|not (?:so|right|true)|did not|does not)\b|"
    r"\b(?:wrong|mistaken) (?:day|date|hour|time|hall|place|number|name|address)\b|\bcorrection\b",
)
"""That what went wrong is a word of its own: nothing is left to do about it."""
_DELETES = signs(
    r"\b(?:xoa|go|ha)\b(?! (?:dien|nuoc|roi|kho|cua|xuong nuoc)\b)",
    r"\b(?:delet\w+|remov\w+|tak\w+ (?:\w+ )?down)\b",
)
_AS_IF = signs(
    r"\bxin loi (?:mai|hoai|gi|lam gi|nua)\b|\b(?:khoi|khong|chang|viec gi|mac gi|sao) (?:\w+ ){0,2}xin loi\b|"
    r"\bneu (?:co )?(?:ai|ba con|nguoi nao|nha nao)\b[^.?!]{0,60}\bxin loi\b|\bxin loi (?:\w+ ){0,3}(?:neu|lo)\b|"
    r"\bxin loi[^.?!]{0,30}\b(?:duoc chua|vua long chua|hai long chua|chua)\b|"
    r"\bxin loi\b[^.?!]{0,30}[.,!]? ?(?:\w+ ){0,3}\w+\?|[=:]\)+|\bha(?: ?ha)+\b|\bkk+\b",
    r"\bsorry not sorry\b|\b(?:not|never|no need to|nothing to|keep|how often|why) (?:\w+ ){0,4}(?:sorry|apologi\w+)\b|"
    r"\bif (?:any|some)(?:one|body)\b[^.?!]{0,60}\b(?:sorry|apolog\w+)|\b(?:sorry|apolog\w+)[^.?!]{0,20}\bif\b|"
    r"\bsorry\b[^.?!]{0,30}[.,!]? ?(?:\w+ ){0,3}\w+\?|[=:]\)+|\blol\b|\bha(?: ?ha)+\b",
)
"""A pardon that is refused, asked in case somebody minds, with a laugh, or with the question whether that will do."""
_POLITE = signs(
    r"\bxin loi,? (?:cho|ai|co ai|moi nguoi|ba con|ad)\b",
    r"\bsorry,? (?:but|to (?:ask|bother)|does|do|is|are|can|could|who|what|where|when|how)\b",
)
"""A pardon that is asked before a question."""
_NEGATES = signs(
    r"\b(?:khong|ko|k|kg|hong|chua|chang|cha|dau co|lam gi co|"
    r"gia(?! (?:dinh|tri|han|ve|re|ca)\b)|bia|sai|nham|don|lua|vo ly|vo can cu|mao|thoi phong|"
    r"lao|nham nhi|dung tin|con "
    r"(?:nguyen|song|han|du|tot)|cu (?:nguoi|tin)|bac bo|"
    r"van (?:con|cho|mo|chay|hop|hoc|du|nguyen|dung|ban|nhan|kham|tiem|hoat|binh|lam viec))\b",
    r"\b(?:no|not|never|none|nobody|nothing|fake|false|hoax|rubbish|untrue|wrong|lie|isn.t|aren.t|wasn.t|weren.t|didn.t|"
    r"doesn.t|don.t|"
    r"haven.t|hasn.t|won.t|scam|holding|fine|safe|still)\b|n.t\b",
)
_MIXED = signs(
    r"\bchu khong phai (?:la )?(?:\w+ )?\d|\b(?:mot phan|mot nua|nua dung|chi (?:co|la|dung)? ?\d|dung la (?!chi\b)|"
    r"(?<!la )co that|co chuyen|phan (?:nay |do )?(?:la )?dung|dung o cho|that va chua)\b|"
    r"(?:^|[.:;] ?)(?:hom qua |sang nay |toi qua )?co \w+[^.;:]{0,80}(?:\bnhung\b|\bchu khong\b|[,;.] khong\b)",
    r"\b(?:partly|part (?:of|is|right|true)|"
    r"(?:is|was|are|were|only|about) half|half (?:true|right|of (?:it|that|this|what|the (?:story|claim|post)))|"
    r"not \d+|only \d+|(?:is|was|are) (?:quite )?(?:true|right|real)|"
    r"there (?:is|was|are|were) (?!no\b)[^.;]{0,80}(?:but|[.;] (?:no|it|they|there|that)))\b",
)
"""That something of what is told is so, and not that the rest is not; one thing taken for another one is no half."""
_CAUSE = signs(
    r"\b(?:la do|do|vi|boi|that ra|thuc ra|la (?:hoi|anh|clip|bai|tu|cua|diem|danh sach|lich|buoi|mot|tap)|chi la|mui|"
    r"tu (?:mot|cai|nha))\b|\b(?:dang|da|vua) "
    r"(?:\w+ ){0,2}(?:dap|khoa|sua|tat|do|kiem|canh|truc)",
    r"\b(?:because|due to|it (?:is|was|.s)|came from|comes from|actually|caused|was a|is a|steam|leak\w*|only)\b",
)
_AHEAD = signs(
    r"\b(?:mai|se|sang mai|chieu mai|toi nay|chieu nay|tuan sau|thang sau|nam toi|tu (?:ngay|thang|mai|mung)|thu (?:hai|"
    r"ba|tu|nam|sau|bay|[2-7])|chu nhat|"
    r"sap|den ngay|han cuoi|cham nhat|truoc ngay|bat dau|chuyen sau|lan sau|du kien)\b",
    r"\b(?:will|tomorrow|tonight|next|from (?:mon|tues|wednes|thurs|fri|satur|sun|the)|soon|going to|deadline|starts?|until|"
    r"at the latest|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
)
_TO_BE_SAID = signs(
    r"(?<!thong )\bbao\b|\b(?:tra loi|cap nhat|cong bo|ket qua|tin tiep|se|hen|truoc|cham nhat)\b",
    r"\b(?:will|update|results?|next|by|latest|before)\b",
)
_CHECKING = signs(
    r"\b(?:kiem tra|xac minh|doi chieu|dang (?:\w+ ){0,2}(?:xem|coi|tim|hoi|do|chay|kiem|lam ro|theo doi|den|xuong|cu)|"
    r"cu nguoi|"
    r"cho ket qua|mau|"
    r"xet nghiem|lam ro|tim hieu|da cu|theo doi)\b",
    r"\b(?:check(?:ing|ed|s)|(?:will|to|are to|must|and) check(?! (?:your|the bag))|look(?:ing)? into|verif\w+|"
    r"investigat\w+|searching|testing|sample\w*|on (?:their|the) way|finding "
    r"out|waiting for|(?:details|information|updates?|an announcement) will (?:follow|be (?:given|made|published|"
    r"provided|posted))|"
    r"trying)\b",
)
_UNCLEAR = signs(
    r"\b(?:chua|khong|ko) (?:\w+ )?(?:ro(?! (?:ga|ri|khi|dien|nuoc|dau|xang)\b)|"
    r"biet|xac|chac|co tin|lien lac|tim thay|the noi|ket luan|nam (?:duoc|ro|bat|chac)|(?:noi|tra loi|khang dinh) "
    r"(?:\w+ )?duoc)\b",
    r"\b(?:not (?:yet|clear|sure|known|certain)|(?:do not|don.t) (?:yet )?know|nobody (?:yet )?knows|unknown|unclear|"
    r"(?:can.t|cannot) (?:yet )?(?:say|reach|tell|confirm|support)|no word|no news)\b",
)
_ANSWERS = signs(
    r"^(?:da |vang |thua (?:ba con |cac bac )?)*(?:khong|duoc|van|chua|roi|dung|sai|het|khoi|cu|mo|dong|ko|co(?=[.,!]| "
    r"(?:hoc|hop|mo|tiem|nha|"
    r"a|chu|nhe|thu|phat)\b))\b|\b(?:uong|di|dung|hoc|mo|hop|vao|an|mua|ban|ra|kham|tiem|rut) (?:\w+ )?duoc\b|\bduoc "
    r"(?:hoc|di|nghi|uong|"
    r"dung|vao|ra|mien|ban|kham|tiem)\b|\bvan (?:hoc|hop|mo|ban|dung|chay|lam|nhan|con|kham|tiem|truc)\b|\b(?:khong "
    r"(?:phai|co|can|mat|thu)|khoi|"
    r"mien phi|la (?:gia|bia|sai|that|dung)|chua (?:\w+ )?(?:ra|ky|ban hanh|cap|cho phep|quyet))\b",
    r"^(?:no|yes|nope|yep|sure|not|of course|it is|it isn.t|you can|just|keep|open|shut|closed)\b|\b(?:is|are|was|were) "
    r"(?:not|fine|fake|"
    r"false|true|open|shut|closed|safe|free|back)\b|\bno \w+",
)
"""A yes or a no, or what comes to one."""
_SOME_VI = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_COUNTS = signs(
    rf"\b{_SOME_VI} (?:em|cháu|học sinh|bé|trẻ|người|nhà|hộ|ca|máy|bình|ngõ|xe|mẫu|điểm|chỗ|trường|bóng|cột|chiếc|cái)\b|"
    rf"\bgiải (?:nhất|nhì|ba)\b",
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty) (?:\w+ )?(?:pupils|children|people|homes|houses|"
    r"households|families|cases|pumps|streets|lanes|schools|samples|lamps|cars|buses|workers|men|women)\b|\b(?:first|"
    r"second|third) prize\b",
)
"""Whom or what a text counts in words, as it is spelt: that is said of nothing else."""
_FAMILIAR = signs(
    r"\b(?:toi|tui|tao|to|minh|em|e|bon minh|tui em|con toi|hihi|haha|nha ba con|nghe ba con|nhe ba con|nhe ca nha|hen|"
    r"nghen|troi|ko|hoai|"
    r"o hay|u thi|da)\b",
    r"\b(?:i|i.m|my|me|lol|hi all|hey|guys|folks|ok so|mates?|:\)|mum|dad)\b",
)

_PLACED = signs(
    r"\b(?:o|tai|den|toi|ra|tap trung|doan|ngo|to|pho|duong|cong|san|nha van hoa|truong|cho|cau|de|ben|xom|thon|tram) (?:so )?"
    r"(?!day\b|do\b|dau\b)\w+",
    r"\b(?:at|in|on|to|near|behind|outside) (?:the |our )?\w+|\b(?:dyke|hall|school|market|gate|bridge|lane|street)\b",
)
_EQUIPPED = signs(
    r"\b(?:mang|cam|deo|mac|di) (?:theo )?(?:\w+ ){0,2}(?:gang|ung|xeng|cuoc|ao|den|day|do|dao|chai|khau|giay|quan|nuoc|"
    r"binh)\b|"
    r"\b(?:gang tay|ao phao|ung|xeng|bao ho)\b|\bco san\b|\bkhong can mang\b",
    r"\b(?:bring|wear|gloves|boots|shovels?|life jackets?|tools|provided|we have)\b",
)
_SHOWN = signs(
    r"\b(?:xem|coi|doc) (?:duoc |tai |o |tren )|\b(?:treo|dan|dang|niem yet|cong khai|cong bo|chup|kem|gui kem|de) "
    r"(?:\w+ ){0,2}(?:o|tai|tren|theo|cho|len|duoi)\b|\bcong khai\b|\bniem yet\b|\bxem duoc\b",
    r"\b(?:posted|hangs?|put up|on the (?:board|wall|page|site)|published|public|open to|attached|you can (?:see|"
    r"read)|to be seen|"
    r"can be (?:seen|read))\b",
)
_POINTED = signs(r"\b(?:tai|o) day\b|\btrang nay\b", r"\bhere\b|\bthis page\b")
_ARGUABLE = signs(
    r"\b(?:cam ket|dam bao|bao dam|chac chan|an toan|binh thuong|on dinh|yen tam|kip thoi|day du|dat (?:chuan|ca|muc)|"
    r"mien phi|da (?:xong|sua|khac phuc|ngung|tat|het))\b",
    r"\b(?:guarantee\w*|promis\w+|sure|safe|normal|free|fine|enough|completely|finished|repaired|within limits)\b",
)

_COMFORT = signs(
    r"\b(?:(?:cu|xin|hay|hoan toan) )*(?:yen tam|binh tinh|tin tuong|an tam)\b|\bkhong (?:can|phai|nen) (?:lo|hoang)\b|"
    r"\btheo doi\b|"
    r"\bcho (?:tin|thong bao)\b",
    r"\b(?:stay calm|keep calm|be calm|rest assured|do not (?:worry|panic)|don.t (?:worry|panic)|no need to (?:worry|"
    r"panic)|trust|"
    r"watch|wait|follow)\b",
)
"""What comforts tells nobody what to do."""


_ABSENT = {
    "undated": _TIMED, "unsourced": _SOURCED, "untold": _TELLS, "unpromised": _PROMISED, "unreached": _REACHED,
    "unmended": _MENDED, "unowned": _OWNED, "formal": _FAMILIAR,
    "unplaced": _PLACED, "unequipped": _EQUIPPED, "unshown": _SHOWN, "unpointed": _POINTED,
}  # fmt: skip
"""Readings of what does not show."""
_PRESENT = {
    "negates": _NEGATES, "mixed": _MIXED, "ahead": _AHEAD, "checking": _CHECKING, "unclear": _UNCLEAR,
    "advising": _TELLS,
}  # fmt: skip
"""And of what does."""


def readings(title: str, body: str, lang: str) -> Iterator[str]:
    """The readings that hold of a text in `lang` that has words."""
    said = quotes_blank(as_read(f"{title}. {body}"))
    text, words = fold(said), len(re.findall(r"\w+", body or title))
    lines = "\n".join(
        fold(line) for line in said.split("\n")
    )  # folding joins lines, and an order may begin one
    seen = {name: bool(signs[lang].search(lines)) for name, signs in (_ABSENT | _PRESENT).items()}
    if _AS_USUAL[lang].search(text):
        seen["untold"] = True
    elif seen["advising"]:
        yield "exacting"
    lines = _OTHERS_BEG[lang].sub("", lines)
    owned = seen["unowned"] or seen["unmended"] or _MISWORDED[lang].search(text)
    meant = not _AS_IF[lang].search(text)
    if meant and owned:
        yield "owning"
    if meant and owned and _SORRY[lang].search(lines):
        yield "sorry"
        if _PARDON[lang].search(lines):
            yield "pardon"
        if not _MISWORDED[lang].search(text):
            yield "deed"
    if _DELETES[lang].search(text):
        yield "deletes"
    yield from (name for name in _ABSENT if not seen[name])
    yield from (name for name in _PRESENT if seen[name])
    if words > BRIEF_WORDS:
        yield "wordy"
    else:
        yield "brief"
        if not seen["unsourced"]:
            yield "sparse"
    yield from _of_its_facts(body, lang, text, words, seen)


def _of_its_facts(body: str, lang: str, text: str, words: int, seen: Mapping[str, bool]) -> Iterator[str]:
    """What it says of the matter, whether it explains that, and whether it leaves it open."""
    counts = re.search(r"\d", body) or _COUNTS[lang].search(as_read(body)) or clocks(as_read(body))
    told = seen["advising"] and _TELLS[lang].search(_COMFORT[lang].sub("", fold(body)))
    hollow = not (counts or told or _ANSWERS[lang].search(fold(body)))
    if hollow:
        yield "hollow"
    if hollow or seen["unclear"] or seen["checking"]:
        yield "unsettled"
    if not (seen["unclear"] or seen["checking"] or seen["unpromised"]):
        yield "settled"
    if seen["negates"] or seen["ahead"] or seen["advising"] or _ARGUABLE[lang].search(text):
        yield "arguable"
    explained = len(re.findall(r"\d+", text)) >= EXPLAINED or _CAUSE[lang].search(text) or words > LINES
    yield "explained" if explained else "unexplained"
    if seen["negates"] and not explained:
        yield "flat"


def to_come(clause: str, lang: str) -> bool:
    """Whether a clause speaks of what is still to be said: its hour dates nothing."""
    return bool(_TO_BE_SAID[lang].search(fold(clause)))


def owns(text: str, lang: str) -> bool:
    """Whether a text begs pardon for what its office did, and means it."""
    said = fold(quotes_blank(as_read(text)))
    return bool(_SORRY[lang].search(said) and _OWNED[lang].search(said)) and not unmeant(text, lang)


def unmeant(text: str, lang: str) -> bool:
    """Whether a text begs pardon and means none: in case somebody minds, with a laugh, or for nothing that it owns or mends."""
    said = fold(quotes_blank(as_read(text)))
    owned = any(signs[lang].search(said) for signs in (_OWNED, _MENDED, _MISWORDED))
    begs = _SORRY[lang].search(said) and not _POLITE[lang].search(said)
    return bool(begs and (_AS_IF[lang].search(said) or not owned))
