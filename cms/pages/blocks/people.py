"""Blocks that name people: trainers by their profile, guests by what the editor writes."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, PageChooserBlock, StreamBlock, StructBlock

from cms.pages.blocks import slate
from cms.pages.passages import Passage, listed, people_passages
from cms.pages.registry import listed_models
from wagtail_plone.serialize.prefetched import Context


class ProfileChooserBlock(PageChooserBlock):
    """Chooses a trainer's page. Which page models are trainers is asked of the registry."""

    @cached_property
    def target_models(self):
        """The page models listed as trainers."""
        return list(listed_models("trainers"))

    class Meta:
        label = _("Trainer with a profile")
        icon = "user"


class GuestBlock(StructBlock):
    """A person without a page on this site."""

    name = CharBlock(label=_("Name"), max_length=120)
    position = CharBlock(label=_("Position"), max_length=160, required=False)
    organisation = CharBlock(label=_("Organisation"), max_length=160, required=False)

    class Meta:
        label = _("Guest")
        icon = "user"


class PersonStreamBlock(StreamBlock):
    """People in the order in which they are named: profiles and guests mixed."""

    profile = ProfileChooserBlock()
    guest = GuestBlock()

    class Meta:
        label = _("People")
        icon = "group"
        required = False


class PeopleBlock(StructBlock):
    """People introduced in the body of a page."""

    title = CharBlock(label=_("Title"), max_length=120, required=False)
    people = PersonStreamBlock(label=_("People"), required=True)

    def chosen_pages(self, value):
        """The profiles, for the page that shows this block to fetch."""
        return [item.value for item in value["people"] if item.block_type == "profile" and item.value]

    def people_streams(self, value):
        """The people, for the page to name those as guests whose profiles are hidden."""
        return [value["people"]]

    def search_passages(self, value, context: Context, label: str) -> list[Passage]:
        """Each of the people, under the block's title where it has one."""
        title = value["title"] or label
        return [*listed([value["title"]], label), *people_passages(value["people"], context, title)]

    def get_volto_blocks(self, value, links):
        """A list of their names, profiles linked."""
        return [*slate.heading(value["title"]), *slate.person_list(value["people"], links)]

    class Meta:
        label = _("People")
        icon = "group"
        template = "blocks/people.html"
        description = _("Trainers and guests with their positions.")
        preview_value = {
            "title": "Спикерлер",
            "people": [
                {
                    "type": "guest",
                    "value": {
                        "name": "Шақырылған қонақ",
                        "position": "Мектеп директоры",
                        "organisation": "",
                    },
                }
            ],
        }
