"""The real way of hashing passwords at the least cost: a test that signs in need not wait."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2 with one pass over eight kilobytes."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
