"""What waits for a seat beside cases and texts: in words, with the reason, a hint on how, and the door that leads there."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.conduct.waiting import BESIDE, NEXT_WORD, PRESS_WORD
from infodrill.kernel.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """What waits beside cases and texts. `link` leads there; {title} = what it is about in words, {item} = its id, {case} = the
    case that it is about, {text} = where the next text on the same matter is written, {room} = control's, or the evaluators' for
    those whom it does not let in. `after` = what is said once it was done: the reason to do it would then read as a reproach."""

    title: str
    why: str
    how: str
    button: str
    link: str
    after: str


ELSEWHERE: Mapping[str, Elsewhere] = {
    "own_word": Elsewhere(
        title=N_("Put our own word right: {title}"),
        why=N_("It is our own word, and the case says by now that it is wrong: whoever reads it acts on it."),
        how=N_("Say what is wrong in it; the correction goes out in the same place, with one approval."),
        after=N_("The correction can be written now."),
        button=N_("Put our own word right"),
        link="case/{case}/#own-word",
    ),
    "press": Elsewhere(
        title=N_("Answer the press: {title}"),
        why=N_("A journalist waits, and goes to print with or without you."),
        how=N_("What is known, what is not, when there will be more. Promise only what you can keep."),
        after=N_("The paper has your answer."),
        button=N_("To the press room"),
        link="press/?question={item}#answer",
    ),
    PRESS_WORD: Elsewhere(
        title=N_("By {clock}, as you promised, come back to {title}"),
        why=N_("The reporter was promised to hear from you by that hour, and holds the page for it."),
        how=N_("Give the answer; or name another hour; or promise none any more, and say why."),
        after=N_("The paper has your answer."),
        button=N_("Answer the reporter"),
        link="press/?question={item}#answer",
    ),
    NEXT_WORD: Elsewhere(
        title=N_("By {clock}, as “{title}” promised, give the next word"),
        why=N_("Whoever read it looks for more at that hour."),
        how=N_("Say what is known by now, even that nothing is new, and when there will be more."),
        after=N_("Whoever waited for it reads it."),
        button=N_("Write the next word"),
        link="{text}#studio",
    ),
    "proposal": Elsewhere(
        title=N_("Read what is proposed: {title}"),
        why=N_("Somebody who may not decide it has sent you what they would do."),
        how=N_("Decide by it in the list, or say that you have read it."),
        after=N_("Whoever proposed it knows that it was read."),
        button=N_("To the proposal"),
        link="case/{case}/#proposal-{item}",
    ),
    "guidance": Elsewhere(
        title=N_("Confirm guidance “{title}”"),
        why=N_("The upper level must know that every unit speaks from the same facts."),
        how=N_("Read the lines aloud once; ask if one is unclear."),
        after=N_("The upper level sees that your cell has it."),
        button=N_("Read the guidance"),
        link="desk/#inbox-{item}",
    ),
    "read": Elsewhere(
        title=N_("Read “{title}” and confirm it"),
        why=N_("Something new has reached you."),
        how=N_("If something is reported in it, open a case; else do what it asks for, and confirm it."),
        after=N_("Whoever sent it sees that you have it."),
        button=N_("Read what came"),
        link="desk/#inbox-{item}",
    ),
    "receipt": Elsewhere(
        title=N_("Read “{title}” and confirm it"),
        why=N_("Whoever sent it must know that it has reached you."),
        how=N_("Read it, do what it asks for, and confirm it once for your cell."),
        after=N_("Whoever sent it sees that you have it."),
        button=N_("Read what came"),
        link="desk/#inbox-{item}",
    ),
    "sheet": Elsewhere(
        title=N_("Write a forecast sheet."),
        why=N_("Phase 1 is for what has not happened yet."),
        how=N_("Topic, who may be harmed, what people will ask."),
        after=N_("Others can prepare by it now."),
        button=N_("To the watch"),
        link="watch/#sheet",
    ),
    "questions": Elsewhere(
        title=N_("Answer what the public asks: {title}"),
        why=N_("Where a question is left open, a wrong answer moves in."),
        how=N_("Name the published text that answers it, and write a few plain lines where people ask."),
        after=N_("Your answer stands where it was asked."),
        button=N_("See what is asked"),
        link="network/?asking=1&question={item}#answer",
    ),
    "roll": Elsewhere(
        title=N_("{title}: say that you are there"),
        why=N_("Control checks who is there, and whether the line holds."),
        how=N_("Press “Here” there; then go back to your desk."),
        after=N_("Control sees that you are there."),
        button=N_("To the lobby"),
        link="lobby/#roll-{item}",
    ),
    "complete": Elsewhere(
        title=N_("Complete “{title}”: it cannot be handed in yet"),
        why=N_("As long as it is not complete, nobody can read and approve it."),
        how=N_("Open it, add what it lacks or take out what may not be said, and save."),
        after=N_("It is complete, and can be read and approved."),
        button=N_("Open the text"),
        link="studio/{item}/#studio",
    ),
    "link": Elsewhere(
        title=N_("Say what the cases that are not linked concern: {title}"),
        why=N_("What was done on them counts for no claim until they are linked."),
        how=N_("Press the claim that fits, or say that it is none of them."),
        after=N_("What was done on it counts where it belongs."),
        button=N_("To the cases"),
        link="{room}/#wl",
    ),
}
if set(ELSEWHERE) != set(BESIDE):
    raise TypeError(
        f"what waits beside the cases and what pages know of differ: {set(ELSEWHERE) ^ set(BESIDE)}"
    )
