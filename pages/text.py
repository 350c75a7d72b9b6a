"""Plain text as fields hold it."""


def lines(text: str) -> list[str]:
    """Return what stands in a field that takes one thing a line; empty lines are left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]
