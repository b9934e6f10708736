"""Questions put to closed drills: asked for, answered by one process at a time, kept by what they were asked of."""

# No charter: tables as models declare them

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0017_scenario_tryout"),)
    operations = (
        migrations.CreateModel(
            name="DrillQuestion",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("what", models.CharField(blank=True, default="", max_length=80)),
                ("by", models.IntegerField(default=0)),
                ("state", models.CharField(default="wanted", max_length=10)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(default=0)),
                ("maker", models.CharField(blank=True, default="", max_length=40)),
                ("beats", models.BigIntegerField(default=0)),
                ("fault", models.TextField(blank=True, default="")),
                ("answer", models.TextField(blank=True, default="")),
                ("asked", models.DateTimeField(auto_now_add=True)),
                (
                    "drill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="web.drill"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("state",),
                        condition=models.Q(("state", "making")),
                        name="one_question_at_a_time",
                    )
                ]
            },
        ),
    )
