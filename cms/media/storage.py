"""Addresses of uploads that are kept elsewhere than on this machine's disk."""

from django.urls import reverse


class ReadThroughSite:
    """Mixin of a storage that reads originals, which not everybody may have, through the site's own address.

    Renditions keep the storage's address: it cannot be guessed, and is told where pages show the picture.
    """

    def url(self, name: str, *args, **kwargs) -> str:
        """The address of a file: the site's own for originals, the storage's for all else."""
        if name.startswith("original_images/"):
            return reverse("serve_original", args=[name])
        return super().url(name, *args, **kwargs)
