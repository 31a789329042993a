"""The site's addresses, and the floor: the same bytes from one row of the database, and nothing else."""

from django.db import connection
from django.http import HttpResponse
from django.urls import path

from cms.urls import handler404, handler500
from cms.urls import urlpatterns as site_urls

__all__ = ["handler404", "handler500"]


def floor(request, key: int) -> HttpResponse:
    """An answer kept as a whole."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM bench_floor WHERE id = %s", [key])
        (body,) = cursor.fetchone()
    return HttpResponse(bytes(body), content_type="application/json")


def keep(key: int, body: bytes) -> str:
    """Keep an answer for the floor; its address."""
    kind = "bytea" if connection.vendor == "postgresql" else "blob"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE IF NOT EXISTS bench_floor (id integer PRIMARY KEY, body {kind})")
        cursor.execute("INSERT INTO bench_floor (id, body) VALUES (%s, %s)", [key, body])
    return f"/floor/{key}/"


urlpatterns = [path("floor/<int:key>/", floor), *site_urls]
