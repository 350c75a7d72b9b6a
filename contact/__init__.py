"""Confidential inquiries: sealed on the way in, opened at the desk. It knows nothing of the pages."""
