"""Tryouts of scenarios: asked for, made by one at a time, kept by the digest of what was tried out."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0016_outcome_whole"),)
    operations = (
        migrations.CreateModel(
            name="ScenarioTryout",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=300)),
                ("state", models.CharField(default="wanted", max_length=10)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(default=0)),
                ("maker", models.CharField(blank=True, default="", max_length=40)),
                ("beats", models.BigIntegerField(default=0)),
                ("fault", models.TextField(blank=True, default="")),
                ("made_with", models.CharField(blank=True, default="", max_length=64)),
                ("pages", models.TextField(blank=True, default="")),
                ("asked", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("state",),
                        condition=models.Q(("state", "making")),
                        name="one_tryout_at_a_time",
                    )
                ]
            },
        ),
    )
