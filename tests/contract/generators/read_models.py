"""read_models.py ADDRESS ...: what an app reads of the content there, by models of datamodel-code-generator.

Checked by `mypy --strict` beside the generated `models.py`.
"""

import json
import sys

import httpx
from models import Content, Contest, Forum, GuestBlock


def told(content: Content) -> dict[str, list[str]]:
    """The programme, the awards and the gallery in words."""
    programme: list[str] = []
    awards: list[str] = []
    gallery: list[str] = []
    root = content.root
    if isinstance(root, Forum):
        for day in root.programme or []:
            for session in day.root.value.sessions:
                programme.append(f"{day.root.value.date or ''} {session.starts or ''} {session.title}")
                for speaker in session.speakers:
                    block = speaker.root
                    if isinstance(block, GuestBlock):
                        programme.append(block.value.name)
                    else:
                        programme.append(block.value.title if block.value else "")
        for picture in root.gallery_images or []:
            preview = picture.image.scales.get("preview") if picture.image else None
            gallery.append(f"{picture.caption}: {preview.download if preview else ''}")
    if isinstance(root, Contest):
        awards = [
            f"{award.place.value if award.place else award.nomination}: {award.school or award.person}"
            for award in root.awards or []
        ]
    return {"programme": programme, "awards": awards, "gallery": gallery}


if __name__ == "__main__":
    answers = (httpx.get(address, timeout=60).json() for address in sys.argv[1:])
    print(json.dumps([told(Content.model_validate(answer)) for answer in answers]))
