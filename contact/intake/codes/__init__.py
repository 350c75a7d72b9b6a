"""The page for whoever holds a withdrawal code."""
