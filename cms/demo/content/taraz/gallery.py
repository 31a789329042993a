"""The exhibition in pictures: thirty drawn scenes of the forum in the order of its days."""

from cms.demo.content.taraz.gallery_first_day import FIRST_DAY
from cms.demo.content.taraz.gallery_second_day import SECOND_DAY

EXHIBITION = (*FIRST_DAY, *SECOND_DAY)
