"""What is taken up of a statement ends where a phrase ends, is not denied there, and warns of no harm: over every claim of the
library, told as its statements tell it, and over the statements that people typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from infodrill.casework.records import Version
from infodrill.conduct.passages import passages
from infodrill.conduct.subject import Subject
from infodrill.kernel.events import Text
from infodrill.kernel.folding import as_read
from infodrill.scenario.loader import find, library, load
from tests.media.fit.test_pairs import PAIRS

NUMBERS = {
    "vi": r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)",
    "en": r"(?:one|two|three|four|five|six)",
}
LABELS = {
    "vi": ("Hậu quả có thể xảy ra: ", "Việc cần làm: ", "Có tin đang lan: “{}”."),
    "en": ("What it can lead to: ", "What to do: ", "One claim going round: “{}”."),
}
DENIED = {
    "vi": r"\b(?:không (?:hề )?có|chưa có|làm gì có|chẳng có) (?:\S+ ){0,1}$",
    "en": r"\b(?:no|not any|without) (?:\S+ )?$",
}


def version(body: str, lang: str) -> Version:
    words = {name: Text("") for name in ("title_vi", "title_en", "body_vi", "body_en")}
    words |= {f"title_{lang}": Text("-"), f"body_{lang}": Text(body)}
    return Version(
        version=1, stance="deny", figures=(), craft={}, leaks=(), author=("COMMS", "w"), author_seat="s", at=0, **words
    )  # fmt: skip


def told() -> Iterator[tuple[str, str, str, str, str]]:
    """(where, language, body, its harm, the claim) of every statement."""
    for name in library():
        scenario = load(find(name)).scenario
        for claim in scenario.claims:
            for lang in scenario.drill.languages:
                risk, todo, rumour = LABELS[lang]
                harm, said = claim.harm_why.in_(lang), claim.sentence.in_(lang)
                for truth in claim.truth:
                    advice = (truth.advice or claim.advice).in_(lang)
                    for first, last in ((truth.why.in_(lang), ""), (f"{todo}{advice}", truth.why.in_(lang))):
                        end = last or f"{todo}{advice}"
                        body = "\n".join((first, f"{risk}{harm}", rumour.format(said), end))
                        yield f"{name}/{claim.id}", lang, body, harm, said
    for block in (PAIRS.parent / "typed.txt").read_text(encoding="utf-8").split("\n= ")[1:]:
        lines = block.split("\n")
        yield lines[1], "vi", " ".join(lines[2:]).strip(), "", ""


def border(text: str, end: int, lang: str, name: str) -> bool:
    """Whether a phrase may end at `end`."""
    behind = text[end:]
    if name == "record":
        return bool(re.match(r"\W*$|[,;:.()]|\s", behind)) and not re.search(
            rf" {NUMBERS[lang]}$", text[:end], re.IGNORECASE
        )
    # Where what is denied is not so may be left unsaid under words that name the place.
    placed = re.match(r" (?:ở|tại|cho|khỏi|in|at|for) ", behind) and re.search(
        r"(?:không|chưa|\bno) [^.;:\n]*$", text[:end], re.I
    )
    return bool(placed or re.match(r"\s*(?:$|[.,;:!?…\n]| [–—-] )", behind))


def test_every_passage_ends_at_a_border_says_nothing_denied_and_no_harm_that_may_come() -> None:
    seen: dict[str, int] = {}
    for where, lang, body, harm, claim in told():
        text = as_read(body)
        for name, said in passages(version(body, lang), lang, Subject(claim=claim)).items():
            if name not in ("fact", "advice", "avoid", "record", "paper"):
                continue
            seen[name] = seen.get(name, 0) + 1
            found = re.search(re.escape(said), text, re.IGNORECASE)
            assert found, (where, name, said)
            if name in ("record", "paper"):
                assert border(text, found.end(), lang, "record"), (where, name, said)
                assert not re.search(DENIED[lang], text[: found.start()], re.IGNORECASE), (where, said)
            else:
                assert border(text, found.end(), lang, name), (where, name, said)
                assert not harm or said.lower() not in harm.lower(), (where, name, said)
                cut = text[found.end() : found.end() + 1] == ","
                assert not cut or not re.search(r"\b(?:chỉ|only|trừ|not)\b", said), (where, name, said)
    assert seen["fact"] > 30 and seen["advice"] > 30 and seen["record"] > 15, seen


@pytest.mark.parametrize(
    ("lang", "body", "name", "said"),
    [
        ("vi", "Sổ thu chi đủ chữ ký của hai người, theo biên bản kiểm tra ngày 3/6.", "record", "sổ thu chi"),
        ("vi", "Không có lịch cắt điện năm ngày; theo sổ vận hành của Điện lực lúc 13 giờ.", "record", "sổ vận hành"),
        ("vi", "Đổi giấy tờ miễn phí. Ai bị thu tiền thì chụp lại phiếu thu, báo quầy.", "record", None),
        ("vi", "Sổ sà lan ghi 5 người, trên boong có 3.", "paper", None),
        ("vi", "Theo lịch trực bác sĩ ghi ngày 23, không tiêm thứ Bảy.", "paper", "lịch trực bác sĩ"),
        ("vi", "Không xả lũ. Lệnh sơ tán chỉ từ loa phường, cán bộ mặc áo phao có thẻ và cổng tin, báo của thành phố ấy.", "fact",
         "không xả lũ"),
    ],
)  # fmt: skip
def test_a_record_has_its_whole_name_exists_and_is_not_the_citizens(
    lang: str, body: str, name: str, said: str | None
) -> None:
    assert passages(version(body, lang), lang).get(name) == said
