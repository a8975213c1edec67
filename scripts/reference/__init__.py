"""The pages of docs/reference, one a file."""
