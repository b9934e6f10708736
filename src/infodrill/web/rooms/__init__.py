"""The rooms: one module each, exporting `urlpatterns`; a module without them helps the others."""

# No charter: draws what policy lets through; whatever is done goes through the doors that are ground
