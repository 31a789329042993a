"""The read model: every page readers may see, serialised once and read as bytes."""

from datetime import UTC, datetime

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from wagtail_plone.json_text import AsSent
from wagtail_plone.sequence import Counter, Position, new_epoch  # noqa: F401  models are looked for here
from wagtail_plone.watching import note_read

# Plone's date of content that never became effective, as its catalog has it.
NEVER_EFFECTIVE = datetime(1969, 12, 31, tzinfo=UTC)


class PublishedDocument(index.Indexed, models.Model):
    """One live, public page as clients read it.

    `body` is the page's own content as a JSON object without what depends on the tree around it; `summary`
    is what lists and other pages show of it; the other columns are what lists filter and sort by, taken from
    the body and from the page's place in the tree. Each question lists ask has an index that answers it, in
    the order asked for, so that the length of the site does not matter (`tests/api/test_plans.py`).
    """

    # Its rows name pages, but nobody's content refers to anything through them.
    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    uid = models.CharField(max_length=32, unique=True)
    translation_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=16)
    portal_type = models.CharField(max_length=80)
    path = models.CharField(max_length=1000, db_index=True)
    # The path's last segment, and the paths of the place above and of the home page.
    slug = models.CharField(max_length=255, default="", db_index=True)
    parent_path = models.CharField(max_length=1000, null=True)  # noqa: DJ001  null: a home page at the root
    home_path = models.CharField(max_length=1000, default="")
    # The page's own, kept here for an index: what stands right below a place is one range of it, in order.
    # Moving one page shifts those of its neighbours, see `wagtail_plone.documents.refresh.reposition`.
    tree_path = models.CharField(max_length=255, default="", db_index=True)
    depth = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=255)
    # Steps from the tree's root to the home page this page stands below, which counts as one.
    root_depth = models.PositiveSmallIntegerField()
    # Segments of the path.
    level = models.PositiveSmallIntegerField()
    in_menus = models.BooleanField()
    # Never null: PostgreSQL puts nulls first where the newest are asked for, and no index could help.
    created = models.DateTimeField(default=NEVER_EFFECTIVE)
    modified = models.DateTimeField(default=NEVER_EFFECTIVE)
    effective = models.DateTimeField(default=NEVER_EFFECTIVE, db_index=True)
    expires = models.DateTimeField(null=True)
    start = models.DateTimeField(null=True, db_index=True)
    end = models.DateTimeField(null=True)
    # What the page lists, where it is a list: {"query", "sort_on", "sort_reversed", "limit"}.
    query = models.JSONField(null=True)
    summary = models.JSONField(encoder=AsSent)
    body = models.TextField()
    # The words of the page, for search alone.
    text = models.TextField()
    fingerprint = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField(unique=True)
    # The number of the change by which it came to where it stands.
    placed = models.PositiveBigIntegerField(default=0)

    # Added to the index, several at once, by `wagtail_plone.documents.storing`, which sends no signals.
    search_auto_update = False
    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("text"),
        index.AutocompleteField("title"),
        index.AutocompleteField("text"),
    ]

    class Meta:
        verbose_name = _("published document")
        verbose_name_plural = _("published documents")
        indexes = [
            # What is below a place, its neighbours, and the menu.
            models.Index(fields=["depth", "tree_path"], name="document_below"),
            models.Index(fields=["in_menus", "depth", "tree_path"], name="document_menu"),
            # Of one language (below one home page): in the tree's order, the newest, those of one type.
            models.Index(fields=["home_path", "tree_path"], name="document_home_tree"),
            models.Index(fields=["home_path", "effective"], name="document_home_effective"),
            models.Index(fields=["home_path", "modified"], name="document_home_modified"),
            models.Index("home_path", Lower("title"), name="document_home_title"),
            models.Index(fields=["home_path", "slug"], name="document_home_slug"),
            models.Index(fields=["home_path", "portal_type", "tree_path"], name="document_home_type_tree"),
            models.Index(fields=["home_path", "portal_type", "effective"], name="document_home_type_new"),
            models.Index(fields=["home_path", "portal_type", "start"], name="document_home_type_start"),
            # Of one folder, such as a branch; and of all languages.
            models.Index(fields=["parent_path", "portal_type", "effective"], name="document_parent_type_new"),
            models.Index(fields=["parent_path", "effective"], name="document_parent_effective"),
            models.Index(fields=["portal_type", "effective"], name="document_type_effective"),
            models.Index(fields=["title"], name="document_title"),
        ]

    def __str__(self) -> str:
        return self.path

    @classmethod
    def from_db(cls, db, field_names, values):
        """A document as it is read, which the answer that is being made depends on from now on."""
        document = super().from_db(db, field_names, values)
        note_read(document.pk)
        return document


class RemovedDocument(models.Model):
    """A document that is gone, for clients that keep a copy (`@changes`): unpublished, deleted, restricted.

    Forgotten after `conf.changes_days`, and when there is such a document again.
    """

    wagtail_reference_index_ignore = True

    uid = models.CharField(max_length=32, primary_key=True)
    # The primary key the document had.
    key = models.PositiveBigIntegerField(default=0)
    path = models.CharField(max_length=1000)
    language = models.CharField(max_length=16)
    portal_type = models.CharField(max_length=80)
    sequence = models.PositiveBigIntegerField(unique=True)
    removed_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        verbose_name = _("removed document")
        verbose_name_plural = _("removed documents")

    def __str__(self) -> str:
        return self.path


class OwedRefresh(models.Model):
    """A look that has to be taken at documents, written down in the transaction that made it necessary.

    So a process that is killed owes nothing that nobody knows of. Rows are only added and deleted, never
    changed: two transactions that owe the same page do not wait for one another. Whoever makes a document
    takes the rows of its page away first, in the same transaction, and reads the page afterwards: the rows
    are the lock by which the newest state wins.
    """

    class Kind(models.TextChoices):
        """What `key` names."""

        PAGE = "page", _("a page")
        BELOW = "below", _("a page and all below it")
        SHOWN = "shown", _("the pages that show an object")
        ABOVE = "above", _("the page above one that came or went")

    wagtail_reference_index_ignore = True

    kind = models.CharField(max_length=8, choices=Kind.choices)
    # The primary key of a page or an object; a tree path for ABOVE.
    key = models.CharField(max_length=255)
    # "app.model" for SHOWN.
    model = models.CharField(max_length=200, blank=True)
    owed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("owed refresh")
        verbose_name_plural = _("owed refreshes")
        indexes = [models.Index(fields=["kind", "key"], name="owed_kind_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.model} {self.key}"


class DocumentSubject(models.Model):
    """One subject (topic, tag) of a document: what `Subject` filters by."""

    document = models.ForeignKey(PublishedDocument, on_delete=models.CASCADE, related_name="subjects")
    name = models.CharField(max_length=255, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("subject of a document")
        verbose_name_plural = _("subjects of documents")

    def __str__(self) -> str:
        return self.name


class DocumentRelation(models.Model):
    """A page by which a document is found, in an index that the site declares.

    See `wagtail_plone.serialize.relations`. `key` is the page's `translation_key` in hexadecimal digits: the
    same in all languages.
    """

    document = models.ForeignKey(PublishedDocument, on_delete=models.CASCADE, related_name="relations")
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=32)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("relation of a document")
        verbose_name_plural = _("relations of documents")
        indexes = [models.Index(fields=["name", "key"], name="document_relation")]

    def __str__(self) -> str:
        return f"{self.name}: {self.key}"


class RevokedToken(models.Model):
    """A log-in that its holder has ended, by the `sid` of its tokens, until the last of them expires."""

    token_id = models.CharField(max_length=32, primary_key=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("revoked token")
        verbose_name_plural = _("revoked tokens")

    def __str__(self) -> str:
        return self.token_id


class SerialisationFailure(models.Model):
    """A page that could not be serialised. It has no document until it can; its publication stands."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    error = models.TextField()
    attempts = models.PositiveIntegerField(default=1)
    failed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("serialisation failure")
        verbose_name_plural = _("serialisation failures")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reason}"

    @property
    def reason(self) -> str:
        """The last line of the traceback: what went wrong, without where."""
        return self.error.strip().rpartition("\n")[2]
