"""Uploads in a bucket. Apart, because only installations with one have the client library."""

from storages.backends.s3 import S3Storage

from cms.media.storage import ReadThroughSite


class BucketStorage(ReadThroughSite, S3Storage):
    """An S3 bucket whose policy lets readers have `images/` and nothing else."""
