"""Settings: `base` for every installation, and what development, production and the tests change."""
