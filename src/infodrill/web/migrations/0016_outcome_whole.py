"""A report that is made again leaves the former one in its place until it is whole."""

# No charter: tables as models declare them

from django.db import migrations, models


def those_made(apps, schema_editor):
    apps.get_model("web", "Outcome").objects.filter(state="done").update(whole=models.F("upto"))


class Migration(migrations.Migration):
    dependencies = (("web", "0015_scenario_versions"),)
    operations = (
        migrations.AddField("outcome", "whole", models.IntegerField(default=0)),
        migrations.AddField("outcome", "whole_at", models.DateTimeField(null=True)),
        migrations.RunPython(those_made, migrations.RunPython.noop),
    )
