"""Moving pages to the bin and back: at which place they lie there, and where they stand again.

Wagtail's own way of moving a page refuses a slug that is taken and writes a line into its log; what it does
to the tree and whom it tells is done here as it does it.
"""

from django.db.models import Value
from django.db.models.functions import Concat, Substr
from treebeard.mp_tree import MP_MoveHandler
from wagtail.models import Locale, Page
from wagtail.signals import post_page_move, pre_page_move

from cms.pages.deleted import BIN_SLUG, deleted


def locked_bin() -> Page:
    """The page that deleted ones lie below, made where it is missing.

    The root of the tree is locked until the transaction ends: one decision after the other.
    """
    root = Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
    found = Page.objects.child_of(root).filter(slug=BIN_SLUG).first()
    if found is None:
        locale = Locale.get_default()
        found = root.add_child(instance=Page(title="Deleted pages", slug=BIN_SLUG, live=False, locale=locale))
    return found


def place_of(page: Page) -> dict:
    """Where a page stands, as `DeletedPage` keeps it: what is above it, and before which page."""
    above = page.get_ancestors().order_by("-depth")
    after = page.get_next_sibling()
    return {
        "above": list(above.values_list("pk", flat=True)),
        "before": after.pk if after else None,
    }


def move(page_id: int, target: Page, slug: str, position: str = "last-child") -> Page:
    """Move a page with all below it, under the given slug; the page as it is then.

    `target` is the page above, or with `position` "left" the one it is to stand before. Whoever follows moves
    is told, as by Wagtail's own.
    """
    page, target = Page.objects.get(pk=page_id), Page.objects.get(pk=target.pk)
    above = target.get_parent() if position == "left" else target
    url_path = f"{above.url_path}{slug}/"
    told = {
        "parent_page_before": page.get_parent(),
        "parent_page_after": above,
        "url_path_before": page.url_path,
        "url_path_after": url_path,
    }
    pre_page_move.send(sender=page.specific_class, instance=page, **told)
    MP_MoveHandler(page, target, position).process()
    moved = Page.objects.get(pk=page_id)
    moved.slug, moved.url_path = slug, url_path
    Page.objects.filter(pk=page_id).update(slug=slug, url_path=url_path)
    _move_addresses(moved, told["url_path_before"])
    post_page_move.send(sender=page.specific_class, instance=moved, **told)
    return moved


def _move_addresses(moved: Page, before: str) -> None:
    """Give what is below a moved page its new addresses, in one statement."""
    below = Page.objects.filter(path__startswith=moved.path).exclude(pk=moved.pk)
    below.update(url_path=Concat(Value(moved.url_path), Substr("url_path", len(before) + 1)))


def nearest(above: list[int], page: Page) -> Page | None:
    """The page to restore a page below: of those it stood below the nearest that still stands.

    One that takes such pages, where there is any; None where all are gone.
    """
    standing = {
        one.pk: one
        for one in Page.objects.filter(pk__in=above).exclude(deleted()).exclude(depth=1).specific()
    }
    line = [standing[key] for key in above if key in standing]
    if line and line[0].pk != above[0]:
        model = page.specific_class
        return next((one for one in line if model.can_exist_under(one)), line[0])
    return line[0] if line else None


def free_slug(slug: str, parent: Page) -> str:
    """The slug, or with a number after it where it is taken below a page."""
    taken = set(Page.objects.child_of(parent).values_list("slug", flat=True))
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[:240]}-{number}"
    return free
