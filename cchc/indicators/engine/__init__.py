"""The reckoning of indicators, without a database or a clock."""
