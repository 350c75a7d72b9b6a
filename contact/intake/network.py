"""How often something was tried from a visitor's network, without keeping the network.

What stands in the cache is a number under a MAC of the network. Its key is random, made anew each day (UTC), kept in
the cache alone, and gone at midnight: from then on nobody, we included, can tell what network a number was for. A
cache that is away counts nothing, and no form stops working for it.
"""

import hmac
import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from secrets import token_bytes
from typing import Final, cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from redis.exceptions import RedisError

#: What a cache that is away raises.
CACHE_AWAY = (RedisError, OSError)

HOUR: Final = timedelta(hours=1)

#: One person gets a whole /64 from an IPv6 provider, and can send from any address of it.
_IPV6_PREFIX = 64
_SALT_BYTES = 32
_PORT = re.compile(r"\[(?P<six>[^\[\]]+)\](?::\d{1,5})?|(?P<four>[\d.]+):\d{1,5}")


def tries(request: HttpRequest, purpose: str, *, window: timedelta = HOUR) -> int:
    """Return how many tries were noted for a purpose from this network in the running window; 0 without a cache.

    `purpose` is a word of our code. Windows start at whole multiples of their length, so a limit of N lets at most 2N
    through in any one length.
    """
    try:
        return int(cache.get(_key(request, purpose, window), 0))
    except CACHE_AWAY:
        return 0


def note_try(request: HttpRequest, purpose: str, *, window: timedelta = HOUR) -> int:
    """Count one try and return the number with it; 0 when the cache is away."""
    try:
        return count_up(_key(request, purpose, window), seconds=_seconds_left(window))
    except CACHE_AWAY:
        return 0


def note_anywhere(purpose: str, *, window: timedelta) -> int:
    """Count one try from wherever and return the number of the whole site; 0 when the cache is away."""
    try:
        return count_up(f"contact.tries.{purpose}.{_number_of(window)}.all", seconds=_seconds_left(window))
    except CACHE_AWAY:
        return 0


def count_up(key: str, *, seconds: int) -> int:
    """Add one to a number of the cache that lives for so many seconds, and return it."""
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:  # it ran out between the two
        return 1


def _key(request: HttpRequest, purpose: str, window: timedelta) -> str:
    mac = hmac.new(_salt(), network_of(request).encode(), sha256).hexdigest()[:32]
    return f"contact.tries.{purpose}.{_number_of(window)}.{mac}"


def network_of(request: HttpRequest) -> str:
    """Return the network that a request came from; it is kept nowhere. All that cannot be told count as one, ""."""
    try:
        address = ip_address(_without_port(_address_text(request)))
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        mapped: IPv4Address | None = address.ipv4_mapped
        if mapped is None:
            return str(ip_network((int(address), _IPV6_PREFIX), strict=False))
        return str(mapped)
    return str(address)


def _address_text(request: HttpRequest) -> str:
    """Return the address that the outermost proxy of ours saw; what stands left of it, anyone could have written."""
    remote = str(request.META.get("REMOTE_ADDR") or "")
    hops: int = settings.CONTACT_PROXY_HOPS
    named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    return named[-hops] if 0 < hops <= len(named) else remote


def _without_port(text: str) -> str:
    found = _PORT.fullmatch(text)
    return (found["six"] or found["four"]) if found else text


def _salt() -> bytes:
    """Return the random key of today, made when it is first asked for."""
    now = datetime.now(UTC)
    midnight = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    key = f"contact.tries.salt.{now.date().isoformat()}"
    seconds = int((midnight - now).total_seconds()) + 1
    return cast("bytes", cache.get_or_set(key, lambda: token_bytes(_SALT_BYTES), timeout=seconds))


def _number_of(window: timedelta) -> int:
    return int(timezone.now().timestamp() // window.total_seconds())


def _seconds_left(window: timedelta) -> int:
    return int(window.total_seconds() - timezone.now().timestamp() % window.total_seconds()) + 1
