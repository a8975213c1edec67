"""Results that others published: read from files, kept as printed, compared with what is computed."""
