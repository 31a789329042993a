"""Descriptions of the services that log in and out."""

from wagtail_plone.openapi.described import Described, Param, describe
from wagtail_plone.schemas.words import address_of, array, constant, integer, record, string
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
describe(
    "users",
    Described(
        TAG,
        "Oneself",
        "The account of whoever is signed in, under its own name. A 401 without a token and without a name, "
        "a 404 for any other name: nobody is told of others.",
        (
            array({}, "Never given: without a name the answer is a 401."),
            record(
                {
                    "@id": address_of("The account."),
                    "id": string("The name to log in with."),
                    "username": string("The same."),
                    "fullname": string("The name, or else the one to log in with."),
                    "email": string("The e-mail address; empty where there is none."),
                    "description": constant("", "Of Plone; empty."),
                    "home_page": constant("", "Of Plone; empty."),
                    "location": constant("", "Of Plone; empty."),
                    "portrait": {"type": "null", "description": "Of Plone; there are no portraits."},
                    "roles": array(string(), "Always `Member`."),
                    "groups": record(
                        {
                            "@id": address_of("The account."),
                            "items": array(
                                record({"id": string("The group's name."), "title": string("The same.")})
                            ),
                            "items_total": integer("How many there are."),
                        },
                        "The groups the account belongs to.",
                    ),
                }
            ),
        ),
        rest=(Param("name", "One's own name.", {"type": "string", "minLength": 1}, "editor", where="path"),),
        example_place="",
        errors=(401,),
    ),
)
