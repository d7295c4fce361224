"""Sealing: bytes that one key alone opens, bound to what they are about, in sizes that tell
nothing."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
SCRYPT_COST = 2**15
"""Times scrypt is made to work for a password, with blocks of 1 KiB: 32 MiB and about a tenth of a
second a guess. It is stored beside each key, so that it can be raised."""
BLOCK = 4096
"""What is padded fills whole blocks of so many bytes: nearly always one."""
_CODE_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
CODE_LENGTH = 28
"""Letters of a recovery code: 137 bits."""
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
"""Hybrid public key encryption as RFC 9180 has it."""


Stored = bytes | memoryview
"""What was sealed, as a database gives it back."""


class WrongKey(Exception):
    """These bytes aren't opened by this key, or aren't about this."""


def new_key() -> bytes:
    """A random key."""
    return secrets.token_bytes(KEY_BYTES)


def new_salt() -> bytes:
    """A random salt."""
    return secrets.token_bytes(SALT_BYTES)


def new_code() -> str:
    """A recovery code, in groups of four letters that aren't taken for one another."""
    letters = "".join(secrets.choice(_CODE_ALPHABET) for _ in range(CODE_LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, CODE_LENGTH, 4))


def read_code(typed: str) -> str:
    """A recovery code as it is derived from, however it was typed."""
    return "".join(c for c in typed.upper() if c in _CODE_ALPHABET)[:100]


def derived(secret: str, salt: bytes, cost: int) -> bytes:
    """The key that belongs to a password or a code, by scrypt."""
    return Scrypt(salt=salt, length=KEY_BYTES, n=cost, r=8, p=1).derive(secret.encode())


def seal(key: bytes, plain: bytes, about: str) -> bytes:
    """Bytes that `unseal` opens with this key, for the same `about` only: AES-256-GCM with a fresh
    random nonce in front."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, about.encode())


def unseal(key: bytes, sealed: Stored, about: str) -> bytes:
    """What was sealed; `WrongKey` where this isn't the key, the bytes were changed, or they were
    sealed about something else."""
    sealed = bytes(sealed)
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], about.encode())
    except (InvalidTag, ValueError):
        raise WrongKey(about) from None


def padded(plain: bytes) -> bytes:
    """The bytes with their length in front, filled up to whole blocks."""
    told = len(plain).to_bytes(4, "big") + plain
    return told + bytes(-len(told) % BLOCK)


def unpadded(filled: bytes) -> bytes:
    """What `padded` was given."""
    return filled[4 : 4 + int.from_bytes(filled[:4], "big")]


def new_pair() -> tuple[bytes, bytes]:
    """A public key and its private one, 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.public_key().public_bytes_raw(), private.private_bytes_raw()


def seal_for(public_key: Stored, plain: bytes, about: str) -> bytes:
    """Bytes that the owner of a public key alone opens, for the same `about` only."""
    receiver = X25519PublicKey.from_public_bytes(bytes(public_key))
    return _SUITE.encrypt(plain, receiver, about.encode())


def unseal_own(private_key: bytes, sealed: Stored, about: str) -> bytes:
    """What was sealed for the owner of a private key; `WrongKey` as with `unseal`."""
    try:
        owner = X25519PrivateKey.from_private_bytes(private_key)
        return _SUITE.decrypt(bytes(sealed), owner, about.encode())
    except (InvalidTag, ValueError):
        raise WrongKey(about) from None
