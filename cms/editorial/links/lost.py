"""Links to pages that are deleted for good: noted while it is still known who leads there."""

from collections.abc import Mapping

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from cms.editorial.links.models import LostLink


def note_lost_links(gone: Mapping[int, str]) -> None:
    """Note which pages that stay lead to those that are about to be deleted for good. Two queries.

    `gone` maps the ids of these to the titles under which readers knew them, "" where they did not.
    """
    page_type = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.objects.filter(
        base_content_type=page_type,
        to_content_type=page_type,
        to_object_id__in=[str(key) for key in gone],
    ).values_list("object_id", "to_object_id")
    pairs = {(int(holder), int(target)) for holder, target in references if int(holder) not in gone}
    LostLink.objects.bulk_create(
        [
            LostLink(page_id=holder, target=target, title=gone[target][:255])
            for holder, target in sorted(pairs)
        ],
        ignore_conflicts=True,
    )
