"""System checks of a configuration; in production each is an error that stops the start."""


def refuse_bad_configuration() -> None:
    """Stop the process when a check of the configuration fails."""
