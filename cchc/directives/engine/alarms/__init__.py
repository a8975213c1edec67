"""One file an alarm, found by the folder and never listed; how to write one: see ``alarming``."""
