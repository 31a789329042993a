"""English as the site writes it: day before month, weeks from Monday.

Fields show months as words, so that whoever types 03/04/2019 sees at once which of the two is the month.
"""

from cms.languages.formats import TIMES, with_times

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = [
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%B %d %Y",
    "%b %d %Y",
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%Y-%m-%d",
]
TIME_INPUT_FORMATS = [*TIMES, "%I:%M %p", "%I:%M%p"]
DATETIME_INPUT_FORMATS = with_times(DATE_INPUT_FORMATS, TIME_INPUT_FORMATS)
