"""schemathesis reads the API's own description and looks for an answer that contradicts it.

SCHEMATHESIS_EXAMPLES is how many requests each operation gets.
"""

import os
from collections import Counter

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

EXAMPLES = int(os.environ.get("SCHEMATHESIS_EXAMPLES", "60"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
# schemathesis makes paths up, of which hardly any is a page.
FORUM = "branches/taraz/forum-2019"
FALLBACKS = ("kk", "ru", "en", *(f"{code}/{path}" for code in ("kk", "ru", "en") for path in ("news", FORUM)))
KNOWN = {
    "type": ["Forum", "News Item", "Document", "Image"],
    "field": ["title", "image", "lead_image"],
    "scale": ["preview", "mini"],
    "name": ["plone.app.vocabularies.Keywords", "plone.app.vocabularies.PortalTypes"],
}


@pytest.fixture(scope="module")
def api(server):
    """The live server's description, loaded by schemathesis."""
    schema = schemathesis.openapi.from_url(f"{server}/api/openapi.json")
    schema.config.update(base_url=server)
    return schema


@pytest.fixture(scope="module")
def pages(server) -> list[str]:
    """Paths of pages of every type."""
    items = requests.get(f"{server}/++api++/@search?b_size=500", timeout=60).json()["items"]
    by_type: dict[str, list[str]] = {}
    for item in items:
        by_type.setdefault(item["@type"], []).append(item["@id"].removeprefix(f"{server}/"))
    return [*FALLBACKS, *(path for paths in by_type.values() for path in paths[:5])]


@pytest.fixture(scope="module")
def session() -> requests.Session:
    """One connection kept open, not thousands made."""
    with requests.Session() as kept:
        yield kept


def test_no_answer_contradicts_the_description(server, api, pages, session):
    answered: Counter[int] = Counter()
    failures: dict[str, str] = {}
    for result in api.get_all_operations():
        operation = result.ok()
        try:
            contradict(operation, pages, session, answered)
        except Exception as error:  # noqa: BLE001  whatever is found, the other operations are asked too
            failures[operation.label] = str(error)[:2000]
    print(f"\n{sum(answered.values())} requests: {dict(answered)}")
    assert failures == {}
    assert answered[200] > sum(answered.values()) / 4


def contradict(operation, pages: list[str], session: requests.Session, answered: Counter) -> None:
    """Ask one operation as its description allows, and as it does not."""
    cases = st.one_of(
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
        operation.as_strategy(generation_mode=GenerationMode.NEGATIVE),
    )

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases, st.data())
    def asked(case, data):
        for name in case.path_parameters or {}:
            real = pages if name == "path" else KNOWN.get(name, [])
            if real and data.draw(st.integers(0, 4)):
                case.path_parameters[name] = data.draw(st.sampled_from(real))
        response = case.call(session=session)
        answered[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    asked()
