"""What the vault raises. No error carries a byte of a key, of a sealed body or of what was sealed."""


class VaultError(Exception):
    """Anything that the vault refuses."""


class KeyFormatError(VaultError):
    """A key could not be read: not PEM, of an unknown kind, or behind another passphrase."""


class RecipientsError(VaultError):
    """Two different recipients of the same suite are needed, and these are not."""


class TooLargeError(VaultError):
    """What was to be sealed does not fit the largest size."""


class NoPrivateKeyError(VaultError):
    """The record is sealed to a key that is not at hand."""


class UnreadableError(VaultError):
    """The record was altered, belongs to another row or role, or is of an unknown format."""
