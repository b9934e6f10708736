"""Signs of life are counted, not timed: wall clocks of two processes are never compared."""

# No charter: tables as models declare them

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = (("web", "0006_accounts"),)
    operations = (
        migrations.RenameField("lease", "seen_ms", "beats"),
        migrations.RenameField("outcome", "seen_ms", "beats"),
    )
