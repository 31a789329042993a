"""What cannot be read as a report."""


class UnreadableReport(ValueError):
    """Nothing can be made of what was handed in."""
