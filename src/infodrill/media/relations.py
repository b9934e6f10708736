"""What a reply answers and how its author feels about it: the closed words, and what is recorded of a statement.

Derived when the post is made, from what stands above it and from recorded facts alone; nothing here reads a text that
people wrote, so a text that is erased later changes no post.
"""

# Charter: media relations
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from infodrill.media.refs import AUTHORITY, PostRef

Relation = Literal[
    "rumour",
    "past",
    "appeal",
    "hurt",
    "statement",
    "question",
    "complaint",
    "joke",
    "press",
    "personal",
    "written",
]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
Tone = Literal["neutral", "asking", "doubting", "angry", "thankful", "corrected"]
TONES: tuple[Tone, ...] = get_args(Tone)
"""In the order of the codes that the city hands over with the rows that are shown (`society.tones`)."""
PLAIN: dict[str, Tone] = {
    "share": "neutral", "question": "asking", "denial": "doubting", "agree": "neutral"
}  # fmt: skip
"""The tone of a reply of each kind of which the city says nothing."""

STANCES: Mapping[str, Literal["question", "deny", "agree"]] = {
    **dict.fromkeys(
        ("do", "source", "next", "asof", "plain", "sure", "on", "here", "mend", "whence", "point", "whether", "how", "half",
         "anxious", "demand", "ask", "too"),
        "question",
    ),
    **dict.fromkeys(
        ("seen", "late", "turned", "fair", "unsure", "admit", "vague", "angry", "contest", "hard", "practice", "halved",
         "spreaders", "own", "retort", "bare", "doubt", "stop", "told", "otherwise", "flat"),
        "deny",
    ),
}  # fmt: skip
"""What who raises a matter does by that; who raises any other agrees."""

PASSAGES: tuple[str, ...] = (
    "fact", "open", "advice", "avoid", "record", "paper", "figure", "count", "stamp", "next", "called", "told", "full", "asks",
    "dials", "named",
)  # fmt: skip
"""What of a statement a reply can take up: its fact, what it says is not known, what it tells to do or not to do, the
record it names, one that is put up for all to read, a figure, how many it counts where a rumour counts more, its date, the hour
of its next word, that it calls what is told a rumour, that it tells what to do in so many words, that it says
hours or numbers or more than a few words; of what people write, that it asks; that it gives a number to ring; what it
bears of what lines lay at somebody's door (`felt`)."""
BROACHED: tuple[str, ...] = (
    "hours", "free", "bring", "detour", "result", "sample", "tested", "ill", "thanked", "reports", "follows", "site", "calls",
    "why", "pictured", "athome", "warned", "mended", "police", "camera", "rides", "wellkids", "oldies", "windy", "refuge",
    "refund",
    "tap", "power", "lamps", "flood", "pupils", "jab", "queue", "purse", "papers", "pets", "waste", "road", "gas", "smell",
    "relief", "bowl", "swings", "forged", "fuel", "leave", "speaker", "line",
    "shut", "moved", "meeting", "signup", "handout", "swap", "storing", "helped", "cutoff", "wayshut", "crossing", "babies",
    "trick", "wire", "sorting", "views", "listed", "fetching", "level", "checkup", "mosquitoes", "onview",
    "number", "works", "fee", "askedof", "giving", "pests", "weather", "tryout", "renamed", "pharmacy", "noise",
    "deadfish", "added", "theft", "nosignal", "fireout", "classtime", "release", "exams",
    "withdrawn", "calledoff", "flee", "backon", "storm", "pondered", "outing",
    "tookback", "nosuch", "newest", "unfound", "declines", "incase", "swapped", "postponed", "unhurt", "inspected", "reopened",
    "willdo", "missedout", "limited", "ignored", "borneout", "handedon", "impostor", "elsething", "noneed",
    "undecided", "outoforder", "wronged", "keepoff", "howto", "beingdone", "stillgood", "extended",
    "closedfor", "camelate", "mixedup", "safeback", "costsmore", "unchanged", "optional", "eligible", "onduty", "waived",
    "toldeach", "comesee", "suspended", "goingdown", "voting", "hiring", "spare", "telltrue", "asusual", "nocharge",
    "longwait", "willhear", "brokeword", "waitskin", "stayin",
    "boasted", "halfowned", "verylate", "whopays", "towed", "inperson", "openslonger", "feast",
    "measured", "gift", "recall", "window", "newrule",
    "ended", "tallied", "polled", "shamed", "airtimes", "rounds", "caredfor", "formout", "leftbehind",
    "nothingnew", "sayslittle", "allclear", "onsale", "secondhand", "farewell", "helpers",
)  # fmt: skip
"""What any text may bring up that others take up in words of their own: its hours, that it costs nothing, what to bring, another
way, a result that is awaited, or is there, that somebody is ill or hurt, thanks to those who spoke up, when there is word of
what was done, that it is followed to the end, where to look it up, whom to ring, why it is so, a picture that goes round,
help at home, a warning, that something is mended, that the police look into it, a camera, what drives there, children who are
well again, care for the old, the wind, where to shelter, money paid back; which of a city's matters it is about
(`conduct.broached`); what an ordinary notice tells of (`conduct.doings`); and what a text does with its news, whatever that is
about (`conduct.moves`, `conduct.outcomes`, `conduct.acts`), or with the public (`conduct.dealings`), what it is tidings of
(`conduct.tidings`), and how it says that things stand (`conduct.standings`)."""
NAMED: tuple[str, ...] = ("subject", "home", "spot", "where", "due", "set", "many", "phrase")
"""What any text may name that others name when they speak of it: the thing that it is about, whose streets, where people are to
go, the one public place where it is, by when something has to be done, for when something is set (`conduct.namedthings`), how
many people it counts (`conduct.moves`), and the first short phrase of it that it says is so (`conduct.passages`)."""
HELD: tuple[str, ...] = (
    "clock", "atdawn", "atwork", "ateve", "weekday", "slot", "till", "since", "bids", "bans", "keepout", "comes", "attend",
)  # fmt: skip
"""What any text may hold, of whatever it is (`conduct.held`): an hour at which people are to be there, and whether that is early,
while they are at work or after it; a day for that; an hour or a day at which somebody else does something, until which something
lasts, from which something stays as it is (`conduct.timekinds`); that people are asked to do something at home, or to leave it,
or not to go somewhere; that somebody comes to do it; that people have to be there then."""
TIMES = frozenset({"clock", "weekday", "slot", "till", "since", "due", "set", "next", "stamp"})
"""What of that is an hour or a day: under one text one reply names one."""
DETAIL = "detail"
MENTIONED: tuple[str, ...] = (
    "locale",
    "animal",
    "sheet",
    "worker",
    "fun",
    "tree",
    "money",
    "ride",
    "illness",
    DETAIL,
)
"""What any text mentions, whatever it does with that (`conduct.mentioned`): places, animals, papers, who works there, what
is played, trees, money, what one rides, what one falls ill with; and of all kinds together. A line on these asks about them or
passes them on, and says nothing of what is so."""
SEVERAL = "|"
"""Between things of which a text names several: who speaks later speaks of the next one."""
SPOKEN_OF: tuple[str, ...] = (*NAMED, *BROACHED, *HELD, *MENTIONED)
"""All of that: what a text names, brings up, holds, or mentions."""
NARROWER: tuple[str, ...] = (
    "forgone", "counter", "tilleve", "byday", "ofkids", "heavy", "twoways", "recurring",
    "nuisance", "athouse", "repaid", "todo", "forall", "slight", "fetched",
    "prize", "selfpraise", "blows",
)  # fmt: skip
"""What a text has to hold for those lines that presume more than the rest of their bank (`conduct.narrower`): that it forbids
what people do of their own accord, is of a counter, of hours that end in the evening or before it, of children, of heavy work, of
two ways to go, of what is paid again and again or comes back to who has paid it; that others suffer for what it forbids, that
everybody at home has to be told of that, or that it tells people at large to do something; that what it tells of was for all who
came, that nobody is hurt or died in it, that children are fetched, that something was won, or nothing was;
that the wind blows while it is told."""
READINGS: tuple[str, ...] = (
    "undated", "unsourced", "untold", "unpromised", "unreached", "unmended", "unowned", "brief", "flat", "negates", "mixed",
    "sorry", "ahead", "checking", "unclear", "formal", "advising", "hollow", "unsettled", "sparse",
    "unplaced", "unequipped", "unshown", "settled", "arguable", "claimed", "informs", "unsorted", "owning", "unexplained",
    "unpointed", "exacting", "denied", "harsh", "undenied", "explained", "feared", "unanswered", "wordy", "deed", "deletes",
    "awake", "bynight", "soon", "overdue", "pardon", "confirmed", "halfso", *NARROWER,
)  # fmt: skip
"""What a reply may presume of a text and only who reads it can tell, whatever is recorded: that it bears no day and no hour,
names nothing that it is known from, tells nobody what to do, says not when there is more, whom to ask, what is done about it,
or whose it is to answer for; that it is short, denies and explains nothing, denies something, says that some is so and some
is not, asks pardon for what it owns, speaks of what is to come, of looking into it, of what is not known, or as an office
does, tells what to do, has neither a yes nor a no nor a figure, leaves open what it speaks of, or is short and shows nothing;
that it names no place, nothing that is brought along, nowhere to see what it is known from; that it leaves nothing open; that
it says what may turn out otherwise: a denial, a plan, an order or an assurance; that it is published on a claim of the drill;
that it is plainly what an office has to say, or of no sort that anybody could tell; that it owns a fault, or says what is
done about one; that it gives no reason; that it says not where more will stand; that it asks more of people than to go on as
they are; that it is published to deny the claim that it is on; that it is harsh on people, and no plain notice; that it denies no
claim; that it says more than that something is not so; that the claim which it denies is one that people fear; that it is
published to say that something is not known; that it is more than a line or two; that what it owns is more than a wrong word;
that it tells people to take something down; by the hour at which it is answered (`byhour`): that people are up, that it is
late in the day, that it stands there since a short while, or that there should be another word by now; that it begs pardon in
so many words; that it is published to say that what is told is so, or that some of it is; and all of `NARROWER`."""
MARKS: tuple[str, ...] = (
    "hush", "face", "curt", "sweep", "sworn", "slip", "blame", "hail", "foreign", "threat", "toil", "glad",
    "poll", "scant", "link", "cross", "hearsay", "jest", "verse", "grief", "shrug", "choice", "rival", "hands",
    "sells", "boasts", "leaves", "exposed", "minors", "lost", "chat", "astray", "order", "blood", "job", "event", "gripe",
    "wild", "witness", "begs", "wonders", "mock", "rash", "found", "robs", "harms", "kept", "sour", "scorn",
    "torn",
)  # fmt: skip
"""What readers see in the words themselves, whatever is recorded: that they order people to take posts down, speak of the
office's good name, refuse an answer, say that nothing happened anywhere, swear, own that something was sent out by mistake, blame
people, only wish people well, stand in another language, threaten whoever talks, tell of hard work at night, only thank or
praise, only ask the public what it would choose, are a word or two, or a link, call people names, pass on what somebody
heard, jest, are a poem, tell of a death, say that it is nothing of theirs, give the public a choice between two things,
call for hands, sell something, praise their own, tell that somebody leaves office, name private people, and
children among them, look for who or what is lost, only chat of oneself, or name nothing of the claim; give orders, ask for
blood, offer a paid post, invite, complain, sound like wild advice (like the words of what is dangerous or impossible, whatever is
so), tell what somebody saw, ask an office for something, or ask the public anything; beg pardon and mean none; are of no
sort, but near wild advice; tell that who was lost is found; tell people to give away what is theirs, or to do what harms; or
tell that something was found whose owner is sought; or are of no sort, but nearest to rude words; scorn those who read
them; or say in one sentence what another one denies."""
UNSORTED, INFORMS, FOREIGN = "unsorted", "informs", "foreign"
assert {UNSORTED, INFORMS} <= {*READINGS} and FOREIGN in MARKS
ALONE = frozenset(MARKS) - {
    "hush",
    "face",
    "curt",
    "sweep",
    "sworn",
    "slip",
    "blame",
    "foreign",
    "threat",
    "toil",
    "shrug",
    "rash",
    "sour",
    "torn",
}
"""Marks under which nobody says anything else: of what names private people, or is no notice at all, nothing is passed on."""
UNTHANKED = frozenset({"hush", "face", "curt", "threat", "shrug", "sweep", "sworn", "torn"})
"""Marks for which nobody thanks, nor passes on what has them, nor follows it as advice: whoever would agree minds them."""
NO_NOTICE = ALONE | {UNSORTED}
"""What is said of these, and then what stands under any text, is all that anybody says."""
UNOWNED = NO_NOTICE | UNTHANKED | {"harsh"}
"""Under these nobody says what a drill has to say of a claim: that presumes a word on it."""
OPPOSED, UNOPPOSED = (
    frozenset({
        "wild", "robs", "harms", "blame", "exposed", "minors", "sells", "hearsay", "order", "cross", "mock", "scorn",
    }),
    frozenset({"grief", "lost", "found", "kept", "glad", "blood", "wonders"}),
)  # fmt: skip
"""Marks of what everybody minds, whoever would agree; and of what nobody denies, whoever would doubt: so a reply is called."""
BESIDE_MARKS = frozenset({
    "hands", "event", "sells", "boasts", "glad", "jest", "chat", "found", "kept", "lost", "job", "wonders", "begs", "witness",
    "gripe", "leaves",
})  # fmt: skip
"""Marks beside which some ask about a thing that the text mentions, or pass that on: nobody is hurt by it, whatever it is."""
TOLD_EVER = frozenset({"warned", "shamed", "ill"})
"""Of what a text brings up that of which people speak whatever sort it is of."""
SMOTHERED = frozenset((*BROACHED, *HELD, *MENTIONED, "rash"))
"""Of what nobody speaks to who is harsh: that is minded first."""
_SIDELESS = frozenset({UNSORTED, "scant", "link"})
"""What says nothing that one could agree with or deny."""
Passages = Mapping[str, str]
"""The words of each passage, named thing, reading and mark that a text has, in one language."""
UNREAD: Passages = dict.fromkeys(READINGS, "")
"""What is taken for so where nobody reads the text above: the plain line is said."""

# A claim that reads as a question, a complaint or a joke is answered as one; whether any other is true, nobody knows by reading.
_BY_GATE: dict[str, Relation] = {"G1": "complaint", "G2": "joke", "G3": "question", "G4": "complaint"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenFacts:
    """What is recorded of a statement when it is published, as far as the public notices it.

    `kind` and `stance` as in casework; `lacks` = which of fact (a fact in the opening), do (what to do), source, next (when there
    is more), asof (as of when), plain (plain words) and fair (no attack on people) it should have and has not; `holds` = which
    passages it has that a reply can take up (`PASSAGES`); `fault` = the claim finds fault with an office; `own` = it repeats an
    office's own slip; `question` = it is one; `late` = the first word on a claim that had been told for long; `seen` = it denies
    what people saw; `turned` = it says otherwise than the issuer's word before; `tally` = the claim counts people or things;
    `known` = the claim is what people had complained of themselves; `complaint` = its case is a complaint that
    was taken on, with a ticket.
    """

    kind: str = ""
    stance: str = ""
    lacks: frozenset[str] = frozenset()
    holds: frozenset[str] = frozenset()
    fault: bool = False
    own: bool = False
    question: bool = False
    late: bool = False
    seen: bool = False
    turned: bool = False
    tally: bool = False
    known: bool = False
    complaint: bool = False


def relation_of_claim(gate_code: str) -> Relation:
    """What a post that tells a claim is to its readers."""
    return _BY_GATE.get(gate_code, "rumour")


def relation_to(parent: PostRef | None, claim: Relation | None) -> Relation:
    """What a reply under `parent` answers; `claim` = how its claim reads, None where it speaks of a statement or of nothing."""
    if parent is not None and parent.form == "written":
        return "written"
    if parent is not None and (parent.form == "story" or parent.channel == "press") and claim:
        return "press"
    if claim:
        return claim
    if parent is None or parent.narrative or parent.form in AUTHORITY:
        return "statement"
    return "personal"


def kind_shown(kind: str, said: str, passages: Passages) -> str:
    """What a reply of a kind is called by who reads it with the words above it: who puts a question asks, and who minds what
    everybody minds is not said to agree. "share" = who neither asks nor says yes or no,
    where that cannot be denied, says nothing or is of no sort."""
    if kind == "question" or said.rstrip(" .!=)(:😂").endswith("?"):
        return "question"
    doubts = kind == "denial" and "rash" in passages
    if (passages.keys() & _SIDELESS and not doubts) or (kind == "denial" and passages.keys() & UNOPPOSED):
        return "share"
    return "denial" if passages.keys() & OPPOSED else kind
