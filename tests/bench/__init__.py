"""Speed of the API beside Wagtail's own and beside no work at all: `make bench`."""
