"""The reckoning of tasks, without a database or a clock."""
