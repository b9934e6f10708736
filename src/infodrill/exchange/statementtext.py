"""A published version as a text file: the mark, the words, and below them who says so, when, from what, and where to object."""

# Charter: exchange statementtext
from __future__ import annotations

from infodrill.exchange.address import page, reserved
from infodrill.exchange.asrun import CLOCK
from infodrill.exchange.plain import line, markdown
from infodrill.exchange.records import Published
from infodrill.kernel.i18n import N_, tr

STATES = {
    "SUPERSEDED": N_("A newer version has replaced this one."),
    "SELF_CORRECTED": N_("This version held an error; the issuer has corrected it in a newer one."),
}
CHANNELS = {
    "feed": N_("public feed"), "group": N_("groups"), "press": N_("press"), "portal": N_("portal"),
    "field": N_("loudspeakers, in the field"),
}  # fmt: skip


def as_text(said: Published, lang: str) -> str:
    """Markdown in one language. Raises ExchangeError for an appeal address outside the range."""
    title = markdown(line(said.title.in_(lang)))
    head = [f"[{said.mark}]", "", f"# {_headline(said, lang) or title}", ""]
    state = [f"*{tr(lang, STATES[said.state])}*", ""] if said.state in STATES else []
    if _headline(said, lang):
        state += [f"{tr(lang, N_('Headline of this version'))}: ~~{title}~~", ""]
    foot = [f"- {tr(lang, name)}: {markdown(line(value))}" for name, value in _facts(said, lang) if value]
    return "\n".join(
        [*head, *state, markdown(said.body.in_(lang)), "", "---", "", *foot, "", f"[{said.mark}]", ""]
    )


def _headline(said: Published, lang: str) -> str:
    """What stands over a version that we corrected: the fact that is right, for a headline is what gets passed on; "" for
    others."""
    if said.state != "SELF_CORRECTED" or said.now is None:
        return ""
    return tr(lang, N_("Corrected: {title}"), title=markdown(line(said.now.in_(lang))))


def _facts(said: Published, lang: str) -> tuple[tuple[str, str], ...]:
    promised = said.next_update.strftime(CLOCK) if said.next_update else ""
    again = (
        f"{tr(lang, CHANNELS.get(each.channel, each.channel))}, {each.at.strftime(CLOCK)}, {each.by.in_(lang)}"
        for each in said.passed_on
    )
    return (
        (N_("Issued by"), said.issuer_name.in_(lang)),
        (N_("Published at"), said.at.strftime(CLOCK)),
        (N_("Version"), str(said.version)),
        (N_("Channels"), ", ".join(tr(lang, CHANNELS.get(channel, channel)) for channel in said.channels)),
        (N_("Passed on word for word"), "; ".join(again)),
        (N_("Figures"), "; ".join(said.figures)),
        (N_("Sources"), "; ".join(source.in_(lang) for source in said.sources)),
        (N_("Next update at"), promised),
        (N_("Address of this page"), page(said.issuer, said.drill, said.statement, said.version)),
        (N_("Ask for another look"), reserved(said.appeal)),
    )
