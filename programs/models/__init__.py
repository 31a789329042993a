"""Page models of what branches organise, and of the people who lead it."""

from programs.models.contests import ContestAward, ContestGalleryImage, ContestPage
from programs.models.feedback import FeedbackQuestion, FeedbackSheetPage
from programs.models.forums import ForumGalleryImage, ForumPage
from programs.models.indexes import EventIndexPage, TrainerIndexPage
from programs.models.trainers import TrainerPage

__all__ = [
    "ContestAward",
    "ContestGalleryImage",
    "ContestPage",
    "EventIndexPage",
    "FeedbackQuestion",
    "FeedbackSheetPage",
    "ForumGalleryImage",
    "ForumPage",
    "TrainerIndexPage",
    "TrainerPage",
]
