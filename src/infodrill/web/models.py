"""Tables of the web application: drills and the text they are played by, their logs, derived rows, codes and leases.

The log and its texts are the truth; derived rows may be dropped; a lease is the pacing of a drill, rebuilt from its log.
No table names a person: seats are chairs, and only staff accounts (Django's own) have names.
"""

# Charter: web models
from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models


class Drill(models.Model):
    """One running of a scenario. Its row is the lock under which the log grows.

    `practice` = a keyed digest of whence somebody practises alone in it, "" = a drill with control.
    """

    id = models.SlugField(primary_key=True, max_length=16)
    name = models.CharField(max_length=120)
    scenario = models.CharField(max_length=80)
    language = models.CharField(max_length=5)
    coach = models.BooleanField(default=True)
    practice = models.CharField(max_length=32, blank=True, default="")
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.name)


class DrillFile(models.Model):
    """A file of the scenario as it was when the drill was made: a later change to the library does not reach it."""

    drill = models.ForeignKey(Drill, models.CASCADE, related_name="files")
    path = models.CharField(max_length=200)
    content = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["drill", "path"], name="one_file_a_path"),)


class ScenarioVersion(models.Model):
    """A scenario of the house's own as it was taken in; `number` counts on within its `name`.

    `packed` = its files as .zip, `card` = what lists say of it (web.scenarios.cards).

    `real` = it names real places, so that it stays on this machine. `away` = it is not offered any more.
    """

    name = models.SlugField(max_length=64)
    number = models.IntegerField()
    digest = models.CharField(max_length=64)
    packed = models.BinaryField()
    card = models.TextField()
    real = models.BooleanField(default=False)
    away = models.BooleanField(default=False)
    taken = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["name", "number"], name="one_version_a_number"),
            models.UniqueConstraint(fields=["name", "digest"], name="one_version_a_digest"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.number}"


class ScenarioTryout(models.Model):
    """Trying a scenario out with automated cells. `digest` of its files; `key` = where they were when it was asked for.

    `state` wanted | making | done | cancelled | failed; `done` of `total` plays are behind us. `maker` = the process that plays,
    `beats` = counted on while it lives. `pages` = its page by language as JSON, of the measures and the
    model that `made_with` says.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    key = models.CharField(max_length=300)
    state = models.CharField(max_length=10, default="wanted")
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    maker = models.CharField(max_length=40, blank=True, default="")
    beats = models.BigIntegerField(default=0)
    fault = models.TextField(blank=True, default="")
    made_with = models.CharField(max_length=64, blank=True, default="")
    pages = models.TextField(blank=True, default="")
    asked = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="making"), name="one_tryout_at_a_time"
            ),
        )


class DrillQuestion(models.Model):
    """What would have been in a closed drill: a question that somebody put to it, by the digest of drill, question and versions.

    `kind`, `what` and `by` as in review.asking; `state`, `done`, `total`, `maker` and `beats` as of a tryout. `answer` = what is
    known so far, as JSON of numbers and ids: no text of the drill is in it.
    """

    key = models.CharField(max_length=64, primary_key=True)
    drill = models.ForeignKey(Drill, models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=12)
    what = models.CharField(max_length=80, blank=True, default="")
    by = models.IntegerField(default=0)
    state = models.CharField(max_length=10, default="wanted")
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    maker = models.CharField(max_length=40, blank=True, default="")
    beats = models.BigIntegerField(default=0)
    fault = models.TextField(blank=True, default="")
    answer = models.TextField(blank=True, default="")
    asked = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="making"), name="one_question_at_a_time"
            ),
        )


class RangeKey(models.Model):
    """A digest of the signing key that this range was last served with (conf.signing); one row. It opens nothing."""

    digest = models.CharField(max_length=64)


class Lease(models.Model):
    """Who runs a drill and how far time may go. `clock` = the exercise clock as JSON (web.pacing), no time of day inside.

    `target` = exercise second to reach unpaced (jump, step, run-on), -1 none. `opened` = the minute that was opened
    last, `reached` = the second up to which its injects were delivered: both move with the events they tell of.
    `beats` = counted on by a runner that lives, 0 = none has come yet. `over` = closed, no runner wanted; `fault` = what
    keeps its runner from going on, or why the last one gave it up when there is none (runner.leases). `rewritten` =
    another number whenever what is stored of the drill was changed otherwise than by appending (an erasure, a restore):
    fold it again. `presented` = the event to which the hall is being led in the replay, -1 = nobody leads.
    """

    drill = models.OneToOneField(Drill, models.CASCADE, primary_key=True)
    runner = models.CharField(max_length=40, blank=True, default="")
    beats = models.BigIntegerField(default=0)
    clock = models.TextField(default="")
    target = models.BigIntegerField(default=-1)
    opened = models.IntegerField(default=-1)
    reached = models.BigIntegerField(default=0)
    over = models.BooleanField(default=False)
    fault = models.TextField(blank=True, default="")
    rewritten = models.BigIntegerField(default=0)
    presented = models.IntegerField(default=-1)


class LogLine(models.Model):
    """One chained line of a drill's log."""

    drill = models.ForeignKey(Drill, models.CASCADE, db_index=False)
    seq = models.IntegerField()
    line = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["drill", "seq"], name="one_line_a_seq"),)


class LogText(models.Model):
    """A free text beside the chain; `text` None once it was erased. `seq` = the event that brought it."""

    drill = models.ForeignKey(Drill, models.CASCADE, db_index=False)
    seq = models.IntegerField()
    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=64, blank=True)
    text = models.TextField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["drill", "digest"], name="one_text_a_digest"),)
        indexes = (models.Index(fields=["drill", "seq"], name="texts_by_seq"),)


class DerivedRow(models.Model):
    """A row written by the runner. `key_*` repeat the fields that queries ask for (kernel.rowindex.KEYS).

    Rows are found by word through an index that each database has in its own way (migrations/0005_words.py).
    """

    drill = models.ForeignKey(Drill, models.CASCADE, db_index=False)
    kind = models.CharField(max_length=40)
    minute = models.IntegerField()
    place = models.IntegerField()
    row = models.TextField()
    key_id = models.CharField(max_length=120, null=True)
    key_thread = models.CharField(max_length=120, null=True)
    key_parent = models.CharField(max_length=120, null=True)
    key_room = models.CharField(max_length=120, null=True)
    key_ward = models.CharField(max_length=120, null=True)
    key_root = models.CharField(max_length=2, null=True)
    words = models.TextField(default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["drill", "kind", "minute", "place"], name="one_row_a_place"),
        )
        indexes = (
            models.Index(fields=["drill", "kind", "key_id", "minute"], name="rows_by_id_in_time"),
            models.Index(fields=["drill", "kind", "key_thread", "minute"], name="rows_by_thread"),
            models.Index(fields=["drill", "kind", "key_room", "minute", "place"], name="rows_by_room"),
            models.Index(fields=["drill", "kind", "key_parent"], name="rows_by_parent"),
        )


class SeatCode(models.Model):
    """A code by which a browser sits down on a seat: found by its digest, shown again from what the range's key seals.

    `sealed` "" = made before codes could be shown again.
    """

    drill = models.ForeignKey(Drill, models.CASCADE)
    seat = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    sealed = models.CharField(max_length=250, blank=True, default="")
    expires = models.DateTimeField()
    revoked = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["drill", "seat"], name="codes_by_seat"),)


def drawn() -> str:
    """What nobody guesses and nothing repeats: 16 hexadecimal digits."""
    return secrets.token_hex(8)


class Sitting(models.Model):
    """What the browsers on a seat were let in with: a session that holds another key, or one from before a restore, sits
    there no more."""

    drill = models.ForeignKey(Drill, models.CASCADE)
    seat = models.CharField(max_length=80)
    key = models.CharField(max_length=16, default=drawn)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["drill", "seat"], name="one_sitting_a_seat"),)


class Guess(models.Model):
    """Wrong attempts to sign in of one source in one stretch of ten minutes; the source is kept as a keyed digest."""

    source = models.CharField(max_length=32)
    stretch = models.IntegerField()
    wrong = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["source", "stretch"], name="one_count_a_stretch"),)


class Attachment(models.Model):
    """A picture that somebody added, re-encoded, by the SHA-256 of its bytes."""

    drill = models.ForeignKey(Drill, models.CASCADE)
    digest = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["drill", "digest"], name="one_attachment_a_digest"),)


class SurveySheet(models.Model):
    """A sheet of a survey that is open: JSON of the chosen places, in no order. `voter` = a keyed digest of browser and drill, by
    which each answers once. Gone when the survey is closed; the log holds counts alone.
    """

    voter = models.CharField(max_length=64, primary_key=True)
    drill = models.ForeignKey(Drill, models.CASCADE)
    sheet = models.CharField(max_length=200)


class ApiToken(models.Model):
    """A key with which a program speaks for one seat in one drill; only its digest is kept. `scope` read | act.

    `name` = the first letters of the key, to tell one from another.
    """

    drill = models.ForeignKey(Drill, models.CASCADE)
    seat = models.CharField(max_length=80)
    scope = models.CharField(max_length=4)
    name = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    revoked = models.BooleanField(default=False)


class Outcome(models.Model):
    """Making what people take away from a closed drill. `state` wanted | making | done | cancelled | failed.

    `upto` = how many events were on record when what is made was read; with more it is out of date. `stage` drill |
    artefacts | assess | report, of which `done` of `total` steps are behind us. `maker` = the process that makes it,
    `beats` = counted on while it lives. `whole` = `upto` of the last one that was finished, 0 = none yet, `whole_at` its hour,
    `rewritten` the lease's then: its files are given out until the next one is whole, unless the drill was changed since.
    """

    drill = models.OneToOneField(Drill, models.CASCADE, primary_key=True)
    state = models.CharField(max_length=10, default="wanted")
    upto = models.IntegerField(default=0)
    stage = models.CharField(max_length=10, blank=True, default="")
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    maker = models.CharField(max_length=40, blank=True, default="")
    beats = models.BigIntegerField(default=0)
    fault = models.CharField(max_length=300, blank=True, default="")
    rewritten = models.BigIntegerField(default=0)
    whole = models.IntegerField(default=0)
    whole_at = models.DateTimeField(null=True)


class OutcomeFile(models.Model):
    """A file to be taken away, by its name in `conduct.policy.takes`; one that waits for the others has "~" before it."""

    drill = models.ForeignKey(Drill, models.CASCADE)
    name = models.CharField(max_length=40)
    content = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["drill", "name"], name="one_outcome_a_name"),)


class StaffAccount(models.Model):
    """How a staff account signs in, beside Django's own row with its name and password.

    `handle` = random hex by which a passkey names the account; `epoch` = how often its sessions were ended. `totp` = the
    sealed secret of its code app ("" none), `totp_step` the last half minute whose code was used. `issuer`, `subject` =
    who it is at the house's sign-in service, written by an administrator.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True)
    handle = models.CharField(max_length=64, unique=True)
    epoch = models.IntegerField(default=0)
    totp = models.CharField(max_length=250, blank=True, default="")
    totp_step = models.BigIntegerField(default=0)
    issuer = models.CharField(max_length=200, blank=True, default="")
    subject = models.CharField(max_length=255, null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["issuer", "subject"], name="one_account_a_subject"),)


class Passkey(models.Model):
    """A passkey or security key: what checks its answers, never what makes them.

    `identifier` = the credential's id, base64url; `host` = the name of the range under which it was added, the only one
    under which it works; `counter` = the highest count it has told (0 when it does not count).
    """

    account = models.ForeignKey(StaffAccount, models.CASCADE, related_name="passkeys")
    identifier = models.CharField(max_length=1400, unique=True)
    credential = models.BinaryField()
    host = models.CharField(max_length=253)
    name = models.CharField(max_length=60)
    counter = models.BigIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)
    used = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """A code that stands in once for a second factor that is not at hand; only its digest is kept."""

    account = models.ForeignKey(StaffAccount, models.CASCADE, related_name="recovery")
    digest = models.CharField(max_length=64, unique=True)
