"""Scenarios of the house's own, each version as it was taken in."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0014_outcome_upto"),)
    operations = (
        migrations.CreateModel(
            name="ScenarioVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.SlugField(max_length=64)),
                ("number", models.IntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("packed", models.BinaryField()),
                ("card", models.TextField()),
                ("real", models.BooleanField(default=False)),
                ("away", models.BooleanField(default=False)),
                ("taken", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("name", "number"), name="one_version_a_number"),
                    models.UniqueConstraint(fields=("name", "digest"), name="one_version_a_digest"),
                ]
            },
        ),
    )
