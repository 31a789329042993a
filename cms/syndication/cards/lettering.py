"""Lettering of cards in the site's own fonts, each of which comes in several files by alphabets."""

from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from PIL import ImageDraw, ImageFont

FOLDER = Path(settings.BASE_DIR) / "cms" / "static" / "cms" / "fonts"
# No character: what a font draws for this, it draws for whatever it does not have.
NOTHING = "\U0010ffff"
ELLIPSIS = "…"


class Lettering:
    """One font in one size and weight, put together from the files of its alphabets."""

    def __init__(self, family: str, size: int, weight: int):
        self.size = size
        self.faces = [_face(file, size, weight) for file in sorted(FOLDER.glob(f"{family}-*.woff2"))]

    def runs(self, text: str) -> list[tuple[str, ImageFont.FreeTypeFont]]:
        """The parts of a text with the file that has their letters; letters that none has are left out."""
        parts: list[tuple[str, ImageFont.FreeTypeFont]] = []
        for letter in text:
            last = parts[-1][1] if parts else self.faces[0]
            # A space is drawn as what stands before it.
            face = last if letter.isspace() or _has(last, letter) else self._face_of(letter)
            if face is None:
                continue
            if parts and face is last:
                parts[-1] = (parts[-1][0] + letter, face)
            else:
                parts.append((letter, face))
        return parts

    def _face_of(self, letter: str) -> ImageFont.FreeTypeFont | None:
        return next((face for face in self.faces if _has(face, letter)), None)

    def width(self, text: str) -> float:
        """The width of a line in pixels."""
        return sum(face.getlength(part) for part, face in self.runs(text))

    def lines(self, text: str, width: int, most: int) -> list[str]:
        """A text in lines of a width, at most so many; what is left out has an ellipsis in its place."""
        lines: list[str] = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.width(longer) <= width or not lines[-1]:
                lines[-1] = longer
            elif len(lines) < most:
                lines.append(word)
            else:
                lines[-1] = f"{lines[-1]}{ELLIPSIS}"
                break
        return [self._cut(line, width) for line in lines]

    def _cut(self, line: str, width: int) -> str:
        """A line cut where a single word is wider than there is room."""
        while line and self.width(line) > width:
            line = f"{line.removesuffix(ELLIPSIS)[:-1]}{ELLIPSIS}"
        return line

    def draw(self, canvas: ImageDraw.ImageDraw, place: tuple[int, int], text: str, colour: str) -> None:
        """Draw a line whose letters stand on the place's height."""
        x, y = float(place[0]), place[1]
        for part, face in self.runs(text):
            canvas.text((x, y), part, fill=colour, font=face, anchor="ls")
            x += face.getlength(part)


def _face(file: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    face = ImageFont.truetype(str(file), size)
    try:
        axes = face.get_variation_axes()
    except OSError:
        # A font that was cut to the one weight it is used in.
        return face
    # Sizes for reading and for titles are another axis, which stays as it is.
    weights = [weight if axis["name"] in (b"Weight", "Weight") else axis["default"] for axis in axes]
    face.set_variation_by_axes(weights)
    return face


@lru_cache(maxsize=4096)
def _has(face: ImageFont.FreeTypeFont, letter: str) -> bool:
    mask = face.getmask(letter)
    return mask.getbbox() is not None and bytes(mask) != bytes(face.getmask(NOTHING))


@cache
def lettering(family: str, size: int, weight: int) -> Lettering:
    """One font, whose files are read once in a process."""
    return Lettering(family, size, weight)
