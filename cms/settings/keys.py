"""Which secret keys are none: everybody knows them, or could guess them."""

DEVELOPMENT_KEY = "development-only-" + "x" * 50
TEST_KEY = "only-for-tests"
LENGTH_LEAST = 50
# As Django's `check --deploy` counts.
DIFFERENT_LEAST = 5
# What `django-admin startproject` and this project's own documents begin or fill a key with.
KNOWN_BEGINNINGS = ("django-insecure-", "development-only", TEST_KEY)


def weakness(key: str) -> str:
    """What is wrong with a key for an installation that the public reaches, "" where nothing is."""
    if not key:
        return "is not set"
    if key.startswith(KNOWN_BEGINNINGS):
        return "is one that everybody knows"
    if len(key) < LENGTH_LEAST or len(set(key)) < DIFFERENT_LEAST:
        return f"can be guessed ({len(key)} characters, {len(set(key))} different ones)"
    return ""
