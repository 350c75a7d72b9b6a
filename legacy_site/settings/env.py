"""Typed readers of the environment; every name also works as NAME_FILE, which names a file with the value."""

from pathlib import Path

from environ import FileAwareEnv

BASE_DIR = Path(__file__).resolve().parent.parent.parent

env = FileAwareEnv()

#: Everything that the running site writes: database, media, collected static files, development keys.
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))


def secret(name: str) -> str:
    """Return a secret from NAME or the file that NAME_FILE names, without the line end; "" when unset."""
    return str(env.str(name, default="")).strip()
