"""Collections: one of each branch, one that all share; none of them is the root above all."""

from wagtail.models import Collection

from cms.editorial.branches.models import SharedCollection
from cms.editorial.branches.naming import shared_name


def root() -> Collection:
    """The collection above all. Whoever may choose in it may choose every branch's files."""
    return Collection.get_first_root_node()


def shared_collection() -> Collection:
    """The collection of files that all branches may choose; made where it is missing. One query."""
    row = SharedCollection.objects.select_related("collection").first()
    if row is None:
        collection = root().add_child(name=shared_name())
        row, is_new = SharedCollection.objects.get_or_create(
            pk=SharedCollection.ONLY, defaults={"collection": collection}
        )
        if not is_new:
            # Another process was first.
            collection.delete()
    return row.collection


def is_of_its_own(collection: Collection | None, shared: Collection, others: set[int]) -> bool:
    """Tell whether a collection can be one branch's: not the root, nor shared, nor above or in another's.

    `others` are the ids of the other branches' collections.
    """
    if collection is None or collection.is_root() or collection.pk == shared.pk:
        return False
    if shared.is_descendant_of(collection) or collection.is_descendant_of(shared):
        return False
    nearby = Collection.objects.filter(pk__in=others)
    return not any(
        other.pk == collection.pk or other.is_descendant_of(collection) or collection.is_descendant_of(other)
        for other in nearby
    )
