"""People seen from behind or from above. Faces are never drawn."""

from dataclasses import dataclass, replace
from random import Random

from .canvas import Canvas
from .palettes import Palette
from .shapes import Colour, Point, box, curve, mix, oval, tint, vary

_SKIN = ((206, 160, 128), (190, 142, 110), (218, 174, 142), (176, 128, 98))
_HAIR = ((34, 28, 28), (44, 34, 30), (58, 42, 34), (28, 26, 30), (76, 54, 40), (132, 126, 122))
_STYLES = ("short", "short", "crop", "bob", "bob", "long", "bun", "bun", "tail")


@dataclass(frozen=True)
class Look:
    """What a person wears and how the hair is done."""

    clothes: Colour
    lower: Colour
    collar: Colour | None
    skin: Colour
    hair: Colour
    style: str
    build: float
    lean: float
    skirt: bool

    def faded(self, haze: Colour, amount: float) -> "Look":
        """The same person seen through more air, or in more shade."""
        collar = mix(self.collar, haze, amount) if self.collar else None
        return replace(
            self,
            clothes=mix(self.clothes, haze, amount),
            lower=mix(self.lower, haze, amount),
            skin=mix(self.skin, haze, amount),
            hair=mix(self.hair, haze, amount),
            collar=collar,
        )


def somebody(random: Random, palette: Palette) -> Look:
    """A person made up at random."""
    clothes = vary(random, random.choice(palette.clothes), 12)
    style = random.choice(_STYLES)
    return Look(
        clothes=clothes,
        lower=vary(random, random.choice(((48, 50, 58), (62, 56, 52), (36, 40, 50))), 8),
        collar=tint(palette.light, -0.04) if random.random() < 0.45 else None,
        skin=random.choice(_SKIN),
        hair=vary(random, random.choice(_HAIR), 6),
        style=style,
        build=random.uniform(0.9, 1.12),
        lean=random.uniform(-0.09, 0.09),
        skirt=style in ("bob", "long", "bun", "tail") and random.random() < 0.6,
    )


def head(canvas: Canvas, look: Look, x: float, top: float, size: float, side: int, blur: float = 0) -> None:
    """The back of a head with its neck; `size` is the height from crown to chin."""
    light = canvas.palette.light

    def place(points: list[Point]) -> list[Point]:
        return [(x + (across + look.lean * (1 - down)) * size, top + down * size) for across, down in points]

    bright, dark = tint(look.skin, 0.08), mix(look.skin, canvas.palette.shadow, 0.35)
    skin = (bright, dark, bright, dark) if side < 0 else (dark, bright, dark, bright)
    neck = place([(-0.2, 0.6), (0.2, 0.6), (0.23, 1.0), (0.34, 1.2), (-0.34, 1.2), (-0.23, 1.0)])
    canvas.fill(neck, skin, blur=blur)
    ears = [
        place(oval(-0.355, 0.55, 0.06, 0.12, 0.15)),
        place(oval(0.355, 0.55, 0.06, 0.12, -0.15)),
    ]
    if look.style in ("short", "crop", "bun", "tail"):
        canvas.fill(ears, skin[:2], blur=blur)
    shadow = mix(look.hair, canvas.palette.shadow, 0.4)
    shine = mix(tint(look.hair, 0.16), light, 0.1)
    hair = (shine, look.hair, look.hair, shadow)
    if side > 0:
        hair = (look.hair, shine, shadow, look.hair)
    outlines = {
        "short": [(0, -0.03), (0.25, 0.03), (0.37, 0.25), (0.36, 0.52), (0.28, 0.76), (0.17, 0.9)],
        "crop": [(0, 0), (0.23, 0.05), (0.345, 0.26), (0.335, 0.5), (0.26, 0.68), (0.14, 0.76)],
        "bob": [(0, -0.05), (0.3, 0.03), (0.43, 0.3), (0.46, 0.7), (0.44, 1.0), (0.2, 1.08)],
        "long": [(0, -0.05), (0.29, 0.02), (0.42, 0.3), (0.45, 0.8), (0.43, 1.4), (0.2, 1.75)],
        "bun": [(0, -0.02), (0.25, 0.04), (0.37, 0.26), (0.35, 0.52), (0.24, 0.74), (0.1, 0.82)],
        "tail": [(0, -0.02), (0.25, 0.04), (0.37, 0.26), (0.35, 0.52), (0.25, 0.74), (0.12, 0.82)],
    }
    half = outlines[look.style]
    outline = half + [(-across, down) for across, down in reversed(half[1:])]
    rim = (0.03 * size * side, -0.02 * size, light, 0.45)
    canvas.fill(place(curve(outline, 5)), hair, blur=blur, rim=None if blur > 1 else rim)
    if look.style == "bun":
        knot = place(oval(0.02, 0.3, 0.2, 0.17))
        canvas.fill(knot, (shine, shadow), blur=blur, rim=None if blur > 1 else rim)
    elif look.style == "tail":
        band = place(box(-0.07, 0.36, 0.07, 0.44))
        tail = [
            (0, 0.38),
            (0.14, 0.6),
            (0.17, 1.0),
            (0.1, 1.4),
            (0, 1.62),
            (-0.1, 1.3),
            (-0.14, 0.8),
        ]
        canvas.fill(place(curve(tail, 5)), (shine, shadow), blur=blur)
        canvas.fill(band, mix(look.clothes, light, 0.3), blur=blur)
    if size > 42 and blur < 1.5 and look.style in ("bob", "long", "tail", "bun"):
        strands = [
            place(curve([(at * 0.3, 0.06), (at * 0.8, 0.4), (at, outline[5][1] * 0.86)], 5, False))
            for at in (-0.3, -0.17, -0.04, 0.1, 0.22, 0.32)
        ]
        canvas.lines(strands, shine, 0.022 * size, blur=0.02 * size, opacity=0.4)


def shading(canvas: Canvas, colour: Colour, side: int) -> tuple[Colour, Colour, Colour, Colour]:
    """Corner colours of cloth lit from one side."""
    lit = mix(tint(colour, 0.1), canvas.palette.light, 0.12)
    dark = mix(colour, canvas.palette.shadow, 0.3)
    deep = mix(colour, canvas.palette.shadow, 0.55)
    if side < 0:
        return lit, mix(colour, dark, 0.5), colour, deep
    return mix(colour, dark, 0.5), lit, deep, colour


def seated(
    canvas: Canvas,
    look: Look,
    x: float,
    top: float,
    size: float,
    side: int,
    blur: float = 0,
    chair: Colour | None = None,
) -> None:
    """A seated person from behind, down to the seat; `side` is where the light is."""
    wide = look.build
    shift = look.lean

    def place(points: list[Point]) -> list[Point]:
        return [(x + across * size, top + down * size) for across, down in points]

    half = [
        (0.24, 0.98),
        (0.52, 1.13),
        (0.9 * wide, 1.3 + shift),
        (1.05 * wide, 1.62),
        (1.14 * wide, 2.3),
        (1.12 * wide, 3.0),
        # Without a chair the figure goes on down behind the row in front of the viewer.
        (0.92 * wide, 3.8) if chair else (1.08 * wide, 6.5),
    ]
    other = [(-across, down - 2 * shift * (across > 0.9)) for across, down in reversed(half)]
    head(canvas, look, x, top, size, side, blur)
    rim = (0.04 * size * side, -0.05 * size, canvas.palette.light, 0.5)
    cloth = shading(canvas, look.clothes, side)
    if chair:
        # The seat stands on the floor: four legs, and the shade under it.
        shade = place(oval(-0.5 * side, 5.2, 1.7, 0.4))
        canvas.fill(shade, canvas.palette.shadow, blur=0.35 * size, opacity=0.42)
        steel = mix(chair, canvas.palette.shadow, 0.6)
        legs = [place([(a * 0.74, 3.5), (a * 0.8, 5.2)]) for a in (-1, 1)]
        canvas.lines(legs, steel, 0.1 * size, blur=blur)
        lap = place(
            curve(
                [(-0.95, 3.0), (0.95, 3.0), (0.98, 3.95), (0.6, 4.15), (-0.6, 4.15), (-0.98, 3.95)],
                4,
            )
        )
        canvas.fill(lap, mix(look.lower, canvas.palette.shadow, 0.35), blur=blur)
    body = place(curve(half + other, 5))
    canvas.fill(body, cloth, blur=blur, rim=None if blur > 1 else rim)
    if look.collar:
        collar = place([(-0.3, 0.98), (-0.2, 0.9), (0.2, 0.9), (0.3, 0.98), (0.2, 1.08), (-0.2, 1.08)])
        canvas.fill(collar, mix(look.collar, canvas.palette.shadow, 0.12), blur=blur)
    # Far figures are too small for their folds to show.
    if size > 34:
        folds = [
            place(curve([(0.8 * wide, 1.75), (0.76 * wide, 2.4), (0.8 * wide, 3.1)], 4, False)),
            place(curve([(-0.8 * wide, 1.75), (-0.76 * wide, 2.4), (-0.8 * wide, 3.1)], 4, False)),
            place([(0, 1.2), (shift, 2.1), (0, 3.1)]),
        ]
        dark = mix(look.clothes, canvas.palette.shadow, 0.7)
        canvas.lines(folds, dark, 0.055 * size, blur=max(blur, 0.045 * size), opacity=0.6)
    if look.style in ("long", "tail"):
        # Hair that falls over the shoulders lies on top of the clothes.
        head(canvas, replace(look, style=look.style), x, top, size, side, blur)
    if chair:
        back = [
            (-0.86, 2.12),
            (0, 2.04),
            (0.86, 2.12),
            (0.92, 2.5),
            (0.84, 3.7),
            (-0.84, 3.7),
            (-0.92, 2.5),
        ]
        colours = (tint(chair, 0.12), mix(chair, canvas.palette.shadow, 0.55))
        edge = (0, -0.05 * size, canvas.palette.light, 0.4)
        canvas.fill(place(curve(back, 4)), colours, blur=blur, rim=None if blur > 1 else edge)
