"""Three small stories in both languages, and mistakes of which each is planted in both: what a check finds in one it finds in the
other. A row is (module of the checks whose finding it is, story, field, Vietnamese, English); `told` is what an inject tells the
public, `seen` what one reports, and "a | b" the record and the field beside it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from tests.scenario.plaindrills import Data, data, injects, lang

Story = dict[str, Any]
Row = tuple[str, str, str, str, str]


def both(vi: str, en: str) -> dict[str, str]:
    return {"vi": vi, "en": en}


BRIDGE: Story = {
    "claim": {
        "sentence": both(
            "Cầu treo xóm Trũng hư mười hai ngày rồi, con nít phải bơi thúng qua sông đi học",
            "The footbridge at Trũng hamlet has been broken for twelve days, children paddle tubs across to school",
        ),
        "gate_answers": ["yes", "no", "no", "no", "no", "yes", "no", "no", "no"],
        "harm": "H2",
        "advice": both(
            "Qua sông ở bến dưới, có người đưa từ 6 giờ; không tự bơi thúng.",
            "Cross at the lower landing, somebody ferries from 6:00; do not paddle tubs.",
        ),
        "truth": [
            {
                "verdict": "TRUE",
                "known_from": "+12:00",
                "why": both(
                    "Sổ cầu đường ghi dây cáp bên trái đứt hôm mưa lớn; sáu em phải đi thúng.",
                    "The road book notes that the cable on the left side snapped in the big rain; six children go by tub.",
                ),
            }
        ],
    },
    "told": both(
        "Mười hai ngày nay con tôi bơi thúng qua sông, cầu treo xóm Trũng nằm im.",
        "For twelve days my child has paddled a tub across, the footbridge at Trũng hamlet hangs loose.",
    ),
    "seen": both(
        "Đã ra cầu treo: ván còn chắc, đang chờ thợ xem.",
        "Went to the footbridge: the planks hold, waiting for the fitter.",
    ),
}
TANKER: Story = {
    "claim": {
        "sentence": both(
            "Xe bồn chở nước cho xóm Trũng lật, nước pha dầu chảy vô giếng, ai uống phải nôn ra liền",
            "The tanker with water for Trũng hamlet turned over, oil ran into the wells, whoever drank must vomit at once",
        ),
        "gate_answers": ["yes", *["no"] * 8],
        "harm": "H3",
        "kernel": both(
            "Xe bồn có trượt bánh xuống lề lúc trời mưa.", "The tanker did slide off the road in the rain."
        ),
        "meanwhile": both(
            "Ai lo thì dùng nước đóng chai, đừng ép mình nôn.",
            "If you worry use bottled water, and do not make yourself vomit.",
        ),
        "advice": both(
            "Cứ uống nước giếng; ai đã nôn thì tới phòng khám.",
            "Drink the well water; whoever has vomited comes to the clinic.",
        ),
        "truth": [
            {
                "verdict": "FALSE",
                "known_from": "+20:00",
                "why": both(
                    "Sổ đội xe ghi bồn còn kín, ba vại nước giếng đo lúc sáng đều trong.",
                    "The fleet book notes the tank was tight, and three jars of well water taken in the morning were clear.",
                ),
            }
        ],
    },
    "told": both(
        "Xe bồn lật ở xóm Trũng kìa, dầu chảy vô giếng rồi bà con!",
        "The tanker turned over at Trũng hamlet, the oil is in the wells, everyone!",
    ),
    "seen": both(
        "Đã lấy ba vại nước giếng, đang đo. Chưa có kết quả, xin đừng nói gì.",
        "Three jars of well water taken and being measured. No result yet, please say nothing.",
    ),
}
ASKED: Story = {
    "claim": {
        "sentence": both(
            "Ai chở con nít qua sông sáng mai, nhờ bà con chỉ giùm",
            "Please tell us who ferries the children across tomorrow morning",
        ),
        "gate_answers": [*["no"] * 3, "yes", *["no"] * 5],
        "harm": "H2",
        "advice": both(
            "Qua sông ở bến dưới, đừng bơi thúng.", "Cross at the lower landing, do not paddle tubs."
        ),
        "truth": [
            {
                "verdict": "NOT_A_FACT",
                "known_from": "+12:00",
                "why": both("Người xóm Trũng hỏi vậy.", "People of Trũng hamlet ask that."),
            }
        ],
    },
    "told": both("Nhờ bà con chỉ giùm ai chở con nít qua sông.", "Please tell us who ferries the children."),
    "seen": both("Đã ra bến dưới xem.", "Went to look at the lower landing."),
}
"""A question without a question mark: only its words say that it is one."""
STORIES = {"bridge": BRIDGE, "tanker": TANKER, "asked": ASKED}
NAMES = (both("Người xóm Trũng", "Somebody of Trũng hamlet"), both("Người đi xem", "Whoever went to look"))


def planted(drill: str, name: str, field: str = "", vi: str = "", en: str = "") -> Data:
    """The drill with the story in it, of which one field says something else."""
    story = deepcopy(STORIES[name])
    claim, said = story["claim"], both(vi, en)
    if field == "lasts":  # the sentence says it, and `told` says otherwise
        claim["sentence"], story["told"] = _halves(vi, en)
    elif " | " in vi:  # the record, and the field beside it
        claim["truth"][-1]["why"], other = _halves(vi, en)
        (story if field in story else claim)[field] = other
    elif field in story:
        story[field] = said
    elif field == "why":
        claim["truth"][-1]["why"] = said
    elif field == "unproven":
        claim["truth"] = [{"verdict": "UNPROVEN", "why": said}, {**claim["truth"][-1], "at": "+20:00"}]
        claim["gate_answers"][5] = "unsure"
    elif field == "poses":
        claim |= {"poses_as": True, "advice": said}
    elif field:
        claim[field] = said
    return _in(drill, story)


def _halves(vi: str, en: str) -> tuple[dict[str, str], dict[str, str]]:
    (first_vi, last_vi), (first_en, last_en) = (text.split(" | ") for text in (vi, en))
    return both(first_vi, first_en), both(last_vi, last_en)


def _in(drill: str, story: Story) -> Data:
    files = data(drill)
    code = lang(files)
    names = [name[code] for name in NAMES]
    owner = next(
        node["owner"] for name, node in files.items() if name.startswith("claims/") and node.get("owner")
    )
    files["claims/planted.yaml"] = {"owner": owner, **_spoken(story["claim"], code)}
    files["drill.yaml"]["senders"] = [*files["drill.yaml"]["senders"], *names]
    told = {"at": "+7:00", "from": names[0], "to": ["public", "MONITOR"], "method": "public_feed"}
    seen = {"at": "+9:00", "from": names[1], "to": ["VERIFY"], "method": "field_report"}
    for row, text in ((told, story["told"]), (seen, story["seen"])):
        injects(files).append({**row, "claim": "planted", "body": text[code]})
    return files


def _spoken(node: Any, code: str) -> Any:
    """What it says in one language."""
    if isinstance(node, dict):
        return (
            node[code]
            if node.keys() == {"vi", "en"}
            else {name: _spoken(each, code) for name, each in node.items()}
        )
    return [_spoken(each, code) for each in node] if isinstance(node, list) else node


ROWS: tuple[Row, ...] = (
    # a question that asks nothing
    ("agreement", "asked", "sentence", "Con nít qua sông ở bến dưới lúc 6 giờ sáng",
     "The children cross at the lower landing at 6 in the morning"),
    ("agreement", "asked", "sentence", "Người xóm Trũng chở con nít qua sông, nhờ bà con giúp",
     "Somebody of Trũng hamlet ferries the children across, please help"),
    # how long, how many, which and when
    ("heldbeside", "bridge", "told", "Hai mươi ngày nay con tôi bơi thúng qua sông, cầu treo xóm Trũng nằm im.",
     "For twenty days my child has paddled a tub across, the footbridge at Trũng hamlet hangs loose."),
    ("heldbeside", "bridge", "told", "20 ngày nay con tôi bơi thúng qua sông, cầu treo xóm Trũng nằm im.",
     "For 20 days my child has paddled a tub across, the footbridge at Trũng hamlet hangs loose."),
    ("heldbeside", "bridge", "why", "Sổ cầu đường ghi cầu treo hư hai mươi ngày nay, sáu em phải đi thúng.",
     "The road book notes the footbridge broken for twenty days; six children go by tub."),
    ("heldbeside", "bridge", "lasts",
     "Cầu treo xóm Trũng hư ba tuần rồi, con nít phải bơi thúng qua sông đi học"
     " | Năm tuần nay con tôi bơi thúng qua sông, cầu treo xóm Trũng nằm im.",
     "The footbridge at Trũng hamlet has been broken for three weeks, children paddle tubs across to school"
     " | For five weeks my child has paddled a tub across, the footbridge at Trũng hamlet hangs loose."),
    ("heldbeside", "bridge", "lasts",
     "Cầu treo xóm Trũng hư ba tháng rồi, con nít phải bơi thúng qua sông đi học"
     " | Sáu tháng nay con tôi bơi thúng qua sông, cầu treo xóm Trũng nằm im.",
     "The footbridge at Trũng hamlet has been broken for three months, children paddle tubs across to school"
     " | For six months my child has paddled a tub across, the footbridge at Trũng hamlet hangs loose."),
    ("heldbeside", "bridge", "lasts",
     "Cầu treo xóm Trũng hư ba năm rồi, con nít phải bơi thúng qua sông đi học"
     " | Sáu năm nay con tôi bơi thúng qua sông, cầu treo xóm Trũng nằm im.",
     "The footbridge at Trũng hamlet has been broken for three years, children paddle tubs across to school"
     " | For six years my child has paddled a tub across, the footbridge at Trũng hamlet hangs loose."),
    ("heldbeside", "bridge", "seen", "Đã ra cầu treo: chín em phải đi thúng, cáp tuột, đang chờ thợ xem.",
     "Went to the footbridge: nine children go by tub, the cable is off, waiting for the fitter."),
    ("heldbeside", "bridge", "seen",
     "Sổ cầu đường ghi dây cáp đứt hôm mưa lớn; sáu em phải đi thúng mất bốn mươi phút."
     " | Đã ra cầu treo: sáu em phải đi thúng mất hai mươi phút, đang chờ thợ xem.",
     "The road book notes the cable snapped in the big rain; six children go by tub and need forty minutes."
     " | Went to the footbridge: six children go by tub and need twenty minutes, waiting for the fitter."),
    ("heldbeside", "bridge", "advice",
     "Sổ cầu đường ghi cáp số 2 đứt hôm mưa lớn. | Cáp số 3 đứt, qua sông ở bến dưới.",
     "The road book notes that cable number 2 snapped. | Cable number 3 snapped, cross at the lower landing."),
    ("heldbeside", "bridge", "advice",
     "Sổ cầu đường ghi dây cáp đứt hôm thứ Hai. | Dây cáp đứt hôm thứ Ba, qua sông ở bến dưới.",
     "The road book notes the cable snapped on Monday. | The cable snapped on Tuesday, cross at the lower landing."),
    ("heldbeside", "bridge", "seen",
     "Sổ cầu đường ghi dây cáp đứt lúc 5 giờ sáng. | Đã ra cầu treo: dây cáp đứt lúc 7 giờ sáng.",
     "The road book notes the cable snapped at 5 am. | Went to the footbridge: the cable snapped at 7 am."),
    ("heldbeside", "bridge", "seen",
     "Sổ cầu đường ghi dây cáp đứt hồi tháng Tám. | Đã ra cầu treo: dây cáp đứt hồi tháng Bảy.",
     "The road book notes the cable snapped in August. | Went to the footbridge: the cable snapped in July."),
    ("takenover", "bridge", "advice", "Đi bên phải cầu mà qua, đừng bơi thúng.",
     "Cross on the right side of the bridge, do not paddle tubs."),
    ("slips", "bridge", "why", "Mười hai trong tám em phải đi thúng, sổ cầu đường ghi.",
     "Twelve of the eight children go by tub, the road book notes."),
    # a verdict and its reason
    ("reasons", "tanker", "why", "Sổ đội xe ghi bồn thủng, dầu vào ba giếng lúc sáng, đúng như lời đồn.",
     "The fleet book notes the tank was holed and oil got into three wells, just as people say."),
    ("reasons", "tanker", "why", "Đúng, sổ đội xe ghi bồn thủng và dầu vào ba giếng.",
     "Yes, the fleet book notes the tank was holed and oil is in three wells."),
    ("reasons", "tanker", "why", "Sổ đội xe ghi xe bồn lật ở xóm Trũng, nước pha dầu chảy vô ba giếng.",
     "The fleet book notes that the tanker turned over at Trũng hamlet and oil ran into three wells."),
    ("reasons", "tanker", "why", "Tin này có thật: đội xe xác nhận dầu đã vào giếng.",
     "The report is true: the fleet confirms that oil is in the wells."),
    ("reasons", "bridge", "why", "Sổ cầu đường ghi cầu treo vẫn đi lại bình thường, không hư ngày nào.",
     "The road book notes the footbridge is in use as usual, not broken for a single day."),
    ("reasons", "bridge", "why", "Lời đồn sai: sổ cầu đường không ghi lần hư nào.",
     "The rumour is wrong: the road book notes no fault."),
    ("reasons", "bridge", "why", "Không có chuyện đó, cáp còn nguyên.", "There is no such thing, the cable is whole."),
    ("reasons", "bridge", "why", "Cầu treo chưa từng hư, các em đi học trên cầu.",
     "The footbridge was never broken, the children walk to school over it."),
    ("reasons", "tanker", "why", "Ba vại đang đo, chưa có kết quả.", "Three jars are being measured, no result yet."),
    ("reasons", "tanker", "why", "Chưa rõ dầu có vào giếng hay không, đang hỏi đội xe.",
     "It is not known whether oil got into the wells, the fleet is being asked."),
    ("reasons", "tanker", "unproven", "Đã có kết quả: nước giếng không có dầu.",
     "The results are in: there is no oil in the wells."),
    ("reasons", "tanker", "unproven", "Có kết quả rồi, dầu ở dưới mương.", "The results are back, the oil is in the ditch."),
    ("notyetknown", "tanker", "unproven", "Dầu vào giếng.", "Oil is in the wells."),
    ("denials", "tanker", "why", "Đây là ý kiến của bà con.", "This is an opinion of the villagers."),
    ("denials", "tanker", "why", "Đây là câu hỏi của bà con về bồn nước.", "This is a question of people about the tank."),
    ("denials", "tanker", "why", "Đây là chuyện đùa của một nhóm chế ảnh.", "This is a joke of a group that makes pictures."),
    ("reasons", "tanker", "why", "Đội xe xác nhận có lật bồn, dầu vào giếng.",
     "The fleet book notes oil in the wells, as the callers said."),
    ("reasons", "bridge", "why", "Cầu treo thông suốt, không ai phải bơi thúng.",
     "The footbridge is sound, nobody paddled a tub."),
    ("reasons", "bridge", "why", "Sổ cầu đường ghi các chuyến qua cầu đều đúng giờ.",
     "The road book has every crossing of this week on time."),
    ("heldbeside", "bridge", "told", "Cầu treo xóm Trũng hư hai mươi ngày, con tôi bơi thúng qua sông.",
     "The footbridge at Trũng hamlet is broken twenty days, my child paddles a tub across."),
    ("sequence", "tanker", "seen", "Xét nghiệm xong rồi, nước giếng không sao.",
     "The tests are done, the well water is all right."),
    # a result before its hour
    ("sequence", "tanker", "seen", "Có kết quả rồi: ba giếng đạt, không có dầu.",
     "The results are in: three wells are all right, no oil."),
    ("sequence", "tanker", "seen", "Mẫu nước giếng đạt cả ba, mùi dầu là từ máy cày.",
     "All three well samples are clean, the smell of oil is from a plough."),
    ("sequence", "tanker", "seen", "Kết quả đo cho thấy nước giếng sạch.", "The tests show that the well water is clean."),
    ("sequence", "tanker", "seen", "Đã rõ nguyên nhân: mùi dầu từ máy cày, giếng không sao.",
     "The cause is clear: the smell of oil came from a plough, the wells are all right."),
    ("sequence", "tanker", "seen", "Ba mẫu nước giếng âm tính với dầu.", "Three well samples tested negative for oil."),
    # what people are told
    ("storyline", "tanker", "advice", "Ai uống phải nước giếng thì nôn ra liền.",
     "Whoever drank from the wells must vomit at once."),
    ("storyline", "tanker", "kernel", "Bồn không kín lúc trời mưa.", "The tank was not tight in the rain."),
    ("agreement", "tanker", "meanwhile", "Nước pha dầu không chảy vô giếng, đừng lo.",
     "No oil ran into the wells, do not worry."),
    ("agreement", "tanker", "meanwhile", "Tin xe bồn lật là sai sự thật.", "The news about the tanker is false."),
    ("agreement", "tanker", "meanwhile", "Sổ đội xe ghi bồn còn kín, cứ chờ.",
     "The fleet book notes the tank was tight, just wait."),
    ("calledwhat", "tanker", "kernel", "Xe bồn chở nước cho xóm Trũng lật, nước pha dầu chảy vô giếng.",
     "The tanker with water for Trũng hamlet turned over, oil ran into the wells."),
    ("calledwhat", "tanker", "told", "Làm gì có chuyện xe bồn lật ở xóm Trũng, đừng tin bà con ơi!",
     "Do not believe that the tanker turned over at Trũng hamlet, it is nonsense!"),
    ("denials", "bridge", "seen", "Đã ra cầu treo: dây cáp bên trái không đứt, chờ thợ xem.",
     "Went to the footbridge: the cable on the left side has not snapped, waiting for the fitter."),
    ("denials", "tanker", "poses", "Chuyển tiền vào trang ấy rồi chờ xe.", "Send money to that page and wait for the truck."),
    ("wording", "tanker", "why", "Bồn còn kín; trang của xóm gõ nhầm, lỗi của chúng ta.",
     "The tank was tight; our page mistyped it, our own mistake."),
)  # fmt: skip
