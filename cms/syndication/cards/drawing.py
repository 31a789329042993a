"""Drawing of a card: the center's mark, what the page is, and its title."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw

from cms.syndication.cards.lettering import lettering

SIZE = (1200, 630)
# The mark alone, without words, on the colour of the card.
MARK_FILE = Path(settings.BASE_DIR) / "cms" / "static" / "cms" / "img" / "share.png"
MARK_BOX, MARK_SIZE = (430, 150, 770, 480), (92, 89)
MARGIN, BAND = 72, 14
# The light scheme's accent, paper and ochre.
TEAL, PAPER, OCHRE = "#0f5763", "#fbf9f3", "#c58a2b"
LINES_MOST = 4
# Sizes of a title, the largest that leaves nothing out.
TITLE_SIZES = (68, 58, 50, 44)


@dataclass(frozen=True)
class Words:
    """What stands on a card: whose it is, what kind of page, and its title."""

    center: str
    kicker: str
    title: str

    @property
    def fingerprint(self) -> str:
        """A name for the card with these words, as it is drawn now."""
        told = repr((self.center, self.kicker, self.title, SIZE, TITLE_SIZES, "1"))
        return sha256(told.encode()).hexdigest()[:16]


def card(words: Words) -> bytes:
    """The card as a PNG. A tenth of a second."""
    image = Image.new("RGB", SIZE, TEAL)
    canvas = ImageDraw.Draw(image)
    canvas.rectangle((0, SIZE[1] - BAND, *SIZE), fill=OCHRE)
    image.paste(_mark(), (MARGIN, 56))
    width = SIZE[0] - 2 * MARGIN
    name = lettering("golos-text", 30, 500)
    place = MARGIN + MARK_SIZE[0] + 24
    of_center = name.lines(words.center, SIZE[0] - place - MARGIN, 2)
    for number, line in enumerate(of_center):
        name.draw(canvas, (place, 112 + 20 * (2 * number - len(of_center) + 1)), line, PAPER)
    kicker = lettering("golos-text", 30, 600)
    lines, title = _title(words.title, width)
    # From below: titles of one line and of four end at the same height.
    height = round(title.size * 1.2)
    below = SIZE[1] - BAND - 64
    for number, line in enumerate(reversed(lines)):
        title.draw(canvas, (MARGIN, below - number * height), line, PAPER)
    if words.kicker:
        line = kicker.lines(words.kicker, width, 1)[0]
        kicker.draw(canvas, (MARGIN, below - len(lines) * height - 12), line, OCHRE)
    output = BytesIO()
    image.quantize(64).save(output, "PNG", optimize=True)
    return output.getvalue()


def _title(text: str, width: int):
    """The lines of a title, and the largest lettering in which nothing is left out; else the smallest."""
    for size in TITLE_SIZES:
        letters = lettering("literata", size, 600)
        lines = letters.lines(text, width, LINES_MOST)
        if not lines[-1].endswith("…") or size == TITLE_SIZES[-1]:
            break
    return lines, letters


@cache
def _mark() -> Image.Image:
    with Image.open(MARK_FILE) as whole:
        return whole.convert("RGB").crop(MARK_BOX).resize(MARK_SIZE, Image.Resampling.LANCZOS)
