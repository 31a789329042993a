"""Secret keys that everybody knows or could guess."""

DEVELOPMENT_KEY = "development-only-" + "x" * 50
TEST_KEY = "only-for-tests"
LENGTH_LEAST = 50
# As Django's `check --deploy` counts.
DIFFERENT_LEAST = 5
# What `django-admin startproject` and this project's own documents begin or fill a key with.
KNOWN_BEGINNINGS = ("django-insecure-", "development-only", TEST_KEY)


def weakness(key: str) -> str:
    """A key's weakness, in words, for an installation that the public reaches; "" where it has none."""
    if not key:
        return "is not set"
    if key.startswith(KNOWN_BEGINNINGS):
        return "is one that everybody knows"
    if len(key) < LENGTH_LEAST or len(set(key)) < DIFFERENT_LEAST:
        return f"can be guessed ({len(key)} characters, {len(set(key))} different ones)"
    return ""
