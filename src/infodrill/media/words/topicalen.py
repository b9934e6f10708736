"""What people say in English of the matter itself, by matter and topic; keys as in `askedvi`."""

# Charter: media words topicalen
from __future__ import annotations

from collections.abc import Mapping

TOPICAL_EN: Mapping[str, tuple[str, ...]] = {
    "anxious.flood": (
        "Is the water still rising?",
        "We live right by the river. Is that a worry?",
    ),
    "anxious.fire": (
        "Is the smoke coming our way?",
        "Has everybody got out?",
    ),
    "anxious.water": (
        "What about the water that's been in our tank since yesterday?",
        "Which water's safe for making up a bottle?",
    ),
    "anxious.health": (
        "How are the children now?",
        "Mine was there that day. Will she be all right?",
    ),
    "anxious.food": (
        "Are any of them seriously ill?",
        "Are they all right now?",
    ),
    "anxious.school": (
        "Have the children been told?",
        "Is anybody watching the gate tonight?",
    ),
    "anxious.data": (
        "What exactly got out?",
        "Is our name on there?",
    ),
    "anxious.money": (
        "Has anybody lost money over this?",
        "My mum's just sent them money. Is she in trouble?",
    ),
    "anxious.relief": (
        "Will anyone get less now?",
        "Do the people who got it know?",
    ),
    "mend.flood": (
        "admit|If it rains again, will the low streets flood again?",
        "Are there enough pumps for the next storm?",
    ),
    "mend.works": (
        "Is there anything we can use in the meantime?",
        "Could they look at the rest while they're there?",
    ),
    "mend.water": (
        "And the water we've been using all along?",
        "Are we being charged for that water?",
    ),
    "mend.health": (
        "never|Are the other doses being checked?",
        "Will each of the parents be told?",
    ),
    "mend.fire": (
        "And what would you put out a real fire with?",
        "Can stallholders buy their own for now?",
    ),
    "mend.school": (
        "Will there be a parents' meeting about it?",
        "Will there be more people at the gate?",
    ),
    "mend.data": (
        "Will there be a meeting for the families?",
        "Who'll be keeping an eye on that from now on?",
    ),
    "mend.services": (
        "Is there someone to help older people there?",
        "Will there be more staff, more desks?",
    ),
    "comply.money": (
        "Told everyone at home to be careful.",
        "My mum nearly did. I've got her phone now.",
    ),
    "comply.data": (
        "Deleted it from my phone.",
        "I've asked everyone I sent it to to delete it.",
    ),
    "comply.health": (
        "I've told the grandparents, they do love a home remedy.",
        "That's it for home remedies at ours.",
    ),
    "comply.food": (
        "If mine shows any sign of it we're going straight in.",
        "I've told mine to tell the teacher if her tummy hurts.",
    ),
    "comply.fire": (
        "I've got everyone in one place.",
        "Just rang the old lady next door.",
    ),
    "comply.school": (
        "never|I've told his dad, he's picking him up.",
        "I've told the other parents.",
    ),
    "hard.money": (
        "They're such smooth talkers. It's hard to keep your head.",
        "In a panic nobody thinks that far.",
    ),
    "hard.data": (
        "Once it's out you never get it all back.",
        "Every group has it by now.",
    ),
    "hard.health": (
        "My gran trusts a home remedy over any doctor.",
        "With a feverish child at midnight you'll try anything.",
    ),
    "hard.school": (
        "The traffic's impossible at that hour.",
        "Who can sit still when it's their child?",
    ),
    "hard.flood": (
        "With someone ill at home it's hard to go anywhere.",
        "Everything we own is in there.",
    ),
    "unsure.water": (
        "I'll leave a bucket to settle and see.",
        "We'll boil it for longer all the same.",
    ),
    "unsure.flood": (
        "I'm moving things upstairs all the same.",
        "I'll stay up tonight and watch the water.",
    ),
    "unsure.power": (
        "I'm charging everything anyway.",
        "I'm still clearing out the fridge a bit.",
    ),
    "unsure.goods": (
        "I'll go and look at the pumps in the morning.",
        "You see a queue and you start to panic.",
    ),
    "unsure.school": (
        "Tomorrow I'm walking mine right into class.",
        "I'm giving her teacher a ring.",
    ),
    "unsure.food": (
        "Mine's taking a packed lunch tomorrow.",
        "I'll keep an eye on her for a few days.",
    ),
    "unsure.health": (
        "I'll keep an eye on mine for a few days.",
        "never|For the second one I'll ask to see the vial.",
    ),
    "unsure.bank": (
        "I'll still ask at the counter tomorrow.",
        "Our life savings are in there.",
    ),
    "unsure.relief": (
        "I'll look into it more before I give again.",
        "I'll wait and see.",
    ),
    "unsure.fire": (
        "I'm keeping my bag by the door.",
        "One whiff of anything odd and I'm off.",
    ),
    "relief.school": (
        "I was about to leave work and get mine.",
        "I couldn't get through to mine, my hands were shaking.",
    ),
    "relief.water": (
        "I was about to buy bottled water.",
        "My mum's filled every bowl in the house.",
    ),
    "relief.goods": ("I'm in the queue right now. Going home, then.",),
    "relief.flood": ("I was halfway through packing.",),
    "relief.fire": ("I was already packing.",),
    "relief.health": ("Mine was there too, I've been in bits.",),
    "relief.bank": ("I was halfway out of the door.",),
    "how.school": (
        "Is it the same for the other years?",
        "What if the grandparents pick them up?",
    ),
    "how.services": (
        "Do older people go first?",
        "I'm at work all day. Can someone go for me?",
    ),
    "how.claims": (
        "Is there a printed form?",
        "If it's rented, who signs?",
    ),
    "how.money": (
        "directs+dials|Does anybody answer that number at night?",
        "never|May we ask at the counter?",
    ),
    "how.health": (
        "Is it the same for under-ones?",
        "Is it the same for old people who are ill already?",
    ),
    "how.water": (
        "Is it the same on the upper floors?",
        "What about well water?",
    ),
    "how.relief": ("Will anyone bring it to the houses further out?",),
    "how.flood": (
        "directs|Who's coming for old people who can't walk?",
        "directs|Can we bring the dog?",
    ),
    "how.power": ("And if there's somebody ill in the house?",),
    "how.data": ("Who's talking to the kids about it?",),
    "pass.school": (
        "Sent it to the parents' group.",
        "Sent it to his dad.",
    ),
    "pass.water": ("I've put it up in our lift.",),
    "pass.relief": ("Sent it to everyone I know who gives.",),
    "pass.health": ("Sent it to all the mums I know.",),
    "pass.flood": ("I've rung round the houses by the river.",),
    "pass.claims": ("I've told the people whose stuff was ruined.",),
}
