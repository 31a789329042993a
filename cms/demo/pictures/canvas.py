"""The canvas the scenes paint on: antialiased, blurred and shaded shapes, and the finish.

All coordinates are in units of a thousandth of the short side, so a scene looks the same
at any size. Every shape goes through a mask: drawn larger and reduced where it must be
crisp, drawn smaller and enlarged where it must be soft. That is what keeps a picture of
two megapixels within a third of a second.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .palettes import Palette
from .shapes import Colour, Point

Shape = Sequence[Point]
Rim = tuple[float, float, Colour, float]
Frame = tuple[int, int, int, int]
Extent = tuple[float, float, float, float]
Fit = Callable[[Shape], list[Point]]
Paint = Callable[[ImageDraw.ImageDraw, Fit, float], None]

_GRAIN_TILE = 512


@lru_cache(maxsize=4)
def _grain(size: tuple[int, int]) -> Image.Image:
    """Film grain around middle grey, made once and tiled."""
    # effect_noise() draws on the C library's generator, which cannot be seeded.
    noise = Image.frombytes("L", (_GRAIN_TILE, _GRAIN_TILE), Random(1).randbytes(_GRAIN_TILE * _GRAIN_TILE))
    noise = noise.filter(ImageFilter.GaussianBlur(0.7))
    noise = noise.point([round(128 + (value - 128) * 0.085) for value in range(256)])
    tiled = Image.new("L", size)
    for left in range(0, size[0], _GRAIN_TILE):
        for top in range(0, size[1], _GRAIN_TILE):
            tiled.paste(noise, (left, top))
    return Image.merge("RGB", (tiled, tiled, tiled))


@lru_cache(maxsize=4)
def _vignette(size: tuple[int, int]) -> Image.Image:
    """A mask that is empty in the middle and grows towards the corners."""
    radial = Image.radial_gradient("L").resize((96, 96))
    radial = radial.point([round(max(0, value - 105) ** 1.5 / 25) for value in range(256)])
    return radial.resize(size, Image.Resampling.BICUBIC)


class Canvas:
    """An RGB picture under the brush."""

    def __init__(self, size: tuple[int, int], palette: Palette) -> None:
        self.palette = palette
        self.image = Image.new("RGB", size, palette.wall)
        self.unit = min(size) / 1000
        self.width = size[0] / self.unit
        self.height = size[1] / self.unit

    @property
    def upright(self) -> bool:
        """Whether the picture is taller than wide."""
        return self.height > self.width

    def wash(self, colours: Sequence[Colour], top: float = 0, bottom: float | None = None) -> None:
        """Fill a band of the whole width with a vertical gradient through the colours."""
        bottom = self.height if bottom is None else bottom
        first, last = round(top * self.unit), round(bottom * self.unit)
        if last <= first:
            return
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata(list(colours))
        # The box starts and ends in the middle of a pixel: a ramp from edge to edge.
        strip = strip.resize((1, last - first), Image.Resampling.BILINEAR, (0, 0.5, 1, len(colours) - 0.5))
        self.image.paste(strip.resize((self.image.width, last - first)), (0, first))

    def fill(
        self,
        shapes: Shape | Iterable[Shape],
        colours: Colour | Sequence[Colour],
        *,
        blur: float = 0,
        opacity: float = 1,
        rim: Rim | None = None,
    ) -> None:
        """Fill one shape, or several at once, with a colour or a gradient.

        Two colours run from top to bottom, four are the corners in reading order.
        `rim` is a light that catches the edge: the direction it comes from, its colour
        and strength.
        """
        shapes = list(shapes)
        if not shapes:
            return
        if isinstance(shapes[0][0], int | float):
            shapes = [shapes]
        unit = self.unit
        pixels = [[(x * unit, y * unit) for x, y in shape] for shape in shapes]
        spread = blur * unit
        placed = self._place(pixels, spread)
        if placed is None:
            return
        frame, extent = placed

        def outlines(pen: ImageDraw.ImageDraw, fit: Fit, scale: float) -> None:
            for shape in pixels:
                pen.polygon(fit(shape), 255)

        mask = self._mask(frame, spread, outlines)
        self._lay(mask, frame, extent, colours, opacity)
        if rim is not None:
            across, down, colour, strength = rim
            shifted = Image.new("L", mask.size)
            shifted.paste(mask, (round(across * -unit), round(down * -unit)))
            edge = ImageChops.subtract(mask, shifted)
            edge = ImageChops.multiply(edge.filter(ImageFilter.BoxBlur(max(1, unit))), mask)
            self._lay(edge, frame, extent, colour, strength * opacity)

    def lines(
        self,
        paths: Iterable[Shape],
        colours: Colour | Sequence[Colour],
        width: float,
        *,
        blur: float = 0,
        opacity: float = 1,
    ) -> None:
        """Draw many strokes of one width in one go."""
        unit = self.unit
        pixels = [[(x * unit, y * unit) for x, y in path] for path in paths]
        if not pixels:
            return
        thick = width * unit
        placed = self._place(pixels, blur * unit + thick / 3)
        if placed is None:
            return
        frame, extent = placed

        def strokes(pen: ImageDraw.ImageDraw, fit: Fit, scale: float) -> None:
            for path in pixels:
                pen.line(fit(path), 255, max(1, round(thick * scale)), joint="curve")

        mask = self._mask(frame, blur * unit, strokes)
        self._lay(mask, frame, extent, colours, opacity)

    def soften(self, amount: float) -> None:
        """Put everything painted so far out of focus: it is farther away than what follows."""
        spread = amount * self.unit
        if spread < 0.4:
            return
        factor = max(2 if spread >= 1.2 else 1, min(8, int(spread)))
        small = self.image.reduce(factor)
        small = small.filter(ImageFilter.GaussianBlur(spread / factor))
        # Enlarge from the exact share of the reduced picture, or each pass would shift it.
        share = (0, 0, self.image.width / factor, self.image.height / factor)
        self.image = small.resize(self.image.size, Image.Resampling.BICUBIC, share)

    def finish(self, bloom: float = 0.5) -> Image.Image:
        """Let highlights bleed, tone the shadows, darken the corners, add the grain."""
        image = self.image
        if bloom:
            small = image.reduce(8)
            glow = small.point([round(max(0, value - 168) * 2.4 * bloom) for value in range(256)] * 3)
            glow = glow.filter(ImageFilter.GaussianBlur(5 * self.unit))
            share = (0, 0, image.width / 8, image.height / 8)
            glow = glow.resize(image.size, Image.Resampling.BILINEAR, share)
            image = ImageChops.screen(image, glow)
        table = []
        for dark, bright in zip(self.palette.shadow, self.palette.light, strict=True):
            for value in range(256):
                level = value / 255
                level = level * 0.6 + (3 * level**2 - 2 * level**3) * 0.4
                toned = dark * 0.42 + (bright * 0.992 - dark * 0.42) * level
                table.append(min(255, round((value * 0.6 + toned * 0.4) * 1.07)))
        image = image.point(table)
        corner = tuple(part // 3 for part in self.palette.shadow)
        image.paste(corner, (0, 0), _vignette(image.size))
        self.image = ImageChops.add(image, _grain(image.size), 1, -128)
        return self.image

    def _place(self, shapes: list[list[Point]], spread: float) -> tuple[Frame, Extent] | None:
        """The frame of pixels a drawing touches, and its full extent outside of it too."""
        left = min(x for shape in shapes for x, _ in shape)
        right = max(x for shape in shapes for x, _ in shape)
        top = min(y for shape in shapes for _, y in shape)
        bottom = max(y for shape in shapes for _, y in shape)
        pad = spread * 2.6 + 2
        frame = (
            max(0, math.floor(left - pad)),
            max(0, math.floor(top - pad)),
            min(self.image.width, math.ceil(right + pad)),
            min(self.image.height, math.ceil(bottom + pad)),
        )
        if frame[2] <= frame[0] or frame[3] <= frame[1]:
            return None
        return frame, (left, top, max(right, left + 1), max(bottom, top + 1))

    @staticmethod
    def _mask(frame: Frame, spread: float, paint: Paint) -> Image.Image:
        """A mask of the frame's size, painted at the scale its softness calls for."""
        width, height = frame[2] - frame[0], frame[3] - frame[1]
        if spread >= 3:
            scale = 1 / min(16, int(spread / 1.5))
        elif spread >= 1.2:
            scale = 1
        elif width * height > 400_000:
            scale = 2
        else:
            scale = 3
        size = math.ceil(width * scale), math.ceil(height * scale)
        mask = Image.new("L", size)

        def fit(points: Shape) -> list[Point]:
            return [((x - frame[0]) * scale, (y - frame[1]) * scale) for x, y in points]

        paint(ImageDraw.Draw(mask), fit, scale)
        if scale < 1:
            mask = mask.filter(ImageFilter.GaussianBlur(spread * scale))
            share = (0, 0, width * scale, height * scale)
            return mask.resize((width, height), Image.Resampling.BILINEAR, share)
        mask = mask.reduce(scale) if scale > 1 else mask
        return mask.filter(ImageFilter.GaussianBlur(spread)) if spread > 0.3 else mask

    def _lay(
        self,
        mask: Image.Image,
        frame: Frame,
        extent: Extent,
        colours: Colour | Sequence[Colour],
        opacity: float,
    ) -> None:
        """Lay a colour or a gradient on the picture through the mask."""
        if opacity < 1:
            mask = mask.point([round(value * opacity) for value in range(256)])
        if isinstance(colours[0], int):
            self.image.paste(colours, frame, mask)
            return
        columns = 2 if len(colours) == 4 else 1
        corners = Image.new("RGB", (columns, len(colours) // columns))
        corners.putdata(list(colours))

        def share(edge: float, start: float, end: float) -> float:
            return min(1.99, max(0.01, 0.5 + (edge - start) / (end - start)))

        left, top, right, bottom = extent
        across = (share(frame[0], left, right), share(frame[2], left, right))
        down = (share(frame[1], top, bottom), share(frame[3], top, bottom))
        if columns == 1:
            across = (0, 1)
        if across[1] - across[0] < 0.001 or down[1] - down[0] < 0.001:
            return
        ramp = corners.resize(
            (mask.width if columns == 2 else 1, mask.height),
            Image.Resampling.BILINEAR,
            (across[0], down[0], across[1], down[1]),
        )
        if columns == 1:
            ramp = ramp.resize(mask.size, Image.Resampling.NEAREST)
        self.image.paste(ramp, frame, mask)
