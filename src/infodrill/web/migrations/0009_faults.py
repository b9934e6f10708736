"""A fault is kept as it can be told in either language."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0008_sittings"),)
    operations = (migrations.AlterField("lease", "fault", models.TextField(blank=True, default="")),)
