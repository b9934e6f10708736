"""Practices alone are told from drills with control, and counted by whence they come."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0010_cards_again"),)
    operations = (
        migrations.AddField("drill", "practice", models.CharField(max_length=32, blank=True, default="")),
    )
