"""WordPress' export: posts with categories, counters, featured pictures and galleries."""

from datetime import datetime

import pytest

from cms.intake.archives.formats.wordpress import read_wordpress
from cms.intake.archives.story import Unreadable

EXPORT = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Old site</title>
<item>
  <title>Hall</title>
  <wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type>
  <wp:attachment_url>https://old.example.kz/wp-content/uploads/2019/11/hall.jpg</wp:attachment_url>
  <wp:postmeta>
    <wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A hall</wp:meta_value>
  </wp:postmeta>
</item>
<item>
  <title>Forum &amp; contest</title>
  <link>https://old.example.kz/?p=12</link>
  <content:encoded><![CDATA[First paragraph.

Second <b>one</b>.
[gallery ids="7"]
[caption id="x"]<img src="/uploads/2019/11/hall.jpg" alt="Hall"> In the hall[/caption]]]></content:encoded>
  <excerpt:encoded><![CDATA[<p>Two days</p>]]></excerpt:encoded>
  <wp:post_id>12</wp:post_id><wp:post_date>2019-11-18 09:30:00</wp:post_date>
  <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
  <category domain="category" nicename="forums"><![CDATA[Forums]]></category>
  <category domain="category" nicename="uncategorized"><![CDATA[Uncategorized]]></category>
  <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>
  <wp:postmeta><wp:meta_key>post_views_count</wp:meta_key><wp:meta_value>1772</wp:meta_value></wp:postmeta>
</item>
<item><title>Contact</title><wp:post_type>page</wp:post_type></item>
<item><title>Gone</title><wp:post_type>post</wp:post_type><wp:status>trash</wp:status></item>
</channel></rss>
"""


def test_posts_are_read_with_what_belongs_to_them():
    (story,) = read_wordpress(EXPORT.encode())
    assert (story.row, story.title, story.lead) == (1, "Forum & contest", "Two days")
    assert story.published == datetime(2019, 11, 18, 9, 30) and story.views == 1772
    assert story.address == "https://old.example.kz/?p=12" and story.topics == ("Forums",)
    assert (story.lead_picture.name.rsplit("/", 1)[-1], story.lead_picture.alternative_text) == (
        "hall.jpg",
        "A hall",
    )
    assert [picture.name.rsplit("/", 1)[-1] for picture in story.pictures] == ["hall.jpg"]
    assert "[gallery" not in story.html and "<figcaption> In the hall</figcaption>" in story.html


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<rss>",
        b"<html></html>",
        b'<!DOCTYPE rss [<!ENTITY a "b">]><rss>&a;</rss>',
        b'<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss></rss>',
    ],
)
def test_what_is_no_export_or_has_entities_of_its_own_is_refused(data):
    with pytest.raises(Unreadable):
        list(read_wordpress(data))
