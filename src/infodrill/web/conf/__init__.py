"""How the web application is configured."""

# Charter: web conf
