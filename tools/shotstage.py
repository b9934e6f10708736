"""The drills that `roomshots.py` photographs: a storm night in full swing, a clinic before, after and stopped.

`stage()` puts them into an empty database; what people would do besides the automated cells is done here by hand, so
that every room has something waiting. Words are invented, as everywhere.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.web.rehearsed import rehearsed

from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.conduct.nouns.clock import ChangeClock, StopForReal
from infodrill.conduct.nouns.evaluation import PinNote
from infodrill.conduct.nouns.guidance import IssueGuidance
from infodrill.conduct.nouns.hall import OpenPoll, ShowCaption
from infodrill.conduct.nouns.lobby import CallRoll, JoinSeat
from infodrill.conduct.nouns.meetings import OpenMeeting
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.msel import AdHocInject
from infodrill.conduct.nouns.pressquestions import AskPressQuestion
from infodrill.kernel.clock import ExerciseClock
from infodrill.kernel.i18n import LANGUAGES
from infodrill.web import humanpace, live, models
from infodrill.web.joining.opening import open_drill
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import keeping, making

MINUTE, ACCOUNTS = 80, 20_000
AHEAD = 600_000  # exercise milliseconds
WARD = "con-vac-duty"  # the newcomer
NEXT_WARD = "ben-trang-duty"


@dataclass(frozen=True, slots=True)
class Stage:
    """Four drills: `storm` in minute 80, `before` the start, `after` the close with its report, `stopped` for real."""

    storm: LiveDrill
    before: LiveDrill
    after: LiveDrill
    stopped: LiveDrill
    case: str  # new in the storm, waiting for the nine questions
    text: str  # a draft in the storm


def stage(folder: Path) -> Stage:
    """All four, in a migrated and empty database; cities are built in `folder`."""
    humanpace.PACE, humanpace.EACH = (
        0.0,
        1e-9,
    )  # of this process: what people would do in an hour is done at once
    storm = rehearsed("typhoon", MINUTE, ACCOUNTS)
    case, text = _storm(storm)
    return Stage(storm, _before(), _after(folder), _stopped(), case, text)


@dataclass(frozen=True, slots=True)
class StoryStage:
    """`clinic` = a false claim is checked and decided, nobody has written the correction; `storm` = a ward's night; `ending` =
    a clinic that has lived its day and is about to end."""

    clinic: LiveDrill
    storm: LiveDrill
    ending: LiveDrill
    folder: Path


def stories(folder: Path) -> dict[str, StoryStage]:
    """For the pictures of `storyshots`, one for each language: play is at work, and nobody has pressed anything yet."""
    humanpace.PACE, humanpace.EACH = 0.0, 1e-9
    return {lang: _story(folder) for lang in LANGUAGES}


def _story(folder: Path) -> StoryStage:
    moments = (("clinic", 28), ("typhoon", 40), ("clinic", 1_512))
    clinic, storm, ending = (rehearsed(name, minute, own=True) for name, minute in moments)
    for drill in (clinic, storm):
        runs(drill)
    return StoryStage(clinic, storm, ending, folder)


def _storm(drill: LiveDrill) -> tuple[str, str]:
    def give(seat: str, *commands: object) -> None:
        for one in commands:
            drill.give(seat, one, "")  # type: ignore[arg-type]

    give(
        "ctrl",
        AdHocInject(
            role="CTRL", sender="Bà con Cồn Vạc", method="hotline", subject="Nghe nói đê đã vỡ ở bờ tả",
            body="Cô ơi, trong nhóm khu phố bảo đê bờ tả vỡ rồi, có phải chạy không? Nhà tôi có hai cụ già.",
            cells=("ward-con-vac",),
        ),
    )  # fmt: skip
    give(
        WARD,
        OpenCase(
            role="L1-DUTY", intake="ward", source="", ward="con-vac",
            said="Nghe bảo ngoài chợ người ta mua hết gạo rồi?",
        ),
    )  # fmt: skip
    give(
        NEXT_WARD,
        OpenCase(
            role="L1-DUTY", intake="ward", source="", ward="ben-trang",
            said="Bến phà cho chạy đêm nay thật không?",
        ),
    )  # fmt: skip
    case = list(drill.state.book.cases)[-1]
    give(
        NEXT_WARD,
        LogCase(role="L1-DUTY", case=case, sentence="Bến phà Bến Trăng vẫn chạy trong đêm bão.", danger=True),
    )
    give(
        "comms-1",
        DraftStatement(
            role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed", "group", "portal"),
            figures=("4,12 m",), title_vi="Mực nước lúc 23 giờ và những việc bà con nên làm",
            title_en="Water level at 23:00, and what to do",
            body_vi="Lúc 23 giờ, mực nước tại Cống Sáu là 4,12 m, dưới đỉnh đê 0,9 m. Đê không vỡ.\n\n"
            "Bà con ở Cồn Vạc và Bến Trăng ở yên trong nhà, không ra đê xem nước. Bản tin sau lúc 1 giờ.",
            body_en="At 23:00 the level at Cống Sáu was 4.12 m, 0.9 m below the crest. The dyke has not broken.\n\n"
            "People in Cồn Vạc and Bến Trăng should stay indoors. Next bulletin at 01:00.",
        ),
    )  # fmt: skip
    text = list(drill.state.book.statements)[-1]
    _talk(give)
    _hall(give)
    runs(drill)
    return case, text


def runs(drill: LiveDrill) -> None:
    """Nobody drives it: its clock goes on from where it stands as if a runner had let it just now, and for a minute from now no
    page says that none does."""
    lease = models.Lease.objects.get(pk=drill.id)
    beats, stands = lease.beats + 1, lease.reached * 1_000
    clock = ExerciseClock(granted=stands + AHEAD + beats, micros=stands * 1_000).start(0)
    models.Lease.objects.filter(pk=drill.id).update(clock=json.dumps(asdict(clock)), beats=beats)


def _talk(give) -> None:  # type: ignore[no-untyped-def]
    give("ctrl", CallRoll("CTRL", "communication"))
    give(
        "l2-lead",
        OpenMeeting(
            role="L2-LEAD",
            title="Giao ban nhanh về tin vỡ đê",
            agenda=("Số liệu của Đơn vị quản lý đê", "Câu nói chung cho các phường"),
        ),
        IssueGuidance(
            role="L2-LEAD",
            to=("ward-con-vac", "ward-ben-trang", "ward-cho-den"),
            topic="Trả lời về tin vỡ đê",
            facts="Đê không vỡ. Nước tràn tại cửa phai do sóng, đã chèn bao cát từ 22:40.",
            lines=(
                "Đê không vỡ, người của Đơn vị quản lý đê đang ở tại chỗ.",
                "Bà con ở trong nhà, không ra đê xem nước.",
            ),
        ),
    )
    give(
        "l2-lead",
        SendMessage(role="L2-LEAD", kind="chat", to=(), text="Các phường xác nhận hướng dẫn vừa gửi giúp."),
    )
    give(
        WARD,
        SendMessage(role="L1-DUTY", kind="chat", to=(), text="Cồn Vạc đã nhận. Loa phường đọc lúc 23:20."),
    )
    give(
        "sim-press",
        AskPressQuestion(
            role="SIM-PRESS", outlet="Báo Hải Minh Sớm", text="Đê bờ tả có vỡ không, và ai đã đo?"
        ),
        AskPressQuestion(
            role="SIM-PRESS",
            outlet="Đài truyền thanh Cồn Vạc",
            text="Vì sao trang xã hội của thành phố im lặng suốt 40 phút?",
        ),
        AskPressQuestion(role="SIM-PRESS", outlet="Báo Hải Minh Sớm", text="Bao giờ có điện lại ở Lò Muối?"),
    )


def _hall(give) -> None:  # type: ignore[no-untyped-def]
    give("ctrl", ShowCaption("CTRL", "Người Cồn Vạc hỏi: đê có vỡ không? Chưa ai trả lời.", 3_600))
    give(
        "ctrl",
        OpenPoll(
            "CTRL",
            "Nếu là phường, anh chị làm gì trước?",
            ("Hỏi Đơn vị quản lý đê", "Nói “chưa rõ” và hẹn giờ", "Bác bỏ ngay", "Chờ thành phố"),
        ),
    )
    give(
        "eval",
        PinNote(
            role="EVAL",
            at=4_500,
            cell="ward-con-vac",
            kind="strength",
            objective="",
            text="Hỏi đơn vị giữ số liệu trước khi nói.",
        ),
    )


def _before() -> LiveDrill:
    drill = live.of(open_drill("clinic", name="Phòng khám trước giờ", accounts=2_000, seed=1).pk)
    for seat in ("direction", "duty", "lookout"):
        role = min(drill.seats().seats[seat].roles)
        drill.give(seat, JoinSeat(role), "")
    return drill


def _after(folder: Path) -> LiveDrill:
    drill = rehearsed("clinic", 40)
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="đã tập xong"), "")
    keeping.want(drill.id)
    keeping.take("shots")
    making.make(drill.id, "shots", folder, twins=1)
    return live.of(drill.id)


def _stopped() -> LiveDrill:
    drill = live.of(open_drill("clinic", name="Phòng khám, đã dừng", accounts=2_000, seed=2).pk)
    drill.give("direction", StopForReal("SAFE", "Cháy thật ở nhà bên"), "")
    return drill
