"""Asks the service for a page as it is and with questions in its address, as somebody who looks for a hole does."""

from collections.abc import Iterator

from django.http.response import HttpResponseBase
from django.test import Client


def asked(client: Client, path: str, *queries: str) -> Iterator[tuple[str, HttpResponseBase]]:
    """Yield the answer to an address, then to it with each query; a page that does not open opens to no query."""
    plain = client.get(path)
    yield "", plain
    if plain.status_code == 200:
        for query in queries:
            yield query, client.get(path + query)
