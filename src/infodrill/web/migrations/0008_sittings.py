"""How often the browsers of a seat were sent away."""

# No charter: tables as models declare them

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0007_beats"),)
    operations = (
        migrations.CreateModel(
            name="Sitting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seat", models.CharField(max_length=80)),
                ("ended", models.IntegerField(default=0)),
                (
                    "drill",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="web.drill"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("drill", "seat"), name="one_sitting_a_seat")]
            },
        ),
    )
