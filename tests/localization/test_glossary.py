"""The glossary: terms found in any form, translations that use other words, seed and list."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.languages.word_forms import Phrase, words_of
from cms.localization.glossary import Glossary
from cms.localization.glossary_seed import ENTRIES, LANGUAGES
from cms.localization.glossary_viewset import GlossaryEntryViewSet, GlossaryIndexView
from cms.localization.models import GlossaryEntry, GlossaryTerm

FORMS = [
    ("ru", "форум", "форума форуму форумом форуме форумы форумов форумам форумами форумах Форум ФОРУМ"),
    ("ru", "конкурс", "конкурсы конкурсов конкурсам"),
    ("ru", "критерий", "критерия критериям критерии критериев критериями"),
    ("ru", "победитель", "победителя победителей победителями"),
    ("ru", "призёр", "призер призёры призеров"),
    ("ru", "цель", "цели целью целей целям"),
    ("ru", "выставка", "выставки выставке выставкой"),
    ("ru", "номинация", "номинации номинацией номинаций"),
    ("ru", "ведущая школа", "ведущей школы;ведущие школы;ведущих школ;ведущую школу"),
    ("ru", "пленарное заседание", "пленарного заседания;пленарном заседании;пленарных заседаний"),
    ("kk", "форум", "форумға форумда форумдағы форумның форумдары форумдарымыздың"),
    ("kk", "мектеп", "мектебі мектепте мектептердің мектебіміз"),
    ("kk", "көрме", "көрмеге көрмесі көрмелер"),
    ("kk", "диалог алаңы", "диалог алаңында;диалог алаңының;Диалог алаңдары"),
    ("kk", "кері байланыс парағы", "кері байланыс парағын;кері байланыс парақтары"),
    ("kk", "ұйымдастырушы", "ұйымдастырушылар ұйымдастырушының"),
    ("kk", "мақсаты", "мақсат мақсатында"),
    ("en", "trainer", "trainers Trainer TRAINERS"),
    ("en", "gallery", "galleries"),
    ("en", "views", "view"),
    ("en", "aim", "aims"),
    ("en", "prize-winner", "prize-winners;prize winner"),
]
OTHER_WORDS = [
    ("ru", "форум", "форумчане информ"),
    ("ru", "цель", "целый целом"),
    ("ru", "этап", "этапировать"),
    ("ru", "НИШ", "ниш Ниша"),
    ("kk", "көрме", "көрмейді көрмеген"),
    ("kk", "тренер", "тренерлік"),
    ("en", "aim", "aimed claims"),
    ("en", "news", "new"),
    ("en", "print", "printing sprints"),
    ("ru", "ведущая школа", "ведущая, школа;ведущая. Школа"),
]


def forms(text: str, separated_by: str) -> list[str]:
    return text.split(";") if ";" in text or " " in separated_by else text.split()


def is_found(term: str, language: str, text: str) -> bool:
    return Phrase.of(term, language).is_in(words_of(text), text)


@pytest.mark.parametrize(("language", "term", "text"), FORMS)
def test_a_term_is_found_in_its_forms(language, term, text):
    assert [form for form in forms(text, term) if not is_found(term, language, form)] == []


@pytest.mark.parametrize(("language", "term", "text"), OTHER_WORDS)
def test_other_words_that_begin_alike_are_not_the_term(language, term, text):
    assert [form for form in forms(text, term) if is_found(term, language, form)] == []


def entry(locales, note="", **terms) -> GlossaryEntry:
    """An entry; terms by language, other forms behind semicolons."""
    new_entry = GlossaryEntry.objects.create(note=note)
    for code, text in terms.items():
        term, _, variants = text.partition(";")
        GlossaryTerm.objects.create(entry=new_entry, locale=locales[code], term=term, variants=variants)
    return new_entry


@pytest.fixture
def glossary(locales):
    """English to Kazakh with a few entries."""
    entry(locales, en="forum", ru="форум", kk="форум")
    entry(locales, "Not a fair.", en="regional forum", ru="областной форум", kk="облыстық форум")
    entry(locales, en="contest; competition", ru="конкурс", kk="байқау")
    entry(locales, en="NIS", ru="НИШ", kk="НЗМ")
    entry(locales, en="jury", ru="жюри")
    return Glossary(locales["en"], locales["kk"])


def test_terms_are_marked_where_they_stand_with_what_was_agreed(glossary):
    text = "Two Contests at the regional forum"
    first, second = glossary.marked(text)
    assert (text[first.start : first.end], first.words, first.term) == ("Contests", "Contests", "байқау")
    assert (second.words, second.term, second.note) == ("regional forum", "облыстық форум", "Not a fair.")


def test_the_longest_of_terms_that_overlap_is_marked(glossary):
    assert [match.words for match in glossary.marked("The regional forum and other forums")] == [
        "regional forum",
        "forums",
    ]


def test_the_longest_is_marked_wherever_it_begins(locales):
    entry(locales, en="leading school", ru="ведущая школа")
    entry(locales, en="school development plan", ru="план развития школы")
    matches = Glossary(locales["en"], locales["ru"]).marked("a leading school development plan")
    assert [match.words for match in matches] == ["school development plan"]


def test_other_forms_of_a_source_term_are_marked_too(glossary):
    assert [match.term for match in glossary.marked("a competition")] == ["байқау"]


def test_an_entry_without_a_term_in_the_target_language_is_of_no_use(glossary):
    assert glossary.marked("the jury") == []


def test_inline_markup_is_no_text_and_does_not_part_a_term(glossary):
    text = 'The <b>regional</b> forum, <a id="forum">here</a> &forum;'
    (match,) = glossary.marked(text)
    assert text[match.start : match.end] == "regional</b> forum"


def test_an_abbreviation_is_found_in_capitals_only(glossary):
    assert [match.words for match in glossary.marked("NIS, not nis")] == ["NIS"]


def test_a_translation_with_another_word_is_named(glossary):
    missing = glossary.missing("The contest of the forum", "Форумдағы жарыс")
    assert [(match.words, match.term) for match in missing] == [("contest", "байқау")]


def test_a_translation_with_the_agreed_words_in_any_form_is_not(glossary):
    assert glossary.missing("Contests at NIS", "НЗМ-дегі байқаулар") == []


def test_a_term_that_stands_twice_is_missing_once(glossary):
    assert len(glossary.missing("A contest and a contest", "Жарыс пен жарыс")) == 1


def test_nothing_is_missing_of_empty_texts(glossary):
    assert glossary.missing("", "") == glossary.marked("") == []


def test_another_form_of_the_target_term_is_accepted(locales):
    entry(locales, ru="призёр", kk="жүлдегер; жүлделі орын иегері")
    glossary = Glossary(locales["ru"], locales["kk"])
    assert glossary.missing("Призёры", "Жүлделі орын иегерлері") == []


def test_a_glossary_is_loaded_in_one_query(glossary, locales, django_assert_num_queries):
    with django_assert_num_queries(1):
        loaded = Glossary(locales["en"], locales["ru"])
        loaded.missing("contest " * 50, "конкурс " * 50)


def test_the_agreed_terms_are_loaded_once(locales, capsys):
    call_command("load_glossary")
    assert f"{len(ENTRIES)} entries and {3 * len(ENTRIES)} terms" in capsys.readouterr().out
    call_command("load_glossary")
    assert "0 entries and 0 terms" in capsys.readouterr().out
    assert GlossaryEntry.objects.count() == len(ENTRIES)


def test_loading_changes_nothing_that_is_there_and_adds_a_lacking_language(locales):
    ours = entry(locales, "Ours.", en="Forum", ru="слёт")
    call_command("load_glossary")
    ours.refresh_from_db()
    terms = dict(ours.terms.values_list("locale__language_code", "term"))
    assert (ours.note, terms) == ("Ours.", {"en": "Forum", "ru": "слёт", "kk": "форум"})
    assert GlossaryEntry.objects.count() == len(ENTRIES)


def test_loading_asks_as_much_whatever_is_there(locales, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        call_command("load_glossary")


def test_no_two_agreed_entries_share_a_term():
    for number, _language in enumerate(LANGUAGES):
        terms = [seed[number].split(";")[0].casefold() for seed in ENTRIES]
        assert len(set(terms)) == len(terms)


def test_the_agreed_terms_know_one_another_in_all_pairs(locales):
    call_command("load_glossary")
    for source, target in (("ru", "kk"), ("en", "ru"), ("kk", "en")):
        glossary = Glossary(locales[source], locales[target])
        texts = {code: [seed[LANGUAGES.index(code)] for seed in ENTRIES] for code in (source, target)}
        for source_terms, target_terms in zip(texts[source], texts[target], strict=True):
            assert glossary.missing(source_terms.split(";")[0], target_terms.split(";")[0]) == []


@pytest.fixture
def listed(admin_user, rf: RequestFactory):
    """The entries of the admin's list for a query, as the first language's terms."""

    def terms_for(query: str = "") -> list[str]:
        viewset = GlossaryEntryViewSet()
        request = rf.get("/", {"q": query} if query else {})
        request.user = admin_user
        view = GlossaryIndexView(
            model=GlossaryEntry, queryset=viewset.get_queryset, index_results_url="/", search_fields=None
        )
        view.setup(request)
        return [entry.term_kk for entry in view.get_queryset()]

    return terms_for


def test_the_list_is_in_order_of_the_first_language(glossary, listed):
    assert listed() == ["НЗМ", "байқау", "облыстық форум", "форум", None]


def test_the_list_is_searched_in_every_language_whatever_the_case(glossary, listed):
    assert listed("КОНКУРС") == ["байқау"]
    assert listed("competition") == ["байқау"]
    assert listed("fair") == ["облыстық форум"]
    assert listed("nothing") == []


@pytest.fixture
def list_url():
    """The list's address in the admin."""
    return reverse(GlossaryEntry.snippet_viewset.get_url_name("list"))


def test_the_list_in_the_admin_shows_a_column_for_each_language(glossary, admin_client, list_url):
    response = admin_client.get(list_url)
    names = [column.name for column in response.context["table"].columns.values()]
    assert names == ["bulk_actions", "term_kk", "term_ru", "term_en", "note"]
    page = response.content.decode()
    assert all(term in page for term in ("regional forum", "областной форум", "облыстық форум"))


def test_the_list_asks_as_much_for_many_entries_as_for_few(glossary, locales, admin_client, list_url):
    admin_client.get(list_url)
    with CaptureQueriesContext(connection) as few:
        admin_client.get(list_url)
    call_command("load_glossary")
    with CaptureQueriesContext(connection) as many:
        admin_client.get(list_url)
    assert len(many) == len(few)
