"""Real processes killed in the middle of a write, and what is found afterwards."""
