"""Where uploads are read that are kept elsewhere than on this machine's disk."""

from django.urls import reverse


class ReadThroughSite:
    """Part of a storage: names the site's own address for originals, which not everybody may have.

    Renditions keep the storage's address: it cannot be guessed, and is told where pages show the picture.
    """

    def url(self, name: str, *args, **kwargs) -> str:
        """Where a file is read."""
        if name.startswith("original_images/"):
            return reverse("serve_original", args=[name])
        return super().url(name, *args, **kwargs)
