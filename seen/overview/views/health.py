"""Whether the service answers: for whoever watches it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse

from seen.kit.access.guards import public


@public
def health(request: HttpRequest) -> HttpResponse:
    """Answer `ok`, or 503 where the database does not answer. Says nothing else to anyone."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
