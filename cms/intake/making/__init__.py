"""Making draft pages of a report that was looked over."""
