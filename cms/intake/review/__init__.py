"""Looking over what was understood of a report: the screen, its forms, what is decided there."""
