"""Makers of test data, one module a part of the house."""
