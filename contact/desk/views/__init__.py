"""The views of the desk, thin: they ask selectors and services, and say what came of it."""
