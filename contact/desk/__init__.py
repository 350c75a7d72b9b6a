"""The desk: where the admissions team works with inquiries. It reads through selectors and writes through services."""
