"""With which signing key the range was served: another one, put there by mistake, opens no seat and no token."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0020_survey_sheet"),)
    operations = (
        migrations.CreateModel(
            "RangeKey",
            [
                (
                    "id",
                    models.BigAutoField(
                        primary_key=True, serialize=False, auto_created=True, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
            ],
        ),
    )
