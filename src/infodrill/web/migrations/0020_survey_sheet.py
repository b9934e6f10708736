"""Sheets of a survey that is open: beside the log, which holds no single answer of anybody."""

# No charter: tables as models declare them

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0019_presented"),)
    operations = (
        migrations.CreateModel(
            name="SurveySheet",
            fields=[
                ("voter", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("sheet", models.CharField(max_length=200)),
                ("drill", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="web.drill")),
            ],
        ),
    )
