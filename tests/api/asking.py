"""Requests of tests to the API, as a client makes them, with every query counted."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

ROOT = "http://testserver"
JSON = {"accept": "application/json"}


def get(client, path: str, query: dict | str = "", **headers):
    """The JSON of an answer that must have come."""
    response = client.get(f"/++api++{path}", query_params=query or None, headers=headers)
    assert response.status_code == 200, response.content
    kind = "application/json+schema" if "/@types/" in path else "application/json"
    assert response["Content-Type"] == kind
    return response.json()


def refused(client, path: str, query: dict | None = None, **headers) -> tuple[int, dict]:
    """The status and the body of an answer that is an error."""
    response = client.get(f"/++api++{path}", query_params=query, headers=headers)
    assert response.status_code >= 400, response.content
    assert response["Content-Type"] == "application/json"
    return response.status_code, response.json()


def queries(client, path: str, query: dict | None = None, **headers) -> int:
    """The number of queries an answer takes when caches are warm."""
    get(client, path, query, **headers)
    with CaptureQueriesContext(connection) as captured:
        get(client, path, query, **headers)
    return len(captured)


def paths(answer: dict) -> list[str]:
    """The paths of the items of a list, in order."""
    return [item["@id"].removeprefix(ROOT) for item in answer["items"]]
