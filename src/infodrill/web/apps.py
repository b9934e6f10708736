"""The application's registration with Django."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig
from django.db.backends.signals import connection_created


class WebConfig(AppConfig):
    name = "infodrill.web"
    label = "web"
    verbose_name = "infodrill"

    def ready(self) -> None:
        from infodrill.web.stores.kept import remember_the_file
        from infodrill.web.stores.waiting import wait_for_whoever_wipes
        from infodrill.web.streams.topics import refuse_gaps

        connection_created.connect(wait_for_whoever_wipes)
        connection_created.connect(remember_the_file)
        refuse_gaps(Path(__file__).parent / "templates")
