# No charter: tables as models declare them
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0003_rewritten"),
    ]

    operations = [
        migrations.CreateModel(
            name="Outcome",
            fields=[
                (
                    "drill",
                    models.OneToOneField(
                        on_delete=models.deletion.CASCADE, primary_key=True, serialize=False, to="web.drill"
                    ),
                ),
                ("state", models.CharField(default="wanted", max_length=10)),
                ("stage", models.CharField(blank=True, default="", max_length=10)),
                ("done", models.IntegerField(default=0)),
                ("total", models.IntegerField(default=0)),
                ("maker", models.CharField(blank=True, default="", max_length=40)),
                ("seen_ms", models.BigIntegerField(default=0)),
                ("fault", models.CharField(blank=True, default="", max_length=300)),
                ("rewritten", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="OutcomeFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("content", models.BinaryField()),
                ("drill", models.ForeignKey(on_delete=models.deletion.CASCADE, to="web.drill")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("drill", "name"), name="one_outcome_a_name")],
            },
        ),
    ]
