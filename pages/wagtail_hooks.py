"""Admin hooks of the pages."""
