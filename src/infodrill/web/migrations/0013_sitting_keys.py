"""A sitting is a key that is drawn, no count: a count begins anew with a restore, and who was sent away would be let in."""

# No charter: tables as models declare them

from django.db import migrations, models

import infodrill.web.models


class Migration(migrations.Migration):
    dependencies = (("web", "0012_outcome_again"),)
    operations = (
        # Every browser of an earlier version sits down anew.
        migrations.RunSQL("DELETE FROM web_sitting", migrations.RunSQL.noop),
        migrations.RemoveField("sitting", "ended"),
        migrations.AddField(
            "sitting", "key", models.CharField(max_length=16, default=infodrill.web.models.drawn)
        ),
    )
