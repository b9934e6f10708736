"""What happens to every request: content policy, language, figures for the operator."""

# Charter: web middleware
