"""The model story: the forum of school principals in Taraz on 14 and 15 November 2019, retold."""

from cms.demo.content.taraz.contest import CONTEST
from cms.demo.content.taraz.feedback import FEEDBACK_SHEET
from cms.demo.content.taraz.forum import FORUM
from cms.demo.content.taraz.gallery import EXHIBITION
from cms.demo.content.taraz.news import NEWS_ITEM
from cms.demo.content.taraz.people import TRAINERS

__all__ = ["CONTEST", "EXHIBITION", "FEEDBACK_SHEET", "FORUM", "NEWS_ITEM", "TRAINERS"]
