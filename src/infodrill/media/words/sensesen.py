"""What replies in English say to a text by its sense: what is denied, owned, advised or not known, and what
stays open in that; most of it of the thing that the text is about. Keys as in `echoen`, whose lines come before these."""

# Charter: media words sensesen
from __future__ import annotations

from collections.abc import Mapping

SENSES_EN: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "denied+negates+feared+unreached|We live right by it. If we see anything odd, who do we tell?",
        "unanswered+untold|So what do we do in the meantime, just carry on?",
        "sorry+unmended|And the people it's happened to already?",
        "subject+denied+negates+unsourced|Who went and had a look at the [subject]?",
        "subject+sorry|Who answers for the [subject] from here on?",
        "wayshut+detour|Is it wide enough for a lorry, that way round?",
        "denied+mixed|And the part that is so, what happens about that?",
    ),
    "echo-doubt": (
        "denied+negates+unsourced|You say no, but it doesn't say that anyone's been to look.",
        "denied+negates|Not today. If it's different tomorrow, say so at once.",
        "denied+negates+unexplained|If it isn't that, what is it? I still don't know.",
        "denied+negates+figure|I see the number. Who counted, and where?",
        "unanswered+unpromised|Not known, and not a word on when it will be.",
        "unanswered+next|And what do I do with my nerves until [next]?",
        "sorry+unmended|Sorry, and nothing about what comes next.",
        "subject+denied+negates|If there's nothing in it, why's everybody on about the [subject]?",
        "subject+unanswered|The longer nobody knows about the [subject], the more people make up.",
        "subject+sorry|We've heard that about the [subject] before. I'll see this time.",
    ),
    "echo-nod": (
        "denied+negates|Good, I'll tell the children there's nothing to it.",
        "unanswered+next|Right, I won't ask again before [next].",
        "advice+exacting|Put like that, we can do it straight away.",
        "subject+denied+negates|Then I'll stop thinking about the [subject].",
        "subject+sorry|Being plain about the [subject], that's right.",
    ),
}
