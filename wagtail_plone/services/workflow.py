"""`@workflow`: the state of the content."""

from typing import Any

from django.utils.translation import gettext, override

from wagtail_plone.service import Service


class Workflow(Service):
    """The state; nothing is changed through this API, so there are no transitions."""

    name = "workflow"
    watches = True
    expandable = True

    def body(self) -> dict:
        """The site root has no state, and answers nevertheless."""
        answer: dict[str, Any] = {"@id": self.service_id, "history": [], "transitions": []}
        if self.place.document is not None:
            state = self.place.document.summary["review_state"]
            with override(self.place.language):
                titles = {"published": gettext("Published"), "private": gettext("Private")}
                answer["state"] = {"id": state, "title": titles.get(state, state)}
        return answer
