"""Caches that may fail: what they hold can be had elsewhere, so a cache that is gone is only a miss."""
