"""What is kept or sent encrypted: dated, and for one purpose each."""

import base64
import hashlib
import zlib
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac


def seal(text: str, *, purpose: str) -> str:
    """Return the text encrypted and signed (AES-128-CBC with HMAC-SHA256), with the time inside."""
    return _key(purpose, settings.SECRET_KEY).encrypt(zlib.compress(text.encode())).decode()


def unseal(sealed: str, *, purpose: str, seconds: int | None = None) -> str | None:
    """Return the text, or None where it was altered, was sealed for another purpose, or is older than `seconds`."""
    try:
        return zlib.decompress(_key(purpose, settings.SECRET_KEY).decrypt(sealed.encode(), ttl=seconds)).decode()
    except InvalidToken:
        return None


def seal_bytes(content: bytes, *, purpose: str) -> bytes:
    """Return bytes that stay here, such as a piece of a file, encrypted and signed in the same way."""
    return _key(purpose, settings.SECRET_KEY).encrypt(zlib.compress(content))


def unseal_bytes(sealed: bytes, *, purpose: str) -> bytes | None:
    """Return the bytes, or None where they were altered, or sealed for another purpose or with another key."""
    try:
        return zlib.decompress(_key(purpose, settings.SECRET_KEY).decrypt(sealed))
    except InvalidToken:
        return None


def pseudonym(identifier: object, *, purpose: str) -> str:
    """Return a keyed hash that names the same thing each time and tells nobody what it is."""
    return salted_hmac(f"seen.{purpose}", str(identifier), algorithm="sha256").hexdigest()


@cache
def _key(purpose: str, secret: str) -> Fernet:
    digest = hashlib.sha256(f"seen.{purpose}.{secret}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
