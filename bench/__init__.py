"""Measures what only a ratio can tell. See README.md."""
