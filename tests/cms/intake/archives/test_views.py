"""Archives by the form: for administrators and leads, checked first, stopped, resumed, discarded."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.intake.archives import importing
from cms.intake.archives.models import Archive, ImportedStory
from news.models import NewsPage
from tests.cms.intake.archives.made import archive_of, packed, table

pytestmark = pytest.mark.django_db
State = Archive.State


@pytest.fixture
def hand_in(client, people, workplace):
    """Hand an archive in as the lead of the branch; returns the archive."""
    client.force_login(people.lead)

    def hand_in(data: bytes, name: str = "stories.zip", **values):
        file = SimpleUploadedFile(name, data)
        sent = {"workplace": workplace.pk, "file": file, "language": "en", "publishes": "on", **values}
        answer = client.post(reverse("archives:add"), sent)
        assert answer.status_code == 302, answer.context["form"].errors
        shown = client.get(answer["Location"])
        return Archive.objects.get(), shown.content.decode()

    return hand_in


def press(client, archive: Archive, name: str) -> str:
    """Press a button of the archive's page; what is shown next."""
    answer = client.post(reverse(f"archives:{name}", args=[archive.pk]), follow=True)
    assert answer.status_code == 200
    archive.refresh_from_db()
    return answer.content.decode()


def test_an_archive_is_checked_first_and_imported_when_its_lead_has_seen_the_result(client, hand_in, people):
    archive, shown = hand_in(archive_of(2))
    assert archive.state == State.CHECKED and not NewsPage.objects.exists()
    assert "New: 2" in shown and "What an import would do" in shown
    shown = press(client, archive, "import")
    assert archive.state == State.DONE and "imported" in shown
    # In the branch's three languages.
    pages = NewsPage.objects.filter(fallback_from=None)
    assert pages.count() == 2 and all(page.live and page.owner == people.lead for page in pages)
    for page in pages:
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in shown
    assert not archive.file


def test_errors_are_named_by_row_and_column_before_anything_is_imported(client, hand_in):
    data = packed({"stories.csv": table([
        {"Заголовок": "One", "Дата": "18.11.2019", "Текст": "Text"},
        {"Заголовок": "", "Дата": "осенью", "Текст": "Text"},
    ])})  # fmt: skip
    archive, shown = hand_in(data)
    assert "Errors: these rows are not imported" in shown
    assert '<th scope="row">2</th>' in shown and "<td>Дата</td>" in shown and "“осенью” is no date." in shown
    assert "Import the rows without errors" in shown
    press(client, archive, "import")
    assert list(ImportedStory.objects.values_list("row", flat=True)) == [1]


def test_what_cannot_be_read_says_why_and_is_discarded_with_its_file(client, hand_in):
    archive, shown = hand_in(b"title,date\n", "stories.json")
    assert archive.state == State.REFUSED and "This is not a JSON file" in shown
    name = archive.file.name
    assert default_storage.exists(name)
    answer = client.post(reverse("archives:discard", args=[archive.pk]))
    assert answer.status_code == 302
    assert not Archive.objects.exists() and not default_storage.exists(name)


def test_an_import_is_stopped_between_two_stories_and_resumed(client, hand_in, monkeypatch):
    archive, _shown = hand_in(archive_of(4, pictures=0))
    go_on = importing.Import._go_on

    def stop_after_two(self, done):
        if done == 3:
            client.post(reverse("archives:stop", args=[archive.pk]))
        go_on(self, done)

    monkeypatch.setattr(importing.Import, "_go_on", stop_after_two)
    shown = press(client, archive, "import")
    assert archive.state == State.STOPPED and ImportedStory.objects.count() == 2
    assert "New: 2" in shown and "Resume" in shown
    monkeypatch.setattr(importing.Import, "_go_on", go_on)
    shown = press(client, archive, "import")
    assert archive.state == State.DONE and "New: 4" in shown
    assert NewsPage.objects.filter(fallback_from=None).count() == 4


def test_an_import_that_broke_off_says_so_and_is_resumed(client, hand_in, monkeypatch):
    archive, _shown = hand_in(archive_of(3, pictures=0))
    make = importing.PageMaker.make

    def fail_at_the_second(self, plan, images):
        if plan.story.row == 2:
            raise RuntimeError
        return make(self, plan, images)

    monkeypatch.setattr(importing.PageMaker, "make", fail_at_the_second)
    shown = press(client, archive, "import")
    assert archive.state == State.FAILED and "The import broke off" in shown
    monkeypatch.setattr(importing.PageMaker, "make", make)
    press(client, archive, "import")
    assert archive.state == State.DONE and archive.counts == {"new": 3}


def test_progress_is_told_to_the_script(client, hand_in):
    archive, _shown = hand_in(archive_of(2, pictures=0))
    told = client.get(reverse("archives:progress", args=[archive.pk])).json()
    assert told == {"state": "checked", "done": 0, "total": 2, "words": "0 of 2 stories"}
    Archive.objects.update(state=State.IMPORTING, done=1)
    shown = client.get(reverse("archives:archive", args=[archive.pk])).content.decode()
    assert 'max="2" value="1"' in shown and "1 of 2 stories" in shown and "Stop" in shown


def test_an_import_that_is_at_work_is_begun_by_nobody_else_and_not_discarded(client, hand_in):
    archive, _shown = hand_in(archive_of(2, pictures=0))
    Archive.objects.update(state=State.IMPORTING)
    assert "another state by now" in press(client, archive, "import")
    assert "another state by now" in press(client, archive, "discard")
    assert not ImportedStory.objects.exists()


def test_the_form_refuses_other_kinds_of_files_and_what_is_too_large(client, people, workplace, monkeypatch):
    client.force_login(people.lead)
    monkeypatch.setattr("cms.intake.archives.forms.DATA_LIMIT", 3)
    for name, words in (("stories.exe", "Expected a file whose name ends with"), ("a.csv", "too large")):
        sent = {"workplace": workplace.pk, "file": SimpleUploadedFile(name, b"title"), "language": "en"}
        assert words in client.post(reverse("archives:add"), sent).content.decode()
    assert not Archive.objects.exists()


def test_editors_and_leads_of_other_branches_come_to_no_archive(client, hand_in, people, workplace):
    archive, _shown = hand_in(archive_of(1, pictures=0))
    addresses = [reverse(f"archives:{name}", args=[archive.pk]) for name in ("archive", "progress")]
    actions = [reverse(f"archives:{name}", args=[archive.pk]) for name in ("import", "stop", "discard")]
    client.force_login(people.other_lead)
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    assert [client.post(address).status_code for address in actions] == [404, 404, 404]
    assert archive.name not in client.get(reverse("archives:list")).content.decode()
    sent = {"workplace": workplace.pk, "file": SimpleUploadedFile("a.csv", b"title\nOne\n"), "language": "en"}
    assert "Select a valid choice" in client.post(reverse("archives:add"), sent).content.decode()
    client.force_login(people.editor)
    for address in (*addresses, reverse("archives:list"), reverse("archives:add")):
        assert client.get(address).status_code == 302
    assert [client.post(address).status_code for address in actions] == [302, 302, 302]
    client.logout()
    assert client.get(reverse("archives:list")).status_code == 302
    archive.refresh_from_db()
    assert archive.state == State.CHECKED


def test_the_menu_leads_administrators_and_leads_there(client, people, admin_user):
    address = reverse("archives:list")
    for user, is_led in ((people.lead, True), (admin_user, True), (people.editor, False)):
        client.force_login(user)
        assert (address in client.get(reverse("wagtailadmin_home")).content.decode()) is is_led


def test_the_list_asks_the_same_whatever_its_length(client, people, workplace, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(people.lead)
    numbers = []
    for count in (1, 10):
        for number in range(count):
            Archive.objects.create(workplace=workplace, name=f"{count}-{number}.zip", started_by=people.lead)
        client.get(reverse("archives:list"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("archives:list"))
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]
