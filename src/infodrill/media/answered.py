"""What a line asks that a text has answered: nobody asks for what stands above.

Pairs of signs, of a line that asks and of a text that answers, both folded, read when somebody reads. Whatever the line stands
for else, under whichever matter and in a drill's own words too: a sign too many leaves a question unasked.
"""

# Charter: media answered
from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read, fold
from infodrill.kernel.patterns import later

ANSWERS = "answers"
"""Under this name the passages of a text hold the names of what it answers."""
_PAIRS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "vi": {
        "short": (r"\bban ngan\b|\bnoi ngan\b|\btom tat\b", r"^(?:\S+\s+){0,60}\S*$"),
        "fetched": (
            r"\bai (?:\w+ ){0,2}(?:den|ghe) (?:lay|qua|tan)\b|\bden tan\b|\bden noi khong\b|\bbe khong noi\b|"
            r"\bkhuan (?:ra|vao)\b|"
            r"\bmang toi khong\b|\bmat cong di\b|\bvao (?:den )?tan (?:ngo|noi)\b",
            r"\btan (?:nha|noi|cua|ngo|giuong)\b|\btai nha\b|\b(?:den|toi) nha\b(?! (?:van|tre|thuoc|may))|"
            r"\bdi tung (?:ngo|nha)\b|"
            r"\bxe (?:\w+ ){0,2}(?:don|dua)\b",
        ),
        "proxy": (
            r"\bnho (?:nguoi|hang xom|ong ba)\b|\b(?:nhan|lam|di|don|lay|rut|hop|linh|dat|khoa|ra|dang ky) (?:ho|thay)\b",
            r"\b(?:nhan|lay|lam|di|don|linh|nop) (?:ho|thay)\b|\bnguoi (?:nha|khac|than) (?:\w+ ){0,2}(?:nhan|lay|lam|"
            r"linh|don)\b",
        ),
        "whose": (
            r"\bai (?:la nguoi )?(?:\w+ )?(?:phu trach|chiu trach nhiem|de xay ra)\b|\bdo ai\b",
            r"\btrach nhiem\b|\bphu trach\b|\bloi (?:cua|do|o|thuoc|la)\b|\bnhan loi\b",
        ),
        "meanwhile": (
            r"\bdung tam\b|\btrong luc (?:ay|cho|dong)\b|\bxoay xo\b|\btu mua tam\b",
            r"\bso giay\b|\bthay (?:bang|the)\b|\bmuon (?:tam|\w+ cua|\d)|\btrong luc (?:cho|ay|do)\b|\bdung tam\b|"
            r"\bxe (?:bon|khac)\b|"
            r"\bnhu cu\b",
        ),
        "early": (r"\bxong som\b", r"\bxong som\b|\bco the (?:co|dong) (?:dien )?(?:lai )?som\b"),
        "noon": (r"\btrua co nghi\b", r"\bnghi trua\b|\bca trua\b|\bbuoi sang\b.*\bbuoi chieu\b"),
        "whenever": (
            r"\b(?:bao gio|khi nao|hom nao|ngay nao|may gio|hen ngay)\b|\bghi (?:ro )?ngay\b|\bbao lau\b",
            r"\b(?:chua|khong) (?:\w+ ){0,2}(?:biet|ro|chot|hen|noi|hua)(?: \w+){0,3} (?:ngay|gio|khi nao|bao gio|luc nao)\b",
        ),
        "howmany": (
            r"\bbao nhieu (?:nguoi|nha|ho|cai|em|chau|ca|may|bong|tam)\b|\b(?:co|la) may \w+\b",
            r"\b(?:\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:nguoi|nha|ho|cai|em|chau|ca|may|bong|tam)\b",
        ),
        "moneyback": (
            r"\blay lai (?:duoc|o dau)\b|\bdoi lai (?:duoc|o dau)\b",
            r"\b(?:lay|doi|tra) lai\b|\bhoan (?:tien|tra)\b|\bden (?:tien|bu)\b",
        ),
        "familytold": (
            r"\b(?:nguoi nha|gia dinh|phu huynh|bo me|nhung nha)(?: \w+){0,4} (?:duoc )?(?:bao|hoi tham|nhan)(?: \w+)? chua\b|"
            r"\bbao cho nguoi nha\b|\bnguoi nha(?: \w+){0,2} gap\b",
            r"\b(?:bao|goi|hoi|nhan|ve)(?: \w+){0,3} (?:nguoi nha|gia dinh|phu huynh|bo me|cau ruot)\b|"
            r"\b(?:nguoi nha|gia dinh) (?:\w+ )?da\b",
        ),
        "ifdone": (
            r"\b(?:lo|trot)\b.*\b(?:thi sao|lam gi|phai lam)\b",
            r"\b(?:ai|cu nao|nha nao|nguoi nao|ba con nao) (?:da|lo|trot)\b|\b(?:da lo|lo|trot)(?: \w+){1,6} thi\b",
        ),
        "takendown": (
            r"\bgo(?: \w+){0,3} (?:chua|het)\b|\bco go khong\b|\bde nguyen\b.*\?",
            r"\b(?:da|vua) (?:go|xoa|ha)\b|\bgo (?:roi|het|xuong|ca|luc|bai)\b",
        ),
        "seenagain": (
            r"\bkiem (?:tra )?lai\b|\bkiem lan hai\b|\bdo lai\b",
            r"\bkiem (?:tra )?lai\b|\bdo lai\b|\bthu tai\b|\bra (?:soat )?lai\b",
        ),
        "elsewhere": (
            r"\b(?:cho|noi|khu) (?:nao )?khac\b|\bcon lai\b",
            r"\b(?:cho|noi|khu|diem|tram|cai|ngo) (?:con lai|khac)\b|\bca \d+\b|\bmoi (?:noi|cho)\b|\b\d+ (?:trong|"
            r"tren) (?:so )?\d+\b",
        ),
        "hurt": (
            r"\bco (?:ai|chau nao|chau|nguoi)(?: nao)? (?:bi|nang|sao)\b",
            r"\bkhong (?:co )?(?:ai|em|chau|nguoi|ca)(?: nao)? (?:bi|ngo|bat|mat|nhiem)\b|\bnam (?:vien|lai)\b|\bbi thuong\b",
        ),
        "cost": (
            r"\b(?:mat|tinh|coc|tra) tien khong\b|\bbao nhieu tien\b|\bco mat tien\b|\bkhoan nao khac\b",
            r"\bkhong (?:mat|thu|phai (?:dong|tra)|ton) (?:tien|phi|dong)\b|\bmien phi\b|\bkhong mat\b",
        ),
        "bring": (
            r"\bmang (?:theo )?(?:gi|giay|chan)\b|\bcan giay (?:to )?gi\b|\bgiay to gi\b|\bdien giay gi\b",
            r"\bmang (?:theo |kem )?(?!ve\b|toi\b|den\b)\w+|\bkhong (?:can|phai) mang\b|\bco (?:\w+ ){0,3}chan\b|\bmau don\b",
        ),
        "pets": (
            r"\bcho meo\b.*\bmang\b|\bmang theo con cho\b|\bdem theo con cho\b",
            r"\bcho meo (?:\w+ ){0,3}(?:chuong|gui|mang)\b",
        ),
        "whomtotell": (
            r"\b(?:bao|goi|hoi|gap|keu|noi voi|nhan) (?:cho )?ai\b|\b(?:bao|nhan|hoi) (?:vao|o) dau\b",
            r"\b(?:goi|bao|gap|hoi|nhan|lien he|trinh bao)(?: \w+){0,3} (?:so|to truong|phuong|cong an|tram|ban \d|"
            r"quay|hoi|thon)\b|"
            r"\b(?:ra|den|toi|len) (?:phuong|tram|cong an|thon)(?: \w+){0,2} (?:bao|hoi|trinh)\b|"
            r"\d{3}[ .]?\d{3}",
        ),
    },
    "en": {
        "short": (r"\bshort(?:er)? version\b|\bin short\?|\bsum (?:it|that) up\b", r"^(?:\S+\s+){0,60}\S*$"),
        "fetched": (
            r"\bcome (?:to our|and (?:fetch|collect)|round)\b|\bcarry a\b|\blug\w*\b|\bheavy\b|\bcome (?:as far as|right to)\b",
            r"\b(?:to|at) (?:your|their|the) (?:home|house|door)s?\b|\bwe (?:will )?(?:come|collect|fetch)\b|\bdoor to door\b|"
            r"\bpicked up\b",
        ),
        "proxy": (
            r"\b(?:somebody|someone) else (?:go|do|fetch|collect|sign)\b|\bin my place\b|\b(?:go|collect|sign|apply|"
            r"do it) for (?:my|a)\b",
            r"\b(?:somebody|someone|anyone|a neighbour|a relative|family) (?:else )?(?:can|may)\b|\bon (?:your|their) behalf\b",
        ),
        "whose": (
            r"\bwho(?:.s| is| was|)? (?:responsible|in charge|to blame)\b|\bwhose (?:job|fault)\b|\bwho let (?:it|this)\b",
            r"\bresponsib\w+|\bour (?:fault|mistake)\b|\bin charge\b",
        ),
        "early": (r"\bfinish early\b|\bdone early\b", r"\b(?:finish\w*|done|ready|back) (?:earl\w+|sooner)\b"),
        "noon": (r"\bfor lunch\b", r"\blunch\b|\bmidday\b"),
        "meanwhile": (
            r"\b(?:in the )?meantime\b|\bmeanwhile\b|\bto tide\b",
            r"\b(?:in the )?meantime\b|\bmeanwhile\b|\buntil then\b|\binstead\b|\bpaper (?:numbers|tickets)\b",
        ),
        "whenever": (
            r"\bwhen(?:.s| will| do| does| can)\b|\bwhat (?:day|time|date)\b|\bhow (?:long|soon)\b|\bput (?:the|a) date\b",
            r"\b(?:no date|(?:not|cannot|don.t|do not|nobody) (?:\w+ ){0,3}(?:know|say|known|promise|decided)(?: \w+){0,3} "
            r"(?:when|date|day|how long))\b",
        ),
        "howmany": (
            r"\bhow many (?!times|more)",
            r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty) (?:\w+ )?(?!o.clock|minutes|"
            r"hours|days)\w+s\b",
        ),
        "moneyback": (
            r"\bget (?:it|the money|(?:my|their|our) money) back\b|\brefund\w*",
            r"\brefund\w*|\b(?:paid|given|get\w*|money) (?:\w+ )?back\b",
        ),
        "familytold": (
            r"\b(?:famil\w+|parents|relatives|people concerned) (?:\w+ )?been told\b|\bfamil\w+ know\b",
            r"\b(?:rang|rung|called|told|informed|spoke\w* to) (?:\w+ ){0,2}(?:famil\w+|parents|relatives?)\b|"
            r"\bwith (?:a relative|(?:her|his|their) family)\b",
        ),
        "ifdone": (
            r"\bwhat about people who\b|\bif (?:somebody|someone).s (?:already|done)\b",
            r"\b(?:if you (?:have|had)|if you.ve|whoever has|any(?:one|body) who has|those who (?:have|had))\b",
        ),
        "takendown": (
            r"\b(?:taken|come|coming) down\b|\bst(?:ill|ays) up\b|\bbeen removed\b", r"\b(?:is|are|been|have|has|was|"
            r"were) (?:\w+ )?(?:taken down|removed|deleted)\b|\btook (?:\w+ )?down\b",
        ),
        "seenagain": (
            r"\bcheck\w* (?:\w+ )?(?:again|twice|afterwards)\b|\b(?:tested|measured) again\b",
            r"\b(?:check|test|measur)\w* (?:\w+ )?(?:again|twice)\b|\bload test\b|\bre-?test\w*",
        ),
        "elsewhere": (
            r"\b(?:other (?:places|ones|spots)|anywhere else|elsewhere)\b",
            r"\b(?:all \d+|the other \w+|elsewhere|everywhere else|nowhere else)\b",
        ),
        "hurt": (
            r"\b(?:any(?:one|body)|somebody) (?:been )?(?:hurt|ill|harmed)\b",
            r"\b(?:nobody|no one|none|no \w+) (?:is |was |were |has been |have been )?(?:hurt|ill|harmed|injured|"
            r"missing|taken)\b",
        ),
        "cost": (
            r"\b(?:does|will|is) (?:it|that|there) (?:\w+ )?(?:cost|a (?:charge|fee))\b|\bhave to pay\b|"
            r"\banything (?:else )?to pay\b",
            r"\bfree\b|\bno (?:charge|fee|cost)\b|\bcosts? nothing\b",
        ),
        "bring": (
            r"\bwhat (?:do|should) (?:we|i|they) (?:bring|take)\b|\bneed to bring\b|\bwhat papers\b",
            r"\bbring (?:your|the|an?|it|proof)\b|\bnothing to bring\b|\bblankets\b",
        ),
        "pets": (
            r"\b(?:take|bring|bringing|taking) (?:\w+ ){0,2}(?:dog|cat|pet|animal)s?\b",
            r"\b(?:dogs?|cats?|pets?|animals?) (?:\w+ ){0,3}(?:welcome|allowed|cages?|pens?|too)\b",
        ),
        "whomtotell": (
            r"\bwho (?:do|can|should|would) (?:we|i|they|one) (?:ask|ring|call|tell|speak)\b|\bwhere (?:do|can) (?:we|"
            r"i) report\b|"
            r"\bwhat number\b",
            r"\b(?:ring|call|phone|contact|tell|report (?:it )?to) (?:the|us|our|your|key|\d)\b|\d{3}[ .-]?\d{3}",
        ),
    },
}  # fmt: skip
_ASKING = {lang: {name: later(line) for name, (line, _) in pairs.items()} for lang, pairs in _PAIRS.items()}
_ANSWERING = {
    lang: {name: later(text) for name, (_, text) in pairs.items()} for lang, pairs in _PAIRS.items()
}
_MINDED_TOO = frozenset({"fetched"})
"""What a line need not ask to miss it."""


@lru_cache(maxsize=8_192)
def asks(line: str, lang: str) -> frozenset[str]:
    """What a line asks, of what a text can have answered."""
    said, asked = fold(line), line.rstrip(" .!").endswith("?")
    return frozenset(
        name for name, sign in _ASKING[lang].items() if (asked or name in _MINDED_TOO) and sign.search(said)
    )


@until_erased(256)
def answers(text: str, lang: str) -> frozenset[str]:
    """What of that a text answers."""
    said = fold(as_read(text))
    return frozenset(name for name, sign in _ANSWERING[lang].items() if sign.search(said))
