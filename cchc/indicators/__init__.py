"""Indicators (chỉ tiêu số liệu): the dictionary of what is counted, and the values with where they come from."""
