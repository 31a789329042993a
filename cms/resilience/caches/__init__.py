"""Caches that may fail: what they hold is to be had elsewhere too, so that one that is gone is a miss."""
