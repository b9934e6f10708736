"""The code of a card can be shown again: it is kept under the range's own key."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0009_faults"),)
    operations = (
        migrations.AddField("seatcode", "sealed", models.CharField(max_length=250, blank=True, default="")),
    )
