"""Web pages of an old site: the story is read, what stands around it is not."""

from datetime import date

from cms.intake.archives.formats.web_pages import read_page

PAGE = """<!DOCTYPE html><html lang="ru"><head><title>Форум | Старый сайт</title>
<meta charset="utf-8"><link rel="canonical" href="http://old.example.kz/index.php?id=12&amp;lang=ru"></head>
<body><nav><a href="/">Главная</a></nav><div class="sidebar">Реклама</div>
<div class="content"><h1>Форум в Таразе</h1><span class="date">18 ноября 2019</span>
<div class="views">Просмотров: 1 772</div>
<p>Первый абзац.</p><img src="../img/hall.jpg" alt="Зал"><script>alert(1)</script>
<p>Второй абзац.</p><div class="share">Поделиться</div></div>
<footer>© 2019</footer></body></html>"""


def test_a_page_is_read_without_what_stands_around_its_story():
    story = read_page(1, "news/12.html", PAGE)
    assert (story.title, story.published, story.views) == ("Форум в Таразе", date(2019, 11, 18), 1772)
    assert story.address == "http://old.example.kz/index.php?id=12&lang=ru"
    assert (story.language, story.folder) == ("ru", "news")
    assert "Первый абзац." in story.html and "Второй абзац." in story.html and "hall.jpg" in story.html
    for around in ("Главная", "Реклама", "Поделиться", "© 2019", "alert", "Просмотров", "18 ноября", "<h1"):
        assert around not in story.html


def test_a_page_without_an_address_has_that_of_its_file():
    story = read_page(
        3, "2019/forum.html", "<h1>Forum</h1><time datetime='2019-11-18'>today</time><p>Text</p>"
    )
    assert (story.row, story.title, story.address) == (3, "Forum", "/2019/forum.html")
    assert story.published == date(2019, 11, 18)


def test_the_number_of_views_is_found_in_the_words_around_it():
    for words, views in (
        ("Қаралды: 1772", 1772),
        ("1 772 views", 1772),
        ("340 просмотров", 340),
        ("Hits 12", 12),
    ):
        story = read_page(1, "a.html", f"<h1>Forum</h1><p>Text</p><em>{words}</em>")
        assert story.views == views


def test_a_page_in_frames_of_tables_is_read_too():
    text = "<table><tr><td class='menu'>Menu</td><td class='main'><h1>Forum</h1><p>Text</p></td></tr></table>"
    story = read_page(1, "a.html", text)
    assert story.title == "Forum" and "Text" in story.html and "Menu" not in story.html
