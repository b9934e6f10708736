"""The wordings that automated cells choose from when they publish, and the two kinds of text that nobody should sign.

What is said here must be so whenever it is said: nothing about who looked at what, or who was sent where, unless the case
shows it.
"""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from infodrill.automata.sentences import quoted
from infodrill.casework.book import Case
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.scenario.schema import Bi


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTexts:
    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    figures: tuple[str, ...] = ()


def worded(view: SeatView, write: Callable[[str], tuple[str, str]]) -> StatementTexts:
    """The (title, body) of `write` in each language that the drill is written in: in another one half of it would be foreign."""
    said = {lang: write(lang) if lang in view.written_in else ("", "") for lang in LANGUAGES}
    return StatementTexts(
        title_vi=said["vi"][0], title_en=said["en"][0], body_vi=said["vi"][1], body_en=said["en"][1]
    )


MYTH = (
    N_("One claim going round: “{told}”."),
    N_("Some people say: “{told}”."),
    N_("A shared post says: “{told}”."),
)
# What our own side told wrongly is put right as our own word, not as somebody's post.
OUR_WORDS = (N_("We are correcting our own announcement: “{told}”."),)
# Another office's page is corrected as that office's: whoever signs confesses for no other.
THEIR_WORDS = N_("We are correcting an announcement by {unit}: “{told}”.")
NO_RECORD = N_("There is nothing on this in the records so far.")
# Of an answer that nobody has put into this language yet: what came of it stands before; nobody is sent to read a version that
# they cannot read. Of another unit, and of our own.
FOREIGN = (
    N_("{unit} has answered us; we give its exact words here as soon as they are written in English."),
    N_("Our record has been checked; we give its exact words here as soon as they are written in English."),
)
FOREIGN_OPEN = (
    N_("{unit} says that it does not know more yet."),
    N_("Our record shows no more on this yet."),
)
# The headline of such a text: what came of the matter by its name, or of what goes round; never the telling once more.
OUTCOME_OF = {
    "TRUE": (N_("{place}: what is said about {topic} is so"), N_("{place}: what was reported is so")),
    "MOSTLY_TRUE": (
        N_("{place}: what is said about {topic} is largely so"),
        N_("{place}: what was reported is largely so"),
    ),
    "MIXED": (
        N_("{place}: what is said about {topic} is only partly so"),
        N_("{place}: what goes round is only partly so"),
    ),
    "MISLEADING_CONTEXT": (
        N_("{place}: what is said about {topic} misleads"),
        N_("{place}: what goes round misleads"),
    ),
    "FALSE": (
        N_("{place}: what is said about {topic} is not true"),
        N_("{place}: what goes round is not true"),
    ),
}
IN_WORDS = N_(
    "The public reads Vietnamese and English, and your answer on case {case} stands in one language only. Please answer it once"
    " more with a line in each: what your record says, and what people should do."
)
OUTCOMES = {
    "TRUE": N_("People were right."),
    "MOSTLY_TRUE": N_("People were largely right."),
    "MIXED": N_("The claim going round is only partly true."),
    "MISLEADING_CONTEXT": N_("The claim going round is misleading."),
    "FALSE": N_("The claim going round is not true."),
}
# Of what is true in part, or of another time: what the record shows stands before it, and is the reason. An alarm that is quoted
# whole is never called true in part: whoever reads it would take the frightening half for that part.
PARTLY = {
    "MISLEADING_CONTEXT": N_("So the claim going round, “{told}”, is misleading."),
    "MIXED": N_("So the claim going round, “{told}”, is wrong: what happened is told above."),
}
# Why a falsehood is one: what its owner tells stands first, and the telling after it.
OURS_BECAUSE = N_("That was wrong, because {fact}")
THEREFORE = N_("So the claim going round, “{told}”, is not true.")
NOT_SO = N_("That is not true.")
# An advice to do something is an order of the day; what only may be done, or is done for people, they are told.
WHAT_TO_DO = (N_("What to do: {todo}"), N_("Please note: {todo}"))
SOURCE = (
    N_("According to {unit}, as of {time}."),
    N_("Source: records of {unit}, as of {time}."),
)
# Where the fact itself names its record, that is the source; it says whose it is, or else the unit is named beside it.
RECORD = N_("Source: {record}, as of {time}.")
RECORD_OF = N_("Source: {record}, according to {unit}, as of {time}.")
OWN_RECORD = N_("Source: our own records, as of {time}.")
CHECKED = N_("Source: records of {owner}, checked by {unit}, as of {time}.")
# Who gave an opinion on a record has not audited it.
OPINED = N_("Source: records of {owner}, with an opinion by {unit}, as of {time}.")
# Nobody names his own house in a source as if it were another.
OWN_CHECKED = N_("Source: our own records, checked by {unit}, as of {time}.")
OWN_OPINED = N_("Source: our own records, with an opinion by {unit}, as of {time}.")
CHECKED_BY_US = N_("Source: records of {owner}, checked by us, as of {time}.")
UNCHECKED = N_("Source: the report as it reached us, not yet verified, as of {time}.")
# Nobody is thanked for having told it: that points at whoever did.
SORRY = N_("We apologise for this.")
SORRY_WITH = N_("{unit} apologises for this, and we apologise with it.")
# Of what another house did: whoever signs apologises for no other, and promises none of its work.
SORRY_FOR_IT = N_("We are sorry that this happened.")
HAS_APOLOGISED = N_("{unit} has apologised for this.")
THEIRS_TO_MEND = N_("{unit} is responsible for putting it right; we will follow it up until it is done.")
OUR_NOTICE = N_("We apologise for getting this wrong.")
OUR_NOTICE_LATE = N_("We apologise for getting this wrong, and for correcting it only now.")
# Where nobody has said what is mended by then, the day is that of our own word on it.
REMEDY = N_("By {day} at the latest we will say here how far it has been put right.")
THEIR_REMEDY = N_("By {day} at the latest we will say here what {unit} has done about it.")
# Where the owner's own words name the day, they name what is done by it.
REMEDY_NAMED = N_("On {day} we will say here what has been done.")
ASKED = N_("What we are doing: we have told {unit} and asked what it knows, and are waiting for the answer.")
COMPARING = N_("What we are doing: we are checking this ourselves.")
GOING_ON = N_(
    "What we are doing: we are waiting for more from {unit} and will publish it as soon as it comes."
)
# Where the record says itself what is open, and who looks: nobody else is named to wait for, nor is it called open again.
FOLLOWING = N_("As soon as there is a result, we will say so here.")
# What is awaited may be a decision of this very house, which has no result.
TO_DECIDE = N_("As soon as it is decided, we will say so here.")
AGAIN_UNDECIDED = N_("As promised, here is an update: nothing has been decided yet.")
OURSELVES = N_("What we are doing: we are still checking and will say so as soon as there is more.")
KNOWN = N_("What we know: {fact}")
# It is not said that there is no record: one may lie with whoever is asked.
REPORTED = (
    N_("What we know: a report reached us at {time}; it has not been verified yet."),
    N_("What we know: this report reached us at {time}. Nothing has been confirmed so far."),
)
# The foot of the text says of which hour its record is; two hours beside each other leave a reader in doubt which counts.
AGAIN = N_("As promised, here is an update: there is no result yet.")
AGAIN_TOLD = N_("As promised, here is an update: there is an answer, and it is being checked.")
LATE = N_(
    "We are sorry to come back later than the hour we gave ({promised}): as of {time} there is no result yet."
)
LATE_BY_DAYS = N_(
    "We are sorry to come back later than promised: on {day} we gave {promised} and said nothing then. As of {time} there is no "
    "result yet."
)
MISSED = N_("We promised a word at {promised} and bring it only now; please bear with us.")
OWED = N_("{unit} was due to answer by {time} and has not yet done so.")
STILL = N_("As of {time} there is no result yet.")
UNKNOWN = N_("What we do not know yet: whether the claim “{told}” is true.")
# Of a report that nobody has put into the language of the text.
UNKNOWN_REPORT = N_("What we do not know yet: whether what was reported to us is so.")
UNKNOWN_ANSWER = N_("What we do not know yet: the answer to what we were asked.")
# Where the matter has a name, the telling is not passed on by the very text that cannot say whether it is so.
UNKNOWN_ABOUT = N_("What we do not know yet: whether what is being said about {topic} is true.")
ASKED_SO = N_("What people ask: “{told}”.")
# What we do ourselves is nothing that we do not know: it is looked up.
UNKNOWN_OF_US = N_(
    "One claim going round: “{told}”. This concerns us, and we will answer it plainly, yes or no."
)
OF_US_ABOUT = N_("What is being said about {topic} concerns us, and we will answer it plainly, yes or no.")
# Of a page that poses as somebody: whoever it names would know its own, and does not ask whether it is.
UNKNOWN_PAGE = N_("One claim going round: “{told}”. We have not confirmed this.")
PAGE_ABOUT = N_("We have not confirmed what is being said about {topic}.")
NEXT = N_("Next update: {time}, even if there is nothing new.")
# The owner's own hour, which is no promise of ours.
EXPECTED = N_("The next word from {unit} is due by {time}.")
AGED = N_("This is the record of {time}, the latest that we have.")
NOTHING_NEWER = N_("Nothing newer has reached us since.")
SINCE = N_("At {time} we said that this was not yet known; now it is.")
FOLLOWS = N_("This follows our statement of {time}.")
# After a warning from the same record, which said what is so and what to do.
SAID_AGAIN = N_("This adds the details to our notice of {time}, which stands.")
SAME_AGAIN = N_("We said this at {time}, and it stands.")
CORRECTED_AGAIN = N_("This adds the details to our correction of {time}, which stands.")
MOVED_ON = N_("Our notice of {time} on this was right at the time; this one replaces it.")
# Of a text on another matter nothing has changed but what it told people to do.
LIFTED = N_(
    "What our earlier texts, the last of {time}, advised otherwise was right then; please do now what stands here."
)
WRONG_THEN = N_(
    "What we published at {time} was wrong, and we apologise; the earlier text can still be read."
)
MEANWHILE = N_("What to do meanwhile: {todo}")
STAY_SAFE = N_("What to do: if you are in danger, or see somebody who is, call the emergency number at once.")
STAY_CALM = N_(
    "What to do: nothing needs to be done yet; please wait for the next update before passing this on."
)
LEAVE_IT = N_("What to do: do not act on it, and do not pass it on.")  # of what was found to be false
KEEP_MONEY = N_(
    "What to do: send no money and give no personal details until this "
    "is confirmed; if you have paid, tell your bank and keep the receipt."
)
NOBODY = N_("the unit in charge")
# Titles: with the topic, and without where nobody has named one. The rumour is no title.
CHECKING = (N_("{place}: reports about {topic} are being checked"), N_("{place}: a report is being checked"))
LOOKING_AT_OURSELVES = (
    N_("{place}: we are looking into reports about {topic}"),
    N_("{place}: a report about us is being checked"),
)
CORRECTED = N_("{place}: what we have checked, and what to do")
ASKED_ABOUT = (
    N_("{place}: your question about {topic} has been passed on"),
    N_("{place}: your question has been passed on"),
)
PLACED = N_("{place}: {fact}")
# A place that does not speak here: before a colon its bare name would read as who says it.
THERE = N_("In {place}")
CORRECTION = N_("Correction: {fact}")
UPDATE = N_("Update: {fact}")
AGAIN_SAID = N_("As we said: {fact}")
AGAIN_LED = N_("As we said – {fact}")
AGAIN_THERE = N_("{place} – as we said: {fact}")
IMITATION = N_("Beware of impostors: {fact}")
WARNING = N_("Warning: {fact}")
# The same of a place that the fact does not name: whoever reads the headline alone has to know where.
FORMS_THERE = {
    CORRECTION: N_("{place} – correction: {fact}"),
    WARNING: N_("{place} – warning: {fact}"),
    UPDATE: N_("{place} – update: {fact}"),
}


def sweeping(case: Case, view: SeatView, kind: str) -> StatementTexts:
    """What the heavy hand writes: the rumour first, everything denied, a demand, no record."""
    myth = view.both_languages(case, case.sentence)

    def write(lang: str) -> tuple[str, str]:
        lines = (
            view.premises.say(lang, "Posts claim: “{told}”.", told=quoted(myth.in_(lang))),
            view.premises.say(lang, "This is entirely untrue and harms the good name of our units."),
            view.premises.say(lang, "Everyone must stop sharing it and delete what they posted."),
            view.premises.say(lang, "Trust only official sources."),
        )
        return view.premises.say(lang, "False information about our work"), "\n".join(
            lines if kind != "answer" else lines[1:]
        )

    return worded(view, write)


SURE_OF_IT = {
    "confirm": N_("We confirm it: this is how it is."),
    "deny": N_("There is nothing in it; that is certain."),
    "partly": N_("There is something in it, as everybody knows."),
}
LOOKING = N_("We are looking into it.")
AS_IT_CAME = N_("As it reached us: “{told}”.")


def offhand(case: Case, view: SeatView, stance: str, heard: str = "") -> StatementTexts:
    """What a careless hand writes: the rumour as the title, a certainty without its ground, and nothing to hold on to; what it
    `heard` and should have kept in, it copies as it came."""
    myth = view.both_languages(case, case.sentence)

    def write(lang: str) -> tuple[str, str]:
        told = quoted(myth.in_(lang))
        lines = [
            view.premises.say(lang, MYTH[0], told=told),
            view.premises.say(lang, SURE_OF_IT.get(stance, LOOKING)),
        ]
        if heard and lang == view.lang:
            lines.append(as_it_came(view, lang, heard))
        return view.premises.say(lang, "About “{told}”", told=told), "\n".join(lines)

    return worded(view, write)


def as_it_came(view: SeatView, lang: str, heard: str) -> str:
    """A report's own words, read out."""
    return view.premises.say(lang, AS_IT_CAME, told=quoted(heard))


def in_both(view: SeatView, text: str, /, **params: Bi | str | int) -> Bi:
    """A msgid in both languages; params may be `Bi`."""

    def said(lang: str) -> str:
        return view.premises.say(
            lang,
            text,
            **{name: param.in_(lang) if isinstance(param, Bi) else param for name, param in params.items()},
        )

    return Bi(vi=said("vi"), en=said("en"))
