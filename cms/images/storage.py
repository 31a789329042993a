"""Uploads in a bucket: what is public is read there, everything else through the site."""

from django.urls import reverse
from storages.backends.s3 import S3Storage


class ReadThroughSite:
    """A storage that names the site's own address for originals, which not everybody may have.

    Renditions keep the bucket's address: it cannot be guessed, and is told where pages show the picture.
    """

    def url(self, name: str, *args, **kwargs) -> str:
        """Where a file is read."""
        if name.startswith("original_images/"):
            return reverse("serve_original", args=[name])
        return super().url(name, *args, **kwargs)


class BucketStorage(ReadThroughSite, S3Storage):
    """An S3 bucket whose policy lets readers have `images/` and nothing else."""
