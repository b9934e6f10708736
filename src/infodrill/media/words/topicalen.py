"""What people say in English of the matter itself, by matter and topic; keys as in `askedvi`."""

# Charter: media words topicalen
from __future__ import annotations

from collections.abc import Mapping

TOPICAL_EN: Mapping[str, tuple[str, ...]] = {
    "anxious.flood": (
        "Is the water still rising?",
        "We live by the river. Is that bad?",
    ),
    "anxious.fire": (
        "Is the smoke coming our way?",
        "Is everybody out of there?",
    ),
    "anxious.water": (
        "What about the water in our tank since yesterday?",
        "Which water is all right for a baby's milk?",
    ),
    "anxious.health": (
        "How are the children now?",
        "Mine was there that day. Will it be all right?",
    ),
    "anxious.food": (
        "Is any of them seriously ill?",
        "Are they all awake and well?",
    ),
    "anxious.school": (
        "Do the children know about this?",
        "Is anybody watching the gate tonight?",
    ),
    "anxious.data": (
        "Which of it got out?",
        "Is our name in there?",
    ),
    "anxious.money": (
        "Has anybody lost money by this?",
        "My mum has just sent them money. Is that bad?",
    ),
    "anxious.relief": (
        "Are people's shares short now?",
        "Do those who were given it know?",
    ),
    "mend.flood": (
        "admit|If it rains again, do the low streets flood again?",
        "Are there pumps enough for another storm?",
    ),
    "mend.works": (
        "Is there anything to make do with meanwhile?",
        "Could the rest be looked at while they're there?",
    ),
    "mend.water": (
        "And the water that we used these days?",
        "Is that water on our bill, too?",
    ),
    "mend.health": (
        "Are the other doses being looked at?",
        "Are the parents told one by one?",
    ),
    "mend.fire": (
        "And with what would a real fire be put out?",
        "May the stalls buy their own for now?",
    ),
    "mend.school": (
        "Will there be a parents' meeting about it?",
        "Will there be more people at the gate?",
    ),
    "mend.data": (
        "Will the families be told at a meeting?",
        "Who checks the book from now on?",
    ),
    "mend.services": (
        "Is there help for old people there?",
        "Will there be more people, more desks?",
    ),
    "comply.money": (
        "Told everyone at home to send nothing.",
        "My mum nearly did it, I've got her phone now.",
    ),
    "comply.data": (
        "Deleted it from my phone.",
        "I've asked those I sent it to to delete it.",
    ),
    "comply.health": (
        "Told the grandparents, they love a home remedy.",
        "No more home remedies at ours.",
    ),
    "comply.food": (
        "If mine shows a sign of it we'll go at once.",
        "Told mine to tell the teacher if it hurts.",
    ),
    "comply.fire": (
        "I've got everyone in one place.",
        "Rang the old lady next door.",
    ),
    "comply.school": (
        "Told his father, who fetches him.",
        "Told the parents in our row.",
    ),
    "hard.money": (
        "They talk so sweetly. Hard to keep your head.",
        "In a fright nobody thinks that far.",
    ),
    "hard.data": (
        "Once it's out you never get it all back.",
        "Every group has it by now.",
    ),
    "hard.health": (
        "My gran trusts a remedy more than a doctor.",
        "With a feverish child at midnight you try anything.",
    ),
    "hard.school": (
        "At that hour the street is impossible.",
        "Who sits still when it's about your child?",
    ),
    "hard.flood": (
        "With someone ill at home, going anywhere is hard.",
        "Everything we own is there.",
    ),
    "unsure.water": (
        "I'll let a bucket stand and see.",
        "We'll boil it longer all the same.",
    ),
    "unsure.flood": (
        "I'm putting things up all the same.",
        "I'll sit up and watch the water.",
    ),
    "unsure.power": (
        "Charging the lamps anyway.",
        "Still emptying the fridge a bit.",
    ),
    "unsure.goods": (
        "I'll go and look at the pumps in the morning.",
        "You see a queue and you get nervous.",
    ),
    "unsure.school": (
        "Tomorrow I take mine right into class.",
        "I'll give the teacher a ring.",
    ),
    "unsure.food": (
        "Mine takes a lunch box tomorrow.",
        "I'll watch the child's tummy for a few days.",
    ),
    "unsure.health": (
        "I'll keep an eye on mine for a few days.",
        "I'll want to see the vial before the second one.",
    ),
    "unsure.bank": (
        "I'll still ask at the counter tomorrow.",
        "All our savings are in there.",
    ),
    "unsure.relief": (
        "I'll look closer before I give again.",
        "I'll wait and see the books.",
    ),
    "unsure.fire": (
        "My bag stays by the door.",
        "One odd smell and I'm off.",
    ),
    "relief.school": (
        "I was about to leave work and fetch mine.",
        "I couldn't reach mine, my hands were shaking.",
    ),
    "relief.water": (
        "I was about to buy bottled water.",
        "My mum has filled every bowl.",
    ),
    "relief.goods": ("I'm in the queue. Going home.",),
    "relief.flood": ("I was halfway through packing.",),
    "relief.fire": ("I was packing.",),
    "relief.health": ("Mine was there too, I've been shaking.",),
    "relief.bank": ("I had my bike out already.",),
    "how.school": (
        "Is it the same for those on the bus?",
        "What if the grandparents fetch them?",
    ),
    "how.services": (
        "Do old people go first?",
        "I work all day. May somebody go for me?",
    ),
    "how.claims": (
        "Is there a printed form?",
        "In a rented house, who signs?",
    ),
    "how.money": (
        "directs+dials|Does anybody answer that number at night?",
        "never|May we ask at the counter?",
    ),
    "how.health": (
        "Is it the same under one year?",
        "Is it the same for somebody on other medicine?",
    ),
    "how.water": (
        "The same on the high floors?",
        "What about well water?",
    ),
    "how.relief": ("Does anybody bring it to houses far out?",),
    "how.flood": (
        "directs|Who comes for an old person who can't walk?",
        "directs|May we bring the dog?",
    ),
    "how.power": ("And a house with a sick person?",),
    "how.data": ("Who talks to the children about it?",),
    "pass.school": (
        "Sent to the parents' group.",
        "Sent it to his father.",
    ),
    "pass.water": ("It's up in our lift.",),
    "pass.relief": ("Sent to those who give.",),
    "pass.health": ("Sent to the mums I know.",),
    "pass.flood": ("Rang the houses by the river.",),
    "pass.claims": ("Told those whose things were ruined.",),
}
