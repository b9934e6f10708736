"""What replies in English say to how an office tells that things stand (`conduct.standings`), and to who bids people run;
keys as in `echoen`."""

# Charter: media words standingsen
from __future__ import annotations

from collections.abc import Mapping

STANDINGS_EN: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "nothingnew|Really nothing since last time?",
        "nothingnew+unpromised|Roughly when will there be more, then?",
        "nothingnew|So we carry on as we were told before?",
        "sayslittle|What is this about, exactly?",
        "sayslittle+unpromised|When will you be able to say more?",
        "sayslittle|Could you put that in plain words, please?",
        "sayslittle|So what does that mean for us at home?",
        "allclear|Will anybody help the old people get home?",
        "allclear|Can I leave the kids there a bit longer and look at the house first?",
        "allclear|Who tells the ones who haven't heard yet?",
        "onsale|Will there be any left if I come late?",
        "onsale|Can you buy just one or two?",
        "onsale|Are there any pictures to look at first?",
        "flee|Can I bring the cat?",
        "flee|Who do we give our names to when we get there?",
        "flee|My husband isn't back yet. How do I let him know?",
        "windy|Our roof isn't much. Which part do I tie down first?",
    ),
    "echo-doubt": (
        "nothingnew|All that waiting and it's the same as before.",
        "nothingnew|Same again. It makes you restless.",
        "nothingnew|At least you say there's nothing, but I keep hoping.",
        "sayslittle+wordy|I've read it twice and still don't know what it's about.",
        "sayslittle|Sounds fine, but I can't picture a single thing.",
        "sayslittle|That's very general.",
        "allclear|We'll go, but I doubt I'll sleep much tonight.",
        "allclear|I'll give it a bit longer before we go.",
        "allclear|I only hope we won't have to leave all over again.",
        "onsale|You'd have to see the things first.",
        "onsale|By the time I get there the good ones will be sold.",
        "onsale|Too far. Getting it home would cost more than it's worth.",
        "flee|We've somebody bedridden here. How are we to go at once?",
        "flee|Leaving everything behind like this turns my stomach.",
        "windy|Hear a number like that and I think of our roof.",
    ),
    "echo-nod": (
        "nothingnew|OK, nothing yet. I'll go on waiting.",
        "nothingnew|Let us know when there's something.",
        "nothingnew|Right, I'll tell them at home it's the same as before.",
        "sayslittle|OK, I'll wait till you can say something definite.",
        "sayslittle|Tell us when it's clear what's meant, please.",
        "allclear|Good, we're getting our things together.",
        "allclear|I've told everyone at ours to get their things.",
        "allclear|Oh, I'm so glad. Thanks to all of you.",
        "onsale|We could use that. I'll come and have a look.",
        "onsale|I'll tell a few people who've been looking.",
        "onsale|Good, I've noted the day.",
        "flee|I've called the neighbours, we're leaving together.",
        "flee|We've got Gran down to the road already.",
        "flee|I'm knocking on every door in our lane.",
    ),
}
