"""Russian as Django has it; weeks from Monday, hours without seconds in fields."""

from cms.languages.formats import TIMES, with_times

FIRST_DAY_OF_WEEK = 1
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d.%m.%y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = TIMES
DATETIME_INPUT_FORMATS = with_times(DATE_INPUT_FORMATS, TIMES)
