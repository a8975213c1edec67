"""The project's own checks, one a file."""
