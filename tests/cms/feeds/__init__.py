"""Tests of the feeds of news."""
