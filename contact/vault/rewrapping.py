"""Wrapping a record key anew, to a later key of the same role. The body stays as it is."""

import hmac

from contact.vault.binding import Binding, Role
from contact.vault.errors import UnreadableError
from contact.vault.keys import PublicKey
from contact.vault.opening import Opener
from contact.vault.sealing import Wrap, wrap_key


def rewrap(record_key: bytes, role: Role, recipient: PublicKey, *, binding: Binding, alg: int, proof: Opener) -> Wrap:
    """Return the record key wrapped to `recipient`, after `proof` opened the new wrap and found the same key.

    Raise NoPrivateKeyError when `proof` does not hold the recipient's private half, so that nothing is ever wrapped to
    a key that cannot open it, and UnreadableError when the wrap does not give the key back.
    """
    wrap = wrap_key(record_key, role, recipient, binding=binding, alg=alg)
    if not hmac.compare_digest(proof.unwrap(wrap, binding=binding, alg=alg), record_key):
        raise UnreadableError("the new wrap does not give the key back")
    return wrap
