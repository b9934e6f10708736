"""What is said when staff cannot sign in or change how they do. The same words for every kind of wrong."""

# Charter: web accounts refusals
from __future__ import annotations

from functools import partial

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_


class SignInRefused(DrillError):
    """A proof that was not accepted; H311 when too many were tried."""

    code = "H310"


def wrong() -> SignInRefused:
    """For a wrong name, password, code or passkey alike: nobody learns which accounts there are."""
    return SignInRefused(
        N_("That did not match."), remedy=N_("Try once more, or ask an administrator for a new link.")
    )


# Made anew each time one is raised: an exception keeps the traceback of its request.
too_often = partial(
    SignInRefused,
    N_("Too many wrong attempts."),
    remedy=N_("Wait ten minutes, or sign in with a passkey."),
    code="H311",
)
plain_line = partial(
    SignInRefused,
    N_("Staff do not sign in over an open line."),
    remedy=N_("Sign in on the machine that serves the range, or by HTTPS."),
    code="H312",
)
no_passkeys_here = partial(
    SignInRefused,
    N_("Passkeys do not work under this address."),
    remedy=N_("Open the range by HTTPS and its name, or as localhost on the machine that serves it."),
    code="H313",
)
last_factor = partial(
    SignInRefused,
    N_("This range asks staff for a second factor, and this is your last one."),
    remedy=N_("Add another one first."),
    code="H314",
)
