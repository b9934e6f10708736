"""`infodrill charter`: the self-check of what this product never becomes."""

# Charter: cli commands charter
from __future__ import annotations

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, said, say
from infodrill.kernel.i18n import N_, tr

HELP = N_(
    "Check the charter in this installation: the rights core as committed, the range closed, the list of promises.\n\n"
    "Example: `infodrill charter --lang en`"
)
PROMISES = (
    N_("connects to no social network, messenger, mail or other outside service"),
    N_("takes in no real posts and no real accounts"),
    N_("keeps no profile, score, list or look-up of authors"),
    N_("has no takedown, penalty, summons, mass report, covert post or automated persuasion"),
    N_("has no truth classifier: machines group and count, people judge with evidence"),
    N_(
        "marks every frame, file and export as an exercise, and anchors every harmful text in an invented name"
    ),
    N_("scores cells, never persons"),
    N_("leaves opinion, satire, questions, complaints, true reports and the press alone, and scores it"),
)


def add_to(app: typer.Typer) -> None:
    app.command("charter", help=said(HELP))(charter)


@guarded
def charter(as_json: JsonOption = False, lang: LangOption = Lang.vi) -> int:
    from infodrill.casework import rights
    from infodrill.kernel import egress

    egress.assert_installed()
    intact = rights.intact()
    if as_json:
        give(
            {
                "rights_digest": rights.digest(),
                "rights_intact": intact,
                "egress_guard": True,
                "promises": [tr(lang, one) for one in PROMISES],
            }
        )
        return Exit.OK if intact else Exit.FINDINGS
    state = N_("as committed (original)") if intact else N_("MODIFIED")
    say(tr(lang, N_("Rights core: {state}"), state=tr(lang, state)) + f" · {rights.digest()[:16]}")
    say(tr(lang, N_("Egress guard: installed; nothing leaves this machine.")))
    say(tr(lang, N_("This range")))
    for one in PROMISES:
        say(f"  · {tr(lang, one)}")
    return Exit.OK if intact else Exit.FINDINGS
