"""A report knows how much of the record it was made of; those that are made count as made of all of it."""

# No charter: tables as models declare them

from django.db import migrations, models


def made_of_all(apps, schema_editor):
    lines = apps.get_model("web", "LogLine").objects.filter(drill=models.OuterRef("pk")).order_by("-seq")
    outcomes = apps.get_model("web", "Outcome").objects.filter(again=False)
    last = models.Subquery(lines.values("seq")[:1])
    outcomes.update(upto=models.functions.Coalesce(last + 1, 0))


class Migration(migrations.Migration):
    dependencies = (("web", "0013_sitting_keys"),)
    operations = (
        migrations.AddField("outcome", "upto", models.IntegerField(default=0)),
        migrations.RunPython(made_of_all, migrations.RunPython.noop),
        migrations.RemoveField("outcome", "again"),
    )
