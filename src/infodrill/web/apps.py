"""The application's registration with Django."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "infodrill.web"
    label = "web"
    verbose_name = "infodrill"
