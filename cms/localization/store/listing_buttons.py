"""wagtail-localize's buttons beside each row of the admin's lists of pages, which are taken away.

They ask the database twice a row what to offer (1.14, `wagtail_hooks.page_listing_more_buttons`). The same
buttons stand above each page when it is opened, and translators begin at their dashboard.
"""

from wagtail import hooks
from wagtail_localize.wagtail_hooks import page_listing_more_buttons


def take_away() -> None:
    """Take the buttons out of lists. Importing the module above has registered them."""
    registered = hooks._hooks["register_page_listing_more_buttons"]  # noqa: SLF001  Wagtail has no way to undo one
    registered[:] = [(hook, order) for hook, order in registered if hook is not page_listing_more_buttons]
