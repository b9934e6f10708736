"""Where the hall is being led in the replay: beside the log, since nothing is decided by it."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0018_drill_question"),)
    operations = (migrations.AddField("lease", "presented", models.IntegerField(default=-1)),)
