"""Opening a sealed record: the one place where a private key is used."""
