"""`manage.py publish_scheduled`: Wagtail's command, in which each page stands for itself."""

from wagtail.management.commands.publish_scheduled import Command as WagtailCommand

from cms.editorial.schedule.due import expire_others, run_due


class Command(WagtailCommand):
    """Wagtail's own stops at the first page that fails, and has forgotten its hour by then."""

    help = "Publish and take down what is due. What fails is kept with its reason and tried again."

    def handle(self, *args, **options):
        """`--dryrun` tells what would be done, as Wagtail's does."""
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        expire_others()
        for failure in run_due():
            self.stderr.write(f"{failure.page}: {failure.error}")
