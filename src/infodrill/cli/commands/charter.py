"""`infodrill charter`: the self-check of what this product never becomes."""

# Charter: cli commands charter
from __future__ import annotations

from infodrill.cli.exits import Exit
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, say
from infodrill.kernel.i18n import N_, tr

HELP = N_(
    "Check the charter in this installation: the build against its release, the range closed, the list of promises.\n\n"
    "Example: `infodrill charter --lang en`"
)
SHOWN = 20  # changed files that a terminal lists
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


@guarded
def charter(as_json: JsonOption = False, lang: LangOption = Lang.vi) -> int:
    from infodrill.casework.charter import standing
    from infodrill.kernel import egress
    from infodrill.kernel.seals import ORIGINAL, SHORT

    egress.assert_installed()
    build = standing()
    code = Exit.OK if build.state == ORIGINAL else Exit.FINDINGS
    if as_json:
        give(
            {
                "charter": {
                    "state": build.state,
                    "release": build.release,
                    "digest": build.digest,
                    "program": build.program,
                    "changed": list(build.changed),
                },
                "egress_guard": True,
                "promises": [tr(lang, promise) for promise in PROMISES],
            }
        )
        return code
    say(tr(lang, N_("This build is {build}"), build=build.in_words(lang)))
    say(tr(lang, N_("Digest of the whole program: {digest}"), digest=build.program[:SHORT]))
    for name in build.changed[:SHOWN]:
        say(f"  ! {name}")
    if len(build.changed) > SHOWN:
        say(
            tr(
                lang,
                N_("  and {n} more; `infodrill charter --json` names them all"),
                n=len(build.changed) - SHOWN,
            )
        )
    say(tr(lang, N_("Egress guard: installed; nothing leaves this machine.")))
    say(tr(lang, N_("This range")))
    for promise in PROMISES:
        say(f"  · {tr(lang, promise)}")
    return code
