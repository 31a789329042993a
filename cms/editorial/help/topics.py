"""The topics of the help, in the order of their list, and the screens each belongs to.

A screen is named by the beginning of its address below the admin, with `#` for a number; the longest that
fits says the topic, so a screen has exactly one. Forms of pages are named by the page type.
"""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NUMBER = re.compile(r"(?<=/)\d+(?=/)")


@dataclass(frozen=True)
class Topic:
    """One page of the help: its title, one line for the list, what it belongs to and where one goes on."""

    slug: str
    title: Promise
    line: Promise
    # Beginnings of addresses; a whole address ends with `$`.
    screens: tuple[str, ...] = ()
    page_types: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


TOPICS = (
    Topic(
        "first-screen",
        _("The first screen"),
        _("What waits for you, and how a text is begun with one click."),
        screens=("$", "desk/", "account/"),
        related=("news", "events", "from-a-report"),
    ),
    Topic(
        "news",
        _("A news item"),
        _("From a title to a draft that is ready: lead, picture, text, the event it is about."),
        page_types=("news.newspage",),
        related=("photographs", "publishing", "drafts"),
    ),
    Topic(
        "events",
        _("Forums and contests"),
        _("Dates, programme, people, contests and feedback sheets."),
        screens=("desk/next-year/", "forms/"),
        page_types=("programs.forumpage", "programs.contestpage", "programs.feedbacksheetpage"),
        related=("photographs", "people", "publishing"),
    ),
    Topic(
        "from-a-report",
        _("From a report to pages"),
        _("What is written down already becomes forum, contest and news; old sites move in."),
        screens=("intake/", "archives/"),
        related=("events", "news", "publishing"),
    ),
    Topic(
        "photographs",
        _("Photographs and documents"),
        _("Thirty pictures at once, their alternative texts, and the consent of the people in them."),
        screens=("images/", "documents/", "bulk/media/", "bulk/wagtailimages/", "bulk/wagtaildocs/"),
        related=("events", "deleting", "publishing"),
    ),
    Topic(
        "people",
        _("Trainers and guests"),
        _("A trainer's profile, guests without one, and their consent."),
        page_types=("programs.trainerpage",),
        related=("events", "photographs", "publishing"),
    ),
    Topic(
        "pages",
        _("Pages and lists"),
        _("Finding a page, moving it, plain pages, lists, and topics."),
        screens=("pages/", "bulk/wagtailcore/page/", "snippets/", "redirects/"),
        page_types=(
            "home.contentpage",
            "home.homepage",
            "home.branchindexpage",
            "news.newsindexpage",
            "programs.eventindexpage",
            "programs.trainerindexpage",
        ),
        related=("publishing", "deleting", "translating"),
    ),
    Topic(
        "publishing",
        _("Publishing"),
        _("Checks, approval, a later hour, and how a page is taken back."),
        screens=(
            "pages/#/unpublish/",
            "localization/release/#/unpublish/",
            "pages/workflow/",
            "pages/#/workflow_history/",
            "pages/#/privacy/",
            "bulk/wagtailcore/page/publish/",
            "bulk/wagtailcore/page/unpublish/",
        ),
        related=("approving", "drafts", "translating"),
    ),
    Topic(
        "approving",
        _("Approving"),
        _("For the lead: what waits, how it is read, approved or sent back."),
        screens=("desk/#/approvals/", "reports/workflow/", "reports/workflow_tasks/"),
        related=("publishing", "branches", "trouble"),
    ),
    Topic(
        "translating",
        _("Translating"),
        _("What is left in your language, the editor, the glossary, and releasing pages together."),
        screens=("localization/", "localize/", "snippets/localization/glossaryentry/"),
        related=("publishing", "drafts", "trouble"),
    ),
    Topic(
        "deleting",
        _("Deleting and restoring"),
        _("What is asked before something goes, and how it comes back from the bin."),
        screens=(
            "bin/",
            "pages/#/delete/",
            "pages/#/usage/",
            "images/#/delete/",
            "images/usage/",
            "documents/delete/",
            "documents/usage/",
            "bulk/wagtailcore/page/delete/",
            "bulk/wagtailimages/image/delete/",
            "bulk/wagtaildocs/document/delete/",
        ),
        related=("publishing", "photographs", "trouble"),
    ),
    Topic(
        "drafts",
        _("Showing a draft"),
        _("The preview, and a link for somebody without an account."),
        screens=("shown-drafts/",),
        related=("publishing", "translating", "trouble"),
    ),
    Topic(
        "branches",
        _("Branches and their people"),
        _("For administrators and leads: a new branch, somebody who joins, somebody who leaves."),
        screens=(
            "branches/people/",
            "users/",
            "groups/",
            "collections/",
            "workflows/",
            "sites/",
            "locales/",
            "api-tokens/",
            "bulk/cms/",
            "bulk/auth/",
        ),
        page_types=("home.branchpage",),
        related=("approving", "pages", "first-screen"),
    ),
    Topic(
        "reports",
        _("Reports"),
        _("Events by year, broken links, who published what, what is not translated."),
        screens=("reports/",),
        related=("pages", "publishing", "translating"),
    ),
    Topic(
        "trouble",
        _("When something goes wrong"),
        _("The session ended, the connection is gone, somebody else is writing on the same page."),
        screens=("pages/#/revisions/", "pages/#/history/"),
        related=("deleting", "drafts", "publishing"),
    ),
)
BY_SLUG = {topic.slug: topic for topic in TOPICS}
TRANSLATING = BY_SLUG["translating"]


def _by_screen() -> dict[str, Topic]:
    """The topics by the beginnings of addresses, those of new pages among them."""
    by_screen = {}
    for topic in TOPICS:
        for screen in topic.screens:
            by_screen[screen] = topic
        for page_type in topic.page_types:
            app, model = page_type.split(".")
            by_screen[f"pages/add/{app}/{model}/"] = topic
            by_screen[f"desk/new/{model}/"] = topic
    return by_screen


BY_SCREEN = _by_screen()
BY_PAGE_TYPE = {page_type: topic for topic in TOPICS for page_type in topic.page_types}


def topic_at(address: str) -> Topic | None:
    """The topic of a screen by its address below the admin, such as `images/33/`, if it has one."""
    screen = NUMBER.sub("#", f"/{address}")[1:] + "$"
    fitting = [beginning for beginning in BY_SCREEN if screen.startswith(beginning)]
    return BY_SCREEN[max(fitting, key=len)] if fitting else None


def topic_of_page(page) -> Topic | None:
    """The topic of a page's form; a page that stands for another language's is about to be translated."""
    return TRANSLATING if page.alias_of_id else BY_PAGE_TYPE.get(page._meta.label_lower)
