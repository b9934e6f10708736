"""The runner: the process that alone holds the cities of running drills and moves their time."""

# Charter: web runner
