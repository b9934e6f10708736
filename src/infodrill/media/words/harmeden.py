"""What replies in English say to a text that tells people to do what harms them or to give away what is theirs
(`conduct.harmful`): they object and warn each other, mock nobody and look for nobody; keys as in `markeden`."""

# Charter: media words harmeden
from __future__ import annotations

from collections.abc import Mapping

HARMED_EN: Mapping[str, tuple[str, ...]] = {
    "demand": (
        "robs|Why would anyone be asked to hand that over?",
        "robs|What office asks people for such things?",
        "robs|Has somebody else got hold of this page?",
        "robs|And if the money's gone, who pays it back?",
        "robs|My bank says never give those to anyone. Why do you?",
        "robs|Somebody may have sent theirs already. Can the bank still block it?",
        "robs|Could you take this down before somebody does it?",
        "robs|Those are for yourself alone, aren't they?",
        "harms|That's dangerous. Why would you tell people to do it?",
        "harms|Did anyone who knows about this read it first?",
        "harms|And if somebody comes to harm, who answers for that?",
        "harms|Could you take this down before somebody tries it?",
        "harms|If somebody's already done it, whom should they ring?",
        "harms|Has somebody else got hold of this page?",
        "harms|Can someone from the trade tell people, please?",
        "harms|What if a child copies that?",
    ),
    "retort": (
        "robs|I don't give those to anyone, the ward included.",
        "robs|Nobody genuine ever asks for such things.",
        "robs|Don't send it, anyone. That's how money goes.",
        "robs|No. My son told me: whoever asks for those doesn't get them.",
        "robs|This has to come down, old people will do it.",
        "robs|I'd go to the counter in person, never by message.",
        "robs|Ring the number on the back of your card instead, and send nothing here.",
        "robs|Not doing that. It doesn't feel right at all.",
        "harms|Please don't do that, anyone, it's dangerous.",
        "harms|No! People die of that.",
        "harms|This has to come down, somebody will believe it.",
        "harms|Everybody's taught not to do that, and here it says do it.",
        "harms|That's for people whose job it is.",
        "harms|I'd never dare do that, nor let mine.",
        "harms|If it goes wrong it's too late to be sorry.",
        "harms|I'm against that. Advice like this hurts people.",
    ),
    "remark": (
        "robs|I've just rung my parents and told them to send nothing.",
        "robs|Keep yours to yourselves, everyone.",
        "robs|If you've sent it, have the bank block it straight away.",
        "robs|I've told everyone at home not to do this.",
        "robs|I hope this comes down before somebody loses money.",
        "robs|Not sending mine, and I've told next door the same.",
        "robs|If you need something, go and see a real person at the counter.",
        "harms|I've told everyone at home not to do it.",
        "harms|Please tell each other not to try that.",
        "harms|I hope this comes down before somebody does it.",
        "harms|If you've done it already, don't wait, get help.",
        "harms|I'd better ring my grandparents and tell them not to.",
        "harms|Watch the children, those of you who have any.",
        "harms|I won't do it, and I'll talk anyone out of it.",
    ),
}
