"""Tokens in the texts of a scenario: they are shown as plainly invented values, which nobody could dial, pay, open or visit.

`{phone:a}`, `{account:a}`, `{link:name}`, `{ward:id}`, `{place:id}`, `{city}` and `{time}`, in grammars of posts and in injects.
`{is:question}` shows nothing: it says what sort of small post a line makes, by which its neighbours answer it (`SORTS`).
`{at:evening}` shows nothing either: it says when a line is said (`WINDOWS`); `{at:until-0655}` and `{at:from-0655}`: before,
or from, the first time that the story's clock reads that (`turning`).
"""

# Charter: scenario tokens
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from infodrill.scenario.schema import Bi, Inject, Places

TOKENS: frozenset[str] = frozenset({"phone", "account", "link", "ward", "place", "city", "time", "is", "at"})
SORTS: tuple[str, ...] = (
    "question", "place", "state", "wanted", "help", "offer", "shop", "gift", "lost", "found", "notice", "job", "invite",
    "weather", "road", "power", "news", "food", "market", "joke", "kids", "proud", "kind", "match", "gripe", "work", "greeting",
    "chat", "hurt",
)  # fmt: skip
"""What a small post is: it asks something, where there is a thing, how things stand; wants a thing, or hands; sells, advertises a
shop, gives away; lost or found something; gives notice; offers a job; invites; tells of the weather, a road, power or water, good
news, food, prices, a joke, a child, what somebody is proud of, a kindness, a match, a nuisance, work; greets; or chats; or tells
that one's own people or oneself came to harm, or may have."""
UNTOLD, NEWS, DENIED_NEWS, TOLD, DENIED = range(5)
"""What people know of an official word on a claim: none, one that is new, one that is new and denies it, and both later on."""
WINDOWS: Mapping[str, tuple[str, frozenset[int]]] = {
    "morning": ("hour", frozenset(range(5, 11))),
    "noon": ("hour", frozenset(range(10, 14))),
    "afternoon": ("hour", frozenset(range(13, 18))),
    "evening": ("hour", frozenset(range(17, 22))),
    "night": ("hour", frozenset((21, 22, 23, 0, 1, 2, 3, 4))),
    "weekday": ("day", frozenset(range(5))),
    "weekend": ("day", frozenset((5, 6))),
    "spring": ("month", frozenset((2, 3, 4))),
    "hot": ("month", frozenset((5, 6, 7, 8, 9))),
    "autumn": ("month", frozenset((9, 10, 11))),
    "cold": ("month", frozenset((11, 12, 1, 2, 3))),
    "day1": ("date", frozenset((1,))),
    "day2": ("date", frozenset(range(2, 400))),
    "unanswered": ("word", frozenset((UNTOLD, NEWS, DENIED_NEWS))),
    "answered": ("word", frozenset((NEWS, DENIED_NEWS, TOLD, DENIED))),
    "denied": ("word", frozenset((DENIED_NEWS, DENIED))),
}
"""When a line is said: hours of the day, days of the week from Monday 0, months of the north, the first day of the
story or those after it; and of a claim, whether an official word on it stands, or denies it. Who tells it otherwise has not heard
that word for a while."""
_TURNING = re.compile(r"(until|from)-([01]\d|2[0-3])([0-5]\d)")


def turning(label: str) -> tuple[str, int] | None:
    """("until" or "from", minute of the day) of a window that ends or begins with an hour of the story, None for another one."""
    found = _TURNING.fullmatch(label)
    return (found[1], int(found[2]) * 60 + int(found[3])) if found else None


def takes(name: str, label: str) -> bool:
    """Whether a token takes a label, as far as its sort tells."""
    return name not in LABELLED or label in LABELLED[name] or (name == "at" and turning(label) is not None)


LABELLED: Mapping[str, Collection[str]] = {"is": SORTS, "at": WINDOWS}
"""Tokens that show nothing, and the labels that they take."""
FILLED = (
    "subject",
    "body",
    "synopsis",
)  # of an inject; the last one follows from the first where nobody wrote it
FIELD = re.compile(r"\{([a-z][a-z0-9_]*)(?::([a-z0-9_.-]{1,64}))?\}")


def render(name: str, label: str, *, city: str, ward: str, time: str, wards: Mapping[str, str]) -> str:
    """The value of `{name:label}`; `wards` = names by id. Raises KeyError for one that does not exist."""
    if name in ("ward", "place"):
        return wards.get(label, "") or ward or city
    return {
        "is": "",
        "at": "",
        "phone": "09xx xxx xxx",  # letters: no keypad can dial it
        "account": "xxxx-DIENTAP-xxxx",
        "link": f"https://{label or 'trang'}.dien-tap.invalid",
        "city": city,
        "time": time,
    }[name]


def unknown(text: str, places: Places, *, also: Collection[str] = (), timed: bool = True) -> Iterator[str]:
    """Passages that look like a token and are none, or name no ward; `also` = rules of a grammar, which hide tokens of their
    names, `timed` = `{time}` has an hour to show."""
    wards = {ward.id for ward in places.wards}
    for found in FIELD.finditer(text):
        name, label = found[1], found[2] or ""
        if name in also and not label:
            continue
        no_ward = name in ("ward", "place") and label and label not in wards
        no_sort = not takes(name, label)
        if name not in TOKENS or no_ward or no_sort or (name == "time" and not timed):
            yield found[0]


def shown(inject: Inject, places: Places) -> Inject:
    """The inject as it is read, with the values of its tokens in what is filled in."""
    texts = {name: _shown(getattr(inject, name), inject.story_time, places) for name in FILLED}
    told = {name: text for name, text in texts.items() if text is not None}
    return inject.model_copy(update=told) if told else inject


def _shown(text: Bi, time: str, places: Places) -> Bi | None:
    if "{" not in text.vi and "{" not in text.en:
        return None

    def in_(lang: str) -> str:
        wards = {ward.id: ward.name.in_(lang) for ward in places.wards}
        city = places.city.in_(lang)
        return FIELD.sub(
            lambda found: (
                render(found[1], found[2] or "", city=city, ward="", time=time or "00:00", wards=wards)
                if found[1] in TOKENS
                else found[0]
            ),
            text.in_(lang),
        )

    return Bi(vi=in_("vi"), en=in_("en"))
