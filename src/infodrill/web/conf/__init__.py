"""How the web application is configured."""
