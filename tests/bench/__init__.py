"""How fast the API is beside Wagtail's own and beside no work at all: `make bench`."""
