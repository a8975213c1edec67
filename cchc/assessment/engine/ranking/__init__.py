"""Ranks with a stated tie rule, groups, what moved since last year, who is alike."""
