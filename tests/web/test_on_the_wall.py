"""What a hall reads from afar, and what a report form has ticked already: in plain words, and as the thing itself is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from infodrill.casework import craft
from infodrill.conduct import naming
from infodrill.conduct.delivery import INTAKE
from infodrill.conduct.view import SeatView
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.kernel.quoting import whole
from infodrill.web.outcome.worth import Worth
from infodrill.web.rooms import lookingback, worthtold
from infodrill.web.rooms.report import WHAT
from infodrill.web.rooms.screen import (
    MISTAKEN,
    UNCHECKED,
    CityCounted,
    Latest,
    _opening,
    counted,
    published,
    screen,
)  # fmt: skip
from infodrill.web.rooms.wardmap import tiles

from .rehearsed import rehearsed
from .test_debrief import about, ended
from .test_no_codes import Read
from .test_rooms_pages import browser
from .test_walk import alike, moments

pytestmark = pytest.mark.usefixtures("base")
NOTHING = CityCounted(minute=0, series={}, asked={})
# Words of whoever runs the range or reads its statistics.
NOT_FOR_A_HALL = re.compile(
    r"ngẫu nhiên|khoảng tin cậy|lần chạy lại|trung vị|giờ-người|hạt giống|permille|đạo diễn|--hall|máy chủ|địa chỉ nội bộ|"
    r"\b(?:chance|confidence|replicas?|median|seed|person-hours?|server|localhost|127\.0\.0\.1|MSEL|inject)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["clinic", "typhoon"])
def test_the_wall_says_nothing_that_a_hall_cannot_read(name: str, lang: str) -> None:
    for minute in moments(name, 3):
        drill = rehearsed(name, minute)
        seat = next(
            seat for seat, place in drill.seats().seats.items() if "OBS" in place.roles or seat == "guest"
        )
        page = browser(drill, seat, lang).get(f"/d/{drill.id}/screen/").content.decode()
        assert [text for text in Read(page).texts if NOT_FOR_A_HALL.search(text)] == [], minute


@pytest.mark.parametrize(
    ("body", "said"),
    [
        # As long as what to do is, it is cut where the wall ends: it stood there twice.
        (
            f"Anh chị đón con như mọi ngày; {'ai chưa gặp con thì gọi văn phòng, ' * 6}cảm ơn.\nKhông em nào bị bắt.",
            "Không em nào bị bắt.",
        ),
        (
            "Không em nào bị bắt. Xin gọi văn phòng trường trước khi đón con.\nCó tin mới sẽ báo.",
            "Không em nào bị bắt.",
        ),
        ("Xin gọi văn phòng trường trước khi đón con.", ""),
        ("Không em nào bị bắt.", "Không em nào bị bắt."),
        # Cut in its middle the second sentence may say the opposite.
        (
            f"Cảng không ra lệnh sơ tán. Bồn ở bến số 2 không sắp nổ{', đã đo' * 20}.",
            "Cảng không ra lệnh sơ tán.",
        ),
    ],
)
def test_what_to_do_stands_on_the_wall_once_beside_what_is_so(body: str, said: str) -> None:
    assert _opening(body, craft.instruction("vi", body)) == said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["clinic", "typhoon"])
def test_no_text_stands_on_the_wall_twice(name: str, lang: str) -> None:
    told = published(rehearsed(name, moments(name, 3)[-1]).view("guest" if name == "clinic" else "obs", lang))
    assert len(told) > 1 and all(text.issuer for text in told)
    for text in told:
        assert text.body or text.todo, text.title
        assert not text.body or not text.todo.startswith(text.body[:30]), text
        assert "“" not in text.body or text.body.startswith("“") or "“" in text.title, text
        assert not text.body or fold(text.body).rstrip(". ") not in fold(text.title), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_the_end_the_wall_names_no_move_that_runs_and_says_what_came_of_it_plainly(lang: str) -> None:
    drill = ended()
    page = browser(drill, "guest", lang).get(f"/d/{drill.id}/screen/").content.decode()
    texts = Read(page).texts
    assert [text for text in texts if NOT_FOR_A_HALL.search(text)] == []
    move = drill.view("guest", lang).move
    assert move and not any(move.title.in_(lang) in text for text in texts)
    left = tr(lang, "minutes left of phase {n}", n=drill.view("guest", lang).phase)
    assert left not in texts


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mean", [4_000, -4_000, 20])
def test_what_the_response_was_worth_is_told_on_a_wall_without_a_statistic(lang: str, mean: int) -> None:
    drill = ended()
    view = drill.view("guest", lang)
    found = Worth(
        unanswered=((0, 1), (5, 9)), answered=((0, 1), (5, 8)),
        averted=about(mean), by_claim={}, texts=(), still_open=0
    )  # fmt: skip
    shown = lookingback.look_back(drill, view, computing=False)
    assert shown is not None
    worth = replace(
        shown.worth,
        said=worthtold.difference(view, found, computing=False),
        afar=worthtold.afar(view, found),
    )
    told = replace(shown, worth=worth, three=(*shown.three[:2], worth.said))
    assert len(set(told.wall)) == 3 and not any(map(NOT_FOR_A_HALL.search, told.wall)), told.wall
    assert NOT_FOR_A_HALL.search(told.three[2]), "in the debrief it is told in full"


@pytest.mark.parametrize("mean", [0, 900])
def test_the_walls_curve_has_the_number_that_its_sentence_gives_and_no_two_that_lie_on_one_another(
    mean: int,
) -> None:
    """The sentence said 29, and the chart beside it 42 and 42."""
    drill = ended()
    believed = lookingback.believed_in(drill)
    found = Worth(
        unanswered=((0, 1), (5, 42)), answered=((0, 1), (5, 40)),
        averted=about(mean), by_claim={}, texts=(), still_open=0,
    )  # fmt: skip
    lines = worthtold.lines_of("en", believed, found, wall=True)
    assert [points for _, _, points in lines if points == believed] and len(lines) == (3 if mean else 1)
    shown = lookingback.look_back(drill, drill.view("guest", "en"), computing=False)
    assert shown and str(max(count for _, count in believed)) in shown.three[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_hall_is_told_the_way_the_difference_goes(lang: str) -> None:
    drill = ended()
    view = drill.view("guest", lang)
    said = {}
    for mean in (-900, 0, 900):
        found = Worth(
            unanswered=(),
            answered=(),
            averted=about(mean),
            by_claim={},
            texts=(),
            still_open=0,
        )
        said[mean] = worthtold.afar(view, found)
    more, unsure, less = said.values()
    assert len({more, unsure, less}) == 3
    slight = replace(found, unanswered=((0, 80), (5, 87)), answered=((0, 80), (5, 86)))
    assert ("about as often" if lang == "en" else "gần như nhau") in worthtold.afar(view, slight)
    assert ("more often" if lang == "en" else "nhiều hơn") in more and (
        "less often" if lang == "en" else "ít"
    ) in less


def test_a_report_begun_from_what_came_in_has_ticked_how_it_came_and_a_bare_one_nothing() -> None:
    drill, seen = rehearsed("clinic", 51), set()
    for seat in alike(drill):
        view, client = drill.view(seat, "vi"), browser(drill, seat, "vi")
        for number, method in [(row.number, row.method) for _, row in view.inbox]:
            answer = client.get(f"/d/{drill.id}/desk/report/?source=inject:{number}")
            if answer.status_code != 200:
                break
            ticked = _ticked(answer.content.decode())
            wanted = "field" if INTAKE.get(method) == "field" else "rumour"
            assert ticked == [wanted], (seat, number, method)
            seen.add(wanted)
        else:
            assert _ticked(client.get(f"/d/{drill.id}/desk/report/").content.decode()) == []
    assert seen == {"rumour", "field"}


def _ticked(page: str) -> list[str]:
    codes = {code for code, *_ in WHAT}
    radios = re.findall(r"<input\b[^>]*name=\"what\"[^>]*>", page)
    found = [re.search(r'value="([^"]+)"', radio)[1] for radio in radios if re.search(r"\bchecked\b", radio)]  # type: ignore[index]
    assert len(radios) == len(codes) or not radios
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_minute_is_one_minute_and_the_latest_text_gets_to_what_to_do(lang: str) -> None:
    drill = rehearsed("clinic", 40)
    view = drill.view("guest", lang)
    ends = 60 * sum(minutes for minutes, _ in view.premises.phases[: view.phase])
    for left, words in ((60, "minute left of phase {n}"), (120, "minutes left of phase {n}")):
        shown = screen(view, drill.edition, NOTHING, ends - left)
        assert shown.left_words == tr(lang, words, n=view.phase) and shown.left == left // 60
    reached = 0
    for told in screen(view, drill.edition, NOTHING, drill.clock).public:
        text = next(text for text in view.statements if text.newest.said(lang)[0] == told.title)
        wanted = craft.instruction(text.newest.tongue(lang), text.newest.said(lang)[1])
        start = wanted[:40]
        assert not start or start in told.todo or start in told.body
        reached += bool(told.todo)
    assert reached


def test_the_wall_cuts_no_sentence_where_one_before_it_finds_room() -> None:
    said = "Không ai ở cảng ra lệnh sơ tán. Bồn ở bến số 2 tại TP. Hải Minh không sắp nổ, một van chỉ rỉ, áp suất bình thường."
    assert whole(said, 60) == "Không ai ở cảng ra lệnh sơ tán."
    assert whole(said, 90) == whole(said, 60) and whole(said, 200) == said
    assert whole(said, 20) == "Không ai ở cảng ra…"


def test_what_would_not_stand_whole_on_the_wall_stands_smaller_with_what_to_do_first() -> None:
    """The advice was sliced by the lower edge: a title of two lines and two paragraphs of two stood large."""
    told = Latest(
        title="Không trẻ nào bị tiêm thuốc hỏng ở phòng khám Bến Lành", clock="8:00", version=1, issuer="", kind="",
        body="Không trẻ nào được tiêm thuốc từ tủ lạnh hỏng. 64 liều của tủ A đã hủy.",
        todo="Không cho trẻ uống nước lá. Trẻ sốt trên 38,5 độ hoặc lừ đừ thì đưa đến phòng khám ngay.",
    )  # fmt: skip
    assert told.long and not replace(told, title="Nước sạch").long


def test_of_an_all_clear_the_wall_tells_the_fact_and_no_line_that_leads_up_to_it() -> None:
    body = "Lúc 17 giờ 01 chúng tôi thông báo là chưa rõ; nay việc này đã rõ.\nEm trong clip về nhà với người nhà."
    answer = "Gia đình xác nhận em trong clip về với người nhà, đã ở nhà lúc 16 giờ 50."
    assert _opening(body, "Xin gọi văn phòng.", "Không có em nào bị bắt", answer).startswith("Em trong clip")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_goes_round_stands_on_the_wall_with_what_was_found_of_it(lang: str) -> None:
    """An unchecked accusation stood in large letters on the wall, in quotation marks and with no other word."""
    met = set()
    for minute in moments("clinic", 3):
        drill = rehearsed("clinic", minute)
        shown = screen(
            view := drill.view("direction", lang),
            drill.edition,
            counted(view, drill.derived, minute),
            drill.clock,
        )
        html = render_to_string("infodrill/screen/curve.html", {"scr": shown, "lang": lang, "drill": drill})
        assert not shown.curve_claim or f"<b>{shown.curve_checked}</b>" in html
        met |= {shown.curve_checked} if shown.curve_claim else set()
    assert tr(lang, UNCHECKED) in met or len(met) > 1, met
    # What cells found is theirs while they play: bare, it would be the truth to whoever looks up.
    assert not met & {tr(lang, verdict) for verdict in naming.VERDICTS.values()}
    whose = tr(lang, "found by the cells: {verdict}", verdict="")
    assert any(told.startswith(whose) for told in met), met


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_of_ours_that_is_known_to_be_wrong_says_so_on_the_wall_before_it_is_put_right(
    lang: str,
) -> None:
    drill = rehearsed("clinic", 60)
    wrong = next(text for text in drill.state.book.statements.values() if text.standing)
    raised = replace(wrong, error_raised_at=drill.clock, corrected_at=-1)
    book = replace(drill.state.book, statements={wrong.statement: raised})
    state = replace(drill.state, book=book)
    seats = drill.seats(lang)
    (text,) = published(SeatView(seats.seats["direction"], state, drill.scenario, seats=seats, lang=lang))[:1]
    assert text.gone and text.kind == tr(lang, MISTAKEN)


def test_the_same_number_of_questions_has_the_same_shade_at_any_minute() -> None:
    """Eighteen were dark, and twenty-six paler five minutes later: the number rose, and the colour said that it fell."""
    view = rehearsed("clinic", 60).view("direction", "vi")
    here, there = tuple(view.premises.wards)[:2]
    shades = []
    for many in (0, 18, 26, 400):
        alone, beside = (
            {tile.ward: tile.shade for tile in tiles(view, values, minute=0).tiles}[here]
            for values in ({here: many}, {here: many, there: 4_000})
        )
        assert alone == beside
        shades.append(alone)
    assert shades == sorted(shades) and shades[0] < shades[1] < shades[-1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_the_hall_stands_is_read_from_its_last_row(lang: str) -> None:
    """It stood in the small line under the clock, broken in its middle."""
    drill = rehearsed("clinic", 3, own=True)
    stands = browser(drill, "guest", lang).get(f"/d/{drill.id}/screen/").content.decode()
    assert re.search(r'<b class="hall-stands">[^<]+</b>', stands) and not re.search(r'hall-left"><b>', stands)
