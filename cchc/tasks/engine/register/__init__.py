"""Registers of tasks as offices keep them in Excel: heads, rows, deadlines, several units in one cell. Pure."""
