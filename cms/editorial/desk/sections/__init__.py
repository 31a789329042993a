"""Sections of the desk, each a list of what is to be done or to be known in a branch."""

from cms.editorial.desk.sections.approvals import ToApprove, UnderWay
from cms.editorial.desk.sections.base import Section
from cms.editorial.desk.sections.drafts import Drafts
from cms.editorial.desk.sections.events import Reports, Upcoming
from cms.editorial.desk.sections.published import Published
from cms.editorial.desk.sections.translations import Translations

# In the order of the desk: what waits for the reader first, what is only good to know last.
SECTIONS: tuple[type[Section], ...] = (
    ToApprove,
    UnderWay,
    Drafts,
    Upcoming,
    Reports,
    Translations,
    Published,
)
