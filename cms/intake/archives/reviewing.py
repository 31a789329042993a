"""The review of forums and contests that an imported story tells of, by the same screen as any report's."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views import View

from cms.editorial.desk.own_branches import OwnBranch
from cms.intake.archives.models import ImportedStory
from cms.intake.archives.views import AllowedMixin
from cms.intake.models import IntakePicture, IntakeReport
from cms.intake.review.access import branch_with
from cms.intake.review.sheet import STORY, part_of
from cms.intake.review.starting import hand_in
from cms.intake.storing import restored


class BeginReviewView(AllowedMixin, View):
    """Begin the review of a story, or go on with it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """For those who write in the branch; 404 for a story that tells of nothing."""
        stories = self.archive.stories.filter(tells_of_events=True)
        with transaction.atomic():
            story = get_object_or_404(
                stories.select_for_update(of=("self",)), pk=self.kwargs["story_id"], page__isnull=False
            )
            if story.report_id is None:
                branch = branch_with(request.user, story.workplace.translation_key)
                story.report = begun(story, branch, request.user)
                story.save(update_fields=["report"])
        return redirect("intake:review", story.report_id)


def begun(story: ImportedStory, branch: OwnBranch, user) -> IntakeReport:
    """A review of the events a story tells of, with its pictures; its news is there already."""
    report = hand_in(restored(story.source), branch, user)
    part_of(report.sheet, STORY)["make"] = False
    report.name = story.title[:160]
    report.save(update_fields=["sheet", "name"])
    page = story.page.specific
    shown = [page.lead_image_id, *page.gallery_images.order_by("sort_order").values_list("image", flat=True)]
    captions = dict(page.gallery_images.values_list("image", "caption"))
    IntakePicture.objects.bulk_create(
        IntakePicture(report=report, image_id=image, order=order, caption=captions.get(image, ""))
        for order, image in enumerate(dict.fromkeys(filter(None, shown)))
    )
    return report
