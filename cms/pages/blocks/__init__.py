"""StreamField blocks every page type may use in its body: a class, a template and a preview each."""

from cms.pages.blocks.media import DocumentBlock, GalleryBlock, ImageWithCaptionBlock, VideoBlock
from cms.pages.blocks.pages import PageListBlock
from cms.pages.blocks.people import PeopleBlock
from cms.pages.blocks.text import CallOutBlock, HeadingBlock, ParagraphBlock, QuoteBlock, TextTableBlock

BODY_BLOCKS = [
    ("heading", HeadingBlock()),
    ("paragraph", ParagraphBlock()),
    ("image", ImageWithCaptionBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("callout", CallOutBlock()),
    ("people", PeopleBlock()),
    ("table", TextTableBlock()),
    ("document", DocumentBlock()),
    ("video", VideoBlock()),
    ("pages", PageListBlock()),
]

__all__ = ["BODY_BLOCKS"]
