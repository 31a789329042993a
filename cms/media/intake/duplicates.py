"""Pictures that the library has already, told by the content of their files as they are stored."""

from django.db.models import Case, IntegerField, Value, When
from wagtail.images import get_image_model
from wagtail.permissions import policy_registry


def same_picture(file_hash: str, user, collection_id: int | None = None):
    """The picture with this content among those `user` may choose, or None. One query.

    `file_hash` is Wagtail's SHA-1 of the file as it is stored. Of several the one in the collection goes
    first, then the oldest. Pictures that belong to others and may not be chosen are not known of here.
    """
    policy = policy_registry.get_by_type(get_image_model())
    nearness = Case(
        When(collection_id=collection_id, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    chosen = policy.instances_user_has_permission_for(user, "choose").filter(file_hash=file_hash)
    return chosen.order_by(nearness, "pk").first()
