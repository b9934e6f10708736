"""Words that take something of the text above for granted stand in no line without its ground: a condition, what its matter
presumes, what the line names or lays at somebody's door. Every line that can be said of a statement is read, in each language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from infodrill.kernel.folding import fold
from infodrill.media.felt import BORNE, laid
from infodrill.media.matters import PRESUMED
from infodrill.media.replies import conditions_of, words_of
from infodrill.media.words.shelf import shelf

STORY = frozenset(
    {
        "negates",
        "deny",
        "claimed",
        "denied",
        "mixed",
        "partly",
        "unclear",
        "unsettled",
        "unknown",
        "liar",
        "called",
        "late",
        "count",
        "reported",
        "sworn",
        "record",
        "hearsay",
        "astray",
        "own",
        "seen",
    }
)
UNSENT = frozenset(
    {
        "hush",
        "face",
        "claimed",
        "denied",
        "advising",
        "negates",
        "deny",
        "exposed",
        "minors",
        "hearsay",
        "unsettled",
        "slip",
        "untold",
        "robs",
        "pictured",
        "feared",
    }
)
PROMISED = frozenset(
    {"ahead", "unsettled", "unpromised", "undated", "promise", "vow", "next", "fault", "admit", "brief"}
)
# What a line takes for granted: its signs in folded Vietnamese and English, and the grounds of which it has to have one.
GRANTED: Mapping[str, tuple[str, str, frozenset[str]]] = {
    "a pardon or an admission": (
        r"(?<!toi cung lo tin, )\b(?:xin loi|nhan loi|thua nhan|nhan sai)\b",
        r"(?<!too, )\b(?:apolog\w+|own(?:ed|ing)? up|admit\w*|saying sorry)\b|\byou.re sorry\b",
        frozenset({"sorry", "pardon", "owning", "slip", "mock", "blame", "righted", "admit", "unclear", "shamed"}),
    ),
    "that people merely got it wrong": (
        r"\bnguoi ta (?:chi )?nham\b|\bla nham thoi\b", r"\b(?:somebody|they) (?:simply|just|only) got it wrong\b",
        frozenset({"slip"}),
    ),
    "that who was looked for is safe": (
        r"\bon ca roi\b|\bmoi tho ra\b", r"\ball well now\b|\bbreathe again\b", frozenset({"found"}),
    ),
    "that the tone is harsh": (
        r"\bnang loi\b|\bbot nong\b|\bnhe nhang\b|\bnhe loi\b",
        r"\bcalm down\b|\bharsh\b|\bbe (?:so )?(?:rude|unkind)\b|\bunkind\b|\bmore gently\b|\bkinder\b",
        frozenset({"harsh", "cross", "threat", "order", "blame", "mock", "shamed"}),
    ),
    "that more of it is wished for": (
        r"\bnoi them mot chut\b|\bke tiep\b", r"\ba (?:little|bit) more\b.*\?$|\bgo on\b.*\?$",
        frozenset({"jest", "unexplained", "informs", "claimed"}),
    ),
    "that what is known is not told": (
        r"\bbiet duoc den dau\b|\bbiet duoc phan nao\b", r"\bhow far have you got\b|\beach bit as you find\b",
        frozenset({"hollow"}),
    ),
    "words that nobody says": (
        r"\bdoc the da dung chua\b|\bai ranh chuyen\b|\btom lai mot cau\b|\bdau oc dang\b|\bsao lai de \[fact\]",
        r"\bhow did it come about that\b|\bso everyone should do that\b|\bcan you put it in one sentence\b|\bmy mind's "
        r"elsewhere\b",
        frozenset(),
    ),
    "that half of it is so": (
        r"\bmot nua\b|\bnua (?:dung|nay|mung)\b|\bkhong han sai\b",
        r"\bhalf (?:right|glad)\b|\bpart right\b|\bnot (?:all|completely) wrong\b",
        frozenset({"mixed", "partly", "halfso"}),
    ),
    "that something is denied": (
        r"\bbac bo\b|\b(?:sao lai|khoi ai) choi\b|\bchoi lam gi\b|\bbao (?:la )?khong (?:co|cat|sao|la|ai)\b",
        r"\bden(?:y|ied)\b|\bsaying (?:no|nobody)\b",
        frozenset({"flat", "sweep", "record", "nosuch"}),
    ),
    "a post before this one": (
        r"\bbai (?:truoc|cu)\b", r"\bthe (?:earlier|old) one\b|\bnewer one\b",
        frozenset({"tookback", "newest", "swapped", "own", "turned", "righted", "oldcopy"}),
    ),
    "people of whom there is no word": (
        r"\btin cua ho\b|\bho o dau\b|\bcho chua co tin\b", r"\bword of them\b|\bwhere they are\b",
        frozenset({"unfound", "lost"}),
    ),
    "that it was put off": (r"\bhoan (?:lan|mot|ma)\b", r"\bput off\b", frozenset({"postponed", "calledoff", "own"})),
    "that something runs out": (
        r"\bkeo het\b|\bhet roi thi\b", r"\brun out\b|\bbe gone\b|\bthey're gone\b", frozenset({"limited"})
    ),
    "a story that goes round": (
        r"\btin (?:kia|don)\b|\bloi don\b|\btung tin\b|\bbia\b|\bnhom (?:em|toi|nao cung) (?:noi|cu|cai|gui|dang)",
        r"\brumou?rs?\b|\b(?:that|the|the other) (?:other )?(?:story|thing)\b|"
        r"\bmade it up\b|\bmakes? up\b|\bmy group\b|\bevery group says",
        STORY | {"confirmed", "halfso"},  # which are published on what was told
    ),
    "that no reason is given": (
        r"\bgiai thich (?!ho)|\bly do\b|\bthuc hu\b",
        r"\bexplain(?:s|ed)?\b(?! it and| it to)|\bto know why\b",
        frozenset({"unexplained", "plain", "fair", "claimed", "figure", "own", "why"}),
    ),
    "a promise": (r"\b(?:giu loi|hua|lo hen|doi ban)\b", r"\bpromis\w+|\bnext update\b", PROMISED),
    "that people are told what to do": (
        r"\blam theo\b|\bhuong dan\b(?! them)|\bdan ca nha\b",
        r"\bas (?:it says|they say|advised)\b|\badvice\b",
        frozenset({"advising", "told", "advice", "avoid", "fact", "robs", "harms", "bans", "keepout", "bids"}),
    ),
    "a number": (
        r"\bcon so\b|\bso (?:khac|to hon)\b", r"\b(?:much bigger|different|the) number\b(?! on)", 
        frozenset({"figure", "count", "many", "tallied", "polled"}),
    ),
    "that there was something to fear": (
        r"\bnhe ca nguoi\b|\btho phao\b|\bhu via\b|\bnhu vay la yen tam\b",
        r"\b(?:relieved|relief)\b|\bstop worrying\b|\bthank goodness\b",
        frozenset({"negates", "deny"}),
    ),
    "that it was sent on": (
        r"\b(?:khong|thoi) gui (?:nua|dau)\b|\bxoa (?:roi|khoi)\b|\blo gui\b",
        r"\bstop (?:sending|sharing|spreading)\b|\bwon't (?:send|share)\b|\bdeleted\b|\btook it down\b",
        UNSENT,
    ),
    "that an opinion was asked for": (
        r"\bmoi nguoi (?:mot|nghi|hieu)\b|\by kien gi\b|\bchua biet (?:nghi|noi)\b|\bde \w+ nghi\b|"
        r"\bhoi (?:chong|vo)\b|\bnghi sao\b|"
        r"\bmoi nguoi thay the nao\b",
        r"\bopinion\b|\b(?:see|reads?) (?:that |it )?differently\b|\bwhat to (?:think|say)\b|\bthink about (?:that|it)\b|"
        r"\bask my husband\b|\brest of you think\b|\bmake of (?:this|it)\b",
        frozenset({"flat", "negates", "arguable", "doubt", "poll", "unclear", "mixed", "brief", "unsettled", "hollow"}),
    ),
    "a threat": (r"\bdoa\b", r"\bthreat\w*\b", frozenset({"threat"})),
    "that a private act needs leave": (
        r"\b(?:luu|chup|doc|ke lai|gui|in|chep|noi lai)\b(?!.*\b(?:nhom|trang|dan|len)\b).*\bduoc chu\b",
        r"^(?:can i|ok if i|ok to|could i) (?:save|copy|read|tell|send|pass|print|keep|share)\b"
        r"(?!.*\b(?:group|page|market|privately)\b)",
        frozenset(),
    ),
    "that it names no place or day": (
        r"\btap trung o dau\b|\bngay chot\b|\bhom nay hay ngay mai\b",
        r"\bwhere's everyone meeting\b|\btoday or tomorrow\b|\ba day for deciding\b",
        frozenset({"unplaced", "undated"}),
    ),
    "that people had reported it": (
        r"\bdan (?:phan anh|keu la phai|noi mai)\b", r"\bcomplain(?:ed|ts?)\b",
        frozenset({"reported", "unowned", "fault", "figure", "gripe"}),
    ),
    "that it says not where more will stand": (
        r"\b(?:co tin|gi moi|thay doi|tien do)\b.*\bo (?:day (?:luon|chu)|dau)\b|\bxem cho khac\b",
        r"\bpost (?:it )?here (?:if|once)\b|\bfollow the progress\b"
        r"|\bhere or somewhere else\b|\bwill it be here\b|\bsee how it goes\b", frozenset({"unpointed"}),
    ),
    "who reads and who does not": (
        r"\bit nguoi (?:doc|biet|thay)\b|\bchua (?:thay )?ai (?:noi gi|gui|biet|nhac)\b|\bnhom (?:pho|phuong|to dan pho)\b|"
        r"\bnha tro quanh\b|\bco len mang dau\b|\bchang ai bao\b|\blat nua la troi\b",
        r"\b(?:hardly anyone|not many people|i doubt many people)\b.*\b(?:see|reads?)\b|"
        r"\bnobody (?:told us|on our block|at work)\b|"
        r"\bblock leader been told\b|\bnever online\b|"
        r"\blodgers round here\b",
        frozenset({"reach-ask", "reach-doubt", "reach-nod", "hands", "begs", "wonders", "lost", "on", "home", "slip"}),
    ),
    "a day that is still to come": (
        r"\b(?:truoc luc ay|den luc ay|den hom ay|sat ngay)\b",
        r"\b(?:before then|by then|on the day|when the (?:day|time) comes)\b",
        frozenset({"set", "ahead", "planned", "event", "reports", "weekday", "clock", "rounds"}),
    ),
    "a number to ring": (
        r"\b(?:so ay|goi so|may ban)\b", r"\bthat number\b|\ba number to ring\b", frozenset({"dials", "calls", "robs", "number"}),
    ),
    "that its claim is denied": (
        r"\bla khong phai (?:roi|chu)|\bkhong phai the\b|\bem nghe khac\b",
        r"\bit isn't so\b|\bcouldn't be so\b|\bnot what i heard\b",
        frozenset({"denied"}),
    ),
    "that what is denied was feared": (
        r"\b(?:do lo han|moi het lo|chua lam gi voi|cu lo chuyen|lai lam viec tiep)\b",
        r"\bload off my mind\b|\bstop worrying\b|\brush into\b|\bthere i was, worrying\b|\bback to work\b",
        frozenset({"feared", "scare"}),
    ),
    "that a denial says why": (
        r"\b(?:noi ro la|khong ban nua|dau duoi nhu the)\b", r"\bsaid it plainly\b|\bno more talk of it\b|\bhow i explain it\b",
        frozenset({"explained", "why"}),
    ),
    "that nothing is known": (
        r"\bda bao la chua ro\b|^chua biet thi\b|\bchua ro thi em cho\b|\bkhong doan nua\b",
        r"\bthe not knowing\b|\bif it isn't known\b|\bsaying it isn't known\b|\bstop guessing\b",
        frozenset({"unanswered", "unclear", "open"}),
    ),
    "that it is long enough to be read with care": (
        r"\bdoc ky\b|\bdoc nhanh qua\b|\bdoc mai moi xong\b",
       r"\bread it (?:again )?properly\b|\bread it too fast\b|\btook ages\b",
        frozenset({"wordy", "told", "comply"}),
    ),
    "that things go on as on any day": (
        r"\bnhu moi (?:ngay|hom)\b", r"\bas (?:on any|usual)\b",
        frozenset({"tap", "power", "pupils", "gas", "fuel", "leave", "relief", "noneed"}),
    ),
    "that it is not told what will be otherwise": (
        r"\bthi khac di\b|\blan sau tranh\b", r"\bbe different after\b|\bavoided next time\b", frozenset({"unmended"}),
    ),
    "that somebody is on duty": (r"\bnguoi truc\b", r"\b(?:who(?:ever)?'s|person) on duty\b", frozenset({"onduty"})),
    "an hour of the day": (
        r"\b(?:an com|bua com|toi (?:ve|moi ve)|vua di lam ve)\b",
        r"\b(?:when we eat|at dinner|over lunch|in from work|get in at night|by tonight)\b",
        frozenset({"unsettled", "power", "lamps"}),
    ),
    "that something was done by then": (r"\blo lam roi\b", r"\bdone it already\b", frozenset({"harms", "robs"})),
    "that there was a false order": (r"\bco lenh that\b", r"\ba real order\b", frozenset()),
    "that parts were put in": (r"\bdo lap vao\b", r"\bnew parts\b", frozenset()),
    "that a figure came of it": (r"\bco so roi\b", r"\bthere's a figure\b", frozenset({"figure"})),
    "that it was known the evening before": (r"\btu toi roi a\b", r"\bready since last night\b", frozenset()),
    "that what is denied would be harm": (r"\bkhong phai the thi tot\b", r"\bgood if it isn't so\b", frozenset({"feared"})),
    "that those who told what is so were guessing": (
        r"\bdoan gia doan non da doc\b", r"\bgroups that are still guessing\b", frozenset({"negates"}),
    ),
    "that it happens in one place": (r"^o day da du nguoi\b", r"^are there enough of them\b", frozenset()),
    "somebody's death": (
        r"\bvieng\b|\bphung dieu\b|\bchia buon\b|\bnen huong\b", r"\bcondolences\b|\brest in peace\b", frozenset({"grief"}),
    ),
}  # fmt: skip
GONE = {
    "that a private act needs leave", "that people merely got it wrong", "that more of it is wished for", "that what is "
    "known is not told", "that somebody is on duty", "an hour of the day", "that something was done by then",
    "that there was a false order", "a day that is still to come", "words that nobody says", "that parts were put in",
    "that a figure came of it", "that it was known the evening before", "that what is denied would be harm",
    "that those who told what is so were guessing", "that it happens in one place",
}  # fmt: skip
"""What no line takes for granted any more in one language at least."""
OF_PEOPLE = re.compile(
    r"(?:personal|office|aside|written|rumour|question|complaint|joke|press|past|appeal|hurt)\b"
)


def grounds(matter: str, line: str, lang: str) -> set[str]:
    """What stands in the text wherever the line is said, and of which matter it is."""
    own = {PRESUMED.get(matter, ""), BORNE.get(matter, ""), matter}
    return {*conditions_of(line), *laid(words_of(line), lang), *own}


def said_of_statements(lang: str) -> Iterator[tuple[str, str]]:
    """(matter, line) of every line that can stand under a statement."""
    for key, lines in shelf(lang).items():
        matter = key.partition(".")[0]
        if not OF_PEOPLE.match(matter):
            yield from ((matter, line) for line in lines if "never" not in conditions_of(line))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_line_takes_for_granted_what_its_conditions_do_not_give(lang: str) -> None:
    met, groundless = Counter[str](), list[tuple[str, str, str]]()
    for matter, line in said_of_statements(lang):
        said = fold(words_of(line))
        for what, (vi, en, needs) in GRANTED.items():
            if re.search(vi if lang == "vi" else en, said):
                met[what] += 1
                if not grounds(matter, line, lang) & needs:
                    groundless.append((what, matter, line))
    assert groundless == []
    assert set(met) >= {*GRANTED} - GONE, met


def test_a_line_that_presumes_is_refused_without_its_ground_and_let_stand_with_it() -> None:
    needs = GRANTED["a pardon or an admission"][2]
    assert not grounds("thanks", "Biết nhận lỗi là quý.", "vi") & {"sorry", "owning"}
    assert (
        grounds("thanks", "sorry|Biết nhận lỗi là quý.", "vi") & needs
        and grounds("owns", "Nhận lỗi là tốt.", "vi") & needs
    )
