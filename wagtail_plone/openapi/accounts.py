"""Descriptions of the services that log in and out."""

from wagtail_plone.openapi.described import Described, describe
from wagtail_plone.schemas.words import record, string
from wagtail_plone.services.login import TEXT_LENGTH

TAG = "Accounts"
TOKEN = record({"token": string("A JSON Web Token with `sub`, `fullname` and `exp`; good for twelve hours.")})
describe(
    "login",
    Described(
        TAG,
        "Log in",
        "A name and a password for a token, which is sent as `Authorization: Bearer …`. "
        "After too many failures the answer is 429, with `Retry-After`, where the site counts them.",
        (TOKEN,),
        body=record(
            {
                "login": string("The user's name.", minLength=1, maxLength=TEXT_LENGTH),
                "password": string("The password.", minLength=1, maxLength=4096),
            }
        ),
        body_example={"login": "editor", "password": "…"},
        example_place="",
        errors=(401, 413),
    ),
)
describe(
    "login-renew",
    Described(
        TAG,
        "Renew a token",
        "Another token for the one the request was made with, which goes on until it expires. A log-out with "
        "either ends both.",
        (TOKEN,),
        example_place="",
        errors=(401,),
    ),
)
describe(
    "logout",
    Described(
        TAG,
        "Log out",
        "Ends the token of the request, and all that were renewed from the same log-in. Whoever has none is "
        "logged out already.",
        (),
        example_place="",
        is_empty=True,
    ),
)
