"""`@users/<name>`: who is signed in, for whoever is (plone.restapi `services/users`)."""

from urllib.parse import quote

from wagtail_plone.http.errors import NotFound, Unauthorized
from wagtail_plone.identity import address
from wagtail_plone.services.login import SignInService


class Users(SignInService):
    """One's own account; Volto asks for it, at the root, to name whoever is signed in.

    Nobody is told of others, nor whether there are any: a name that is not one's own is unknown. Below a page
    it answers the same, as `@types` does, and is described there (`openapi.paths`).
    """

    name = "users"
    rest_most = 1
    lasting = False

    def body(self) -> dict:
        """One query. `Unauthorized` for the signed-out and for the list of all, `NotFound` for others."""
        user = self.request.user
        if not self.request.is_signed_in or not self.request.rest:
            raise Unauthorized()
        name = user.get_username()
        if self.request.rest[0] != name:
            raise NotFound.at(f"{self.service_id}/{quote(self.request.rest[0])}")
        own = address(f"/@users/{quote(name)}")
        groups = [{"id": group, "title": group} for group in user.groups.values_list("name", flat=True)]
        return {
            "@id": own,
            "id": name,
            "username": name,
            "fullname": user.get_full_name() or name,
            "email": user.email,
            "description": "",
            "home_page": "",
            "location": "",
            "portrait": None,
            # "Manager" would have Volto offer its control panel, which there is none of.
            "roles": ["Member"],
            "groups": {"@id": own, "items": groups, "items_total": len(groups)},
        }
