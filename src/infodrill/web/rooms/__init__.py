"""The rooms: one module each, exporting `urlpatterns`; a module without them helps the others."""
