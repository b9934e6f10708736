"""Stand-in grammars for stances that a scenario leaves out: they name no claim, so they can spread none."""

from __future__ import annotations

from typing import Literal

from infodrill.scenario.schema import Grammar

Stance = Literal["tell", "question", "deny", "agree", "noise", "press", "official"]

_VI: dict[Stance, tuple[str, ...]] = {
    "tell": (
        "Mọi người ở {ward} đã nghe chuyện này chưa?",
        "Chia sẻ lại để bà con {ward} cùng biết nhé",
        "Thấy nhiều người đang nói, chuyển tiếp lại đây",
    ),
    "question": (
        "Có đúng không mọi người?",
        "Thực hư thế nào ạ, ai ở {ward} xác nhận giúp với",
        "Nguồn ở đâu vậy bạn?",
    ),
    "deny": (
        "Không phải đâu, đừng chia sẻ nữa",
        "Tin này sai rồi, mình ở {ward} thấy bình thường",
        "Chưa có gì đâu, chờ tin chính thức đã",
    ),
    "agree": ("Chuẩn luôn", "Nhà mình cũng thấy vậy", "Cảm ơn bạn đã báo, xin phép chia sẻ"),
    "noise": (
        "Trời {ward} hôm nay oi quá",
        "Có ai biết chỗ sửa xe ở {ward} không",
        "Chợ {ward} hôm nay cua tươi lắm mọi người ơi",
        "Xin công thức kho cá với ạ",
        "Mèo nhà mình đi lạc, ai thấy nhắn giúp",
    ),
    "press": (
        "Nhiều người dân {city} hỏi cùng một chuyện; cơ quan chức năng chưa trả lời",
        "{city}: thông tin lan truyền trên mạng, người dân chờ trả lời",
    ),
    "official": ("Thông báo của {city}",),
}
_EN: dict[Stance, tuple[str, ...]] = {
    "tell": (
        "Has everyone in {ward} heard about this?",
        "Passing this on so people in {ward} know",
        "Lots of people are talking about it, sharing here",
    ),
    "question": (
        "Is this true, everyone?",
        "Can anyone in {ward} confirm, please?",
        "What is the source for this?",
    ),
    "deny": (
        "That is not so, please stop sharing",
        "This is wrong, all looks normal here in {ward}",
        "Nothing has happened, wait for official word",
    ),
    "agree": ("Exactly", "Same at our place", "Thanks for telling us, sharing this"),
    "noise": (
        "So muggy in {ward} today",
        "Anyone know a bike repair place in {ward}?",
        "Fresh crab at {ward} market today",
        "Recipe for braised fish, please?",
        "Our cat has wandered off, message me if you see her",
    ),
    "press": (
        "Many residents of {city} are asking the same question; authorities have yet to answer",
        "{city}: a story spreads online and residents wait for an answer",
    ),
    "official": ("Notice of {city}",),
}


def stand_ins() -> tuple[Grammar, ...]:
    """One grammar a stance and language, ids `builtin.<stance>.<language>`."""
    languages: tuple[tuple[Literal["vi", "en"], dict[Stance, tuple[str, ...]]], ...] = (
        ("vi", _VI),
        ("en", _EN),
    )
    return tuple(
        Grammar(
            id=f"builtin.{stance}.{lang}",
            language=lang,
            stance=stance,
            start=start,
            channels=("feed", "group", "press", "field", "portal"),
        )
        for lang, texts in languages
        for stance, start in texts.items()
    )
