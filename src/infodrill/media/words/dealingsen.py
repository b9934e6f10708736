"""What replies in English say to what a text does (`conduct.dealings`), whatever it is about; keys as in `echoen`."""

# Charter: media words dealingsen
from __future__ import annotations

from collections.abc import Mapping

DEALINGS_EN: Mapping[str, tuple[str, ...]] = {
    "echo-ask": (
        "measured|So now we know. What's the next step?",
        "measured|When will it be done again?",
        "measured|Were the places round there done as well?",
        "measured|Is that more or less than last year?",
        "gift|Will there be another time? We'd like to chip in.",
        "gift|Who do I see if I want to add something?",
        "gift|Could we see some pictures?",
        "recall|Where do I look to see if mine's one of those?",
        "recall|I've lost the receipt. Can I still take it back?",
        "recall|What if we've used it already?",
        "recall|Bought it at another market. Where do I take it?",
        "window|Does it matter if it's early or late?",
        "window|If one paper's missing, can I bring it later?",
        "window|Do I have to go myself, or can family hand it in?",
        "window|How long after that do we hear?",
        "newrule|Lodgers as well, I take it?",
        "newrule|Will people be reminded first if they forget?",
        "newrule|At once, or are there a few days to get used to it?",
        "newrule|Where can I read up on it?",
    ),
    "echo-doubt": (
        "measured|A figure's one thing, what's done about it is another.",
        "measured|That's what it was then. Other times, who knows.",
        "measured|I'm no good with numbers. I only want to know if it's all right.",
        "gift|Lovely, though plenty are still waiting their turn.",
        "gift|Now I hope it lasts.",
        "gift|I wish it were every year.",
        "recall|The wrapper's in the bin. How am I to tell?",
        "recall|It's been sold everywhere, they'll never get it all back.",
        "recall|You have to check everything you buy these days.",
        "window|It's always packed in the last few days.",
        "window|Our papers are all over the place, it'll take some finding.",
        "window|I bet I get there and one paper's missing.",
        "newrule|Plenty of people will forget at first.",
        "newrule|A rule's fine if it goes for everyone.",
        "newrule|It'll last a few days, like everything.",
    ),
    "echo-nod": (
        "measured|Done properly before saying so. I trust that more.",
        "measured|With a figure it's easier to follow.",
        "measured|I've noted the figures to compare next time.",
        "gift|That warms the heart.",
        "gift|Thanks to everyone who gave.",
        "gift|What a good thing to do.",
        "recall|Off to look at ours right now.",
        "recall|I'll tell the people I shop with.",
        "recall|Luckily we haven't opened ours.",
        "window|I've written down the dates.",
        "window|Right, I'll start getting the papers together.",
        "window|I've told those who were waiting for this.",
        "newrule|All right, we can do that.",
        "newrule|Good to be told ahead, so we can arrange things.",
        "newrule|That seems right to me.",
    ),
}
