"""Whether two pieces of advice cannot both be followed: one opens the windows that the other shuts.

Each pair is told here once, in both languages; what no pair has is at odds with nothing.
"""

# Charter: casework at odds
from __future__ import annotations

from collections.abc import Mapping

from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.opposites import NOT_EN, NOT_VI
from infodrill.kernel.patterns import later

READ = 1_024  # texts of which it is known what they tell people to do
_NOT_VI, _NOT_EN = rf"{NOT_VI}(?: (?:nên|được|cần|phải|ai))*", rf"(?:no need to|{NOT_EN})"
# Of each matter what is told to do and what is told to leave, or the contrary.
_PAIRS: Mapping[str, tuple[str, str]] = {
    "windows": (
        r"mở (?:\w+ )?(?:cửa sổ|cửa)(?: cho)? thoáng|mở (?:\w+ )?cửa sổ|open (?:the |your |all )?windows",
        r"(?:đóng|khép|kín) (?:\w+ )?cửa(?: sổ)?|(?:close|shut|keep closed) (?:the |your |all )?(?:doors and )?windows|"
        r"windows (?:closed|shut)",
    ),
    "going out": (
        r"đi lại (?:như thường|bình thường|như mọi ngày)|(?:sinh hoạt|ra đường) (?:như thường|bình thường)|"
        r"go about (?:things |your day )?as (?:usual|normal)|(?:safe|free) to go out",
        rf"ở (?:yên )?trong nhà|{_NOT_VI} ra (?:đường|ngoài)|stay (?:indoors|inside|at home)|{_NOT_EN} go out(?:side)?",
    ),
    "leaving": (
        r"(?<!không )(?<!chưa )(?<!đừng )(?<!cần )(?<!phải )(?:sơ tán|rời (?:khỏi )?nhà) (?:ngay|đến|tới|lên|về)|"
        r"(?:leave|evacuate) (?:your homes?|at once|now|immediately|to)",
        rf"{_NOT_VI} (?:sơ tán|rời (?:khỏi )?nhà|chạy)|ở yên|{_NOT_EN} (?:leave|evacuate|run)|stay where you are",
    ),
    "drinking": (
        r"(?:uống|dùng nước)(?: \w+)? (?:được|như thường|bình thường)|nước (?:\w+ )?(?:dùng|uống) được|safe to drink|"
        r"(?:drink|use) (?:the |tap )*water as (?:usual|normal)",
        rf"{_NOT_VI} (?:uống|dùng)(?: \w+)? nước|{_NOT_EN} (?:drink|use) (?:the |tap |this )*water",
    ),
    "school": (
        r"(?:đi học|đến lớp|đến trường) (?:như thường|bình thường)|(?:come|go) to school as (?:usual|normal)|school is open",
        r"nghỉ học|cho (?:các )?(?:em|con|cháu) ở nhà|keep (?:your |the )?children (?:at )?home|school is closed",
    ),
    "power": (
        r"(?:bật|đóng) (?:lại )?(?:cầu dao|điện)|(?:switch|turn) (?:the )?(?:power|mains|electricity) (?:back )?on",
        r"(?:ngắt|tắt|cắt) (?:cầu dao|điện)|(?:switch|turn) (?:the )?(?:power|mains|electricity) off",
    ),
}
_SIDES = {matter: tuple(map(later, sides)) for matter, sides in _PAIRS.items()}


def advises(text: str) -> bool:
    """Whether a text names anything that such a pair is about: what does not need not be read further."""
    return any(map(any, _taken(text)))


def at_odds(advice: str, other: str) -> bool:
    """Whether what one text tells people to do and what another does cannot both be done. A text that does both itself, for
    different people or hours, is at odds with nothing there."""
    return any(
        mine != theirs and sum(mine) == sum(theirs) == 1
        for mine, theirs in zip(_taken(advice), _taken(other), strict=True)
    )


@until_erased(READ)
def _taken(text: str) -> tuple[tuple[bool, bool], ...]:
    """Of each matter, which of its two sides a text takes: every minute the texts that stand are held against each other."""
    shown = as_read(text)
    return tuple((bool(first.search(shown)), bool(second.search(shown))) for first, second in _SIDES.values())
