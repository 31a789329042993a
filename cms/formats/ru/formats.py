"""Russian as Django has it; weeks from Monday."""

FIRST_DAY_OF_WEEK = 1
