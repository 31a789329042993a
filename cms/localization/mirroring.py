"""Mirroring: a page in another language shows what its source says, though it is no alias of it."""

from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page, TranslatableMixin
from wagtail.signals import page_published


def show_source(source: Page, page: Page) -> Page:
    """Let a page show what its source, which is public, says now; both specific and of one type.

    As Wagtail does it with aliases, save that the page's draft and its comments stay as they are.
    """
    shown = page.with_content_json(source.serializable_data())
    shown.live = True
    shown.last_published_at = source.last_published_at
    # Each language has its own addresses.
    shown.slug = page.slug
    shown.set_url_path(shown.get_parent())
    # Rows of its own: those read from the source's content are the source's.
    source.copy_all_child_relations(target=shown, exclude=[COMMENTS_RELATION_NAME])
    for relation in get_all_child_relations(type(source)):
        if issubclass(relation.related_model, TranslatableMixin):
            for row in getattr(shown, relation.get_accessor_name()).all():
                row.locale = shown.locale
    shown.save(clean=False)
    page_published.send(sender=type(shown), instance=shown, revision=None, alias=True)
    return shown
