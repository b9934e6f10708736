"""What a newer record has overtaken is handed on by nobody, and a part of a letter that is on record is answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from infodrill.automata.amends import Amends
from infodrill.automata.movingon import news_since, still_advised, told_otherwise
from infodrill.automata.pairs import Both
from infodrill.automata.pressparts import weights
from infodrill.automata.pressroom import _on_record
from infodrill.casework import lifting
from infodrill.casework.book import Asked
from infodrill.scenario.schema import Bi
from tests.automata.hearing import DRILLS, drill_heard

SHUT = "Việc cần làm: đóng cửa sổ phía bến, ở trong nhà."
TOLD = {
    "vi": "Việc cần làm: ở trong nhà, đóng cửa sổ phía bến; cụ nào ở một mình thì nhờ tổ trưởng.",
    "en": "What to do: shut the windows towards the quay and stay in; if you are alone, ask the block leader.",
}
OPEN = "Việc cần làm: mở cửa sổ cho thoáng, đi lại như thường."
SHUT_EN = "What to do: stay indoors and shut the windows towards the quay."
OPEN_EN = "What to do: open the windows and go about as usual."


def version(body: str, at: int, lang: str, state: str = "PUBLISHED") -> SimpleNamespace:
    return SimpleNamespace(
        published_at=at, state=state, said=lambda _: ("Khí", body), tongue=lambda _: lang, lines=lambda _: ()
    )


def text(name: str, *versions: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(statement=name, kind="answer", versions=versions, standing=versions[-1])


@pytest.mark.parametrize(("lang", "shut", "opened"), [("vi", SHUT, OPEN), ("en", SHUT_EN, OPEN_EN)])
def test_a_text_whose_advice_was_lifted_elsewhere_is_not_handed_on(lang: str, shut: str, opened: str) -> None:
    lifted = text("s2", version(TOLD[lang], 10, lang, "SUPERSEDED"), version(opened, 30, lang))
    older, other = text("s3", version(shut, 20, lang)), text("s4", version(f"{opened} ", 20, lang))
    later = text("s5", version(shut, 40, lang))
    view = SimpleNamespace(lang=lang, statements=(lifted, older, other, later), cases=())
    assert told_otherwise(view, older, older.standing)
    assert not told_otherwise(view, other, other.standing)
    assert not told_otherwise(view, later, later.standing), "the newest word is nobody's past"


@pytest.mark.parametrize(("answered", "gone"), [(30, True), (15, False)])
def test_lines_on_another_matter_wait_once_its_owner_advises_the_contrary(answered: int, gone: bool) -> None:
    """At nine a ward was told to shut the windows, three minutes after the city had heard that they may be opened."""
    told = text("s2", version(TOLD["vi"], 10, "vi"))
    told.case, shut = "c2", text("s3", version(SHUT, 20, "vi"))
    shut.case, shut.standing.at, opened = "c3", 20, Bi(vi="Mở cửa sổ cho thoáng.", en="Open the windows.")
    said = SimpleNamespace(verdict="NOT_A_FACT", advice=opened, answered_at=answered)
    view = SimpleNamespace(
        lang="vi",
        statements=(told, shut),
        cases=[SimpleNamespace(case="c2", questions=[said])],
        both_languages=lambda _, advice: advice,
    )
    assert told_otherwise(view, shut, shut.standing) is gone


BECAUSE = Both(
    "Đóng cửa sổ phía bến vì một van bị rỉ. Khó thở thì gọi cấp cứu.",
    "Shut the windows towards the quay because of a leaking valve. If you find it hard to breathe, call an ambulance.",
)


def test_a_step_that_was_lifted_elsewhere_is_told_no_more_be_it_with_a_reason() -> None:
    shut = Bi(vi="Đóng cửa sổ phía bến.", en="Shut the windows towards the quay.")
    opened = Bi(vi="Mở cửa sổ cho thoáng.", en="Open the windows.")
    told = [
        SimpleNamespace(verdict="NOT_A_FACT", advice=said, answered_at=at)
        for at, said in enumerate((shut, opened))
    ]
    view = SimpleNamespace(
        cases=[SimpleNamespace(questions=told)],
        both_languages=lambda _, said: said,
        lang="vi",
        statements=(),
    )
    left = still_advised(view, BECAUSE)
    assert left == Both("Khó thở thì gọi cấp cứu.", "If you find it hard to breathe, call an ambulance.")
    before = SimpleNamespace(
        cases=[SimpleNamespace(questions=told[:1])], both_languages=view.both_languages, statements=()
    )
    assert still_advised(before, BECAUSE) == BECAUSE


def test_a_step_that_a_newer_version_of_a_text_has_lifted_is_told_no_more_in_another() -> None:
    """An owner that answers anew has no earlier answer any more: a bulletin went on shutting the windows."""
    lifted = text("s2", version(TOLD["vi"], 10, "vi", "SUPERSEDED"), version(OPEN, 30, "vi"))
    view = SimpleNamespace(cases=[], statements=(lifted,), written_in=("vi",))
    said = Both(
        "Ở trong nhà, đóng cửa sổ phía bến vì một van bị rỉ. Khó thở thì gọi cấp cứu.",
        "Stay in and shut the windows. Call an ambulance.",
    )
    assert still_advised(view, said) == Both("Khó thở thì gọi cấp cứu.", "Call an ambulance.")


@pytest.mark.parametrize(
    ("method", "answered", "now", "waits"),
    [("official_letter", 5, 11, True), ("hotline", 5, 11, False), ("official_letter", 12, 13, False),
     ("official_letter", 5, 900, False)],
)  # fmt: skip
def test_a_text_waits_for_word_that_has_come_in_until_it_is_on_record(
    method: str, answered: int, now: int, waits: bool
) -> None:
    reading = SimpleNamespace(likeness=7)
    view = SimpleNamespace(
        now=now, read=lambda _: reading, read_source=lambda _: reading,
        inbox=((SimpleNamespace(at=10), SimpleNamespace(number=17, method=method)),),
    )  # fmt: skip
    case = SimpleNamespace(questions=(asked("bridge", "NOT_A_FACT", answered),))
    assert news_since(view, case, 9) is waits


def asked(owner: str, verdict: str, at: int) -> SimpleNamespace:
    return SimpleNamespace(owner=owner, verdict=verdict, answer="Đo được 4 phần triệu.", answered_at=at)


@pytest.mark.parametrize(("about", "found"), [(("port",), True), (("rescue",), False)])
def test_an_owner_is_quoted_before_the_check_unless_on_its_own_conduct(
    about: tuple[str, ...], found: bool
) -> None:
    duty = SimpleNamespace(view=SimpleNamespace(read=lambda _: SimpleNamespace(about=about)))
    told = asked("rescue", "TRUE", 5)
    case = SimpleNamespace(
        conflicts=(), questions=(asked("rescue", "UNPROVEN", 3), told, asked("port", "", 9))
    )
    assert _on_record(duty, case) is (told if found else None)


def test_a_letter_means_a_case_also_by_the_name_of_its_topic() -> None:
    told = Bi(vi="Khai cả tối mà cảng giấu", en="The stench hangs and the port hides it")
    view = SimpleNamespace(
        both_languages=lambda case, _: told if case.case == "c1" else Bi(vi="Quầy đóng", en="A counter shut"),
        read=lambda case: SimpleNamespace(
            topic=Bi(vi="mùi ở bến", en="the smell at the terminal") if case.case == "c1" else None
        ),
    )
    cases = [SimpleNamespace(case=name, sentence="x", said="") for name in ("c1", "c2")]
    weight = weights(view, "What is the smell, and how much was measured?", cases)
    assert weight["c1"] > weight["c2"] == 0


@pytest.mark.parametrize(
    ("advice", "said"),
    [
        (
            "Sáng mai quầy ưu tiên người già từ 7 giờ 30.",
            "On {day} we will say here what has been done. 11/9",
        ),
        ("Bóng mới lắp ngày 12/9.", "On {day} we will say here what has been done. 12/9"),
        ("Từ 16 giờ 40, bấm phím 9 là gặp người thật.", ""),
        ("Thứ Bảy hằng tuần vẫn có người trực.", "On {day} we will say here what has been done. 12/9"),
        ("Ra quầy thì mang giấy tờ.", "far"),
    ],
)
def test_the_public_is_given_the_day_that_whoever_complained_is_given(advice: str, said: str) -> None:
    """The ticket said "by the 26th we tell you", and the public answer no day; what is mended today gets no far one."""
    today = datetime(2026, 9, 10, 16, 51)

    class Owner(Amends):
        case = SimpleNamespace(
            tickets=(("t1", 5 * 86_400, -1),),
            remedy_due=-1,
            questions=(SimpleNamespace(answer="Sáu bóng đèn cháy.", advice=advice),),
        )
        served, fact, now = True, Both(), today
        known = SimpleNamespace(answered_at=0)
        view = SimpleNamespace(story=lambda at: today + timedelta(seconds=at), now=0)

        def __init__(self) -> None:
            self.advice = Both(advice, "")

        def _told(self, asked: Asked) -> datetime:
            return datetime(2026, 9, 10, 16, 36)

        def _repaired_by(self, lang: str, due: int) -> str:
            return "far"

        def _say(self, lang: str, msgid: str, /, **params: object) -> str:
            return f"{msgid} {params['day'].removeprefix('ngày ')}"

    assert Owner()._date("vi") == said


@pytest.mark.parametrize("name", DRILLS)
def test_what_one_text_has_lifted_no_later_one_asks_for(name: str) -> None:
    """Neither a correction that adds its reasons nor a bulletin shuts the windows again."""
    heard = drill_heard(name)[1]
    gone = set[str]()
    for word in heard.said:
        statement = heard.state.book.statements[word.statement]
        told = lifting.steps(statement, word.version, "vi")
        assert not lifting.tells(told, gone), f"{word}: {told}, {gone}"
        gone |= lifting.lifted(statement, word.version, "vi")
