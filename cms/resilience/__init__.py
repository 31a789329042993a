"""Parts that keep a fault small: locks, a busy database, caches that are gone, workers that were killed."""
