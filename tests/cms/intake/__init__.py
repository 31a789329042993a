"""Tests of reading a report and proposing its pages; `gold` holds reports with their facts."""
