"""The application's registration with Django."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "infodrill.web"
    label = "web"
    verbose_name = "infodrill"
