"""Two people write one segment: neither text is lost, and the second one chooses; earlier texts are kept."""

import json
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from cms.localization.adoption import adopt
from cms.localization.models import EarlierText
from cms.localization.publishing import publish
from cms.localization.store import earlier
from cms.localization.store.segments import segments_of
from cms.localization.store.stored_texts import Conflict, write
from programs.models import ForumPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def aigul(django_user_model):
    """One translator."""
    return django_user_model.objects.create_superuser("aigul", first_name="Айгүл", last_name="Серік")


@pytest.fixture
def boris(django_user_model):
    """Another one."""
    return django_user_model.objects.create_superuser("boris", first_name="Борис", last_name="Ким")


@pytest.fixture
def title(forum, submitted):
    """Read the title of a forum that is being translated into Russian, as it is now."""
    translation = submitted(forum)

    def read():
        return translation, next(segment for segment in segments_of(translation) if segment.path == "title")

    return read


@pytest.fixture
def save(client, title):
    """Send the title as the editor's script does, as a person who was shown a version of it."""

    def send(user, **sent):
        client.force_login(user)
        translation, segment = title()
        address = reverse("localization:save_segment", args=[translation.pk, segment.pk])
        return client.post(address, json.dumps(sent), "application/json")

    return send


def texts() -> list[str]:
    """The earlier texts, the newest first."""
    return [entry.text for entry in EarlierText.objects.all()]


def test_a_text_is_saved_against_the_version_it_was_shown_in(save, title, aigul, boris):
    first = save(aigul, text="Форум", shown="").json()
    second = save(boris, text="Форум школ", shown=first["version"])
    assert second.status_code == 200
    assert title()[1].text == "Форум школ"


def test_the_second_of_two_is_shown_the_first_one_s_text_and_nothing_is_lost(save, title, aigul, boris):
    save(aigul, text="Форум Айгүл", shown="")
    refused = save(boris, text="Форум Бориса", shown="")
    assert refused.status_code == 409
    assert title()[1].text == "Форум Айгүл"
    answer = refused.json()
    assert answer["text"] == "Форум Айгүл"
    assert answer["version"] == title()[1].version
    assert "Айгүл Серік has written another text meanwhile" in answer["conflict"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "Айгүл Серік осы арада мұнда басқа мәтін жазды"),
        ("ru", "здесь появился другой текст (Айгүл Серік, "),
    ],
)
def test_a_conflict_is_told_in_the_person_s_language(save, client, aigul, boris, language, words):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    save(aigul, text="Форум Айгүл", shown="")
    assert words in save(boris, text="Форум Бориса", shown="").json()["conflict"]


def test_who_takes_their_own_text_leaves_the_other_among_the_earlier_ones(save, title, aigul, boris):
    save(aigul, text="Форум Айгүл", shown="")
    version = save(boris, text="Форум Бориса", shown="").json()["version"]
    answer = save(boris, text="Форум Бориса", shown=version, chosen=True)
    assert answer.json()["earlier"] == 1
    assert title()[1].text == "Форум Бориса"
    (kept,) = EarlierText.objects.all()
    assert (kept.text, kept.made_by, kept.replaced_by) == ("Форум Айгүл", aigul, boris)


def test_who_takes_the_other_s_text_finds_their_own_among_the_earlier_ones(save, title, aigul, boris):
    save(aigul, text="Форум Айгүл", shown="")
    version = save(boris, text="Форум Бориса", shown="").json()["version"]
    answer = save(boris, declined="Форум Бориса", shown=version).json()
    assert answer["text"] == "Форум Айгүл"
    assert title()[1].translation.last_translated_by == aigul
    assert [(kept.text, kept.made_by) for kept in EarlierText.objects.all()] == [("Форум Бориса", boris)]


def test_two_windows_of_one_person_lose_nothing_either(save, title, aigul):
    save(aigul, text="В одном окне", shown="")
    refused = save(aigul, text="В другом окне", shown="")
    assert refused.status_code == 409
    save(aigul, text="В другом окне", shown=refused.json()["version"], chosen=True)
    assert texts() == ["В одном окне"]


def test_the_same_text_from_two_people_is_no_conflict(save, aigul, boris):
    save(aigul, text="Форум", shown="")
    assert save(boris, text="Форум", shown="").status_code == 200


def test_a_text_that_was_taken_away_meanwhile_is_told(save, aigul, boris):
    version = save(aigul, text="Форум", shown="").json()["version"]
    save(boris, text="", shown=version)
    refused = save(aigul, text="Форум школ", shown=version)
    assert refused.status_code == 409
    assert "Борис Ким has taken the text away meanwhile" in refused.json()["conflict"]
    assert texts() == ["Форум"]


def test_nobody_confirms_a_text_they_have_not_seen(save, title, aigul, boris):
    version = save(aigul, text="Форум", shown="").json()["version"]
    save(boris, text="Форум школ", shown=version)
    assert save(aigul, confirm=True, shown=version).status_code == 409
    assert title()[1].translation.last_translated_by == boris


def test_a_segment_read_before_somebody_wrote_it_is_not_written_over(title, aigul, boris):
    translation, read_early = title()
    write(translation, title()[1], "Форум Айгүл", aigul)
    with pytest.raises(Conflict) as conflict:
        write(translation, read_early, "Форум Бориса", boris, shown="")
    assert conflict.value.segment.text == "Форум Айгүл"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL")
def test_of_two_who_write_at_the_same_moment_one_is_told(title, aigul, boris):
    translation, _segment = title()
    start, outcomes = Barrier(2), []

    def work(user, text):
        segment = title()[1]
        start.wait()
        try:
            write(translation, segment, text, user, shown="")
            outcomes.append("saved")
        except Conflict:
            outcomes.append("told")
        finally:
            connection.close()

    people = [
        Thread(target=work, args=(aigul, "Форум Айгүл")),
        Thread(target=work, args=(boris, "Форум Бориса")),
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert sorted(outcomes) == ["saved", "told"]


def test_without_scripts_both_texts_are_shown_too(client, title, aigul, boris):
    translation, segment = title()
    write(translation, segment, "Форум Айгүл", aigul)
    client.force_login(boris)
    address = reverse("localization:translate", args=[translation.pk])
    page = client.post(
        address, {f"segment-{segment.pk}": "Форум Бориса", f"shown-{segment.pk}": ""}
    ).content.decode()
    assert "Форум Бориса</textarea>" in page
    assert "Айгүл Серік has written another text meanwhile" in page
    assert title()[1].text == "Форум Айгүл"


def test_what_cannot_be_stored_without_scripts_stays_in_its_field(client, title, aigul):
    translation, segment = title()
    client.force_login(aigul)
    address = reverse("localization:publish", args=[translation.pk])
    page = client.post(address, {f"segment-{segment.pk}": "Ф" * 200, f"shown-{segment.pk}": ""})
    assert f"{'Ф' * 200}</textarea>" in page.content.decode()
    assert not ForumPage.objects.filter(title="Ф" * 200).exists()


def test_the_steps_of_one_person_s_typing_are_not_kept_but_what_stood_before_a_pause_is(title, aigul):
    translation, segment = title()
    for text in ("Фо", "Форум", "Форум шк"):
        write(translation, segment, text, aigul)
    assert texts() == []
    StringTranslation.objects.update(updated_at=timezone.now() - 2 * earlier.PAUSE)
    write(translation, segment, "Форум школ", aigul)
    assert texts() == ["Форум шк"]


def test_so_many_earlier_texts_are_kept_and_no_more(title, aigul, boris):
    translation, segment = title()
    for number in range(earlier.MOST + 3):
        write(translation, segment, f"Форум {number}", (aigul, boris)[number % 2])
    assert len(texts()) == earlier.MOST
    assert texts()[0] == f"Форум {earlier.MOST + 1}"


def test_the_editor_lists_what_a_segment_said_before(client, title, aigul, boris):
    translation, segment = title()
    write(translation, segment, "Первый", aigul)
    write(translation, segment, "Второй", boris)
    client.force_login(boris)
    address = reverse("localization:earlier_texts", args=[translation.pk, segment.pk])
    assert address in client.get(reverse("localization:translate", args=[translation.pk])).content.decode()
    listed = client.get(address).content.decode()
    assert 'data-use="Первый"' in listed
    assert "Айгүл Серік" in listed


def test_who_may_not_write_a_translation_does_not_read_its_earlier_texts(client, title, aigul, user_of):
    translation, segment = title()
    write(translation, segment, "Первый", aigul)
    client.force_login(user_of("aktau"))
    answer = client.get(reverse("localization:earlier_texts", args=[translation.pk, segment.pk]))
    assert answer.status_code == 302


def test_a_text_taken_over_from_the_page_leaves_the_segment_s_own_among_the_earlier_ones(
    forum, translated, aigul, boris
):
    translation = translated(forum)
    page = ForumPage.objects.get(pk=publish(translation, aigul).pk)
    page.title = "По-своему"
    page.save_revision(user=boris)
    StringTranslation.objects.update(last_translated_by=aigul, updated_at=timezone.now() - timedelta(hours=1))
    adopt(translation, page, boris)
    assert texts() == [f"RU {forum.title}"]
