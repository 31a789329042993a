"""The table of what people of one branch know of another's: roles, objects, states, doors; at the server."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.forms.models import FormSubmission
from wagtail.documents import get_document_model
from wagtail.models import APIToken, Page, PageViewRestriction

from cms.editorial.branches.collections import shared_collection
from cms.editorial.branches.mending import set_up
from cms.localization.publishing import publish
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import write
from cms.localization.submission import submit
from cms.localization.teams import translators
from news.models import NewsPage
from programs.models import FeedbackSheetPage
from tests import factories
from tests.recorded import recorded

pytestmark = pytest.mark.django_db

# Columns: an administrator; lead and editor of the branch, which is moderated; the editor of another branch;
# the translator into Kazakh; somebody with an account and no role; a stranger.
# Rows: an object of the branch and its state. Cells, each with all it does and nothing else:
#   works       every door below
#   finds       the explorer, searches and choosers, and the APIs with a token; edits nothing
#   translates  the same, edits and previews
#   chooses     choosers, forms, and what readers have
#   reads       what readers have: the site and its APIs
#   -           no door: not named, not found, not chosen, not by its id either
TABLE = """
                                admin  lead   editor other   kk         account stranger
story       draft               works  works  works  -       -          -       -
story       scheduled           works  works  works  -       -          -       -
story       waiting             works  works  works  -       -          -       -
story       private             works  works  works  -       -          -       -
story       unpublished         works  works  works  -       -          -       -
story       public              works  works  works  chooses chooses    reads   reads
Kazakh      draft               works  works  works  -       finds      -       -
translation unpublished         works  works  works  -       translates -       -
translation public              works  works  works  chooses translates reads   reads
image       of the branch       works  works  works  -       chooses    -       -
image       shared              works  chooses chooses chooses chooses  -       -
document    of the branch       works  works  works  -       chooses    -       -
document    shared              works  chooses chooses chooses chooses  -       -
answers     to a public sheet   works  works  works  -       -          -       -
"""
COLUMNS = TABLE.split("\n")[1].split()

# What each word of the table opens, of pages, of files, and of answers. `v2` has what is public alone.
CHOOSING = {"browse", "browse into", "search", "by id", "form"}
READING = {"v2", "v3", "++api++"}
FINDING = {"explorer", "explorer by id", "admin search", "admin API", "v3", "++api++", *CHOOSING}
TRANSLATING = {*FINDING, "edit", "preview", "usage", "history", "site history"}
PAGES = {
    "works": {*TRANSLATING, "copy"},
    "translates": TRANSLATING,
    "finds": FINDING - {"v3", "++api++"},
    "chooses": {*CHOOSING, *READING},
    "reads": READING,
    "-": set(),
}
CHOOSING_FILES = {"list", "search", "by id", "several by id", "form", "v3", "admin API"}
FILES = {
    "works": {*CHOOSING_FILES, "edit", "usage", "bulk"},
    "chooses": {*CHOOSING_FILES, "bulk"},
    "-": set(),
}
ANSWERS = {"works": {"list", "submissions"}, "-": set()}

WORD = "Findable"
NEWER = "Unheard of"


def rows() -> list[tuple[str, str, dict[str, str]]]:
    """(object, state, word by column) of every line of the table."""
    return [
        (line[:12].strip(), line[12:32].strip(), dict(zip(COLUMNS, line[32:].split(), strict=True)))
        for line in TABLE.strip("\n").split("\n")[1:]
    ]


@pytest.fixture
def world(site, locales, django_capture_on_commit_callbacks):
    """The objects of the table by (object, state), and the groups of people."""

    def build():
        with django_capture_on_commit_callbacks(execute=True):
            return build_world(site, locales)

    return recorded("objects in scope", build)


def build_world(site, locales) -> SimpleNamespace:
    """A moderated branch with a story in every state, a translation, files and answers; another branch."""
    branch = site.taraz
    branch.is_moderated = True
    branch.save_revision().publish()
    workplace, other = set_up(branch), set_up(site.aktau)
    kazakh_branch = Page.objects.get(translation_key=branch.translation_key, locale=locales["kk"])
    objects: dict = {}

    def story(state, parent=branch, *, live=False):
        page = factories.NewsPageFactory(
            parent=parent,
            locale=parent.locale,
            title=f"{WORD} {state}",
            slug=f"{parent.locale.language_code}-{state}".replace(" ", "-"),
            live=live,
        )
        page.save_revision(log_action=True)
        return page

    def published(page):
        page.get_latest_revision().publish()
        return NewsPage.objects.get(pk=page.pk)

    objects["story", "draft"] = story("draft")
    scheduled = story("scheduled")
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    objects["story", "scheduled"] = scheduled
    waiting = objects["story", "waiting"] = story("waiting")
    waiting.get_workflow().start(waiting, None)
    private = objects["story", "private"] = published(story("private"))
    restriction = PageViewRestriction.objects.create(page=private, restriction_type="groups")
    restriction.groups.add(Group.objects.create(name="Board"))
    unpublished = published(story("unpublished"))
    unpublished.unpublish()
    objects["story", "unpublished"] = unpublished
    public = objects["story", "public"] = published(story("public"))
    objects["Kazakh", "draft"] = story("draft", kazakh_branch)
    for state in ("unpublished", "public"):
        source = published(story(f"source of what is {state}"))
        (translation,) = submit(source, [locales["kk"]])
        for segment in segments_of(translation):
            write(translation, segment, f"{WORD} аударма {state}")
        target = publish(translation)
        if state == "unpublished":
            target.unpublish()
        objects["translation", state] = NewsPage.objects.get(pk=target.pk)
    # What is public has a newer title that is not.
    newer = NewsPage.objects.get(pk=public.pk)
    newer.title = NEWER
    newer.save_revision()
    for state, collection in {"of the branch": workplace.collection, "shared": shared_collection()}.items():
        objects["image", state] = factories.ImageFactory(title=f"{WORD} {state}", collection=collection)
        objects["document", state] = get_document_model().objects.create(
            title=f"{WORD} {state}", file=ContentFile(b"plan", name="plan.txt"), collection=collection
        )
    forum = factories.ForumPageFactory(parent=branch, locale=branch.locale)
    sheet = FeedbackSheetPage(title="Sheet", slug="sheet", locale=branch.locale, is_open=True)
    forum.add_child(instance=sheet)
    FormSubmission.objects.create(page=sheet, form_data={"what": "The contest"})
    objects["answers", "to a public sheet"] = sheet
    teams = {
        "lead": workplace.leads,
        "editor": workplace.editors,
        "other": other.editors,
        "kk": translators(locales["kk"], site.homes["kk"]),
    }
    return SimpleNamespace(objects=objects, teams=teams, own={"other": site.aktau}, branch=branch)


@pytest.fixture
def visitor(client, world, django_user_model):
    """Make the visitor of a column."""

    def make(role) -> Visitor:
        client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        if role == "stranger":
            return Visitor(client, None, world)
        users = django_user_model.objects
        user = users.create_superuser(role) if role == "admin" else users.create_user(role)
        if role in world.teams:
            user.groups.add(world.teams[role])
        client.force_login(user)
        return Visitor(client, user, world)

    return make


class Visitor:
    """Somebody who tries the doors: of the admin with a session, of the APIs with a token or without."""

    def __init__(self, client, user, world):
        self.client, self.user, self.world = client, user, world
        self.read: dict = {}
        self.headers = {"authorization": f"Bearer {token_of(user)}"} if user else {}

    def body(self, address: str, **query) -> str:
        """What is answered, asked for once; "" for any other answer than a page."""
        key = address, *query.items()
        if key not in self.read:
            answer = self.client.get(address, query)
            self.read[key] = answer.content.decode() if answer.status_code == 200 else ""
        return self.read[key]

    def opens(self, address: str) -> bool:
        """Tell whether a view answers, or sends on to the editor of translations."""
        answer = self.client.get(address)
        return answer.status_code == 200 or (answer.status_code == 302 and "/translate/" in answer.url)

    def has(self, address: str) -> bool:
        """Tell whether an API answers, with the visitor's token or without."""
        return any(
            self.client.get(address, headers=headers).status_code == 200 for headers in (self.headers, {})
        )

    def open_doors(self, kind: str, thing) -> set[str]:
        """The doors that name an object or let it be chosen, seen or changed."""
        doors = {"image": self._files, "document": self._files, "answers": self._answers}
        return {name for name, is_open in doors.get(kind, self._pages)(thing) if is_open}

    def _pages(self, page):
        pk, parent = page.pk, page.get_parent().pk
        yield "v2", self.has(f"/api/v2/pages/{pk}/")
        yield "v3", self.has(f"/api/v3/pages/{pk}/")
        path = page.url_path.split("/", 2)[2].strip("/")
        yield "++api++", self.has(f"/++api++/{page.locale.language_code}/{path}")
        if self.user is None:
            return
        admin = "wagtailadmin_pages"
        named, chosen = f"/admin/pages/{pk}/", f'data-id="{pk}"'
        yield "explorer", named in self.body(reverse("wagtailadmin_explore", args=[parent]))
        yield "explorer by id", self.opens(reverse("wagtailadmin_explore", args=[pk]))
        yield "admin search", named in self.body(reverse(f"{admin}:search"), q=WORD)
        yield "admin API", self.opens(f"/admin/api/main/pages/{pk}/")
        yield "browse", chosen in html_of(self.body(reverse("wagtailadmin_choose_page_child", args=[parent])))
        yield "browse into", self.opens(reverse("wagtailadmin_choose_page_child", args=[pk]))
        yield "search", chosen in self.body(reverse("wagtailadmin_choose_page_search"), q=WORD)
        several = self.body(reverse("wagtailadmin_choose_page_chosen_multiple"), id=pk)
        yield "by id", bool(several and json.loads(several)["result"])
        yield "form", self._takes(about=pk)
        yield "edit", self.opens(reverse(f"{admin}:edit", args=[pk]))
        yield "preview", self.opens(reverse(f"{admin}:view_draft", args=[pk]))
        for view in ("usage", "history", "copy"):
            yield view, self.opens(reverse(f"{admin}:{view}", args=[pk]))
        yield (
            "site history",
            named in self.body(reverse("wagtailadmin_reports:site_history"), label=page.title),
        )

    def _files(self, file):
        kind = "image" if isinstance(file, factories.CustomImage) else "document"
        app = "wagtailimages" if kind == "image" else "wagtaildocs"
        yield "v3", self.has(f"/api/v3/{kind}s/{file.pk}/")
        if self.user is None:
            return
        chosen = reverse(f"{app}_chooser:chosen", args=[file.pk])
        yield "list", chosen in html_of(self.body(reverse(f"{app}_chooser:choose")))
        yield "search", chosen in self.body(reverse(f"{app}_chooser:choose_results"), q=WORD)
        yield "by id", self.opens(chosen)
        several = self.body(reverse(f"{app}_chooser:chosen_multiple"), id=file.pk)
        yield "several by id", bool(several and json.loads(several)["result"])
        link = f'<p><a linktype="document" id="{file.pk}">Plan</a></p>'
        yield "form", self._takes(**({"lead_image": file.pk} if kind == "image" else {"text": link}))
        yield "admin API", self.opens(f"/admin/api/main/{kind}s/{file.pk}/")
        yield "edit", self.opens(reverse(f"{app}:edit", args=[file.pk]))
        view = "wagtailimages:image_usage" if kind == "image" else "wagtaildocs:document_usage"
        yield "usage", self.opens(reverse(view, args=[file.pk]))
        label = file._meta
        bulk = reverse("wagtail_bulk_action", args=[label.app_label, label.model_name, "delete"])
        yield "bulk", file.title in self.body(bulk, id=file.pk)

    def _answers(self, sheet):
        if self.user is None:
            return
        yield "list", f"/{sheet.pk}/" in self.body(reverse("wagtailforms:index"))
        yield "submissions", self.opens(reverse("wagtailforms:list_submissions", args=[sheet.pk]))

    def _takes(self, text="", **chosen) -> bool:
        """Tell whether the form of a story of the visitor's own takes what is chosen; nothing is stored."""
        if not self.user.has_perm("wagtailadmin.access_admin"):
            return False
        return not story_form(self.user, self.world.branch, text, **chosen).errors.keys() & {*chosen, "body"}


def story_form(user, parent, text="", instance=None, **values):
    """The edit form of a story, as the admin sends it."""
    body = {"body-count": "1" if text else "0"}
    if text:
        # As Draftail sends it.
        from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

        converter = ContentstateConverter(["link", "document-link"])
        body |= {
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "paragraph",
            "body-0-id": "",
            "body-0-value": converter.from_database_format(text),
        }
    data = {
        "title": "A story",
        "slug": "a-story",
        "date": "2019-11-18",
        "related_pages-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "gallery_images-TOTAL_FORMS": "0",
        "gallery_images-INITIAL_FORMS": "0",
        **body,
        **values,
    }
    form_class = NewsPage.get_edit_handler().get_form_class()
    return form_class(
        data, instance=instance or NewsPage(locale=parent.locale), parent_page=parent, for_user=user
    )


def token_of(user) -> str:
    """One of Wagtail's API tokens."""
    key = APIToken.generate_token()
    APIToken.objects.create(user=user, name="Test", key_hash=APIToken.hash_token(key), prefix=key[:8])
    return key


def html_of(answer: str) -> str:
    """The page in the answer of a chooser."""
    return json.loads(answer)["html"] if answer else ""


def expected(kind: str, state: str, word: str) -> set[str]:
    """The doors a word of the table opens."""
    if kind in ("image", "document"):
        return FILES[word]
    if kind == "answers":
        return ANSWERS[word]
    return PAGES[word] | (READING if state == "public" and word != "-" else set())


@pytest.mark.parametrize("role", COLUMNS)
def test_everybody_comes_to_what_is_theirs_and_to_nothing_else(visitor, world, role):
    somebody = visitor(role)
    wrong = {}
    for kind, state, words in rows():
        doors = somebody.open_doors(kind, world.objects[kind, state])
        wanted = expected(kind, state, words[role])
        if doors != wanted:
            wrong[kind, state] = {"open": sorted(doors - wanted), "closed": sorted(wanted - doors)}
    assert not wrong
