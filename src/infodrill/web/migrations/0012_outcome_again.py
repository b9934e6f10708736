"""A report that is wanted while one is being made is made once more."""

# No charter: tables as models declare them

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("web", "0011_practices"),)
    operations = (migrations.AddField("outcome", "again", models.BooleanField(default=False)),)
