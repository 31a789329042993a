"""`manage.py load_demo`: the demo content, and who can log in to try it."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.demo.loading.people import LOGINS
from cms.demo.loading.reading import ContentError
from cms.demo.loading.site import load, page_count
from cms.pages.addresses import keep_address_in_step

DEVELOPMENT_PASSWORD = "demo"  # noqa: S105  only ever set where DEBUG is on


class Command(BaseCommand):
    """Loads what is missing of the demo content; may be called again at any time."""

    help = "Load the demo content in three languages. Repeatable: what is there is left as it is."

    def add_arguments(self, parser):
        """`--password` for the logins, `--show-logins` to print them without loading."""
        parser.add_argument("--password", help="password of the demo logins; needed where DEBUG is off")
        parser.add_argument("--show-logins", action="store_true", help="print the logins and load nothing")

    def handle(self, *args, password: str | None, show_logins: bool, **options):
        """Load, with a line for every step, and end with the logins."""
        if not password and not settings.DEBUG:
            raise CommandError(
                "This is no development machine: give the demo logins a password with --password."
            )
        if show_logins:
            keep_address_in_step()
        else:
            try:
                load(password or DEVELOPMENT_PASSWORD, self.stdout.write)
            except ContentError as error:
                raise CommandError(f"cms/demo/content/{error}") from error
            # Nobody need wait for the background process to see all of it.
            call_command("rebuild_documents", "--owed", stdout=self.stdout)
            self.stdout.write(self.style.SUCCESS(f"The demo is loaded: {page_count()} pages."))
        self.stdout.write("")
        self.stdout.write(f"Site   {settings.SITE_ROOT_URL}/")
        self.stdout.write(f"Admin  {settings.SITE_ROOT_URL}/admin/")
        for login in LOGINS:
            shown = "(as you chose)" if password else DEVELOPMENT_PASSWORD
            self.stdout.write(f"  {login.username:<8} {shown:<15} {login.role}")
