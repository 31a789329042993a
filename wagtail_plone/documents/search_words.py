"""The words of a search, as every door of the API hands them to Wagtail's search backend.

modelsearch 1.3.2 on SQLite fails on a lone quotation mark and on spaces. Characters that are no part of
words say nothing in a search anyway.
"""

from wagtail_plone.http.errors import BadRequest

LENGTH = 200


def plain_words(text: str, name: str) -> str:
    """The words of what a client asks for, one space between them; "" where it is nothing but punctuation.

    Raises `BadRequest`, which names the parameter, for more than `LENGTH` characters.
    """
    if len(text) > LENGTH:
        raise BadRequest(f"{name} must not be longer than {LENGTH} characters")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
