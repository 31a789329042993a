"""Blocks that lead to other pages of the site."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, PageChooserBlock, StructBlock


class PageListBlock(StructBlock):
    """Pages an editor recommends, as cards in the reader's language."""

    title = CharBlock(label=_("Title"), max_length=120, required=False)
    pages = ListBlock(PageChooserBlock(label=_("Page")), label=_("Pages"), min_num=1, max_num=12)

    def chosen_pages(self, value):
        """The pages, for the page that shows this block to fetch."""
        return [page for page in value["pages"] if page]

    class Meta:
        label = _("List of pages")
        icon = "list-ul"
        template = "blocks/pages.html"
        preview_template = "blocks/pages_preview.html"
        description = _("Links to other pages, each with its picture and lead.")
        preview_value = {"title": "Сондай-ақ оқыңыз", "pages": []}
