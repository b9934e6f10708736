"""What people take away from a closed drill: the drill file, artefacts and the report, made in a process of its own."""

# No charter: serves and draws; whatever is read or done goes through the doors that are ground
