"""read_client.py ROOT PATH ...: what an app reads of the content there, by a client of openapi-python-client.

Checked by `mypy --strict` beside the generated package `plone_client`.
"""

import json
import sys

from plone_client import Client
from plone_client.api.content import get_content
from plone_client.models import Contest, Error, Forum, GuestBlock, ServiceError, Summary
from plone_client.types import Unset


def told(client: Client, path: str) -> dict[str, list[str]]:
    """The programme, the awards and the gallery in words."""
    programme: list[str] = []
    awards: list[str] = []
    gallery: list[str] = []
    content = get_content.sync(path, client=client)
    if content is None or isinstance(content, Error | ServiceError):
        raise SystemExit(f"{path}: {content}")
    if isinstance(content, Forum):
        for day in content.programme or []:
            for session in day.value.sessions:
                programme.append(f"{day.value.date or ''} {session.starts or ''} {session.title}")
                for speaker in session.speakers:
                    if isinstance(speaker, GuestBlock):
                        programme.append(speaker.value.name)
                    elif isinstance(speaker.value, Summary):
                        programme.append(speaker.value.title)
        for picture in content.gallery_images or []:
            preview = picture.image.scales.additional_properties.get("preview") if picture.image else None
            gallery.append(f"{picture.caption}: {preview.download if preview else ''}")
    if isinstance(content, Contest) and not isinstance(content.awards, Unset):
        awards = [
            f"{award.place.value if award.place else award.nomination}: {award.school or award.person}"
            for award in content.awards
        ]
    return {"programme": programme, "awards": awards, "gallery": gallery}


if __name__ == "__main__":
    root, *paths = sys.argv[1:]
    with Client(base_url=root) as api:
        print(json.dumps([told(api, path) for path in paths]))
