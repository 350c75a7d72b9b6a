"""Breaks the site on purpose, part by part, and counts what becomes of the inquiries. See README.md."""
