"""The API for programs, /api/v1: what the pages do, with the same policy and the same way to give a command."""

# Charter: web api
