"""Names of seats against their roles: one that is called the spokesperson and writes, beside the editor who is the
spokesperson by its roles."""

# Charter: scenario checks seat names
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Cell, Seat

_CALLED: Mapping[str, re.Pattern[str]] = {
    role: re.compile(rf"(?i)(?<!\w)(?:{words})")
    for role, words in {
        "SPOKE": r"phát ngôn|spokes(?:person|man|woman)",
        "COMMS": r"biên tập|người viết|tổ viết|soạn tin|editor|writer|writing",
        "VERIFY": r"xác minh|kiểm chứng|thẩm tra|verif(?:ies|ication)|fact.?check|checker",
        "MONITOR": r"trực mạng|theo dõi|lắng nghe mạng|monitor|network watch|watches the network|look-?out",
        "RIGHTS": r"cố vấn (?:pháp|quyền)|pháp chế|(?:rights|law|legal) adviser|adviser on (?:law|the rights|rights)",
        "CITIZEN-DESK": r"tiếp dân|tiếp người dân|tiếp đón|quầy vé|đường dây nóng|front desk|reception"
        r"|hotline|citizen desk|ticket desk",
        "L1-LEAD": r"giám đốc|hiệu trưởng|trưởng phường|lãnh đạo phường|director|head ?teacher|headmaster|manager of",
    }.items()
}
"""By which words somebody is called whose work is that of a role."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    lang = loaded.lang
    for n, cell in enumerate(loaded.scenario.cells.cells):
        for m, seat in enumerate(cell.seats if cell.level else ()):
            role = next((each for each in _CALLED if _lacks(seat, each) and _holder(cell, seat, each)), "")
            if role:
                message = N_("{name} is called what {role} is, and does not hold that role; {other} does")
                remedy = N_("Give each the roles of its name, or name it by its roles.")
                other = _holder(cell, seat, role)
                said = {"name": seat.name.in_(lang), "other": other.name.in_(lang) if other else ""}
                place = loaded.where("cells", "cells", n, "seats", m, "roles")
                yield warning("S163", place, message, remedy, **said, role=in_code(role))


def _called(seat: Seat, role: str) -> bool:
    return any(_CALLED[role].search(text) for text in (seat.name.vi, seat.name.en))


def _lacks(seat: Seat, role: str) -> bool:
    return _called(seat, role) and role not in seat.roles


def _holder(cell: Cell, seat: Seat, role: str) -> Seat | None:
    """The other seat of the cell that alone holds the role, whatever it is called."""
    holders = [each for each in cell.seats if role in each.roles]
    return holders[0] if len(holders) == 1 and holders[0] is not seat else None
