"""Tasks from the registers that offices keep in Excel: columns mapped, rows checked and shown, then written."""
