"""Preparing a range for its first visitor: tables up to date, one staff account without a password, its one-time link, and
whether it is served with the signing key that it was served with last."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

import hashlib
import hmac

import django

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_


class NewerTables(DrillError):
    """Tables that a newer version made."""

    code = "H119"


def prepare() -> None:
    """Set Django up and bring the tables up to date. Raises NewerTables where a newer version made them."""
    django.setup()
    from django.core.management import call_command

    expect_none_newer()
    call_command("migrate", interactive=False, verbosity=0)


def expect_none_newer() -> None:
    """Raises NewerTables where the tables have steps that this version does not know: it would read and write past them."""
    from infodrill.web.keeping.contents import migrations, shipped

    if set(migrations()) - shipped():
        raise NewerTables(
            N_("The database's tables are of a newer version."),
            remedy=N_("Use that version of infodrill, or restore a backup of this one into an empty range."),
        )


def first_link() -> str:
    """The path of a one-time sign-in for the first staff account, made when there is none. No password is set."""
    from django.contrib.auth import get_user_model

    from infodrill.web.accounts.proof import LINKS

    users = get_user_model()
    user = users.objects.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if user is None:
        user = users(username="admin", is_staff=True, is_superuser=True)
        user.set_unusable_password()
        user.save()
    return f"/enter/{user.pk}.{LINKS.make_token(user)}"


def other_key() -> bool:
    """True when this range was served last with another signing key than the one of this process."""
    from infodrill.web.models import RangeKey

    last = RangeKey.objects.values_list("digest", flat=True).first()
    return last is not None and not hmac.compare_digest(last, _digest())


def keep_key(key: str = "") -> None:
    """Remember that what the range holds was signed with this key, "" = the one of this process."""
    from infodrill.web.models import RangeKey

    RangeKey.objects.update_or_create(pk=1, defaults={"digest": _digest(key)})


def _digest(key: str = "") -> str:
    from django.conf import settings

    return hmac.digest((key or settings.SECRET_KEY).encode(), b"infodrill.range", hashlib.sha256).hex()
