"""The code that an authenticator app shows: RFC 6238 on RFC 4226, by the standard alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time


def code(secret: str, at: float | None = None) -> str:
    """Six digits for a secret in base32, now or at another time (seconds since 1970)."""
    counter = int(time.time() if at is None else at) // 30
    key = base64.b32decode(secret)
    digest = hmac.new(key, counter.to_bytes(8, "big"), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"
