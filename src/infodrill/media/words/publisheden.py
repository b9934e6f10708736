"""What replies in English say to a text for what it is published to say, which is recorded: that what people tell is so, or
that some of it is (`relations.READINGS`); keys as in `echoen`, whose lines come before these."""

# Charter: media words publisheden
from __future__ import annotations

from collections.abc import Mapping

PUBLISHED_EN: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "confirmed+informs|Which parts of what's going round are blown up, can you say?",
        "confirmed+informs|Some people swear it's made up. Can I show them this?",
        "confirmed+informs|So is all that people tell right, or only this?",
        "confirmed+informs+unpromised|If there's more to it, will you post it here?",
        "confirmed+informs|Have the groups that keep talking about it read this?",
        "confirmed+informs|We've been of two minds at home. So I tell them it's true?",
        "confirmed+informs+untold|Is there anything we should do, then?",
        "confirmed+informs+unmended|And what's being done about it?",
        "halfso+informs|If anyone asks, can I say that only part of it is true?",
        "halfso+informs|So where did the wrong part come from?",
        "halfso+informs|How does one thing turn into two by the telling?",
        "halfso+informs|Will the posts that went too far be put right?",
        "halfso+informs|Is there a version with the true part and the untrue part side by side, for my parents?",
        "halfso+informs|What do I tell the groups that only post the wrong part?",
        "halfso+informs+unpromised|About the part that's true: will you tell us if there's more?",
    ),
    "echo-doubt": (
        "confirmed+informs|And there were people swearing it wasn't so.",
        "confirmed+informs|If you'd said so a bit sooner, nobody would have had to guess.",
        "confirmed+informs|Said once here, plenty of people still won't have heard.",
        "confirmed+informs|So it's confirmed. I'd still like the whole story.",
        "confirmed+informs|I only half believed it, and it's true after all.",
        "confirmed+informs|It's true, fine, but I heard it in the group before I saw it here.",
        "confirmed+informs|This time they were right. Next time, who can tell?",
        "confirmed+informs|It's true, but by the third telling it was another story.",
        "halfso+informs|If part of it is true, then there is something in it.",
        "halfso+informs|Part of it true, part of it not: try explaining that at home.",
        "halfso+informs|Everybody will just remember the part they want to.",
        "halfso+informs|So people weren't making it all up, you see.",
        "halfso+informs+wordy|They tell it in one line, and it takes a whole page to untangle.",
    ),
    "echo-nod": (
        "confirmed+informs|You say straight out that it's true. I trust that more.",
        "confirmed+informs|Right, that's clear, no more guessing.",
        "confirmed+informs|It's so and you say it's so. That's how it should be.",
        "confirmed+informs|I've told them all at home that it's true.",
        "confirmed+informs|I took it for a rumour, and it's true.",
        "confirmed+informs|I've put this in our group, that settles the argument.",
        "confirmed+informs|So people weren't wrong about it.",
        "confirmed+informs|One plain word like this beats guessing.",
        "confirmed+informs|I didn't pass it on before. Now there's this, I've sent it to Mum.",
        "confirmed+informs|Now that you confirm it, I believe it.",
        "confirmed+informs|Thanks for confirming it, our whole lane was waiting for a word.",
        "confirmed+informs|Right, whoever asks me, I go by this.",
        "halfso+informs|What's so and what isn't, one by one: easy to follow.",
        "halfso+informs|True is true and wrong is wrong. Fair enough.",
        "halfso+informs|So it wasn't all made up, but it isn't what they tell either.",
        "halfso+informs|I've told our group that only part of it is so.",
        "halfso+informs|Now I know which bit was added on.",
        "halfso+informs|Good that I read it to the end, I nearly believed the other part too.",
        "halfso+informs|You say which part is true, so I believe you on the rest.",
    ),
}
